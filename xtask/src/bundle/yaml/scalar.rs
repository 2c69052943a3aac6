//! Texts, numbers and other scalars as YAML.

use serde_json::Value;

/// How wide a line becomes at most, if its words allow it.
const WIDTH: usize = 120;

/// A key, on one line.
pub(super) fn key(name: &str) -> String {
    if is_plain(name) { name.to_owned() } else { quoted(name) }
}

/// A scalar. Its further lines are indented.
pub(super) fn value(value: &Value, indent: usize) -> String {
    match value {
        Value::String(text) => {
            let block = literal(text, indent).or_else(|| folded(text, indent));
            block.unwrap_or_else(|| key(text))
        }
        Value::Number(number) => with_point(&number.to_string()),
        other => other.to_string(),
    }
}

/// A number that YAML 1.1 also takes for one: `1e+20` is a text there, `1.0e+20` a number.
fn with_point(number: &str) -> String {
    let Some((digits, exponent)) = number.split_once('e') else { return number.to_owned() };
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

/// A text of several lines, as they are.
fn literal(text: &str, indent: usize) -> Option<String> {
    let (lines, chomping) = match text.strip_suffix('\n') {
        Some(lines) => (lines, ""),
        None => (text, "-"),
    };
    if !text.contains('\n') || lines.ends_with('\n') || !fits_block(text) {
        return None;
    }
    Some(block('|', chomping, lines.split('\n'), indent))
}

/// A long text of one line, as several lines: a reader puts a blank in place of each line end.
fn folded(text: &str, indent: usize) -> Option<String> {
    let keeps_blanks = !text.contains("  ") && !text.ends_with(' ') && !text.contains('\n');
    if indent + text.chars().count() <= WIDTH || !fits_block(text) || !keeps_blanks {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| indent + line.chars().count() + 1 + word.chars().count() <= WIDTH) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    (lines.len() > 1).then(|| block('>', "-", lines.iter().map(String::as_str), indent))
}

/// Whether a block keeps a text: its first line tells the indentation, and blocks have no escapes.
fn fits_block(text: &str) -> bool {
    !text.starts_with([' ', '\n']) && text.chars().all(|char| char == '\n' || is_printable(char))
}

fn block<'t>(style: char, chomping: &str, lines: impl Iterator<Item = &'t str>, indent: usize) -> String {
    let mut block = format!("{style}{chomping}");
    for line in lines {
        block.push('\n');
        if !line.is_empty() {
            block.push_str(&" ".repeat(indent));
            block.push_str(line);
        }
    }
    block
}

/// Whether a text without quotes is that text, to every reader of YAML.
fn is_plain(text: &str) -> bool {
    const OTHER_VALUES: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(|char: char| char.is_alphabetic() || "/_$^".contains(char))
        && !OTHER_VALUES.contains(&text.to_lowercase().as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([' ', ':'])
        && text.chars().all(is_printable)
}

/// In double quotes; in single ones if that saves escapes.
fn quoted(text: &str) -> String {
    if text.contains(['\\', '"']) && !text.contains('\'') && text.chars().all(is_printable) {
        return format!("'{text}'");
    }
    let mut quoted = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            char if is_printable(char) => quoted.push(char),
            char if u32::from(char) <= 0xffff => quoted.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => quoted.push_str(&format!("\\U{:08x}", u32::from(char))),
        }
    }
    quoted + "\""
}

/// Whether a character needs no escape. Line ends, tabs, controls and characters without a form do.
fn is_printable(char: char) -> bool {
    openapi_document::is_printable(char)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    /// The value and its YAML, which has to be read as that value.
    #[track_caller]
    fn assert_yaml(scalar: Value, expected: &str) {
        let yaml = value(&scalar, 2);
        assert_eq!(yaml, expected);
        assert_same(&scalar, &yaml);
    }

    #[track_caller]
    fn assert_same(scalar: &Value, yaml: &str) {
        let read = Document::written("a.yaml", &format!("key: {yaml}\nlist:\n- {yaml}\n")).expect(yaml);
        assert_eq!((&read["key"], &read["list"][0]), (scalar, scalar), "{yaml}");
    }

    #[test]
    fn texts_that_could_be_other_values_are_quoted() {
        for text in
            ["", "~", "null", "No", "on", "y", "1", "0x1f", "1_000", "2026-11-23", "12:30", ".5", "=", "<<", "- a"]
        {
            assert_yaml(json!(text), &format!("\"{text}\""));
        }
        for text in
            ["a: b", "a #b", "#a", "a:", " a", "a ", "*a", "&a", "!a", "[a]", "{a}", "%a", "@a", "`a", "?", "'a'"]
        {
            assert_yaml(json!(text), &format!("\"{text}\""));
        }
    }

    #[test]
    fn other_texts_are_plain() {
        for text in
            ["a", "it's", "a, b", "/v1/users/{id}", "^[a-z]+$", "https://a.example/b?c#d", "é", "nothing", r"^\d$"]
        {
            assert_yaml(json!(text), text);
        }
    }

    #[test]
    fn quotes_are_those_with_fewer_escapes() {
        assert_yaml(json!(r#""a" \d"#), r#"'"a" \d'"#);
        assert_yaml(json!("\"it's\""), r#""\"it's\"""#);
        assert_yaml(json!("tab\t, bell \u{7}, bom \u{feff}\r"), r#""tab\t, bell \u0007, bom \ufeff\u000d""#);
    }

    #[test]
    fn lines_stay_lines() {
        assert_yaml(json!("a\n\n  b \nc"), "|-\n  a\n\n    b \n  c");
        assert_yaml(json!("a: #\n'b\"\n"), "|\n  a: #\n  'b\"");
        for (text, quoted) in [("\na", r#""\na""#), (" a\nb", r#"" a\nb""#), ("a\n\n", r#""a\n\n""#), ("\n", r#""\n""#)]
        {
            assert_yaml(json!(text), quoted);
        }
    }

    #[test]
    fn long_texts_are_folded_where_that_keeps_them() {
        let words = |space: &str| json!(["word: #"; 40].join(space));
        let yaml = value(&words(" "), 2);
        assert_eq!(yaml.lines().map(str::len).collect::<Vec<_>>(), [2, 119, 115, 89]);
        assert_same(&words(" "), &yaml);
        assert!(value(&words("  "), 2).starts_with('"') && value(&json!("w".repeat(200)), 2).starts_with('w'));
        assert_same(&words("  "), &value(&words("  "), 2));
    }

    /// All texts of up to three pieces, each of which could mean something to a reader, and those of four pieces about lines and words.
    fn texts() -> BTreeSet<String> {
        const PIECES: [&str; 20] = [
            "a", " ", "\n", "*", "&", "!", "%", "@", "`", "> ", ": ", " #", "- ", "'", "\"", "\\", "{[,", "\t", "\r",
            "\u{2028}",
        ];
        let long = "word ".repeat(30);
        let lines: Vec<_> = PIECES[..4].iter().copied().chain([&*long]).collect();
        let one_more = |texts: &[String], pieces: &[&str]| -> Vec<String> {
            texts.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect()
        };
        let all = |pieces: &[&str], most: usize| {
            let mut rounds = vec![vec![String::new()]];
            for round in 0..most {
                rounds.push(one_more(&rounds[round], pieces));
            }
            rounds.concat()
        };
        all(&PIECES, 3).into_iter().chain(all(&lines, 5)).collect()
    }

    #[test]
    fn every_text_is_read_as_that_text() {
        let texts = texts();
        let (mut yaml, mut keys) = (String::from("list:\n"), String::from("keys:\n"));
        for (index, text) in texts.iter().enumerate() {
            yaml.push_str(&format!("- key: {}\n", value(&json!(text), 4)));
            keys.push_str(&format!("  {}: {index}\n", key(text)));
        }
        let read = Document::written("a.yaml", &(yaml + &keys)).unwrap();
        for (index, text) in texts.iter().enumerate() {
            assert_eq!((&read["list"][index]["key"], &read["keys"][text]), (&json!(text), &json!(index)));
        }
    }

    #[test]
    fn numbers_are_numbers_to_every_reader() {
        assert_yaml(json!(1e20), "1.0e+20");
        assert_yaml(json!(1.5e-7), "1.5e-7");
        assert_yaml(json!(u64::MAX), "18446744073709551615");
        for (scalar, yaml) in [(json!(0.5), "0.5"), (json!(-3), "-3"), (json!(null), "null"), (json!(true), "true")] {
            assert_yaml(scalar, yaml);
        }
    }
}
