//! Extensions of OpenAPI (`x-…`): typed access, and the table of where each is allowed with which values.

mod feature;
mod mock;
mod pages;
mod records;
mod scenarios;
mod steps;

use std::fmt;

use serde_json::Value;

use crate::{
    BodyFormat, Document, Node, Response,
    edits::{has_letters_of, is_within_edits},
    names, schema,
};

pub use feature::FeatureTag;
pub use pages::Pages;
pub use records::{RecordJwt, RecordKind, RecordPart};
pub use scenarios::scenarios;
pub use steps::{Filters, Minutes, Step, Verb};

/// When a client may retry a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryPolicy {
    /// Only if the request was not sent.
    UnsentOnly,
    /// Always: sending it twice has the same effect as once.
    Idempotent,
}

impl RetryPolicy {
    const ALL: [Self; 2] = [Self::UnsentOnly, Self::Idempotent];

    /// The name, as documents write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnsentOnly => "unsent_only",
            Self::Idempotent => "idempotent",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.name() == name)
    }
}

impl fmt::Display for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// When a client may retry a call, and why (`x-retry`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry<'d> {
    /// When the client may retry.
    pub policy: RetryPolicy,
    /// The reason for the policy.
    pub reason: &'d str,
}

impl<'d> Retry<'d> {
    pub(crate) fn of(operation: &Node<'d>) -> Option<Self> {
        let retry = operation.get("x-retry")?;
        Some(Self { policy: RetryPolicy::of(retry.text("policy")?)?, reason: retry.text("reason")? })
    }
}

/// The error schema, and the roles of its properties (`x-error`).
#[derive(Debug, Clone)]
pub struct ErrorConvention<'d> {
    /// The schema, a component.
    pub schema: Node<'d>,
    /// The property with the error code.
    pub code: Option<&'d str>,
    /// The property with the error message.
    pub message: Option<&'d str>,
    /// The property with the URL of a page about the error.
    pub url: Option<&'d str>,
    /// The property with anything else about the error.
    pub details: Option<&'d str>,
    /// The property with the id of the request. Successes may have one of the same name.
    pub request_id: Option<&'d str>,
    /// The property that repeats the HTTP status.
    pub status: Option<&'d str>,
}

/// The roles that properties of the error schema can have.
pub(crate) const ERROR_ROLES: [&str; 6] = ["code", "message", "url", "details", "request_id", "status"];

impl<'d> ErrorConvention<'d> {
    /// The error convention of a document. `None` where no schema has `x-error`.
    #[must_use]
    pub fn of(document: &'d Document) -> Option<Self> {
        let schema = error_schemas(document).into_iter().next()?;
        let roles = schema.get("x-error")?;
        let [code, message, url, details, request_id, status] = ERROR_ROLES.map(|role| roles.text(role));
        Some(Self { schema, code, message, url, details, request_id, status })
    }

    /// Whether the body of a response is described by the error schema.
    #[must_use]
    pub fn describes(&self, response: &Response<'d>) -> bool {
        let body = response.body().filter(|body| body.format() == BodyFormat::Json);
        let component = body.and_then(|body| schema::component(&body.schema()?));
        component.is_some_and(|component| component.pointer() == self.schema.pointer())
    }

    /// Whether each error of the schema has a code, so that a body without one is no error of it.
    #[must_use]
    pub fn requires_code(&self) -> bool {
        self.code.is_some_and(|code| schema::required(&self.schema).contains(&code))
    }

    /// The name of the error schema in `components`.
    #[must_use]
    pub fn name(&self) -> String {
        crate::pointer::last(self.schema.pointer())
    }
}

/// The schemas with `x-error`: at most one in a valid document.
pub(crate) fn error_schemas(document: &Document) -> Vec<Node<'_>> {
    let found = document.error_schemas(|| {
        let Some(schemas) = document.at("/components/schemas") else { return Vec::new() };
        let is_marked = |(_, schema): &(&str, Node<'_>)| schema.raw_get("x-error").is_some();
        let mut found: Vec<_> = schemas.raw_entries().into_iter().filter(is_marked).map(|(_, schema)| schema).collect();
        found.sort_by_cached_key(|schema| document.position(schema.pointer()));
        found.iter().map(|schema| schema.pointer().to_owned()).collect()
    });
    found.iter().filter_map(|pointer| document.at(pointer)).collect()
}

/// The recipient of the message that an operation sends.
pub(crate) fn recipient<'d>(operation: &Node<'d>) -> Option<&'d str> {
    operation.get("x-sends-message").filter(|message| is_message(message.value()))?.text("recipient")
}

/// The regular expressions of ids that may be printed, besides lower-case words with `_` (`x-identifiers`).
#[must_use]
pub fn identifiers(document: &Document) -> Vec<&str> {
    let patterns = document.at("/x-identifiers").map(|patterns| patterns.items()).unwrap_or_default();
    patterns.into_iter().filter_map(|pattern| pattern.value().as_str()).collect()
}

/// A use of an extension: where it is allowed, and with which values.
pub(crate) struct Extension {
    pub(crate) name: &'static str,
    /// Whether it is allowed in an object.
    pub(crate) on: fn(&Value) -> bool,
    /// Whether a value is valid.
    pub(crate) fits: fn(&Value) -> bool,
    /// Valid values and the place, for the remedy of a finding.
    pub(crate) usage: &'static str,
}

/// Every use of every extension.
pub(crate) const EXTENSIONS: [Extension; 20] = [
    Extension {
        name: "x-sensitive",
        on: |holder| has(holder, "type") || has(holder, "allOf"),
        fits: Value::is_boolean,
        usage: "`true` or `false`, on a schema with a `type`, or around a `$ref`",
    },
    Extension {
        name: "x-error",
        on: |holder| has(holder, "type") || has(holder, "allOf"),
        fits: is_error,
        usage: "`{code: PROPERTY, message: PROPERTY, url: PROPERTY, details: PROPERTY, request_id: PROPERTY, status: PROPERTY}`, each of them \
             optional, on the error schema",
    },
    Extension {
        name: "x-credential",
        on: |holder| holder["scheme"] == "basic",
        fits: |value| is_credential(value, &["username", "password"]),
        usage: "`{username: PART, password: PART}`, on a security scheme with `scheme: basic`, where PART is `{name: NAME, variable: VARIABLE}` \
             and a password may have `default: username`",
    },
    Extension {
        name: "x-credential",
        on: |holder| holder["scheme"] == "bearer",
        fits: |value| is_credential(value, &["token"]),
        usage: "`{token: {name: NAME, variable: VARIABLE}}`, on a security scheme with `scheme: bearer`",
    },
    Extension {
        name: "x-credential",
        on: |holder| holder["type"] == "apiKey",
        fits: |value| is_credential(value, &["key"]),
        usage: "`{key: {name: NAME, variable: VARIABLE}}`, on a security scheme with `type: apiKey`",
    },
    Extension { name: "x-credential-prefix", on: |holder| has(holder, "url"), fits: is_prefixes, usage: PREFIXES },
    Extension {
        name: "x-sends-message",
        on: is_operation,
        fits: is_message,
        usage: "`{recipient: PROPERTY}`, `true` or `false`, on an operation, where PROPERTY is one of the JSON request body",
    },
    Extension {
        name: "x-retry",
        on: is_operation,
        fits: is_retry,
        usage: "`{policy: unsent_only or idempotent, reason: …}`, on an operation",
    },
    Extension {
        name: "x-pages",
        on: is_operation,
        fits: pages::is_pages,
        usage: "`{cursor: NAME, next: POINTER, items: POINTER}`, on an operation, where NAME is a parameter in the query or a property of the \
             JSON request body, and POINTER leads to the next cursor, and to the list, in the body of the success",
    },
    Extension {
        name: "x-feature",
        on: feature::is_tag,
        fits: feature::is_feature,
        usage: "the name of a cargo feature, such as `users`, on a tag at the top of the document",
    },
    Extension {
        name: "x-wire-envelope",
        on: |holder| has(holder, "schema"),
        fits: is_name,
        usage: "the name of a property, on the media type of a response",
    },
    Extension {
        name: "x-identifiers",
        on: is_root,
        fits: |value| value.as_array().is_some_and(|patterns| patterns.iter().all(is_name)),
        usage: "a list of regular expressions, at the top of the document",
    },
    Extension {
        name: "x-mock",
        on: |holder| holder["scheme"] == "basic",
        fits: |value| mock::is_credential(value, &["username", "password"]),
        usage: "`{username: PATTERN, password: PATTERN}`, on a security scheme with `scheme: basic`",
    },
    Extension {
        name: "x-mock",
        on: |holder| holder["scheme"] == "bearer",
        fits: |value| mock::is_credential(value, &["token"]),
        usage: "`{token: PATTERN}`, on a security scheme with `scheme: bearer`",
    },
    Extension {
        name: "x-mock",
        on: |holder| holder["type"] == "apiKey",
        fits: |value| mock::is_credential(value, &["key"]),
        usage: "`{key: PATTERN}`, on a security scheme with `type: apiKey`",
    },
    Extension { name: "x-mock", on: is_operation, fits: steps::is_steps, usage: steps::STEPS },
    Extension { name: "x-mock", on: |holder| has(holder, "value"), fits: mock::is_rule, usage: mock::RULE },
    Extension {
        name: "x-mock",
        on: |holder| has(holder, "value"),
        fits: mock::is_sandbox,
        usage: "`{sandbox: true}`, on an example of a request",
    },
    Extension { name: "x-mock-records", on: is_root, fits: records::is_records, usage: records::RECORDS },
    Extension { name: "x-scenarios", on: is_root, fits: scenarios::is_scenarios, usage: scenarios::SCENARIOS },
];

/// The usage of `x-credential-prefix`.
pub(crate) const PREFIXES: &str = "`{SCHEME: PREFIX, …}`, on a server, where SCHEME is a security scheme and PREFIX is two or more letters, digits, `-`, `_` or `.`";

/// Extensions that had another name.
const FORMER: [(&str, &str); 3] =
    [("x-flows", "x-scenarios"), ("x-repeat", "x-retry"), ("x-users", "x-credential-prefix")];

/// The extension that a key which is none was probably meant to be.
pub(crate) fn meant_by(key: &str) -> Option<&'static str> {
    let is_near = |known: &&str| has_letters_of(known, key) || key.starts_with("x-") && is_within_edits(key, known, 2);
    let former = FORMER.iter().find(|(name, _)| *name == key).map(|(_, name)| *name);
    former.or_else(|| EXTENSIONS.iter().map(|extension| extension.name).find(is_near))
}

fn has(holder: &Value, key: &str) -> bool {
    holder.get(key).is_some()
}

/// Whether an object has all of the required keys and otherwise none but the optional ones.
fn has_only(value: &Value, required: &[&str], optional: &[&str]) -> bool {
    let known = |key: &String| required.contains(&key.as_str()) || optional.contains(&key.as_str());
    value
        .as_object()
        .is_some_and(|object| required.iter().all(|key| object.contains_key(*key)) && object.keys().all(known))
}

pub(crate) fn is_operation(holder: &Value) -> bool {
    has(holder, "responses")
}

fn is_root(holder: &Value) -> bool {
    has(holder, "openapi")
}

pub(crate) fn is_name(value: &Value) -> bool {
    value.as_str().is_some_and(|name| !name.is_empty())
}

fn is_message(value: &Value) -> bool {
    let names_recipient = value.as_object().is_some_and(|message| message.len() == 1 && is_name(&value["recipient"]));
    names_recipient || value.is_boolean()
}

fn is_retry(value: &Value) -> bool {
    value.as_object().is_some_and(|retry| {
        retry.len() == 2
            && retry.get("policy").and_then(Value::as_str).and_then(RetryPolicy::of).is_some()
            && retry.get("reason").is_some_and(is_name)
    })
}

fn is_error(value: &Value) -> bool {
    let fits = |(role, name): (&String, &Value)| ERROR_ROLES.contains(&role.as_str()) && is_name(name);
    value.as_object().is_some_and(|roles| roles.iter().all(fits))
}

fn is_credential(value: &Value, fields: &[&str]) -> bool {
    let fits = |(field, part): (&String, &Value)| fields.contains(&field.as_str()) && is_part(field, part);
    value.as_object().is_some_and(|parts| parts.iter().all(fits))
}

fn is_part(field: &str, part: &Value) -> bool {
    let fits = |(key, value): (&String, &Value)| match (key.as_str(), value.as_str()) {
        ("name", Some(name)) => names::field_name(name) == name && !names::is_keyword(name),
        ("variable", Some(name)) => {
            name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        }
        ("default", Some(other)) => field == "password" && other == "username",
        _ => false,
    };
    part.as_object().is_some_and(|part| part.iter().all(fits))
}

/// Prefixes have two characters or more, so that the suite can test with a prefix that is one character too short.
pub(crate) fn is_prefixes(value: &Value) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_prefix = |value: &Value| value.as_str().is_some_and(|text| text.len() > 1 && text.chars().all(allowed));
    value.as_object().is_some_and(|prefixes| !prefixes.is_empty() && prefixes.values().all(is_prefix))
}
