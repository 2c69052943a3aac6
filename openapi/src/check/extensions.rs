//! Extensions: each of ours is in a place where it is allowed, and has a valid value. Others are ignored, with a warning where one of ours
//! was probably meant.

use super::Report;
use crate::{
    extension::{EXTENSIONS, meant_by},
    walk::Kind,
};

pub(super) fn check(report: &mut Report<'_>) {
    for place in &*report.places() {
        let holder = place.node.value();
        if holder.as_object().is_none_or(|members| members.keys().all(|key| !key.starts_with('x'))) {
            continue;
        }
        for (key, node) in place.node.raw_entries().into_iter().filter(|(key, _)| key.starts_with('x')) {
            let uses: Vec<_> = EXTENSIONS.iter().filter(|extension| extension.name == key).collect();
            if uses.is_empty() {
                // Other keys of a schema are checked as keywords.
                let meant = meant_by(key).filter(|_| key.starts_with("x-") || place.kind == Kind::Object);
                if let Some(meant) = meant {
                    let message = format!("`{key}` is not an extension that is known here, and is ignored");
                    let remedy = format!("write `{meant}`, if that is meant");
                    report.add("extension-name", node.pointer(), None, message, remedy);
                }
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
