//! How far two words are apart, to find misspelt ones.

/// Whether at most so many characters have to be inserted, removed or replaced to make one word of another.
pub(crate) fn is_within_edits(word: &str, other: &str, most: usize) -> bool {
    let other: Vec<_> = other.chars().collect();
    // The distances between the beginning of `word` so far and each beginning of `other`.
    let mut distances: Vec<_> = (0..=other.len()).collect();
    for (row, char) in word.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut distances[0], row + 1);
        for (column, other) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(char != *other);
            diagonal = distances[column + 1];
            distances[column + 1] = replaced.min(diagonal + 1).min(distances[column] + 1);
        }
    }
    distances[other.len()] <= most
}

/// Whether a key is probably a known one, misspelt. Short names are near too many others.
pub(crate) fn is_misspelt(key: &str, known: &str) -> bool {
    let most = if known.len() > 7 { 2 } else { 1 };
    has_letters_of(key, known) || known.len() > 4 && is_within_edits(key, known, most)
}

/// Whether two names differ only in case, hyphens and underscores.
pub(crate) fn has_letters_of(name: &str, other: &str) -> bool {
    let letters = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
    letters(name) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::is_within_edits;

    #[test]
    fn edits_are_counted() {
        for (word, other, distance) in [
            ("", "", 0),
            ("a", "", 1),
            ("maxlenght", "maxLength", 3),
            ("requird", "required", 1),
            ("x-mock", "x-code", 3),
        ] {
            assert!(is_within_edits(word, other, distance), "{word} {other}");
            assert!(distance == 0 || !is_within_edits(word, other, distance - 1), "{word} {other}");
            assert!(is_within_edits(other, word, distance), "{other} {word}");
        }
    }
}
