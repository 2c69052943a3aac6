//! Lists the clauses of a document, from the document alone.

use std::collections::{HashMap, HashSet, VecDeque};

use openapi_document::{
    Body, Document, Node, Operation, Server,
    keyword::{self, Structure},
    pointer,
};

use super::{
    Clause,
    owned::{Owned, SchemaClause, SchemaClauseKind, owned, owned_with_components},
};
use crate::{
    case::{JsonBody, MALFORMED_BODIES, Role, credentials_group, fault_group, faults_of, requirement_label},
    expressible::{can_violate, is_recursive},
};

/// Every clause of a document, each with a case that would cover it.
///
/// A clause of a schema counts once for each role in which the document uses it, and so does what malformed bodies, faults, credentials and
/// servers could differ in. Operations, their responses, examples, parameters, headers and security requirements count one by one.
pub(super) fn of_document(document: &Document) -> Vec<Clause> {
    let mut clauses = Clauses::default();
    for operation in Operation::all(document) {
        clauses.operation(&operation);
    }
    clauses.components(document);
    clauses.clauses
}

/// The prefix of the clause keys of a schema in a role: the role, then the name of the component or the pointer of another schema.
pub(super) fn owner_key(role: Role, schema: &str) -> String {
    format!("{role} {}", schema.strip_prefix("/components/schemas/").unwrap_or(schema))
}

/// What cannot be violated in a component, for the place where the document uses it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Limits {
    /// It is inside of a branch of a `oneOf` without a discriminator.
    is_alternative: bool,
    /// It is a branch of a `oneOf`.
    is_branch: bool,
    /// A caller builds its values before passing them to a setter.
    is_made: bool,
}

/// Whether a caller can write a request that violates the clause. `is_made`: the enclosing value is built before it is
/// passed to a setter.
fn is_expressible(clause: &SchemaClause, is_made: bool) -> bool {
    let is_made = is_made || clause.is_made;
    match clause.kind {
        SchemaClauseKind::Property { .. } => can_violate(keyword::Role::Structure(Structure::Required), is_made),
        SchemaClauseKind::OtherProperties => false,
        SchemaClauseKind::KnownValue(_) | SchemaClauseKind::UnknownValue => true,
        SchemaClauseKind::Keyword { keyword, .. } => can_violate(keyword.role, is_made),
    }
}

/// Collects the clauses, each key once.
#[derive(Default)]
struct Clauses {
    clauses: Vec<Clause>,
    keys: HashSet<String>,
    /// The components that bodies reach, in order: the role and the pointer.
    reached: Vec<(Role, String)>,
    /// The weakest limits of each.
    limits: HashMap<(Role, String), Limits>,
}

impl Clauses {
    fn add(&mut self, level: &'static str, key: String, pointer: &str, case: &str) {
        if self.keys.insert(key.clone()) {
            self.clauses.push(Clause { level, key, pointer: pointer.to_owned(), case: case.to_owned() });
        }
    }

    fn operation(&mut self, operation: &Operation<'_>) {
        let (id, at) = (operation.id(), operation.node().pointer());
        let case = |name: &str| format!("{id}/{name}");
        self.add("operations", id.to_owned(), at, &case("request"));
        for parameter in operation.parameters() {
            let (name, node) = (parameter.name(), parameter.node().pointer());
            self.add("parameters", format!("{id} {name} present"), node, &case("valid_with_everything"));
            let absent = if parameter.required() { "invalid" } else { "valid" };
            self.add("parameters", format!("{id} {name} absent"), node, &case(&format!("{absent}_without_{name}")));
            for example in parameter.examples() {
                self.add("examples", format!("{id} {}", example.pointer()), example.pointer(), &case("request"));
            }
            if let Some(schema) = parameter.schema() {
                let case = case(&format!("invalid_{}_{name}", parameter.place()));
                let own = owned_with_components(&schema);
                self.schema(&format!("{id} {name}"), &own, false, &case, |clause| is_expressible(clause, false));
            }
        }
        if let Some(body) = operation.request_body() {
            self.body(id, &body, "body", &case("request"));
            if !body.required() {
                self.add("parameters", format!("{id} body absent"), body.node().pointer(), &case("valid_without_body"));
            }
        }
        for response in operation.responses() {
            let (status, key, at) = (response.status(), response.key(), response.node().pointer());
            self.add("responses", format!("{id} {status}"), at, &case(key));
            for header in response.headers() {
                let name = header.name().to_ascii_lowercase();
                let case = case(&format!("{key}_header_{}", header.name()));
                self.add("headers", format!("{id} {status} header {name}"), header.node().pointer(), &case);
                for example in header.examples() {
                    self.add("examples", format!("{id} {}", example.pointer()), example.pointer(), &case);
                }
            }
            if let Some(body) = response.body() {
                self.body(id, &body, &status.to_string(), &case(key));
            }
        }
        for json in JsonBody::all(operation) {
            self.json_body(id, &json);
        }
        for requirement in operation.security() {
            let label = requirement_label(&requirement);
            for scheme in requirement.schemes() {
                let key = format!("{id} scheme {}", scheme.name());
                self.add("security", key, scheme.node().pointer(), &case(&format!("security_{label}")));
            }
        }
        self.add("security", format!("{}: none", credentials_group(operation)), at, &case("security"));
        self.servers(operation);
        for fault in faults_of(operation) {
            let key = format!("{}: {}", fault_group(operation), fault.name);
            self.add("faults", key, at, &case(&format!("fault_{}", fault.name)));
        }
    }

    /// Which server each credential of the operation belongs to.
    fn servers(&mut self, operation: &Operation<'_>) {
        let (id, document) = (operation.id(), operation.node().document());
        if let Some(own) = operation.server() {
            let at = own.node().pointer();
            return self.add("servers", format!("{id} server {at}"), at, &format!("{id}/security_own_server"));
        }
        let servers = Server::all(document);
        for scheme in operation.security_schemes() {
            let name = scheme.name();
            let case = |what: &str| format!("{id}/security_{name}_{what}");
            if servers.is_empty() {
                let at = operation.node().pointer();
                self.add("servers", format!("{name} without a server"), at, &case("without_a_server"));
            }
            for (index, server) in servers.iter().enumerate() {
                let (at, case) = match server.credential_prefixes().as_slice() {
                    [_, ..] => (server.prefix_pointer(name), case(&format!("user_of_server_{index}"))),
                    [] => (server.node().pointer().to_owned(), case("user_of_no_other_server")),
                };
                self.add("servers", format!("{name} server {at}"), &at, &case);
            }
        }
    }

    fn body(&mut self, id: &str, body: &Body<'_>, part: &str, case: &str) {
        self.add("media types", format!("{id} {part} {}", body.content_type()), body.node().pointer(), case);
        for example in body.examples() {
            self.add("examples", format!("{id} {}", example.pointer()), example.pointer(), case);
        }
    }

    /// What is in a JSON body, and how it can be malformed.
    fn json_body(&mut self, id: &str, json: &JsonBody<'_>) {
        let (kind, status) = match json.key {
            Some(key) => ("response_schema", format!("{key}_")),
            None => ("invalid", String::new()),
        };
        let own = owned(&json.schema);
        if own.component.is_none() {
            let key = owner_key(json.role, json.schema.pointer());
            let counts = |clause: &SchemaClause| json.role != Role::Request || is_expressible(clause, false);
            self.schema(&key, &own, false, &format!("{id}/{kind}_{status}"), counts);
        }
        self.reach(json.role, &json.schema);
        let Some(status) = json.key else { return };
        for malformed in MALFORMED_BODIES.iter().filter(|malformed| json.is_object() || !malformed.needs_object) {
            let case = format!("{id}/body_{status}_{}", malformed.name);
            let key = format!("{}: {}", json.form(), malformed.name);
            self.add("bodies", key, json.body.node().pointer(), &case);
        }
    }

    /// Notes the components that a schema reaches.
    fn reach(&mut self, role: Role, schema: &Node<'_>) {
        let mut next = VecDeque::from([(schema.clone(), Limits::default())]);
        while let Some((schema, limits)) = next.pop_front() {
            let own = owned(&schema);
            if let Some(component) = &own.component {
                let key = (role, component.clone());
                match self.limits.get_mut(&key) {
                    Some(known) if *known <= limits => continue,
                    Some(known) => *known = limits,
                    None => {
                        self.limits.insert(key.clone(), limits);
                        self.reached.push(key);
                    }
                }
            }
            let document = schema.document();
            next.extend(own.entered.iter().filter_map(|entered| {
                let component = document.at(&entered.component)?;
                let is_made = role == Role::Request && (limits.is_made || entered.is_made || is_recursive(&component));
                let is_alternative = limits.is_alternative || entered.is_alternative;
                Some((component, Limits { is_alternative, is_branch: entered.branch, is_made }))
            }));
        }
    }

    fn components(&mut self, document: &Document) {
        for (role, component) in std::mem::take(&mut self.reached) {
            let Some(schema) = document.at(&component) else { continue };
            let case = format!("components/{}/{role}_", pointer::last(&component));
            let limits = self.limits.get(&(role, component.clone())).copied().unwrap_or_default();
            let counts = |clause: &SchemaClause| {
                !limits.is_alternative && (role != Role::Request || is_expressible(clause, limits.is_made))
            };
            self.schema(&owner_key(role, &component), &owned(&schema), limits.is_branch, &case, counts);
        }
    }

    /// The clauses that belong to a schema. A value of another type may match another branch of a `oneOf`. `counts` says whether a violation
    /// of a clause counts.
    fn schema(&mut self, key: &str, own: &Owned, is_branch: bool, case: &str, counts: impl Fn(&SchemaClause) -> bool) {
        for clause in &own.clauses {
            let name = clause.at.trim_start_matches('/').replace('/', ".");
            let (at, pointer) = (format!("{key} {}", clause.at), &clause.pointer);
            let case = format!("{case}{name}");
            match &clause.kind {
                SchemaClauseKind::Property { required } => {
                    self.add("fields", format!("{at} present"), pointer, &case);
                    if !*required {
                        self.add("fields", format!("{at} absent"), pointer, &case);
                    } else if counts(clause) && !clause.is_alternative {
                        self.add("keywords violated", format!("{at} required violated"), pointer, &case);
                    }
                }
                SchemaClauseKind::OtherProperties if counts(clause) => {
                    self.add("fields", format!("{at} with another"), pointer, &case);
                }
                SchemaClauseKind::OtherProperties => {}
                SchemaClauseKind::KnownValue(value) => self.add("values", format!("{at} is {value}"), pointer, &case),
                SchemaClauseKind::UnknownValue => self.add("values", format!("{at} is unknown"), pointer, &case),
                SchemaClauseKind::Keyword { keyword, can_be_satisfied, can_be_violated } => {
                    let name = keyword.name;
                    if *can_be_satisfied {
                        self.add("keywords satisfied", format!("{at} {name} satisfied"), pointer, &case);
                    }
                    let is_other_branch = is_branch && clause.at.is_empty() && name == "type";
                    if *can_be_violated && !is_other_branch && !clause.is_alternative && counts(clause) {
                        self.add("keywords violated", format!("{at} {name} violated"), pointer, &case);
                    }
                }
            }
        }
    }
}
