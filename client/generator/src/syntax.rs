//! Helpers for Rust syntax: types, attributes, items, blocks.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{
    AttrStyle, Attribute, Block, Expr, GenericArgument, Ident, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod,
    MetaNameValue, PathArguments, Type, Visibility, parse_quote,
    visit::{self, Visit},
    visit_mut::{self, VisitMut},
};

/// The name and the type arguments of a path type.
pub(crate) fn last_segment(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    Some((segment.ident.to_string(), arguments))
}

/// The last name of a path type; empty for any other type.
pub(crate) fn name(ty: &Type) -> String {
    last_segment(ty).map(|(name, _)| name).unwrap_or_default()
}

/// The type of the value of an `Option`. For any other type, that type.
pub(crate) fn without_option(ty: &Type) -> &Type {
    match last_segment(ty) {
        Some((name, arguments)) if name == "Option" => arguments.first().copied().unwrap_or(ty),
        _ => ty,
    }
}

/// Every name in a type's paths.
pub(crate) fn names(ty: &Type) -> Vec<String> {
    let Type::Path(path) = ty else { return Vec::new() };
    let own = path.path.segments.iter().map(|segment| segment.ident.to_string());
    let below = last_segment(ty).into_iter().flat_map(|(_, arguments)| arguments).flat_map(names);
    own.chain(below).collect()
}

/// Whether a type consists of these names, from the outside in: `Option<Vec<T>>` of `Option`, `Vec`, `T`.
pub(crate) fn is_type(ty: &Type, expected: &[&str]) -> bool {
    let Some((first, rest)) = expected.split_first() else {
        return false;
    };
    last_segment(ty).is_some_and(|(name, arguments)| {
        name == *first && arguments.first().map_or(rest.is_empty(), |argument| is_type(argument, rest))
    })
}

pub(crate) fn doc_lines(text: &str) -> TokenStream {
    let mut attrs = Vec::new();
    crate::syntax::set_docs(&mut attrs, text);
    quote!(#(#attrs)*)
}

/// The last name of the implemented trait.
pub(crate) fn trait_name(item: &ItemImpl) -> Option<String> {
    item.trait_.as_ref()?.0.segments.last().map(|segment| segment.ident.to_string())
}

/// The method of this name.
pub(crate) fn method<'a>(item: &'a mut ItemImpl, name: &str) -> Option<&'a mut ImplItemFn> {
    item.items.iter_mut().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == name => Some(function),
        _ => None,
    })
}

/// The items of a module that is written in place.
pub(crate) fn content(module: &mut ItemMod) -> Option<&mut Vec<Item>> {
    module.content.as_mut().map(|(_, items)| items)
}

/// Removes a trait from the `derive` attributes.
pub(crate) fn drop_derive(attrs: &mut [Attribute], name: &str) {
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

/// Whether a `derive` attribute names one of these traits.
pub(crate) fn derives(attrs: &[Attribute], names: &[&str]) -> bool {
    let mut found = false;
    for attribute in attrs.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        // An attribute that does not parse as a list of paths derives nothing.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name));
            Ok(())
        });
    }
    found
}

/// The value of `#[serde(rename = "…")]`.
pub(crate) fn renamed(attrs: &[Attribute]) -> Option<String> {
    let mut found = None;
    serde_attributes(attrs, |name, value| {
        if name == "rename" {
            found = value;
        }
    });
    found
}

/// Whether a field has `#[serde(flatten)]`.
pub(crate) fn is_flattened(attrs: &[Attribute]) -> bool {
    let mut found = false;
    serde_attributes(attrs, |name, _| found |= name == "flatten");
    found
}

/// Visits each attribute of serde, with its value.
pub(crate) fn serde_attributes(attrs: &[Attribute], mut visit: impl FnMut(&str, Option<String>)) {
    for attribute in attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // An attribute that does not parse makes rustc fail.
        let _ = attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            let value = meta.value().ok().map(|value| value.parse::<syn::Lit>()).transpose()?;
            let text = value.and_then(|value| match value {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            });
            visit(&name, text);
            Ok(())
        });
    }
}

/// Whether a path in the items, or below, has this name.
pub(crate) fn mentions<'i>(items: impl IntoIterator<Item = &'i Item>, name: &str) -> bool {
    struct Visitor<'n> {
        name: &'n str,
        found: bool,
    }

    impl<'ast> Visit<'ast> for Visitor<'_> {
        fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
            self.found |= segment.ident == self.name;
            if !self.found {
                visit::visit_path_segment(self, segment);
            }
        }
    }

    let mut visitor = Visitor { name, found: false };
    for item in items {
        visitor.visit_item(item);
        if visitor.found {
            return true;
        }
    }
    false
}

/// The value on the wire that a variant stands for.
pub(crate) fn wire_value(variant: &syn::Variant) -> String {
    renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string())
}

/// Replaces the documentation of an item.
pub(crate) fn set_docs(attrs: &mut Vec<Attribute>, text: &str) {
    attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    for (index, line) in text.lines().enumerate() {
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        attrs.insert(index, doc(&line));
    }
}

/// `#[doc = "…"]`. There are many, so it is not parsed.
pub(crate) fn doc(line: &str) -> Attribute {
    let text = syn::LitStr::new(line, Span::call_site());
    let value = Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: syn::Lit::Str(text) });
    let path = Ident::new("doc", Span::call_site()).into();
    Attribute {
        pound_token: Default::default(),
        style: AttrStyle::Outer,
        bracket_token: Default::default(),
        meta: MetaNameValue { path, eq_token: Default::default(), value }.into(),
    }
}

/// An implementation of `Debug` that prints the name of the type and none of its fields.
pub(crate) fn opaque_debug(item: &syn::ItemStruct) -> Item {
    let (ident, name) = (&item.ident, item.ident.to_string());
    let (generics, arguments, _) = item.generics.split_for_impl();
    parse_quote! {
        impl #generics ::std::fmt::Debug for #ident #arguments {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.debug_struct(#name).finish_non_exhaustive() }
        }
    }
}

/// Whether a method takes `self` and one value, and is public: a setter.
pub(crate) fn is_setter(function: &ImplItemFn) -> bool {
    let receiver = function.sig.inputs.iter().any(|input| matches!(input, syn::FnArg::Receiver(_)));
    receiver && function.sig.inputs.len() == 2 && matches!(function.vis, Visibility::Public(_))
}

/// Replaces the text of each field that is `Err("…".to_string())`: by what `text` returns for the field. Returns the number of changes.
pub(crate) fn replace_error_texts(block: &mut Block, text: impl FnMut(&Ident) -> Option<String>) -> usize {
    struct Visitor<F> {
        text: F,
        changes: usize,
    }

    impl<F: FnMut(&Ident) -> Option<String>> VisitMut for Visitor<F> {
        fn visit_field_value_mut(&mut self, value: &mut syn::FieldValue) {
            let syn::Member::Named(ident) = &value.member else { return };
            if let Some(literal) = error_text(&mut value.expr)
                && let Some(text) = (self.text)(ident)
            {
                *literal = syn::LitStr::new(&text, literal.span());
                self.changes += 1;
            }
        }
    }

    let mut visitor = Visitor { text, changes: 0 };
    visitor.visit_block_mut(block);
    visitor.changes
}

/// Replaces the argument of each `map_err`. Returns the number of changes.
pub(crate) fn replace_map_err(block: &mut Block, closure: &Expr) -> usize {
    struct Visitor<'c> {
        closure: &'c Expr,
        changes: usize,
    }

    impl VisitMut for Visitor<'_> {
        fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
            visit_mut::visit_expr_method_call_mut(self, call);
            if call.method == "map_err" {
                call.args = std::iter::once(self.closure.clone()).collect();
                self.changes += 1;
            }
        }
    }

    let mut visitor = Visitor { closure, changes: 0 };
    visitor.visit_block_mut(block);
    visitor.changes
}

/// Replaces each string literal with this text. Returns whether there was one.
pub(crate) fn replace_text(item: &mut ItemImpl, old: &str, new: &str) -> bool {
    struct Visitor<'t> {
        old: &'t str,
        new: &'t str,
        changed: bool,
    }

    impl VisitMut for Visitor<'_> {
        fn visit_lit_str_mut(&mut self, literal: &mut syn::LitStr) {
            if literal.value() == self.old {
                *literal = syn::LitStr::new(self.new, literal.span());
                self.changed = true;
            }
        }
    }

    let mut visitor = Visitor { old, new, changed: false };
    visitor.visit_item_impl_mut(item);
    visitor.changed
}

/// The text in `Err("…".to_string())`.
fn error_text(expr: &mut Expr) -> Option<&mut syn::LitStr> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    if !path.path.is_ident("Err") {
        return None;
    }
    let Some(Expr::MethodCall(text)) = call.args.first_mut() else { return None };
    match &mut *text.receiver {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_recognised_by_its_names() {
        let ty: Type = parse_quote!(::std::option::Option<Vec<super::Moon>>);
        assert!(is_type(&ty, &["Option", "Vec", "Moon"]));
        assert!(!is_type(&ty, &["Option", "Vec"]));
        assert_eq!(name(&ty), "Option");
        assert_eq!(names(&ty), ["std", "option", "Option", "Vec", "super", "Moon"]);
    }

    #[test]
    fn one_derived_trait_is_removed() {
        let mut item: syn::ItemStruct = parse_quote!(
            #[derive(Clone, ::serde::Deserialize, Debug)]
            struct Moon;
        );
        drop_derive(&mut item.attrs, "Deserialize");
        assert!(derives(&item.attrs, &["Debug"]) && derives(&item.attrs, &["Clone"]));
        assert!(!derives(&item.attrs, &["Deserialize", "Serialize"]));
    }

    #[test]
    fn serde_attributes_are_read() {
        let item: syn::ItemStruct = parse_quote!(
            struct Moon {
                #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
                type_: u8,
                #[serde(flatten)]
                extra: u8,
            }
        );
        let fields: Vec<_> = item.fields.iter().collect();
        assert_eq!(renamed(&fields[0].attrs).as_deref(), Some("type"));
        assert!(!is_flattened(&fields[0].attrs) && is_flattened(&fields[1].attrs));
    }

    #[test]
    fn only_a_string_in_err_is_an_error_text() {
        let mut missing: Expr = parse_quote!(Err("no".to_string()));
        assert_eq!(error_text(&mut missing).map(|text| text.value()).as_deref(), Some("no"));
        assert!(error_text(&mut parse_quote!(Ok(None))).is_none());
    }
}
