//! The results of the program `clients`, client by client.

use std::collections::BTreeMap;

use openapi_document::printable_lines;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{exit::Error, suite::Kind};

/// The kinds of cases that clients are tried with, each with the head of its column.
pub(super) const KINDS: [(Kind, &str); 8] = [
    (Kind::Response, "responses"),
    (Kind::Request, "requests"),
    (Kind::Valid, "valid"),
    (Kind::Invalid, "invalid"),
    (Kind::ResponseSchema, "keywords"),
    (Kind::Body, "bodies"),
    (Kind::Fault, "faults"),
    (Kind::Security, "credentials"),
];

/// The results of all clients, in the order of the command line.
#[derive(Debug, Default, Serialize)]
pub(super) struct Results {
    pub(super) clients: Vec<Client>,
}

#[derive(Debug, Serialize)]
pub(super) struct Client {
    pub(super) name: String,
    pub(super) version: String,
    /// The number of operations that it offers, and of all operations.
    pub(super) operations: (usize, usize),
    /// The number of cases to expect.
    expected: usize,
    pub(super) cases: Vec<Case>,
    /// In how many cases, of how many.
    pub(super) traits: BTreeMap<String, Share>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) operation: String,
    pub(super) verdict: Verdict,
    /// What the client does, in plain words, or why the case is not offered.
    pub(super) reason: Option<String>,
    pub(super) details: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    Passed,
    Failed,
    NotOffered,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Share {
    pub(super) count: usize,
    pub(super) of: usize,
}

/// A line of the program.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Client { hello: Hello, cases: usize, operations: (usize, usize) },
    Case(Case),
    Traits(BTreeMap<String, Share>),
}

#[derive(Deserialize)]
struct Hello {
    name: String,
    version: String,
}

/// How many cases of a kind passed, of those that were tried.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) tried: usize,
    pub(super) not_offered: usize,
}

/// Why cases of a client fail, or are not offered.
#[derive(Debug, Serialize)]
pub(super) struct Reason<'r> {
    pub(super) text: &'r str,
    pub(super) count: usize,
    /// Kinds of its cases.
    pub(super) kinds: Vec<&'static str>,
    /// Its first case.
    pub(super) example: &'r Case,
}

impl Results {
    /// Reads a line of the program. Its texts come from clients, so they are made printable.
    pub(super) fn read(&mut self, line: &str) -> Result<(), Error> {
        let unreadable = |error| Error::unusable(format!("the program `clients` wrote what cannot be read: {error}"));
        let line = printable(serde_json::from_str::<Value>(line).map_err(unreadable)?);
        match (serde_json::from_value(line).map_err(unreadable)?, self.clients.last_mut()) {
            (Line::Client { hello: Hello { name, version }, cases, operations }, _) => self.clients.push(Client {
                name,
                version,
                operations,
                expected: cases,
                cases: Vec::new(),
                traits: BTreeMap::new(),
            }),
            (Line::Case(case), Some(client)) => client.cases.push(case),
            (Line::Traits(traits), Some(client)) => client.traits = traits,
            (_, None) => return Err(Error::unusable("the program `clients` named no client")),
        }
        Ok(())
    }

    /// The progress of the run.
    pub(super) fn progress(&self) -> String {
        let Some(client) = self.clients.last() else { return String::new() };
        format!("{}: {} of {} cases", client.name, client.cases.len(), client.expected)
    }
}

impl Client {
    /// The counts of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> Tally {
        self.cases.iter().filter(|case| case.kind == kind.name()).fold(Tally::default(), Tally::with)
    }

    /// The counts of all cases.
    pub(super) fn total(&self) -> Tally {
        self.cases.iter().fold(Tally::default(), Tally::with)
    }

    /// Why cases have this verdict, the most frequent reason first.
    pub(super) fn reasons(&self, verdict: Verdict) -> Vec<Reason<'_>> {
        let mut reasons = Vec::<Reason<'_>>::new();
        for case in self.cases.iter().filter(|case| case.verdict == verdict) {
            let text = case.reason.as_deref().unwrap_or_default();
            let at = reasons.iter().position(|reason| reason.text == text).unwrap_or_else(|| {
                reasons.push(Reason { text, count: 0, kinds: Vec::new(), example: case });
                reasons.len() - 1
            });
            let reason = &mut reasons[at];
            reason.count += 1;
            let kind = KINDS.iter().find(|(kind, _)| kind.name() == case.kind).map_or("others", |(_, head)| head);
            if !reason.kinds.contains(&kind) {
                reason.kinds.push(kind);
            }
            // Threads finish in any order, so this takes the first case by name.
            if case.id < reason.example.id {
                reason.example = case;
            }
        }
        reasons.iter_mut().for_each(|reason| reason.kinds.sort_unstable());
        reasons.sort_by(|one, other| (other.count, one.text).cmp(&(one.count, other.text)));
        reasons
    }
}

impl Tally {
    fn with(mut self, case: &Case) -> Self {
        match case.verdict {
            Verdict::NotOffered => self.not_offered += 1,
            verdict => {
                self.tried += 1;
                self.passed += usize::from(verdict == Verdict::Passed);
            }
        }
        self
    }
}

fn printable(value: Value) -> Value {
    match value {
        Value::String(text) => printable_lines(&text).into(),
        Value::Array(items) => items.into_iter().map(printable).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, printable(value))).collect(),
        other => other,
    }
}
