//! What the runtime has to know of the document: the operations, the rules that requests keep, the calls by name.

use std::collections::BTreeSet;

use openapi_document::{Document, Node, RetryPolicy, Server};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Ident, Item, parse_quote};

use crate::{
    calls::{Call, is_bytes},
    pattern,
    shapes::{Kind, Shape, Shapes, last_segment},
};

/// The items that follow the generator's.
pub(crate) fn tables(
    calls: &[Call<'_>],
    shapes: &Shapes<'_, '_>,
    mut rules: Rules,
    document: &Document,
) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    for (name, shape) in &shapes.found {
        if shape.requested {
            items.push(validate(name, shape, &mut rules)?);
        }
        if calls.iter().any(|call| last_segment(&call.output).is_some_and(|(output, _)| output == *name)) {
            items.push(answer(name, shape));
        }
    }
    items.extend(rules.statics);
    items.push(operations(calls)?);
    let tables = calls.iter().map(|call| &call.table);
    items.push(parse_quote! {
        pub(crate) static OPERATIONS: &[&crate::operation::Operation] = &[#(&operations::#tables),*];
    });
    items.push(servers(document)?);
    items.push(dispatch(calls));
    items.push(fields(shapes));
    items.push(schemas(shapes));
    Ok(items)
}

fn operations(calls: &[Call<'_>]) -> Result<Item, String> {
    let mut statics = Vec::new();
    for (index, call) in calls.iter().enumerate() {
        let operation = &call.operation;
        let (table, id, path) = (&call.table, operation.id(), operation.path());
        let method = format_ident!("{}", operation.method());
        let credentials = operation
            .security_schemes()
            .iter()
            .map(|scheme| kind(scheme.name(), scheme.node().pointer()))
            .collect::<Result<Vec<_>, _>>()?;
        let sends_message = operation.sends_message();
        let repeat = match operation.retry().map(|retry| retry.policy) {
            Some(RetryPolicy::Idempotent) => quote!(AnyTime),
            _ => quote!(OnlyIfNeverReceived),
        };
        let success = operation.responses().into_iter().find(|response| response.status() < 300);
        let envelope = match success.as_ref().and_then(|response| response.body()).and_then(|body| body.envelope()) {
            Some(key) => quote!(Some(#key)),
            None => quote!(None),
        };
        let accept = match success.as_ref().and_then(|response| response.body()).map(|body| body.media_type()) {
            Some(media_type) if media_type != JSON => format!("{media_type}, {JSON}"),
            _ => JSON.to_owned(),
        };
        let statuses = operation.responses().into_iter().map(|response| response.status()).collect::<Vec<_>>();
        let summary = operation.summary();
        statics.push(quote! {
            pub(crate) static #table: Operation = Operation {
                index: #index,
                id: #id,
                summary: #summary,
                method: ::http::Method::#method,
                path: #path,
                accept: #accept,
                credentials: &[#(#credentials),*],
                sends_message: #sends_message,
                repeat: Repeat::#repeat,
                envelope: #envelope,
                statuses: &[#(#statuses),*],
            };
        });
    }
    Ok(parse_quote! {
        pub(crate) mod operations {
            use crate::{credentials::Scheme, operation::{Operation, Repeat}};
            #(#statics)*
        }
    })
}

/// The kind of credential that a security scheme stands for.
fn kind(credential: &str, pointer: &str) -> Result<TokenStream, String> {
    match credential {
        "project" => Ok(quote!(Scheme::Project)),
        "public_token" => Ok(quote!(Scheme::PublicToken)),
        _ => Err(format!("a credential has to be `project` or `public_token` (at {pointer})")),
    }
}

/// Where calls go to, by the credential.
fn servers(document: &Document) -> Result<Item, String> {
    let mut servers = Vec::new();
    for server in Server::all(document) {
        let (url, mut users) = (server.url(), Vec::new());
        for (credential, prefix) in server.credential_prefixes() {
            let kind = kind(credential, server.node().pointer())?;
            users.push(quote!((crate::credentials::#kind, #prefix)));
        }
        servers.push(quote!(crate::server::Server { url: #url, users: &[#(#users),*] }));
    }
    Ok(parse_quote! {
        pub(crate) static SERVERS: &[crate::server::Server] = &[#(#servers),*];
    })
}

/// `Validate` for a type that requests contain.
fn validate(name: &str, shape: &Shape<'_>, rules: &mut Rules) -> Result<Item, String> {
    let ident = format_ident!("{name}");
    let body = match &shape.kind {
        Kind::Struct(fields) => {
            let mut checks = Vec::new();
            for field in fields {
                let Some(schema) = &field.schema else { continue };
                let (ident, wire) = (&field.ident, &field.wire);
                let rule = rules.rule(schema)?;
                checks.push(quote!(crate::validate::Validate::validate(&self.#ident, #rule, &at.field(#wire))?;));
            }
            quote!(#(#checks)* Ok(()))
        }
        Kind::Newtype => {
            let rule = rules.rule(&shape.schema)?;
            quote!(crate::validate::Validate::validate(&self.0, #rule, at))
        }
        Kind::Strings { .. } => quote!(Ok(())),
        Kind::Choice(variants) => {
            quote!(match self { #(Self::#variants(value) => crate::validate::Validate::validate(value, rule, at),)* })
        }
    };
    Ok(parse_quote! {
        impl crate::validate::Validate for types::#ident {
            #[allow(unused_variables, reason = "not every type has rules")]
            fn validate(&self, rule: &crate::validate::Rule, at: &crate::validate::At<'_>) -> ::std::result::Result<(), crate::validate::Violation> { #body }
        }
    })
}

/// The statics that hold the rules, each written once per schema.
#[derive(Default)]
pub(crate) struct Rules {
    statics: Vec<Item>,
    pointers: Vec<String>,
    /// The schemas whose rules are being written, from the outside in.
    around: Vec<String>,
}

impl Rules {
    /// A reference to the rule of a schema.
    pub(crate) fn rule(&mut self, schema: &Node<'_>) -> Result<TokenStream, String> {
        let schema = schema.effective();
        let (mut fields, pointer) = (Vec::new(), schema.pointer().to_owned());
        if let Some(known) = self.pointers.iter().position(|known| *known == pointer) {
            let name = format_ident!("RULE_{known}");
            return Ok(quote!(&crate::generated::#name));
        }
        for (keyword, value) in schema.value().as_object().into_iter().flatten() {
            let field = || format_ident!("{}", snake(keyword));
            match (keyword.as_str(), value) {
                ("minimum" | "maximum" | "multipleOf", Value::Number(number)) => {
                    let number =
                        number.as_f64().ok_or_else(|| format!("`{keyword}` is out of range (at {pointer})"))?;
                    let field = field();
                    fields.push(quote!(#field: Some(#number)));
                }
                ("exclusiveMinimum" | "exclusiveMaximum", Value::Bool(flag)) => {
                    let field = field();
                    fields.push(quote!(#field: #flag));
                }
                (
                    "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties",
                    Value::Number(number),
                ) => {
                    let number = number
                        .as_u64()
                        .and_then(|number| usize::try_from(number).ok())
                        .ok_or_else(|| format!("`{keyword}` has to be a whole number (at {pointer})"))?;
                    let field = field();
                    fields.push(quote!(#field: Some(#number)));
                }
                ("pattern", Value::String(pattern)) => {
                    let name = self.automaton(pattern, &pointer)?;
                    fields.push(quote!(pattern: Some(crate::validate::Pattern::new(#pattern, &#name))));
                }
                ("format", Value::String(format)) => {
                    if let Some((_, pattern)) = FORMATS.iter().find(|(known, _)| known == format) {
                        let name = self.automaton(pattern, &pointer)?;
                        fields.push(quote!(format: Some(crate::validate::Pattern::new(#format, &#name))));
                    }
                }
                ("x-sensitive", Value::Bool(flag)) => fields.push(quote!(sensitive: #flag)),
                (keyword, _) if TYPED.contains(&keyword) => {}
                _ => {
                    return Err(format!("`{keyword}` is not enforced on requests yet: take it away (at {pointer})"));
                }
            }
        }
        if self.around.contains(&pointer) {
            return Err(format!("a schema that holds itself cannot be sent yet (at {pointer})"));
        }
        self.around.push(pointer.clone());
        for key in ["items", "additionalProperties"] {
            if let Some(held) = schema.get(key).filter(|held| held.value().is_object()) {
                let held = self.rule(&held)?;
                fields.push(quote!(held: Some(#held)));
            }
        }
        self.around.pop();
        if fields.is_empty() {
            return Ok(quote!(&crate::validate::Rule::NONE));
        }
        let name = format_ident!("RULE_{}", self.pointers.len());
        self.pointers.push(pointer.clone());
        self.statics.push(parse_quote! {
            #[doc = #pointer]
            static #name: crate::validate::Rule = crate::validate::Rule { #(#fields,)* ..crate::validate::Rule::NONE };
        });
        Ok(quote!(&crate::generated::#name))
    }

    /// The static that holds what a pattern was compiled to.
    fn automaton(&mut self, pattern: &str, pointer: &str) -> Result<Ident, String> {
        let compiled = pattern::compile(pattern)
            .map_err(|problem| format!("the `pattern` cannot be matched: {problem} (at {pointer})"))?;
        let (length, compiled) = (compiled.len(), Literal::byte_string(&compiled));
        let name = format_ident!("PATTERN_{}", self.statics.len());
        self.statics.push(parse_quote! {
            static #name: crate::validate::Aligned<[u8; #length]> = crate::validate::Aligned { align: [], bytes: *#compiled };
        });
        Ok(name)
    }
}

const JSON: &str = "application/json";

/// The formats that rule texts, as patterns. What they narrow down is what goes over the wire: the values stay as they are written.
const FORMATS: [(&str, &str); 3] = [
    ("date", r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"),
    (
        "date-time",
        r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$",
    ),
    ("uuid", r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"),
];

/// The keywords that the generated types keep by themselves, and those that rule nothing.
const TYPED: [&str; 18] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "externalDocs",
    "items",
    "nullable",
    "oneOf",
    "properties",
    "required",
    "title",
    "type",
];

fn snake(keyword: &str) -> String {
    keyword
        .chars()
        .flat_map(|char| if char.is_uppercase() { vec!['_', char.to_ascii_lowercase()] } else { vec![char] })
        .collect()
}

/// How an answer tells its request id, and that it prints no more than it may.
fn answer(name: &str, shape: &Shape<'_>) -> Item {
    let ident = format_ident!("{name}");
    let field = shape.fields().iter().find(|field| field.wire == "request_id");
    let body = field.map_or(quote!(None), |field| {
        let ident = &field.ident;
        quote!(crate::response::text(&self.#ident))
    });
    parse_quote! {
        impl crate::response::Answer for types::#ident {
            fn request_id(&self) -> ::std::option::Option<&str> { #body }
        }
    }
}

/// Calls by operationId, JSON in and JSON out.
fn dispatch(calls: &[Call<'_>]) -> Item {
    let arms = calls.iter().map(|call| {
        let (id, method) = (call.operation.id(), &call.method);
        let inputs = call.inputs.iter().map(|input| {
            let (ident, ty, name) = (&input.ident, &input.ty, &input.wire);
            if is_bytes(ty) {
                quote!(call = call.#ident(parameters.bytes(#name)?);)
            } else if input.optional {
                quote!(if let Some(value) = parameters.optional::<#ty>(#name)? { call = call.#ident(value); })
            } else {
                quote!(call = call.#ident(parameters.required::<#ty>(#name)?);)
            }
        });
        let call_of = if call.inputs.is_empty() { quote!(let call) } else { quote!(let mut call) };
        let json = if is_bytes(&call.output) { quote!(into_base64) } else { quote!(into_json) };
        quote! {
            #id => {
                #call_of = self.#method();
                #(#inputs)*
                parameters.finish()?;
                call.send().await.and_then(crate::runtime::ResponseValue::#json)
            }
        }
    });
    parse_quote! {
        #[cfg(feature = "dynamic")]
        impl Client {
            pub(crate) async fn dispatch(&self, mut parameters: crate::dynamic::Parameters) -> ::std::result::Result<crate::runtime::ResponseValue<::serde_json::Value>, crate::runtime::Error> {
                match parameters.operation().id {
                    #(#arms)*
                    _ => Err(parameters.unknown_operation()),
                }
            }
        }
    }
}

/// The names that may be told of a value that is not of its type.
fn fields(shapes: &Shapes<'_, '_>) -> Item {
    let named = shapes.found.values().flat_map(Shape::fields).filter(|field| field.schema.is_some());
    let names: BTreeSet<&str> = named.map(|field| field.wire.as_str()).collect();
    parse_quote! {
        /// The name of every field, sorted.
        pub(crate) static FIELDS: &[&str] = &[#(#names),*];
    }
}

/// The schemas of the generated types, for those who want to compare.
fn schemas(shapes: &Shapes<'_, '_>) -> Item {
    let entries = shapes.found.iter().map(|(name, shape)| {
        let (ident, pointer) = (format_ident!("{name}"), shape.schema.pointer());
        quote!((#pointer, ::schemars::schema_for!(types::#ident)))
    });
    parse_quote! {
        /// The JSON Schema of each generated type, with the JSON pointer of the schema in the document that it comes from.
        #[cfg(feature = "schemars")]
        #[must_use]
        pub fn schemas() -> ::std::vec::Vec<(&'static str, ::schemars::Schema)> {
            ::std::vec![#(#entries),*]
        }
    }
}
