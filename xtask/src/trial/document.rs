//! Reads the document of somebody: as it is written, with the operations that are to be tried.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use openapi_document::{Document, Operation, pointer};
use serde_json::Value;

use crate::exit::Error;

/// The most operations that are tried at once. The compiler needs some gigabytes for as many.
const MOST: usize = 300;
/// The most tags that a message lists.
const MOST_TAGS: usize = 40;

/// Reads a document, changed by overlays, with the operations that `only` selects, by tag or path; all if it is empty.
pub(super) fn read(path: &Path, overlays: &[PathBuf], only: &[String]) -> Result<Document, Error> {
    let name = path.display();
    let text = text(path)?;
    recognize(&name.to_string(), &text)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let file_name = path.file_name().unwrap_or_default();
    let mut written = Document::read_as_written(&name.to_string(), |file| {
        if Path::new(file) == Path::new(file_name) {
            return Ok(text.clone());
        }
        fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())
    })
    .map_err(|finding| Error::unusable(format!("cannot read {name}\n{finding}")))?;
    for overlay in overlays {
        written = written.with_overlay(&overlay.display().to_string(), &self::text(overlay)?).map_err(|findings| {
            let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
            Error::unusable(format!("the overlay {} cannot be applied\n{}", overlay.display(), findings.join("\n")))
        })?;
    }
    let operations = Operation::all(&written).len();
    if operations == 0 {
        return Err(Error::unusable(format!("{name} has no operations: its `paths` are empty or missing")));
    }
    let part = if only.is_empty() { written } else { select(&written, only)? };
    let count = Operation::all(&part).len();
    if count > MOST {
        return Err(Error::unusable(format!(
            "{count} operations are too many for one client: the limit is {MOST}; try a part, with `--only TAG` or `--only PATH`\n{}",
            list_tags(&part)
        )));
    }
    Ok(part)
}

/// The text of a file.
fn text(path: &Path) -> Result<String, Error> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::unusable(format!("cannot read {name}: there is no such file")),
        io::ErrorKind::IsADirectory => Error::unusable(format!("cannot read {name}: it is a folder; name a file")),
        _ => Error::unusable(format!("cannot read {name}: {error}")),
    })?;
    String::from_utf8(bytes).map_err(|_| Error::unusable(format!("cannot read {name}: it is not UTF-8")))
}

/// Fails for a text that is no OpenAPI document, and says what it is instead.
fn recognize(name: &str, text: &str) -> Result<(), Error> {
    let value = Document::written(name, text)
        .map_err(|finding| Error::unusable(format!("{name} is neither YAML nor JSON that can be read\n{finding}")))?;
    let version =
        |key: &str| value.get(key).map(|version| version.as_str().map_or_else(|| version.to_string(), str::to_owned));
    if let Some(version) = version("swagger") {
        return Err(Error::unusable(format!(
            "{name} is Swagger {version}, and only OpenAPI 3.0 and 3.1 can be tried: convert it first, for example with \
             `npx swagger2openapi`"
        )));
    }
    match version("openapi") {
        Some(version) if version.starts_with("3.0") || version.starts_with("3.1") => Ok(()),
        Some(version) => {
            Err(Error::unusable(format!("{name} is OpenAPI {version}, and only OpenAPI 3.0 and 3.1 can be tried")))
        }
        None if value.get("asyncapi").is_some() => {
            Err(Error::unusable(format!("{name} is AsyncAPI, which describes messages: only OpenAPI can be tried")))
        }
        None => Err(Error::unusable(format!(
            "{name} is not an OpenAPI document: it has no `openapi: 3.…` at its top; name the main file of the document"
        ))),
    }
}

fn select(written: &Document, only: &[String]) -> Result<Document, Error> {
    for wanted in only {
        if !Operation::all(written).iter().any(|operation| is_selected(operation, wanted)) {
            return Err(Error::unusable(format!(
                "no operation has the tag or the path `{wanted}`\n{}",
                list_tags(written)
            )));
        }
    }
    Ok(written.with_operations(|operation| only.iter().any(|wanted| is_selected(operation, wanted))))
}

fn is_selected(operation: &Operation<'_>, wanted: &str) -> bool {
    let below = pointer::is_within(operation.path(), wanted.strip_suffix('/').unwrap_or(wanted));
    wanted.starts_with('/') && below || tags(operation).any(|tag| tag == wanted)
}

fn tags<'d>(operation: &Operation<'d>) -> impl Iterator<Item = &'d str> + use<'d> {
    let tags = operation.node().raw_get("tags").and_then(|tags| tags.value().as_array());
    tags.into_iter().flatten().filter_map(Value::as_str)
}

/// The tags with the numbers of their operations; or the first names of the paths, where there are no tags.
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
    let listed: Vec<_> = counts.iter().take(MOST_TAGS).map(|(name, count)| format!("{name} ({count})")).collect();
    let more = counts.len().saturating_sub(MOST_TAGS);
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("its {what}, with the numbers of their operations: {}{more}", listed.join(", "))
}

/// Writes which document it is.
pub(super) fn write_head(out: &mut dyn Write, written: &Document) -> io::Result<()> {
    let root = written.root();
    let info = root.get("info");
    let text = |key: &str| info.as_ref().and_then(|info| info.text(key)).unwrap_or_default();
    let count = Operation::all(written).len();
    writeln!(
        out,
        "{}: {} {}, OpenAPI {}, {count} operations",
        written.name(),
        openapi_document::printable(text("title")),
        openapi_document::printable(text("version")),
        root.text("openapi").unwrap_or_default()
    )?;
    writeln!(out)
}
