//! Adds parameters to a request: in a segment of the path, in the query, in a header, in a cookie.

use http::{HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;
use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

use crate::{
    api::Api,
    error::Error,
    request::Request,
    wire_text::{cookie, plain, texts},
};

/// All characters but the unreserved ones.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl<A: Api> Request<'_, A> {
    /// Sets a parameter in the path. The items of a list have commas between them.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the segment would be empty, `.` or `..`.
    pub fn path(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error<A>> {
        let items = self.written(name, value, Some(','))?;
        let encoded: Vec<_> = items.iter().map(|item| utf8_percent_encode(item, SEGMENT).to_string()).collect();
        let segment = encoded.join(",");
        // An empty or relative segment would make another path, and so call another operation.
        if matches!(segment.as_str(), "" | "." | "..") {
            return Err(self.invalid(name, "cannot be a segment of a path: it is empty, `.` or `..`"));
        }
        self.path = self.path.replacen(&format!("{{{name}}}"), &segment, 1).into();
        Ok(self)
    }

    /// Adds a parameter to the query, once for each item of a list.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the value is an object.
    pub fn query(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error<A>> {
        for value in self.written(name, value, None)? {
            self.append(name, &[&value], "");
        }
        Ok(self)
    }

    /// Adds a list to the query, as one parameter with a delimiter between the items.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where an item contains the delimiter, or is not a plain value.
    pub fn query_joined(
        mut self,
        name: &'static str,
        value: &impl Serialize,
        delimiter: char,
    ) -> Result<Self, Error<A>> {
        let items = self.written(name, value, Some(delimiter))?;
        let between = match delimiter {
            // Allowed in a query as it is.
            ',' => ",".to_owned(),
            other => utf8_percent_encode(&other.to_string(), SEGMENT).to_string(),
        };
        if !items.is_empty() {
            let items: Vec<_> = items.iter().map(String::as_str).collect();
            self.append(name, &items, &between);
        }
        Ok(self)
    }

    /// Adds each property of an object to the query. With `brackets`, its name there is `name[property]`.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where a property is not a plain value.
    pub fn query_object(
        mut self,
        name: &'static str,
        value: &impl Serialize,
        brackets: bool,
    ) -> Result<Self, Error<A>> {
        match serde_json::to_value(value) {
            Ok(Value::Object(properties)) => {
                for (property, value) in properties {
                    let text = plain(value).ok_or_else(|| self.invalid(name, UNWRITABLE))?;
                    let name = if brackets { format!("{name}[{property}]") } else { property };
                    self.append(&name, &[&text], "");
                }
                Ok(self)
            }
            Ok(Value::Null) => Ok(self),
            _ => Err(self.invalid(name, UNWRITABLE)),
        }
    }

    /// Adds a parameter to the query, as JSON.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the value cannot be written as JSON.
    pub fn query_json(mut self, name: &'static str, value: &Option<impl Serialize>) -> Result<Self, Error<A>> {
        if let Some(value) = value {
            let json = serde_json::to_string(value).map_err(|_| self.invalid(name, UNWRITABLE))?;
            self.append(name, &[&json], "");
        }
        Ok(self)
    }

    /// Sends a parameter as a header. The items of a list have commas between them.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where no header can carry the value, or an item of a list contains a comma.
    pub fn header(mut self, name: &'static str, value: &impl Serialize, sensitive: bool) -> Result<Self, Error<A>> {
        let problem = "contains what no header can carry, such as a line break or a space at an end";
        let items = self.written(name, value, Some(','))?;
        // Servers strip spaces around a value, and around an item of a list.
        if items.iter().any(|item| item.trim_matches([' ', '\t']) != *item) {
            return Err(self.invalid(name, problem));
        }
        if !items.is_empty() {
            let mut value = HeaderValue::from_str(&items.join(",")).map_err(|_| self.invalid(name, problem))?;
            value.set_sensitive(sensitive);
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| self.invalid(name, problem))?;
            self.headers.push((name, value));
        }
        Ok(self)
    }

    /// Sends a parameter as a cookie. What a cookie cannot carry is percent-encoded.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where the value is not plain.
    pub fn cookie(mut self, name: &'static str, value: &impl Serialize) -> Result<Self, Error<A>> {
        let cookies = self.written(name, value, None)?.into_iter().map(|value| Zeroizing::new(cookie(name, &value)));
        self.cookies.extend(cookies.collect::<Vec<_>>());
        Ok(self)
    }

    /// Appends a parameter to the query: texts with an encoded delimiter between them.
    fn append(&mut self, name: &str, texts: &[&str], between: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.extend(byte_serialize(name.as_bytes()));
        for (index, text) in texts.iter().enumerate() {
            self.query.push_str(if index == 0 { "=" } else { between });
            self.query.extend(byte_serialize(text.as_bytes()));
        }
    }

    fn invalid(&self, name: &str, problem: &str) -> Error<A> {
        Error::invalid(Some(self.operation), Some(format!("/{name}")), problem)
    }

    /// The texts to write: one for a string, number or boolean, one for each item of a list, none for `null`. No item may contain the
    /// delimiter: many servers split a value only after decoding it.
    fn written(&self, name: &str, value: &impl Serialize, delimiter: Option<char>) -> Result<Vec<String>, Error<A>> {
        let value = serde_json::to_value(value).map_err(|_| self.invalid(name, UNWRITABLE))?;
        let delimiter = delimiter.filter(|_| value.is_array());
        let texts = texts(value).ok_or_else(|| self.invalid(name, UNWRITABLE))?;
        match delimiter.filter(|delimiter| texts.iter().any(|text| text.contains(*delimiter))) {
            Some(_) => Err(self.invalid(name, DELIMITER)),
            None => Ok(texts),
        }
    }
}

const UNWRITABLE: &str = "cannot be written as a parameter";
const DELIMITER: &str = "has an item that contains the character between items";
