//! Says where a JSON value is not of the documented type, without repeating any of it.

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::{api::Api, strict_object::StrictObject};

/// Why a body does not decode as `T`: the place and what is wrong with it.
pub(crate) fn undecodable<A: Api, T: DeserializeOwned>(body: &[u8], prefix: &str, error: &serde_json::Error) -> String {
    // serde_json reports an unknown variant as a syntax error.
    let is_json = || str::from_utf8(body).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    if !error.is_data() && !is_json() {
        return if error.is_eof() {
            "the body is cut off, or empty".to_owned()
        } else {
            "the body is not JSON".to_owned()
        };
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let (path, problem) = match serde_path_to_error::deserialize::<_, T>(StrictObject(&mut deserializer)) {
        Ok(_) => (String::new(), "is not of the documented type".to_owned()),
        Err(error) => undecodable_at::<A>(&error),
    };
    format!("{prefix}{path} {problem}").trim_start().to_owned()
}

/// The JSON pointer of a value that is not of the documented type, and what is wrong with it.
pub(crate) fn undecodable_at<A: Api>(error: &serde_path_to_error::Error<serde_json::Error>) -> (String, String) {
    let (at, problem) = (pointer::<A>(error.path()), error.inner().to_string());
    for (start, meaning) in
        [("missing field `", "required, but missing"), ("duplicate field `", "is there more than once")]
    {
        if let Some(field) = problem.strip_prefix(start).and_then(|rest| rest.split('`').next()) {
            return (format!("{at}/{field}"), meaning.to_owned());
        }
    }
    match problem.strip_prefix("unknown field `").and_then(|rest| rest.split_once("`, ").or(rest.split_once("`"))) {
        // The path ends with the unknown field, or with what stands for it.
        Some((field, _)) => {
            let around = at.rsplit_once('/').map_or("", |(around, _)| around);
            (format!("{around}/{}", escape(field)), "is not in the document".to_owned())
        }
        None => (at, "is not of the documented type".to_owned()),
    }
}

/// A JSON pointer of names that the document has, and of nothing else: the key of a map may be sensitive.
fn pointer<A: Api>(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } if A::fields().binary_search(&key.as_str()).is_ok() => format!("/{}", escape(key)),
            _ => "/*".to_owned(),
        })
        .collect()
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
