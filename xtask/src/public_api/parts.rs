//! Divides a source into parts by the cargo features of the products: what one of them needs, what several need, what is always there.

use std::collections::BTreeMap;

use quote::ToTokens as _;
use syn::{Attribute, Item, ItemMod, Meta, Token, parse::Parser as _, punctuated::Punctuated};

/// A part of a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// What is there with any features.
    Always,
    /// What is there with one of several products.
    Shared,
    /// What is there with this product only.
    Product(String),
}

/// Divides a source. `products` are the names of their features; other features do not matter here. Modules are in each part that has
/// something in them.
///
/// # Errors
/// The source is not Rust.
pub(crate) fn split(source: &str, products: &[&str]) -> syn::Result<BTreeMap<Part, Vec<Item>>> {
    let mut parts = BTreeMap::from([(Part::Always, Vec::new())]);
    for item in syn::parse_file(source)?.items {
        for (part, item) in divided(item, &Part::Always, products) {
            parts.entry(part).or_default().push(item);
        }
    }
    Ok(parts)
}

/// The parts of an item in a part: more than one for a module.
fn divided(mut item: Item, around: &Part, products: &[&str]) -> Vec<(Part, Item)> {
    let part = attributes(&mut item).map_or_else(|| around.clone(), |own| part(own, around, products));
    let Item::Mod(module) = &mut item else { return vec![(part, item)] };
    let Some((brace, content)) = module.content.take() else { return vec![(part, item)] };
    let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for inner in content {
        for (part, inner) in divided(inner, &part, products) {
            parts.entry(part).or_default().push(inner);
        }
    }
    let of_part = |(part, items)| (part, Item::Mod(ItemMod { content: Some((brace, items)), ..module.clone() }));
    parts.into_iter().map(of_part).collect()
}

/// The part of an item with these attributes.
fn part(attributes: &[Attribute], around: &Part, products: &[&str]) -> Part {
    let mut needed = attributes.iter().map(|attribute| needed(attribute, products)).filter(|needed| !needed.is_empty());
    match needed.next() {
        None => around.clone(),
        Some(one) if one.len() == 1 => Part::Product(one.concat()),
        Some(_) => Part::Shared,
    }
}

/// Removes the conditions that say no more than the name of the part, and from impls those that their types have.
pub(crate) fn simplify(part: &Part, items: &mut [Item], products: &[&str]) {
    for item in items {
        let is_impl = matches!(item, Item::Impl(_));
        if let Some(attributes) = attributes(item) {
            attributes.retain(|attribute| match needed(attribute, products).len() {
                0 => true,
                1 => *part == Part::Shared,
                _ => !is_impl,
            });
        }
        if let Item::Mod(ItemMod { content: Some((_, items)), .. }) = item {
            simplify(part, items, products);
        }
    }
}

/// The products of which one is needed: `cfg(feature = "a")`, `cfg(any(feature = "a", feature = "b"))`. None for other conditions.
fn needed(attribute: &Attribute, products: &[&str]) -> Vec<String> {
    let Ok(condition) = attribute.parse_args::<Meta>() else { return Vec::new() };
    if !attribute.path().is_ident("cfg") {
        return Vec::new();
    }
    let choices = match &condition {
        Meta::List(any) if any.path.is_ident("any") => {
            let choices = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(any.tokens.clone());
            choices.map(|choices| choices.into_iter().collect()).unwrap_or_default()
        }
        _ => vec![condition],
    };
    let names: Option<Vec<_>> = choices.iter().map(|choice| product(choice, products)).collect();
    names.unwrap_or_default()
}

fn product(condition: &Meta, products: &[&str]) -> Option<String> {
    let text = condition.to_token_stream().to_string();
    let name = text.strip_prefix("feature = \"")?.strip_suffix('"')?;
    products.contains(&name).then(|| name.to_owned())
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRODUCTS: [&str; 2] = ["otps", "users"];

    fn text(items: &[Item]) -> String {
        items.iter().map(|item| item.to_token_stream().to_string().replace(' ', "")).collect()
    }

    /// The parts of a source, simplified, each as Rust without blanks.
    fn parts(source: &str) -> Vec<(Part, String)> {
        let simplified = |(part, mut items): (Part, Vec<Item>)| {
            simplify(&part, &mut items, &PRODUCTS);
            (part, text(&items))
        };
        split(source, &PRODUCTS).unwrap().into_iter().map(simplified).collect()
    }

    #[track_caller]
    fn assert_parts(source: &str, expected: &[(Part, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(part, text)| (part.clone(), text.replace(' ', ""))).collect();
        assert_eq!(parts(source), expected);
    }

    fn product(name: &str) -> Part {
        Part::Product(name.to_owned())
    }

    #[test]
    fn an_item_is_in_the_part_of_its_condition() {
        let source = r#"
            pub struct A;
            #[cfg(feature = "otps")] pub struct B;
            #[cfg(any(feature = "otps", feature = "users"))] pub struct C;
            #[cfg(any(feature = "otps", feature = "users"))] impl C {}
            #[cfg(feature = "schemars")] fn d() {}
            #[cfg(any(feature = "otps", feature = "schemars"))] fn e() {}
            #[cfg(not(feature = "otps"))] fn f() {}
            #[cfg(feature = "otps")] runtime::open_enum! { g }
        "#;
        let always = r#"
            pub struct A; #[cfg(feature = "schemars")] fn d() {}
            #[cfg(any(feature = "otps", feature = "schemars"))] fn e() {} #[cfg(not(feature = "otps"))] fn f() {}
        "#;
        let expected = [
            (Part::Always, always.replace('\n', "")),
            (Part::Shared, r#"#[cfg(any(feature = "otps", feature = "users"))] pub struct C; impl C {}"#.to_owned()),
            (product("otps"), "pub struct B; runtime::open_enum! { g }".to_owned()),
        ];
        assert_parts(source, &expected.each_ref().map(|(part, text)| (part.clone(), text.as_str())));
    }

    #[test]
    fn conditions_stay_until_a_part_is_simplified() {
        let source = r#"#[cfg(feature="otps")]pubstructB;"#;
        let parts = split(&source.replace("pubstruct", "pub struct "), &PRODUCTS).unwrap();
        assert_eq!(text(&parts[&product("otps")]), source);
    }

    #[test]
    fn a_module_is_in_each_part_that_has_something_in_it() {
        let source = r#"
            pub mod types {
                pub struct A;
                #[cfg(feature = "otps")] pub struct B;
                #[cfg(feature = "users")] pub mod deep { pub struct C; #[cfg(feature = "otps")] pub struct D; }
            }
        "#;
        let expected = [
            (Part::Always, "pub mod types { pub struct A; }"),
            (product("otps"), "pub mod types { pub struct B; pub mod deep { pub struct D; } }"),
            (product("users"), "pub mod types { pub mod deep { pub struct C; } }"),
        ];
        assert_parts(source, &expected);
    }

    #[test]
    fn a_source_without_products_has_one_part() {
        assert_eq!(split("", &[]).unwrap().len(), 1);
        assert_eq!(parts("pub struct A;").len(), 1);
    }

    #[test]
    fn a_source_that_is_not_rust_is_an_error() {
        assert!(split("pub struct {", &[]).is_err());
    }
}
