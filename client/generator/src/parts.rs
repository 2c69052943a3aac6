//! Writes a multipart body: a part for each property, in the way that the document says.

use openapi_document::{Body, PartFormat, property_name, schema};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::calls::Input;

/// The step that writes the body of a request.
pub(crate) fn write(body: &Body<'_>, input: &Input, local: &Ident) -> TokenStream {
    let schema = body.schema();
    let properties = schema.iter().flat_map(schema::properties);
    let parts = properties.map(|(name, property)| {
        let field = format_ident!("{}", property_name(name));
        match body.part(name, &property) {
            PartFormat::File(media_type) => quote!(parts.files(#name, #media_type, &body.#field);),
            PartFormat::Text(None) => quote!(parts.texts(#name, None, &body.#field);),
            PartFormat::Text(Some(media_type)) => quote!(parts.texts(#name, Some(#media_type), &body.#field);),
            PartFormat::Json(media_type) => quote!(parts.json(#name, #media_type, &body.#field);),
        }
    });
    let is_open = schema.as_ref().is_some_and(|schema| {
        let others = schema::parts(schema).into_iter().filter_map(|part| part.get("additionalProperties"));
        others.last().is_some_and(|others| others.value() != false)
    });
    let others = is_open.then(|| quote!(parts.others(&body.extra);));
    let body = if input.optional { quote!(#local.as_ref()) } else { quote!(Some(&#local)) };
    quote!(.multipart(#body, |parts, body| { #(#parts)* #others })?)
}
