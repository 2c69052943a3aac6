//! The canonical form: where OpenAPI has several ways to say the same thing, or lets a document leave it out, the reader writes it in one
//! way. Everything after the reader knows only that one.
//!
//! A rule is a function from a subject's module, listed in [`RULES`]; the order matters where one relies on another. A rule changes nothing
//! in its own output, and leaves what it does not understand for the checks to report. What it adds has the line of the nearest place
//! around it; what it renames keeps its line, and findings show its pointer as it was written.

mod all_of;
mod calls;
mod choices;
mod components;
mod constraints;
mod enums;
mod errors;
mod examples;
mod form_shapes;
mod forms;
mod inline;
mod lengths;
mod media_types;
mod merge;
mod names;
mod newer;
mod numbers;
mod objects;
mod parameters;
mod references;
mod responses;
mod retry;
mod roles;
mod scalars;
mod security;
mod sensitive;
mod servers;
mod tags;
mod untyped;
mod unused;
mod unwritable;
mod v3_1;

use serde_json::Value;

use self::merge::Merged;
pub(crate) use self::{merge::Conflict, unused::used_by};
use crate::{bundle::Bundle, pointer, visit::each_object};

type Object = serde_json::Map<String, Value>;

/// Rules that move or make components come before the last ones, which drop and name them.
const RULES: [fn(&mut Bundle); 51] = [
    references::decode,
    v3_1::bring_down,
    calls::leave_out_other_calls,
    references::keep_what_stands_beside,
    parameters::leave_out_ignored_headers,
    parameters::describe_those_of_the_path,
    parameters::require_those_of_the_path,
    parameters::drop_nullable,
    parameters::drop_permissions,
    parameters::one_or_several,
    security::send_tokens_as_bearer,
    security::write_no_security,
    servers::fill_in_variables,
    servers::move_to_operations,
    servers::keep_one,
    media_types::one_for_each_body,
    forms::write_as_fields,
    responses::document_a_success,
    responses::leave_out_bodies_of_head,
    responses::describe_headers,
    newer::rewrite,
    enums::rewrite,
    untyped::infer,
    choices::simplify,
    // Again, for choices between a value and `null`.
    parameters::drop_nullable,
    unwritable::send_no_null,
    all_of::merge_branches,
    // Again, for forms that were an `allOf`.
    form_shapes::join,
    forms::write_as_fields,
    choices::unify,
    components::simplify,
    forms::write_out_files,
    components::text_is_not_null,
    parameters::write_several_types_as_text,
    unwritable::write_nested_parameters_as_json,
    unwritable::leave_bodies_as_they_are,
    errors::mark_the_error_schema,
    // Before the rule that reads the roles, which takes `writeOnly` away.
    sensitive::mark_what_says_so,
    roles::separate,
    objects::list,
    numbers::narrow,
    constraints::leave_out_idle,
    lengths::leave_out_implied,
    examples::name_single_ones,
    retry::follow_from_the_method,
    // After the rules that change schemas, since it looks at their types.
    sensitive::mark_by_name,
    unused::drop_unused,
    names::name_components,
    names::name_operations,
    names::name_security_schemes,
    names::name_cases,
];

/// Brings a document into its canonical form.
pub(crate) fn apply(bundle: &mut Bundle) {
    for rule in RULES {
        rule(bundle);
    }
}

/// Why the branches of the `allOf` at a JSON pointer are not merged.
pub(crate) fn conflict(document: &Value, at: &str) -> Option<Conflict> {
    merge::merged(document, at).err()
}

/// Replaces the schema at a JSON pointer by a merged one. Each place in it keeps the line that it is written in.
fn put(bundle: &mut Bundle, at: &str, merged: &Merged) {
    for (key, (value, from)) in &merged.keywords {
        let to = pointer::join(at, key);
        if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
            for (name, value) in properties {
                let from = merged.properties.get(name).cloned().unwrap_or_else(|| pointer::join(from, name));
                copy_places(bundle, &from, &pointer::join(&to, name), value);
            }
        } else {
            copy_places(bundle, from, &to, value);
        }
    }
    if let Some(place) = bundle.json.pointer_mut(at) {
        *place = merged.object().into();
    }
}

/// Records that a value is written at another place of the document, with all that is in it.
fn copy_places(bundle: &mut Bundle, from: &str, to: &str, value: &Value) {
    if from == to {
        return;
    }
    if let Some(place) = bundle.places.get(from) {
        bundle.places.insert(to, place);
    }
    let mut below =
        |name: &str, value: &Value| copy_places(bundle, &pointer::join(from, name), &pointer::join(to, name), value);
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}

/// Whether the schema at a pointer is a branch of another one, and so says only a part of what is valid.
fn is_branch(at: &str) -> bool {
    let around = pointer::parent(at).and_then(|(around, _)| pointer::parent(around));
    around.is_some_and(|(_, key)| matches!(key, "allOf" | "anyOf" | "oneOf"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Document, body::FORM, bundle};

    /// Applies one rule to a schema, twice: the second time it must change nothing.
    #[track_caller]
    pub(super) fn assert_schema(rule: fn(&mut super::Bundle), written: Value, canonical: Value) {
        let document = |schema: Value| json!({"components": {"schemas": {"S": schema}}});
        assert_document(rule, document(written), document(canonical));
    }

    /// Applies one rule to a document, twice: the second time it must change nothing.
    #[track_caller]
    pub(super) fn assert_document(rule: fn(&mut super::Bundle), written: Value, canonical: Value) {
        let mut bundle = bundle::single("api.json", &written.to_string()).unwrap();
        rule(&mut bundle);
        assert_eq!(bundle.json, canonical);
        rule(&mut bundle);
        assert_eq!(bundle.json, canonical, "the rule changes its own output");
    }

    /// A document with a request whose body is a form, and these components.
    pub(super) fn form_document(media: Value, schemas: Value) -> Value {
        json!({
            "paths": {"/a": {"post": {"requestBody": {"content": {FORM: media}}}}},
            "components": {"schemas": schemas},
        })
    }

    #[test]
    fn what_a_rule_adds_has_the_line_around_it() {
        let text = "components:\n  schemas:\n    S:\n      $ref: '#/components/schemas/T'\n      description: d\n    T: {type: string}\n";
        let document = Document::parse("api.yaml", text).unwrap();
        assert_eq!(document.line("/components/schemas/S/allOf/0"), Some(3));
    }
}
