//! Reads a document as it is written, with overlays and the selected operations.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use openapi_document::{Document, Operation, pointer, printable};
use serde_json::Value;

use crate::exit::Error;

/// The most operations of one client. For so many, the compiler needs some gigabytes.
const MOST: usize = 300;
/// The most tags that a message lists.
const MOST_TAGS: usize = 40;

/// A document of the caller's, and what to take of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The main file.
    pub(crate) path: &'a Path,
    /// The files of the overlays that change it.
    pub(crate) overlays: &'a [PathBuf],
    /// The operations to take, by tag or path; all if it is empty.
    pub(crate) only: &'a [String],
    /// Whether it is an earlier version, in which an overlay, a tag or a path may match nothing.
    pub(crate) is_earlier: bool,
}

impl Source<'_> {
    /// Reads the document.
    pub(crate) fn read(&self) -> Result<Document, Error> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let other = |file: &str| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string());
        self.read_texts(&self.path.display().to_string(), &text(self.path)?, other)
    }

    /// The command that tries the document like this.
    pub(crate) fn command(&self) -> String {
        let word = |text: &str| match text.contains(|c: char| !c.is_ascii_alphanumeric() && !"-_./{}:@+,=".contains(c))
        {
            true => format!("'{}'", text.replace('\'', "'\\''")),
            false => text.to_owned(),
        };
        let file = |path: &Path| word(&path.display().to_string());
        let overlays = self.overlays.iter().map(|overlay| format!(" --overlay {}", file(overlay)));
        let only = self.only.iter().map(|only| format!(" --only {}", word(only)));
        format!("cargo xtask try {}{}", file(self.path), overlays.chain(only).collect::<String>())
    }

    /// Reads the document from texts: that of the main file, whose name is for messages, and those of the others, by their paths from its folder.
    pub(crate) fn read_texts(
        &self,
        name: &str,
        text: &str,
        mut other: impl FnMut(&str) -> Result<String, String>,
    ) -> Result<Document, Error> {
        recognize(name, text)?;
        let main = self.path.file_name().unwrap_or_default();
        let read = |file: &str| if Path::new(file) == Path::new(main) { Ok(text.to_owned()) } else { other(file) };
        let mut written = Document::read_as_written(&self.path.display().to_string(), read)
            .map_err(|finding| Error::unusable(format!("cannot read {name}\n{finding}")))?;
        for overlay in self.overlays {
            let (file, text) = (overlay.display().to_string(), self::text(overlay)?);
            let apply = if self.is_earlier { Document::with_later_overlay } else { Document::with_overlay };
            written = apply(written, &file, &text).map_err(|findings| {
                let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
                Error::unusable(format!("the overlay {file} cannot be applied to {name}\n{}", findings.join("\n")))
            })?;
        }
        if Operation::all(&written).is_empty() {
            return Err(Error::unusable(format!("{name} has no operations: its `paths` are empty or missing")));
        }
        if self.only.is_empty() {
            return Ok(written);
        }
        if !self.is_earlier {
            check_selection(name, &written, self.only)?;
        }
        Ok(written.with_operations(|operation| self.only.iter().any(|wanted| is_selected(operation, wanted))))
    }
}

/// Fails for a document with too many operations for one client.
pub(crate) fn check_size(written: &Document) -> Result<(), Error> {
    let count = Operation::all(written).len();
    if count > MOST {
        return Err(Error::unusable(format!(
            "{count} operations are too many for one client: the limit is {MOST}; take a part, with `--only TAG` or `--only PATH`\n{}",
            list_tags(written)
        )));
    }
    Ok(())
}

/// The text of a file.
fn text(path: &Path) -> Result<String, Error> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if name.to_string().contains("://") => Error::unusable(format!(
            "{name} is a URL, and only files are read: download it first, for example with `curl -sSfLO URL`"
        )),
        io::ErrorKind::NotFound => Error::unusable(format!("cannot read {name}: there is no such file")),
        io::ErrorKind::IsADirectory => Error::unusable(format!("cannot read {name}: it is a folder; name a file")),
        _ => Error::unusable(format!("cannot read {name}: {error}")),
    })?;
    String::from_utf8(bytes).map_err(|_| Error::unusable(format!("cannot read {name}: it is not UTF-8")))
}

/// Fails for a text that is not an OpenAPI document, and says what it is instead.
fn recognize(name: &str, text: &str) -> Result<(), Error> {
    let value = Document::written(name, text)
        .map_err(|finding| Error::unusable(format!("{name} is neither YAML nor JSON that can be read\n{finding}")))?;
    let version = |key: &str| {
        let text = value.get(key).map(|version| version.as_str().map_or_else(|| version.to_string(), str::to_owned));
        text.map(|text| printable(&text).to_string())
    };
    if let Some(version) = version("swagger") {
        return Err(Error::unusable(format!(
            "{name} is Swagger {version}, and only OpenAPI 3.0 and 3.1 can be read: convert it first, for example with \
             `npx swagger2openapi`"
        )));
    }
    match version("openapi") {
        Some(version) if version.starts_with("3.0") || version.starts_with("3.1") => Ok(()),
        Some(version) => {
            Err(Error::unusable(format!("{name} is OpenAPI {version}, and only OpenAPI 3.0 and 3.1 can be read")))
        }
        None if value.get("asyncapi").is_some() => {
            Err(Error::unusable(format!("{name} is AsyncAPI, which describes messages: only OpenAPI can be read")))
        }
        None => Err(Error::unusable(format!(
            "{name} is not an OpenAPI document: it has no `openapi: 3.…` at its top; name the main file of the document"
        ))),
    }
}

/// Fails for a tag or a path that no operation has.
fn check_selection(name: &str, written: &Document, only: &[String]) -> Result<(), Error> {
    for wanted in only {
        if !Operation::all(written).iter().any(|operation| is_selected(operation, wanted)) {
            return Err(Error::unusable(format!(
                "no operation of {name} has the tag or the path `{wanted}`\n{}",
                list_tags(written)
            )));
        }
    }
    Ok(())
}

fn is_selected(operation: &Operation<'_>, wanted: &str) -> bool {
    let below = pointer::is_within(operation.path(), wanted.strip_suffix('/').unwrap_or(wanted));
    wanted.starts_with('/') && below || tags(operation).any(|tag| tag == wanted)
}

fn tags<'d>(operation: &Operation<'d>) -> impl Iterator<Item = &'d str> + use<'d> {
    let tags = operation.node().raw_get("tags").and_then(|tags| tags.value().as_array());
    tags.into_iter().flatten().filter_map(Value::as_str)
}

/// The tags with the numbers of their operations; without tags, the first segments of the paths.
fn list_tags(document: &Document) -> String {
    let (mut by_tag, mut by_path) = (BTreeMap::new(), BTreeMap::new());
    for operation in Operation::all(document) {
        for tag in tags(&operation) {
            *by_tag.entry(tag.to_owned()).or_insert(0_usize) += 1;
        }
        let first = operation.path().split('/').nth(1).unwrap_or_default();
        *by_path.entry(format!("/{first}")).or_insert(0_usize) += 1;
    }
    let (what, counts) = if by_tag.is_empty() { ("paths", by_path) } else { ("tags", by_tag) };
    let listed: Vec<_> =
        counts.iter().take(MOST_TAGS).map(|(name, count)| format!("{} ({count})", printable(name))).collect();
    let more = counts.len().saturating_sub(MOST_TAGS);
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("its {what}, with the numbers of their operations: {}{more}", listed.join(", "))
}

/// Writes which document it is.
pub(crate) fn write_head(out: &mut dyn Write, written: &Document) -> io::Result<()> {
    let root = written.root();
    let info = root.get("info");
    let text = |key: &str| info.as_ref().and_then(|info| info.text(key)).unwrap_or_default();
    let count = Operation::all(written).len();
    writeln!(
        out,
        "{}: {} {}, OpenAPI {}, {count} operations",
        written.name(),
        printable(text("title")),
        printable(text("version")),
        printable(root.text("openapi").unwrap_or_default())
    )?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::written;

    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets: {get: {tags: [a]}, post: {tags: [b]}}\n  /pets/{id}: {get: {tags: [b]}}\n  /petshops: {get: {}}\n";

    /// Reads a text as a document.
    fn read_text(text: &[u8], overlay: Option<&str>, only: &[&str]) -> Result<Document, Error> {
        let folder = tempfile::tempdir().unwrap();
        let (path, overlay_path) = (folder.path().join("api.yaml"), folder.path().join("overlay.yaml"));
        fs::write(&path, text).unwrap();
        fs::write(&overlay_path, overlay.unwrap_or_default()).unwrap();
        let only: Vec<_> = only.iter().map(|only| (*only).to_owned()).collect();
        let overlays: Vec<_> = overlay.map(|_| overlay_path).into_iter().collect();
        Source { path: &path, overlays: &overlays, only: &only, is_earlier: false }.read()
    }

    fn read_path(path: &str) -> Result<Document, Error> {
        Source { path: Path::new(path), overlays: &[], only: &[], is_earlier: false }.read()
    }

    fn operations(only: &[&str]) -> Vec<String> {
        let document = read_text(DOCUMENT.as_bytes(), None, only).unwrap();
        let operations = Operation::all(&document);
        operations.iter().map(|operation| format!("{} {}", operation.method(), operation.path())).collect()
    }

    #[test]
    fn a_text_that_is_no_document_is_named() {
        for (text, expected) in [
            ("swagger: '2.0'\n", "is Swagger 2.0, and only OpenAPI 3.0 and 3.1 can be read: convert it first"),
            ("openapi: 3.2.0\n", "is OpenAPI 3.2.0, and only OpenAPI 3.0 and 3.1 can be read"),
            ("asyncapi: 3.0.0\n", "is AsyncAPI"),
            ("title: Pets\n", "is not an OpenAPI document: it has no `openapi: 3.…` at its top"),
            ("openapi: [", "is neither YAML nor JSON that can be read"),
            ("openapi: 3.1.0\nwebhooks: {}\n", "has no operations"),
            ("openapi: 3.0.3\npaths: {/a: {$ref: 'no.yaml'}}\n", "cannot read"),
        ] {
            let error = read_text(text.as_bytes(), None, &[]).unwrap_err();
            assert!(error.message.contains(expected), "{error}");
        }
        let error = read_text(b"openapi: \xff", None, &[]).unwrap_err();
        assert!(error.message.ends_with("api.yaml: it is not UTF-8"), "{error}");
        let error = read_path("no.yaml").unwrap_err();
        assert_eq!(error.message, "cannot read no.yaml: there is no such file");
        let error = read_path("https://pets.example/openapi.yaml").unwrap_err();
        assert!(error.message.contains("is a URL") && error.message.contains("`curl -sSfLO URL`"), "{error}");
        let error = read_path(".").unwrap_err();
        assert_eq!(error.message, "cannot read .: it is a folder; name a file");
    }

    #[test]
    fn the_command_has_the_options() {
        let (overlays, only) = ([PathBuf::from("our own.yaml")], ["pets".to_owned(), "/v1/{id}".to_owned()]);
        let source = Source { path: Path::new("api.yaml"), overlays: &overlays, only: &only, is_earlier: false };
        assert_eq!(source.command(), "cargo xtask try api.yaml --overlay 'our own.yaml' --only pets --only /v1/{id}");
    }

    #[test]
    fn a_tag_or_a_path_selects() {
        assert_eq!(operations(&["/pets"]), ["GET /pets", "POST /pets", "GET /pets/{id}"]);
        assert_eq!(operations(&["b"]), ["POST /pets", "GET /pets/{id}"]);
        assert_eq!(operations(&["a", "/petshops"]), ["GET /pets", "GET /petshops"]);
        let error = read_text(DOCUMENT.as_bytes(), None, &["c"]).unwrap_err();
        let expected = "api.yaml has the tag or the path `c`\n\
                        its tags, with the numbers of their operations: a (1), b (2)";
        assert!(error.message.starts_with("no operation of ") && error.message.ends_with(expected), "{error}");
    }

    #[test]
    fn a_client_has_a_limit_of_operations() {
        let paths: String = (0..=MOST).map(|index| format!("  /p{}/{index}: {{get: {{}}}}\n", index % 2)).collect();
        let document = read_text(format!("openapi: 3.0.3\npaths:\n{paths}").as_bytes(), None, &[]).unwrap();
        let error = check_size(&document).unwrap_err();
        let expected = "301 operations are too many for one client: the limit is 300; take a part, with `--only TAG` or `--only PATH`\n\
                        its paths, with the numbers of their operations: /p0 (151), /p1 (150)";
        assert_eq!(error.message, expected);
    }

    #[test]
    fn an_overlay_changes_the_document() {
        let overlay = "overlay: 1.0.0\nactions:\n  - target: $.paths['/pets']\n    remove: true\n";
        let document = read_text(DOCUMENT.as_bytes(), Some(overlay), &[]).unwrap();
        assert_eq!(Operation::all(&document).len(), 2);
        let error = read_text(DOCUMENT.as_bytes(), Some(&overlay.replace("/pets", "/cats")), &[]).unwrap_err();
        assert!(
            error.message.contains("overlay.yaml:3: `$.paths['/cats']` matches nothing in the document"),
            "{error}"
        );
    }

    #[test]
    fn the_head_says_which_document_it_is() {
        let document = read_text(DOCUMENT.as_bytes(), None, &[]).unwrap();
        let (_, text) = written(|out| write_head(out, &document).unwrap());
        assert!(text.ends_with("api.yaml: Pets 1, OpenAPI 3.0.3, 4 operations\n\n"), "{text}");
    }
}
