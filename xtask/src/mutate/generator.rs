//! What the client's build makes of any document, without building a client.
//!
//! The build script is built alone, from a copy that reads the document from a file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{cargo, context::Context, exit::Error};

/// The client's build script.
pub(super) struct Generator {
    program: PathBuf,
    folder: PathBuf,
}

/// How the build script reads the document, and how its copy does.
const READS: (&str, &str) = (
    "generate(Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES))",
    "generate(env::args().nth(1).map_or_else(|| Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES), |path| Document::load(Path::new(&path))))",
);

impl Generator {
    /// Builds it, in a package of its own that shares what the workspace has built already.
    pub(super) fn build(context: &Context, folder: &Path) -> Result<Self, Error> {
        let package = folder.join("generator");
        fs::create_dir_all(package.join("src"))?;
        fs::write(package.join("src/lib.rs"), "")?;
        fs::create_dir_all(package.join("build"))?;
        let moved = |what: &str| Error::unusable(format!("{what}: look at xtask/src/mutate/generator.rs"));
        for file in fs::read_dir(context.root.join("client/build"))? {
            let file = file?.path();
            let (Some(name), text) = (file.file_name(), fs::read_to_string(&file)?) else { continue };
            let copy = if name == "main.rs" { text.replace(READS.0, READS.1) } else { text.clone() };
            if name == "main.rs" && copy == text {
                return Err(moved("client/build/main.rs reads the document in another way"));
            }
            fs::write(package.join("build").join(name), copy)?;
        }
        let workspace = fs::read_to_string(context.root.join("Cargo.toml"))?;
        let client = fs::read_to_string(context.root.join("client/Cargo.toml"))?;
        let (Some(versions), Some(dependencies)) =
            (section(&workspace, "workspace.dependencies"), section(&client, "build-dependencies"))
        else {
            return Err(moved("the manifests have other sections"));
        };
        let versions = versions.replace("path = \"", &format!("path = \"{}/", context.root.display()));
        let manifest = format!(
            "[package]\nname = \"generator\"\nversion = \"0.0.0\"\nedition = \"2024\"\nbuild = \"build/main.rs\"\n\
             [workspace]\n[workspace.dependencies]\n{versions}\n[build-dependencies]\n{dependencies}"
        );
        fs::write(package.join("Cargo.toml"), manifest)?;
        fs::copy(context.root.join("Cargo.lock"), package.join("Cargo.lock"))?;
        let messages = cargo::build_package(context, "the generator", &package)?;
        let program = messages.iter().find_map(|message| {
            let script = message["target"]["kind"][0] == "custom-build"
                && message["target"]["src_path"] == package.join("build/main.rs").display().to_string();
            message["filenames"][0].as_str().filter(|_| script).map(PathBuf::from)
        });
        let program = program.ok_or_else(|| moved("cargo did not say where the generator was built"))?;
        Ok(Self { program, folder: package })
    }

    /// What it generates from a document; what it says where it cannot.
    pub(super) fn generate(&self, text: &str) -> Result<Result<String, String>, Error> {
        let (document, generated) = (self.folder.join("document.json"), self.folder.join("generated.rs"));
        fs::write(&document, text)?;
        if generated.exists() {
            fs::remove_file(&generated)?;
        }
        let output = Command::new(&self.program)
            .arg(&document)
            .env("OUT_DIR", &self.folder)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Error::unusable(format!("cannot start the generator: {error}")))?;
        Ok(match fs::read_to_string(&generated) {
            Ok(code) => Ok(code),
            Err(_) => {
                let said = String::from_utf8_lossy(&output.stdout);
                let error = said.lines().find_map(|line| line.strip_prefix("cargo::error="));
                Err(error.unwrap_or("it ended without a word").to_owned())
            }
        })
    }
}

/// The lines of a manifest under a heading.
fn section<'m>(manifest: &'m str, name: &str) -> Option<&'m str> {
    let rest = manifest.split_once(&format!("\n[{name}]\n"))?.1;
    Some(rest.split_once("\n[").map_or(rest, |(section, _)| section))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nb = \"1\"\n\n[lints]\nworkspace = true\n";
        assert_eq!(section(manifest, "dependencies"), Some("b = \"1\"\n"));
        assert_eq!(section(manifest, "lints"), Some("workspace = true\n"));
        assert_eq!(section(manifest, "features"), None);
    }
}
