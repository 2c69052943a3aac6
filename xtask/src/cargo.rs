//! Starts cargo, and programs that cargo has built.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Read as _},
    path::PathBuf,
    process::{Command, Stdio},
};

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    context::{Context, Progress},
    exit::{Error, Exit},
};

/// A cargo command in the folder of the workspace.
pub(crate) fn cargo(context: &Context) -> Command {
    command(context, env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// A command in the folder of the workspace that may start cargo.
pub(crate) fn command(context: &Context, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&context.root);
    // Cargo set these variables for this process. With them, build scripts that watch them would run again.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| text.starts_with(start));
        if ours || ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"].contains(&&*text) {
            command.env_remove(&name);
        }
    }
    // Snapshots change only on request.
    command.env("INSTA_UPDATE", "no");
    if context.colour {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdin(Stdio::null());
    command
}

/// The folder that cargo builds in.
pub(crate) fn target(context: &Context) -> PathBuf {
    context.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// A program of the workspace that a verb starts.
#[derive(Debug)]
pub(crate) struct Program {
    /// The name of the binary target.
    pub(crate) name: &'static str,
    /// The arguments of the cargo command that builds it.
    pub(crate) build: &'static [&'static str],
}

/// Builds a program; returns its path.
pub(crate) fn program(context: &Context, program: &Program) -> Result<PathBuf, Error> {
    built(&build(context, &format!("the program `{}`", program.name), program.build)?, program.name)
}

/// The path of the program that a build with these messages of cargo built.
pub(crate) fn built(messages: &[Value], name: &str) -> Result<PathBuf, Error> {
    built_as("bin", messages, name)
}

/// The path of the example that a build with these messages of cargo built.
pub(crate) fn built_example(messages: &[Value], name: &str) -> Result<PathBuf, Error> {
    built_as("example", messages, name)
}

fn built_as(kind: &str, messages: &[Value], name: &str) -> Result<PathBuf, Error> {
    let path = messages.iter().find_map(|message| executable(message, kind, name));
    path.map(PathBuf::from)
        .ok_or_else(|| Error::unusable(format!("cargo did not say where the program `{name}` was built")))
}

/// The folder of the build script's output in a build with these messages of cargo.
pub(crate) fn out_dir(messages: &[Value], package: &str) -> Result<PathBuf, Error> {
    let is_of = |message: &&Value| {
        let id = message["package_id"].as_str().unwrap_or_default();
        // Without the name, if that is the name of the folder.
        let is_named = id.contains(&format!("#{package}@")) || id.contains(&format!("/{package}#"));
        message["reason"] == "build-script-executed" && is_named
    };
    let folder = messages.iter().find(is_of).and_then(|message| message["out_dir"].as_str());
    folder.map(PathBuf::from).ok_or_else(|| Error::unusable(format!("cargo did not run the build script of {package}")))
}

/// Builds a program and runs it, with the parsed arguments as one JSON argument.
pub(crate) fn run(context: &Context, program: &Program, arguments: &impl Serialize) -> Result<Exit, Error> {
    let mut command = Command::new(self::program(context, program)?);
    command.arg(serde_json::to_string(arguments)?);
    become_program(command)
}

/// Runs a command in the folder and terminal of this process. On Unix it replaces this process, so that a signal to this process stops it.
pub(crate) fn become_program(mut command: Command) -> Result<Exit, Error> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error| Error::unusable(format!("cannot start the program `{name}`: {error}"));
    #[cfg(unix)]
    return Err(failed(std::os::unix::process::CommandExt::exec(&mut command)));
    #[cfg(not(unix))]
    Ok(match command.status().map_err(failed)?.code() {
        Some(0) => Exit::Success,
        Some(1) => Exit::Failed,
        _ => Exit::Unusable,
    })
}

fn executable<'m>(message: &'m Value, kind: &str, name: &str) -> Option<&'m str> {
    let target = &message["target"];
    // The unit tests of a program have its name and its kind.
    let program =
        target["name"] == name && target["kind"] == json!([kind]) && message["profile"]["test"] != json!(true);
    message["executable"].as_str().filter(|_| program)
}

/// Runs a cargo command that builds `what`; returns cargo's JSON messages. If progress is live, cargo shows its own.
///
/// # Errors
/// The build failed. The message has the compiler's output, unless the terminal has shown it already.
pub(crate) fn build(context: &Context, what: &str, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<Value>, Error> {
    let mut command = cargo(context);
    command.args(arguments);
    build_with(context, what, command)
}

/// The same as [`build`], with the command, which may set environment variables.
pub(crate) fn build_with(context: &Context, what: &str, mut command: Command) -> Result<Vec<Value>, Error> {
    command.arg("--message-format=json-render-diagnostics");
    match context.progress {
        Progress::Live => {
            command.stderr(Stdio::inherit());
        }
        Progress::Lines => eprintln!("building {what} …"),
        Progress::Silent => {}
    }
    let output = command.output().map_err(|error| Error::unusable(format!("cannot start cargo: {error}")))?;
    if !output.status.success() {
        let log = String::from_utf8_lossy(&output.stderr);
        let log = log.lines().filter(|line| !is_progress(line)).collect::<Vec<_>>().join("\n");
        let newline = if log.is_empty() { "" } else { "\n" };
        return Err(Error::unusable(format!("{what} does not build{newline}{log}")));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Whether a line is like `   Compiling serde v1.0.0`, which does not explain a failure.
fn is_progress(line: &str) -> bool {
    let word = line.trim_start().split(' ').next().unwrap_or_default();
    line.starts_with(' ')
        && ["Compiling", "Checking", "Downloading", "Downloaded", "Blocking", "Locking", "Updating"].contains(&word)
}

/// Runs a command; returns whether it succeeded, and its output and errors in the order of writing.
pub(crate) fn captured(mut command: Command) -> io::Result<(bool, String)> {
    let (mut reader, writer) = io::pipe()?;
    let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
    // The command holds writing ends of the pipe.
    drop(command);
    let mut text = Vec::new();
    reader.read_to_end(&mut text)?;
    Ok((child.wait()?.success(), String::from_utf8_lossy(&text).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::context;

    #[test]
    fn a_failed_build_shows_the_compiler_output() {
        let context = context();
        let error = build(&context, "the suite", &["check", "--package", "no-such-package"]).unwrap_err();
        assert!(error.message.starts_with("the suite does not build\n"), "{error}");
        assert!(error.message.contains("no-such-package"), "{error}");
    }

    #[test]
    fn a_program_is_not_confused_with_a_test_of_its_name() {
        let of = |kind: &str| json!({"executable": "/t/mock", "target": {"kind": [kind], "name": "mock"}});
        assert_eq!(executable(&of("bin"), "bin", "mock"), Some("/t/mock"));
        assert_eq!(executable(&of("example"), "example", "mock"), Some("/t/mock"));
        assert_eq!(executable(&of("test"), "bin", "mock"), None);
        assert_eq!(executable(&of("bin"), "bin", "call"), None);
        let mut unit_tests = of("bin");
        unit_tests["profile"] = json!({"test": true});
        assert_eq!(executable(&unit_tests, "bin", "mock"), None);
    }

    #[test]
    fn the_output_of_a_build_script_is_found_by_its_package() {
        let of = |name: &str| json!({"reason": "build-script-executed", "package_id": format!("path+file:///c#{name}@0.1.0"), "out_dir": name});
        let messages = [of("client-mock"), of("client")];
        assert_eq!(out_dir(&messages, "client").unwrap(), PathBuf::from("client"));
        assert!(out_dir(&messages, "mock").is_err());
    }

    #[test]
    fn only_progress_lines_are_omitted() {
        assert!(is_progress("   Compiling serde v1.0.0"));
        assert!(!is_progress("error: Compiling is hard"));
        assert!(!is_progress("  --> src/lib.rs:1:1"));
    }

    #[test]
    fn output_and_errors_are_captured_in_order() {
        let mut command = cargo(&context());
        command.arg("no-such-verb");
        let (success, text) = captured(command).unwrap();
        assert!(!success);
        assert!(text.contains("no-such-verb"), "{text}");
    }
}
