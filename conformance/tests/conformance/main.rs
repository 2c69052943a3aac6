//! One named test per case of the document, one per component, and the guards of the suite itself.
//!
//! `cargo xtask conformance` runs it and shows what it finds.

mod flows;
mod mock;
mod report;
mod snapshots;

use std::{borrow::Cow, collections::BTreeSet, env, fs, process::ExitCode, sync::LazyLock};

use libtest_mimic::{Arguments, Failed, Trial};
use stytch_conformance::{Case, Kind, LOSSES, cases, losses, play, prove, render, schemas};
use stytch_openapi::{Document, Finding};

use report::Entry;

static DOCUMENT: LazyLock<Result<Document, String>> = LazyLock::new(|| {
    let text = text()?;
    Document::parse(&text).map_err(|finding: Finding| finding.to_string())
});

/// The document that the client was generated from, or the one in the file that `CONFORMANCE_DOCUMENT` names: what the client does is
/// then held against that one.
fn text() -> Result<Cow<'static, str>, String> {
    let Some(path) = env::var_os("CONFORMANCE_DOCUMENT") else {
        return Ok(stytch_openapi::TEXT.into());
    };
    let unreadable = |error| format!("CONFORMANCE_DOCUMENT: cannot read {}: {error}", path.display());
    fs::read_to_string(&path).map(Cow::from).map_err(unreadable)
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let document = match &*DOCUMENT {
        Ok(document) => document,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    let cases = cases(document);
    let known: BTreeSet<String> =
        cases.iter().filter(|case| case.kind == Kind::Response).map(|case| case.id.clone()).collect();
    let mut trials: Vec<Trial> = cases.into_iter().map(|case| trial(document, case)).collect();
    trials.extend(flows::trials(document));
    trials.extend(mock::trials(document));
    trials.extend(components(document));
    trials.push(Entry::suite("snapshots_have_cases").trial(move || snapshots::orphans(&known)));
    trials.push(Entry::suite("losses_still_apply").trial(move || losses_still_apply(document)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trial(document: &'static Document, case: Case<'static>) -> Trial {
    Entry::case(&case).showing(move |exchanges| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut faults = Vec::new();
        for call in &case.calls {
            let exchange = runtime.block_on(play(&case, call))?;
            let shown = render(&case, &exchange);
            faults.extend(prove(document, &case, call, &exchange));
            // What does not hold is shown, and never accepted.
            if case.kind == Kind::Response && faults.is_empty() {
                faults.extend(snapshots::compare(&case.id, &shown));
            }
            exchanges.push(shown);
        }
        if faults.is_empty() { Ok(()) } else { Err(Failed::from(faults.join("\n"))) }
    })
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
