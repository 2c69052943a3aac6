//! Compares the cargo features of the client, which callers name in their manifests.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::{
    change::Change,
    products::Product,
    rules::{self, Rule},
};
use crate::{manifest, suite::DEFAULT};

/// The features of a published manifest, each with those that it enables, directly or by another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Features(BTreeMap<String, BTreeSet<String>>);

impl Features {
    pub(super) fn of(manifest: Table) -> Self {
        // What only the build script in this workspace has is not published.
        let published = manifest::without_tests(manifest, true);
        let features = published.get("features").and_then(Value::as_table).cloned().unwrap_or_default();
        Self(features.keys().map(|name| (name.clone(), enabled(&features, name))).collect())
    }
}

/// The features that a feature enables. What it enables in a dependency is none of them.
fn enabled(features: &Table, name: &str) -> BTreeSet<String> {
    let (mut found, mut next) = (BTreeSet::new(), vec![name]);
    while let Some(name) = next.pop() {
        let direct = features.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        next.extend(direct.filter(|name| features.contains_key(*name) && found.insert((*name).to_owned())));
    }
    found
}

/// What callers notice. A renamed feature is removed and added. That a feature enables more breaks nobody.
pub(super) fn changes(Features(old): &Features, Features(new): &Features) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, enabled) in old {
        let Some(now) = new.get(name) else {
            changes.push(change(&rules::CARGO_FEATURE_REMOVED, name, None));
            continue;
        };
        let lost = enabled.difference(now).filter(|lost| new.contains_key(*lost));
        changes.extend(lost.map(|lost| change(&rules::CARGO_FEATURE_NARROWED, name, Some(lost.clone()))));
    }
    let added = new.keys().filter(|name| !old.contains_key(*name));
    changes.extend(added.map(|name| change(&rules::CARGO_FEATURE_ADDED, name, None)));
    changes
}

fn change(rule: &'static Rule, feature: &str, subject: Option<String>) -> Change {
    Change {
        verdict: rule.verdict,
        in_base: rule.id == rules::CARGO_FEATURE_REMOVED.id,
        file: Some(DEFAULT.manifest.to_owned()),
        line: None,
        pointer: format!("/features/{feature}"),
        rule: rule.id,
        effect: rule.effect,
        subject,
        old: None,
        new: None,
        product: Product::General,
        item: feature.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str) -> Features {
        Features::of(format!("[features]\n{text}").parse().unwrap())
    }

    /// Rule, feature and subject of each change.
    fn found(old: &str, new: &str) -> Vec<(&'static str, String, Option<String>)> {
        let changes = changes(&features(old), &features(new));
        changes.into_iter().map(|change| (change.rule, change.item, change.subject)).collect()
    }

    fn narrowed(name: &str, lost: &str) -> (&'static str, String, Option<String>) {
        ("cargo-feature-narrowed", name.to_owned(), Some(lost.to_owned()))
    }

    #[test]
    fn a_feature_is_added_removed_or_both_if_its_name_changes() {
        let (added, removed) = ("cargo-feature-added", "cargo-feature-removed");
        assert_eq!(found("", "a = []"), [(added, "a".to_owned(), None)]);
        assert_eq!(found("a = []", ""), [(removed, "a".to_owned(), None)]);
        assert_eq!(found("a = []", "b = []"), [(removed, "a".to_owned(), None), (added, "b".to_owned(), None)]);
        // It is in `default` no longer, which is the same change.
        assert_eq!(found("default = ['a']\na = []", "default = []"), [(removed, "a".to_owned(), None)]);
    }

    #[test]
    fn a_feature_that_enables_another_no_longer_is_narrowed() {
        let all = "default = ['jwt']\njwt = ['sessions', 'dep:ring']\nsessions = []";
        assert_eq!(found(all, all), []);
        let without_jwt = "default = []\njwt = ['sessions', 'dep:ring']\nsessions = []";
        assert_eq!(found(all, without_jwt), [narrowed("default", "jwt"), narrowed("default", "sessions")]);
        let alone = "default = ['jwt']\njwt = ['dep:ring']\nsessions = []";
        assert_eq!(found(all, alone), [narrowed("default", "sessions"), narrowed("jwt", "sessions")]);
        // Enabled by another path, or more than before.
        assert_eq!(found(alone, all), []);
        assert_eq!(found("a = ['b', 'c']\nb = ['c']\nc = []", "a = ['b']\nb = ['c']\nc = []"), []);
    }

    #[test]
    fn a_dependency_of_a_feature_is_none_of_its_features() {
        assert_eq!(features("a = ['dep:ring', 'runtime/tls', 'b?/c']"), features("a = []"));
    }

    #[test]
    fn a_feature_of_the_build_script_is_not_published() {
        let with =
            |text: &str| Features::of(format!("[build-dependencies]\ng = '1'\n[features]\n{text}").parse().unwrap());
        assert_eq!(with("check = ['g/examples']"), with(""));
    }
}
