//! Examples of calls in the documentation, made of the document's examples.

use openapi_document::{Node, Operation, Sets, call_setters, field_name};
use serde_json::Value;

use crate::calls::Call;

/// The longest example that is one line.
const WIDTH: usize = 100;

/// A call with the values of the first example; `None` where something that it has to set is not plain: neither a text nor a number nor a
/// boolean. What it need not set is left out then.
pub(crate) fn call(call: &Call<'_>) -> Option<String> {
    let operation = &call.operation;
    let mut setters = call_setters(operation);
    setters.sort_by_key(|setter| !setter.required);
    // A body that is no object has no setters of its own.
    let has_properties = setters.iter().any(|setter| matches!(setter.sets, Sets::Property(_)));
    if !has_properties && operation.request_body().is_some_and(|body| body.required()) {
        return None;
    }
    let mut steps = Vec::new();
    for setter in setters {
        let plain = value(operation, setter.sets).and_then(|(value, schema)| literal(&value, &schema));
        match plain {
            Some(plain) => steps.push(format!(".{}({plain})", setter.name)),
            None if setter.required => return None,
            None => {}
        }
    }
    steps.push(".send().await?;".to_owned());
    let groups: String = operation.namespaces().iter().map(|name| format!(".{}()", field_name(name))).collect();
    let start = format!("let response = client{groups}.{}()", call.method);
    let line = format!("{start}{}", steps.concat());
    Some(if line.len() <= WIDTH { line } else { format!("{start}\n    {}", steps.join("\n    ")) })
}

/// An example as documentation.
pub(crate) fn shown(example: &str) -> String {
    format!("```rs\n{example}\n```\n")
}

/// An example as a test of the documentation of this crate.
pub(crate) fn compiled(example: &str, name: Option<&str>) -> String {
    let Some(name) = name else { return shown(example) };
    format!(
        "```\n# async fn example(client: {name}::Client) -> Result<(), {name}::Error> {{\n{example}\n# Ok(())\n# }}\n```\n"
    )
}

/// What the first example has for a setter, and its schema.
fn value<'d>(operation: &Operation<'d>, sets: Sets<'d>) -> Option<(Value, Node<'d>)> {
    match sets {
        Sets::Parameter(name) => {
            let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == name)?;
            Some((parameter.examples().first()?.value().clone(), parameter.schema()?))
        }
        Sets::Property(name) => {
            let body = operation.request_body()?;
            let value = body.examples().first()?.value().get(name)?.clone();
            Some((value, openapi_document::schema::property(&body.schema()?, name)?))
        }
    }
}

/// A plain value in Rust.
fn literal(value: &Value, schema: &Node<'_>) -> Option<String> {
    match value {
        Value::String(text) if is_text(&schema.effective()) => Some(format!("{text:?}")),
        Value::Bool(flag) if schema.effective().text("type") == Some("boolean") => Some(flag.to_string()),
        Value::Number(number) if schema.effective().text("type") == Some("number") => {
            Some(format!("{:?}", number.as_f64()?))
        }
        Value::Number(number) if schema.effective().text("type") == Some("integer") => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a setter for the schema takes any text. That of a file takes bytes.
fn is_text(schema: &Node<'_>) -> bool {
    let branches = schema.get("anyOf").map(|branches| branches.items()).unwrap_or_default();
    schema.text("type") == Some("string") && schema.text("format") != Some("binary")
        || !branches.is_empty() && branches.iter().all(|branch| is_text(&branch.effective()))
}

#[cfg(test)]
mod tests {
    use super::call;
    use crate::testing::{DOCUMENT, calls_and_types, document};

    fn example(text: &str) -> Option<String> {
        let document = document(text);
        let (calls, _) = calls_and_types(&document);
        call(&calls[0])
    }

    #[test]
    fn a_call_has_the_values_of_the_example() {
        let body = "requestBody: {required: true, content: {application/json: {";
        let value = "examples: {one: {value: {my-text: a\"b, size: 2, other: [1]}}}, ";
        let id = "operationId: send\n";
        let parameter = "in: path, required: true, ";
        let text =
            DOCUMENT.replace(body, &format!("{body}{value}")).replace(parameter, &format!("{parameter}example: Ada, "));
        assert_eq!(
            example(&text).as_deref(),
            Some("let response = client.send().to_whom(\"Ada\").my_text(\"a\\\"b\").size(2.0).send().await?;")
        );
        let groups = text
            .replace(id, "operationId: post.office.send_it\n")
            .replace("my-text: a", "my-text: a long enough text to break the line a");
        let groups = example(&groups).unwrap_or_default();
        assert!(
            groups.starts_with("let response = client.post().office().send_it()\n    .to_whom(\"Ada\")\n    ."),
            "{groups}"
        );
    }

    #[test]
    fn a_call_without_an_example_of_what_it_has_to_set_has_none() {
        assert_eq!(example(DOCUMENT), None);
    }
}
