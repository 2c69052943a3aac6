//! Which clauses a piece of evidence covers, decided by schema and value alone.

use openapi_document::{
    Node, Operation,
    keyword::{self, Constraint, Keyword, Measure, Role, Structure},
    pointer,
    sample::Schemas,
};
use serde_json::Value;

use super::{
    Evidence,
    clauses::{SchemaClauseKind, walk},
};
use crate::json::JSON;

/// The keys of the clauses that a piece of evidence covers.
pub(super) fn clause_keys<'d>(schemas: &Schemas<'d>, operation: &Operation<'d>, evidence: &Evidence) -> Vec<String> {
    let id = operation.id();
    match evidence {
        Evidence::Request => vec![id.to_owned()],
        Evidence::Input { name: part, value } => {
            let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == part);
            let state = if value.is_some() { "present" } else { "absent" };
            let mut keys: Vec<_> = parameter.iter().map(|_| format!("{id} {part} {state}")).collect();
            let body = operation.request_body().filter(|body| part == "body" && body.media_type() == JSON);
            let schema = parameter.and_then(|parameter| parameter.schema()).or_else(|| body?.schema());
            if let (Some(schema), Some(value)) = (schema, value) {
                keys.extend(value_keys(schemas, &schema, value).into_iter().map(|key| format!("{id} {part} {key}")));
            }
            keys
        }
        Evidence::Scheme(scheme) => vec![format!("{id} scheme {scheme}")],
        Evidence::NoCredential => vec![format!("{id} without a credential")],
        Evidence::Server(Some(pointer)) => vec![format!("{id} server {pointer}")],
        Evidence::Server(None) => vec![format!("{id} without a server")],
        Evidence::Status(status) => vec![format!("{id} {status}")],
        Evidence::Header(status, name) => vec![format!("{id} {status} header {name}")],
        Evidence::MediaType(status, media_type) => {
            let part = status.map_or_else(|| "body".to_owned(), |status| status.to_string());
            vec![format!("{id} {part} {media_type}")]
        }
        Evidence::ResponseBody(status, value) => {
            let response = operation.responses().into_iter().find(|response| response.status() == *status);
            let schema = response.and_then(|response| response.body()?.schema());
            let keys = schema.map(|schema| value_keys(schemas, &schema, value)).unwrap_or_default();
            keys.into_iter().map(|key| format!("{id} {status} {key}")).collect()
        }
        Evidence::Example(pointer) => vec![format!("{id} {pointer}")],
        Evidence::MalformedBody(status, name) => vec![format!("{id} {status} body {name}")],
        Evidence::Fault(name) => vec![format!("{id} fault {name}")],
    }
}

/// The keys that a value covers: everything that it satisfies, or the one keyword that it violates.
fn value_keys<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Vec<String> {
    let violations = schemas.violations(schema, value).unwrap_or_default();
    if let Some(first) = violations.first() {
        if violations.iter().any(|violation| violation.at != first.at) {
            return Vec::new();
        }
        // A value of another type may break other keywords too.
        let keyword = violations.iter().find(|violation| violation.keyword == "type").unwrap_or(first);
        // The violation of an exclusive bound may name either of its keywords.
        let bound = match keyword::find(&keyword.keyword).and_then(Keyword::constraint) {
            Some(Constraint::Exclusive(limit)) => keyword::of(Role::Constraint(Constraint::Bound(limit))),
            _ => None,
        };
        let name = bound.map_or(keyword.keyword.as_str(), |bound| bound.name);
        return schema_places(schema, &first.at).into_iter().map(|at| format!("{at} {name} broken")).collect();
    }
    let mut keys = Vec::new();
    walk(schema, &mut |clause| {
        let at = clause.at;
        let (values, around) =
            (values_at(value, at), at.rsplit_once('/').map(|(around, name)| (values_at(value, around), name)));
        match clause.kind {
            SchemaClauseKind::Property { required } => {
                if !values.is_empty() {
                    keys.push(format!("{at} present"));
                }
                let name = pointer::unescape(around.as_ref().map_or("", |(_, name)| name));
                let is_without =
                    |value: &&Value| value.as_object().is_some_and(|properties| !properties.contains_key(&name));
                if !required && around.is_some_and(|(around, _)| around.iter().any(is_without)) {
                    keys.push(format!("{at} absent"));
                }
            }
            SchemaClauseKind::OtherProperties => {
                let listed = schemas.document().at(&format!("{}/properties", clause.pointer));
                let listed = listed.map(|listed| listed.entries()).unwrap_or_default();
                let other = |name: &String| listed.iter().all(|(known, _)| known != name);
                if values.iter().filter_map(|value| value.as_object()).any(|properties| properties.keys().any(other)) {
                    keys.push(format!("{at} with another"));
                }
            }
            SchemaClauseKind::KnownValue(known) => {
                if values.contains(&known) {
                    keys.push(format!("{at} is {known}"));
                }
            }
            SchemaClauseKind::UnknownValue => {
                let known = schemas.document().json().pointer(&format!("{}/0/enum", clause.pointer));
                let known = known.and_then(Value::as_array);
                if values.iter().any(|value| known.is_some_and(|known| !known.contains(value))) {
                    keys.push(format!("{at} is unknown"));
                }
            }
            SchemaClauseKind::Keyword { keyword, .. } => {
                let value_of = |pointer: &str| schemas.document().json().pointer(pointer).unwrap_or(&Value::Null);
                let around = clause.pointer.rsplit_once('/').map_or("", |(around, _)| around);
                if values.iter().any(|value| exercises(keyword, value_of(clause.pointer), value_of(around), value)) {
                    keys.push(format!("{at} {} kept", keyword.name));
                }
            }
        }
    });
    keys
}

/// Whether a valid value exercises a keyword: for a bound, whether it is at the bound. `keyword_value` is the value of the keyword, `schema` the
/// schema around it.
fn exercises(keyword: &Keyword, keyword_value: &Value, schema: &Value, value: &Value) -> bool {
    let is_size = |size: usize| keyword_value.as_u64() == u64::try_from(size).ok();
    match (keyword.role, value) {
        (Role::Structure(Structure::Nullable), value) => value.is_null(),
        (Role::Constraint(Constraint::Bound(limit)), Value::Number(number)) => {
            // No valid value is at an exclusive bound.
            limit.is_excluded(schema) || number.as_f64() == keyword_value.as_f64()
        }
        (Role::Constraint(Constraint::Size(_, Measure::Characters)), Value::String(text)) => {
            is_size(text.chars().count())
        }
        (Role::Constraint(Constraint::Size(_, Measure::Items)), Value::Array(items)) => is_size(items.len()),
        (Role::Constraint(Constraint::Size(_, Measure::Properties)), Value::Object(properties)) => {
            is_size(properties.len())
        }
        (Role::Constraint(Constraint::Unique), Value::Array(items)) => items.len() > 1,
        (_, Value::Null) => false,
        _ => true,
    }
}

/// The values at a place; `*` stands for any item and any key.
fn values_at<'v>(value: &'v Value, at: &str) -> Vec<&'v Value> {
    let mut values = vec![value];
    for segment in at.split('/').skip(1) {
        let name = pointer::unescape(segment);
        values = values
            .into_iter()
            .flat_map(|value| match (value, segment) {
                (Value::Object(properties), "*") => properties.values().collect(),
                (Value::Array(items), "*") => items.iter().collect(),
                (Value::Object(properties), _) => properties.get(&name).into_iter().collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    values
}

/// The places of a schema that a place in a value belongs to: with `*` for items and keys.
fn schema_places(schema: &Node<'_>, at: &str) -> Vec<String> {
    let mut places = std::collections::HashSet::new();
    walk(schema, &mut |clause| {
        places.insert(clause.at.to_owned());
    });
    let segments: Vec<_> = at.split('/').collect();
    let matches = |place: &&String| {
        let pattern: Vec<_> = place.split('/').collect();
        pattern.len() == segments.len()
            && pattern.iter().zip(&segments).all(|(pattern, segment)| *pattern == "*" || pattern == segment)
    };
    places.iter().filter(matches).cloned().collect()
}
