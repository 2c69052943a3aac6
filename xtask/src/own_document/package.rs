//! The package of a client: its files, and the cargo commands that build it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use openapi_document::{Document, FeatureTag, SecurityScheme, Server, Usable};

use super::read::Source;
use crate::{bundle, cargo, context::Context, exit::Error, suite::Suite};

/// A template of a file, by its path in the package.
const TEMPLATES: [(&str, &str); 6] = [
    ("Cargo.toml", include_str!("package/Cargo.toml.txt")),
    ("README.md", include_str!("package/README.md.txt")),
    ("build.rs", include_str!("package/build.rs.txt")),
    ("examples/call.rs", include_str!("package/call.rs.txt")),
    ("src/lib.rs", include_str!("package/lib.rs.txt")),
    ("tests/conformance.rs", include_str!("package/conformance.rs.txt")),
];

/// The program that makes one call.
pub(crate) const CALL: &str = "call";

/// What is built with a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Its suite.
    Suite,
    /// The program that makes one call.
    Call,
}

/// A package in the target folder.
pub(crate) struct Package {
    /// The name in `Cargo.toml`.
    name: String,
    pub(crate) folder: PathBuf,
    pub(crate) suite: &'static Suite,
    /// The folder of this workspace.
    checkout: PathBuf,
    target: PathBuf,
}

impl Package {
    /// The folder of the package for a document, which is named after the file of the document.
    pub(super) fn folder(context: &Context, path: &Path) -> PathBuf {
        Self::all(context).join(stem(path))
    }

    /// The folder of the packages of all documents.
    pub(super) fn all(context: &Context) -> PathBuf {
        cargo::target(context).join("try")
    }

    pub(super) fn new(context: &Context, source: &Source<'_>, usable: &Usable) -> Self {
        let name = format!("{}-client", stem(source.path));
        let suite = Suite::of_try(usable.document.name(), &name, source.command());
        let folder = Self::folder(context, source.path);
        Self { name, folder, suite, checkout: context.root.clone(), target: cargo::target(context) }
    }

    /// Writes all files, for a document in both forms. Those that have not changed keep their modification time.
    pub(super) fn write(&self, written: &Document, canonical: &Document) -> Result<(), Error> {
        let document = bundle::text(written, bundle::Format::Yaml)?;
        let lock = fs::read_to_string(self.checkout.join("Cargo.lock"))?;
        let files = TEMPLATES.map(|(path, template)| (path, self.fill_in(template, canonical)));
        for (path, text) in files.into_iter().chain([("openapi.yaml", document)]) {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
                fs::write(&path, text)?;
            }
        }
        // Cargo removes what the package does not need from the lock file.
        if !self.folder.join("Cargo.lock").exists() {
            fs::write(self.folder.join("Cargo.lock"), lock)?;
        }
        Ok(())
    }

    fn fill_in(&self, template: &str, document: &Document) -> String {
        let mut features: Vec<_> = FeatureTag::all(document).iter().map(|tag| tag.feature.to_owned()).collect();
        features.sort_unstable();
        features.dedup();
        let list = features.iter().map(|feature| format!("{feature:?}")).collect::<Vec<_>>().join(", ");
        let features = features.iter().map(|feature| format!("{feature:?} = []\n")).collect::<String>();
        let info = document.root().get("info");
        let title = info.as_ref().and_then(|info| info.text("title")).unwrap_or("an API");
        let title = openapi_document::printable(title).to_string().replace(['`', '"', '\\'], "'");
        template
            .replace("{{name}}", &self.name)
            .replace("{{crate}}", &self.name.replace('-', "_"))
            .replace("{{title}}", &title)
            .replace("{{version}}", env!("CARGO_PKG_VERSION"))
            .replace("{{client}}", client(document))
            .replace("{{credentials}}", &credentials(document))
            .replace("{{default}}", &list)
            .replace("{{features}}", &features)
            .replace("{{checkout}}", &self.checkout.to_string_lossy().replace('\\', "/"))
    }

    /// The command that builds the client with what is to be run, in the target folder of this workspace.
    pub(super) fn build(&self, context: &Context, target: Target) -> Command {
        match target {
            Target::Suite => self.command(context, &["test", "--no-run"], target),
            Target::Call => self.command(context, &["build"], target),
        }
    }

    /// The command that only checks whether they compile.
    pub(super) fn check(&self, context: &Context, target: Target) -> Command {
        self.command(context, &["check"], target)
    }

    fn command(&self, context: &Context, verb: &[&str], target: Target) -> Command {
        let mut command = cargo::cargo(context);
        let target = match target {
            Target::Suite => ["--test", "conformance"],
            Target::Call => ["--example", CALL],
        };
        command.args(verb).args(target).arg("--manifest-path");
        command.arg(self.folder.join("Cargo.toml")).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Copies the package to a folder of the caller.
    pub(crate) fn keep(&self, kept: &Path) -> Result<(), Error> {
        let unwritable = |error: io::Error| Error::unusable(format!("cannot write {}: {error}", kept.display()));
        for path in TEMPLATES.iter().map(|(path, _)| *path).chain(["openapi.yaml", "Cargo.lock"]) {
            let to = kept.join(path);
            fs::create_dir_all(to.parent().unwrap_or(kept)).map_err(unwritable)?;
            fs::copy(self.folder.join(path), to).map_err(unwritable)?;
        }
        Ok(())
    }
}

/// How a client is made, for the README.
fn client(document: &Document) -> &'static str {
    let has_server = Server::all(document).iter().any(|server| server.url().contains("://"));
    match (SecurityScheme::all(document).is_empty(), has_server) {
        (true, true) => "Client::builder().build()?",
        (true, false) => "Client::builder().base_url(\"https://…\").build()?",
        (false, true) => "Client::from_env()?",
        (false, false) => "Client::builder().credentials_from_env()?.base_url(\"https://…\").build()?",
    }
}

/// Which variables have the credentials, for the README.
fn credentials(document: &Document) -> String {
    let named = |scheme: &SecurityScheme<'_>| {
        let parts = scheme.parts().into_iter().filter_map(|part| part.variable);
        let variables = parts.map(|variable| format!("`{variable}`")).collect::<Vec<_>>().join(" and ");
        (!variables.is_empty()).then_some(variables)
    };
    let schemes: Vec<_> = SecurityScheme::all(document).iter().filter_map(named).collect();
    match schemes.as_slice() {
        [] => String::new(),
        schemes => format!("It reads the credentials from {}.\n", schemes.join(", or ")),
    }
}

/// Fails for a folder that has something in it.
pub(crate) fn check_new(folder: &Path) -> Result<(), Error> {
    let is_new = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    match is_new {
        true => Ok(()),
        false => Err(Error::unusable(format!("{} is not a new or empty folder: name another one", folder.display()))),
    }
}

/// The name of a document's file as that of a package.
fn stem(path: &Path) -> String {
    name(&path.file_stem().unwrap_or_default().to_string_lossy())
}

/// A text as the name of a package: lower case, with a hyphen between words. It starts with a letter.
fn name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("api-{name}").trim_end_matches('-').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::{client, name};

    #[test]
    fn the_readme_makes_a_client_with_what_the_document_needs() {
        let key = "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\n";
        let server = "servers: [{url: 'https://pets.example'}]\n";
        for (text, expected) in [
            (server.to_owned(), "Client::builder().build()?"),
            ("servers: [{url: /v1}]\n".to_owned(), "Client::builder().base_url(\"https://…\").build()?"),
            (format!("{server}{key}"), "Client::from_env()?"),
            (key.to_owned(), "Client::builder().credentials_from_env()?.base_url(\"https://…\").build()?"),
        ] {
            assert_eq!(client(&Document::parse("api.yaml", &text).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn a_package_has_a_valid_name() {
        for (text, expected) in
            [("petstore", "petstore"), ("Twilio_verify.v2", "twilio-verify-v2"), ("304", "api-304"), ("ü", "api")]
        {
            assert_eq!(name(text), expected);
        }
    }
}
