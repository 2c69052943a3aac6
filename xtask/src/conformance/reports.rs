//! A run as files: a page for people, JUnit for CI systems, JSON for programs, a summary for a job's page; and as annotations.

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

use super::report::{Case, Played, Verdict};
use crate::exit::Error;

pub(super) use annotations::annotate;

/// Raised when a program that reads `report.json` has to change.
const FORMAT: u32 = 1;

/// How many failures the summary shows in full: a job's page takes no more than a megabyte.
const SUMMARIZED: usize = 50;

const PAGE: &str = include_str!("reports/page.html");
const SUMMARY: &str = include_str!("reports/summary.md");
const SCHEMA: &str = include_str!("reports/schema.json");

/// What `reports/schema.json` describes.
#[derive(Debug, Serialize)]
struct Report<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    format: u32,
    version: &'static str,
    document: Head<'a>,
    counts: Counts,
    coverage: &'a [Value],
    /// What plays the cases again.
    command: &'static str,
    crash: Option<&'a str>,
    said: &'a str,
    cases: Vec<Told<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
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

/// How many cases there are of a kind, in the order in which kinds first come.
#[derive(Debug, Serialize)]
struct Count {
    name: String,
    cases: usize,
    failed: usize,
}

#[derive(Debug, Serialize)]
struct Told<'a> {
    id: &'a str,
    kind: &'a str,
    operation: Option<&'a str>,
    status: Option<u64>,
    pointer: &'a str,
    line: Option<usize>,
    verdict: &'static str,
    message: &'a str,
    exchanges: Vec<&'a str>,
}

/// Writes `index.html`, `junit.xml`, `report.json` with its schema, and `summary.md` into a folder, which is made if need be.
pub(super) fn write(folder: &Path, played: &Played, document: &Document, out: &mut dyn Write) -> Result<(), Error> {
    let report = Report::new(played, document);
    let failures: Vec<_> = report.cases.iter().filter(|case| case.verdict != "held").collect();
    let values = context! {
        report => Serde(&report),
        matrix => Serde(matrix::of(&report.cases, document)),
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
    let fault = |error: io::Error| Error::unusable(format!("cannot write the report to {}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(fault)?;
    for (name, text) in &files {
        fs::write(folder.join(name), text).map_err(fault)?;
    }
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    writeln!(out, "{}: {}", folder.display(), names.join(", "))?;
    Ok(())
}

/// Everything that is filled in is escaped for HTML, which is what Markdown takes for it too.
fn render(template: &str, values: &minijinja::Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment
        .render_str(template, values)
        .map_err(|error| Error::unusable(format!("the template of the report is faulty: {error:#}")))
}

impl<'a> Report<'a> {
    fn new(played: &'a Played, document: &'a Document) -> Self {
        let cases: Vec<_> = played.cases.iter().map(|case| Told::new(case, document)).collect();
        let info = document.root().get("info");
        let text = |key: &str| info.as_ref().and_then(|info: &Node<'a>| info.text(key)).unwrap_or_default();
        Self {
            schema: "./report.schema.json",
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION"),
            document: Head { path: played.subject.document, title: text("title"), version: text("version") },
            counts: Counts::of(&cases),
            coverage: &played.coverage,
            command: played.subject.command,
            crash: played.crash(),
            said: if played.crash().is_some() { played.said.trim_end() } else { "" },
            cases,
        }
    }
}

impl Counts {
    fn of(cases: &[Told<'_>]) -> Self {
        let mut kinds: Vec<Count> = Vec::new();
        for case in cases {
            let at = kinds.iter().position(|kind| kind.name == case.kind).unwrap_or_else(|| {
                kinds.push(Count { name: case.kind.to_owned(), cases: 0, failed: 0 });
                kinds.len() - 1
            });
            kinds[at].cases += 1;
            kinds[at].failed += usize::from(case.verdict != "held");
        }
        Self { cases: cases.len(), failed: kinds.iter().map(|kind| kind.failed).sum(), kinds }
    }
}

impl<'a> Told<'a> {
    fn new(case: &'a Case, document: &Document) -> Self {
        let line = &case.line;
        let exchanges = line["exchanges"].as_array().map(Vec::as_slice).unwrap_or_default();
        Self {
            id: &case.id,
            kind: line["kind"].as_str().unwrap_or_else(|| case.kind.name()),
            operation: line["operation"].as_str(),
            status: case.status,
            pointer: &case.pointer,
            line: Some(&case.pointer).filter(|pointer| !pointer.is_empty()).and_then(|at| document.line(at)),
            verdict: match case.verdict {
                Verdict::Held => "held",
                Verdict::Failed => "failed",
                Verdict::Missing => "missing",
            },
            message: &case.message,
            exchanges: exchanges.iter().filter_map(Value::as_str).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
