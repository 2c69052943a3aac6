//! Renders the public API of a Rust source: signatures, fields, derives, first lines of documentation.

mod item;
mod open_enum;
mod parts;
mod readable;
mod text;

use quote::ToTokens as _;
use syn::{GenericArgument, Item, ItemImpl, Path, PathArguments, Type};

use item::{is_public, rendered};
use open_enum::OpenEnum;
use readable::HIDDEN_MODULE;

pub(crate) use parts::{Part, simplify, split};

/// Renders the public API: a section for each public module, each type with its impls.
pub(crate) fn render(items: Vec<Item>) -> String {
    let mut text = String::new();
    module(&mut text, "", items);
    text.trim_start_matches('\n').to_owned()
}

fn module(text: &mut String, path: &str, items: Vec<Item>) {
    let (modules, mut items): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| matches!(item, Item::Mod(_)));
    let types: Vec<_> = items.iter().filter_map(defined).collect();
    let private: Vec<_> = items.iter().filter_map(private).collect();
    items.retain(|item| !is_hidden_impl(item, &private));
    leave_out_repeated_conditions(&mut items);
    // The generator writes some impls far from their types.
    items.sort_by_key(|item| {
        let owners = defined(item).map_or_else(|| implemented_for(item), |name| vec![name]);
        let place = |owner: &String| types.iter().position(|defined| defined == owner);
        owners.iter().find_map(place).unwrap_or(types.len())
    });
    let mut visible = items.into_iter().filter_map(rendered).peekable();
    if visible.peek().is_some() {
        let title = if path.is_empty() { "at the root" } else { path };
        text.push_str(&format!("\n// ---- {title} ----\n"));
        let mut before_is_line = false;
        for item in visible {
            // One-line impls follow their type without blank lines between them.
            let line = item.trim_end().lines().count() == 1 && item.starts_with("impl");
            if !line || !before_is_line && text.ends_with("----\n") {
                text.push('\n');
            }
            text.push_str(&item);
            before_is_line = line;
        }
    }
    for item in modules {
        if let Item::Mod(item) = item
            && is_public(&item.vis)
            && let Some((_, items)) = item.content
        {
            let path = if path.is_empty() { item.ident.to_string() } else { format!("{path}::{}", item.ident) };
            module(text, &path, items);
        }
    }
}

/// Removes from each impl the conditions that its type has too.
fn leave_out_repeated_conditions(items: &mut [Item]) {
    let of_types: Vec<_> = items.iter().filter_map(|item| Some((defined(item)?, conditions(item)))).collect();
    for item in items {
        let owner =
            implemented_for(item).into_iter().find_map(|name| of_types.iter().find(|(known, _)| *known == name));
        if let (Item::Impl(item), Some((_, repeated))) = (item, owner) {
            item.attrs.retain(|attribute| !repeated.contains(&attribute.to_token_stream().to_string()));
        }
    }
}

/// The `cfg` attributes of a type.
fn conditions(item: &Item) -> Vec<String> {
    let attributes = match item {
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        _ => return Vec::new(),
    };
    let conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.map(|attribute| attribute.to_token_stream().to_string()).collect()
}

/// The name of the type that an item defines.
fn defined(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Union(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Macro(item) => OpenEnum::of(item).map(|declared| declared.name),
        _ => None,
    }
}

/// The name of the private type or trait that an item defines.
fn private(item: &Item) -> Option<String> {
    let visibility = match item {
        Item::Struct(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        _ => return None,
    };
    defined(item).filter(|_| !is_public(visibility))
}

/// Whether an impl is for a private type, or of a private trait.
fn is_hidden_impl(item: &Item, private: &[String]) -> bool {
    let Item::Impl(ItemImpl { self_ty, trait_: Some((path, _)), .. }) = item else {
        return false;
    };
    let is_private = |path: &Path| path.get_ident().is_some_and(|name| private.iter().any(|private| name == private));
    let mut modules = path.segments.iter().rev().skip(1);
    modules.any(|module| module.ident == HIDDEN_MODULE)
        || is_private(path)
        || matches!(&**self_ty, Type::Path(ty) if is_private(&ty.path))
}

/// The types that an impl may be listed with: the one that it is for, or else the one that it converts from.
fn implemented_for(item: &Item) -> Vec<String> {
    let Item::Impl(item) = item else {
        return Vec::new();
    };
    let argument = item.trait_.as_ref().and_then(|(path, _)| match &path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.first(),
        _ => None,
    });
    let argument = match argument {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    };
    let local = |ty: &Type| match ty {
        Type::Path(ty) if ty.path.segments.len() == 1 => Some(ty.path.segments.first()?.ident.to_string()),
        _ => None,
    };
    [Some(&*item.self_ty), argument].into_iter().flatten().filter_map(local).collect()
}

#[cfg(test)]
mod tests;
