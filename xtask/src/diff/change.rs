//! Changes: the differences between two documents, each with its effect on callers.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use openapi_document::{Document, Node, pointer};

use super::{
    compare,
    difference::{Aspect, Difference},
    products::{Product, Products},
    rules::{self, Rule, Verdict},
    rust_type,
};
use crate::document;

/// A difference and its effect on callers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) verdict: Verdict,
    /// Whether the place is in the base, because the new document no longer has it.
    pub(super) in_base: bool,
    pub(super) file: Option<String>,
    pub(super) line: Option<usize>,
    pub(super) pointer: String,
    pub(super) rule: &'static str,
    pub(super) effect: &'static str,
    /// What was added, removed or changed, by name. None if the pointer ends with the name.
    pub(super) subject: Option<String>,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) product: Product,
    /// What callers name: `client.users().get()`, `types::User::name`; else the place in the document.
    pub(super) item: String,
}

/// All changes, the most serious first. A place that several operations share is listed once.
pub(super) fn changes(old: &Document, new: &Document) -> Vec<Change> {
    let products = [Products::of(old), Products::of(new)];
    let mut listed = HashSet::new();
    let mut changes = Vec::new();
    for difference in compare::compare(old, new) {
        for rule in rules::of(&difference) {
            let change = Change::new(rule, &difference, &products);
            if listed.insert((change.rule, change.pointer.clone(), change.subject.clone())) {
                changes.push(change);
            }
        }
    }
    changes.sort();
    changes
}

impl Change {
    /// `products` are those of the base and of the new document.
    fn new(rule: &'static Rule, difference: &Difference<'_>, products: &[Products<'_>; 2]) -> Self {
        let place = difference.new.as_ref().or(difference.old.as_ref());
        let pointer = place.map(|node| node.pointer().to_owned()).unwrap_or_default();
        let ends_with_key = pointer.rsplit('/').next() == Some(&difference.key);
        let is_generic = matches!(
            difference.aspect,
            Aspect::RustType | Aspect::Openness { .. } | Aspect::CredentialOrder | Aspect::Identifiers
        ) || difference.key == "examples";
        let side = |node: &Option<Node<'_>>| node.as_ref().and_then(|node| short_text(difference.aspect, node));
        let at = place.and_then(|node| document::place(node.document(), node.pointer()));
        Self {
            verdict: rule.verdict,
            in_base: difference.removed(),
            file: at.as_ref().map(|(file, _)| file.clone()),
            line: at.map(|(_, line)| line),
            subject: Some(difference.key.clone()).filter(|_| !ends_with_key && !is_generic),
            product: products[usize::from(!difference.removed())].at(&pointer),
            item: place.map(item).unwrap_or_default(),
            pointer,
            rule: rule.id,
            effect: rule.effect,
            old: side(&difference.old),
            new: side(&difference.new),
        }
    }
}

/// What callers name, at this place or around it.
fn item(place: &Node<'_>) -> String {
    let segments: Vec<_> = pointer::segments(place.pointer()).collect();
    match segments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["paths", _, _, ..] => {
            let end = place.pointer().match_indices('/').nth(3).map_or(place.pointer().len(), |(end, _)| end);
            let operation = place.document().at(&place.pointer()[..end]);
            let id = operation.as_ref().and_then(|operation| operation.text("operationId")).unwrap_or_default();
            call(id)
        }
        ["components", "schemas", name, inside @ ..] => {
            let fields = inside.iter().zip(inside.iter().skip(1)).step_by(2);
            let fields = fields.take_while(|(key, _)| **key == "properties").map(|(_, name)| format!("::{name}"));
            format!("types::{name}{}", fields.collect::<String>())
        }
        ["components", _, name, ..] => (*name).to_owned(),
        [] => "the document".to_owned(),
        segments => segments.join("."),
    }
}

/// `client.users().get()`, for the operation `users.get`.
pub(super) fn call(operation: &str) -> String {
    format!("client.{}()", operation.replace('.', "()."))
}

/// One side of a difference, if it is short.
fn short_text(aspect: Aspect, node: &Node<'_>) -> Option<String> {
    match aspect {
        Aspect::RustType => {
            let schema = node.effective();
            let rust = rust_type::name(&schema).map_or_else(|| rust_type::of(&schema), |name| format!("types::{name}"));
            Some(if rust_type::is_nullable(node) { format!("Option<{rust}>") } else { rust })
        }
        Aspect::Operations => node.text("operationId").map(str::to_owned),
        _ => match node.value() {
            serde_json::Value::String(text) if text.chars().count() <= 60 && !text.contains('\n') => Some(text.clone()),
            value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        },
    }
}

/// The changes by product, each group in the same order.
pub(super) fn by_product(changes: &[Change]) -> BTreeMap<&Product, Vec<&Change>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for change in changes {
        groups.entry(&change.product).or_default().push(change);
    }
    groups
}

/// The number of changes by verdict.
pub(super) fn counts(changes: &[&Change]) -> Vec<(Verdict, usize)> {
    let of = |verdict| changes.iter().filter(|change| change.verdict == verdict).count();
    let verdicts: BTreeSet<_> = changes.iter().map(|change| change.verdict).collect();
    verdicts.into_iter().map(|verdict| (verdict, of(verdict))).collect()
}
