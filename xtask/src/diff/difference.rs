//! A difference between two documents, and what it is about.

use openapi_document::Node;

/// A difference. What was added or removed has a node on one side only.
#[derive(Debug)]
pub(super) struct Difference<'d> {
    pub(super) aspect: Aspect,
    /// The keyword whose value differs, or the name of the added or removed thing.
    pub(super) key: String,
    pub(super) old: Option<Node<'d>>,
    pub(super) new: Option<Node<'d>>,
    /// The direction of the values. None if the difference is not about values.
    pub(super) direction: Option<Direction>,
}

/// What a difference is about. A plural means that something was added or removed, a singular that a keyword changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aspect {
    Document,
    /// An operation. If it is on both sides, it was renamed.
    Operations,
    Operation,
    /// The cargo features that an operation belongs to, and whether a build that had it may lack it.
    Features {
        lost: bool,
    },
    /// The credentials that an operation accepts.
    Credentials,
    /// The order of several credentials.
    CredentialOrder,
    /// Security schemes.
    Schemes,
    Scheme,
    /// The argument or, if `method`, the method of the client builder for a part of a credential.
    CredentialName {
        method: bool,
    },
    /// Whether a part of a credential has a default, and so a method of its own.
    CredentialDefault,
    /// The environment variable of a part of a credential.
    CredentialVariable,
    /// Whether any credential has an environment variable.
    FromEnv,
    /// The properties of errors that accessors return.
    ErrorProperties,
    /// The Rust type of error codes.
    ErrorCode,
    /// The patterns of ids that `Debug` prints.
    Identifiers,
    /// Parameters, and whether one is optional.
    Parameters {
        optional: bool,
    },
    Parameter,
    /// Whether there is a body, and whether it is JSON.
    Bodies,
    Body,
    Responses,
    Response,
    /// Generated types, by name.
    Types,
    /// The Rust type of a place.
    RustType,
    /// Fields of a generated struct, and whether one can be left out.
    Fields {
        optional: bool,
    },
    /// Whether a field of a request can be left out, or one of a response is an `Option`.
    Presence {
        optional: bool,
    },
    /// Whether the setter of a field takes an `Option`.
    NullSetter,
    /// Whether a field of a response that is an `Option` must be there, as `null` at least.
    NullPresence {
        required: bool,
    },
    /// The field for unknown properties.
    Extra,
    /// The values of an enum.
    Values {
        open: bool,
    },
    /// Whether an enum allows unlisted values.
    Openness {
        open: bool,
    },
    Schema,
}

/// The direction of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// In requests.
    Sent,
    /// In responses.
    Received,
}

impl Difference<'_> {
    pub(super) fn added(&self) -> bool {
        self.old.is_none()
    }

    pub(super) fn removed(&self) -> bool {
        self.new.is_none()
    }
}
