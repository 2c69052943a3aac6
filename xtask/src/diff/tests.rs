use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    proof::{Row, Side, rows, with_rows},
    *,
};

fn document(text: &str) -> Document {
    Document::parse("old.yaml", text).unwrap()
}

fn of_workspace() -> Document {
    document(stytch_openapi::FILES[0].1)
}

/// The rules of the changes that belong to each row.
fn proved(rows: &[Row]) -> Vec<BTreeSet<&'static str>> {
    let side = |side| {
        let document = document(&with_rows(&of_workspace(), rows, side).unwrap().to_string());
        // The examples are those of the template, whatever a row makes of its schemas.
        let findings = openapi_document::check(&document).into_iter().filter(|finding| finding.rule != "example");
        let findings: Vec<_> = findings.map(|finding| finding.to_string()).collect();
        assert_eq!(findings, Vec::<String>::new(), "{side:?}");
        document
    };
    let mut found = vec![BTreeSet::new(); rows.len()];
    for change in changes(&side(Side::Before), &side(Side::After)) {
        let owners = rows.iter().enumerate().filter(|(_, row)| row.owns(&change.pointer));
        let (index, _) =
            owners.max_by_key(|(_, row)| row.rule.id.len()).unwrap_or_else(|| panic!("{change:?} is of no row"));
        found[index].insert(change.rule);
    }
    found
}

#[test]
fn each_row_brings_its_rule_and_those_that_it_lists_and_no_other() {
    let rows = rows().unwrap();
    for (row, found) in rows.iter().zip(proved(&rows)) {
        let expected: BTreeSet<_> = row.also().into_iter().chain([row.rule.id]).collect();
        assert_eq!(found, expected, "{}", row.rule.id);
    }
}

#[test]
fn each_rule_has_one_row() {
    let rows = rows().unwrap();
    let mut proved: Vec<_> = rows.iter().map(|row| row.rule.id).collect();
    let mut known: Vec<_> = rules::all().map(|rule| rule.id).collect();
    proved.sort_unstable();
    known.sort_unstable();
    assert_eq!(proved, known);
}

#[test]
fn the_same_document_written_differently_has_no_change() {
    let document = of_workspace();
    assert_eq!(changes(&document, &Document::parse("new.json", &document.json().to_string()).unwrap()), []);
}

#[test]
fn a_schema_that_requests_and_answers_share_is_judged_for_both() {
    let mut json = of_workspace().json().clone();
    json["components"]["schemas"]["SessionToken"]["minLength"] = 3.into();
    let found: Vec<_> = changes(&of_workspace(), &document(&json.to_string()))
        .into_iter()
        .map(|change| (change.rule, change.pointer))
        .collect();
    let at = "/components/schemas/SessionToken/minLength".to_owned();
    assert_eq!(found, [("request-tightened", at.clone()), ("response-tightened", at)]);
}

#[test]
fn what_is_said_of_a_server_moves_no_call() {
    let mut json = of_workspace().json().clone();
    json["servers"][0]["description"] = "Another.".into();
    let found: Vec<_> =
        changes(&of_workspace(), &document(&json.to_string())).iter().map(|change| change.rule).collect();
    assert_eq!(found, ["description-changed"]);
}

/// Whatever is written in the document can change, and nothing of that may go unsaid: each value is changed and then taken away, with
/// all others that are written at the same key, and has to be in, or in the schema around, a place that a change names.
#[test]
fn no_change_of_a_value_goes_unsaid() {
    let base = of_workspace();
    let mut leaves = BTreeMap::new();
    collect(base.json(), String::new(), "", &mut leaves);
    assert!(leaves.len() > 40);
    for (key, leaves) in leaves {
        let (mut changed, mut taken) = (base.json().clone(), base.json().clone());
        let mut gone = Vec::new();
        for leaf in &leaves {
            change(changed.pointer_mut(leaf).unwrap(), &key);
            let (around, name) = leaf.rsplit_once('/').unwrap();
            if let Value::Object(around) = taken.pointer_mut(around).unwrap() {
                around.remove(&name.replace("~1", "/"));
                gone.push(leaf.clone());
            }
        }
        for (json, leaves) in [(changed, &leaves), (taken, &gone)].iter().filter(|(_, leaves)| !leaves.is_empty()) {
            let told: HashSet<_> =
                changes(&base, &document(&json.to_string())).into_iter().map(|change| change.pointer).collect();
            for leaf in *leaves {
                let said = match key.as_str() {
                    "required" => told.iter().any(|told| told.starts_with(leaf.rsplit_once("/required").unwrap().0)),
                    // Those in others are behind them.
                    "type of \"object\"" => !told.is_empty(),
                    key if key.starts_with(|first: char| first.is_ascii_digit()) => !told.is_empty(),
                    _ => leaf.match_indices('/').any(|(end, _)| told.contains(&leaf[..end])) || told.contains(leaf),
                };
                assert!(said, "{leaf}");
            }
        }
    }
}

/// Another value that could stand there.
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
        Value::String(text) if text.starts_with('#') => "#/components/responses/NotFound".into(),
        other => format!("{}x", other.as_str().unwrap()).into(),
    };
}

/// The places of all values, by the key that each is written at; but for those that an open enum leaves no choice for.
fn collect(value: &Value, pointer: String, key: &str, leaves: &mut BTreeMap<String, Vec<String>>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            // What is changed hides what is behind it, so each kind of reference and of type is changed by itself.
            let key = match name.as_str() {
                "$ref" => &format!("{key} of {name}"),
                "type" => &format!("{name} of {value}"),
                _ => name,
            };
            collect(value, format!("{pointer}/{}", escaped(name)), key, leaves);
        }),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(item, format!("{pointer}/{index}"), key, leaves))
        }
        _ if pointer.contains("/anyOf/") && key.starts_with("type of") => {}
        _ => leaves.entry(key.to_owned()).or_default().push(pointer),
    }
}

/// A workspace in a repository of its own, with the document and the version committed, and then changed.
struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    const DOCUMENT: &str = stytch_openapi::FILES[0].1;

    fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.write("0.1.0", Self::DOCUMENT);
        repository.git(&["init", "--quiet"]);
        repository.git(&["add", "."]);
        repository.git(&["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "-m", "x"]);
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let status = std::process::Command::new("git").args(arguments).current_dir(self.folder.path()).status();
        assert!(status.expect("git is installed").success());
    }

    fn write(&self, version: &str, text: &str) {
        let manifest = format!("[workspace.package]\nversion = \"{version}\"\n");
        std::fs::write(self.folder.path().join("Cargo.toml"), manifest).unwrap();
        std::fs::create_dir_all(self.folder.path().join(document::PATH).parent().unwrap()).unwrap();
        std::fs::write(self.folder.path().join(document::PATH), text).unwrap();
    }

    fn diff(&self, base: Option<&str>, format: Format) -> Result<(Exit, String), Error> {
        let root = self.folder.path().to_owned();
        let context = Context { root, ..Context::of_terminal().silent() };
        let options = Options { base: base.map(str::to_owned), format, prove: false };
        let mut out = anstream::StripStream::new(Vec::new());
        let exit = run(&context, &options, &mut out)?;
        Ok((exit, String::from_utf8(out.into_inner()).unwrap()))
    }
}

const RENAMED: (&str, &str) = ("operationId: otps_sms_send\n", "operationId: otps_sms_send_code\n");

#[test]
fn what_breaks_needs_a_version_that_says_so() {
    let repository = Repository::new();
    let (exit, text) = repository.diff(None, Format::Text).unwrap();
    assert_eq!((exit, text.as_str()), (Exit::Fine, "openapi/stytch/openapi.yaml: no change since HEAD\n"));

    let renamed = Repository::DOCUMENT.replace(RENAMED.0, RENAMED.1);
    repository.write("0.1.0", &renamed);
    let (exit, text) = repository.diff(None, Format::Text).unwrap();
    assert_eq!(exit, Exit::Outdated);
    assert!(
        text.starts_with("breaking  operation-renamed  `otps_sms_send_code`: its method has another name"),
        "{text}"
    );
    assert!(text.contains("1 change since HEAD: 1 breaking\n"), "{text}");
    let asked = "asks for a minor bump from 0.1.0, to 0.2.0 or more; the version is still 0.1.0: raise `version`";
    assert!(text.contains(asked), "{text}");

    repository.write("0.2.0", &renamed);
    assert_eq!(repository.diff(None, Format::Text).unwrap().0, Exit::Fine);
    let file = repository.folder.path().join("was.yaml");
    std::fs::write(file, Repository::DOCUMENT).unwrap();
    assert_eq!(repository.diff(Some("was.yaml"), Format::Text).unwrap().0, Exit::Outdated);
    repository.git(&["tag", "v0.1.0"]);
    assert!(repository.diff(None, Format::Text).unwrap().1.contains("since v0.1.0"));
}

#[test]
fn what_does_not_break_needs_none() {
    let repository = Repository::new();
    repository
        .write("0.1.0", &Repository::DOCUMENT.replace("enum: [en, es, fr, pt-br]", "enum: [en, es, fr, pt-br, de]"));
    let (exit, text) = repository.diff(Some("HEAD"), Format::Text).unwrap();
    assert_eq!(exit, Exit::Fine);
    assert!(text.contains("additive  value-added-open  `de`: "), "{text}");
    assert!(text.contains("asks for a patch bump"), "{text}");
}

#[test]
fn the_same_is_told_as_json_and_as_markdown() {
    let repository = Repository::new();
    repository.write("0.1.0", &Repository::DOCUMENT.replace(RENAMED.0, RENAMED.1));
    let (_, json) = repository.diff(None, Format::Json).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["asks"], serde_json::json!({"part": "minor", "least": "0.2.0"}));
    assert_eq!(json["done"], false);
    let change = &json["changes"][0];
    assert_eq!((&change["rule"], &change["verdict"]), (&"operation-renamed".into(), &"breaking".into()));
    assert_eq!((&change["old"], &change["new"]), (&"otps_sms_send".into(), &"otps_sms_send_code".into()));
    assert_eq!(change["pointer"], "/paths/~1v1~1otps~1sms~1send/post");
    assert!(change["line"].is_u64());
    let (_, markdown) = repository.diff(None, Format::Markdown).unwrap();
    assert!(markdown.contains("\n| breaking | operation-renamed | `otps_sms_send_code`: "), "{markdown}");
}

#[test]
fn a_base_that_cannot_be_read_says_what_to_run() {
    let repository = Repository::new();
    let error = repository.diff(Some("no-such"), Format::Text).unwrap_err();
    assert_eq!(error.exit, Exit::Unusable);
    assert!(error.message.starts_with("`no-such` is no file, and no revision of git"), "{error}");
    assert!(error.message.contains("run `cargo xtask diff --base GITREV`"), "{error}");
    std::fs::write(repository.folder.path().join("bad.yaml"), "a: [").unwrap();
    let error = repository.diff(Some("bad.yaml"), Format::Text).unwrap_err();
    assert!(error.message.starts_with("the document of `bad.yaml` is unusable, line 2"), "{error}");
}
