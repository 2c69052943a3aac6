//! Reads the text of a file, as JSON or as YAML.

use crate::{Finding, json, tree::Parsed, yaml};

/// Reads a text. `name` is that of its file. A file that is called `….json` is JSON; any other is YAML, which may look like JSON.
pub(crate) fn parse(name: &str, text: &str) -> Result<Parsed, Finding> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = if name.to_ascii_lowercase().ends_with(".json") {
        json::read(text)
    } else if text.trim_start().starts_with('{') {
        json::read(text).or_else(|_| yaml::read(text))
    } else {
        yaml::read(text)
    };
    parsed.map_err(|finding| Finding { file: name.to_owned(), ..finding })
}
