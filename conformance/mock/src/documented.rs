//! The documented responses of an operation, and what triggers each of them.

use openapi_document::{Header, Node, Operation};
use serde_json::Value;

use crate::encoding::header_text;

/// What can happen to a request, besides what its values trigger: the `when` of a rule.
pub(crate) mod event {
    pub(crate) const UNKNOWN_ROUTE: &str = "unknown_route";
    pub(crate) const WRONG_CREDENTIAL: &str = "wrong_credential";
    pub(crate) const INVALID_REQUEST: &str = "invalid_request";
    pub(crate) const FOUND: &str = "found";
    pub(crate) const NOT_FOUND: &str = "not_found";
    pub(crate) const WRONG_SECRET: &str = "wrong_secret";
    pub(crate) const SPENT_SECRET: &str = "spent_secret";

    /// The statuses that usually respond to an event, the best one first.
    pub(crate) fn usual_statuses(event: &str) -> &'static [u16] {
        match event {
            INVALID_REQUEST => &[400, 422],
            WRONG_CREDENTIAL => &[401, 403],
            NOT_FOUND | UNKNOWN_ROUTE => &[404],
            _ => &[],
        }
    }
}

/// The keys of `x-mock` on a response example.
const WHEN: &str = "when";
const WHEN_VALUE: &str = "when_value";
const INVALID_FIELD: &str = "invalid_field";
const DUPLICATE_FIELD: &str = "duplicate_field";

/// A response example, or a response without a body.
#[derive(Debug, Default)]
pub(crate) struct DocumentedResponse {
    pub(crate) status: u16,
    pub(crate) is_success: bool,
    /// The name of the example. Empty where there is no body.
    pub(crate) name: String,
    /// The documented headers, each with its first example.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) media_type: String,
    pub(crate) body: Option<Value>,
    /// The only property of the object that the body comes in (`x-wire-envelope`).
    pub(crate) envelope: Option<String>,
    /// What triggers it (`x-mock`).
    rule: Value,
}

/// The documented responses of an operation, in order.
#[derive(Debug)]
pub(crate) struct DocumentedResponses(Vec<DocumentedResponse>);

impl DocumentedResponses {
    pub(crate) fn of(operation: &Operation<'_>) -> Self {
        let mut responses = Vec::new();
        for response in operation.responses() {
            let (status, is_success) = (response.status(), response.is_success());
            let first = |header: Header<'_>| {
                let value = header_text(header.examples().first()?.value());
                Some((header.name().to_owned(), value))
            };
            let headers: Vec<_> = response.headers().into_iter().filter_map(first).collect();
            let Some(body) = response.body() else {
                responses.push(DocumentedResponse { status, is_success, headers, ..DocumentedResponse::default() });
                continue;
            };
            responses.extend(body.examples().into_iter().map(|example| DocumentedResponse {
                status,
                is_success,
                name: example.name().to_owned(),
                headers: headers.clone(),
                media_type: body.content_type().to_owned(),
                body: Some(example.value().clone()),
                envelope: body.envelope().map(str::to_owned),
                rule: rule(example.node()),
            }));
        }
        Self(responses)
    }

    /// Each status with the name of its example, for messages.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|known| format!("{} {}", known.status, known.name)).collect()
    }

    /// The first response with the status and the name; either may be left out.
    pub(crate) fn find(&self, status: Option<u16>, name: Option<&str>) -> Option<&DocumentedResponse> {
        self.0.iter().find(|response| {
            status.is_none_or(|status| response.status == status) && name.is_none_or(|name| response.name == name)
        })
    }

    /// The response whose rule names an event.
    pub(crate) fn to_event(&self, event: &str) -> Option<&DocumentedResponse> {
        self.0.iter().find(|response| match &response.rule[WHEN] {
            Value::Array(events) => events.iter().any(|known| known == event),
            known => known == event,
        })
    }

    /// The response without a rule whose status is usual for an event.
    pub(crate) fn usual(&self, event: &str) -> Option<&DocumentedResponse> {
        let with = |status: &u16| self.0.iter().find(|other| other.status == *status && other.rule.is_null());
        event::usual_statuses(event).iter().find_map(with)
    }

    /// The response to an invalid request: the one for the field, else the one for any.
    pub(crate) fn to_invalid_field(&self, field: &str) -> Option<&DocumentedResponse> {
        let of_field = self.0.iter().find(|response| response.rule[INVALID_FIELD] == field);
        of_field.or_else(|| self.to_event(event::INVALID_REQUEST))
    }

    /// The response to a field whose value another record has.
    pub(crate) fn to_duplicate_field(&self, field: &str) -> Option<&DocumentedResponse> {
        self.0.iter().find(|response| response.rule[DUPLICATE_FIELD] == field)
    }

    /// The response that a value in any field of the request's body triggers.
    pub(crate) fn to_values(&self, body: &Value) -> Option<&DocumentedResponse> {
        let values: Vec<_> = body.as_object()?.values().collect();
        let triggers = |response: &&DocumentedResponse| {
            response.rule[WHEN_VALUE]
                .as_array()
                .is_some_and(|listed| listed.iter().any(|value| values.contains(&value)))
        };
        self.0.iter().find(triggers)
    }

    /// The response to a valid request: the first success without a rule.
    pub(crate) fn success(&self) -> Option<&DocumentedResponse> {
        self.0.iter().find(|response| response.is_success && response.rule.is_null())
    }
}

fn rule(example: &Node<'_>) -> Value {
    example.get("x-mock").map(|rule| rule.value().clone()).unwrap_or_default()
}
