//! Writes bodies of parts (`multipart/form-data`, RFC 7578).
//!
//! The whole body is in memory, so that it has a length and can be retried.

use http::HeaderValue;
use serde::Serialize;
use serde_json::Value;

use crate::{
    file_part::FilePart,
    wire_text::{JSON, plain, texts},
};

/// The parts of a body that is being written. It keeps the first problem, so that generated code checks once.
pub struct Parts {
    boundary: String,
    body: Vec<u8>,
    problem: Option<(String, &'static str)>,
}

impl Parts {
    pub(crate) fn new() -> Self {
        // Random, so that it is in no part by chance. `part` checks that.
        let boundary = format!("{:032x}", fastrand::u128(..));
        Self { boundary, body: Vec::new(), problem: None }
    }

    /// Adds a part for each file of a property. `media_type` is that of a file that has none itself.
    pub fn files(&mut self, name: &str, media_type: &str, files: &impl Files) {
        files.each(&mut |file| {
            let media_type = file.media_type.as_deref().unwrap_or(media_type);
            self.part(name, Some(file.name.as_deref().unwrap_or(name)), Some(media_type), &file.bytes);
        });
    }

    /// Adds a part for a string, a number or a boolean, and for each item of a list.
    pub fn texts(&mut self, name: &str, media_type: Option<&str>, value: &impl Serialize) {
        match serde_json::to_value(value).ok().and_then(texts) {
            Some(texts) => texts.iter().for_each(|text| self.part(name, None, media_type, text.as_bytes())),
            None => self.fail(name, UNWRITABLE),
        }
    }

    /// Adds a part for a value as JSON, and for each item of a list.
    pub fn json(&mut self, name: &str, media_type: &str, value: &impl Serialize) {
        match serde_json::to_value(value) {
            Ok(Value::Null) => {}
            Ok(Value::Array(items)) => {
                items.iter().for_each(|item| self.part(name, None, Some(media_type), item.to_string().as_bytes()));
            }
            Ok(value) => self.part(name, None, Some(media_type), value.to_string().as_bytes()),
            Err(_) => self.fail(name, UNWRITABLE),
        }
    }

    /// Adds the properties that the document does not name: texts, and anything else as JSON.
    pub fn others(&mut self, others: &impl Serialize) {
        let Ok(Value::Object(others)) = serde_json::to_value(others) else { return self.fail("", UNWRITABLE) };
        for (name, value) in others {
            match value {
                Value::Object(_) | Value::Array(_) => self.json(&name, JSON, &value),
                Value::Null => {}
                value => {
                    let text = plain(value).unwrap_or_default();
                    self.part(&name, None, None, text.as_bytes());
                }
            }
        }
    }

    /// The media type and the body, or the property that cannot be written and why.
    pub(crate) fn end(mut self) -> Result<(HeaderValue, Vec<u8>), (String, &'static str)> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        self.body.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        let media_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={}", self.boundary));
        media_type.map(|media_type| (media_type, self.body)).map_err(|_| (String::new(), UNWRITABLE))
    }

    fn part(&mut self, name: &str, file_name: Option<&str>, media_type: Option<&str>, value: &[u8]) {
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, escaped(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", escaped(file_name)));
        }
        if let Some(media_type) = media_type {
            if !media_type.contains('/') || HeaderValue::from_str(media_type).is_err() {
                return self.fail(name, "has an invalid media type");
            }
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        if value.windows(self.boundary.len()).any(|part| part == self.boundary.as_bytes()) {
            return self.fail(name, "contains the boundary between the parts");
        }
        self.body.reserve(head.len() + value.len() + self.boundary.len() + 8);
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(value);
        self.body.extend_from_slice(b"\r\n");
    }

    fn fail(&mut self, name: &str, problem: &'static str) {
        self.problem.get_or_insert_with(|| (name.to_owned(), problem));
    }
}

const UNWRITABLE: &str = "cannot be written as a part";

/// A name as a parameter of a header. What would end it is escaped as browsers do.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The files of a property.
pub trait Files {
    /// Calls a function with each.
    fn each(&self, visit: &mut dyn FnMut(&FilePart));
}

impl Files for FilePart {
    fn each(&self, visit: &mut dyn FnMut(&FilePart)) {
        visit(self);
    }
}

impl<F: Files> Files for Option<F> {
    fn each(&self, visit: &mut dyn FnMut(&FilePart)) {
        self.iter().for_each(|file| file.each(visit));
    }
}

impl<F: Files> Files for Vec<F> {
    fn each(&self, visit: &mut dyn FnMut(&FilePart)) {
        self.iter().for_each(|file| file.each(visit));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{FilePart, Parts};

    fn written(write: impl FnOnce(&mut Parts)) -> Result<String, (String, &'static str)> {
        let mut parts = Parts::new();
        write(&mut parts);
        let boundary = parts.boundary.clone();
        let (media_type, body) = parts.end()?;
        assert_eq!(media_type, format!("multipart/form-data; boundary={boundary}"));
        Ok(String::from_utf8_lossy(&body).replace(&boundary, "B"))
    }

    #[test]
    fn each_value_is_a_part() {
        let body = written(|parts| {
            parts.files("photo", "image/png", &Some(FilePart::new(&b"a\r\n--B"[..])));
            parts.files(
                "others",
                "image/png",
                &vec![FilePart::new(&b"b"[..]).name("b\".gif\r\n").media_type("image/gif")],
            );
            parts.texts("title", None, &json!(["x", 2.0]));
            parts.texts("none", None, &json!(null));
            parts.json("place", "application/json", &json!([{"x": 1}]));
            parts.json("none", "application/json", &json!(null));
            parts.others(&json!({"more": true}));
        });
        let expected = "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: image/png\r\n\r\na\r\n--B\r\n\
            --B\r\nContent-Disposition: form-data; name=\"others\"; filename=\"b%22.gif%0D%0A\"\r\nContent-Type: image/gif\r\n\r\nb\r\n\
            --B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n\
            --B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n2\r\n\
            --B\r\nContent-Disposition: form-data; name=\"place\"\r\nContent-Type: application/json\r\n\r\n{\"x\":1}\r\n\
            --B\r\nContent-Disposition: form-data; name=\"more\"\r\n\r\ntrue\r\n--B--\r\n";
        assert_eq!(body.as_deref(), Ok(expected));
    }

    #[test]
    fn a_part_with_the_boundary_is_rejected() {
        let found = written(|parts| {
            let file = FilePart::new(format!("a\r\n--{}--", parts.boundary));
            parts.files("photo", "image/png", &file);
        });
        assert_eq!(found, Err(("photo".to_owned(), "contains the boundary between the parts")));
    }

    #[test]
    fn an_invalid_media_type_is_rejected() {
        for media_type in ["image/png\r\nX-Other: 1", "png"] {
            let file = FilePart::new(&b"a"[..]).media_type(media_type);
            assert_eq!(
                written(|parts| parts.files("photo", "image/png", &file)),
                Err(("photo".to_owned(), "has an invalid media type"))
            );
        }
        let nested = written(|parts| parts.texts("a", None, &json!({"x": 1})));
        assert_eq!(nested, Err(("a".to_owned(), "cannot be written as a part")));
    }
}
