//! Compares a form, or a body of parts, with the call that sent it.

use openapi_document::{Body, PartFormat, schema};
use openapi_mock::{RecordedRequest, boundary, nested_pairs, received_parts, value_texts};
use serde_json::Value;
use url::form_urlencoded;

use super::Report;

/// Compares a form by names and values. An empty list and `null` have no pair.
pub(super) fn check_pairs(report: &mut Report, body: &Body<'_>, expected: &Value, request: &RecordedRequest) {
    let properties = expected.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    let pairs = properties.flat_map(|(name, value)| match body.is_nested(name) {
        true => nested_pairs(name, value),
        false => value_texts(value).into_iter().map(|text| (name.clone(), text)).collect(),
    });
    let (mut expected, mut found): (Vec<_>, Vec<_>) =
        (pairs.collect(), form_urlencoded::parse(&request.body).into_owned().collect());
    expected.sort();
    found.sort();
    report.equal("the form", found, expected);
}

/// Checks that each part has the media type of its property, and the name of a file if it is one, and that the boundary is that of the header.
pub(super) fn check_parts(report: &mut Report, body: &Body<'_>, request: &RecordedRequest) {
    let boundary = request.header("content-type").and_then(boundary).unwrap_or_default();
    let is_first =
        ["\r\n", "--\r\n"].iter().any(|end| request.body.starts_with(format!("--{boundary}{end}").as_bytes()));
    report.equal("whether the body starts with the boundary", is_first, true);
    let schema = body.schema();
    for part in received_parts(&request.body).unwrap_or_default() {
        let name = &part.name;
        let property = schema.as_ref().and_then(|schema| schema::property(schema, name));
        let (is_file, media_type) = match property.map(|property| body.part(name, &property)) {
            Some(PartFormat::File(media_type)) => (true, Some(media_type)),
            Some(PartFormat::Json(media_type)) => (false, Some(media_type)),
            Some(PartFormat::Text(media_type)) => (false, media_type),
            None => (false, None),
        };
        report.equal(&format!("the media type of the part `{name}`"), part.media_type.as_deref(), media_type);
        report.equal(&format!("whether the part `{name}` is a file"), part.file_name.is_some(), is_file);
    }
}

/// The properties that a form can carry: it has no part for `null` and an empty list.
pub(super) fn without_absent(form: &Value) -> Value {
    let is_absent = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let properties = form.as_object().into_iter().flatten().filter(|(_, value)| !is_absent(value));
    Value::Object(properties.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Whether there is `null`, an empty list or an empty object in a value, for which a nested property has no pair.
pub(super) fn has_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty() || items.iter().any(has_empty),
        Value::Object(properties) => properties.is_empty() || properties.values().any(has_empty),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use openapi_document::{Document, Operation};

    use super::*;

    const TEXT: &str = "
        paths: {/scans: {post: {requestBody: {content: {multipart/form-data: {
            schema: {type: object, properties: {scan: {type: string, format: binary}, title: {type: string}, place: {type: object}}},
            encoding: {scan: {contentType: image/png}}}}}, responses: {'204': {description: Stored.}}}}}";
    const SENT: &str = "--B\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a\"\r\nContent-Type: image/png\r\n\r\na\r\n\
        --B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nb\r\n\
        --B\r\nContent-Disposition: form-data; name=\"place\"\r\nContent-Type: application/json\r\n\r\n{}\r\n--B--\r\n";

    fn mismatches(sent: &str) -> Vec<String> {
        let document = Document::parse("api.yaml", TEXT).expect("it is YAML");
        let body = Operation::all(&document)[0].request_body().expect("it has a body");
        let content_type = "multipart/form-data; boundary=B".to_owned();
        let request = RecordedRequest {
            method: "POST".to_owned(),
            target: "/scans".to_owned(),
            headers: vec![("content-type".to_owned(), content_type)],
            body: sent.as_bytes().to_vec(),
        };
        let mut report = Report::default();
        check_parts(&mut report, &body, &request);
        report.mismatches
    }

    #[test]
    fn each_part_is_as_documented() {
        assert_eq!(mismatches(SENT), Vec::<String>::new());
        for (from, to, expected) in [
            ("; filename=\"a\"", "", "whether the part `scan` is a file is false, expected true"),
            (
                "name=\"title\"",
                "name=\"title\"; filename=\"t\"",
                "whether the part `title` is a file is true, expected false",
            ),
            (
                "image/png",
                "image/gif",
                "the media type of the part `scan` is Some(\"image/gif\"), expected Some(\"image/png\")",
            ),
            (
                "Content-Type: application/json",
                "X-Other: 1",
                "the media type of the part `place` is None, expected Some(\"application/json\")",
            ),
            ("--B", "--BC", "whether the body starts with the boundary is false, expected true"),
        ] {
            assert_eq!(mismatches(&SENT.replace(from, to)), [expected]);
        }
    }
}
