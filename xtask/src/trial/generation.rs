//! Finds the operations that the checks accept and the generator does not.
//!
//! The generator is a program of its own with a time limit, so that whatever happens in it costs an operation and not the try.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use openapi_document::{Document, Finding, Operation, Skipped, Usable, printable_lines};

use super::package::Package;
use crate::{bundle, context::Context, exit::Error, generator};

/// How long the generator may take.
const LIMIT: Duration = Duration::from_secs(300);
/// The rule of what the generator does not take although the checks accept it.
const RULE: &str = "generator";

/// The generator as the package uses it, built.
pub(super) struct Generation {
    program: PathBuf,
    /// A folder for documents and messages.
    folder: PathBuf,
}

/// An operation: method and path.
type Key = (&'static str, String);

impl Generation {
    /// Builds the generator.
    pub(super) fn build(context: &Context, package: &Package) -> Result<Self, Error> {
        let folder = package.folder.join("tmp");
        fs::create_dir_all(&folder)?;
        Ok(Self { program: generator::program(context)?, folder })
    }

    /// Skips the operations that cannot be generated.
    pub(super) fn reduce(&self, context: &Context, usable: &mut Usable) -> Result<(), Error> {
        let keys: Vec<_> = Operation::all(&usable.written).iter().map(key).collect();
        let Some(reason) = self.failure(&usable.written)? else { return Ok(()) };
        let mut culprits = Vec::new();
        self.search(context, &usable.written, &keys, reason, &mut culprits)?;
        for ((method, path), reason) in culprits {
            let finding = finding(&usable.document, method, &path, reason);
            usable.skip(Skipped { method, path, finding });
        }
        if Operation::all(&usable.written).is_empty() {
            let reasons: Vec<_> = usable.skipped.iter().map(|skipped| skipped.finding.to_string()).collect();
            return Err(Error::unusable(format!("no operation can be generated\n{}", reasons.join("\n"))));
        }
        Ok(())
    }

    /// Finds the operations of a set, which cannot be generated for a reason, that are to blame.
    fn search(
        &self,
        context: &Context,
        written: &Document,
        keys: &[Key],
        reason: String,
        culprits: &mut Vec<(Key, String)>,
    ) -> Result<(), Error> {
        context.progress.show(&format!("looking for what cannot be generated among {} operations", keys.len()));
        if let [key] = keys {
            culprits.push((key.clone(), reason));
            return Ok(());
        }
        let before = culprits.len();
        let halves = keys.split_at(keys.len() / 2);
        for half in [halves.0, halves.1] {
            let part = written.with_operations(|operation| half.contains(&key(operation)));
            if let Some(reason) = self.failure(&part)? {
                self.search(context, written, half, reason, culprits)?;
            }
        }
        if culprits.len() > before {
            return Ok(());
        }
        // Two operations that go together with others, and not with each other.
        let mut kept = Vec::new();
        for next in keys {
            kept.push(next.clone());
            let part = written.with_operations(|operation| kept.contains(&key(operation)));
            if let Some(reason) = self.failure(&part)? {
                kept.pop();
                culprits.push((next.clone(), reason));
            }
        }
        Ok(())
    }

    /// Why a document cannot be generated.
    fn failure(&self, written: &Document) -> Result<Option<String>, Error> {
        let (document, log) = (self.folder.join("openapi.yaml"), self.folder.join("messages.txt"));
        fs::write(&document, bundle::text(written, bundle::Format::Yaml)?)?;
        let mut command = Command::new(&self.program);
        command.arg(&document).args([r#"{"schemas":"always"}"#, "--check"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&log)?);
        let mut child =
            command.spawn().map_err(|error| Error::unusable(format!("cannot start the generator: {error}")))?;
        let start = Instant::now();
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if start.elapsed() > LIMIT => {
                    child.kill()?;
                    child.wait()?;
                    return Ok(Some(format!("the generator takes more than {} s", LIMIT.as_secs())));
                }
                None => thread::sleep(Duration::from_millis(20)),
            }
        };
        let text = printable_lines(&String::from_utf8_lossy(&fs::read(&log)?));
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(match status.code() {
            Some(0) => None,
            // The first line is the rule, the second one its first finding.
            Some(2) => Some(lines.take(2).collect::<Vec<_>>().join(" ")),
            _ => Some(format!("the generator crashed: {}", lines.take(4).collect::<Vec<_>>().join(" "))),
        })
    }
}

fn key(operation: &Operation<'_>) -> Key {
    (operation.method(), operation.path().to_owned())
}

fn finding(document: &Document, method: &str, path: &str, reason: String) -> Finding {
    let operations = Operation::all(document);
    let operation = operations.iter().find(|operation| (operation.method(), operation.path()) == (method, path));
    let pointer = operation.map(|operation| operation.node().pointer().to_owned()).unwrap_or_default();
    Finding {
        rule: RULE,
        file: document.file(&pointer).to_owned(),
        line: document.line(&pointer),
        operation: operation.map(|operation| operation.id().to_owned()),
        message: reason,
        remedy: "this is a limit of the generator, not a flaw of the document".to_owned(),
        pointer,
    }
}
