//! The kinds of changes that `mutate` makes.

use openapi_document::{Document, ErrorConvention, Operation, SecurityScheme, pointer::join, schema};
use serde_json::{Value, json};

use super::{
    mutation::Mutation,
    places::{
        anywhere, each_credential_prefix, each_error_property, each_identifier, each_item, each_property,
        each_response, in_credential_parts, in_operations, in_servers, keyword, removed, required_at, text,
    },
};
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

pub(super) const KINDS: [Kind; 56] = [
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
            keyword(d, "pattern", |at, pattern| {
                let pattern = pattern.as_str()?;
                let narrow = pattern.replace("\\d", "[0-4]").replace("0-9", "0-4");
                (narrow != pattern).then(|| Mutation::set(at, narrow))
            })
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
    // Without the keyword, the name of a property may make it sensitive.
    Kind {
        name: "sensitive-drop",
        places: |d| {
            keyword(d, "x-sensitive", |at, value| (value == &Value::Bool(true)).then(|| Mutation::set(at, false)))
        },
    },
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
        name: "additional-narrow",
        places: |d| keyword(d, "additionalProperties", |at, _| Some(Mutation::set(at, json!({"type": "integer"})))),
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
                let schemas = json.pointer("/components/schemas")?.as_object()?.keys();
                let mut others = schemas.map(|name| format!("#{}", join("/components/schemas", name)));
                Some(Mutation::set(join(at, "$ref"), others.find(|other| other != to)?))
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
    Kind { name: "feature-drop", places: |d| anywhere(d, "x-feature", removed) },
    Kind { name: "security-drop", places: |d| in_operations(d, "security", removed) },
    Kind {
        name: "sends-message-flip",
        places: |d| {
            in_operations(d, "x-sends-message", |at, value| Some(Mutation::set(at, !value.as_bool().unwrap_or(true))))
        },
    },
    Kind {
        name: "recipient-drop",
        places: |d| {
            in_operations(d, "x-sends-message", |at, message| message.is_object().then(|| Mutation::set(at, true)))
        },
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
    Kind {
        name: "credential-name-change",
        places: |d| in_credential_parts(d, "name", |at, name| Mutation::set(at, format!("{}_x", text(name)))),
    },
    Kind {
        name: "credential-variable-change",
        places: |d| in_credential_parts(d, "variable", |at, name| Mutation::set(at, format!("{}_X", text(name)))),
    },
    Kind {
        name: "credential-default-drop",
        places: |d| in_credential_parts(d, "default", |at, _| Mutation::remove(at)),
    },
    Kind { name: "scheme-change", places: |d| anywhere(d, "scheme", |at, _| Some(Mutation::set(at, "bearer"))) },
    // Errors and redaction.
    Kind { name: "error-property-change", places: error_property_change },
    Kind {
        name: "error-property-drop",
        places: |d| each_error_property(d).into_iter().map(Mutation::remove).collect(),
    },
    Kind {
        name: "identifier-change",
        places: |d| {
            each_identifier(d, |at, pattern| Mutation::set(at, format!("^x{}", text(pattern).trim_start_matches('^'))))
        },
    },
    Kind { name: "identifier-drop", places: |d| each_identifier(d, |at, _| Mutation::remove(at)) },
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

fn shifted(at: String, bound: &Value, by: i64) -> Option<Mutation> {
    Some(Mutation::set(at, bound.as_i64()? + by))
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

/// Names another property of the same type, if there is one.
fn error_property_change(document: &Document) -> Vec<Mutation> {
    let Some(convention) = ErrorConvention::of(document) else { return Vec::new() };
    let properties: Vec<_> =
        schema::properties(&convention.schema).into_iter().map(|(name, node)| (name, node.effective())).collect();
    let change = |at: String| {
        let name = document.json().pointer(&at)?.as_str()?;
        let kind = properties.iter().find(|(other, _)| *other == name)?.1.text("type");
        let (other, _) = properties.iter().find(|(other, node)| *other != name && node.text("type") == kind)?;
        Some(Mutation::set(at, *other))
    };
    each_error_property(document).into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::document;

    #[test]
    fn each_kind_has_places_in_the_document_and_changes_it_there() {
        let document = document();
        for kind in &KINDS {
            let mutations = kind.mutations(document);
            assert!(!mutations.is_empty(), "{} has no place in the document: remove it", kind.name);
            for mutation in mutations {
                assert!(mutation.changes(document.json()), "{} at {}", kind.name, mutation.pointer);
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
