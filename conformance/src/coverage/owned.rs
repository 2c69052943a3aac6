//! The clauses that belong to a schema, and the components that it refers to. The clauses of those belong to them.

use openapi_document::{
    Node,
    keyword::{self, Constraint, Keyword, Role, Structure},
    pointer, schema,
};
use serde_json::Value;

/// What belongs to a schema: to a component, or to a schema outside of components.
#[derive(Debug, Default)]
pub(super) struct Owned {
    /// The pointer of the component, if the schema is one.
    pub(super) component: Option<String>,
    pub(super) clauses: Vec<SchemaClause>,
    /// The components that the schema refers to.
    pub(super) entered: Vec<Entered>,
}

/// A reference to a component.
#[derive(Debug)]
pub(super) struct Entered {
    /// The place in a value, as in [`SchemaClause`].
    pub(super) at: String,
    /// The pointer of the component.
    pub(super) component: String,
    /// Whether it is a branch of a `oneOf`.
    pub(super) branch: bool,
    /// As in [`SchemaClause`].
    pub(super) is_alternative: bool,
    /// As in [`SchemaClause`].
    pub(super) is_made: bool,
}

/// A clause of a schema.
#[derive(Debug)]
pub(super) struct SchemaClause {
    /// The place in a value, as a JSON pointer; `*` for any item and any key.
    pub(super) at: String,
    /// The JSON pointer of the clause in the document.
    pub(super) pointer: String,
    pub(super) kind: SchemaClauseKind,
    /// Whether it is inside of a branch of a `oneOf` without a discriminator, so that another branch may allow what it does not.
    pub(super) is_alternative: bool,
    /// Whether it is inside of an array, a map or a branch of a `oneOf`, whose values a caller builds before passing them to a setter.
    pub(super) is_made: bool,
}

#[derive(Debug)]
pub(super) enum SchemaClauseKind {
    /// A property.
    Property { required: bool },
    /// An object with properties, which may have others.
    OtherProperties,
    /// A known value.
    KnownValue(Value),
    /// An unknown value of an open set.
    UnknownValue,
    /// A keyword, and whether values can satisfy and violate it.
    Keyword { keyword: &'static Keyword, can_be_satisfied: bool, can_be_violated: bool },
}

/// What belongs to a schema.
pub(super) fn owned(schema: &Node<'_>) -> Owned {
    let component = schema::component(schema).filter(|component| component.pointer() == schema.pointer());
    let component = component.map(|component| component.pointer().to_owned());
    let mut walk = Walk { stops: true, ancestors: Vec::new(), owned: Owned { component, ..Owned::default() } };
    walk.visit(schema, "", Around::default());
    walk.owned
}

/// What belongs to a schema, with all that belongs to the components which it refers to.
pub(super) fn owned_with_components(schema: &Node<'_>) -> Owned {
    let mut walk = Walk { stops: false, ancestors: Vec::new(), owned: Owned::default() };
    walk.visit(schema, "", Around::default());
    walk.owned
}

/// The context of a schema.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    /// Directly: it is a branch of a `oneOf`.
    branch: bool,
    /// See [`SchemaClause::is_alternative`].
    is_alternative: bool,
    /// See [`SchemaClause::is_made`].
    is_made: bool,
}

struct Walk {
    /// Whether it stops at components.
    stops: bool,
    /// The enclosing schemas, so that the walk of a recursive schema ends.
    ancestors: Vec<String>,
    owned: Owned,
}

impl Walk {
    fn add(&mut self, at: &str, node: &Node<'_>, around: Around, kind: SchemaClauseKind) {
        let Around { is_alternative, is_made, .. } = around;
        let pointer = node.pointer().to_owned();
        self.owned.clauses.push(SchemaClause { at: at.to_owned(), pointer, kind, is_alternative, is_made });
    }

    /// Visits a schema, which may refer to another one, at a place.
    fn visit(&mut self, raw: &Node<'_>, at: &str, around: Around) {
        let schema = raw.effective();
        if self.ancestors.iter().any(|ancestor| ancestor == schema.pointer()) {
            return;
        }
        if raw.flag("nullable")
            && raw.pointer() != schema.pointer()
            && let Some(keyword) = keyword::of(Role::Structure(Structure::Nullable))
        {
            let kind = SchemaClauseKind::Keyword { keyword, can_be_satisfied: true, can_be_violated: false };
            self.add(at, raw, around, kind);
        }
        let component = schema::component(raw).filter(|_| self.stops);
        let is_start = self.ancestors.is_empty() && self.owned.component.is_some();
        if let Some(component) = component.filter(|_| !is_start) {
            let component = component.pointer().to_owned();
            let Around { branch, is_alternative, is_made } = around;
            return self.owned.entered.push(Entered { at: at.to_owned(), component, branch, is_alternative, is_made });
        }
        self.ancestors.push(schema.pointer().to_owned());
        self.visit_inside(&schema, at, around);
        self.ancestors.pop();
    }

    /// Visits the keywords of a schema, and the schemas in it.
    fn visit_inside(&mut self, schema: &Node<'_>, at: &str, around: Around) {
        let inside = Around { branch: false, ..around };
        if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
            self.add(at, schema, around, SchemaClauseKind::OtherProperties);
        }
        for (name, node) in schema.entries() {
            match name {
                "enum" => self.known_values(at, &node, around, Some(node.value())),
                "anyOf" => {
                    self.known_values(at, &node, around, node.value().pointer("/0/enum"));
                    self.add(at, &node, around, SchemaClauseKind::UnknownValue);
                }
                "properties" => {
                    let required = schema.get("required").map(|names| names.value().clone()).unwrap_or_default();
                    for (name, property) in node.entries() {
                        let required = required.as_array().is_some_and(|names| names.iter().any(|known| known == name));
                        let at = pointer::join(at, name);
                        self.add(&at, &property, around, SchemaClauseKind::Property { required });
                        // The setter takes an `Option`.
                        let is_made = inside.is_made || required && schema::is_nullable(&property);
                        self.visit(&property, &at, Around { is_made, ..inside });
                    }
                }
                "items" => self.visit(&node, &format!("{at}/*"), Around { is_made: true, ..inside }),
                "additionalProperties" if node.value().is_object() => {
                    self.visit(&node, &format!("{at}/*"), Around { is_made: true, ..inside });
                }
                "oneOf" => {
                    let is_alternative = around.is_alternative || schema.get("discriminator").is_none();
                    let around = Around { branch: true, is_alternative, is_made: true };
                    node.items().iter().for_each(|part| self.visit(part, at, around));
                }
                // A branch is a part of this schema, even if it is a component.
                "allOf" => node.items().iter().map(Node::effective).for_each(|part| {
                    if self.ancestors.iter().all(|ancestor| ancestor != part.pointer()) {
                        self.ancestors.push(part.pointer().to_owned());
                        self.visit_inside(&part, at, around);
                        self.ancestors.pop();
                    }
                }),
                _ => {}
            }
            if let Some(keyword) = keyword::find(name).filter(|keyword| is_counted(keyword))
                && !(around.branch && name == "type")
            {
                let can_be_satisfied = !matches!(keyword.role, Role::Structure(Structure::Enum | Structure::AnyOf))
                    && keyword.beyond_samples(node.value()).is_none();
                let can_be_violated = keyword.can_be_violated(node.value());
                let kind = SchemaClauseKind::Keyword { keyword, can_be_satisfied, can_be_violated };
                self.add(at, &node, around, kind);
            }
        }
    }

    fn known_values(&mut self, at: &str, node: &Node<'_>, around: Around, values: Option<&Value>) {
        for value in values.and_then(Value::as_array).into_iter().flatten() {
            self.add(at, node, around, SchemaClauseKind::KnownValue(value.clone()));
        }
    }
}

/// Whether a keyword is a clause of its own. The others count as the properties that they list, or with their bound.
fn is_counted(keyword: &Keyword) -> bool {
    match keyword.role {
        Role::Annotation | Role::Constraint(Constraint::Exclusive(_)) => false,
        Role::Constraint(_) => true,
        Role::Structure(structure) => matches!(
            structure,
            Structure::Type | Structure::Nullable | Structure::Enum | Structure::AnyOf | Structure::OneOf
        ),
    }
}
