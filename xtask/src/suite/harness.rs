//! Builds the executable of a suite, lists its cases, runs them.

use std::{
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use openapi_document::printable_lines;
use serde_json::Value;

use super::{Case, Level, Run, Suite, build_arguments};
use crate::{cargo, context::Context, exit::Error, folder::TemporaryFolder};

/// A suite that is built.
#[derive(Debug, Clone)]
pub(crate) struct Harness {
    suite: &'static Suite,
    program: OsString,
    arguments: Vec<OsString>,
    /// The folder of its package, where cargo would start it.
    folder: PathBuf,
    /// The document to test the client against, if it is not the one that the client was generated from.
    document: Option<PathBuf>,
}

impl Harness {
    /// Builds a suite.
    pub(crate) fn build(context: &Context, suite: &'static Suite) -> Result<Self, Error> {
        cargo::build(context, "the suite", &build_arguments(suite.package))?
            .iter()
            .find_map(|message| of_message(suite, message))
            .ok_or_else(|| Error::unusable("cargo did not say where the suite was built"))
    }

    /// The same suite with the document of another file.
    pub(crate) fn with_document(&self, document: &Path) -> Self {
        Self { document: Some(document.to_owned()), ..self.clone() }
    }

    /// The ids of all cases, in the order of the document.
    pub(crate) fn list(&self) -> Result<Vec<String>, Error> {
        let output = self
            .command()
            .env("CONFORMANCE_LIST", "1")
            .output()
            .map_err(|error| Error::unusable(format!("cannot start the suite: {error}")))?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr);
            return Err(Error::unusable(format!("the suite cannot list its cases: {}", message.trim_end())));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().map(str::to_owned).collect())
    }

    /// Runs cases. The results are in the order of `selected`.
    pub(crate) fn run(&self, context: &Context, selected: &[&str], accept: bool) -> Result<Run, Error> {
        let folder = TemporaryFolder::create(context)?;
        let (results, log) = (folder.0.join("results.jsonl"), folder.0.join("output.txt"));
        let cases = folder.0.join("cases.txt");
        fs::write(&cases, selected.join("\n"))?;
        File::create(&results)?;
        let output = File::create(&log)?;
        let mut command = self.command();
        command
            .env("CONFORMANCE_RESULTS", &results)
            .env("CONFORMANCE_CASES", &cases)
            .env("INSTA_WORKSPACE_ROOT", &context.root)
            .env("INSTA_OUTPUT", "none")
            .env("INSTA_UPDATE", if accept { "always" } else { "no" })
            .env_remove("CONFORMANCE_ACCEPT")
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        if accept {
            command.env("CONFORMANCE_ACCEPT", "1");
        }
        let mut child = command.spawn().map_err(|error| Error::unusable(format!("cannot start the suite: {error}")))?;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            // The last line may be half written, also within a character.
            let done = fs::read(&results)?.iter().filter(|byte| **byte == b'\n').count();
            context.progress.show(&format!("{done} of {} cases", selected.len()));
            thread::sleep(Duration::from_millis(40));
        };
        context.progress.clear();
        let lines = String::from_utf8_lossy(&fs::read(&results)?).into_owned();
        Ok(Run {
            suite: self.suite,
            cases: Case::read(&lines, selected),
            coverage: Level::read(&lines),
            failure: if status.success() { None } else { Some(status.to_string()) },
            output: printable_lines(&String::from_utf8_lossy(&fs::read(&log)?)),
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .stdin(Stdio::null());
        match &self.document {
            Some(document) => command.env("CONFORMANCE_DOCUMENT", document),
            None => command.env_remove("CONFORMANCE_DOCUMENT"),
        };
        command
    }
}

fn of_message(suite: &'static Suite, message: &Value) -> Option<Harness> {
    let target = &message["target"];
    let is_suite = target["name"] == "conformance" && target["kind"] == serde_json::json!(["test"]);
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let program = message["executable"].as_str().filter(|_| is_suite)?;
    Some(Harness {
        suite,
        program: program.into(),
        arguments: Vec::new(),
        folder: manifest.parent()?.to_owned(),
        document: None,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::suite::{DEFAULT, Verdict};

    /// A suite that is a shell script.
    fn suite(script: &str) -> Harness {
        Harness {
            suite: DEFAULT,
            program: "sh".into(),
            arguments: ["-c", script, "suite"].map(OsString::from).to_vec(),
            folder: std::env::temp_dir(),
            document: None,
        }
    }

    fn run(script: &str, selected: &[&str], accept: bool) -> Run {
        suite(script).run(&Context::of_terminal().silent(), selected, accept).expect("the shell runs the script")
    }

    fn passed(id: &str) -> String {
        format!(
            r#"echo '{{"id":"{id}","kind":"response","verdict":"passed","message":null}}' >> "$CONFORMANCE_RESULTS""#
        )
    }

    #[test]
    fn the_suite_lists_its_cases() {
        let script = r#"[ "$CONFORMANCE_LIST" = 1 ] && printf 'send/200_sent\nsend/400_bad\n'"#;
        assert_eq!(suite(script).list().unwrap(), ["send/200_sent", "send/400_bad"]);
    }

    #[test]
    fn a_suite_that_cannot_list_says_why() {
        let error = suite("echo no document >&2; exit 2").list().unwrap_err();
        assert_eq!(error.message, "the suite cannot list its cases: no document");
    }

    #[test]
    fn a_case_without_a_result_is_missing() {
        let script = format!("{}; echo stack overflow >&2; kill -ABRT $$", passed("send/200_sent"));
        let run = run(&script, &["send/200_sent", "send/400_bad"], false);
        assert_eq!(run.cases[0].verdict, Verdict::Passed);
        assert_eq!(run.cases[1].verdict, Verdict::Missing);
        assert!(run.failure.is_some());
        assert_eq!(run.output.trim_end(), "stack overflow");
    }

    #[test]
    fn the_selected_cases_are_run() {
        let script = format!(r#"[ "$(cat "$CONFORMANCE_CASES")" = send/200_sent ] && {}"#, passed("send/200_sent"));
        let run = run(&script, &["send/200_sent"], false);
        assert_eq!(run.cases.len(), 1);
        assert_eq!(run.cases[0].verdict, Verdict::Passed);
    }

    #[test]
    fn snapshots_are_written_only_when_accepted() {
        for (accept, expected) in [(true, "always 1 none"), (false, "no - none")] {
            let script = r#"echo "$INSTA_UPDATE ${CONFORMANCE_ACCEPT:--} $INSTA_OUTPUT""#;
            assert_eq!(run(script, &[], accept).output.trim_end(), expected);
        }
    }

    #[test]
    fn the_executable_is_that_of_the_test_target() {
        let of = |kind: &str, name: &str| {
            serde_json::json!({
                "reason": "compiler-artifact", "manifest_path": "/w/conformance/Cargo.toml", "executable": "/t/conformance-1",
                "target": {"kind": [kind], "name": name},
            })
        };
        let harness = of_message(DEFAULT, &of("test", "conformance")).unwrap();
        assert_eq!(harness.folder, Path::new("/w/conformance"));
        assert!(of_message(DEFAULT, &of("bin", "conformance")).is_none());
        assert!(of_message(DEFAULT, &of("test", "other")).is_none());
    }

    #[test]
    fn results_are_read_while_a_character_is_half_written() {
        let half = r#"printf '\303' >> "$CONFORMANCE_RESULTS"; sleep 0.3; printf '\251\n' >> "$CONFORMANCE_RESULTS""#;
        let run = run(&format!("{half}; {}", passed("send/200_sent")), &["send/200_sent"], false);
        assert_eq!(run.cases[0].verdict, Verdict::Passed);
    }
}
