//! Starts the generator, a program that prints the source of the client for a document.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    cargo::{self, Program},
    context::Context,
    exit::Error,
    suite::SETTINGS,
};

const PROGRAM: Program = Program {
    name: "openapi-client-build",
    build: &["build", "--package", "openapi-client-build", "--bin", "openapi-client-build"],
};

/// Builds the generator; returns its path.
pub(crate) fn program(context: &Context) -> Result<PathBuf, Error> {
    cargo::program(context, &PROGRAM)
}

/// The generator, built, with the settings of the default client.
pub(crate) struct Generator {
    program: PathBuf,
    /// The settings as JSON.
    settings: String,
}

impl Generator {
    pub(crate) fn build(context: &Context) -> Result<Self, Error> {
        Self::new(context, program(context)?)
    }

    /// The generator that a build with these messages of cargo built.
    pub(crate) fn of_build(context: &Context, messages: &[Value]) -> Result<Self, Error> {
        Self::new(context, cargo::built(messages, PROGRAM.name)?)
    }

    fn new(context: &Context, program: PathBuf) -> Result<Self, Error> {
        let settings = fs::read_to_string(context.root.join(SETTINGS))
            .map_err(|error| Error::unusable(format!("cannot read {SETTINGS}: {error}")))?;
        Ok(Self { program, settings })
    }

    /// Generates the source from a document. The inner error is the findings as text.
    pub(crate) fn generate(&self, document: &Path) -> Result<Result<String, String>, Error> {
        let mut command = Command::new(&self.program);
        let output = command.arg(document).arg(&self.settings).stdin(Stdio::null()).output();
        let output = output.map_err(|error| Error::unusable(format!("cannot start the generator: {error}")))?;
        let text = |bytes| String::from_utf8_lossy(bytes).trim_end().to_owned();
        match output.status.code() {
            Some(0) => match String::from_utf8(output.stdout) {
                Ok(source) => Ok(Ok(source)),
                Err(error) => Err(Error::unusable(format!("the generated source is not UTF-8: {error}"))),
            },
            Some(2) => Ok(Err(text(&output.stderr))),
            _ => Err(Error::unusable(format!("the generator crashed\n{}", text(&output.stderr)))),
        }
    }
}
