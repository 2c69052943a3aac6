//! The suite as a test target: every case of a document, and the guards of the suite itself.
//!
//! A documented case is a test. The derived cases of an operation and a kind are one test together, with a snapshot that has a line for
//! each. Variables of the environment control the run:
//!
//! - `CONFORMANCE_DOCUMENT`: a file with another document to compare the client with
//! - `CONFORMANCE_LIST`: only list the ids of all cases
//! - `CONFORMANCE_CASES`: a file with the ids of the cases to run, one a line
//! - `CONFORMANCE_RESULTS`: a file to append results to, a JSON object a line
//! - `CONFORMANCE_ACCEPT`: remove the snapshots that belong to no case

mod components;
mod filter;
mod group;
mod guards;
mod mock;
mod report;
mod scenarios;
mod session;
mod snapshots;

use std::{collections::BTreeSet, env, path::PathBuf, process::ExitCode, sync::Arc};

use libtest_mimic::{Arguments, Failed, Trial};
use openapi_document::Document;
use serde_json::json;

use crate::{
    caller::Caller,
    case::{Case, Kind, cases},
    render::render,
};
use filter::Filter;
use group::Group;
use report::Entry;
use session::Session;
use snapshots::Snapshots;

/// The suite of a document and a client.
pub struct Suite {
    /// The document, unless the environment names another one.
    pub document: Result<Document, String>,
    /// The client.
    pub caller: Arc<dyn Caller>,
    /// The folder of the snapshots; none for a suite that compares none.
    pub snapshots: Option<PathBuf>,
    /// The command that runs the suite, for messages.
    pub command: String,
}

impl Suite {
    /// Runs the suite as the `main` of a test target without a harness of its own.
    #[must_use]
    pub fn main(self) -> ExitCode {
        match self.run() {
            Ok(code) => code,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::from(2)
            }
        }
    }

    fn run(self) -> Result<ExitCode, String> {
        let arguments = Arguments::from_args();
        let filter = Filter::from_env()?;
        let document = document(self.document)?;
        let snapshots = Snapshots { folder: self.snapshots, command: self.command };
        let session = Session::leak(document, self.caller, snapshots);
        let document = session.document();
        let documented = cases(document);
        let groups = Group::all(session);
        let mut known: BTreeSet<String> =
            documented.iter().filter(|case| case.kind == Kind::Response).map(|case| case.id.clone()).collect();
        known.extend(groups.iter().map(|group| group.id.clone()));
        let others = || {
            let trials = [scenarios::trials(session), mock::trials(session), components::trials(session)];
            trials.into_iter().flatten()
        };
        let ids = ids(&documented, &groups, others());
        if env::var_os("CONFORMANCE_LIST").is_some() {
            ids.iter().for_each(|id| println!("{id}"));
            return Ok(ExitCode::SUCCESS);
        }
        let mut trials: Vec<Trial> = documented.into_iter().map(|case| trial(session, case)).collect();
        trials.extend(others());
        trials.extend(guards::trials(session, known, ids));
        let before = trials.len();
        trials.retain(|trial| filter.has(trial.name()));
        let whole = before == trials.len() && groups.iter().all(|group| filter.has(&group.id));
        trials.extend(groups.into_iter().filter_map(|group| group.trial(&filter)));
        let conclusion = libtest_mimic::run(&arguments, trials);
        if whole && !arguments.list && arguments.filter.is_none() && arguments.skip.is_empty() {
            for level in session.coverage.levels(&session.schemas) {
                let written = report::write(&json!({ "coverage": level }));
                written.map_err(|_| "the coverage cannot be written")?;
            }
        }
        Ok(conclusion.exit_code())
    }
}

/// The document of the suite, or the one that the environment names.
fn document(default: Result<Document, String>) -> Result<Document, String> {
    let Some(path) = env::var_os("CONFORMANCE_DOCUMENT") else { return default };
    Document::load(path.as_ref()).map_err(|finding| format!("CONFORMANCE_DOCUMENT: {finding}"))
}

/// The id of each case, also of those that are no test of their own.
fn ids(documented: &[Case<'_>], groups: &[Group], others: impl Iterator<Item = Trial>) -> Vec<String> {
    let mut ids: Vec<String> = documented.iter().map(|case| case.id.clone()).collect();
    for group in groups {
        ids.extend(group.cases().0.iter().map(|case| case.id.clone()));
        ids.push(group.id.clone());
    }
    ids.extend(others.map(|trial| trial.name().to_owned()));
    ids.extend(guards::NAMES.map(|name| format!("suite/{name}")));
    ids
}

fn trial(session: &'static Session, case: Case<'static>) -> Trial {
    Entry::case(&case).showing(move |exchanges| {
        let exchange = session.run(&case)?;
        let shown = render(&case, &exchange);
        let mut mismatches = session.verify(&case, &exchange);
        // The snapshot of a failed case is not accepted.
        if case.kind == Kind::Response && mismatches.is_empty() {
            mismatches.extend(session.snapshots.compare(&case.id, &shown));
        }
        exchanges.push(shown);
        if mismatches.is_empty() { Ok(()) } else { Err(Failed::from(mismatches.join("\n"))) }
    })
}
