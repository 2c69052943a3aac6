//! Security schemes, and what operations require of them.

use openapi_document::{Document, Operation, Place, SchemeKind, SecurityScheme};

use crate::{BASE, accepts, findings, finds};

const SEND: &str = "/paths/~1send/post";
const AT: &str = "/components/securitySchemes/key";
const BASIC: &str = "type: http, scheme: basic, x-credential: {username: {name: user, variable: USER_NAME}}";
const SECURITY: &str = "      security: [{key: []}]\n      x-sends-message: true\n";

#[test]
fn a_security_scheme_is_of_a_supported_kind() {
    let message = "the security scheme `key` is of an unsupported kind";
    for other in ["type: http, scheme: digest", "type: apiKey, in: header"] {
        let found = findings(BASIC, other);
        assert!(
            found.iter().any(|found| (found.rule, &*found.pointer, &*found.message) == ("scheme-type", AT, message))
        );
    }
    for fitting in [
        "type: http, scheme: basic",
        "type: http, scheme: bearer, x-credential: {token: {variable: TOKEN}}",
        "type: apiKey, in: header, name: X-Api-Key, x-credential: {key: {name: api_key}}",
        "type: apiKey, in: query, name: key",
        "type: apiKey, in: cookie, name: key",
        "type: oauth2, flows: {implicit: {authorizationUrl: /login, scopes: {read: everything}}}",
        "type: openIdConnect, openIdConnectUrl: https://example.com/.well-known/openid-configuration",
        "type: http, scheme: Bearer, bearerFormat: JWT",
    ] {
        assert_eq!(findings(BASIC, fitting), [], "{fitting}");
    }
    let message = "the security scheme `key` cannot send its key as the cookie `a b`";
    finds("scheme-type", AT, message, BASIC, "type: apiKey, in: cookie, name: a b");
    for name in ["Host", "Transfer-Encoding", "connection", "Cookie"] {
        let message = format!("the security scheme `key` cannot send its key as the header `{name}`");
        finds("scheme-type", AT, &message, BASIC, &format!("type: apiKey, in: header, name: {name}"));
    }
}

#[test]
fn a_scheme_has_a_kind_and_parts() {
    let text = BASE.replace(BASIC, "type: apiKey, in: query, name: k");
    let document = Document::parse("base.yaml", &text).expect("it is YAML");
    let scheme = SecurityScheme::find(&document, "key").expect("it is there");
    assert_eq!(scheme.kind(), SchemeKind::ApiKey { place: Place::Query, name: "k" });
    assert_eq!(scheme.parts().iter().map(|part| (part.field, part.name)).collect::<Vec<_>>(), [("key", "api_key")]);
    let document = Document::parse("base.yaml", BASE).expect("it is YAML");
    let scheme = &SecurityScheme::all(&document)[0];
    let parts: Vec<_> =
        scheme.parts().iter().map(|part| (part.field, part.name, part.variable, part.default)).collect();
    let user = ("username", "user", Some("USER_NAME"), None);
    assert_eq!((scheme.kind(), parts), (SchemeKind::Basic, vec![user, ("password", "password", None, None)]));
}

#[test]
fn a_credential_names_its_parts() {
    let message = "`x-credential` has an invalid value, or is in the wrong place";
    let credential = "{username: {name: user, variable: USER_NAME}}";
    for other in [
        "project",
        "{token: {}}",
        "{username: user}",
        "{username: {name: User}}",
        "{username: {name: type}}",
        "{username: {variable: user}}",
        "{username: {default: username}}",
        "{password: {default: password}}",
        "{username: {more: user}}",
    ] {
        finds("extension", &format!("{AT}/x-credential"), message, credential, other);
    }
    assert_eq!(findings(credential, "{password: {name: token, default: username}}"), []);
}

#[test]
fn no_two_setters_have_the_same_name() {
    let message = "both parts of the credential are called `user`";
    let two = "{username: {name: user}, password: {name: user}}";
    finds("credential-name", AT, message, "{username: {name: user, variable: USER_NAME}}", two);
    let message = "`key` names a credential of `key` and one of `key`";
    let two = "{password: {name: key, default: username}}";
    finds("credential-name", AT, message, "{username: {name: user, variable: USER_NAME}}", two);
}

#[test]
fn security_may_be_absent_empty_or_optional() {
    for other in ["", "      security: []\n", "      security: [{}]\n", "      security: [{}, {key: []}]\n"] {
        accepts(SECURITY, &format!("{other}      x-sends-message: true\n"));
    }
    accepts("components:\n", "security: [{key: []}]\ncomponents:\n");
}

#[test]
fn some_operation_requires_a_credential() {
    let text = BASE.replace("security: [{key: []}]", "security: [{}]");
    let found = openapi_document::check(&Document::parse("base.yaml", &text).expect("it is YAML"));
    let found: Vec<_> = found.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect();
    assert!(found.contains(&("operation-security", "/components/securitySchemes")), "{found:?}");
    let schemes = "  securitySchemes:\n    key: {type: http, scheme: basic, x-credential: {username: {name: user, variable: USER_NAME}}}\n";
    let prefix = |name: &str| format!(", x-credential-prefix: {{key: {name}-}}");
    let text = text.replace(schemes, "").replace(&prefix("live"), "").replace(&prefix("test"), "");
    assert_eq!(openapi_document::check(&Document::parse("base.yaml", &text).expect("it is YAML")), []);
}

#[test]
fn a_credential_names_a_scheme() {
    let from = "[{key: []}]\n      x-sends";
    let to = "[{key: [], kye: []}]\n      x-sends";
    finds("unknown-scheme", "/paths/~1send/post/security/0", "`kye` is not a security scheme", from, to);
}

#[test]
fn requirements_are_alternatives_of_combined_schemes() {
    let text = BASE
        .replace(
            "    key: {",
            "    other: {type: http, scheme: bearer}\n    third: {type: apiKey, in: query, name: k}\n    key: {",
        )
        .replacen("security: [{key: []}]", "security: [{key: [], other: []}, {third: []}, {}]", 1);
    let document = Document::parse("base.yaml", &text).expect("it is YAML");
    let operation = &Operation::all(&document)[0];
    let names =
        |schemes: &[SecurityScheme<'_>]| schemes.iter().map(|scheme| scheme.name().to_owned()).collect::<Vec<_>>();
    let found: Vec<_> = operation.security().iter().map(|requirement| names(requirement.schemes())).collect();
    assert_eq!(found, [vec!["key", "other"], vec!["third"], vec![]]);
    assert_eq!(names(&operation.security_schemes()), ["key", "other", "third"]);
}

#[test]
fn credentials_that_are_required_together_are_sent_apart() {
    let both = |kinds: [&str; 2], required: &str| {
        let schemes = format!("    one: {{{}}}\n    two: {{{}}}\n    key: {{", kinds[0], kinds[1]);
        let text = BASE.replace("    key: {", &schemes).replacen("security: [{key: []}]", required, 1);
        let found = openapi_document::check(&Document::parse("base.yaml", &text).expect("it is YAML"));
        found.into_iter().filter(|finding| finding.rule == "security-scheme").collect::<Vec<_>>()
    };
    let header = |name: &str| format!("type: apiKey, in: header, name: {name}");
    let cases = [
        ([&*header("X-Key"), &*header("x-key")], "header `x-key`"),
        (["type: apiKey, in: query, name: k", "type: apiKey, in: query, name: k"], "query parameter `k`"),
        (["type: http, scheme: basic", "type: http, scheme: bearer"], "header `authorization`"),
        ([&*header("Authorization"), "type: http, scheme: bearer"], "header `authorization`"),
    ];
    for (kinds, carrier) in cases {
        let found = both(kinds, "security: [{one: [], two: []}]");
        let [finding] = &found[..] else { panic!("not one finding but {found:#?}") };
        let message = format!("`one` and `two` are required together, and both are sent as the {carrier}");
        assert_eq!((finding.rule, &*finding.pointer, &*finding.message), ("security-scheme", SEND, &*message));
        let found = both(kinds, "security: [{one: []}, {two: []}]");
        assert_eq!(found, [], "as alternatives");
    }
    let apart = ["type: apiKey, in: query, name: k", "type: apiKey, in: header, name: k"];
    assert_eq!(both(apart, "security: [{one: [], two: []}]"), []);
}

#[test]
fn a_parameter_is_not_an_api_key() {
    let from = "{name: trace, in: query, schema";
    let text = BASE.replace(BASIC, "type: apiKey, in: query, name: trace");
    assert!(text.contains(from));
    let found = openapi_document::check(&Document::parse("base.yaml", &text).expect("it is YAML"));
    let messages: Vec<_> = found.iter().map(|finding| (finding.rule, finding.message.as_str())).collect();
    assert_eq!(messages, [("parameter-place", "the security scheme `key` sends its key as `trace`")]);
    let text = text.replacen("security: [{key: []}]", "security: []", 1);
    assert_eq!(
        openapi_document::check(&Document::parse("base.yaml", &text).expect("it is YAML")),
        [],
        "no key is sent"
    );
}
