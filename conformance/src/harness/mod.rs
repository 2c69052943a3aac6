//! The suite as a test target: every case of a document, and the guards of the suite itself.
//!
//! Each documented case is a test. The derived cases of an operation are one test, and so are those of a component, with a snapshot that
//! has a line for each. Guards of what the documented cases did run after all other tests.
//! The exit code is that of `libtest_mimic`, and 2 if the run cannot start. Environment variables control the run:
//!
//! - `CONFORMANCE_DOCUMENT`: a document to use instead of the suite's own
//! - `CONFORMANCE_LIST`: only list the ids of all cases
//! - `CONFORMANCE_CASES`: a file with the ids of the cases to run, one on each line
//! - `CONFORMANCE_RESULTS`: a file to append results to, a JSON object on each line, or a folder with such a file for each suite
//! - `CONFORMANCE_ACCEPT`: remove snapshots without a case

mod after_run;
mod components;
mod filter;
mod group;
mod guards;
mod mock;
mod observed;
mod report;
mod scenarios;
mod session;
mod snapshots;

use std::{
    collections::BTreeSet,
    env,
    io::Write as _,
    iter,
    panic::resume_unwind,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use libtest_mimic::{Arguments, Failed, Trial};
use openapi_document::Document;
use serde_json::json;

use crate::{
    caller::Caller,
    case::{Case, Kind, documented_cases},
    render::render_with_placeholders,
};
use filter::Filter;
use group::Group;
use report::ResultLine;
use session::Session;
use snapshots::Snapshots;

/// A document, the client to compare with it, and where the snapshots are.
pub struct Suite {
    /// The document, unless `CONFORMANCE_DOCUMENT` names another one.
    pub document: Result<Document, String>,
    /// The client.
    pub caller: Arc<dyn Caller>,
    /// The folder of the snapshots; none for a suite without snapshots.
    pub snapshots: Option<PathBuf>,
    /// The command that runs the suite, for messages.
    pub command: String,
}

impl Suite {
    /// Runs the suite, as the `main` of a test target with `harness = false`.
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
        let document = document(self.document)?.with_samples();
        let snapshots = Snapshots { folder: self.snapshots, command: self.command };
        let session = Session::leak(document, self.caller, snapshots);
        let document = session.document();
        let documented = documented_cases(document);
        let groups = Group::all(session);
        let mut snapshot_ids: BTreeSet<String> =
            documented.iter().filter(|case| case.kind == Kind::Response).map(|case| case.id.clone()).collect();
        snapshot_ids.extend(groups.iter().map(|group| group.id.clone()));
        let others = || {
            let trials = [scenarios::trials(session), mock::trials(session), components::trials(session)];
            trials.into_iter().flatten()
        };
        let other_ids: Vec<_> = documented.iter().map(|case| case.id.clone()).collect();
        if env::var_os("CONFORMANCE_LIST").is_some() {
            let others = others().map(|trial| trial.name().to_owned()).collect();
            let ids = ids(other_ids, &groups, others);
            let mut out = std::io::stdout().lock();
            return out
                .write_all((ids.join("\n") + "\n").as_bytes())
                .map(|()| ExitCode::SUCCESS)
                .map_err(|error| error.to_string());
        }
        let mut trials: Vec<Trial> = documented.into_iter().map(|case| documented_trial(session, case)).collect();
        trials.extend(others());
        trials.extend(guards::trials(session, snapshot_ids));
        let other_ids: Vec<_> = trials.iter().map(|trial| trial.name().to_owned()).collect();
        let before = trials.len();
        trials.retain(|trial| filter.selects(trial.name()));
        let complete = before == trials.len() && groups.iter().all(|group| filter.selects(&group.id));
        let complete = complete && !arguments.list && arguments.filter.is_none() && arguments.skip.is_empty();
        trials.extend(groups.into_iter().filter_map(|group| group.trial(&filter)));
        let conclusion = libtest_mimic::run(&arguments, trials);
        let mut trials: Vec<_> = after_run::trials(session, other_ids).into();
        trials.retain(|trial| filter.selects(trial.name()));
        let after = libtest_mimic::run(&arguments, trials);
        if complete {
            for level in session.coverage.levels(&session.schemas) {
                let written = report::append(&json!({ "coverage": level }));
                written.map_err(|_| "the coverage cannot be written")?;
            }
        }
        Ok(if conclusion.has_failed() { conclusion.exit_code() } else { after.exit_code() })
    }
}

/// The document of the suite, or the one that `CONFORMANCE_DOCUMENT` names.
fn document(default: Result<Document, String>) -> Result<Document, String> {
    let Some(path) = env::var_os("CONFORMANCE_DOCUMENT") else { return default };
    Document::load(path.as_ref()).map_err(|finding| format!("CONFORMANCE_DOCUMENT: {finding}"))
}

/// The id of each case, including derived ones, which are not tests of their own.
fn ids(documented: Vec<String>, groups: &[Group], others: Vec<String>) -> Vec<String> {
    let mut ids = documented;
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, Vec<String>)> {
        let index = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < groups.len());
        iter::from_fn(index).map(|index| (index, groups[index].ids())).collect()
    };
    let mut of_groups = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flatten().collect::<Vec<_>>()
    });
    of_groups.sort_unstable();
    for (group, (_, made)) in groups.iter().zip(of_groups) {
        ids.extend(made);
        ids.push(group.id.clone());
    }
    ids.extend(others);
    ids.extend(guards::NAMES.into_iter().chain(after_run::NAMES).map(|name| format!("suite/{name}")));
    ids
}

/// The test of a documented case.
fn documented_trial(session: &'static Session, case: Case<'static>) -> Trial {
    ResultLine::case(&case).trial_with_exchange(move |shown| {
        let exchange = session.run(&case)?;
        let (text, placeholders) = render_with_placeholders(&case, &exchange);
        session.observed().record(&case, &exchange, placeholders);
        let mut mismatches = session.verify(&case, &exchange);
        // The snapshot of a failed case is not accepted.
        if case.kind == Kind::Response && mismatches.is_empty() {
            mismatches.extend(session.snapshots.compare(&case.id, &text));
        }
        *shown = Some((exchange.server, text));
        if mismatches.is_empty() { Ok(()) } else { Err(Failed::from(mismatches.join("\n"))) }
    })
}
