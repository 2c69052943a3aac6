//! Parses what progenitor writes, without what no client keeps: most of the time of a generation would go into parsing that.
//!
//! Left out are the items besides two modules, the bodies of the methods `send`, and documentation, which is written anew. The builders of
//! types stay tokens until it is known which types a caller builds.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{File, Item};

use crate::{paths, problem::Problem, syntax::content};

/// The items of progenitor's modules.
#[derive(Clone)]
pub(crate) struct Written {
    /// The module `types`. Each item of its module `builder` is [`Item::Verbatim`].
    pub(crate) types: Vec<Item>,
    /// The module `builder`: the builders of calls.
    pub(crate) builders: Vec<Item>,
}

impl Written {
    /// Parses progenitor's file.
    pub(crate) fn parse(tokens: TokenStream) -> Result<Self, Problem> {
        let (mut types, mut builders) = (None, None);
        for part in parts(tokens) {
            match module(&part) {
                Some((name, items)) if name == "types" => types = Some(parse_types(items)?),
                Some((name, items)) if name == "builder" => builders = Some(items_of(kept(items))?),
                _ => {}
            }
        }
        let missing = |name: &str| Problem::generator("written", format!("progenitor wrote no module `{name}`"));
        Ok(Self {
            types: types.ok_or_else(|| missing("types"))?,
            builders: builders.ok_or_else(|| missing("builder"))?,
        })
    }
}

/// Parses the items that are [`Item::Verbatim`] and that `keep` accepts, by the name of their type and whether they implement `From` for it.
/// Removes the others.
pub(crate) fn parse_some(items: &mut Vec<Item>, keep: impl Fn(&str, bool) -> bool) -> Result<(), Problem> {
    let parts = std::mem::take(items).into_iter().filter_map(|item| match item {
        Item::Verbatim(tokens) => Some(tokens.into_iter().collect::<Vec<_>>()),
        _ => None,
    });
    let kept = parts.filter(|part| keep(&type_name(part), idents(part).any(|ident| ident == "From")));
    *items = items_of(kept.flatten().collect())?;
    Ok(())
}

/// The items of the module `types`.
fn parse_types(tokens: TokenStream) -> Result<Vec<Item>, Problem> {
    let (mut items, mut builders) = (TokenStream::new(), Vec::new());
    for mut part in parts(tokens) {
        match module(&part) {
            Some((name, inner)) if name == "builder" => {
                builders = parts(inner).map(|part| Item::Verbatim(part.into_iter().collect())).collect();
                part.pop();
                part.push(TokenTree::Group(Group::new(Delimiter::Brace, TokenStream::new())));
                items.extend(part);
            }
            Some(_) => items.extend(part),
            None => items.extend(kept(part.into_iter().collect())),
        }
    }
    let mut items = items_of(items)?;
    for item in &mut items {
        if let Item::Mod(module) = item
            && module.ident == "builder"
        {
            content(module).into_iter().for_each(|items| *items = std::mem::take(&mut builders));
        }
    }
    Ok(items)
}

fn items_of(tokens: TokenStream) -> Result<Vec<Item>, Problem> {
    let file: File = syn::parse2(paths::through_runtime(tokens)).map_err(|error| {
        Problem::generator("codegen", format!("progenitor wrote Rust that does not parse: {error}"))
    })?;
    Ok(file.items)
}

/// The tokens of each item: all up to its braces or its semicolon.
fn parts(tokens: TokenStream) -> impl Iterator<Item = Vec<TokenTree>> {
    let mut tokens = tokens.into_iter();
    std::iter::from_fn(move || {
        let mut part = Vec::new();
        for token in tokens.by_ref() {
            let is_end = match &token {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                TokenTree::Punct(punct) => punct.as_char() == ';',
                _ => false,
            };
            part.push(token);
            if is_end {
                break;
            }
        }
        (!part.is_empty()).then_some(part)
    })
}

/// The name and the content of an item that is a module.
fn module(part: &[TokenTree]) -> Option<(String, TokenStream)> {
    match part {
        [.., TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(group)] if keyword == "mod" => {
            Some((name.to_string(), group.stream()))
        }
        _ => None,
    }
}

/// The type that an item declares or implements something for: the last name before its braces.
fn type_name(part: &[TokenTree]) -> String {
    idents(part).last().map(ToString::to_string).unwrap_or_default()
}

fn idents(part: &[TokenTree]) -> impl Iterator<Item = &proc_macro2::Ident> {
    part.iter().filter_map(|token| if let TokenTree::Ident(ident) = token { Some(ident) } else { None })
}

/// The tokens without documentation, and without the bodies of `async` functions.
fn kept(tokens: TokenStream) -> TokenStream {
    let (mut kept, mut is_async) = (Vec::new(), false);
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && is_docs(&group) => _ = kept.pop(),
            TokenTree::Group(group) => {
                let is_body = group.delimiter() == Delimiter::Brace && std::mem::take(&mut is_async);
                let inner = if is_body { TokenStream::new() } else { self::kept(group.stream()) };
                kept.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            token => {
                is_async |= matches!(&token, TokenTree::Ident(ident) if ident == "async");
                kept.push(token);
            }
        }
    }
    kept.into_iter().collect()
}

/// Whether it is what follows the `#` of documentation.
fn is_docs(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};
    use syn::Item;

    use super::{Written, parse_some};

    fn written() -> Written {
        let tokens = quote! {
            use a::{b, c};
            /// Docs of types.
            pub mod types {
                /// A moon.
                pub struct Moon { /** Its name. */ pub name: ::serde::Name }
                /// Builders.
                pub mod builder {
                    #[derive(Clone)] pub struct Moon { name: String }
                    impl ::std::convert::TryFrom<Moon> for super::Moon { }
                    impl ::std::convert::From<super::Moon> for Moon { }
                    pub struct Star { name: ::serde::Name }
                }
                #[doc = "Errors."]
                pub mod error {}
            }
            impl Client { fn new() {} }
            pub mod builder {
                impl Call { pub async fn send(self) -> Sent { self.sent().await } fn other() { other } }
            }
        };
        Written::parse(tokens).expect("it is Rust")
    }

    fn text(items: &[Item]) -> String {
        items.iter().map(|item| item.to_token_stream().to_string().replace(' ', "")).collect()
    }

    #[test]
    fn what_is_written_anew_is_left_out() {
        let Written { types, builders } = written();
        assert_eq!(text(&types[..1]), "pubstructMoon{pubname:::openapi_client_runtime::generated::serde::Name}");
        assert_eq!(text(&types[2..]), "#[doc=\"Errors.\"]pubmoderror{}");
        assert_eq!(text(&builders), "implCall{pubasyncfnsend(self)->Sent{}fnother(){other}}");
    }

    #[test]
    fn only_some_builders_of_types_are_parsed() {
        let mut types = written().types;
        let Item::Mod(module) = &mut types[1] else { panic!("it is the module of the builders") };
        let items = crate::syntax::content(module).expect("it has items");
        assert_eq!(items.len(), 4);
        parse_some(items, |name, is_from| name == "Moon" && !is_from).expect("it is Rust");
        assert_eq!(
            text(items),
            "#[derive(Clone)]pubstructMoon{name:String}impl::std::convert::TryFrom<Moon>forsuper::Moon{}"
        );
    }

    #[test]
    fn a_missing_module_is_a_problem() {
        let problem = Written::parse(quote!(
            pub mod types {}
        ))
        .err()
        .expect("there is one module");
        assert!(problem.to_string().contains("no module `builder`"), "{problem}");
    }
}
