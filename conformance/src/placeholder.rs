//! Placeholders: what a rendered exchange shows instead of secrets, and of values that vary between runs.
//!
//! Reports show the same text as snapshots. So the placeholders are part of the text; insta's filters would come too late.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{BodyFormat, Document};
use openapi_mock::boundary;

use crate::{
    case::{Case, documented_cases},
    credentials::{carriers, with_placeholders},
};

/// A row of the table of placeholders.
struct Placeholder {
    name: &'static str,
    /// Whether the documented cases of a document have anything to replace.
    #[cfg_attr(not(feature = "harness"), expect(dead_code, reason = "a guard of the harness reads it"))]
    applies: fn(&Document) -> bool,
    replace: fn(&Case<'_>, Place<'_>, &str) -> String,
}

/// A value of an exchange.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'p> {
    /// The target of a request.
    Target,
    /// The header of a request with this name.
    Header(&'p str),
    /// The body of a request.
    Body,
    /// How long a client should wait.
    RetryAfter,
}

/// Every placeholder.
const PLACEHOLDERS: [Placeholder; 5] = [
    Placeholder {
        name: "host",
        applies: |document| !documented_cases(document).is_empty(),
        replace: |_, place, text| match place {
            Place::Header("host") => "[host]".to_owned(),
            _ => text.to_owned(),
        },
    },
    Placeholder {
        name: "version",
        applies: |document| !documented_cases(document).is_empty(),
        replace: |_, place, text| match place {
            Place::Header("user-agent") => without_version(text),
            _ => text.to_owned(),
        },
    },
    Placeholder {
        name: "credential",
        applies: |document| documented_cases(document).iter().any(sends_credentials),
        replace: |case, place, text| match place {
            Place::Target => without_credentials(case, text),
            Place::Header(_) => without_credentials(case, &decoded_basic(text)),
            Place::Body | Place::RetryAfter => text.to_owned(),
        },
    },
    Placeholder {
        name: "boundary",
        applies: |document| documented_cases(document).iter().any(sends_parts),
        replace: |_, place, text| match place {
            Place::Header("content-type") => match boundary(text) {
                Some(boundary) => text.replace(&boundary, BOUNDARY),
                None => text.to_owned(),
            },
            Place::Body => match text.lines().next().and_then(|line| line.strip_prefix("--")) {
                Some(boundary) if !boundary.is_empty() => text.replace(boundary, BOUNDARY),
                _ => text.to_owned(),
            },
            _ => text.to_owned(),
        },
    },
    Placeholder {
        name: "wait until a date",
        applies: |document| documented_cases(document).iter().any(|case| !case.succeeds() && has_date(case)),
        // It depends on when the run starts.
        replace: |case, place, text| match place {
            Place::RetryAfter if has_date(case) => "until the date".to_owned(),
            _ => text.to_owned(),
        },
    },
];

const BOUNDARY: &str = "[boundary]";

/// The placeholders that a text needed.
#[derive(Debug, Default)]
pub(crate) struct Used(BTreeSet<&'static str>);

impl Used {
    /// A value of an exchange with placeholders.
    pub(crate) fn replace(&mut self, case: &Case<'_>, place: Place<'_>, text: &str) -> String {
        PLACEHOLDERS.iter().fold(text.to_owned(), |text, placeholder| {
            let replaced = (placeholder.replace)(case, place, &text);
            if replaced != text {
                self.0.insert(placeholder.name);
            }
            replaced
        })
    }

    #[cfg(feature = "harness")]
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The placeholders that were not needed, although the document has something for them.
    #[cfg(feature = "harness")]
    pub(crate) fn unused(&self, document: &Document) -> Vec<&'static str> {
        let unused = PLACEHOLDERS.iter().filter(|placeholder| !self.0.contains(placeholder.name));
        unused.filter(|placeholder| (placeholder.applies)(document)).map(|placeholder| placeholder.name).collect()
    }
}

/// `name/1.2.3` as `name/[version]`.
fn without_version(value: &str) -> String {
    let product = |product: &str| match product.split_once('/') {
        Some((name, version)) if version.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("{name}/[version]")
        }
        _ => product.to_owned(),
    };
    value.split(' ').map(product).collect::<Vec<_>>().join(" ")
}

fn without_credentials(case: &Case<'_>, text: &str) -> String {
    let document = case.operation.node().document();
    with_placeholders(text, document, &case.credentials, |name, _| format!("[{name}]"))
}

/// HTTP Basic credentials decoded to user name and password; any other value unchanged.
fn decoded_basic(value: &str) -> String {
    let decoded = value.strip_prefix("Basic ").and_then(|encoded| STANDARD.decode(encoded).ok());
    let pair = decoded.and_then(|decoded| String::from_utf8(decoded).ok());
    pair.map_or_else(|| value.to_owned(), |pair| format!("Basic {pair}"))
}

fn sends_credentials(case: &Case<'_>) -> bool {
    carriers(&case.operation.security(), &case.credentials).is_some_and(|carriers| !carriers.is_empty())
}

fn sends_parts(case: &Case<'_>) -> bool {
    let body = case.operation.request_body().filter(|_| case.parameters.contains_key("body"));
    body.is_some_and(|body| body.format() == BodyFormat::Multipart)
}

/// Whether a response of the case has a `Retry-After` with a date.
fn has_date(case: &Case<'_>) -> bool {
    case.headers.iter().any(|(name, value)| name == "retry-after" && value.ends_with(" GMT"))
}

#[cfg(test)]
mod tests {
    use super::without_version;

    #[test]
    fn a_version_is_replaced_and_nothing_else() {
        assert_eq!(without_version("some-client-rust/0.1.0 (linux/amd64)"), "some-client-rust/[version] (linux/amd64)");
    }
}
