//! What each kind of change does to callers of the generated crate.
//!
//! Callers build requests with the generated setters, read the fields of answers, match on enums that are not open, and name the
//! generated types. Nobody is promised that a struct can be written out as a literal: a new field would break each of those.

use std::cmp::Ordering;

use openapi_document::Node;
use serde_json::Value;

use super::compare::{Difference, Part, Way};
use super::shape;

/// What a change asks of callers, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Programs stop compiling, or their calls are refused.
    Breaking,
    /// Programs compile and call as before, and what happens then may be something else.
    Risky,
    /// Programs can do more than before.
    Additive,
    /// Only what people read.
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

/// A kind of change and what it does.
pub(super) struct Rule {
    /// In kebab case. It stays the same when the wording changes.
    pub(super) id: &'static str,
    pub(super) verdict: Verdict,
    /// What it does to callers, as a lower-case fragment.
    pub(super) says: &'static str,
    applies: fn(&Difference<'_>) -> bool,
}

/// The rules that apply to a difference. There is always one.
pub(super) fn of(difference: &Difference<'_>) -> Vec<&'static Rule> {
    let found: Vec<_> = RULES.iter().filter(|rule| (rule.applies)(difference)).collect();
    if found.is_empty() { vec![&UNKNOWN] } else { found }
}

/// What no rule knows is shown all the same.
static UNKNOWN: Rule = Rule {
    id: "unknown-change",
    verdict: Verdict::Risky,
    says: "no rule knows what this does: look at what `cargo xtask generate` makes of it",
    applies: |_| false,
};

/// Every rule.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain([&UNKNOWN])
}

const fn breaking(id: &'static str, says: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Breaking, says, applies }
}

const fn risky(id: &'static str, says: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Risky, says, applies }
}

const fn additive(id: &'static str, says: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Additive, says, applies }
}

const fn documentation(id: &'static str, says: &'static str, applies: fn(&Difference<'_>) -> bool) -> Rule {
    Rule { id, verdict: Verdict::Documentation, says, applies }
}

static RULES: [Rule; 54] = [
    // Operations.
    additive("operation-added", "a new method", |d| d.part == Part::Operations && d.added()),
    breaking("operation-removed", "its method is gone", |d| d.part == Part::Operations && d.removed()),
    breaking("operation-renamed", "its method has another name", |d| d.part == Part::Operations && d.stayed()),
    risky("path-changed", "the same method calls another URL: mocks, proxies and metrics by path miss it", |d| {
        d.is(Part::Operation, &["path"])
    }),
    risky("servers-changed", "clients without a base URL send to another server, or to none", |d| d.sends_elsewhere()),
    risky("sends-message-changed", "whether a call costs a message is another matter now", |d| {
        d.is(Part::Operation, &["x-sends-message"])
    }),
    risky("repeat-policy-changed", "the client repeats the call by itself after other failures than before", |d| {
        d.is(Part::Operation, &["policy", "x-retry"])
    }),
    breaking("credential-removed", "a client with this credential alone is refused", |d| {
        d.part == Part::Credentials && d.removed()
    }),
    additive("credential-added", "a client with this credential can call it too", |d| {
        d.part == Part::Credentials && d.added()
    }),
    risky("credential-order-changed", "a client with several credentials sends another one", |d| {
        d.part == Part::CredentialOrder
    }),
    // Parameters.
    breaking("parameter-added-required", "a call without the new parameter is refused", |d| {
        d.part == Part::Parameters { optional: false } && d.added()
    }),
    additive("parameter-added", "a new setter", |d| d.part == Part::Parameters { optional: true } && d.added()),
    breaking("parameter-removed", "its setter is gone", |d| matches!(d.part, Part::Parameters { .. }) && d.removed()),
    breaking("parameter-now-required", "a call without the parameter is refused", |d| {
        d.is(Part::Parameter, &["required"]) && d.now_true()
    }),
    additive("parameter-now-optional", "a call can leave the parameter out", |d| {
        d.is(Part::Parameter, &["required"]) && !d.now_true()
    }),
    risky("parameter-moved", "it is sent in another place", |d| d.is(Part::Parameter, &["in"])),
    // Bodies and responses.
    breaking("body-changed", "the call takes or gives a body of another kind, or none", |d| d.part == Part::Bodies),
    additive("envelope-added", "an answer is also understood in this member", |d| {
        d.is(Part::Body, &["x-wire-envelope"]) && d.added()
    }),
    risky("envelope-removed", "an answer that still comes in this member is not understood", |d| {
        d.is(Part::Body, &["x-wire-envelope"]) && !d.added()
    }),
    additive("response-added", "a status that is documented now", |d| d.part == Part::Responses && d.added()),
    risky("response-removed", "an answer of this status, should it still come, is not a documented one", |d| {
        d.part == Part::Responses && d.removed()
    }),
    // Types.
    additive("type-added", "a new type", |d| d.part == Part::Types && d.added()),
    breaking("type-removed", "its type is gone", |d| d.part == Part::Types && d.removed()),
    breaking("type-changed", "another Rust type", |d| d.part == Part::Shape),
    breaking("request-field-added-required", "a call that does not set the new field is refused", |d| {
        d.part == Part::Fields { optional: false } && d.added() && d.sent()
    }),
    additive("request-field-added", "a new setter", |d| {
        d.part == Part::Fields { optional: true } && d.added() && d.sent()
    }),
    breaking("request-field-removed", "its setter is gone", |d| {
        matches!(d.part, Part::Fields { .. }) && d.removed() && d.sent()
    }),
    breaking("request-field-now-required", "a call that does not set it is refused", |d| {
        d.part == Part::Presence { optional: false } && d.sent()
    }),
    additive("request-field-now-optional", "a call can leave it out", |d| {
        d.part == Part::Presence { optional: true } && d.sent()
    }),
    additive("response-field-added", "a new field", |d| {
        matches!(d.part, Part::Fields { .. }) && d.added() && d.received()
    }),
    breaking("response-field-removed", "the field is gone", |d| {
        matches!(d.part, Part::Fields { .. }) && d.removed() && d.received()
    }),
    breaking("response-field-now-required", "the field is no `Option` any more", |d| {
        d.part == Part::Presence { optional: false } && d.received()
    }),
    breaking("response-field-now-optional", "the field is an `Option` now", |d| {
        d.part == Part::Presence { optional: true } && d.received()
    }),
    additive("extra-fields-added", "what the schema does not name is kept in `extra`", |d| {
        d.part == Part::Extra && d.added()
    }),
    breaking("extra-fields-removed", "`extra` is gone, and what was in it is dropped", |d| {
        d.part == Part::Extra && d.removed()
    }),
    // Enums.
    additive("value-added-open", "a variant for what was `Other`", |d| {
        d.part == Part::Values { open: true } && d.added()
    }),
    additive("value-added-sent", "a new value to send", |d| {
        d.part == Part::Values { open: false } && d.added() && d.sent()
    }),
    breaking("value-added-received", "a `match` on it is no longer exhaustive", |d| {
        d.part == Part::Values { open: false } && d.added() && d.received()
    }),
    breaking("value-removed", "its variant is gone", |d| matches!(d.part, Part::Values { .. }) && d.removed()),
    breaking("enum-opened-received", "a `match` on it is no longer exhaustive", |d| {
        d.part == Part::Openness { open: true } && d.received()
    }),
    additive("enum-opened-sent", "any other value can be sent too", |d| {
        d.part == Part::Openness { open: true } && d.sent()
    }),
    breaking("enum-closed", "`Other` and `as_str` are gone, and a value that is not listed is refused", |d| {
        d.part == Part::Openness { open: false }
    }),
    // What values may be.
    breaking("request-tightened", "values that were sent so far are refused", |d| {
        d.sent() && d.room() == Some(Room::Less)
    }),
    additive("request-loosened", "more values can be sent", |d| d.sent() && d.room() == Some(Room::More)),
    risky("request-pattern-changed", "other values are refused than before", |d| {
        d.sent() && d.room() == Some(Room::Other)
    }),
    documentation("response-tightened", "the client takes any value, as before", |d| {
        d.received() && d.room() == Some(Room::Less)
    }),
    risky("response-loosened", "values can come that the document excluded before", |d| {
        d.received() && matches!(d.room(), Some(Room::More | Room::Other))
    }),
    risky("default-changed", "what a call means that does not set it", |d| {
        d.sent() && d.is(Part::Schema, &["default"])
    }),
    // What is printed.
    risky("sensitive-dropped", "the value can be printed, and so be in logs", |d| {
        d.is(Part::Schema, &["x-sensitive"]) && !d.now_true()
    }),
    breaking("sensitive-type-added", "its type is no longer `Display`", |d| {
        d.is(Part::Schema, &["x-sensitive"]) && d.now_true() && d.in_scalar()
    }),
    additive("sensitive-added", "the value is no longer printed", |d| {
        d.is(Part::Schema, &["x-sensitive"]) && d.now_true() && !d.in_scalar()
    }),
    // What people read.
    documentation("example-changed", "the cases and the mock are others", |d| {
        d.is(Part::Parameter, &["examples"]) || d.is(Part::Body, &["examples"]) || d.key == "example"
    }),
    documentation("mock-changed", "what a mock does and which logins are played", |d| {
        ["x-mock", "x-scenarios"].contains(&d.key.as_str())
    }),
    documentation("description-changed", "what the documentation says", |d| d.is_only_read()),
];

/// Keywords that nothing is generated from but documentation.
const READ: [&str; 18] = [
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
    "scheme",
    "servers",
    "summary",
    "tags",
    "title",
    "type",
];

/// How many values a schema leaves, compared with before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Less,
    More,
    Other,
}

impl Difference<'_> {
    fn is(&self, part: Part, keys: &[&str]) -> bool {
        self.part == part && keys.contains(&self.key.as_str())
    }

    fn stayed(&self) -> bool {
        !self.added() && !self.removed()
    }

    fn sent(&self) -> bool {
        self.way == Some(Way::Sent)
    }

    fn received(&self) -> bool {
        self.way == Some(Way::Received)
    }

    fn now_true(&self) -> bool {
        self.new.as_ref().is_some_and(|node| node.value() == &Value::Bool(true))
    }

    /// Whether servers differ in more than what is said of them.
    fn sends_elsewhere(&self) -> bool {
        let servers = |side: &Option<Node<'_>>| {
            let servers = side.iter().flat_map(Node::items);
            let value = |server: &Node<'_>, key| server.get(key).map(|node| node.value().clone());
            servers.map(|server| (value(&server, "url"), value(&server, "x-credential-prefix"))).collect::<Vec<_>>()
        };
        self.is(Part::Document, &["servers"]) && servers(&self.old) != servers(&self.new)
    }

    fn is_only_read(&self) -> bool {
        // What came and went by name has rules of its own, and so has what says which values there are.
        let keyword = match self.part {
            Part::Document | Part::Operation | Part::Scheme | Part::Parameter | Part::Body | Part::Response => true,
            Part::Schema => self.room().is_none(),
            _ => false,
        };
        let default = self.key == "default" && self.received();
        // Every body that is documented is sent.
        let required = self.is(Part::Body, &["required"]);
        keyword && !self.sends_elsewhere() && (default || required || READ.contains(&self.key.as_str()))
    }

    /// Whether the keyword is one of a type of its own around a single value.
    fn in_scalar(&self) -> bool {
        let Some(keyword) = &self.new else { return false };
        let schema = keyword.pointer().rsplit_once('/').and_then(|(schema, _)| keyword.document().at(schema));
        schema.is_some_and(|schema| shape::name(&schema).is_some() && shape::is_scalar(&schema))
    }

    /// What a change of a bound or a pattern does to the values that are left.
    fn room(&self) -> Option<Room> {
        if self.part != Part::Schema {
            return None;
        }
        let number = |side: &Option<Node<'_>>| side.as_ref().and_then(|node| node.value().as_f64());
        let (old, new) = (number(&self.old), number(&self.new));
        let grew = match (old, new) {
            (Some(old), Some(new)) => new.partial_cmp(&old),
            _ => None,
        };
        match self.key.as_str() {
            "minimum" | "minLength" | "minItems" | "minProperties" => Some(match grew {
                Some(Ordering::Less) => Room::More,
                Some(_) => Room::Less,
                None => self.came_or_went(),
            }),
            "maximum" | "maxLength" | "maxItems" | "maxProperties" => Some(match grew {
                Some(Ordering::Greater) => Room::More,
                Some(_) => Room::Less,
                None => self.came_or_went(),
            }),
            "exclusiveMinimum" | "exclusiveMaximum" => Some(if self.now_true() { Room::Less } else { Room::More }),
            "multipleOf" => Some(match (old, new) {
                (Some(old), Some(new)) if old % new == 0.0 => Room::More,
                (Some(_), Some(_)) => Room::Less,
                _ => self.came_or_went(),
            }),
            "pattern" => Some(self.came_or_went()),
            "format" if self.is_of_text() => Some(self.came_or_went()),
            _ => None,
        }
    }

    /// Whether a format is one of those that the client holds texts to.
    fn is_of_text(&self) -> bool {
        let side = |node: &Option<Node<'_>>| {
            let format = node.as_ref().and_then(|node| node.value().as_str());
            matches!(format, Some("date" | "date-time" | "uuid"))
        };
        side(&self.old) || side(&self.new)
    }

    fn came_or_went(&self) -> Room {
        match (self.added(), self.removed()) {
            (true, _) => Room::Less,
            (_, true) => Room::More,
            _ => Room::Other,
        }
    }
}
