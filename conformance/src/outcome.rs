//! The outcome of a call, as plain data. A client in another process can write it as JSON.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Map, Value};

/// The outcome of a call: a value or an error, with everything that the client exposes about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A value.
    Value(Box<Success>),
    /// An error.
    Error(Box<Failure>),
}

/// A value and what comes with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Success {
    /// The HTTP status.
    pub status: u16,
    /// The response headers.
    pub headers: Headers,
    /// The value, written as JSON. Bytes are base64; null where there is no body.
    pub value: Value,
    /// How many attempts were made.
    pub attempts: u32,
    /// The id of the request.
    pub id: Option<String>,
    /// What `Debug` prints of the call before it is sent.
    pub printed: Vec<String>,
    /// What `Debug` prints of the objects in the request, which may show what is not sensitive.
    pub printed_request: String,
    /// Every way in which the client prints the response and its value, which may show what is not sensitive.
    pub printed_value: String,
}

/// An error and what its accessors return.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The kind of error.
    pub kind: ErrorKind,
    /// The operation that was called; none for an invalid setting of the client.
    #[serde(default)]
    pub operation: Option<String>,
    /// The field that is not valid, as a JSON pointer into the request.
    #[serde(default)]
    pub field: Option<String>,
    /// The HTTP status.
    #[serde(default)]
    pub status: Option<u16>,
    /// The response headers.
    #[serde(default)]
    pub headers: Option<Headers>,
    /// The response body as it came; base64 in JSON.
    #[serde(default, serialize_with = "write_base64", deserialize_with = "read_base64")]
    pub body: Option<Vec<u8>>,
    /// What the response body says about the error.
    #[serde(default)]
    pub details: Details,
    /// The response body as the documented error, if it is one.
    #[serde(default)]
    pub typed: Option<Value>,
    /// How long the server asks to wait, in milliseconds.
    #[serde(default)]
    pub retry_after_ms: Option<u64>,
    /// Whether the server may have received the request.
    pub may_have_been_sent: bool,
    /// Whether a timeout elapsed.
    pub is_timeout: bool,
    /// How many attempts were made.
    pub attempts: u32,
    /// The message.
    pub display: String,
    /// `Debug`, in one line.
    pub debug: String,
    /// Every other way in which the client prints it: `Debug` over several lines, and all of its sources. And what `Debug` prints of the
    /// call before it is sent.
    #[serde(default)]
    pub printed: Vec<String>,
}

/// The properties of an error body, by the error convention of the document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Details {
    /// The error code.
    pub code: Option<String>,
    /// The message for people.
    pub message: Option<String>,
    /// The URL of its documentation.
    pub url: Option<String>,
    /// Further details.
    pub details: Option<Map<String, Value>>,
    /// The id of the request.
    pub id: Option<String>,
    /// The HTTP status, as the body repeats it.
    pub status: Option<u16>,
}

/// The kinds of errors, ordered by how far the request got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// A setting of the client is not valid, or the client has no credential for the call. Nothing was sent.
    Config,
    /// The request violates the document. Nothing was sent.
    InvalidRequest,
    /// No connection was made.
    NotSent,
    /// No complete response arrived.
    NoResponse,
    /// The API's own error.
    Api,
    /// A response that the document does not describe.
    UnexpectedResponse,
}

impl ErrorKind {
    /// Its name as a variant of the client's error.
    #[must_use]
    pub fn variant(self) -> &'static str {
        match self {
            Self::Config => "Config",
            Self::InvalidRequest => "InvalidRequest",
            Self::NotSent => "NotSent",
            Self::NoResponse => "NoResponse",
            Self::Api => "Api",
            Self::UnexpectedResponse => "UnexpectedResponse",
        }
    }

    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::InvalidRequest => "invalid_request",
            Self::NotSent => "not_sent",
            Self::NoResponse => "no_response",
            Self::Api => "api",
            Self::UnexpectedResponse => "unexpected_response",
        }
    }
}

impl Outcome {
    /// Adds what the client prints before it sends the request. If an error follows, the objects in the request are not checked.
    #[cfg(feature = "runtime")]
    pub(crate) fn add_printed(&mut self, printed: crate::typed_calls::Printed) {
        match self {
            Self::Value(value) => {
                value.printed.extend(printed.builders.into_inner());
                value.printed_request += &printed.values.into_inner();
            }
            Self::Error(error) => error.printed.extend(printed.builders.into_inner()),
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Value(value) => Some(value.status),
            Self::Error(error) => error.status,
        }
    }

    /// The response headers.
    #[must_use]
    pub fn headers(&self) -> Option<&Headers> {
        match self {
            Self::Value(value) => Some(&value.headers),
            Self::Error(error) => error.headers.as_ref(),
        }
    }

    /// The error code of the API.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Value(_) => None,
            Self::Error(error) => error.details.code.as_deref(),
        }
    }
}

/// Response headers that are text, in the order in which they came, with names in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn write_base64<S: Serializer>(body: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
    body.as_ref().map(|body| STANDARD.encode(body)).serialize(serializer)
}

fn read_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| STANDARD.decode(text).map_err(|_| D::Error::custom("the body is not base64"))).transpose()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_outcome_survives_a_round_trip_through_json() {
        let failure = Failure {
            kind: ErrorKind::UnexpectedResponse,
            operation: Some("send".to_owned()),
            field: None,
            status: Some(502),
            headers: Some(Headers(vec![("content-type".to_owned(), "text/html".to_owned())])),
            body: Some(vec![0xff, 0x00]),
            details: Details { code: Some("busy".to_owned()), ..Details::default() },
            typed: Some(json!({"code": "busy"})),
            retry_after_ms: Some(1500),
            may_have_been_sent: true,
            is_timeout: false,
            attempts: 2,
            display: "unexpected".to_owned(),
            debug: "UnexpectedResponse(unexpected)".to_owned(),
            printed: Vec::new(),
        };
        for outcome in [Outcome::Error(Box::new(failure)), Outcome::Value(Box::default())] {
            let json = serde_json::to_value(&outcome).expect("an outcome is JSON");
            assert_eq!(serde_json::from_value::<Outcome>(json).expect("it is an outcome"), outcome);
        }
    }
}
