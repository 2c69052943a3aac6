//! Parameters: in a segment of the path, in the query, in a header.

#![allow(dead_code, reason = "whether an operation has parameters depends on the document")]

use http::{HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use crate::{error::Error, exchange::Request};

/// All but what no path gives a meaning to.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Request<'_> {
    /// Puts a parameter in its segment of the path.
    pub(crate) fn path(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error> {
        let written = self.written(name, value)?.concat();
        // An empty segment, or one that stands for another, would be another path, and so another operation.
        if matches!(written.as_str(), "" | "." | "..") {
            let problem = "cannot be a segment of a path: it is empty, `.` or `..`";
            return Err(Error::invalid(self.operation, Some(format!("/{name}")), problem));
        }
        let segment = utf8_percent_encode(&written, SEGMENT).to_string();
        self.path = self.path.replacen(&format!("{{{name}}}"), &segment, 1).into();
        Ok(self)
    }

    /// Adds a parameter to the query, once for each item of a list.
    pub(crate) fn query(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error> {
        let written = self.written(name, value)?;
        self.query.extend(written.into_iter().map(|value| (name, value)));
        Ok(self)
    }

    /// Sends a parameter as a header.
    pub(crate) fn header(mut self, name: &'static str, value: &impl Serialize, sensitive: bool) -> Result<Self, Error> {
        let refused = || {
            let problem = "holds what no header can carry, such as a line break or a blank at an end";
            Error::invalid(self.operation, Some(format!("/{name}")), problem)
        };
        for written in self.written(name, value)? {
            // What receives a header takes the blanks around it away.
            if written.trim_matches([' ', '\t']) != written {
                return Err(refused());
            }
            let mut value = HeaderValue::from_str(&written).map_err(|_| refused())?;
            value.set_sensitive(sensitive);
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused())?;
            self.headers.push((name, value));
        }
        Ok(self)
    }

    /// A text, number or boolean as it is, the items of a list one by one, and nothing for what is not set.
    fn written(&self, name: &str, value: &impl Serialize) -> Result<Vec<String>, Error> {
        let unwritable =
            || Error::invalid(self.operation, Some(format!("/{name}")), "cannot be written as a parameter");
        let items = match serde_json::to_value(value).map_err(|_| unwritable())? {
            Value::Null => Vec::new(),
            Value::Array(items) => items,
            value => vec![value],
        };
        let written = items.into_iter().map(|item| match item {
            Value::String(text) => Ok(text),
            Value::Number(number) => Ok(whole(&number).map_or_else(|| number.to_string(), |whole| whole.to_string())),
            Value::Bool(flag) => Ok(flag.to_string()),
            _ => Err(unwritable()),
        });
        written.collect()
    }
}

/// A number that has no fraction is written without one, as in a body.
fn whole(number: &serde_json::Number) -> Option<i64> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    crate::number::whole(float)
}
