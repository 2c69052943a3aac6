//! The effect of each kind of change on callers of the generated code.
//!
//! Callers build requests with setters, read fields of responses, match on closed enums, and name types. Struct literals are not
//! supported: a new field would break each of them.

use openapi_document::{
    Node,
    keyword::{self, Effect},
};
use serde_json::Value;

use super::{
    compare::{CREDENTIAL_PREFIX, RETRY, SCENARIOS},
    difference::{Aspect, Difference, Direction},
    rust_type,
};

/// The effect of a change on callers, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Programs stop compiling, or their calls are rejected.
    Breaking,
    /// Programs compile and call as before, but may behave differently.
    Risky,
    /// Programs can do more than before.
    Additive,
    /// Only documentation changes.
    Documentation,
}

impl Verdict {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// A kind of change and its effect.
pub(super) struct Rule {
    /// In kebab case. Stable when the wording changes.
    pub(super) id: &'static str,
    pub(super) verdict: Verdict,
    /// A lower-case fragment.
    pub(super) effect: &'static str,
    applies: fn(&Difference<'_>) -> bool,
}

/// The rules that apply to a difference: at least one.
pub(super) fn of(difference: &Difference<'_>) -> Vec<&'static Rule> {
    let found: Vec<_> = RULES.iter().filter(|rule| (rule.applies)(difference)).collect();
    if found.is_empty() { vec![&UNKNOWN] } else { found }
}

/// Applies if no other rule does.
static UNKNOWN: Rule = Rule {
    id: "unknown-change",
    verdict: Verdict::Risky,
    effect: "unknown: review the change of the record that `cargo xtask generate` makes",
    applies: |_| false,
};

/// The rules of the features in a manifest, of which a document says nothing: `features` applies them.
pub(super) static CARGO_FEATURE_ADDED: Rule = additive("cargo-feature-added", "a new cargo feature", |_| false);
pub(super) static CARGO_FEATURE_REMOVED: Rule =
    breaking("cargo-feature-removed", "the cargo feature is removed, with what needs it", |_| false);
pub(super) static CARGO_FEATURE_NARROWED: Rule =
    breaking("cargo-feature-narrowed", "the cargo feature no longer enables it", |_| false);

/// Every rule.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let of_features = [&CARGO_FEATURE_ADDED, &CARGO_FEATURE_REMOVED, &CARGO_FEATURE_NARROWED];
    RULES.iter().chain([&UNKNOWN]).chain(of_features)
}

const fn breaking(id: &'static str, effect: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Breaking, effect, applies }
}

const fn risky(id: &'static str, effect: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Risky, effect, applies }
}

const fn additive(id: &'static str, effect: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Additive, effect, applies }
}

const fn documentation(id: &'static str, effect: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Documentation, effect, applies }
}

static RULES: [Rule; 78] = [
    // Operations.
    additive("operation-added", "a new method", |d| d.aspect == Aspect::Operations && d.added()),
    breaking("operation-removed", "its method is removed", |d| d.aspect == Aspect::Operations && d.removed()),
    breaking("operation-renamed", "its method is renamed", |d| d.aspect == Aspect::Operations && d.stayed()),
    breaking("feature-added", "its method, and the types that it alone uses, need this feature", |d| {
        d.aspect == Aspect::Features { lost: true }
    }),
    additive("feature-removed", "its method is there with other features, or with none", |d| {
        d.aspect == Aspect::Features { lost: false }
    }),
    risky("path-changed", "the method calls another URL, which mocks, proxies and metrics may not know", |d| {
        d.is(Aspect::Operation, &["path"])
    }),
    risky("servers-changed", "clients without a base URL send to another server, or to none", |d| d.sends_elsewhere()),
    risky("sends-message-changed", "whether a call sends a message, or to whom, has changed", |d| {
        d.is(Aspect::Operation, &["recipient", "x-sends-message"])
    }),
    risky("retry-policy-changed", "the client retries the call after other failures than before", |d| {
        d.is(Aspect::Operation, &["policy", RETRY])
    }),
    additive("pages-added", "a new method `pages` of the call", |d| d.pages() && d.added()),
    breaking("pages-removed", "the method `pages` of the call is removed", |d| d.pages() && d.removed()),
    risky("pages-changed", "`pages` sends or reads another cursor, or the list is elsewhere", |d| {
        d.pages() && d.stayed()
    }),
    breaking("credential-removed", "a client with only this credential is rejected", |d| {
        d.aspect == Aspect::Credentials && d.removed()
    }),
    additive("credential-added", "a client with this credential can call it too", |d| {
        d.aspect == Aspect::Credentials && d.added()
    }),
    risky("credential-order-changed", "a client with several credentials sends a different one", |d| {
        d.aspect == Aspect::CredentialOrder
    }),
    // Credentials.
    additive("credential-kind-added", "a new method of `ClientBuilder`", |d| d.aspect == Aspect::Schemes && d.added()),
    breaking("credential-kind-removed", "its method of `ClientBuilder` is removed", |d| {
        d.aspect == Aspect::Schemes && d.removed()
    }),
    breaking("credential-kind-changed", "its method of `ClientBuilder` has other arguments", |d| {
        d.is(Aspect::Scheme, &["scheme", "type"])
    }),
    risky("credential-moved", "it is sent in another header or query parameter", |d| {
        d.is(Aspect::Scheme, &["in", "name"])
    }),
    breaking("credential-method-renamed", "its method of `ClientBuilder` is renamed", |d| {
        d.aspect == Aspect::CredentialName { method: true }
    }),
    documentation("credential-argument-renamed", "its argument is renamed, in messages too", |d| {
        d.aspect == Aspect::CredentialName { method: false }
    }),
    breaking("credential-argument-moved", "it is an argument instead of a method, or the reverse", |d| {
        d.aspect == Aspect::CredentialDefault
    }),
    risky("credential-variable-changed", "`from_env` reads other variables", |d| {
        d.aspect == Aspect::CredentialVariable
    }),
    additive("from-env-added", "a new constructor `from_env`", |d| d.aspect == Aspect::FromEnv && d.added()),
    breaking("from-env-removed", "`from_env` is removed", |d| d.aspect == Aspect::FromEnv && d.removed()),
    // Errors.
    additive("error-property-added", "the accessor of errors returned nothing before", |d| {
        d.aspect == Aspect::ErrorProperties && d.added()
    }),
    risky("error-property-changed", "the accessor of errors returns another property", |d| {
        d.aspect == Aspect::ErrorProperties && d.stayed()
    }),
    risky("error-property-removed", "the accessor of errors returns nothing", |d| {
        d.aspect == Aspect::ErrorProperties && d.removed()
    }),
    breaking("error-code-changed", "`error_type` returns another type", |d| d.aspect == Aspect::ErrorCode),
    // Parameters.
    breaking("parameter-added-required", "a call without the new parameter is rejected", |d| {
        d.aspect == Aspect::Parameters { optional: false } && d.added()
    }),
    additive("parameter-added", "a new setter", |d| d.aspect == Aspect::Parameters { optional: true } && d.added()),
    breaking("parameter-removed", "its setter is removed", |d| {
        matches!(d.aspect, Aspect::Parameters { .. }) && d.removed()
    }),
    breaking("parameter-now-required", "a call without the parameter is rejected", |d| {
        d.is(Aspect::Parameter, &["required"]) && d.now_true()
    }),
    additive("parameter-now-optional", "a call can omit the parameter", |d| {
        d.is(Aspect::Parameter, &["required"]) && !d.now_true()
    }),
    risky("parameter-moved", "it is sent in another location or style", |d| {
        d.is(Aspect::Parameter, &["in", "style", "explode", "content"])
    }),
    // Bodies and responses.
    breaking("body-changed", "the media type or the presence of the body has changed", |d| d.aspect == Aspect::Bodies),
    additive("envelope-added", "a response is also read from this property", |d| {
        d.is(Aspect::Body, &["x-wire-envelope"]) && d.added()
    }),
    risky("envelope-removed", "a response in this property is no longer read", |d| {
        d.is(Aspect::Body, &["x-wire-envelope"]) && !d.added()
    }),
    additive("response-added", "the status is now documented", |d| d.aspect == Aspect::Responses && d.added()),
    risky("response-removed", "a response with this status is now undocumented", |d| {
        d.aspect == Aspect::Responses && d.removed()
    }),
    // Types.
    additive("type-added", "a new type", |d| d.aspect == Aspect::Types && d.added()),
    breaking("type-removed", "its type is removed", |d| d.aspect == Aspect::Types && d.removed()),
    breaking("type-changed", "its Rust type is different", |d| d.aspect == Aspect::RustType),
    breaking("request-field-added-required", "a call that does not set the new field is rejected", |d| {
        d.aspect == Aspect::Fields { optional: false } && d.added() && d.sent()
    }),
    additive("request-field-added", "a new setter", |d| {
        d.aspect == Aspect::Fields { optional: true } && d.added() && d.sent()
    }),
    breaking("request-field-removed", "its setter is removed", |d| {
        matches!(d.aspect, Aspect::Fields { .. }) && d.removed() && d.sent()
    }),
    breaking("request-field-now-required", "a call that does not set it is rejected", |d| {
        d.aspect == Aspect::Presence { optional: false } && d.sent()
    }),
    additive("request-field-now-optional", "a call can omit it", |d| {
        d.aspect == Aspect::Presence { optional: true } && d.sent()
    }),
    breaking("request-null-changed", "its setter takes an `Option`, or no longer does", |d| {
        d.aspect == Aspect::NullSetter
    }),
    additive("response-field-added", "a new field", |d| {
        matches!(d.aspect, Aspect::Fields { .. }) && d.added() && d.received()
    }),
    breaking("response-field-removed", "the field is removed", |d| {
        matches!(d.aspect, Aspect::Fields { .. }) && d.removed() && d.received()
    }),
    breaking("response-field-now-required", "the field is no longer an `Option`", |d| {
        d.aspect == Aspect::Presence { optional: false } && d.received()
    }),
    breaking("response-field-now-optional", "the field is now an `Option`", |d| {
        d.aspect == Aspect::Presence { optional: true } && d.received()
    }),
    risky("response-null-now-required", "a response that lacks it is an `UnexpectedResponse`; `null` is none", |d| {
        d.aspect == Aspect::NullPresence { required: true }
    }),
    additive("response-null-now-optional", "a response that lacks it is read, as if it were `null`", |d| {
        d.aspect == Aspect::NullPresence { required: false }
    }),
    additive("extra-fields-added", "unknown properties are kept in `extra`", |d| {
        d.aspect == Aspect::Extra && d.added()
    }),
    breaking("extra-fields-removed", "`extra` is removed, unknown properties are dropped", |d| {
        d.aspect == Aspect::Extra && d.removed()
    }),
    // Enums.
    additive("value-added-open", "a variant for a value that was `Other`", |d| {
        d.aspect == Aspect::Values { open: true } && d.added()
    }),
    additive("value-added-sent", "a new value to send", |d| {
        d.aspect == Aspect::Values { open: false } && d.added() && d.sent()
    }),
    breaking("value-added-received", "a `match` on it is no longer exhaustive", |d| {
        d.aspect == Aspect::Values { open: false } && d.added() && d.received()
    }),
    breaking("value-removed", "its variant is removed", |d| matches!(d.aspect, Aspect::Values { .. }) && d.removed()),
    breaking("enum-opened-received", "a `match` on it is no longer exhaustive", |d| {
        d.aspect == Aspect::Openness { open: true } && d.received()
    }),
    additive("enum-opened-sent", "any other value can be sent", |d| {
        d.aspect == Aspect::Openness { open: true } && d.sent()
    }),
    breaking("enum-closed", "`Other` and `as_str` are removed, other values are rejected", |d| {
        d.aspect == Aspect::Openness { open: false }
    }),
    // Constraints on values.
    breaking("request-tightened", "some values are now rejected", |d| d.sent() && d.effect() == Some(Effect::Tighter)),
    additive("request-loosened", "more values can be sent", |d| d.sent() && d.effect() == Some(Effect::Looser)),
    risky("request-pattern-changed", "different values are rejected", |d| {
        d.sent() && d.effect() == Some(Effect::Different)
    }),
    documentation("response-tightened", "the client accepts any value, as before", |d| {
        d.received() && d.effect() == Some(Effect::Tighter)
    }),
    risky("response-loosened", "values may arrive that the document excluded before", |d| {
        d.received() && matches!(d.effect(), Some(Effect::Looser | Effect::Different))
    }),
    risky("default-changed", "a call that does not set it means something else", |d| {
        d.sent() && d.is(Aspect::Schema, &["default"])
    }),
    // Redaction.
    risky("identifier-added", "`Debug` prints ids of this form, which were redacted", |d| {
        d.aspect == Aspect::Identifiers && d.added()
    }),
    risky("identifier-removed", "`Debug` redacts ids of this form, which were printed", |d| {
        d.aspect == Aspect::Identifiers && d.removed()
    }),
    risky("sensitive-dropped", "the value can be printed and logged", |d| {
        d.is(Aspect::Schema, &["x-sensitive"]) && !d.now_true()
    }),
    breaking("sensitive-type-added", "its type is no longer `Display`", |d| {
        d.is(Aspect::Schema, &["x-sensitive"]) && d.now_true() && d.in_scalar()
    }),
    additive("sensitive-added", "the value is no longer printed", |d| {
        d.is(Aspect::Schema, &["x-sensitive"]) && d.now_true() && !d.in_scalar()
    }),
    // Documentation.
    documentation("example-changed", "conformance cases and mock responses change", |d| {
        d.is(Aspect::Parameter, &["examples"]) || d.is(Aspect::Body, &["examples"]) || d.key == "example"
    }),
    documentation("mock-changed", "the mock server and the scenarios change", |d| {
        ["x-mock", "x-mock-records", SCENARIOS].contains(&d.key.as_str())
    }),
    documentation("description-changed", "only documentation changes", |d| d.is_documentation()),
];

/// Keywords that only documentation is generated from.
const DOCUMENTATION: [&str; 19] = [
    "$comment",
    "additionalProperties",
    "bearerFormat",
    "deprecated",
    "description",
    "externalDocs",
    "format",
    "headers",
    "info",
    "links",
    "nullable",
    "openapi",
    "reason",
    "servers",
    "summary",
    "tags",
    "title",
    "type",
    "xml",
];

impl Difference<'_> {
    fn is(&self, aspect: Aspect, keys: &[&str]) -> bool {
        self.aspect == aspect && keys.contains(&self.key.as_str())
    }

    fn stayed(&self) -> bool {
        !self.added() && !self.removed()
    }

    fn sent(&self) -> bool {
        self.direction == Some(Direction::Sent)
    }

    fn received(&self) -> bool {
        self.direction == Some(Direction::Received)
    }

    fn now_true(&self) -> bool {
        self.new.as_ref().is_some_and(|node| node.value() == &Value::Bool(true))
    }

    /// Whether it is in how the operation returns a list in pages.
    fn pages(&self) -> bool {
        self.is(Aspect::Operation, &["x-pages"])
    }

    /// Whether servers differ in more than their descriptions.
    fn sends_elsewhere(&self) -> bool {
        let servers = |side: &Option<Node<'_>>| {
            let servers = side.iter().flat_map(Node::items);
            let value = |server: &Node<'_>, key| server.get(key).map(|node| node.value().clone());
            servers.map(|server| (value(&server, "url"), value(&server, CREDENTIAL_PREFIX))).collect::<Vec<_>>()
        };
        let has_servers = [Aspect::Document, Aspect::Operation].into_iter().any(|aspect| self.is(aspect, &["servers"]));
        has_servers && servers(&self.old) != servers(&self.new)
    }

    fn is_documentation(&self) -> bool {
        // Additions and removals by name, and constraints on values, have rules of their own.
        let keyword = match self.aspect {
            Aspect::Document | Aspect::Operation | Aspect::Parameter | Aspect::Body | Aspect::Response => true,
            Aspect::Scheme => self.key != "type",
            Aspect::Schema => self.effect().is_none(),
            _ => false,
        };
        let default = self.key == "default" && self.received();
        // A documented body is always sent.
        let required = self.is(Aspect::Body, &["required"]);
        keyword && !self.sends_elsewhere() && (default || required || DOCUMENTATION.contains(&self.key.as_str()))
    }

    /// Whether the keyword belongs to a named type around a single value.
    fn in_scalar(&self) -> bool {
        let Some(keyword) = &self.new else { return false };
        let schema = keyword.pointer().rsplit_once('/').and_then(|(schema, _)| keyword.document().at(schema));
        schema.is_some_and(|schema| rust_type::name(&schema).is_some() && rust_type::is_scalar(&schema))
    }

    /// The effect of a changed constraint on the allowed values.
    fn effect(&self) -> Option<Effect> {
        if self.aspect != Aspect::Schema {
            return None;
        }
        let value = |side: &Option<Node<'_>>| side.as_ref().map(|node| node.value().clone());
        keyword::find(&self.key)?.effect(value(&self.old).as_ref(), value(&self.new).as_ref())
    }
}
