//! Features: each tag with `x-feature` is a tag of some operation.

use super::Report;
use crate::{FeatureTag, Operation};

pub(super) fn check(report: &mut Report<'_>) {
    let operations = Operation::all(report.document);
    let has = |operation: &Operation<'_>, feature: &FeatureTag<'_>| {
        let tags = operation.node().get("tags").map(|tags| tags.items()).unwrap_or_default();
        tags.iter().any(|tag| tag.value() == feature.tag)
    };
    for feature in FeatureTag::all(report.document) {
        if !operations.iter().any(|operation| has(operation, &feature)) {
            let message = format!("no operation has the tag `{}`, so nothing belongs to its feature", feature.tag);
            let remedy =
                format!("write `tags: [{}]` on the operations of the feature, or remove `x-feature`", feature.tag);
            report.add("feature", feature.node.pointer(), None, message, remedy);
        }
    }
}
