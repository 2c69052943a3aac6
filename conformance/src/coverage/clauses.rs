//! Lists the clauses of an operation, and those of a schema, from the document alone.

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
    expressible::can_violate,
    json::JSON,
};

/// Every clause of an operation, each with a case that would cover it.
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
            clauses.schema(name, &schema, &format!("refused_{name}"), is_expressible);
        }
    }
    if let Some(body) = operation.request_body() {
        clauses.body(&body, "body", "refused", is_expressible);
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
        clauses.body(&body, &status.to_string(), &format!("answer_{status}"), |_| true);
        if body.media_type() == JSON {
            let object = body.schema().is_some_and(|schema| has_required(&schema));
            for malformed in MALFORMED_BODIES.iter().filter(|malformed| object || !malformed.needs_object) {
                let case = format!("body_{status}_{}", malformed.name);
                clauses.add("bodies", format!("{id} {status} body {}", malformed.name), body.node().pointer(), &case);
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
    for fault in FAULTS.iter().filter(|fault| bodies || !fault.needs_body) {
        clauses.add("faults", format!("{id} fault {}", fault.name), at, &format!("fault_{}", fault.name));
    }
    clauses.clauses
}

/// Whether a caller can write a request that violates the clause.
fn is_expressible(clause: &SchemaClause<'_>) -> bool {
    match clause.kind {
        SchemaClauseKind::Property { .. } => can_violate(Role::Structure(Structure::Required), clause.made),
        SchemaClauseKind::OtherProperties => false,
        SchemaClauseKind::KnownValue(_) | SchemaClauseKind::UnknownValue => true,
        SchemaClauseKind::Keyword { keyword, .. } => can_violate(keyword.role, clause.made),
    }
}

/// Whether a body is an object with required properties.
fn has_required(schema: &Node<'_>) -> bool {
    let schema = schema.effective();
    let required = schema.get("required").is_some_and(|names| !names.items().is_empty());
    schema.get("properties").is_some() && schema.get("additionalProperties").is_none() && required
}

/// Collects the clauses of one operation, each key once.
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

    fn body(&mut self, body: &Body<'_>, part: &str, case: &str, counts: fn(&SchemaClause<'_>) -> bool) {
        let (id, media_type) = (self.id, body.media_type());
        self.add("media types", format!("{id} {part} {media_type}"), body.node().pointer(), case);
        for example in body.examples() {
            self.add("examples", format!("{id} {}", example.pointer()), example.pointer(), case);
        }
        if let Some(schema) = body.schema().filter(|_| media_type == JSON) {
            self.schema(part, &schema, case, counts);
        }
    }

    /// `counts` says whether a violation counts.
    fn schema(&mut self, part: &str, schema: &Node<'_>, case: &str, counts: fn(&SchemaClause<'_>) -> bool) {
        walk(schema, &mut |clause| {
            let counts = counts(&clause);
            let name = clause.at.trim_start_matches('/').replace('/', ".");
            let at = format!("{} {part} {}", self.id, clause.at);
            let case = format!("{case}_{name}");
            match clause.kind {
                SchemaClauseKind::Property { required } => {
                    self.add("fields", format!("{at} present"), clause.pointer, &case);
                    if !required {
                        self.add("fields", format!("{at} absent"), clause.pointer, &case);
                    } else if counts {
                        self.add("keywords broken", format!("{at} required broken"), clause.pointer, &case);
                    }
                }
                SchemaClauseKind::OtherProperties if counts => {
                    self.add("fields", format!("{at} with another"), clause.pointer, &case)
                }
                SchemaClauseKind::OtherProperties => {}
                SchemaClauseKind::KnownValue(value) => {
                    self.add("values", format!("{at} is {value}"), clause.pointer, &case)
                }
                SchemaClauseKind::UnknownValue => self.add("values", format!("{at} is unknown"), clause.pointer, &case),
                SchemaClauseKind::Keyword { keyword, kept, broken } => {
                    let name = keyword.name;
                    if kept {
                        self.add("keywords kept", format!("{at} {name} kept"), clause.pointer, &case);
                    }
                    if broken && counts {
                        self.add("keywords broken", format!("{at} {name} broken"), clause.pointer, &case);
                    }
                }
            }
        });
    }
}

/// A clause of a schema.
pub(super) struct SchemaClause<'p> {
    /// The place in a value, as a JSON pointer; `*` for any item and any key.
    pub(super) at: &'p str,
    /// The JSON pointer of the clause in the document.
    pub(super) pointer: &'p str,
    pub(super) kind: SchemaClauseKind<'p>,
    /// Whether it is inside an item, a value of a map or a branch of a `oneOf`, which a caller makes before the setter.
    pub(super) made: bool,
}

pub(super) enum SchemaClauseKind<'p> {
    /// A property.
    Property { required: bool },
    /// An object with properties, which may have others.
    OtherProperties,
    /// A known value.
    KnownValue(&'p Value),
    /// An unknown value of an open set.
    UnknownValue,
    /// A keyword, and whether values can satisfy it (`kept`) and violate it (`broken`).
    Keyword { keyword: &'static Keyword, kept: bool, broken: bool },
}

/// Visits every clause of a schema.
pub(super) fn walk(schema: &Node<'_>, visitor: &mut dyn FnMut(SchemaClause<'_>)) {
    walk_at(schema, "", Around::default(), &mut Vec::new(), visitor);
}

/// What is around a schema.
#[derive(Clone, Copy, Default)]
struct Around {
    /// A `oneOf`.
    branch: bool,
    /// See [`SchemaClause::made`].
    made: bool,
}

/// Visits the clauses of a schema, which may be a `$ref`, at a place. `ancestors` are the schemas around this one, so that the walk
/// of a recursive schema ends.
fn walk_at(
    raw: &Node<'_>,
    at: &str,
    around: Around,
    ancestors: &mut Vec<String>,
    visitor: &mut dyn FnMut(SchemaClause<'_>),
) {
    let (schema, made) = (raw.effective(), around.made);
    if ancestors.iter().any(|ancestor| ancestor == schema.pointer()) {
        return;
    }
    ancestors.push(schema.pointer().to_owned());
    if raw.flag("nullable")
        && raw.pointer() != schema.pointer()
        && let Some(keyword) = keyword::of(Role::Structure(Structure::Nullable))
    {
        let kind = SchemaClauseKind::Keyword { keyword, kept: true, broken: false };
        visitor(SchemaClause { at, pointer: raw.pointer(), kind, made });
    }
    if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
        visitor(SchemaClause { at, pointer: schema.pointer(), kind: SchemaClauseKind::OtherProperties, made });
    }
    for (name, node) in schema.entries() {
        let mut add = |kind| visitor(SchemaClause { at, pointer: node.pointer(), kind, made });
        match name {
            "enum" => {
                node.value().as_array().into_iter().flatten().for_each(|value| add(SchemaClauseKind::KnownValue(value)))
            }
            "anyOf" => {
                let known = node.value().pointer("/0/enum").and_then(Value::as_array);
                known.into_iter().flatten().for_each(|value| add(SchemaClauseKind::KnownValue(value)));
                add(SchemaClauseKind::UnknownValue);
            }
            _ => {}
        }
        match name {
            "properties" => {
                let required = schema.get("required").map(|names| names.value().clone()).unwrap_or_default();
                for (name, property) in node.entries() {
                    let required = required.as_array().is_some_and(|names| names.iter().any(|known| known == name));
                    let at = pointer::join(at, name);
                    visitor(SchemaClause {
                        at: &at,
                        pointer: property.pointer(),
                        kind: SchemaClauseKind::Property { required },
                        made,
                    });
                    walk_at(&property, &at, Around { branch: false, made }, ancestors, visitor);
                }
            }
            "items" => walk_at(&node, &format!("{at}/*"), Around { branch: false, made: true }, ancestors, visitor),
            "additionalProperties" if node.value().is_object() => {
                walk_at(&node, &format!("{at}/*"), Around { branch: false, made: true }, ancestors, visitor);
            }
            "allOf" | "oneOf" => {
                let choice = name == "oneOf";
                let around = Around { branch: around.branch || choice, made: made || choice };
                node.items().iter().for_each(|part| walk_at(part, at, around, ancestors, visitor));
            }
            _ => {}
        }
        if let Some(keyword) = keyword::find(name).filter(|keyword| is_counted(keyword))
            && !(around.branch && name == "type")
        {
            let kept = !matches!(keyword.role, Role::Structure(Structure::Enum | Structure::AnyOf));
            let kind = SchemaClauseKind::Keyword { keyword, kept, broken: keyword.can_be_violated(node.value()) };
            visitor(SchemaClause { at, pointer: node.pointer(), kind, made });
        }
    }
    ancestors.pop();
}

/// Whether a keyword is a clause of its own. The others count as the properties that they list, or with their bound.
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
