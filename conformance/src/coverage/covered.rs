//! Which clauses a piece of evidence covers, decided by schema and value alone.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
};

use openapi_document::{
    Node, Operation,
    keyword::{self, Constraint, Keyword, Role},
    pointer,
    sample::{Schemas, Violation},
};
use serde_json::Value;

use super::{
    Evidence,
    clauses::owner_key,
    exercised::{Exercised, values_at},
    owned::{Owned, SchemaClauseKind, owned, owned_with_components},
};
use crate::case::{JsonBody, Role as BodyRole, credentials_group, fault_group};

/// What belongs to each schema, by its pointer: worked out once, and used for each piece of evidence.
#[derive(Debug, Default)]
pub(super) struct Cache {
    own: Mutex<HashMap<String, Arc<Owned>>>,
    with_components: Mutex<HashMap<String, Arc<Owned>>>,
    /// The hash of each piece of evidence whose clauses are known: many cases have the same one.
    known: Mutex<HashSet<u64>>,
    /// By the key of an owner: what values have exercised of each of its clauses.
    exercised: Mutex<HashMap<String, Vec<Exercised>>>,
}

impl Cache {
    /// Whether something was seen before.
    fn is_known(&self, seen: impl Hash) -> bool {
        let mut hasher = DefaultHasher::new();
        seen.hash(&mut hasher);
        !self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(hasher.finish())
    }

    /// The keys of the clauses that a piece of evidence covers, and no earlier evidence of the same value.
    pub(super) fn clause_keys<'d>(
        &self,
        schemas: &Schemas<'d>,
        operation: &Operation<'d>,
        evidence: &Evidence,
    ) -> Vec<String> {
        let id = operation.id();
        if self.is_known((id, evidence)) {
            return Vec::new();
        }
        match evidence {
            Evidence::Request => vec![id.to_owned()],
            Evidence::Input { name: part, value } => {
                let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == part);
                let Some(parameter) = parameter else {
                    if value.is_none() {
                        return vec![format!("{id} {part} absent")];
                    }
                    return value
                        .iter()
                        .filter(|_| part == "body")
                        .flat_map(|value| self.body_keys(schemas, operation, None, value))
                        .collect();
                };
                let state = if value.is_some() { "present" } else { "absent" };
                let mut keys = vec![format!("{id} {part} {state}")];
                if let (Some(schema), Some(value)) = (parameter.schema(), value) {
                    let own = cached(&self.with_components, &schema, owned_with_components);
                    let covered = Covered { cache: self, schemas };
                    keys.extend(covered.value_keys(&format!("{id} {part}"), None, &schema, &own, value));
                }
                keys
            }
            Evidence::Scheme(scheme) => vec![format!("{id} scheme {scheme}")],
            Evidence::NoCredential => vec![format!("{}: none", credentials_group(operation))],
            Evidence::Server(scheme, Some(pointer)) => vec![format!("{scheme} server {pointer}")],
            Evidence::OwnServer(pointer) => vec![format!("{id} server {pointer}")],
            Evidence::Server(scheme, None) => vec![format!("{scheme} without a server")],
            Evidence::Status(status) => vec![format!("{id} {status}")],
            Evidence::Header(status, name) => vec![format!("{id} {status} header {name}")],
            Evidence::MediaType(status, media_type) => {
                let part = status.map_or_else(|| "body".to_owned(), |status| status.to_string());
                vec![format!("{id} {part} {media_type}")]
            }
            Evidence::ResponseBody(status, value) => self.body_keys(schemas, operation, Some(*status), value),
            Evidence::Example(pointer) => vec![format!("{id} {pointer}")],
            Evidence::MalformedBody(status, name) => {
                let body = json_body(operation, Some(*status));
                body.iter().map(|json| format!("{}: {name}", json.form())).collect()
            }
            Evidence::Fault(name) => vec![format!("{}: {name}", fault_group(operation))],
        }
    }

    fn body_keys<'d>(
        &self,
        schemas: &Schemas<'d>,
        operation: &Operation<'d>,
        status: Option<u16>,
        value: &Value,
    ) -> Vec<String> {
        let Some(json) = json_body(operation, status) else { return Vec::new() };
        // Other operations have bodies of the same schema.
        if self.is_known((json.role, json.schema.pointer(), value)) {
            return Vec::new();
        }
        let own = cached(&self.own, &json.schema, owned);
        let key = owner_key(json.role, json.schema.pointer());
        Covered { cache: self, schemas }.value_keys(&key, Some(json.role), &json.schema, &own, value)
    }
}

fn json_body<'d>(operation: &Operation<'d>, status: Option<u16>) -> Option<JsonBody<'d>> {
    JsonBody::all(operation).into_iter().find(|json| json.status == status)
}

fn cached<'d>(
    known: &Mutex<HashMap<String, Arc<Owned>>>,
    schema: &Node<'d>,
    make: fn(&Node<'d>) -> Owned,
) -> Arc<Owned> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(schema.pointer()) {
        return Arc::clone(known);
    }
    let made = Arc::new(make(schema));
    known.insert(schema.pointer().to_owned(), Arc::clone(&made));
    made
}

/// Finds the clauses that values cover.
struct Covered<'c, 'd> {
    cache: &'c Cache,
    schemas: &'c Schemas<'d>,
}

impl<'d> Covered<'_, 'd> {
    /// The keys that a value covers: everything that it satisfies, or the one keyword that it violates. `role` is none for a parameter, whose
    /// components are its own.
    fn value_keys(
        &self,
        key: &str,
        role: Option<BodyRole>,
        schema: &Node<'d>,
        own: &Owned,
        value: &Value,
    ) -> Vec<String> {
        let mut keys = Vec::new();
        match violation(&self.schemas.violations(schema, value).unwrap_or_default()) {
            Violated::Nothing => self.satisfied(key, role, own, value, &mut keys),
            Violated::One(violation) => {
                let name = &violation.keyword;
                // The violation of an exclusive bound may name either of its keywords.
                let bound = match keyword::find(name).and_then(Keyword::constraint) {
                    Some(Constraint::Exclusive(limit)) => keyword::of(Role::Constraint(Constraint::Bound(limit))),
                    _ => None,
                };
                let name = bound.map_or(name.as_str(), |bound| bound.name);
                self.violated(key, role, own, value, &violation.at, name, &mut keys);
            }
            Violated::More => {}
        }
        keys
    }

    /// The schema and what belongs to it, for a component.
    fn component(&self, pointer: &str) -> Option<(Node<'d>, Arc<Owned>)> {
        let schema = self.schemas.document().at(pointer)?;
        let own = cached(&self.cache.own, &schema, owned);
        Some((schema, own))
    }

    /// Adds the key of a keyword that is violated at a place in a value.
    #[expect(clippy::too_many_arguments, reason = "a recursion over owners, of which these are the parts")]
    fn violated(
        &self,
        key: &str,
        role: Option<BodyRole>,
        own: &Owned,
        value: &Value,
        at: &str,
        keyword: &str,
        keys: &mut Vec<String>,
    ) {
        let before = keys.len();
        // These keywords are in the schema of the object, and are violated at the place of a property.
        let is_of_the_object = matches!(keyword, "required" | "additionalProperties");
        // A listed property is none of the others.
        let is_listed = |others: &str| {
            others.strip_suffix('*').is_some_and(|around| {
                let listed =
                    own.clauses.iter().filter(|clause| matches!(clause.kind, SchemaClauseKind::Property { .. }));
                let mut beside =
                    listed.filter(|clause| clause.at.strip_prefix(around).is_some_and(|name| !name.contains('/')));
                beside.any(|clause| pointer::is_within(at, &clause.at))
            })
        };
        for entered in own.entered.iter().filter(|entered| !is_listed(&entered.at)) {
            let Some(inside) = below(at, &entered.at).filter(|inside| !(is_of_the_object && inside.is_empty())) else {
                continue;
            };
            let there = value.pointer(&at[..at.len() - inside.len()]);
            let (Some(role), Some(there), Some((schema, own))) = (role, there, self.component(&entered.component))
            else {
                continue;
            };
            let fits = || match violation(&self.schemas.violations(&schema, there).unwrap_or_default()) {
                Violated::One(violation) => violation.at == inside && violation.keyword == keyword,
                Violated::Nothing | Violated::More => false,
            };
            if !entered.branch || fits() {
                let key = owner_key(role, &entered.component);
                self.violated(&key, Some(role), &own, there, inside, keyword, keys);
            }
        }
        if keys.len() == before {
            let places = own.clauses.iter().map(|clause| clause.at.as_str());
            let mut places: Vec<_> = places.filter(|place| below(at, place) == Some("")).collect();
            places.sort_unstable();
            places.dedup();
            keys.extend(places.into_iter().map(|place| format!("{key} {place} {keyword} violated")));
        }
    }

    /// Adds the keys of everything that a valid value exercises, and no earlier value of the same owner.
    fn satisfied(&self, key: &str, role: Option<BodyRole>, own: &Owned, value: &Value, keys: &mut Vec<String>) {
        let mut exercised = self.cache.exercised.lock().unwrap_or_else(PoisonError::into_inner);
        let before = exercised.entry(key.to_owned()).or_insert_with(|| vec![Exercised::default(); own.clauses.len()]);
        for (clause, before) in own.clauses.iter().zip(before).filter(|(clause, before)| !before.is_complete(clause)) {
            let added = before.add(Exercised::of(self.schemas.document(), clause, value), clause);
            keys.extend(added.into_iter().map(|what| format!("{key} {} {what}", clause.at)));
        }
        drop(exercised);
        for entered in &own.entered {
            let values = values_at(value, &entered.at);
            if values.is_empty() {
                continue;
            }
            let Some((role, (schema, own))) = role.zip(self.component(&entered.component)) else { continue };
            let key = owner_key(role, &entered.component);
            for value in values {
                // Many values have the same ones inside.
                if self.cache.is_known(("inside", role, entered.branch, schema.pointer(), value)) {
                    continue;
                }
                let fits = || self.schemas.violations(&schema, value).is_ok_and(|violations| violations.is_empty());
                if !entered.branch || fits() {
                    self.satisfied(&key, Some(role), &own, value, keys);
                }
            }
        }
    }
}

/// What a value violates.
enum Violated<'v> {
    Nothing,
    /// One place, by its most telling keyword.
    One(&'v Violation),
    /// More than one place.
    More,
}

fn violation(violations: &[Violation]) -> Violated<'_> {
    let Some(first) = violations.first() else { return Violated::Nothing };
    if violations.iter().any(|violation| violation.at != first.at) {
        return Violated::More;
    }
    // A value of another type may violate other keywords too.
    Violated::One(violations.iter().find(|violation| violation.keyword == "type").unwrap_or(first))
}

/// The rest of a place in a value below a place of a schema, which has `*` for items and keys. None if it is not below it.
fn below<'a>(at: &'a str, place: &str) -> Option<&'a str> {
    let mut rest = at;
    for pattern in place.split('/').skip(1) {
        let inside = rest.strip_prefix('/')?;
        let (segment, after) = inside.split_at(inside.find('/').unwrap_or(inside.len()));
        if pattern != "*" && pattern != segment {
            return None;
        }
        rest = after;
    }
    Some(rest)
}
