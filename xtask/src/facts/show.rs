//! Writes the differences as text or Markdown.

use std::io::{self, Write};

use super::{
    difference::{Difference, Endpoint},
    known::Report,
};
use crate::{
    style::{BAD, FAINT, GOOD, PLAIN, STRONG, WARN},
    suite::{DEFAULT, FACTS},
    table,
};

/// A line for each unexplained difference, each unused pattern and each of the lacking operations to list, then the counts.
pub(super) fn text(out: &mut dyn Write, report: &Report, lacking: &[&Endpoint]) -> io::Result<()> {
    let row = |difference: &Difference| {
        let mut cells = vec![(difference.kind.name().to_owned(), BAD), (difference.endpoint.to_string(), PLAIN)];
        for cell in [&difference.place, &difference.detail] {
            if !cell.is_empty() {
                cells.push((cell.clone(), STRONG));
            }
        }
        cells
    };
    table::write(out, &report.unexplained.iter().map(row).collect::<Vec<_>>())?;
    for pattern in &report.unused {
        writeln!(out, "{BAD}unused{BAD:#}  {pattern}")?;
    }
    for endpoint in lacking {
        writeln!(out, "{WARN}lacking{WARN:#}  {endpoint}")?;
    }
    if !report.is_clean() || !lacking.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{}", counts(report))?;
    for line in next(report) {
        writeln!(out, "{FAINT}{line}{FAINT:#}")?;
    }
    if report.is_clean() { writeln!(out, "{GOOD}all differences are explained{GOOD:#}") } else { Ok(()) }
}

/// Tables for a job's page. Explained differences and lacking operations are folded.
pub(super) fn markdown(out: &mut dyn Write, report: &Report, lacking: &[&Endpoint]) -> io::Result<()> {
    writeln!(out, "**{}**", counts(report))?;
    if !report.unexplained.is_empty() {
        writeln!(out, "\n| difference | operation | place | ours → theirs |\n|---|---|---|---|")?;
    }
    for difference in &report.unexplained {
        writeln!(out, "{}", markdown_row(difference, &difference.detail))?;
    }
    if !report.unused.is_empty() {
        writeln!(out, "\n| unused in `{FACTS}` |\n|---|")?;
    }
    for pattern in &report.unused {
        writeln!(out, "| {} |", code(pattern))?;
    }
    for line in next(report) {
        writeln!(out, "\n{line}")?;
    }
    let row = |(difference, reason): &(Difference, String)| markdown_row(difference, reason);
    let head = "| difference | operation | place | reason |\n|---|---|---|---|";
    folded(out, "explained", head, report.explained.iter().map(row))?;
    let row = |endpoint: &&Endpoint| format!("| {} |", code(&endpoint.to_string()));
    folded(out, "lacking", "| operation |\n|---|", lacking.iter().map(row))
}

/// A table that is closed until somebody opens it. Nothing without rows.
fn folded(out: &mut dyn Write, title: &str, head: &str, rows: impl ExactSizeIterator<Item = String>) -> io::Result<()> {
    if rows.len() == 0 {
        return Ok(());
    }
    writeln!(out, "\n<details><summary>{} {title}</summary>\n\n{head}", rows.len())?;
    for row in rows {
        writeln!(out, "{row}")?;
    }
    writeln!(out, "\n</details>")
}

fn markdown_row(difference: &Difference, last: &str) -> String {
    let [endpoint, place] = [difference.endpoint.to_string(), difference.place.clone()].map(|text| code(&text));
    format!("| {} | {endpoint} | {place} | {} |", difference.kind.name(), last.replace('|', "\\|"))
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{}`", text.replace('|', "\\|")) }
}

/// `openapi.yaml: 17 of 134 operations in scope; 64 unexplained differences: 4 MISSING, …; 3 explained, 0 unused`.
fn counts(report: &Report) -> String {
    let unexplained = &report.unexplained;
    let mut kinds: Vec<_> = unexplained.iter().map(|difference| difference.kind).collect();
    kinds.sort();
    kinds.dedup();
    let of = |kind| unexplained.iter().filter(|difference| difference.kind == kind).count();
    let kinds: Vec<_> = kinds.into_iter().map(|kind| format!("{} {}", of(kind), kind.name())).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(": {}", kinds.join(", ")) };
    format!(
        "{}: {} of {} operations in scope; {} unexplained difference{}{kinds}; {} explained, {} unused",
        DEFAULT.document,
        report.covered,
        report.covered + report.lacking.len(),
        unexplained.len(),
        if unexplained.len() == 1 { "" } else { "s" },
        report.explained.len(),
        report.unused.len(),
    )
}

/// What to do.
fn next(report: &Report) -> Vec<String> {
    let unexplained = (!report.unexplained.is_empty())
        .then(|| format!("correct the document, or add what is intended to `explained` in {FACTS}, with its reason"));
    let unused =
        (!report.unused.is_empty()).then(|| format!("remove from {FACTS} what is unused: it no longer occurs"));
    unexplained.into_iter().chain(unused).collect()
}
