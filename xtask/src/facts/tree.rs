//! An OpenAPI document of any version as a plain tree, read leniently: what is not understood is not there.

use std::{
    collections::{BTreeMap, BTreeSet},
    ptr,
};

use openapi_document::Document;
use serde_json::{Map, Value};

use super::difference::Endpoint;
use crate::exit::Error;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// How many references in a row are followed.
const MAX_CHAIN: usize = 32;

/// A document whose references are all local.
pub(super) struct Tree(Value);

/// The properties of an object.
#[derive(Default)]
pub(super) struct Properties<'t> {
    pub(super) all: BTreeMap<&'t str, &'t Value>,
    pub(super) required: BTreeSet<&'t str>,
}

impl Tree {
    pub(super) fn new(json: Value) -> Self {
        Self(json)
    }

    /// Reads YAML or JSON.
    ///
    /// # Errors
    /// It is neither, or not an OpenAPI document.
    pub(super) fn read(name: &str, text: &str) -> Result<Self, Error> {
        let json = Document::written(name, text).map_err(|finding| {
            let line = finding.line.map(|line| format!(", line {line}")).unwrap_or_default();
            Error::unusable(format!("cannot read {name}{line}: {}", finding.message))
        })?;
        if json["paths"].as_object().is_none_or(Map::is_empty) {
            return Err(Error::unusable(format!("{name} has no `paths`: name an OpenAPI document")));
        }
        Ok(Self(json))
    }

    /// All operations, by method and path.
    pub(super) fn operations(&self) -> BTreeMap<Endpoint, &Value> {
        let mut operations = BTreeMap::new();
        for (path, item) in entries(&self.0["paths"]) {
            let item = self.resolved(item);
            for method in METHODS {
                if let Some(operation) = item.get(method) {
                    operations.insert(Endpoint { path: path.clone(), method: method.to_owned() }, operation);
                }
            }
        }
        operations
    }

    /// The query parameters of an operation, as properties.
    pub(super) fn query<'t>(&'t self, operation: &'t Value) -> Properties<'t> {
        let mut query = Properties::default();
        for parameter in items(&operation["parameters"]).map(|parameter| self.resolved(parameter)) {
            if let (Some(name), Some("query")) = (parameter["name"].as_str(), parameter["in"].as_str()) {
                query.all.insert(name, &parameter["schema"]);
                query.required.extend((parameter["required"] == true).then_some(name));
            }
        }
        query
    }

    /// The JSON media type of the request of an operation.
    pub(super) fn request<'t>(&'t self, operation: &'t Value) -> &'t Value {
        self.media_type(&operation["requestBody"])
    }

    /// The JSON media type of the first success of an operation.
    pub(super) fn success<'t>(&'t self, operation: &'t Value) -> &'t Value {
        let is_success = |(status, _): &(&String, &Value)| status.starts_with('2');
        entries(&operation["responses"])
            .find(is_success)
            .map_or(&Value::Null, |(_, response)| self.media_type(response))
    }

    fn media_type<'t>(&'t self, body: &'t Value) -> &'t Value {
        let is_json = |(name, _): &(&String, &Value)| name.contains("json");
        entries(&self.resolved(body)["content"]).find(is_json).map_or(&Value::Null, |(_, media_type)| media_type)
    }

    /// The properties of a schema, and of the schemas that it consists of or chooses from.
    pub(super) fn properties<'t>(&'t self, schema: &'t Value) -> Properties<'t> {
        let mut properties = Properties::default();
        for part in self.parts(schema) {
            for (name, property) in entries(&part["properties"]) {
                properties.all.entry(name).or_insert(property);
            }
            properties.required.extend(items(&part["required"]).filter_map(Value::as_str));
        }
        properties
    }

    /// The types of a schema, without `null`. Whole numbers are numbers: documents differ in what they call them.
    pub(super) fn types<'t>(&'t self, schema: &'t Value) -> BTreeSet<&'t str> {
        let mut types = BTreeSet::new();
        for part in self.parts(schema) {
            let listed = part["type"].as_str().into_iter().chain(items(&part["type"]).filter_map(Value::as_str));
            types.extend(listed.map(|name| if name == "integer" { "number" } else { name }));
            types.extend(entries(&part["properties"]).next().map(|_| "object"));
        }
        types.remove("null");
        types
    }

    /// The values that a schema lists.
    pub(super) fn values<'t>(&'t self, schema: &'t Value) -> BTreeSet<String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let parts = self.parts(schema);
        let values = parts.iter().flat_map(|part| items(&part["enum"])).filter(|value| !value.is_null());
        values.map(text).collect()
    }

    /// The schema of the items of a list.
    pub(super) fn item<'t>(&'t self, schema: &'t Value) -> &'t Value {
        self.parts(schema).into_iter().find_map(|part| part.get("items")).unwrap_or(&Value::Null)
    }

    /// A schema, and all that it consists of or chooses from.
    fn parts<'t>(&'t self, schema: &'t Value) -> Vec<&'t Value> {
        let mut parts: Vec<&Value> = Vec::new();
        let mut next = vec![self.resolved(schema)];
        while let Some(part) = next.pop() {
            if parts.iter().any(|known| ptr::eq(*known, part)) {
                continue;
            }
            parts.push(part);
            let branches = ["allOf", "anyOf", "oneOf"].into_iter().flat_map(|key| items(&part[key]));
            let branches: Vec<_> = branches.map(|branch| self.resolved(branch)).collect();
            next.extend(branches.into_iter().rev());
        }
        parts
    }

    /// A value, or the target of its reference.
    fn resolved<'t>(&'t self, mut value: &'t Value) -> &'t Value {
        for _ in 0..MAX_CHAIN {
            let Some(target) = value["$ref"].as_str() else { return value };
            value = target.strip_prefix('#').and_then(|at| self.0.pointer(at)).unwrap_or(&Value::Null);
        }
        &Value::Null
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
