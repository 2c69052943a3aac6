//! Reads bodies of parts (`multipart/form-data`, RFC 7578).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{BodyFormat, Node, schema};
use serde_json::{Map, Value};

use crate::typed::typed;

/// A part as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedPart {
    /// The name of the property.
    pub name: String,
    /// The name of the file, if it is one.
    pub file_name: Option<String>,
    /// The media type.
    pub media_type: Option<String>,
    /// The value.
    pub bytes: Vec<u8>,
}

/// The boundary that a `Content-Type` names.
#[must_use]
pub fn boundary(content_type: &str) -> Option<String> {
    let (media_type, parameters) = content_type.split_once(';')?;
    let is_multipart = media_type.trim().eq_ignore_ascii_case("multipart/form-data");
    parameter(parameters, "boundary").filter(|boundary| is_multipart && !boundary.is_empty())
}

/// A parameter of a header: `name=text` or `name="text"`.
fn parameter(parameters: &str, wanted: &str) -> Option<String> {
    let mut rest = parameters;
    loop {
        let (name, value) = rest.trim_start_matches([' ', ';']).split_once('=')?;
        let (text, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => value.split_once(';').unwrap_or((value, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(text.to_owned());
        }
        rest = after;
    }
}

/// The parts of a body, between the boundary that its first line has. `None` for a body that is not made of parts.
#[must_use]
pub fn received_parts(body: &[u8]) -> Option<Vec<ReceivedPart>> {
    let end = find(body, b"\r\n")?;
    // Only the last delimiter ends like this.
    if end + 2 == body.len() && body.ends_with(b"--\r\n") && end > 4 {
        return body.starts_with(b"--").then(Vec::new);
    }
    let delimiter = body[..end].strip_prefix(b"--").filter(|boundary| !boundary.is_empty())?;
    let delimiter = [b"\r\n--", delimiter].concat();
    // The first delimiter has no line before it.
    let mut rest = &body[delimiter.len() - 2..];
    let mut parts = Vec::new();
    while rest != b"--\r\n" && rest != b"--" {
        rest = rest.strip_prefix(b"\r\n")?;
        let head = find(rest, b"\r\n\r\n")?;
        let (head, value) = (str::from_utf8(&rest[..head]).ok()?, &rest[head + 4..]);
        let end = find(value, &delimiter)?;
        parts.push(part(head, &value[..end])?);
        rest = &value[end + delimiter.len()..];
    }
    Some(parts)
}

fn part(head: &str, value: &[u8]) -> Option<ReceivedPart> {
    let headers = || head.split("\r\n").filter_map(|line| line.split_once(':'));
    let header =
        |wanted: &str| headers().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, text)| text.trim());
    let parameters = header("content-disposition")?.strip_prefix("form-data")?;
    Some(ReceivedPart {
        name: unescaped(&parameter(parameters, "name")?),
        file_name: parameter(parameters, "filename").map(|name| unescaped(&name)),
        media_type: header("content-type").map(str::to_owned),
        bytes: value.to_vec(),
    })
}

fn unescaped(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The parts as a value of a schema. Files are base64, and those of the same name the items of a list. `None` where a part is not what its
/// media type says.
pub(crate) fn value(schema: &Node<'_>, parts: Vec<ReceivedPart>) -> Option<Value> {
    let mut properties = Map::new();
    for part in parts {
        let property = schema::property(schema, &part.name).map(|property| property.effective());
        let items = property.as_ref().and_then(|property| property.get("items")).map(|items| items.effective());
        let is_list = items.is_some();
        let held = items.or(property);
        let of = |key: &str| held.as_ref().and_then(|held| held.text(key)).unwrap_or_default();
        let is_json = part.media_type.as_deref().is_some_and(|name| BodyFormat::of(name) == BodyFormat::Json);
        let value = if of("format") == "binary" {
            STANDARD.encode(&part.bytes).into()
        } else if is_json {
            serde_json::from_slice(&part.bytes).ok()?
        } else {
            typed(of("type"), str::from_utf8(&part.bytes).ok()?)
        };
        if is_list {
            let list = properties.entry(part.name).or_insert_with(|| Value::Array(Vec::new()));
            list.as_array_mut()?.push(value);
        } else if properties.insert(part.name, value).is_some() {
            return None;
        }
    }
    Some(properties.into())
}

#[cfg(test)]
mod tests {
    use super::{boundary, received_parts};

    const BODY: &str = "--B\r\nContent-Disposition: form-data; name=\"a%22\"; filename=\"b.png\"\r\nContent-Type: image/png\r\n\r\n\
        x\r\n--C\r\n--B\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n\r\n--B--\r\n";

    #[test]
    fn parts_are_read_as_they_are() {
        let parts = received_parts(BODY.as_bytes()).expect("it has parts");
        let read: Vec<_> = parts
            .iter()
            .map(|part| {
                let text = String::from_utf8_lossy(&part.bytes).into_owned();
                (part.name.as_str(), part.file_name.as_deref(), part.media_type.as_deref(), text)
            })
            .collect();
        assert_eq!(
            read,
            [("a\"", Some("b.png"), Some("image/png"), "x\r\n--C".to_owned()), ("c", None, None, String::new())]
        );
    }

    #[test]
    fn what_is_not_made_of_parts_is_not_read() {
        for (from, to) in
            [("--B--\r\n", "--B"), ("--B--\r\n", "--B--\r\nx"), ("form-data", "file"), ("--B\r\n", "\r\n--B\r\n")]
        {
            assert_eq!(received_parts(BODY.replacen(from, to, 1).as_bytes()), None, "{from:?} {to:?}");
        }
        assert_eq!(received_parts(b"{}"), None);
        assert_eq!(received_parts(b"--B--\r\n"), Some(Vec::new()));
        assert_eq!(received_parts(b"--\r\n----\r\n"), None);
    }

    #[test]
    fn the_content_type_names_the_boundary() {
        assert_eq!(boundary("multipart/form-data; boundary=B").as_deref(), Some("B"));
        assert_eq!(boundary("Multipart/Form-Data;charset=utf-8; boundary=\"B=;\"").as_deref(), Some("B=;"));
        assert_eq!(boundary("multipart/form-data"), None);
        assert_eq!(boundary("application/json; boundary=B"), None);
    }
}
