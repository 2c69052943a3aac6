//! Finishes what the generator wrote: our runtime under it, open enums open, nothing sensitive in `Debug`, validation before sending.
//!
//! Each step counts what it changed, and one that changes nothing fails the build: it means that the generator now writes something
//! else, and that the step has to be looked at. A step for what not every document has may do so only where the package claims to have
//! everything (`has_every_construct`).

use openapi_document::Document;
use syn::{File, ImplItem, Item, ItemImpl, ItemMod, Type, parse_quote};

use crate::{
    calls, docs,
    shapes::Shapes,
    tables::{self, Rules},
    types,
};

/// Turns the generator's file into ours.
pub(crate) fn finish(mut file: File, document: &Document) -> Result<File, String> {
    own_runtime(&mut file)?;
    let calls = calls::find(module(&mut file, "builder")?, document)?;
    docs::methods(&mut file.items, &calls);
    let types = module(&mut file, "types")?;
    let generated = types.clone();
    let mut shapes = Shapes::new(generated.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default());
    for call in &calls {
        for input in &call.inputs {
            let schema = match input.is_body() {
                true => call.operation.request_body().and_then(|body| body.schema()),
                false => {
                    let mut parameters = call.operation.parameters().into_iter();
                    parameters.find(|parameter| parameter.name() == input.wire).and_then(|parameter| parameter.schema())
                }
            };
            if let Some(schema) = schema {
                shapes.walk(&input.ty, schema, true)?;
            }
        }
        for response in call.operation.responses() {
            let Some(schema) = response.body().and_then(|body| body.schema()) else {
                continue;
            };
            let error: Type = parse_quote!(types::ErrorResponse);
            shapes.walk(if response.status() < 400 { &call.output } else { &error }, schema, false)?;
        }
    }
    types::finish(types, &shapes)?;
    let mut rules = Rules::default();
    calls::finish(module(&mut file, "builder")?, &calls, &mut rules)?;
    file.items.extend(tables::tables(&calls, &shapes, rules, document)?);
    Ok(file)
}

/// Drops the generator's client and its imports: ours take their place.
fn own_runtime(file: &mut File) -> Result<(), String> {
    let before = file.items.len();
    file.items.retain(|item| match item {
        Item::Use(_) => false,
        Item::Struct(item) => item.ident != "Client",
        Item::Mod(item) => item.ident != "prelude",
        Item::Impl(item) => item.trait_.is_none() && !has_method(item, "new_with_client"),
        _ => true,
    });
    changed("own_runtime", before - file.items.len())?;
    for item in &mut file.items {
        if let Item::Mod(item) = item {
            // Said once, where the generated code is included.
            item.attrs.retain(|attribute| !attribute.path().is_ident("allow"));
        }
    }
    file.items.insert(
        0,
        parse_quote!(
            use crate::Client;
        ),
    );
    Ok(())
}

/// Replaces a derived `Debug` by one that prints the name of the type and nothing that it holds.
pub(crate) fn opaque_debug(item: &mut syn::ItemStruct) -> Item {
    drop_derive(&mut item.attrs, "Debug");
    let (ident, name) = (&item.ident, item.ident.to_string());
    let (generics, arguments, _) = item.generics.split_for_impl();
    parse_quote! {
        impl #generics ::std::fmt::Debug for #ident #arguments {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.debug_struct(#name).finish_non_exhaustive() }
        }
    }
}

pub(crate) fn drop_derive(attrs: &mut [syn::Attribute], name: &str) {
    for attribute in attrs.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        let mut kept: Vec<syn::Path> = Vec::new();
        let parsed = attribute.parse_nested_meta(|meta| {
            if meta.path.segments.last().is_none_or(|last| last.ident != name) {
                kept.push(meta.path);
            }
            Ok(())
        });
        if parsed.is_ok() {
            *attribute = parse_quote!(#[derive(#(#kept),*)]);
        }
    }
}

fn has_method(item: &ItemImpl, name: &str) -> bool {
    item.items.iter().any(|item| matches!(item, ImplItem::Fn(function) if function.sig.ident == name))
}

pub(crate) fn method<'a>(item: &'a mut ItemImpl, name: &str) -> Option<&'a mut syn::ImplItemFn> {
    item.items.iter_mut().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == name => Some(function),
        _ => None,
    })
}

pub(crate) fn module<'a>(file: &'a mut File, name: &str) -> Result<&'a mut ItemMod, String> {
    file.items
        .iter_mut()
        .find_map(|item| match item {
            Item::Mod(item) if item.ident == name => Some(item),
            _ => None,
        })
        .ok_or_else(|| format!("the generator wrote no module `{name}`"))
}

pub(crate) fn content(module: &mut ItemMod) -> Result<&mut Vec<Item>, String> {
    let name = module.ident.to_string();
    module.content.as_mut().map(|(_, items)| items).ok_or_else(|| format!("the generated module `{name}` is empty"))
}

pub(crate) fn changed(step: &str, count: usize) -> Result<(), String> {
    if count > 0 {
        return Ok(());
    }
    Err(format!("the step `{step}` no longer changes anything in the generated code: look at client/build/finish.rs"))
}
