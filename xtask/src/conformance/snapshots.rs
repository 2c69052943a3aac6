//! Shows the snapshots that `--accept` changed.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

use crate::{
    context::Context,
    style::{BAD, GOOD, PLAIN},
};

/// Snapshots by path.
pub(super) type Snapshots = BTreeMap<String, Vec<u8>>;

/// Reads all snapshots of a folder.
pub(super) fn read(context: &Context, name: &str) -> io::Result<Snapshots> {
    let mut found = Snapshots::new();
    let folder = context.root.join(name);
    if folder.exists() {
        collect(&folder, name, &mut found)?;
    }
    Ok(found)
}

fn collect(folder: &Path, name: &str, found: &mut Snapshots) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &name, found)?;
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            found.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

/// Writes which snapshots are new, changed or removed.
pub(super) fn write_changes(
    out: &mut dyn Write,
    folder: &str,
    before: &Snapshots,
    after: &Snapshots,
) -> io::Result<()> {
    let mut changes = Vec::new();
    for (name, text) in after {
        match before.get(name) {
            None => changes.push((GOOD, "new", name)),
            Some(old) if old != text => changes.push((PLAIN, "changed", name)),
            Some(_) => {}
        }
    }
    changes.extend(before.keys().filter(|name| !after.contains_key(*name)).map(|name| (BAD, "removed", name)));
    if changes.is_empty() {
        return writeln!(out, "nothing to accept: the snapshots are up to date");
    }
    writeln!(out, "accepted; review with `git diff {folder}`")?;
    for (style, what, name) in changes {
        writeln!(out, "  {style}{what:<8}{style:#}{name}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::written;

    #[test]
    fn new_changed_and_removed_snapshots_are_listed() {
        let of = |all: &[(&str, &str)]| -> Snapshots {
            all.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let before = of(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = of(&[("a", "1"), ("b", "2"), ("d", "1")]);
        let ((), text) = written(|out| write_changes(out, "snapshots", &before, &after).unwrap());
        assert!(text.ends_with("  changed b\n  new     d\n  removed c\n"), "{text}");
        let ((), text) = written(|out| write_changes(out, "snapshots", &before, &before).unwrap());
        assert!(text.contains("nothing to accept"));
    }
}
