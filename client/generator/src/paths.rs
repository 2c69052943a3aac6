//! Crate paths: the generated code names no crate but the runtime, which re-exports what else the code needs.

use std::collections::BTreeSet;

use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{
    File,
    visit::{self, Visit},
};

use crate::problem::Problem;

/// The crates that the runtime re-exports in its module `generated`.
const REEXPORTED: [&str; 4] = ["http", "schemars", "serde", "serde_json"];

/// Crates that every consumer has.
const AVAILABLE: [&str; 4] = ["alloc", "core", "openapi_client_runtime", "std"];

/// Keywords that can precede a path and are not part of it.
const KEYWORDS: [&str; 19] = [
    "as", "async", "await", "break", "const", "dyn", "else", "for", "if", "impl", "in", "match", "move", "mut", "pub",
    "return", "use", "where", "while",
];

/// Turns each `::serde…` into `::openapi_client_runtime::generated::serde…`, also in attributes, macros and string literals.
pub(crate) fn through_runtime(tokens: TokenStream) -> TokenStream {
    let mut mapped: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                mapped.push(Group::new(group.delimiter(), through_runtime(group.stream())).into());
            }
            TokenTree::Ident(ident) if is_absolute(&mapped) && REEXPORTED.iter().any(|name| ident == name) => {
                mapped.extend(quote!(openapi_client_runtime::generated::#ident));
            }
            TokenTree::Literal(literal) => {
                mapped.push(reexported_path(&literal).map_or(literal, |text| Literal::string(&text)).into());
            }
            other => mapped.push(other),
        }
    }
    mapped.into_iter().collect()
}

/// The new path for one in a string literal, such as `"::serde_json::Map::is_empty"` in serde's attributes.
fn reexported_path(literal: &Literal) -> Option<String> {
    let text = literal.to_string();
    let path = text.strip_prefix("\"::")?.strip_suffix('"')?;
    let (name, _) = path.split_once("::")?;
    REEXPORTED.contains(&name).then(|| format!("::openapi_client_runtime::generated::{path}"))
}

/// Fails if a path starts with a crate that not every consumer has.
pub(crate) fn check(file: &File) -> Result<(), Problem> {
    let mut foreign = Foreign(BTreeSet::new());
    foreign.visit_file(file);
    match foreign.0.into_iter().collect::<Vec<_>>().join("`, `") {
        names if names.is_empty() => Ok(()),
        names => Err(Problem::generator(
            "paths",
            format!("the generated code names `{names}`, which the runtime does not re-export"),
        )),
    }
}

/// Collects the crates that not every consumer has.
struct Foreign(BTreeSet<String>);

impl Foreign {
    fn krate(&mut self, ident: &Ident) {
        if AVAILABLE.iter().all(|name| ident != name) {
            self.0.insert(ident.to_string());
        }
    }

    /// The crates in what is not parsed: the arguments of attributes and macros.
    fn tokens(&mut self, tokens: &TokenStream) {
        let tokens: Vec<_> = tokens.clone().into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Ident(ident) if is_absolute(&tokens[..index]) => self.krate(ident),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Foreign {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (Some(_), Some(first)) = (path.leading_colon, path.segments.first()) {
            self.krate(&first.ident);
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tokens(&item.to_token_stream());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.tokens(&list.tokens);
        visit::visit_meta_list(self, list);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(&mac.tokens);
        visit::visit_macro(self, mac);
    }
}

/// Whether the tokens end with a `::` that nothing precedes.
fn is_absolute(before: &[TokenTree]) -> bool {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    let [rest @ .., first, second] = before else { return false };
    if !is_colon(first) || !is_colon(second) {
        return false;
    }
    match rest.last() {
        Some(TokenTree::Ident(ident)) => KEYWORDS.iter().any(|word| ident == word),
        // `<T as Trait>::Error` and `vec::<T>::new`: what precedes is a type.
        Some(TokenTree::Punct(punct)) => punct.as_char() != '>' || is_arrow(rest),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) | None => true,
    }
}

/// Whether the tokens end with `->` or `=>`.
fn is_arrow(tokens: &[TokenTree]) -> bool {
    let [.., first, _] = tokens else { return false };
    matches!(first, TokenTree::Punct(punct) if ['-', '='].contains(&punct.as_char()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_rewritten(before: TokenStream, after: TokenStream) {
        assert_eq!(through_runtime(before).to_string(), after.to_string());
    }

    #[test]
    fn a_type_goes_through_the_runtime() {
        assert_rewritten(
            quote!(pub a: Option<::serde_json::Map<String, ::serde_json::Value>>),
            quote!(pub a: Option<::openapi_client_runtime::generated::serde_json::Map<String, ::openapi_client_runtime::generated::serde_json::Value>>),
        );
    }

    #[test]
    fn an_attribute_goes_through_the_runtime() {
        assert_rewritten(
            quote!(#[derive(::serde::Serialize)] #[serde(skip_serializing_if = "::serde_json::Map::is_empty")]),
            quote!(#[derive(::openapi_client_runtime::generated::serde::Serialize)] #[serde(skip_serializing_if = "::openapi_client_runtime::generated::serde_json::Map::is_empty")]),
        );
    }

    #[test]
    fn a_return_type_goes_through_the_runtime() {
        assert_rewritten(
            quote!(
                fn a() -> ::http::Method {
                    ::http::Method::GET
                }
            ),
            quote!(
                fn a() -> ::openapi_client_runtime::generated::http::Method {
                    ::openapi_client_runtime::generated::http::Method::GET
                }
            ),
        );
    }

    #[test]
    fn a_public_field_goes_through_the_runtime() {
        assert_rewritten(
            quote!(
                struct A(pub ::serde_json::Value);
            ),
            quote!(
                struct A(pub ::openapi_client_runtime::generated::serde_json::Value);
            ),
        );
    }

    #[test]
    fn other_paths_stay() {
        for tokens in
            [quote!(::std::option::Option<a::serde::B>), quote!(<A as B>::serde), quote!("::std::vec::Vec::is_empty")]
        {
            assert_rewritten(tokens.clone(), tokens);
        }
    }

    #[test]
    fn a_foreign_crate_is_a_problem() {
        let known = syn::parse_quote! {
            use ::std::fmt;
            type A = ::std::vec::Vec<::openapi_client_runtime::Error<<B as ::core::C>::D>>;
        };
        assert!(check(&known).is_ok());
        let foreign = [
            quote!(
                type A = ::std::vec::Vec<::uuid::Uuid>;
            ),
            quote!(
                type A = <B as ::uuid::C>::D;
            ),
            quote!(
                const A: u8 = { a(|| vec![(b, ::uuid::C)]) };
            ),
            quote!(
                use ::uuid::Uuid;
            ),
            quote!(
                #[derive(Clone, ::uuid::Uuid)]
                struct A;
            ),
            quote!(
                struct A {
                    #[::uuid::b]
                    a: u8,
                }
            ),
            quote!(impl ::uuid::A for B { fn a() -> C where D: E {} }),
            quote!(::uuid::a! {}),
        ];
        for tokens in foreign {
            let file = syn::parse2(tokens.clone()).expect("it is Rust");
            let problem = check(&file).expect_err(&tokens.to_string());
            assert!(problem.to_string().contains("`uuid`"), "{problem}");
        }
    }
}
