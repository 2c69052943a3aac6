//! Starts cargo.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    context::{Context, Progress},
    exit::{Error, Exit},
};

/// Cargo, in the folder of the workspace.
pub(crate) fn cargo(context: &Context) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(&context.root);
    // What cargo told us about ourselves must not reach the build scripts that watch these variables: they would run again each time
    // that cargo is started from here after having been started by hand.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| text.starts_with(start));
        if ours || ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"].contains(&&*text) {
            command.env_remove(&name);
        }
    }
    // Snapshots change where that is asked for, nowhere else.
    command.env("INSTA_UPDATE", "no");
    if context.colour {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdin(Stdio::null());
    command
}

/// Where cargo builds.
pub(crate) fn target(context: &Context) -> PathBuf {
    context.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Builds the suite, the client and the programs with it. The same build serves every verb, so that nothing is built twice.
pub(crate) fn build_suite(context: &Context) -> Result<Vec<Value>, Error> {
    build_suite_of(context, "stytch-conformance")
}

/// Builds the suite of one of the documents, by the name of its package.
pub(crate) fn build_suite_of(context: &Context, package: &str) -> Result<Vec<Value>, Error> {
    build(context, "the suite", &["test", "--no-run", "--package", package, "--test", "conformance"])
}

/// Builds a package outside the workspace, into the same folder.
pub(crate) fn build_package(context: &Context, what: &str, package: &Path) -> Result<Vec<Value>, Error> {
    let manifest = package.join("Cargo.toml");
    let mut arguments = ["build", "--offline", "--manifest-path"].map(OsString::from).to_vec();
    arguments.extend([manifest.into_os_string(), "--target-dir".into(), target(context).into_os_string()]);
    build(context, what, &arguments)
}

/// Builds a program of the suite's package and runs it in the caller's folder and terminal. Its one argument is the parsed arguments as JSON.
pub(crate) fn run(context: &Context, name: &str, arguments: &Value) -> Result<Exit, Error> {
    let messages = build_suite(context)?;
    let path = messages.iter().find_map(|message| executable(message, name));
    let path =
        path.ok_or_else(|| Error::unusable(format!("cargo did not say where the program `{name}` was built")))?;
    let status = Command::new(path).arg(arguments.to_string()).status();
    let status = status.map_err(|error| Error::unusable(format!("cannot start the program `{name}`: {error}")))?;
    Ok(match status.code() {
        Some(0) => Exit::Fine,
        Some(1) => Exit::Failed,
        _ => Exit::Unusable,
    })
}

fn executable<'m>(message: &'m Value, name: &str) -> Option<&'m str> {
    let target = &message["target"];
    let program = target["name"] == name && target["kind"] == json!(["bin"]);
    message["executable"].as_str().filter(|_| program)
}

/// Builds, and gives the messages of the build. On a terminal cargo itself shows how far it is.
///
/// # Errors
/// The build failed; with what the compiler said, unless the terminal has shown it already.
fn build(context: &Context, what: &str, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<Value>, Error> {
    let mut command = cargo(context);
    command.args(arguments).arg("--message-format=json-render-diagnostics");
    match context.progress {
        Progress::Live => {
            command.stderr(Stdio::inherit());
        }
        Progress::Lines => eprintln!("building {what} …"),
        Progress::Silent => {}
    }
    let output = command.output().map_err(|error| Error::unusable(format!("cannot start cargo: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().filter(|line| !is_progress(line)).collect::<Vec<_>>().join("\n");
        let gap = if said.is_empty() { "" } else { "\n" };
        return Err(Error::unusable(format!("{what} does not build{gap}{said}")));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// `   Compiling serde v1.0.0` and the like: of no use to who reads why a build failed.
fn is_progress(line: &str) -> bool {
    let word = line.trim_start().split(' ').next().unwrap_or_default();
    line.starts_with(' ')
        && ["Compiling", "Checking", "Downloading", "Downloaded", "Blocking", "Locking", "Updating"].contains(&word)
}

/// Runs to the end; gives whether that went well and all that was written, in its order.
pub(crate) fn captured(mut command: Command) -> io::Result<(bool, String)> {
    let (mut reader, writer) = io::pipe()?;
    let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
    // Its ends of the pipe would keep it open.
    drop(command);
    let mut text = Vec::new();
    reader.read_to_end(&mut text)?;
    Ok((child.wait()?.success(), String::from_utf8_lossy(&text).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_build_tells_what_the_compiler_said() {
        let context = Context::of_terminal().silent();
        let error = build(&context, "the suite", &["check", "--package", "no-such-package"]).unwrap_err();
        assert!(error.message.starts_with("the suite does not build\n"), "{error}");
        assert!(error.message.contains("no-such-package"), "{error}");
    }

    #[test]
    fn a_program_is_told_from_a_test_of_its_name() {
        let of = |kind: &str| json!({"executable": "/t/mock", "target": {"kind": [kind], "name": "mock"}});
        assert_eq!(executable(&of("bin"), "mock"), Some("/t/mock"));
        assert_eq!(executable(&of("test"), "mock"), None);
        assert_eq!(executable(&of("bin"), "call"), None);
    }

    #[test]
    fn only_lines_about_progress_are_left_out() {
        assert!(is_progress("   Compiling serde v1.0.0"));
        assert!(!is_progress("error: Compiling is hard"));
        assert!(!is_progress("  --> src/lib.rs:1:1"));
    }

    #[test]
    fn both_outputs_are_captured_in_their_order() {
        let mut command = cargo(&Context::of_terminal());
        command.arg("no-such-verb");
        let (success, text) = captured(command).unwrap();
        assert!(!success);
        assert!(text.contains("no-such-verb"), "{text}");
    }
}
