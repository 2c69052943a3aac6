//! Which values are sensitive.

use std::collections::HashSet;

use heck::ToSnakeCase as _;
use serde_json::{Value, json};

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// What the names of sensitive properties, parameters and headers end with, in snake case and in the singular. A name that ends otherwise
/// says something about such a value, as `token_type` and `email_id` do. `code` alone is not listed: most codes are those of errors, of
/// countries and of currencies.
const NAMES: [&str; 5] = [
    // Credentials.
    "password passwd pwd password_hash password_digest passphrase secret token jwt cookie authorization credential code_verifier \
     api_key apikey access_key auth_key client_key encryption_key master_key private_key secret_key session_key signing_key",
    // Codes for one use.
    "passcode otp totp pin access_code auth_code authorization_code backup_code confirmation_code device_code mfa_code one_time_code \
     otp_code recovery_code security_code sms_code totp_code verification_code",
    // Ways to reach a person.
    "email email_address e_mail phone phone_number telephone telephone_number mobile mobile_number msisdn \
     ip ip_address ip_addr ipv4_address ipv6_address remote_addr",
    // Papers of a person.
    "ssn social_security_number national_id tax_id passport_number date_of_birth birth_date birthdate",
    // Payment.
    "credit_card card_number cvc cvv iban account_number",
];

/// Names that end like a sensitive one.
const OTHER_NAMES: &str =
    "continuation_token cursor_token idempotency_token next_token page_token pagination_token sync_token";

/// Extensions of other tools.
const FLAG: &str = "x-sensitive-data";
const CLASSIFICATION: &str = "x-data-classification";

/// The classifications of sensitive data, in snake case.
const SENSITIVE: [&str; 11] = [
    "confidential",
    "highly_confidential",
    "pci",
    "personal",
    "phi",
    "pii",
    "private",
    "restricted",
    "secret",
    "sensitive",
    "strictly_confidential",
];
/// The classification of data that is not sensitive, whatever its name.
const PUBLIC: &str = "public";

/// A schema without `x-sensitive` has it where another extension, `format: password` or `writeOnly: true` of a string says so. A schema that
/// `x-sensitive: false` is written for stays.
pub(super) fn mark_what_says_so(bundle: &mut Bundle) {
    let (mut said, mut write_only) = (Vec::new(), Vec::new());
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let at = match kind {
            Kind::Schema => at.to_owned(),
            _ if object.contains_key("schema") => pointer::join(at, "schema"),
            _ => return,
        };
        said.extend(taken(object).map(|is_sensitive| (at.clone(), is_sensitive)));
        if kind == Kind::Schema && object.get("writeOnly") == Some(&Value::Bool(true)) {
            write_only.push(at);
        }
    });
    said.into_iter().for_each(|(at, is_sensitive)| mark(&mut bundle.json, &at, is_sensitive));
    mark_strings(&mut bundle.json, &write_only);
}

/// The strings of properties, parameters and headers whose names are in the table are sensitive, unless `x-sensitive` says otherwise.
pub(super) fn mark_by_name(bundle: &mut Bundle) {
    let roles = error_properties(&bundle.json);
    let (mut schemas, mut headers) = (Vec::new(), Vec::new());
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let named = |key: &str| {
            let names = object.get(key).and_then(Value::as_object).into_iter().flat_map(Object::keys);
            let at = pointer::join(at, key);
            names.filter(|name| is_sensitive(name)).map(move |name| pointer::join(&at, name)).collect::<Vec<_>>()
        };
        if kind == Kind::Schema {
            schemas.extend(named("properties").into_iter().filter(|at| !roles.contains(at)));
        } else if object.contains_key("in") && object.get("name").and_then(Value::as_str).is_some_and(is_sensitive) {
            schemas.push(pointer::join(at, "schema"));
        } else {
            headers.extend(named("headers"));
        }
    });
    for at in headers {
        let header = target(&bundle.json, &at).unwrap_or(&at);
        schemas.push(pointer::join(header, "schema"));
    }
    mark_strings(&mut bundle.json, &schemas);
}

/// Marks the schemas whose values are strings.
fn mark_strings(document: &mut Value, schemas: &[String]) {
    for at in schemas {
        if holds_strings(document, at) {
            mark(document, at, true);
        }
    }
}

/// Marks a schema, unless it is.
fn mark(document: &mut Value, at: &str, is_sensitive: bool) {
    let Some(schema) = document.pointer_mut(at).and_then(Value::as_object_mut) else { return };
    if let Some(reference) = schema.remove("$ref") {
        schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
    schema.entry("x-sensitive").or_insert(is_sensitive.into());
}

/// Whether a name ends with one of the table, in whole words.
fn is_sensitive(name: &str) -> bool {
    let name = name.replace(|char: char| !char.is_alphanumeric(), "_").to_snake_case();
    let name = name.trim_end_matches(|char: char| char.is_ascii_digit() || char == '_');
    let ends = |name: &str, table: &[&str]| {
        let mut listed = table.iter().flat_map(|names| names.split_ascii_whitespace());
        let before = |listed: &str| name.strip_suffix(listed);
        listed.any(|listed| before(listed).is_some_and(|before| before.is_empty() || before.ends_with('_')))
    };
    let is_listed = |name: &str| ends(name, &NAMES) && !ends(name, &[OTHER_NAMES]);
    is_listed(name) || ["s", "es"].iter().filter_map(|plural| name.strip_suffix(plural)).any(is_listed)
}

/// Takes out of an object what another tool reads, and says whether its values are sensitive. What says nothing clear stays.
fn taken(object: &mut Object) -> Option<bool> {
    let is_password = object.get("format") == Some(&json!("password")) && object.get("type") == Some(&json!("string"));
    let flag = object.get(FLAG).and_then(Value::as_bool);
    let classes = match object.get(CLASSIFICATION) {
        Some(Value::Array(classes)) => classes.iter().filter_map(Value::as_str).collect(),
        class => class.and_then(Value::as_str).into_iter().collect::<Vec<_>>(),
    };
    let classes: Vec<_> = classes.into_iter().map(str::to_snake_case).collect();
    let is_sensitive = classes.iter().any(|class| SENSITIVE.contains(&class.as_str()));
    let class = (is_sensitive || classes.iter().any(|class| class == PUBLIC)).then_some(is_sensitive);
    for (key, is_clear) in [("format", is_password), (FLAG, flag.is_some()), (CLASSIFICATION, class.is_some())] {
        if is_clear {
            object.remove(key);
        }
    }
    flag.or(class).or(is_password.then_some(true))
}

/// Whether the values of a schema without `x-sensitive` are strings of any content, or lists or maps of them.
fn holds_strings(document: &Value, at: &str) -> bool {
    // A schema may contain itself.
    const MAX_DEPTH: usize = 16;
    let mut next = Some(at);
    let mut schema = &Value::Null;
    for _ in 0..MAX_DEPTH {
        if let Some(at) = next.take() {
            schema = document.pointer(at).unwrap_or(&Value::Null);
        }
        if schema.get("x-sensitive").is_some() || schema.get("enum").is_some() {
            return false;
        }
        schema = match (schema.get("$ref").and_then(Value::as_str), schema["type"].as_str(), schema["allOf"].as_array())
        {
            (Some(reference), ..) => {
                next = reference.strip_prefix('#');
                continue;
            }
            (None, Some("string"), _) => return true,
            (None, Some("array"), _) => &schema["items"],
            (None, Some("object"), _) if schema.get("properties").is_none() => &schema["additionalProperties"],
            (None, None, Some(branches)) if branches.len() == 1 => &branches[0],
            _ => return false,
        };
    }
    false
}

/// The target of the local `$ref`s at a place.
fn target<'d>(document: &'d Value, at: &str) -> Option<&'d str> {
    const MAX_CHAIN: usize = 16;
    let follow = |at: &str| document.pointer(at)?.get("$ref")?.as_str()?.strip_prefix('#');
    let mut found = follow(at)?;
    for _ in 0..MAX_CHAIN {
        let Some(next) = follow(found) else { break };
        found = next;
    }
    Some(found)
}

/// The places of the properties that have a role in the error convention: clients print them, or offer them for logs.
fn error_properties(document: &Value) -> HashSet<String> {
    let mut found = HashSet::new();
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let Some(roles) = schema.get("x-error").and_then(Value::as_object) else { continue };
        let mut parts = vec![pointer::join("/components/schemas", name)];
        let mut seen = HashSet::new();
        while let Some(part) = parts.pop() {
            let part = target(document, &part).map_or(part.clone(), str::to_owned);
            if !seen.insert(part.clone()) {
                continue;
            }
            let properties = pointer::join(&part, "properties");
            found.extend(roles.values().filter_map(Value::as_str).map(|name| pointer::join(&properties, name)));
            let branches = document.pointer(&part).and_then(|part| part.get("allOf")?.as_array()).map_or(0, Vec::len);
            parts.extend((0..branches).map(|index| format!("{part}/allOf/{index}")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn names_are_matched_on_whole_words_at_the_end() {
        for name in [
            "password",
            "newPassword",
            "password_2",
            "X-Api-Key",
            "apiKeys",
            "client_secret",
            "accessToken",
            "Set-Cookie",
            "email",
            "email_addresses",
            "phone-number",
            "IPAddress",
            "client_ip",
            "otp_code",
            "SSN",
            "card_number",
            "cvv2",
            "user.email",
        ] {
            assert!(is_sensitive(name), "{name}");
        }
        for name in [
            "code",
            "error_code",
            "token_type",
            "expires_in",
            "email_verified",
            "email_id",
            "phone_id",
            "password_strength",
            "next_page_token",
            "nextToken",
            "secretary",
            "zip",
            "shipping",
            "public_key",
            "keys",
            "s",
            "",
            "has_passwords_left",
            "ip_version",
            "typing",
        ] {
            assert!(!is_sensitive(name), "{name}");
        }
    }

    fn assert_property(name: &str, written: Value, canonical: Value) {
        let schema = |property: Value| json!({"type": "object", "properties": {name: property}});
        assert_schema(mark_by_name, schema(written), schema(canonical));
    }

    #[test]
    fn strings_are_marked_by_name() {
        assert_property("password", json!({"type": "string"}), json!({"type": "string", "x-sensitive": true}));
        let list = json!({"type": "array", "items": {"type": "string"}});
        let marked = json!({"type": "array", "items": {"type": "string"}, "x-sensitive": true});
        assert_property("emails", list, marked);
        let map = json!({"type": "object", "additionalProperties": {"type": "string"}});
        let marked = json!({"type": "object", "additionalProperties": {"type": "string"}, "x-sensitive": true});
        assert_property("tokens", map, marked);
    }

    #[test]
    fn other_values_are_not_marked_by_name() {
        for other in [
            json!({"type": "boolean"}),
            json!({"type": "integer"}),
            json!({"type": "string", "enum": ["a"]}),
            json!({"type": "string", "x-sensitive": false}),
            json!({"type": "object", "properties": {"a": {"type": "string"}}}),
            json!({"type": "array", "items": {"type": "integer"}}),
            json!({"$ref": "#/components/schemas/S"}),
            json!({"$ref": "#/components/schemas/None"}),
        ] {
            assert_property("password", other.clone(), other);
        }
    }

    #[test]
    fn the_mark_is_around_a_reference() {
        let document = |property: Value, target: Value| json!({"components": {"schemas": {"S": {"properties": {"phone": property}}, "T": target}}});
        let (reference, target) = (json!({"$ref": "#/components/schemas/T"}), json!({"type": "string"}));
        let marked = json!({"allOf": [reference], "x-sensitive": true});
        assert_document(mark_by_name, document(reference.clone(), target.clone()), document(marked, target.clone()));
        for decided in [true, false] {
            let target = json!({"type": "string", "x-sensitive": decided});
            let decided = document(reference.clone(), target);
            assert_document(mark_by_name, decided.clone(), decided);
        }
        let beside = json!({"allOf": [reference], "x-sensitive": false});
        assert_document(mark_by_name, document(beside.clone(), target.clone()), document(beside, target));
    }

    #[test]
    fn the_format_of_passwords_is_a_mark() {
        let property = |property: Value| json!({"type": "object", "properties": {"a": property}});
        for (written, canonical) in [
            (json!({"type": "string", "format": "password"}), json!({"type": "string", "x-sensitive": true})),
            (
                json!({"type": "string", "format": "password", "x-sensitive": false}),
                json!({"type": "string", "x-sensitive": false}),
            ),
            (json!({"type": "object", "format": "password"}), json!({"type": "object", "format": "password"})),
        ] {
            assert_schema(mark_what_says_so, property(written), property(canonical));
        }
    }

    #[test]
    fn strings_that_are_only_written_are_sensitive() {
        for (written, canonical) in [
            (json!({"type": "string"}), json!({"type": "string", "x-sensitive": true})),
            (json!({"type": "string", "x-sensitive": false}), json!({"type": "string", "x-sensitive": false})),
            (json!({"type": "object"}), json!({"type": "object"})),
        ] {
            let write_only = |mut schema: Value| {
                schema["writeOnly"] = true.into();
                schema
            };
            assert_schema(mark_what_says_so, write_only(written), write_only(canonical));
        }
    }

    #[test]
    fn the_extensions_of_other_tools_mark_any_schema() {
        for (key, value, said) in [
            (FLAG, json!(true), true),
            (FLAG, json!(false), false),
            (CLASSIFICATION, json!("PII"), true),
            (CLASSIFICATION, json!("Highly Confidential"), true),
            (CLASSIFICATION, json!(["public", "restricted"]), true),
            (CLASSIFICATION, json!("public"), false),
        ] {
            let canonical = json!({"type": "integer", "x-sensitive": said});
            assert_schema(mark_what_says_so, json!({"type": "integer", key: value}), canonical.clone());
            let parameter = |parameter: Value| json!({"components": {"parameters": {"P": parameter}}});
            let written = json!({"schema": {"type": "integer"}, key: value});
            assert_document(mark_what_says_so, parameter(written), parameter(json!({ "schema": canonical })));
        }
        let unclear = json!({"type": "integer", CLASSIFICATION: "level 3"});
        assert_schema(mark_what_says_so, unclear.clone(), unclear);
        let decided = json!({"type": "string", FLAG: true, "x-sensitive": false});
        assert_schema(mark_what_says_so, decided, json!({"type": "string", "x-sensitive": false}));
    }

    #[test]
    fn parameters_and_headers_are_marked_by_name() {
        let parameter = |name: &str, schema: Value| json!({"paths": {"/a": {"parameters": [{"name": name, "in": "header", "schema": schema}]}}});
        let (plain, marked) = (json!({"type": "string"}), json!({"type": "string", "x-sensitive": true}));
        assert_document(mark_by_name, parameter("X-Token", plain.clone()), parameter("X-Token", marked.clone()));
        assert_document(
            mark_by_name,
            parameter("X-Token-Type", plain.clone()),
            parameter("X-Token-Type", plain.clone()),
        );
        let header = |schema: Value| {
            let responses = json!({"R": {"headers": {"X-Otp": {"$ref": "#/components/headers/H"}}}});
            json!({"components": {"headers": {"H": {"schema": schema}}, "responses": responses}})
        };
        assert_document(mark_by_name, header(plain), header(marked));
    }

    #[test]
    fn the_properties_of_the_error_convention_are_not_marked() {
        let document = |token: Value, email: Value| {
            let part = json!({"properties": {"token": token, "email": email}});
            json!({"components": {"schemas": {
                "E": {"allOf": [{"$ref": "#/components/schemas/Part"}], "x-error": {"code": "token"}}, "Part": part,
            }}})
        };
        let plain = json!({"type": "string"});
        let canonical = document(plain.clone(), json!({"type": "string", "x-sensitive": true}));
        assert_document(mark_by_name, document(plain.clone(), plain), canonical);
    }
}
