//! The package in target/xtask/verify: a client for each document, a caller for each row.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use serde_json::Value;

use super::rows::{self, Row, Side};
use crate::{
    cargo,
    context::{Context, Progress},
    exit::Error,
    folder, text_diff,
};

const NAME: &str = "verify-rules";

/// The outcome of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    DoesNotCompile {
        code: String,
    },
    /// Its call is rejected before it is sent.
    Rejected,
    /// Its call is sent.
    Calls {
        /// The text that the caller prints about the error from the server.
        seen: String,
    },
}

impl Outcome {
    pub(super) fn text(&self) -> String {
        match self {
            Self::DoesNotCompile { code } => format!("does not compile: {code}"),
            Self::Rejected => "rejected".to_owned(),
            Self::Calls { seen } if seen.is_empty() => "calls".to_owned(),
            Self::Calls { seen } => format!("calls: {}", text_diff::shortened(seen)),
        }
    }
}

/// The package, which depends on the generator and the runtime of the workspace.
pub(super) struct Package {
    folder: PathBuf,
}

impl Package {
    pub(super) fn create(context: &Context) -> Result<Self, Error> {
        let folder = cargo::target(context).join("xtask/verify");
        folder::remove(&folder)?;
        fs::create_dir_all(folder.join("src/bin"))?;
        fs::write(folder.join("build.rs"), include_str!("../../../verify/build.rs"))?;
        fs::write(folder.join("src/lib.rs"), include_str!("../../../verify/lib.rs"))?;
        fs::copy(context.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder })
    }

    /// Builds the clients of one side and runs each caller. The keys are the ids of the rules.
    pub(super) fn outcomes(
        &self,
        context: &Context,
        rows: &[Row],
        side: Side,
    ) -> Result<BTreeMap<&'static str, Outcome>, Error> {
        if context.progress != Progress::Silent {
            eprintln!("building the clients and {} callers, {side:?} …", rows.len());
        }
        let manifest = rows::manifest(rows, side)?.to_string();
        let manifest = manifest.replace("WORKSPACE", &context.root.display().to_string());
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        let documents = self.folder.join("documents");
        folder::remove(&documents)?;
        fs::create_dir_all(&documents)?;
        for (name, document) in rows::documents(rows, side)? {
            fs::write(documents.join(format!("{name}.json")), serde_json::to_string_pretty(&document)?)?;
        }
        let programs = self.folder.join("src/bin");
        for row in rows {
            fs::write(programs.join(format!("{}.rs", row.name())), row.caller())?;
        }
        fs::write(programs.join("run.rs"), "fn main() {}")?;
        let errors = self.errors(context)?;
        let compiled: Vec<_> = rows.iter().filter(|row| !errors.contains_key(&row.name())).collect();
        fs::write(programs.join("run.rs"), runner(&compiled))?;
        let mut command = self.cargo(context);
        // Only one of two variables that belong together is set, so that the error names the other.
        command.args(["run", "--quiet", "--bin", "run"]).env("VERIFY_USER", "user").env_remove("VERIFY_SECRET");
        let output = command.output()?;
        if !output.status.success() {
            let log = String::from_utf8_lossy(&output.stderr);
            return Err(Error::unusable(format!("the callers, {side:?}, do not run\n{log}")));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text.lines().filter_map(|line| line.split_once('\t')).filter_map(|(name, rest)| {
            let (word, seen) = rest.split_once('\t')?;
            let calls = Outcome::Calls { seen: seen.to_owned() };
            Some((name, if word == "rejected" { Outcome::Rejected } else { calls }))
        });
        let ran: BTreeMap<_, _> = lines.collect();
        let outcome = |row: &Row| match errors.get(&row.name()) {
            Some(code) => Some(Outcome::DoesNotCompile { code: code.clone() }),
            None => ran.get(&*row.name()).cloned(),
        };
        Ok(rows.iter().filter_map(|row| Some((row.rule.id, outcome(row)?))).collect())
    }

    /// The code of the first error of each caller that does not compile.
    fn errors(&self, context: &Context) -> Result<BTreeMap<String, String>, Error> {
        let mut command = self.cargo(context);
        command.args(["check", "--bins", "--keep-going", "--message-format=json"]);
        let output = command.output()?;
        let mut errors = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
            let (target, message) = (&line["target"], &line["message"]);
            if message["level"] != "error" {
                continue;
            }
            if !line["package_id"].as_str().is_some_and(|package| package.contains(NAME)) || target["kind"][0] != "bin"
            {
                return Err(unusable(message["rendered"].as_str().unwrap_or_default()));
            }
            let code = message["code"]["code"].as_str().map(str::to_owned);
            if let (Some(target), Some(code)) = (target["name"].as_str(), code) {
                errors.entry(target.to_owned()).or_insert(code);
            }
        }
        if errors.is_empty() && !output.status.success() {
            return Err(unusable(&String::from_utf8_lossy(&output.stderr)));
        }
        Ok(errors)
    }

    fn cargo(&self, context: &Context) -> Command {
        let mut command = cargo::cargo(context);
        command
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", cargo::target(context))
            .env("CARGO_NET_OFFLINE", "true");
        command
    }
}

fn unusable(log: &str) -> Error {
    Error::unusable(format!("the clients of the rows do not build\n{}", log.trim_end()))
}

/// The program that makes the call of every row.
fn runner(rows: &[&Row]) -> String {
    let (mut modules, mut calls) = (String::new(), String::new());
    for row in rows {
        let (name, document) = (row.name(), row.document());
        modules += &format!("#[path = \"{name}.rs\"]\nmod {name};\n");
        calls += &format!("    call!(runtime, url, {document}, {name});\n");
    }
    let runner = include_str!("../../../verify/run.rs").replace("    // CALLS\n", &calls);
    // Modules come after the inner documentation.
    runner.replacen("\n\nuse ", &format!("\n\n{modules}\nuse "), 1)
}
