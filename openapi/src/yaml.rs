//! Reads YAML text as a JSON value, with the line of each place in it.
//!
//! The core schema of YAML 1.2, without what JSON cannot express: anchors, aliases, tags, keys that are not scalars, several documents in
//! one file. The value is built from parser events without recursion, at most [`MAX_DEPTH`] levels deep, so that no text overflows the
//! stack or expands to more than its size.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};
use serde_json::{Map, Number, Value};

use crate::{Finding, places::Places, pointer};

/// The remedy for a text that is not a mapping.
const MAPPING: &str = "write `key: value` lines; the main file starts with `openapi: 3.0.3`";

/// How deep mappings and lists may be nested.
const MAX_DEPTH: usize = 64;

/// The longest JSON pointer, in bytes. Every place has one, so without a limit the cost of a document would grow with the square of its
/// size.
const MAX_POINTER: usize = 4096;

/// Where a place is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Position {
    /// The line of its key, or of itself in a list, counted from 1.
    pub(crate) line: usize,
    /// Its index among all places of the text.
    pub(crate) order: usize,
}

/// A JSON value, and where each part of it is written.
pub(crate) type Parsed = (Value, Places<Position>);

/// A mapping or list whose end has not been read.
struct Open {
    pointer: String,
    content: Content,
    start: Marker,
}

enum Content {
    Mapping(Map<String, Value>, Option<String>),
    Sequence(Vec<Value>),
}

/// Reads a text. `name` is that of its file.
pub(crate) fn parse(name: &str, text: &str) -> Result<Parsed, Finding> {
    read(text).map_err(|finding| Finding { file: name.to_owned(), ..finding })
}

fn read(text: &str) -> Result<Parsed, Finding> {
    let mut builder = Builder { stack: Vec::new(), root: None, positions: Places::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| builder.invalid(text, &error))?;
        builder.take(event, span.start)?;
    }
    match builder.root {
        Some(root @ Value::Object(_)) => Ok((root, builder.positions)),
        _ => Err(finding(1, "", "the document is not a mapping", MAPPING)),
    }
}

struct Builder {
    stack: Vec<Open>,
    root: Option<Value>,
    positions: Places<Position>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, start: Marker) -> Result<(), Finding> {
        let line = start.line();
        match event {
            Event::Alias(_) => Err(self.unsupported(line, "aliases")),
            Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
                Err(self.unsupported(line, "anchors"))
            }
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                Err(self.unsupported(line, "tags"))
            }
            Event::MappingStart(..) => self.open(Content::Mapping(Map::new(), None), start),
            Event::SequenceStart(..) => self.open(Content::Sequence(Vec::new()), start),
            Event::MappingEnd | Event::SequenceEnd => {
                match self.stack.pop().map(|open| open.content) {
                    Some(Content::Mapping(map, _)) => self.put(Value::Object(map)),
                    Some(Content::Sequence(items)) => self.put(Value::Array(items)),
                    None => {}
                }
                Ok(())
            }
            Event::Scalar(text, style, ..) => match self.stack.last_mut() {
                Some(Open { content: Content::Mapping(map, key @ None), .. }) => {
                    let name = text.into_owned();
                    let duplicate = map.contains_key(&name).then(|| format!("duplicate key `{name}`"));
                    *key = Some(name);
                    let pointer = self.place(line)?;
                    match duplicate {
                        Some(message) => Err(finding(line, &pointer, message, "keep one of the two")),
                        None => Ok(()),
                    }
                }
                _ => {
                    let pointer = self.place(line)?;
                    let value =
                        if style == ScalarStyle::Plain { resolve(&text) } else { Some(Value::from(text.as_ref())) };
                    let value = value.ok_or_else(|| {
                        finding(
                            line,
                            &pointer,
                            format!("JSON has no number `{text}`"),
                            "quote it if it is a string, or use a finite number",
                        )
                    })?;
                    self.put(value);
                    Ok(())
                }
            },
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(finding(line, "", "a second document starts here", "keep one document in the file"))
            }
            Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {
                Ok(())
            }
        }
    }

    /// Invalid YAML. In brackets, the mistake is often at their start, many lines before.
    fn invalid(&self, text: &str, error: &ScanError) -> Finding {
        let brackets = self.stack.iter().rev().find_map(|open| {
            let bracket = text.chars().nth(open.start.index()).filter(|char| matches!(char, '[' | '{'))?;
            Some(format!("`{bracket}` of line {}", open.start.line()))
        });
        let (message, remedy) = match brackets {
            Some(start) => (
                format!("{}, inside the {start}", error.info()),
                format!("close the {start}, or correct the YAML at this line"),
            ),
            None => (error.info().to_owned(), "correct the YAML at this line".to_owned()),
        };
        finding(error.marker().line(), "", message, &remedy)
    }

    fn open(&mut self, content: Content, start: Marker) -> Result<(), Finding> {
        let line = start.line();
        if let Some(Open { pointer, content: Content::Mapping(_, None), .. }) = self.stack.last() {
            return Err(finding(line, pointer, "a key is not a string", "write keys as plain or quoted strings"));
        }
        let pointer = self.place(line)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(finding(
                line,
                "",
                format!("nested more than {MAX_DEPTH} levels deep"),
                "move inner parts to `components`",
            ));
        }
        self.stack.push(Open { pointer, content, start });
        Ok(())
    }

    /// The pointer of the next value. Records its line the first time: for a value in a mapping, the line of its key.
    fn place(&mut self, line: usize) -> Result<String, Finding> {
        let pointer = match self.stack.last() {
            None => String::new(),
            Some(Open { pointer, content: Content::Mapping(_, key), .. }) => {
                pointer::join(pointer, key.as_deref().unwrap_or_default())
            }
            Some(Open { pointer, content: Content::Sequence(items), .. }) => {
                pointer::join(pointer, &items.len().to_string())
            }
        };
        if pointer.len() > MAX_POINTER {
            let message = format!("the JSON pointer of this place has more than {MAX_POINTER} bytes");
            return Err(finding(line, "", message, "use shorter names, or move inner parts to `components`"));
        }
        if self.positions.get(&pointer).is_none() {
            let order = self.positions.len();
            self.positions.insert(&pointer, Position { line, order });
        }
        Ok(pointer)
    }

    fn put(&mut self, value: Value) {
        match self.stack.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::Sequence(items)) => items.push(value),
            Some(Content::Mapping(map, key)) => {
                if let Some(key) = key.take() {
                    map.insert(key, value);
                }
            }
        }
    }

    fn unsupported(&self, line: usize, what: &str) -> Finding {
        let pointer = self.stack.last().map_or("", |open| &open.pointer);
        finding(line, pointer, format!("YAML {what} are not supported"), "write the value out, or use a `$ref`")
    }
}

fn finding(line: usize, pointer: &str, message: impl Into<String>, remedy: &str) -> Finding {
    Finding {
        rule: "yaml",
        file: String::new(),
        pointer: pointer.to_owned(),
        line: Some(line),
        operation: None,
        message: message.into(),
        remedy: remedy.to_owned(),
    }
}

/// The value of a plain scalar in the core schema of YAML 1.2. `None` for a number that JSON cannot express.
fn resolve(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Value::Bool(false)),
        _ => {}
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return None;
    }
    let radix = |prefix, radix| {
        text.strip_prefix(prefix)
            .filter(|digits| !digits.starts_with(['+', '-']))
            .and_then(|digits| u64::from_str_radix(digits, radix).ok())
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number.into());
    }
    if unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        if let Ok(number) = text.parse::<i64>() {
            return Some(number.into());
        }
        if let Ok(number) = text.parse::<u64>() {
            return Some(number.into());
        }
        if let Ok(number) = text.parse::<f64>() {
            return Number::from_f64(number).map(Value::Number);
        }
    }
    Some(Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::{MAX_POINTER, parse};

    #[test]
    fn the_memory_of_positions_is_linear_in_the_text() {
        // A key of more than 1024 characters is written after `?`.
        let cost = |size: usize| {
            let text = format!("? {}\n:\n{}", "k".repeat(size), "  - 1\n".repeat(size));
            let (_, positions) = parse("a.yaml", &text).expect("it is YAML");
            assert_eq!(positions.len(), size + 2);
            positions.name_bytes()
        };
        let (one, four) = (cost(1000), cost(4000));
        assert!(four < 5 * one, "{one} {four}");
    }

    #[test]
    fn brackets_that_are_not_closed_are_named() {
        for (text, line, start) in [
            ("é: 1\nopenapi: [\ninfo: {title: a}\n", 3, Some("`[` of line 2")),
            ("info: {title: a\npaths:\n  /a: 1\n", 2, Some("`{` of line 1")),
            ("info: {title: {a: 1\n}", 3, Some("`{` of line 1")),
            ("a: [b]\nc: \"d\n", 2, None),
        ] {
            let found = parse("a.yaml", text).expect_err("it is not YAML");
            assert_eq!(found.line, Some(line), "{found}");
            match start {
                Some(start) => assert!(found.message.ends_with(&format!(", inside the {start}")), "{found}"),
                None => assert!(!found.message.contains("inside the"), "{found}"),
            }
        }
    }

    #[test]
    fn the_length_of_a_pointer_is_limited() {
        let text = |length: usize| format!("? {}\n:\n  b: [1]\n", "k".repeat(length));
        // The pointer of the item is `/kkk…/b/0`.
        let longest = MAX_POINTER - "//b/0".len();
        assert!(parse("a.yaml", &text(longest)).is_ok());
        let finding = parse("a.yaml", &text(longest + 1)).expect_err("it is longer");
        let message = "the JSON pointer of this place has more than 4096 bytes";
        assert_eq!((finding.line, finding.message.as_str(), finding.pointer.as_str()), (Some(3), message, ""));
    }
}
