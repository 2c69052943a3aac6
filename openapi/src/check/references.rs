//! Each `$ref` leads somewhere, and stands alone.

use std::collections::HashSet;

use super::Report;
use crate::{Node, walk};

pub(super) fn check(report: &mut Report<'_>) {
    for place in walk::document(report.document) {
        let Some(target) = place.node.reference() else {
            continue;
        };
        let pointer = place.node.pointer();
        match place.node.target().map(|target| report.document.at(target)) {
            None => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` is outside of the document"),
                "move it to `components` and write `#/components/…`",
            ),
            Some(None) => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` leads nowhere"),
                "add what it names, or correct the name",
            ),
            Some(Some(_)) if in_circle(&place.node) => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` leads back to itself"),
                "write out what it is meant to be",
            ),
            Some(Some(_)) => {}
        }
        if place.node.raw_entries().len() > 1 {
            report.add(
                "lone-reference",
                pointer,
                None,
                "what is written beside a `$ref` does not count",
                "move it to the target, or write the target out here",
            );
        }
    }
}

fn in_circle(start: &Node<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut node = start.clone();
    while let Some(target) = node.target() {
        if target == start.pointer() {
            return true;
        }
        match start.document().at(target).filter(|_| seen.insert(target)) {
            Some(next) => node = next,
            None => return false,
        }
    }
    false
}
