//! The cases of the document, one per component, and the guards of the suite itself.
//!
//! A documented case is a test. Those that are derived are a test for each operation and kind, and a line in its snapshot each.
//! `cargo xtask conformance` runs it and shows what it finds.

mod flows;
mod group;
mod mock;
mod report;
mod snapshots;
mod wanted;

use std::{collections::BTreeSet, env, path::Path, process::ExitCode, sync::LazyLock};

use libtest_mimic::{Arguments, Failed, Trial};
use openapi_document::{Document, Finding, Operation, Response};
use serde_json::json;
use stytch_client::Repeat;
use stytch_conformance::{
    Case, Coverage, Exchange, Kind, LOSSES, Schemas, Stage, cases, losses, prove, render, schemas,
};

use group::Group;
use report::Entry;
use wanted::Wanted;

/// The document that the client was generated from, or the one in the file that `CONFORMANCE_DOCUMENT` names: what the client does is
/// then held against that one.
static DOCUMENT: LazyLock<Result<Document, String>> = LazyLock::new(|| {
    let document = match env::var_os("CONFORMANCE_DOCUMENT") {
        Some(path) => Document::load(Path::new(&path)),
        None => Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES),
    };
    document.map_err(|finding: Finding| finding.to_string())
});

static COVERAGE: LazyLock<Coverage> = LazyLock::new(Coverage::default);

thread_local! {
    /// Set up once for each thread that plays cases.
    static STAGE: Result<Stage, String> = Stage::new();
}

/// What the suite holds against itself, and what the client says of the document.
const GUARDS: [&str; 4] =
    ["snapshots_have_cases", "losses_still_apply", "ids_are_unique", "the_client_lists_the_operations"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let (document, wanted) = match (&*DOCUMENT, Wanted::read()) {
        (Ok(document), Ok(wanted)) => (document, wanted),
        (Err(problem), _) => return unusable(problem),
        (_, Err(problem)) => return unusable(&problem),
    };
    let schemas: &'static Schemas<'static> = Box::leak(Box::new(Schemas::new(document)));
    let documented = cases(document);
    let groups = Group::all(schemas);
    let mut known: BTreeSet<String> =
        documented.iter().filter(|case| case.kind == Kind::Response).map(|case| case.id.clone()).collect();
    known.extend(groups.iter().map(|group| group.id.clone()));
    let ids = ids(document, &documented, &groups);
    if env::var_os("CONFORMANCE_LIST").is_some() {
        ids.iter().for_each(|id| println!("{id}"));
        return ExitCode::SUCCESS;
    }
    let mut trials: Vec<Trial> = documented.into_iter().map(|case| trial(schemas, case)).collect();
    trials.extend(flows::trials(document));
    trials.extend(mock::trials(document));
    trials.extend(components(document));
    let [orphans, losses, unique, listed] = GUARDS.map(Entry::suite);
    trials.push(orphans.trial(move || snapshots::orphans(&known)));
    trials.push(losses.trial(move || losses_still_apply(document)));
    trials.push(unique.trial(move || ids_are_unique(&ids)));
    trials.push(listed.trial(move || operations_are_listed(document)));
    let before = trials.len();
    trials.retain(|trial| wanted.has(trial.name()));
    let whole = before == trials.len() && groups.iter().all(|group| wanted.has(&group.id));
    trials.extend(groups.into_iter().filter_map(|group| group.trial(&wanted)));
    let ended = libtest_mimic::run(&arguments, trials);
    if whole && !arguments.list && arguments.filter.is_none() && arguments.skip.is_empty() {
        for level in COVERAGE.levels(schemas) {
            if report::write(&json!({ "coverage": level })).is_err() {
                return unusable("the coverage cannot be written");
            }
        }
    }
    ended.exit_code()
}

fn unusable(problem: &str) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::from(2)
}

/// The id of each case, those included that are no test of their own.
fn ids(document: &'static Document, documented: &[Case<'_>], groups: &[Group]) -> Vec<String> {
    let mut ids: Vec<String> = documented.iter().map(|case| case.id.clone()).collect();
    for group in groups {
        ids.extend(group.cases().0.iter().map(|case| case.id.clone()));
        ids.push(group.id.clone());
    }
    let others = [flows::trials(document), mock::trials(document), components(document)];
    ids.extend(others.iter().flatten().map(|trial| trial.name().to_owned()));
    ids.extend(GUARDS.map(|name| format!("suite/{name}")));
    ids
}

/// Two cases of one id would be told as one.
fn ids_are_unique(ids: &[String]) -> Result<(), Failed> {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = ids.iter().filter(|id| !seen.insert(*id)).map(String::as_str).collect();
    if twice.is_empty() { Ok(()) } else { Err(format!("more than one case is called {}", twice.join(", ")).into()) }
}

/// Callers may ask what operations there are, and what the document says of each.
fn operations_are_listed(document: &Document) -> Result<(), Failed> {
    let documented: Vec<_> = Operation::all(document)
        .into_iter()
        .map(|operation| {
            let statuses: BTreeSet<_> = operation.responses().iter().map(Response::status).collect();
            let repeat = operation.retry().map(|retry| retry.policy.name());
            let wire = (operation.method(), operation.path());
            (operation.id(), operation.summary(), wire, operation.sends_message(), repeat, statuses)
        })
        .collect();
    let listed: Vec<_> = stytch_client::operations()
        .iter()
        .map(|operation| {
            let statuses: BTreeSet<_> = (0..1000).filter(|status| operation.documents(*status)).collect();
            let repeat = match operation.repeat() {
                Repeat::OnlyIfNeverReceived => Some("unsent_only"),
                Repeat::AnyTime => Some("idempotent"),
                _ => None,
            };
            let wire = (operation.method().as_str(), operation.path());
            (operation.id(), operation.summary(), wire, operation.sends_message(), repeat, statuses)
        })
        .collect();
    if documented.len() != listed.len() {
        return Err(format!("there are {} operations, and the client lists {}", documented.len(), listed.len()).into());
    }
    let pairs = documented.iter().zip(&listed).filter(|(documented, listed)| documented != listed);
    let faults: Vec<_> = pairs.map(|(documented, listed)| format!("{documented:?} is listed as {listed:?}")).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn trial(schemas: &'static Schemas<'static>, case: Case<'static>) -> Trial {
    Entry::case(&case).showing(move |exchanges| {
        let exchange = play(&case)?;
        let shown = render(&case, &exchange);
        let mut faults = proven(schemas, &case, &exchange);
        // What does not hold is shown, and never accepted.
        if case.kind == Kind::Response && faults.is_empty() {
            faults.extend(snapshots::compare(&case.id, &shown));
        }
        exchanges.push(shown);
        if faults.is_empty() { Ok(()) } else { Err(Failed::from(faults.join("\n"))) }
    })
}

/// In what an exchange differs from what has to come of its case; where it does not, what was looked at counts.
fn proven(schemas: &Schemas<'static>, case: &Case<'static>, exchange: &Exchange) -> Vec<String> {
    match prove(schemas, case, exchange) {
        Ok(looked) => {
            COVERAGE.note(schemas, &case.operation, &looked);
            Vec::new()
        }
        Err(faults) => faults,
    }
}

/// Plays a case on the stage of this thread.
fn play(case: &Case<'_>) -> Result<Exchange, String> {
    STAGE.with(|stage| stage.as_ref().map_err(Clone::clone)?.play(case))
}

/// A generated type for each schema of the document, which agrees with it.
fn components(document: &'static Document) -> Vec<Trial> {
    let components = document.at("/components/schemas").map(|schemas| schemas.entries()).unwrap_or_default();
    let trials = components.into_iter().map(|(name, schema)| {
        let pointer = schema.pointer().to_owned();
        Entry::component(name, &pointer).trial(move || {
            let derived = schemas().into_iter().find(|(derived, _)| *derived == pointer);
            let (_, derived) = derived.ok_or("no type was generated from it")?;
            losses(document, &pointer, &derived).map(|_| ()).map_err(|faults| faults.join("\n").into())
        })
    });
    trials.collect()
}

fn losses_still_apply(document: &Document) -> Result<(), Failed> {
    let schemas = schemas();
    let shown: BTreeSet<_> =
        schemas.iter().filter_map(|(pointer, derived)| losses(document, pointer, derived).ok()).flatten().collect();
    let text = document.at("/components/schemas").map(|schemas| schemas.value().to_string()).unwrap_or_default();
    let gone = LOSSES.iter().filter(|loss| text.contains(&format!("\"{}\":", loss.keyword)) && !shown.contains(loss));
    let gone: Vec<_> = gone.map(|loss| loss.keyword).collect();
    if gone.is_empty() {
        return Ok(());
    }
    Err(format!("no schema shows a loss of {}: take it off `LOSSES` in conformance/src/agree.rs", gone.join(", "))
        .into())
}
