//! The structure of OpenAPI documents: what each key holds, and what a reference may lead to.

use crate::{
    keyword::{self, Subschemas},
    pointer,
};

/// The kind of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A schema, whose keys are keywords.
    Schema,
    /// Any other object of the specification, whose keys are those of OpenAPI.
    Object,
    /// A map from names to schemas.
    Schemas,
    /// A map from names to other objects.
    Objects,
}

impl Kind {
    /// The kind of an item of a list, or of a value of a map.
    pub(crate) fn single(self) -> Self {
        match self {
            Self::Schema | Self::Schemas => Self::Schema,
            Self::Object | Self::Objects => Self::Object,
        }
    }

    /// The kind of the value of `key`. `None` for data.
    pub(crate) fn below(self, key: &str) -> Option<Self> {
        match (self, key) {
            (Self::Schemas | Self::Objects, _) => Some(self.single()),
            (_, key) if key.starts_with("x-") => None,
            // Not a supported keyword, but its `$ref`s are resolved all the same.
            (Self::Schema, "not") => Some(Self::Schema),
            (Self::Schema, "$defs") => Some(Self::Schemas),
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

/// What a reference leads to.
pub(crate) enum Target {
    /// A component, in this section of `components`.
    Component(&'static str),
    /// A path item, for which OpenAPI has no section.
    PathItem,
}

/// What a reference at a JSON pointer of the document leads to. `None` where OpenAPI allows no reference.
pub(crate) fn target(kind: Kind, at: &str) -> Option<Target> {
    if kind == Kind::Schema {
        return Some(Target::Component("schemas"));
    }
    let mut around = pointer::segments(at).collect::<Vec<_>>();
    match around.pop()?.as_str() {
        "requestBody" => Some(Target::Component("requestBodies")),
        _ if around == ["paths"] => Some(Target::PathItem),
        _ => {
            let holder = around.pop()?;
            SECTIONS.into_iter().find(|section| *section == holder).map(Target::Component)
        }
    }
}

/// The sections of `components`. Other objects use the same names for what they hold.
pub(crate) const SECTIONS: [&str; 9] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
];
