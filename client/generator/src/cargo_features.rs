//! Compares the features that a document names with those in the `Cargo.toml` of the package that is being built.

use std::{
    collections::BTreeSet,
    env,
    path::Path,
    process::{Command, Stdio},
};

use openapi_document::{Document, FeatureTag, Finding};
use serde_json::Value;

/// The findings about features that the package lacks. Where cargo does not tell them, none: rustc then warns about unexpected conditions.
pub(crate) fn missing(document: &Document) -> Vec<Finding> {
    if FeatureTag::all(document).is_empty() {
        return Vec::new();
    }
    let folder = env::var_os("CARGO_MANIFEST_DIR");
    let declared = folder.and_then(|folder| declared(&Path::new(&folder).join("Cargo.toml")));
    declared.map(|declared| compared(document, &declared)).unwrap_or_default()
}

/// The features of the package with this manifest.
fn declared(manifest: &Path) -> Option<BTreeSet<String>> {
    let mut command = Command::new(env::var_os("CARGO")?);
    command.args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"]).arg(manifest);
    let output = command.stdin(Stdio::null()).output().ok()?;
    let metadata: Value = serde_json::from_slice(&output.stdout).ok()?;
    let is_own = |package: &&Value| package["manifest_path"].as_str().is_some_and(|path| Path::new(path) == manifest);
    let features = metadata["packages"].as_array()?.iter().find(is_own)?["features"].as_object()?;
    Some(features.keys().cloned().collect())
}

fn compared(document: &Document, declared: &BTreeSet<String>) -> Vec<Finding> {
    let missing = FeatureTag::all(document).into_iter().filter(|tag| !declared.contains(tag.feature));
    let findings = missing.map(|FeatureTag { feature, tag, node }| Finding {
        rule: "cargo-feature",
        file: document.file(node.pointer()).to_owned(),
        line: document.line(node.pointer()),
        pointer: document.written_pointer(node.pointer()),
        operation: None,
        message: format!("Cargo.toml has no feature `{feature}`, which the tag `{tag}` names"),
        remedy: format!(
            "add `{feature} = []` to `[features]` in Cargo.toml, and to its `default` if most callers need it"
        ),
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_tells_the_features_of_a_package() {
        let declared = declared(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")));
        assert_eq!(declared, Some(["examples", "faults"].map(str::to_owned).into()));
        assert_eq!(super::declared(Path::new("/no/such/Cargo.toml")), None);
    }

    #[test]
    fn a_feature_that_the_package_lacks_is_a_finding() {
        let text = "openapi: 3.0.3\ntags:\n  - {name: a, x-feature: one}\n  - {name: b, x-feature: two}\n";
        let document = Document::parse("api.yaml", text).expect("it is YAML");
        let findings = compared(&document, &["one".to_owned()].into());
        let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            findings,
            ["api.yaml:4: Cargo.toml has no feature `two`, which the tag `b` names (at /tags/1/x-feature)\n  remedy: \
              add `two = []` to `[features]` in Cargo.toml, and to its `default` if most callers need it"]
        );
    }
}
