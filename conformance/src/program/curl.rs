//! Writes a request as a `curl` command.

use std::env;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Document, Operation, SecurityScheme, Server, printable, printable_json};
use openapi_mock::{RecordedRequest, redact};
use serde_json::Value;

use crate::credentials::{invented, with_placeholders};

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
    let mut lines = vec![format!(
        "curl -X {} {}",
        request.method,
        argument(&format!("{}{}", base_url.trim_end_matches('/'), request.target))
    )];
    if let Some(pair) = request.header("authorization").and_then(basic) {
        lines.push(format!("-u \"{}\"", with_variables(&pair, document, "", "")));
    }
    for (name, value) in &request.headers {
        let is_basic = name == "authorization" && basic(value).is_some();
        if !is_basic && !["content-length", "host"].contains(&name.as_str()) {
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

/// The URL of the server that the credentials in the environment belong to; without credentials, of the default server.
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
    let server = Server::for_credential(document, &scheme, &user).map(|server| server.url().to_owned());
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
