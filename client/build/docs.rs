//! What people read about the generated types: the document's words, with the rules and the default that go with them.

use openapi_document::Node;
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, parse_quote};

use crate::{
    calls::Call,
    finish::content,
    shapes::{Shape, Shapes, last_segment},
    types,
};

/// Documents every type, field and setter.
pub(crate) fn document(items: &mut [Item], shapes: &Shapes<'_, '_>) -> Result<(), String> {
    for item in items {
        match item {
            Item::Struct(item) => {
                let Some(shape) = shapes.found.get(&item.ident.to_string()) else {
                    continue;
                };
                describe(&mut item.attrs, &shape.schema);
                let Fields::Named(fields) = &mut item.fields else {
                    continue;
                };
                for field in &mut fields.named {
                    let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    describe_field(&mut field.attrs, shape, &ident);
                }
            }
            Item::Enum(item) => {
                if let Some(shape) = shapes.found.get(&item.ident.to_string()) {
                    describe(&mut item.attrs, &shape.schema);
                }
                for variant in &mut item.variants {
                    let text = match variant.fields.iter().next() {
                        Some(held) => format!("Is a [`{0}`](super::types::{0}).", named(&held.ty)),
                        None => format!("`{}`", types::value(variant)),
                    };
                    set(&mut variant.attrs, &text);
                }
            }
            Item::Impl(item) => {
                for item in &mut item.items {
                    if let ImplItem::Fn(function) = item
                        && function.sig.ident == "builder"
                    {
                        set(&mut function.attrs, "Starts to build one, field by field.");
                    }
                }
            }
            Item::Mod(module) if module.ident == "builder" => {
                for item in content(module)? {
                    match item {
                        Item::Struct(item) => {
                            let text = format!("Builds a [`{0}`](super::{0}).", item.ident);
                            set(&mut item.attrs, &text);
                        }
                        Item::Impl(item) if item.trait_.is_none() => setters(item, shapes),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn named(ty: &syn::Type) -> String {
    last_segment(ty).map(|(name, _)| name).unwrap_or_default()
}

fn setters(item: &mut ItemImpl, shapes: &Shapes<'_, '_>) {
    let Some(shape) = last_segment(&item.self_ty).and_then(|(name, _)| shapes.found.get(&name)) else {
        return;
    };
    for item in &mut item.items {
        if let ImplItem::Fn(function) = item {
            let ident = function.sig.ident.to_string();
            describe_field(&mut function.attrs, shape, &ident);
        }
    }
}

/// Documents the methods of `Client`, of which each starts a call.
pub(crate) fn methods(items: &mut [Item], calls: &[Call<'_>]) {
    for item in items {
        let Item::Impl(item) = item else { continue };
        for item in &mut item.items {
            let ImplItem::Fn(function) = item else { continue };
            let Some(call) = calls.iter().find(|call| call.method == function.sig.ident) else { continue };
            let operation = &call.operation;
            let mut text = format!("{}.\n", operation.summary());
            if let Some(description) = operation.node().text("description") {
                text = format!("{text}\n{description}\n");
            }
            if operation.sends_message() {
                text.push_str("\nEach accepted call sends somebody a message.\n");
            }
            if let Some(retry) = operation.retry() {
                let (policy, reason) = (retry.policy, retry.reason);
                text = format!("{text}\nRepeated without being asked: `{policy}`, since {reason}.\n");
            }
            for response in operation.responses() {
                for header in response.headers() {
                    let (status, name) = (response.status(), header.name());
                    let told = header.node().text("description").map(|told| format!(": {told}")).unwrap_or_default();
                    text = format!("{text}\nA {status} has the header `{name}`{told}\n");
                }
            }
            set(&mut function.attrs, &text);
        }
    }
}

/// Documents the methods of the builder of a call.
pub(crate) fn call(item: &mut ItemImpl, call: &Call<'_>) {
    let operation = &call.operation;
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else { continue };
        let attrs = &mut function.attrs;
        match function.sig.ident.to_string().as_str() {
            "new" => set(attrs, "Starts a call."),
            "body" => set(attrs, "The request, or its builder."),
            "body_map" => set(attrs, "Sets fields of the request: `|request| request.field(value)`."),
            "send" => {
                let sent = format!("Sends `{} {}`.", operation.method(), operation.path());
                set(
                    attrs,
                    &format!("{sent}\n\n# Errors\nAs [`Error`](crate::Error) tells, by how far the request got."),
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

fn describe_field(attrs: &mut Vec<Attribute>, shape: &Shape<'_>, ident: &str) {
    match shape.fields().iter().find(|field| field.ident == ident).map(|field| &field.schema) {
        Some(Some(schema)) => describe(attrs, schema),
        Some(None) => set(attrs, "What the document does not name."),
        None => {}
    }
}

fn describe(attrs: &mut Vec<Attribute>, schema: &Node<'_>) {
    describe_as(attrs, None, schema);
}

/// In words of its own, else in those of the schema, whose rules are told in any case.
fn describe_as(attrs: &mut Vec<Attribute>, own: Option<&str>, schema: &Node<'_>) {
    let schema = schema.effective();
    let mut text = own.or_else(|| schema.text("description")).unwrap_or("Not described.").to_owned();
    let rules: Vec<_> = [
        ("minimum", "at least"),
        ("maximum", "at most"),
        ("multipleOf", "a multiple of"),
        ("minLength", "characters at least"),
        ("maxLength", "characters at most"),
        ("minItems", "items at least"),
        ("maxItems", "items at most"),
        ("pattern", "pattern"),
        ("format", "format"),
        ("default", "default"),
    ]
    .iter()
    .filter_map(|(keyword, words)| {
        let value = schema.get(keyword)?.value();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(format!("{words} `{value}`"))
    })
    .collect();
    if !rules.is_empty() {
        text = format!("{text}\n\nRules of the API: {}.", rules.join(", "));
    }
    set(attrs, &text);
}

fn set(attrs: &mut Vec<Attribute>, text: &str) {
    attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    for (index, line) in text.lines().enumerate() {
        let line = format!(" {line}");
        attrs.insert(index, parse_quote!(#[doc = #line]));
    }
}
