//! Crate paths: the generated code names no crate but the runtime, which re-exports what else the code needs.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::{problem::Problem, syntax::map_tokens};

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
    map_tokens(tokens, &mut |before, token| match &token {
        TokenTree::Ident(ident) if is_absolute(before) && REEXPORTED.iter().any(|name| ident == name) => {
            let ident = format_ident!("{ident}");
            quote!(openapi_client_runtime::generated::#ident)
        }
        TokenTree::Literal(literal) => match reexported_path(literal) {
            Some(text) => quote!(#text),
            None => token.into(),
        },
        _ => token.into(),
    })
}

/// The new path for one in a string literal, such as `"::serde_json::Map::is_empty"` in serde's attributes.
fn reexported_path(literal: &Literal) -> Option<String> {
    let text: syn::LitStr = syn::parse2(TokenTree::from(literal.clone()).into()).ok()?;
    let text = text.value();
    let path = text.strip_prefix("::")?;
    let (name, _) = path.split_once("::")?;
    REEXPORTED.contains(&name).then(|| format!("::openapi_client_runtime::generated::{path}"))
}

/// Fails if a path starts with a crate that not every consumer has.
pub(crate) fn check(tokens: TokenStream) -> Result<(), Problem> {
    let mut foreign = BTreeSet::new();
    map_tokens(tokens, &mut |before, token| {
        if let TokenTree::Ident(ident) = &token
            && is_absolute(before)
        {
            let name = ident.to_string();
            if !AVAILABLE.contains(&name.as_str()) {
                foreign.insert(name);
            }
        }
        token.into()
    });
    match foreign.into_iter().collect::<Vec<_>>().join("`, `") {
        names if names.is_empty() => Ok(()),
        names => Err(Problem::generator(
            "paths",
            format!("the generated code names `{names}`, which the runtime does not re-export"),
        )),
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
        assert!(check(quote!(::std::vec::Vec<::openapi_client_runtime::Error<A>>)).is_ok());
        let problem = check(quote!(a: ::uuid::Uuid)).expect_err("the runtime does not re-export `uuid`");
        assert!(problem.to_string().contains("`uuid`"), "{problem}");
    }
}
