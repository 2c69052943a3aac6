//! Reads JSON text.
//!
//! YAML contains JSON in principle, but not in every detail of it: pairs of surrogates such as `"\\ud83d\\ude00"`, tabs between tokens. What
//! serde_json reads is put into a tree with the line of each place.

use std::{
    cell::Cell,
    fmt,
    io::{self, Read},
};

use serde_core::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Number, Value};

use crate::{
    Finding,
    tree::{Parsed, Tree, finding},
};

const RULE: &str = "json";

pub(crate) fn read(text: &str) -> Result<Parsed, Finding> {
    let line = Cell::new(1);
    let mut reading = Reading { tree: Tree::new(RULE), line: &line, finding: None };
    let mut deserializer = Deserializer::from_reader(Lines { text: text.as_bytes(), line: &line, is_at_end: false });
    let outcome = reading.deserialize_in(&mut deserializer).and_then(|()| deserializer.end());
    match (outcome, reading.finding) {
        (_, Some(found)) => Err(found),
        (Err(error), None) => {
            let text = error.to_string();
            let message = text.split(" at line ").next().unwrap_or_default();
            Err(finding(RULE, error.line().max(1), "", message, "correct the JSON at this line"))
        }
        (Ok(()), None) => {
            reading.tree.finish("an object", "write an object; the main file starts with `{\"openapi\": \"3.0.3\"`")
        }
    }
}

/// The bytes of a text, with the line of the last one that was read.
struct Lines<'t> {
    text: &'t [u8],
    line: &'t Cell<usize>,
    /// Whether the last byte ends its line. The parser may have read it only to see that a number is complete.
    is_at_end: bool,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (Some((byte, rest)), Some(place)) = (self.text.split_first(), buffer.first_mut()) else { return Ok(0) };
        self.line.set(self.line.get() + usize::from(self.is_at_end));
        self.is_at_end = *byte == b'\n';
        (*place, self.text) = (*byte, rest);
        Ok(1)
    }
}

struct Reading<'t> {
    tree: Tree,
    line: &'t Cell<usize>,
    /// Why the tree cannot be built.
    finding: Option<Finding>,
}

impl Reading<'_> {
    fn deserialize_in<'de, D: de::Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Part(self))
    }

    /// Makes a change of the tree, or keeps the finding.
    fn change<E: de::Error>(&mut self, change: impl FnOnce(&mut Tree, usize) -> Result<(), Finding>) -> Result<(), E> {
        change(&mut self.tree, self.line.get()).map_err(|finding| {
            self.finding = Some(finding);
            E::custom("there is a finding")
        })
    }

    fn scalar<E: de::Error>(&mut self, value: Value) -> Result<(), E> {
        self.change(|tree, line| tree.scalar(Some(value), "", line))
    }
}

/// A value.
struct Part<'r, 't>(&'r mut Reading<'t>);

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.deserialize_in(deserializer)
    }
}

/// A key.
struct Key<'r, 't>(&'r mut Reading<'t>);

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<(), E> {
        self.0.change(|tree, line| tree.key(name, line))
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.0.scalar(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.0.scalar(value.into())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.0.scalar(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.0.scalar(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        self.0.change(|tree, line| tree.scalar(Number::from_f64(value).map(Value::Number), &value.to_string(), line))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.0.scalar(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.change(Tree::open_sequence)?;
        while items.next_element_seed(Part(self.0))?.is_some() {}
        self.0.tree.close();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.change(Tree::open_mapping)?;
        while members.next_key_seed(Key(self.0))?.is_some() {
            members.next_value_seed(Part(self.0))?;
        }
        self.0.tree.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn every_value_of_json_is_read() {
        let text = r#"{"a": "\ud83d\ude00\/\u00e9", "b": [-1, 18446744073709551615, 1e3, 1e-7, 1E+2], "c": [null, true, "no"]}"#;
        let expected =
            json!({"a": "\u{1f600}/\u{e9}", "b": [-1, u64::MAX, 1000.0, 1e-7, 100.0], "c": [null, true, "no"]});
        assert_eq!(read(text).expect("it is JSON").0, expected);
    }

    #[test]
    fn each_place_has_its_line() {
        let text = "{\r\n\t\"a\": [\n\t\t1,\n2\n,\n\t\t{\"b\": 3\n}],\n\"c\":\n4}";
        let (_, positions) = read(text).expect("it is JSON");
        let lines = ["", "/a", "/a/0", "/a/1", "/a/2", "/a/2/b", "/c"].map(|at| positions.get(at).map(|at| at.line));
        assert_eq!(lines, [1, 2, 3, 4, 6, 6, 8].map(Some));
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let deep = format!("{{\"a\":\n{}", "[".repeat(100));
        let cases = [
            ("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}", 3, "duplicate key `a`, which is in line 1 already"),
            ("{\n\"a\": 1\n\"b\": 2}", 3, "expected `,` or `}`"),
            ("{\n\"a\": \"\\ud83d\"}", 2, "unexpected end of hex escape"),
            ("{\"a\": 1e999}", 1, "number out of range"),
            ("{\n} {", 2, "trailing characters"),
            ("[1]", 1, "the document is not an object"),
            ("", 1, "EOF while parsing a value"),
            (&deep, 2, "nested more than 64 levels deep"),
        ];
        for (text, line, message) in cases {
            let finding = read(text).map(drop).expect_err(text);
            assert_eq!((finding.rule, finding.line, finding.message.as_str()), ("json", Some(line), message));
        }
    }
}
