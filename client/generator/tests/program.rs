//! The program: source on stdout, findings on stderr, exit codes.

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openapi-client-build"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).args(arguments);
    command.output().expect("the program runs")
}

#[track_caller]
fn assert_fails(arguments: &[&str], expected: &str) {
    let output = run(arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(output.stdout.is_empty());
    assert!(stderr.contains(expected), "{stderr}");
}

#[test]
fn the_source_is_printed() {
    let output = run(&["body.yaml", r#"{"schemas": "always"}"#]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), include_str!("golden/body.rs").replace("\r\n", "\n"));
}

#[test]
fn the_prepared_document_is_printed() {
    let output = run(&["body.yaml", "--prepared"]);
    assert_eq!(output.status.code(), Some(0));
    let prepared: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert!(prepared["paths"].is_object());
    assert_fails(&["body.yaml", "--prepared", "--check"], "`--check` conflicts with `--prepared`");
}

#[test]
fn findings_name_the_file() {
    assert_fails(&["no_such_file.yaml"], "no_such_file.yaml");
    assert_fails(&["body.rs"], "body.rs");
}

#[test]
fn findings_are_listed_by_rule() {
    let folder = std::env::temp_dir().join(format!("openapi-client-build-findings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join("api.yaml");
    let document = include_str!("golden/body.yaml").replace("x-retry:", "x-retri:").replacen("post:", "trace:", 1);
    std::fs::write(&path, document).expect("the file can be written");
    let path = path.to_string_lossy().into_owned();
    for arguments in [&[path.as_str()][..], &[&path, "--all"]] {
        assert_fails(arguments, "operation-method: ");
        assert_fails(arguments, "extension-name: ");
        assert_fails(arguments, "\n    remedy: write `x-retry`, if that is meant\n");
    }
    let document = include_str!("golden/body.yaml").replacen("info:", "x-flows: 1\ninfo:", 1);
    std::fs::write(&path, document).expect("the file can be written");
    let output = run(&[&path, r#"{"schemas": "always"}"#]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), include_str!("golden/body.rs").replace("\r\n", "\n"));
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("\n1 warning: the document can be used as it is\n"));
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
fn invalid_settings_are_named() {
    assert_fails(&["body.yaml", r#"{"schema": "always"}"#], "unknown field `schema`");
}

#[test]
fn a_wrong_call_names_the_help() {
    let help = "run `openapi-client-build --help`";
    assert_fails(&[], &format!("got 0 arguments: {help}"));
    assert_fails(&["a", "{}", "b"], &format!("got 3 arguments: {help}"));
    assert_fails(&["--settings", "body.yaml"], &format!("there is no option `--settings`: {help}"));
    assert_fails(&["body.yaml", "{"], help);
}

#[test]
fn the_help_is_a_success_on_stdout() {
    for arguments in [&["--help"][..], &["-h"], &["body.yaml", "--help"]] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
        assert!(
            String::from_utf8_lossy(&output.stdout).contains("usage: openapi-client-build DOCUMENT [SETTINGS] [--all]")
        );
    }
}

#[test]
fn the_program_follows_references_to_other_files() {
    let folder = std::env::temp_dir().join(format!("openapi-client-build-{}", std::process::id()));
    let parts = folder.join("my parts");
    std::fs::create_dir_all(&parts).expect("the folder can be made");
    let moon = "{\n\t\"type\": \"object\",\n\t\"description\": \"\\ud83c\\udf19 a moon\",\n\t\"properties\": {\"name\": {\"type\": \"string\"}}\n}";
    let main = "openapi: 3.0.3\ninfo: {title: Moons, version: '1'}\nservers: [{url: /v1}]\npaths:\n  /moon:\n    get:\n      \
                operationId: get_moon\n      summary: Get a moon\n      x-retry: {policy: idempotent, reason: r}\n      responses:\n        '200':\n          \
                description: d\n          content:\n            application/json:\n              schema: {$ref: 'my%20parts/moon.json'}\n              \
                examples: {e: {value: {name: Luna}}}\n";
    std::fs::write(parts.join("moon.json"), moon).expect("the file can be written");
    std::fs::write(folder.join("moons.yaml"), main).expect("the file can be written");
    let path = folder.join("moons.yaml").to_string_lossy().into_owned();
    let output = run(&[&path]);
    let source = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(source.contains("pub struct Moon {") && source.contains("\u{1f319} a moon"), "{source}");
    std::fs::write(parts.join("moon.json"), moon.replacen(',', "", 1)).expect("the file can be written");
    assert_fails(&[&path], "my parts/moon.json:3: expected `,` or `}`");
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}
