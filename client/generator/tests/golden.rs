//! Golden tests: the client and the typed calls that are generated from each document in `golden/` equal the files next to it. The test target
//! `compiled` compiles those files.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use openapi_client_build::{Document, Feature, Finding, Settings, generate, generate_calls, generate_with_fault};

const RENEW: &str = "GOLDEN=renew cargo test -p openapi-client-build --test golden";

/// The documents that have a test below.
const DOCUMENTS: [&str; 9] =
    ["body", "choices", "credentials", "faulty", "features", "names", "no_security", "parameters", "types"];

#[track_caller]
fn assert_golden(name: &str) {
    assert_generated(name, generate);
}

#[track_caller]
fn assert_generated(name: &str, generate: impl Fn(&Document, &Settings) -> Result<String, Vec<Finding>>) {
    assert!(DOCUMENTS.contains(&name), "list `{name}` in DOCUMENTS");
    let settings = Settings { schemas: Feature::Always, ..Settings::default() };
    let document = Document::parse(&format!("{name}.yaml"), &read(&format!("{name}.yaml"))).expect("it is YAML");
    let panicking = |findings: Vec<_>| panic!("{findings:#?}");
    assert_equal(&format!("{name}.rs"), &generate(&document, &settings).unwrap_or_else(panicking));
    let calls = generate_calls(&document, &format!("crate::{name}")).unwrap_or_else(panicking);
    assert_equal(&format!("{name}_calls.rs"), &calls);
}

#[track_caller]
fn assert_equal(file: &str, found: &str) {
    let path = folder().join(file);
    if env::var("GOLDEN").is_ok_and(|value| value == "renew") {
        fs::write(path, found).expect("the golden file can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if let Some((line, (expected, found))) = expected.lines().zip(found.lines()).enumerate().find(|(_, (a, b))| a != b)
    {
        panic!("golden/{file}:{}: expected\n  {expected}\nfound\n  {found}\nto renew it: {RENEW}", line + 1);
    }
    assert!(expected == found, "golden/{file} differs in length\nto renew it: {RENEW}");
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

fn read(file: &str) -> String {
    fs::read_to_string(folder().join(file)).expect("the file is there")
}

#[test]
fn a_body_with_an_open_enum_and_an_error() {
    assert_golden("body");
}

#[test]
fn formats_any_value_enums_maps_and_directions() {
    assert_golden("types");
}

#[test]
fn one_of_all_of_and_recursion() {
    assert_golden("choices");
}

#[test]
fn bearer_tokens_and_api_keys() {
    assert_golden("credentials");
}

#[test]
fn swapped_setters() {
    assert_generated("faulty", |document, settings| {
        let (source, place) = generate_with_fault(document, settings, "swap-setters:0")?;
        assert_eq!(place, "SendLetter::recipient and SendLetter::sender");
        Ok(source)
    });
}

#[test]
fn features_of_tags() {
    assert_golden("features");
}

#[test]
fn names_of_any_kind() {
    assert_golden("names");
}

#[test]
fn no_security_and_no_error_schema() {
    assert_golden("no_security");
}

#[test]
fn parameters_and_bytes() {
    assert_golden("parameters");
}

#[test]
fn every_file_has_a_test() {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let names: BTreeSet<_> =
        files.filter_map(|file| Some(file.ok()?.path().file_stem()?.to_string_lossy().replace("_calls", ""))).collect();
    assert_eq!(names, DOCUMENTS.map(str::to_owned).into());
}

#[test]
fn the_same_document_gives_the_same_source() {
    let document = Document::parse("body.yaml", &read("body.yaml")).expect("it is YAML");
    let settings = Settings::default();
    assert_eq!(generate(&document, &settings).ok(), generate(&document, &settings).ok());
}

#[test]
fn a_feature_gates_schemas() {
    let document = Document::parse("body.yaml", &read("body.yaml")).expect("it is YAML");
    let source = |schemas| {
        let settings = Settings { schemas, ..Settings::default() };
        generate(&document, &settings).unwrap_or_else(|findings| panic!("{findings:#?}"))
    };
    let never = source(Feature::Never);
    assert!(!never.contains("schemars") && !never.contains("feature = "));
    let gated = source(Feature::when("b"));
    assert!(gated.contains("#[cfg(feature = \"b\")]\n#[must_use]\npub fn schemas"), "{gated}");
}

#[test]
fn with_every_construct_a_step_that_changes_nothing_is_a_finding() {
    let document = Document::parse("no_security.yaml", &read("no_security.yaml")).expect("it is YAML");
    let settings = Settings { every_construct: true, ..Settings::default() };
    let findings = generate(&document, &settings).expect_err("it has no open enum");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("`close_open_enums` no longer changes anything"), "{}", findings[0]);
    assert!(findings[0].remedy.contains("client/generator/src/prepare.rs"), "{}", findings[0]);
}

#[test]
fn a_setter_that_exists_already_is_a_finding() {
    let text =
        read("credentials.yaml").replace("{key: []}", "{build: []}").replace("    key: {type", "    build: {type");
    let document = Document::parse("archive.yaml", &text).expect("it is YAML");
    let findings = generate(&document, &Settings::default()).expect_err("a builder has such a method");
    assert!(
        findings[0].message.contains("the setter of the credential, `ClientBuilder::build`, exists already"),
        "{}",
        findings[0]
    );
    assert_eq!((findings[0].file.as_str(), findings[0].line), ("archive.yaml", Some(32)));
}

#[test]
fn findings_of_the_check_are_returned() {
    let document = Document::parse("empty.yaml", "openapi: 3.0.3\n").expect("it is YAML");
    assert!(!generate(&document, &Settings::default()).expect_err("it has no paths").is_empty());
}
