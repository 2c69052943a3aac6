//! The page that starts a login with an account at another provider.
#![cfg(feature = "oauth")]

use std::collections::HashSet;

use stytch_client::{OauthStart, Pkce};

const TOKEN: &str = "public-token-test-1";

/// Those that Stytch documents.
const PROVIDERS: [&str; 19] = [
    "google",
    "apple",
    "microsoft",
    "github",
    "gitlab",
    "facebook",
    "discord",
    "salesforce",
    "slack",
    "amazon",
    "bitbucket",
    "linkedin",
    "coinbase",
    "twitch",
    "twitter",
    "tiktok",
    "snapchat",
    "figma",
    "yahoo",
];

fn url(start: &OauthStart) -> String {
    start.url().expect("it is valid").into()
}

#[test]
fn each_provider_has_its_page() {
    for provider in PROVIDERS {
        let expected = format!("https://test.stytch.com/v1/public/oauth/{provider}/start?public_token={TOKEN}");
        assert_eq!(url(&OauthStart::new(TOKEN, provider)), expected);
    }
}

#[test]
fn the_public_token_or_the_base_url_selects_the_server() {
    let path = "v1/public/oauth/google/start?public_token=public-token-";
    for (token, base, expected) in [
        ("public-token-live-1", None, format!("https://api.stytch.com/{path}live-1")),
        ("public-token-test-1", None, format!("https://test.stytch.com/{path}test-1")),
        ("public-token-live-1", Some("https://login.example.com"), format!("https://login.example.com/{path}live-1")),
        ("public-token-live-1", Some("https://login.example.com/"), format!("https://login.example.com/{path}live-1")),
        ("public-token-live-1", Some("https://example.com/auth"), format!("https://example.com/auth/{path}live-1")),
        ("public-token-test-1", Some("http://127.0.0.1:4010"), format!("http://127.0.0.1:4010/{path}test-1")),
    ] {
        let start = OauthStart::new(token, "google");
        assert_eq!(url(&base.map_or(start.clone(), |base| start.base_url(base))), expected);
    }
}

#[test]
fn each_value_is_encoded_and_reads_as_it_was() {
    let pkce = Pkce::new();
    let redirect = "https://example.com/a b?next=/c&d=é#f";
    let start = OauthStart::new("public-token-test-1&admin=1", "google")
        .login_redirect_url(redirect)
        .signup_redirect_url("app://signed-up")
        .pkce(&pkce)
        .custom_scopes(["openid", "https://www.googleapis.com/auth/calendar.readonly", "a+b"])
        .oauth_attach_token("token=1&2")
        .provider_parameter("prompt", "consent")
        .provider_parameter("login hint", "someone@example.com")
        .provider_parameter("prompt", "select_account");
    let url = start.url().expect("it is valid");
    let query = url.query().expect("it has a query");
    assert!(query.starts_with(
        "public_token=public-token-test-1%26admin%3D1&login_redirect_url=https%3A%2F%2Fexample.com%2Fa+b%3Fnext"
    ));
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let expected = [
        ("public_token", "public-token-test-1&admin=1"),
        ("login_redirect_url", redirect),
        ("signup_redirect_url", "app://signed-up"),
        ("code_challenge", pkce.challenge()),
        ("custom_scopes", "openid https://www.googleapis.com/auth/calendar.readonly a+b"),
        ("oauth_attach_token", "token=1&2"),
        ("provider_login hint", "someone@example.com"),
        ("provider_prompt", "select_account"),
    ];
    assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    for (name, printed) in [("start", format!("{start:?}")), ("pkce", format!("{pkce:?}"))] {
        assert!(!printed.contains("token=1") && !printed.contains(pkce.verifier()), "{name}: {printed}");
    }
}

#[test]
fn a_provider_is_one_segment_of_the_path() {
    for (provider, expected) in [
        ("a b", "a%20b"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("../../../v1/users", "..%2F..%2F..%2Fv1%2Fusers"),
        ("%2e%2e", "%252e%252e"),
        ("é", "%C3%A9"),
    ] {
        let url = OauthStart::new(TOKEN, provider).url().expect("it is valid");
        assert_eq!(url.path(), format!("/v1/public/oauth/{expected}/start"));
    }
    for provider in ["", ".", "..", "\t", ".\n."] {
        let error = OauthStart::new(TOKEN, provider).url().expect_err("it is no name");
        assert_eq!(error.to_string(), "start of an OAuth login: the provider is not a name");
    }
}

#[test]
fn the_base_url_has_to_be_one_of_calls() {
    for (base, problem) in [
        ("login.example.com", "must start with `https://`"),
        ("http://login.example.com", "must be https"),
        ("https://example.com/?a", "contains a query"),
        ("https://user@example.com", "contains a user"),
    ] {
        let error = OauthStart::new(TOKEN, "google").base_url(base).url().expect_err("it is invalid").to_string();
        assert!(error.starts_with(&format!("start of an OAuth login: the base URL {problem}")), "{error}");
    }
}

#[test]
fn verifiers_are_as_the_rfc_asks_and_differ() {
    let all: HashSet<String> = (0..1000).map(|_| Pkce::new().verifier().to_owned()).collect();
    assert_eq!(all.len(), 1000);
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    assert!(all.iter().all(|verifier| verifier.len() == 43 && verifier.chars().all(is_allowed)));
}
