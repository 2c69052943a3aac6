//! Writes a request as a `curl` command.

use std::env;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Document, Operation, SecurityScheme, Server, printable, printable_json};
use openapi_mock::{RecordedRequest, redact};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::credentials::{invented, with_placeholders};

const REDACTED: &str = "[redacted]";

/// A request with invented credentials as a `curl` command, in which the variables of the document stand for the credentials.
pub(super) fn curl(
    operation: &Operation<'_>,
    request: &RecordedRequest,
    base_url: &str,
    show_sensitive: bool,
) -> String {
    let document = operation.node().document();
    // Single quotes prevent the expansion of variables, so these stand outside of them.
    let argument = |text: &str| with_variables(&quoted(text), document, "'\"", "\"'");
    let is_hidden = |place: &str, name: &str| {
        let named = |known: &str| if place == "header" { known.eq_ignore_ascii_case(name) } else { known == name };
        let mut parameters = operation.parameters().into_iter();
        !show_sensitive && parameters.any(|known| known.place() == place && named(known.name()) && known.sensitive())
    };
    let target = target(operation, request, is_hidden);
    let mut lines = vec![format!(
        "curl -X {} {}",
        request.method,
        argument(&format!("{}{target}", base_url.trim_end_matches('/')))
    )];
    if let Some(pair) = request.header("authorization").and_then(basic) {
        lines.push(format!("-u \"{}\"", with_variables(&pair, document, "", "")));
    }
    for (name, value) in &request.headers {
        let is_basic = name == "authorization" && basic(value).is_some();
        if !is_basic && !["content-length", "host"].contains(&name.as_str()) {
            let value = if is_hidden("header", name) { REDACTED } else { value };
            lines.push(format!("-H {}", argument(&printable(&format!("{name}: {value}")))));
        }
    }
    if let Ok(body) = serde_json::from_slice::<Value>(&request.body) {
        let schema = operation.request_body().and_then(|body| body.schema());
        let body = if show_sensitive { body } else { redact::redacted(schema.as_ref(), &body) };
        lines.push(format!("--data-raw {}", quoted(&printable_json(&body.to_string()))));
    }
    lines.join(" \\\n  ")
}

/// The path and the query of a request, with what is hidden replaced.
fn target(operation: &Operation<'_>, request: &RecordedRequest, is_hidden: impl Fn(&str, &str) -> bool) -> String {
    let names = operation.path().split('/').map(|segment| segment.trim_matches(['{', '}']));
    let segments = request.path().split('/').zip(names);
    let segments: Vec<_> =
        segments.map(|(segment, name)| if is_hidden("path", name) { REDACTED } else { segment }).collect();
    let pairs = request.query().split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        let decoded = percent_decode_str(&name.replace('+', " ")).decode_utf8_lossy().into_owned();
        if is_hidden("query", &decoded) { format!("{name}={REDACTED}") } else { pair.to_owned() }
    });
    let query = pairs.collect::<Vec<_>>().join("&");
    format!("{}{}{query}", segments.join("/"), if query.is_empty() { "" } else { "?" })
}

/// The URL of the operation's own server, or of the one that the credentials in the environment belong to; without credentials, of the
/// default server.
///
/// # Errors
/// The document has no server.
pub(super) fn server(operation: &Operation<'_>) -> Result<String, String> {
    let document = operation.node().document();
    let user = |scheme: &SecurityScheme<'_>| {
        let variable = scheme.parts().first()?.variable?;
        Some((scheme.name().to_owned(), env::var(variable).ok().filter(|user| !user.is_empty())?))
    };
    let (scheme, user) = operation.security_schemes().iter().find_map(user).unwrap_or_default();
    let server = operation.server().or_else(|| Server::for_credential(document, &scheme, &user));
    let server = server.map(|server| server.url().to_owned()).filter(|url| !url.is_empty());
    server.ok_or_else(|| "the document has no server: give one with `--base-url`".to_owned())
}

fn with_variables(text: &str, document: &Document, before: &str, after: &str) -> String {
    with_placeholders(text, document, &invented(document), |name, variable| {
        let variable = variable.map_or_else(|| name.to_ascii_uppercase(), str::to_owned);
        format!("{before}${variable}{after}")
    })
}

/// `USERNAME:PASSWORD` of HTTP Basic; none for another scheme.
fn basic(authorization: &str) -> Option<String> {
    let decoded = STANDARD.decode(authorization.strip_prefix("Basic ")?).ok()?;
    String::from_utf8(decoded).ok()
}

/// A text as one argument for a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_has_its_own_server_or_that_of_the_document() {
        let of = |servers: &str, own: &str| {
            let text = format!(
                "openapi: 3.0.3\n{servers}paths:\n  /a: {{get: {{operationId: a, security: [], {own}responses: {{'204': {{description: d}}}}}}}}\n"
            );
            let document = Document::parse("test.yaml", &text).expect("the document is YAML");
            server(&Operation::all(&document)[0])
        };
        let (servers, own) = ("servers: [{url: 'https://a.example'}]\n", "servers: [{url: 'https://b.example'}], ");
        assert_eq!(of(servers, ""), Ok("https://a.example".to_owned()));
        assert_eq!(of(servers, own), Ok("https://b.example".to_owned()));
        let error = of("", "").expect_err("it has none");
        assert_eq!(error, "the document has no server: give one with `--base-url`");
    }

    #[test]
    fn sensitive_parameters_are_shown_only_on_request() {
        let text = "
openapi: 3.0.3
paths:
  /users/{email}/{id}:
    get:
      operationId: find
      security: []
      parameters:
        - {name: email, in: path, required: true, schema: {type: string}}
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: access token, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: X-Otp, in: header, schema: {type: string}}
      responses: {'204': {description: found}}
";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let operation = &Operation::all(&document)[0];
        let request = RecordedRequest {
            method: "GET".to_owned(),
            target: "/users/ada%40example.org/7?access+token=secret%201&page=2".to_owned(),
            headers: vec![("x-otp".to_owned(), "123456".to_owned()), ("accept".to_owned(), "*/*".to_owned())],
            body: Vec::new(),
        };
        let shown = |show_sensitive| curl(operation, &request, "http://localhost/", show_sensitive);
        assert_eq!(
            shown(false),
            "curl -X GET 'http://localhost/users/[redacted]/7?access+token=[redacted]&page=2' \\\n  \
             -H 'x-otp: [redacted]' \\\n  -H 'accept: */*'"
        );
        assert!(shown(true).contains("/users/ada%40example.org/7?access+token=secret%201&page=2' "));
        assert!(shown(true).contains("'x-otp: 123456'"));
    }
}
