//! Calls by operationId, with JSON in and JSON out, for programs that know the operation only at run time.

use std::{marker::PhantomData, pin::Pin};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{
    api::Api, client::Client, decode::undecodable_at, error::Error, operation::Operation, response::ResponseValue,
    strict_object::StrictObject,
};

/// A call in progress. Boxed, since one future for all operations would be as large as the largest.
pub type JsonCall<'c, A> = Pin<Box<dyn Future<Output = Result<ResponseValue<Value>, Error<A>>> + Send + 'c>>;

/// An API whose operations can be called by name. Generated code implements it, where its settings ask for it.
pub trait JsonApi: Api {
    /// Starts the call that the parameters belong to.
    #[doc(hidden)]
    fn call(client: &Client<Self>, parameters: Parameters<Self>) -> JsonCall<'_, Self>;
}

impl<A: JsonApi> Client<A> {
    /// Calls an operation by its operationId.
    ///
    /// `parameters` is an object: the body under `body`, each parameter of the document under its own name. Request and response
    /// bodies that are bytes are base64. The typed call runs underneath, with the same validation, deadlines and errors.
    ///
    /// # Errors
    /// Those of the typed method; and [`Error::InvalidRequest`] for an operation, parameter or property that the document does not
    /// have, or a value that is not of the documented type.
    pub async fn call(&self, operation: &str, parameters: Value) -> Result<ResponseValue<Value>, Error<A>> {
        let operations = A::operations();
        let operation = operations.iter().find(|known| known.id == operation).ok_or_else(|| {
            let known: Vec<_> = operations.iter().map(|known| known.id).collect();
            let problem = format!("there is no operation `{}`, only {}", operation.escape_debug(), known.join(", "));
            Error::invalid(None, None, problem)
        })?;
        let Value::Object(parameters) = parameters else {
            return Err(Error::invalid(Some(operation), None, "the parameters must be a JSON object"));
        };
        A::call(self, Parameters { operation, parameters, api: PhantomData }).await
    }
}

/// The parameters of a call that are not read yet.
pub struct Parameters<A> {
    operation: &'static Operation,
    parameters: Map<String, Value>,
    api: PhantomData<fn() -> A>,
}

impl<A> std::fmt::Debug for Parameters<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parameters").finish_non_exhaustive()
    }
}

impl<A: Api> Parameters<A> {
    /// The operation that is called.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Reads and removes a required parameter.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] with the place in the parameters.
    pub fn required<T: DeserializeOwned + Serialize>(&mut self, name: &str) -> Result<T, Error<A>> {
        self.optional(name)?.ok_or_else(|| self.invalid(format!("/{name}"), "required, but not set"))
    }

    /// Reads and removes an optional parameter.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] with the place in the parameters.
    pub fn optional<T: DeserializeOwned + Serialize>(&mut self, name: &str) -> Result<Option<T>, Error<A>> {
        let Some(value) = self.parameters.remove(name) else {
            return Ok(None);
        };
        let root = if name == "body" { String::new() } else { format!("/{name}") };
        let typed: T = serde_path_to_error::deserialize(StrictObject(&value)).map_err(|error| {
            let (field, problem) = undecodable_at::<A>(&error);
            self.invalid(format!("{root}{field}"), &problem)
        })?;
        let kept = serde_json::to_value(&typed).map_err(|_| self.invalid(root.clone(), "cannot be written as JSON"))?;
        match dropped(&value, &kept) {
            Some(field) => Err(self.invalid(format!("{root}{field}"), "is not in the document")),
            None => Ok(Some(typed)),
        }
    }

    /// Reads and removes a required parameter that is bytes, in base64.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where they are missing, or not base64.
    pub fn bytes(&mut self, name: &str) -> Result<Bytes, Error<A>> {
        let text: String = self.required(name)?;
        STANDARD.decode(text).map(Bytes::from).map_err(|_| self.invalid(format!("/{name}"), "is not base64"))
    }

    /// Checks that no parameter is left.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] with the name of a parameter that the operation does not have.
    pub fn finish(&self) -> Result<(), Error<A>> {
        match self.parameters.keys().next() {
            Some(name) => Err(self.invalid(format!("/{name}"), "is not a parameter of the operation")),
            None => Ok(()),
        }
    }

    /// The error for an operation without a generated call.
    #[must_use]
    pub fn unknown_operation(&self) -> Error<A> {
        self.invalid(String::new(), "no call was generated for it: build again")
    }

    fn invalid(&self, field: String, problem: &str) -> Error<A> {
        Error::invalid(Some(self.operation), Some(field).filter(|field| !field.is_empty()), problem)
    }
}

/// The JSON pointer of the first value of `sent` that is not in `kept`. A `null` may be missing.
fn dropped(sent: &Value, kept: &Value) -> Option<String> {
    match (sent, kept) {
        (Value::Object(sent), Value::Object(kept)) => sent.iter().find_map(|(name, value)| match kept.get(name) {
            Some(kept) => dropped(value, kept).map(|below| format!("/{name}{below}")),
            None if value.is_null() => None,
            None => Some(format!("/{name}")),
        }),
        (Value::Array(sent), Value::Array(kept)) => {
            let pairs = sent.iter().zip(kept).enumerate();
            pairs.filter_map(|(index, (sent, kept))| dropped(sent, kept).map(|below| format!("/{index}{below}"))).next()
        }
        _ => None,
    }
}
