//! Known failures: each line has a client, ids of cases, and a reason.

use std::{fs, path::Path};

use super::results::{Case, Client, Results, Verdict};
use crate::{exit::Error, facts::matches};

/// A file of known failures. Without a file, no failure is known.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<Failure>);

/// A line of the file.
#[derive(Debug, PartialEq, Eq)]
struct Failure {
    /// The line, for messages.
    place: String,
    client: String,
    /// Ids, in which each `*` stands for any text.
    cases: String,
    reason: String,
}

/// How the results compare with the known failures.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Judged {
    /// Failures that are not known, as lines of the file.
    pub(super) unknown: Vec<String>,
    /// Lines that no failed case matches.
    pub(super) unmatched: Vec<String>,
    /// The number of known failures.
    pub(super) known: usize,
}

impl Judged {
    pub(super) fn is_good(&self) -> bool {
        self.unknown.is_empty() && self.unmatched.is_empty()
    }
}

impl Known {
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path)
            .map_err(|error| Error::unusable(format!("cannot read {}: {error}", path.display())))?;
        Self::parse(&text, &path.display().to_string()).map_err(Error::unusable)
    }

    fn parse(text: &str, file: &str) -> Result<Self, String> {
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let failures = lines.map(|(number, line)| {
            let place = format!("{file}:{number}");
            let words = line.split_once(char::is_whitespace).map(|(client, rest)| (client, rest.trim_start()));
            let words = words.and_then(|(client, rest)| Some((client, rest.split_once(char::is_whitespace)?)));
            let Some((client, (cases, reason))) = words else {
                return Err(format!("{place}: a line has a client, ids of cases and a reason"));
            };
            let [client, cases, reason] = [client, cases, reason.trim_start()].map(str::to_owned);
            Ok(Failure { place, client, cases, reason })
        });
        failures.collect::<Result<_, _>>().map(Self)
    }

    /// Compares the results with the known failures. Each line must match a case only if all cases were run.
    pub(super) fn judge(&self, results: &Results, all: bool) -> Judged {
        let mut matched = vec![false; self.0.len()];
        let mut judged = Judged::default();
        for client in &results.clients {
            for case in client.cases.iter().filter(|case| case.verdict == Verdict::Failed) {
                let mut is_known = false;
                for (failure, matched) in self.0.iter().zip(&mut matched) {
                    let is_match = failure.matches(client, case);
                    *matched |= is_match;
                    is_known |= is_match;
                }
                match is_known {
                    true => judged.known += 1,
                    false => judged.unknown.push(format!(
                        "{} {} {}",
                        client.name,
                        case.id,
                        case.reason.as_deref().unwrap_or_default()
                    )),
                }
            }
        }
        let was_run = |failure: &Failure| results.clients.iter().any(|client| client.name == failure.client);
        let unmatched = self.0.iter().zip(matched).filter(|(failure, matched)| all && !matched && was_run(failure));
        judged.unmatched = unmatched
            .map(|(Failure { place, client, cases, reason }, _)| format!("{place}: {client} {cases} {reason}"))
            .collect();
        judged.unknown.sort_unstable();
        judged
    }
}

impl Failure {
    fn matches(&self, client: &Client, case: &Case) -> bool {
        self.client == client.name && case.reason.as_ref() == Some(&self.reason) && matches(&self.cases, &case.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(lines: &[(&str, &str, Option<&str>)]) -> Results {
        let mut results = Results::default();
        let hello = serde_json::json!({"name": "node", "version": "1"});
        let client = serde_json::json!({"client": {"hello": hello, "cases": 3, "operations": [1, 2]}});
        results.read(&client.to_string()).unwrap();
        for (id, verdict, reason) in lines {
            let case = serde_json::json!({"case": {
                "id": id, "kind": "fault", "operation": "send", "verdict": verdict, "reason": reason, "details": [],
            }});
            results.read(&case.to_string()).unwrap();
        }
        results
    }

    const FILE: &str = "# Known.\n\nnode  send/fault_*  hangs\nnode send/body_page  loses the status\n";

    #[test]
    fn a_failure_that_is_listed_with_its_reason_is_known() {
        let known = Known::parse(FILE, "known.txt").unwrap();
        let judged = known.judge(
            &results(&[
                ("send/fault_a", "failed", Some("hangs")),
                ("send/fault_b", "failed", Some("crashes")),
                ("send/body_page", "failed", Some("loses the status")),
            ]),
            true,
        );
        assert_eq!((judged.known, judged.unknown), (2, vec!["node send/fault_b crashes".to_owned()]));
        assert!(judged.unmatched.is_empty());
    }

    #[test]
    fn a_known_failure_that_passes_fails() {
        let known = Known::parse(FILE, "known.txt").unwrap();
        let results = results(&[("send/fault_a", "failed", Some("hangs")), ("send/body_page", "passed", None)]);
        let judged = known.judge(&results, true);
        assert_eq!(judged.unmatched, ["known.txt:4: node send/body_page loses the status"]);
        assert!(!judged.is_good());
        assert!(known.judge(&results, false).is_good());
    }

    #[test]
    fn a_line_without_a_reason_is_named() {
        assert_eq!(
            Known::parse("\nnode send/fault_a", "known.txt").unwrap_err(),
            "known.txt:2: a line has a client, ids of cases and a reason"
        );
    }
}
