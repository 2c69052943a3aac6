//! What a mock is told.

use crate::{findings, finds};

const REPEAT: &str = "      x-repeat: {policy: only_if_never_received, reason: it costs money}\n";

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
    ("/x-flows", "info: {title: base, version: \"1\"}\n", "x-flows: MOCK\n"),
];

const FITTING: [&[&str]; 5] = [
    &["{sends_passcode_to: to, for_minutes: to, known_as: id}", "{takes_passcode: to, of: to}"],
    &["{user: ^a, password: .+}"],
    &["{when: spent_passcode}", "{invalid: to}", "{given: [x, 1]}", "{when: sent_before, given: [x]}"],
    &["{sandbox: true}"],
    &[
        "{once: {to: {to: x}, steps: [{send: {}, status: 200}, {wait_seconds: 1}, {enter: last, status: 404, error_type: x}]}}",
    ],
];

const UNFITTING: [&[&str]; 5] = [
    &["{sends_passcode_to: to}", "{takes_passcode: to, of: 1}", "{takes_passcode: to, of: to, more: to}", "{}", "to"],
    &["{user: a}", "{user: a, password: \"\"}"],
    &[
        "{}",
        "{when: sometimes}",
        "{given: []}",
        "{given: x}",
        "{with: x}",
        "{sandbox: true, when: sent_before}",
        "sent_before",
    ],
    &["{sandbox: yes}", "{sandbox: false}"],
    &[
        "[]",
        "{once: {steps: [{wait_seconds: 1}]}}",
        "{once: {to: {}, steps: []}}",
        "{once: {to: {}, steps: [{send: {}}]}}",
        "{once: {to: {}, steps: [{wait: 1}]}}",
        "{once: {to: {}, steps: [{enter: last, status: ok}]}}",
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
        (
            "sends_passcode_to",
            "the request has no field `too`",
            "{sends_passcode_to: too, for_minutes: to, known_as: id}",
        ),
        ("known_as", "the success has no field `to`", "{sends_passcode_to: to, for_minutes: to, known_as: to}"),
        ("of", "the request has no field `id`", "{takes_passcode: to, of: id}"),
    ] {
        finds("mock-field", &format!("/paths/~1send/post/x-mock/{key}"), message, REPEAT, &told(mock));
    }
}
