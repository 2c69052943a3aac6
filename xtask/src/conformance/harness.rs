//! The suite's executable: found, asked what cases it has, and run.

use std::{
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

use super::{
    FIRST, Subject,
    report::{Case, Played},
};
use crate::{cargo, context::Context, exit::Error};

/// How to start the suite.
#[derive(Debug, Clone)]
pub(crate) struct Harness {
    subject: &'static Subject,
    program: OsString,
    arguments: Vec<OsString>,
    /// Where cargo would start it: the folder of its package.
    folder: PathBuf,
    /// The document to hold the client against, where it is not the one that it was built from.
    document: Option<PathBuf>,
}

impl Harness {
    /// Builds the suite of the document.
    pub(crate) fn build(context: &Context) -> Result<Self, Error> {
        Self::build_of(context, &FIRST)
    }

    /// Builds the suite of a document.
    pub(crate) fn build_of(context: &Context, subject: &'static Subject) -> Result<Self, Error> {
        cargo::build_suite_of(context, subject.package)?
            .iter()
            .find_map(|message| of_message(subject, message))
            .ok_or_else(|| Error::unusable("cargo did not say where the suite was built"))
    }

    /// The same suite with the document in a file.
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
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Error::unusable(format!("the suite cannot list its cases: {}", said.trim_end())));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().map(str::to_owned).collect())
    }

    /// Plays cases; gives what came of each, in the order in which they are listed.
    pub(crate) fn play(&self, context: &Context, selected: &[&str], accept: bool) -> Result<Played, Error> {
        let folder = Folder::create(context)?;
        let (results, said) = (folder.0.join("results.jsonl"), folder.0.join("output.txt"));
        let cases = folder.0.join("cases.txt");
        fs::write(&cases, selected.join("\n"))?;
        File::create(&results)?;
        let output = File::create(&said)?;
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
            let done = fs::read_to_string(&results)?.lines().count();
            context.progress.show(&format!("{done} of {} played", selected.len()));
            thread::sleep(Duration::from_millis(40));
        };
        context.progress.clear();
        let ended = if status.success() { None } else { Some(status.to_string()) };
        let lines = fs::read_to_string(&results)?;
        Ok(Played {
            subject: self.subject,
            cases: Case::read(&lines, selected),
            coverage: Case::coverage(&lines),
            ended,
            said: String::from_utf8_lossy(&fs::read(&said)?).into_owned(),
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

fn of_message(subject: &'static Subject, message: &Value) -> Option<Harness> {
    let target = &message["target"];
    let suite = target["name"] == "conformance" && target["kind"] == serde_json::json!(["test"]);
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let program = message["executable"].as_str().filter(|_| suite)?;
    Some(Harness {
        subject,
        program: program.into(),
        arguments: Vec::new(),
        folder: manifest.parent()?.to_owned(),
        document: None,
    })
}

/// A folder that goes when it is no longer needed.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn create(context: &Context) -> Result<Self, Error> {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = cargo::target(context).join(format!("xtask/{}-{number}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::conformance::report::Verdict;

    /// A suite that is a shell script.
    fn suite(script: &str) -> Harness {
        Harness {
            subject: &FIRST,
            program: "sh".into(),
            arguments: ["-c", script, "suite"].map(OsString::from).to_vec(),
            folder: std::env::temp_dir(),
            document: None,
        }
    }

    fn play(script: &str, selected: &[&str], accept: bool) -> Played {
        suite(script).play(&Context::of_terminal().silent(), selected, accept).expect("the shell runs the script")
    }

    fn held(id: &str) -> String {
        format!(r#"echo '{{"id":"{id}","kind":"response","verdict":"held","message":null}}' >> "$CONFORMANCE_RESULTS""#)
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
    fn a_case_without_a_verdict_is_missing() {
        let script = format!("{}; echo stack overflow >&2; kill -ABRT $$", held("send/200_sent"));
        let played = play(&script, &["send/200_sent", "send/400_bad"], false);
        assert_eq!(played.cases[0].verdict, Verdict::Held);
        assert_eq!(played.cases[1].verdict, Verdict::Missing);
        assert!(played.ended.is_some());
        assert_eq!(played.said.trim_end(), "stack overflow");
    }

    #[test]
    fn the_suite_is_told_which_cases_to_play() {
        let script = format!(r#"[ "$(cat "$CONFORMANCE_CASES")" = send/200_sent ] && {}"#, held("send/200_sent"));
        let played = play(&script, &["send/200_sent"], false);
        assert_eq!(played.cases.len(), 1);
        assert_eq!(played.cases[0].verdict, Verdict::Held);
    }

    #[test]
    fn snapshots_are_written_when_accepting_and_at_no_other_time() {
        for (accept, expected) in [(true, "always 1 none"), (false, "no - none")] {
            let script = r#"echo "$INSTA_UPDATE ${CONFORMANCE_ACCEPT:--} $INSTA_OUTPUT""#;
            assert_eq!(play(script, &[], accept).said.trim_end(), expected);
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
        let harness = of_message(&FIRST, &of("test", "conformance")).unwrap();
        assert_eq!(harness.folder, Path::new("/w/conformance"));
        assert!(of_message(&FIRST, &of("bin", "conformance")).is_none());
        assert!(of_message(&FIRST, &of("test", "other")).is_none());
    }
}
