//! Samples of documents that ask for more than a machine has: bounded, and close to linear in the document.
#![cfg(feature = "sample")]

use std::sync::Arc;

use openapi_document::{Document, check, sample::Schemas};
use serde_json::Value;

fn document(schemas: &str) -> Document {
    let head = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    Document::parse("t.yaml", &format!("{head}{schemas}")).expect("it is YAML")
}

/// The bytes of the full value of `A`, and of all its changes.
fn bytes(document: &Document) -> (usize, usize) {
    let schemas = Schemas::new(document);
    let schema = document.at("/components/schemas/A").expect("there is an A");
    let full = Arc::new(schemas.full(&schema));
    let (changes, _) = schemas.changes(&schema, &full);
    (full.to_string().len(), changes.iter().map(|change| change.value().to_string().len()).sum())
}

/// The messages of the rule for recursive schemas and of that for bounds.
fn findings(schemas: &str) -> Vec<String> {
    let found = check(&document(schemas)).into_iter();
    let found = found.filter(|finding| ["recursive-schema", "bounds"].contains(&finding.rule));
    found.inspect(|finding| assert!(finding.line.is_some() && !finding.remedy.is_empty())).map(|f| f.message).collect()
}

#[test]
fn no_value_is_as_large_as_a_bound_of_a_generator() {
    for bound in ["2147483647", "18446744073709551615", "99999999999999999999999"] {
        for schema in [
            format!("{{type: string, maxLength: {bound}}}"),
            format!("{{type: array, items: {{type: string}}, maxItems: {bound}}}"),
            format!("{{type: object, additionalProperties: {{type: string}}, maxProperties: {bound}}}"),
        ] {
            let text = format!("    A: {schema}\n");
            assert_eq!(findings(&text), Vec::<String>::new(), "{schema}");
            let document = document(&text);
            assert!(bytes(&document).1 < 10_000, "{schema}");
            let schemas = Schemas::new(&document);
            let schema = document.at("/components/schemas/A").expect("there is an A");
            let (_, uncovered) = schemas.changes(&schema, &Arc::new(schemas.full(&schema)));
            let [beyond] = &uncovered[..] else { panic!("not one keyword but {uncovered:?}") };
            assert!(beyond.is_beyond_samples && beyond.reason.contains("the largest sample"), "{beyond:?}");
        }
    }
}

#[test]
fn a_schema_without_a_sample_is_a_finding() {
    for (schema, message) in [
        (
            "{type: array, items: {type: string}, minItems: 1000000}",
            "`minItems` 1000000 is not below 1000 items, the largest sample",
        ),
        ("{type: string, minLength: 10000}", "`minLength` 10000 is not below 10000 characters, the largest sample"),
        (
            "{type: object, additionalProperties: {type: string}, minProperties: 18446744073709551615}",
            "`minProperties` 18446744073709551615 is not below 1000 properties, the largest sample",
        ),
    ] {
        let text = format!("    A: {schema}\n");
        assert_eq!(findings(&text), [message]);
        assert!(bytes(&document(&text)).0 < 100_000, "also where nobody looks at the finding");
    }
}

#[test]
fn a_pattern_of_nested_repetitions_is_cut_off() {
    for pattern in ["^(((a{1000}){1000}){1000})$", "^((((){1000}){1000}){1000})$", "^a{100000}$"] {
        assert!(
            bytes(&document(&format!("    A: {{type: string, pattern: '{pattern}'}}\n"))).1 < 1_000_000,
            "{pattern}"
        );
    }
}

#[test]
fn references_do_not_multiply() {
    // Each level refers three times to the next one.
    let text = |levels: usize| {
        let level = |level: usize| {
            let next = format!("{{$ref: '#/components/schemas/L{}'}}", level + 1);
            let name = if level == 0 { "A".to_owned() } else { format!("L{level}") };
            format!(
                "    {name}: {{type: object, properties: {{a: {next}, b: {next}, c: {next}, d: {{type: string}}}}}}\n"
            )
        };
        let all: String = (0..levels).map(level).collect();
        format!("{all}    L{levels}: {{type: object, properties: {{e: {{type: string}}}}}}\n")
    };
    let full = |levels| {
        let document = document(&text(levels));
        let schemas = Schemas::new(&document);
        schemas.full(&document.at("/components/schemas/A").expect("there is an A")).to_string().len()
    };
    assert!(full(20) < 200_000, "{}", full(20));
    assert!(full(20) <= 2 * full(10), "{} and {}", full(20), full(10));
}

#[test]
fn a_value_that_is_huge_at_its_smallest_is_a_finding() {
    let level = |level: usize| {
        let next = format!("{{$ref: '#/components/schemas/L{}'}}", level + 1);
        format!(
            "    L{level}: {{type: object, required: [a, b, c], properties: {{a: {next}, b: {next}, c: {next}}}}}\n"
        )
    };
    let all: String = (0..12).map(level).collect();
    let found = findings(&format!("{all}    L12: {{type: string}}\n"));
    assert_eq!(found[0], "the smallest value of `L0` has more than 10000 parts");
    let nested =
        (0..3).fold("{type: string}".to_owned(), |items, _| format!("{{type: array, minItems: 300, items: {items}}}"));
    let found = findings(&format!("    A: {{type: object, properties: {{cube: {nested}}}}}\n"));
    assert_eq!(found[0], "the smallest value of `cube` has more than 10000 parts");
    let chain: String = (0..100)
        .map(|at| {
            let next = format!("{{$ref: '#/components/schemas/L{}'}}", at + 1);
            format!("    L{at}: {{type: object, required: [a], properties: {{a: {next}}}}}\n")
        })
        .collect();
    let found = findings(&format!("{chain}    L100: {{type: string}}\n"));
    assert_eq!(found[0], "the smallest value of `L0` is more than 60 levels deep");
}

#[test]
fn the_value_of_many_properties_grows_with_them() {
    let text = |count: usize| {
        let properties: Vec<_> = (0..count).map(|number| format!("p{number}: {{type: string}}")).collect();
        format!("    A: {{type: object, properties: {{{}}}}}\n", properties.join(", "))
    };
    let (once, often) = (bytes(&document(&text(125))), bytes(&document(&text(500))));
    assert!(often.0 <= 5 * once.0, "{often:?} and {once:?}");
}

#[test]
fn recursion_ends() {
    for schema in [
        "{type: object, additionalProperties: {$ref: '#/components/schemas/A'}}",
        "{type: array, items: {$ref: '#/components/schemas/A'}}",
        "{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
        "{type: object, properties: {a: {type: array, items: {$ref: '#/components/schemas/A'}}}}",
        "{type: object, properties: {a: {type: object, additionalProperties: {$ref: '#/components/schemas/A'}}}}",
        "{oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}",
        "{oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/A'}}]}",
        "{type: object, required: [a], properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}}}",
        "{type: object, required: [a], properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}",
        "{allOf: [{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}, {properties: {b: {type: integer}}}]}",
    ] {
        let text = format!(
            "    A: {schema}\n    B: {{type: object, required: [b], properties: {{b: {{$ref: '#/components/schemas/A'}}}}}}\n"
        );
        assert_eq!(findings(&text), Vec::<String>::new(), "{schema}");
        assert!(bytes(&document(&text)).1 < 100_000, "{schema}");
    }
}

#[test]
fn a_schema_that_never_ends_is_a_finding() {
    let endless = "`A` requires itself, so no value of it ends";
    let circle = "`A` is a branch of itself";
    for (schema, message) in [
        ("{type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}", endless),
        ("{type: array, minItems: 1, items: {$ref: '#/components/schemas/A'}}", endless),
        ("{type: object, minProperties: 1, additionalProperties: {$ref: '#/components/schemas/A'}}", endless),
        ("{allOf: [{$ref: '#/components/schemas/A'}]}", circle),
        ("{allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}", circle),
        ("{oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}", circle),
        (
            "{oneOf: [{type: array, minItems: 1, items: {$ref: '#/components/schemas/A'}}, {type: object, minProperties: 1, \
             additionalProperties: {$ref: '#/components/schemas/A'}}]}",
            endless,
        ),
    ] {
        assert_eq!(findings(&format!("    A: {schema}\n")), [message], "{schema}");
    }
    let found = findings(
        "    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
    );
    assert_eq!(found, [circle, "`B` is a branch of itself"]);
    let required = "    A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}\n    B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}\n";
    assert_eq!(findings(required), [endless, "`B` requires itself, so no value of it ends"]);
}

#[test]
fn a_full_value_is_valid() {
    let text = "    A: {type: object, required: [list], properties: {list: {type: array, minItems: 2, items: {$ref: '#/components/schemas/B'}}, map: {type: object, additionalProperties: {$ref: '#/components/schemas/B'}}}}\n    B: {type: object, required: [a], properties: {a: {type: string}, more: {$ref: '#/components/schemas/A'}}}\n";
    let document = document(text);
    let schemas = Schemas::new(&document);
    let schema = document.at("/components/schemas/A").expect("there is an A");
    for value in [schemas.full(&schema), schemas.minimal(&schema).expect("it ends")] {
        assert!(schemas.violations(&schema, &value).is_ok_and(|violations| violations.is_empty()), "{value}");
    }
    assert_eq!(
        schemas.minimal(&schema),
        Some(serde_json::json!({"list": [{"a": "text"}, {"a": "text"}]})) as Option<Value>
    );
}

#[test]
fn every_sensitive_text_is_found() {
    let text = "    A: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/B'}}, map: {type: object, additionalProperties: {$ref: '#/components/schemas/B'}}}}\n    B: {type: string, x-sensitive: true}\n";
    let document = document(text);
    let schemas = Schemas::new(&document);
    let value = serde_json::json!({"list": ["one", "two"], "map": {"a": "three", "b": "four"}});
    let mut found = schemas.strings(&document.at("/components/schemas/A").expect("there is an A"), &value);
    found.sensitive.sort();
    assert_eq!(
        (found.sensitive, found.others),
        (["four", "one", "three", "two"].map(str::to_owned).into(), Vec::new())
    );
}

#[test]
fn a_bound_of_an_integer_is_written_without_a_fraction() {
    for bound in ["9007199254740991", "1000000000000000000"] {
        let document = document(&format!("    A: {{type: integer, format: int64, minimum: -{bound}, maximum: -1}}\n"));
        let schema = document.at("/components/schemas/A").expect("there is an A");
        assert!(Schemas::new(&document).full(&schema).is_i64(), "{bound}");
    }
}

#[test]
fn the_last_item_of_a_list_of_choices_is_shown_as_a_whole() {
    let branch = |kind: &str, more: &str| {
        format!(
            "{{type: object, required: [kind, {more}], properties: {{kind: {{type: string, enum: [{kind}]}}, {more}: {{type: string}}}}}}"
        )
    };
    let document = document(&format!(
        "    A: {{type: array, items: {{oneOf: [{{$ref: '#/components/schemas/One'}}, {{$ref: '#/components/schemas/Two'}}], discriminator: {{propertyName: kind}}}}}}\n    One: {}\n    Two: {}\n",
        branch("one", "x"),
        branch("two", "y"),
    ));
    let schemas = Schemas::new(&document);
    let schema = document.at("/components/schemas/A").expect("there is an A");
    let (changes, _) = schemas.changes(&schema, &Arc::new(schemas.full(&schema)));
    let last: Vec<_> =
        changes.iter().filter(|change| change.name.contains("last_")).map(|change| change.shown()).collect();
    assert!(!last.is_empty() && last.iter().all(|shown| shown == "/1"), "{last:?}");
}
