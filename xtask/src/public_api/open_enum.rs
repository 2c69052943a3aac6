//! Macro calls: the one that declares an open enum, and others.

use quote::ToTokens as _;
use syn::{
    Attribute, ItemMacro, LitStr, Path, Token,
    parse::{ParseStream, Parser as _},
    punctuated::Punctuated,
};

use super::readable::first_line;

/// A call of the macro `open_enum`: `open_enum! { Api; Name { Variant = "value" } }`.
pub(super) struct OpenEnum {
    docs: Vec<Attribute>,
    conditions: Vec<String>,
    pub(super) name: String,
    variants: Vec<(String, String)>,
}

impl OpenEnum {
    pub(super) fn of(item: &ItemMacro) -> Option<Self> {
        let name = item.mac.path.segments.last()?;
        let parser = |input: ParseStream<'_>| {
            let _api: Path = input.parse()?;
            input.parse::<Token![;]>()?;
            let docs = Attribute::parse_outer(input)?;
            let name: syn::Ident = input.parse()?;
            let content;
            syn::braced!(content in input);
            let variant = |input: ParseStream<'_>| {
                let name: syn::Ident = input.parse()?;
                input.parse::<Token![=]>()?;
                let value: LitStr = input.parse()?;
                Ok((name.to_string(), value.value()))
            };
            let variants = Punctuated::<_, Token![,]>::parse_terminated_with(&content, variant)?;
            let conditions = item.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            let text = |condition: &Attribute| condition.meta.to_token_stream().to_string();
            let conditions =
                conditions.map(|condition| text(condition).replace(" (", "(").replace(" ,", ",")).collect();
            Ok(Self { docs, conditions, name: name.to_string(), variants: variants.into_iter().collect() })
        };
        (name.ident == "open_enum").then(|| parser.parse2(item.mac.tokens.clone()).ok()).flatten()
    }

    pub(super) fn render(&self) -> String {
        let mut text = String::new();
        if let Some(line) = self.docs.iter().find_map(first_line) {
            text.push_str(&format!("/// {line}\n"));
        }
        for condition in &self.conditions {
            text.push_str(&format!("#[{condition}]\n"));
        }
        text.push_str(&format!("open_enum! {{ {} {{\n", self.name));
        for (name, value) in &self.variants {
            text.push_str(&format!("    {name} = {value:?},\n"));
        }
        text.push_str("} }\n");
        text
    }
}

/// Renders any other macro call unchanged: its expansion is unknown.
pub(super) fn other_macro(item: &ItemMacro) -> Option<String> {
    if item.ident.is_some() {
        return None;
    }
    let path = item.mac.path.to_token_stream().to_string().replace(' ', "");
    Some(format!("{path}! {{ {} }}\n", item.mac.tokens))
}
