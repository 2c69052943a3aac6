//! The Rust type that is generated from a schema, as callers see it.

use openapi_document::Node;
use serde_json::Value;

/// A field of a generated struct.
pub(super) struct Field<'d> {
    pub(super) node: Node<'d>,
    pub(super) required: bool,
    /// Whether it can be `null`.
    pub(super) nullable: bool,
}

impl Field<'_> {
    /// Whether it is an `Option` in the generated struct.
    pub(super) fn optional(&self) -> bool {
        !self.required || self.nullable
    }

    /// Whether its setter takes an `Option`, and so sends `null` for `None`.
    pub(super) fn sets_null(&self) -> bool {
        self.required && self.nullable
    }
}

/// The name of the generated type, if the schema is a component.
pub(super) fn name<'a>(schema: &'a Node<'_>) -> Option<&'a str> {
    schema.pointer().strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
}

/// The Rust type of a schema, without its name and contents.
pub(super) fn of(schema: &Node<'_>) -> String {
    let kind = kind(schema);
    if name(schema).is_some() && schema.flag("nullable") { format!("Option<{kind}>") } else { kind }
}

fn kind(schema: &Node<'_>) -> String {
    if !values(schema).0.is_empty() {
        return "enum".to_owned();
    }
    if let Some(branches) = schema.get("oneOf") {
        return format!("enum of {}", branches.items().len());
    }
    match (schema.text("type"), schema.text("format")) {
        (Some("string"), _) => "String".to_owned(),
        (Some("boolean"), _) => "bool".to_owned(),
        (Some("integer"), Some("int32")) => "i32".to_owned(),
        (Some("integer"), _) => "i64".to_owned(),
        (Some("number"), _) => "f64".to_owned(),
        (Some("array"), _) => format!("Vec<{}>", if schema.get("items").is_some() { "…" } else { "Value" }),
        _ if !fields(schema).is_empty() || is_closed(schema) => "struct".to_owned(),
        (Some("object"), _) => {
            let typed = schema.get("additionalProperties").is_some_and(|schema| schema.value().is_object());
            format!("Map<String, {}>", if typed { "…" } else { "Value" })
        }
        _ => "Value".to_owned(),
    }
}

/// Whether an inline schema allows `null`, which makes the place an `Option`.
pub(super) fn is_nullable(schema: &Node<'_>) -> bool {
    schema.resolved().is_some_and(|schema| name(&schema).is_none() && schema.flag("nullable"))
}

/// Whether the schema is a single value, so that a named type only wraps it.
pub(super) fn is_scalar(schema: &Node<'_>) -> bool {
    ["struct", "enum", "Vec", "Map"].iter().all(|other| !of(schema).starts_with(other))
}

/// The fields of an object schema, `allOf` included.
pub(super) fn fields<'d>(schema: &Node<'d>) -> Vec<(&'d str, Field<'d>)> {
    let mut required = Vec::new();
    let mut properties = Vec::new();
    gather(schema, &mut properties, &mut required, 0);
    let field = |node: Node<'d>, name: &str| {
        let (required, nullable) = (required.contains(&name), is_nullable(&node));
        Field { node, required, nullable }
    };
    properties.into_iter().map(|(name, node)| (name, field(node, name))).collect()
}

fn gather<'d>(schema: &Node<'d>, properties: &mut Vec<(&'d str, Node<'d>)>, required: &mut Vec<&'d str>, depth: usize) {
    if let Some(own) = schema.get("properties") {
        properties.extend(own.raw_entries());
    }
    if let Some(names) = schema.get("required") {
        required.extend(names.items().iter().filter_map(|name| name.value().as_str()));
    }
    // A recursive `allOf` has no finite list of fields.
    if depth < 16 {
        let branches = schema.get("allOf").map(|branches| branches.items()).unwrap_or_default();
        branches.iter().for_each(|branch| gather(branch, properties, required, depth + 1));
    }
}

/// Whether an object with fields has one more field for unknown properties.
pub(super) fn has_extra(schema: &Node<'_>) -> bool {
    schema.get("additionalProperties").is_some() && !is_closed(schema)
}

fn is_closed(schema: &Node<'_>) -> bool {
    schema.get("additionalProperties").is_some_and(|additional| additional.value() == &Value::Bool(false))
}

/// The values of an enum, and whether it is open.
pub(super) fn values(schema: &Node<'_>) -> (Vec<String>, bool) {
    let of = |node: &Node<'_>| {
        let values = node.get("enum").map(|values| values.items()).unwrap_or_default();
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        values.iter().map(|value| text(value.value())).collect::<Vec<_>>()
    };
    match schema.get("anyOf") {
        Some(branches) => (branches.items().first().map(of).unwrap_or_default(), true),
        None => (of(schema), false),
    }
}
