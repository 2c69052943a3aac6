//! Records of small sources.

use std::fs;

use super::*;
use crate::test_support::written;

fn record(source: &str) -> Record {
    Record::of_source(source, &["otps", "users"]).unwrap()
}

fn compared(old: &Record, new: &Record) -> (Exit, String) {
    written(|out| compare(old, new, out).unwrap())
}

#[test]
fn an_outdated_record_shows_the_diff_and_the_command() {
    let old = record("pub struct A { pub a: i64 }");
    let new = record("pub struct A { pub a: ::std::option::Option<i64> }");
    let (exit, text) = compared(&old, &new);
    assert_eq!(exit, Exit::Outdated);
    assert!(text.contains("\n-    pub a: i64,\n+    pub a: Option<i64>,\n"), "{text}");
    let end = format!("{RECORD}/client.txt is out of date\nrun `cargo xtask generate` to renew the record\n");
    assert!(text.ends_with(&end), "{text}");
}

#[test]
fn only_changed_files_are_named() {
    let old = record(r#"pub struct A; #[cfg(feature = "otps")] pub struct B; #[cfg(feature = "users")] pub struct C;"#);
    let new = record(r#"pub struct A; #[cfg(feature = "otps")] pub struct D;"#);
    let (exit, text) = compared(&old, &new);
    assert_eq!(exit, Exit::Outdated);
    let end = format!(
        "\n{RECORD}/otps.txt is out of date\n{RECORD}/users.txt is stale: nothing generated belongs there\n\
         run `cargo xtask generate` to renew the record\n"
    );
    assert!(text.ends_with(&end) && !text.contains("client.txt"), "{text}");
}

#[test]
fn a_changed_function_body_makes_its_file_outdated() {
    let of = |body: &str| record(&format!(r#"pub struct A; #[cfg(feature = "otps")] pub fn a() -> i64 {{ {body} }}"#));
    let (exit, text) = compared(&of("1"), &of("2"));
    assert_eq!(exit, Exit::Outdated);
    assert!(text.contains("the public API is unchanged") && text.contains("otps.txt is out of date"), "{text}");
    assert!(!text.contains("client.txt"), "{text}");
}

#[test]
fn a_current_record_passes_and_a_missing_one_does_not() {
    let new = record("pub struct A;");
    assert_eq!(compared(&new, &record("pub   struct A ;")).0, Exit::Success);
    let (exit, text) = compared(&Record::default(), &new);
    assert_eq!(exit, Exit::Outdated);
    assert!(text.contains("run `cargo xtask generate`"), "{text}");
}

#[test]
fn a_record_is_read_as_it_was_written_and_stale_files_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("generated");
    assert!(Record::read(&at).unwrap().is_empty());
    let both = record(r#"pub struct A; #[cfg(feature = "otps")] pub struct B;"#);
    both.write(&at).unwrap();
    assert_eq!(Record::read(&at).unwrap(), both);
    let windows = both.text("otps.txt").replace('\n', "\r\n");
    fs::write(at.join("otps.txt"), windows).unwrap();
    assert_eq!(Record::read(&at).unwrap(), both);
    let one = record("pub struct A;");
    one.write(&at).unwrap();
    assert_eq!((Record::read(&at).unwrap(), fs::read_dir(&at).unwrap().count()), (one, 1));
}

#[test]
fn changes_are_counted_by_file() {
    let old = record(r#"pub struct A; #[cfg(feature = "users")] pub struct C;"#);
    let new = record(r#"pub struct A; #[cfg(feature = "otps")] pub struct B;"#);
    let summarized = |old, new| written(|out| summarize(old, new, out).unwrap()).1;
    assert_eq!(summarized(&old, &old), format!("{RECORD}: unchanged\n"));
    assert_eq!(summarized(&old, &new), format!("{RECORD}/otps.txt: +8 −0\n{RECORD}/users.txt: removed\n"));
}

#[test]
fn a_file_says_what_is_in_it_and_ends_with_a_digest() {
    let record = record(r#"#[cfg(feature = "otps")] pub struct B;"#);
    let otps = record.text("otps.txt");
    assert!(
        otps.starts_with("// The public API that openapi/") && otps.contains(", what only `otps` needs: "),
        "{otps}"
    );
    assert!(
        otps.contains("\n// ---- at the root ----\n\npub struct B;\n\n// sha256 of the generated source: "),
        "{otps}"
    );
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert!(record.text("client.txt").ends_with(&format!("// sha256 of the generated source: {empty}\n")));
    assert!(
        Record::of_source("pub struct {", &[]).unwrap_err().message.starts_with("cannot read the generated source")
    );
}
