//! Random calls: values for the parameters and the body of an operation.

mod change;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Body, BodyFormat, Document, Operation, sample::random};
use openapi_mock::{RecordedRequest, read_body};
use proptest::{prelude::*, strategy::Union};
use serde_json::{Map, Value};

use crate::{case::Input, expressible::is_expressible};

pub(super) use change::changed;

/// Calls of operations that have inputs, as id and parameters: all required ones and some others. The more inputs an operation has, the more
/// often it is called.
pub(super) fn calls(document: &'static Document) -> impl Strategy<Value = (&'static str, Map<String, Value>)> {
    let operations = Operation::all(document).into_iter().map(|operation| (operation.id(), Input::all(&operation)));
    let calls = operations.filter(|(_, inputs)| !inputs.is_empty()).map(|(id, inputs)| {
        let properties: Vec<_> =
            inputs.iter().map(|input| random::property(input.name, input.required, values(input))).collect();
        let parameters = properties.prop_map(|properties| properties.into_iter().flatten().collect());
        (u32::try_from(inputs.len()).expect("an operation has few inputs"), (Just(id), parameters).boxed())
    });
    Union::new_weighted(calls.collect())
}

fn values(input: &Input<'static>) -> BoxedStrategy<Value> {
    let schema = input.schema.as_ref().expect("a checked document has a schema for each input");
    let (values, known) =
        (random::values(schema).unwrap_or_else(|unsupported| panic!("{unsupported}")), schema.clone());
    let values = match input.is_json {
        true => values.prop_filter("typed Rust cannot express it", move |value| is_expressible(&known, value)).boxed(),
        false => values,
    };
    if input.place != "header" {
        return values;
    }
    // Most random strings have a control character, which no header can carry.
    let sendable = values.clone().prop_map(|value| match value {
        Value::String(text) => text.replace(|character: char| character.is_ascii_control(), " ").into(),
        value => value,
    });
    prop_oneof![values, sendable].boxed()
}

/// The body of a request in the form of a call: bytes are base64.
pub(super) fn received_body(body: &Body<'_>, request: &RecordedRequest) -> Value {
    let schema = body.schema().expect("a checked document has a schema for each body");
    match body.format() {
        BodyFormat::Bytes => STANDARD.encode(&request.body).into(),
        format => read_body(format, &schema, &request.body).expect("a body that can be read"),
    }
}
