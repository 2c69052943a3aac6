//! What each key of an OpenAPI object holds: a schema, another object, or names of either.

use crate::keyword::{self, Subschemas};

/// What an object is to OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A schema, whose keys are keywords.
    Schema,
    /// Any other object of the specification, whose keys are its fields.
    Object,
    /// Names, each with a schema.
    Schemas,
    /// Names, each with another object.
    Objects,
}

impl Kind {
    /// The kind of an item, where there is a list, and of what a name stands for.
    pub(crate) fn single(self) -> Self {
        match self {
            Self::Schema | Self::Schemas => Self::Schema,
            Self::Object | Self::Objects => Self::Object,
        }
    }

    /// The kind of what `key` holds. `None` where that is data.
    pub(crate) fn below(self, key: &str) -> Option<Self> {
        match (self, key) {
            (Self::Schemas | Self::Objects, _) => Some(self.single()),
            (_, key) if key.starts_with("x-") => None,
            // Not a supported keyword, but its `$ref`s are resolved all the same.
            (Self::Schema, "not") => Some(Self::Schema),
            (Self::Schema, key) => match keyword::find(key)?.schemas {
                Subschemas::None => None,
                Subschemas::Schemas => Some(Self::Schema),
                Subschemas::Named => Some(Self::Schemas),
                Subschemas::Object => Some(Self::Object),
            },
            (_, "example" | "value" | "security" | "mapping" | "scopes") => None,
            (_, "schema") => Some(Self::Schema),
            (_, "schemas") => Some(Self::Schemas),
            (_, "paths" | "responses" | "parameters" | "examples" | "requestBodies" | "headers" | "content") => {
                Some(Self::Objects)
            }
            (_, "securitySchemes" | "links" | "callbacks" | "variables" | "encoding") => Some(Self::Objects),
            _ => Some(Self::Object),
        }
    }
}
