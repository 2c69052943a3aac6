//! Calls by operationId, JSON in and JSON out: for suites, command lines and scripts that know the operation only when they run.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{
    client::Client,
    error::Error,
    objects::Objects,
    operation::{Operation, operations},
    response::ResponseValue,
};

impl Client {
    /// Calls an operation by its operationId.
    ///
    /// `parameters` is an object: the body under `body`, each other parameter of the document under its own name. A body that is
    /// not JSON but bytes, sent or answered, is base64.
    /// The call is the typed one: the same validation, deadlines and errors.
    ///
    /// # Errors
    /// As the typed method; and [`Error::Refused`] for an operation or a parameter that the document does not have, a value
    /// that is not of the documented type, or a field that the documented type would drop.
    pub async fn call(&self, operation: &str, parameters: Value) -> Result<ResponseValue<Value>, Error> {
        let operation = operations().iter().find(|known| known.id == operation).ok_or_else(|| {
            let known: Vec<_> = operations().iter().map(|known| known.id).collect();
            Error::config(format!("there is no operation `{}`, only {}", operation.escape_debug(), known.join(", ")))
        })?;
        let Value::Object(parameters) = parameters else {
            return Err(Error::invalid(operation, None, "the parameters have to be a JSON object"));
        };
        self.dispatch(Parameters { operation, parameters }).await
    }
}

/// What is left of the parameters of a call.
pub(crate) struct Parameters {
    operation: &'static Operation,
    parameters: Map<String, Value>,
}

impl Parameters {
    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(crate) fn required<T: DeserializeOwned + Serialize>(&mut self, name: &str) -> Result<T, Error> {
        self.optional(name)?
            .ok_or_else(|| Error::invalid(self.operation, Some(format!("/{name}")), "required, but not set"))
    }

    pub(crate) fn optional<T: DeserializeOwned + Serialize>(&mut self, name: &str) -> Result<Option<T>, Error> {
        let Some(value) = self.parameters.remove(name) else {
            return Ok(None);
        };
        let root = if name == "body" { String::new() } else { format!("/{name}") };
        let refused = |field: String, problem: &str| {
            Error::invalid(self.operation, Some(field).filter(|field| !field.is_empty()), problem)
        };
        let typed: T = serde_path_to_error::deserialize(Objects(&value)).map_err(|error| {
            let (field, problem) = crate::response::undecodable_at(&error);
            refused(format!("{root}{field}"), &problem)
        })?;
        let kept = serde_json::to_value(&typed).map_err(|_| refused(root.clone(), "cannot be written as JSON"))?;
        match dropped(&value, &kept) {
            Some(field) => Err(refused(format!("{root}{field}"), "is not in the document")),
            None => Ok(Some(typed)),
        }
    }

    /// Bytes, which JSON holds as base64.
    #[allow(dead_code, reason = "whether a request is of bytes depends on the document")]
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Bytes, Error> {
        let text: String = self.required(name)?;
        let refused = |_| Error::invalid(self.operation, Some(format!("/{name}")), "is not base64");
        STANDARD.decode(text).map(Bytes::from).map_err(refused)
    }

    /// Nothing may be left over.
    pub(crate) fn finish(self) -> Result<(), Error> {
        match self.parameters.keys().next() {
            Some(name) => {
                Err(Error::invalid(self.operation, Some(format!("/{name}")), "is no parameter of the operation"))
            }
            None => Ok(()),
        }
    }

    pub(crate) fn unknown_operation(&self) -> Error {
        Error::invalid(self.operation, None, "no call was generated for it: build again")
    }
}

/// The first place of `given` that `kept` does not have, as a JSON pointer. What is `null` may be left out.
fn dropped(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| match kept.get(name) {
            Some(kept) => dropped(value, kept).map(|below| format!("/{name}{below}")),
            None if value.is_null() => None,
            None => Some(format!("/{name}")),
        }),
        (Value::Array(given), Value::Array(kept)) => {
            let pairs = given.iter().zip(kept).enumerate();
            pairs
                .filter_map(|(index, (given, kept))| dropped(given, kept).map(|below| format!("/{index}{below}")))
                .next()
        }
        _ => None,
    }
}
