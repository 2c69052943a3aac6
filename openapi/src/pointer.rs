//! JSON pointers (RFC 6901): escaping, joining, splitting.

use serde_json::Value;

/// Escapes a name as a segment of a pointer: `~` becomes `~0`, `/` becomes `~1`.
#[must_use]
pub fn escape(name: &str) -> String {
    if is_plain(name) {
        return name.to_owned();
    }
    name.replace('~', "~0").replace('/', "~1")
}

/// The name in a segment of a pointer.
#[must_use]
pub fn unescape(segment: &str) -> String {
    if is_plain(segment) {
        return segment.to_owned();
    }
    segment.replace("~1", "/").replace("~0", "~")
}

/// The pointer of the property `name`, or of the item with that index, of the value at `pointer`.
#[must_use]
pub fn join(pointer: &str, name: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + 1 + name.len());
    joined.push_str(pointer);
    push(&mut joined, name);
    joined
}

/// Makes a pointer that of the property `name`, or of the item with that index.
pub(crate) fn push(pointer: &mut String, name: &str) {
    pointer.push('/');
    if is_plain(name) {
        pointer.push_str(name);
    } else {
        pointer.push_str(&escape(name));
    }
}

/// Whether a name is the same as a segment of a pointer.
pub(crate) fn is_plain(name: &str) -> bool {
    !name.as_bytes().contains(&b'~') && !name.as_bytes().contains(&b'/')
}

/// The name in each segment of a pointer, from the root.
pub fn segments(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

/// The pointer without its last segment, and that segment, not unescaped. `None` for the root.
#[must_use]
pub fn parent(pointer: &str) -> Option<(&str, &str)> {
    pointer.rsplit_once('/')
}

/// The name in the last segment of a pointer. Empty for the root.
#[must_use]
pub fn last(pointer: &str) -> String {
    parent(pointer).map(|(_, segment)| unescape(segment)).unwrap_or_default()
}

/// Whether a pointer equals `around`, or is below it.
#[must_use]
pub fn is_within(pointer: &str, around: &str) -> bool {
    pointer.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The pointer in the fragment of a reference: percent-encoded, unless the target exists as it is written.
pub(crate) fn of_fragment(document: &Value, fragment: &str) -> String {
    let decoded = percent_decoded(fragment);
    let is_written = decoded == fragment || document.pointer(fragment).is_some();
    if is_written { fragment.to_owned() } else { decoded }
}

/// A text with `%41` replaced by `A`. What is not the encoding of UTF-8 stays.
pub(crate) fn percent_decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        let digit = |index: usize| after.get(index).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(16 * high + low).unwrap_or_default());
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{escape, is_within, join, last, parent, percent_decoded, segments, unescape};

    #[test]
    fn percent_encoded_utf_8_is_decoded() {
        for (text, decoded) in [
            ("/~1a~1%7Bid%7d", "/~1a~1{id}"),
            ("my%20pet.yaml", "my pet.yaml"),
            ("%C3%BC", "\u{fc}"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff", "%ff"),
        ] {
            assert_eq!(percent_decoded(text), decoded);
        }
    }

    #[test]
    fn any_name_survives_escaping() {
        for (name, segment) in [("a", "a"), ("a/b", "a~1b"), ("a~b", "a~0b"), ("~1", "~01"), ("", "")] {
            assert_eq!(escape(name), segment);
            assert_eq!(unescape(segment), name);
        }
    }

    #[test]
    fn a_pointer_is_joined_and_split_again() {
        let pointer = join(&join("", "/pets"), "get");
        assert_eq!(pointer, "/~1pets/get");
        assert_eq!(segments(&pointer).collect::<Vec<_>>(), ["/pets", "get"]);
        assert_eq!(parent(&pointer), Some(("/~1pets", "get")));
        assert_eq!((parent("/~1pets"), parent("")), (Some(("", "~1pets")), None));
        assert_eq!((last("/a/b~1c").as_str(), last("").as_str()), ("b/c", ""));
        assert_eq!(segments("").count(), 0);
    }

    #[test]
    fn is_within_compares_whole_segments() {
        assert!(is_within("/a/b", "/a") && is_within("/a", "/a") && is_within("/a", ""));
        assert!(!is_within("/ab", "/a") && !is_within("/a", "/a/b"));
    }
}
