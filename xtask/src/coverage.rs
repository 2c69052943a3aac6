//! `coverage`: how much of the document the suite proves, level by level, and what would close each gap.

use std::{fs, io::Write};

use lexopt::{Arg, Parser};
use serde_json::{Value, json};

use crate::{
    arguments::Command,
    conformance::{FIRST, Harness, SECOND, Subject, Verdict},
    context::Context,
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    table,
};

pub(crate) const HELP: &str = "\
cargo xtask coverage [--json] [--second]

Plays every case and counts the clauses of the document that an assertion held
against what a caller gets: operations, responses, fields, values, keywords kept
and broken, odd bodies, faults. The clauses are read from the document, and what
was looked at is told by the assertions.

  --json     the same as JSON, as in xtask/src/coverage/schema.json
  --second   of the second document, conformance/second/openapi/invented.yaml

Each gap is shown with its place and the case that would close it. A clause that
nothing can prove is waived with a reason in conformance/waivers.json, or in
conformance/second/waivers.json; a waiver that is no longer needed fails. Exit
code 1 below 100 %.
";

/// What to measure, and how to write it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) json: bool,
    /// Measures the second document.
    pub(crate) second: bool,
}

pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long("json") => options.json = true,
            Arg::Long("second") => options.second = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Coverage(options))
}

/// A clause that nothing proves, and why that is so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiver {
    clause: String,
    reason: String,
}

/// A level of the document.
#[derive(Debug, PartialEq, Eq)]
struct Level {
    name: String,
    total: u64,
    covered: u64,
    /// The clauses that are not proven: what they are, where, and the case that would show them.
    gaps: Vec<String>,
}

pub(crate) fn run(context: &Context, options: Options, out: &mut dyn Write) -> Result<Exit, Error> {
    let subject = if options.second { &SECOND } else { &FIRST };
    if document::usable_at(context, subject.document, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    let harness = Harness::build_of(context, subject)?;
    let all = harness.list()?;
    let selected: Vec<_> = all.iter().map(String::as_str).collect();
    let played = harness.play(context, &selected, false)?;
    let failed = played.cases.iter().filter(|case| case.verdict != Verdict::Held).count();
    let levels: Vec<_> = played.coverage.iter().filter_map(Level::read).collect();
    if levels.is_empty() {
        return Err(Error::unusable(format!("the suite measured nothing: {}", played.said.trim_end())));
    }
    let text = fs::read_to_string(context.root.join(subject.waivers))
        .map_err(|error| Error::unusable(format!("cannot read {}: {error}", subject.waivers)))?;
    let waivers = waivers(subject, &text)?;
    judge(levels, &waivers, failed, subject, options, out)
}

fn waivers(subject: &Subject, text: &str) -> Result<Vec<Waiver>, Error> {
    let unusable = |problem: String| Error::unusable(format!("{}: {problem}", subject.waivers));
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

impl Level {
    fn read(line: &Value) -> Option<Self> {
        let gaps = line["gaps"].as_array()?.iter().filter_map(|gap| gap.as_str().map(str::to_owned)).collect();
        let (total, covered) = (line["total"].as_u64()?, line["covered"].as_u64()?);
        Some(Self { name: line["name"].as_str()?.to_owned(), total, covered, gaps })
    }
}

/// A gap is waived by the words before its place.
fn waives(waiver: &Waiver, gap: &str) -> bool {
    gap.strip_prefix(&waiver.clause).is_some_and(|rest| rest.starts_with(" (at "))
}

fn judge(
    mut levels: Vec<Level>,
    waivers: &[Waiver],
    failed: usize,
    subject: &Subject,
    options: Options,
    out: &mut dyn Write,
) -> Result<Exit, Error> {
    let needed = |waiver: &&Waiver| levels.iter().flat_map(|level| &level.gaps).any(|gap| waives(waiver, gap));
    let (needed, idle): (Vec<_>, Vec<_>) = waivers.iter().partition(needed);
    let mut waived = Vec::new();
    for level in &mut levels {
        let before = level.gaps.len();
        level.gaps.retain(|gap| !needed.iter().any(|waiver| waives(waiver, gap)));
        waived.push(before - level.gaps.len());
    }
    let open = levels.iter().any(|level| !level.gaps.is_empty());
    let exit = if open || !idle.is_empty() || failed > 0 { Exit::Failed } else { Exit::Fine };
    if options.json {
        let levels = levels.iter().zip(&waived).map(|(level, waived)| {
            json!({ "name": level.name, "covered": level.covered, "waived": waived, "total": level.total, "gaps": level.gaps })
        });
        let list = |waivers: &[&Waiver]| -> Value {
            waivers.iter().map(|waiver| json!({ "clause": waiver.clause, "reason": waiver.reason })).collect()
        };
        let report = json!({
            "format": 1,
            "failed": failed,
            "levels": levels.collect::<Vec<_>>(),
            "waivers": list(&needed),
            "idle_waivers": list(&idle),
        });
        writeln!(out, "{report:#}")?;
        return Ok(exit);
    }
    let head = ["level", "proven", "waived", "clauses"].map(|name| (name.to_owned(), STRONG)).to_vec();
    let row = |(level, waived): (&Level, &usize)| {
        let style = if level.gaps.is_empty() { GOOD } else { BAD };
        let texts = [level.covered.to_string(), waived.to_string(), level.total.to_string()];
        let cells = texts.into_iter().zip([style, FAINT, PLAIN]);
        [(level.name.clone(), PLAIN)].into_iter().chain(cells).collect()
    };
    let rows: Vec<_> = [head].into_iter().chain(levels.iter().zip(&waived).map(row)).collect();
    table::write(out, &rows)?;
    writeln!(out)?;
    for gap in levels.iter().flat_map(|level| &level.gaps) {
        writeln!(out, "{BAD}gap{BAD:#}  {gap}")?;
    }
    for waiver in &needed {
        writeln!(out, "{FAINT}waived  {}: {}{FAINT:#}", waiver.clause, waiver.reason)?;
    }
    for waiver in &idle {
        let (clause, file) = (&waiver.clause, subject.waivers);
        writeln!(out, "{BAD}idle{BAD:#}  {clause} is proven, or is no clause: take its waiver off {file}")?;
    }
    if failed > 0 {
        writeln!(out, "{BAD}{failed} cases failed{BAD:#}, and prove nothing: run `{}`", subject.command)?;
    }
    let total: u64 = levels.iter().map(|level| level.total).sum();
    let proven: u64 = levels.iter().map(|level| level.covered).sum();
    let waived: usize = waived.iter().sum();
    let style = if exit == Exit::Fine { GOOD } else { BAD };
    let share = if total == 0 { 100.0 } else { proven as f64 / total as f64 * 100.0 };
    // A share of 99.99 is not 100.
    let share = (share * 10.0).floor() / 10.0;
    writeln!(out, "{style}{proven} of {total} clauses proven{style:#}, {waived} waived: {share} %")?;
    Ok(exit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(waivers: &[(&str, &str)], failed: usize, json: bool) -> (Exit, String) {
        let gap = "send 200 /id type broken (at /paths/x): send/answer_200_id".to_owned();
        let levels = vec![
            Level { name: "operations".to_owned(), total: 2, covered: 2, gaps: Vec::new() },
            Level { name: "keywords broken".to_owned(), total: 3, covered: 2, gaps: vec![gap] },
        ];
        let waivers = waivers
            .iter()
            .map(|(clause, reason)| Waiver { clause: (*clause).to_owned(), reason: (*reason).to_owned() });
        let mut out = anstream::StripStream::new(Vec::new());
        let options = Options { json, second: false };
        let exit = judge(levels, &waivers.collect::<Vec<_>>(), failed, &FIRST, options, &mut out).unwrap();
        (exit, String::from_utf8(out.into_inner()).unwrap())
    }

    #[test]
    fn a_gap_fails_and_names_its_place_and_the_case_that_would_close_it() {
        let (exit, text) = judged(&[], 0, false);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("gap  send 200 /id type broken (at /paths/x): send/answer_200_id\n"), "{text}");
        assert!(text.ends_with("4 of 5 clauses proven, 0 waived: 80 %\n"), "{text}");
    }

    #[test]
    fn a_waiver_takes_a_gap_with_its_reason_and_fails_when_it_takes_none() {
        let (exit, text) = judged(&[("send 200 /id type broken", "nobody can")], 0, false);
        assert_eq!(exit, Exit::Fine);
        assert!(text.contains("waived  send 200 /id type broken: nobody can\n"), "{text}");
        let (exit, text) = judged(&[("send 200 /id type broken", "x"), ("send 200 /id", "y")], 0, false);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("idle  send 200 /id is proven"), "{text}");
    }

    #[test]
    fn cases_that_failed_fail_the_coverage() {
        assert_eq!(judged(&[("send 200 /id type broken", "nobody can")], 1, false).0, Exit::Failed);
    }

    #[test]
    fn the_json_has_what_its_schema_asks_for() {
        let schema: Value = serde_json::from_str(include_str!("coverage/schema.json")).unwrap();
        let report: Value = serde_json::from_str(&judged(&[], 0, true).1).unwrap();
        for required in schema["required"].as_array().unwrap() {
            assert!(report.get(required.as_str().unwrap()).is_some(), "{required}");
        }
        let level = &schema["properties"]["levels"]["items"]["required"];
        for required in level.as_array().unwrap() {
            assert!(report["levels"][0].get(required.as_str().unwrap()).is_some(), "{required}");
        }
    }

    #[test]
    fn waivers_need_a_reason() {
        assert!(waivers(&FIRST, r#"[{"clause": "send", "reason": ""}]"#).unwrap_err().message.contains("`reason`"));
        assert_eq!(waivers(&FIRST, "[]").unwrap(), []);
    }
}
