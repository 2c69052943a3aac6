//! One snapshot per documented response, in a folder per operation.

use std::{
    collections::BTreeSet,
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use libtest_mimic::Failed;
use similar::TextDiff;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// What to run to play the cases of the document that this is built for.
fn command() -> &'static str {
    match env!("CARGO_PKG_NAME") {
        "stytch-conformance" => "cargo xtask conformance",
        _ => "cargo xtask conformance --document observatory",
    }
}

/// Holds a text against the snapshot of a case; says how they differ.
pub(crate) fn compare(id: &str, text: &str) -> Option<String> {
    let path = Path::new(FOLDER).join(format!("{id}.snap"));
    let (folder, name) = (path.parent()?.to_owned(), path.file_stem()?.to_str()?.to_owned());
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let accepted = accepted(&path);
    settings.bind(|| {
        panic::catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, text))).err()?;
        let next = format!("if that is meant, run `{} --accept {id}`", command());
        Some(match accepted {
            Some(accepted) => format!("the snapshot differs (- accepted, + now)\n{}{next}", diff(&accepted, text)),
            None => format!("there is no accepted snapshot (+ now)\n{}{next}", diff("", text)),
        })
    })
}

fn accepted(path: &Path) -> Option<String> {
    let snapshot = insta::Snapshot::from_file(path).ok()?;
    Some(snapshot.as_text()?.to_string())
}

fn diff(old: &str, new: &str) -> String {
    TextDiff::from_lines(&format!("{}\n", old.trim_end()), &format!("{}\n", new.trim_end()))
        .unified_diff()
        .context_radius(2)
        .to_string()
}

/// Snapshots that belong to no case: refused, or taken away where changes are accepted.
pub(crate) fn orphans(known: &BTreeSet<String>) -> Result<(), Failed> {
    let orphans: Vec<PathBuf> = snapshots(Path::new(FOLDER))?
        .into_iter()
        .filter(|path| {
            let id = path.strip_prefix(FOLDER).map(|path| path.with_extension("")).unwrap_or_default();
            !known.contains(&id.to_string_lossy().replace('\\', "/"))
        })
        .collect();
    if env::var_os("CONFORMANCE_ACCEPT").is_some() {
        orphans.iter().try_for_each(fs::remove_file)?;
        return Ok(());
    }
    if orphans.is_empty() {
        return Ok(());
    }
    let listed: Vec<_> = orphans.iter().map(|path| path.display().to_string()).collect();
    Err(format!(
        "no case of the document has the snapshot\n  {}\nrun `{} --accept` to take it away",
        listed.join("\n  "),
        command()
    )
    .into())
}

fn snapshots(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(snapshots(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
