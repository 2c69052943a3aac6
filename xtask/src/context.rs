//! The context of a verb: the folder of the workspace, progress, colours.

use std::{
    env,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use crate::exit::Error;

/// What every verb needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
    pub(crate) progress: Progress,
    /// Whether programs that a verb starts may colour their output.
    pub(crate) colour: bool,
    /// Whether all findings of a document are listed, not only ten of each rule.
    pub(crate) all_findings: bool,
}

/// How progress is shown on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// One line that changes in place, on a terminal.
    Live,
    /// A line at the start of each long step.
    Lines,
    /// No progress.
    Silent,
}

impl Context {
    /// The context of this process.
    ///
    /// # Errors
    /// The process was started outside of a checkout of this workspace.
    pub(crate) fn of_terminal() -> Result<Self, Error> {
        Ok(Self {
            root: root()?,
            progress: if io::stderr().is_terminal() { Progress::Live } else { Progress::Lines },
            colour: anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
            all_findings: false,
        })
    }

    /// The same context without progress.
    pub(crate) fn silent(&self) -> Self {
        Self { progress: Progress::Silent, ..self.clone() }
    }
}

impl Progress {
    /// Shows a text in place of the previous one, if progress is live.
    pub(crate) fn show(self, text: &str) {
        if self == Self::Live {
            anstream::eprint!("\r\x1b[2K{}{text}{0:#}", crate::style::FAINT);
            let _ = io::stderr().flush();
        }
    }

    /// Erases the text that [`show`](Self::show) wrote.
    pub(crate) fn clear(self) {
        if self == Self::Live {
            eprint!("\r\x1b[2K");
            let _ = io::stderr().flush();
        }
    }
}

/// The folder of the workspace: that of the package which cargo started, or else around the current folder. A path from build time would
/// be that of another checkout, if two have one target folder.
fn root() -> Result<PathBuf, Error> {
    let current = env::current_dir()?;
    let started = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let found = started.iter().chain([&current]).find_map(|folder| root_around(folder));
    found.map(Path::to_owned).ok_or_else(|| {
        Error::unusable(format!("{} is in no checkout of this workspace: change to one", current.display()))
    })
}

fn root_around(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::*;
    use crate::{cargo, test_support::context};

    #[test]
    fn the_root_is_found_from_any_folder_below() {
        let checkout = tempfile::tempdir().unwrap();
        let below = checkout.path().join("client/src");
        fs::create_dir_all(&below).unwrap();
        fs::create_dir(checkout.path().join("xtask")).unwrap();
        assert_eq!(root_around(&below), None);
        fs::write(checkout.path().join("xtask/Cargo.toml"), "").unwrap();
        assert_eq!(root_around(&below), Some(checkout.path()));
    }

    /// The variable of `.cargo/config.toml` that differs in each checkout.
    const VARIABLE: &str = "CHECKOUT_FOLDER";

    #[test]
    fn checkouts_with_one_target_folder_run_their_own_code() {
        let folder = tempfile::tempdir().unwrap();
        let checkout = |name: &str| {
            let files = [
                (".cargo/config.toml", fs::read_to_string(context().root.join(".cargo/config.toml")).unwrap()),
                ("Cargo.toml", "[package]\nname = \"shared\"\nedition = \"2024\"\n[workspace]\n".to_owned()),
                (
                    "src/main.rs",
                    format!("const _: Option<&str> = option_env!({VARIABLE:?});\nfn main() {{ print!(\"{name}\"); }}"),
                ),
            ];
            for (path, text) in files {
                let path = folder.path().join(name).join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Context { root: folder.path().join(name), ..context() }
        };
        // Made before either is built, as if they were checked out long ago: by their times, neither is newer than what is built.
        let (first, second) = (checkout("first"), checkout("second"));
        for (name, context) in [("first", &first), ("second", &second), ("first", &first)] {
            let mut command = cargo::cargo(context);
            command.args(["run", "--quiet", "--offline"]).env("CARGO_TARGET_DIR", folder.path().join("target"));
            assert_eq!(cargo::captured(command).unwrap(), (true, name.to_owned()));
        }
    }

    #[test]
    fn each_dependency_says_why_it_is_there() {
        let manifest = fs::read_to_string(context().root.join("Cargo.toml")).unwrap();
        let dependencies = manifest.split_once("\n[workspace.dependencies]\n").unwrap().1;
        let lines: Vec<_> = dependencies.lines().take_while(|line| !line.starts_with('[')).collect();
        for (before, line) in [""].iter().chain(&lines).zip(&lines) {
            let is_ours = line.contains("{ path = ");
            let is_told = line.contains(" # ") || line.starts_with('#') || before.starts_with('#');
            assert!(is_ours || is_told || line.is_empty(), "why is it there? write a comment in Cargo.toml: {line}");
        }
    }

    #[test]
    fn each_package_is_compiled_for_one_checkout() {
        let root = context().root;
        let manifest = |folder: &str| -> toml::Table {
            fs::read_to_string(root.join(folder).join("Cargo.toml")).unwrap().parse().unwrap()
        };
        let workspace = manifest("");
        let members =
            workspace["workspace"]["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap());
        let members: Vec<_> = members.map(|folder| (folder, manifest(folder))).collect();
        let names: BTreeSet<_> =
            members.iter().map(|(_, manifest)| manifest["package"]["name"].as_str().unwrap()).collect();
        for (folder, manifest) in &members {
            // What is above a package that reads the variable is compiled again with it.
            let above = manifest.get("dependencies").and_then(toml::Value::as_table);
            let above = above.is_some_and(|all| all.keys().any(|name| names.contains(name.as_str())));
            let source = fs::read_to_string(root.join(folder).join("src/lib.rs")).unwrap_or_default();
            assert!(
                above || source.contains(&format!("option_env!({VARIABLE:?})")),
                "{folder}/src/lib.rs reads {VARIABLE}"
            );
        }
    }
}
