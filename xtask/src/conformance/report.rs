//! Writes a run as files: an HTML page, JUnit for CI systems, JSON for programs, a Markdown summary for a CI job.

mod annotations;
mod junit;
mod matrix;

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use minijinja::{AutoEscape, Environment, context, value::Serde};
use openapi_document::{Document, Node};
use serde::Serialize;
use serde_json::Value;

use crate::{
    document,
    exit::Error,
    suite::{Case, Level, Run, Verdict},
};

pub(super) use annotations::annotate;

/// The version of the format of `report.json`, incremented by incompatible changes.
const FORMAT: u32 = 2;

/// The number of failures that the summary shows in full. GitHub limits the page of a job to a megabyte.
const SUMMARIZED: usize = 50;

const PAGE: &str = include_str!("report/page.html");
const SUMMARY: &str = include_str!("report/summary.md");
const SCHEMA: &str = include_str!("report/schema.json");

/// The content of `report.json`, described by `report/schema.json`.
#[derive(Debug, Serialize)]
struct Report<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    format: u32,
    version: &'static str,
    document: DocumentInfo<'a>,
    counts: Counts,
    coverage: &'a [Level],
    /// The command that runs the cases again. Ids of cases may follow.
    command: &'static str,
    crash: Option<&'a str>,
    /// The output of the suite, if it crashed.
    output: &'a str,
    cases: Vec<ReportedCase<'a>>,
}

#[derive(Debug, Serialize)]
struct DocumentInfo<'a> {
    path: &'static str,
    title: &'a str,
    version: &'a str,
}

#[derive(Debug, Serialize)]
struct Counts {
    cases: usize,
    failed: usize,
    kinds: Vec<Count>,
}

/// The number of cases of a kind.
#[derive(Debug, Serialize)]
struct Count {
    name: String,
    cases: usize,
    failed: usize,
}

/// A case as programs read it.
#[derive(Debug, Serialize)]
struct ReportedCase<'a> {
    id: &'a str,
    kind: &'a str,
    operation: Option<&'a str>,
    component: Option<&'a str>,
    status: Option<u64>,
    pointer: &'a str,
    /// The file and the line of the pointer.
    file: Option<String>,
    line: Option<usize>,
    verdict: &'static str,
    message: &'a str,
    exchanges: Vec<&'a str>,
}

/// Writes `index.html`, `junit.xml`, `report.json` with its schema, and `summary.md` into a folder, creating it if needed.
pub(super) fn write(folder: &Path, run: &Run, document: &Document, out: &mut dyn Write) -> Result<(), Error> {
    let report = Report::new(run, document);
    let failures: Vec<_> = report.cases.iter().filter(|case| case.verdict != Verdict::Passed.name()).collect();
    let values = context! {
        report => Serde(&report),
        matrix => Serde(matrix::of(&report.cases, document)),
        client => run.suite.client,
        failures => Serde(failures.iter().take(SUMMARIZED).collect::<Vec<_>>()),
        more => failures.len().saturating_sub(SUMMARIZED),
    };
    let files = [
        ("index.html", render(PAGE, &values)?),
        ("junit.xml", junit::render(&report)?),
        ("report.json", serde_json::to_string_pretty(&report)?),
        ("report.schema.json", SCHEMA.to_owned()),
        ("summary.md", render(SUMMARY, &values)?),
    ];
    let unwritable =
        |error: io::Error| Error::unusable(format!("cannot write the report to {}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(unwritable)?;
    for (name, text) in &files {
        fs::write(folder.join(name), text).map_err(unwritable)?;
    }
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    writeln!(out, "{}: {}", folder.display(), names.join(", "))?;
    Ok(())
}

/// Fills in a template. Values are escaped for HTML, in Markdown too.
fn render(template: &str, values: &minijinja::Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment
        .render_str(template, values)
        .map_err(|error| Error::unusable(format!("the template of the report is invalid: {error:#}")))
}

impl<'a> Report<'a> {
    fn new(run: &'a Run, document: &'a Document) -> Self {
        let cases: Vec<_> = run.cases.iter().map(|case| ReportedCase::new(case, document)).collect();
        let info = document.root().get("info");
        let text = |key: &str| info.as_ref().and_then(|info: &Node<'a>| info.text(key)).unwrap_or_default();
        Self {
            schema: "./report.schema.json",
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION"),
            document: DocumentInfo { path: run.suite.document, title: text("title"), version: text("version") },
            counts: Counts::of(&cases),
            coverage: &run.coverage,
            command: run.suite.command,
            crash: run.crash(),
            output: if run.crash().is_some() { run.output.trim_end() } else { "" },
            cases,
        }
    }
}

impl Counts {
    fn of(cases: &[ReportedCase<'_>]) -> Self {
        let mut kinds: Vec<Count> = Vec::new();
        for case in cases {
            let at = kinds.iter().position(|kind| kind.name == case.kind).unwrap_or_else(|| {
                kinds.push(Count { name: case.kind.to_owned(), cases: 0, failed: 0 });
                kinds.len() - 1
            });
            kinds[at].cases += 1;
            kinds[at].failed += usize::from(case.verdict != Verdict::Passed.name());
        }
        Self { cases: cases.len(), failed: kinds.iter().map(|kind| kind.failed).sum(), kinds }
    }
}

impl<'a> ReportedCase<'a> {
    fn new(case: &'a Case, document: &Document) -> Self {
        let (file, line) = document::place(document, &case.pointer).unzip();
        let exchanges = case.line["exchanges"].as_array().map(Vec::as_slice).unwrap_or_default();
        Self {
            id: &case.id,
            kind: case.line["kind"].as_str().unwrap_or_else(|| case.kind.name()),
            operation: case.line["operation"].as_str(),
            component: case.line["component"].as_str(),
            status: case.status,
            pointer: &case.pointer,
            file,
            line,
            verdict: case.verdict.name(),
            message: &case.message,
            exchanges: exchanges.iter().filter_map(Value::as_str).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
