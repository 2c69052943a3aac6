//! The differences between two documents, by what callers of the generated code see.

use std::collections::{BTreeSet, HashSet};

use openapi_document::{
    Body, Document, ErrorConvention, Node, Operation, Parameter, Requirement, Response, SecurityScheme,
};
use serde_json::Value;

use super::shape;

/// Extensions of the document that have rules of their own.
pub(super) const RETRY: &str = "x-retry";
pub(super) const SCENARIOS: &str = "x-scenarios";
pub(super) const CREDENTIAL_PREFIX: &str = "x-credential-prefix";
const CREDENTIAL: &str = "x-credential";
const ERROR: &str = "x-error";
const IDENTIFIERS: &str = "x-identifiers";

/// A difference. What was added or removed has a node on one side only.
#[derive(Debug)]
pub(super) struct Difference<'d> {
    pub(super) part: Part,
    /// The keyword whose value differs, or the name of what was added or removed.
    pub(super) key: String,
    pub(super) old: Option<Node<'d>>,
    pub(super) new: Option<Node<'d>>,
    /// The direction of the values; none where it is not about values.
    pub(super) way: Option<Way>,
}

/// What a difference is about. Plural: something was added or removed. Singular: a keyword changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Document,
    /// An operation. With both sides, its name.
    Operations,
    Operation,
    /// The credentials that an operation accepts.
    Credentials,
    /// The order of several credentials.
    CredentialOrder,
    /// Security schemes.
    Schemes,
    Scheme,
    /// The argument or, if `method`, the method of the client builder for a part of a credential.
    CredentialName {
        method: bool,
    },
    /// Whether a part of a credential has a default, and so a method of its own.
    CredentialDefault,
    /// The environment variable of a part of a credential.
    CredentialVariable,
    /// Whether any credential has an environment variable.
    FromEnv,
    /// The properties of errors that accessors return.
    ErrorProperties,
    /// The Rust type of error codes.
    ErrorCode,
    /// The form of ids that are printed.
    Identifiers,
    /// Parameters, and whether one is optional.
    Parameters {
        optional: bool,
    },
    Parameter,
    /// Whether there is a body, and whether it is JSON.
    Bodies,
    Body,
    Responses,
    Response,
    /// Generated types, by name.
    Types,
    /// The Rust type of a place.
    Shape,
    /// Fields of a generated struct, and whether one is optional.
    Fields {
        optional: bool,
    },
    /// Whether a field is an `Option`.
    Presence {
        optional: bool,
    },
    /// The field for unknown properties.
    Extra,
    /// The values of an enum.
    Values {
        open: bool,
    },
    /// Whether an enum allows unlisted values.
    Openness {
        open: bool,
    },
    Schema,
}

/// The direction of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// In requests.
    Sent,
    /// In responses.
    Received,
}

impl Difference<'_> {
    pub(super) fn added(&self) -> bool {
        self.old.is_none()
    }

    pub(super) fn removed(&self) -> bool {
        self.new.is_none()
    }
}

/// All differences, in the order of the new document's operations. A schema of both requests and responses is compared for both.
pub(super) fn compare<'d>(old: &'d Document, new: &'d Document) -> Vec<Difference<'d>> {
    let mut comparison = Comparison { found: Vec::new(), seen: HashSet::new() };
    comparison.document(old, new);
    comparison.credential_parts(old, new);
    comparison.error_convention(old, new);
    comparison.identifiers(old, new);
    comparison.operations(old, new);
    comparison.found
}

struct Comparison<'d> {
    found: Vec<Difference<'d>>,
    seen: HashSet<(String, String, Way)>,
}

type Side<'a, 'd> = Option<&'a Node<'d>>;

impl<'d> Comparison<'d> {
    fn add(&mut self, part: Part, key: &str, old: Side<'_, 'd>, new: Side<'_, 'd>, way: Option<Way>) {
        self.found.push(Difference { part, key: key.to_owned(), old: old.cloned(), new: new.cloned(), way });
    }

    /// Adds every keyword that differs, except `skip`.
    fn keywords(&mut self, part: Part, old: Side<'_, 'd>, new: Side<'_, 'd>, skip: &[&str], way: Option<Way>) {
        for (key, before, now) in entries(old, new).into_iter().filter(|(key, ..)| !skip.contains(&key.as_str())) {
            let value = |side: Side<'_, 'd>| side.and_then(|node| node.value().get(&key));
            if value(old) != value(new) {
                self.add(part, &key, before.as_ref(), now.as_ref(), way);
            }
        }
    }

    fn document(&mut self, old: &'d Document, new: &'d Document) {
        let (old, new) = (old.root(), new.root());
        // Document-wide defaults are compared at each operation.
        self.keywords(Part::Document, Some(&old), Some(&new), &["paths", "components", "security", IDENTIFIERS], None);
        for (_, old, new) in entries(old.get("paths").as_ref(), new.get("paths").as_ref()) {
            let elsewhere = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "parameters"];
            if old.is_some() && new.is_some() {
                self.keywords(Part::Operation, old.as_ref(), new.as_ref(), &elsewhere, None);
            }
        }
        let components = |kind| {
            let of = |root: &Node<'d>| root.get("components")?.get(kind);
            entries(of(&old).as_ref(), of(&new).as_ref())
        };
        for (name, old, new) in components("schemas").into_iter().filter(|(_, old, new)| old.is_none() || new.is_none())
        {
            self.add(Part::Types, &name, old.as_ref(), new.as_ref(), None);
        }
        for (name, old, new) in components("securitySchemes") {
            if old.is_some() && new.is_some() {
                self.keywords(Part::Scheme, old.as_ref(), new.as_ref(), &[CREDENTIAL], None);
            } else {
                self.add(Part::Schemes, &name, old.as_ref(), new.as_ref(), None);
            }
        }
    }

    /// The parts of each credential kind that is the same on both sides.
    fn credential_parts(&mut self, old: &'d Document, new: &'d Document) {
        let (before, now) = (SecurityScheme::all(old), SecurityScheme::all(new));
        for new in &now {
            let Some(old) = before.iter().find(|old| old.name() == new.name()) else { continue };
            for part in new.parts() {
                let Some(was) = old.parts().into_iter().find(|old| old.field == part.field) else { continue };
                let at = |scheme: &SecurityScheme<'d>, key| scheme.node().get(CREDENTIAL)?.get(part.field)?.get(key);
                let sides = |key| (at(old, key), at(new, key));
                let mut add = |found, key| {
                    let (old, new) = sides(key);
                    self.add(found, key, old.as_ref(), new.as_ref(), None);
                };
                if was.name != part.name {
                    add(Part::CredentialName { method: was.default.or(part.default).is_some() }, "name");
                }
                if was.default != part.default {
                    add(Part::CredentialDefault, "default");
                }
                if was.variable != part.variable {
                    add(Part::CredentialVariable, "variable");
                }
            }
        }
        match (first_variable(&before), first_variable(&now)) {
            (Some(_), Some(_)) | (None, None) => {}
            (old, new) => self.add(Part::FromEnv, "variable", old.as_ref(), new.as_ref(), None),
        }
    }

    fn error_convention(&mut self, old: &'d Document, new: &'d Document) {
        let (old, new) = (ErrorConvention::of(old), ErrorConvention::of(new));
        let roles = |side: &Option<ErrorConvention<'d>>| side.as_ref()?.schema.get(ERROR);
        for (role, before, now) in entries(roles(&old).as_ref(), roles(&new).as_ref()) {
            let is_other_type = role == "code" && error_code(old.as_ref()) != error_code(new.as_ref());
            let property = |side: &Option<Node<'d>>| side.as_ref().map(|node| node.value().clone());
            if is_other_type {
                self.add(Part::ErrorCode, &role, before.as_ref(), now.as_ref(), None);
            } else if property(&before) != property(&now) {
                self.add(Part::ErrorProperties, &role, before.as_ref(), now.as_ref(), None);
            }
        }
    }

    fn identifiers(&mut self, old: &'d Document, new: &'d Document) {
        let patterns = |side: &'d Document| side.root().get(IDENTIFIERS).map(|list| list.items()).unwrap_or_default();
        let (before, now) = (patterns(old), patterns(new));
        let others = |all: &[Node<'d>], node: &Node<'d>| all.iter().all(|other| other.value() != node.value());
        for old in before.iter().filter(|old| others(&now, old)) {
            self.add(Part::Identifiers, IDENTIFIERS, Some(old), None, None);
        }
        for new in now.iter().filter(|new| others(&before, new)) {
            self.add(Part::Identifiers, IDENTIFIERS, None, Some(new), None);
        }
    }

    fn operations(&mut self, old: &'d Document, new: &'d Document) {
        let (old, new) = (Operation::all(old), Operation::all(new));
        let place = |operation: &Operation<'d>| (operation.method(), operation.path());
        let lost: Vec<_> = old.iter().filter(|old| new.iter().all(|new| new.id() != old.id())).collect();
        let mut renamed = HashSet::new();
        for new in &new {
            if let Some(old) = old.iter().find(|old| old.id() == new.id()) {
                self.operation(old, new);
            } else if let Some(old) = lost.iter().find(|old| place(old) == place(new)) {
                renamed.insert(old.id());
                self.add(Part::Operations, new.id(), Some(old.node()), Some(new.node()), None);
                self.operation(old, new);
            } else {
                self.add(Part::Operations, new.id(), None, Some(new.node()), None);
            }
        }
        for old in lost.iter().filter(|old| !renamed.contains(old.id())) {
            self.add(Part::Operations, old.id(), Some(old.node()), None, None);
        }
    }

    fn operation(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let nodes = (Some(old.node()), Some(new.node()));
        if (old.method(), old.path()) != (new.method(), new.path()) {
            self.add(Part::Operation, "path", nodes.0, nodes.1, None);
        }
        let elsewhere = ["operationId", "security", "parameters", "requestBody", "responses", RETRY];
        self.keywords(Part::Operation, nodes.0, nodes.1, &elsewhere, None);
        let retry = (old.node().get(RETRY), new.node().get(RETRY));
        self.keywords(Part::Operation, retry.0.as_ref(), retry.1.as_ref(), &[], None);
        self.credentials(old, new);
        self.parameters(&old.parameters(), &new.parameters());
        if let (Some(old), Some(new)) = (old.node().get("requestBody"), new.node().get("requestBody")) {
            self.keywords(Part::Body, Some(&old), Some(&new), &["content"], None);
        }
        self.body(old.request_body(), new.request_body(), nodes, Way::Sent);
        self.responses(old, new);
    }

    fn credentials(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let (before, now) = (credentials(old), credentials(new));
        let same: BTreeSet<_> = before.iter().filter(|name| now.contains(name)).collect();
        for name in before.iter().filter(|name| !now.contains(name)) {
            self.add(Part::Credentials, name, Some(old.node()), None, None);
        }
        for name in now.iter().filter(|name| !before.contains(name)) {
            self.add(Part::Credentials, name, None, Some(new.node()), None);
        }
        if before != now && same.len() == before.len() && same.len() == now.len() {
            self.add(Part::CredentialOrder, "security", Some(old.node()), Some(new.node()), None);
        }
    }

    fn parameters(&mut self, old: &[Parameter<'d>], new: &[Parameter<'d>]) {
        let named = |all: &[Parameter<'d>], name| all.iter().find(|parameter| parameter.name() == name).cloned();
        for new in new {
            let Some(old) = named(old, new.name()) else {
                let part = Part::Parameters { optional: !new.required() };
                self.add(part, new.name(), None, Some(new.node()), None);
                continue;
            };
            let (old, new) = (old.node(), new.node());
            self.keywords(Part::Parameter, Some(old), Some(new), &["name", "schema"], None);
            if let (Some(old), Some(new)) = (old.raw_get("schema"), new.raw_get("schema")) {
                self.nullable_schema(&old, &new, Way::Sent);
            }
        }
        for old in old.iter().filter(|old| named(new, old.name()).is_none()) {
            let part = Part::Parameters { optional: !old.required() };
            self.add(part, old.name(), Some(old.node()), None, None);
        }
    }

    fn responses(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let with = |all: &[Response<'d>], status| all.iter().find(|response| response.status() == status).cloned();
        // The entry of the operation, and not the shared component.
        let listed = |operation: &Operation<'d>, status: &str| operation.node().get("responses")?.raw_get(status);
        let (before, now) = (old.responses(), new.responses());
        let mut added = Vec::new();
        for new in &now {
            let Some(old) = with(&before, new.status()) else {
                added.push(new.status().to_string());
                continue;
            };
            let nodes = (Some(old.node()), Some(new.node()));
            self.keywords(Part::Response, nodes.0, nodes.1, &["content"], None);
            self.body(old.body(), new.body(), nodes, Way::Received);
        }
        for status in added {
            self.add(Part::Responses, &status, None, listed(new, &status).as_ref(), None);
        }
        for status in before.iter().map(Response::status).filter(|status| with(&now, *status).is_none()) {
            let status = status.to_string();
            self.add(Part::Responses, &status, listed(old, &status).as_ref(), None, None);
        }
    }

    fn body(&mut self, old: Option<Body<'d>>, new: Option<Body<'d>>, around: (Side<'_, 'd>, Side<'_, 'd>), way: Way) {
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (old, new) => {
                let node = |body: &Option<Body<'d>>| body.as_ref().map(|body| body.node().clone());
                return self.add(Part::Bodies, "content", node(&old).as_ref(), node(&new).as_ref(), Some(way));
            }
        };
        if old.media_type() != new.media_type() {
            let json = "application/json";
            let part = if [old.media_type(), new.media_type()].contains(&json) { Part::Bodies } else { Part::Body };
            return self.add(part, "content", around.0, around.1, Some(way));
        }
        let nodes = (Some(old.node()), Some(new.node()));
        self.keywords(Part::Body, nodes.0, nodes.1, &["schema", "examples"], Some(way));
        let examples = (old.node().get("examples"), new.node().get("examples"));
        for (_, old, new) in entries(examples.0.as_ref(), examples.1.as_ref()) {
            if old.as_ref().map(Node::value) != new.as_ref().map(Node::value) {
                self.add(Part::Body, "examples", old.as_ref(), new.as_ref(), Some(way));
            }
        }
        if let (Some(old), Some(new)) = (old.node().raw_get("schema"), new.node().raw_get("schema")) {
            self.nullable_schema(&old, &new, way);
        }
    }

    /// A schema in a place where `null` is a value.
    fn nullable_schema(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        if shape::is_nullable(old) != shape::is_nullable(new) {
            self.add(Part::Shape, "nullable", Some(old), Some(new), Some(way));
        }
        self.schema(old, new, way);
    }

    fn schema(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let outer = (old, new);
        let (old, new) = (old.effective(), new.effective());
        let wrapper =
            |outer: &Node<'d>, inner: &Node<'d>| outer.resolved().filter(|it| it.pointer() != inner.pointer());
        let (before, now) = (wrapper(outer.0, &old), wrapper(outer.1, &new));
        self.keywords(Part::Schema, before.as_ref(), now.as_ref(), &["allOf", "nullable"], Some(way));
        let same_name = shape::name(&old) == shape::name(&new);
        let same_shape = shape::of(&old) == shape::of(&new);
        if !same_name {
            self.add(Part::Shape, "type", Some(outer.0), Some(outer.1), Some(way));
        } else if !same_shape {
            self.add(Part::Shape, "type", Some(&old), Some(&new), Some(way));
        }
        if !same_shape || !self.seen.insert((old.pointer().to_owned(), new.pointer().to_owned(), way)) {
            return;
        }
        self.fields(&old, &new, way);
        self.values(&old, &new, way);
        for key in ["items", "additionalProperties"] {
            if let (Some(old), Some(new)) = (schema_at(&old, key), schema_at(&new, key)) {
                self.nullable_schema(&old, &new, way);
            }
        }
        let branches = |node: &Node<'d>| node.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
        for (old, new) in branches(&old).iter().zip(&branches(&new)) {
            self.nullable_schema(old, new, way);
        }
        // Opening an enum moves its `type`.
        let moves = if shape::values(&old).0.is_empty() { "enum" } else { "type" };
        let elsewhere = [
            moves,
            "properties",
            "required",
            "items",
            "additionalProperties",
            "allOf",
            "anyOf",
            "oneOf",
            "enum",
            "nullable",
            ERROR,
        ];
        self.keywords(Part::Schema, Some(&old), Some(&new), &elsewhere, Some(way));
    }

    fn fields(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let (before, now) = (shape::fields(old), shape::fields(new));
        for (name, new) in &now {
            let Some((_, old)) = before.iter().find(|(other, _)| other == name) else {
                self.add(Part::Fields { optional: new.optional }, name, None, Some(&new.node), Some(way));
                continue;
            };
            if old.optional != new.optional {
                self.add(Part::Presence { optional: new.optional }, name, Some(&old.node), Some(&new.node), Some(way));
            } else if shape::is_nullable(&old.node) != shape::is_nullable(&new.node) {
                self.add(Part::Schema, "nullable", Some(&old.node), Some(&new.node), Some(way));
            }
            self.schema(&old.node, &new.node, way);
        }
        for (name, old) in before.iter().filter(|(name, _)| now.iter().all(|(other, _)| other != name)) {
            self.add(Part::Fields { optional: old.optional }, name, Some(&old.node), None, Some(way));
        }
        let key = "additionalProperties";
        let extra = |node: &Node<'d>, named: bool| Some(node.clone()).filter(|node| named && shape::has_extra(node));
        match (extra(old, !before.is_empty()), extra(new, !now.is_empty())) {
            (None, None) if schema_at(old, key).is_none() && old.value().get(key) != new.value().get(key) => {
                self.add(Part::Schema, key, old.get(key).as_ref(), new.get(key).as_ref(), Some(way));
            }
            (Some(_), Some(_)) | (None, None) => {}
            (old, new) => self.add(Part::Extra, key, old.as_ref(), new.as_ref(), Some(way)),
        }
    }

    fn values(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let ((before, was_open), (now, open)) = (shape::values(old), shape::values(new));
        if was_open != open {
            self.add(Part::Openness { open }, "anyOf", Some(old), Some(new), Some(way));
        }
        let part = Part::Values { open: open && was_open };
        for value in before.iter().filter(|value| !now.contains(value)) {
            self.add(part, value, Some(old), None, Some(way));
        }
        for value in now.iter().filter(|value| !before.contains(value)) {
            self.add(part, value, None, Some(new), Some(way));
        }
    }
}

/// Each key of either side with both values, in the order of the new side.
fn entries<'d>(old: Side<'_, 'd>, new: Side<'_, 'd>) -> Vec<(String, Option<Node<'d>>, Option<Node<'d>>)> {
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in new.into_iter().chain(old).flat_map(Node::entries) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let at = |side: Side<'_, 'd>, key: &str| side.and_then(|node| node.get(key));
    keys.into_iter().map(|key| (key.to_owned(), at(old, key), at(new, key))).collect()
}

/// The credentials that an operation accepts, in order of preference. Those that it requires together are one.
fn credentials(operation: &Operation<'_>) -> Vec<String> {
    let requirements = operation.security();
    let names = |requirement: &Requirement<'_>| {
        let names: Vec<_> = requirement.schemes().iter().map(SecurityScheme::name).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" and ") }
    };
    requirements.iter().map(names).collect()
}

fn first_variable<'d>(schemes: &[SecurityScheme<'d>]) -> Option<Node<'d>> {
    schemes.iter().find_map(|scheme| {
        let parts = scheme.node().get(CREDENTIAL)?;
        scheme.parts().iter().find_map(|part| parts.get(part.field)?.get("variable"))
    })
}

/// The Rust type of error codes: the place of an open enum, or none for a string.
fn error_code(convention: Option<&ErrorConvention<'_>>) -> Option<String> {
    let convention = convention?;
    let (_, property) =
        shape::fields(&convention.schema).into_iter().find(|(name, _)| Some(*name) == convention.code)?;
    let schema = property.node.effective();
    shape::values(&schema).1.then(|| schema.pointer().to_owned())
}

fn schema_at<'d>(node: &Node<'d>, key: &str) -> Option<Node<'d>> {
    node.raw_get(key).filter(|node| matches!(node.value(), Value::Object(_)))
}
