//! Writes bodies as forms (`application/x-www-form-urlencoded`).

use bytes::Bytes;
use serde::{Serialize, ser::Error as _};
use serde_json::{Error, Value};
use url::form_urlencoded::Serializer;

use crate::wire_text::{plain, texts};

/// A pair of name and value for each property, and for each item of a list; none for `null`. A property that is `nested` has a pair for each
/// value in it: `a[x]=1`, `a[]=1` for the items of a list, and `a[0][x]=1` where they are not plain.
///
/// # Errors
/// The body is not an object, or a property that is not nested contains one.
pub(crate) fn write(body: &impl Serialize, nested: &[&str]) -> Result<Bytes, Error> {
    let Value::Object(properties) = serde_json::to_value(body)? else {
        return Err(Error::custom("a form is an object"));
    };
    let mut form = Serializer::new(String::new());
    for (name, value) in properties {
        if nested.contains(&name.as_str()) {
            write_nested(&mut form, &name, value)?;
            continue;
        }
        for text in texts(value).ok_or_else(|| Error::custom("a form has plain values"))? {
            form.append_pair(&name, &text);
        }
    }
    Ok(form.finish().into())
}

fn write_nested(form: &mut Serializer<'_, String>, name: &str, value: Value) -> Result<(), Error> {
    match value {
        Value::Null => {}
        Value::Array(items) => {
            // One kind of name in a list: servers read `a[]` beside `a[1]` in different ways.
            let has_index = items.iter().any(|item| item.is_array() || item.is_object());
            for (index, item) in items.into_iter().enumerate() {
                let inner = if has_index { index.to_string() } else { String::new() };
                write_nested(form, &format!("{name}[{inner}]"), item)?;
            }
        }
        Value::Object(properties) => {
            for (property, value) in properties {
                // It would be another property, or an item.
                if property.is_empty() || property.contains(['[', ']']) {
                    return Err(Error::custom("a nested name is not empty and has no brackets"));
                }
                write_nested(form, &format!("{name}[{property}]"), value)?;
            }
        }
        value => {
            form.append_pair(name, &plain(value).unwrap_or_default());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn each_item_is_a_pair() {
        let form = json!({"a b": "x&y=z", "c": [1, 2.0, true], "d": null, "e": []});
        assert_eq!(write(&form, &[]).ok().as_deref(), Some(&b"a+b=x%26y%3Dz&c=1&c=2&c=true"[..]));
        for other in [json!([]), json!({"a": {}}), json!({"a": [[]]})] {
            assert!(write(&other, &[]).is_err(), "{other}");
        }
    }

    #[test]
    fn a_nested_property_has_a_pair_for_each_value() {
        let form = json!({"a": {"x": 1.0, "y": ["p", "q"], "z": [{"b": true}, {"c": null}]}, "d": [], "e": "f"});
        let written = write(&form, &["a", "d", "e"]).ok();
        let expected = "a%5Bx%5D=1&a%5By%5D%5B%5D=p&a%5By%5D%5B%5D=q&a%5Bz%5D%5B0%5D%5Bb%5D=true&e=f";
        assert_eq!(written.as_deref(), Some(expected.as_bytes()));
        let mixed = write(&json!({"a": [1, {"x": 2}]}), &["a"]).ok();
        assert_eq!(mixed.as_deref(), Some(&b"a%5B0%5D=1&a%5B1%5D%5Bx%5D=2"[..]));
        for name in ["x][y", ""] {
            assert!(write(&json!({"a": {name: 1}}), &["a"]).is_err(), "{name}");
        }
    }
}
