//! Rewrites progenitor's output and adds the rest: the client, the marker type, validation.

use openapi_document::Document;
use syn::{File, Item, parse_quote};

use crate::{
    Settings, builders, calls, client, docs, features, fields, metadata,
    problem::Problem,
    type_map::TypeMap,
    types,
    validation::{self, Constraints},
    written::Written,
};

/// Turns what progenitor wrote into the source of the client.
pub(crate) fn rewrite(written: Written, document: &Document, settings: &Settings) -> Result<File, Problem> {
    let Written { types: mut type_items, builders: mut builder_items } = written;
    let calls = calls::find(&mut builder_items, document)?;
    let map = TypeMap::new(&type_items, &calls)?;
    let mut constraints = Constraints::default();

    types::rewrite(&mut type_items, &map, settings)?;
    builders::rewrite(&mut builder_items, &calls, &mut constraints, settings)?;
    fields::add(&mut builder_items, &mut type_items, &calls, &map)?;

    let mut items = vec![outer_module("types", type_items, |attrs| docs::types_module(attrs, &calls, &map))];
    let metadata = metadata::items(document, &calls, &map, &mut constraints, settings)?;
    items.extend(client::items(document, &calls, settings)?);
    items.push(outer_module("builder", builder_items, docs::builder_module));
    items.extend(metadata);
    items.extend(validation::implementations(&map, &mut constraints)?);
    items.extend(constraints.statics);
    features::apply(&mut items, document, &calls);
    Ok(File { items, ..parse_quote!() })
}

fn outer_module(name: &str, items: Vec<Item>, add_docs: impl FnOnce(&mut Vec<syn::Attribute>)) -> Item {
    let name = quote::format_ident!("{name}");
    let mut module: syn::ItemMod = syn::parse_quote!(pub mod #name {});
    // Parsing all items once more would take as long as all the rest.
    module.content = Some((syn::token::Brace::default(), items));
    add_docs(&mut module.attrs);
    Item::Mod(module)
}
