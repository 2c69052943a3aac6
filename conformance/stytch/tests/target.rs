//! Tests of the program `target`: its verdicts and exit codes, the requests that it does not send, and the values that it does not print.

use std::{
    collections::BTreeSet,
    process::{Command, Stdio},
};

use openapi_conformance::{Script, SocketServer, Step};
use openapi_document::{Document, Operation};
use openapi_mock::{MockServer, Options, RecordedRequest};
use serde_json::{Value, json};
use stytch_mock::MockStytch;
use stytch_openapi::{FILES, ROOT};

const PHONE: &str = "+12025550162";
const SANDBOX: &str = "otps.sms.login_or_create/request_sandbox";

fn run(url: &str, mut arguments: Value) -> (i32, String, String) {
    arguments["url"] = url.into();
    arguments["per_second"] = 1000.into();
    let mut command = Command::new(env!("CARGO_BIN_EXE_target"));
    command.arg(arguments.to_string()).env_remove("STYTCH_PUBLIC_TOKEN");
    command.env("STYTCH_PROJECT_ID", "project-test-1").env("STYTCH_SECRET", "secret-test-canary");
    let output = command.stdin(Stdio::null()).output().expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, error) = (text(&output.stdout), text(&output.stderr));
    for secret in ["canary", "12025550162", "Basic ", "panicked"] {
        assert!(!out.contains(secret) && !error.contains(secret), "{secret}: {out}{error}");
    }
    (output.status.code().expect("it ends by itself"), out, error)
}

fn mock() -> MockStytch {
    MockStytch::start().expect("a port is free")
}

/// A mock of a document in which every `from` of the passcodes and of the shared files is a `to`.
fn changed(from: &str, to: &str) -> MockServer {
    let is_changed = |path: &str| path == "otps.yaml" || path.starts_with("shared/");
    assert!(FILES.iter().any(|(path, text)| is_changed(path) && text.contains(from)), "{from}");
    let change = |path, text: &str| if is_changed(path) { text.replace(from, to) } else { text.to_owned() };
    let files: Vec<_> = FILES.iter().map(|(path, text)| (*path, change(path, text))).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let document = Document::bundle(ROOT, &files).expect("the document is YAML");
    MockServer::start(document, Options::default()).expect("a port is free")
}

/// A server that sends one response after the other, and then the last one again. Text without a line break closes the connection.
fn server(responses: &[&str]) -> SocketServer {
    let server = SocketServer::start().expect("a port is free");
    let steps = |response: &&str| match response.split_once("\n") {
        Some((head, body)) => {
            let length = body.len();
            let text = format!("HTTP/1.1 {}\r\ncontent-length: {length}\r\n\r\n{body}", head.replace("; ", "\r\n"));
            vec![Step::Write(text.into_bytes())]
        }
        None => vec![Step::Close],
    };
    server.set_script(responses.iter().map(steps).collect::<Script>());
    server
}

const GOOD: &str = "200 OK; content-type: application/json\n\
    {\"status_code\": 200, \"request_id\": \"r\", \"user_id\": \"u\", \"phone_id\": \"p\", \"user_created\": true}";
const LIMITED: &str = "429 Too Many Requests; content-type: application/json; retry-after: 0\n{}";

#[test]
fn the_mock_agrees_with_the_document() {
    let mock = mock();
    let (code, out, error) = run(mock.url(), json!({"mock": true, "at_most": 2000}));
    assert_eq!((code, error.as_str()), (0, ""), "{out}");
    let passed: BTreeSet<_> = out.lines().filter_map(|line| line.strip_suffix("  agrees")?.split(' ').next()).collect();
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let operations = Operation::all(&document);
    let has_input =
        |operation: &&Operation<'_>| operation.request_body().is_some() || !operation.parameters().is_empty();
    assert_eq!(passed, operations.iter().filter(has_input).map(Operation::id).collect());
    assert!(out.contains("429_too_many_requests") && !out.contains("drift"), "{out}");
}

#[test]
fn a_mismatch_names_its_clause_and_place() {
    let created = "#/components/schemas/OtpsSmsLoginOrCreateResponse";
    for (from, to, filter, expected) in [
        (
            "user_created: true",
            "user_created: 1",
            SANDBOX,
            format!("/user_created is a number, not boolean\n    {created}/properties/user_created/type"),
        ),
        ("user_created: true", "created: true", SANDBOX, format!("/user_created is missing\n    {created}/required")),
        (
            "{invalid_field: phone_number, when_value",
            "{when_value",
            "otps.sms.login_or_create/400_invalid",
            "drift: /error_type is bad_request, where the document shows invalid_phone_number\n    #/components/responses/BadRequest".to_owned(),
        ),
        (
            "when: unknown_route",
            "when: invalid_request",
            "otps.sms.login_or_create/404_route",
            "the media type is text/plain, not application/json\n    #/components/responses/NotFound/content/application~1json".to_owned(),
        ),
    ] {
        let mock = changed(from, to);
        let (code, out, _) = run(mock.url(), json!({"mock": true, "filters": [filter]}));
        assert_eq!(code, i32::from(!expected.starts_with("drift")), "{out}");
        assert!(out.contains(&format!("  {expected}")), "{from}: {out}");
    }
}

#[test]
fn drift_fails_only_a_strict_run() {
    for (from, to, filter, expected) in [
        ("user_created: true", "user_created: true, nickname: x", SANDBOX, "drift: /nickname is not in the document"),
        (
            "error_type: unauthorized_credentials",
            "error_type: out_of_order",
            "otps.sms.send/401",
            "drift: /error_type is out_of_order, which is not listed\n    #/components/schemas/ErrorType/anyOf/0/enum",
        ),
    ] {
        let to = to.replace(", ", "\n                    ");
        // A new mock for each run: one that was called before knows the user.
        let (code, out, _) = run(changed(from, &to).url(), json!({"mock": true, "filters": [filter]}));
        assert!(code == 0 && out.contains(expected) && out.contains("  agrees, with drift\n"), "{code} {out}");
        let (code, out, _) = run(changed(from, &to).url(), json!({"mock": true, "filters": [filter], "strict": true}));
        assert!(code == 1 && out.contains(expected) && out.contains("  disagrees\n"), "{code} {out}");
    }
}

#[test]
fn an_undocumented_response_is_reported_without_its_values() {
    let sensitive = format!(
        "200 OK; content-type: text/{PHONE}\n{{\"user_id\": [\"{PHONE}\"], \"{PHONE}\": 1, \"request_id\": \"r\", \"user_created\": \"{PHONE}\", \"status_code\": 200}}"
    );
    for (response, expected) in [
        (
            sensitive.as_str(),
            &[
                "/user_id is an array, not string",
                "/phone_id is missing",
                "drift: /[redacted] is not in the document",
                "the media type is text/[redacted], not application/json",
            ][..],
        ),
        ("200 OK; content-type: application/json\n<html>", &["the body is not JSON"]),
        ("418 I'm a teapot\n", &["the status is 418, expected 200"]),
        ("close", &["there is no response"]),
    ] {
        let server = server(&[response]);
        let (code, out, _) = run(&server.url(), json!({"filters": [SANDBOX]}));
        assert!(code == 1 && out.contains("  disagrees\n"), "{out}");
        assert!(expected.iter().all(|part| out.contains(part)), "{expected:?}: {out}");
        assert_eq!(server.requests().len(), 1, "the client is not called after a mismatch");
    }
    let server = self::server(&[GOOD, "200 OK; content-type: text/html\n<html>"]);
    let (code, out, _) = run(&server.url(), json!({"filters": [SANDBOX]}));
    assert!(code == 1 && out.contains("  the client: "), "{out}");
    // Where several responses are expected, each of them must be documented.
    let server = self::server(&["418 I'm a teapot\n"]);
    let (code, out, _) = run(&server.url(), json!({"filters": ["otps.sms.send/request_sandbox"]}));
    assert!(code == 1 && out.contains("the status 418 is not documented"), "{out}");
}

#[test]
fn a_wrong_credential_has_the_form_of_a_valid_one() {
    // Without `mock`, the wrong credential is an invented one, which the mock accepts.
    let mock = mock();
    let (code, out, _) = run(mock.url(), json!({"filters": ["otps.sms.send/401"]}));
    assert!(
        code == 1 && out.contains("  the status is 200, expected 401\n    #/components/responses/Unauthorized\n"),
        "{out}"
    );
    let of = |mock: &MockServer| mock.requests()[0].headers.iter().find(|(name, _)| name == "authorization").cloned();
    let wrong = of(&mock);
    let mock = self::mock();
    run(mock.url(), json!({"filters": ["otps.sms.send/404"]}));
    assert!(wrong.is_some() && wrong != of(&mock));
}

#[test]
fn messages_are_sent_only_with_permission_and_a_confirmed_number() {
    let mock = mock();
    let sent = || mock.requests().iter().filter(|sent| String::from_utf8_lossy(&sent.body).contains(PHONE)).count();
    let (_, out, _) = run(mock.url(), json!({}));
    assert!(out.contains("left out: it sends a message to somebody: `--send` allows that\n"), "{out}");
    assert!(
        out.contains("left out: only the mock has inputs that trigger it\n  403_captcha_required of 51 operations\n"),
        "{out}"
    );
    let all = mock.requests();
    let to = |sent: &RecordedRequest| {
        let body: Value = serde_json::from_slice(&sent.body).unwrap_or_default();
        ["phone_number", "email"].iter().find_map(|field| Some(body.get(field)?.as_str()?.to_owned()))
    };
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let operations = Operation::all(&document);
    let sends = |sent: &&RecordedRequest| {
        operations.iter().any(|operation| operation.sends_message() && sent.target == operation.path())
    };
    let to: BTreeSet<_> = all.iter().filter(sends).filter_map(to).collect();
    assert_eq!(to, ["", "+10000000000", "sandbox@stytch.com"].map(str::to_owned).into());
    let before = all.len();
    let messages = |yes: Option<usize>| json!({"filters": ["otps.sms.send/request"], "send": true, "yes": yes});
    for (yes, expected) in [(None, "confirm with `--yes 3`"), (Some(4), "not 4: confirm with `--yes 3`")] {
        let (code, _, error) = run(mock.url(), messages(yes));
        assert!(code == 2 && error.contains("this run sends 3 messages") && error.contains(expected), "{error}");
        assert_eq!(mock.requests().len(), before);
    }
    let before = sent();
    let (code, out, _) = run(mock.url(), messages(Some(3)));
    assert_eq!((code, sent() - before), (0, 3), "{out}");
}

#[test]
fn cases_with_a_verdict_are_not_run_again() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("record.jsonl");
    let mock = mock();
    let (code, out, _) =
        run(mock.url(), json!({"resume": file, "mock": true, "filters": ["otps.sms.send"], "at_most": 4}));
    assert!(code == 1 && out.contains("stopped: the limit of requests (`--at-most`) is reached"), "{out}");
    assert!(out.contains("\n4 agrees, 7 not run\n"), "{out}");
    let (code, out, _) = run(mock.url(), json!({"resume": file, "mock": true, "filters": ["otps.sms.send"]}));
    assert!(code == 0 && out.contains("\n11 agrees\n"), "{out}");
    assert_eq!(mock.requests().len(), 11);
    let lines = std::fs::read_to_string(&file).expect("it is there");
    assert!(lines.lines().count() == 11 && lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    let (code, _, error) = run(self::mock().url(), json!({"resume": file, "mock": true}));
    assert!(code == 2 && error.contains("is about another server"), "{error}");
    std::fs::write(&file, "{}\n").expect("there is room");
    let (code, _, error) = run(mock.url(), json!({"resume": file, "mock": true}));
    assert!(code == 2 && error.contains("is not a verdict: remove it or name another file"), "{error}");
}

#[test]
fn a_message_that_may_have_been_sent_is_not_sent_again() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("record.jsonl");
    let server = server(&["close"]);
    let arguments = |yes: Option<usize>| json!({"filters": ["otps.sms.send/request_smallest"], "send": true, "yes": yes, "resume": file});
    let (code, out, _) = run(&server.url(), arguments(Some(1)));
    assert!(code == 1 && out.contains("there is no response"), "{out}");
    // As a run leaves it that is killed before the response.
    let lines = std::fs::read_to_string(&file).expect("it is there");
    let first = lines.lines().next().expect("it was written before");
    std::fs::write(&file, format!("{first}\n")).expect("there is room");
    let (code, out, _) = run(&server.url(), arguments(None));
    assert!(code == 1 && out.contains("it is unknown whether the message was sent"), "{out}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn it_stops_after_two_responses_429_or_no_response_twice() {
    let limited = server(&[GOOD, GOOD, LIMITED]);
    let (code, out, _) = run(&limited.url(), json!({"filters": [SANDBOX, "otps.sms.send"]}));
    assert!(
        code == 1 && out.contains("stopped: the server limits the rate: it responded with 429 twice in a row"),
        "{out}"
    );
    assert_eq!(limited.requests().len(), 4);
    let silent = server(&[GOOD, GOOD, "close"]);
    let (code, out, _) = run(&silent.url(), json!({"filters": [SANDBOX, "otps.sms.send"]}));
    assert!(code == 1 && out.contains("stopped: the server gave no response twice in a row"), "{out}");
    assert_eq!(silent.requests().len(), 4);
    let once = server(&[LIMITED, GOOD]);
    let (code, out, _) = run(&once.url(), json!({"filters": [SANDBOX]}));
    assert_eq!((code, once.requests().len()), (0, 3), "{out}");
}

#[test]
fn invalid_arguments_are_rejected_with_a_remedy() {
    let url = "http://127.0.0.1:1";
    for (url, arguments, expected) in [
        ("http://example.com", json!({}), "the base URL must be https, except on the loopback interface"),
        ("here", json!({}), "the base URL is not a URL"),
        ("https://user:canary@127.0.0.1:1", json!({}), "the base URL contains a user or a password"),
        ("https://test.stytch.com", json!({"mock": true}), "`--mock` needs a mock on this machine"),
        (url, json!({"filters": ["no_such"]}), "no case has `no_such` in its id: `--list` shows them all"),
        (url, json!({"at_mots": 0}), "unknown field `at_mots`"),
        (url, json!({"resume": "/no/such/folder/file"}), "cannot write /no/such/folder/file"),
        (url, json!({}), "cannot connect to http://127.0.0.1:1: Connection refused"),
        ("https://127.0.0.1:1", json!({}), "cannot connect to https://127.0.0.1:1: Connection refused"),
    ] {
        let (code, out, error) = run(url, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{url} {expected}: {error}");
        assert!(error.contains(expected), "{url} {expected}: {error}");
    }
    for (variables, expected) in [
        (&[][..], "no credentials: set STYTCH_PROJECT_ID and STYTCH_SECRET"),
        (&[("STYTCH_SECRET", "canary")], "STYTCH_SECRET is set and STYTCH_PROJECT_ID is not"),
        (
            &[("STYTCH_PUBLIC_TOKEN", "public-token-live-1")],
            "the credentials are for https://api.stytch.com, which has no sandbox",
        ),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_target"));
        for name in ["STYTCH_PROJECT_ID", "STYTCH_SECRET", "STYTCH_PUBLIC_TOKEN"] {
            command.env_remove(name);
        }
        let output =
            command.arg(json!({ "url": url }).to_string()).envs(variables.iter().copied()).output().expect("it starts");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && error.contains(expected), "{error}");
    }
}

#[test]
fn a_hostile_server_displays_nothing_of_its_own() {
    // One response has all of them, since each process reads the whole document.
    let texts =
        ["\u{9b}31mred", "a\u{202e}b", "\u{1b}[2J", "line\nanother", PHONE, "somebody@example.com", "192.0.2.10"];
    let text = texts.join(" and ");
    let line = text.replace(|char: char| char.is_ascii_control(), " ");
    let mut body = json!({
        "status_code": text, "request_id": text, "error_type": text, "user_id": 12_025_550_162_u64, "phone_id": "p",
    });
    texts.iter().for_each(|text| body[text] = (*text).into());
    for status in ["200 OK", "404 Not Found"] {
        let response = format!("{status}{line}; content-type: {line}/{line}; x-text: {line}\n{body}");
        let json = format!("{status}; content-type: application/json\n{body}");
        let server = server(&[json.as_str(), response.as_str()]);
        let (_, out, error) = run(&server.url(), json!({ "filters": [SANDBOX] }));
        for printed in [&out, &error] {
            let shown = texts.iter().chain([&"another"]).find(|text| printed.contains(**text));
            assert_eq!(shown, None, "{printed}");
            assert!(printed.chars().all(|char| char == '\n' || openapi_document::is_printable(char)), "{printed:?}");
        }
    }
}
