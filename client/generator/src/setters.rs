//! Rewrites the builders of request bodies: setters take the value of an optional property, errors name the property, `Debug` is opaque.

use openapi_document::{Node, keyword, schema::required};
use quote::format_ident;
use syn::{GenericArgument, ImplItem, Item, PathArguments, parse_quote, visit_mut::VisitMut};

use crate::{
    Settings,
    problem::{Problem, ensure_changed},
    syntax::{drop_derive, is_setter, last_segment, name, opaque_debug, replace_error_texts},
    type_map::{MappedType, TypeMap},
};

/// Rewrites the builders in `types::builder`.
pub(crate) fn rewrite(items: &mut Vec<Item>, map: &TypeMap<'_>, settings: &Settings) -> Result<(), Problem> {
    let (mut values, mut missing_values) = (0, 0);
    let mut added = Vec::new();
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => {
                drop_derive(&mut item.attrs, "Debug");
                added.push(opaque_debug(item));
            }
            Item::Impl(item) => {
                let Some(mapped) = map.get(&name(&item.self_ty)) else { continue };
                for item in &mut item.items {
                    let ImplItem::Fn(function) = item else { continue };
                    if is_setter(function) {
                        let field = field(mapped, &function.sig.ident);
                        let takes_value = !has_null(mapped, &function.sig.ident) && unwrap_value(function, "Option");
                        values += usize::from(takes_value);
                        function.block = set(&function.sig.ident, &field, takes_value);
                    } else if function.sig.ident == "default" {
                        let collecting = mapped.fields().iter().filter(|field| field.schema.is_none());
                        collecting.for_each(|field| start_empty(&mut function.block, &field.ident));
                        missing_values += replace_error_texts(&mut function.block, |ident| {
                            Some(missing(&format!("{}: ", field(mapped, ident))))
                        });
                    }
                }
            }
            _ => {}
        }
    }
    if settings.every_construct {
        ensure_changed("setter_values", "setters", values)?;
        ensure_changed("missing_values", "setters", missing_values)?;
    }
    items.extend(added);
    Ok(())
}

/// Whether a property is sent as `null` if it has no value, since it is required.
fn has_null(mapped: &MappedType<'_>, ident: &syn::Ident) -> bool {
    let field = mapped.fields().iter().find(|field| field.ident == *ident);
    field.is_some_and(|field| required(&mapped.schema).contains(&field.wire.as_str()))
}

/// Makes a field of a builder optional, and empty if it is not set.
fn start_empty(block: &mut syn::Block, ident: &syn::Ident) {
    struct Empty<'i>(&'i syn::Ident);

    impl VisitMut for Empty<'_> {
        fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
            if matches!(&field.member, syn::Member::Named(name) if name == self.0) {
                field.expr = parse_quote!(Ok(::std::default::Default::default()));
            }
        }
    }

    Empty(ident).visit_block_mut(block);
}

/// The name of a builder's field in error messages.
fn field(mapped: &MappedType<'_>, ident: &syn::Ident) -> String {
    let field = mapped.fields().iter().find(|field| field.ident == *ident);
    error_field(field.map_or(&ident.to_string(), |field| &field.wire), &ident.to_string())
}

/// The name at the start of an error message, `name: what is wrong`. The runtime turns it into a JSON pointer, so it contains no white space.
pub(crate) fn error_field(wire: &str, ident: &str) -> String {
    let readable = !wire.is_empty() && !wire.contains(|char: char| char.is_whitespace() || char == ':');
    if readable { openapi_document::pointer::escape(wire) } else { ident.trim_start_matches("r#").to_owned() }
}

/// The error message of a required input that is not set. `prefix` names the input.
pub(crate) fn missing(prefix: &str) -> String {
    format!("{prefix}required, but not set")
}

/// The error message of a value that is none of the schema's. That of an enum lists its values.
pub(crate) fn wrong_value(schema: Option<&Node<'_>>) -> String {
    let schema = schema.map(Node::effective);
    let listed =
        schema.and_then(|schema| Some(keyword::find("enum")?.message(schema.get("enum")?.value(), schema.value())));
    listed.unwrap_or_else(|| keyword::WRONG_TYPE.to_owned())
}

/// The block of a setter. progenitor's has a closure of its own in each.
fn set(field: &syn::Ident, name: &str, is_some: bool) -> syn::Block {
    let converted = format_ident!("{}", if is_some { "converted_some" } else { "converted" });
    parse_quote!({
        self.#field = ::openapi_client_runtime::generated::#converted(#name, value);
        self
    })
}

/// Makes a setter take an `X` in place of an `Option<X>`, or of another wrapper. Returns whether it took one.
pub(crate) fn unwrap_value(function: &mut syn::ImplItemFn, wrapper: &str) -> bool {
    let clause = function.sig.generics.where_clause.as_mut();
    let mut optional = false;
    for predicate in clause.into_iter().flat_map(|clause| &mut clause.predicates) {
        optional |= unwrap_bound(predicate, wrapper);
    }
    optional
}

/// `T: TryInto<Option<X>>` becomes `T: TryInto<X>`.
fn unwrap_bound(predicate: &mut syn::WherePredicate, wrapper: &str) -> bool {
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
                last_segment(ty).filter(|(name, _)| name == wrapper).and_then(|(_, inner)| inner.first().copied());
            if let Some(inner) = inner.cloned() {
                *ty = inner;
                unwrapped = true;
            }
        }
    }
    unwrapped
}

#[cfg(test)]
mod tests {
    use super::{error_field, rewrite};
    use crate::{
        Settings,
        syntax::content,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written},
        written::parse_some,
    };

    fn rewritten() -> String {
        let document = document(DOCUMENT);
        let (_, map) = calls_and_types(&document);
        let mut types = written(&document).types;
        let builder = types.iter_mut().find_map(|item| match item {
            syn::Item::Mod(module) if module.ident == "builder" => content(module),
            _ => None,
        });
        let builder = builder.expect("progenitor writes builders");
        parse_some(builder, |_, _| true).expect("it is Rust");
        rewrite(builder, &map, &Settings::default()).expect("every setter is known");
        source(builder.clone())
    }

    #[test]
    fn a_setter_of_an_optional_property_takes_the_value() {
        let source = rewritten();
        assert_contains(&source, "T: ::std::convert::TryInto<super::Secret>");
        assert_lacks(&source, "TryInto<::std::option::Option");
        assert_contains(
            &source,
            r#"self.secret = ::openapi_client_runtime::generated::converted_some("secret", value)"#,
        );
    }

    #[test]
    fn errors_start_with_the_property() {
        let source = rewritten();
        assert_contains(&source, r#"::openapi_client_runtime::generated::converted("my-text", value)"#);
        assert_contains(&source, r#"my_text: Err("my-text: required, but not set".to_string())"#);
    }

    #[test]
    fn the_debug_output_of_a_builder_has_no_fields() {
        let source = rewritten();
        assert_lacks(&source, "Debug)]");
        assert_contains(&source, r#"f.debug_struct("Request").finish_non_exhaustive()"#);
    }

    #[test]
    fn a_name_with_white_space_is_replaced_by_the_identifier() {
        assert_eq!(error_field("my text", "my_text"), "my_text");
        assert_eq!(error_field("a/b", "a_b"), "a~1b");
        assert_eq!(error_field("type", "r#type"), "type");
    }
}
