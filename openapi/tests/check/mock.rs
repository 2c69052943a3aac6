//! The configuration of a mock server.

use crate::{findings, finds};

const RETRY: &str = "      x-retry: {policy: unsent_only, reason: it costs money}\n";

/// The places of `x-mock`: an operation, a security scheme, an example of a response, an example of a request; and that of `x-scenarios`.
const PLACES: [(&str, &str, &str); 5] = [
    ("/paths/~1send/post/x-mock", RETRY, "      x-mock: MOCK\n"),
    ("/components/securitySchemes/key/x-mock", "    key: {", "x-mock: MOCK, "),
    ("/components/responses/Refused/content/application~1json/examples/refused/x-mock", "refused: {", "x-mock: MOCK, "),
    (
        "/paths/~1send/post/requestBody/content/application~1json/examples/smallest/x-mock",
        "smallest: {",
        "x-mock: MOCK, ",
    ),
    ("/x-scenarios", "info: {title: base, version: \"1\"}\n", "x-scenarios: MOCK\n"),
];

const VALID: [&[&str]; 5] = [
    &["{recipient_field: to, ttl_field: to, id_field: id}", "{code_field: to, id_field: to}"],
    &["{username: ^a, password: .+}"],
    &["{when: spent_passcode}", "{invalid_field: to}", "{when_value: [x, 1]}", "{when: sent_before, when_value: [x]}"],
    &["{sandbox: true}"],
    &[
        "{once: {recipient: {to: x}, steps: [{send: {}, status: 200}, {wait_seconds: 1}, {authenticate: last, status: 404, error_type: x}]}}",
    ],
];

const INVALID: [&[&str]; 5] = [
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
fn valid_values_have_no_findings() {
    for ((_, from, add), valid) in PLACES.iter().zip(VALID) {
        for mock in valid {
            assert_eq!(findings(from, &format!("{from}{}", add.replace("MOCK", mock))), [], "{mock}");
        }
    }
}

#[test]
fn invalid_values_are_found() {
    for ((at, from, add), invalid) in PLACES.iter().zip(INVALID) {
        let name = at.rsplit('/').next().expect("a pointer has a last part");
        let message = format!("`{name}` has an invalid value, or is in the wrong place");
        for mock in invalid {
            finds("extension", at, &message, from, &format!("{from}{}", add.replace("MOCK", mock)));
        }
    }
}

#[test]
fn unknown_properties_are_found() {
    let with = |mock: &str| format!("{RETRY}      x-mock: {mock}\n");
    for (key, message, mock) in [
        ("recipient_field", "the request has no property `too`", "{recipient_field: too, ttl_field: to, id_field: id}"),
        ("id_field", "the success has no property `to`", "{recipient_field: to, ttl_field: to, id_field: to}"),
        ("id_field", "the request has no property `id`", "{code_field: to, id_field: id}"),
    ] {
        finds("mock-field", &format!("/paths/~1send/post/x-mock/{key}"), message, RETRY, &with(mock));
    }
}
