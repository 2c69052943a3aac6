//! Reads YAML text.
//!
//! The core schema of YAML 1.2 with merge keys, without what JSON cannot express: tags of other schemas, keys that are not scalars, several
//! documents in one file. The value is built from parser events, so that no text overflows the stack; each alias becomes the value that it
//! stands for, up to a limit.

use std::{borrow::Cow, collections::HashMap, rc::Rc};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};
use serde_json::{Number, Value};

use crate::{
    Finding,
    tree::{Parsed, Tree, finding},
};

const RULE: &str = "yaml";

/// The remedy for a text that is not a mapping.
const MAPPING: &str = "write `key: value` lines; the main file starts with `openapi: 3.0.3`";

/// How many values and keys all aliases together may become: a text of a few lines could become any number.
const MAX_ALIASED: usize = 250_000;
/// How many bytes of texts they may be.
const MAX_ALIASED_BYTES: usize = 16 * 1024 * 1024;

/// How many closing brackets are moved. Each costs a pass over the text.
const MAX_MOVED: usize = 500;

/// Reads a text. A closing bracket may stand where its key does, although YAML wants it further to the right: many write it so.
pub(crate) fn read(text: &str) -> Result<Parsed, Finding> {
    let mut moved = Cow::Borrowed(text);
    for _ in 0..MAX_MOVED {
        match read_strictly(&moved) {
            Ok(parsed) => return Ok(parsed),
            Err(Invalid { finding, bracket }) => match bracket {
                Some((offset, column)) => moved.to_mut().insert_str(offset, &" ".repeat(column)),
                None => return Err(finding),
            },
        }
    }
    read_strictly(&moved).map_err(|invalid| invalid.finding)
}

struct Invalid {
    finding: Finding,
    /// A closing bracket that starts a line and is not far enough to the right: its offset, and how far its opening bracket is.
    bracket: Option<(usize, usize)>,
}

impl From<Finding> for Invalid {
    fn from(finding: Finding) -> Self {
        Self { finding, bracket: None }
    }
}

fn read_strictly(text: &str) -> Result<Parsed, Invalid> {
    let mut reader =
        Reader { tree: Tree::new(RULE), open: Vec::new(), anchors: HashMap::new(), aliased: 0, aliased_bytes: 0 };
    // Where the mappings and lists start whose end has not been read.
    let mut open: Vec<Marker> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Invalid {
            bracket: misplaced(text, &open, &error),
            finding: invalid(text, &open, &error),
        })?;
        match &event {
            Event::MappingStart(..) | Event::SequenceStart(..) => open.push(span.start),
            Event::MappingEnd | Event::SequenceEnd => _ = open.pop(),
            _ => {}
        }
        reader.read(event, span.start.line())?;
    }
    Ok(reader.tree.finish("a mapping", MAPPING)?)
}

/// The closing bracket at the place of an error, if it starts a line that is not indented enough.
fn misplaced(text: &str, open: &[Marker], error: &ScanError) -> Option<(usize, usize)> {
    let is_bracket = |marker: &&Marker| text.chars().nth(marker.index()).is_some_and(|char| matches!(char, '[' | '{'));
    let start = open.iter().rev().find(is_bracket).filter(|_| error.info().contains("indentation"))?;
    let line = text.split_inclusive('\n').nth(error.marker().line().checked_sub(1)?)?;
    let bracket = line.trim_start().starts_with([']', '}']);
    let before = line.len() - line.trim_start().len();
    // The line is a part of the text.
    let offset = line.as_ptr() as usize - text.as_ptr() as usize + before;
    (bracket && before <= start.col()).then(|| (offset, start.col() + 1))
}

/// An event and its line.
type Recorded<'t> = (Event<'t>, usize);

struct Reader<'t> {
    tree: Tree,
    /// The anchors whose values have not been read to their end, each with how deep that is nested.
    open: Vec<(usize, usize, Vec<Recorded<'t>>)>,
    /// The events of each value that has an anchor.
    anchors: HashMap<usize, Rc<[Recorded<'t>]>>,
    /// How many events aliases have become.
    aliased: usize,
    /// How many bytes of texts are in them.
    aliased_bytes: usize,
}

impl<'t> Reader<'t> {
    fn read(&mut self, event: Event<'t>, line: usize) -> Result<(), Finding> {
        let Event::Alias(anchor) = event else { return self.read_written(event, line) };
        let Some(events) = self.anchors.get(&anchor).cloned() else {
            let message = "this alias is inside of the value that it stands for";
            return Err(finding(RULE, line, &self.tree.pointer(), message, "write the value out, or use a `$ref`"));
        };
        self.aliased += events.len();
        let texts = events.iter().map(|(event, _)| if let Event::Scalar(text, ..) = event { text.len() } else { 0 });
        self.aliased_bytes += texts.sum::<usize>();
        if self.aliased > MAX_ALIASED || self.aliased_bytes > MAX_ALIASED_BYTES {
            let message = format!("the aliases become more than {MAX_ALIASED} values, or {MAX_ALIASED_BYTES} bytes");
            return Err(finding(RULE, line, &self.tree.pointer(), message, "use a `$ref` to a component"));
        }
        events.iter().try_for_each(|(event, line)| self.read_written(event.clone(), *line))
    }

    /// Reads what is not an alias.
    fn read_written(&mut self, mut event: Event<'t>, line: usize) -> Result<(), Finding> {
        let anchor = match &mut event {
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                std::mem::take(anchor)
            }
            _ => 0,
        };
        if anchor > 0 {
            self.open.push((anchor, 0, Vec::new()));
        }
        let nested: isize = match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => 1,
            Event::SequenceEnd | Event::MappingEnd => -1,
            _ => 0,
        };
        for (_, depth, events) in &mut self.open {
            *depth = depth.saturating_add_signed(nested);
            events.push((event.clone(), line));
        }
        while let Some((anchor, _, events)) = self.open.pop_if(|(_, depth, _)| *depth == 0) {
            self.anchors.insert(anchor, events.into());
        }
        take(&mut self.tree, event, line)
    }
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
        Event::Scalar(_, _, _, Some(tag)) | Event::SequenceStart(_, Some(tag)) | Event::MappingStart(_, Some(tag))
            if !tag.is_yaml_core_schema() =>
        {
            let message = format!("the YAML tag `{tag}` is not supported");
            Err(finding(RULE, line, &tree.pointer(), message, "write the value without a tag"))
        }
        Event::MappingStart(..) => tree.open_mapping(line),
        Event::SequenceStart(..) => tree.open_sequence(line),
        Event::MappingEnd => {
            tree.merge();
            tree.close();
            Ok(())
        }
        Event::SequenceEnd => {
            tree.close();
            Ok(())
        }
        Event::Scalar(text, ..) if tree.expects_key() => tree.key(&text, line),
        Event::Scalar(text, style, _, tag) => {
            let is_plain = match tag {
                Some(tag) => tag.suffix != "str",
                None => style == ScalarStyle::Plain,
            };
            let value = if is_plain { resolve(&text) } else { Some(Value::from(text.as_ref())) };
            tree.scalar(value, &text, line)
        }
        Event::Alias(_) => Ok(()),
        Event::DocumentStart(_) if tree.is_complete() => {
            Err(finding(RULE, line, "", "a second document starts here", "keep one document in the file"))
        }
        Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => Ok(()),
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
    use serde_json::json;

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
    fn a_closing_bracket_may_stand_where_its_key_does() {
        let text =
            "a:\n  b: {\n    c: [\n      1\n    ],\n    d: \"{\"\n  }\n  e: [\n    2\n  ]\n  f: |\n    {\n  g: é\n";
        assert_eq!(value(text), json!({"a": {"b": {"c": [1], "d": "{"}, "e": [2], "f": "{\n", "g": "é"}}));
        let (_, positions) = parse("a.yaml", text).unwrap();
        assert_eq!(positions.get("/a/g").map(|position| position.line), Some(13));
        assert!(parse("a.yaml", "a:\n  b: {\n  }\n  }\n").is_err());
    }

    fn value(text: &str) -> serde_json::Value {
        parse("a.yaml", text).unwrap().0
    }

    #[test]
    fn an_alias_is_the_value_of_its_anchor() {
        let text = "a: &a {b: &b [1, &c x], *c : 2}\nd: *a\ne: [*b, *c]\n";
        let a = json!({"b": [1, "x"], "x": 2});
        assert_eq!(value(text), json!({"a": a, "d": a, "e": [[1, "x"], "x"]}));
        let (_, positions) = parse("a.yaml", text).unwrap();
        assert_eq!(positions.get("/d/b/1").map(|position| position.line), Some(1));
    }

    #[test]
    fn a_merge_key_adds_what_a_mapping_lacks() {
        let text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: *a, x: 3}\nd: {z: 4, <<: [*a, *b]}\ne: {<<: 1}\n";
        let merged = value(text);
        assert_eq!(merged["c"], json!({"x": 3, "y": 1}));
        assert_eq!(merged["d"], json!({"x": 1, "y": 1, "z": 4}));
        assert_eq!(merged["e"], json!({"<<": 1}));
    }

    #[test]
    fn aliases_have_a_limit() {
        let lines =
            (1..9).map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 10].join(", ")));
        let found = parse("a.yaml", &format!("l0: &l0 [x]\n{}", lines.collect::<String>())).unwrap_err();
        let message = "the aliases become more than 250000 values, or 16777216 bytes";
        assert_eq!((found.line, found.message.as_str()), (Some(6), message));
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), vec!["*a"; 17].join(", "));
        assert_eq!(parse("a.yaml", &long).unwrap_err().message, message);
        let found = parse("a.yaml", "a: &a [*a]\n").unwrap_err();
        assert_eq!(found.message, "this alias is inside of the value that it stands for");
    }

    #[test]
    fn tags_of_the_core_schema_say_the_type() {
        assert_eq!(value("a: !!str 1\nb: !!int '1'\nc: !!map {}\n"), json!({"a": "1", "b": 1, "c": {}}));
        let found = parse("a.yaml", "a: !Sub x\n").unwrap_err();
        assert_eq!(found.message, "the YAML tag `!Sub` is not supported");
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
