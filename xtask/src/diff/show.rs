//! Changes as text, JSON and Markdown.

use std::io::{self, Write};

use anstyle::Style;
use serde_json::json;

use super::{Change, counts, rules::Verdict, version::Bump};
use crate::{
    document,
    style::{BAD, FAINT, GOOD, PLAIN, STRONG, WARN},
    table,
};

/// A line for each change, and what they ask for at the end.
pub(super) fn text(out: &mut dyn Write, base: &str, changes: &[Change], bump: &Bump) -> io::Result<()> {
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let what = if change.in_base { "" } else { document::PATH };
            let line = change.line.map(|line| format!("{what}:{line}")).unwrap_or_default();
            let place = if change.in_base { format!("{base}{line}") } else { line };
            vec![
                (change.verdict.name().to_owned(), style(change.verdict)),
                (change.rule.to_owned(), STRONG),
                (what_happens(change), PLAIN),
                (format!("{} {}", place, change.pointer), FAINT),
            ]
        })
        .collect();
    table::write(out, &rows)?;
    if !changes.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(base, changes))?;
    let wanted = asked(changes, bump);
    let style = if wanted.ends_with(RAISE) { BAD } else { PLAIN };
    if wanted.is_empty() { Ok(()) } else { writeln!(out, "{style}{wanted}{style:#}") }
}

/// One object, whose shape `cargo xtask diff --help` describes.
pub(super) fn json(out: &mut dyn Write, base: &str, changes: &[Change], bump: &Bump) -> io::Result<()> {
    let changes: Vec<_> = changes
        .iter()
        .map(|change| {
            json!({
                "rule": change.rule,
                "verdict": change.verdict.name(),
                "pointer": change.pointer,
                "in": if change.in_base { "base" } else { "now" },
                "line": change.line,
                "says": change.says,
                "subject": change.subject,
                "old": change.old,
                "new": change.new,
            })
        })
        .collect();
    let asks = bump.asks.as_ref().map(|asks| json!({"part": asks.part, "least": asks.least.to_string()}));
    let report = json!({
        "base": {"name": base, "version": bump.base.as_ref().map(ToString::to_string)},
        "now": {"version": bump.now.to_string()},
        "asks": asks,
        "done": bump.is_done(),
        "changes": changes,
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

/// A table for a comment or a job's page.
pub(super) fn markdown(out: &mut dyn Write, base: &str, changes: &[Change], bump: &Bump) -> io::Result<()> {
    writeln!(out, "**{}**", summary(base, changes))?;
    if !changes.is_empty() {
        writeln!(out, "\n| verdict | rule | what | where |\n|---|---|---|---|")?;
    }
    for change in changes {
        let line = change.line.map(|line| format!(" (line {line})")).unwrap_or_default();
        let cells = [&what_happens(change), &format!("`{}`{line}", change.pointer)];
        let [what, place] = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        writeln!(out, "| {} | {} | {what} | {place} |", change.verdict.name(), change.rule)?;
    }
    let wanted = asked(changes, bump);
    if wanted.is_empty() { Ok(()) } else { writeln!(out, "\n{wanted}") }
}

/// `phone_number: its setter is gone (5 → 3)`.
fn what_happens(change: &Change) -> String {
    let subject = change.subject.as_ref().map(|subject| format!("`{subject}`: ")).unwrap_or_default();
    let sides = match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(" ({old} → {new})"),
        _ => String::new(),
    };
    format!("{subject}{}{sides}", change.says)
}

fn summary(base: &str, changes: &[Change]) -> String {
    if changes.is_empty() {
        return format!("{}: no change since {base}", document::PATH);
    }
    let counts: Vec<_> =
        counts(changes).into_iter().map(|(verdict, count)| format!("{count} {}", verdict.name())).collect();
    let plural = if changes.len() == 1 { "" } else { "s" };
    format!("{}: {} change{plural} since {base}: {}", document::PATH, changes.len(), counts.join(", "))
}

const RAISE: &str = ": raise `version` in Cargo.toml";

/// What the changes ask the version to be, and what it is.
fn asked(changes: &[Change], bump: &Bump) -> String {
    let Some(asks) = &bump.asks else { return String::new() };
    let from = bump.base.as_ref().map(|base| format!(" from {base}")).unwrap_or_default();
    let is = if bump.is_done() { "is" } else { "is still" };
    let breaks = changes.iter().any(|change| change.verdict == Verdict::Breaking);
    let raise = if breaks && !bump.is_done() { RAISE } else { "" };
    format!("asks for a {} bump{from}, to {} or more; the version {is} {}{raise}", asks.part, asks.least, bump.now)
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Breaking => BAD,
        Verdict::Risky => WARN,
        Verdict::Additive => GOOD,
        Verdict::Documentation => PLAIN,
    }
}
