//! Checks that the client prints nothing sensitive: no credential, and nothing of the request or the response.
//! That includes what `Debug` prints of the call before it is sent.

use std::collections::BTreeSet;

use super::Report;
use crate::{
    case::{Case, Expected, Input},
    credentials::secrets,
    outcome::{ErrorKind, Outcome},
};
use openapi_document::sample::{Schemas, Strings, strings};
use serde_json::Value;

/// The shortest secret that is checked, in bytes. A shorter one may occur by chance.
const MIN_LENGTH: usize = 6;

/// Checks everything that the client prints of a call and its outcome. For an invalid request, it may print the invalid value unless that
/// is sensitive.
pub(super) fn check(report: &mut Report, schemas: &Schemas<'_>, case: &Case<'_>, outcome: &Outcome) {
    let mut secrets = secrets(schemas.document(), &case.credentials);
    let credentials = secrets.clone();
    let not_valid = matches!(outcome, Outcome::Error(error) if error.kind <= ErrorKind::InvalidRequest);
    let inputs = if not_valid { Input::all(&case.operation) } else { Vec::new() };
    let (mut sensitive, mut others) = (Vec::new(), Vec::new());
    for (name, value) in &case.parameters {
        let input = inputs.iter().find(|input| input.name == name);
        match input.and_then(|input| input.schema.as_ref().filter(|_| !input.sensitive)) {
            Some(schema) => {
                let found = schemas.strings(schema, value);
                sensitive.extend(found.sensitive);
                others.extend(found.others);
            }
            None => strings(value, &mut secrets),
        }
    }
    // What is also in a value that is not sensitive may be printed as a part of that.
    sensitive.retain(|secret| !others.iter().any(|other| other.contains(secret.as_str())));
    secrets.extend(sensitive);
    secrets.extend(case.customization.headers.values().cloned());
    case.customization.extra.values().for_each(|value| strings(value, &mut secrets));
    secrets.extend(case.headers.iter().map(|(_, value)| value.clone()));
    let mut printed = Vec::new();
    match outcome {
        Outcome::Value(value) => {
            if let Expected::Value(body) = &case.expected {
                strings(body, &mut secrets);
                let response = case.operation.responses().into_iter().find(|response| response.status() == case.status);
                let schema = response.and_then(|response| response.body()?.schema());
                let printed = Printed::new(&value.printed_value);
                let sensitive = schema.map(|schema| printed.sensitive(&schemas.strings(&schema, body)));
                find(report, case, &printed, &[sensitive.unwrap_or_default(), credentials].concat());
            }
            if !value.printed_request.is_empty() {
                let schema = case.operation.request_body().and_then(|body| body.schema());
                let body = schema.zip(case.parameters.get("body"));
                let printed = Printed::new(&value.printed_request);
                let sensitive = body.map(|(schema, body)| printed.sensitive(&schemas.strings(&schema, body)));
                find(report, case, &printed, &sensitive.unwrap_or_default());
            }
            printed.extend(&value.printed);
        }
        Outcome::Error(error) => {
            printed.extend([&error.display, &error.debug]);
            printed.extend(&error.printed);
        }
    }
    secrets.sort_unstable();
    secrets.dedup();
    for text in printed {
        find(report, case, &Printed::new(text), &secrets);
    }
}

/// Whether a client prints a credential, or what the document marks as sensitive in the request or the response.
pub(crate) fn shown_secrets(schemas: &Schemas<'_>, case: &Case<'_>, printed: &[String]) -> bool {
    let (mut secrets, mut of_request) = (secrets(schemas.document(), &case.credentials), Vec::new());
    for input in Input::all(&case.operation) {
        match (case.parameters.get(input.name), &input.schema) {
            (Some(value), _) if input.sensitive => strings(value, &mut of_request),
            (Some(value), Some(schema)) => of_request.extend(schemas.strings(schema, value).sensitive),
            _ => {}
        }
    }
    let body = case.response_body.as_ref().and_then(|body| serde_json::from_slice::<Value>(&body.bytes).ok());
    // What is also in the response may be there in a place that is not sensitive.
    let mut in_response = Vec::new();
    body.iter().for_each(|body| strings(body, &mut in_response));
    secrets.extend(of_request.into_iter().filter(|secret| !in_response.contains(secret)));
    let response = case.operation.responses().into_iter().find(|response| response.status() == case.status);
    let of_response = body.zip(response.and_then(|response| response.body()?.schema()));
    let of_response = of_response.map(|(body, schema)| schemas.strings(&schema, &body));
    printed.iter().any(|text| {
        let printed = Printed::new(text);
        let sensitive = of_response.as_ref().map(|strings| printed.sensitive(strings)).unwrap_or_default();
        let mut all = secrets.iter().chain(&sensitive).filter(|secret| secret.len() >= MIN_LENGTH);
        // A passcode may be a part of a longer number by chance.
        let alone = |secret: &str| {
            text.match_indices(secret).any(|(at, found)| {
                let (before, after) = (&text[..at], &text[at + found.len()..]);
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            })
        };
        all.any(|secret| alone(secret) && shows(text, secret, case.operation.id()))
    })
}

/// Looks for secrets in what is printed.
fn find(report: &mut Report, case: &Case<'_>, printed: &Printed<'_>, secrets: &[String]) {
    let mut secrets = secrets.iter().filter(|secret| secret.len() >= MIN_LENGTH && printed.may_contain(secret));
    if let Some(secret) = secrets.find(|secret| shows(printed.text, secret, case.operation.id())) {
        report.mismatch(format!("the client prints {secret:?}: {}", printed.text));
    }
}

/// A printed text, with a bit for each three bytes in a row. They rule out nearly every secret without a search for it.
struct Printed<'t> {
    text: &'t str,
    triples: Vec<bool>,
}

impl<'t> Printed<'t> {
    fn new(text: &'t str) -> Self {
        let mut triples = vec![false; 1 << 15];
        triples_of(text).for_each(|triple| triples[triple] = true);
        Self { text, triples }
    }

    /// The sensitive strings that are printed, without those that are also elsewhere.
    fn sensitive(&self, strings: &Strings) -> Vec<String> {
        let sensitive = strings.sensitive.iter().filter(|text| text.len() >= MIN_LENGTH && self.may_contain(text));
        let printed: BTreeSet<_> = sensitive.filter(|text| self.text.contains(text.as_str())).collect();
        printed.into_iter().filter(|text| !strings.others.contains(text)).cloned().collect()
    }

    /// False only if it does not contain `part`.
    fn may_contain(&self, part: &str) -> bool {
        triples_of(part).all(|triple| self.triples[triple])
    }
}

/// A number below 2^15 for each three bytes in a row.
fn triples_of(text: &str) -> impl Iterator<Item = usize> {
    let next = |last: &mut usize, byte: u8| {
        *last = (*last << 5 ^ usize::from(byte)) & 0x7fff;
        Some(*last)
    };
    // Each shift makes room for the next byte: three fit into the number. The first two numbers are of fewer.
    text.bytes().scan(0, next).skip(2)
}

/// Whether a text contains a secret elsewhere than in a name that may share a word with it: that of the operation, of a field that `Debug`
/// prints, of a property in a JSON pointer, or a longer word.
fn shows(text: &str, secret: &str, operation: &str) -> bool {
    let in_word = |char: char| char.is_alphanumeric() || char == '_';
    let is_word = |start: usize, end: usize| !text[..start].ends_with(in_word) && !text[end..].starts_with(in_word);
    let names = text.match_indices(operation).map(|(start, name)| (start, start + name.len()));
    let names: Vec<_> = names.filter(|(start, end)| is_word(*start, *end)).collect();
    let is_name = secret.chars().all(|char| char.is_ascii_lowercase() || char == '_');
    let is_field =
        |start: usize, end: usize| is_name && is_label_start(&text[..start]) && text[end..].starts_with(": ");
    let is_in_name = |start: usize, end: usize| {
        let (before, after) = (&text[..start], &text[end..]);
        let is_in_longer_word = before.ends_with(char::is_alphabetic) && !ends_with_escape(before)
            || after.starts_with(char::is_alphabetic);
        is_name && (is_in_longer_word || is_in_pointer(before))
    };
    text.match_indices(secret).map(|(at, found)| (at, at + found.len())).any(|(at, end)| {
        !is_field(at, end)
            && !is_in_name(at, end)
            && !names.iter().any(|(start, name_end)| *start <= at && end <= *name_end)
    })
}

/// Whether a text ends with an escaped character, as `Debug` or a URL writes it.
fn ends_with_escape(text: &str) -> bool {
    let mut before = text.chars().rev().skip(1);
    let (last, one_before) = (before.next(), before.next());
    last == Some('\\') || one_before == Some('%') && last.is_some_and(|char| char.is_ascii_hexdigit())
}

/// Whether a text ends within a JSON pointer, as an error prints it after the operation.
fn is_in_pointer(before: &str) -> bool {
    let pointer = before.rsplit_once(": ").map_or(before, |(_, pointer)| pointer);
    pointer.starts_with('/') && pointer.chars().all(|char| char.is_alphanumeric() || "/_~-.".contains(char))
}

/// Whether a field of a value that `Debug` prints may start after this text.
fn is_label_start(before: &str) -> bool {
    before.ends_with("{ ") || before.ends_with(", ") || before.trim_end_matches(' ').ends_with('\n')
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::*;
    use crate::{
        case::documented_cases,
        outcome::{Failure, Success},
    };

    const TEXT: &str = "
        paths: {/ping: {post: {operationId: ping, requestBody: {content: {application/json: {
            schema: {type: object, properties: {phone: {type: string, x-sensitive: true}, kind: {type: string}}},
            examples: {one: {value: {phone: '+12025550162', kind: 'plain-kind'}}}}}},
            responses: {'200': {description: Good., content: {application/json: {
            schema: {type: object, properties: {name: {type: string}, password: {type: string}}},
            examples: {good: {value: {name: somebody, password: secret_word}}}}}}}}}}";

    fn mismatches(outcome: &Outcome) -> usize {
        mismatches_in(TEXT, outcome)
    }

    fn mismatches_in(text: &str, outcome: &Outcome) -> usize {
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let mut report = Report::default();
        check(&mut report, &Schemas::new(&document), &documented_cases(&document)[0], outcome);
        report.mismatches.len()
    }

    fn printed(text: &str) -> Outcome {
        Outcome::Value(Box::new(Success { printed: vec![text.to_owned()], ..Success::default() }))
    }

    fn error(kind: ErrorKind, display: &str) -> Outcome {
        let json = serde_json::json!({
            "kind": kind, "may_have_been_sent": false, "is_timeout": false, "attempts": 0, "display": display, "debug": "",
        });
        Outcome::Error(Box::new(serde_json::from_value::<Failure>(json).expect("it is an error")))
    }

    #[test]
    fn a_printed_value_of_the_request_or_the_response_is_a_mismatch() {
        assert_eq!(mismatches(&printed("Response { .. }")), 0);
        assert_eq!(mismatches(&printed("Response { name: somebody }")), 1);
        assert_eq!(mismatches(&printed("+12025550162")), 1);
    }

    #[test]
    fn a_value_may_print_what_is_not_sensitive() {
        let value =
            |text: &str| Outcome::Value(Box::new(Success { printed_value: text.to_owned(), ..Success::default() }));
        assert_eq!(mismatches(&value("Person { name: somebody }")), 0);
        assert_eq!(mismatches(&value("Person { name: somebody, password: secret_word }")), 1);
    }

    #[test]
    fn no_part_of_a_printed_text_is_ruled_out() {
        let text = "Person { name: \"J\u{fc}rgen\", code: 000000 }";
        let printed = Printed::new(text);
        let ends = text.char_indices().map(|(at, _)| at);
        for (start, end) in ends.clone().flat_map(|start| ends.clone().map(move |end| (start, end))) {
            assert!(text.get(start..end).is_none_or(|part| printed.may_contain(part)), "{start}..{end}");
        }
        assert!(!printed.may_contain("secret_word"));
    }

    #[test]
    fn an_object_of_the_request_may_print_what_is_not_sensitive() {
        let request =
            |text: &str| Outcome::Value(Box::new(Success { printed_request: text.to_owned(), ..Success::default() }));
        assert_eq!(mismatches(&request("Ping { phone: [redacted], kind: plain-kind }")), 0);
        assert_eq!(mismatches(&request("Ping { phone: +12025550162, kind: plain-kind }")), 1);
    }

    #[test]
    fn an_invalid_value_may_be_printed_unless_it_is_sensitive() {
        assert_eq!(mismatches(&error(ErrorKind::InvalidRequest, "plain-kind is not valid")), 0);
        assert_eq!(mismatches(&error(ErrorKind::InvalidRequest, "+12025550162 is not valid")), 1);
        assert_eq!(mismatches(&error(ErrorKind::Api, "plain-kind is not valid")), 1);
    }

    #[test]
    fn a_sensitive_value_may_be_printed_as_a_part_of_another_one() {
        let text = TEXT.replace("plain-kind", "+12025550162-kind");
        let outcome = error(ErrorKind::InvalidRequest, "+12025550162-kind is not valid");
        assert_eq!(mismatches_in(&text, &outcome), 0);
        assert_eq!(mismatches_in(TEXT, &outcome), 1);
    }

    #[test]
    fn a_word_of_the_operation_or_a_field_is_not_a_leak_in_its_name() {
        let operation = "api_password_create";
        for (text, expected) in [
            ("api_password_create: status 400", false),
            ("api_password_create: password", true),
            ("NotSent(api_password_create: not sent)", false),
            ("my_api_password_create", true),
            ("api_password_create2", true),
            ("password api_password_create", true),
            ("Call { password: [redacted] }", false),
            ("Call {\n    password: [redacted],\n}", false),
            ("Call { name: password }", true),
            ("api_password_create: password: wrong", true),
            ("api_password_create: /passwords/0 is not of the documented type", false),
            ("api_password_create: /password required, but missing", false),
            ("api_password_create: oldpassword", false),
            ("api_password_create: \"password\"", true),
            ("api_password_create: \"a\\npassword\"", true),
            ("GET https://host/v1/users/password", true),
            ("https://host/?q=%22password%22", true),
            ("https://host/?q=a%2Fpassword", true),
            ("GET /v1/users/password", true),
            ("5password", true),
        ] {
            assert_eq!(shows(text, "password", operation), expected, "{text}");
        }
    }
}
