//! Writes changes as text, JSON or Markdown.

use std::io::{self, Write};

use anstyle::Style;
use serde_json::json;

use super::{
    Report,
    change::{Change, by_product, counts},
    rules::Verdict,
    worst,
};
use crate::{
    style::{BAD, FAINT, GOOD, PLAIN, STRONG, WARN},
    table::{self, Cell},
};

/// A line for each change, by product, then the required version.
pub(super) fn text(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    for (product, changes) in by_product(report.changes) {
        writeln!(out, "{STRONG}{product}{STRONG:#}: {}", counted(&changes, ""))?;
        table::write(out, &changes.into_iter().map(|change| row(report.base, change)).collect::<Vec<_>>())?;
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(report))?;
    let required = required(report);
    let style = if report.is_done() || worst(report.changes) != Some(Verdict::Breaking) { PLAIN } else { BAD };
    if required.is_empty() { Ok(()) } else { writeln!(out, "{style}{required}{style:#}") }
}

fn row(base: &str, change: &Change) -> Vec<Cell> {
    let file = if change.in_base { Some(base) } else { change.file.as_deref() };
    let line = change.line.map(|line| format!(":{line}")).unwrap_or_default();
    let place = format!("{}{line}", file.unwrap_or_default());
    vec![
        (change.verdict.name().to_owned(), style(change.verdict)),
        (change.rule.to_owned(), STRONG),
        (effect(change), PLAIN),
        (format!("{} {}", place, change.pointer), FAINT),
    ]
}

/// One object, described by `cargo xtask diff --help`.
pub(super) fn json(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let changes: Vec<_> = report
        .changes
        .iter()
        .map(|change| {
            json!({
                "rule": change.rule,
                "verdict": change.verdict.name(),
                "product": change.product.to_string(),
                "pointer": change.pointer,
                "in": if change.in_base { "base" } else { "now" },
                "file": change.file,
                "line": change.line,
                "effect": change.effect,
                "subject": change.subject,
                "old": change.old,
                "new": change.new,
            })
        })
        .collect();
    let required = report.bump.and_then(|bump| bump.required.as_ref());
    let required = required.map(|bump| json!({"part": bump.part, "least": bump.least.to_string()}));
    let base = report.bump.and_then(|bump| bump.base.as_ref()).map(ToString::to_string);
    let json = json!({
        "base": {"name": report.base, "version": base},
        "now": {"version": report.bump.map(|bump| bump.now.to_string())},
        "bump": required,
        "done": report.is_done(),
        "changes": changes,
    });
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

/// A table for each product, for a comment or a job's page.
pub(super) fn markdown(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    writeln!(out, "**{}**", summary(report))?;
    for (product, changes) in by_product(report.changes) {
        writeln!(out, "\n### {product}: {}", counted(&changes, ""))?;
        writeln!(out, "\n| verdict | rule | effect | place |\n|---|---|---|---|")?;
        for change in changes {
            let line = change.line.map(|line| format!(" (line {line})")).unwrap_or_default();
            let cells = [&effect(change), &format!("`{}`{line}", change.pointer)];
            let [effect, place] = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
            writeln!(out, "| {} | {} | {effect} | {place} |", change.verdict.name(), change.rule)?;
        }
    }
    let required = required(report);
    if required.is_empty() { Ok(()) } else { writeln!(out, "\n{required}") }
}

/// `phone_number: its setter is removed (5 → 3)`.
fn effect(change: &Change) -> String {
    let subject = change.subject.as_ref().map(|subject| format!("`{subject}`: ")).unwrap_or_default();
    let sides = match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(" ({old} → {new})"),
        _ => String::new(),
    };
    format!("{subject}{}{sides}", change.effect)
}

fn summary(Report { document, base, changes, .. }: &Report<'_>) -> String {
    if changes.is_empty() {
        return format!("{document}: no change since {base}");
    }
    let changes: Vec<_> = changes.iter().collect();
    format!("{document}: {}", counted(&changes, &format!(" since {base}")))
}

/// `3 changes since v0.1.0: 1 breaking, 2 additive`.
fn counted(changes: &[&Change], since: &str) -> String {
    let counts: Vec<_> =
        counts(changes).into_iter().map(|(verdict, count)| format!("{count} {}", verdict.name())).collect();
    let plural = if changes.len() == 1 { "" } else { "s" };
    format!("{} change{plural}{since}: {}", changes.len(), counts.join(", "))
}

/// The version that the changes require, and the current one.
fn required(report: &Report<'_>) -> String {
    let Some(worst) = worst(report.changes) else { return String::new() };
    let breaks = worst == Verdict::Breaking;
    let Some(bump) = report.bump else {
        let (part, before) = match worst {
            Verdict::Breaking => ("major", "minor"),
            Verdict::Additive => ("minor", "patch"),
            Verdict::Risky | Verdict::Documentation => ("patch", "patch"),
        };
        let before = if part == before { String::new() } else { format!(", or before 1.0 a {before} one") };
        return format!("requires a {part} version of its client{before}");
    };
    let Some(required) = &bump.required else { return String::new() };
    let from = bump.base.as_ref().map(|base| format!(" from {base}")).unwrap_or_default();
    let is = if bump.is_done() { "is" } else { "is still" };
    let raise = if breaks && !bump.is_done() { ": raise `version` in Cargo.toml" } else { "" };
    format!(
        "requires a {} bump{from}, to {} or later; the version {is} {}{raise}",
        required.part, required.least, bump.now
    )
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Breaking => BAD,
        Verdict::Risky => WARN,
        Verdict::Additive => GOOD,
        Verdict::Documentation => PLAIN,
    }
}
