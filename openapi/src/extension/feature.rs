//! Which operations belong to a cargo feature of the client (`x-feature` on a tag).

use serde_json::Value;

use crate::{Document, Node};

/// A tag whose operations belong to a cargo feature of the client (`x-feature`).
#[derive(Debug, Clone)]
pub struct FeatureTag<'d> {
    /// The name of the feature.
    pub feature: &'d str,
    /// The name of the tag.
    pub tag: &'d str,
    /// The place of `x-feature` in the document.
    pub node: Node<'d>,
}

impl<'d> FeatureTag<'d> {
    /// Every tag with a feature, in the order of the document.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let tags = document.at("/tags").map(|tags| tags.items()).unwrap_or_default();
        let features = tags.into_iter().filter_map(|tag| {
            let node = tag.get("x-feature")?;
            let feature = node.value().as_str().filter(|_| is_feature(node.value()))?;
            Some(Self { feature, tag: tag.text("name")?, node })
        });
        features.collect()
    }

    /// The names of the features that an operation belongs to, each once, in the order of the document.
    pub(crate) fn of(operation: &Node<'d>) -> Vec<&'d str> {
        let tags = operation.get("tags").map(|tags| tags.items()).unwrap_or_default();
        let mut names = Vec::new();
        for Self { feature, tag, .. } in Self::all(operation.document()) {
            if !names.contains(&feature) && tags.iter().any(|own| own.value() == tag) {
                names.push(feature);
            }
        }
        names
    }
}

/// Whether a value is the name of a feature that cargo accepts. `default` is the list of the features that are on by default.
pub(super) fn is_feature(value: &Value) -> bool {
    let is_first = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let fits = |name: &str| name.starts_with(is_first) && name.chars().all(|c| is_first(c) || "-+.".contains(c));
    value.as_str().is_some_and(|name| fits(name) && name != "default")
}

/// Whether an object is a tag.
pub(super) fn is_tag(holder: &Value) -> bool {
    let is_key =
        |key: &String| ["name", "description", "externalDocs"].contains(&key.as_str()) || key.starts_with("x-");
    holder.as_object().is_some_and(|holder| holder.contains_key("name") && holder.keys().all(is_key))
}
