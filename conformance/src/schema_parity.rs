//! Compares the schemas of the client's types with those of the document.

use std::collections::BTreeSet;

use openapi_document::{
    Document, Node, format,
    keyword::{self, Constraint, Keyword, Role, Structure},
    pointer, schema,
};
use serde_json::{Value, json};

/// A keyword that the schemas of the client's types may lack, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AllowedDifference {
    /// The keyword.
    pub keyword: &'static str,
    /// What takes its place.
    pub reason: &'static str,
}

const ENFORCED: &str = "enforced before sending, and tolerated in responses";

const DEFAULT: AllowedDifference =
    AllowedDifference { keyword: "default", reason: "a server applies defaults: a field that is not set is not sent" };

/// Every allowed difference. The suite fails if one is no longer needed.
#[cfg(feature = "harness")]
pub(crate) fn all_allowed() -> impl Iterator<Item = AllowedDifference> {
    keyword::constraints().map(|(keyword, _)| enforced(keyword)).chain([DEFAULT])
}

fn enforced(keyword: &Keyword) -> AllowedDifference {
    AllowedDifference { keyword: keyword.name, reason: ENFORCED }
}

/// The allowed differences between the schema of a type and the one at this pointer of the document.
///
/// # Errors
/// Every other difference.
pub fn allowed_differences(
    document: &Document,
    pointer: &str,
    derived: &Value,
) -> Result<BTreeSet<AllowedDifference>, Vec<String>> {
    let mut comparison =
        Comparison { derived, allowed: BTreeSet::new(), differences: Vec::new(), ancestors: Vec::new() };
    match document.at(pointer) {
        Some(schema) => comparison.compare(&schema, derived, pointer),
        None => comparison.differences.push(format!("{pointer} is not in the document")),
    }
    if comparison.differences.is_empty() { Ok(comparison.allowed) } else { Err(comparison.differences) }
}

struct Comparison<'s> {
    /// The schema of the type, with its definitions.
    derived: &'s Value,
    allowed: BTreeSet<AllowedDifference>,
    differences: Vec<String>,
    /// The schemas around the one that is compared, so that the comparison of a recursive schema ends.
    ancestors: Vec<String>,
}

impl Comparison<'_> {
    fn compare(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let documented = documented.effective();
        if self.ancestors.iter().any(|ancestor| ancestor == documented.pointer()) {
            return;
        }
        self.ancestors.push(documented.pointer().to_owned());
        let derived = self.resolved(derived);
        for (name, value) in documented.entries().into_iter().filter(|(name, _)| !name.starts_with("x-")) {
            let Some(keyword) = keyword::find(name) else {
                self.differences.push(format!("{at}/{name} is not a supported keyword"));
                continue;
            };
            match keyword.role {
                Role::Structure(structure) => self.structure(structure, &documented, &value, &derived, at),
                // A number without a format may be any Rust type.
                Role::Constraint(Constraint::Format) if value.value().as_str().is_some_and(format::is_type) => {
                    self.equal(value.value(), &derived[name], &format!("{at}/{name}"));
                }
                _ if derived.get(name) == Some(value.value()) => {}
                Role::Constraint(_) => drop(self.allowed.insert(enforced(keyword))),
                Role::Annotation if name == DEFAULT.keyword => drop(self.allowed.insert(DEFAULT)),
                // Texts for people.
                Role::Annotation => {}
            }
        }
        self.ancestors.pop();
    }

    /// Compares a keyword that determines the Rust type.
    fn structure(&mut self, keyword: Structure, documented: &Node<'_>, value: &Node<'_>, derived: &Value, at: &str) {
        match keyword {
            Structure::Type => self.types(documented, derived, at),
            Structure::Properties => self.properties(documented, derived, at),
            Structure::Required => self.required(documented, derived, at),
            Structure::Enum => self.equal(&sorted(value.value()), &sorted(&derived["enum"]), &format!("{at}/enum")),
            Structure::Items => self.compare(value, &derived["items"], &format!("{at}/items")),
            Structure::AdditionalProperties => self.additional(value, derived, at),
            // The properties of all branches are compared as those of one object.
            Structure::AllOf => {
                self.properties(documented, derived, at);
                self.required(documented, derived, at);
            }
            Structure::AnyOf | Structure::OneOf => self.branches(value, derived, at),
            // Rust expresses these in other ways.
            Structure::Reference | Structure::Nullable => {}
        }
    }

    fn branches(&mut self, value: &Node<'_>, derived: &Value, at: &str) {
        let keyword = pointer::last(value.pointer());
        // An untagged enum is an `anyOf` to schemars.
        let found = derived.get("anyOf").or_else(|| derived.get("oneOf")).and_then(Value::as_array);
        let (branches, found) = (value.items(), found.cloned().unwrap_or_default());
        if branches.len() != found.len() {
            let difference = format!("{at}/{keyword} has {} branches, {} in Rust", branches.len(), found.len());
            self.differences.push(difference);
        }
        for (index, (branch, found)) in branches.iter().zip(&found).enumerate() {
            self.compare(branch, found, &format!("{at}/{keyword}/{index}"));
        }
    }

    /// Resolves references, and drops the `null` of an optional field.
    fn resolved(&self, derived: &Value) -> Value {
        let mut derived = derived.clone();
        if let Some(branches) = derived.get("anyOf").and_then(Value::as_array)
            && let Some(at) = branches.iter().position(|branch| branch["type"] == "null")
            && branches.len() == 2
        {
            derived = branches[1 - at].clone();
        }
        while let Some(target) =
            derived.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'))
        {
            derived = self.derived.pointer(target).cloned().unwrap_or_default();
        }
        closed_enum(derived)
    }

    /// A nullable property may be absent.
    fn required(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let properties = schema::properties(documented);
        let is_optional = |property: &Node<'_>| property.flag("nullable") && !schema::is_any(property);
        let nullable = |name: &str| properties.iter().any(|(known, property)| name == *known && is_optional(property));
        let required =
            schema::required(documented).into_iter().filter(|name| !nullable(name)).map(Value::from).collect();
        self.equal(&sorted(&Value::Array(required)), &sorted(&derived["required"]), &format!("{at}/required"));
    }

    fn types(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let found = match &derived["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default(),
            kind => kind.clone(),
        };
        self.equal(documented.value().get("type").unwrap_or(&Value::Null), &found, &format!("{at}/type"));
    }

    fn properties(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let documented = schema::properties(documented);
        for (name, schema) in &documented {
            match derived["properties"].get(name) {
                Some(found) => self.compare(schema, found, &format!("{at}/properties/{name}")),
                None => self.differences.push(format!("{at}/properties/{name} is not in Rust")),
            }
        }
        for name in derived["properties"].as_object().into_iter().flat_map(|properties| properties.keys()) {
            if documented.iter().all(|(known, _)| known != name) {
                self.differences.push(format!("{at}/properties/{name} is only in Rust"));
            }
        }
    }

    fn additional(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        match (documented.value(), derived.get("additionalProperties")) {
            (Value::Bool(documented), found) if found.is_none_or(|found| found == documented) => {}
            (Value::Object(_), Some(found)) => self.compare(documented, found, &format!("{at}/additionalProperties")),
            (documented, found) => {
                self.differences.push(format!("{at}/additionalProperties is {documented}, {found:?} in Rust"))
            }
        }
    }

    fn equal(&mut self, documented: &Value, found: &Value, at: &str) {
        if documented != found {
            self.differences.push(format!("{at} is {documented}, {found} in Rust"));
        }
    }
}

/// An enum with documented values is a `oneOf` of constants to schemars.
fn closed_enum(derived: Value) -> Value {
    let branches = derived.get("oneOf").and_then(Value::as_array);
    let constants = branches.and_then(|branches| branches.iter().map(|branch| branch.get("const").cloned()).collect());
    match constants {
        Some(constants) => json!({ "type": "string", "enum": Value::Array(constants) }),
        None => derived,
    }
}

/// A list in a canonical order.
fn sorted(value: &Value) -> Value {
    let mut items = value.as_array().cloned().unwrap_or_default();
    items.sort_by_key(ToString::to_string);
    Value::Array(items)
}
