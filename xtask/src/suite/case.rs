//! The results of a run: cases and coverage, as the suite reports them.

use std::{collections::BTreeMap, time::Duration};

use openapi_document::printable_lines;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Suite;

/// A run of a suite.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) suite: &'static Suite,
    pub(crate) cases: Vec<Case>,
    /// The coverage of the document. Empty if only some of the cases were run.
    pub(crate) coverage: Vec<Level>,
    /// The exit status of the suite, if it failed.
    pub(crate) failure: Option<String>,
    /// The output of the suite besides its results.
    pub(crate) output: String,
    /// How long the suite ran.
    pub(crate) duration: Duration,
}

impl Run {
    /// How the suite ended, if no failed case explains it. Its output has the reason.
    pub(crate) fn crash(&self) -> Option<&str> {
        let any = |verdict| self.cases.iter().any(|case| case.verdict == verdict);
        let crashed = any(Verdict::Missing) || self.failure.is_some() && !any(Verdict::Failed);
        crashed.then(|| self.failure.as_deref().unwrap_or("without an error status"))
    }

    /// The servers that cases were run on, each with the number of its cases.
    pub(crate) fn servers(&self) -> BTreeMap<&str, usize> {
        let mut servers = BTreeMap::new();
        for server in self.cases.iter().filter_map(Case::server) {
            *servers.entry(server).or_default() += 1;
        }
        servers
    }
}

/// A case and its result.
#[derive(Debug, PartialEq)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) status: Option<u64>,
    /// The clause of the document that it checks, as a JSON pointer. Empty if there is none.
    pub(crate) pointer: String,
    pub(crate) verdict: Verdict,
    pub(crate) message: String,
    /// The JSON line that the suite wrote for it. Null if the case is missing.
    pub(crate) line: Value,
}

/// The kind of a case: as the suite reports it, or by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Response,
    Request,
    Valid,
    Invalid,
    ResponseSchema,
    Body,
    Fault,
    Security,
    Scenario,
    Snapshot,
    Component,
    Guard,
}

/// What a summary counts separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Documented responses.
    Documented,
    /// Documented, valid and invalid requests.
    Requests,
    /// Everything else.
    Derived,
}

/// The result of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Passed,
    Failed,
    /// The suite ended before the case did.
    Missing,
}

impl Case {
    /// Reads the lines that the suite wrote: first a case for each expected id, then any others.
    pub(crate) fn read(lines: &str, expected: &[&str]) -> Vec<Self> {
        let mut reported = BTreeMap::new();
        // An incomplete line, written by a suite that crashed, leaves its case missing.
        for line in values(lines) {
            if let Some(id) = line["id"].as_str() {
                reported.insert(id.to_owned(), line);
            }
        }
        let mut cases: Vec<_> = expected
            .iter()
            .map(|&id| match reported.remove(id) {
                Some(line) => Self::of_line(id, &line),
                None => Self::missing(id),
            })
            .collect();
        cases.extend(reported.iter().map(|(id, line)| Self::of_line(id, line)));
        cases
    }

    fn of_line(id: &str, line: &Value) -> Self {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let verdict = match line["verdict"].as_str() {
            Some("passed") => Verdict::Passed,
            _ => Verdict::Failed,
        };
        Self {
            id: id.to_owned(),
            kind: line["kind"].as_str().and_then(Kind::named).unwrap_or_else(|| Kind::of(id)),
            status: line["status"].as_u64(),
            pointer: text("pointer"),
            verdict,
            message: text("message"),
            line: line.clone(),
        }
    }

    fn missing(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            kind: Kind::of(id),
            status: None,
            pointer: String::new(),
            verdict: Verdict::Missing,
            message: "the suite ended before this case".to_owned(),
            line: Value::Null,
        }
    }

    /// The server that it was run on. None for a case without a call.
    pub(crate) fn server(&self) -> Option<&str> {
        self.line["server"].as_str()
    }

    /// How long it took.
    pub(crate) fn millis(&self) -> Option<f64> {
        self.line["millis"].as_f64()
    }

    /// The part of the id before the slash: an operation, `components` or `suite`.
    pub(crate) fn subject(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(subject, _)| subject)
    }
}

impl Kind {
    /// Each kind with its name in ids and result lines, and its label for people, in the order of reports: documented, derived, others.
    pub(crate) const ALL: [(Self, &str, &str); 12] = [
        (Self::Response, "response", "documented response"),
        (Self::Request, "request", "documented request"),
        (Self::Valid, "valid", "valid request"),
        (Self::Invalid, "invalid", "invalid request"),
        (Self::ResponseSchema, "response_schema", "response by keyword"),
        (Self::Body, "body", "malformed body"),
        (Self::Fault, "fault", "injected fault"),
        (Self::Security, "security", "credential set"),
        (Self::Scenario, "scenario", "scenario"),
        (Self::Snapshot, "snapshot", "snapshot of derived cases"),
        (Self::Component, "component", "component"),
        (Self::Guard, "guard", "guard"),
    ];

    /// The kind with a name in a result line.
    fn named(name: &str) -> Option<Self> {
        // The suite's name for its guards.
        let name = if name == "suite" { "guard" } else { name };
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(kind, ..)| *kind)
    }

    /// The kind of a case by its id, if there is no line that says it.
    fn of(id: &str) -> Self {
        let derived = |name: &str| {
            let kinds = Self::ALL.iter().filter(|(kind, ..)| kind.is_derived());
            let mut kinds = kinds.filter_map(|(kind, start, _)| Some((*kind, name.strip_prefix(start)?)));
            kinds.find_map(|(kind, rest)| rest.starts_with('_').then_some(kind))
        };
        match id.split_once('/') {
            Some(("components", name)) => match name.split_once('/') {
                None => Self::Snapshot,
                Some((_, "schema")) => Self::Component,
                Some((_, change)) if change.starts_with("request_") => Self::Valid,
                Some(_) => Self::ResponseSchema,
            },
            Some((_, "derived")) => Self::Snapshot,
            Some(("suite", _)) => Self::Guard,
            Some((_, name)) if name.starts_with(|first: char| first.is_ascii_digit()) => Self::Response,
            Some((_, name)) if name.starts_with("scenario_") => Self::Scenario,
            Some((_, name)) => derived(name).unwrap_or(Self::Request),
            None => Self::Request,
        }
    }

    /// Whether its cases are derived from schemas instead of written in the document as examples.
    fn is_derived(self) -> bool {
        (Self::Valid..=Self::Security).contains(&self)
    }

    /// The column of its cases in a summary.
    pub(crate) fn column(self) -> Column {
        match self {
            Self::Response => Column::Documented,
            Self::Request | Self::Valid | Self::Invalid => Column::Requests,
            _ => Column::Derived,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Its name for people.
    pub(crate) fn label(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// A number of cases with its label: `3 components`.
    pub(crate) fn counted(self, count: usize) -> String {
        let name = self.label();
        match (count, self) {
            (1, _) => format!("1 {name}"),
            (_, Self::Body) => format!("{count} malformed bodies"),
            (_, Self::ResponseSchema) => format!("{count} responses by keyword"),
            (_, Self::Snapshot) => format!("{count} snapshots of derived cases"),
            _ => format!("{count} {name}s"),
        }
    }
}

impl Column {
    /// Each with its name, in the order of summaries.
    pub(crate) const ALL: [(Self, &str); 3] =
        [(Self::Documented, "documented"), (Self::Requests, "requests"), (Self::Derived, "derived")];
}

impl Verdict {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Missing => "missing",
        }
    }
}

/// The coverage of one level of the document, such as its operations or its keywords.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Level {
    pub(crate) name: String,
    pub(crate) covered: u64,
    pub(crate) total: u64,
    /// The uncovered clauses, each with its place and the case that would cover it.
    pub(crate) uncovered: Vec<String>,
}

impl Level {
    /// Reads the lines of a run that report coverage.
    pub(crate) fn read(lines: &str) -> Vec<Self> {
        values(lines).filter_map(|mut line| serde_json::from_value(line.get_mut("coverage")?.take()).ok()).collect()
    }
}

/// The values of lines of JSON. Their texts, some of which come from a client, are made printable for every report.
fn values(lines: &str) -> impl Iterator<Item = Value> {
    fn printable(value: Value) -> Value {
        match value {
            Value::String(text) => printable_lines(&text).into(),
            Value::Array(items) => items.into_iter().map(printable).collect(),
            Value::Object(members) => members.into_iter().map(|(name, value)| (name, printable(value))).collect(),
            other => other,
        }
    }

    lines.lines().filter_map(|line| serde_json::from_str(line).ok()).map(printable)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_text_of_a_run_is_printable() {
        let hostile = "\u{1b}[31m\u{9b}31m\u{202e}\u{2028}";
        let line = json!({"id": "send/200_sent", "verdict": "failed", "message": format!("a\n{hostile}"), "exchanges": [hostile],
            "coverage": {"name": "statuses", "covered": 1, "total": 2, "uncovered": [hostile]}});
        let cases = Case::read(&line.to_string(), &["send/200_sent"]);
        let levels = Level::read(&line.to_string());
        let escaped = "\\u{1b}[31m\\u{9b}31m\\u{202e}\\u{2028}";
        assert_eq!(cases[0].message, format!("a\n{escaped}"));
        assert_eq!((&cases[0].line["exchanges"][0], levels[0].uncovered[0].as_str()), (&json!(escaped), escaped));
    }
}
