//! What all cases of a client show together, beyond passed and failed.

use openapi_document::sample::Schemas;
use serde::Serialize;

use crate::{
    case::{Case, Expected, Kind},
    driver::{Complaint, Field, Hello, Setting, told},
    outcome::Outcome,
    runner::Exchange,
    verify::{request_differences, shown_secrets},
};

/// In how many cases, of how many.
#[derive(Debug, Default, Clone, Copy, Serialize)]
struct Share {
    count: usize,
    of: usize,
}

impl Share {
    fn note(&mut self, is: bool) {
        self.of += 1;
        self.count += usize::from(is);
    }
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Traits {
    /// Error responses whose status the caller can ask for.
    status_kept: Share,
    /// Error responses with a code that the caller can ask for.
    code_kept: Share,
    /// Error responses with a request id that the caller can ask for.
    request_id_kept: Share,
    /// Faults after which more requests arrived than the document's retry policy allows.
    sent_again: Share,
    /// Redirects that were followed to another host with the body of the request.
    redirects_with_body: Share,
    /// Silent servers on which the client gave up in time; none if it has no timeout.
    gave_up_in_time: Share,
    /// Outcomes that print a credential or something that is marked as sensitive.
    printed_secrets: Share,
    /// Requests with null for a property that the call does not set.
    nulls_sent: Share,
    /// Requests with a locale that are sent as the call says.
    locales_as_documented: Share,
    /// Documented or valid successes that the caller gets as a value.
    successes_kept: Share,
    /// The settings of a call that the client has.
    #[serde(skip)]
    has_timeout: bool,
}

impl Traits {
    pub(super) fn new(hello: &Hello) -> Self {
        let timeouts = [Setting::ReadTimeoutMs, Setting::AttemptTimeoutMs, Setting::TimeoutMs];
        Self { has_timeout: timeouts.iter().any(|timeout| hello.settings.contains(timeout)), ..Self::default() }
    }

    /// Notes what an exchange shows.
    pub(super) fn note<'d>(
        &mut self,
        schemas: &Schemas<'d>,
        case: &Case<'d>,
        exchange: &Exchange,
        complaints: &[Complaint],
    ) {
        if exchange.requests.is_empty() && case.expected_requests > 0 {
            return;
        }
        let is_response = matches!(case.expected, Expected::Api { .. } | Expected::UnexpectedResponse { .. });
        if let (Outcome::Error(error), true, None) = (&exchange.outcome, is_response, case.fault) {
            for told in told(case, error).into_iter().filter(|told| told.expected.is_some()) {
                let kept = told.told == told.expected;
                match told.field {
                    Field::Status => self.status_kept.note(kept),
                    Field::Code => self.code_kept.note(kept),
                    Field::RequestId => self.request_id_kept.note(kept),
                    Field::Message | Field::Url => {}
                }
            }
        }
        if let Some(fault) = case.fault {
            if case.expected_requests > 0 {
                self.sent_again.note(exchange.requests.len() > case.expected_requests);
            }
            if fault.name.starts_with("redirect") {
                let with_body = exchange.elsewhere.iter().any(|request| !request.body.is_empty());
                self.redirects_with_body.note(with_body);
            }
            if self.has_timeout && matches!(case.expected, Expected::NoResponse { timeout: true, .. }) {
                self.gave_up_in_time.note(matches!(exchange.outcome, Outcome::Error(_)));
            }
        }
        let printed = match &exchange.outcome {
            Outcome::Value(value) => &value.printed,
            Outcome::Error(error) => &error.printed,
        };
        if !printed.is_empty() {
            self.printed_secrets.note(shown_secrets(schemas, case, printed));
        }
        if matches!(case.kind, Kind::Request | Kind::ValidRequest)
            && let Some(request) = exchange.requests.first().filter(|request| !request.body.is_empty())
        {
            let differences = request_differences(schemas, case, request);
            self.nulls_sent.note(differences.has_nulls);
            if case
                .parameters
                .get("body")
                .is_some_and(|body| body.get("locale").is_some_and(|locale| !locale.is_null()))
            {
                self.locales_as_documented.note(!differences.others.iter().any(|other| other.contains("/locale ")));
            }
        }
        if matches!(case.kind, Kind::Response | Kind::ResponseSchema) && matches!(case.expected, Expected::Value(_)) {
            let lost = complaints.iter().any(|complaint| complaint.reason.starts_with("fails on a response"));
            self.successes_kept.note(!lost);
        }
    }
}
