//! References: each `$ref` has a target.

use std::collections::HashSet;

use super::Report;
use crate::{Node, files};

const WRITE: &str = "write `#/components/…`";

pub(super) fn check(report: &mut Report<'_>) {
    for place in &*report.places() {
        let pointer = place.node.pointer();
        let Some(target) = place.node.reference() else {
            if let Some(other) = place.node.raw_get("$ref") {
                let message = format!("`{}` is not a reference", other.value());
                report.add("unresolved-reference", pointer, None, message, WRITE);
            }
            continue;
        };
        if target == "#" {
            report.add("unresolved-reference", pointer, None, "`#` is the whole document", WRITE);
            continue;
        }
        match place.node.target().map(|target| report.document.at(target)) {
            None if files::is_url(target) => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` is a URL, and nothing is downloaded"),
                files::DOWNLOAD,
            ),
            None => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` is outside the document"),
                "move it to `components`, and write `#/components/…`",
            ),
            Some(None) => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` does not exist"),
                "add the target, or correct the reference",
            ),
            Some(Some(_)) if in_circle(&place.node) => report.add(
                "unresolved-reference",
                pointer,
                None,
                format!("`{target}` refers to itself"),
                "write the target out here",
            ),
            Some(Some(_)) => {}
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
