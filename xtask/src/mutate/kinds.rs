//! The kinds of changes, each with every place where it can be made.

use openapi_document::{
    Document, Operation, SecurityScheme, Server,
    pointer::{self, join},
};
use serde_json::{Map, Value, json};

use super::mutation::Mutation;
use crate::suite::id_property;

/// A kind of change.
pub(super) struct Kind {
    /// Its name, for `--only` and the table.
    pub(super) name: &'static str,
    places: fn(&Document) -> Vec<Mutation>,
}

impl Kind {
    /// Every change of this kind that the document allows, in the order of the pointers.
    pub(super) fn mutations(&self, document: &Document) -> Vec<Mutation> {
        let mut mutations = (self.places)(document);
        mutations.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        mutations
    }
}

pub(super) const KINDS: [Kind; 47] = [
    // Schemas.
    Kind { name: "required-drop", places: |d| each_item(d, "required", |at, _| Mutation::remove(at)) },
    Kind { name: "required-add", places: required_add },
    Kind { name: "type-change", places: type_change },
    Kind { name: "enum-drop", places: |d| each_item(d, "enum", |at, _| Mutation::remove(at)) },
    Kind {
        name: "enum-misspell",
        places: |d| each_item(d, "enum", |at, value| Mutation::set(at, format!("{}x", text(value)))),
    },
    Kind {
        name: "enum-add",
        places: |d| {
            keyword(d, "enum", |at, values| {
                Some(Mutation::set(join(&at, &values.as_array()?.len().to_string()), "added"))
            })
        },
    },
    Kind { name: "minimum-raise", places: |d| keyword(d, "minimum", |at, bound| shifted(at, bound, 1)) },
    Kind { name: "minimum-lower", places: |d| keyword(d, "minimum", |at, bound| shifted(at, bound, -1)) },
    Kind { name: "minimum-drop", places: |d| keyword(d, "minimum", removed) },
    Kind { name: "maximum-raise", places: |d| keyword(d, "maximum", |at, bound| shifted(at, bound, 1)) },
    Kind { name: "maximum-lower", places: |d| keyword(d, "maximum", |at, bound| shifted(at, bound, -1)) },
    Kind { name: "maximum-drop", places: |d| keyword(d, "maximum", removed) },
    Kind {
        name: "pattern-widen",
        places: |d| {
            keyword(d, "pattern", |at, pattern| Some(Mutation::set(at, pattern.as_str()?.trim_end_matches('$'))))
        },
    },
    Kind {
        name: "pattern-narrow",
        places: |d| {
            keyword(d, "pattern", |at, pattern| Some(Mutation::set(at, pattern.as_str()?.replace("\\d", "[0-4]"))))
        },
    },
    Kind { name: "pattern-drop", places: |d| keyword(d, "pattern", removed) },
    Kind { name: "nullable-drop", places: |d| keyword(d, "nullable", removed) },
    // For an optional property, `null` means the same as its absence.
    Kind {
        name: "nullable-add",
        places: |d| {
            each_property(d, |json, at, name| {
                required_at(json, at, name)?;
                json.pointer(&join(at, "type"))?;
                Some(Mutation::set(join(at, "nullable"), true))
            })
        },
    },
    Kind { name: "sensitive-drop", places: |d| keyword(d, "x-sensitive", removed) },
    Kind { name: "default-drop", places: |d| keyword(d, "default", removed) },
    Kind {
        name: "default-change",
        places: |d| {
            keyword(d, "default", |at, value| {
                let other = match value {
                    Value::Bool(value) => json!(!value),
                    value => json!(value.as_i64()? + 1),
                };
                Some(Mutation::set(at, other))
            })
        },
    },
    Kind {
        name: "additional-close",
        places: |d| keyword(d, "additionalProperties", |at, _| Some(Mutation::set(at, false))),
    },
    Kind {
        name: "open-close",
        places: |d| {
            keyword(d, "anyOf", |at, branches| {
                let schema = at.rsplit_once('/')?.0;
                let known = branches.get(0)?.get("enum")?.clone();
                let closed = Mutation::remove(at.clone()).and(Mutation::set(join(schema, "type"), "string"));
                Some(closed.and(Mutation::set(join(schema, "enum"), known)))
            })
        },
    },
    Kind {
        name: "field-rename",
        places: |d| {
            each_property(d, |json, at, name| {
                let renamed = Mutation::rename(json, at.to_owned(), &format!("{name}_x"));
                Some(match required_at(json, at, name) {
                    Some(required) => renamed.and(Mutation::set(required, format!("{name}_x"))),
                    None => renamed,
                })
            })
        },
    },
    Kind {
        name: "field-drop",
        places: |d| {
            each_property(d, |json, at, name| {
                let dropped = Mutation::remove(at.to_owned());
                Some(match required_at(json, at, name) {
                    Some(required) => dropped.and(Mutation::remove(required)),
                    None => dropped,
                })
            })
        },
    },
    Kind {
        name: "field-add",
        places: |d| {
            keyword(d, "properties", |at, _| {
                Some(Mutation::set(join(&at, "added"), json!({"description": "Added.", "type": "string"})))
            })
        },
    },
    Kind {
        name: "reference-misdirect",
        places: |d| {
            each_property(d, |json, at, _| {
                let to = json.pointer(&join(at, "$ref"))?.as_str()?;
                let other = ["#/components/schemas/EmailAddress", "#/components/schemas/Attributes"];
                Some(Mutation::set(join(at, "$ref"), *other.iter().find(|other| **other != to)?))
            })
        },
    },
    // Operations.
    Kind {
        name: "operation-rename",
        places: |d| in_operations(d, "operationId", |at, id| Some(Mutation::set(at, format!("{}_x", id.as_str()?)))),
    },
    Kind {
        name: "operation-drop",
        places: |d| {
            Operation::all(d).iter().map(|operation| Mutation::remove(operation.node().pointer().to_owned())).collect()
        },
    },
    Kind {
        name: "method-change",
        places: |d| {
            let of =
                |at: &str| Mutation::rename(d.json(), at.to_owned(), if at.ends_with("/put") { "post" } else { "put" });
            Operation::all(d).iter().map(|operation| of(operation.node().pointer())).collect()
        },
    },
    Kind {
        name: "path-change",
        places: |d| {
            let paths = d.at("/paths").map(|paths| paths.entries()).unwrap_or_default();
            paths
                .iter()
                .map(|(path, item)| Mutation::rename(d.json(), item.pointer().to_owned(), &format!("{path}s")))
                .collect()
        },
    },
    Kind {
        name: "security-change",
        places: |d| {
            in_operations(d, "security", |at, security| {
                let name = security.get(0)?.as_object()?.keys().next()?;
                let other =
                    SecurityScheme::all(d).into_iter().map(|scheme| scheme.name()).find(|other| other != name)?;
                Some(Mutation::set(at, json!([{ other: [] }])))
            })
        },
    },
    Kind { name: "security-drop", places: |d| in_operations(d, "security", removed) },
    Kind {
        name: "sends-message-flip",
        places: |d| in_operations(d, "x-sends-message", |at, value| Some(Mutation::set(at, !value.as_bool()?))),
    },
    Kind {
        name: "retry-change",
        places: |d| {
            in_operations(d, "x-retry", |at, retry| {
                let other = if retry["policy"] == "idempotent" { "unsent_only" } else { "idempotent" };
                Some(Mutation::set(join(&at, "policy"), other))
            })
        },
    },
    Kind {
        name: "body-optional",
        places: |d| in_operations(d, "requestBody", |at, _| Some(Mutation::remove(join(&at, "required")))),
    },
    Kind {
        name: "status-change",
        places: |d| {
            each_response(d, |json, at, status| {
                Mutation::rename(json, at, &(status.parse::<u16>().unwrap_or_default() + 20).to_string())
            })
        },
    },
    Kind { name: "response-drop", places: |d| each_response(d, |_, at, _| Mutation::remove(at)) },
    // Bodies.
    Kind { name: "envelope-drop", places: |d| anywhere(d, "x-wire-envelope", removed) },
    Kind {
        name: "envelope-rename",
        places: |d| anywhere(d, "x-wire-envelope", |at, _| Some(Mutation::set(at, "body"))),
    },
    Kind {
        name: "media-type-change",
        places: |d| anywhere(d, "application/json", |at, _| Some(Mutation::rename(d.json(), at, "text/json"))),
    },
    Kind {
        name: "example-drop",
        places: |d| {
            anywhere(d, "examples", |at, examples| {
                let name = examples.as_object().filter(|examples| examples.len() > 1)?.keys().next()?;
                Some(Mutation::remove(join(&at, name)))
            })
        },
    },
    Kind {
        name: "example-change",
        places: |d| {
            let id = id_property(d).unwrap_or_default();
            anywhere(d, id, |at, value| Some(Mutation::set(at, format!("{}0", value.as_str()?))))
        },
    },
    // Credentials.
    Kind {
        name: "credential-swap",
        places: |d| {
            anywhere(d, "x-credential", |at, value| {
                let schemes = SecurityScheme::all(d);
                let others = schemes.iter().filter_map(|scheme| scheme.node().get("x-credential"));
                let other = others.map(|other| other.value().clone()).find(|other| other != value)?;
                Some(Mutation::set(at, other))
            })
        },
    },
    Kind { name: "scheme-change", places: |d| anywhere(d, "scheme", |at, _| Some(Mutation::set(at, "bearer"))) },
    // Servers.
    Kind {
        name: "server-change",
        places: |d| in_servers(d, "url", |at, url| vec![Mutation::set(at, format!("{}.example", text(url)))]),
    },
    Kind {
        name: "credential-prefix-change",
        places: |d| each_credential_prefix(d, |at, prefix| Mutation::set(at, format!("{}x", text(prefix)))),
    },
    Kind { name: "credential-prefix-drop", places: |d| each_credential_prefix(d, |at, _| Mutation::remove(at)) },
];

fn removed(at: String, _: &Value) -> Option<Mutation> {
    Some(Mutation::remove(at))
}

fn shifted(at: String, bound: &Value, by: i64) -> Option<Mutation> {
    Some(Mutation::set(at, bound.as_i64()? + by))
}

/// Each place with this key, examples included.
fn anywhere(document: &Document, key: &str, change: impl Fn(String, &Value) -> Option<Mutation>) -> Vec<Mutation> {
    let mut found = Vec::new();
    visit(document.json(), String::new(), &mut |at, value| {
        if pointer::last(at) == key {
            found.extend(change(at.to_owned(), value));
        }
    });
    found
}

fn visit(value: &Value, at: String, see: &mut dyn FnMut(&str, &Value)) {
    see(&at, value);
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| visit(value, join(&at, name), see)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| visit(value, join(&at, &index.to_string()), see));
        }
        _ => {}
    }
}

/// Each use of a keyword in a schema of the document.
fn keyword(document: &Document, key: &str, change: impl Fn(String, &Value) -> Option<Mutation>) -> Vec<Mutation> {
    let in_schema = |at: &str| {
        let names: Vec<_> = at.split('/').collect();
        // The key after `properties` is a name and no keyword.
        at.starts_with("/components/schemas/") && names.len() > 4 && names[names.len() - 2] != "properties"
    };
    anywhere(document, key, |at, value| change(at.clone(), value).filter(|_| in_schema(&at)))
}

/// Each item of a keyword whose value is a list.
fn each_item(document: &Document, key: &str, change: fn(String, &Value) -> Mutation) -> Vec<Mutation> {
    let mut found = Vec::new();
    for list in keyword(document, key, |at, value| value.is_array().then(|| Mutation::remove(at))) {
        let items = document.json().pointer(&list.pointer).and_then(Value::as_array).into_iter().flatten();
        found.extend(items.enumerate().map(|(index, item)| change(format!("{}/{index}", list.pointer), item)));
    }
    found
}

/// Each property of the schemas: the document, the place, and the name.
fn each_property(document: &Document, change: fn(&Value, &str, &str) -> Option<Mutation>) -> Vec<Mutation> {
    let mut found = Vec::new();
    for properties in keyword(document, "properties", removed) {
        let fields = document.json().pointer(&properties.pointer).and_then(Value::as_object);
        let names = fields.into_iter().flat_map(Map::keys);
        found.extend(names.filter_map(|name| change(document.json(), &join(&properties.pointer, name), name)));
    }
    found
}

/// The place in `required` of a property.
fn required_at(json: &Value, property: &str, name: &str) -> Option<String> {
    let required = format!("{}/required", property.rsplit_once("/properties/")?.0);
    let index = json.pointer(&required)?.as_array()?.iter().position(|required| required == name)?;
    Some(format!("{required}/{index}"))
}

fn required_add(document: &Document) -> Vec<Mutation> {
    each_property(document, |json, at, name| {
        if required_at(json, at, name).is_some() {
            return None;
        }
        let required = format!("{}/required", at.rsplit_once("/properties/")?.0);
        Some(match json.pointer(&required).and_then(Value::as_array) {
            Some(names) => Mutation::set(format!("{required}/{}", names.len()), name),
            None => Mutation::set(required, json!([name])),
        })
    })
}

fn type_change(document: &Document) -> Vec<Mutation> {
    keyword(document, "type", |at, kind| {
        Some(Mutation::set(
            at,
            match kind.as_str()? {
                "string" => "integer",
                "integer" | "number" | "boolean" => "string",
                _ => return None,
            },
        ))
    })
}

/// Each operation with this key.
fn in_operations(document: &Document, key: &str, change: impl Fn(String, &Value) -> Option<Mutation>) -> Vec<Mutation> {
    let operations = Operation::all(document);
    let places = operations.iter().filter_map(|operation| {
        let at = join(operation.node().pointer(), key);
        let value = document.json().pointer(&at)?;
        change(at, value)
    });
    places.collect()
}

/// Each server with this key.
fn in_servers(document: &Document, key: &str, change: impl Fn(String, &Value) -> Vec<Mutation>) -> Vec<Mutation> {
    let servers = Server::all(document);
    let places = servers.iter().filter_map(|server| {
        let at = join(server.node().pointer(), key);
        let value = document.json().pointer(&at)?;
        Some(change(at, value))
    });
    places.flatten().collect()
}

/// Each prefix of credentials that a server is for.
fn each_credential_prefix(document: &Document, change: fn(String, &Value) -> Mutation) -> Vec<Mutation> {
    in_servers(document, "x-credential-prefix", |at, users| {
        let users = users.as_object().into_iter().flatten();
        users.map(|(kind, prefix)| change(join(&at, kind), prefix)).collect()
    })
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Each response of each operation: the document, the place, and the status.
fn each_response(document: &Document, change: fn(&Value, String, &str) -> Mutation) -> Vec<Mutation> {
    let mut found = Vec::new();
    for operation in Operation::all(document) {
        let at = join(operation.node().pointer(), "responses");
        let responses = document.json().pointer(&at).and_then(Value::as_object);
        let statuses = responses.into_iter().flat_map(Map::keys);
        found.extend(statuses.map(|status| change(document.json(), join(&at, status), status)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        crate::test_support::document()
    }

    #[test]
    fn each_kind_has_places_in_the_document_and_changes_it_there() {
        let document = document();
        for kind in &KINDS {
            let mutations = kind.mutations(&document);
            assert!(!mutations.is_empty(), "{} has no place in the document: remove it", kind.name);
            for mutation in mutations {
                assert_ne!(&mutation.apply(document.json()), document.json(), "{} at {}", kind.name, mutation.pointer);
            }
        }
    }

    #[test]
    fn a_required_property_is_renamed_in_required_too() {
        let json =
            json!({"components": {"schemas": {"A": {"required": ["b"], "properties": {"b": {"type": "string"}}}}}});
        let document = Document::parse("a.json", &json.to_string()).unwrap();
        let renamed = KINDS.iter().find(|kind| kind.name == "field-rename").unwrap().mutations(&document).remove(0);
        assert_eq!(renamed.pointer, "/components/schemas/A/properties/b");
        let schema = json!({"required": ["b_x"], "properties": {"b_x": {"type": "string"}}});
        assert_eq!(renamed.apply(&json)["components"]["schemas"]["A"], schema);
    }
}
