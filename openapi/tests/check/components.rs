//! Components and extensions.

use crate::{accepts, findings, finds};

#[test]
fn components_may_be_unused() {
    let unused = [
        ("Spare", "{type: nonsense}", "  schemas:\n"),
        ("Spare", "{description: spare}", "  responses:\n    Refused"),
        ("spare", "{type: http, scheme: basic}", "  securitySchemes:\n"),
    ];
    for (name, value, from) in unused {
        accepts(from, &from.replacen('\n', &format!("\n    {name}: {value}\n"), 1));
    }
    accepts(
        "components:\n",
        "components:\n  parameters:\n    Spare: {name: spare, in: header, schema: {type: string}}\n",
    );
}

#[test]
fn foreign_extensions_are_ignored() {
    for name in ["x-internal", "x-go-type", "x-logo", "x-order", "x-codegen", "x-"] {
        accepts("x-sensitive: true", &format!("x-sensitive: true, {name}: {{a: [1]}}"));
        accepts("  /send:\n", &format!("  /send:\n    {name}: 1\n"));
        accepts("openapi: 3.0.3\n", &format!("openapi: 3.0.3\n{name}: text\n"));
    }
}

#[test]
fn an_extension_that_is_nearly_ours_is_a_warning() {
    let at = "/paths/~1send/post/";
    for (name, meant) in [
        ("x-retyr", "x-retry"),
        ("x-retri", "x-retry"),
        ("x-repeat", "x-retry"),
        ("x-flows", "x-scenarios"),
        ("x-users", "x-credential-prefix"),
        ("x-sends-messages", "x-sends-message"),
        ("x-sendsMessage", "x-sends-message"),
        ("x_sends_message", "x-sends-message"),
        ("xretry", "x-retry"),
        ("x-mocks", "x-mock"),
    ] {
        let message = format!("`{name}` is not an extension that is known here, and is ignored");
        let to = format!("x-sends-message: true\n      {name}: 1");
        finds("extension-name", &format!("{at}{name}"), &message, "x-sends-message: true", &to);
        let found = findings("x-sends-message: true", &to).remove(0);
        assert!(!found.is_error() && found.remedy == format!("write `{meant}`, if that is meant"), "{found}");
    }
}

#[test]
fn a_property_may_be_named_like_an_extension_or_a_keyword() {
    for name in ["x-note", "anyOf", "additionalProperties", "example"] {
        assert_eq!(
            findings(
                "        id: {type: string}\n",
                &format!("        id: {{type: string}}\n        {name}: {{type: string}}\n")
            ),
            []
        );
    }
}

#[test]
fn an_extension_with_an_invalid_value_is_found() {
    let cases = [
        ("/components/schemas/Send/properties/to/x-sensitive", "x-sensitive: true", "x-sensitive: \"true\""),
        (
            "/components/securitySchemes/key/x-credential",
            "x-credential: {username: {name: user, variable: USER_NAME}}",
            "x-credential: key",
        ),
        ("/paths/~1send/post/x-sends-message", "x-sends-message: true", "x-sends-message: 1"),
        ("/paths/~1send/post/x-sends-message", "x-sends-message: true", "x-sends-message: {recipient: \"\"}"),
        ("/paths/~1send/post/x-sends-message", "x-sends-message: true", "x-sends-message: {recipient: to, more: to}"),
        ("/paths/~1send/post/x-retry", ", reason: it costs money", ""),
        ("/paths/~1send/post/x-retry", "{policy: unsent_only, reason: it", "{policy: never, reason: it"),
        ("/paths/~1send/post/x-retry", ", reason: it", ", more: true, reason: it"),
        (
            "/paths/~1send/post/responses/200/content/application~1json/x-wire-envelope",
            "envelope: data",
            "envelope: true",
        ),
        ("/paths/~1send/post/x-sensitive", "x-sends-message: true", "x-sensitive: true"),
    ];
    for (at, from, to) in cases {
        let name = at.rsplit('/').next().expect("a pointer has a last part");
        finds("extension", at, &format!("`{name}` has an invalid value, or is in the wrong place"), from, to);
    }
}

#[test]
fn other_tools_may_say_what_is_sensitive() {
    for other in [
        "type: string, format: password",
        "type: string, x-sensitive-data: true",
        "type: integer, x-sensitive-data: false",
        "type: string, x-data-classification: PII",
        "type: string, x-data-classification: [public]",
        "type: string, format: password, x-sensitive: false",
    ] {
        accepts("spare: {type: string}", &format!("spare: {{{other}}}"));
    }
    accepts("required: [id]\n", "required: [id]\n      x-data-classification: confidential\n");
}
