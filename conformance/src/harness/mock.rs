//! Checks of the mock: it accepts every documented request and returns every documented response.

use std::collections::{BTreeMap, btree_map::Entry};

use libtest_mimic::{Failed, Trial};
use openapi_mock::{MockServer, Options};

use super::{report::ResultLine, session::Session};
use crate::{
    call::{Call, Limits},
    case::{Case, Expected, Kind, documented_cases},
    convention::{Convention, any_json},
    credentials::documented,
    outcome::Outcome,
};

pub(super) fn trials(session: &'static Session) -> Vec<Trial> {
    vec![
        ResultLine::suite("the_mock_takes_every_documented_request").trial(|| requests_are_accepted(session)),
        ResultLine::suite("the_mock_gives_every_documented_response").trial(|| responses_are_returned(session)),
    ]
}

fn requests_are_accepted(session: &Session) -> Result<(), Failed> {
    let mock = start(session, Options::default())?;
    let mut mismatches = Vec::new();
    for case in documented_cases(session.document()).iter().filter(|case| case.kind != Kind::Response) {
        if let Outcome::Error(error) = call(session, case, &mock)? {
            mismatches.push(format!("{}: {}", case.id, error.display));
        }
    }
    if mismatches.is_empty() { Ok(()) } else { Err(mismatches.join("\n").into()) }
}

/// Compares the status, the error code and the names of the headers of each documented response.
fn responses_are_returned(session: &Session) -> Result<(), Failed> {
    let convention = Convention::of(session.document());
    let (mut mismatches, mut mocks) = (Vec::new(), BTreeMap::new());
    for case in documented_cases(session.document()).iter().filter(|case| case.kind == Kind::Response) {
        let sent = case.response_body.as_ref().and_then(|body| any_json(&body.bytes));
        let body = match &case.expected {
            Expected::Value(body) | Expected::Api { typed: Some(body) } => Some(body).filter(|_| sent.is_some()),
            // A code is also in errors of other schemas than the one of typed errors.
            Expected::Api { typed: None } => sent.as_ref(),
            _ => None,
        };
        // The mock returns a header with any example of the status.
        let named = body.is_some() && case.headers.is_empty();
        let name = example(case).filter(|_| named).map(|name| format!(", example={name}")).unwrap_or_default();
        let mock = match mocks.entry(format!("code={}{name}", case.status)) {
            Entry::Occupied(mock) => mock.into_mut(),
            Entry::Vacant(place) => {
                let prefer = Some(place.key().clone());
                place.insert(start(session, Options { prefer, ..Options::default() })?)
            }
        };
        let outcome = call(session, case, mock)?;
        let is_missing =
            |(name, _): &&(String, String)| outcome.headers().is_none_or(|headers| headers.get(name).is_none());
        if let Some((name, _)) = case.headers.iter().find(is_missing) {
            mismatches.push(format!("{}: the header `{name}` is missing", case.id));
        }
        let code = body.and_then(|body| convention.code(body));
        if outcome.status() != Some(case.status) || outcome.code() != code.filter(|_| !case.succeeds()) {
            let found = match &outcome {
                Outcome::Value(value) => format!("a success with status {}", value.status),
                Outcome::Error(error) => error.display.clone(),
            };
            mismatches.push(format!("{}: {found}", case.id));
        }
    }
    if mismatches.is_empty() { Ok(()) } else { Err(mismatches.join("\n").into()) }
}

/// The name of the example that a response is.
fn example<'d>(case: &Case<'d>) -> Option<&'d str> {
    let examples = case.operation.response_to(case.status)?.body()?.examples();
    Some(examples.into_iter().find(|example| example.pointer() == case.pointer)?.name())
}

fn start(session: &Session, options: Options) -> Result<MockServer, Failed> {
    let prepared = session.mock.as_ref().map_err(Clone::clone)?;
    Ok(MockServer::start_prepared(prepared, options)?)
}

fn call(session: &Session, case: &Case<'_>, mock: &MockServer) -> Result<Outcome, String> {
    session.caller.call(&Call {
        operation: case.operation.id().to_owned(),
        parameters: case.parameters.clone(),
        credentials: documented(session.document()),
        base_url: Some(mock.url().to_owned()),
        limits: Limits::ONE_ATTEMPT,
        ..Call::default()
    })
}
