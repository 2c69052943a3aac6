//! Every clause of an operation, as the document states it.

use std::collections::HashSet;

use openapi_document::{
    Body, Node, Operation, Server,
    keyword::{self, Constraint, Keyword, Role, Structure},
    pointer,
};
use serde_json::Value;

use super::Clause;
use crate::{
    case::{FAULTS, MALFORMED_BODIES, requirement_label},
    json::JSON,
};

pub(crate) fn of_operation(operation: &Operation<'_>) -> Vec<Clause> {
    let id = operation.id();
    let mut clauses = Clauses { id, clauses: Vec::new(), keys: HashSet::new() };
    let at = operation.node().pointer();
    clauses.add("operations", id.to_owned(), at, "request");
    for parameter in operation.parameters() {
        let (name, node) = (parameter.name(), parameter.node().pointer());
        clauses.add("parameters", format!("{id} {name} present"), node, "valid_with_everything");
        let absent = if parameter.required() { "refused" } else { "valid" };
        clauses.add("parameters", format!("{id} {name} absent"), node, &format!("{absent}_without_{name}"));
        for example in parameter.examples() {
            clauses.add("examples", format!("{id} {}", example.pointer()), example.pointer(), "request");
        }
        if let Some(schema) = parameter.schema() {
            clauses.schema(name, &schema, &format!("refused_{name}"));
        }
    }
    if let Some(body) = operation.request_body() {
        clauses.body(&body, "body", "refused");
    }
    for response in operation.responses() {
        let (status, at) = (response.status(), response.node().pointer());
        clauses.add("responses", format!("{id} {status}"), at, &status.to_string());
        for header in response.headers() {
            let (name, case) = (header.name().to_ascii_lowercase(), format!("{status}_header_{}", header.name()));
            clauses.add("headers", format!("{id} {status} header {name}"), header.node().pointer(), &case);
            for example in header.examples() {
                clauses.add("examples", format!("{id} {}", example.pointer()), example.pointer(), &case);
            }
        }
        let Some(body) = response.body() else { continue };
        clauses.body(&body, &status.to_string(), &format!("answer_{status}"));
        if body.media_type() == JSON {
            let object = body.schema().is_some_and(|schema| has_required(&schema));
            for fault in MALFORMED_BODIES.iter().filter(|fault| object || !fault.of_object) {
                let case = format!("body_{status}_{}", fault.name);
                clauses.add("bodies", format!("{id} {status} body {}", fault.name), body.node().pointer(), &case);
            }
        }
    }
    for requirement in operation.security() {
        let label = requirement_label(&requirement);
        for scheme in requirement.schemes() {
            let key = format!("{id} scheme {}", scheme.name());
            clauses.add("security", key, scheme.node().pointer(), &format!("security_{label}"));
        }
    }
    clauses.add("security", format!("{id} without a credential"), at, "security");
    clauses.servers(operation);
    let success = operation.responses().into_iter().find(|response| response.status() < 300);
    let bodies = success.is_some_and(|response| response.body().is_some());
    for fault in FAULTS.iter().filter(|fault| bodies || !fault.in_body) {
        clauses.add("faults", format!("{id} fault {}", fault.name), at, &format!("fault_{}", fault.name));
    }
    clauses.clauses
}

/// Whether a body is an object with required properties.
fn has_required(schema: &Node<'_>) -> bool {
    let schema = schema.effective();
    let required = schema.get("required").is_some_and(|names| !names.items().is_empty());
    schema.get("properties").is_some() && schema.get("additionalProperties").is_none() && required
}

struct Clauses<'o> {
    id: &'o str,
    clauses: Vec<Clause>,
    keys: HashSet<String>,
}

impl Clauses<'_> {
    fn add(&mut self, level: &'static str, key: String, pointer: &str, case: &str) {
        if self.keys.insert(key.clone()) {
            let case = format!("{}/{case}", self.id);
            self.clauses.push(Clause { level, key, pointer: pointer.to_owned(), case });
        }
    }

    /// Which server each credential of the operation belongs to.
    fn servers(&mut self, operation: &Operation<'_>) {
        let (id, document) = (self.id, operation.node().document());
        let servers = Server::all(document);
        for scheme in operation.security_schemes() {
            let case = |what: &str| format!("security_{}_{what}", scheme.name());
            if servers.is_empty() {
                let at = operation.node().pointer();
                self.add("servers", format!("{id} without a server"), at, &case("without_a_server"));
            }
            for (index, server) in servers.iter().enumerate() {
                let (at, case) = match server.credential_prefixes().as_slice() {
                    [_, ..] => (server.prefix_pointer(scheme.name()), case(&format!("user_of_server_{index}"))),
                    [] => (server.node().pointer().to_owned(), case("user_of_no_other_server")),
                };
                self.add("servers", format!("{id} server {at}"), &at, &case);
            }
        }
    }

    fn body(&mut self, body: &Body<'_>, part: &str, case: &str) {
        let (id, media_type) = (self.id, body.media_type());
        self.add("media types", format!("{id} {part} {media_type}"), body.node().pointer(), case);
        for example in body.examples() {
            self.add("examples", format!("{id} {}", example.pointer()), example.pointer(), case);
        }
        if let Some(schema) = body.schema().filter(|_| media_type == JSON) {
            self.schema(part, &schema, case);
        }
    }

    fn schema(&mut self, part: &str, schema: &Node<'_>, case: &str) {
        walk(schema, &mut |place| {
            let name = place.at.trim_start_matches('/').replace('/', ".");
            let at = format!("{} {part} {}", self.id, place.at);
            let case = format!("{case}_{name}");
            match place.what {
                What::Field { required } => {
                    self.add("fields", format!("{at} present"), place.pointer, &case);
                    if !required {
                        self.add("fields", format!("{at} absent"), place.pointer, &case);
                    } else {
                        self.add("keywords broken", format!("{at} required broken"), place.pointer, &case);
                    }
                }
                What::Open => self.add("fields", format!("{at} with another"), place.pointer, &case),
                What::Value(value) => self.add("values", format!("{at} is {value}"), place.pointer, &case),
                What::Unknown => self.add("values", format!("{at} is unknown"), place.pointer, &case),
                What::Keyword { keyword, kept, broken } => {
                    let name = keyword.name;
                    if kept {
                        self.add("keywords kept", format!("{at} {name} kept"), place.pointer, &case);
                    }
                    if broken {
                        self.add("keywords broken", format!("{at} {name} broken"), place.pointer, &case);
                    }
                }
            }
        });
    }
}

/// Something that a schema says about a place.
pub(super) struct Place<'p> {
    /// The place in a value; `*` for any item and any key.
    pub(super) at: &'p str,
    /// Where it is written.
    pub(super) pointer: &'p str,
    pub(super) what: What<'p>,
}

pub(super) enum What<'p> {
    /// A property.
    Field { required: bool },
    /// An object with properties, which may have others.
    Open,
    /// A known value.
    Value(&'p Value),
    /// An unknown value of an open set.
    Unknown,
    /// A keyword, and whether values can keep it and can break it.
    Keyword { keyword: &'static Keyword, kept: bool, broken: bool },
}

/// Everything that a schema says about each place.
pub(super) fn walk(schema: &Node<'_>, tell: &mut dyn FnMut(Place<'_>)) {
    visit(schema, "", false, &mut Vec::new(), tell);
}

fn visit(written: &Node<'_>, at: &str, branch: bool, around: &mut Vec<String>, tell: &mut dyn FnMut(Place<'_>)) {
    let schema = written.effective();
    if around.iter().any(|around| around == schema.pointer()) {
        return;
    }
    around.push(schema.pointer().to_owned());
    if written.flag("nullable")
        && written.pointer() != schema.pointer()
        && let Some(keyword) = keyword::of(Role::Structure(Structure::Nullable))
    {
        let what = What::Keyword { keyword, kept: true, broken: false };
        tell(Place { at, pointer: written.pointer(), what });
    }
    if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
        tell(Place { at, pointer: schema.pointer(), what: What::Open });
    }
    for (name, node) in schema.entries() {
        let mut say = |what| tell(Place { at, pointer: node.pointer(), what });
        match name {
            "enum" => node.value().as_array().into_iter().flatten().for_each(|value| say(What::Value(value))),
            "anyOf" => {
                let known = node.value().pointer("/0/enum").and_then(Value::as_array);
                known.into_iter().flatten().for_each(|value| say(What::Value(value)));
                say(What::Unknown);
            }
            _ => {}
        }
        match name {
            "properties" => {
                let required = schema.get("required").map(|names| names.value().clone()).unwrap_or_default();
                for (name, property) in node.entries() {
                    let required = required.as_array().is_some_and(|names| names.iter().any(|known| known == name));
                    let at = pointer::join(at, name);
                    tell(Place { at: &at, pointer: property.pointer(), what: What::Field { required } });
                    visit(&property, &at, false, around, tell);
                }
            }
            "items" => visit(&node, &format!("{at}/*"), false, around, tell),
            "additionalProperties" if node.value().is_object() => {
                visit(&node, &format!("{at}/*"), false, around, tell);
            }
            "allOf" | "oneOf" => {
                node.items().iter().for_each(|part| visit(part, at, name == "oneOf" || branch, around, tell));
            }
            _ => {}
        }
        if let Some(keyword) = keyword::find(name).filter(|keyword| is_counted(keyword))
            && !(branch && name == "type")
        {
            let kept = !matches!(keyword.role, Role::Structure(Structure::Enum | Structure::AnyOf));
            let what = What::Keyword { keyword, kept, broken: keyword.can_be_violated(node.value()) };
            tell(Place { at, pointer: node.pointer(), what });
        }
    }
    around.pop();
}

/// Whether a keyword is a clause of its own. The others are counted as the properties that they list, or with their bound.
fn is_counted(keyword: &Keyword) -> bool {
    match keyword.role {
        Role::Annotation | Role::Constraint(Constraint::Exclusive(_)) => false,
        Role::Constraint(_) => true,
        Role::Structure(structure) => matches!(
            structure,
            Structure::Type | Structure::Nullable | Structure::Enum | Structure::AnyOf | Structure::OneOf
        ),
    }
}
