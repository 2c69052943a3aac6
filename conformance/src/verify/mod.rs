//! Compares an exchange with the expectation of its case. The expectation comes from the document, never from a run.

mod difference;
mod essentials;
mod forms;
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
pub(crate) use essentials::{RequestDifferences, request_differences};
pub(crate) use leaks::shown_secrets;
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
    if let Some(own) = case.operation.server().filter(|_| case.chooses_server()) {
        report.evidence(Evidence::OwnServer(own.node().pointer().to_owned()));
    } else if case.chooses_server() {
        let schemes = case.operation.security_schemes().into_iter();
        for scheme in schemes.filter(|scheme| case.credentials.contains_key(scheme.name())) {
            let pointer = case.server.as_ref().map(|_| case.pointer.clone());
            report.evidence(Evidence::Server(scheme.name().to_owned(), pointer));
        }
    }
}

#[cfg(test)]
mod exchange_tests;

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;
    use crate::{
        case::{Derivation, Expected, documented_cases},
        outcome::{Failure, Outcome},
        server::ServerKind,
    };

    /// Every case of a document, with what `verify` says about each exchange that a wrong client could bring about.
    fn each_case(mut with: impl FnMut(&Case<'_>, &dyn Fn(Exchange) -> Result<(), Vec<String>>)) {
        let document =
            Document::parse("openapi.yaml", include_str!("../../observatory/openapi.yaml")).expect("it is YAML");
        let (schemas, derivation) = (Schemas::new(&document), Derivation::new(&document));
        let ids: Vec<_> = derivation.operations().map(|operation| operation.id()).collect();
        let of_operations = ids.iter().flat_map(|id| derivation.of_operation(&schemas, id));
        let of_components =
            derivation.components().iter().flat_map(|component| derivation.of_component(&schemas, component));
        let derived =
            of_operations.chain(of_components).flat_map(|section| section.cases).map(|planned| planned.case());
        for case in documented_cases(&document).into_iter().chain(derived) {
            with(&case, &|exchange| verify(&schemas, &case, &exchange).map(drop));
        }
    }

    fn exchange(outcome: Outcome) -> Exchange {
        let (requests, elsewhere) = (Vec::new(), Vec::new());
        Exchange { requests, chosen_server: None, elsewhere, outcome, server: ServerKind::Wiremock }
    }

    fn error(kind: &str) -> Outcome {
        let json = json!({
            "kind": kind, "may_have_been_sent": true, "is_timeout": false, "attempts": 7, "display": "", "debug": "",
        });
        Outcome::Error(Box::new(serde_json::from_value::<Failure>(json).expect("it is an error")))
    }

    #[test]
    fn no_case_passes_for_a_client_that_does_nothing() {
        let mut kinds = std::collections::BTreeSet::new();
        each_case(|case, verified| {
            kinds.insert(case.kind);
            for outcome in [Outcome::Value(Box::default()), error("config"), error("api"), error("no_response")] {
                let mismatches = verified(exchange(outcome)).expect_err(&case.id);
                // Not only the number of requests is compared.
                assert!(mismatches.len() > 1 || case.expected_requests == 0, "{}: {mismatches:?}", case.id);
            }
        });
        assert_eq!(kinds.len(), 2 + Kind::DERIVED.len());
    }

    #[test]
    fn a_value_for_an_invalid_request_is_a_mismatch_of_its_own() {
        let mut count = 0;
        each_case(|case, verified| {
            if matches!(case.expected, Expected::InvalidRequest { .. } | Expected::Config { .. }) {
                count += 1;
                assert!(verified(exchange(Outcome::Value(Box::default()))).is_err(), "{}", case.id);
                let mismatches = verified(exchange(error("not_sent"))).expect_err(&case.id);
                assert!(
                    mismatches.iter().any(|mismatch| mismatch.starts_with("the caller got")),
                    "{}: {mismatches:?}",
                    case.id
                );
            }
        });
        assert!(count > 100);
    }
}
