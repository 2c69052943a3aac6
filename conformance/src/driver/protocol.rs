//! The lines of the protocol, as `clients/README.md` describes them.

use std::collections::BTreeSet;

use openapi_document::{Operation, Parameter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::call::{Call, Credentials};

/// The version of the protocol.
pub(super) const PROTOCOL: u32 = 1;

/// The first line of a driver: what it says about its client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// The version of the protocol.
    pub protocol: u32,
    /// A short name of the client, without blanks.
    pub name: String,
    /// The version of the client.
    pub version: String,
    /// What its errors say about a response. A field that is not here is not compared.
    #[serde(default)]
    pub tells: BTreeSet<Field>,
    /// The settings of a call that it has. A case that needs another one is not offered.
    #[serde(default)]
    pub settings: BTreeSet<Setting>,
}

/// What an error may say about a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The HTTP status.
    Status,
    /// The error code.
    Code,
    /// The message for people.
    Message,
    /// The URL of its documentation.
    Url,
    /// The id of the request.
    RequestId,
}

/// A setting of a call that not every client has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// The number of attempts.
    MaxAttempts,
    /// The backoff after the first attempt.
    BaseDelayMs,
    /// The longest backoff.
    MaxDelayMs,
    /// How long the server may send nothing.
    ReadTimeoutMs,
    /// How long an attempt may take.
    AttemptTimeoutMs,
    /// How long the call may take.
    TimeoutMs,
    /// The largest response body that is read.
    BodyLimit,
    /// A proxy for every request. The client then chooses the server, and accepts any certificate.
    Proxy,
    /// Headers of this call alone.
    ExtraHeaders,
    /// Properties of the body that the document does not describe.
    ExtraProperties,
}

impl Setting {
    /// Which cases need it, in plain words.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::MaxAttempts | Self::BaseDelayMs | Self::MaxDelayMs => "it has no retries",
            Self::ReadTimeoutMs => "it has no timeout for silence of the server",
            Self::AttemptTimeoutMs => "it has no timeout for an attempt",
            Self::TimeoutMs => "it has no timeout for a call",
            Self::BodyLimit => "it has no limit for response bodies",
            Self::Proxy => "its servers cannot be replaced by a proxy",
            Self::ExtraHeaders => "it sends no headers of a single call",
            Self::ExtraProperties => "it sends no properties that it does not know",
        }
    }
}

/// How to call an operation, according to the document.
pub(super) struct Route {
    method: String,
    path: String,
    content_type: Option<String>,
    /// The names of the parameters, each with its place.
    places: Vec<(String, String)>,
    /// The security schemes of each requirement.
    security: Vec<Vec<String>>,
}

impl Route {
    pub(super) fn of(operation: &Operation<'_>) -> (String, Self) {
        let place = |parameter: &Parameter<'_>| (parameter.name().to_owned(), parameter.place().to_owned());
        let requirements = operation.security();
        let names = requirements
            .iter()
            .map(|requirement| requirement.schemes().iter().map(|scheme| scheme.name().to_owned()).collect());
        let route = Self {
            security: names.collect(),
            method: operation.method().to_owned(),
            path: operation.path().to_owned(),
            content_type: operation.request_body().map(|body| body.content_type().to_owned()),
            places: operation.parameters().iter().map(place).collect(),
        };
        (operation.id().to_owned(), route)
    }
}

/// A line for a driver: one call.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DriverCall {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) path_parameters: Map<String, Value>,
    pub(super) query: Map<String, Value>,
    pub(super) headers: Map<String, Value>,
    pub(super) cookies: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(super) body: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content_type: Option<String>,
    /// The security schemes of each requirement, any of which is enough.
    pub(super) security: Vec<Vec<String>>,
    pub(super) credentials: Credentials,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) base_url: Option<String>,
    pub(super) settings: Settings,
}

/// The settings of a call. A driver may ignore those that it does not announce.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_attempts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) base_delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) read_timeout_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attempt_timeout_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) timeout_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body_limit: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proxy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) extra_headers: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) extra_properties: Option<Map<String, Value>>,
}

/// A body that is null is a body.
fn some<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl DriverCall {
    pub(super) fn new(call: &Call, route: &Route) -> Self {
        let at = |place: &str| {
            let names = route.places.iter().filter(|(_, of)| of == place);
            names.filter_map(|(name, _)| Some((name.clone(), call.parameters.get(name)?.clone()))).collect()
        };
        let (limits, own) = (call.limits, &call.customization);
        let settings = Settings {
            max_attempts: limits.max_attempts,
            base_delay_ms: limits.base_delay_ms,
            max_delay_ms: limits.max_delay_ms,
            read_timeout_ms: limits.read_timeout_ms,
            attempt_timeout_ms: limits.attempt_timeout_ms,
            timeout_ms: own.timeout_ms,
            body_limit: limits.body_limit,
            proxy: call.proxy.clone(),
            extra_headers: Some(own.headers.clone()).filter(|headers| !headers.is_empty()),
            extra_properties: Some(own.extra.clone()).filter(|extra| !extra.is_empty()),
        };
        Self {
            operation: call.operation.clone(),
            method: route.method.clone(),
            path: route.path.clone(),
            path_parameters: at("path"),
            query: at("query"),
            headers: at("header"),
            cookies: at("cookie"),
            body: call.parameters.get("body").cloned(),
            content_type: route.content_type.clone(),
            security: route.security.clone(),
            credentials: call.credentials.clone(),
            base_url: call.base_url.clone(),
            settings,
        }
    }

    /// The call as the suite has it.
    pub(super) fn into_call(self) -> Call {
        let Self { settings, .. } = self;
        let mut parameters = self.path_parameters;
        parameters.extend(self.query.into_iter().chain(self.headers).chain(self.cookies));
        parameters.extend(self.body.map(|body| ("body".to_owned(), body)));
        Call {
            operation: self.operation,
            parameters,
            credentials: self.credentials,
            base_url: self.base_url,
            proxy: settings.proxy,
            limits: crate::call::Limits {
                max_attempts: settings.max_attempts,
                base_delay_ms: settings.base_delay_ms,
                max_delay_ms: settings.max_delay_ms,
                read_timeout_ms: settings.read_timeout_ms,
                attempt_timeout_ms: settings.attempt_timeout_ms,
                body_limit: settings.body_limit,
            },
            customization: crate::call::Customization {
                timeout_ms: settings.timeout_ms,
                headers: settings.extra_headers.unwrap_or_default(),
                extra: settings.extra_properties.unwrap_or_default(),
            },
        }
    }
}

/// A line of a driver: the outcome of a call. Without a field that the client cannot tell.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Reply {
    /// The call returned a value.
    Value {
        /// The value as JSON; null where there is none.
        value: Value,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attempts: Option<u32>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        printed: Vec<String>,
    },
    /// The call failed.
    Error {
        /// Some clients read it from the body, where it may be any number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is_timeout: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attempts: Option<u32>,
        #[serde(default)]
        printed: Vec<String>,
    },
    /// The client does not offer the operation, or its types cannot express the call.
    NotOffered {
        /// Why, in plain words.
        why: String,
    },
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    /// Whether a line is what the schema of the protocol says.
    fn is_valid(kind: &str, line: &Value) -> bool {
        let text = include_str!("../../clients/protocol.schema.json");
        let mut schema: Value = serde_json::from_str(text).expect("the schema is JSON");
        schema["oneOf"] = json!([{ "$ref": format!("#/$defs/{kind}") }]);
        jsonschema::validator_for(&schema).expect("it is a schema").is_valid(line)
    }

    #[test]
    fn the_schema_describes_each_call() {
        let document =
            Document::parse("openapi.yaml", include_str!("../../observatory/openapi.yaml")).expect("it is YAML");
        let routes: std::collections::BTreeMap<_, _> = Operation::all(&document).iter().map(Route::of).collect();
        for case in crate::documented_cases(&document) {
            let (operation, parameters) = (case.operation.id().to_owned(), case.parameters.clone());
            let call = Call { operation, parameters, credentials: case.credentials.clone(), ..Call::default() };
            let line = DriverCall::new(&call, &routes[case.operation.id()]);
            let json = serde_json::to_value(&line).expect("it is JSON");
            assert!(is_valid("call", &json), "{}: {json}", case.id);
            assert!(line.into_call() == call, "{}", case.id);
        }
    }

    #[test]
    fn the_schema_and_the_code_accept_the_same_lines() {
        for (kind, line, is_good) in [
            (
                "hello",
                json!({"protocol": 1, "name": "a", "version": "1", "tells": ["code"], "settings": ["proxy"]}),
                true,
            ),
            ("hello", json!({"protocol": 1, "name": "a", "version": "1", "tells": ["colour"]}), false),
            ("hello", json!({"protocol": 1, "name": "a"}), false),
            ("reply", json!({"outcome": "value", "value": null, "printed": ["a"]}), true),
            ("reply", json!({"outcome": "value"}), false),
            (
                "reply",
                json!({"outcome": "error", "status": 404, "code": "a", "request_id": "b", "is_timeout": true}),
                true,
            ),
            ("reply", json!({"outcome": "error", "value": 1}), false),
            ("reply", json!({"outcome": "not_offered", "why": "a"}), true),
            ("reply", json!({"outcome": "perhaps"}), false),
        ] {
            assert_eq!(is_valid(kind, &line), is_good, "{line}");
            let is_read = match kind {
                "hello" => serde_json::from_value::<Hello>(line.clone()).is_ok(),
                _ => serde_json::from_value::<Reply>(line.clone()).is_ok(),
            };
            assert_eq!(is_read, is_good, "{line}");
        }
    }
}
