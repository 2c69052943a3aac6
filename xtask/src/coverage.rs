//! `coverage`: counts the clauses of a document that cases check, and lists the uncovered ones.

use std::{
    fs,
    io::{self, Write},
};

use openapi_document::{Document, sample::holders, schema};
use serde_json::{Value, json};

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    suite::{self, Harness, Level, Run, Suite, Verdict},
    table,
};

/// Measure how much of a document the cases cover
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Runs every case and counts the clauses of the document that an assertion checked: operations,
responses, properties, values, keywords satisfied and violated, malformed bodies, faults. Uncovered
clauses are listed with their place and the case that would cover them, and so is each place that
takes any value. A clause that no case can cover has a waiver with a reason in waivers.json; an
unused waiver is a failure.

Exit codes: 0 all clauses are covered or waived, 1 a clause is uncovered, a waiver is unused or a
case failed, 2 the call or the document is unusable, or the build failed

Example:
  cargo xtask coverage --document observatory --json")]
pub(crate) struct Args {
    /// Document
    #[arg(long, value_enum, default_value_t, value_name = "NAME")]
    document: suite::Name,
    /// Print JSON, described by xtask/src/coverage/schema.json
    #[arg(long)]
    json: bool,
}

/// A clause that no case can cover.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiver {
    clause: String,
    reason: String,
}

/// Runs all cases and reports the coverage.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let suite = Suite::named(args.document);
    let Some(document) = document::usable(context, suite, out)? else { return Ok(Exit::Unusable) };
    let harness = Harness::build(context, suite)?;
    let all = harness.list()?;
    let selected: Vec<_> = all.iter().map(String::as_str).collect();
    let exit = report(context, harness.run(context, &selected, false)?, args.json, out)?;
    if !args.json {
        write_samples(&document, out)?;
    }
    Ok(exit)
}

/// Writes how many of the examples that the cases use are sampled, since the document has none.
fn write_samples(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let holders = holders(document);
    let sampled = holders.iter().filter(|holder| holder.examples.is_empty()).count();
    let written: usize = holders.iter().map(|holder| holder.examples.len()).sum();
    writeln!(out, "{FAINT}{sampled} of {} examples are sampled{FAINT:#}", sampled + written)
}

/// Writes the coverage of a run.
pub(crate) fn report(context: &Context, run: Run, json: bool, out: &mut dyn Write) -> Result<Exit, Error> {
    let suite = run.suite;
    let failed = run.cases.iter().filter(|case| case.verdict != Verdict::Passed).count();
    if run.coverage.is_empty() {
        return Err(Error::unusable(format!("the suite reported no coverage: {}", run.output.trim_end())));
    }
    let text = fs::read_to_string(context.root.join(suite.waivers))
        .map_err(|error| Error::unusable(format!("cannot read {}: {error}", suite.waivers)))?;
    let waivers = waivers(suite, &text)?;
    let document = document::usable(context, suite, out)?;
    let any_values = document.iter().flat_map(schema::any_values).map(|node| node.pointer().to_owned()).collect();
    let coverage = Coverage { any_values, ..Coverage::new(run.coverage, &waivers, failed) };
    if json {
        coverage.write_json(out)?
    } else {
        coverage.write_text(suite, out)?
    }
    Ok(coverage.exit())
}

/// Reads the waivers of a suite.
fn waivers(suite: &Suite, text: &str) -> Result<Vec<Waiver>, Error> {
    let unusable = |problem: String| Error::unusable(format!("{}: {problem}", suite.waivers));
    let json: Value = serde_json::from_str(text).map_err(|error| unusable(error.to_string()))?;
    let items = json.as_array().ok_or_else(|| unusable("is not a list".to_owned()))?;
    let read = |item: &Value| {
        let text = |key: &str| item[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        Some(Waiver { clause: text("clause")?, reason: text("reason")? })
    };
    let waivers =
        items.iter().map(|item| read(item).ok_or_else(|| unusable(format!("needs `clause` and `reason`: {item}"))));
    waivers.collect()
}

/// A level without its waived clauses, and the number of these.
struct Row {
    level: Level,
    waived: usize,
}

/// The coverage of a document, after the waivers.
struct Coverage<'w> {
    rows: Vec<Row>,
    used: Vec<&'w Waiver>,
    unused: Vec<&'w Waiver>,
    /// The number of cases that failed.
    failed: usize,
    /// Where the document takes any value, so that nothing can be checked.
    any_values: Vec<String>,
}

impl<'w> Coverage<'w> {
    fn new(levels: Vec<Level>, waivers: &'w [Waiver], failed: usize) -> Self {
        let is_used =
            |waiver: &&Waiver| levels.iter().flat_map(|level| &level.uncovered).any(|clause| waives(waiver, clause));
        let (used, unused): (Vec<_>, Vec<_>) = waivers.iter().partition(is_used);
        let row = |mut level: Level| {
            let before = level.uncovered.len();
            level.uncovered.retain(|clause| !used.iter().any(|waiver| waives(waiver, clause)));
            Row { waived: before - level.uncovered.len(), level }
        };
        Self { rows: levels.into_iter().map(row).collect(), used, unused, failed, any_values: Vec::new() }
    }

    fn exit(&self) -> Exit {
        let is_complete = self.rows.iter().all(|row| row.level.uncovered.is_empty());
        if is_complete && self.unused.is_empty() && self.failed == 0 { Exit::Success } else { Exit::Failed }
    }

    /// Writes JSON, described by `coverage/schema.json`.
    fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let levels = self.rows.iter().map(|Row { level, waived }| {
            json!({ "name": level.name, "covered": level.covered, "waived": waived, "total": level.total, "uncovered": level.uncovered })
        });
        let list = |waivers: &[&Waiver]| -> Value {
            waivers.iter().map(|waiver| json!({ "clause": waiver.clause, "reason": waiver.reason })).collect()
        };
        let report = json!({
            "format": 2,
            "failed": self.failed,
            "levels": levels.collect::<Vec<_>>(),
            "waivers": list(&self.used),
            "unused_waivers": list(&self.unused),
            "any_values": self.any_values,
        });
        writeln!(out, "{report:#}")
    }

    /// Writes a table of the levels, the uncovered clauses, the waivers, and the total.
    fn write_text(&self, suite: &Suite, out: &mut dyn Write) -> io::Result<()> {
        let head = ["level", "covered", "waived", "clauses"].map(|name| (name.to_owned(), STRONG)).to_vec();
        let row = |Row { level, waived }: &Row| {
            let style = if level.uncovered.is_empty() { GOOD } else { BAD };
            let texts = [level.covered.to_string(), waived.to_string(), level.total.to_string()];
            let cells = texts.into_iter().zip([style, FAINT, PLAIN]);
            [(level.name.clone(), PLAIN)].into_iter().chain(cells).collect()
        };
        let rows: Vec<_> = [head].into_iter().chain(self.rows.iter().map(row)).collect();
        table::write(out, &rows)?;
        writeln!(out)?;
        for clause in self.rows.iter().flat_map(|row| &row.level.uncovered) {
            writeln!(out, "{BAD}uncovered{BAD:#}  {clause}")?;
        }
        for waiver in &self.used {
            writeln!(out, "{FAINT}waived  {}: {}{FAINT:#}", waiver.clause, waiver.reason)?;
        }
        for pointer in &self.any_values {
            writeln!(out, "{FAINT}any value  {pointer}{FAINT:#}")?;
        }
        for waiver in &self.unused {
            let (clause, file) = (&waiver.clause, suite.waivers);
            writeln!(
                out,
                "{BAD}unused waiver{BAD:#}  {clause} is covered or is no clause: remove the waiver from {file}"
            )?;
        }
        if self.failed > 0 {
            writeln!(out, "{BAD}{} cases failed{BAD:#} and cover nothing: run `{}`", self.failed, suite.command)?;
        }
        self.write_total(out)
    }

    fn write_total(&self, out: &mut dyn Write) -> io::Result<()> {
        let total: u64 = self.rows.iter().map(|row| row.level.total).sum();
        let covered: u64 = self.rows.iter().map(|row| row.level.covered).sum();
        let waived: usize = self.rows.iter().map(|row| row.waived).sum();
        let style = if self.exit() == Exit::Success { GOOD } else { BAD };
        let share = if total == 0 { 100.0 } else { covered as f64 / total as f64 * 100.0 };
        // Rounded down: 99.99 is not 100.
        let share = (share * 10.0).floor() / 10.0;
        let any = match self.any_values.len() {
            0 => String::new(),
            1 => ", 1 schema takes any value".to_owned(),
            count => format!(", {count} schemas take any value"),
        };
        writeln!(out, "{style}{covered} of {total} clauses covered{style:#}, {waived} waived: {share} %{any}")
    }
}

/// Whether a waiver is for a clause: it names the words before the place.
fn waives(waiver: &Waiver, uncovered: &str) -> bool {
    uncovered.strip_prefix(&waiver.clause).is_some_and(|rest| rest.starts_with(" (at "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::written;

    fn reported(waivers: &[(&str, &str)], failed: usize, json: bool) -> (Exit, String) {
        let clause = "send 200 /id type violated (at /paths/x): send/response_schema_200_id".to_owned();
        let levels = vec![
            Level { name: "operations".to_owned(), total: 2, covered: 2, uncovered: Vec::new() },
            Level { name: "keywords violated".to_owned(), total: 3, covered: 2, uncovered: vec![clause] },
        ];
        let waivers = waivers
            .iter()
            .map(|(clause, reason)| Waiver { clause: (*clause).to_owned(), reason: (*reason).to_owned() });
        let waivers: Vec<_> = waivers.collect();
        let coverage = Coverage::new(levels, &waivers, failed);
        let write = |out: &mut dyn Write| {
            if json { coverage.write_json(out) } else { coverage.write_text(suite::DEFAULT, out) }
        };
        let (result, text) = written(write);
        result.unwrap();
        (coverage.exit(), text)
    }

    #[test]
    fn an_uncovered_clause_fails_and_names_its_place_and_the_case_that_would_cover_it() {
        let (exit, text) = reported(&[], 0, false);
        assert_eq!(exit, Exit::Failed);
        assert!(
            text.contains("uncovered  send 200 /id type violated (at /paths/x): send/response_schema_200_id\n"),
            "{text}"
        );
        assert!(text.ends_with("4 of 5 clauses covered, 0 waived: 80 %\n"), "{text}");
    }

    #[test]
    fn what_takes_any_value_is_counted() {
        let any_values = vec!["/components/schemas/A".to_owned()];
        let coverage = Coverage { any_values, ..Coverage::new(Vec::new(), &[], 0) };
        let (result, text) = written(|out| coverage.write_text(suite::DEFAULT, out));
        result.unwrap();
        assert!(text.contains("any value  /components/schemas/A\n"), "{text}");
        assert!(text.ends_with("0 waived: 100 %, 1 schema takes any value\n"), "{text}");
    }

    #[test]
    fn a_waiver_needs_an_uncovered_clause() {
        let (exit, text) = reported(&[("send 200 /id type violated", "unreachable")], 0, false);
        assert_eq!(exit, Exit::Success);
        assert!(text.contains("waived  send 200 /id type violated: unreachable\n"), "{text}");
        let (exit, text) = reported(&[("send 200 /id type violated", "x"), ("send 200 /id", "y")], 0, false);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("unused waiver  send 200 /id is covered"), "{text}");
    }

    #[test]
    fn cases_that_failed_fail_the_coverage() {
        assert_eq!(reported(&[("send 200 /id type violated", "unreachable")], 1, false).0, Exit::Failed);
    }

    #[test]
    fn the_json_has_the_properties_that_its_schema_requires() {
        let schema: Value = serde_json::from_str(include_str!("coverage/schema.json")).unwrap();
        let report: Value = serde_json::from_str(&reported(&[], 0, true).1).unwrap();
        for required in schema["required"].as_array().unwrap() {
            assert!(report.get(required.as_str().unwrap()).is_some(), "{required}");
        }
        let level = &schema["properties"]["levels"]["items"]["required"];
        for required in level.as_array().unwrap() {
            assert!(report["levels"][0].get(required.as_str().unwrap()).is_some(), "{required}");
        }
    }

    #[test]
    fn sampled_examples_are_counted() {
        let text = "paths: {/a: {get: {parameters: [{name: p, in: query}, {name: q, in: query, example: 1}, {name: r, in: query}]}}}";
        let document = Document::parse("a.yaml", text).unwrap();
        assert_eq!(written(|out| write_samples(&document, out).unwrap()).1, "2 of 3 examples are sampled\n");
    }

    #[test]
    fn waivers_need_a_reason() {
        assert!(
            waivers(suite::DEFAULT, r#"[{"clause": "send", "reason": ""}]"#).unwrap_err().message.contains("`reason`")
        );
        assert_eq!(waivers(suite::DEFAULT, "[]").unwrap(), []);
    }
}
