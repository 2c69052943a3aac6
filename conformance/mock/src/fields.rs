//! The fields of a request: those of its body, its path, its query and its credential, by name.

use openapi_document::{Operation, path};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::{credentials::CredentialParts, request::RecordedRequest};

/// The fields of a request.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    values: Map<String, Value>,
    /// The body.
    pub(crate) body: Value,
}

impl Fields {
    /// The fields of a request to a path. Those of the body win, then those of the path, of the query and of the credential.
    pub(crate) fn of(template: &str, parts: &CredentialParts, request: &RecordedRequest, body: Option<&Value>) -> Self {
        let mut values = Map::new();
        values.extend(parts.values(request).into_iter().map(|(name, value)| (name, value.into())));
        let query = form_urlencoded::parse(request.query().as_bytes());
        values.extend(query.map(|(name, value)| (name.into_owned(), value.into_owned().into())));
        for (template, segment) in template.split('/').zip(request.path().split('/')) {
            let decoded = |value: &str| percent_decode_str(value).decode_utf8_lossy().into_owned();
            let found = path::values(template, segment).unwrap_or_default();
            values.extend(found.into_iter().map(|(name, value)| (name.to_owned(), decoded(value).into())));
        }
        let own = body.and_then(Value::as_object).into_iter().flatten();
        values.extend(own.map(|(name, value)| (name.clone(), value.clone())));
        Self { values, body: body.cloned().unwrap_or_default() }
    }

    /// A field. One that is `null` or empty counts as left out.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| !value.is_null() && *value != "")
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        let value = self.get(name)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    }
}

/// The values of each field in the documented requests of an operation.
#[derive(Debug, Default)]
pub(crate) struct DocumentedFields(Vec<(String, Value)>);

impl DocumentedFields {
    pub(crate) fn of(operation: &Operation<'_>) -> Self {
        let mut values = Vec::new();
        for parameter in operation.parameters() {
            let examples = parameter.examples().into_iter();
            values.extend(examples.map(|example| (parameter.name().to_owned(), example.value().clone())));
        }
        let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
        for (name, value) in examples.iter().filter_map(|example| example.value().as_object()).flatten() {
            values.push((name.clone(), value.clone()));
        }
        Self(values)
    }

    /// Adds a value that documented requests have in their credential.
    pub(crate) fn add(&mut self, name: &str, value: &Value) {
        self.0.push((name.to_owned(), value.clone()));
    }

    /// The first documented text of a field.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name)?.1.as_str()
    }

    /// Whether documented requests have these values in these fields.
    pub(crate) fn have(&self, fields: &Fields, names: &[&str]) -> bool {
        names.iter().all(|name| {
            let found = fields.get(name);
            found.is_none_or(|found| self.0.iter().any(|(known, value)| known == name && value == found))
        })
    }
}
