//! Reads, changes and writes manifests.

use std::{fs, path::Path};

use toml::{Table, Value};

use crate::exit::Error;

/// Reads a manifest.
pub(crate) fn read(path: &Path) -> Result<Table, Error> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| Error::unusable(format!("cannot read {}: {error}", path.display())))?;
    parse(&path.display().to_string(), &text)
}

/// Parses a manifest, which messages name.
pub(crate) fn parse(name: &str, text: &str) -> Result<Table, Error> {
    text.parse().map_err(|error| Error::unusable(format!("{name} is not TOML: {error}")))
}

/// Writes a manifest.
pub(crate) fn write(path: &Path, manifest: &Table) -> Result<(), Error> {
    fs::write(path, manifest.to_string())
        .map_err(|error| Error::unusable(format!("cannot write {}: {error}", path.display())))
}

/// The folders of the members of a workspace.
pub(crate) fn members(workspace: &Table) -> Vec<&str> {
    let members = workspace.get("workspace").and_then(|table| table.get("members")).and_then(Value::as_array);
    members.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The name of a package.
pub(crate) fn name(manifest: &Table) -> Option<&str> {
    manifest.get("package")?.get("name")?.as_str()
}

/// The manifest of a workspace with these members alone.
pub(crate) fn workspace(mut manifest: Table, members: &[String]) -> Table {
    if let Some(workspace) = manifest.get_mut("workspace").and_then(Value::as_table_mut) {
        workspace.insert("members".to_owned(), members.to_vec().into());
        workspace.remove("exclude");
    }
    manifest
}

/// The manifest without tests and examples, and their dependencies. If the code is generated already, also without the dependencies of the
/// build script, and the features that enable something in them.
pub(crate) fn without_tests(mut manifest: Table, is_generated: bool) -> Table {
    for key in ["dev-dependencies", "example", "test", "bench"] {
        manifest.remove(key);
    }
    if is_generated && let Some(Value::Table(removed)) = manifest.remove("build-dependencies") {
        let is_removed = |enabled: &str| {
            let name = enabled.strip_prefix("dep:").unwrap_or(enabled).split(['/', '?']).next().unwrap_or_default();
            removed.contains_key(name)
        };
        if let Some(features) = manifest.get_mut("features").and_then(Value::as_table_mut) {
            features.retain(|_, enabled| {
                !enabled.as_array().into_iter().flatten().filter_map(Value::as_str).any(is_removed)
            });
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        text.parse().unwrap()
    }

    #[test]
    fn a_workspace_has_the_published_members_only() {
        let manifest = table("[workspace]\nmembers = ['a', 'b']\nexclude = ['c']\n[workspace.package]\nversion = '1'");
        assert_eq!(members(&manifest), ["a", "b"]);
        let expected = table("[workspace]\nmembers = ['b']\n[workspace.package]\nversion = '1'");
        assert_eq!(workspace(manifest, &["b".to_owned()]), expected);
    }

    #[test]
    fn a_client_that_is_generated_ahead_needs_no_generator() {
        let manifest = table(
            "[package]\nname = 'client'\n[features]\ndefault = ['tls']\ntls = ['runtime/tls']\ncheck = ['generator/examples']\n\
             [dependencies]\nruntime = '1'\n[build-dependencies]\ngenerator = '1'\n[dev-dependencies]\nmock = '1'\n\
             [[example]]\nname = 'web'",
        );
        let expected = table(
            "[package]\nname = 'client'\n[features]\ndefault = ['tls']\ntls = ['runtime/tls']\n[dependencies]\nruntime = '1'",
        );
        assert_eq!(without_tests(manifest.clone(), true), expected);
        let other = without_tests(manifest, false);
        assert!(other.contains_key("build-dependencies") && !other.contains_key("dev-dependencies"), "{other}");
    }
}
