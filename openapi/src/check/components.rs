//! Components: each is used.

use std::collections::HashSet;

use super::Report;
use crate::{
    Operation, pointer,
    walk::{self, Kind},
};

pub(super) fn check(report: &mut Report<'_>) {
    let root = report.document.root();
    let places = report.document.at("/paths").map(|paths| walk::reachable(paths, Kind::Objects)).unwrap_or_default();
    let mut used: HashSet<String> = places.iter().filter_map(|place| component(place.node.target()?)).collect();
    used.extend(required(report));

    let kinds = root.get("components").map(|components| components.raw_entries()).unwrap_or_default();
    for (name, node) in
        kinds.iter().filter(|(kind, _)| !kind.starts_with("x-")).flat_map(|(_, kind)| kind.raw_entries())
    {
        if !used.contains(node.pointer()) {
            report.add(
                "unused-component",
                node.pointer(),
                None,
                format!("`{name}` is not used"),
                "use it, or remove it",
            );
        }
    }
}

/// The pointer of the component that a pointer leads to or into.
fn component(pointer: &str) -> Option<String> {
    let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(end, _)| end);
    Some(pointer.get(..end)?.to_owned()).filter(|pointer| pointer.starts_with("/components/"))
}

/// The pointers of the security schemes that operations name.
fn required(report: &Report<'_>) -> Vec<String> {
    let mut schemes = Vec::new();
    for operation in Operation::all(report.document) {
        let security = operation.node().get("security").or_else(|| report.document.root().get("security"));
        for requirement in security.map(|security| security.items()).unwrap_or_default() {
            let names = requirement.entries().into_iter();
            schemes.extend(names.map(|(name, _)| pointer::join("/components/securitySchemes", name)));
        }
    }
    schemes
}
