//! Compares the operations of a document with those of others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    difference::{Difference, Endpoint, Kind},
    tree::{Properties, Tree},
};

/// How deep properties are compared: documents may be recursive.
const MAX_DEPTH: usize = 8;

/// The extension of a media type whose body the server may wrap in an object with this property. Some documents describe it so.
const ENVELOPE: &str = "x-wire-envelope";

/// All differences, and what has been compared.
pub(super) struct Compared {
    /// In order of the operations.
    pub(super) differences: Vec<Difference>,
    /// The operations that both sides have.
    pub(super) common: Vec<Endpoint>,
    /// The operations that the document lacks.
    pub(super) lacking: Vec<Endpoint>,
}

/// Compares a document with others. The first one that has an operation is the one to compare it with.
pub(super) fn compare(ours: &Tree, others: &[Tree]) -> Compared {
    let mut theirs: BTreeMap<Endpoint, (&Tree, &Value)> = BTreeMap::new();
    for tree in others {
        for (endpoint, operation) in tree.operations() {
            theirs.entry(endpoint).or_insert((tree, operation));
        }
    }
    let operations = ours.operations();
    let lacking = theirs.keys().filter(|endpoint| !operations.contains_key(endpoint)).cloned().collect();
    let mut compared = Compared { differences: Vec::new(), common: Vec::new(), lacking };
    for (endpoint, operation) in &operations {
        let Some((tree, other)) = theirs.get(endpoint) else {
            let (endpoint, kind) = (endpoint.clone(), Kind::Unknown);
            compared.differences.push(Difference { endpoint, kind, place: String::new(), detail: String::new() });
            continue;
        };
        compared.common.push(endpoint.clone());
        let mut comparison =
            Comparison { ours, theirs: tree, endpoint, is_request: true, found: &mut compared.differences };
        comparison.query(operation, other);
        comparison.request(operation, other);
        comparison.success(operation, other);
    }
    compared.differences.sort();
    compared
}

/// The comparison of an operation.
struct Comparison<'c> {
    ours: &'c Tree,
    theirs: &'c Tree,
    endpoint: &'c Endpoint,
    is_request: bool,
    found: &'c mut Vec<Difference>,
}

impl<'c> Comparison<'c> {
    fn query(&mut self, ours: &'c Value, theirs: &'c Value) {
        self.properties(&self.ours.query(ours), &self.theirs.query(theirs), "?", MAX_DEPTH);
    }

    fn request(&mut self, ours: &'c Value, theirs: &'c Value) {
        let (ours, theirs) = (&self.ours.request(ours)["schema"], &self.theirs.request(theirs)["schema"]);
        self.schemas(ours, theirs, "/", 0);
    }

    fn success(&mut self, ours: &'c Value, theirs: &'c Value) {
        self.is_request = false;
        let (ours, mut theirs) = (self.ours.success(ours), &self.theirs.success(theirs)["schema"]);
        let around = self.theirs.properties(theirs).all;
        if let Some(envelope) = ours[ENVELOPE].as_str()
            && let (Some(wrapped), 1) = (around.get(envelope), around.len())
        {
            theirs = wrapped;
        }
        self.schemas(&ours["schema"], theirs, "/", 0);
    }

    fn schemas(&mut self, ours: &'c Value, theirs: &'c Value, at: &str, depth: usize) {
        self.properties(&self.ours.properties(ours), &self.theirs.properties(theirs), at, depth);
    }

    fn properties(&mut self, ours: &Properties<'c>, theirs: &Properties<'c>, at: &str, depth: usize) {
        for name in theirs.all.keys().filter(|name| !ours.all.contains_key(*name)) {
            self.add(Kind::Missing, &format!("{at}{name}"), String::new());
        }
        for (name, property) in &ours.all {
            let at = format!("{at}{name}");
            let Some(other) = theirs.all.get(name) else {
                self.add(Kind::Extra, &at, String::new());
                continue;
            };
            let required = [ours, theirs].map(|side| side.required.contains(name));
            if self.is_request && required[0] != required[1] {
                let says = required.map(|required| if required { "required" } else { "optional" });
                self.add(Kind::Required, &at, format!("{} → {}", says[0], says[1]));
            }
            self.property(property, other, &at, depth);
        }
    }

    fn property(&mut self, ours: &'c Value, theirs: &'c Value, at: &str, depth: usize) {
        let types = [self.ours.types(ours), self.theirs.types(theirs)];
        if types.iter().all(|types| !types.is_empty()) && types[0] != types[1] {
            let [ours, theirs] = types.clone().map(|types| types.into_iter().collect::<Vec<_>>().join(" or "));
            self.add(Kind::Type, at, format!("{ours} → {theirs}"));
        }
        let known = self.ours.values(ours);
        let unlisted: Vec<_> = self.theirs.values(theirs).into_iter().filter(|value| !known.contains(value)).collect();
        if !unlisted.is_empty() {
            self.add(Kind::Enum, at, unlisted.join(", "));
        }
        if depth < MAX_DEPTH {
            let is_list = types[1].contains("array");
            let pair = if is_list { (self.ours.item(ours), self.theirs.item(theirs)) } else { (ours, theirs) };
            self.schemas(pair.0, pair.1, &format!("{at}/"), depth + 1);
        }
    }

    fn add(&mut self, kind: Kind, at: &str, detail: String) {
        let side = if self.is_request { "request" } else { "response" };
        self.found.push(Difference { endpoint: self.endpoint.clone(), kind, place: format!("{side} {at}"), detail });
    }
}
