//! Extensions: each is known, in a place where it is allowed, and has a valid value.

use super::Report;
use crate::{extension::EXTENSIONS, walk};

pub(super) fn check(report: &mut Report<'_>) {
    for place in walk::document(report.document) {
        let holder = place.node.value();
        for (key, node) in place.node.raw_entries().into_iter().filter(|(key, _)| key.starts_with("x-")) {
            let uses: Vec<_> = EXTENSIONS.iter().filter(|extension| extension.name == key).collect();
            if uses.is_empty() {
                let mut known = EXTENSIONS.iter().map(|extension| format!("`{}`", extension.name)).collect::<Vec<_>>();
                known.dedup();
                let message = format!("`{key}` is not a known extension");
                let remedy = format!("use one of {}, or correct the name", known.join(", "));
                report.add("extension", node.pointer(), None, message, remedy);
            } else if !uses.iter().any(|extension| (extension.on)(holder) && (extension.fits)(node.value())) {
                let message = format!("`{key}` has an invalid value, or is in the wrong place");
                let here: Vec<_> = uses.iter().filter(|extension| (extension.on)(holder)).collect();
                let usages: Vec<_> = if here.is_empty() { uses.iter().collect() } else { here };
                let usages: Vec<_> = usages.iter().map(|extension| extension.usage).collect();
                report.add("extension", node.pointer(), None, message, format!("write {}", usages.join("; or ")));
            }
        }
    }
}
