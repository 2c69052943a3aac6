//! The effective schema: with `$ref` and `allOf` resolved, its properties, whether it is sensitive or nullable; and walks over schemas.

use serde_json::Value;

use crate::{
    Document, Node,
    walk::{self, Kind},
};

impl Node<'_> {
    /// The effective schema: its `$ref` is resolved, and an `allOf` with one branch and no `properties` beside it is replaced by the branch.
    #[must_use]
    pub fn effective(&self) -> Self {
        let this = self.resolved().unwrap_or_else(|| self.clone());
        match this.get("allOf").map(|branches| branches.items()).as_deref() {
            Some([branch]) if this.get("properties").is_none() => branch.clone(),
            _ => this,
        }
    }
}

/// The effective schema, and each branch of its `allOf`, recursively: a value has to match all of them. Each is listed once.
#[must_use]
pub fn parts<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let mut parts: Vec<Node<'d>> = Vec::new();
    let mut next = vec![schema.clone()];
    while let Some(schema) = next.pop() {
        let schema = schema.effective();
        if parts.iter().all(|part| part.pointer() != schema.pointer()) {
            next.extend(schema.get("allOf").map(|branches| branches.items()).unwrap_or_default().into_iter().rev());
            parts.push(schema);
        }
    }
    parts
}

/// The properties of a schema and of the branches of its `allOf`, with `$ref`s resolved.
#[must_use]
pub fn properties<'d>(schema: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let of = |part: &Node<'d>| part.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    parts(schema).iter().flat_map(of).collect()
}

/// The component whose values a schema describes, with the component's own pointer: through its `$ref`, or an `allOf` of that alone.
#[must_use]
pub fn component<'d>(schema: &Node<'d>) -> Option<Node<'d>> {
    let mut node = schema.effective();
    // An alias may lead to another one, but not in a circle without end.
    for _ in 0..16 {
        let next = node.effective();
        if next.pointer() == node.pointer() {
            break;
        }
        node = next;
    }
    let name = node.pointer().strip_prefix(COMPONENTS)?;
    (!name.contains('/')).then_some(node)
}

/// The pointer of the components that are schemas, up to their names.
const COMPONENTS: &str = "/components/schemas/";

/// A component that a schema refers to.
#[derive(Debug, Clone)]
pub struct Reference<'d> {
    /// The component.
    pub component: Node<'d>,
    /// Whether it is a branch of a `oneOf`.
    pub branch: bool,
    /// Whether it is a branch of a `oneOf` without a discriminator, or inside of one.
    pub alternative: bool,
    /// Whether it is inside of an array or a map.
    pub is_inner: bool,
}

/// The components that a schema refers to, without those that only these refer to. A branch of an `allOf` of several is a part of the schema
/// itself.
#[must_use]
pub fn references<'d>(schema: &Node<'d>) -> Vec<Reference<'d>> {
    let mut references = Vec::new();
    match component(schema).filter(|component| component.pointer() != schema.pointer()) {
        Some(component) => references.push(Reference { component, branch: false, alternative: false, is_inner: false }),
        None => collect_references(schema, (false, false), &mut Vec::new(), &mut references),
    }
    references
}

/// `inside` says whether the schema is inside of a branch of a `oneOf` without a discriminator, and of an array or a map.
fn collect_references<'d>(
    schema: &Node<'d>,
    inside: (bool, bool),
    around: &mut Vec<String>,
    references: &mut Vec<Reference<'d>>,
) {
    let (alternative, is_inner) = inside;
    let parts = parts(schema);
    let Some(first) = parts.first().filter(|first| around.iter().all(|around| around != first.pointer())) else {
        return;
    };
    around.push(first.pointer().to_owned());
    let mut add = |node: &Node<'d>, branch: bool, (alternative, is_inner): (bool, bool)| match component(node) {
        Some(component) => references.push(Reference { component, branch, alternative, is_inner }),
        None => collect_references(node, (alternative, is_inner), around, references),
    };
    for part in &parts {
        let alternative = alternative || part.get("discriminator").is_none();
        for branch in part.get("oneOf").map(|branches| branches.items()).unwrap_or_default() {
            add(&branch, true, (alternative, is_inner));
        }
    }
    for part in &parts {
        for (_, property) in part.get("properties").map(|properties| properties.entries()).unwrap_or_default() {
            add(&property, false, inside);
        }
        let inner = ["items", "additionalProperties"].into_iter().filter_map(|key| part.get(key));
        let inner = inner.filter(|inner| inner.value().is_object());
        inner.for_each(|inner| add(&inner, false, (alternative, true)));
    }
    around.pop();
}

/// The property with a name.
#[must_use]
pub fn property<'d>(schema: &Node<'d>, name: &str) -> Option<Node<'d>> {
    parts(schema).iter().find_map(|part| part.get("properties")?.get(name))
}

/// The names of the required properties.
#[must_use]
pub fn required<'d>(schema: &Node<'d>) -> Vec<&'d str> {
    let of = |part: &Node<'d>| part.get("required").map(|names| names.items()).unwrap_or_default();
    parts(schema).iter().flat_map(of).filter_map(|name| name.value().as_str()).collect()
}

/// A branch of a `oneOf` with a discriminator.
#[derive(Debug, Clone)]
pub struct Branch<'d> {
    /// The values of the discriminator.
    pub values: Vec<&'d str>,
    /// The schema of the branch.
    pub schema: Node<'d>,
}

/// The branches of a `oneOf` with a discriminator, and the name of that.
#[must_use]
pub fn branches<'d>(schema: &Node<'d>) -> Option<(&'d str, Vec<Branch<'d>>)> {
    let schema = schema.effective();
    let branches = schema.get("oneOf")?.items();
    let discriminator = schema.get("discriminator")?.value().get("propertyName")?.as_str()?;
    let named = branches.into_iter().map(|schema| {
        let fixed = property(&schema, discriminator)?.effective().get("enum")?;
        let values = fixed.value().as_array()?.iter().filter_map(Value::as_str).collect();
        Some(Branch { values, schema })
    });
    Some((discriminator, named.collect::<Option<_>>()?))
}

/// The branches of a `oneOf` without a discriminator.
#[must_use]
pub fn alternatives<'d>(schema: &Node<'d>) -> Option<Vec<Node<'d>>> {
    let schema = schema.effective();
    let branches = schema.get("oneOf")?.items();
    schema.get("discriminator").is_none().then_some(branches)
}

/// Whether values are marked sensitive (`x-sensitive`), by the schema itself or by its effective schema.
#[must_use]
pub fn is_sensitive(schema: &Node<'_>) -> bool {
    schema.flag("x-sensitive") || schema.effective().flag("x-sensitive")
}

/// Whether `null` is valid, by the schema itself or by its effective schema.
#[must_use]
pub fn is_nullable(schema: &Node<'_>) -> bool {
    schema.flag("nullable") || schema.effective().flag("nullable")
}

/// Whether a schema takes any value: in the canonical form, it has neither a type nor branches.
#[must_use]
pub fn is_any(schema: &Node<'_>) -> bool {
    let schema = schema.effective();
    let says_more = ["$ref", "type", "allOf", "anyOf", "oneOf", "properties"];
    schema.value().is_object() && says_more.iter().all(|key| schema.raw_get(key).is_none())
}

/// Where a document takes any value: each schema without a type, and each object with any properties.
#[must_use]
pub fn any_values(document: &Document) -> Vec<Node<'_>> {
    let is_open = |node: &Node<'_>| node.value() == true;
    all(document)
        .into_iter()
        .filter_map(|schema| match is_any(&schema) {
            true => Some(schema).filter(|schema| schema.reference().is_none()),
            false => schema.raw_get("additionalProperties").filter(is_open),
        })
        .collect()
}

/// Every schema in a document, in the order of the document. `$ref`s are not followed.
#[must_use]
pub fn all(document: &Document) -> Vec<Node<'_>> {
    schemas(walk::document(document))
}

/// A schema and those below it. `$ref`s are not followed.
#[must_use]
pub fn below<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schemas(walk::below(schema.clone(), Kind::Schema))
}

/// A schema, those below it, and those that `$ref`s lead to from there.
#[must_use]
pub fn reachable<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schemas(walk::reachable(schema.clone(), Kind::Schema))
}

fn schemas(places: Vec<walk::Place<'_>>) -> Vec<Node<'_>> {
    places.into_iter().filter(|place| place.kind == Kind::Schema).map(|place| place.node).collect()
}
