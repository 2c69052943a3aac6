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

#[cfg(test)]
mod tests {
    use super::printable;

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
