//! The configuration of a mock server.

use openapi_document::{Document, check};

use crate::{BASE, findings, finds};

const RETRY: &str = "      x-retry: {policy: unsent_only, reason: it costs money}\n";

const INFO: &str = "info: {title: base, version: \"1\"}\n";
/// Two kinds of records, for the operation with the property `to` in its request and `id` in its success.
const RECORDS: &str = "x-mock-records:\n  person: {id: id, new: {id: p-1, to: null, mails: []}, secrets: [word], parts: {mail: {in: mails, id: mail_id, new: {mail_id: m-1, mail: $value}}, word: {in: to, id: word_id, new: {word_id: w-1}}}}\n  login: {id: login_id, of: person, expires: ends, secrets: [token], new: {login_id: l-1, id: p-1, ends: $now, name: $person.to, token: t-1}, with: {name: more}, jwt: {secret: token, minutes: 5, claims: {sub: $login_id, all: [$ends]}, adds: name}}\n";

/// The places of `x-mock`: a security scheme, an example of a response, an example of a request; and those of `x-scenarios` and
/// `x-mock-records`.
const PLACES: [(&str, &str, &str); 5] = [
    ("/components/securitySchemes/key/x-mock", "    key: {", "x-mock: MOCK, "),
    ("/components/responses/Refused/content/application~1json/examples/refused/x-mock", "refused: {", "x-mock: MOCK, "),
    (
        "/paths/~1send/post/requestBody/content/application~1json/examples/smallest/x-mock",
        "smallest: {",
        "x-mock: MOCK, ",
    ),
    ("/x-scenarios", INFO, "x-scenarios: MOCK\n"),
    ("/x-mock-records", INFO, "x-mock-records: MOCK\n"),
];

const VALID: [&[&str]; 5] = [
    &["{username: ^a, password: .+}"],
    &[
        "{when: spent_secret}",
        "{when: [wrong_secret, not_found]}",
        "{invalid_field: to}",
        "{duplicate_field: to}",
        "{when_value: [x, 1]}",
        "{when: found, when_value: [x]}",
    ],
    &["{sandbox: true}"],
    &[
        "{once: {steps: [{call: send_code, with: {to: $a}, status: 200, expect: {/id: 1}, save: {b: /id}}, {call: get_state, status: 404, error_type: x}]}}",
    ],
    &[
        "{a: {id: id, new: {id: a-1}}}",
        "{a: {id: id, new: {id: a-1, b: null}, expires: b, secrets: [b], parts: {c: {in: b, id: d, new: {d: $value}}}}}",
        "{a: {id: id, new: {id: a-1, b: c, d: {}}, secrets: [b], with: {d: e}, jwt: {secret: b, minutes: 1, claims: {sub: $id}, adds: d}}}",
    ],
];

const INVALID: [&[&str]; 5] = [
    &["{username: a}", "{username: a, password: \"\"}", "{token: a}"],
    &[
        "{}",
        "{when: sometimes}",
        "{when_value: []}",
        "{when_value: x}",
        "{with: x}",
        "{when: []}",
        "{when: [sometimes]}",
        "{sandbox: true, when: found}",
        "found",
    ],
    &["{sandbox: yes}", "{sandbox: false}"],
    &[
        "[]",
        "{once: {secret: code, recipient: {}, steps: []}}",
        "{once: {secret: code, recipient: {}, steps: [{send: {}}]}}",
        "{once: {secret: code, recipient: {}, steps: [{wait: 1}]}}",
        "{once: {secret: code, recipient: {}, steps: [{authenticate: last, status: ok}]}}",
        "{once: {recipient: {}, steps: [{wait_seconds: 1}]}}",
        "{once: {steps: [{send: {}, status: 200}]}}",
        "{once: {steps: [{call: send_code}]}}",
        "{once: {steps: [{call: send_code, status: 200, save: {b: 1}}]}}",
    ],
    &[
        "{}",
        "[]",
        "{a: {id: id}}",
        "{a: {id: id, new: []}}",
        "{a: {id: id, new: {id: a-1}, secrets: []}}",
        "{a: {id: id, new: {id: a-1}, parts: {c: {in: b, new: {}}}}}",
        "{a: {id: id, new: {id: a-1}, more: 1}}",
        "{a: {id: id, new: {id: a-1}, with: {}}}",
        "{a: {id: id, new: {id: a-1}, jwt: {secret: b, minutes: 1}}}",
        "{a: {id: id, new: {id: a-1}, jwt: {secret: b, minutes: 0, claims: {sub: $id}}}}",
        "{a: {id: id, new: {id: a-1}, jwt: {secret: b, minutes: 1, claims: {}}}}",
        "{a: {id: id, new: {id: a-1}, jwt: {secret: b, minutes: 1, claims: {sub: $id}, otherwise: {c: 1}}}}",
    ],
];

#[test]
fn valid_values_have_no_findings() {
    for ((_, from, add), valid) in PLACES.iter().zip(VALID) {
        for mock in valid {
            assert_eq!(findings(from, &format!("{from}{}", add.replace("MOCK", mock))), [], "{mock}");
        }
    }
}

#[test]
fn invalid_values_are_found() {
    for ((at, from, add), invalid) in PLACES.iter().zip(INVALID) {
        let name = at.rsplit('/').next().expect("a pointer has a last part");
        let message = format!("`{name}` has an invalid value, or is in the wrong place");
        for mock in invalid {
            finds("extension", at, &message, from, &format!("{from}{}", add.replace("MOCK", mock)));
        }
    }
}

/// The base document with the kinds of records, and these steps of its operation.
fn with_steps(steps: &str) -> [(String, String); 3] {
    let records = (INFO.to_owned(), format!("{INFO}{RECORDS}"));
    let events = "refused: {x-mock: {when: [not_found, wrong_secret, spent_secret]}, ";
    let events = ("refused: {".to_owned(), events.to_owned());
    [records, events, (RETRY.to_owned(), format!("{RETRY}      x-mock: {steps}\n"))]
}

fn found_with(edits: &[(String, String)]) -> Vec<(&'static str, String, String)> {
    let text = edits.iter().fold(BASE.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
    let found = check(&Document::parse("base.yaml", &text).expect("it is YAML"));
    found.into_iter().map(|finding| (finding.rule, finding.pointer, finding.message)).collect()
}

#[test]
fn steps_have_one_verb_and_its_keys() {
    for steps in [
        "[{creates: person}]",
        "[{finds_or_creates: person, by: to, with: {mail: to}}, {issues: code, id: id, value: id}, {consumes: code, from: to, id: id}]",
        "[{reads: person, by: {mail: to}}, {reads: person, by: [to, to]}, {updates: person, with: {word: to}, sets: {to: null}}]",
        "[{deletes: person, by: to}, {deletes: person.mails, by: to}]",
        "[{lists: person, by: to, limit: to, items: /id, total: /id, filters: {at: /a, name: b, value: c, any: /d, names: {e: to}}}]",
        "[{starts: login, minutes: to, as: id}, {checks: word, from: to}, {publishes: token, items: /id}]",
        "[{issues: code, minutes: 5}, {consumes: code, from: to}, {starts: login, minutes: 60}, {deletes: code, by: to}]",
    ] {
        assert_eq!(found_with(&with_steps(steps)), [], "{steps}");
    }
    for steps in [
        "[]",
        "{creates: person}",
        "[{}]",
        "[{by: to}]",
        "[{creates: person, by: to}]",
        "[{reads: person}]",
        "[{reads: person, by: []}]",
        "[{reads: person, creates: person, by: to}]",
        "[{creates: person, with: {}}]",
        "[{consumes: code}]",
        "[{lists: person, items: id}]",
        "[{lists: person, filters: {at: /a, name: b}}]",
        "[{starts: login, minutes: 0}]",
        "[{starts: login, minutes: to, adds: [mails]}]",
        "[{removes: person}]",
        "[{publishes: token}]",
    ] {
        let message = "`x-mock` has an invalid value, or is in the wrong place";
        let expected = ("extension", "/paths/~1send/post/x-mock".to_owned(), message.to_owned());
        assert_eq!(found_with(&with_steps(steps)), [expected], "{steps}");
    }
}

#[test]
fn what_steps_name_exists() {
    for (rule, key, message, step) in [
        ("mock-step", "", "`nobody` is no kind of record", "{creates: nobody}"),
        ("mock-step", "", "a record has no property `phones`", "{deletes: person.phones, by: to}"),
        ("mock-step", "", "no operation consumes the secret `code`", "{issues: code}"),
        ("mock-step", "", "no kind of record has the secret `pin`", "{checks: pin, from: to}"),
        ("mock-step", "", "no kind of record has the JWT `word`", "{publishes: word, items: /id}"),
        ("mock-field", "/items", "`/ids` leads to no property of the success", "{publishes: token, items: /ids}"),
        ("mock-field", "/by", "the request has no field `too`", "{deletes: person.mails, by: too}"),
        ("mock-field", "/by", "a `login` has no property `to`", "{reads: login, by: to}"),
        ("mock-field", "/with", "a `person` has no property `name`", "{creates: person, with: {name: to}}"),
        ("mock-field", "/with", "the request has no field `too`", "{creates: person, with: {mail: too}}"),
        ("mock-field", "/sets", "a `person` has no property `name`", "{updates: person, sets: {name: 1}}"),
        ("mock-field", "/minutes", "the request has no field `id`", "{starts: login, minutes: id}"),
        ("mock-field", "/adds", "a `login` has no property `mails`", "{starts: login, minutes: 1, adds: mails}"),
        (
            "mock-field",
            "/adds",
            "no example of the success has items in `ends` of a `login`",
            "{starts: login, minutes: 1, adds: ends}",
        ),
        ("mock-step", "", "`code` is no kind of record", "{deletes: code, by: to}"),
        ("mock-field", "/as", "the success has no property `to`", "{starts: login, minutes: to, as: to}"),
        ("mock-field", "/from", "the request has no field `id`", "{consumes: code, from: id}"),
        ("mock-field", "/id", "the success has no property `ids`", "{consumes: code, from: to, id: ids}"),
        ("mock-field", "/items", "`/ids` leads to no property of the success", "{lists: person, items: /ids}"),
    ] {
        let at = format!("/paths/~1send/post/x-mock/0{key}");
        assert_eq!(found_with(&with_steps(&format!("[{step}]"))), [(rule, at, message.to_owned())]);
    }
}

#[test]
fn what_a_kind_of_record_names_exists() {
    for (key, message, from, to) in [
        ("login/id", "`new` has no property `ids`", "{id: login_id, ", "{id: ids, "),
        ("login/expires", "`new` has no property `end`", "expires: ends", "expires: end"),
        ("login/of", "`people` is no kind of record", "of: person", "of: people"),
        ("login/new", "`new` has no property `id` with the id of the owner", "l-1, id: p-1", "l-1, ids: p-1"),
        ("login/secrets", "`tokens` is neither a property of `new` nor a part", "[token]", "[token, tokens]"),
        ("login/new", "`$person.too` is no property of the owner", "$person.to", "$person.too"),
        ("login/new", "`$login.to` is no property of the owner", "$person.to", "$login.to"),
        ("login/with/too", "`new` has no property `too`", "with: {name", "with: {too"),
        ("login/jwt/secret", "`id` is no secret of the kind", "secret: token", "secret: id"),
        ("login/jwt/adds", "`new` has no property `too`", "adds: name", "adds: too"),
        ("login/jwt/otherwise", "no credential has the part `who`", "adds: name", "otherwise: {who: a}"),
        (
            "login/jwt/claims",
            "`$who` is neither a property of `new` nor a part of a credential",
            "[$ends]",
            "[a/$who/$ends]",
        ),
        ("login/jwt/claims", "no claim is `$login_id`", "sub: $login_id", "sub: $id"),
        ("person/parts/mail/in", "`new` has no property `mail`", "in: mails", "in: mail"),
        ("person/parts/mail/id", "the part has no property `mails_id`", "id: mail_id", "id: mails_id"),
    ] {
        let edits = [(INFO.to_owned(), format!("{INFO}{}", RECORDS.replace(from, to)))];
        assert_eq!(found_with(&edits), [("mock-record", format!("/x-mock-records/{key}"), message.to_owned())]);
    }
}

#[test]
fn each_event_of_a_step_has_a_response() {
    for (step, events) in [
        ("{reads: person, by: to}", ["not_found"].as_slice()),
        ("{updates: person}", &["not_found"]),
        ("{deletes: person, by: to}", &["not_found"]),
        ("{consumes: code, from: to}", &["wrong_secret", "spent_secret"]),
        ("{checks: word, from: to}", &["wrong_secret"]),
    ] {
        let [records, _, steps] = with_steps(&format!("[{step}]"));
        let at = "/paths/~1send/post/x-mock/0".to_owned();
        let message = |event: &&str| ("mock-event", at.clone(), format!("no response is that of the event `{event}`"));
        assert_eq!(found_with(&[records, steps]), events.iter().map(message).collect::<Vec<_>>(), "{step}");
    }
}

#[test]
fn what_a_scenario_names_exists() {
    let steps = "[{send: {}, status: 200}, {wait_seconds: 1}, {authenticate: last, status: 404, error_type: x}]";
    let scenario = format!("{INFO}x-scenarios: {{once: {{secret: code, recipient: {{to: x}}, steps: {steps}}}}}\n");
    let [records, events, login] = with_steps("[{issues: code}, {consumes: code, from: to}]");
    let with_scenario = (INFO.to_owned(), scenario);
    assert_eq!(found_with(&[records, events, login, with_scenario.clone()]), []);
    let secret =
        ("scenario", "/x-scenarios/once/secret".to_owned(), "no operation issues the secret \"code\"".to_owned());
    assert_eq!(found_with(&[with_scenario]), [secret]);
    let scenario = format!("{INFO}x-scenarios: {{once: {{steps: [{{call: send, status: 200}}]}}}}\n");
    let call = ("scenario", "/x-scenarios/once/steps/0/call".to_owned(), "\"send\" is no operation".to_owned());
    assert_eq!(found_with(&[(INFO.to_owned(), scenario)]), [call]);
}
