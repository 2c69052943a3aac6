//! Adds parameters to a request: in a segment of the path, in the query, in a header.

use http::{HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use crate::{api::Api, error::Error, number, request::Request};

/// All characters but the unreserved ones.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl<A: Api> Request<'_, A> {
    /// Sets a parameter in the path.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the segment would be empty, `.` or `..`.
    pub fn path(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error<A>> {
        let written = self.written(name, value)?.concat();
        // An empty or relative segment would make another path, and so call another operation.
        if matches!(written.as_str(), "" | "." | "..") {
            let problem = "cannot be a segment of a path: it is empty, `.` or `..`";
            return Err(Error::invalid(Some(self.operation), Some(format!("/{name}")), problem));
        }
        let segment = utf8_percent_encode(&written, SEGMENT).to_string();
        self.path = self.path.replacen(&format!("{{{name}}}"), &segment, 1).into();
        Ok(self)
    }

    /// Adds a parameter to the query, once for each item of a list.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the value is an object.
    pub fn query(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error<A>> {
        let written = self.written(name, value)?;
        self.query.extend(written.into_iter().map(|value| (name, value)));
        Ok(self)
    }

    /// Sends a parameter as a header.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where no header can carry the value.
    pub fn header(mut self, name: &'static str, value: &impl Serialize, sensitive: bool) -> Result<Self, Error<A>> {
        let invalid = || {
            let problem = "contains what no header can carry, such as a line break or a space at an end";
            Error::invalid(Some(self.operation), Some(format!("/{name}")), problem)
        };
        for written in self.written(name, value)? {
            // Servers strip spaces around a value.
            if written.trim_matches([' ', '\t']) != written {
                return Err(invalid());
            }
            let mut value = HeaderValue::from_str(&written).map_err(|_| invalid())?;
            value.set_sensitive(sensitive);
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid())?;
            self.headers.push((name, value));
        }
        Ok(self)
    }

    /// The values to write: one for a string, number or boolean, one for each item of a list, none for `null`.
    fn written(&self, name: &str, value: &impl Serialize) -> Result<Vec<String>, Error<A>> {
        let unwritable =
            || Error::invalid(Some(self.operation), Some(format!("/{name}")), "cannot be written as a parameter");
        let value = serde_json::to_value(value).map_err(|_| unwritable())?;
        texts(value).ok_or_else(unwritable)
    }
}

/// The texts of a value: one for a string, number or boolean, one for each item of a list, none for `null`. `None` for an object.
pub(crate) fn texts(value: Value) -> Option<Vec<String>> {
    let items = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items,
        value => vec![value],
    };
    let texts = items.into_iter().map(|item| match item {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(whole(&number).map_or_else(|| number.to_string(), |whole| whole.to_string())),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    });
    texts.collect()
}

/// A number without a fraction, written as in a body.
fn whole(number: &serde_json::Number) -> Option<i64> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    number::whole(float)
}
