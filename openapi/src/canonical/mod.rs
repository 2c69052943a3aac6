//! The canonical form: where OpenAPI has several ways to say the same thing, or lets a document leave it out, the reader writes it in one
//! way. Everything after the reader knows only that one.
//!
//! A rule is a function from a subject's module, listed in [`RULES`]; the order matters where one relies on another. A rule changes nothing
//! in its own output, and leaves what it does not understand for the checks to report. What it adds has the line of the nearest place
//! around it; what it renames keeps its line, and findings show its pointer as it was written.

mod names;
mod references;
mod unused;

use serde_json::Value;

use crate::{bundle::Bundle, pointer, structure::Kind};

type Object = serde_json::Map<String, Value>;

/// Rules that move or make components come before the last ones, which drop and name them.
const RULES: [fn(&mut Bundle); 7] = [
    references::decode,
    references::keep_what_stands_beside,
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

/// Visits every object that is a schema (`Kind::Schema`) or another object of the specification (`Kind::Object`), the outer ones first, with
/// its JSON pointer. Names and data are skipped, `$ref`s are not followed.
fn each_object(document: &mut Value, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
    below(document, Kind::Object, "", visit);
}

fn below(value: &mut Value, kind: Kind, at: &str, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
    let single = kind.single();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                below(item, single, &pointer::join(at, &index.to_string()), visit);
            }
        }
        Value::Object(object) => {
            if kind == single {
                visit(object, kind, at);
            }
            for (key, value) in object.iter_mut() {
                if let Some(kind) = kind.below(key) {
                    below(value, kind, &pointer::join(at, key), visit);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Document, bundle};

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

    #[test]
    fn what_a_rule_adds_has_the_line_around_it() {
        let text = "components:\n  schemas:\n    S:\n      $ref: '#/components/schemas/T'\n      description: d\n    T: {type: string}\n";
        let document = Document::parse("api.yaml", text).unwrap();
        assert_eq!(document.line("/components/schemas/S/allOf/0"), Some(3));
    }
}
