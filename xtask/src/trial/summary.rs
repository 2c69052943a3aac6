//! What a try prints after the results of the suite: the places with any value, and the line of figures.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
    time::Duration,
};

use openapi_document::{Node, Operation, Usable, printable};

use crate::{
    own_document::counted,
    style::{GOOD, PLAIN, STRONG},
    suite::{Run, Verdict},
    table,
};

/// The most places with any value that are listed.
const MOST_PLACES: usize = 10;

/// The figures of a try.
pub(super) struct Summary<'a> {
    pub(super) usable: &'a Usable,
    pub(super) run: &'a Run,
    /// How long reading, checking and generating took.
    pub(super) generated: Duration,
    /// How long the build took.
    pub(super) built: Duration,
    /// The peak memory of build and suite, in bytes.
    pub(super) peak: Option<u64>,
}

impl Summary<'_> {
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let operations = Operation::all(&self.usable.document);
        let any_values: Vec<_> = operations.iter().map(Operation::any_values).filter(|all| !all.is_empty()).collect();
        let any = any_values.len();
        let skipped = self.usable.skipped.len();
        let passed = self.run.cases.iter().filter(|case| case.verdict == Verdict::Passed).count();
        let peak = self.peak.map_or_else(|| "-".to_owned(), |peak| format!("{:.1} GB", peak as f64 / 1e9));
        let seconds = |duration: Duration| format!("{:.1} s", duration.as_secs_f64());
        let columns = [
            ("operations", (operations.len() + skipped).to_string()),
            ("typed", (operations.len() - any).to_string()),
            ("with any value", any.to_string()),
            ("skipped", skipped.to_string()),
            ("cases passed", format!("{passed} of {}", self.run.cases.len())),
            ("read", seconds(self.generated)),
            ("build", seconds(self.built)),
            ("suite", seconds(self.run.duration)),
            ("peak memory", peak),
        ];
        self.write_any_values(out, &any_values)?;
        writeln!(out)?;
        table::write(
            out,
            &[
                columns.iter().map(|(name, _)| ((*name).to_owned(), STRONG)).collect(),
                columns
                    .iter()
                    .map(|(_, value)| (value.clone(), if passed == self.run.cases.len() { GOOD } else { PLAIN }))
                    .collect(),
            ],
        )
    }

    /// The places that can be any value, those first that are in most operations.
    fn write_any_values(&self, out: &mut dyn Write, any_values: &[Vec<Node<'_>>]) -> io::Result<()> {
        let mut places = BTreeMap::new();
        for pointer in any_values.iter().flat_map(|of_one| of_one.iter().map(Node::pointer).collect::<BTreeSet<_>>()) {
            *places.entry(pointer).or_insert(0_usize) += 1;
        }
        if places.is_empty() {
            return Ok(());
        }
        let mut places: Vec<_> = places.into_iter().collect();
        places.sort_by_key(|(_, count)| Reverse(*count));
        writeln!(out)?;
        writeln!(out, "{STRONG}any value is valid, where the document gives no type:{STRONG:#}")?;
        let document = &self.usable.document;
        for (pointer, count) in places.iter().take(MOST_PLACES) {
            let line = document.line(pointer).map(|line| format!(":{line}")).unwrap_or_default();
            let place = printable(pointer);
            writeln!(out, "  {}{line} at {place}, in {}", document.file(pointer), counted(*count, "operation"))?;
        }
        match places.len().saturating_sub(MOST_PLACES) {
            0 => Ok(()),
            more => writeln!(out, "  and {}", counted(more, "more place")),
        }
    }
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::*;
    use crate::{
        suite::{Case, DEFAULT},
        test_support::written,
    };

    const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'http://pets.example'}]
paths:
  /pets: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, if: {}}}}}}}}
  /cats: {get: {responses: {'200': {description: d}}}, trace: {responses: {'200': {description: d}}}}
";

    fn usable() -> Usable {
        Usable::of(Document::read_as_written("api.yaml", |_| Ok(DOCUMENT.to_owned())).unwrap()).unwrap()
    }

    #[test]
    fn the_figures_are_a_line() {
        let run = Run {
            suite: DEFAULT,
            cases: Case::read(r#"{"id": "a/b", "verdict": "passed"}"#, &["a/b", "a/c"]),
            coverage: Vec::new(),
            failure: None,
            output: String::new(),
            duration: Duration::from_millis(1500),
        };
        let (usable, second) = (usable(), Duration::from_secs(1));
        let summary =
            Summary { usable: &usable, run: &run, generated: second, built: second * 60, peak: Some(1_250_000_000) };
        let (_, text) = written(|out| summary.write(out).unwrap());
        let expected = "
any value is valid, where the document gives no type:
  api.yaml:5 at /paths/~1pets/get/responses/200/content/application~1json/schema, in 1 operation

operations  typed  with any value  skipped  cases passed  read   build   suite  peak memory
3           1      1               1        1 of 2        1.0 s  60.0 s  1.5 s  1.2 GB
";
        assert_eq!(text, expected);
    }
}
