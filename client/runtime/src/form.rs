//! Writes bodies as forms (`application/x-www-form-urlencoded`).

use bytes::Bytes;
use serde::{Serialize, ser::Error as _};
use serde_json::{Error, Value};
use url::form_urlencoded::Serializer;

use crate::wire_text::texts;

/// A pair of name and value for each property, and for each item of a list; none for `null`.
///
/// # Errors
/// The body is not an object, or a property contains one.
pub(crate) fn write(body: &impl Serialize) -> Result<Bytes, Error> {
    let Value::Object(properties) = serde_json::to_value(body)? else {
        return Err(Error::custom("a form is an object"));
    };
    let mut form = Serializer::new(String::new());
    for (name, value) in properties {
        for text in texts(value).ok_or_else(|| Error::custom("a form has plain values"))? {
            form.append_pair(&name, &text);
        }
    }
    Ok(form.finish().into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn each_item_is_a_pair() {
        let form = json!({"a b": "x&y=z", "c": [1, 2.0, true], "d": null, "e": []});
        assert_eq!(write(&form).ok().as_deref(), Some(&b"a+b=x%26y%3Dz&c=1&c=2&c=true"[..]));
        for other in [json!([]), json!({"a": {}}), json!({"a": [[]]})] {
            assert!(write(&other).is_err(), "{other}");
        }
    }
}
