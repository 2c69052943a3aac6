//! Visits the objects of a document to change them.

use serde_json::{Map, Value};

use crate::{pointer, structure::Kind};

type Object = Map<String, Value>;

/// Visits every object that is a schema (`Kind::Schema`) or another object of the specification (`Kind::Object`), the outer ones first, with
/// its JSON pointer. Names and data are skipped, `$ref`s are not followed.
pub(crate) fn each_object(document: &mut Value, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
    below(document, Kind::Object, &mut String::new(), visit);
}

/// `at` is the same again afterwards.
fn below(value: &mut Value, kind: Kind, at: &mut String, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
    let single = kind.single();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                within(item, single, at, &index.to_string(), visit);
            }
        }
        Value::Object(object) => {
            if kind == single {
                visit(object, kind, at);
            }
            for (key, value) in object.iter_mut().filter(|(_, value)| holds_more(value)) {
                if let Some(kind) = kind.below(key) {
                    within(value, kind, at, key, visit);
                }
            }
        }
        _ => {}
    }
}

/// Whether there can be objects in a value: most have none.
fn holds_more(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

fn within(value: &mut Value, kind: Kind, at: &mut String, name: &str, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
    let length = at.len();
    pointer::push(at, name);
    below(value, kind, at, visit);
    at.truncate(length);
}
