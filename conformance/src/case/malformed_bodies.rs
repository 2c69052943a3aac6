//! Malformed response bodies: the table of them, and the expected outcome of each.

use openapi_document::keyword;
use openapi_mock::ResponseBody;
use serde_json::{Value, json};

use super::{Baseline, Case, Expected, Kind, NOT_THE_DOCUMENTED_ERROR, Role, host::Hosted, responses};
use crate::{
    convention::{any_json, typed_error},
    json::JSON,
    partial_json::complete_properties,
};

/// A way to malform a documented body.
#[derive(Debug)]
pub(crate) struct MalformedBody {
    /// Its name in ids.
    pub name: &'static str,
    make: fn(&Documented<'_>) -> ResponseBody,
    in_success: InSuccess,
    /// Whether it applies only to an object with required properties.
    pub(crate) needs_object: bool,
}

/// The outcome of a malformed body where a success is documented.
#[derive(Debug, Clone, Copy)]
enum InSuccess {
    /// The client tolerates it.
    Tolerated,
    /// An error with this message.
    Fails(&'static str),
    /// An error that names a missing property.
    MissingProperty,
}

/// A documented body.
struct Documented<'b> {
    value: &'b Value,
    envelope: Option<&'b str>,
}

impl Documented<'_> {
    fn text(&self) -> String {
        self.value.to_string()
    }

    /// The names and values of its properties.
    fn properties(&self) -> Vec<(&str, &Value)> {
        self.value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect()
    }

    /// The first characters of the text.
    fn cut(&self, at: usize) -> String {
        self.text().chars().take(at).collect()
    }

    /// The text with more properties before the end.
    fn with(&self, more: &str) -> String {
        let text = self.text();
        format!("{}{more}}}", text.strip_suffix('}').unwrap_or(&text))
    }
}

const CUT_OFF: InSuccess = InSuccess::Fails("the body is cut off, or empty");
const NOT_JSON: InSuccess = InSuccess::Fails("the body is not JSON");
const OTHER_TYPE: InSuccess = InSuccess::Fails("is not of the documented type");

const fn of_object(malformed: MalformedBody) -> MalformedBody {
    MalformedBody { needs_object: true, ..malformed }
}

/// The rows of the smoke set: what a proxy says instead of the server, and an envelope that the operation does not document.
const SMOKE: [&str; 2] = ["page", "wrapped_too_often"];

/// Every way to malform a body.
pub(crate) const MALFORMED_BODIES: [MalformedBody; 27] = [
    row("empty", |_| json_text(""), CUT_OFF),
    row("blank", |_| json_text(" \r\n "), CUT_OFF),
    row("cut_after_the_first_brace", |body| json_text(&body.cut(1)), CUT_OFF),
    of_object(row("cut_in_the_first_name", |body| json_text(&body.cut(5)), CUT_OFF)),
    of_object(row("cut_in_the_middle", |body| json_text(&cut_in_a_text(&body.text(), 2)), CUT_OFF)),
    of_object(row("cut_near_the_end", |body| json_text(&cut_in_a_text(&body.text(), 1)), CUT_OFF)),
    of_object(row("cut_before_the_last_brace", |body| json_text(body.with(",").trim_end_matches('}')), CUT_OFF)),
    row("page", |_| body_of("text/html", b"<!doctype html><title>502 Bad Gateway</title>"), NOT_JSON),
    row("words", |_| body_of("text/plain", b"Captcha required"), NOT_JSON),
    row("text_plain", |body| body_of("text/plain", body.text().as_bytes()), InSuccess::Tolerated),
    row("no_content_type", |body| body_of("", body.text().as_bytes()), InSuccess::Tolerated),
    row(
        "other_charset",
        |body| body_of("application/json; charset=utf-16", body.text().as_bytes()),
        InSuccess::Tolerated,
    ),
    row("utf_16", |body| body_of(JSON, &utf_16(&body.text())), NOT_JSON),
    of_object(row("not_utf_8", |body| body_of(JSON, &not_utf_8(&body.text())), NOT_JSON)),
    row("byte_order_mark", |body| json_text(&format!("\u{feff}{}", body.text())), InSuccess::Tolerated),
    of_object(row("name_twice", |body| json_text(&body.with(&first_again(body))), InSuccess::Tolerated)),
    of_object(row("unknown_name_twice", |body| json_text(&body.with(",\"new\":1,\"new\":2")), InSuccess::Tolerated)),
    of_object(row(
        "deep_in_an_unknown_member",
        |body| json_text(&body.with(&format!(",\"new\":{}", deep(500)))),
        InSuccess::Tolerated,
    )),
    of_object(row("deep", |_| json_text(&deep(100_000)), OTHER_TYPE)),
    of_object(row("wrapped_too_often", |body| json_text(&wrapped(body)), InSuccess::MissingProperty)),
    of_object(row("list_of_it", |body| json_text(&format!("[{}]", body.text())), OTHER_TYPE)),
    of_object(row("list_of_its_members", |body| json_text(&list_of_values(body)), OTHER_TYPE)),
    of_object(row("null", |_| json_text("null"), OTHER_TYPE)),
    of_object(row("number", |_| json_text("200"), OTHER_TYPE)),
    of_object(row("text", |body| json_text(&Value::String(body.text()).to_string()), OTHER_TYPE)),
    row("twice", |body| json_text(&body.text().repeat(2)), NOT_JSON),
    row("something_after_it", |body| json_text(&format!("{} \0", body.text())), NOT_JSON),
];

const fn row(name: &'static str, make: fn(&Documented<'_>) -> ResponseBody, in_success: InSuccess) -> MalformedBody {
    MalformedBody { name, make, in_success, needs_object: false }
}

/// The whole table for some responses. For the others one row, once for each class of statuses.
pub(super) fn cases<'d>(baseline: &Baseline<'_, 'd>, hosted: &Hosted) -> Vec<Case<'d>> {
    let (operation, convention) = (baseline.operation(), baseline.convention);
    let (mut cases, mut classes) = (Vec::new(), hosted.malformed.iter().map(|status| status / 100).collect::<Vec<_>>());
    for json in responses::documented(operation) {
        let (Some(status), Some(example)) = (json.status, json.body.examples().into_iter().next()) else { continue };
        let (schema, body, key) = (&json.schema, &json.body, json.key.unwrap_or_default());
        let is_whole = hosted.malformed.contains(&status);
        let is_smoke = !is_whole && !classes.contains(&(status / 100));
        classes.push(status / 100);
        if !is_whole && !is_smoke {
            continue;
        }
        let value = baseline.schemas.completed(schema, example.value());
        let required = schema.effective().get("required").map(|names| names.value().clone()).unwrap_or_default();
        let required: Vec<&str> = required.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let is_tried = |malformed: &&MalformedBody| is_whole || SMOKE.contains(&malformed.name);
        let table = MALFORMED_BODIES.iter().filter(|malformed| !malformed.needs_object || json.is_object());
        for malformed in table.filter(is_tried) {
            let changed = (malformed.make)(&Documented { value: &value, envelope: body.envelope() });
            // Some bodies have nothing to change, such as a string.
            let untouched = changed.bytes == value.to_string().into_bytes();
            if untouched && !matches!(malformed.in_success, InSuccess::Tolerated) {
                continue;
            }
            let is_success = json.role == Role::Success;
            let expected = match malformed.in_success {
                // The client takes any JSON.
                _ if is_success && !json.is_typed && any_json(&changed.bytes).is_some() => {
                    Expected::Value(any_json(&changed.bytes).unwrap_or_default())
                }
                // JSON that is too deep for any value.
                InSuccess::Tolerated if is_success && !json.is_typed => {
                    Expected::UnexpectedResponse { messages: vec![keyword::WRONG_TYPE.to_owned()] }
                }
                InSuccess::Tolerated if is_success => Expected::Value(value.clone()),
                InSuccess::Fails(message) if is_success => {
                    Expected::UnexpectedResponse { messages: vec![message.to_owned()] }
                }
                InSuccess::MissingProperty if is_success => {
                    let missing = |name: &&str| {
                        let key = body.envelope().map(|key| format!("/{key}")).unwrap_or_default();
                        format!("{key}/{name} required, but missing")
                    };
                    Expected::UnexpectedResponse { messages: required.iter().map(missing).collect() }
                }
                outcome if convention.describes(operation, status, &complete_properties(operation, &changed.bytes)) => {
                    let documented = || matches!(outcome, InSuccess::Tolerated).then(|| value.clone());
                    Expected::Api { typed: typed_error(operation, status, &changed.bytes, documented) }
                }
                _ => Expected::UnexpectedResponse { messages: vec![NOT_THE_DOCUMENTED_ERROR.to_owned()] },
            };
            let case = baseline.case(Kind::MalformedBody, &format!("{key}_{}", malformed.name), body.node().pointer());
            cases.push(Case {
                status,
                response_body: Some(changed),
                malformed_body: Some(malformed.name),
                expected,
                ..case
            });
        }
    }
    cases
}

fn body_of(media_type: &str, bytes: &[u8]) -> ResponseBody {
    ResponseBody { media_type: media_type.to_owned(), bytes: bytes.to_vec() }
}

fn json_text(text: &str) -> ResponseBody {
    body_of(JSON, text.as_bytes())
}

/// The start of a body that ends inside its last string, or its last string but one.
fn cut_in_a_text(text: &str, from_the_end: usize) -> String {
    let ends: Vec<_> = text.match_indices("\",\"").map(|(at, _)| at).collect();
    let at = ends.len().checked_sub(from_the_end).map_or(2, |nth| ends[nth]);
    text[..text.floor_char_boundary(at.saturating_sub(1))].to_owned()
}

fn utf_16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// With a byte that is not UTF-8 in the first string value, or else in the first name.
fn not_utf_8(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let value = text.find(":\"").map(|at| at + 2);
    if let Some(at) = value.or_else(|| Some(text.find('"')? + 1)) {
        bytes.insert(at, 0xff);
    }
    bytes
}

fn first_again(body: &Documented<'_>) -> String {
    let first = body.properties().first().map(|(name, value)| format!(",{}:{value}", json!(name)));
    first.unwrap_or_default()
}

fn deep(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

/// In one envelope too many.
fn wrapped(body: &Documented<'_>) -> String {
    match body.envelope {
        Some(key) => json!({ key: { key: body.value } }).to_string(),
        None => {
            // A property of the body would be of another type, and not missing.
            let is_free = |key: &&str| body.value.get(*key).is_none();
            let key = ["data", "result", "response"].into_iter().find(is_free).unwrap_or("envelope");
            json!({ key: body.value }).to_string()
        }
    }
}

fn list_of_values(body: &Documented<'_>) -> String {
    body.properties().into_iter().map(|(_, value)| value.clone()).collect::<Value>().to_string()
}
