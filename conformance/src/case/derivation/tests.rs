use std::collections::{BTreeMap, BTreeSet};

use openapi_document::{Document, Operation, sample::Schemas};
use serde_json::Value;

use super::Derivation;
use crate::{
    case::{Case, Kind},
    coverage::{Coverage, Evidence},
};

/// An operation: its name, the schema and an example of its request if it has one, the schema and an example of its response.
type Exchange<'t> = (&'t str, Option<(&'t str, &'t str)>, &'t str, &'t str);

/// A document with operations that send and get values of schemas.
fn document(operations: &[Exchange<'_>], components: &str) -> Document {
    let body = |(schema, example): (&str, &str)| {
        format!("{{content: {{application/json: {{schema: {schema}, examples: {{one: {{value: {example}}}}}}}}}}}")
    };
    let operations: String = operations
        .iter()
        .map(|(name, request, schema, example)| {
            let request = request
                .map(|request| format!("requestBody: {{required: true, {}, ", body(request).trim_start_matches('{')))
                .unwrap_or_default();
            let response = body((schema, example));
            format!("  /{name}: {{post: {{operationId: {name}, {request}responses: {{'200': {response}}}}}}}\n")
        })
        .collect();
    let text = format!("openapi: 3.0.3\npaths:\n{operations}components: {{schemas: {{{components}}}}}\n");
    Document::parse("test.yaml", &text).unwrap_or_else(|finding| panic!("{finding}\n{text}"))
}

/// The derived cases of a document. Each keyword is covered.
fn cases(document: &Document) -> Vec<Case<'_>> {
    let (derivation, schemas) = (Derivation::new(document), Schemas::new(document));
    let operations = derivation
        .operations()
        .flat_map(|operation| derivation.of_operation(&schemas, operation.id()).into_iter().collect::<Vec<_>>());
    let components = derivation.components().iter().flat_map(|component| derivation.of_component(&schemas, component));
    let sections: Vec<_> = operations.chain(components).collect();
    for section in &sections {
        assert_eq!(section.uncovered, [], "{}", section.title);
    }
    let made = sections.into_iter().flat_map(|section| section.cases).map(|planned| {
        let case = planned.case();
        assert_eq!((planned.id, planned.name, planned.kind), (case.id.clone(), case.name.clone(), case.kind));
        case
    });
    made.collect()
}

/// Each clause of a schema is covered if a client does what the cases expect, and no id occurs twice.
fn assert_complete<'d>(document: &'d Document) -> Vec<Case<'d>> {
    let (cases, coverage, schemas) = (cases(document), Coverage::default(), Schemas::new(document));
    for case in &cases {
        let evidence = match (case.kind, &case.response_body) {
            (Kind::ValidRequest | Kind::InvalidRequest, _) => {
                let value = case.parameters.get("body").cloned();
                Evidence::Input { name: "body".to_owned(), value }
            }
            (Kind::ResponseSchema, Some(body)) => {
                Evidence::ResponseBody(case.status, serde_json::from_slice(&body.bytes).expect("it is JSON"))
            }
            _ => continue,
        };
        coverage.record(&schemas, &case.operation, &[evidence]);
    }
    for level in coverage.levels(&schemas) {
        let name = level["name"].as_str().unwrap_or_default();
        if ["fields", "values", "keywords satisfied", "keywords violated"].contains(&name) {
            assert_eq!(level["uncovered"], Value::Array(Vec::new()), "{name}");
        }
    }
    let unique: BTreeSet<_> = cases.iter().map(|case| &case.id).collect();
    assert_eq!(unique.len(), cases.len());
    cases
}

/// How many clauses of each component are cases in each role.
fn counts(cases: &[Case<'_>]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for case in cases.iter().filter(|case| case.component.is_some()) {
        let (role, _) = case.id.rsplit('/').next().and_then(|name| name.split_once('_')).expect("a role comes first");
        *counts.entry(format!("{role} {}", case.component.clone().unwrap_or_default())).or_default() += 1;
    }
    counts
}

fn names(cases: &[Case<'_>]) -> Vec<String> {
    counts(cases).into_keys().collect()
}

const LEAF: &str = "Leaf: {type: object, required: [name], properties: {name: {type: string, minLength: 2}}}";

#[test]
fn components_are_reached_through_all_that_holds_values() {
    let leaf = "{$ref: '#/components/schemas/Leaf'}";
    for (holder, example) in [
        (format!("{{type: object, properties: {{leaf: {leaf}}}}}"), "{}"),
        (format!("{{type: object, properties: {{in: {{type: object, properties: {{leaf: {leaf}}}}}}}}}"), "{}"),
        (format!("{{type: array, items: {leaf}}}"), "[]"),
        (format!("{{type: array, minItems: 2, uniqueItems: true, items: {leaf}}}"), "[{name: ab}, {name: cd}]"),
        (format!("{{type: object, additionalProperties: {leaf}}}"), "{}"),
        (format!("{{type: object, properties: {{leaf: {{nullable: true, allOf: [{leaf}]}}}}}}"), "{leaf: null}"),
        (
            format!(
                "{{allOf: [{{type: object, required: [a], properties: {{a: {leaf}}}}}, {{type: object, properties: {{b: {{type: integer}}}}}}]}}"
            ),
            "{a: {name: ab}}",
        ),
    ] {
        let components = format!("Holder: {holder}, {LEAF}");
        let document = document(&[("get", None, "{$ref: '#/components/schemas/Holder'}", example)], &components);
        assert_eq!(names(&assert_complete(&document)), ["success Holder", "success Leaf"], "{holder}");
    }
}

#[test]
fn a_branch_that_no_example_shows_is_reached() {
    let components = "Choice: {oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}], \
                      discriminator: {propertyName: kind}}, \
                      One: {type: object, required: [kind], properties: {kind: {type: string, enum: [one]}}}, \
                      Two: {type: object, required: [kind], properties: {kind: {type: string, enum: [two]}, \
                      inner: {$ref: '#/components/schemas/Inner'}}}, \
                      Inner: {type: object, properties: {size: {type: integer, minimum: 3}}}";
    let choice = "{$ref: '#/components/schemas/Choice'}";
    let document = document(&[("get", None, choice, "{kind: one}")], components);
    let cases = assert_complete(&document);
    assert_eq!(names(&cases), ["success Choice", "success Inner", "success One", "success Two"]);
}

#[test]
fn a_branch_that_is_also_used_alone_is_tried_where_it_is_alone() {
    let components = "Choice: {oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}], \
                      discriminator: {propertyName: kind}}, \
                      One: {type: object, required: [kind], properties: {kind: {type: string, enum: [one]}}}, \
                      Two: {type: object, required: [kind], properties: {kind: {type: string, enum: [two]}}}";
    let choice = ("choose", None, "{$ref: '#/components/schemas/Choice'}", "{kind: one}");
    let alone = ("get", None, "{$ref: '#/components/schemas/One'}", "{kind: one}");
    let document = document(&[choice, alone], components);
    let cases = assert_complete(&document);
    let hosts: BTreeSet<_> =
        cases.iter().filter(|case| case.component.as_deref() == Some("One")).map(|case| case.operation.id()).collect();
    assert_eq!(hosts, BTreeSet::from(["get"]));
}

#[test]
fn recursive_components_end() {
    let components = "Tree: {type: object, properties: {name: {type: string}, \
                      children: {type: array, items: {$ref: '#/components/schemas/Tree'}}, \
                      other: {$ref: '#/components/schemas/Other'}}}, \
                      Other: {type: object, properties: {tree: {$ref: '#/components/schemas/Tree'}, \
                      size: {type: integer, maximum: 4}}}";
    let document = document(&[("get", None, "{$ref: '#/components/schemas/Tree'}", "{}")], components);
    assert_eq!(names(&assert_complete(&document)), ["success Other", "success Tree"]);
}

#[test]
fn the_branches_of_an_all_of_belong_to_the_component_with_it() {
    let components = format!(
        "{LEAF}, Whole: {{allOf: [{{$ref: '#/components/schemas/Leaf'}}, \
         {{type: object, properties: {{more: {{type: integer}}}}}}]}}"
    );
    let whole = ("a", None, "{$ref: '#/components/schemas/Whole'}", "{name: ab}");
    let leaf = ("b", None, "{$ref: '#/components/schemas/Leaf'}", "{name: ab}");
    assert_eq!(names(&assert_complete(&document(&[whole], &components))), ["success Whole"]);
    let cases_of_both = document(&[whole, leaf], &components);
    let cases = assert_complete(&cases_of_both);
    assert!(cases.iter().any(|case| case.id == "components/Whole/success_name_too_short"));
    assert!(cases.iter().any(|case| case.id == "components/Leaf/success_name_too_short"));
}

#[test]
fn a_clause_is_a_case_once_for_each_role() {
    let leaf = "{$ref: '#/components/schemas/Leaf'}";
    let one = document(&[("a", Some((leaf, "{name: ab}")), leaf, "{name: ab}")], LEAF);
    let cases_of_one = assert_complete(&one);
    assert_eq!(names(&cases_of_one), ["request Leaf", "success Leaf"]);
    let operation = |name| (name, Some((leaf, "{name: ab}")), leaf, "{name: ab}");
    let three = document(&[operation("a"), operation("b"), operation("c")], LEAF);
    let cases_of_three = assert_complete(&three);
    assert_eq!(counts(&cases_of_three), counts(&cases_of_one));
    // The others have a smoke set: a valid and an invalid value of each property, and no table in full.
    let of = |operation: &str, kind: Kind| {
        let cases = cases_of_three.iter().filter(|case| case.component.is_none() && case.operation.id() == operation);
        cases.filter(|case| case.kind == kind).map(|case| case.name.as_str()).collect::<Vec<_>>()
    };
    assert!(of("b", Kind::ValidRequest).contains(&"name_shortest"));
    assert!(of("b", Kind::InvalidRequest).contains(&"name_too_short"));
    assert_eq!(of("b", Kind::MalformedBody), ["200_page", "200_wrapped_too_often"]);
    assert_eq!(of("b", Kind::ResponseSchema), [""; 0]);
    assert!(of("a", Kind::MalformedBody).len() > 20 && of("a", Kind::Fault).len() > of("b", Kind::Fault).len());
}

#[test]
fn inline_schemas_belong_to_their_operation() {
    let schema = "{type: object, properties: {size: {type: integer, minimum: 3}}}";
    let document = document(&[("a", Some((schema, "{}")), schema, "{}")], LEAF);
    let cases = assert_complete(&document);
    assert_eq!(names(&cases), [""; 0]);
    for id in ["a/invalid_size_outside_minimum", "a/response_schema_200_size_outside_minimum"] {
        assert!(cases.iter().any(|case| case.id == id), "{id}");
    }
}

/// The work grows with the document and not with the number of operations times what they reach.
#[test]
fn cases_are_linear_in_the_operations() {
    let components: Vec<_> = (0..8)
        .map(|number| {
            format!(
                "C{number}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/C{}'}}}}}}",
                number + 1
            )
        })
        .chain(["C8: {type: object, properties: {size: {type: integer}}}".to_owned()])
        .collect();
    let names: Vec<_> = (0..20).map(|number| format!("o{number}")).collect();
    let count = |operations: usize| {
        let operations: Vec<_> = names[..operations]
            .iter()
            .map(|name| (name.as_str(), None, "{$ref: '#/components/schemas/C0'}", "{}"))
            .collect();
        let document = document(&operations, &components.join(", "));
        let operations = Operation::all(&document).len();
        (operations, counts(&cases(&document)).values().sum::<usize>())
    };
    let ((one, of_one), (twenty, of_twenty)) = (count(1), count(20));
    assert_eq!((one, twenty), (1, 20));
    assert_eq!(of_one, of_twenty);
}

#[test]
fn an_optional_body_of_which_all_is_null_is_none() {
    let text = "openapi: 3.0.3\npaths: {/refund: {post: {operationId: refund, requestBody: {content: {application/json: {\
                schema: {type: object, properties: {amount: {type: number, nullable: true}}}}}}, responses: {'204': {description: d}}}}}\n";
    let document = Document::parse("test.yaml", text).unwrap();
    let cases = cases(&document);
    let null = cases.iter().find(|case| case.parameters.get("body") == Some(&serde_json::json!({"amount": null})));
    assert_eq!(null.expect("null is tried").expected_parameters.get("body"), None);
}
