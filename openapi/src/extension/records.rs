//! The kinds of records that a mock server keeps (`x-mock-records`).

use serde_json::Value;

use super::{has_only, is_name, steps::pairs};
use crate::{Document, Node};

/// A kind of record, such as a user (`x-mock-records`).
#[derive(Debug, Clone)]
pub struct RecordKind<'d> {
    /// The name.
    pub name: &'d str,
    /// The property with the id.
    pub id: &'d str,
    /// The kind of the owner, whose id each record has and with which it ends.
    pub of: Option<&'d str>,
    /// The property with the time at which a record ends.
    pub expires: Option<&'d str>,
    /// What a record keeps and does not show: parts by their field, or properties of `new`.
    pub secrets: Vec<&'d str>,
    /// A new record. Ids vary, and `$now` is the time.
    pub new: Node<'d>,
    /// What fields of a request add to a record.
    pub parts: Vec<RecordPart<'d>>,
    /// The properties that a field of another name sets, where an operation does not say otherwise.
    pub with: Vec<(&'d str, &'d str)>,
    /// The secret that is a JWT.
    pub jwt: Option<RecordJwt<'d>>,
}

/// A secret of a record that is a JWT: each response that shows it has a new one.
#[derive(Debug, Clone)]
pub struct RecordJwt<'d> {
    /// The secret.
    pub secret: &'d str,
    /// How long a token lives.
    pub minutes: u64,
    /// The claims, besides the times. A text that is exactly `$PROPERTY` is that property of the record, and `$NAME` in a text is a
    /// property or a part of the credential.
    pub claims: Node<'d>,
    /// The property with an object of further claims.
    pub adds: Option<&'d str>,
    /// The parts of the credential for requests without them.
    pub otherwise: Vec<(&'d str, &'d str)>,
}

/// A part of a record that is made of a field of a request, such as an email address of a user.
#[derive(Debug, Clone)]
pub struct RecordPart<'d> {
    /// The field.
    pub field: &'d str,
    /// The property of the record that it becomes the value of, or an item of if that is a list.
    pub property: &'d str,
    /// The property of the part with its id.
    pub id: &'d str,
    /// The part, an object. `$value` is the value of the field.
    pub new: Node<'d>,
}

pub(super) const RECORDS: &str = "`{KIND: {id: PROPERTY, new: {PROPERTY: VALUE…}, of: KIND, expires: PROPERTY, secrets: [PROPERTY…], \
     parts: {FIELD: {in: PROPERTY, id: PROPERTY, new: {PROPERTY: VALUE…}}…}, with: {PROPERTY: FIELD…}, jwt: {secret: PROPERTY, minutes: \
     NUMBER, claims: {CLAIM: VALUE…}, adds: PROPERTY, otherwise: {NAME: TEXT…}}}…}`, at the top of the document, where all keys but `id`, \
     `new`, and `secret`, `minutes` and `claims` of a `jwt`, are optional";

impl<'d> RecordKind<'d> {
    /// The kinds of a document, in its order.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let kinds = document.at("/x-mock-records").filter(|kinds| is_records(kinds.value()));
        let kinds = kinds.map(|kinds| kinds.raw_entries()).unwrap_or_default();
        kinds.into_iter().filter_map(|(name, node)| Self::of(name, &node)).collect()
    }

    fn of(name: &'d str, node: &Node<'d>) -> Option<Self> {
        let secrets = node.raw_get("secrets").map(|secrets| secrets.raw_items()).unwrap_or_default();
        let parts = node.raw_get("parts").map(|parts| parts.raw_entries()).unwrap_or_default();
        let part = |(field, part): (&'d str, Node<'d>)| {
            let (property, id) = (part.text("in")?, part.text("id")?);
            Some(RecordPart { field, property, id, new: part.raw_get("new")? })
        };
        Some(Self {
            name,
            id: node.text("id")?,
            of: node.text("of"),
            expires: node.text("expires"),
            secrets: secrets.iter().filter_map(|secret| secret.value().as_str()).collect(),
            new: node.raw_get("new")?,
            parts: parts.into_iter().filter_map(part).collect(),
            with: node.raw_get("with").map(|with| pairs(&with)).unwrap_or_default(),
            jwt: node.raw_get("jwt").and_then(|jwt| RecordJwt::of(&jwt)),
        })
    }

    /// Whether a record shows a property.
    #[must_use]
    pub fn has(&self, property: &str) -> bool {
        self.new.raw_get(property).is_some()
    }

    /// The part that is made of a field.
    #[must_use]
    pub fn part(&self, field: &str) -> Option<&RecordPart<'d>> {
        self.parts.iter().find(|part| part.field == field)
    }
}

impl<'d> RecordJwt<'d> {
    fn of(node: &Node<'d>) -> Option<Self> {
        Some(Self {
            secret: node.text("secret")?,
            minutes: node.raw_get("minutes")?.value().as_u64()?,
            claims: node.raw_get("claims")?,
            adds: node.text("adds"),
            otherwise: node.raw_get("otherwise").map(|otherwise| pairs(&otherwise)).unwrap_or_default(),
        })
    }

    /// The names in a text of the claims: `a` and `b` of `$a/$b`.
    pub fn names(text: &str) -> impl Iterator<Item = &str> {
        let is_end = |c: char| c != '_' && !c.is_ascii_alphanumeric();
        text.split('$').skip(1).map(move |text| text.split(is_end).next().unwrap_or_default())
    }
}

/// Whether a value of `x-mock-records` is valid.
pub(super) fn is_records(value: &Value) -> bool {
    let part = |part: &Value| {
        has_only(part, &["in", "id", "new"], &[])
            && is_name(&part["in"])
            && is_name(&part["id"])
            && part["new"].is_object()
    };
    let names = |value: &Value| value.as_object().is_some_and(|names| !names.is_empty() && names.values().all(is_name));
    let jwt = |jwt: &Value| {
        has_only(jwt, &["secret", "minutes", "claims"], &["adds", "otherwise"])
            && is_name(&jwt["secret"])
            && jwt["minutes"].as_u64().is_some_and(|minutes| minutes > 0)
            && jwt["claims"].as_object().is_some_and(|claims| !claims.is_empty())
            && jwt.get("adds").is_none_or(is_name)
            && jwt.get("otherwise").is_none_or(names)
    };
    let kind = |kind: &Value| {
        has_only(kind, &["id", "new"], &["of", "expires", "secrets", "parts", "with", "jwt"])
            && kind["new"].is_object()
            && ["id", "of", "expires"].iter().all(|key| kind.get(key).is_none_or(is_name))
            && kind.get("secrets").is_none_or(|secrets| {
                secrets.as_array().is_some_and(|secrets| !secrets.is_empty() && secrets.iter().all(is_name))
            })
            && kind.get("with").is_none_or(names)
            && kind.get("jwt").is_none_or(jwt)
            && kind.get("parts").is_none_or(|parts| parts.as_object().is_some_and(|parts| parts.values().all(part)))
    };
    value.as_object().is_some_and(|kinds| !kinds.is_empty() && kinds.values().all(kind))
}
