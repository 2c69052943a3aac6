//! Mistakes in what generated code hands to the runtime: lists, cursors, settings of a call, and what `Debug` prints.
//!
//! The settings of a call are the runtime's. A client with a mistake in one has a type of its own around them.

use quote::{ToTokens as _, format_ident, quote};
use syn::{
    Expr, File, ImplItem, ImplItemFn, Item, ItemImpl, Type, parse_quote,
    visit_mut::{self, VisitMut},
};

use super::Places;
use crate::syntax::{content, last_segment, method, name, trait_name, without_option};

/// Of each list, the first item alone is validated.
pub(super) fn first_item_only(file: &mut File) -> Places {
    let lists = list_fields(file);
    if lists.is_empty() {
        return Places::new();
    }
    let change = move |file: &mut File| {
        for item in &mut file.items {
            let Item::Impl(item) = item else { continue };
            let owner = name(&item.self_ty);
            if trait_name(item).as_deref() == Some("Validate")
                && let Some(validate) = method(item, "validate")
            {
                let lists = lists.iter().filter(|(of, ..)| *of == owner);
                let lists = lists.map(|(_, field, is_optional)| (field.clone(), *is_optional)).collect();
                FirstItem { lists }.visit_block_mut(&mut validate.block);
            }
        }
        file.items.push(parse_quote! {
            fn validate_first_item<T: ::openapi_client_runtime::generated::Validate + ::openapi_client_runtime::generated::serde::Serialize>(
                items: &[T],
                constraints: &::openapi_client_runtime::generated::Constraints,
                at: &::openapi_client_runtime::generated::Location<'_>,
            ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
                use ::openapi_client_runtime::generated::{Constraints, Location, Validate, serde_json};
                let json: ::std::vec::Vec<serde_json::Value> =
                    items.iter().map(|item| serde_json::to_value(item).unwrap_or_default()).collect();
                json.validate(constraints, at)?;
                let inner = constraints.items.unwrap_or(&Constraints::NONE);
                items.iter().take(1).try_for_each(|item| item.validate(inner, &Location::Item(&at.inside(constraints), 0)))
            }
        });
    };
    vec![("each list".to_owned(), Box::new(change))]
}

/// The fields that are lists: the type, the field, and whether it is an `Option`.
fn list_fields(file: &mut File) -> Vec<(String, String, bool)> {
    let mut lists = Vec::new();
    for item in module(file, "types").into_iter().flatten() {
        let Item::Struct(item) = item else { continue };
        for (index, field) in item.fields.iter().enumerate() {
            let inner = without_option(&field.ty);
            let is_list = last_segment(inner).is_some_and(|(name, _)| name == "Vec");
            // A nullable list is an `Option` in an `Option`.
            if is_list {
                let field_name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
                lists.push((item.ident.to_string(), field_name, !std::ptr::eq(inner, &raw const field.ty)));
            }
        }
    }
    lists
}

/// Replaces `self.list.validate(…)`.
struct FirstItem {
    lists: Vec<(String, bool)>,
}

impl VisitMut for FirstItem {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let Expr::MethodCall(call) = expr else { return };
        let Expr::Field(field) = &*call.receiver else { return };
        let member = field.member.to_token_stream().to_string();
        let list = self.lists.iter().find(|(name, _)| call.method == "validate" && *name == member);
        if let Some((_, is_optional)) = list {
            let (list, arguments) = (&call.receiver, &call.args);
            *expr = match is_optional {
                true => {
                    parse_quote!(#list.as_ref().map_or(Ok(()), |items| validate_first_item(items, #arguments)))
                }
                false => parse_quote!(validate_first_item(&#list, #arguments)),
            };
        }
    }
}

/// Every page is called with the cursor of the first one.
pub(super) fn drop_cursor(file: &mut File) -> Places {
    let mut places = Places::new();
    each_impl(file, "builder", "Paged", &mut |item| {
        let owner = name(&item.self_ty);
        places.push((
            format!("{owner}::with_cursor"),
            Box::new(move |file: &mut File| {
                each_impl(file, "builder", "Paged", &mut |item| {
                    if name(&item.self_ty) == owner
                        && let Some(function) = method(item, "with_cursor")
                    {
                        function.block = parse_quote!({
                            let _ = cursor;
                            self
                        });
                    }
                });
            }),
        ));
    });
    places
}

/// `Debug` prints a text that is sensitive.
pub(super) fn print_sensitive(file: &mut File) -> Places {
    let mut texts = Vec::new();
    for item in module(file, "types").into_iter().flatten() {
        let Item::Struct(item) = item else { continue };
        for field in &item.fields {
            if let (Some(ident), true) = (&field.ident, is_text(without_option(&field.ty))) {
                texts.push((item.ident.to_string(), ident.to_string()));
            }
        }
    }
    let mut places = Places::new();
    each_impl(file, "types", "Debug", &mut |item| {
        let owner = name(&item.self_ty);
        let Some(function) = method(item, "fmt") else { return };
        let mut found = Redacted { field: None, found: Vec::new() };
        found.visit_block_mut(&mut function.block.clone());
        for field in found.found.into_iter().filter(|field| texts.contains(&(owner.clone(), field.clone()))) {
            let owner = owner.clone();
            places.push((
                format!("{owner}::{field}"),
                Box::new(move |file: &mut File| {
                    each_impl(file, "types", "Debug", &mut |item| {
                        if name(&item.self_ty) == owner
                            && let Some(function) = method(item, "fmt")
                        {
                            let mut redacted = Redacted { field: Some(field.clone()), found: Vec::new() };
                            redacted.visit_block_mut(&mut function.block);
                        }
                    });
                }),
            ));
        }
    });
    places
}

fn is_text(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "String")
}

/// Finds the fields in `some_redacted(&self.field)`, and prints one of them.
struct Redacted {
    field: Option<String>,
    found: Vec<String>,
}

impl VisitMut for Redacted {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let Expr::Call(call) = expr else { return };
        let (Expr::Path(function), Some(Expr::Reference(argument))) = (&*call.func, call.args.first()) else { return };
        let is_redacted = function.path.segments.last().is_some_and(|last| last.ident == "some_redacted");
        if let Expr::Field(field) = &*argument.expr
            && is_redacted
        {
            let name = field.member.to_token_stream().to_string();
            if self.field.as_ref() == Some(&name) {
                *expr = Expr::Field(field.clone());
            }
            self.found.push(name);
        }
    }
}

/// The items of the outermost module of this name.
fn module<'a>(file: &'a mut File, name: &str) -> Option<&'a mut Vec<Item>> {
    file.items.iter_mut().find_map(|item| match item {
        Item::Mod(item) if item.ident == name => content(item),
        _ => None,
    })
}

fn each_impl(file: &mut File, of: &str, implemented: &str, visit: &mut dyn FnMut(&mut ItemImpl)) {
    for item in module(file, of).into_iter().flatten() {
        match item {
            Item::Impl(item) if trait_name(item).as_deref() == Some(implemented) => visit(item),
            Item::Mod(inner) => {
                for item in content(inner).into_iter().flatten() {
                    if let Item::Impl(item) = item
                        && trait_name(item).as_deref() == Some(implemented)
                    {
                        visit(item);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The timeout of a call is ignored.
pub(super) fn ignore_timeout(file: &mut File) -> Places {
    with_settings(file, "timeout")
}

/// A header of a call is not sent.
pub(super) fn drop_header(file: &mut File) -> Places {
    with_settings(file, "header")
}

/// An extra property of a call is not sent.
pub(super) fn drop_extra(file: &mut File) -> Places {
    with_settings(file, "extra")
}

/// Each call has settings of which one does nothing.
fn with_settings(file: &mut File, dropped: &'static str) -> Places {
    let mut count = 0;
    each_customize(file, &mut |_| count += 1);
    if count == 0 {
        return Places::new();
    }
    let change = move |file: &mut File| {
        each_customize(file, &mut |function| {
            function.sig.output = parse_quote!(-> super::FaultyCustomized<Self>);
            function.block = parse_quote!({ super::FaultyCustomized(::openapi_client_runtime::Customized::new(self)) });
        });
        let settings = [
            ("timeout", quote!(timeout: ::std::time::Duration), quote!(timeout)),
            ("options", quote!(options: ::openapi_client_runtime::RequestOptions), quote!(options)),
            ("header", quote!(name: &str, value: &str), quote!(name, value)),
            (
                "extra",
                quote!(name: &str, value: impl Into<::openapi_client_runtime::generated::serde_json::Value>),
                quote!(name, value),
            ),
        ];
        let settings = settings.into_iter().map(|(setting, parameters, arguments)| {
            let ident = format_ident!("{setting}");
            let effect = match setting == dropped {
                true => quote!({ let _ = (#arguments); self }),
                false => quote!({ Self(self.0.#ident(#arguments)) }),
            };
            quote!(pub fn #ident(self, #parameters) -> Self #effect)
        });
        let items: syn::File = parse_quote! {
            /// The settings of a call, one of which does nothing.
            #[derive(Debug, Clone)]
            pub struct FaultyCustomized<C>(::openapi_client_runtime::Customized<C>);

            impl<C> FaultyCustomized<C> {
                #(#settings)*

                pub async fn send<'c>(self) -> ::std::result::Result<::openapi_client_runtime::ResponseValue<C::Output>, ::openapi_client_runtime::Error<C::Api>>
                where
                    C: ::openapi_client_runtime::generated::IntoRequest<'c>,
                {
                    self.0.send().await
                }

                pub fn pages<'c>(self) -> ::openapi_client_runtime::Pages<C>
                where
                    C: ::openapi_client_runtime::generated::Paged<'c>,
                {
                    self.0.pages()
                }
            }
        };
        file.items.extend(items.items);
    };
    vec![(format!("Customized::{dropped}"), Box::new(change))]
}

fn each_customize(file: &mut File, visit: &mut dyn FnMut(&mut ImplItemFn)) {
    for item in module(file, "builder").into_iter().flatten() {
        let Item::Impl(item) = item else { continue };
        for function in &mut item.items {
            if let ImplItem::Fn(function) = function
                && function.sig.ident == "customize"
            {
                visit(function);
            }
        }
    }
}
