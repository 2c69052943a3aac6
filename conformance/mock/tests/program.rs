//! The program `openapi-mock`, with a document of this folder.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Output, Stdio},
};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plain.yaml");

/// The program. It is stopped when this is dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openapi-mock"));
    command.args(arguments);
    command
}

fn output(arguments: &[&str]) -> Output {
    command(arguments).output().expect("it starts")
}

#[tokio::test]
async fn a_document_without_examples_is_served() {
    let mut program =
        Program(command(&[DOCUMENT, r#"{"seed": 7}"#]).stdout(Stdio::piped()).spawn().expect("it starts"));
    let mut lines = BufReader::new(program.0.stdout.take().expect("it is piped")).lines();
    let mut line = || lines.next().expect("it prints a line").expect("it is a text");
    let first = line();
    let url = first.strip_prefix("listening on ").and_then(|rest| rest.split(',').next()).expect("it prints the URL");
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().expect("the settings are valid");
    let get = async |path: &str| {
        let response = client.get(format!("{url}{path}")).send().await.expect("the mock responds");
        (response.status().as_u16(), response.text().await.expect("the body arrives"))
    };
    let (status, body) = get("/stones/7").await;
    let stone: serde_json::Value = serde_json::from_str(&body).expect("it is JSON");
    assert!(status == 200 && stone["weight"].as_i64().is_some_and(|weight| weight >= 3), "{status} {body}");
    assert!(line().starts_with("GET /stones/{id} 200 sampled"));
    let (status, text) = get("/stones/seven").await;
    assert!(status == 400 && text.contains("id violates its schema"), "{status} {text}");
    assert!(line().starts_with("GET /stones/{id} 400  (id violates its schema)"));
    assert_eq!(get("/pebbles/seven").await, (422, "what id is that".to_owned()));
    let unknown = "the document has no response to an unknown route";
    assert_eq!(get("/pebbles").await, (404, unknown.to_owned()));
}

#[test]
fn what_keeps_it_from_starting_is_an_error() {
    let invalid = std::env::temp_dir().join(format!("openapi-mock-{}.yaml", std::process::id()));
    fs::write(&invalid, "openapi: [").expect("there is room");
    let invalid_path = invalid.display().to_string();
    for (arguments, expected) in [
        (&[][..], "expected a document"),
        (&[DOCUMENT, "{}", "{}"], "expected a document"),
        (&["/no/such/file.yaml"], "/no/such/file.yaml"),
        (&[&invalid_path], "openapi-mock-"),
        (&[DOCUMENT, r#"{"prot": 1}"#], "unknown field `prot`"),
        (&[DOCUMENT, r#"{"prefer": "zz"}"#], "run `cargo xtask mock --help`"),
    ] {
        let output = output(arguments);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{error}");
        assert!(error.starts_with("error: ") && error.contains(expected), "{expected}: {error}");
    }
    let _ = fs::remove_file(&invalid);
}
