//! Compares an exchange with the expectation of its case. The expectation comes from the document, never from a run.

mod difference;
mod leaks;
mod outcome;
mod request;

use openapi_document::sample::Schemas;
use url::Url;

use crate::{
    case::{Case, Input, Kind},
    coverage::Evidence,
    runner::Exchange,
};

pub use difference::differences;
pub use request::head_differences;

/// Compares an exchange with the expectation of its case; returns what was compared, for coverage.
///
/// # Errors
/// Every mismatch.
pub fn verify<'d>(schemas: &Schemas<'d>, case: &Case<'d>, exchange: &Exchange) -> Result<Vec<Evidence>, Vec<String>> {
    let mut report = Report::default();
    report.equal("the number of requests that arrived", exchange.requests.len(), case.expected_requests);
    report.equal("the number of requests that arrived elsewhere", exchange.elsewhere.len(), 0);
    check_server(&mut report, case, exchange);
    for request in &exchange.requests {
        request::check(&mut report, schemas, case, request);
    }
    outcome::check(&mut report, case, &exchange.outcome);
    if matches!(case.kind, Kind::Request | Kind::ValidRequest | Kind::InvalidRequest) {
        for input in Input::all(&case.operation) {
            let value = case.parameters.get(input.name).cloned();
            report.evidence(Evidence::Input { name: input.name.to_owned(), value });
        }
    }
    if matches!(case.kind, Kind::Request | Kind::Response) {
        report.evidence(Evidence::Example(case.pointer.clone()));
    }
    leaks::check(&mut report, schemas, case, &exchange.outcome);
    if report.mismatches.is_empty() { Ok(report.evidence) } else { Err(report.mismatches) }
}

/// The mismatches and the evidence of one case.
#[derive(Default)]
struct Report {
    mismatches: Vec<String>,
    evidence: Vec<Evidence>,
}

impl Report {
    fn mismatch(&mut self, mismatch: String) {
        self.mismatches.push(mismatch);
    }

    /// Notes what was compared, whatever the result.
    fn evidence(&mut self, evidence: Evidence) {
        self.evidence.push(evidence);
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, actual: T, expected: T) {
        if actual != expected {
            self.mismatch(format!("{what} is {actual:?}, expected {expected:?}"));
        }
    }
}

/// Checks the server that the client chose. The path of its URL is checked with the target of the request.
fn check_server(report: &mut Report, case: &Case<'_>, exchange: &Exchange) {
    let url = case.server.as_ref().map(|server| Url::parse(server.url()).map_err(|error| error.to_string()));
    let expected = url.map(|url| {
        let url = url?;
        let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        Ok::<_, String>(format!("{host}:{port}"))
    });
    match expected.transpose() {
        Ok(expected) => {
            report.equal("the server that the client chose", exchange.chosen_server.as_ref(), expected.as_ref());
        }
        Err(error) => report.mismatch(format!("the URL of the document's server is not valid: {error}")),
    }
    if case.chooses_server() {
        let schemes = case.operation.security_schemes().into_iter();
        for scheme in schemes.filter(|scheme| case.credentials.contains_key(scheme.name())) {
            let pointer = case.server.as_ref().map(|_| case.pointer.clone());
            report.evidence(Evidence::Server(scheme.name().to_owned(), pointer));
        }
    }
}
