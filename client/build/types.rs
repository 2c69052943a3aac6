//! The generated types: `Debug`, open enums, and setters that take the value itself.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{
    Expr, FnArg, GenericArgument, Ident, Item, ItemMod, PathArguments, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    docs,
    finish::{changed, content, drop_derive, opaque_debug},
    fit::has_every_construct,
    shapes::{Kind, Shape, Shapes, last_segment, names},
};

/// Finishes every type that the generator wrote, each of which has its place in the document.
pub(crate) fn finish(types: &mut ItemMod, shapes: &Shapes<'_, '_>) -> Result<(), String> {
    let (mut redacted, mut opened, mut schemas) = (0, 0, 0);
    let mut added: Vec<Item> = Vec::new();
    let items = content(types)?;
    docs::document(items, shapes)?;
    for item in items.iter_mut() {
        let ident = match item {
            Item::Struct(item) => item.ident.clone(),
            Item::Enum(item) => item.ident.clone(),
            Item::Mod(item) if item.ident == "builder" => {
                finish_setters(item)?;
                continue;
            }
            _ => continue,
        };
        let Some(shape) = shapes.found.get(&ident.to_string()) else {
            return Err(format!("no operation of the document sends or receives the generated type `{ident}`"));
        };
        if matches!(shape.kind, Kind::Strings { open: true }) {
            opened += 1;
            added.push(open_enum(item)?);
            continue;
        }
        schemas += 1;
        if let Item::Struct(item) = item {
            whole_numbers(&mut item.fields);
        }
        let debug = debug(&ident, item, shape);
        if let Kind::Choice(variants) = &shape.kind {
            added.push(choice(&ident, variants));
        }
        let (Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Enum(syn::ItemEnum { attrs, .. })) = item else {
            continue;
        };
        attrs.push(parse_quote!(#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]));
        if matches!(shape.kind, Kind::Choice(_)) {
            drop_derive(attrs, "Deserialize");
        }
        if let Some(debug) = debug {
            redacted += 1;
            drop_derive(attrs, "Debug");
            added.push(debug);
        }
    }
    // What is replaced: open enums as the generator closed them, and ways to print what is sensitive.
    items.retain(|item| match item {
        Item::Enum(item) => !is_open(shapes, &item.ident),
        Item::Impl(item) => {
            let Some(name) = last_segment(&item.self_ty).map(|(name, _)| format_ident!("{name}")) else {
                return true;
            };
            let displays = item
                .trait_
                .as_ref()
                .is_some_and(|(path, _)| path.segments.last().is_some_and(|last| last.ident == "Display"));
            !(is_open(shapes, &name)
                || displays && shapes.found.get(&name.to_string()).is_some_and(|shape| shape.sensitive))
        }
        _ => true,
    });
    for (name, shape) in &shapes.found {
        if matches!(shape.kind, Kind::Newtype) && holds_string(items, name) {
            let ident = format_ident!("{name}");
            added.push(parse_quote!(impl ::std::convert::From<&str> for #ident { fn from(value: &str) -> Self { Self(value.to_owned()) } }));
        }
    }
    let at = items.iter().position(|item| matches!(item, Item::Mod(_))).unwrap_or(items.len());
    items.splice(at..at, added);
    changed("debug", redacted)?;
    if has_every_construct() {
        changed("open_enums", opened)?;
    }
    changed("schemas", schemas)
}

/// Numbers go over the wire as people write them: 60, not 60.0, which some readers do not take for a whole number.
fn whole_numbers(fields: &mut syn::Fields) {
    for field in fields {
        let writer = if is_type(&field.ty, &["f64"]) {
            "crate::number::serialize"
        } else if is_type(&field.ty, &["Option", "f64"]) {
            "crate::number::serialize_optional"
        } else {
            continue;
        };
        field.attrs.push(parse_quote!(#[serde(serialize_with = #writer)]));
    }
}

/// Whether a type is made of these names, from the outermost in.
fn is_type(ty: &syn::Type, expected: &[&str]) -> bool {
    let Some((first, rest)) = expected.split_first() else {
        return false;
    };
    last_segment(ty).is_some_and(|(name, arguments)| {
        name == *first && arguments.first().map_or(rest.is_empty(), |argument| is_type(argument, rest))
    })
}

fn is_open(shapes: &Shapes<'_, '_>, ident: &Ident) -> bool {
    shapes.found.get(&ident.to_string()).is_some_and(|shape| matches!(shape.kind, Kind::Strings { open: true }))
}

fn holds_string(items: &[Item], name: &str) -> bool {
    items.iter().any(|item| match item {
        Item::Struct(item) => {
            item.ident == name
                && item
                    .fields
                    .iter()
                    .next()
                    .is_some_and(|field| last_segment(&field.ty).is_some_and(|(ty, _)| ty == "String"))
        }
        _ => false,
    })
}

/// A choice is read as the first of its types that the value is of. The derived reader would take a list for an object.
fn choice(ident: &Ident, variants: &[Ident]) -> Item {
    parse_quote! {
        impl<'de> ::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let value: ::serde_json::Value = ::serde::Deserialize::deserialize(deserializer)?;
                #(
                    if let Ok(value) = ::serde::Deserialize::deserialize(crate::objects::Objects(&value)) {
                        return Ok(Self::#variants(value));
                    }
                )*
                Err(::serde::de::Error::custom("none of the types that it may be"))
            }
        }
    }
}

/// An enum of the known values and any other string, in the words of our macro.
fn open_enum(item: &Item) -> Result<Item, String> {
    let Item::Enum(item) = item else {
        return Err("an open enum is not an enum".to_owned());
    };
    let ident = &item.ident;
    let docs = item.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let variants = item.variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, value(variant));
        quote!(#ident = #value)
    });
    Ok(parse_quote!(crate::open_enum! { #(#docs)* #ident { #(#variants),* } }))
}

/// The value on the wire that a variant stands for.
pub(crate) fn value(variant: &syn::Variant) -> String {
    let mut value = variant.ident.to_string();
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // What does not parse is not a renaming.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                value = meta.value()?.parse::<syn::LitStr>()?.value();
            }
            Ok(())
        });
    }
    value
}

/// A `Debug` that prints no more than it may, for every type but plain enums.
fn debug(ident: &Ident, item: &Item, shape: &Shape<'_>) -> Option<Item> {
    let name = ident.to_string();
    let body = match (&shape.kind, item) {
        (Kind::Strings { .. }, _) => return None,
        (Kind::Struct(fields), _) if !shape.sensitive => {
            let fields = fields.iter().map(|field| {
                let (ident, wire) = (&field.ident, &field.wire);
                let printed = printed(&field.ty, &quote!(self.#ident), field.is_hidden());
                quote!(.field(#wire, #printed))
            });
            quote!(f.debug_struct(#name)#(#fields)*.finish())
        }
        (Kind::Newtype, Item::Struct(item)) if !shape.sensitive => {
            let printed = printed(&item.fields.iter().next()?.ty, &quote!(self.0), false);
            quote!(f.debug_tuple(#name).field(#printed).finish())
        }
        _ => quote!(f.debug_tuple(#name).field(&crate::redact::Redacted).finish()),
    };
    Some(parse_quote! {
        impl ::std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { #body }
        }
    })
}

/// A field as it is printed: texts where they are made like identifiers, nothing that is hidden.
fn printed(ty: &syn::Type, value: &TokenStream, hidden: bool) -> TokenStream {
    let optional = last_segment(ty).is_some_and(|(name, _)| name == "Option");
    if is_type(ty, &["String"]) && !hidden {
        quote!(&crate::redact::Text(&#value))
    } else if is_type(ty, &["Option", "String"]) && !hidden {
        quote!(&#value.as_deref().map(crate::redact::Text))
    } else if !hidden && !names(ty).iter().any(|name| name == "String") {
        quote!(&#value)
    } else if optional {
        quote!(&#value.as_ref().map(|_| crate::redact::Redacted))
    } else {
        quote!(&crate::redact::Redacted)
    }
}

/// Builders never print what was put into them, and their setters take the value of an optional field as it is.
fn finish_setters(builder: &mut ItemMod) -> Result<(), String> {
    let mut steps = Setters::default();
    let mut added = Vec::new();
    for item in content(builder)? {
        match item {
            Item::Struct(item) => added.push(opaque_debug(item)),
            Item::Impl(item) => steps.visit_item_impl_mut(item),
            _ => {}
        }
    }
    content(builder)?.extend(added);
    if has_every_construct() {
        changed("setter_values", steps.values)?;
    }
    changed("setter_problems", steps.problems)
}

#[derive(Default)]
struct Setters {
    values: usize,
    problems: usize,
}

impl VisitMut for Setters {
    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        let is_setter = function.sig.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)))
            && function.sig.inputs.len() == 2;
        let mut optional = false;
        if let (true, Some(clause)) = (is_setter, &mut function.sig.generics.where_clause) {
            for predicate in &mut clause.predicates {
                optional |= unwrap_option(predicate);
            }
        }
        visit_mut::visit_impl_item_fn_mut(self, function);
        if optional {
            self.values += 1;
            let mut some = SomeOf;
            some.visit_block_mut(&mut function.block);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Macro(item) if item.mac.path.is_ident("format") => {
                let text = item.mac.tokens.to_string();
                if let Some(field) = text
                    .trim_matches('"')
                    .strip_prefix("error converting supplied value for ")
                    .and_then(|rest| rest.strip_suffix(": {e}"))
                {
                    self.problems += 1;
                    let template = format!("{field}: {{e}}");
                    *expr = parse_quote!(format!(#template));
                }
            }
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                if let Some(field) = text.value().strip_prefix("no value supplied for ") {
                    self.problems += 1;
                    *text = syn::LitStr::new(&format!("{field}: required, but not set"), text.span());
                }
            }
            _ => {}
        }
    }
}

/// `T: TryInto<Option<X>>` becomes `T: TryInto<X>`.
fn unwrap_option(predicate: &mut syn::WherePredicate) -> bool {
    let syn::WherePredicate::Type(predicate) = predicate else {
        return false;
    };
    let mut unwrapped = false;
    for bound in &mut predicate.bounds {
        let syn::TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last_mut().filter(|last| last.ident == "TryInto") else {
            continue;
        };
        let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
            continue;
        };
        for argument in &mut arguments.args {
            let GenericArgument::Type(ty) = argument else { continue };
            let inner =
                last_segment(ty).filter(|(name, _)| name == "Option").and_then(|(_, inner)| inner.first().copied());
            if let Some(inner) = inner.cloned() {
                *ty = inner;
                unwrapped = true;
            }
        }
    }
    unwrapped
}

/// `value.try_into()` becomes `value.try_into().map(Some)`.
struct SomeOf;

impl VisitMut for SomeOf {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::MethodCall(call) = expr
            && call.method == "try_into"
        {
            let converted = expr.clone();
            *expr = parse_quote!(#converted.map(::std::option::Option::Some));
        }
    }
}
