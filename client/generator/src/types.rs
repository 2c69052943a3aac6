//! Rewrites the generated types: redacted `Debug`, open enums, whole numbers without a fraction. Removes what no caller can use.

use openapi_document::schema;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Ident, Item, parse_quote};

use crate::{
    Settings, docs, objects,
    problem::{Problem, ensure_changed},
    setters,
    syntax::{
        content, derives, drop_derive, is_type, last_segment, mentions, method, name, names, replace_text, trait_name,
        wire_value,
    },
    texts,
    type_map::{Kind, MappedType, TypeMap, Variant},
    variants,
    written::parse_some,
};

/// progenitor's error for a string that is not in an enum.
const UNKNOWN_VALUE: &str = "invalid value";

/// Rewrites every type. Each must be mapped to the document.
pub(crate) fn rewrite(items: &mut Vec<Item>, map: &TypeMap<'_>, settings: &Settings) -> Result<(), Problem> {
    drop_unused(items, map)?;
    texts::drop_parsing(items, map);
    docs::types(items, map);
    variants::rewrite(items, map);
    let (mut redacted, mut opened, mut with_serde, mut unknown_values) = (0, 0, 0, 0);
    let mut added: Vec<Item> = Vec::new();
    for item in items.iter_mut() {
        let ident = match item {
            Item::Struct(item) => item.ident.clone(),
            Item::Enum(item) => item.ident.clone(),
            Item::Impl(item) if trait_name(item).is_some_and(|name| name == "FromStr") => {
                let text = setters::wrong_value(map.get(&name(&item.self_ty)).map(|mapped| &mapped.schema));
                unknown_values += usize::from(replace_text(item, UNKNOWN_VALUE, &text));
                continue;
            }
            Item::Mod(item) if item.ident == "builder" => {
                setters::rewrite(content(item).map_or(&mut Vec::new(), |items| items), map, settings)?;
                continue;
            }
            _ => continue,
        };
        let Some(mapped) = map.get(&ident.to_string()) else {
            let message = format!("no operation of the document sends or receives the generated type `{ident}`");
            return Err(Problem::generator("type_map", message));
        };
        if mapped.is_open_enum() {
            opened += 1;
            added.extend(open_enum(item, settings));
            continue;
        }
        if let Item::Enum(item) = item {
            item.variants.iter_mut().for_each(|variant| serialize_whole_numbers(&mut variant.fields));
        }
        if let Item::Struct(item) = item {
            if matches!(mapped.kind, Kind::Newtype(_)) {
                serialize_whole_numbers(&mut item.fields);
            }
            if mapped.used_in.responses && matches!(mapped.kind, Kind::Struct(_)) {
                item.attrs.push(parse_quote!(#[non_exhaustive]));
            }
        }
        let debug = debug(&ident, item, mapped);
        let (Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Enum(syn::ItemEnum { attrs, .. })) = item else {
            continue;
        };
        if let Kind::Choice(variants) = &mapped.kind {
            added.push(choice(&ident, variants, schema::branches(&mapped.schema).is_some()));
            drop_derive(attrs, "Deserialize");
        }
        with_serde += usize::from(add_serde_path(attrs));
        attrs.extend(settings.schemas.attributes(&[
            quote!(derive(::openapi_client_runtime::generated::schemars::JsonSchema)),
            quote!(schemars(crate = "::openapi_client_runtime::generated::schemars")),
        ]));
        if let Some(debug) = debug {
            redacted += 1;
            drop_derive(attrs, "Debug");
            added.push(debug);
        }
        if let (Item::Struct(item), Kind::Struct(fields)) = (item, &mapped.kind) {
            added.extend(objects::implement(item, fields, map, settings)?);
        }
    }
    // Remove what has a replacement: the enums that are open, and a `Display` that would print a sensitive value.
    items.retain(|item| match item {
        Item::Enum(item) => !is_open(map, &item.ident.to_string()),
        Item::Impl(item) => {
            let name = name(&item.self_ty);
            let displays = trait_name(item).is_some_and(|name| name == "Display");
            !(is_open(map, &name) || displays && map.get(&name).is_some_and(|mapped| mapped.sensitive))
        }
        _ => true,
    });
    added.extend(texts::conversions(map));
    let at = items.iter().position(|item| matches!(item, Item::Mod(_))).unwrap_or(items.len());
    items.splice(at..at, added);
    if settings.every_construct {
        ensure_changed("open_enums", "types", opened)?;
        ensure_changed("debug", "types", redacted)?;
        ensure_changed("serde", "types", with_serde)?;
        ensure_changed("unknown_values", "types", unknown_values)?;
    }
    Ok(())
}

/// Removes what creates values that no request contains: builders, and conversions from strings.
fn drop_unused(items: &mut Vec<Item>, map: &TypeMap<'_>) -> Result<(), Problem> {
    let unused = |name: &str| map.get(name).is_some_and(|mapped| !mapped.used_in.requests);
    for item in items.iter_mut() {
        if let Item::Mod(module) = item
            && module.ident == "builder"
            && let Some(items) = content(module)
        {
            // Only a body is converted back into its builder.
            parse_some(items, |name, is_from| !unused(name) && (!is_from || map.bodies.contains(name)))?;
        }
    }
    items.retain_mut(|item| match item {
        Item::Impl(item) if unused(&name(&item.self_ty)) => match trait_name(item).as_deref() {
            Some("FromStr" | "TryFrom") => false,
            Some(_) => true,
            None => method(item, "builder").is_none(),
        },
        Item::Mod(module) if module.ident == "builder" => content(module).is_some_and(|items| !items.is_empty()),
        _ => true,
    });
    let is_errors = |item: &Item| matches!(item, Item::Mod(module) if module.ident == "error");
    if !mentions(items.iter().filter(|item| !is_errors(item)), "ConversionError") {
        items.retain(|item| !is_errors(item));
    }
    Ok(())
}

/// Adds the path of serde for its derives. Returns whether there are any.
fn add_serde_path(attrs: &mut Vec<Attribute>) -> bool {
    let derived = derives(attrs, &["Deserialize", "Serialize"]);
    if derived {
        attrs.push(parse_quote!(#[serde(crate = "::openapi_client_runtime::generated::serde")]));
    }
    derived
}

/// Serializes 60.0 as `60`, since some servers do not read `60.0` as an integer.
fn serialize_whole_numbers(fields: &mut syn::Fields) {
    for field in fields {
        let writer = if is_type(&field.ty, &["f64"]) {
            "::openapi_client_runtime::generated::number::serialize"
        } else if is_type(&field.ty, &["Option", "f64"]) {
            "::openapi_client_runtime::generated::number::serialize_optional"
        } else if names(&field.ty).iter().any(|name| name == "f64") {
            "::openapi_client_runtime::generated::number::serialize_inner"
        } else {
            continue;
        };
        field.attrs.push(parse_quote!(#[serde(serialize_with = #writer)]));
    }
}

fn is_open(map: &TypeMap<'_>, name: &str) -> bool {
    map.get(name).is_some_and(MappedType::is_open_enum)
}

/// Implements `Deserialize` for a `oneOf`: with a discriminator, the first type that matches; else the one that keeps the most of a value. A
/// derived one would also read an array as a struct, by position.
fn choice(ident: &Ident, variants: &[Variant<'_>], has_discriminator: bool) -> Item {
    let variants = variants.iter().map(|variant| &variant.ident);
    let read = |variant: &Ident| quote!(&|value| Ok(Self::#variant(::openapi_client_runtime::generated::serde::Deserialize::deserialize(::openapi_client_runtime::generated::StrictObject(value))?)));
    let read: Vec<_> = variants.map(read).collect();
    let function = if has_discriminator { quote!(first) } else { quote!(closest) };
    parse_quote! {
        impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(deserializer)?;
                ::openapi_client_runtime::generated::choice::#function(&value, &[#(#read),*])
            }
        }
    }
}

/// An enum of the known values and any other string.
fn open_enum(item: &Item, settings: &Settings) -> Vec<Item> {
    let Item::Enum(item) = item else { return Vec::new() };
    let ident = &item.ident;
    let docs = item.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let variants = item.variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, wire_value(variant));
        quote!(#ident = #value)
    });
    let mut items: Vec<Item> =
        vec![parse_quote!(::openapi_client_runtime::open_enum! { super::Api; #(#docs)* #ident { #(#variants),* } })];
    if let Some(gate) = settings.schemas.gate() {
        let name = ident.to_string();
        items.push(parse_quote! {
            #gate
            impl ::openapi_client_runtime::generated::schemars::JsonSchema for #ident {
                fn schema_name() -> ::std::borrow::Cow<'static, str> { #name.into() }

                fn json_schema(_: &mut ::openapi_client_runtime::generated::schemars::SchemaGenerator) -> ::openapi_client_runtime::generated::schemars::Schema {
                    ::openapi_client_runtime::generated::schemars::json_schema!({ "anyOf": [{ "type": "string", "enum": Self::KNOWN }, { "type": "string" }] })
                }
            }
        });
    }
    items
}

/// Implements a `Debug` that redacts, for every type except enums of strings.
fn debug(ident: &Ident, item: &Item, mapped: &MappedType<'_>) -> Option<Item> {
    let name = ident.to_string();
    let body = match (&mapped.kind, item) {
        (Kind::Strings { .. }, _) => return None,
        (Kind::Struct(fields), _) if !mapped.sensitive => {
            let names = fields.iter().map(|field| field.ident.to_string().trim_start_matches("r#").to_owned());
            let values = fields.iter().map(|field| {
                let ident = &field.ident;
                printed(&field.ty, &quote!(self.#ident), field.is_redacted())
            });
            quote!(::openapi_client_runtime::generated::debug(f, #name, &[#(#names),*], &[#(#values),*]))
        }
        (Kind::Newtype(_), Item::Struct(item)) if !mapped.sensitive => {
            let printed = printed(&item.fields.iter().next()?.ty, &quote!(self.0), false);
            quote!(f.debug_tuple(#name).field(#printed).finish())
        }
        _ => quote!(f.debug_tuple(#name).field(&::openapi_client_runtime::generated::Redacted).finish()),
    };
    Some(parse_quote! {
        impl ::std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { #body }
        }
    })
}

/// What `Debug` prints of a field: a string only if it is an id or a word, and nothing that is sensitive.
fn printed(ty: &syn::Type, value: &TokenStream, redact: bool) -> TokenStream {
    let optional = last_segment(ty).is_some_and(|(name, _)| name == "Option");
    if is_type(ty, &["String"]) && !redact {
        quote!(&::openapi_client_runtime::generated::text::<super::Api>(&#value))
    } else if is_type(ty, &["Option", "String"]) && !redact {
        quote!(&::openapi_client_runtime::generated::some_text::<super::Api>(&#value))
    } else if !redact && !names(ty).iter().any(|name| name == "String") {
        quote!(&#value)
    } else if optional {
        quote!(&::openapi_client_runtime::generated::some_redacted(&#value))
    } else {
        quote!(&::openapi_client_runtime::generated::Redacted)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Feature, Settings,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written},
    };

    fn rewritten(settings: &Settings) -> String {
        let document = document(DOCUMENT);
        let (_, map) = calls_and_types(&document);
        let mut items = written(&document).types;
        super::rewrite(&mut items, &map, settings).expect("every type is known");
        source(items)
    }

    #[test]
    fn only_requests_have_builders() {
        let source = rewritten(&Settings::default());
        assert_contains(&source, "pub fn builder() -> builder::Request");
        assert_lacks(&source, "impl Response {");
        assert_lacks(&source, "builder::Inner");
    }

    #[test]
    fn only_structs_of_responses_are_non_exhaustive() {
        let source = rewritten(&Settings::default());
        let before = |name: &str| {
            source.split(name).next().unwrap_or_default().rsplit("///").next().unwrap_or_default().to_owned()
        };
        assert_contains(&before("pub struct Response"), "#[non_exhaustive]");
        assert_lacks(&before("pub struct Request"), "#[non_exhaustive]");
    }

    #[test]
    fn a_sensitive_field_is_redacted() {
        let source = rewritten(&Settings::default());
        assert_contains(&source, "&::openapi_client_runtime::generated::some_redacted(&self.secret)");
        assert_contains(&source, "&::openapi_client_runtime::generated::text::<super::Api>(&self.my_text)");
        assert_lacks(&source, "Clone, Debug");
    }

    #[test]
    fn a_number_has_a_serializer() {
        assert_contains(&rewritten(&Settings::default()), r#"object.optional_numbers("size", &self.size);"#);
    }

    #[test]
    fn an_open_enum_is_declared_by_the_runtimes_macro() {
        let source = rewritten(&Settings::default());
        assert_contains(&source, "::openapi_client_runtime::open_enum! { super::Api;");
        assert_lacks(&source, "pub enum Kind");
    }

    #[test]
    fn schemas_are_derived_if_the_settings_say_so() {
        assert_lacks(&rewritten(&Settings::default()), "JsonSchema");
        let settings = Settings { schemas: Feature::when("s"), ..Settings::default() };
        let source = rewritten(&settings);
        assert_contains(
            &source,
            r#"#[cfg_attr(feature = "s", derive(::openapi_client_runtime::generated::schemars::JsonSchema)"#,
        );
        assert_contains(
            &source,
            r#"#[cfg(feature = "s")] impl ::openapi_client_runtime::generated::schemars::JsonSchema for Kind"#,
        );
    }
}
