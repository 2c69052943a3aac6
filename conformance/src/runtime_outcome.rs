//! The outcome of a call of a client that is generated for `openapi-client-runtime`.

use std::{error::Error as _, fmt::Debug};

use openapi_client_runtime::{Api, Error, ResponseBody, ResponseValue};
use serde::Serialize;
use serde_json::Value;

use crate::{
    outcome::{Details, ErrorKind, Failure, Headers, Outcome, Success},
    support_id,
};

/// The outcome of a success, whose value is this JSON.
pub(crate) fn success<T: ResponseBody + Debug>(value: &ResponseValue<T>, json: Value) -> Outcome {
    Outcome::Value(Box::new(Success {
        status: value.status().as_u16(),
        headers: headers(value.headers()),
        attempts: value.attempts(),
        id: support_id::of_value(value),
        printed: Vec::new(),
        printed_request: String::new(),
        printed_value: format!("{value:?} {value:#?} {:?}", **value),
        value: json,
    }))
}

/// The outcome of an error.
pub(crate) fn failure<A: Api<ErrorBody: Serialize>>(error: &Error<A>) -> Outcome {
    let kind = match error {
        Error::Config(_) => ErrorKind::Config,
        // No check is part of a case.
        Error::InvalidRequest(_) | Error::Refused(_) => ErrorKind::InvalidRequest,
        Error::NotSent(_) => ErrorKind::NotSent,
        Error::NoResponse(_) => ErrorKind::NoResponse,
        Error::Api(_) => ErrorKind::Api,
        _ => ErrorKind::UnexpectedResponse,
    };
    let typed = match error {
        Error::Api(api) => api.response().and_then(|response| serde_json::to_value(response).ok()),
        _ => None,
    };
    let mut printed = vec![format!("{error:#?}")];
    let mut source = error.source();
    while let Some(error) = source {
        printed.push(format!("{error:?} {error}"));
        source = error.source();
    }
    Outcome::Error(Box::new(Failure {
        kind,
        operation: error.operation().map(str::to_owned),
        field: error.field().map(str::to_owned),
        status: error.status().map(|status| status.as_u16()),
        headers: error.headers().map(headers),
        body: error.body().map(|body| body.to_vec()),
        details: Details {
            code: error.error_type().map(|code| code.as_ref().to_owned()),
            message: error.error_message().map(str::to_owned),
            url: error.error_url().map(str::to_owned),
            details: error.error_details().cloned(),
            id: support_id::of_error(error),
            status: error.body_status(),
        },
        typed,
        retry_after_ms: error.retry_after().and_then(|wait| u64::try_from(wait.as_millis()).ok()),
        may_have_been_sent: error.may_have_been_sent(),
        is_timeout: error.is_timeout(),
        attempts: error.attempts(),
        display: error.to_string(),
        debug: format!("{error:?}"),
        printed,
    }))
}

fn headers(headers: &reqwest::header::HeaderMap) -> Headers {
    let text = headers.iter().filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
    Headers(text.collect())
}
