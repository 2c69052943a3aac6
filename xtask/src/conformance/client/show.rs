//! Writes the comparison of clients as text or Markdown.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::{
    known::Judged,
    results::{Client, KINDS, Reason, Results, Tally, Verdict},
};
use crate::{
    style::{BAD, FAINT, GOOD, PLAIN, STRONG, WARN},
    table,
};

/// How many failures that are not known are listed.
const LISTED: usize = 20;

/// What all cases together show of a client: the name of a trait, its head in tables, and whether a high count is good.
pub(super) const TRAITS: [(&str, &str); 10] = [
    ("successes_kept", "valid successes that are values"),
    ("status_kept", "errors with their status"),
    ("code_kept", "errors with their code"),
    ("request_id_kept", "errors with their request id"),
    ("sent_again", "faults after which it sends again what it must not"),
    ("redirects_with_body", "redirects followed with the body"),
    ("gave_up_in_time", "silent servers given up in time"),
    ("printed_secrets", "outcomes that print secrets or personal data"),
    ("nulls_sent", "requests with nulls for unset properties"),
    ("locales_as_documented", "locales sent as documented"),
];

/// A table of clients and kinds, then the reasons of each client.
pub(super) fn text(out: &mut dyn Write, results: &Results) -> io::Result<()> {
    let heads = ["client", "operations"].into_iter().chain(KINDS.map(|(_, head)| head)).chain(["not offered"]);
    let head = heads.map(|head| (head.to_owned(), STRONG)).collect();
    let row = |client: &Client| {
        let mut cells = vec![(title(client), PLAIN), (share(client.operations), PLAIN)];
        cells.extend(KINDS.map(|(kind, _)| match client.of_kind(kind) {
            Tally { tried: 0, .. } => ("-".to_owned(), FAINT),
            tally @ Tally { passed, tried, .. } => (cell(tally), if passed == tried { GOOD } else { BAD }),
        }));
        cells.push((client.total().not_offered.to_string(), FAINT));
        cells
    };
    let rows: Vec<_> = [head].into_iter().chain(results.clients.iter().map(row)).collect();
    table::write(out, &rows)?;
    for client in &results.clients {
        let reasons = [(Verdict::Failed, BAD), (Verdict::NotOffered, WARN)];
        let reasons: Vec<_> = reasons
            .into_iter()
            .flat_map(|(verdict, style)| client.reasons(verdict).into_iter().map(move |reason| (reason, style)))
            .collect();
        if !reasons.is_empty() {
            writeln!(out, "\n{STRONG}{}{STRONG:#}", title(client))?;
        }
        let rows = reasons.into_iter().map(|(reason, style)| {
            let Reason { text, count, kinds, example } = reason;
            vec![
                (format!("{count:>6}"), style),
                (text.to_owned(), PLAIN),
                (kinds.join(", "), FAINT),
                (example.id.clone(), FAINT),
            ]
        });
        table::write(out, &rows.collect::<Vec<_>>())?;
    }
    let rows = trait_rows(results);
    if !rows.is_empty() {
        writeln!(out)?;
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(index, row)| row.into_iter().map(|cell| (cell, if index == 0 { STRONG } else { PLAIN })).collect());
        table::write(out, &rows.collect::<Vec<_>>())?;
    }
    writeln!(out)
}

/// The same as Markdown, with collapsed reasons.
pub(super) fn markdown(results: &Results) -> String {
    let mut text = String::from("| client | operations |");
    for (_, head) in KINDS {
        let _ = write!(text, " {head} |");
    }
    text += " not offered |\n|---|---:|";
    text += &"---:|".repeat(KINDS.len() + 1);
    for client in &results.clients {
        let _ = write!(text, "\n| {} | {} |", title(client), share(client.operations));
        for (kind, _) in KINDS {
            let tally = client.of_kind(kind);
            let _ = write!(text, " {} |", if tally.tried == 0 { "–".to_owned() } else { cell(tally) });
        }
        let _ = write!(text, " {} |", client.total().not_offered);
    }
    text += "\n\nEach cell: cases that passed, of those that were tried.\n";
    let rows = trait_rows(results);
    for (index, row) in rows.iter().enumerate() {
        let _ = write!(text, "\n| {} |", row.join(" | "));
        if index == 0 {
            let _ = write!(text, "\n|---|{}", "---:|".repeat(row.len() - 1));
        }
    }
    text += "\n";
    for client in &results.clients {
        let _ = write!(text, "\n<details><summary>{}</summary>\n\n", title(client));
        text += "| cases | | what it does | kinds | for example |\n|---:|---|---|---|---|\n";
        for (verdict, name) in [(Verdict::Failed, "failed"), (Verdict::NotOffered, "not offered")] {
            for Reason { text: reason, count, kinds, example } in client.reasons(verdict) {
                let reason = reason.replace('|', "\\|");
                let _ = writeln!(text, "| {count} | {name} | {reason} | {} | `{}` |", kinds.join(", "), example.id);
            }
        }
        text += "\n</details>\n";
    }
    text
}

/// A row for each trait with a column for each client, and their head.
pub(super) fn trait_rows(results: &Results) -> Vec<Vec<String>> {
    let head = ["beyond passed and failed".to_owned()].into_iter().chain(results.clients.iter().map(title)).collect();
    let rows = TRAITS.iter().map(|(name, head)| {
        let cells = results.clients.iter().map(|client| match client.traits.get(*name) {
            Some(share) if share.of > 0 => format!("{} of {}", share.count, share.of),
            _ => "–".to_owned(),
        });
        [(*head).to_owned()].into_iter().chain(cells).collect()
    });
    [head].into_iter().chain(rows).collect()
}

/// How the failures compare with those that are known.
pub(super) fn judgement(out: &mut dyn Write, judged: &Judged) -> io::Result<()> {
    for line in judged.unknown.iter().take(LISTED) {
        writeln!(out, "{BAD}fails{BAD:#}  {line}")?;
    }
    if judged.unknown.len() > LISTED {
        writeln!(out, "… and {} more", judged.unknown.len() - LISTED)?;
    }
    for line in &judged.unmatched {
        writeln!(out, "{BAD}no longer fails{BAD:#}  {line}: remove the line")?;
    }
    let (unknown, known) = (judged.unknown.len(), judged.known);
    match judged.is_good() {
        true if known == 0 => writeln!(out, "{GOOD}no case failed{GOOD:#}"),
        true => writeln!(out, "{GOOD}{known} cases failed, all of them known{GOOD:#}"),
        false => writeln!(
            out,
            "{BAD}{unknown} cases failed that are not known{BAD:#}, {known} known, {} lines without a failure",
            judged.unmatched.len()
        ),
    }
}

pub(super) fn title(client: &Client) -> String {
    format!("{} {}", client.name, client.version)
}

fn share((count, of): (usize, usize)) -> String {
    format!("{count} of {of}")
}

pub(super) fn cell(Tally { passed, tried, .. }: Tally) -> String {
    format!("{passed} of {tried}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{conformance::client::page, test_support::written};

    fn results() -> Results {
        let mut results = Results::default();
        let client = |name: &str| json!({"client": {"hello": {"name": name, "version": "1.2"}, "cases": 2, "operations": [1, 2]}});
        let case = |id: &str, kind: &str, verdict: &str, reason: Option<&str>| {
            json!({"case": {"id": id, "kind": kind, "operation": "send", "verdict": verdict, "reason": reason,
                "details": ["a <b>detail</b>\u{1b}[31m"]}})
        };
        for line in [
            client("ours"),
            case("send/200_sent", "response", "passed", None),
            json!({"traits": {"status_kept": {"count": 1, "of": 2}, "nulls_sent": {"count": 0, "of": 0}}}),
            client("other"),
            case("send/fault_b", "fault", "failed", Some("follows a redirect")),
            case("send/fault_a", "fault", "failed", Some("follows a redirect")),
            case("send/200_sent", "response", "not_offered", Some("it has no method")),
            json!({"traits": {}}),
        ] {
            results.read(&line.to_string()).unwrap();
        }
        results
    }

    #[test]
    fn a_row_counts_what_was_tried_and_the_first_case_is_the_example() {
        let ((), text) = written(|out| super::text(out, &results()).unwrap());
        let columns = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(name)).expect(name);
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(columns("ours"), "ours 1.2|1 of 2|1 of 1|-|-|-|-|-|-|-|0");
        assert_eq!(columns("other"), "other 1.2|1 of 2|-|-|-|-|-|-|0 of 2|-|1");
        assert_eq!(columns("     2"), "2|follows a redirect|faults|send/fault_a");
        assert_eq!(columns("errors with their status"), "errors with their status|1 of 2|–");
    }

    #[test]
    fn markdown_has_the_same_counts_and_reasons() {
        let text = markdown(&results());
        assert!(text.contains("\n| ours 1.2 | 1 of 2 | 1 of 1 | – | – | – | – | – | – | – | 0 |"), "{text}");
        assert!(text.contains("\n| 2 | failed | follows a redirect | faults | `send/fault_a` |"), "{text}");
        assert!(text.contains("\n| 1 | not offered | it has no method | responses | `send/200_sent` |"), "{text}");
    }

    #[test]
    fn the_page_shows_what_a_client_wrote_as_text() {
        let page = page::render(&results()).unwrap();
        assert!(page.contains("a &lt;b&gt;detail") && page.contains(r"\u{1b}"), "{page}");
        assert!(page.contains("other 1.2") && page.contains("follows a redirect"), "{page}");
    }
}
