//! Proves the rules: a caller for each, compiled and run before and after the change that the rule is about.
//!
//! Each row of `proof/rows.yaml` changes an operation of its own, made from `proof/template.yaml`. So two builds of the client, with
//! all rows as they are before and as they are after, prove them all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use openapi_document::Document;
use serde_json::{Map, Value, json};

use super::rules::{self, Rule, Verdict};
use crate::{
    cargo,
    context::{Context, Progress},
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    table,
};

const TEMPLATE: &str = include_str!("proof/template.yaml");
const ROWS: &str = include_str!("proof/rows.yaml");
const CALLER: &str = include_str!("proof/caller.rs");

/// What a rule is proved with.
pub(super) struct Row {
    pub(super) rule: &'static Rule,
    row: Value,
}

/// Before or after what the rows change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// What came of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// The error's code.
    DoesNotCompile(String),
    Refused,
    /// Its call got as far as the network, where nobody listens.
    Calls,
}

pub(super) fn run(context: &Context, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, out)? else {
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
        let proved = before == Some(&Outcome::Calls) && after.is_some_and(|after| row.expects(after));
        failed += usize::from(!proved);
        let cell = |outcome: Option<&Outcome>| (outcome.map_or_else(|| "unknown".to_owned(), Outcome::name), PLAIN);
        let verdict = if proved { ("proved".to_owned(), GOOD) } else { ("not proved".to_owned(), BAD) };
        table.push(vec![
            (row.rule.id.to_owned(), PLAIN),
            (row.rule.verdict.name().to_owned(), FAINT),
            cell(before),
            cell(after),
            verdict,
        ]);
    }
    table::write(out, &table)?;
    writeln!(out, "\n{} rules: {} proved, {failed} not", rows.len(), rows.len() - failed)?;
    Ok(if failed == 0 { Exit::Fine } else { Exit::Failed })
}

impl Outcome {
    fn name(&self) -> String {
        match self {
            Self::DoesNotCompile(code) => format!("does not compile: {code}"),
            Self::Refused => "refused".to_owned(),
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
            let rule = rule.ok_or_else(|| Error::unusable(format!("rows.yaml proves `{id}`, which is no rule")))?;
            Ok(Row { rule, row })
        })
        .collect()
}

/// The document with the template of every row, before or after what the row changes.
pub(super) fn with_rows(document: &Document, rows: &[Row], side: Side) -> Result<Value, Error> {
    let template = parse("template.yaml", TEMPLATE)?;
    let mut json = document.json().clone();
    for row in rows {
        merge(&mut json, &row.section(&template, side)?);
    }
    Ok(json)
}

fn parse(name: &str, text: &str) -> Result<Value, Error> {
    let parsed =
        Document::parse(name, text).map_err(|finding| Error::unusable(format!("{name}: {}", finding.message)))?;
    Ok(parsed.json().clone())
}

impl Row {
    /// The rules that the change brings besides its own.
    #[cfg(test)]
    pub(super) fn also(&self) -> Vec<&str> {
        self.row["also"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a place in the documents is one of this row's.
    #[cfg(test)]
    pub(super) fn owns(&self, pointer: &str) -> bool {
        let keys = self.row["document"].as_object().into_iter().flatten();
        let outside = keys.map(|(key, _)| format!("/{key}")).any(|at| pointer.starts_with(&at));
        outside || pointer.contains(&self.snake()) || pointer.contains(&self.pascal())
    }

    /// A verdict of breaking is proved by the caller breaking as the row says, any other by it calling as before.
    fn expects(&self, outcome: &Outcome) -> bool {
        let breaks = self.row["breaks"].as_str();
        breaks.is_some() == (self.rule.verdict == Verdict::Breaking)
            && match outcome {
                Outcome::DoesNotCompile(code) => breaks == Some(code),
                Outcome::Refused => breaks == Some("refused"),
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

    /// What the row adds to the document.
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
        let mut paths = json!({"/prove/the_call": {"post": parts["call"]}});
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

    /// The program that calls.
    fn caller(&self) -> String {
        let text = |key: &str| self.row[key].as_str().unwrap_or_default();
        let read = format!("fn read(answer: &TheCallAnswer) {{\n    {}", text("uses"));
        let caller = CALLER.replace("client.the_call()", &format!("client.the_call(){}", text("sets")));
        self.named(&caller.replace("fn read(answer: &TheCallAnswer) {", &read))
    }
}

/// What RFC 7396 calls a merge patch.
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

/// A copy of the crates that people depend on, and the callers beside them.
struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    fn create(context: &Context) -> Result<Self, Error> {
        let folder = cargo::target(context).join("xtask/proof");
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

    /// Builds the client from one side, and tries each caller.
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
        fs::write(self.folder.join(document::PATH), serde_json::to_string_pretty(&json)?)?;
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
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Error::unusable(format!("the callers, {side:?}, do not run\n{said}")));
        }
        let refused: BTreeSet<_> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        let outcome = |row: &Row| match errors.get(&row.snake()) {
            Some(code) => Outcome::DoesNotCompile(code.clone()),
            None if refused.contains(&row.snake()) => Outcome::Refused,
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

fn unusable(said: &str) -> Error {
    Error::unusable(format!("the client does not build from the document that proves the rules\n{}", said.trim_end()))
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

/// A program that makes every call, and prints the names of those that were refused before anything was sent.
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
        other => panic!(\"{{name}} is neither refused nor unable to connect: {{other:?}}\"),
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
