//! A difference between two documents of an API.

use std::fmt;

/// What is different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Unknown,
    Missing,
    Extra,
    Type,
    Required,
    Enum,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unknown => "UNKNOWN",
            Self::Missing => "MISSING",
            Self::Extra => "EXTRA",
            Self::Type => "TYPE",
            Self::Required => "REQUIRED",
            Self::Enum => "ENUM",
        }
    }
}

/// A method and a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Endpoint {
    pub(super) path: String,
    pub(super) method: String,
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.to_uppercase(), self.path)
    }
}

/// A difference, in one operation. Sorted by operation, then by kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Difference {
    pub(super) endpoint: Endpoint,
    pub(super) kind: Kind,
    /// `request /options/locale` or `request ?limit`. Empty for an operation.
    pub(super) place: String,
    /// Both sides, where that is not clear from the kind.
    pub(super) detail: String,
}

impl fmt::Display for Difference {
    /// The text that the pattern of an explanation has to match.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.endpoint)?;
        for (start, text) in [(" ", &self.place), (": ", &self.detail)] {
            if !text.is_empty() {
                write!(f, "{start}{text}")?;
            }
        }
        Ok(())
    }
}
