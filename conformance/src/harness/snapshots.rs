//! Snapshots: one for each documented response and for the derived cases of an operation, in a folder for each operation, in folders for its
//! namespaces; and one for each component, in the folder `components`.

use std::{
    collections::BTreeSet,
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use libtest_mimic::Failed;
use similar::TextDiff;

pub(super) struct Snapshots {
    /// Their folder; none for a suite without snapshots.
    pub(super) folder: Option<PathBuf>,
    /// The command that runs the suite, for messages.
    pub(super) command: String,
}

impl Snapshots {
    /// Compares a text with the snapshot of an id; returns the mismatch. Never reads or writes outside of the folder.
    pub(super) fn compare(&self, id: &str, text: &str) -> Option<String> {
        if !is_file_name(id) {
            return Some(format!("{id:?} is not the name of a snapshot: rename the operation or the example"));
        }
        let path = self.folder.as_ref()?.join(format!("{}.snap", file(id)));
        let (folder, name) = (path.parent()?.to_owned(), path.file_stem()?.to_str()?.to_owned());
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let accepted = accepted(&path);
        settings.bind(|| {
            panic::catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, text))).err()?;
            let next = format!("to accept it, run `{} --accept {id}`", self.command);
            Some(match accepted {
                Some(accepted) => format!("the snapshot differs (- accepted, + now)\n{}{next}", diff(&accepted, text)),
                None => format!("there is no accepted snapshot (+ now)\n{}{next}", diff("", text)),
            })
        })
    }

    /// Fails if a snapshot has no case; with `CONFORMANCE_ACCEPT`, removes it instead.
    pub(super) fn check_orphans(&self, ids: &BTreeSet<String>) -> Result<(), Failed> {
        let Some(root) = &self.folder else { return Ok(()) };
        let files: BTreeSet<_> = ids.iter().map(|id| file(id)).collect();
        let orphans: Vec<PathBuf> = snapshots(root)?
            .into_iter()
            .filter(|path| {
                let id = path.strip_prefix(root).map(|path| path.with_extension("")).unwrap_or_default();
                !files.contains(&id.to_string_lossy().replace('\\', "/"))
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
        let listed = listed.join("\n  ");
        Err(format!("these snapshots have no case:\n  {listed}\nto remove them, run `{} --accept`", self.command)
            .into())
    }
}

/// The path of the snapshot of an id: the dots of an operation's id are folders.
fn file(id: &str) -> String {
    match id.split_once('/') {
        Some((operation, name)) => format!("{}/{name}", operation.replace('.', "/")),
        None => id.to_owned(),
    }
}

/// Whether an id is a valid relative path `NAME` or `FOLDER/NAME` on every operating system.
fn is_file_name(id: &str) -> bool {
    let plain = |char: char| !char.is_control() && !r#"\:*?"<>|"#.contains(char);
    let part = |part: &str| !part.is_empty() && part != "." && part != ".." && part.chars().all(plain);
    let file = file(id);
    id.split('/').count() <= 2 && file.split('/').all(part)
}

fn accepted(path: &Path) -> Option<String> {
    let snapshot = insta::Snapshot::from_file(path).ok()?;
    Some(snapshot.as_text()?.to_string())
}

fn diff(old: &str, new: &str) -> String {
    // git may have checked the snapshot out with Windows line ends.
    let old = old.replace("\r\n", "\n");
    TextDiff::from_lines(&format!("{}\n", old.trim_end()), &format!("{}\n", new.trim_end()))
        .unified_diff()
        .context_radius(2)
        .to_string()
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

#[cfg(test)]
mod tests {
    use super::{Snapshots, diff, is_file_name};

    #[test]
    fn ids_outside_of_the_folder_are_rejected() {
        for id in [
            "send/200_x/../../../escaped",
            "../escaped",
            "/escaped",
            "send//a",
            "",
            ".",
            "send/..",
            "../a",
            ".send/a",
            "box..send/a",
            "send/a\nb",
            "a/b/c",
            r"a\b",
        ] {
            assert!(!is_file_name(id), "{id:?}");
        }
        for id in [
            "box.send/200_sent",
            "send/derived",
            "components/Sent",
            "send/200_header_Retry-After_soon",
            "send/200_a..b",
        ] {
            assert!(is_file_name(id), "{id:?}");
        }
        let folder = std::env::temp_dir().join("openapi-conformance-no-such-folder");
        let snapshots = Snapshots { folder: Some(folder.join("snapshots")), command: "run".to_owned() };
        let mismatch = snapshots.compare("send/200_x/../../../escaped", "text").expect("the id is rejected");
        assert!(mismatch.contains("is not the name of a snapshot"), "{mismatch}");
        assert!(!folder.exists());
    }

    #[test]
    fn line_ends_are_ignored() {
        assert_eq!(diff("a\r\nb\r\n", "a\nb\n"), "");
    }
}
