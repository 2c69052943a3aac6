//! Documents that differ in one thing each.

use super::{compare::compare, *};
use crate::test_support::{context, written};

/// A document with one operation.
fn document(request: &str, response: &str) -> Tree {
    let text = format!(
        "paths:
  /a:
    post:
      parameters: [{{$ref: '#/components/parameters/P'}}]
      requestBody: {{content: {{application/json: {{schema: {request}}}}}}}
      responses: {{'200': {{$ref: '#/components/responses/R'}}, '400': {{description: e}}}}
components:
  parameters: {{P: {{name: p, in: query, schema: {{type: string}}}}}}
  responses: {{R: {{content: {{application/json: {{x-wire-envelope: data, schema: {response}}}}}}}}}
  schemas:
    Name: {{type: string, enum: [x, y]}}
    Node: {{type: object, properties: {{next: {{$ref: '#/components/schemas/Node'}}}}}}
"
    );
    Tree::read("a.yaml", &text).unwrap()
}

/// The differences of the two in a schema, in requests and in responses.
fn differences(ours: &str, theirs: &str) -> [Vec<String>; 2] {
    let texts = |ours: &Tree, theirs: Tree| -> Vec<String> {
        compare(ours, &[theirs])
            .differences
            .iter()
            .map(|difference| difference.to_string().replace("POST /a ", ""))
            .collect()
    };
    [texts(&document(ours, "{}"), document(theirs, "{}")), texts(&document("{}", ours), document("{}", theirs))]
}

#[track_caller]
fn assert_differences(ours: &str, theirs: &str, request: &[&str], response: &[&str]) {
    assert_eq!(
        differences(ours, theirs),
        [request, response].map(|all| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    );
}

#[test]
fn properties_are_compared_at_any_depth() {
    assert_differences(
        "{properties: {a: {properties: {b: {}, c: {}}}, l: {type: array, items: {properties: {x: {}}}}}}",
        "{properties: {a: {properties: {c: {}, d: {}}}, l: {type: array, items: {properties: {y: {}}}}}}",
        &["MISSING request /a/d", "MISSING request /l/y", "EXTRA request /a/b", "EXTRA request /l/x"],
        &["MISSING response /a/d", "MISSING response /l/y", "EXTRA response /a/b", "EXTRA response /l/x"],
    );
}

#[test]
fn types_are_compared_without_null_and_whole_numbers() {
    assert_differences(
        "{properties: {a: {type: integer, nullable: true}, b: {type: string}, c: {}, d: {type: string}}}",
        "{properties: {a: {type: [number, 'null']}, b: {type: boolean}, c: {type: string}, d: {oneOf: [{type: string}, {type: array}]}}}",
        &["TYPE request /b: string → boolean", "TYPE request /d: string → array or string"],
        &["TYPE response /b: string → boolean", "TYPE response /d: string → array or string"],
    );
}

#[test]
fn only_requests_differ_in_what_is_required() {
    assert_differences(
        "{required: [a], properties: {a: {}, b: {}}}",
        "{allOf: [{required: [b]}], properties: {a: {}, b: {}}}",
        &["REQUIRED request /a: required → optional", "REQUIRED request /b: optional → required"],
        &[],
    );
}

#[test]
fn values_that_only_they_list_are_differences() {
    assert_differences(
        "{properties: {a: {anyOf: [{$ref: '#/components/schemas/Name'}, {type: string}]}}}",
        "{properties: {a: {type: string, enum: [z, x, 1, null]}}}",
        &["ENUM request /a: 1, z"],
        &["ENUM response /a: 1, z"],
    );
}

#[test]
fn parts_and_recursion_are_followed() {
    let node = "{$ref: '#/components/schemas/Node'}";
    assert_differences(node, node, &[], &[]);
    assert_differences(
        &format!("{{oneOf: [{node}, {{properties: {{a: {{}}}}}}]}}"),
        node,
        &["EXTRA request /a"],
        &["EXTRA response /a"],
    );
}

#[test]
fn an_envelope_is_no_difference() {
    let [request, response] = differences("{properties: {a: {}}}", "{properties: {data: {properties: {a: {}}}}}");
    assert_eq!((request.len(), response), (2, vec![]));
    let [_, response] = differences("{properties: {a: {}}}", "{properties: {data: {}, a: {}}}");
    assert_eq!(response, ["MISSING response /data"]);
}

#[test]
fn query_parameters_are_properties_of_the_request() {
    let of = |parameters: &str| {
        Tree::read("a.yaml", &format!("paths: {{/a: {{get: {{parameters: {parameters}}}}}}}")).unwrap()
    };
    let ours = of("[{name: a, in: query, schema: {type: string}}, {name: h, in: header}]");
    let theirs = of("[{name: a, in: query, required: true, schema: {type: boolean}}, {name: b, in: query}]");
    let differences: Vec<_> = compare(&ours, &[theirs]).differences.iter().map(ToString::to_string).collect();
    let expected = [
        "MISSING GET /a request ?b",
        "TYPE GET /a request ?a: string → boolean",
        "REQUIRED GET /a request ?a: optional → required",
    ];
    assert_eq!(differences, expected);
}

const OURS: &str = r#"{"paths": {
    "/a": {"get": {}, "put": {}},
    "/b": {"post": {"requestBody": {"content": {"application/json": {"schema": {"properties": {"x": {}}}}}}}}
}}"#;
const THEIRS: [&str; 2] = [
    r#"{"paths": {"/a": {"get": {}}, "/b": {"post": {}}, "/c/{id}": {"get": {}}}}"#,
    r#"{"paths": {"/old/d": {"get": {}}, "/b": {"post": {}}}}"#,
];

/// The outcome, the report and the Markdown, of `OURS` with what is known.
fn judged(known: &str, lacking: Option<&str>) -> (bool, String, String) {
    let known: Known = serde_json::from_str(known).unwrap();
    let ours = Tree::read("a.yaml", OURS).unwrap();
    let others: Vec<_> = THEIRS.iter().map(|text| Tree::read("b.yaml", text).unwrap()).collect();
    let report = known.judge(compare(&ours, &others));
    let is_listed = |endpoint: &&difference::Endpoint| lacking.is_some_and(|prefix| endpoint.path.starts_with(prefix));
    let lacking: Vec<_> = report.lacking.iter().filter(is_listed).collect();
    let texts = [show::text, show::markdown].map(|show| written(|out| show(out, &report, &lacking).unwrap()).1);
    let [text, markdown] = texts;
    (report.is_clean(), text, markdown)
}

#[test]
fn operations_are_found_in_any_of_the_documents() {
    let known = r#"{"sources": {}, "out_of_scope": ["/old/*"], "explained": []}"#;
    let (is_clean, text, markdown) = judged(known, None);
    assert!(!is_clean);
    let expected = "\
UNKNOWN  PUT /a
EXTRA    POST /b  request /x

openapi/stytch/openapi.yaml: 2 of 3 operations in scope; 2 unexplained differences: 1 UNKNOWN, 1 EXTRA; 0 explained, 0 unused
correct the document, or add what is intended to `explained` in openapi/stytch/facts.json, with its reason
";
    assert_eq!(text, expected);
    assert!(markdown.contains("\n| EXTRA | `POST /b` | `request /x` |  |\n"), "{markdown}");
    for (prefix, is_listed) in [("/", true), ("/c", true), ("/old", false), ("/d", false)] {
        let (_, text, _) = judged(known, Some(prefix));
        assert_eq!(text.contains("lacking  GET /c/{id}\n"), is_listed, "{text}");
        assert!(!text.contains("/old/d"), "{text}");
    }
}

#[test]
fn what_is_explained_is_no_failure_and_what_is_unused_is_one() {
    let explained = r#"{"difference": "UNKNOWN PUT /a", "reason": "it is new"}, {"difference": "EXTRA * request /x", "reason": "it | is used"}"#;
    let known = format!(r#"{{"sources": {{}}, "out_of_scope": ["/old/*"], "explained": [{explained}]}}"#);
    let (is_clean, text, markdown) = judged(&known, None);
    assert!(is_clean && text.ends_with("; 2 explained, 0 unused\nall differences are explained\n"), "{text}");
    assert!(markdown.contains("\n| EXTRA | `POST /b` | `request /x` | it \\| is used |\n"), "{markdown}");
    let known = known.replace("/old/*", r#"/old/*", "/older/*"#).replace("/x", "/y");
    let (is_clean, text, markdown) = judged(&known, None);
    assert!(!is_clean && text.contains("\nunused  /older/*\nunused  EXTRA * request /y\n"), "{text}");
    assert!(markdown.contains("\n| `/older/*` |\n"), "{markdown}");
}

#[test]
fn a_file_that_is_no_document_is_unusable() {
    for (text, expected) in
        [("a: [", "cannot read a.yaml, line 2"), ("a: 1", "has no `paths`"), ("paths: {}", "has no `paths`")]
    {
        let error = Tree::read("a.yaml", text).err().unwrap();
        assert!(error.message.contains(expected), "{error}");
    }
}

#[test]
fn a_missing_file_is_named_with_its_source() {
    let args = |file: &str| Args { files: vec![PathBuf::from(file)], ..Args::default() };
    let error = |file: &str| written(|out| run(&context(), &args(file), out).unwrap_err()).0.message;
    assert!(error("none/server.yml").contains(": download it from https://"), "{}", error("none/server.yml"));
    assert!(!error("none/other.yml").contains("download"), "{}", error("none/other.yml"));
}
