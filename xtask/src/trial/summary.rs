//! What a try prints after the results of the suite: the places with any value, and the line of figures.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
    time::Duration,
};

use openapi_document::{Node, Usable, printable};

use crate::{
    own_document::counted,
    style::{GOOD, PLAIN, STRONG},
    suite::{Run, Verdict},
    table,
};

/// The title of the places where the schema says something that the type does not.
const UNTYPED: &str = "any value is valid to the compiler, though the document says more";
/// The title of the places where nothing is lost.
const OPEN: &str = "any value is valid, since the document leaves it open";
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
        let all = self.usable.any_values();
        let any = all.iter().filter(|places| !places.untyped.is_empty()).count();
        let open = all.iter().filter(|places| places.untyped.is_empty() && !places.open.is_empty()).count();
        let skipped = self.usable.skipped.len();
        let passed = self.run.cases.iter().filter(|case| case.verdict == Verdict::Passed).count();
        let peak = self.peak.map_or_else(|| "-".to_owned(), |peak| format!("{:.1} GB", peak as f64 / 1e9));
        let seconds = |duration: Duration| format!("{:.1} s", duration.as_secs_f64());
        let columns = [
            ("operations", (all.len() + skipped).to_string()),
            ("typed", (all.len() - any).to_string()),
            ("of these open", open.to_string()),
            ("any value", any.to_string()),
            ("skipped", skipped.to_string()),
            ("cases passed", format!("{passed} of {}", self.run.cases.len())),
            ("read", seconds(self.generated)),
            ("build", seconds(self.built)),
            ("suite", seconds(self.run.duration)),
            ("peak memory", peak),
        ];
        self.write_places(out, UNTYPED, all.iter().map(|places| &places.untyped[..]))?;
        self.write_places(out, OPEN, all.iter().map(|places| &places.open[..]))?;
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

    /// The places that take any value, those first that are in most operations.
    fn write_places<'n>(
        &self,
        out: &mut dyn Write,
        title: &str,
        places: impl Iterator<Item = &'n [Node<'n>]>,
    ) -> io::Result<()> {
        let mut counts = BTreeMap::new();
        for pointer in places.flat_map(|of_one| of_one.iter().map(Node::pointer).collect::<BTreeSet<_>>()) {
            *counts.entry(pointer).or_insert(0_usize) += 1;
        }
        if counts.is_empty() {
            return Ok(());
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        writeln!(out)?;
        writeln!(out, "{STRONG}{title}:{STRONG:#}")?;
        let document = &self.usable.document;
        for (pointer, count) in counts.iter().take(MOST_PLACES) {
            let line = document.line(pointer).map(|line| format!(":{line}")).unwrap_or_default();
            let place = printable(pointer);
            writeln!(out, "  {}{line} at {place}, in {}", document.file(pointer), counted(*count, "operation"))?;
        }
        match counts.len().saturating_sub(MOST_PLACES) {
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
  /dogs: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}}}}
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
any value is valid to the compiler, though the document says more:
  api.yaml:5 at /paths/~1pets/get/responses/200/content/application~1json/schema, in 1 operation

any value is valid, since the document leaves it open:
  api.yaml:7 at /paths/~1dogs/get/responses/200/content/application~1json/schema, in 1 operation

operations  typed  of these open  any value  skipped  cases passed  read   build   suite  peak memory
4           2      1              1          1        1 of 2        1.0 s  60.0 s  1.5 s  1.2 GB
";
        assert_eq!(text, expected);
    }
}
