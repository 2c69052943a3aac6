//! Components, security schemes, extensions.

use crate::{accepts, findings, finds};

#[test]
fn unused_components_are_found() {
    let unused = [
        ("schemas", "Spare", "{type: string}", "  schemas:\n"),
        ("responses", "Spare", "{description: spare}", "  responses:\n    Refused"),
        ("securitySchemes", "spare", "{type: http, scheme: basic}", "  securitySchemes:\n"),
    ];
    for (kind, name, value, from) in unused {
        let to = from.replacen('\n', &format!("\n    {name}: {value}\n"), 1);
        finds("unused-component", &format!("/components/{kind}/{name}"), &format!("`{name}` is not used"), from, &to);
    }
    let parameters = "components:\n  parameters:\n    Spare: {name: spare, in: header, schema: {type: string}}\n";
    finds("unused-component", "/components/parameters/Spare", "`Spare` is not used", "components:\n", parameters);
}

#[test]
fn an_unknown_extension_is_found() {
    let at = "/components/schemas/Send/properties/to/x-sensitiv";
    finds("extension", at, "`x-sensitiv` is not a known extension", "x-sensitive", "x-sensitiv");
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
