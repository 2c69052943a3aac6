//! Patterns: each is a regular expression that the generated client can run.

use super::Report;
use crate::{Node, SecurityScheme, pattern, walk};

pub(super) fn check(report: &mut Report<'_>) {
    for schema in walk::schemas(&report.places()) {
        report.pattern(schema.raw_get("pattern"));
    }
    let identifiers = report.document.at("/x-identifiers");
    for identifier in identifiers.map(|patterns| patterns.raw_items()).unwrap_or_default() {
        report.pattern(Some(identifier));
    }
    for scheme in SecurityScheme::all(report.document) {
        let accepted = scheme.node().get("x-mock").map(|patterns| patterns.raw_entries()).unwrap_or_default();
        for (_, accepted) in accepted {
            report.pattern(Some(accepted));
        }
    }
}

impl Report<'_> {
    fn pattern(&mut self, node: Option<Node<'_>>) {
        let Some(node) = node else { return };
        let (reason, remedy) = match node.value().as_str().map(pattern::automaton) {
            Some(Ok(_)) => return,
            Some(Err(reason)) => {
                let remedy = pattern::remedy(&reason);
                (reason, remedy)
            }
            None => ("it is not a string".to_owned(), "write a string"),
        };
        self.add("pattern", node.pointer(), None, format!("the pattern cannot be compiled: {reason}"), remedy);
    }
}
