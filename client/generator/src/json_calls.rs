//! Calls by operationId, JSON in and JSON out.

use quote::quote;
use syn::{Item, parse_quote};

use crate::{
    Settings,
    calls::{Call, is_bytes},
};

/// Implements `JsonApi` for the marker type, if the settings ask for it.
pub(crate) fn implementation(calls: &[Call<'_>], settings: &Settings) -> Option<Item> {
    let gate = settings.json_calls.gate()?;
    let arms = calls.iter().map(|call| {
        let (id, builder) = (call.operation.id(), &call.builder);
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
        let declaration = if call.inputs.is_empty() { quote!(let call) } else { quote!(let mut call) };
        let json = if is_bytes(&call.output) {
            quote!(map(::openapi_client_runtime::ResponseValue::into_base64))
        } else {
            quote!(and_then(::openapi_client_runtime::ResponseValue::into_json))
        };
        quote! {
            #id => ::std::boxed::Box::pin(async move {
                #declaration = builder::#builder::new(client);
                #(#inputs)*
                parameters.finish()?;
                call.send().await.#json
            }),
        }
    });
    let takes_inputs = calls.iter().any(|call| !call.inputs.is_empty());
    let mutable = takes_inputs.then(|| quote!(mut));
    Some(parse_quote! {
        #gate
        impl ::openapi_client_runtime::JsonApi for Api {
            fn call(client: &::openapi_client_runtime::Client<Self>, #mutable parameters: ::openapi_client_runtime::generated::Parameters<Self>) -> ::openapi_client_runtime::generated::JsonCall<'_, Self> {
                match parameters.operation().id {
                    #(#arms)*
                    _ => ::std::boxed::Box::pin(async move { Err(parameters.unknown_operation()) }),
                }
            }
        }
    })
}
