//! Servers: where they are, and which credentials each is for.

use crate::{findings, finds, finds_among};

#[test]
fn a_server_is_https_with_a_host_and_no_more_than_a_port_and_a_path() {
    for (url, flaw) in [
        ("http://example.com", "is not an absolute one of https"),
        ("/v1", "is not an absolute one of https"),
        ("example.com", "is not an absolute one of https"),
        ("https://{region}.example.com", "has variables, which nobody could fill in"),
        ("https://example.com?a=b", "has a query or a fragment, which no operation would carry"),
        ("https://example.com/#a", "has a query or a fragment, which no operation would carry"),
        ("https://user@example.com", "holds a user, which is what credentials are for"),
        ("https://user:password@example.com", "holds a user, which is what credentials are for"),
        ("https://", "has no host or no port that can be read"),
        ("https:///v1", "has no host or no port that can be read"),
        ("https://example..com", "has no host or no port that can be read"),
        ("https://exa mple.com", "has no host or no port that can be read"),
        ("https://example.com:", "has no host or no port that can be read"),
        ("https://example.com:65536", "has no host or no port that can be read"),
        ("https://example.com/a b", "has a path that would not go over the wire as it is written"),
        ("https://example.com/v1/../v2", "has a path that would not go over the wire as it is written"),
    ] {
        let message = format!("the URL of the server {flaw}");
        finds("server-url", "/servers/2/url", &message, "\"https://example.com\"", &format!("\"{url}\""));
    }
    for url in ["https://EXAMPLE.com", "https://example.com/", "https://example.com:8443/v1/sub.path/"] {
        assert_eq!(findings("\"https://example.com\"", &format!("\"{url}\"")), []);
    }
    let here = "{url: \"https://example.com\"}";
    finds("server-url", "/servers/2", "the server has no URL", here, "{description: somewhere}");
    finds("server-url", "/servers/2/url", "the URL of the server is not an absolute one of https", here, "{url: 1}");
}

#[test]
fn servers_are_a_list_or_not_there() {
    let all = "servers:\n  - {url: \"https://live.example.com:8443/v1\", x-credential-prefix: {key: live-}}\n  - {url: \"https://test.example.com\", x-credential-prefix: {key: test-}}\n  - {url: \"https://example.com\"}\n";
    finds("servers", "/servers", "the servers are no list", all, "servers: {url: https://example.com}\n");
    for none in ["", "servers: []\n"] {
        assert_eq!(findings(all, none), []);
    }
}

#[test]
fn the_last_server_alone_is_the_default() {
    let message = "the last server is for some credentials only, and none is for all others";
    let last = "{url: \"https://example.com\"}";
    let to = "{url: \"https://example.com\", x-credential-prefix: {key: last-}}";
    finds("server-prefix", "/servers/2/x-credential-prefix", message, last, to);
    let message = "the server is for all credentials, so that none is left for those after it";
    finds("server-prefix", "/servers/0", message, ", x-credential-prefix: {key: live-}", "");
}

#[test]
fn a_server_has_a_prefix_for_each_security_scheme() {
    let from = "{key: live-}";
    let message = "nothing says which credentials of the security scheme `key` the server is for";
    finds_among("server-prefix", "/servers/0/x-credential-prefix", message, from, "{other: live-}");
    let message = "there is no security scheme `other`";
    let to = "{key: live-, other: live-}";
    finds("server-prefix", "/servers/0/x-credential-prefix/other", message, from, to);
}

#[test]
fn no_credential_is_for_two_servers() {
    for (prefix, at) in [("live-", "live-"), ("live", "live"), ("live-1", "live-1")] {
        let message = format!("credentials that start with `{at}` and those with `live-`, of another server, overlap");
        finds(
            "server-prefix",
            "/servers/1/x-credential-prefix/key",
            &message,
            "{key: test-}",
            &format!("{{key: {prefix}}}"),
        );
    }
}

#[test]
fn a_prefix_is_a_text_that_a_credential_can_start_with() {
    let message = "`x-credential-prefix` does not hold what it should, or is in the wrong place";
    for other in
        ["{}", "live-", "{key: l}", "{key: \"\"}", "{key: \"li ve\"}", "{key: \"live:\"}", "{key: 11}", "[live-]"]
    {
        finds("extension", "/servers/0/x-credential-prefix", message, "{key: live-}", other);
    }
}
