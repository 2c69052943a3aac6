//! Templates of paths: `/items/{id}:activate`.

/// A part of a segment of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'p> {
    /// Text, as it is written.
    Text(&'p str),
    /// The name of a parameter.
    Parameter(&'p str),
}

/// The parts of a segment. `None` where braces do not match.
#[must_use]
pub fn parts(segment: &str) -> Option<Vec<Part<'_>>> {
    let (mut parts, mut rest) = (Vec::new(), segment);
    while let Some((text, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if text.contains('}') || name.contains('{') {
            return None;
        }
        parts.extend((!text.is_empty()).then_some(Part::Text(text)));
        parts.push(Part::Parameter(name));
        rest = after;
    }
    parts.extend((!rest.is_empty()).then_some(Part::Text(rest)));
    (!rest.contains('}')).then_some(parts)
}

/// The value of each parameter in a segment of a request, not decoded. `None` where the segment does not match the template. Where a text
/// between two parameters is also in the value of the first, that ends with its first occurrence.
#[must_use]
pub fn values<'p, 's>(template: &'p str, segment: &'s str) -> Option<Vec<(&'p str, &'s str)>> {
    let (mut values, mut rest, mut open) = (Vec::new(), segment, None);
    let parts = parts(template)?;
    for (index, part) in parts.iter().enumerate() {
        match (part, open.take()) {
            (Part::Parameter(name), _) => open = Some(*name),
            (Part::Text(text), None) => rest = rest.strip_prefix(text)?,
            (Part::Text(text), Some(name)) => {
                let is_last = index + 1 == parts.len();
                let end = if is_last { rest.len().checked_sub(text.len())? } else { rest.find(text)? };
                let (value, after) = rest.split_at_checked(end)?;
                rest = after.strip_prefix(text)?;
                values.push((name, value));
            }
        }
    }
    if let Some(name) = open {
        values.push((name, std::mem::take(&mut rest)));
    }
    (rest.is_empty() && values.iter().all(|(_, value)| !value.is_empty())).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{
        Part::{Parameter, Text},
        parts, values,
    };

    #[test]
    fn a_segment_has_texts_and_parameters() {
        for (segment, expected) in [
            ("a", vec![Text("a")]),
            ("", vec![]),
            ("{b}.{c}", vec![Parameter("b"), Text("."), Parameter("c")]),
            ("x-{id}:activate", vec![Text("x-"), Parameter("id"), Text(":activate")]),
        ] {
            assert_eq!(parts(segment), Some(expected), "{segment}");
        }
        for segment in ["{", "}", "{a", "a}", "{a{b}}", "{a}}"] {
            assert_eq!(parts(segment), None, "{segment}");
        }
    }

    #[test]
    fn a_segment_of_a_request_has_values() {
        for (template, segment, expected) in [
            ("a", "a", Some(vec![])),
            ("a", "b", None),
            ("{id}", "a%20b", Some(vec![("id", "a%20b")])),
            ("{id}", "", None),
            ("{b}.{c}", "x.y.z", Some(vec![("b", "x"), ("c", "y.z")])),
            ("{id}:activate", "7:activate", Some(vec![("id", "7")])),
            ("{id}:activate", "a:activate:activate", Some(vec![("id", "a:activate")])),
            ("{id}:activate", "7:other", None),
            ("{b}-{c}", "-c", None),
        ] {
            assert_eq!(values(template, segment), expected, "{template} {segment}");
        }
    }
}
