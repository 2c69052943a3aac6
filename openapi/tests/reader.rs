//! Reading a document of one file: YAML, places, `$ref`s, operations, servers.

use openapi_document::{Document, Finding, Operation, Parameter, Requirement, RetryPolicy, Server};
use serde_json::json;

const BASE: &str = include_str!("base.yaml");

fn base() -> Document {
    Document::parse("base.yaml", BASE).expect("it is YAML")
}

/// The names of the security schemes of each requirement.
fn names<'d>(operation: &Operation<'d>) -> Vec<Vec<&'d str>> {
    let of = |requirement: &Requirement<'d>| requirement.schemes().iter().map(|scheme| scheme.name()).collect();
    operation.security().iter().map(of).collect()
}

/// The finding of a text that cannot be read.
fn finding(text: &str) -> Finding {
    Document::parse("base.yaml", text).expect_err("the text is rejected")
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let text = "{a: 1, b: -1.5, c: 1e3, d: 0x1F, e: 0o17, f: ~, g: , h: True, i: 2026-11-23, j: 203.0.113.1, k: no, l: 012, m: '1', \
                n: \"true\", o: 18446744073709551615, p: +1, q: .5, r: 1_000, s: inf, t: 0x-1}";
    let expected = json!({
        "a": 1, "b": -1.5, "c": 1000.0, "d": 31, "e": 15, "f": null, "g": null, "h": true, "i": "2026-11-23", "j": "203.0.113.1",
        "k": "no", "l": 12, "m": "1", "n": "true", "o": u64::MAX, "p": 1, "q": 0.5, "r": "1_000", "s": "inf", "t": "0x-1"
    });
    assert_eq!(Document::parse("base.yaml", text).expect("it is YAML").json(), &expected);
}

#[test]
fn keys_are_always_strings() {
    assert_eq!(
        Document::parse("base.yaml", "200: a\n\"400\": b\n").expect("it is YAML").json(),
        &json!({"200": "a", "400": "b"})
    );
}

#[test]
fn a_duplicate_key_is_rejected_with_its_line() {
    for (text, message) in [
        ("a: 1\nb: {}\na: 2\n", "duplicate key `a`, which is in line 1 already"),
        ("\"200\": 1\n\n200: 2\n", "duplicate key `200`, which is in line 1 already"),
    ] {
        let finding = finding(text);
        assert_eq!((finding.rule, finding.line, finding.message.as_str()), ("yaml", Some(3), message));
    }
    assert_eq!(finding("a:\n  b/c: 1\n  b/c: 2\n").pointer, "/a/b~1c");
}

#[test]
fn text_that_is_no_yaml_is_refused_with_its_line() {
    let finding = finding("a: 1\nb: [1, 2\nc: 3\n");
    assert_eq!((finding.rule, finding.pointer.as_str()), ("yaml", ""));
    assert!(finding.line.is_some_and(|line| line >= 2), "{finding}");
}

#[test]
fn what_is_no_mapping_is_refused() {
    for text in ["", "# nothing\n", "- a\n", "text", "~"] {
        assert_eq!(finding(text).message, "the document is not a mapping", "{text:?}");
    }
}

#[test]
fn what_json_has_no_word_for_is_refused() {
    let cases = [
        ("a: !own {b: 1}\n", "the YAML tag `!own` is not supported"),
        ("[a]: 1\n", "a key is not a string"),
        ("? {a: 1}\n: 1\n", "a key is not a string"),
        ("a: .inf\n", "JSON has no number `.inf`"),
        ("a: .nan\n", "JSON has no number `.nan`"),
        ("a: 1e999\n", "JSON has no number `1e999`"),
        ("a: 1\n---\nb: 2\n", "a second document starts here"),
    ];
    for (text, message) in cases {
        let found = finding(text).message;
        assert!(message.is_empty() || found == message, "{text:?} gives {found:?}");
    }
}

#[test]
fn deep_nesting_is_rejected() {
    for (open, count) in [("- ", 100_000), ("[", 100_000), ("{a: ", 100_000), ("? ", 10_000), ("- ", 80), ("[", 80)] {
        let finding = finding(&format!("a:\n  {}", open.repeat(count)));
        assert_eq!(finding.rule, "yaml", "{finding}");
    }
}

#[test]
fn a_place_without_a_line_has_the_line_of_its_parent() {
    let document = base();
    assert_eq!(document.line(""), Some(2));
    assert_eq!(document.line("/paths/~1send/post/operationId"), Some(11));
    assert_eq!(document.line("/paths/~1send/post/parameters/0"), Some(16));
    assert_eq!(document.line("/paths/~1send/post/parameters/0/none/such"), Some(16));
    assert_eq!(document.line("/none"), Some(2));
}

#[test]
fn pointers_escape_slashes_and_tildes() {
    let document = Document::parse("base.yaml", "a/b:\n  c~d:\n    - e\n").expect("it is YAML");
    let node = document.root().get("a/b").and_then(|node| node.get("c~d")).expect("it is there");
    assert_eq!(node.pointer(), "/a~1b/c~0d");
    assert_eq!(node.items()[0].pointer(), "/a~1b/c~0d/0");
    assert_eq!(document.at("/a~1b/c~0d/0").expect("it is there").value(), "e");
    assert_eq!(document.line("/a~1b/c~0d/0"), Some(3));
}

#[test]
fn windows_line_ends_change_nothing() {
    let text =
        format!("{BASE}x-identifiers:\n  - |\n    a\n    b\n  - >\n    a\n    b\n  - \"a\n    b\"\n  - a\n    b\n");
    let unix = Document::parse("base.yaml", &text).expect("it is YAML");
    let windows = Document::parse("base.yaml", &text.replace('\n', "\r\n")).expect("it is YAML");
    assert_eq!(windows.json(), unix.json());
    let at = "/x-identifiers/3";
    assert_eq!((windows.line(at), unix.at(at).is_some()), (unix.line(at), true));
}

#[test]
fn get_follows_references() {
    let document = base();
    let responses = document.at("/paths/~1send/post/responses").expect("it is there");
    assert_eq!(responses.get("404").expect("it resolves").pointer(), "/components/responses/Refused");
    let raw = document.at("/paths/~1send/post/responses/404").expect("it is there");
    assert_eq!(
        (raw.pointer(), raw.reference()),
        ("/paths/~1send/post/responses/404", Some("#/components/responses/Refused"))
    );
    assert_eq!(raw.text("description"), Some("refused"));
}

#[test]
fn an_unresolved_reference_is_absent() {
    let text = "{a: {$ref: '#/b'}, b: {$ref: '#/a'}, c: {$ref: '#/d'}, e: {$ref: 'x.yaml'}, f: [{$ref: '#/c'}, 1], g: {$ref: g}}";
    let document = Document::parse("base.yaml", text).expect("it is YAML");
    let root = document.root();
    for key in ["a", "b", "c", "e", "g", "none"] {
        assert!(root.get(key).is_none(), "{key}");
    }
    assert_eq!(root.entries().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["f"]);
    assert_eq!(root.get("f").expect("it is there").items().len(), 1);
}

#[test]
fn entries_keep_the_order_of_the_document() {
    let document = Document::parse("base.yaml", "{z: 1, a: {y: 1, b: 2}, m: 3}").expect("it is YAML");
    let keys =
        |node: &openapi_document::Node<'_>| node.entries().iter().map(|(key, _)| key.to_string()).collect::<String>();
    assert_eq!(
        (keys(&document.root()), keys(&document.at("/a").expect("it is there"))),
        ("zam".to_owned(), "yb".to_owned())
    );
}

#[test]
fn an_operation_reads_all_its_parts() {
    let document = base();
    let operations = Operation::all(&document);
    assert_eq!(operations.iter().map(|operation| operation.id()).collect::<Vec<_>>(), ["send_code", "get_state"]);
    let send = &operations[0];
    assert_eq!((send.method(), send.path(), send.node().pointer()), ("POST", "/send", "/paths/~1send/post"));
    assert_eq!((send.sends_message(), operations[1].sends_message()), (true, false));
    let retry = send.retry().expect("it has one");
    assert_eq!((retry.policy, retry.reason), (RetryPolicy::UnsentOnly, "it costs money"));
    assert_eq!(names(send), [["key"]]);
    assert_eq!(send.parameters()[0].name(), "trace");
    assert_eq!(send.responses().iter().map(|response| response.status()).collect::<Vec<_>>(), [200, 400, 404]);
    let body = send.responses()[0].body().expect("it has a body");
    assert_eq!((body.media_type(), body.envelope()), ("application/json", Some("data")));
    assert_eq!(body.schema().expect("it has a schema").pointer(), "/components/schemas/Sent");
    let request = send.request_body().expect("it has a body");
    assert!(request.required());
    let example = &request.examples()[0];
    assert_eq!((example.name(), example.value()), ("smallest", &json!({"to": "+1"})));
    assert_eq!(document.json().pointer(example.pointer()), Some(example.value()));
}

#[test]
fn the_product_of_an_operation_is_the_feature_of_a_tag_or_its_first_namespace() {
    let text = "
tags: [{name: server}, {name: people, x-feature: users}]
paths:
  /a: {get: {operationId: sdk.users.get, tags: [server, people]}}
  /b: {get: {operationId: sessions.all.get, tags: [server, other]}}
  /c: {get: {operationId: get_state}}
";
    let document = Document::parse("base.yaml", text).expect("it is YAML");
    let products: Vec<_> = Operation::all(&document).iter().map(Operation::product).collect();
    assert_eq!(products, [Some("users"), Some("sessions"), None]);
}

#[test]
fn an_operation_overrides_parameters_of_its_path_and_security_of_the_document() {
    let text = "security: [{all: []}]\ncomponents: {securitySchemes: {all: {type: http, scheme: bearer}}}\npaths:\n  /a:\n    parameters: [{name: x, in: query, n: 1}, {name: y, in: query}]\n    \
                get: {parameters: [{name: x, in: query, n: 2}]}\n    put: {security: []}\n";
    let document = Document::parse("base.yaml", text).expect("it is YAML");
    let operations = Operation::all(&document);
    assert_eq!((names(&operations[0]), names(&operations[1])), (vec![vec!["all"]], vec![]));
    let parameters = operations[0].parameters();
    assert_eq!(parameters.iter().map(Parameter::name).collect::<Vec<_>>(), ["y", "x"]);
    assert_eq!(parameters[1].node().value()["n"], 2);
}

#[cfg(feature = "examples")]
#[test]
fn a_validator_supports_references_nullable_and_exclusive_bounds() {
    let text = "components:\n  schemas:\n    A: {type: object, properties: {n: {$ref: '#/components/schemas/N'}, s: {type: string, nullable: true}}}\n    \
                N: {type: integer, minimum: 1, exclusiveMinimum: true}\n";
    let document = Document::parse("base.yaml", text).expect("it is YAML");
    let validator = openapi_document::validator(&document, "/components/schemas/A").expect("it makes sense");
    assert!(validator.is_valid(&json!({"n": 2, "s": null, "more": 1})));
    assert!(!validator.is_valid(&json!({"n": 1})));
    assert!(!validator.is_valid(&json!({"n": null})));
    let finding = openapi_document::validator(&document, "/components/schemas/B").expect_err("it is not there");
    assert_eq!((finding.rule, finding.pointer.as_str()), ("schema", "/components/schemas/B"));
}

#[test]
fn a_credential_selects_the_first_server_with_its_prefix_or_the_last() {
    let base = base();
    for (user, url) in [
        ("live-1", "https://live.example.com:8443/v1"),
        ("test-1", "https://test.example.com"),
        ("live", "https://example.com"),
        ("a-live-1", "https://example.com"),
    ] {
        assert_eq!(Server::for_credential(&base, "key", user).map(|server| server.url()), Some(url));
    }
    assert_eq!(
        Server::for_credential(&base, "other", "live-1").map(|server| server.url()),
        Some("https://example.com")
    );
    let empty = Document::parse("base.yaml", "{}").expect("it is YAML");
    assert!(Server::for_credential(&empty, "key", "live-1").is_none());
}

#[test]
fn a_file_that_is_not_utf_8_says_so() {
    let path = std::env::temp_dir().join(format!("openapi-document-{}.yaml", std::process::id()));
    let text: Vec<u8> = "openapi: 3.0.3".encode_utf16().flat_map(u16::to_le_bytes).chain([0xff, 0xfe]).collect();
    std::fs::write(&path, text).expect("it can be written");
    let finding = Document::load(&path).expect_err("it is UTF-16");
    std::fs::remove_file(&path).expect("it was written");
    assert_eq!(finding.message, "the file cannot be read: it is not UTF-8");
}
