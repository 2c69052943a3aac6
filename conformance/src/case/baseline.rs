//! What the derived cases of an operation start from: a call with every parameter, and the first documented success.

use openapi_document::{Node, Operation, pointer, sample::Schemas};
use serde_json::{Map, Value};

use super::{Case, Expected, Input, Kind, Role, examples};
use crate::convention::Convention;

pub(super) struct Baseline<'s, 'd> {
    pub(super) schemas: &'s Schemas<'d>,
    pub(super) convention: Convention<'d>,
    pub(super) success: Case<'d>,
    /// What cases start from if they are only listed: without what they do.
    blank: Option<Case<'d>>,
    /// Every parameter, and the body with every property.
    pub(super) full: Map<String, Value>,
}

impl<'s, 'd> Baseline<'s, 'd> {
    /// None if no success is documented.
    pub(super) fn of(schemas: &'s Schemas<'d>, operation: &Operation<'d>, only_ids: bool) -> Option<Self> {
        let success = examples::success(operation)?;
        let mut full = success.parameters.clone();
        for input in Input::all(operation) {
            let value = full.get(input.name).cloned().or_else(|| input.example.clone());
            let value = value.unwrap_or_else(|| full_sample(schemas, &input));
            let value = input
                .schema
                .as_ref()
                .filter(|_| input.is_json)
                .map_or(value.clone(), |schema| schemas.completed(schema, &value));
            full.insert(input.name.to_owned(), value);
        }
        let blank = Case { response_body: None, expected: Expected::NotSent, ..success.clone() };
        let convention = Convention::of(schemas.document());
        Some(Self { schemas, convention, success, blank: only_ids.then_some(blank), full })
    }

    pub(super) fn operation(&self) -> &Operation<'d> {
        &self.success.operation
    }

    /// The documented success under another id, for the caller to change.
    ///
    /// The id is `OPERATION/KIND_NAME`. The name is that of a change of a value (`sample::Change`), of a row in the table of faults or of
    /// malformed bodies, or of a set of credentials.
    pub(super) fn case(&self, kind: Kind, name: &str, pointer: &str) -> Case<'d> {
        self.case_of(Owner::Operation, kind, name, pointer)
    }

    /// As [`case`](Self::case), for a clause of a component: then the id is `components/COMPONENT/ROLE_NAME`.
    pub(super) fn case_of(&self, owner: Owner<'_, 'd>, kind: Kind, name: &str, pointer: &str) -> Case<'d> {
        let (component, id) = match owner {
            Owner::Operation => (None, format!("{}/{}_{name}", self.operation().id(), kind.name())),
            Owner::Component(role, component) => {
                let component = pointer::last(component.pointer());
                let id = format!("components/{component}/{role}_{name}");
                (Some(component), id)
            }
        };
        let from = self.blank.as_ref().unwrap_or(&self.success).clone();
        Case { id, kind, component, name: name.to_owned(), pointer: pointer.to_owned(), ..from }
    }

    /// Whether cases are only listed.
    pub(super) fn only_ids(&self) -> bool {
        self.blank.is_some()
    }
}

/// What a derived case belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner<'o, 'd> {
    /// The operation that is called.
    Operation,
    /// A component, in a role.
    Component(Role, &'o Node<'d>),
}

fn full_sample<'d>(schemas: &Schemas<'d>, input: &Input<'d>) -> Value {
    input.schema.as_ref().map(|schema| schemas.full(schema)).unwrap_or_default()
}
