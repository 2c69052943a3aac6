//! Cargo features: the name is one, and some operation has the tag.

use openapi_document::{Document, FeatureTag, Operation};

use crate::{BASE, finds};

const PATHS: &str = "paths:\n  /send:\n    post:\n";

/// The base document with these tags, and the first operation with `own`.
fn tagged(tags: &str, own: &str) -> String {
    format!("tags: [{tags}]\n{PATHS}      tags: {own}\n")
}

#[test]
fn an_operation_has_the_features_of_its_tags() {
    let tags = "{name: a, x-feature: one}, {name: b, description: B.}, {name: c, x-feature: 2-t.w+o}, {name: d, x-feature: one}";
    for (own, expected) in [
        ("[a]", &["one"][..]),
        ("[b, a]", &["one"]),
        ("[c, a]", &["one", "2-t.w+o"]),
        ("[d, a]", &["one"]),
        ("[b]", &[]),
        ("[unknown]", &[]),
    ] {
        let document = Document::parse("base.yaml", &BASE.replace(PATHS, &tagged(tags, own))).expect("it is YAML");
        let features: Vec<_> = Operation::all(&document).iter().map(Operation::features).collect();
        assert_eq!(features[0], expected, "{own}");
        assert!(features[1..].iter().all(Vec::is_empty), "{own}");
        let all: Vec<_> = FeatureTag::all(&document).iter().map(|tag| (tag.feature, tag.tag)).collect();
        assert_eq!(all, [("one", "a"), ("2-t.w+o", "c"), ("one", "d")]);
    }
}

#[test]
fn a_feature_has_a_name_that_cargo_accepts() {
    for name in ["''", "default", "-a", "a b", "a/b", "'dep:a'", "é", "[a]", "true"] {
        let message = "`x-feature` has an invalid value, or is in the wrong place";
        finds(
            "extension",
            "/tags/0/x-feature",
            message,
            PATHS,
            &tagged(&format!("{{name: a, x-feature: {name}}}"), "[a]"),
        );
    }
}

#[test]
fn a_feature_is_of_a_tag() {
    let message = "`x-feature` has an invalid value, or is in the wrong place";
    let text = format!("{PATHS}      x-feature: users\n");
    finds("extension", "/paths/~1send/post/x-feature", message, PATHS, &text);
}

#[test]
fn a_feature_is_of_some_operation() {
    let message = "no operation has the tag `a`, so nothing belongs to its feature";
    finds("feature", "/tags/0/x-feature", message, PATHS, &tagged("{name: a, x-feature: one}", "[b]"));
}
