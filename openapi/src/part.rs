//! The parts of a `multipart/form-data` body: one for each property, and for each item of a list.

use std::collections::HashSet;

use crate::{
    Document, Node, Operation,
    body::{BYTES, Body, BodyFormat, JSON},
    parameter::is_plain,
    schema,
};

/// How a property of a multipart body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFormat<'d> {
    /// A file. It has this media type, unless the caller names another one.
    File(&'d str),
    /// The text of a string, a number or a boolean, with a media type if the document names one.
    Text(Option<&'d str>),
    /// JSON, with its media type.
    Json(&'d str),
}

impl<'d> Body<'d> {
    /// How a property of a multipart body is written; for a list, each of its items.
    #[must_use]
    pub fn part(&self, property: &str, schema: &Node<'d>) -> PartFormat<'d> {
        let encoding = self.node().get("encoding").and_then(|encoding| encoding.get(property));
        let named = encoding.and_then(|encoding| encoding.text("contentType"));
        let value = value(schema);
        // Of a list, or a range, no part can have all.
        let one = named.filter(|name| !name.contains(['*', ',']));
        let is_json = |name: &&str| BodyFormat::of(name) == BodyFormat::Json;
        if is_file(&value) {
            PartFormat::File(one.unwrap_or(BYTES))
        } else if let Some(json) = one.filter(is_json) {
            PartFormat::Json(json)
        } else if is_plain(&value) {
            PartFormat::Text(one)
        } else {
            PartFormat::Json(one.unwrap_or(JSON))
        }
    }
}

/// The pointers of the schemas of all files in multipart bodies.
pub(crate) fn files(document: &Document) -> HashSet<String> {
    let bodies = Operation::all(document).into_iter().filter_map(|operation| operation.request_body());
    let multipart = bodies.filter(|body| body.format() == BodyFormat::Multipart);
    let schemas = multipart.filter_map(|body| body.schema());
    let values = schemas.flat_map(|schema| schema::properties(&schema)).map(|(_, property)| value(&property));
    values.filter(is_file).map(|file| file.pointer().to_owned()).collect()
}

/// The schema of the values of a property; for a list, of its items.
fn value<'d>(schema: &Node<'d>) -> Node<'d> {
    let schema = schema.effective();
    match schema.get("items").filter(|_| schema.text("type") == Some("array")) {
        Some(items) => items.effective(),
        None => schema,
    }
}

/// Whether the values of a schema are bytes.
fn is_file(schema: &Node<'_>) -> bool {
    schema.text("type") == Some("string") && schema.text("format") == Some("binary")
}

#[cfg(test)]
mod tests {
    use super::PartFormat;
    use crate::{Document, Operation, schema};

    #[track_caller]
    fn assert_part(schema: &str, encoding: &str, expected: PartFormat<'_>) {
        let text = format!(
            "paths: {{/a: {{post: {{requestBody: {{content: {{multipart/form-data: {{schema: {{type: object, properties: {{p: {schema}}}}}, encoding: {{p: {encoding}}}}}}}}}}}}}}}"
        );
        let document = Document::parse("api.yaml", &text).unwrap();
        let body = Operation::all(&document)[0].request_body().unwrap();
        let property = schema::property(&body.schema().unwrap(), "p").unwrap();
        assert_eq!(body.part("p", &property), expected, "{schema} {encoding}");
    }

    #[test]
    fn the_schema_and_the_encoding_decide_how_a_part_is_written() {
        const FILE: &str = "{type: string, format: binary}";
        for (schema, encoding, expected) in [
            (FILE, "{}", PartFormat::File("application/octet-stream")),
            (FILE, "{contentType: image/png}", PartFormat::File("image/png")),
            (FILE, "{contentType: 'image/png, image/gif'}", PartFormat::File("application/octet-stream")),
            (
                "{type: array, items: {type: string, format: binary}}",
                "{}",
                PartFormat::File("application/octet-stream"),
            ),
            ("{}", "{contentType: image/png}", PartFormat::File("image/png")),
            ("{type: string}", "{contentType: image/png}", PartFormat::File("image/png")),
            ("{type: string}", "{}", PartFormat::Text(None)),
            ("{type: string}", "{contentType: 'text/plain, text/html'}", PartFormat::Text(None)),
            ("{type: string, format: byte}", "{}", PartFormat::Text(None)),
            (
                "{type: array, items: {type: integer}}",
                "{contentType: text/plain}",
                PartFormat::Text(Some("text/plain")),
            ),
            ("{type: string}", "{contentType: application/json}", PartFormat::Json("application/json")),
            ("{type: object, properties: {x: {type: integer}}}", "{}", PartFormat::Json("application/json")),
            ("{type: object}", "{contentType: application/vnd.a+json}", PartFormat::Json("application/vnd.a+json")),
        ] {
            assert_part(schema, encoding, expected);
        }
    }
}
