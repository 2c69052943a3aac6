//! Tests of the program `call`: its JSON and exit codes, and the values that it does not print.

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

use openapi_conformance::{Script, SocketServer, Step};
use openapi_document::is_printable;
use serde_json::{Value, json};
use stytch_mock::MockStytch;

const PHONE: &str = "+12025550162";
const SEND: &str = "otps.sms.login_or_create";

const KEYS: [&str; 11] = [
    "operation",
    "outcome",
    "status",
    "error_type",
    "error_message",
    "request_id",
    "retry_after_s",
    "may_have_been_sent",
    "attempts",
    "value",
    "body",
];

fn program(arguments: Value) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_call"));
    command.arg(arguments.to_string()).env_remove("STYTCH_PUBLIC_TOKEN").env("STYTCH_PROJECT_ID", "project-test-1");
    command.env("STYTCH_SECRET", "secret-test-canary").stdin(Stdio::null());
    command
}

fn run(arguments: Value) -> (i32, String, String) {
    finished(program(arguments).output().expect("it starts"))
}

/// The exit code, stdout and stderr of a process.
fn finished(output: Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().expect("it ends by itself"), text(&output.stdout), text(&output.stderr))
}

/// Calls a mock; returns the exit code and the report, whose keys are complete and in order.
fn call(mock: &MockStytch, mut arguments: Value) -> (i32, Value) {
    arguments["base_url"] = mock.url().into();
    let (code, out, _) = run(arguments);
    let mut rest = out.as_str();
    for key in KEYS {
        let at = rest
            .find(&format!("\n  \"{key}\": "))
            .unwrap_or_else(|| panic!("`{key}` is missing or out of order: {out}"));
        rest = &rest[at + 1..];
    }
    let report: Value = serde_json::from_str(&out).expect("it is one JSON object");
    assert_eq!(report.as_object().map(|report| report.len()), Some(KEYS.len()));
    (code, report)
}

fn mock() -> MockStytch {
    MockStytch::start().expect("a port is free")
}

#[test]
fn a_success_is_reported_with_its_value() {
    let (code, report) =
        call(&mock(), json!({"operation": SEND, "set": [["phone_number", PHONE], ["expiration_minutes", "5"]]}));
    assert_eq!(
        (code, &report["outcome"], &report["status"], &report["attempts"]),
        (0, &"ok".into(), &200.into(), &1.into())
    );
    assert!(report["value"]["phone_id"].is_string() && report["body"].is_null() && report["error_type"].is_null());
    assert_eq!(report["value"]["request_id"], report["request_id"]);
}

#[test]
fn an_api_error_is_reported_with_its_code() {
    let (code, report) = call(&mock(), json!({"operation": SEND, "set": [["phone_number", "+10000000429"]]}));
    assert_eq!((code, &report["outcome"], &report["status"]), (1, &"api".into(), &429.into()));
    assert_eq!(report["error_type"], "too_many_requests");
    assert_eq!(
        (&report["error_message"], &report["body"]["error_message"]),
        (&"[redacted]".into(), &"[redacted]".into())
    );
    assert_eq!((&report["may_have_been_sent"], &report["value"]), (&true.into(), &Value::Null));
}

#[test]
fn an_invalid_request_is_not_sent() {
    let mock = mock();
    let (code, report) = call(&mock, json!({"operation": SEND, "set": [["phone_number", "12025550162"]]}));
    assert_eq!(
        (code, &report["outcome"], &report["may_have_been_sent"]),
        (1, &"invalid_request".into(), &false.into())
    );
    assert!(mock.requests().is_empty());
}

#[test]
fn sensitive_values_are_shown_only_on_request() {
    let mock = mock();
    let (_, sent) = call(&mock, json!({"operation": SEND, "set": [["phone_number", "+10000000000"]]}));
    let set = json!([["code", "000000"], ["method_id", sent["value"]["phone_id"]], ["session_duration_minutes", "60"]]);
    let mut authenticate = json!({"operation": "otps.authenticate", "set": set});
    let (code, login) = call(&mock, authenticate.clone());
    assert_eq!((code, &login["value"]["session_token"]), (0, &"[redacted]".into()), "{login}");
    authenticate["show_sensitive"] = true.into();
    let (_, login) = call(&mock, authenticate);
    assert!(login["value"]["session_token"].as_str().is_some_and(|token| token.starts_with("session-token-")));
}

#[test]
fn a_base_url_may_be_https() {
    let (_, out, _) =
        run(json!({"operation": SEND, "set": [["phone_number", "+10000000000"]], "base_url": "https://127.0.0.1:1"}));
    assert!(out.contains("\"outcome\": \"not_sent\""), "{out}");
}

#[test]
fn a_body_is_read_from_an_argument_a_file_or_standard_input() {
    let mock = mock();
    let body = r#"{"phone_number": "+12025550162"}"#;
    assert_eq!(call(&mock, json!({"operation": SEND, "body": body})).0, 0);
    let mut file = tempfile::NamedTempFile::new().expect("there is room");
    file.write_all(body.as_bytes()).expect("there is room");
    let name = format!("@{}", file.path().display());
    assert_eq!(call(&mock, json!({"operation": SEND, "body": name})).0, 0);
    let mut child = program(json!({"operation": SEND, "body": "-", "base_url": mock.url()}));
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("it is piped").write_all(body.as_bytes()).expect("it reads");
    assert_eq!(finished(child.wait_with_output().expect("it ends")).0, 0);
    assert_eq!(mock.requests().len(), 3);
}

#[test]
fn a_dry_run_prints_the_request_and_sends_nothing() {
    let mock = mock();
    let set = json!([["phone_number", PHONE], ["attributes.user_agent", "it's"]]);
    let mut arguments = json!({"operation": SEND, "set": set, "dry_run": true, "base_url": mock.url()});
    let (code, out, error) = run(arguments.clone());
    assert_eq!((code, mock.requests().len()), (0, 0));
    assert!(out.starts_with(&format!("curl -X POST '{}/v1/otps/sms/login_or_create' \\\n", mock.url())), "{out}");
    assert!(
        out.contains("-u \"$STYTCH_PROJECT_ID:$STYTCH_SECRET\"") && out.contains("'content-type: application/json'"),
        "{out}"
    );
    assert!(!out.contains(PHONE) && !out.contains("canary") && error.contains("--show-sensitive"), "{out}{error}");
    arguments["show_sensitive"] = true.into();
    let (_, out, _) = run(arguments);
    assert!(out.contains(r#"{"attributes":{"user_agent":"it'\''s"},"phone_number":"+12025550162"}"#), "{out}");
    let (_, out, _) = run(json!({"operation": SEND, "set": [["phone_number", PHONE]], "dry_run": true}));
    assert!(out.contains("'https://test.stytch.com/v1/otps/sms/login_or_create'"), "{out}");
    let mut live = program(json!({"operation": SEND, "set": [["phone_number", PHONE]], "dry_run": true}));
    let (_, out, _) = finished(live.env("STYTCH_PROJECT_ID", "project-live-1").output().expect("it starts"));
    assert!(out.contains("'https://api.stytch.com/v1/otps/sms/login_or_create'"), "{out}");
    let (_, out, _) =
        run(json!({"operation": "sdk.otps.sms.login_or_create", "set": [["phone_number", PHONE]], "dry_run": true}));
    assert!(out.contains("-u \"$STYTCH_PUBLIC_TOKEN:$STYTCH_PUBLIC_TOKEN\""), "{out}");
}

#[test]
fn a_dry_run_of_an_invalid_request_reports_the_error() {
    let (code, out, error) = run(json!({"operation": SEND, "set": [["phone_number", "1"]], "dry_run": true}));
    assert!(
        code == 1 && out.contains("\"outcome\": \"invalid_request\"") && error.contains("/phone_number"),
        "{out}{error}"
    );
}

#[test]
fn invalid_arguments_are_rejected_with_the_valid_ones() {
    for (arguments, expected) in [
        (json!({"operation": "no_such"}), "there is no operation `no_such`, only sdk.otps.sms.login_or_create, "),
        (
            json!({"operation": SEND, "set": [["phone", "1"]]}),
            "otps.sms.login_or_create has no property `phone`: it takes phone_number, expiration_minutes, locale",
        ),
        (
            json!({"operation": SEND, "set": [["attributes.ip", "1"]]}),
            "has no property `attributes.ip`: it takes ip_address, user_agent",
        ),
        (
            json!({"operation": SEND, "body": r#"{"phone": 1}"#}),
            "/phone is not in the document: otps.sms.login_or_create takes phone_number",
        ),
        (
            json!({"operation": SEND, "set": [["expiration_minutes", "soon"]]}),
            "`expiration_minutes` takes JSON of the type integer",
        ),
        (json!({"operation": SEND, "body": "{"}), "the body is not JSON: line 1, column 1"),
        (json!({"operation": SEND, "body": "@/no/such/file"}), "cannot read /no/such/file"),
        (json!({"operation": SEND, "base_url": "http://example.com"}), "the base URL must be https"),
        (json!({"operation": SEND, "dryrun": true}), "unknown field `dryrun`"),
    ] {
        let (code, out, error) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{expected}");
        assert!(error.contains(expected), "{expected}: {error}");
    }
    let output =
        program(json!({ "operation": SEND })).env_remove("STYTCH_PROJECT_ID").env_remove("STYTCH_SECRET").output();
    let (code, _, error) = finished(output.expect("it starts"));
    assert!(code == 2 && error.contains("STYTCH_PROJECT_ID"), "{error}");
}

/// What a server may send so that it is displayed: it moves the cursor, reorders or ends the line, or is somebody's.
const HOSTILE: [&str; 8] = [
    "\u{9b}31mred",
    "a\u{202e}b",
    "\u{1b}[2J",
    "line\nerror: another",
    "a\u{2028}b",
    PHONE,
    "somebody@example.com",
    "192.0.2.10",
];

#[test]
fn a_hostile_server_displays_nothing_of_its_own() {
    // One response has all of them, since each process reads the whole document.
    let text = HOSTILE.join(" and ");
    // A control character in the head makes it no HTTP response.
    let line = text.replace(|char: char| char.is_ascii_control(), " ");
    for status in ["400", "200", "418"] {
        let mut body = json!({
            "status_code": 400, "error_type": text, "error_message": text, "request_id": text, "error_url": "https://a.example",
            "user_id": "u", "phone_id": "p", "user_created": true,
        });
        HOSTILE.iter().for_each(|text| body[text] = (*text).into());
        let body = body.to_string();
        let length = body.len();
        let response = format!(
            "HTTP/1.1 {status} {line}\r\nx-text: {line}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        let server = SocketServer::start().expect("a port is free");
        server.set_script(vec![vec![Step::Write(response.into_bytes())]].into_iter().collect::<Script>());
        let arguments = json!({"operation": SEND, "set": [["phone_number", "+12025550199"]], "base_url": server.url()});
        let (code, out, error) = run(arguments.clone());
        assert_eq!(code, i32::from(status != "200"), "{out}{error}");
        let report: Value = serde_json::from_str(&out).expect("it is JSON");
        assert_eq!(
            (&report["request_id"], &report["status"]),
            (&"[redacted]".into(), &json!(status.parse::<u16>().ok()))
        );
        for printed in [&out, &error] {
            let shown = HOSTILE.iter().chain([&"another"]).find(|text| printed.contains(**text));
            assert_eq!(shown, None, "{printed}");
            assert!(printed.chars().all(|char| char == '\n' || is_printable(char)), "{printed:?}");
        }
        // Even on request, it is a value and no command to the terminal.
        let mut shown = arguments;
        shown["show_sensitive"] = true.into();
        let (_, out, error) = run(shown);
        assert!(out.chars().chain(error.chars()).all(|char| char == '\n' || is_printable(char)), "{out:?}{error:?}");
        let report: Value = serde_json::from_str(&out).expect("it is JSON");
        assert_eq!(report["request_id"], text);
    }
}
