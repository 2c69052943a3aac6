//! A project outside of the checkout: it depends on the packages alone, runs the test in the README of the mock, and builds without a network.

use std::{fs, path::Path, process::Command};

use toml::Table;

use super::{Packages, generated, unpacked::patches};
use crate::{
    cargo,
    context::Context,
    exit::Error,
    folder::{self, TemporaryFolder},
    generator::Generator,
};

/// The README with the test.
const README: &str = "conformance/mock/stytch/README.md";

const MANIFEST: &str = r#"[workspace]

[package]
name = "stranger"
edition = "2024"

[dependencies]
stytch-client = "0.1"

[dev-dependencies]
stytch-mock = "0.1"
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// Writes the project and the packages to a temporary folder, vendors what it needs and runs its test; returns whether that succeeded, and
/// the output.
pub(crate) fn run(context: &Context) -> Result<(bool, String), Error> {
    let packages = Packages::write(context, &generated(context, &Generator::build(context)?)?)?;
    let outside = TemporaryFolder::outside("stytch-client-stranger")?;
    let (project, unpacked) = (outside.0.join("project"), outside.0.join("packages"));
    folder::replace(&unpacked, &packages.unpacked)?;
    for below in ["src", "tests", ".cargo"] {
        fs::create_dir_all(project.join(below))?;
    }
    let patches = Table::from_iter([("patch".to_owned(), patches(&unpacked).into())]);
    fs::write(project.join("Cargo.toml"), format!("{MANIFEST}\n{patches}"))?;
    fs::copy(context.root.join("Cargo.lock"), project.join("Cargo.lock"))?;
    fs::write(project.join("src/lib.rs"), "")?;
    let readme = fs::read_to_string(context.root.join(README))?;
    fs::write(project.join("tests/login.rs"), first_rust(&readme).unwrap_or_default())?;

    let mut vendor = cargo(context, &project);
    let vendored = vendor.arg("vendor").output()?;
    if !vendored.status.success() {
        return Ok((false, String::from_utf8_lossy(&vendored.stderr).into_owned()));
    }
    fs::write(project.join(".cargo/config.toml"), vendored.stdout)?;
    test(context, &project)
}

/// Runs the test from the vendored sources, with a `CARGO_HOME` that has no crates.
fn test(context: &Context, project: &Path) -> Result<(bool, String), Error> {
    let mut test = cargo(context, project);
    test.args(["test", "--frozen", "--test", "login"]).env("CARGO_HOME", project.join("home"));
    let (passed, text) = cargo::captured(test)?;
    Ok((passed && text.contains("1 passed"), text))
}

/// Cargo in the project, without what this checkout sets.
fn cargo(context: &Context, project: &Path) -> Command {
    let mut command = cargo::cargo(context);
    command.current_dir(project).env("CARGO_TARGET_DIR", project.join("target")).env_remove("CHECKOUT_FOLDER");
    command
}

/// The first code block in Rust of a Markdown text.
fn first_rust(markdown: &str) -> Option<&str> {
    Some(markdown.split_once("```rust\n")?.1.split_once("```")?.0)
}

#[cfg(test)]
mod tests {
    use super::{README, first_rust};
    use crate::test_support::context;

    #[test]
    fn the_test_in_the_readme_is_short() {
        let readme = std::fs::read_to_string(context().root.join(README)).unwrap();
        let lines = first_rust(&readme).unwrap().lines().count();
        assert!((5..=15).contains(&lines), "{lines} lines");
    }
}
