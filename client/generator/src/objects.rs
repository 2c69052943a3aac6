//! Implements serde's traits for structs by the runtime's `Object`. The code that serde derives for them took most of the time to compile a client.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Item, ItemStruct, Type, parse_quote};

use crate::{
    Settings,
    problem::Problem,
    syntax::{drop_derive, is_flattened, name, names, serde_attributes},
    type_map::{Field, Kind, TypeMap},
};

/// Replaces the derived implementations of a struct. `fields` are its fields.
pub(crate) fn implement(
    item: &mut ItemStruct,
    fields: &[Field<'_>],
    map: &TypeMap<'_>,
    settings: &Settings,
) -> Result<[Item; 3], Problem> {
    let rejects_others = take_attributes(&mut item.attrs, settings)?.iter().any(|name| name == "deny_unknown_fields");
    let mut properties = Vec::new();
    for (field, known) in item.fields.iter_mut().zip(fields) {
        let is_other = is_flattened(&field.attrs);
        let attributes = take_attributes(&mut field.attrs, settings)?;
        let has = |attribute: &str| attributes.iter().any(|name| name == attribute);
        let form = match () {
            () if is_other => Form::Others,
            () if has("default") => Form::Defaulted,
            // An `Option` that serde reads with a function has to be there, though it may be `null`.
            () if has("deserialize_with") => Form::Required,
            () if name(&field.ty) == "Option" => Form::Optional { skipped: has("skip_serializing_if") },
            () if is_nullable(&field.ty, map) => Form::Nullable,
            () => Form::Required,
        };
        properties.push(Property {
            field: known,
            form,
            has_numbers: names(&field.ty).iter().any(|name| name == "f64"),
        });
    }
    drop_derive(&mut item.attrs, "Deserialize");
    drop_derive(&mut item.attrs, "Serialize");
    // The runtime counts on this order.
    let mut read: Vec<_> = properties.iter().collect();
    read.sort_by_key(|property| !matches!(property.form, Form::Required));
    let ident = &item.ident;
    Ok([
        parse_quote! {
            impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for #ident {
                fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    ::openapi_client_runtime::generated::read(deserializer)
                }
            }
        },
        object(item, &read, rejects_others),
        serialize(item, &properties),
    ])
}

/// A field with how it is read and written.
struct Property<'f, 'd> {
    field: &'f Field<'d>,
    form: Form,
    has_numbers: bool,
}

enum Form {
    Required,
    /// An `Option`.
    Optional {
        /// Whether it is left out if it has no value. If not, it is written as `null`.
        skipped: bool,
    },
    /// It may be left out, since its type stands for an `Option`.
    Nullable,
    /// It has a value if it is left out.
    Defaulted,
    /// The properties that have no field.
    Others,
}

fn object(item: &ItemStruct, properties: &[&Property<'_, '_>], rejects_others: bool) -> Item {
    let ident = &item.ident;
    let required = properties.iter().filter(|property| matches!(property.form, Form::Required)).count();
    let (mut wires, mut starts, mut arms, mut last, mut ends) = (Vec::new(), Vec::new(), Vec::new(), None, Vec::new());
    for (index, property) in properties.iter().enumerate() {
        let field = &property.field.ident;
        // Numbered variables, so that no name of the document shadows another variable.
        let local = format_ident!("field_{index}");
        if matches!(property.form, Form::Others) {
            starts.push(quote!(let mut #local = ::std::default::Default::default();));
            last = Some(quote!(_ => properties.other(&mut #local),));
            ends.push(quote!(#field: #local));
            continue;
        }
        wires.push(&property.field.wire);
        starts.push(quote!(let mut #local = None;));
        let place = wires.len() - 1;
        let read = if matches!(property.form, Form::Optional { .. }) { quote!(optional) } else { quote!(value) };
        arms.push(quote!(#place => properties.#read(&mut #local),));
        ends.push(match property.form {
            Form::Defaulted => quote!(#field: #local.unwrap_or_default()),
            _ => quote!(#field: #local),
        });
    }
    let others = match (&last, rejects_others) {
        (Some(_), _) => Some(quote!(Kept)),
        (None, true) => Some(quote!(Rejected)),
        (None, false) => None,
    };
    let others = others.map(|others| quote!(const OTHERS: ::openapi_client_runtime::generated::Others = ::openapi_client_runtime::generated::Others::#others;));
    let last = last.unwrap_or_else(|| quote!(_ => {}));
    let needed = properties.iter().enumerate().filter_map(|(index, property)| {
        let local = format_ident!("field_{index}");
        match property.form {
            Form::Required => Some((local.clone(), quote!(#local))),
            Form::Nullable => Some((local.clone(), quote!(properties.or_null(#local)))),
            _ => None,
        }
    });
    let (locals, values): (Vec<_>, Vec<_>) = needed.unzip();
    let check = (!locals.is_empty())
        .then(|| quote!(let (#(Some(#locals),)*) = (#(#values,)*) else { return Err(properties.missing()) };));
    parse_quote! {
        impl ::openapi_client_runtime::generated::Object for #ident {
            const NAMES: &'static [&'static str] = &[#(#wires),*];
            const REQUIRED: usize = #required;
            #others

            fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>) -> ::std::result::Result<Self, A::Error> {
                #(#starts)*
                while let Some(index) = properties.next() {
                    match index { #(#arms)* #last }
                }
                properties.end()?;
                #check
                Ok(Self { #(#ends),* })
            }
        }
    }
}

fn serialize(item: &ItemStruct, properties: &[Property<'_, '_>]) -> Item {
    let ident = &item.ident;
    let writes = properties.iter().map(|property| {
        let (field, wire) = (&property.field.ident, &property.field.wire);
        let method = match (&property.form, property.has_numbers) {
            (Form::Others, has_numbers) => {
                let method = if has_numbers { quote!(other_numbers) } else { quote!(others) };
                return quote!(object.#method(&self.#field););
            }
            (Form::Optional { skipped: true }, false) => quote!(optional),
            (Form::Optional { skipped: true }, true) => quote!(optional_numbers),
            (_, false) => quote!(value),
            (_, true) => quote!(numbers),
        };
        quote!(object.#method(#wire, &self.#field);)
    });
    parse_quote! {
        impl ::openapi_client_runtime::generated::serde::Serialize for #ident {
            fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                let mut object = ::openapi_client_runtime::generated::writer(serializer);
                #(#writes)*
                object.end()
            }
        }
    }
}

/// Whether a type is a struct around an `Option`, at any depth.
fn is_nullable(ty: &Type, map: &TypeMap<'_>) -> bool {
    let mut ty = ty;
    // Structs around each other are few.
    for _ in 0..16 {
        match map.get(&name(ty)).map(|mapped| &mapped.kind) {
            Some(Kind::Newtype(inner)) => ty = inner,
            _ => return name(ty) == "Option",
        }
    }
    false
}

/// Removes serde's attributes and returns their names. Those that matter to schemars are left to it.
fn take_attributes(attrs: &mut Vec<Attribute>, settings: &Settings) -> Result<Vec<String>, Problem> {
    let (mut found, mut kept): (Vec<String>, Vec<TokenStream>) = (Vec::new(), Vec::new());
    let mut unknown = None;
    serde_attributes(attrs, |name, value| {
        match (name, value) {
            ("rename", Some(value)) => kept.push(quote!(rename = #value)),
            ("deserialize_with", Some(function)) if function == "::std::option::Option::deserialize" => {
                kept.push(quote!(deserialize_with = #function));
            }
            ("flatten" | "default" | "deny_unknown_fields", None) => {
                let name = format_ident!("{name}");
                kept.push(quote!(#name));
            }
            ("crate" | "skip_serializing_if", Some(_)) => {}
            _ => unknown = Some(name.to_owned()),
        }
        found.push(name.to_owned());
    });
    if let Some(name) = unknown {
        let message = format!("progenitor wrote `#[serde({name})]` on a struct, which is not read here");
        return Err(Problem::generator("objects", message));
    }
    attrs.retain(|attribute| !attribute.path().is_ident("serde"));
    if !kept.is_empty() {
        attrs.extend(settings.schemas.attributes(&[quote!(serde(#(#kept),*))]));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use crate::{
        Feature, Settings,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written},
        types,
    };

    fn rewritten(text: &str, settings: &Settings) -> String {
        let document = document(text);
        let (_, map) = calls_and_types(&document);
        let mut items = written(&document).types;
        types::rewrite(&mut items, &map, settings).expect("every type is known");
        source(items)
    }

    #[test]
    fn required_properties_are_first_and_checked() {
        let source = rewritten(DOCUMENT, &Settings::default());
        assert_contains(&source, r#"const NAMES: &'static [&'static str] = &["my-text", "secret", "size"];"#);
        assert_contains(&source, "const REQUIRED: usize = 1usize;");
        assert_contains(
            &source,
            "0usize => properties.value(&mut field_0), 1usize => properties.optional(&mut field_1),",
        );
        assert_contains(&source, "let (Some(field_0),) = (field_0,) else");
        assert_lacks(&source, "serde(rename");
    }

    #[test]
    fn schemars_reads_the_attributes_of_serde() {
        let settings = Settings { schemas: Feature::when("s"), ..Settings::default() };
        assert_contains(&rewritten(DOCUMENT, &settings), r#"#[cfg_attr(feature = "s", serde(rename = "my-text"))]"#);
    }

    #[test]
    fn other_properties_are_rejected_if_the_document_says_so() {
        let text = DOCUMENT.replace("size: {type: number}", "size: {type: number}\n      additionalProperties: false");
        let source = rewritten(&text, &Settings::default());
        assert_contains(&source, "= ::openapi_client_runtime::generated::Others::Rejected;");
    }
}
