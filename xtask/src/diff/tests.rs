use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

use openapi_document::{Document, pointer};
use serde_json::{Value, json};

use super::*;
use crate::{
    bundle,
    test_support::{context, document_text, written},
};

fn document(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

/// Four operations of the default document, which have nearly each kind of value; with all of them, the tests would take minutes.
static PART: LazyLock<Document> = LazyLock::new(|| {
    let paths = [
        "/v1/otps/authenticate",
        "/v1/otps/email/login_or_create",
        "/v1/otps/sms/send",
        "/sdk/v1/otps/sms/login_or_create",
    ];
    let mut json = document(document_text()).json().clone();
    let written = json["paths"].as_object_mut().unwrap();
    written.retain(|path, _| paths.contains(&path.as_str()));
    assert_eq!(written.len(), paths.len());
    json["tags"].as_array_mut().unwrap().retain(|tag| tag["name"] == "otps");
    let scenarios = json["x-scenarios"].as_object_mut().unwrap();
    scenarios.retain(|_, scenario| scenario["secret"] == "passcode");
    assert!(!scenarios.is_empty());
    document(&json.to_string())
});

fn part_text() -> String {
    bundle::text(&PART, bundle::Format::Yaml).unwrap()
}

#[test]
fn formatting_is_no_change() {
    assert_eq!(changes(&PART, &Document::parse("b.json", &PART.json().to_string()).unwrap()), []);
}

#[test]
fn a_schema_of_requests_and_responses_is_judged_for_both() {
    let mut json = PART.json().clone();
    json["components"]["schemas"]["SessionToken"]["minLength"] = 3.into();
    let found: Vec<_> =
        changes(&PART, &document(&json.to_string())).into_iter().map(|change| (change.rule, change.pointer)).collect();
    let at = "/components/schemas/SessionToken/minLength".to_owned();
    assert_eq!(found, [("request-tightened", at.clone()), ("response-tightened", at)]);
}

/// The rules of the change between two forms of a property: whether it is required, and nullable. None for a property that is not there.
fn rules_of_property(component: &str, old: Option<(bool, bool)>, new: Option<(bool, bool)>) -> Vec<&'static str> {
    let with = |form: Option<(bool, bool)>| {
        let body = |component: &str| json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{component}")}}});
        let object = json!({"type": "object", "properties": {"id": {"type": "string"}}});
        let mut json = json!({
            "openapi": "3.0.3",
            "info": {"title": "t", "version": "1"},
            "paths": {"/a": {"post": {
                "operationId": "a",
                "requestBody": {"required": true, "content": body("Sent")},
                "responses": {"200": {"description": "Done.", "content": body("Received")}},
            }}},
            "components": {"schemas": {"Sent": object, "Received": object}},
        });
        if let Some((required, nullable)) = form {
            let schema = &mut json["components"]["schemas"][component];
            schema["properties"]["note"] = json!({"type": "string", "nullable": nullable});
            schema["required"] = required.then_some("note").into_iter().collect();
        }
        document(&json.to_string())
    };
    let mut found: Vec<_> = changes(&with(old), &with(new)).iter().map(|change| change.rule).collect();
    found.sort_unstable();
    found
}

#[test]
fn a_null_in_a_request_is_another_argument_of_its_setter_if_it_is_required() {
    let of = |old, new| rules_of_property("Sent", old, new);
    for (old, new, expected) in [
        ((true, false), (true, true), &["request-null-changed"][..]),
        ((true, true), (true, false), &["request-null-changed"]),
        ((false, true), (true, true), &["request-field-now-required", "request-null-changed"]),
        ((true, true), (false, true), &["request-field-now-optional", "request-null-changed"]),
        ((true, false), (false, true), &["request-field-now-optional"]),
        ((false, true), (true, false), &["request-field-now-required"]),
        ((false, false), (false, true), &["description-changed"]),
        ((false, true), (false, true), &[]),
    ] {
        assert_eq!(of(Some(old), Some(new)), expected, "{old:?} {new:?}");
    }
    assert_eq!(of(None, Some((true, true))), ["request-field-added-required"]);
    assert_eq!(of(None, Some((false, true))), ["request-field-added"]);
}

#[test]
fn a_null_in_a_response_is_no_reason_to_lack_the_property_if_it_is_required() {
    let of = |old, new| rules_of_property("Received", Some(old), Some(new));
    for (old, new, expected) in [
        ((false, true), (true, true), "response-null-now-required"),
        ((false, false), (true, true), "response-null-now-required"),
        ((true, true), (false, true), "response-null-now-optional"),
        ((true, false), (true, true), "response-field-now-optional"),
        ((false, true), (true, false), "response-field-now-required"),
        ((false, false), (false, true), "description-changed"),
    ] {
        assert_eq!(of(old, new), [expected], "{old:?} {new:?}");
    }
}

#[test]
fn a_response_with_distinct_items_is_tightened() {
    let mut json = PART.json().clone();
    let tags = "/components/schemas/User/properties/tags";
    json["components"]["schemas"]["User"]["properties"]["tags"] =
        serde_json::json!({ "type": "array", "items": { "type": "string" } });
    let old = document(&json.to_string());
    *json.pointer_mut(tags).unwrap() =
        serde_json::json!({ "type": "array", "uniqueItems": true, "items": { "type": "string" } });
    let new = document(&json.to_string());
    let found: Vec<_> = changes(&old, &new).into_iter().map(|change| (change.rule, change.pointer)).collect();
    assert_eq!(found, [("response-tightened", format!("{tags}/uniqueItems"))]);
}

#[test]
fn a_feature_that_an_operation_needs_breaks_callers_unless_each_of_the_old_ones_is_enough() {
    let with = |own: &[&str]| {
        let mut json = PART.json().clone();
        json["tags"] =
            ["a", "b"].map(|name| serde_json::json!({ "name": name, "x-feature": name })).into_iter().collect();
        let operation = json["paths"].as_object_mut().unwrap().values_mut().next().unwrap();
        operation["post"]["tags"] = own.iter().copied().collect();
        document(&json.to_string())
    };
    for (old, new, expected) in [
        (&[][..], &["a"][..], Some(("feature-added", "a"))),
        (&["a"], &["b"], Some(("feature-added", "b"))),
        (&["a", "b"], &["a"], Some(("feature-added", "a"))),
        (&["a"], &["b", "a"], Some(("feature-removed", "a or b"))),
        (&["a"], &[], Some(("feature-removed", "a"))),
        (&["a", "b"], &["b", "a"], None),
    ] {
        let changes = changes(&with(old), &with(new));
        let found = changes.iter().filter(|change| change.rule != "description-changed");
        let found: Vec<_> = found.map(|change| (change.rule, change.subject.as_deref().unwrap())).collect();
        assert_eq!(found, Vec::from_iter(expected), "{old:?} {new:?}");
    }
}

#[test]
fn a_server_description_is_documentation() {
    let mut json = PART.json().clone();
    json["servers"][0]["description"] = "Another.".into();
    let found: Vec<_> = changes(&PART, &document(&json.to_string())).iter().map(|change| change.rule).collect();
    assert_eq!(found, ["description-changed"]);
}

/// Changes each value, then removes it, together with all other values of the same key. A change must name the value's place or the schema
/// around it.
#[test]
fn every_changed_value_is_listed() {
    let base = &*PART;
    let mut leaves = BTreeMap::new();
    collect(base.json(), String::new(), "", &mut leaves);
    assert!(leaves.len() > 40);
    for (key, leaves) in leaves {
        let (mut changed, mut removed) = (base.json().clone(), base.json().clone());
        let mut removed_leaves = Vec::new();
        for leaf in &leaves {
            change(changed.pointer_mut(leaf).unwrap(), &key);
            let (around, name) = pointer::parent(leaf).unwrap();
            if let Value::Object(around) = removed.pointer_mut(around).unwrap() {
                around.remove(&pointer::unescape(name));
                removed_leaves.push(leaf.clone());
            }
        }
        for (json, leaves) in
            [(changed, &leaves), (removed, &removed_leaves)].iter().filter(|(_, leaves)| !leaves.is_empty())
        {
            let other = document(&json.to_string());
            let listed: HashSet<_> = changes(base, &other).into_iter().map(|change| change.pointer).collect();
            // What follows from the rest of the document is there again, and what no operation reaches any more is not compared.
            let is_reached =
                |leaf: &str| !leaf.starts_with("/components/") || other.json().pointer(owner(leaf)).is_some();
            let is_changed =
                |leaf: &&String| is_reached(leaf) && other.json().pointer(leaf) != base.json().pointer(leaf);
            for leaf in leaves.iter().filter(is_changed) {
                let is_listed = match key.as_str() {
                    "required" => {
                        listed.iter().any(|listed| listed.starts_with(leaf.rsplit_once("/required").unwrap().0))
                    }
                    // A change of an object hides changes inside it.
                    "type of \"object\"" => !listed.is_empty(),
                    key if key.starts_with(|first: char| first.is_ascii_digit()) => !listed.is_empty(),
                    // Another example is listed where it is written.
                    _ if leaf.contains("/examples/")
                        && leaf.ends_with("/$ref")
                        && other.json().pointer(leaf).is_some() =>
                    {
                        let target = other.json().pointer(leaf).and_then(Value::as_str).unwrap();
                        listed.contains(target.trim_start_matches('#'))
                    }
                    _ => leaf.match_indices('/').any(|(end, _)| listed.contains(&leaf[..end])) || listed.contains(leaf),
                };
                assert!(is_listed, "{leaf}, not in {listed:?}");
            }
        }
    }
}

/// Replaces a value by another valid one.
fn change(value: &mut Value, key: &str) {
    *value = match &*value {
        Value::Bool(flag) => (!flag).into(),
        Value::Number(number) => (number.as_i64().unwrap() + 1).into(),
        Value::Null => false.into(),
        Value::String(text) if key.starts_with("type of") => {
            if text == "boolean" { "string" } else { "boolean" }.into()
        }
        Value::String(text) if text == "#/components/schemas/User" => "#/components/schemas/Session".into(),
        Value::String(text) if text.starts_with("#/components/schemas/") => "#/components/schemas/User".into(),
        Value::String(text) if text == "#/components/responses/NotFound" => "#/components/responses/Forbidden".into(),
        Value::String(text) if text.ends_with("/examples/LoggedIn") => format!("{text}WithoutSession").into(),
        Value::String(text) if text.starts_with("#/components/examples/") => "#/components/examples/LoggedIn".into(),
        Value::String(text) if text.starts_with('#') => "#/components/responses/NotFound".into(),
        other => format!("{}x", other.as_str().unwrap()).into(),
    };
}

/// The places of all values by key, except the types in an open enum, which have no alternative. The values of an example or of an extension
/// have one key together, since a change of one hides no other.
fn collect(value: &Value, pointer: String, key: &str, leaves: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            let key = match name.as_str() {
                _ if key == EXAMPLE || key.starts_with("x-") => key,
                "value" if pointer.contains("/examples/") => EXAMPLE,
                // A changed reference or type hides changes inside it, so each kind of them is changed separately.
                "$ref" if pointer.starts_with("/components/schemas/") => &format!("{name} in {}", owner(&pointer)),
                "$ref" => &format!("{key} of {name}"),
                "type" => &format!("{name} of {value}"),
                "allOf" => key,
                _ => name,
            };
            collect(value, pointer::join(&pointer, name), key, leaves);
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| collect(item, pointer::join(&pointer, &index.to_string()), key, leaves)),
        _ if pointer.contains("/anyOf/") && key.starts_with("type of") => {}
        _ => leaves.entry(key.to_owned()).or_default().push(pointer),
    }
}

const EXAMPLE: &str = "value of an example";

/// The component or the operation that a place is in.
fn owner(pointer: &str) -> &str {
    let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(end, _)| end);
    &pointer[..end]
}

/// A repository with the document and the version, both committed.
struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.write("0.1.0", &part_text());
        repository.git(&["init", "--quiet"]);
        repository.git(&["add", "."]);
        repository.commit();
        repository
    }

    fn commit(&self) {
        let author = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
        self.git(&[&author[..], &["commit", "--allow-empty", "--quiet", "-m", "x"]].concat());
    }

    fn git(&self, arguments: &[&str]) {
        let status = std::process::Command::new("git").args(arguments).current_dir(self.folder.path()).status();
        assert!(status.expect("git is installed").success());
    }

    fn write(&self, version: &str, text: &str) {
        let manifest = format!("[workspace.package]\nversion = \"{version}\"\n");
        std::fs::write(self.folder.path().join("Cargo.toml"), manifest).unwrap();
        let path = self.folder.path().join(DEFAULT.document);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self.write_features("default = [\"jwt\"]\njwt = []\n");
    }

    fn write_features(&self, features: &str) {
        let path = self.folder.path().join(DEFAULT.manifest);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, format!("[features]\n{features}")).unwrap();
    }

    fn diff(&self, base: Option<&str>, args: Args) -> Result<(Exit, String), Error> {
        let root = self.folder.path().to_owned();
        let context = Context { root, ..context() };
        let args = Args { base: base.map(str::to_owned), ..args };
        let (exit, text) = written(|out| run(&context, &args, out));
        Ok((exit?, text))
    }
}

const RENAMED: (&str, &str) = ("operationId: otps.sms.send\n", "operationId: otps_sms_send_code\n");

#[test]
fn a_breaking_change_requires_a_bump() {
    let repository = Repository::new();
    let (exit, text) = repository.diff(None, Args::default()).unwrap();
    assert_eq!((exit, text.as_str()), (Exit::Success, &*format!("{}: no change since HEAD\n", DEFAULT.document)));

    let renamed = part_text().replace(RENAMED.0, RENAMED.1);
    repository.write("0.1.0", &renamed);
    let (exit, text) = repository.diff(None, Args::default()).unwrap();
    assert_eq!(exit, Exit::Outdated);
    assert!(
        text.starts_with(
            "otps: 1 change: 1 breaking\nbreaking  operation-renamed  `otps_sms_send_code`: its method is renamed"
        ),
        "{text}"
    );
    assert!(text.contains("1 change since HEAD: 1 breaking\n"), "{text}");
    let required = "requires a minor bump from 0.1.0, to 0.2.0 or later; the version is still 0.1.0: raise `version`";
    assert!(text.contains(required), "{text}");

    repository.write("0.2.0", &renamed);
    assert_eq!(repository.diff(None, Args::default()).unwrap().0, Exit::Success);
    let file = repository.folder.path().join("was.yaml");
    std::fs::write(file, part_text()).unwrap();
    assert_eq!(repository.diff(Some("was.yaml"), Args::default()).unwrap().0, Exit::Outdated);
    repository.git(&["tag", "v0.1.0"]);
    assert!(repository.diff(None, Args::default()).unwrap().1.contains("since v0.1.0"));
}

#[test]
fn a_removed_feature_requires_a_bump() {
    let repository = Repository::new();
    repository.write_features("default = []\n");
    let (exit, text) = repository.diff(None, Args::default()).unwrap();
    assert_eq!(exit, Exit::Outdated);
    let line = "breaking  cargo-feature-removed  the cargo feature is removed, with what needs it  HEAD /features/jwt";
    assert!(text.starts_with(&format!("general: 1 change: 1 breaking\n{line}\n")), "{text}");
    let (_, entry) = repository.diff(None, Args { changelog: true, ..Args::default() }).unwrap();
    assert!(entry.contains("### Removed\n\n- **Breaking:** `jwt`: the cargo feature is removed"), "{entry}");
    // A file has none.
    std::fs::write(repository.folder.path().join("was.yaml"), part_text()).unwrap();
    assert_eq!(repository.diff(Some("was.yaml"), Args::default()).unwrap().0, Exit::Success);

    repository.write_features("default = []\njwt = []\naxum = []\n");
    let (_, entry) = repository.diff(None, Args { changelog: true, ..Args::default() }).unwrap();
    let narrowed = "### Changed\n\n- **Breaking:** `default` (`jwt`): the cargo feature no longer enables it\n";
    assert_eq!(entry, format!("## 0.2.0\n\n{narrowed}\n### Added\n\n- `axum`: a new cargo feature\n"));
}

#[test]
fn an_additive_change_requires_no_bump() {
    let repository = Repository::new();
    let listed = "- fr\n            - pt-br\n";
    repository.write("0.1.0", &part_text().replacen(listed, &format!("{listed}            - de\n"), 1));
    let (exit, text) = repository.diff(Some("HEAD"), Args::default()).unwrap();
    assert_eq!(exit, Exit::Success);
    assert!(text.contains("additive  value-added-open  `de`: "), "{text}");
    assert!(text.contains("requires a patch bump"), "{text}");
    let (group, summary) = text.split_once("\n\n").unwrap();
    assert!(group.lines().next().unwrap().ends_with(": 1 change: 1 additive"), "{text}");
    assert!(summary.starts_with("openapi/stytch/openapi.yaml: 1 change since HEAD: 1 additive\n"), "{text}");
}

#[test]
fn json_and_markdown_have_the_same_changes() {
    let repository = Repository::new();
    repository.write("0.1.0", &part_text().replace(RENAMED.0, RENAMED.1));
    let (_, json) = repository.diff(None, Args { json: true, ..Args::default() }).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["bump"], serde_json::json!({"part": "minor", "least": "0.2.0"}));
    assert_eq!(json["done"], false);
    let change = &json["changes"][0];
    assert_eq!((&change["rule"], &change["verdict"]), (&"operation-renamed".into(), &"breaking".into()));
    assert_eq!((&change["old"], &change["new"]), (&"otps.sms.send".into(), &"otps_sms_send_code".into()));
    assert_eq!(change["pointer"], "/paths/~1v1~1otps~1sms~1send/post");
    assert!(change["line"].is_u64());
    let (_, markdown) = repository.diff(None, Args { markdown: true, ..Args::default() }).unwrap();
    let head = "\n### otps: 1 change: 1 breaking\n\n| verdict | rule | effect | place |\n|---|---|---|---|\n";
    let row = "| breaking | operation-renamed | `otps_sms_send_code`: ";
    assert!(markdown.contains(&format!("{head}{row}")), "{markdown}");
    assert_eq!(change["product"], "otps");
}

#[test]
fn an_unreadable_base_is_an_error_with_the_command_to_run() {
    let repository = Repository::new();
    let error = repository.diff(Some("no-such"), Args::default()).unwrap_err();
    assert_eq!(error.exit, Exit::Unusable);
    assert!(error.message.starts_with("`no-such` is neither a file nor a revision of git"), "{error}");
    assert!(error.message.contains("run `cargo xtask diff --base GITREV`"), "{error}");
    std::fs::write(repository.folder.path().join("bad.yaml"), "a: [").unwrap();
    let error = repository.diff(Some("bad.yaml"), Args::default()).unwrap_err();
    assert!(error.message.starts_with("the document of `bad.yaml` is unusable, line 2"), "{error}");
}

#[test]
fn a_shallow_clone_without_tags_needs_a_base() {
    let repository = Repository::new();
    repository.commit();
    let clone = Repository { folder: tempfile::tempdir().unwrap() };
    let url = format!("file://{}", repository.folder.path().display());
    clone.git(&["clone", "--quiet", "--depth", "1", &url, "."]);
    let error = clone.diff(None, Args::default()).unwrap_err();
    assert_eq!(error.exit, Exit::Unusable);
    assert!(error.message.starts_with("this is a shallow clone without a tag"), "{error}");
    assert_eq!(clone.diff(Some("HEAD"), Args::default()).unwrap().0, Exit::Success);
    clone.git(&["tag", "v0.1.0"]);
    assert!(clone.diff(None, Args::default()).unwrap().1.contains("since v0.1.0"));
}

#[test]
fn an_empty_base_is_refused() {
    let error =
        super::base::Base::find(&crate::context::Context::of_terminal().unwrap().silent(), Some("")).err().unwrap();
    assert_eq!(error.message, "`--base` is empty: name a file or a revision of git");
}
