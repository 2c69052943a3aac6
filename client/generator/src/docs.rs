//! Doc comments of the generated code: the document's descriptions, with constraints and defaults.

use openapi_document::{Node, Operation, Output, Response, RetryPolicy, keyword::KEYWORDS};
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl};

use crate::{
    calls::Call,
    examples, pages,
    syntax::{content, last_segment, name, set_docs, wire_value},
    type_map::{MappedType, TypeMap},
};

/// Documents every type, field and setter.
pub(crate) fn types(items: &mut [Item], map: &TypeMap<'_>) {
    for item in items {
        match item {
            Item::Struct(item) => {
                let Some(mapped) = map.get(&item.ident.to_string()) else {
                    continue;
                };
                describe(&mut item.attrs, &mapped.schema);
                let Fields::Named(fields) = &mut item.fields else {
                    continue;
                };
                for field in &mut fields.named {
                    let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    describe_field(&mut field.attrs, mapped, &ident);
                }
            }
            Item::Enum(item) => {
                if let Some(mapped) = map.get(&item.ident.to_string()) {
                    describe(&mut item.attrs, &mapped.schema);
                }
                for variant in &mut item.variants {
                    let text = match variant.fields.iter().next() {
                        Some(held) => format!("A value of type [`{}`].", name(&held.ty)),
                        None => format!("`{}`", wire_value(variant)),
                    };
                    set_docs(&mut variant.attrs, &text);
                }
            }
            Item::Impl(item) => {
                for item in &mut item.items {
                    if let ImplItem::Fn(function) = item
                        && function.sig.ident == "builder"
                    {
                        set_docs(&mut function.attrs, "Creates a builder.");
                    }
                }
            }
            Item::Mod(module) if module.ident == "builder" => {
                for item in content(module).into_iter().flatten() {
                    match item {
                        Item::Struct(item) => {
                            let text = format!("A builder of [`{0}`](super::{0}).", item.ident);
                            set_docs(&mut item.attrs, &text);
                        }
                        Item::Impl(item) if item.trait_.is_none() => setters(item, map),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn setters(item: &mut ItemImpl, map: &TypeMap<'_>) {
    let Some(mapped) = last_segment(&item.self_ty).and_then(|(name, _)| map.get(&name)) else {
        return;
    };
    for item in &mut item.items {
        if let ImplItem::Fn(function) = item {
            let ident = function.sig.ident.to_string();
            describe_field(&mut function.attrs, mapped, &ident);
        }
    }
}

/// Documents the module of the types, and shows how a test makes a response.
pub(crate) fn types_module(attrs: &mut Vec<Attribute>, calls: &[Call<'_>], map: &TypeMap<'_>) {
    let mut text = "Types of requests and responses.\n".to_owned();
    let example = calls.iter().find_map(|call| {
        let ty = name(&call.output);
        map.get(&ty).filter(|mapped| !mapped.fields().is_empty())?;
        let example = call.operation.success()?.body()?.examples().into_iter().next()?;
        Some((ty, serde_json::to_string_pretty(example.value()).ok()?))
    });
    if let Some((ty, value)) = example {
        text = format!(
            "{text}\nStructs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:\n\n\
             ```rs\nlet response: types::{ty} = serde_json::from_value(serde_json::json!({value}))?;\n```\n"
        );
    }
    set_docs(attrs, &text);
}

/// Documents the module of the builders.
pub(crate) fn builder_module(attrs: &mut Vec<Attribute>) {
    set_docs(attrs, "Builders of calls, one type per operation.");
}

/// The documentation of the method of `Client` that starts a call.
pub(crate) fn method(call: &Call<'_>) -> String {
    let operation = &call.operation;
    let description = operation.node().text("description").filter(|text| !text.trim().is_empty());
    let mut text = match (operation.summary().trim().trim_end_matches('.'), description) {
        ("", Some(description)) => format!("{description}\n"),
        ("", None) => format!("`{} {}`.\n", operation.method(), operation.path()),
        (summary, Some(description)) => format!("{summary}.\n\n{description}\n"),
        (summary, None) => format!("{summary}.\n"),
    };
    if operation.sends_message() {
        let recipient = operation.recipient().map_or_else(|| "a person".to_owned(), |name| format!("`{name}`"));
        text = format!("{text}\nEach accepted call sends a message to {recipient}.\n");
    }
    if let Some(retry) = operation.retry() {
        let when = match retry.policy {
            RetryPolicy::UnsentOnly => "Retried only if it was not sent",
            RetryPolicy::Idempotent => "Retried",
        };
        text = format!("{text}\n{when}: {}.\n", retry.reason);
    }
    if let Some(outcome) = outcome(operation) {
        text = format!("{text}\n{outcome}\n");
    }
    if let Some(example) = examples::call(call) {
        text = format!("{text}\n{}", examples::shown(&example));
    }
    for response in operation.responses() {
        for header in response.headers() {
            let (status, name) = (response.key(), header.name());
            let description = header.node().text("description").map(|text| format!(": {text}")).unwrap_or_default();
            text = format!("{text}\nA {status} response has the header `{name}`{description}.\n");
        }
    }
    text
}

/// What the value of a call says about which success it is, if that is not plain.
fn outcome(operation: &Operation<'_>) -> Option<String> {
    let successes = operation.responses().into_iter().filter(Response::is_success);
    let keys = |with_body: bool| {
        let keys = successes.clone().filter(|response| response.body().is_some() == with_body);
        keys.map(|response| response.key()).collect::<Vec<_>>().join(", ")
    };
    match operation.output() {
        Output::Body { optional: true, .. } => Some(format!("The value is `None` for the status {}.", keys(false))),
        Output::Any => Some(format!("The value is any JSON, since the bodies for the statuses {} differ.", keys(true))),
        Output::Body { .. } | Output::Nothing => None,
    }
}

/// Documents the builder of a call.
pub(crate) fn call(item: &mut ItemImpl, call: &Call<'_>) {
    let operation = &call.operation;
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else { continue };
        let attrs = &mut function.attrs;
        match function.sig.ident.to_string().as_str() {
            "new" => set_docs(attrs, "Starts a call."),
            "body" => set_docs(attrs, "Sets the whole request body, from the body or its builder."),
            "customize" => set_docs(
                attrs,
                "Time limits, headers, and properties that the document does not know, for this call alone.",
            ),
            "pages" => set_docs(attrs, &pages::docs(call)),
            "send" => {
                let sent = format!("Sends `{} {}`.", operation.method(), operation.path());
                set_docs(
                    attrs,
                    &format!(
                        "{sent}\n\n# Errors\nAn [`Error`](super::Error), whose variants say how far the request got."
                    ),
                );
            }
            name => {
                let input = call.inputs.iter().find(|input| input.ident == name);
                let parameters = operation.parameters();
                let parameter =
                    parameters.iter().find(|parameter| input.is_some_and(|input| input.wire == parameter.name()));
                let described =
                    parameter.and_then(|parameter| Some((parameter.schema()?, parameter.node().text("description"))));
                if let Some((schema, text)) = described {
                    describe_as(attrs, text, &schema);
                }
            }
        }
    }
}

fn describe_field(attrs: &mut Vec<Attribute>, mapped: &MappedType<'_>, ident: &str) {
    match mapped.fields().iter().find(|field| field.ident == ident).map(|field| &field.schema) {
        Some(Some(schema)) => describe(attrs, schema),
        Some(None) => set_docs(attrs, "Properties that the document does not name."),
        None => {}
    }
}

fn describe(attrs: &mut Vec<Attribute>, schema: &Node<'_>) {
    describe_as(attrs, schema.text("description"), schema);
}

/// What a file in a multipart body can be.
const FILE: &str = "Bytes, or a [`FilePart`](::openapi_client_runtime::FilePart) with a name and a media type.";

/// Uses the description `own`, or else that of the schema, and lists the constraints.
fn describe_as(attrs: &mut Vec<Attribute>, own: Option<&str>, schema: &Node<'_>) {
    let schema = schema.effective();
    let mut text = own.or_else(|| schema.text("description")).unwrap_or("Not described.").to_owned();
    if schema.text("format") == Some("binary") {
        return set_docs(attrs, &format!("{text}\n\n{FILE}"));
    }
    let constraints = KEYWORDS.iter();
    let constraints = constraints
        .filter_map(|keyword| keyword.documentation(schema.get(keyword.name)?.value(), schema.value()))
        .collect::<Vec<_>>();
    if !constraints.is_empty() {
        text = format!("{text}\n\nConstraints: {}.", constraints.join(", "));
    }
    set_docs(attrs, &text);
}

#[cfg(test)]
mod tests {
    use quote::ToTokens as _;

    use super::{describe, method};
    use crate::testing::{DOCUMENT, calls_and_types, document};

    #[test]
    fn constraints_are_listed_after_the_description() {
        let document = document(DOCUMENT);
        let mut attrs = Vec::new();
        let schema = document.at("/components/schemas/Request/properties/my-text").expect("it is there");
        describe(&mut attrs, &schema);
        let lines: Vec<_> = attrs.iter().map(|line| line.to_token_stream().to_string()).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(
            lines[0].contains("What is sent.") && lines[2].contains("Constraints: maximum length `3`."),
            "{lines:?}"
        );
    }

    #[test]
    fn a_method_without_a_summary_has_its_description_or_its_path() {
        for (from, to, expected) in [
            ("operationId: send", "operationId: send\n      summary: Send it.", "Send it.\n\nRetried only"),
            ("operationId: send", "operationId: send\n      description: Sends it.", "Sends it.\n\nRetried only"),
            ("operationId: send", "operationId: send", "`POST /send/{to-whom}`.\n\nRetried only"),
        ] {
            let document = document(&DOCUMENT.replace(from, to));
            let (calls, _) = calls_and_types(&document);
            let text = method(&calls[0]);
            assert!(text.starts_with(expected), "{text}");
            assert!(text.contains("if it was not sent: HTTP does not define POST as idempotent."), "{text}");
        }
    }

    #[test]
    fn a_method_says_when_it_is_retried() {
        let text = DOCUMENT.replace(
            "operationId: send",
            "operationId: send\n      x-retry: {policy: unsent_only, reason: it costs money}",
        );
        let document = document(&text);
        let (calls, _) = calls_and_types(&document);
        assert!(method(&calls[0]).contains("Retried only if it was not sent: it costs money."));
    }
}
