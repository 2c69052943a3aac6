//! The table of schema keywords. Everything that has to know a keyword takes it from here.
//!
//! To add an annotation, add a row to [`KEYWORDS`]: that is all. To add a constraint:
//!
//! 1. Add a row to [`KEYWORDS`]. Where no [`Constraint`] describes it, add a variant. The compiler then lists each `match` to extend: here,
//!    in `sample/constraint_values.rs` (values that satisfy and violate it), and in `conformance/mock/src/schema.rs` (its validator).
//!    Matches that end in `_` are not listed: read [`Keyword::can_be_violated`], [`Keyword::effect`] and
//!    `conformance/src/coverage/covered.rs` as well.
//! 2. Add a field with the keyword's name in snake case to `Constraints` in `client/runtime/src/validate.rs`, and check it there. Until
//!    then, a client generated from a document with the keyword does not compile: the field is unknown.
//! 3. Add a row to `CONSTRAINTS` in `openapi/tests/keywords.rs`. Until then, `each_constraint_has_valid_and_invalid_values` fails and names
//!    the keyword.
//! 4. Use the keyword in `conformance/observatory/openapi.yaml`, so that the suite checks the generated client.
//!
//! A [`Structure`] keyword changes the Rust type, so the generator also has to support it.

use heck::ToSnakeCase as _;
use serde_json::Value;

use crate::format;

/// The error message for a value of a wrong type.
pub const WRONG_TYPE: &str = "is not of the documented type";
/// The error message for a required property that a response lacks.
pub const MISSING: &str = "required, but missing";
/// The error message for a required property that a request does not set.
pub const NOT_SET: &str = "required, but not set";
/// The error message for a property that the document does not name.
pub const UNLISTED: &str = "is not in the document";

/// The keyword of the canonical form for an `enum` of numbers or booleans.
pub const VALUES: &str = "values";

/// A schema keyword.
#[derive(Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The name, as documents write it.
    pub name: &'static str,
    /// What the keyword does.
    pub role: Role,
    /// Which schemas its value contains.
    pub schemas: Subschemas,
    /// The words before its value in documentation; for a flag, all the words. Bounds are worded by [`Limit`].
    docs: Option<&'static str>,
}

/// What a keyword does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Describes values, without constraining them.
    Annotation,
    /// Determines the Rust type. A value that violates it does not fit that type.
    Structure(Structure),
    /// Is checked by the client in requests. Violations in responses are tolerated.
    Constraint(Constraint),
}

/// The keywords that determine the Rust type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are keywords of OpenAPI")]
pub enum Structure {
    Reference,
    Type,
    Nullable,
    Enum,
    AnyOf,
    OneOf,
    AllOf,
    Properties,
    Required,
    AdditionalProperties,
    Items,
}

/// The kinds of constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// The minimum or maximum of a number.
    Bound(Limit),
    /// Whether the bound itself is invalid.
    Exclusive(Limit),
    /// The number that each value is a multiple of.
    Step,
    /// The minimum or maximum size.
    Size(Limit, Measure),
    /// Whether the items of an array are distinct.
    Unique,
    /// A regular expression for strings.
    Pattern,
    /// The name of a [format](format::FORMATS).
    Format,
    /// The numbers or booleans that are valid: see [`VALUES`].
    Values,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Limit {
    Minimum,
    Maximum,
}

/// What the size of a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Measure {
    Characters,
    Items,
    Properties,
}

/// The type of a constraint's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A number.
    Number,
    /// A non-negative integer.
    Count,
    /// `true` or `false`.
    Flag,
    /// A regular expression.
    Pattern,
    /// The name of a format.
    Format,
    /// A list of values.
    Values,
}

/// The schemas that the value of a keyword contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subschemas {
    /// None.
    None,
    /// The value is a schema, or a list of schemas.
    Schemas,
    /// The value is a map from names to schemas.
    Named,
    /// The value is another object of OpenAPI.
    Object,
}

/// What the client does with a response that violates a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// The caller gets the value as received.
    Tolerated,
    /// The caller gets an error with this message.
    Fails(&'static str),
}

/// What a changed keyword does to the set of valid values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Fewer values are valid.
    Tighter,
    /// More values are valid.
    Looser,
    /// Other values are valid.
    Different,
}

/// Every supported keyword, in the order in which documentation mentions them.
pub static KEYWORDS: [Keyword; 38] = [
    structure("$ref", Structure::Reference),
    structure("type", Structure::Type),
    structure("nullable", Structure::Nullable),
    structure("enum", Structure::Enum),
    structure("anyOf", Structure::AnyOf).holding(Subschemas::Schemas),
    structure("oneOf", Structure::OneOf).holding(Subschemas::Schemas),
    structure("allOf", Structure::AllOf).holding(Subschemas::Schemas),
    structure("properties", Structure::Properties).holding(Subschemas::Named),
    structure("required", Structure::Required),
    structure("additionalProperties", Structure::AdditionalProperties).holding(Subschemas::Schemas),
    structure("items", Structure::Items).holding(Subschemas::Schemas),
    constraint("minimum", Constraint::Bound(Limit::Minimum)),
    constraint("exclusiveMinimum", Constraint::Exclusive(Limit::Minimum)),
    constraint("maximum", Constraint::Bound(Limit::Maximum)),
    constraint("exclusiveMaximum", Constraint::Exclusive(Limit::Maximum)),
    constraint("multipleOf", Constraint::Step).documented("a multiple of"),
    constraint("minLength", Constraint::Size(Limit::Minimum, Measure::Characters)).documented("minimum length"),
    constraint("maxLength", Constraint::Size(Limit::Maximum, Measure::Characters)).documented("maximum length"),
    constraint("minItems", Constraint::Size(Limit::Minimum, Measure::Items)).documented("minimum number of items"),
    constraint("maxItems", Constraint::Size(Limit::Maximum, Measure::Items)).documented("maximum number of items"),
    constraint("uniqueItems", Constraint::Unique).documented("distinct items"),
    constraint("minProperties", Constraint::Size(Limit::Minimum, Measure::Properties))
        .documented("minimum number of properties"),
    constraint("maxProperties", Constraint::Size(Limit::Maximum, Measure::Properties))
        .documented("maximum number of properties"),
    constraint("pattern", Constraint::Pattern).documented("pattern"),
    constraint("format", Constraint::Format).documented("format"),
    constraint(VALUES, Constraint::Values).documented("one of"),
    annotation("$comment"),
    annotation("default").documented("default"),
    annotation("deprecated"),
    annotation("description"),
    annotation("discriminator").holding(Subschemas::Object),
    annotation("example"),
    annotation("examples"),
    annotation("externalDocs").holding(Subschemas::Object),
    annotation("readOnly"),
    annotation("title"),
    annotation("writeOnly"),
    annotation("xml").holding(Subschemas::Object),
];

/// The keyword with a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

/// The keyword with a role.
#[must_use]
pub fn of(role: Role) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.role == role)
}

/// The keywords that are constraints.
pub fn constraints() -> impl Iterator<Item = (&'static Keyword, Constraint)> {
    KEYWORDS.iter().filter_map(|keyword| Some((keyword, keyword.constraint()?)))
}

/// A list of values, in words.
fn listed(values: &Value) -> String {
    let values = values.as_array().into_iter().flatten().map(Value::to_string);
    values.collect::<Vec<_>>().join(", ")
}

const fn structure(name: &'static str, structure: Structure) -> Keyword {
    Keyword { name, role: Role::Structure(structure), schemas: Subschemas::None, docs: None }
}

const fn constraint(name: &'static str, constraint: Constraint) -> Keyword {
    Keyword { name, role: Role::Constraint(constraint), schemas: Subschemas::None, docs: None }
}

const fn annotation(name: &'static str) -> Keyword {
    Keyword { name, role: Role::Annotation, schemas: Subschemas::None, docs: None }
}

impl Keyword {
    /// Sets the schemas in its value.
    const fn holding(mut self, schemas: Subschemas) -> Self {
        self.schemas = schemas;
        self
    }

    /// Sets its words in documentation.
    const fn documented(mut self, words: &'static str) -> Self {
        self.docs = Some(words);
        self
    }

    /// The constraint. `None` for annotations and structure.
    #[must_use]
    pub fn constraint(&self) -> Option<Constraint> {
        match self.role {
            Role::Constraint(constraint) => Some(constraint),
            Role::Annotation | Role::Structure(_) => None,
        }
    }

    /// The name of its field in `Constraints` of the runtime.
    #[must_use]
    pub fn field(&self) -> String {
        self.name.to_snake_case()
    }

    /// The keyword for the other end of its range.
    #[must_use]
    pub fn opposite(&self) -> Option<&'static Self> {
        let opposite = match self.constraint()? {
            Constraint::Bound(limit) => Constraint::Bound(limit.opposite()),
            Constraint::Exclusive(limit) => Constraint::Exclusive(limit.opposite()),
            Constraint::Size(limit, measure) => Constraint::Size(limit.opposite(), measure),
            Constraint::Step | Constraint::Unique | Constraint::Pattern | Constraint::Format | Constraint::Values => {
                return None;
            }
        };
        of(Role::Constraint(opposite))
    }

    /// Whether a sample can violate this keyword with this value, and no other keyword.
    #[must_use]
    pub fn can_be_violated(&self, value: &Value) -> bool {
        match self.role {
            Role::Annotation => false,
            Role::Structure(Structure::AdditionalProperties) => value == &Value::Bool(false),
            Role::Structure(
                Structure::Type | Structure::Enum | Structure::AnyOf | Structure::OneOf | Structure::Required,
            ) => true,
            Role::Structure(
                Structure::Reference
                | Structure::Nullable
                | Structure::AllOf
                | Structure::Properties
                | Structure::Items,
            ) => false,
            // Violated by the bound, which counts for the bound's keyword.
            Role::Constraint(Constraint::Exclusive(_)) => false,
            Role::Constraint(Constraint::Unique) => value == &Value::Bool(true),
            Role::Constraint(Constraint::Size(..)) if self.beyond_samples(value).is_some() => false,
            Role::Constraint(Constraint::Size(Limit::Minimum, _)) => value.as_u64() > Some(0),
            Role::Constraint(Constraint::Format) => value.as_str().and_then(format::strings).is_some(),
            Role::Constraint(_) => true,
        }
    }

    /// The largest size of a sample value, where this keyword's value is a size of at least that: no sample reaches it.
    #[must_use]
    pub fn beyond_samples(&self, value: &Value) -> Option<usize> {
        let Constraint::Size(_, measure) = self.constraint()? else { return None };
        let largest = measure.largest_sample();
        // A number beyond 64 bits is read as a fraction.
        let is_beyond = match value.as_u64() {
            Some(size) => usize::try_from(size).map_or(true, |size| size >= largest),
            None => value.as_f64().is_some_and(|size| size > 1e9),
        };
        is_beyond.then_some(largest)
    }

    /// Why no sample reaches this keyword's value, if that is so.
    #[must_use]
    pub fn why_beyond_samples(&self, value: &Value) -> Option<String> {
        let Constraint::Size(_, measure) = self.constraint()? else { return None };
        let largest = self.beyond_samples(value)?;
        Some(format!("`{}` {value} is not below {largest} {}, the largest sample", self.name, measure.words()))
    }

    /// What the client does with a response that violates it.
    #[must_use]
    pub fn in_response(&self) -> Treatment {
        match self.role {
            Role::Structure(Structure::Type | Structure::Enum | Structure::AnyOf | Structure::OneOf) => {
                Treatment::Fails(WRONG_TYPE)
            }
            Role::Structure(Structure::Required) => Treatment::Fails(MISSING),
            Role::Annotation | Role::Structure(_) | Role::Constraint(_) => Treatment::Tolerated,
        }
    }

    /// The error message, or its end, for a request that violates the keyword. `value` is the keyword's value in `schema`.
    #[must_use]
    pub fn message(&self, value: &Value, schema: &Value) -> String {
        let text = value.as_str().unwrap_or_default();
        match self.role {
            Role::Structure(Structure::Required) => NOT_SET.to_owned(),
            Role::Structure(Structure::Properties | Structure::AdditionalProperties) => UNLISTED.to_owned(),
            Role::Structure(Structure::Enum) => {
                let texts = value.as_array().into_iter().flatten().filter(|value| !value.is_null());
                format!("is not one of {}", listed(&texts.cloned().collect()))
            }
            Role::Annotation | Role::Structure(_) => WRONG_TYPE.to_owned(),
            Role::Constraint(constraint) => match constraint {
                Constraint::Bound(limit) | Constraint::Exclusive(limit) => {
                    format!("{} {value}", limit.words(limit.is_excluded(schema)))
                }
                Constraint::Size(limit, _) => format!("{} {value}", limit.words(false)),
                Constraint::Step => format!("is not a multiple of {value}"),
                Constraint::Unique => "has equal items".to_owned(),
                Constraint::Pattern => format!("does not match the pattern {text}"),
                Constraint::Format => format!("is not a valid {text}"),
                Constraint::Values => format!("is not one of {}", listed(value)),
            },
        }
    }

    /// The documentation of the keyword. `value` is the keyword's value in `schema`.
    #[must_use]
    pub fn documentation(&self, value: &Value, schema: &Value) -> Option<String> {
        let words = match self.constraint() {
            Some(Constraint::Bound(limit)) => limit.words(limit.is_excluded(schema)),
            Some(constraint) if constraint.value_type() == ValueType::Flag => {
                return self.docs.filter(|_| value == &Value::Bool(true)).map(str::to_owned);
            }
            _ => self.docs?,
        };
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Array(_) => listed(value),
            value => value.to_string(),
        };
        Some(format!("{words} `{value}`"))
    }

    /// How a change of its value changes the set of valid values. `None` where the client checks nothing.
    #[must_use]
    pub fn effect(&self, old: Option<&Value>, new: Option<&Value>) -> Option<Effect> {
        let number = |side: Option<&Value>| side.and_then(Value::as_f64);
        let presence = match (old, new) {
            (None, Some(_)) => Effect::Tighter,
            (Some(_), None) => Effect::Looser,
            _ => Effect::Different,
        };
        let constraint = self.constraint()?;
        Some(match (constraint, number(old).zip(number(new))) {
            (Constraint::Bound(limit) | Constraint::Size(limit, _), Some((old, new))) => match limit {
                Limit::Minimum if new < old => Effect::Looser,
                Limit::Maximum if new > old => Effect::Looser,
                Limit::Minimum | Limit::Maximum => Effect::Tighter,
            },
            (Constraint::Step, Some((old, new))) if old % new == 0.0 => Effect::Looser,
            (Constraint::Step, Some(_)) => Effect::Tighter,
            (Constraint::Format, _) => {
                let checked = |side: Option<&Value>| side.is_some_and(|value| self.can_be_violated(value));
                return (checked(old) || checked(new)).then_some(presence);
            }
            (Constraint::Values, _) => {
                let list = |side: Option<&Value>| side.and_then(Value::as_array).cloned();
                match list(old).zip(list(new)) {
                    Some((old, new)) if old.iter().all(|value| new.contains(value)) => Effect::Looser,
                    Some((old, new)) if new.iter().all(|value| old.contains(value)) => Effect::Tighter,
                    _ => presence,
                }
            }
            _ if constraint.value_type() == ValueType::Flag => {
                if new == Some(&Value::Bool(true)) {
                    Effect::Tighter
                } else {
                    Effect::Looser
                }
            }
            _ => presence,
        })
    }
}

impl Constraint {
    /// The type of the keyword's value.
    #[must_use]
    pub fn value_type(self) -> ValueType {
        match self {
            Self::Bound(_) | Self::Step => ValueType::Number,
            Self::Exclusive(_) | Self::Unique => ValueType::Flag,
            Self::Size(..) => ValueType::Count,
            Self::Pattern => ValueType::Pattern,
            Self::Format => ValueType::Format,
            Self::Values => ValueType::Values,
        }
    }

    /// Whether it constrains values of a `type`.
    #[cfg(feature = "random")]
    pub(crate) fn applies_to(self, kind: &str) -> bool {
        match self {
            Self::Bound(_) | Self::Exclusive(_) | Self::Step => matches!(kind, "integer" | "number"),
            Self::Size(_, Measure::Characters) | Self::Pattern => kind == "string",
            Self::Size(_, Measure::Items) | Self::Unique => kind == "array",
            Self::Size(_, Measure::Properties) => kind == "object",
            Self::Format => format::of_type(kind).next().is_some(),
            Self::Values => matches!(kind, "integer" | "number" | "boolean"),
        }
    }
}

impl Measure {
    /// The largest sample: more than documents bound on purpose, and little enough for thousands of samples in memory.
    #[must_use]
    pub fn largest_sample(self) -> usize {
        match self {
            Self::Characters => 10_000,
            Self::Items | Self::Properties => 1_000,
        }
    }

    /// What it counts, in words.
    fn words(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Items => "items",
            Self::Properties => "properties",
        }
    }
}

impl Limit {
    fn opposite(self) -> Self {
        match self {
            Self::Minimum => Self::Maximum,
            Self::Maximum => Self::Minimum,
        }
    }

    /// Whether `schema` excludes the bound itself.
    #[must_use]
    pub fn is_excluded(self, schema: &Value) -> bool {
        of(Role::Constraint(Constraint::Exclusive(self))).is_some_and(|keyword| schema[keyword.name] == true)
    }

    /// The words before a bound in messages and documentation.
    fn words(self, excluded: bool) -> &'static str {
        match (self, excluded) {
            (Self::Minimum, false) => "at least",
            (Self::Minimum, true) => "more than",
            (Self::Maximum, false) => "at most",
            (Self::Maximum, true) => "less than",
        }
    }
}
