//! The rows of `xtask/verify/rows.yaml`: each changes the template to verify a rule.
//!
//! Each row changes its own copy of the template's operation, so one document holds all rows. A row that changes the rest of the document
//! has a document of its own.

use std::collections::BTreeMap;

use openapi_document::Document;
use serde_json::{Map, Value, json};
use toml::Table;

use super::super::rules::{self, Rule, Verdict};
use crate::{exit::Error, manifest};

const TEMPLATE: &str = include_str!("../../../verify/template.yaml");
const ROWS: &str = include_str!("../../../verify/rows.yaml");
const MANIFEST: &str = include_str!("../../../verify/manifest.toml");
const CALLER: &str = include_str!("../../../verify/caller.rs");

/// The name of the document of all rows that need none of their own.
const SHARED: &str = "shared";

/// A rule and the change that verifies it.
pub(super) struct Row {
    pub(super) rule: &'static Rule,
    row: Value,
}

/// Before or after the changes of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// The rows, in their order.
pub(super) fn all() -> Result<Vec<Row>, Error> {
    let rows = parse("rows.yaml", ROWS)?;
    let rows = rows["rows"].as_array().cloned().unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let id = row["rule"].as_str().unwrap_or_default();
            let rule = rules::all().find(|rule| rule.id == id);
            let rule = rule.ok_or_else(|| Error::unusable(format!("rows.yaml names `{id}`, which is no rule")))?;
            Ok(Row { rule, row })
        })
        .collect()
}

/// The documents by name, before or after the changes of the rows.
pub(super) fn documents(rows: &[Row], side: Side) -> Result<BTreeMap<String, Value>, Error> {
    let template = parse("template.yaml", TEMPLATE)?;
    let mut documents = BTreeMap::new();
    for row in rows {
        let document = documents.entry(row.document()).or_insert_with(|| template["document"].clone());
        for patch in row.patches(side) {
            merge(document, &patch["document"]);
        }
        merge(document, &row.section(&template, side)?);
    }
    Ok(documents)
}

/// The manifest of the package, before or after the changes of the rows.
pub(super) fn manifest(rows: &[Row], side: Side) -> Result<Table, Error> {
    let mut manifest = manifest::parse("manifest.toml", MANIFEST)?;
    let mut features = serde_json::to_value(&manifest["features"])?;
    for patch in rows.iter().flat_map(|row| row.patches(side)) {
        merge(&mut features, &patch["features"]);
    }
    let features = toml::Value::try_from(features);
    let features = features.map_err(|error| Error::unusable(format!("the features of rows.yaml: {error}")))?;
    manifest.insert("features".to_owned(), features);
    Ok(manifest)
}

fn parse(name: &str, text: &str) -> Result<Value, Error> {
    Document::written(name, text).map_err(|finding| Error::unusable(format!("{name}: {}", finding.message)))
}

impl Row {
    /// The name of its document.
    pub(super) fn document(&self) -> String {
        let is_own = self.patches(Side::After).iter().any(|patch| patch["document"].is_object());
        if is_own { self.name() } else { SHARED.to_owned() }
    }

    /// The name of its functions and modules in Rust.
    pub(super) fn name(&self) -> String {
        self.rule.id.replace('-', "_")
    }

    /// The start of the names of its types in Rust.
    fn type_name(&self) -> String {
        let capital = |word: &str| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default();
        self.rule.id.split('-').map(capital).collect()
    }

    /// The compiler's error code, or `rejected`, if the change breaks its caller.
    pub(super) fn breaks(&self) -> Option<&str> {
        self.row["breaks"].as_str()
    }

    /// Whether row and rule agree on whether the caller breaks.
    pub(super) fn is_consistent(&self) -> bool {
        self.breaks().is_some() == (self.rule.verdict == Verdict::Breaking)
    }

    /// Whether the caller prints another text about the error after the change.
    pub(super) fn changes_what_is_seen(&self) -> bool {
        self.row["seen"].is_string()
    }

    /// The other rules that the change triggers.
    #[cfg(test)]
    pub(super) fn also(&self) -> Vec<&str> {
        self.row["also"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a place in the shared document belongs to this row.
    #[cfg(test)]
    pub(super) fn owns(&self, pointer: &str) -> bool {
        pointer.contains(&self.name()) || pointer.contains(&self.type_name())
    }

    /// Whether a feature of the manifest belongs to this row.
    #[cfg(test)]
    pub(super) fn owns_feature(&self, name: &str) -> bool {
        self.row["features"].as_object().is_some_and(|features| features.contains_key(name))
    }

    /// The source of the caller.
    pub(super) fn caller(&self) -> String {
        let text = |key: &str| self.row[key].as_str().unwrap_or_default();
        let read = format!("fn read(response: &TheCallResponse) {{\n    {}", text("uses"));
        let mut caller = CALLER.replace("client.the_call()", &format!("client.the_call(){}", text("sets")));
        if self.changes_what_is_seen() {
            caller = caller.replace("String::new()", text("seen"));
        }
        let caller = caller.replace("fn read(response: &TheCallResponse) {", &read);
        self.named(&caller).replace("the_module", &self.document())
    }

    fn named(&self, text: &str) -> String {
        text.replace("the_call", &self.name()).replace("TheCall", &self.type_name())
    }

    /// The patches of the template, in the order in which they are applied.
    fn patches(&self, side: Side) -> Vec<&Value> {
        match side {
            Side::Before => vec![&self.row["before"]],
            Side::After => vec![&self.row["before"], &self.row],
        }
    }

    /// The part of the document that belongs to the row.
    fn section(&self, template: &Value, side: Side) -> Result<Value, Error> {
        let row = &self.row;
        if side == Side::After && row["gone"] == true {
            return Ok(json!({}));
        }
        let mut parts = template.clone();
        for patch in self.patches(side) {
            for name in ["call", "schemas"].into_iter().filter(|name| !patch[name].is_null()) {
                merge(&mut parts[name], &patch[name]);
            }
        }
        let mut paths = json!({"/verify/the_call": {"post": parts["call"]}});
        if let (Side::After, Some(path), id) = (side, row["more"]["path"].as_str(), &row["more"]["id"]) {
            let mut more = parts["call"].clone();
            more["operationId"] = id.clone();
            paths[path] = json!({"post": more});
        }
        let section = json!({
            "paths": paths,
            "components": {"schemas": parts["schemas"]},
        });
        let mut text = self.named(&section.to_string());
        if let (Side::After, [Value::String(from), Value::String(to)]) =
            (side, row["replace"].as_array().map_or(&[][..], Vec::as_slice))
        {
            text = text.replace(&self.named(from), &self.named(to));
        }
        Ok(serde_json::from_str(&text)?)
    }
}

/// Applies a merge patch (RFC 7396). A patch of `null` changes nothing.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        if !patch.is_null() {
            *target = patch.clone();
        }
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    for (key, value) in patch {
        match target.as_object_mut() {
            Some(target) if value.is_null() => drop(target.remove(key)),
            Some(target) => merge(target.entry(key).or_insert(Value::Null), value),
            None => {}
        }
    }
}
