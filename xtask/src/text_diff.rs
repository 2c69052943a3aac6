//! Compares and shortens texts.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::style::{BAD, FAINT, GOOD, PLAIN};

/// The text with `\n` as line ends. git may have checked it out with those of Windows.
pub(crate) fn with_unix_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The numbers of added and removed lines.
pub(crate) fn count(old: &str, new: &str) -> (usize, usize) {
    let diff = TextDiff::from_lines(old, new);
    let of = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    (of(ChangeTag::Insert), of(ChangeTag::Delete))
}

/// Writes a unified diff. Each side is a name and a text.
pub(crate) fn write(out: &mut dyn Write, old: (&str, &str), new: (&str, &str)) -> io::Result<()> {
    let diff = TextDiff::from_lines(old.1, new.1);
    let text = diff.unified_diff().context_radius(3).header(old.0, new.0).to_string();
    for line in text.lines() {
        let style = match line.as_bytes().first() {
            Some(b'+') => GOOD,
            Some(b'-') => BAD,
            Some(b'@') => FAINT,
            _ => PLAIN,
        };
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

/// The first line of a text, cut to 60 characters.
pub(crate) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(59).chain(['…']).collect() }
}

/// The first line in which two texts differ, as it is in the second one.
pub(crate) fn first_difference(old: &str, new: &str) -> Option<String> {
    let lines = old.lines().map(Some).chain(std::iter::repeat(None)).zip(new.lines());
    let differs = lines.into_iter().find(|(old, new)| *old != Some(*new)).map(|(_, new)| new.trim().to_owned());
    differs.or_else(|| (old != new).then(|| "the end is missing".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::written;

    #[test]
    fn added_and_removed_lines_are_counted() {
        assert_eq!(count("a\nb\nc\n", "a\nB\nc\nd\n"), (2, 1));
        assert_eq!(count("a\n", "a\n"), (0, 0));
    }

    #[test]
    fn a_diff_names_both_sides_and_shows_context() {
        let ((), text) = written(|out| write(out, ("recorded", "a\nb\n"), ("generated", "a\nc\n")).unwrap());
        assert_eq!(text, "--- recorded\n+++ generated\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
    }
}
