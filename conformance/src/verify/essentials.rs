//! Compares a request with the call that sent it, by what any client must do: no more than the document says.

use openapi_document::{BodyFormat, Server, sample::Schemas};
use openapi_mock::{RecordedRequest, read_body};
use serde_json::Value;

use super::{Report, differences, forms, request};
use crate::case::Case;

/// How a request differs from the call that sent it.
#[derive(Debug, Default)]
pub(crate) struct RequestDifferences {
    /// It carries other credentials than the call has, or has one in its URL.
    pub(crate) credentials: Vec<String>,
    /// Method, path, query, headers, body.
    pub(crate) others: Vec<String>,
    /// Properties that the call does not set are null.
    pub(crate) has_nulls: bool,
}

/// The differences between a request and its call. Headers that the document does not know are the client's own affair.
pub(crate) fn request_differences<'d>(
    schemas: &Schemas<'d>,
    case: &Case<'d>,
    sent: &RecordedRequest,
) -> RequestDifferences {
    let (operation, parameters) = (&case.operation, &case.expected_parameters);
    let mut report = Report::default();
    let carriers = request::check_credential(&mut report, case, sent);
    request::check_no_secret_in_url(&mut report, case, sent);
    let credentials = std::mem::take(&mut report.mismatches);
    let server = case.server.as_ref().map(Server::url);
    let own_headers = &case.customization.headers;
    let head = request::Head { operation, parameters, own_headers, server, carriers };
    report.equal("the method", sent.method.as_str(), operation.method());
    request::check_target(&mut report, &head, sent);
    request::check_documented_headers(&mut report, &head, sent);
    let has_nulls = check_body(&mut report, schemas, case, sent);
    RequestDifferences { credentials, others: report.mismatches, has_nulls }
}

/// Checks the body; returns whether properties that the call does not set are null.
fn check_body<'d>(report: &mut Report, schemas: &Schemas<'d>, case: &Case<'d>, sent: &RecordedRequest) -> bool {
    let empty = Value::Object(serde_json::Map::new());
    let (body, expected) = match (case.operation.request_body(), case.expected_parameters.get("body")) {
        (Some(body), Some(expected)) => (body, expected),
        (Some(body), None) if !sent.body.is_empty() => (body, &empty),
        _ => {
            // An object without properties says no more than no body.
            if !sent.body.is_empty() && sent.body != b"{}" {
                report.mismatch("the request has a body, and the document describes none".to_owned());
            }
            return false;
        }
    };
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    report.equal("the content type", sent.header("content-type").map(essence), Some(essence(body.content_type())));
    match body.format() {
        BodyFormat::Form => forms::check_pairs(report, &body, expected, sent),
        BodyFormat::Multipart => {
            let found = body.schema().and_then(|schema| read_body(body.format(), &schema, &sent.body));
            report.equal("whether the parts are those of the call", found, Some(forms::without_absent(expected)));
        }
        BodyFormat::Json => {
            let Some(mut found) = body.schema().and_then(|schema| read_body(body.format(), &schema, &sent.body)) else {
                report.mismatch("the request body is not JSON".to_owned());
                return false;
            };
            let has_nulls = remove_unset(&mut found, expected);
            for difference in differences(&found, expected, "") {
                report.mismatch(format!("the request body differs from the call: {difference}"));
            }
            if let Some(Ok(violations)) = body.schema().map(|schema| schemas.violations(&schema, &found)) {
                let violations = violations.into_iter();
                violations.for_each(|violation| {
                    report.mismatch(format!("the request body violates `{}` at {}", violation.keyword, violation.at));
                });
            }
            return has_nulls;
        }
        _ => {
            let found = Value::from(base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &sent.body));
            report.equal("whether the request body is that of the call", &found == expected, true);
        }
    }
    false
}

/// Removes properties that are null and that the call does not set; returns whether there was one.
fn remove_unset(found: &mut Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let before = found.len();
            found.retain(|name, value| !value.is_null() || expected.contains_key(name));
            let removed = found.len() < before;
            found.iter_mut().fold(removed, |removed, (name, value)| {
                expected.get(name).is_some_and(|expected| remove_unset(value, expected)) || removed
            })
        }
        (Value::Array(found), Value::Array(expected)) => {
            let pairs = found.iter_mut().zip(expected);
            pairs.fold(false, |removed, (found, expected)| remove_unset(found, expected) || removed)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_null_that_the_call_sets_is_kept() {
        let mut found = json!({"a": null, "b": {"c": null, "d": 1}, "e": [{"f": null}]});
        assert!(remove_unset(&mut found, &json!({"a": null, "b": {"d": 1}, "e": [{}]})));
        assert_eq!(found, json!({"a": null, "b": {"d": 1}, "e": [{}]}));
        assert!(!remove_unset(&mut found, &json!({"a": null, "b": {}, "e": []})));
    }
}
