//! Pages: what `x-pages` names is there, and of a suitable type.

use crate::{accepts, finds};

const RETRY: &str = "      x-retry: {policy: unsent_only, reason: it costs money}\n";
const AT: &str = "/paths/~1send/post/x-pages";

/// The retry policy and `x-pages` with these values.
fn pages(cursor: &str, next: &str, items: &str) -> String {
    format!("{RETRY}      x-pages: {{cursor: {cursor}, next: {next}, items: {items}}}\n")
}

/// The base document with `x-pages`, whose success has `list`, a list of texts. `from` is replaced by `to`.
fn with_list(pages: &str, from: &str, to: &str) -> (&'static str, String) {
    // From the operation to the schema of its success.
    let start = crate::BASE.find(RETRY).expect("it is there");
    let spare = "        spare: {type: string}\n";
    let end = crate::BASE.find(spare).expect("it is there") + spare.len();
    let list = "        spare: {type: object, properties: {list: {type: array, items: {type: string}}, mark: {type: string}}}\n";
    let text = crate::BASE[start..end].replace(RETRY, pages).replace(spare, list);
    assert!(text.contains(from), "{from}");
    (&crate::BASE[start..end], text.replace(from, to))
}

#[track_caller]
fn finds_at(key: &str, message: &str, pages: &str) {
    let (from, to) = with_list(pages, "", "");
    finds("pages", &format!("{AT}/{key}"), message, from, &to);
}

#[test]
fn the_cursor_is_a_parameter_in_the_query_or_a_property_of_the_body() {
    for (cursor, next) in [("trace", "/id"), ("to", "/note"), ("to", "/spare/mark")] {
        let (from, to) = with_list(&pages(cursor, next, "/spare/list"), "", "");
        accepts(from, &to);
    }
    finds_at("cursor", "the operation takes no cursor `other`", &pages("other", "/id", "/spare/list"));
    let of_page = pages("trace", "/id", "/spare/list");
    let (from, to) = with_list(&of_page, "{name: trace, in: query, schema", "{name: trace, in: header, schema");
    finds("pages", &format!("{AT}/cursor"), "the operation takes no cursor `trace`", from, &to);
    let number = "{type: integer}, examples: {one: {value: 1}}";
    let (from, to) = with_list(&of_page, "{type: string}, examples: {one: {value: t}}", number);
    finds("pages", &format!("{AT}/cursor"), "`trace` is not of the type string", from, &to);
}

#[test]
fn a_cursor_in_the_body_need_not_be_null() {
    let of_page = pages("to", "/id", "/spare/list");
    let (from, to) = with_list(&of_page, "x-sensitive: true", "x-sensitive: true, nullable: true");
    finds("pages", &format!("{AT}/cursor"), "`to` is required, and may be `null`", from, &to);
}

#[test]
fn the_next_cursor_is_a_string_of_the_success() {
    finds_at("next", "`/spare` is not of the type string", &pages("trace", "/spare", "/spare/list"));
    finds_at("next", "`/id/deeper` leads to no property of the success", &pages("trace", "/id/deeper", "/spare/list"));
    finds_at("next", "`/cursor` leads to no property of the success", &pages("trace", "/cursor", "/spare/list"));
}

#[test]
fn the_items_are_a_list_of_the_success() {
    finds_at("items", "`/id` is not of the type array", &pages("trace", "/note", "/id"));
    finds_at("items", "`/list` leads to no property of the success", &pages("trace", "/note", "/list"));
}

#[test]
fn each_of_the_three_has_to_be_there() {
    let message = "`x-pages` has an invalid value, or is in the wrong place";
    for value in ["{cursor: trace, next: /id}", "{cursor: trace, next: id, items: /spare/list}", "trace", "{}"] {
        let (from, to) = with_list(&format!("{RETRY}      x-pages: {value}\n"), "", "");
        finds("extension", AT, message, from, &to);
    }
}
