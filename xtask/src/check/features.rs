//! The step `features`: each client has the features that its document names, and builds with each of them alone and with none. Without a
//! crypto provider of its own, it depends on none.

use std::{collections::BTreeSet, fs};

use openapi_document::FeatureTag;

use super::step::{Outcome, Work};
use crate::{
    context::Context,
    document,
    exit::Error,
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
        let problems = mismatches(suite, &named, &manifest(work.context, suite)?);
        if !problems.is_empty() {
            return Ok(Outcome::new(false, problems.join("\n")));
        }
        for feature in named.into_iter().chain([""]) {
            let outcome = build(work, suite, feature)?;
            if !outcome.passed {
                let with = if feature.is_empty() { "without features" } else { feature };
                return Ok(Outcome { text: format!("{}, {with}:\n{}", suite.client, outcome.text), ..outcome });
            }
            builds += 1;
        }
    }
    Ok(Outcome { note: format!("{builds} builds without warnings"), ..Outcome::new(true, String::new()) })
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

/// Checks a client with one feature, or none. A warning is an error, in the client only, so that nothing else is built again.
fn build(work: &Work<'_>, suite: &Suite, feature: &str) -> Result<Outcome, Error> {
    let package = ["rustc", "--package", suite.client, "--lib", "--profile", "check"];
    let features = ["--no-default-features", "--features", feature];
    Outcome::of_cargo(work, &[&package[..], &features, &["--", "--deny", "warnings"]].concat())
}

/// The manifest of a client.
fn manifest(context: &Context, suite: &Suite) -> Result<toml::Table, Error> {
    let text = fs::read_to_string(context.root.join(suite.manifest));
    let text = text.map_err(|error| Error::unusable(format!("cannot read {}: {error}", suite.manifest)))?;
    text.parse().map_err(|error| Error::unusable(format!("{} is not TOML: {error}", suite.manifest)))
}

/// The features that only the document or only the manifest has. One that enables others is not about operations.
fn mismatches(suite: &Suite, named: &BTreeSet<&str>, manifest: &toml::Table) -> Vec<String> {
    let declared = manifest.get("features").and_then(toml::Value::as_table);
    let declared: Vec<_> = declared.into_iter().flatten().collect();
    let missing = named.iter().filter(|name| declared.iter().all(|(known, _)| known != *name)).map(|name| {
        format!(
            "{} has no feature `{name}`, which a tag of {} names: add `{name} = []` to `[features]`",
            suite.manifest, suite.document
        )
    });
    let is_plain = |enabled: &toml::Value| enabled.as_array().is_some_and(Vec::is_empty);
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
}
