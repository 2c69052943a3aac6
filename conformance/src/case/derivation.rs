//! Decides, in one pass over the document, which operation each derived case is tried with.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use openapi_document::{
    Document, Node, Operation,
    sample::{Schemas, Uncovered},
    schema::references,
};

use super::{
    Baseline, Case, JsonBody, Kind, Planned, Role, components, customization, faults,
    host::{Host, Hosted, is_component},
    malformed_bodies, requests, responses, security,
};
use crate::expressible::is_recursive;

/// The derived cases of a document, created on demand.
///
/// A clause of a schema is a case once for each role in which the document uses it (request, success, error), at the first operation that
/// reaches it; each operation adds its own parameters, every documented example, and a smoke set.
#[derive(Debug)]
pub struct Derivation<'d> {
    document: &'d Document,
    operations: Vec<(Operation<'d>, Hosted)>,
    /// In the order of the document.
    components: Vec<Component<'d>>,
}

/// A component, and where it is tried in each role.
#[derive(Debug)]
pub struct Component<'d> {
    name: String,
    node: Node<'d>,
    hosts: BTreeMap<Role, Host>,
}

impl Component<'_> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.node.pointer()
    }
}

/// A group of cases with a title, and the keywords that none of them covers.
#[derive(Debug)]
pub struct Section<'s, 'd> {
    /// The kind of the cases, or the role of a component and where it is tried.
    pub title: String,
    /// The cases.
    pub cases: Vec<Planned<'s, 'd>>,
    /// The keywords that none of them covers.
    pub uncovered: Vec<Uncovered>,
}

impl<'d> Derivation<'d> {
    /// Assigns what to try to operations. No case is created yet.
    #[must_use]
    pub fn new(document: &'d Document) -> Self {
        Self::of_operations(document, |_| true)
    }

    /// The same for some of the operations alone, for a client that does not offer the others.
    #[must_use]
    pub fn of_operations(document: &'d Document, offered: impl Fn(&Operation<'d>) -> bool) -> Self {
        let mut pass = Pass::default();
        let is_tried = |operation: &Operation<'d>| operation.success().is_some() && offered(operation);
        let operations: Vec<_> = Operation::all(document).into_iter().filter(is_tried).collect();
        let hosted: Vec<_> =
            operations.iter().enumerate().map(|(index, operation)| pass.operation(index, operation)).collect();
        let mut operations: Vec<_> = operations.into_iter().zip(hosted).collect();
        for ((_, at), host) in pass.hosts.iter().filter(|((role, _), _)| *role == Role::Request) {
            operations[host.operation].1.request.insert(at.clone());
        }
        let schemas = document.at("/components/schemas").map(|schemas| schemas.raw_entries()).unwrap_or_default();
        let components = schemas.into_iter().map(|(name, node)| {
            let hosts = Role::ALL
                .into_iter()
                .filter_map(|role| Some((role, pass.hosts.get(&(role, node.pointer().to_owned()))?.clone())));
            Component { name: name.to_owned(), hosts: hosts.collect(), node }
        });
        Self { document, components: components.filter(|component| !component.hosts.is_empty()).collect(), operations }
    }

    /// The operations with a documented success, in the order of the document.
    pub fn operations(&self) -> impl Iterator<Item = &Operation<'d>> {
        self.operations.iter().map(|(operation, _)| operation)
    }

    /// The components that bodies reach, in the order of the document.
    #[must_use]
    pub fn components(&self) -> &[Component<'d>] {
        &self.components
    }

    /// The derived cases of an operation itself: a section for each kind.
    #[must_use]
    pub fn of_operation<'s>(&self, schemas: &'s Schemas<'d>, id: &str) -> Vec<Section<'s, 'd>> {
        let Some((operation, hosted)) = self.operations.iter().find(|(operation, _)| operation.id() == id) else {
            return Vec::new();
        };
        let Some(baseline) = Baseline::of(schemas, operation) else { return Vec::new() };
        let (requests, missed) = requests::cases(&baseline, hosted);
        let (valid, invalid) = requests.into_iter().partition(|case| case.kind == Kind::ValidRequest);
        let (responses, missed_in_responses) = responses::cases(&baseline, hosted);
        let planned = |cases: Vec<Case<'d>>| cases.into_iter().map(Planned::from).collect();
        let all = [
            (Kind::ValidRequest, valid, missed),
            (Kind::InvalidRequest, invalid, Vec::new()),
            (Kind::ResponseSchema, responses, missed_in_responses),
            (Kind::MalformedBody, planned(malformed_bodies::cases(&baseline, hosted)), Vec::new()),
            (Kind::Fault, planned(faults::cases(&baseline, hosted)), Vec::new()),
            (Kind::Security, planned(security::cases(&baseline, hosted)), Vec::new()),
        ];
        let sections =
            all.into_iter().map(|(kind, cases, uncovered)| Section { title: kind.name().to_owned(), cases, uncovered });
        sections.filter(|section| !section.cases.is_empty() || !section.uncovered.is_empty()).collect()
    }

    /// The cases of a component: a section for each role.
    #[must_use]
    pub fn of_component<'s>(&self, schemas: &'s Schemas<'d>, component: &Component<'d>) -> Vec<Section<'s, 'd>> {
        let sections = component.hosts.iter().filter_map(|(role, host)| {
            let (operation, _) = &self.operations[host.operation];
            let baseline = Baseline::of(schemas, operation)?;
            let (cases, uncovered) = components::cases(&baseline, &component.node, *role, host);
            let status = host.status.and_then(|status| operation.response_to(status));
            let status = status.map(|response| format!(" {}", response.key())).unwrap_or_default();
            Some(Section { title: format!("{role}: {}{status}", operation.id()), cases, uncovered })
        });
        sections.collect()
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'d Document {
        self.document
    }
}

/// What the operations so far have reached.
#[derive(Default)]
struct Pass {
    /// By role and pointer of the component.
    hosts: HashMap<(Role, String), Host>,
    /// What operations try once, besides components.
    seen: HashSet<String>,
}

impl Pass {
    fn operation(&mut self, index: usize, operation: &Operation<'_>) -> Hosted {
        let mut hosted = Hosted::default();
        for json in JsonBody::all(operation) {
            self.body(index, &json);
            if !is_component(&json.schema) && self.seen.insert(format!("{} {}", json.role, json.schema.pointer())) {
                match json.status {
                    Some(status) => drop(hosted.responses.insert(status)),
                    None => drop(hosted.request.insert(json.schema.pointer().to_owned())),
                }
            }
            if let Some(status) = json.status.filter(|_| self.seen.insert(json.form())) {
                hosted.malformed.insert(status);
            }
        }
        hosted.customization = self.seen.insert(customization::group(operation));
        hosted.faults = self.seen.insert(faults::group(operation));
        hosted.credentials = self.seen.insert(security::group(operation));
        let has_own_server = operation.server().is_some();
        for scheme in operation.security_schemes().into_iter().filter(|_| !has_own_server) {
            if self.seen.insert(format!("servers of {}", scheme.name())) {
                hosted.schemes.insert(scheme.name().to_owned());
            }
        }
        hosted
    }

    /// Notes the components that a body reaches first.
    fn body(&mut self, operation: usize, json: &JsonBody<'_>) {
        let mut next = VecDeque::from([(json.schema.clone(), Vec::new(), false, (false, false))]);
        while let Some((schema, mut path, branch, (alternative, is_made))) = next.pop_front() {
            if is_component(&schema) {
                path.push((schema.pointer().to_owned(), branch));
                let host = Host { operation, status: json.status, path: path.clone(), alternative, is_made };
                let key = (json.role, schema.pointer().to_owned());
                if self.hosts.get(&key).is_some_and(|known| known.limits() <= host.limits()) {
                    continue;
                }
                self.hosts.insert(key, host);
            }
            next.extend(references(&schema).into_iter().map(|reference| {
                let is_made = json.role == Role::Request
                    && (is_made || reference.branch || reference.is_inner || is_recursive(&reference.component));
                (reference.component, path.clone(), reference.branch, (alternative || reference.alternative, is_made))
            }));
        }
    }
}

#[cfg(test)]
mod tests;
