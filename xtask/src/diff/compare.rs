//! Finds the differences between two documents that callers of the generated code can see.

mod document;
mod schema;

use std::collections::{BTreeSet, HashSet};

use openapi_document::{Body, Document, Node, Operation, Parameter, Requirement, Response, SecurityScheme};

use super::difference::{Aspect, Difference, Direction};

/// Extensions of the document that have rules of their own.
pub(super) const RETRY: &str = "x-retry";
pub(super) const SCENARIOS: &str = "x-scenarios";
pub(super) const CREDENTIAL_PREFIX: &str = "x-credential-prefix";
const CREDENTIAL: &str = "x-credential";
const ERROR: &str = "x-error";
const IDENTIFIERS: &str = "x-identifiers";

/// All differences, in the order of the new document's operations. A schema of both requests and responses is compared for both.
pub(super) fn compare<'d>(old: &'d Document, new: &'d Document) -> Vec<Difference<'d>> {
    let mut comparison = Comparison { found: Vec::new(), compared: HashSet::new() };
    comparison.document(old, new);
    comparison.operations(old, new);
    comparison.found
}

struct Comparison<'d> {
    found: Vec<Difference<'d>>,
    /// Pairs of schemas that have been compared, by pointer and direction.
    compared: HashSet<(String, String, Direction)>,
}

/// The node on one side, if it is there.
type Side<'a, 'd> = Option<&'a Node<'d>>;

impl<'d> Comparison<'d> {
    /// Adds a difference.
    fn add(&mut self, aspect: Aspect, key: &str, old: Side<'_, 'd>, new: Side<'_, 'd>, direction: Option<Direction>) {
        self.found.push(Difference { aspect, key: key.to_owned(), old: old.cloned(), new: new.cloned(), direction });
    }

    /// Adds every keyword that differs, except `skip`.
    fn keywords(
        &mut self,
        aspect: Aspect,
        old: Side<'_, 'd>,
        new: Side<'_, 'd>,
        skip: &[&str],
        direction: Option<Direction>,
    ) {
        for (key, before, now) in entries(old, new).into_iter().filter(|(key, ..)| !skip.contains(&key.as_str())) {
            let value = |side: Side<'_, 'd>| side.and_then(|node| node.value().get(&key));
            if value(old) != value(new) {
                self.add(aspect, &key, before.as_ref(), now.as_ref(), direction);
            }
        }
    }

    /// Pairs operations by id, or else by method and path: then the operation was renamed.
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
                self.add(Aspect::Operations, new.id(), Some(old.node()), Some(new.node()), None);
                self.operation(old, new);
            } else {
                self.add(Aspect::Operations, new.id(), None, Some(new.node()), None);
            }
        }
        for old in lost.iter().filter(|old| !renamed.contains(old.id())) {
            self.add(Aspect::Operations, old.id(), Some(old.node()), None, None);
        }
    }

    fn operation(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let nodes = (Some(old.node()), Some(new.node()));
        if (old.method(), old.path()) != (new.method(), new.path()) {
            self.add(Aspect::Operation, "path", nodes.0, nodes.1, None);
        }
        let elsewhere = ["operationId", "security", "parameters", "requestBody", "responses", RETRY];
        self.keywords(Aspect::Operation, nodes.0, nodes.1, &elsewhere, None);
        let retry = (old.node().get(RETRY), new.node().get(RETRY));
        self.keywords(Aspect::Operation, retry.0.as_ref(), retry.1.as_ref(), &[], None);
        self.features(old, new);
        self.credentials(old, new);
        self.parameters(&old.parameters(), &new.parameters());
        if let (Some(old), Some(new)) = (old.node().get("requestBody"), new.node().get("requestBody")) {
            self.keywords(Aspect::Body, Some(&old), Some(&new), &["content"], None);
        }
        self.body(old.request_body(), new.request_body(), nodes, Direction::Sent);
        self.responses(old, new);
    }

    fn features(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let set = |operation: &Operation<'d>| operation.features().into_iter().collect::<BTreeSet<_>>();
        let (before, now) = (set(old), set(new));
        if before != now {
            // Without a feature, it is in every build.
            let lost = !now.is_empty() && (before.is_empty() || !before.is_subset(&now));
            let names = if now.is_empty() { before } else { now };
            let names = names.into_iter().collect::<Vec<_>>().join(" or ");
            self.add(Aspect::Features { lost }, &names, Some(old.node()), Some(new.node()), None);
        }
    }

    fn credentials(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let (before, now) = (credentials(old), credentials(new));
        let same: BTreeSet<_> = before.iter().filter(|name| now.contains(name)).collect();
        for name in before.iter().filter(|name| !now.contains(name)) {
            self.add(Aspect::Credentials, name, Some(old.node()), None, None);
        }
        for name in now.iter().filter(|name| !before.contains(name)) {
            self.add(Aspect::Credentials, name, None, Some(new.node()), None);
        }
        if before != now && same.len() == before.len() && same.len() == now.len() {
            self.add(Aspect::CredentialOrder, "security", Some(old.node()), Some(new.node()), None);
        }
    }

    fn parameters(&mut self, old: &[Parameter<'d>], new: &[Parameter<'d>]) {
        let named = |all: &[Parameter<'d>], name| all.iter().find(|parameter| parameter.name() == name).cloned();
        for new in new {
            let Some(old) = named(old, new.name()) else {
                let aspect = Aspect::Parameters { optional: !new.required() };
                self.add(aspect, new.name(), None, Some(new.node()), None);
                continue;
            };
            let (old, new) = (old.node(), new.node());
            self.keywords(Aspect::Parameter, Some(old), Some(new), &["name", "schema"], None);
            if let (Some(old), Some(new)) = (old.raw_get("schema"), new.raw_get("schema")) {
                self.nullable_schema(&old, &new, Direction::Sent);
            }
        }
        for old in old.iter().filter(|old| named(new, old.name()).is_none()) {
            let aspect = Aspect::Parameters { optional: !old.required() };
            self.add(aspect, old.name(), Some(old.node()), None, None);
        }
    }

    fn responses(&mut self, old: &Operation<'d>, new: &Operation<'d>) {
        let with = |all: &[Response<'d>], key| all.iter().find(|response| response.key() == key).cloned();
        // The entry in the operation, which may refer to a shared component.
        let listed = |operation: &Operation<'d>, key: &str| operation.node().get("responses")?.raw_get(key);
        let (before, now) = (old.responses(), new.responses());
        let mut added = Vec::new();
        for new in &now {
            let Some(old) = with(&before, new.key()) else {
                added.push(new.key());
                continue;
            };
            let nodes = (Some(old.node()), Some(new.node()));
            self.keywords(Aspect::Response, nodes.0, nodes.1, &["content"], None);
            self.body(old.body(), new.body(), nodes, Direction::Received);
        }
        for key in added {
            self.add(Aspect::Responses, key, None, listed(new, key).as_ref(), None);
        }
        for key in before.iter().map(Response::key).filter(|key| with(&now, key).is_none()) {
            self.add(Aspect::Responses, key, listed(old, key).as_ref(), None, None);
        }
    }

    fn body(
        &mut self,
        old: Option<Body<'d>>,
        new: Option<Body<'d>>,
        around: (Side<'_, 'd>, Side<'_, 'd>),
        direction: Direction,
    ) {
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (old, new) => {
                let node = |body: &Option<Body<'d>>| body.as_ref().map(|body| body.node().clone());
                return self.add(Aspect::Bodies, "content", node(&old).as_ref(), node(&new).as_ref(), Some(direction));
            }
        };
        if old.media_type() != new.media_type() {
            let json = "application/json";
            let aspect =
                if [old.media_type(), new.media_type()].contains(&json) { Aspect::Bodies } else { Aspect::Body };
            return self.add(aspect, "content", around.0, around.1, Some(direction));
        }
        let nodes = (Some(old.node()), Some(new.node()));
        self.keywords(Aspect::Body, nodes.0, nodes.1, &["schema", "examples"], Some(direction));
        let examples = (old.node().get("examples"), new.node().get("examples"));
        for (_, old, new) in entries(examples.0.as_ref(), examples.1.as_ref()) {
            if old.as_ref().map(Node::value) != new.as_ref().map(Node::value) {
                self.add(Aspect::Body, "examples", old.as_ref(), new.as_ref(), Some(direction));
            }
        }
        if let (Some(old), Some(new)) = (old.node().raw_get("schema"), new.node().raw_get("schema")) {
            self.nullable_schema(&old, &new, direction);
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

/// The credentials that an operation accepts, in order of preference. Those required together count as one.
fn credentials(operation: &Operation<'_>) -> Vec<String> {
    let requirements = operation.security();
    let names = |requirement: &Requirement<'_>| {
        let names: Vec<_> = requirement.schemes().iter().map(SecurityScheme::name).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" and ") }
    };
    requirements.iter().map(names).collect()
}
