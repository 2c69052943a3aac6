//! What the derived cases of an operation start from: a call with every parameter, and the first documented success.

use std::sync::Arc;

use openapi_document::{Node, Operation, pointer, sample::Schemas};
use serde_json::{Map, Value};

use super::{Case, Input, Kind, Planned, Role, examples};
use crate::convention::Convention;

pub(super) struct Baseline<'s, 'd> {
    pub(super) schemas: &'s Schemas<'d>,
    pub(super) convention: Convention<'d>,
    pub(super) success: Case<'d>,
    /// Every parameter, and the body with every property.
    pub(super) full: Map<String, Value>,
}

impl<'s, 'd> Baseline<'s, 'd> {
    /// None if no success is documented.
    pub(super) fn of(schemas: &'s Schemas<'d>, operation: &Operation<'d>) -> Option<Arc<Self>> {
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
        let convention = Convention::of(schemas.document());
        Some(Arc::new(Self { schemas, convention, success, full }))
    }

    pub(super) fn operation(&self) -> &Operation<'d> {
        &self.success.operation
    }

    /// The documented success under another id, for the caller to change.
    ///
    /// The id is `OPERATION/KIND_NAME`. The name is that of a change of a value (`sample::Change`), of a row in the table of faults or of
    /// malformed bodies, or of a set of credentials.
    pub(super) fn case(&self, kind: Kind, name: &str, pointer: &str) -> Case<'d> {
        let (id, component) = self.id(Owner::Operation, kind, name);
        self.success_as(id, component, kind, name, pointer)
    }

    /// As [`case`](Self::case), but `values` changes it when it runs. The id of a clause of a component is `components/COMPONENT/ROLE_NAME`.
    pub(super) fn plan(
        self: &Arc<Self>,
        owner: Owner<'_, 'd>,
        kind: Kind,
        name: &str,
        pointer: &str,
        values: impl Fn(&Self, Case<'d>) -> Case<'d> + Send + Sync + 's,
    ) -> Planned<'s, 'd> {
        let (id, component) = self.id(owner, kind, name);
        let (baseline, of_case, name_of_case, pointer) =
            (Arc::clone(self), id.clone(), name.to_owned(), pointer.to_owned());
        Planned::new(id, kind, name, move || {
            let case = baseline.success_as(of_case.clone(), component.clone(), kind, &name_of_case, &pointer);
            values(&baseline, case)
        })
    }

    /// The id of a case, and the name of the component that has its clause.
    fn id(&self, owner: Owner<'_, 'd>, kind: Kind, name: &str) -> (String, Option<String>) {
        match owner {
            Owner::Operation => (format!("{}/{}_{name}", self.operation().id(), kind.name()), None),
            Owner::Component(role, component) => {
                let component = pointer::last(component.pointer());
                (format!("components/{component}/{role}_{name}"), Some(component))
            }
        }
    }

    fn success_as(&self, id: String, component: Option<String>, kind: Kind, name: &str, pointer: &str) -> Case<'d> {
        Case { id, kind, component, name: name.to_owned(), pointer: pointer.to_owned(), ..self.success.clone() }
    }

    /// The call with every parameter and this value of an input.
    pub(super) fn with(&self, input: &str, value: Value) -> Map<String, Value> {
        // The value that is replaced is often large: it is not copied.
        let others = self.full.iter().filter(|(name, _)| *name != input);
        let others = others.map(|(name, value)| (name.clone(), value.clone()));
        others.chain([(input.to_owned(), value)]).collect()
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
