//! Finds the operations that the checks accept and the generator does not.
//!
//! The generator runs as a program of its own with a time limit, so that a crash costs an operation and not the client.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant, UNIX_EPOCH},
};

use openapi_document::{Document, Usable, printable_lines};

use super::culprits::Search;
use crate::{bundle, context::Context, exit::Error, generator};

/// How long the generator may take.
const LIMIT: Duration = Duration::from_secs(300);
/// The rule of operations that the checks accept and the generator does not.
pub(super) const RULE: &str = "generator";

/// The generator as the package uses it, built.
pub(super) struct Generation {
    program: PathBuf,
    /// A folder for documents and messages.
    folder: PathBuf,
}

impl Generation {
    /// Builds the generator.
    pub(super) fn build(context: &Context, folder: PathBuf) -> Result<Self, Error> {
        Ok(Self { program: generator::program(context)?, folder })
    }

    /// Differs for each generator that was built.
    pub(super) fn version(&self) -> Result<String, Error> {
        let file = fs::metadata(&self.program)?;
        let built = file.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(format!("{}-{}", file.len(), built.as_nanos()))
    }

    /// Skips the operations that cannot be generated.
    pub(super) fn reduce(&self, context: &Context, usable: &mut Usable) -> Result<(), Error> {
        let Some(reason) = self.failure(&usable.written)? else { return Ok(()) };
        let failure = &mut |part: &Document| self.failure(part);
        let search = Search { context, rule: RULE, failure, budget: usize::MAX, is_over: false };
        if !search.reduce(usable, reason)? {
            let reasons: Vec<_> = usable.skipped.iter().map(|skipped| skipped.finding.to_string()).collect();
            return Err(Error::unusable(format!("no operation can be generated\n{}", reasons.join("\n"))));
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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use openapi_document::Operation;

    use super::*;
    use crate::test_support::context;

    const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n";

    /// The paths that are left, and the reasons for those that are skipped, with a shell script as the generator.
    fn reduced(paths: &[&str], script: &str) -> (Vec<String>, Vec<(String, String)>) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("generator");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let paths: String = paths
            .iter()
            .map(|path| format!("  {path}: {{get: {{responses: {{'200': {{description: d}}}}}}}}\n"))
            .collect();
        let written = Document::read_as_written("api.yaml", |_| Ok(format!("{HEAD}{paths}"))).unwrap();
        let mut usable = Usable::of(written).unwrap();
        let generation = Generation { program, folder: folder.path().to_owned() };
        generation.reduce(&context(), &mut usable).unwrap();
        let left = Operation::all(&usable.document).iter().map(|operation| operation.path().to_owned()).collect();
        (left, usable.skipped.into_iter().map(|skipped| (skipped.path, skipped.finding.message)).collect())
    }

    fn texts(paths: &[&str]) -> Vec<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn what_cannot_be_generated_is_found_by_halving() {
        let script = "if grep -q bad \"$1\"; then printf 'enum: 1 error\\n  wrong\\n' >&2; exit 2; fi";
        let (left, skipped) = reduced(&["/a", "/bad1", "/b", "/c", "/bad2"], script);
        assert_eq!(left, texts(&["/a", "/b", "/c"]));
        let reason = || "enum: 1 error wrong".to_owned();
        assert_eq!(skipped, [("/bad1".to_owned(), reason()), ("/bad2".to_owned(), reason())]);
    }

    #[test]
    fn a_crash_costs_an_operation() {
        let (left, skipped) = reduced(&["/a", "/bad"], "! grep -q bad \"$1\" || { echo 'a panic' >&2; kill -9 $$; }");
        assert_eq!(left, texts(&["/a"]));
        assert_eq!(skipped[0].1, "the generator crashed: a panic");
    }
}
