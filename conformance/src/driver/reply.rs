//! Reads and writes the replies of drivers.

use super::{process::Problem, protocol::Reply};
use crate::outcome::{Details, ErrorKind, Failure, Outcome, Success};

/// The outcome that a line describes.
pub(super) fn read(line: &str) -> Result<Outcome, Problem> {
    let reply: Reply = serde_json::from_str(line).map_err(|error| Problem::Garbage(error.to_string()))?;
    Ok(match reply {
        Reply::Value { value, status, attempts, printed } => Outcome::Value(Box::new(Success {
            value,
            status: status.unwrap_or_default(),
            attempts: attempts.unwrap_or(1),
            printed,
            ..Success::default()
        })),
        Reply::Error { status, code, message, url, request_id, is_timeout, attempts, printed } => {
            Outcome::Error(Box::new(Failure {
                kind: if status.is_some() { ErrorKind::UnexpectedResponse } else { ErrorKind::NoResponse },
                operation: None,
                field: None,
                // No response has the status 0.
                status: status.map(|status| u16::try_from(status).unwrap_or_default()),
                headers: None,
                body: None,
                details: Details { code, message, url, id: request_id, ..Details::default() },
                typed: None,
                retry_after_ms: None,
                may_have_been_sent: true,
                // For a client that cannot tell, the case is not repeated with more time.
                is_timeout: is_timeout.unwrap_or(true),
                attempts: attempts.unwrap_or(1),
                display: printed.first().cloned().unwrap_or_default(),
                debug: String::new(),
                printed,
            }))
        }
        Reply::NotOffered { why } => return Err(Problem::NotOffered(why)),
    })
}

/// The reply for an outcome.
pub(super) fn of(outcome: Outcome) -> Reply {
    match outcome {
        Outcome::Value(value) => {
            let Success { value, status, attempts, mut printed, printed_value, .. } = *value;
            printed.push(printed_value);
            Reply::Value { value, status: Some(status), attempts: Some(attempts), printed }
        }
        Outcome::Error(error) => {
            let Failure { status, details, is_timeout, attempts, display, debug, mut printed, .. } = *error;
            printed.splice(0..0, [display, debug]);
            Reply::Error {
                status: status.map(i64::from),
                code: details.code,
                message: details.message,
                url: details.url,
                request_id: details.id,
                is_timeout: Some(is_timeout),
                attempts: Some(attempts),
                printed,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_client_cannot_tell_is_left_out() {
        let Ok(Outcome::Error(error)) = read(r#"{"outcome": "error", "code": "busy", "printed": ["busy now"]}"#) else {
            panic!("it is an error");
        };
        assert_eq!((error.details.code.as_deref(), error.status), (Some("busy"), None));
        assert_eq!(error.display, "busy now");
    }

    #[test]
    fn a_reply_survives_a_round_trip() {
        let line = r#"{"outcome":"value","value":{"a":[1]},"status":200,"attempts":2,"printed":["a"]}"#;
        let reply = of(read(line).unwrap_or_else(|problem| panic!("{problem:?}")));
        assert!(serde_json::to_string(&reply).is_ok_and(|text| text.starts_with(&line[..70])), "{reply:?}");
    }

    #[test]
    fn garbage_is_a_problem_that_ends_the_process() {
        for line in ["", "garbage", r#"{"outcome": "perhaps"}"#, r#"{"outcome": "value"}"#, "[1"] {
            assert!(read(line).is_err_and(|problem| problem.ends_the_process()), "{line}");
        }
        assert!(read(r#"{"outcome": "not_offered", "why": "no"}"#).is_err_and(|problem| !problem.ends_the_process()));
    }
}
