//! A step of `check`, and its result.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::tally::Tally;
use crate::{
    cargo,
    context::Context,
    exit::{Error, Exit},
};

/// A step and how to run it.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// The step that runs before this one, even if only this one is selected.
    pub(super) needs: Option<&'static str>,
    /// Whether the steps that need this one are skipped after it failed.
    pub(super) is_required: bool,
    pub(super) run: fn(&mut Work<'_>) -> Result<Outcome, Error>,
}

impl Step {
    pub(super) const fn new(name: &'static str, run: fn(&mut Work<'_>) -> Result<Outcome, Error>) -> Self {
        Self { name, needs: None, is_required: false, run }
    }

    pub(super) const fn after(self, needs: &'static str) -> Self {
        Self { needs: Some(needs), ..self }
    }

    pub(super) const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }
}

/// What the steps of a run share.
pub(super) struct Work<'c> {
    pub(super) context: &'c Context,
    /// The folder for the report of the suite.
    pub(super) report: Option<&'c Path>,
    /// Cargo's messages from the build of the tests.
    pub(super) messages: Vec<Value>,
}

impl Work<'_> {
    /// The folder of the results that the suites write.
    pub(super) fn results(&self) -> PathBuf {
        cargo::target(self.context).join("xtask/check")
    }
}

/// The result of a step.
pub(super) struct Outcome {
    pub(super) passed: bool,
    /// The output and the errors.
    pub(super) text: String,
    /// A remark at the end of its line.
    pub(super) note: String,
    pub(super) tally: Option<Tally>,
}

impl Outcome {
    pub(super) fn new(passed: bool, text: String) -> Self {
        Self { passed, text, note: String::new(), tally: None }
    }

    /// Runs a verb. The last line of its output is the remark.
    pub(super) fn of_verb(verb: impl FnOnce(&mut dyn Write) -> Result<Exit, Error>) -> Result<Self, Error> {
        let mut out = Vec::new();
        let exit = verb(&mut out)?;
        Ok(Self::new(exit == Exit::Success, String::from_utf8_lossy(&out).into_owned()).with_note(|_| true))
    }

    /// Runs a cargo command with these arguments.
    pub(super) fn of_cargo(work: &Work<'_>, arguments: &[&str]) -> Result<Self, Error> {
        let mut command = cargo::cargo(work.context);
        command.args(arguments);
        Self::of_command(command)
    }

    pub(super) fn of_command(command: Command) -> Result<Self, Error> {
        let (passed, text) = cargo::captured(command)?;
        Ok(Self::new(passed, text))
    }

    /// Takes the last line for which `is_note` holds as the remark, even of a failed step.
    pub(super) fn with_note(self, is_note: impl Fn(&str) -> bool) -> Self {
        let text = anstream::adapter::strip_str(&self.text).to_string();
        let note = text.trim_end().lines().rev().find(|line| is_note(line));
        let note = note.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        Self { note, ..self }
    }
}
