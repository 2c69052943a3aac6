//! Whether the generated types are what the document says, schema against schema.

use std::collections::BTreeSet;

use openapi_document::{Document, Node};
use serde_json::{Value, json};

/// A keyword of the document that the generated types do not carry, and why that is no loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The keyword.
    pub keyword: &'static str,
    /// Where it is kept instead.
    pub reason: &'static str,
}

const ENFORCED: &str = "enforced before sending, and tolerated in answers";

/// Every loss there is. One that no schema shows any longer, though it has the keyword, has to be taken off.
pub const LOSSES: [Loss; 14] = [
    Loss { keyword: "default", reason: "a default is the server's to apply: a field that is not set is not sent" },
    Loss { keyword: "exclusiveMaximum", reason: ENFORCED },
    Loss { keyword: "exclusiveMinimum", reason: ENFORCED },
    Loss { keyword: "format", reason: ENFORCED },
    Loss { keyword: "maxItems", reason: ENFORCED },
    Loss { keyword: "maxLength", reason: ENFORCED },
    Loss { keyword: "maxProperties", reason: ENFORCED },
    Loss { keyword: "maximum", reason: ENFORCED },
    Loss { keyword: "minItems", reason: ENFORCED },
    Loss { keyword: "minLength", reason: ENFORCED },
    Loss { keyword: "minProperties", reason: ENFORCED },
    Loss { keyword: "minimum", reason: ENFORCED },
    Loss { keyword: "multipleOf", reason: ENFORCED },
    Loss { keyword: "pattern", reason: ENFORCED },
];

/// The schemas of the generated types, by the JSON pointer of the document's.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    stytch_client::schemas().into_iter().map(|(pointer, schema)| (pointer, schema.to_value())).collect()
}

/// The losses that a generated schema shows.
///
/// # Errors
/// Everything else in which it disagrees with the document's.
pub fn losses(document: &Document, pointer: &str, derived: &Value) -> Result<BTreeSet<Loss>, Vec<String>> {
    let mut comparison = Comparison { derived, losses: BTreeSet::new(), faults: Vec::new(), around: Vec::new() };
    match document.at(pointer) {
        Some(schema) => comparison.compare(&schema, derived, pointer),
        None => comparison.faults.push(format!("{pointer} is not in the document")),
    }
    if comparison.faults.is_empty() { Ok(comparison.losses) } else { Err(comparison.faults) }
}

struct Comparison<'s> {
    /// The whole derived schema, which holds the definitions.
    derived: &'s Value,
    losses: BTreeSet<Loss>,
    faults: Vec<String>,
    /// The schemas around the one that is compared: one that holds itself is compared once.
    around: Vec<String>,
}

impl Comparison<'_> {
    fn compare(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let documented = documented.effective();
        if self.around.iter().any(|around| around == documented.pointer()) {
            return;
        }
        self.around.push(documented.pointer().to_owned());
        let derived = self.resolved(derived);
        for (keyword, value) in documented.entries() {
            match keyword {
                "type" => self.types(&documented, &derived, at),
                "properties" => self.properties(&documented, &derived, at),
                "required" => self.required(&documented, &derived, at),
                "enum" => self.equal(&sorted(value.value()), &sorted(&derived["enum"]), &format!("{at}/enum")),
                // A number without a format is as wide as it gets.
                "format" if documented.text("type") != Some("string") => {
                    self.equal(value.value(), &derived["format"], &format!("{at}/format"))
                }
                "items" => self.compare(&value, &derived["items"], &format!("{at}/items")),
                "additionalProperties" => self.additional(&value, &derived, at),
                // The properties of its parts are compared as those of one object.
                "allOf" => {
                    self.properties(&documented, &derived, at);
                    self.required(&documented, &derived, at);
                }
                "anyOf" | "oneOf" => {
                    // Which of several types it is, is tried in their order: to schemars, any of them.
                    let found = derived.get("anyOf").or_else(|| derived.get("oneOf")).and_then(Value::as_array);
                    let (branches, found) = (value.items(), found.cloned().unwrap_or_default());
                    if branches.len() != found.len() {
                        self.faults.push(format!(
                            "{at}/{keyword} has {} branches, {} in Rust",
                            branches.len(),
                            found.len()
                        ));
                    }
                    for (index, (branch, found)) in branches.iter().zip(&found).enumerate() {
                        self.compare(branch, found, &format!("{at}/{keyword}/{index}"));
                    }
                }
                // Words for people, and what Rust has its own ways for.
                "description" | "title" | "nullable" | "deprecated" | "discriminator" => {}
                keyword if keyword.starts_with("x-") => {}
                keyword => match LOSSES.iter().find(|loss| loss.keyword == keyword) {
                    Some(_) if derived.get(keyword) == Some(value.value()) => {}
                    Some(loss) => {
                        self.losses.insert(*loss);
                    }
                    None => self.faults.push(format!("{at}/{keyword} is lost, and that is not declared")),
                },
            }
        }
        self.around.pop();
    }

    /// Past references, and past the `null` that stands for an optional field.
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

    /// What may be null may be left out too: both say that there is nothing.
    fn required(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        let properties = properties(documented);
        let nullable =
            |name: &Value| properties.iter().any(|(known, property)| name == known && property.flag("nullable"));
        let required = parts(documented).into_iter().flat_map(|part| part.get("required").map(|names| names.items()));
        let required = required.flatten().map(|name| name.value()).filter(|name| !nullable(name)).cloned().collect();
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
        let documented = properties(documented);
        for (name, schema) in &documented {
            match derived["properties"].get(name) {
                Some(found) => self.compare(schema, found, &format!("{at}/properties/{name}")),
                None => self.faults.push(format!("{at}/properties/{name} is not in Rust")),
            }
        }
        for name in derived["properties"].as_object().into_iter().flat_map(|properties| properties.keys()) {
            if documented.iter().all(|(known, _)| known != name) {
                self.faults.push(format!("{at}/properties/{name} is only in Rust"));
            }
        }
    }

    fn additional(&mut self, documented: &Node<'_>, derived: &Value, at: &str) {
        match (documented.value(), derived.get("additionalProperties")) {
            (Value::Bool(documented), found) if found.is_none_or(|found| found == documented) => {}
            (Value::Object(_), Some(found)) => self.compare(documented, found, &format!("{at}/additionalProperties")),
            (documented, found) => {
                self.faults.push(format!("{at}/additionalProperties is {documented}, {found:?} in Rust"))
            }
        }
    }

    fn equal(&mut self, documented: &Value, found: &Value, at: &str) {
        if documented != found {
            self.faults.push(format!("{at} is {documented}, {found} in Rust"));
        }
    }
}

/// An object schema, and the parts that its `allOf` puts together.
fn parts<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let parts = schema.get("allOf").map(|parts| parts.items()).unwrap_or_default();
    [schema.clone()].into_iter().chain(parts).collect()
}

fn properties<'d>(schema: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    parts(schema).iter().filter_map(|part| part.get("properties")).flat_map(|properties| properties.entries()).collect()
}

/// An enum whose values have words of their own is a choice of constants to schemars.
fn closed_enum(derived: Value) -> Value {
    let branches = derived.get("oneOf").and_then(Value::as_array);
    let constants = branches.and_then(|branches| branches.iter().map(|branch| branch.get("const").cloned()).collect());
    match constants {
        Some(constants) => json!({ "type": "string", "enum": Value::Array(constants) }),
        None => derived,
    }
}

/// A list whose order means nothing.
fn sorted(value: &Value) -> Value {
    let mut items = value.as_array().cloned().unwrap_or_default();
    items.sort_by_key(ToString::to_string);
    Value::Array(items)
}
