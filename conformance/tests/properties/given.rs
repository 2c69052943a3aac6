//! What calls are given: random values for each parameter of an operation, and for its body.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Document, Operation};
use proptest::{prelude::*, strategy::Union};
use serde_json::{Map, Value};
use stytch_conformance::{Root, Sent};

use crate::strategy::{member, valid};

/// Calls of the operations that take anything, more of those that take more: the operation's id, with all that it requires and some
/// of the rest.
pub(crate) fn calls(document: &'static Document) -> impl Strategy<Value = (&'static str, Map<String, Value>)> {
    let operations = Operation::all(document).into_iter().map(|operation| (operation.id(), Root::all(&operation)));
    let calls = operations.filter(|(_, roots)| !roots.is_empty()).map(|(id, roots)| {
        let members: Vec<_> = roots.iter().map(|root| member(root.name, root.required, values(root))).collect();
        let given = members.prop_map(|members| members.into_iter().flatten().collect());
        (u32::try_from(roots.len()).expect("they are few"), (Just(id), given).boxed())
    });
    Union::new_weighted(calls.collect())
}

fn values(root: &Root<'_>) -> BoxedStrategy<Value> {
    let schema = root.schema.as_ref().expect("it has a schema: the document was checked");
    let values = valid(schema).unwrap_or_else(|unsupported| panic!("{unsupported}"));
    if root.place != "header" {
        return values;
    }
    // Hardly any random text can be sent: most hold a control character.
    let sendable = values.clone().prop_map(|value| match value {
        Value::String(text) => text.replace(|character: char| character.is_ascii_control(), " ").into(),
        value => value,
    });
    prop_oneof![values, sendable].boxed()
}

/// The body that arrived, as a call is given it: bytes are base64 there.
pub(crate) fn body(media_type: &str, sent: &Sent) -> Value {
    match media_type {
        "application/json" => serde_json::from_slice(&sent.body).expect("a body that is JSON"),
        _ => STANDARD.encode(&sent.body).into(),
    }
}
