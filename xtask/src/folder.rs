//! Creates and removes folders.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::{cargo, context::Context};

/// A folder that is removed when it is dropped.
pub(crate) struct TemporaryFolder(pub(crate) PathBuf);

impl TemporaryFolder {
    /// Creates a folder of a new name in the folder that cargo builds in.
    pub(crate) fn create(context: &Context) -> io::Result<Self> {
        let folder = cargo::target(context).join(format!("xtask/{}", unique()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Creates a folder outside of the checkout, whose settings cargo does not find there.
    pub(crate) fn outside(name: &str) -> io::Result<Self> {
        let folder = env::temp_dir().join(format!("{name}-{}", unique()));
        // Not one that exists, which may be somebody else's.
        fs::create_dir(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A text that no other folder of this process has in its name.
fn unique() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Removes a folder and its content, if it exists.
pub(crate) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Gives a folder the content of another one. A file with the same content is not written, and keeps its time.
pub(crate) fn replace(folder: &Path, new: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?.path();
        let other = new.join(entry.file_name().unwrap_or_default());
        match (entry.is_dir(), other.is_dir()) {
            (true, false) => fs::remove_dir_all(&entry)?,
            (false, is_folder) if is_folder || !other.exists() => fs::remove_file(&entry)?,
            _ => {}
        }
    }
    for entry in fs::read_dir(new)? {
        let entry = entry?.path();
        let old = folder.join(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            replace(&old, &entry)?;
            continue;
        }
        let text = fs::read(&entry)?;
        if !fs::read(&old).is_ok_and(|old| old == text) {
            fs::write(&old, text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_changed_is_written() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        };
        for (path, text) in [("old/a/same", "1"), ("old/a/changed", "1"), ("old/gone/x", "1"), ("old/kind/x", "1")] {
            write(path, text);
        }
        for (path, text) in [("new/a/same", "1"), ("new/a/changed", "2"), ("new/added/x", "1"), ("new/kind", "1")] {
            write(path, text);
        }
        let (old, long_ago) = (root.path().join("old"), std::time::SystemTime::UNIX_EPOCH);
        let time = |path: &str| fs::metadata(old.join(path)).unwrap().modified().unwrap();
        for path in ["a/same", "a/changed"] {
            fs::File::options().write(true).open(old.join(path)).unwrap().set_modified(long_ago).unwrap();
        }
        replace(&old, &root.path().join("new")).unwrap();
        assert_eq!((time("a/same"), time("a/changed") == long_ago), (long_ago, false));
        let text = |path: &str| fs::read_to_string(old.join(path)).unwrap_or_default();
        assert_eq!((text("a/changed"), text("added/x"), text("kind")), ("2".into(), "1".into(), "1".into()));
        assert!(!old.join("gone").exists());
    }
}
