//! Builds the executable of a suite, lists its cases, runs them.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use openapi_document::printable_lines;
use serde_json::Value;

use super::{Case, Level, Run, Suite, build_arguments};
use crate::{cargo, context::Context, exit::Error, folder::TemporaryFolder};

/// The stack of a thread of the suite, in bytes. A choice between many large objects, read by code that is not optimized, needs more than the
/// default of 2 MiB.
const STACK: &str = "16777216";

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
    /// How long the suite may take to list or to run its cases.
    limit: Option<Duration>,
}

impl Harness {
    /// Builds a suite.
    pub(crate) fn build(context: &Context, suite: &'static Suite) -> Result<Self, Error> {
        Self::of_build(suite, &cargo::build(context, "the suite", &build_arguments(suite.package))?)
    }

    /// The suite that a build with these messages of cargo built.
    pub(crate) fn of_build(suite: &'static Suite, messages: &[Value]) -> Result<Self, Error> {
        messages
            .iter()
            .find_map(|message| of_message(suite, message))
            .ok_or_else(|| Error::unusable(format!("cargo did not say where the suite of {} was built", suite.package)))
    }

    /// Builds a suite whose client is generated with a fault, such as `swap-setters:1`. Returns it with the place of the fault.
    pub(crate) fn with_fault(context: &Context, suite: &'static Suite, fault: &str) -> Result<(Self, String), Error> {
        let mut command = cargo::cargo(context);
        command.args(build_arguments(suite.package)).args(FAULTS).env(FAULT, fault);
        let messages = cargo::build_with(context, &format!("the suite with the fault `{fault}`"), command)?;
        let harness = messages.iter().find_map(|message| of_message(suite, message));
        let place = messages.iter().find_map(fault_place);
        harness.zip(place).ok_or_else(|| Error::unusable(format!("the generator did not apply the fault `{fault}`")))
    }

    /// The same suite with the document of another file.
    pub(crate) fn with_document(&self, document: &Path) -> Self {
        Self { document: Some(document.to_owned()), ..self.clone() }
    }

    /// The same suite, which is ended when it takes longer.
    pub(crate) fn with_limit(self, limit: Duration) -> Self {
        Self { limit: Some(limit), ..self }
    }

    /// The ids of all cases, in the order of the document.
    pub(crate) fn list(&self) -> Result<Vec<String>, Error> {
        let mut child = self
            .command()
            .env("CONFORMANCE_LIST", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| Error::unusable(format!("cannot start the suite: {error}")))?;
        // They are read while the suite writes them, which would wait otherwise.
        let (listed, errors) = (read(child.stdout.take()), read(child.stderr.take()));
        let ended = self.ended(&mut child, &mut || Ok(()))?;
        let text = |reader: thread::JoinHandle<Vec<u8>>| {
            String::from_utf8_lossy(&reader.join().unwrap_or_default()).into_owned()
        };
        match ended {
            Ok(status) if status.success() => Ok(text(listed).lines().map(str::to_owned).collect()),
            Ok(_) => Err(Error::unusable(format!("the suite cannot list its cases: {}", text(errors).trim_end()))),
            Err(reason) => Err(Error::unusable(format!("the suite cannot list its cases: {reason}"))),
        }
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
        let start = Instant::now();
        let mut child = command.spawn().map_err(|error| Error::unusable(format!("cannot start the suite: {error}")))?;
        let mut progress = Written { file: File::open(&results)?, end: Vec::new(), cases: 0, failed: 0 };
        let ended = self.ended(&mut child, &mut || {
            progress.read()?;
            let failed = if progress.failed == 0 { String::new() } else { format!(", {} failed", progress.failed) };
            context.progress.show(&format!("{} of {} cases{failed}", progress.cases, selected.len()));
            Ok(())
        })?;
        let duration = start.elapsed();
        context.progress.clear();
        let lines = read_results(&results)?;
        Ok(Run {
            suite: self.suite,
            cases: Case::read(&lines, selected),
            coverage: Level::read(&lines),
            failure: match ended {
                Ok(status) if status.success() => None,
                Ok(status) => Some(status.to_string()),
                Err(reason) => Some(reason),
            },
            output: printable_lines(&String::from_utf8_lossy(&fs::read(&log)?)),
            duration,
        })
    }

    /// How the suite ended; or the reason why it was stopped.
    fn ended(
        &self,
        child: &mut Child,
        meanwhile: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Result<ExitStatus, String>> {
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(Ok(status));
            }
            if let Some(limit) = self.limit.filter(|limit| start.elapsed() > *limit) {
                child.kill()?;
                child.wait()?;
                return Ok(Err(format!("stopped after {} s, its limit", limit.as_secs())));
            }
            meanwhile()?;
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// The run that cargo started with a folder as `CONFORMANCE_RESULTS`. Cargo reports how it ended; here, a run without
    /// coverage counts as unfinished.
    pub(crate) fn run_by_cargo(&self, results: &Path) -> Result<Run, Error> {
        let name = Path::new(&self.program).with_extension("jsonl");
        let path = results.join(name.file_name().unwrap_or_default());
        let lines = read_results(&path)
            .map_err(|error| Error::unusable(format!("the suite wrote no results to {}: {error}", path.display())))?;
        let (cases, coverage) = (Case::read(&lines, &[]), Level::read(&lines));
        let failure = coverage.is_empty().then(|| "before its end".to_owned());
        let millis: f64 = cases.iter().filter_map(Case::millis).sum();
        let duration = Duration::from_secs_f64(millis / 1000.0);
        Ok(Run { suite: self.suite, cases, coverage, failure, output: String::new(), duration })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env("RUST_MIN_STACK", STACK)
            .stdin(Stdio::null());
        match &self.document {
            Some(document) => command.env("CONFORMANCE_DOCUMENT", document),
            None => command.env_remove("CONFORMANCE_DOCUMENT"),
        };
        command
    }
}

/// The results of a running suite, each byte of which is read once.
struct Written {
    file: File,
    /// What was read of the last line, which may be half written.
    end: Vec<u8>,
    cases: usize,
    failed: usize,
}

impl Written {
    /// Reads what was written since the last time.
    fn read(&mut self) -> io::Result<()> {
        self.file.read_to_end(&mut self.end)?;
        while let Some(length) = self.end.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.end.drain(..=length).collect();
            self.cases += 1;
            // In a message, the quotes are escaped.
            self.failed += usize::from(String::from_utf8_lossy(&line).contains(r#""verdict":"failed""#));
        }
        Ok(())
    }
}

/// Reads a pipe to its end, in a thread.
fn read(pipe: Option<impl io::Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut text = Vec::new();
        // What cannot be read is missing.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut text));
        text
    })
}

/// Reads result lines. The last one may be half written, also within a character.
fn read_results(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

/// The arguments with which the generator is built with its faults.
const FAULTS: [&str; 2] = ["--features", "openapi-client-build/faults"];
/// The variable that names a fault to the build script of the client, and the one that it sets to the place.
const FAULT: &str = "OPENAPI_CLIENT_FAULT";
const FAULT_PLACE: &str = "OPENAPI_CLIENT_FAULT_PLACE";

/// The place of a fault, in cargo's message about the build script.
fn fault_place(message: &Value) -> Option<String> {
    let variables = message["env"].as_array()?.iter();
    let mut places = variables.filter(|variable| variable[0] == FAULT_PLACE);
    places.next()?[1].as_str().map(str::to_owned)
}

fn of_message(suite: &'static Suite, message: &Value) -> Option<Harness> {
    let target = &message["target"];
    let is_suite = target["name"] == "conformance" && target["kind"] == serde_json::json!(["test"]);
    let is_package = package_name(message["package_id"].as_str()?) == Some(suite.package);
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let program = message["executable"].as_str().filter(|_| is_suite && is_package)?;
    Some(Harness {
        suite,
        program: program.into(),
        arguments: Vec::new(),
        folder: manifest.parent()?.to_owned(),
        document: None,
        limit: None,
    })
}

/// The name in the id of a package: `path+file:///w/conformance/stytch#stytch-conformance@0.1.0`, or the folder's, if no name follows.
fn package_name(id: &str) -> Option<&str> {
    let (source, version) = id.rsplit_once('#')?;
    version.split_once('@').map_or_else(|| source.rsplit('/').next(), |(name, _)| Some(name))
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Seek as _, Write as _};

    use super::*;
    use crate::{
        suite::{DEFAULT, Verdict},
        test_support::context,
    };

    /// A suite that is a shell script.
    fn suite(script: &str) -> Harness {
        Harness {
            suite: DEFAULT,
            program: "sh".into(),
            arguments: ["-c", script, "suite"].map(OsString::from).to_vec(),
            folder: std::env::temp_dir(),
            document: None,
            limit: None,
        }
    }

    fn run(script: &str, selected: &[&str], accept: bool) -> Run {
        suite(script).run(&context(), selected, accept).expect("the shell runs the script")
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
    fn a_suite_that_hangs_is_ended() {
        let limited = || suite("exec sleep 1000").with_limit(Duration::ZERO);
        let run = limited().run(&context(), &["send/200_sent"], false).unwrap();
        assert_eq!((run.cases[0].verdict, run.crash()), (Verdict::Missing, Some("stopped after 0 s, its limit")));
        let error = limited().list().unwrap_err();
        assert_eq!(error.message, "the suite cannot list its cases: stopped after 0 s, its limit");
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
        let of = |package: &str, kind: &str, name: &str| {
            serde_json::json!({
                "reason": "compiler-artifact", "manifest_path": "/w/conformance/Cargo.toml", "executable": "/t/conformance-1",
                "package_id": format!("path+file:///w/conformance#{package}@0.1.0"),
                "target": {"kind": [kind], "name": name},
            })
        };
        let harness = of_message(DEFAULT, &of(DEFAULT.package, "test", "conformance")).unwrap();
        assert_eq!(harness.folder, Path::new("/w/conformance"));
        assert!(of_message(DEFAULT, &of(DEFAULT.package, "bin", "conformance")).is_none());
        assert!(of_message(DEFAULT, &of(DEFAULT.package, "test", "other")).is_none());
        assert!(of_message(DEFAULT, &of("observatory", "test", "conformance")).is_none());
        assert_eq!(package_name("path+file:///w/conformance/observatory#0.1.0"), Some("observatory"));
    }

    #[test]
    fn a_run_by_cargo_is_read_from_the_file_of_its_executable() {
        let folder = tempfile::tempdir().unwrap();
        let harness = Harness { program: "/t/debug/deps/conformance-1f".into(), ..suite("") };
        let error = harness.run_by_cargo(folder.path()).unwrap_err();
        assert!(error.message.starts_with("the suite wrote no results to "), "{error}");
        let file = folder.path().join("conformance-1f.jsonl");
        let case = r#"{"id":"send/200_sent","verdict":"passed","millis":1500.0}"#;
        fs::write(&file, format!("{case}\n")).unwrap();
        let run = harness.run_by_cargo(folder.path()).unwrap();
        assert_eq!((run.cases.len(), run.crash()), (1, Some("before its end")));
        let coverage = r#"{"coverage":{"name":"operations","covered":1,"total":1,"uncovered":[]}}"#;
        fs::write(&file, format!("{case}\n{coverage}\n")).unwrap();
        let run = harness.run_by_cargo(folder.path()).unwrap();
        assert_eq!((run.coverage.len(), run.crash(), run.duration.as_millis()), (1, None, 1500));
    }

    #[test]
    fn progress_reads_each_byte_once() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut progress = Written { file: File::open(file.path()).unwrap(), end: Vec::new(), cases: 0, failed: 0 };
        let mut counts = |text: &str| {
            fs::OpenOptions::new().append(true).open(file.path()).unwrap().write_all(text.as_bytes()).unwrap();
            progress.read().unwrap();
            (progress.cases, progress.failed, progress.file.stream_position().unwrap())
        };
        assert_eq!(counts(r#"{"verdict":"pas"#), (0, 0, 15));
        assert_eq!(counts("sed\"}\n{\"verdict\":\"failed\"}\n"), (2, 1, 42));
        assert_eq!(counts(""), (2, 1, 42));
    }

    #[test]
    fn the_place_of_a_fault_is_that_of_the_build_script() {
        let message = serde_json::json!({
            "reason": "build-script-executed", "env": [["A", "b"], [FAULT_PLACE, "Letter::recipient and Letter::sender"]],
        });
        assert_eq!(fault_place(&message).as_deref(), Some("Letter::recipient and Letter::sender"));
        assert_eq!(fault_place(&serde_json::json!({"reason": "build-script-executed", "env": []})), None);
    }

    #[test]
    fn results_are_read_while_a_character_is_half_written() {
        let half = r#"printf '\303' >> "$CONFORMANCE_RESULTS"; sleep 0.3; printf '\251\n' >> "$CONFORMANCE_RESULTS""#;
        let run = run(&format!("{half}; {}", passed("send/200_sent")), &["send/200_sent"], false);
        assert_eq!(run.cases[0].verdict, Verdict::Passed);
    }

    #[test]
    fn the_threads_of_a_suite_have_a_large_stack() {
        let harness = suite("echo $RUST_MIN_STACK");
        let output = harness.command().output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), STACK);
    }
}
