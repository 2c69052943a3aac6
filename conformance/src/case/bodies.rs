//! Bodies that are not what a body should be: the table of what is wrong with them, and what has to come of it.

use serde_json::{Value, json};

use super::{Case, Expected, Ground, JSON, Kind, Served, answers};
use crate::readable;

/// Something that is wrong with a body.
#[derive(Debug)]
pub(crate) struct BodyFault {
    /// Its name in ids.
    pub name: &'static str,
    make: fn(&Documented<'_>) -> Served,
    /// What comes of it where a success is documented.
    in_success: Outcome,
    /// Whether it can be done only to an object that lists its members.
    pub(crate) of_object: bool,
}

#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// It is the documented answer all the same.
    Tolerated,
    /// It is not, in these words.
    Fails(&'static str),
    /// It is not, for lack of one of its members.
    Lacks,
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

    /// The names and values of its members.
    fn members(&self) -> Vec<(&str, &Value)> {
        self.value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect()
    }

    /// The text up to a place in it, given as a part of the whole.
    fn cut(&self, at: usize) -> String {
        self.text().chars().take(at).collect()
    }

    /// The text with more members before the end.
    fn with(&self, more: &str) -> String {
        let text = self.text();
        format!("{}{more}}}", text.strip_suffix('}').unwrap_or(&text))
    }
}

const CUT_OFF: Outcome = Outcome::Fails("the body is cut off, or empty");
const NOT_JSON: Outcome = Outcome::Fails("the body is not JSON");
const OTHER_TYPE: Outcome = Outcome::Fails("is not of the documented type");

const fn of_object(fault: BodyFault) -> BodyFault {
    BodyFault { of_object: true, ..fault }
}

/// Everything that can be wrong with a body.
pub(crate) const BODY_FAULTS: [BodyFault; 27] = [
    row("empty", |_| json_text(""), CUT_OFF),
    row("blank", |_| json_text(" \r\n "), CUT_OFF),
    row("cut_after_the_first_brace", |body| json_text(&body.cut(1)), CUT_OFF),
    of_object(row("cut_in_the_first_name", |body| json_text(&body.cut(5)), CUT_OFF)),
    of_object(row("cut_in_the_middle", |body| json_text(&cut_in_a_text(&body.text(), 2)), CUT_OFF)),
    of_object(row("cut_near_the_end", |body| json_text(&cut_in_a_text(&body.text(), 1)), CUT_OFF)),
    of_object(row("cut_before_the_last_brace", |body| json_text(body.with(",").trim_end_matches('}')), CUT_OFF)),
    row("page", |_| served("text/html", b"<!doctype html><title>502 Bad Gateway</title>"), NOT_JSON),
    row("words", |_| served("text/plain", b"Captcha required"), NOT_JSON),
    row("text_plain", |body| served("text/plain", body.text().as_bytes()), Outcome::Tolerated),
    row("no_content_type", |body| served("", body.text().as_bytes()), Outcome::Tolerated),
    row("other_charset", |body| served("application/json; charset=utf-16", body.text().as_bytes()), Outcome::Tolerated),
    row("utf_16", |body| served(JSON, &utf_16(&body.text())), NOT_JSON),
    of_object(row("not_utf_8", |body| served(JSON, &not_utf_8(&body.text())), NOT_JSON)),
    row("byte_order_mark", |body| json_text(&format!("\u{feff}{}", body.text())), Outcome::Tolerated),
    of_object(row(
        "name_twice",
        |body| json_text(&body.with(&first_again(body))),
        Outcome::Fails("is there more than once"),
    )),
    of_object(row("unknown_name_twice", |body| json_text(&body.with(",\"new\":1,\"new\":2")), Outcome::Tolerated)),
    of_object(row(
        "deep_in_an_unknown_member",
        |body| json_text(&body.with(&format!(",\"new\":{}", deep(500)))),
        Outcome::Tolerated,
    )),
    of_object(row("deep", |_| json_text(&deep(100_000)), OTHER_TYPE)),
    of_object(row("wrapped_too_often", |body| json_text(&wrapped(body)), Outcome::Lacks)),
    of_object(row("list_of_it", |body| json_text(&format!("[{}]", body.text())), OTHER_TYPE)),
    of_object(row("list_of_its_members", |body| json_text(&list(body)), OTHER_TYPE)),
    of_object(row("null", |_| json_text("null"), OTHER_TYPE)),
    of_object(row("number", |_| json_text("200"), OTHER_TYPE)),
    of_object(row("text", |body| json_text(&Value::String(body.text()).to_string()), OTHER_TYPE)),
    row("twice", |body| json_text(&body.text().repeat(2)), NOT_JSON),
    row("something_after_it", |body| json_text(&format!("{} \0", body.text())), NOT_JSON),
];

const fn row(name: &'static str, make: fn(&Documented<'_>) -> Served, in_success: Outcome) -> BodyFault {
    BodyFault { name, make, in_success, of_object: false }
}

pub(super) fn bodies<'d>(ground: &Ground<'_, 'd>) -> Vec<Case<'d>> {
    let mut cases = Vec::new();
    for (response, body) in answers::documented(ground) {
        let (Some(schema), Some(example)) = (body.schema(), body.examples().into_iter().next()) else { continue };
        let value = ground.schemas.completed(&schema, example.value());
        let required = schema.effective().get("required").map(|names| names.value().clone()).unwrap_or_default();
        let required: Vec<&str> = required.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let node = schema.effective();
        let lists = node.get("properties").is_some() && node.get("additionalProperties").is_none();
        for fault in BODY_FAULTS.iter().filter(|fault| !fault.of_object || lists && !required.is_empty()) {
            let served = (fault.make)(&Documented { value: &value, envelope: body.envelope() });
            // Without a text in it, say, none can be spoilt.
            let untouched = served.bytes == value.to_string().into_bytes();
            if untouched && !matches!(fault.in_success, Outcome::Tolerated) {
                continue;
            }
            let status = response.status();
            let expected = match fault.in_success {
                Outcome::Tolerated if status < 300 => Expected::Value(value.clone()),
                Outcome::Fails(says) if status < 300 => Expected::Unexpected { says: vec![says.to_owned()] },
                Outcome::Lacks if status < 300 => {
                    let lacks = |name: &&str| {
                        let key = body.envelope().map(|key| format!("/{key}")).unwrap_or_default();
                        format!("{key}/{name} required, but missing")
                    };
                    Expected::Unexpected { says: required.iter().map(lacks).collect() }
                }
                outcome if readable(ground.operation(), &served.bytes)["error_type"].is_string() => {
                    Expected::Api { typed: matches!(outcome, Outcome::Tolerated).then(|| value.clone()) }
                }
                _ => Expected::Unexpected { says: vec!["the body is not the documented error".to_owned()] },
            };
            let case = ground.case(Kind::Body, &format!("{status}_{}", fault.name), body.node().pointer());
            cases.push(Case { status, served: Some(served), body_fault: Some(fault.name), expected, ..case });
        }
    }
    cases
}

fn served(media_type: &str, bytes: &[u8]) -> Served {
    Served { media_type: media_type.to_owned(), bytes: bytes.to_vec() }
}

fn json_text(text: &str) -> Served {
    served(JSON, text.as_bytes())
}

/// The start of a body that ends in the middle of a text, so that nothing says how it would go on: of the last text, or the last but one.
fn cut_in_a_text(text: &str, from_the_end: usize) -> String {
    let ends: Vec<_> = text.match_indices("\",\"").map(|(at, _)| at).collect();
    let at = ends.len().checked_sub(from_the_end).map_or(2, |nth| ends[nth]);
    text[..text.floor_char_boundary(at.saturating_sub(1))].to_owned()
}

fn utf_16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// With a byte that no text has at the start of the first text that is a value, or else of the first name.
fn not_utf_8(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let value = text.find(":\"").map(|at| at + 2);
    if let Some(at) = value.or_else(|| Some(text.find('"')? + 1)) {
        bytes.insert(at, 0xff);
    }
    bytes
}

fn first_again(body: &Documented<'_>) -> String {
    let first = body.members().first().map(|(name, value)| format!(",{}:{value}", json!(name)));
    first.unwrap_or_default()
}

fn deep(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

/// In an envelope more than is documented.
fn wrapped(body: &Documented<'_>) -> String {
    match body.envelope {
        Some(key) => json!({ key: { key: body.value } }).to_string(),
        None => json!({ "data": body.value }).to_string(),
    }
}

fn list(body: &Documented<'_>) -> String {
    body.members().into_iter().map(|(_, value)| value.clone()).collect::<Value>().to_string()
}
