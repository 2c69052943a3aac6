//! Settings of the generator.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;
use serde::{Deserialize, Serialize};
use syn::parse_quote;

/// What the generated code contains besides types, builders and the client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `schemars::JsonSchema` on the generated types, and a function `schemas()`. Needs the runtime's feature `schemars`.
    pub schemas: Feature,
    /// The crate that programs call the client from: it has `Client` and `Error`, such as `pets` for `pets::Client`. An example of each group
    /// of operations is then a test of the documentation. Without a crate, examples are not compiled.
    pub doctests: Option<String>,
    /// The document contains every construct that the generator has a step for, so a step that changes nothing is an error.
    ///
    /// For documents that test the generator.
    pub every_construct: bool,
}

/// Reads the JSON form.
impl FromStr for Settings {
    type Err = serde_json::Error;

    fn from_str(json: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(json)
    }
}

/// Whether the generated code contains something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// It does not.
    #[default]
    Never,
    /// It does.
    Always,
    /// It does when the consumer's cargo feature of this name is on.
    When(String),
}

impl Feature {
    /// It does when the consumer's cargo feature of this name is on.
    #[must_use]
    pub fn when(feature: &str) -> Self {
        Self::When(feature.to_owned())
    }

    /// The attribute of an item that belongs to the feature; `None` if there is no such item.
    pub(crate) fn gate(&self) -> Option<TokenStream> {
        match self {
            Self::Never => None,
            Self::Always => Some(TokenStream::new()),
            Self::When(feature) => Some(quote!(#[cfg(feature = #feature)])),
        }
    }

    /// Attributes that apply with the feature.
    pub(crate) fn attributes(&self, attributes: &[TokenStream]) -> Vec<syn::Attribute> {
        match self {
            Self::Never => Vec::new(),
            Self::Always => attributes.iter().map(|attribute| parse_quote!(#[#attribute])).collect(),
            Self::When(feature) => vec![parse_quote!(#[cfg_attr(feature = #feature, #(#attributes),*)])],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_json() {
        let text = r#"{"schemas": {"when": "schemars"}, "every_construct": true}"#;
        let expected = Settings { schemas: Feature::when("schemars"), every_construct: true, ..Settings::default() };
        assert_eq!(text.parse().ok(), Some(expected));
        assert!(r#"{"schema": "always"}"#.parse::<Settings>().is_err());
    }
}
