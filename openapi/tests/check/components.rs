//! Components, security schemes, extensions.

use crate::{findings, finds};

#[test]
fn a_security_scheme_says_which_credential_it_carries() {
    let message = "the security scheme `key` does not say which credential it carries";
    finds("scheme-credential", "/components/securitySchemes/key", message, ", x-credential: project", "");
}

#[test]
fn a_security_scheme_is_one_that_the_client_can_do() {
    let message = "the security scheme `key` is not HTTP Basic, which is all that the client sends";
    for other in ["type: http, scheme: bearer", "type: oauth2, scheme: basic"] {
        finds("scheme-basic", "/components/securitySchemes/key", message, "type: http, scheme: basic", other);
    }
}

#[test]
fn components_of_every_kind_are_used() {
    let unused = [
        ("schemas", "Spare", "{type: string}", "  schemas:\n"),
        ("responses", "Spare", "{description: spare}", "  responses:\n    Refused"),
        ("securitySchemes", "spare", "{type: http, scheme: basic, x-credential: project}", "  securitySchemes:\n"),
    ];
    for (kind, name, value, from) in unused {
        let to = from.replacen('\n', &format!("\n    {name}: {value}\n"), 1);
        finds("unused-component", &format!("/components/{kind}/{name}"), &format!("nothing uses `{name}`"), from, &to);
    }
    let parameters = "components:\n  parameters:\n    Spare: {name: spare, in: header, schema: {type: string}}\n";
    finds("unused-component", "/components/parameters/Spare", "nothing uses `Spare`", "components:\n", parameters);
}

#[test]
fn extensions_are_the_known_ones() {
    let at = "/components/schemas/Send/properties/to/x-sensitiv";
    finds("extension", at, "the extension `x-sensitiv` means nothing here", "x-sensitive", "x-sensitiv");
}

#[test]
fn a_field_may_be_named_like_an_extension_or_a_keyword() {
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
fn extensions_hold_what_they_should_where_they_should() {
    let cases = [
        ("/components/schemas/Send/properties/to/x-sensitive", "x-sensitive: true", "x-sensitive: \"true\""),
        ("/components/securitySchemes/key/x-credential", "x-credential: project", "x-credential: projekt"),
        ("/paths/~1send/post/x-sends-message", "x-sends-message: true", "x-sends-message: 1"),
        ("/paths/~1send/post/x-repeat", ", reason: it costs money", ""),
        ("/paths/~1send/post/x-repeat", "{policy: only_if_never_received, reason: it", "{policy: never, reason: it"),
        ("/paths/~1send/post/x-repeat", ", reason: it", ", more: true, reason: it"),
        (
            "/paths/~1send/post/responses/200/content/application~1json/x-wire-envelope",
            "envelope: data",
            "envelope: true",
        ),
        ("/paths/~1send/post/x-sensitive", "x-sends-message: true", "x-sensitive: true"),
    ];
    for (at, from, to) in cases {
        let name = at.rsplit('/').next().expect("a pointer has a last part");
        finds("extension", at, &format!("`{name}` does not hold what it should, or is in the wrong place"), from, to);
    }
}
