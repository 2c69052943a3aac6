//! What a mock is told.

use crate::{findings, finds};

const REPEAT: &str = "      x-retry: {policy: unsent_only, reason: it costs money}\n";

/// On an operation; on a security scheme; on an example of a response, of a request; on the document.
const PLACES: [(&str, &str, &str); 5] = [
    ("/paths/~1send/post/x-mock", REPEAT, "      x-mock: MOCK\n"),
    ("/components/securitySchemes/key/x-mock", "    key: {", "x-mock: MOCK, "),
    ("/components/responses/Refused/content/application~1json/examples/refused/x-mock", "refused: {", "x-mock: MOCK, "),
    (
        "/paths/~1send/post/requestBody/content/application~1json/examples/smallest/x-mock",
        "smallest: {",
        "x-mock: MOCK, ",
    ),
    ("/x-scenarios", "info: {title: base, version: \"1\"}\n", "x-scenarios: MOCK\n"),
];

const FITTING: [&[&str]; 5] = [
    &["{recipient_field: to, ttl_field: to, id_field: id}", "{code_field: to, id_field: to}"],
    &["{username: ^a, password: .+}"],
    &["{when: spent_passcode}", "{invalid_field: to}", "{when_value: [x, 1]}", "{when: sent_before, when_value: [x]}"],
    &["{sandbox: true}"],
    &[
        "{once: {recipient: {to: x}, steps: [{send: {}, status: 200}, {wait_seconds: 1}, {authenticate: last, status: 404, error_type: x}]}}",
    ],
];

const UNFITTING: [&[&str]; 5] = [
    &["{recipient_field: to}", "{code_field: to, id_field: 1}", "{code_field: to, id_field: to, more: to}", "{}", "to"],
    &["{username: a}", "{username: a, password: \"\"}", "{token: a}"],
    &[
        "{}",
        "{when: sometimes}",
        "{when_value: []}",
        "{when_value: x}",
        "{with: x}",
        "{sandbox: true, when: sent_before}",
        "sent_before",
    ],
    &["{sandbox: yes}", "{sandbox: false}"],
    &[
        "[]",
        "{once: {steps: [{wait_seconds: 1}]}}",
        "{once: {recipient: {}, steps: []}}",
        "{once: {recipient: {}, steps: [{send: {}}]}}",
        "{once: {recipient: {}, steps: [{wait: 1}]}}",
        "{once: {recipient: {}, steps: [{authenticate: last, status: ok}]}}",
    ],
];

#[test]
fn a_mock_is_told_what_it_understands() {
    for ((_, from, add), fitting) in PLACES.iter().zip(FITTING) {
        for mock in fitting {
            assert_eq!(findings(from, &format!("{from}{}", add.replace("MOCK", mock))), [], "{mock}");
        }
    }
}

#[test]
fn a_mock_is_told_nothing_else() {
    for ((at, from, add), unfitting) in PLACES.iter().zip(UNFITTING) {
        let name = at.rsplit('/').next().expect("a pointer has a last part");
        let message = format!("`{name}` does not hold what it should, or is in the wrong place");
        for mock in unfitting {
            finds("extension", at, &message, from, &format!("{from}{}", add.replace("MOCK", mock)));
        }
    }
}

#[test]
fn the_fields_that_a_mock_is_told_of_are_there() {
    let told = |mock: &str| format!("{REPEAT}      x-mock: {mock}\n");
    for (key, message, mock) in [
        ("recipient_field", "the request has no field `too`", "{recipient_field: too, ttl_field: to, id_field: id}"),
        ("id_field", "the success has no field `to`", "{recipient_field: to, ttl_field: to, id_field: to}"),
        ("id_field", "the request has no field `id`", "{code_field: to, id_field: id}"),
    ] {
        finds("mock-field", &format!("/paths/~1send/post/x-mock/{key}"), message, REPEAT, &told(mock));
    }
}
