//! Explains why a JSON value does not decode: the place and the rule, and nothing of the value.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::{api::Api, redact::name, strict_object::StrictObject};

/// Why a body does not decode as `T`: the place and what is wrong with it.
pub(crate) fn undecodable<A: Api, T: DeserializeOwned>(body: &[u8], prefix: &str, error: &serde_json::Error) -> String {
    let failure = match serde_json::from_slice::<Value>(body) {
        Ok(value) => serde_path_to_error::deserialize::<_, T>(StrictObject(&value)).err(),
        // JSON that no `Value` can hold: too deep, or with a number beyond an `f64`.
        Err(_) if error.is_data() || is_json(body) => {
            let mut deserializer = serde_json::Deserializer::from_slice(body);
            serde_path_to_error::deserialize::<_, T>(StrictObject(&mut deserializer)).err()
        }
        Err(_) if error.is_eof() => return "the body is cut off, or empty".to_owned(),
        Err(_) => return "the body is not JSON".to_owned(),
    };
    let (path, problem) =
        failure.map_or_else(|| (String::new(), OTHER_TYPE.to_owned()), |error| undecodable_at::<A>(&error));
    let path = match path.rsplit_once('/') {
        // The name is the server's.
        Some((around, unknown)) if problem == UNKNOWN => format!("{around}/{}", name(unknown)),
        _ => path,
    };
    format!("{prefix}{path} {problem}").trim_start().to_owned()
}

const UNKNOWN: &str = "is not in the document";
pub(crate) const OTHER_TYPE: &str = "is not of the documented type";

fn is_json(body: &[u8]) -> bool {
    str::from_utf8(body).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok())
}

/// The JSON pointer of a value that is not of the documented type, and what is wrong with it.
pub(crate) fn undecodable_at<A: Api>(error: &serde_path_to_error::Error<serde_json::Error>) -> (String, String) {
    let (at, problem) = (pointer::<A>(error.path()), error.inner().to_string());
    if let Some(field) = problem.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return (format!("{at}/{field}"), "required, but missing".to_owned());
    }
    match problem.strip_prefix("unknown field `").and_then(|rest| rest.split_once("`, ").or(rest.split_once("`"))) {
        // The path ends with the unknown field, or with a placeholder for it.
        Some((field, _)) => {
            let around = at.rsplit_once('/').map_or("", |(around, _)| around);
            (format!("{around}/{}", escape(field)), UNKNOWN.to_owned())
        }
        None => (at, OTHER_TYPE.to_owned()),
    }
}

/// A JSON pointer with only names of the document: the key of a map may be sensitive.
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

/// A name as a segment of a JSON pointer.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
