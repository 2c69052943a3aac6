//! Conversions of texts, so that a setter takes a text in any form that a caller may have.

use quote::format_ident;
use syn::{Item, Type, parse_quote};

use crate::{
    syntax::{last_segment, name, trait_name},
    type_map::{Kind, TypeMap},
};

/// What each struct around a string is made from, and what it turns into.
pub(crate) fn conversions(map: &TypeMap<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (name, mapped) in &map.types {
        let Kind::Newtype(inner) = &mapped.kind else { continue };
        if !is_string(inner) {
            continue;
        }
        let ident = format_ident!("{name}");
        items.push(parse_quote!(impl ::std::convert::From<&#ident> for ::std::string::String { fn from(value: &#ident) -> Self { value.0.clone() } }));
        if mapped.used_in.requests {
            items.push(parse_quote!(impl ::std::convert::From<&str> for #ident { fn from(value: &str) -> Self { Self(value.to_owned()) } }));
            items.push(parse_quote!(impl ::std::convert::From<&::std::string::String> for #ident { fn from(value: &::std::string::String) -> Self { Self(value.clone()) } }));
            items.push(parse_quote!(impl ::std::convert::From<&#ident> for #ident { fn from(value: &#ident) -> Self { value.clone() } }));
        }
    }
    items
}

/// Removes the conversions of texts to numbers, with which a setter of a number would take `"5"`.
pub(crate) fn drop_parsing(items: &mut Vec<Item>, map: &TypeMap<'_>) {
    let is_number = |name: &str| match map.get(name).map(|mapped| &mapped.kind) {
        Some(Kind::Newtype(inner)) => !is_string(inner),
        _ => false,
    };
    items.retain(|item| match item {
        Item::Impl(item) => {
            !(trait_name(item).is_some_and(|name| name == "TryFrom") && is_number(&name(&item.self_ty)))
        }
        _ => true,
    });
}

fn is_string(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "String")
}

#[cfg(test)]
mod tests {
    use syn::Item;

    use super::{conversions, drop_parsing};
    use crate::testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written};

    #[test]
    fn a_number_is_not_made_from_a_text() {
        let text = DOCUMENT.replace("size: {type: number}", "size: {$ref: \"#/components/schemas/Size\"}");
        let document = document(&text.replace("    Inner:", "    Size: {type: integer}\n    Inner:"));
        let mut types = written(&document).types;
        types.retain(|item| !matches!(item, Item::Mod(_)));
        assert_contains(&source(types.clone()), "TryFrom<&str> for Size");
        drop_parsing(&mut types, &calls_and_types(&document).1);
        let source = source(types);
        assert_lacks(&source, "TryFrom<&str> for Size");
        assert_contains(&source, "impl ::std::convert::From<i64> for Size");
    }

    #[test]
    fn a_text_is_made_from_each_form_of_a_text() {
        let document = document(DOCUMENT);
        let source = source(conversions(&calls_and_types(&document).1));
        for form in ["&str", "&::std::string::String", "&Secret"] {
            assert_contains(&source, &format!("impl ::std::convert::From<{form}> for Secret"));
        }
        assert_contains(&source, "impl ::std::convert::From<&Secret> for ::std::string::String");
    }

    #[test]
    fn a_text_of_responses_only_turns_into_a_string() {
        let text = DOCUMENT.replace("{$ref: \"#/components/schemas/Inner\"}", "{$ref: \"#/components/schemas/Word\"}");
        let document = document(&text.replace("    Inner:", "    Word: {type: string}\n    Inner:"));
        let source = source(conversions(&calls_and_types(&document).1));
        assert_contains(&source, "impl ::std::convert::From<&Word> for ::std::string::String");
        assert_lacks(&source, "for Word");
    }
}
