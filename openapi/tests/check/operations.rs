//! Operations: ids, security, retry policy, methods, request bodies.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds, finds_among};

const ID: &str = "/paths/~1send/post/operationId";

#[test]
fn an_operation_may_have_any_id_or_none() {
    for id in ["sendCode", "send-code", "send__code", "_send", "send_", "1st", "async", "builder", "send.code", "a b/c"]
    {
        accepts("send_code", id);
    }
    accepts("      operationId: send_code\n", "");
    finds("operation-id", ID, "the `operationId` is not a string", "send_code", "[a]");
    accepts("send_code", &format!("send_{}", "a".repeat(100)));
}

#[test]
fn operation_ids_are_distinct_in_rust() {
    let finds_both = |message: &str, remedy: &str, one: &str, other: &str| {
        let base = BASE.replace("operationId: get_state", one);
        let base = base.replace("operationId: send_code\n", &format!("{other}\n"));
        let found = check(&Document::parse("base.yaml", &base).expect("it is YAML"));
        let [finding] = found.as_slice() else { panic!("not one finding but {found:#?}") };
        assert_eq!((finding.rule, finding.message.as_str()), ("unique-operation-id", message));
        assert_eq!(finding.remedy, format!("give {remedy}"));
        assert!(finding.line.is_some());
    };
    for (one, other, both) in
        [("xDo", "xDo", "x_do"), ("sendCode", "send_code", "send_code"), ("send_code_2", "send_code2", "send_code_2")]
    {
        let message = format!("`{other}` (POST /send) and `{one}` (GET /state) have the same name in Rust, `{both}`");
        let remedy = "this one another `operationId`, such as `get_state`";
        finds_both(&message, remedy, &format!("operationId: {one}"), &format!("operationId: {other}"));
    }
    let message = "`get_state` (POST /send) and GET /state have the same name in Rust, `get_state`";
    finds_both(message, "one of them another `operationId`", "summary: s", "operationId: get_state");
}

#[test]
fn an_operation_may_have_no_retry_policy() {
    accepts("      x-retry: {policy: unsent_only, reason: it costs money}\n", "");
    accepts("      x-retry: {policy: unsent_only, reason: none better is known}\n", "");
}

#[test]
fn an_operation_id_is_not_a_method_that_replaces_a_credential() {
    for id in ["with_key", "with_key_from"] {
        let message = format!("`{id}` is a method of the generated client");
        finds("operation-id", ID, &message, "send_code", id);
    }
}

#[test]
fn a_misspelt_method_is_found() {
    let message = "`gett` of the path `/state` is neither a method nor another supported key";
    finds("path-item", "/paths/~1state/gett", message, "    get:\n", "    gett:\n");
    accepts("    get:\n", "    summary: the state\n    description: of all\n    parameters: []\n    get:\n");
}

#[test]
fn any_method_but_trace_is_supported() {
    for method in ["head", "options", "patch"] {
        accepts("    get:\n", &format!("    {method}:\n"));
    }
    let message = "`TRACE` is not supported: it would return the credentials of the request";
    finds("operation-method", "/paths/~1state/trace", message, "    get:\n", "    trace:\n");
}

const BODY: &str = "        content:
          application/json:
            schema: {$ref: \"#/components/schemas/Send\"}
            examples:
              smallest: {value: {to: \"+1\"}}
";

#[test]
fn a_request_body_may_be_optional() {
    for other in ["", "        required: false\n"] {
        accepts(&format!("        required: true\n{BODY}"), &format!("{other}{BODY}"));
    }
    accepts("    get:\n", "    get:\n      requestBody: {content: {text/plain: {examples: {some: {value: a}}}}}\n");
}

#[test]
fn a_request_is_json_a_form_text_or_bytes() {
    for media_type in ["application/x-www-form-urlencoded", "application/vnd.a+json", "application/json; charset=utf-8"]
    {
        accepts(BODY, &BODY.replace("application/json", media_type));
    }
    for (media_type, value) in
        [("text/plain", "a"), ("application/xml", "a"), ("image/png", "AA=="), ("\"*/*\"", "AA==")]
    {
        let body = BODY
            .replace("application/json", media_type)
            .replace("            schema: {$ref: \"#/components/schemas/Send\"}\n", "");
        let findings = findings(BODY, &body.replace("{to: \"+1\"}", value));
        let rules: Vec<_> =
            findings.iter().map(|finding| finding.rule).filter(|rule| *rule != "unused-component").collect();
        assert_eq!(rules, [""; 0], "{findings:#?}");
    }
    let other = "          application/xml: {schema: {type: object}}\n";
    let at = "/paths/~1send/post/requestBody/content";
    let message = "the body is sent as `application/json`, and not as `application/xml`";
    finds("approximated", at, message, BODY, &format!("{BODY}{other}"));
    accepts(BODY, &BODY.replace("application/json", "multipart/form-data"));
    let at = "/paths/~1send/post/requestBody/content/multipart~1mixed";
    let message = "the request has the media type `multipart/mixed`, which the client cannot write";
    finds("media-type", at, message, BODY, &BODY.replace("application/json", "multipart/mixed"));
    let at = "/paths/~1send/post/requestBody/content/application~1octet-stream/schema";
    let message = "the body is bytes as it is sent, and is not compared with its schema";
    let to = BODY
        .replace("application/json", "application/octet-stream")
        .replace("$ref: \"#/components/schemas/Send\"", "type: integer");
    finds_among("approximated", at, message, BODY, &to);
}

#[test]
fn a_multipart_body_has_parts() {
    let at = "/paths/~1send/post/requestBody/content/multipart~1form-data";
    let body = |schema: &str, example: &str| {
        let body = BODY.replace("application/json", "multipart/form-data").replace("{to: \"+1\"}", example);
        body.replace("$ref: \"#/components/schemas/Send\"", schema)
    };
    let parts =
        "type: object, properties: {a: {type: string, format: binary}, b: {type: array, items: {}}, c: {type: object}}";
    let findings = findings(BODY, &body(parts, "{a: AAE=, b: [AAE=], c: {x: 1}}"));
    assert!(findings.iter().all(|finding| finding.rule == "unused-component"), "{findings:#?}");
    finds_among("form", &format!("{at}/schema"), "the form has no properties", BODY, &body("type: object", "{}"));
    let inner = "type: object, properties: {a: {type: object, properties: {b: {type: string, format: binary}}}}";
    let message = "only a whole body, or a part of a `multipart/form-data` body, can be bytes";
    let place = format!("{at}/schema/properties/a/properties/b/format");
    finds_among("schema-format", &place, message, BODY, &body(inner, "{}"));
    let headers = "type: string}\n            encoding: {to: {headers: {X-A: {schema: {type: string}}}}";
    let message = "the headers of parts are not sent";
    finds_among("approximated", &format!("{at}/encoding"), message, BODY, &body(headers, "{}"));
    let list = "type: string, format: binary}\n            encoding: {to: {contentType: 'image/png, image/jpeg'}";
    let message = "`to` has a list of media types, and none of them is sent unless the caller names one";
    finds_among("approximated", &format!("{at}/encoding"), message, BODY, &body(list, "{}"));
}

#[test]
fn a_form_has_plain_values_or_json() {
    let form = |property: &str, more: &str| {
        let schema = format!("schema: {{type: object, properties: {{a: {property}}}}}");
        let body = BODY.replace("application/json", "application/x-www-form-urlencoded").replace("{to: \"+1\"}", "{}");
        body.replace("schema: {$ref: \"#/components/schemas/Send\"}", &format!("{schema}{more}"))
    };
    let at = "/paths/~1send/post/requestBody/content/application~1x-www-form-urlencoded";
    let property = format!("{at}/schema/properties/a");
    let message = "the property `a` of a form is a text that holds JSON";
    finds_among("approximated", &property, message, BODY, &form("{type: object, additionalProperties: true}", ""));
    let lists = "{type: array, items: {type: array, items: {type: string}}}";
    finds_among("approximated", &property, message, BODY, &form(lists, ""));
    let message = "the property `a` of a form has an `encoding` that is not supported";
    let encoding = "\n            encoding: {a: {style: spaceDelimited}}";
    finds_among(
        "form",
        &format!("{at}/encoding/a"),
        message,
        BODY,
        &form("{type: array, items: {type: string}}", encoding),
    );
    for (style, property) in [("form", "{type: array, items: {type: string}}"), ("deepObject", "{type: object}")] {
        let encoding = format!("\n            encoding: {{a: {{style: {style}, explode: true}}}}");
        let findings = findings(BODY, &form(property, &encoding));
        assert!(findings.iter().all(|finding| finding.rule == "unused-component"), "{findings:#?}");
    }
}

#[test]
fn dots_are_namespaces() {
    let from = "operationId: send_code";
    accepts(from, "operationId: codes.sms.send_code");
    let both = "`get_state` is an operation, and the namespace of another";
    finds("operation-namespace", ID, both, from, "operationId: get_state.now");
}

#[test]
fn callbacks_links_and_webhooks_describe_no_call() {
    accepts(
        "      operationId: send_code\n",
        "      operationId: send_code\n      callbacks: {done: {'{$request.body#/to}': {post: {}}}}\n",
    );
    accepts(
        "          description: sent\n",
        "          description: sent\n          links: {state: {operationId: get_state}}\n",
    );
    accepts(
        "components:\n",
        "webhooks: {done: {post: {}}}\ncomponents:\n  callbacks: {unused: {}}\n  links: {unused: {}}\n",
    );
}

#[test]
fn a_misspelt_key_is_found() {
    let at = "/paths/~1send/post/requestbody";
    finds("misspelt-key", at, "`requestbody` is not a key of an operation", "requestBody:", "requestbody:");
    let at = "/components/responses/Refused/contents";
    let from = "      description: refused\n      content:";
    let to = "      description: refused\n      contents:";
    finds_among("misspelt-key", at, "`contents` is not a key of a response", from, to);
}

#[test]
fn another_key_is_a_warning() {
    let found = findings("      operationId: send_code\n", "      operationId: send_code\n      audience: all\n");
    let [finding] = found.as_slice() else { panic!("not one finding but {found:#?}") };
    assert!(!finding.is_error() && finding.rule == "unknown-key", "{finding}");
    assert_eq!(finding.message, "`audience` is not a key of an operation, and is ignored");
}

#[test]
fn the_recipient_of_a_message_is_a_text_of_the_body() {
    let (at, sends) = ("/paths/~1send/post/x-sends-message/recipient", "x-sends-message: true");
    let message = "the JSON request body has no text `too`";
    finds("message-recipient", at, message, sends, "x-sends-message: {recipient: too}");
    assert_eq!(findings(sends, "x-sends-message: {recipient: too}").remove(0).remedy, "name one of `to`");
    accepts(sends, "x-sends-message: {recipient: to}");
}
