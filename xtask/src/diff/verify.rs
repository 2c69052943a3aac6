//! Verifies the rules: a caller for each is compiled and run before and after the change that the rule is about.
//!
//! Each row of `verify/rows.yaml` changes its own copy of the operation in `verify/template.yaml`. So two builds of the client, one with
//! all rows before and one with all rows after their change, verify all rules.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use openapi_document::{Document, SecurityScheme};
use serde_json::{Map, Value, json};

use super::rules::{self, Rule, Verdict};
use crate::{
    cargo,
    context::{Context, Progress},
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    suite::DEFAULT,
    table,
};

const TEMPLATE: &str = include_str!("verify/template.yaml");
const ROWS: &str = include_str!("verify/rows.yaml");
const CALLER: &str = include_str!("verify/caller.rs");

/// A rule and the change that verifies it.
pub(super) struct Row {
    pub(super) rule: &'static Rule,
    row: Value,
}

/// Before or after the changes of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// The outcome of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// The error's code.
    DoesNotCompile(String),
    /// Its call is rejected before it is sent.
    Rejected,
    /// Its call is sent, to an address where nothing listens.
    Calls,
}

pub(super) fn run(context: &Context, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, DEFAULT, out)? else {
        return Ok(Exit::Unusable);
    };
    let rows = rows()?;
    let workspace = Workspace::create(context)?;
    let before = workspace.outcomes(context, &document, &rows, Side::Before)?;
    let after = workspace.outcomes(context, &document, &rows, Side::After)?;
    let mut table = vec![["rule", "verdict", "before", "after", ""].map(|name| (name.to_owned(), STRONG)).to_vec()];
    let mut failed = 0;
    for row in &rows {
        let (before, after) = (before.get(row.rule.id), after.get(row.rule.id));
        let verified = before == Some(&Outcome::Calls) && after.is_some_and(|after| row.expects(after));
        failed += usize::from(!verified);
        let cell = |outcome: Option<&Outcome>| (outcome.map_or_else(|| "unknown".to_owned(), Outcome::name), PLAIN);
        let result = if verified { ("verified".to_owned(), GOOD) } else { ("wrong".to_owned(), BAD) };
        table.push(vec![
            (row.rule.id.to_owned(), PLAIN),
            (row.rule.verdict.name().to_owned(), FAINT),
            cell(before),
            cell(after),
            result,
        ]);
    }
    table::write(out, &table)?;
    writeln!(out, "\n{} rules: {} verified, {failed} wrong", rows.len(), rows.len() - failed)?;
    Ok(if failed == 0 { Exit::Success } else { Exit::Failed })
}

impl Outcome {
    fn name(&self) -> String {
        match self {
            Self::DoesNotCompile(code) => format!("does not compile: {code}"),
            Self::Rejected => "rejected".to_owned(),
            Self::Calls => "calls".to_owned(),
        }
    }
}

/// The rows, in their order.
pub(super) fn rows() -> Result<Vec<Row>, Error> {
    let rows = parse("rows.yaml", ROWS)?;
    let rows = rows["rows"].as_array().cloned().unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let id = row["rule"].as_str().unwrap_or_default();
            let rule = rules::all().find(|rule| rule.id == id);
            let rule = rule.ok_or_else(|| Error::unusable(format!("rows.yaml names `{id}`, which is no rule")))?;
            Ok(Row { rule, row })
        })
        .collect()
}

/// The document with the template of every row, before or after what the row changes.
pub(super) fn with_rows(document: &Document, rows: &[Row], side: Side) -> Result<Value, Error> {
    let template = parse("template.yaml", TEMPLATE)?;
    let mut json = document.json().clone();
    let mut schemes = SecurityScheme::all(document).into_iter().map(|scheme| scheme.name());
    let (first, second) = (schemes.next().unwrap_or_default(), schemes.next().unwrap_or_default());
    for row in rows {
        let section = row.section(&template, side)?.to_string();
        let section = section.replace("first_scheme", first).replace("second_scheme", second);
        merge(&mut json, &serde_json::from_str(&section)?);
    }
    Ok(json)
}

fn parse(name: &str, text: &str) -> Result<Value, Error> {
    let parsed =
        Document::parse(name, text).map_err(|finding| Error::unusable(format!("{name}: {}", finding.message)))?;
    Ok(parsed.json().clone())
}

impl Row {
    /// The other rules that the change triggers.
    #[cfg(test)]
    pub(super) fn also(&self) -> Vec<&str> {
        self.row["also"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a place in the documents belongs to this row.
    #[cfg(test)]
    pub(super) fn owns(&self, pointer: &str) -> bool {
        let keys = self.row["document"].as_object().into_iter().flatten();
        let outside = keys.map(|(key, _)| format!("/{key}")).any(|at| pointer.starts_with(&at));
        outside || pointer.contains(&self.snake()) || pointer.contains(&self.pascal())
    }

    /// The caller of a breaking change breaks as the row says, any other one calls as before.
    fn expects(&self, outcome: &Outcome) -> bool {
        let breaks = self.row["breaks"].as_str();
        breaks.is_some() == (self.rule.verdict == Verdict::Breaking)
            && match outcome {
                Outcome::DoesNotCompile(code) => breaks == Some(code),
                Outcome::Rejected => breaks == Some("rejected"),
                Outcome::Calls => breaks.is_none(),
            }
    }

    fn snake(&self) -> String {
        self.rule.id.replace('-', "_")
    }

    fn pascal(&self) -> String {
        let capital = |word: &str| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default();
        self.rule.id.split('-').map(capital).collect()
    }

    fn named(&self, text: &str) -> String {
        text.replace("the_call", &self.snake()).replace("TheCall", &self.pascal())
    }

    /// The part of the document that belongs to the row.
    fn section(&self, template: &Value, side: Side) -> Result<Value, Error> {
        let row = &self.row;
        if side == Side::After && row["gone"] == true {
            return Ok(json!({}));
        }
        let mut parts = template.clone();
        let patches = if side == Side::Before { vec![&row["before"]] } else { vec![&row["before"], row] };
        for patch in patches {
            for name in ["call", "schemas"].into_iter().filter(|name| !patch[name].is_null()) {
                merge(&mut parts[name], &patch[name]);
            }
        }
        let mut paths = json!({"/verify/the_call": {"post": parts["call"]}});
        if let (Side::After, Some(path), id) = (side, row["more"]["path"].as_str(), &row["more"]["id"]) {
            let mut more = parts["call"].clone();
            more["operationId"] = id.clone();
            paths[path] = json!({"post": more});
        }
        let mut section = json!({
            "paths": paths,
            "components": {"schemas": parts["schemas"]},
        });
        if side == Side::After && row["document"].is_object() {
            merge(&mut section, &row["document"]);
        }
        let mut text = self.named(&section.to_string());
        if let (Side::After, [Value::String(from), Value::String(to)]) =
            (side, row["replace"].as_array().map_or(&[][..], Vec::as_slice))
        {
            text = text.replace(&self.named(from), &self.named(to));
        }
        Ok(serde_json::from_str(&text)?)
    }

    /// The source of the caller.
    fn caller(&self) -> String {
        let text = |key: &str| self.row[key].as_str().unwrap_or_default();
        let read = format!("fn read(response: &TheCallResponse) {{\n    {}", text("uses"));
        let caller = CALLER.replace("client.the_call()", &format!("client.the_call(){}", text("sets")));
        self.named(&caller.replace("fn read(response: &TheCallResponse) {", &read))
    }
}

/// Applies a merge patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    for (key, value) in patch {
        match target.as_object_mut() {
            Some(target) if value.is_null() => drop(target.remove(key)),
            Some(target) => merge(target.entry(key).or_insert(Value::Null), value),
            None => {}
        }
    }
}

/// A copy of the client and its dependencies, with the callers beside them.
struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    fn create(context: &Context) -> Result<Self, Error> {
        let folder = cargo::target(context).join("xtask/verify");
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        for part in ["openapi/src", "client/src", "client/build"] {
            copy(&context.root.join(part), &folder.join(part))?;
        }
        for file in ["openapi/Cargo.toml", "client/Cargo.toml", "Cargo.lock"] {
            fs::copy(context.root.join(file), folder.join(file))?;
        }
        let manifest = fs::read_to_string(context.root.join("Cargo.toml"))?;
        let members: Vec<_> = manifest
            .lines()
            .filter(|line| !line.starts_with("exclude = "))
            .map(|line| {
                let is_members = line.starts_with("members = ");
                if is_members { "members = [\"openapi\", \"client\", \"caller\"]" } else { line }
            })
            .collect();
        fs::write(folder.join("Cargo.toml"), members.join("\n"))?;
        fs::create_dir_all(folder.join("caller/src/bin"))?;
        fs::write(folder.join("caller/Cargo.toml"), CALLER_MANIFEST)?;
        Ok(Self { folder })
    }

    /// Builds the client of one side and runs each caller.
    fn outcomes(
        &self,
        context: &Context,
        document: &Document,
        rows: &[Row],
        side: Side,
    ) -> Result<BTreeMap<&'static str, Outcome>, Error> {
        if context.progress != Progress::Silent {
            eprintln!("building the client and {} callers, {side:?} …", rows.len());
        }
        let json = with_rows(document, rows, side)?;
        fs::write(self.folder.join(DEFAULT.document), serde_json::to_string_pretty(&json)?)?;
        let programs = self.folder.join("caller/src/bin");
        for row in rows {
            fs::write(programs.join(format!("{}.rs", row.snake())), row.caller())?;
        }
        fs::write(programs.join("run.rs"), "fn main() {}")?;
        let errors = self.errors(context)?;
        let compiled: Vec<_> = rows.iter().filter(|row| !errors.contains_key(&row.snake())).collect();
        fs::write(programs.join("run.rs"), runner(&compiled))?;
        let mut command = self.cargo(context);
        command.args(["run", "--quiet", "--package", "caller", "--bin", "run"]);
        let output = command.output()?;
        if !output.status.success() {
            let log = String::from_utf8_lossy(&output.stderr);
            return Err(Error::unusable(format!("the callers, {side:?}, do not run\n{log}")));
        }
        let rejected: BTreeSet<_> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        let outcome = |row: &Row| match errors.get(&row.snake()) {
            Some(code) => Outcome::DoesNotCompile(code.clone()),
            None if rejected.contains(&row.snake()) => Outcome::Rejected,
            None => Outcome::Calls,
        };
        Ok(rows.iter().map(|row| (row.rule.id, outcome(row))).collect())
    }

    /// The first error of each caller that does not compile.
    fn errors(&self, context: &Context) -> Result<BTreeMap<String, String>, Error> {
        let mut command = self.cargo(context);
        command.args(["check", "--package", "caller", "--bins", "--keep-going", "--message-format=json"]);
        let output = command.output()?;
        let mut errors = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
            let (target, message) = (&line["target"]["name"], &line["message"]);
            if message["level"] != "error" {
                continue;
            }
            if !line["package_id"].as_str().is_some_and(|package| package.contains("caller")) {
                return Err(unusable(message["rendered"].as_str().unwrap_or_default()));
            }
            let code = message["code"]["code"].as_str().map(str::to_owned);
            if let (Some(target), Some(code)) = (target.as_str(), code) {
                errors.entry(target.to_owned()).or_insert(code);
            }
        }
        if errors.is_empty() && !output.status.success() {
            return Err(unusable(&String::from_utf8_lossy(&output.stderr)));
        }
        Ok(errors)
    }

    fn cargo(&self, context: &Context) -> std::process::Command {
        let mut command = cargo::cargo(context);
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", cargo::target(context));
        command
    }
}

fn unusable(log: &str) -> Error {
    Error::unusable(format!("the client of the rows does not build\n{}", log.trim_end()))
}

const CALLER_MANIFEST: &str = "\
[package]
name = \"caller\"
version.workspace = true
edition.workspace = true

[dependencies]
stytch-client.workspace = true
tokio = { workspace = true, features = [\"net\", \"rt\", \"time\"] }
";

/// A program that makes every call, and prints the names of the rejected ones.
fn runner(rows: &[&Row]) -> String {
    let mut modules = String::new();
    let mut calls = String::new();
    for row in rows {
        let name = row.snake();
        modules = format!("{modules}#[path = \"{name}.rs\"]\nmod {name};\n");
        calls = format!("{calls}    tell(\"{name}\", runtime.block_on({name}::{name}(&client)));\n");
    }
    format!(
        "{modules}
use stytch_client::{{Client, Error, RequestOptions, RetryPolicy}};

fn main() {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = Client::builder().project(\"project-test-1\", \"secret\").base_url(\"http://127.0.0.1:9\");
    let client = client.options(RequestOptions::new().retry(RetryPolicy::off())).build().unwrap();
{calls}}}

fn tell(name: &str, outcome: Result<(), Error>) {{
    match outcome {{
        Err(Error::Refused(_)) => println!(\"{{name}}\"),
        Err(Error::NotSent(_)) => {{}}
        other => panic!(\"{{name}} is neither rejected nor unable to connect: {{other:?}}\"),
    }}
}}
"
    )
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
