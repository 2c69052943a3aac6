//! The step `features`: each client has the features that its document names, and compiles with each of them alone and with none.
//!
//! The generated code is the same with all features, so it is not generated again for each: a workspace in the target folder has a package
//! for each feature, of the client's sources and of the code that the build of the tests generated. Cargo checks them side by side.
//! They share their dependencies: a feature of a dependency that one package turns on is on for all.
//!
//! With the feature `rustls-no-provider`, the client depends on no crypto provider.

use std::{collections::BTreeSet, fs, path::Path};

use openapi_document::FeatureTag;
use toml::{Table, Value};

use super::step::{Outcome, Work};
use crate::{
    cargo, document,
    exit::Error,
    folder, manifest,
    suite::{DEFAULT, Name, Suite},
};

pub(super) fn run(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let providers = providers(work, "rustls-no-provider")?;
    if !providers.is_empty() {
        let text =
            format!("{} depends on {} with the feature `rustls-no-provider`", DEFAULT.client, providers.join(", "));
        return Ok(Outcome::new(false, text));
    }
    let mut builds = 0;
    for suite in [Name::Stytch, Name::Observatory].map(Suite::named) {
        let mut out = Vec::new();
        let Some(document) = document::usable(work.context, suite, &mut out)? else {
            return Ok(Outcome::new(false, String::from_utf8_lossy(&out).into_owned()));
        };
        let named: BTreeSet<_> = FeatureTag::all(&document).into_iter().map(|tag| tag.feature).collect();
        let problems = mismatches(suite, &named, &manifest::read(&work.context.root.join(suite.manifest))?);
        if !problems.is_empty() {
            return Ok(Outcome::new(false, problems.join("\n")));
        }
        let workspace = cargo::target(work.context).join("xtask/features").join(suite.client);
        let generated = cargo::out_dir(&work.messages, suite.client)?;
        builds += write(&work.context.root, &workspace, suite, &named, &generated)?;
        let outcome = compile(work, &workspace)?;
        if !outcome.passed {
            return Ok(outcome);
        }
    }
    Ok(Outcome { note: format!("{builds} builds without warnings"), ..Outcome::new(true, String::new()) })
}

/// Writes a workspace with the generated files, a package for each feature, and one without. Returns how many packages they are.
fn write(root: &Path, into: &Path, suite: &Suite, features: &BTreeSet<&str>, generated: &Path) -> Result<usize, Error> {
    let new = into.with_extension("new");
    folder::remove(&new)?;
    let own = manifest::without_tests(manifest::read(&root.join(suite.manifest))?, true);
    let source = root.join(suite.manifest).with_file_name("src/lib.rs");
    let mut members = Vec::new();
    for feature in features.iter().copied().map(Some).chain([None]) {
        let name = format!("{}-{}", suite.client, feature.unwrap_or("without-features"));
        fs::create_dir_all(new.join(&name))?;
        manifest::write(&new.join(&name).join("Cargo.toml"), &with_feature(own.clone(), &name, &source, feature))?;
        fs::write(new.join(&name).join("build.rs"), include_str!("build_script.rs"))?;
        members.push(name);
    }
    fs::create_dir_all(new.join("generated"))?;
    for file in fs::read_dir(generated)? {
        let file = file?;
        fs::copy(file.path(), new.join("generated").join(file.file_name()))?;
    }
    let all = manifest::workspace(manifest::read(&root.join("Cargo.toml"))?, &members);
    manifest::write(&new.join("Cargo.toml"), &strict(all, root))?;
    fs::copy(root.join("Cargo.lock"), new.join("Cargo.lock"))?;
    folder::replace(into, &new)?;
    folder::remove(&new)?;
    Ok(members.len())
}

/// The crypto providers of rustls that the client depends on with this feature for TLS.
fn providers(work: &Work<'_>, tls: &str) -> Result<Vec<String>, Error> {
    let features = format!("otps,{tls}");
    let client = ["tree", "--package", DEFAULT.client, "--no-default-features", "--features", &features];
    let outcome = Outcome::of_cargo(
        work,
        &[&client[..], &["--edges", "normal", "--target", "all", "--prefix", "none"]].concat(),
    )?;
    if !outcome.passed {
        return Err(Error::unusable(outcome.text));
    }
    let crates = outcome.text.lines().filter_map(|line| line.split(' ').next());
    Ok(crates.filter(|name| ["aws-lc-rs", "ring"].contains(name)).map(str::to_owned).collect())
}

/// The manifest of a client of these sources that has this feature, and no other, by default.
fn with_feature(mut manifest: Table, name: &str, source: &Path, feature: Option<&str>) -> Table {
    let mut set = |table: &str, key: &str, value: Value| {
        let table = manifest.entry(table).or_insert_with(|| Table::new().into());
        table.as_table_mut().map(|table| table.insert(key.to_owned(), value));
    };
    set("package", "name", name.into());
    set("lib", "path", source.to_string_lossy().into_owned().into());
    set("features", "default", feature.into_iter().collect::<Vec<_>>().into());
    manifest
}

/// A workspace in which each warning is an error. It finds its dependencies in the folder `root`.
fn strict(mut workspace: Table, root: &Path) -> Table {
    if let Some(Value::Table(all)) = workspace.get_mut("workspace") {
        let dependencies = all.get_mut("dependencies").and_then(Value::as_table_mut);
        for path in dependencies.into_iter().flatten().filter_map(|(_, dependency)| dependency.get_mut("path")) {
            *path = root.join(path.as_str().unwrap_or_default()).to_string_lossy().into_owned().into();
        }
        let lints =
            Table::from_iter([("rust".to_owned(), Table::from_iter([("warnings".to_owned(), "deny".into())]).into())]);
        all.insert("lints".to_owned(), lints.into());
    }
    workspace
}

/// Checks all packages of a workspace.
fn compile(work: &Work<'_>, workspace: &Path) -> Result<Outcome, Error> {
    let mut command = cargo::cargo(work.context);
    command.args(["check", "--workspace", "--manifest-path"]).arg(workspace.join("Cargo.toml"));
    if std::env::var_os("CARGO_TARGET_DIR").is_none() {
        command.env("CARGO_TARGET_DIR", cargo::target(work.context));
    }
    Outcome::of_command(command)
}

/// The features that only the document or only the manifest has. One that enables others is not about operations.
fn mismatches(suite: &Suite, named: &BTreeSet<&str>, manifest: &Table) -> Vec<String> {
    let declared = manifest.get("features").and_then(Value::as_table);
    let declared: Vec<_> = declared.into_iter().flatten().collect();
    let missing = named.iter().filter(|name| declared.iter().all(|(known, _)| known != *name)).map(|name| {
        format!(
            "{} has no feature `{name}`, which a tag of {} names: add `{name} = []` to `[features]`",
            suite.manifest, suite.document
        )
    });
    let is_plain = |enabled: &Value| enabled.as_array().is_some_and(Vec::is_empty);
    let unnamed = declared.iter().filter(|(name, enabled)| is_plain(enabled) && !named.contains(name.as_str()));
    let unnamed = unnamed.map(|(name, _)| {
        format!(
            "{} has the feature `{name}`, which enables nothing and which no tag of {} names: write `x-feature: {name}` on a tag, or \
             remove it",
            suite.manifest, suite.document
        )
    });
    missing.chain(unnamed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::context;

    #[test]
    fn the_client_depends_on_a_crypto_provider_only_with_a_feature_for_it() {
        let context = context();
        let work = Work { context: &context, report: None, messages: Vec::new() };
        assert_eq!(providers(&work, "rustls-no-provider").unwrap(), Vec::<String>::new());
        assert!(providers(&work, "rustls").unwrap().contains(&"ring".to_owned()));
    }

    #[test]
    fn the_document_and_the_manifest_have_the_same_features() {
        let manifest = "[features]\ndefault = ['users']\nrustls = ['runtime/rustls']\nusers = []".parse().unwrap();
        let mismatches = |named: &[&str]| mismatches(DEFAULT, &named.iter().copied().collect(), &manifest);
        assert!(mismatches(&["users"]).is_empty());
        let [missing, unnamed] = &mismatches(&["otps"])[..] else { panic!("there are two") };
        assert!(missing.ends_with("names: add `otps = []` to `[features]`"), "{missing}");
        assert!(unnamed.contains("has the feature `users`, which enables nothing"), "{unnamed}");
    }

    #[test]
    fn a_package_has_one_feature_by_default_and_warnings_are_errors() {
        let manifest: Table =
            "[package]\nname = 'client'\n[features]\ndefault = ['tls', 'a']\na = []\nb = []".parse().unwrap();
        let expected =
            "[package]\nname = 'client-b'\n[lib]\npath = '/x/lib.rs'\n[features]\ndefault = ['b']\na = []\nb = []";
        let found = with_feature(manifest, "client-b", Path::new("/x/lib.rs"), Some("b"));
        assert_eq!(found, expected.parse().unwrap());
        let workspace =
            "[workspace.dependencies]\nserde = '1'\nruntime = { path = 'runtime' }\n[workspace.lints.rust]\nx = 'warn'";
        let expected = "[workspace.dependencies]\nserde = '1'\nruntime = { path = '/x/runtime' }\n[workspace.lints.rust]\nwarnings = 'deny'";
        assert_eq!(strict(workspace.parse().unwrap(), Path::new("/x")), expected.parse().unwrap());
    }
}
