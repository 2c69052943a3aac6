//! Printable characters. Others could end a line, move the cursor, or reorder the text that is displayed.

/// Whether a character is neither a control character, nor a line separator, nor changes the direction of text.
#[must_use]
pub fn is_printable(char: char) -> bool {
    let moves = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    !(char.is_control() || moves)
}

/// A text as one line, with each character that is not [printable](is_printable) escaped as in Rust.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        if is_printable(char) { line.push(char) } else { line.extend(char.escape_default()) }
    }
    line
}

/// A text as lines, each [printable](printable()).
#[must_use]
pub fn printable_lines(text: &str) -> String {
    text.split('\n').map(|line| printable(line.strip_suffix('\r').unwrap_or(line))).collect::<Vec<_>>().join("\n")
}

/// JSON text of the same value, with each character that is not [printable](is_printable) escaped as in JSON. Line feeds stay.
#[must_use]
pub fn printable_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for char in json.chars() {
        if is_printable(char) || char == '\n' {
            text.push(char);
        } else {
            text.extend(char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{printable, printable_lines};

    #[test]
    fn lines_stay_lines() {
        assert_eq!(printable_lines("a\r\n\u{1b}b\rc\n"), "a\n\\u{1b}b\\rc\n");
    }

    #[cfg(feature = "examples")]
    #[test]
    fn printable_json_is_the_same_value() {
        let value = serde_json::json!({"a\u{9b}": "\u{1b}\u{7f}\u{202e}\u{2028}\u{feff} né \n \u{1f600}"});
        let text = super::printable_json(&serde_json::to_string_pretty(&value).expect("it is JSON"));
        assert!(text.chars().all(|char| char == '\n' || super::is_printable(char)), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON"), value);
    }

    #[test]
    fn a_text_is_one_line_without_control_characters() {
        for (text, expected) in [
            ("/pets/{id} – né", "/pets/{id} – né"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}b\u{2028}c", "a\\u{202e}b\\u{2028}c"),
        ] {
            assert_eq!(printable(text), expected);
        }
    }
}
