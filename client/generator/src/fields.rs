//! Setters on the call itself: one for each property of its body, and for each setter one that takes an `Option`.
//!
//! A setter of a property delegates to that of the body's builder, so that its type, its conversion and its error are written once.

use std::collections::BTreeMap;

use openapi_document::{CallSetter, Sets, call_setters, further_setter};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{
    Attribute, Expr, Ident, ImplItem, ImplItemFn, Item, ItemImpl, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    calls::{Call, Input},
    problem::Problem,
    syntax::{content, doc, is_setter, name},
    type_map::TypeMap,
};

/// Adds the setters to every call. `types` has the builders of bodies.
pub(crate) fn add(
    items: &mut [Item],
    types: &mut [Item],
    calls: &[Call<'_>],
    map: &TypeMap<'_>,
) -> Result<(), Problem> {
    let builders = types.iter_mut().find_map(|item| match item {
        Item::Mod(module) if module.ident == "builder" => content(module),
        _ => None,
    });
    let builders = builders.map(|items| &**items).unwrap_or_default();
    for call in calls {
        let setters = Setters::of(call, builders, map)?;
        for item in items.iter_mut() {
            match item {
                Item::Struct(item) if item.ident == call.builder => {
                    let at = item.attrs.iter().take_while(|attribute| attribute.path().is_ident("doc")).count();
                    item.attrs.splice(at..at, setters.list());
                }
                Item::Impl(item) if item.trait_.is_none() && call.builder == name(&item.self_ty) => {
                    setters.add_to(item);
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A setter of a call, and whether a call has to set it.
struct Setter {
    name: String,
    required: bool,
    /// The setter that progenitor wrote: on the call for a parameter, on the body's builder for a property.
    written: Written,
    docs: Option<String>,
}

enum Written {
    Parameter(Ident),
    /// With whether the call need not have a body, and whether its builder is in a `Box`.
    Property {
        setter: Box<ImplItemFn>,
        is_optional: bool,
        is_boxed: bool,
    },
}

struct Setters(Vec<Setter>);

impl Setters {
    /// The setters of a call, the required ones first.
    fn of(call: &Call<'_>, builders: &[Item], map: &TypeMap<'_>) -> Result<Self, Problem> {
        let names = call_setters(&call.operation);
        let mut setters = Vec::new();
        for input in &call.inputs {
            if !input.is_body() {
                let named = find(&names, Sets::Parameter(&input.wire));
                let named = named.ok_or_else(|| unknown(call, &input.wire))?;
                setters.push(Setter::new(named, Written::Parameter(input.ident.clone())));
            } else if input.built {
                setters.extend(properties(call, input, &names, builders, map)?);
            }
        }
        setters.sort_by_key(|setter| !setter.required);
        Ok(Self(setters))
    }

    /// The documentation that lists the setters.
    fn list(&self) -> Vec<Attribute> {
        let mut lines = Vec::new();
        for (what, required) in [("Required", true), ("Optional", false)] {
            let of_kind = self.0.iter().filter(|setter| setter.required == required);
            let names: Vec<_> = of_kind.map(|setter| format!("[`{0}`](Self::{0})", setter.name)).collect();
            if !names.is_empty() {
                lines.extend([String::new(), format!(" {what}: {}.", names.join(", "))]);
            }
        }
        lines.iter().map(|line| doc(line)).collect()
    }

    /// Puts the setters after `new`, and drops the way to set properties by a closure.
    fn add_to(&self, item: &mut ItemImpl) {
        let mut written = BTreeMap::new();
        let mut others = Vec::new();
        for item in std::mem::take(&mut item.items) {
            match item {
                ImplItem::Fn(function) if is_body_map(&function) => {}
                ImplItem::Fn(function) if is_setter(&function) && function.sig.ident != "body" => {
                    written.insert(function.sig.ident.to_string(), function);
                }
                other => others.push(other),
            }
        }
        let setters = self.0.iter().flat_map(|setter| {
            let own = match &setter.written {
                Written::Parameter(ident) => written.remove(&ident.to_string()),
                Written::Property { setter, is_optional, is_boxed } => Some(delegate(setter, *is_optional, *is_boxed)),
            };
            own.map(|function| setter.pair(function)).into_iter().flatten()
        });
        let setters: Vec<_> = setters.map(ImplItem::Fn).collect();
        let at = usize::from(!others.is_empty());
        others.splice(at..at, setters);
        item.items = others;
    }
}

impl Setter {
    fn new(named: &CallSetter<'_>, written: Written) -> Self {
        let docs = (named.name != named.plain_name).then(|| {
            format!(" It is not named `{}`, since the call has another method of that name.", named.plain_name)
        });
        Self { name: named.name.clone(), required: named.required, written, docs }
    }

    /// The setter under its name, and the one that takes an `Option`.
    fn pair(&self, mut function: ImplItemFn) -> [ImplItemFn; 2] {
        let setter = format_ident!("{}", self.name);
        function.sig.ident = setter.clone();
        if let Some(line) = &self.docs {
            function.attrs.extend([doc(""), doc(line)]);
        }
        let (generics, _, bounds) = function.sig.generics.split_for_impl();
        let value = function.sig.generics.type_params().next().map(|parameter| &parameter.ident);
        let docs = format!(" Sets [`{0}`](Self::{0}), if there is a value.", self.name);
        let name = format_ident!("set_{}", self.name);
        let with_option = parse_quote! {
            #[doc = #docs]
            pub fn #name #generics(self, value: ::std::option::Option<#value>) -> Self #bounds {
                match value {
                    Some(value) => self.#setter(value),
                    None => self,
                }
            }
        };
        [function, with_option]
    }
}

fn find<'n, 'd>(names: &'n [CallSetter<'d>], sets: Sets<'_>) -> Option<&'n CallSetter<'d>> {
    names.iter().find(|setter| setter.sets == sets)
}

/// The setters of the properties of a body.
fn properties(
    call: &Call<'_>,
    body: &Input,
    names: &[CallSetter<'_>],
    builders: &[Item],
    map: &TypeMap<'_>,
) -> Result<Vec<Setter>, Problem> {
    let ty = name(&body.ty);
    let fields = map.get(&ty).ok_or_else(|| unknown(call, &ty))?.fields();
    let functions = builders.iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() && name(&item.self_ty) == ty => Some(&item.items),
        _ => None,
    });
    let setters = functions.flatten().filter_map(|item| match item {
        ImplItem::Fn(function) if is_setter(function) => Some(function),
        _ => None,
    });
    let setters = setters.map(|function| {
        let ident = &function.sig.ident;
        let field =
            fields.iter().find(|field| field.ident == *ident).ok_or_else(|| unknown(call, &ident.to_string()))?;
        let written =
            Written::Property { setter: Box::new(function.clone()), is_optional: body.optional, is_boxed: body.boxed };
        if field.schema.is_none() {
            // For the properties that the document leaves open, which have no name of their own.
            let (name, required) = (further_setter(&ident.to_string(), names), false);
            return Ok(Setter { name, required, written, docs: None });
        }
        let named = find(names, Sets::Property(&field.wire)).ok_or_else(|| unknown(call, &field.wire))?;
        Ok(Setter::new(named, written))
    });
    setters.collect()
}

/// A setter of the call with the signature of a setter of its body's builder, to which it delegates.
fn delegate(function: &ImplItemFn, is_optional: bool, is_boxed: bool) -> ImplItemFn {
    let mut function = function.clone();
    let setter = &function.sig.ident;
    let body: Expr = if is_optional { parse_quote!(body.unwrap_or_default()) } else { parse_quote!(body) };
    let set: Expr = match is_boxed {
        // The builder stays in its `Box`.
        true => parse_quote!({
            let mut body = #body;
            *body = (*body).#setter(value);
            body
        }),
        false => parse_quote!(#body.#setter(value)),
    };
    let set: Expr = if is_optional { parse_quote!(::std::option::Option::Some(#set)) } else { set };
    function.block = parse_quote!({
        self.body = match self.body {
            Ok(body) => Ok(#set),
            failed => failed,
        };
        self
    });
    FromCall.visit_signature_mut(&mut function.sig);
    function
}

/// Names types as the module of the calls does: `super::Kind` becomes `types::Kind`.
struct FromCall;

impl VisitMut for FromCall {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        if let Some(first) = path.segments.first_mut().filter(|first| first.ident == "super") {
            first.ident = format_ident!("types");
        }
    }
}

/// progenitor's `body_map`, which takes a function. A parameter may have this name too.
fn is_body_map(function: &ImplItemFn) -> bool {
    let bounds: TokenStream = function.sig.generics.where_clause.iter().map(|clause| quote!(#clause)).collect();
    function.sig.ident == "body_map" && bounds.to_string().contains("FnOnce")
}

fn unknown(call: &Call<'_>, what: &str) -> Problem {
    Problem::generator("fields", format!("`{}` has no setter for `{what}`", call.operation.id()))
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::{
        Settings, builders,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written},
        types,
        validation::Constraints,
    };

    fn with_setters(text: &str) -> String {
        let document = document(text);
        let (calls, map) = calls_and_types(&document);
        let (mut type_items, mut calls_items) = (written(&document).types, written(&document).builders);
        types::rewrite(&mut type_items, &map, &Settings::default()).expect("it is known");
        let mut constraints = Constraints::default();
        builders::rewrite(&mut calls_items, &calls, &mut constraints, &Settings::default()).expect("it is known");
        add(&mut calls_items, &mut type_items, &calls, &map).expect("each property has a setter");
        source(calls_items)
    }

    #[test]
    fn a_call_sets_the_properties_of_its_body() {
        let source = with_setters(DOCUMENT);
        assert_contains(
            &source,
            "pub fn secret<T>(mut self, value: T) -> Self where T: ::std::convert::TryInto<types::Secret>, T::Error: ::std::fmt::Display",
        );
        assert_contains(
            &source,
            "self.body = match self.body { Ok(body) => Ok(body.secret(value)), failed => failed, };",
        );
        assert_lacks(&source, "body_map");
    }

    #[test]
    fn a_setter_leaves_the_builder_of_a_large_body_in_its_box() {
        let fields = (0..16).map(|index| format!("        more{index}: {{type: string}}\n")).collect::<String>();
        let source = with_setters(&DOCUMENT.replace("        secret:", &format!("{fields}        secret:")));
        assert_contains(&source, "let mut body = body; *body = (*body).secret(value); body");
    }

    #[test]
    fn a_setter_makes_a_body_that_is_optional() {
        let source = with_setters(&DOCUMENT.replace("{required: true, content", "{content"));
        let set = "::std::option::Option::Some(body.unwrap_or_default().secret(value))";
        assert_contains(&source, set);
    }

    #[test]
    fn each_setter_has_one_for_an_option() {
        let source = with_setters(DOCUMENT);
        for setter in ["secret", "limit", "to_whom"] {
            assert_contains(&source, &format!("Some(value) => self.{setter}(value), None => self"));
        }
        assert_contains(&source, "pub fn set_limit<V>(self, value: ::std::option::Option<V>) -> Self");
    }

    #[test]
    fn required_setters_are_first() {
        let source = with_setters(DOCUMENT);
        let names = ["to_whom", "my_text", "limit", "secret", "size", "body", "send"];
        let places = names.map(|name| source.find(&format!("fn {name}")).expect(name));
        assert!(places.is_sorted(), "{places:?}");
        assert_contains(&source, "/// Required: [`to_whom`](Self::to_whom), [`my_text`](Self::my_text).");
    }

    #[test]
    fn a_name_that_is_taken_gets_a_suffix() {
        let text = DOCUMENT
            .replace("name: limit, in: query", "name: customize, in: query")
            .replace("size: {type: number}", "send: {type: number}\n      additionalProperties: true");
        let source = with_setters(&text);
        for (setter, sets) in [
            ("send_field", "body.send(value)"),
            ("set_customize_field", "self.customize_field(value)"),
            ("extra", "body.extra(value)"),
        ] {
            assert_contains(&source, &format!("pub fn {setter}<"));
            assert_contains(&source, sets);
        }
        assert_contains(&source, "It is not named `send`, since the call has another method of that name.");
    }
}
