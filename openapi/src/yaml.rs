//! Reads YAML text.
//!
//! The core schema of YAML 1.2, without what JSON cannot express: anchors, aliases, tags, keys that are not scalars, several documents in
//! one file. The value is built from parser events, so that no text overflows the stack or expands to more than its size.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};
use serde_json::{Number, Value};

use crate::{
    Finding,
    tree::{Parsed, Tree, finding},
};

const RULE: &str = "yaml";

/// The remedy for a text that is not a mapping.
const MAPPING: &str = "write `key: value` lines; the main file starts with `openapi: 3.0.3`";

pub(crate) fn read(text: &str) -> Result<Parsed, Finding> {
    let mut tree = Tree::new(RULE);
    // Where the mappings and lists start whose end has not been read.
    let mut open: Vec<Marker> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| invalid(text, &open, &error))?;
        match &event {
            Event::MappingStart(..) | Event::SequenceStart(..) => open.push(span.start),
            Event::MappingEnd | Event::SequenceEnd => _ = open.pop(),
            _ => {}
        }
        take(&mut tree, event, span.start.line())?;
    }
    tree.finish("a mapping", MAPPING)
}

/// Invalid YAML. In brackets, the mistake is often at their start, many lines before.
fn invalid(text: &str, open: &[Marker], error: &ScanError) -> Finding {
    let brackets = open.iter().rev().find_map(|start| {
        let bracket = text.chars().nth(start.index()).filter(|char| matches!(char, '[' | '{'))?;
        Some(format!("`{bracket}` of line {}", start.line()))
    });
    let (message, remedy) = match brackets {
        Some(start) => (
            format!("{}, inside the {start}", error.info()),
            format!("close the {start}, or correct the YAML at this line"),
        ),
        None => (error.info().to_owned(), "correct the YAML at this line".to_owned()),
    };
    finding(RULE, error.marker().line(), "", message, &remedy)
}

fn take(tree: &mut Tree, event: Event<'_>, line: usize) -> Result<(), Finding> {
    match event {
        Event::Alias(_) => Err(unsupported(tree, line, "aliases")),
        Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
            Err(unsupported(tree, line, "anchors"))
        }
        Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
            Err(unsupported(tree, line, "tags"))
        }
        Event::MappingStart(..) => tree.open_mapping(line),
        Event::SequenceStart(..) => tree.open_sequence(line),
        Event::MappingEnd | Event::SequenceEnd => {
            tree.close();
            Ok(())
        }
        Event::Scalar(text, ..) if tree.expects_key() => tree.key(&text, line),
        Event::Scalar(text, style, ..) => {
            let value = if style == ScalarStyle::Plain { resolve(&text) } else { Some(Value::from(text.as_ref())) };
            tree.scalar(value, &text, line)
        }
        Event::DocumentStart(_) if tree.is_complete() => {
            Err(finding(RULE, line, "", "a second document starts here", "keep one document in the file"))
        }
        Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => Ok(()),
    }
}

fn unsupported(tree: &Tree, line: usize, what: &str) -> Finding {
    let message = format!("YAML {what} are not supported");
    finding(RULE, line, &tree.pointer(), message, "write the value out, or use a `$ref`")
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
    use crate::{text::parse, tree::MAX_POINTER};

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
