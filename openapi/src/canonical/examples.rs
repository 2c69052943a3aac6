//! Examples of media types, parameters and headers.

use serde_json::{Value, json};

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// The name of a single example.
const NAME: &str = "example";

/// A single `example` becomes one of `examples`, the last one if there are others. One that is listed already is dropped.
pub(super) fn name_single_ones(bundle: &mut Bundle) {
    let places = &mut bundle.places;
    each_object(&mut bundle.json, &mut |object, kind, at| {
        if kind != Kind::Object
            || object.contains_key("$ref")
            || object.get("examples").is_some_and(|all| !all.is_object())
        {
            return;
        }
        let Some(value) = object.remove("example") else { return };
        let examples = object.entry("examples").or_insert_with(|| json!({}));
        let Some(examples) = examples.as_object_mut().filter(|all| !holds(all, &value)) else { return };
        let names = (2..).map(|number| format!("{NAME}_{number}"));
        let name = std::iter::once(NAME.to_owned()).chain(names).find(|name| !examples.contains_key(name));
        let Some(name) = name else { return };
        let single = pointer::join(at, "example");
        if let Some(place) = places.get(&single) {
            let at = pointer::join(&pointer::join(at, "examples"), &name);
            places.insert(&at, place);
            places.copy(&single, &pointer::join(&at, "value"));
        }
        examples.insert(name, json!({ "value": value }));
    });
}

fn holds(examples: &Object, value: &Value) -> bool {
    examples.values().any(|example| example.get("value") == Some(value))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};
    use crate::Document;

    fn parameter(parameter: Value) -> Value {
        json!({"components": {"parameters": {"P": parameter}, "examples": {"example": {"value": 1}}}})
    }

    #[test]
    fn a_single_example_has_a_name() {
        for value in [json!(1), json!(null), json!({"example": 1})] {
            assert_document(
                name_single_ones,
                parameter(json!({"name": "p", "example": value})),
                parameter(json!({"name": "p", "examples": {"example": {"value": value}}})),
            );
        }
    }

    #[test]
    fn a_single_example_beside_others_is_one_more() {
        assert_document(
            name_single_ones,
            parameter(json!({"example": 1, "examples": {"example": {"value": 2}}})),
            parameter(json!({"examples": {"example": {"value": 2}, "example_2": {"value": 1}}})),
        );
        assert_document(
            name_single_ones,
            parameter(json!({"example": 1, "examples": {"same": {"value": 1}}})),
            parameter(json!({"examples": {"same": {"value": 1}}})),
        );
    }

    #[test]
    fn the_example_of_a_schema_stays() {
        let schema = json!({"type": "string", "example": "a"});
        assert_schema(name_single_ones, schema.clone(), schema);
    }

    #[test]
    fn its_parts_keep_their_lines() {
        let text = "components:\n  parameters:\n    P:\n      name: p\n      example:\n        a: 1\n";
        let document = Document::parse("api.yaml", text).unwrap();
        assert_eq!(document.line("/components/parameters/P/examples/example/value/a"), Some(6));
    }
}
