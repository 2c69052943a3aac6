//! The clauses that something which was looked at shows, by the schema and the value alone.

use openapi_document::{Node, Operation};
use serde_json::Value;

use super::{
    Looked,
    clauses::{What, walk},
};
use crate::schema::Schemas;

pub(super) fn keys<'d>(schemas: &Schemas<'d>, operation: &Operation<'d>, looked: &Looked) -> Vec<String> {
    let id = operation.id();
    match looked {
        Looked::Request => vec![id.to_owned()],
        Looked::Given { part, value } => {
            let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == part);
            let state = if value.is_some() { "present" } else { "absent" };
            let mut keys: Vec<_> = parameter.iter().map(|_| format!("{id} {part} {state}")).collect();
            let body =
                operation.request_body().filter(|body| part == "body" && body.media_type() == "application/json");
            let schema = parameter.and_then(|parameter| parameter.schema()).or_else(|| body?.schema());
            if let (Some(schema), Some(value)) = (schema, value) {
                keys.extend(shown(schemas, &schema, value).into_iter().map(|key| format!("{id} {part} {key}")));
            }
            keys
        }
        Looked::Scheme(scheme) => vec![format!("{id} scheme {scheme}")],
        Looked::NoCredential => vec![format!("{id} without a credential")],
        Looked::Server(Some(pointer)) => vec![format!("{id} server {pointer}")],
        Looked::Server(None) => vec![format!("{id} without a server")],
        Looked::Status(status) => vec![format!("{id} {status}")],
        Looked::Header(status, name) => vec![format!("{id} {status} header {name}")],
        Looked::MediaType(status, media_type) => {
            let part = status.map_or_else(|| "body".to_owned(), |status| status.to_string());
            vec![format!("{id} {part} {media_type}")]
        }
        Looked::Answer(status, value) => {
            let response = operation.responses().into_iter().find(|response| response.status() == *status);
            let schema = response.and_then(|response| response.body()?.schema());
            let keys = schema.map(|schema| shown(schemas, &schema, value)).unwrap_or_default();
            keys.into_iter().map(|key| format!("{id} {status} {key}")).collect()
        }
        Looked::Example(pointer) => vec![format!("{id} {pointer}")],
        Looked::Body(status, name) => vec![format!("{id} {status} body {name}")],
        Looked::Wire(name) => vec![format!("{id} fault {name}")],
    }
}

/// What a value shows of its schema: what it keeps to, or else the one thing that it breaks.
fn shown<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Vec<String> {
    let breaches = schemas.breaches(schema, value).unwrap_or_default();
    if let Some(first) = breaches.first() {
        if breaches.iter().any(|breach| breach.at != first.at) {
            return Vec::new();
        }
        // What is of another type may break other keywords for that.
        let keyword = breaches.iter().find(|breach| breach.keyword == "type").unwrap_or(first);
        // A bound that is exclusive is broken in the name of either of its keywords.
        let name = match keyword.keyword.as_str() {
            "exclusiveMinimum" => "minimum",
            "exclusiveMaximum" => "maximum",
            name => name,
        };
        return at_any(schema, &first.at).into_iter().map(|at| format!("{at} {name} broken")).collect();
    }
    let mut keys = Vec::new();
    walk(schema, &mut |place| {
        let at = place.at;
        let (values, around) = (all(value, at), at.rsplit_once('/').map(|(around, name)| (all(value, around), name)));
        match place.what {
            What::Field { required } => {
                if !values.is_empty() {
                    keys.push(format!("{at} present"));
                }
                let name = around.as_ref().map_or("", |(_, name)| name).replace("~1", "/").replace("~0", "~");
                let lacks = |value: &&Value| value.as_object().is_some_and(|members| !members.contains_key(&name));
                if !required && around.is_some_and(|(around, _)| around.iter().any(lacks)) {
                    keys.push(format!("{at} absent"));
                }
            }
            What::Open => {
                let pointer = place.pointer;
                let listed = schemas.document().at(&format!("{pointer}/properties"));
                let listed = listed.map(|listed| listed.entries()).unwrap_or_default();
                let other = |name: &String| listed.iter().all(|(known, _)| known != name);
                if values.iter().filter_map(|value| value.as_object()).any(|members| members.keys().any(other)) {
                    keys.push(format!("{at} with another"));
                }
            }
            What::Value(known) => {
                if values.contains(&known) {
                    keys.push(format!("{at} is {known}"));
                }
            }
            What::Unknown => {
                let known = schemas.document().json().pointer(&format!("{}/0/enum", place.pointer));
                let known = known.and_then(Value::as_array);
                if values.iter().any(|value| known.is_some_and(|known| !known.contains(value))) {
                    keys.push(format!("{at} is unknown"));
                }
            }
            What::Keyword { name, .. } => {
                let written = schemas.document().json().pointer(place.pointer).unwrap_or(&Value::Null);
                // At a bound that is exclusive there are no values.
                let exclusive = match name {
                    "minimum" => {
                        place.pointer.strip_suffix("minimum").map(|around| format!("{around}exclusiveMinimum"))
                    }
                    "maximum" => {
                        place.pointer.strip_suffix("maximum").map(|around| format!("{around}exclusiveMaximum"))
                    }
                    _ => None,
                };
                let exclusive = exclusive.and_then(|pointer| schemas.document().json().pointer(&pointer)?.as_bool());
                let name_kept = if exclusive == Some(true) { "type" } else { name };
                if values.iter().any(|value| keeps(name_kept, written, value)) {
                    keys.push(format!("{at} {name} kept"));
                }
                // A format is nothing that JSON Schema holds a text to.
                let is_other = |value: &&Value| value.as_str().is_some_and(|text| !of_format(written, text));
                if name == "format" && values.iter().any(is_other) {
                    keys.push(format!("{at} format broken"));
                }
            }
        }
    });
    keys
}

/// Whether a value that is valid shows what a keyword is about: for a bound, that it is at it.
fn keeps(name: &str, written: &Value, value: &Value) -> bool {
    let length = |size: usize| written.as_u64() == u64::try_from(size).ok();
    match (name, value) {
        ("nullable", value) => value.is_null(),
        ("minimum" | "maximum", Value::Number(number)) => number.as_f64() == written.as_f64(),
        ("minLength" | "maxLength", Value::String(text)) => length(text.chars().count()),
        ("minItems" | "maxItems", Value::Array(items)) => length(items.len()),
        ("minProperties" | "maxProperties", Value::Object(members)) => length(members.len()),
        (_, Value::Null) => false,
        ("format", Value::String(text)) => of_format(written, text),
        _ => true,
    }
}

fn of_format(format: &Value, text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_hexdigit).count();
    match format.as_str() {
        Some("uuid") => text.len() == 36 && digits == 32,
        Some("date") => text.len() == 10 && digits == 8,
        Some("date-time") => text.len() >= 20 && text.contains('T'),
        _ => true,
    }
}

/// The values at a place; `*` stands for any item and any key.
fn all<'v>(value: &'v Value, at: &str) -> Vec<&'v Value> {
    let mut values = vec![value];
    for segment in at.split('/').skip(1) {
        let name = segment.replace("~1", "/").replace("~0", "~");
        values = values
            .into_iter()
            .flat_map(|value| match (value, segment) {
                (Value::Object(members), "*") => members.values().collect(),
                (Value::Array(items), "*") => items.iter().collect(),
                (Value::Object(members), _) => members.get(&name).into_iter().collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    values
}

/// A place in a value as schemas have it, with `*` for what is an item or a key.
fn at_any(schema: &Node<'_>, at: &str) -> Vec<String> {
    let mut places = std::collections::HashSet::new();
    walk(schema, &mut |place| {
        places.insert(place.at.to_owned());
    });
    let segments: Vec<_> = at.split('/').collect();
    let fits = |place: &&String| {
        let pattern: Vec<_> = place.split('/').collect();
        pattern.len() == segments.len()
            && pattern.iter().zip(&segments).all(|(pattern, segment)| *pattern == "*" || pattern == segment)
    };
    places.iter().filter(fits).cloned().collect()
}
