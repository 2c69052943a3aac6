//! Compares a request that arrived with the call that sent it.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{
    Body, BodyFormat, Encoding, Operation, Parameter, SecurityScheme, Server,
    path::{Part, parts},
    sample::Schemas,
    schema,
};
use openapi_mock::{RecordedRequest, query_pairs, read_body, value_texts};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::{Report, forms};
use crate::{
    case::Case,
    coverage::Evidence,
    credentials::{self, Carrier, carrier},
};

/// Headers that HTTP and the media types of the document need.
const KNOWN_HEADERS: [&str; 5] = ["accept", "content-length", "content-type", "host", "user-agent"];

pub(super) fn check<'d>(report: &mut Report, schemas: &Schemas<'d>, case: &Case<'d>, request: &RecordedRequest) {
    let (operation, parameters) = (&case.operation, &case.expected_parameters);
    report.evidence(Evidence::Request);
    let server = case.server.as_ref().map(Server::url);
    let carriers = check_credential(report, case, request);
    let own_headers = &case.customization.headers;
    check_head(report, &Head { operation, parameters, own_headers, server, carriers }, request);
    match (operation.request_body(), parameters.get("body")) {
        (Some(body), Some(expected)) => {
            report.evidence(Evidence::MediaType(None, body.content_type().to_owned()));
            let mut sent = request.header("content-type");
            if body.format() == BodyFormat::Multipart {
                // The boundary is the client's own.
                sent = sent.and_then(|sent| sent.split(';').next());
            }
            report.equal("the content type", sent, Some(body.content_type()));
            check_body(report, schemas, &body, expected, request);
        }
        _ => {
            report.equal("the content type", request.header("content-type"), None);
            report.equal("the length of the request body", request.body.len(), 0);
        }
    }
    check_no_secret_in_url(report, case, request);
}

/// The mismatches between a call and the method, path, query and headers of its request. The values of credentials are not compared.
#[must_use]
pub fn head_differences(
    operation: &Operation<'_>,
    parameters: &Map<String, Value>,
    credentials: &crate::call::Credentials,
    request: &RecordedRequest,
) -> Vec<String> {
    let mut report = Report::default();
    let carriers = credentials::carriers(&operation.security(), credentials).unwrap_or_default();
    let own_headers = &BTreeMap::new();
    check_head(&mut report, &Head { operation, parameters, own_headers, server: None, carriers }, request);
    report.mismatches
}

/// What determines the head of a request.
pub(super) struct Head<'c, 'd> {
    pub(super) operation: &'c Operation<'d>,
    pub(super) parameters: &'c Map<String, Value>,
    /// The headers that the call sets besides those of the document.
    pub(super) own_headers: &'c BTreeMap<String, String>,
    /// The URL of the server that the client chose. Its path precedes that of the operation.
    pub(super) server: Option<&'c str>,
    pub(super) carriers: Vec<Carrier>,
}

impl<'c> Head<'c, '_> {
    /// The parameters of the call that are sent in one place.
    fn parameters(&self, place: &'static str) -> impl Iterator<Item = (Parameter<'_>, &'c Value)> {
        let parameters = self.operation.parameters().into_iter().filter(move |parameter| parameter.place() == place);
        let values = self.parameters;
        parameters.filter_map(move |parameter| {
            Some((values.get(parameter.name())?, parameter)).map(|(value, parameter)| (parameter, value))
        })
    }
}

/// Checks everything but the body.
fn check_head(report: &mut Report, head: &Head<'_, '_>, request: &RecordedRequest) {
    report.equal("the method", request.method.as_str(), head.operation.method());
    check_target(report, head, request);
    check_headers(report, head, request);
}

/// Compares the path by segments, and the query by names and values.
pub(super) fn check_target(report: &mut Report, head: &Head<'_, '_>, request: &RecordedRequest) {
    // The path of `https://host/path`.
    let base = head.server.and_then(|url| url.splitn(4, '/').nth(3)).unwrap_or_default();
    let base = format!("/{base}");
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let decoded = |segment: &str| percent_decode_str(segment).decode_utf8_lossy().into_owned();
    let sent = |part: Part<'_>| match part {
        Part::Parameter(name) => head.parameters.get(name).map(value_texts).unwrap_or_default().join(","),
        Part::Text(text) => decoded(text),
    };
    let expected: Vec<String> = format!("{}{}", base.trim_end_matches('/'), head.operation.path())
        .split('/')
        .map(|segment| parts(segment).unwrap_or_default().into_iter().map(sent).collect())
        .collect();
    report.equal("the path, by segments", path.split('/').map(decoded).collect(), expected);
    let mut expected: Vec<_> = head
        .parameters("query")
        .flat_map(|(parameter, value)| {
            let encoding = parameter.encoding().unwrap_or(Encoding::Plain);
            query_pairs(parameter.name(), value, encoding)
        })
        .collect();
    expected.extend(head.carriers.iter().filter_map(|carrier| match carrier {
        Carrier::Query(name, value) => Some((name.clone(), value.clone())),
        Carrier::Header(..) | Carrier::Cookie(..) => None,
    }));
    let is_json = |name: &str| {
        let mut parameters = head.parameters("query");
        parameters.any(|(parameter, _)| parameter.name() == name && parameter.encoding() == Some(Encoding::Json))
    };
    // The properties of a `Value` are sorted, so that equal JSON has equal text.
    let sorted =
        |(name, text): (String, String)| match serde_json::from_str::<Value>(&text).ok().filter(|_| is_json(&name)) {
            Some(value) => (name, without_null(value).to_string()),
            None => (name, text),
        };
    let mut found: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().map(sorted).collect();
    let mut expected: Vec<_> = expected.into_iter().map(sorted).collect();
    expected.sort();
    found.sort();
    report.equal("the query", found, expected);
}

fn check_headers(report: &mut Report, head: &Head<'_, '_>, request: &RecordedRequest) {
    let documented = check_documented_headers(report, head, request);
    check_cookies(report, head, request);
    let carries = |name: &str| {
        head.carriers.iter().any(|carrier| matches!(carrier, Carrier::Header(header, _) if header == name))
    };
    for (name, _) in &request.headers {
        // Cookies are compared one by one.
        let known = KNOWN_HEADERS.contains(&name.as_str()) || name == "cookie" || carries(name);
        if !known && !documented.iter().any(|(known, _)| known == name) {
            report.mismatch(format!("the header `{name}` is neither in the document nor needed by HTTP"));
        }
    }
    let accepted = head.operation.accepted_media_types().join(", ");
    report.equal("the header `accept`", request.header("accept"), Some(accepted.as_str()));
    if request.header("user-agent").is_none() {
        report.mismatch("the header `user-agent` is missing".to_owned());
    }
}

/// Checks the headers that the call sets; returns them.
pub(super) fn check_documented_headers(
    report: &mut Report,
    head: &Head<'_, '_>,
    request: &RecordedRequest,
) -> Vec<(String, String)> {
    let documented: Vec<_> = head
        .parameters("header")
        .map(|(parameter, value)| (parameter.name().to_ascii_lowercase(), value_texts(value)))
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(name, texts)| (name, texts.join(",")))
        .chain(head.own_headers.clone())
        .collect();
    for (name, value) in &documented {
        report.equal(&format!("the header `{name}`"), request.header(name), Some(value.as_str()));
    }
    documented
}

/// A value without the properties that are `null`, which a client leaves unset.
fn without_null(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let set = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(set.map(|(name, value)| (name, without_null(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(without_null).collect(),
        value => value,
    }
}

pub(super) fn check_cookies(report: &mut Report, head: &Head<'_, '_>, request: &RecordedRequest) {
    let parameters = head.parameters("cookie");
    let mut expected: Vec<_> =
        parameters.map(|(parameter, value)| (parameter.name().to_owned(), value_texts(value).concat())).collect();
    expected.extend(head.carriers.iter().filter_map(|carrier| match carrier {
        Carrier::Cookie(name, value) => Some((name.clone(), value.clone())),
        Carrier::Header(..) | Carrier::Query(..) => None,
    }));
    let mut found = request.cookies();
    expected.sort();
    found.sort();
    report.equal("the cookies", found, expected);
}

fn check_body<'d>(
    report: &mut Report,
    schemas: &Schemas<'d>,
    body: &Body<'d>,
    expected: &Value,
    request: &RecordedRequest,
) {
    if body.format() == BodyFormat::Bytes {
        let expected = expected.as_str().and_then(|text| STANDARD.decode(text).ok());
        return report.equal("the request body", Some(&request.body), expected.as_ref());
    }
    let Some(schema) = body.schema() else { return };
    let Some(found) = read_body(body.format(), &schema, &request.body) else {
        return report.mismatch("the request body cannot be read".to_owned());
    };
    match body.format() {
        BodyFormat::Form => forms::check_pairs(report, body, expected, request),
        BodyFormat::Multipart => {
            forms::check_parts(report, body, request);
            report.equal("the values of the parts", found.to_string(), forms::without_absent(expected).to_string());
        }
        // The properties of a `Value` are sorted, so that equal JSON has equal text.
        _ => report.equal("the request body", found.to_string(), expected.to_string()),
    }
    let is_nested = body.format() == BodyFormat::Form
        && schema::properties(&schema).iter().any(|(property, _)| body.is_nested(property));
    if is_nested && forms::has_empty(expected) {
        // It has no pair, so that another value arrives. The pairs are compared above.
        return;
    }
    match schemas.violations(&schema, &found) {
        Ok(violations) => {
            for violation in violations {
                report.mismatch(format!("the request body violates `{}` at {}", violation.keyword, violation.at));
            }
        }
        Err(uncovered) => report.mismatch(uncovered.reason),
    }
}

/// Checks that the request carries credentials for a requirement of the operation; returns what carries them.
pub(super) fn check_credential(report: &mut Report, case: &Case<'_>, request: &RecordedRequest) -> Vec<Carrier> {
    let carries = |carrier: &Carrier| match carrier {
        Carrier::Header(name, value) => request.header(name) == Some(value.as_str()),
        Carrier::Query(name, value) => request.query_values(name).contains(value),
        Carrier::Cookie(name, value) => request.cookie(name).as_ref() == Some(value),
    };
    let requirements = case.operation.security();
    for requirement in &requirements {
        let schemes = requirement.schemes();
        let carriers = schemes.iter().map(|scheme| carrier(scheme, &case.credentials)).collect::<Option<Vec<_>>>();
        if let Some(carriers) = carriers.filter(|carriers| carriers.iter().all(carries)) {
            for scheme in schemes {
                report.evidence(Evidence::Scheme(scheme.name().to_owned()));
            }
            if schemes.is_empty() {
                report.evidence(Evidence::NoCredential);
            }
            return carriers;
        }
    }
    match requirements.is_empty() {
        true => report.evidence(Evidence::NoCredential),
        false => report.mismatch("the request carries no credential that the operation accepts".to_owned()),
    }
    Vec::new()
}

/// Checks that the URL contains no credential, plain or encoded, unless its security scheme puts it there.
pub(super) fn check_no_secret_in_url(report: &mut Report, case: &Case<'_>, request: &RecordedRequest) {
    let document = case.operation.node().document();
    let mut secrets = case.credentials.clone();
    for scheme in SecurityScheme::all(document) {
        if let Some(Carrier::Query(..)) = carrier(&scheme, &secrets) {
            secrets.remove(scheme.name());
        }
    }
    let decoded = percent_decode_str(&request.target).decode_utf8_lossy();
    if credentials::secrets(document, &secrets).iter().any(|secret| decoded.contains(secret)) {
        report.mismatch("a credential is in the URL".to_owned());
    }
}
