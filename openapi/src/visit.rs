//! Visits the objects of a document to change them.

use serde_json::{Map, Value};

use crate::{pointer, structure::Kind};

type Object = Map<String, Value>;

/// Visits every object that is a schema (`Kind::Schema`) or another object of the specification (`Kind::Object`), the outer ones first, with
/// its JSON pointer. Names and data are skipped, `$ref`s are not followed.
pub(crate) fn each_object(document: &mut Value, visit: &mut impl FnMut(&mut Object, Kind, &str)) {
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
