//! Servers: where they are, and which credentials each is for.

use crate::{accepts, findings, finds, finds_among};

const ALL: &str = "servers:\n  - {url: \"https://live.example.com:8443/v1\", x-credential-prefix: {key: live-}}\n  - {url: \"https://test.example.com\", x-credential-prefix: {key: test-}}\n  - {url: \"https://example.com\"}\n";
const SEND: &str = "      operationId: send_code\n";

#[test]
fn a_server_url_has_https_a_host_and_optionally_a_port_and_a_path() {
    for (url, flaw) in [
        ("http://example.com", "is not an absolute `https` URL"),
        ("/v1", "is not an absolute `https` URL"),
        ("example.com", "is not an absolute `https` URL"),
        ("http://localhost.example.com", "is not an absolute `https` URL"),
        ("https://{region}.example.com", "has a variable without a value"),
        ("https://example.com?a=b", "has a query or a fragment"),
        ("https://example.com/#a", "has a query or a fragment"),
        ("https://user@example.com", "has user info, which belongs in a security scheme"),
        ("https://user:password@example.com", "has user info, which belongs in a security scheme"),
        ("https://", "has an invalid host or port"),
        ("https:///v1", "has an invalid host or port"),
        ("https://example..com", "has an invalid host or port"),
        ("https://exa mple.com", "has an invalid host or port"),
        ("https://example.com:", "has an invalid host or port"),
        ("https://example.com:65536", "has an invalid host or port"),
        ("https://example.com/a b", "has a path that would be rewritten when sent"),
        ("https://example.com/v1/../v2", "has a path that would be rewritten when sent"),
    ] {
        let message = format!("the URL of the server {flaw}");
        finds("server-url", "/servers/2/url", &message, "\"https://example.com\"", &format!("\"{url}\""));
    }
    for url in [
        "https://EXAMPLE.com",
        "https://example.com/",
        "https://example.com:8443/v1/sub.path/",
        "http://localhost:3000/v1",
        "http://127.0.0.1",
    ] {
        accepts("\"https://example.com\"", &format!("\"{url}\""));
    }
    let here = "{url: \"https://example.com\"}";
    finds("server-url", "/servers/2", "the server has no URL", here, "{description: somewhere}");
    finds("server-url", "/servers/2/url", "the URL of the server is not an absolute `https` URL", here, "{url: 1}");
}

#[test]
fn servers_are_a_list_or_absent() {
    let all = ALL;
    finds("servers", "/servers", "`servers` is not a list", all, "servers: {url: https://example.com}\n");
    for none in ["", "servers: []\n"] {
        assert_eq!(findings(all, none), []);
    }
}

#[test]
fn only_the_last_server_is_the_default() {
    let message = "the last server must be the default, without `x-credential-prefix`";
    let last = "{url: \"https://example.com\"}";
    let to = "{url: \"https://example.com\", x-credential-prefix: {key: last-}}";
    finds("server-prefix", "/servers/2/x-credential-prefix", message, last, to);
    let message = "only the last server may have no `x-credential-prefix`";
    finds("server-prefix", "/servers/0", message, ", x-credential-prefix: {key: live-}", "");
}

#[test]
fn a_server_has_a_prefix_for_each_security_scheme() {
    let from = "{key: live-}";
    let message = "`x-credential-prefix` lacks the security scheme `key`";
    finds_among("server-prefix", "/servers/0/x-credential-prefix", message, from, "{other: live-}");
    let message = "there is no security scheme `other`";
    let to = "{key: live-, other: live-}";
    finds("server-prefix", "/servers/0/x-credential-prefix/other", message, from, to);
}

#[test]
fn prefixes_of_servers_do_not_overlap() {
    for (prefix, at) in [("live-", "live-"), ("live", "live"), ("live-1", "live-1")] {
        let message = format!("the prefix `{at}` overlaps with `live-` of another server");
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
fn an_invalid_prefix_is_found() {
    let message = "`x-credential-prefix` has an invalid value, or is in the wrong place";
    for other in
        ["{}", "live-", "{key: l}", "{key: \"\"}", "{key: \"li ve\"}", "{key: \"live:\"}", "{key: 11}", "[live-]"]
    {
        finds("extension", "/servers/0/x-credential-prefix", message, "{key: live-}", other);
    }
}

#[test]
fn a_variable_has_a_default() {
    let server = |variables: &str| {
        format!("servers: [{{url: \"https://{{region}}.example.com\", variables: {{{variables}}}}}]\n")
    };
    accepts(ALL, &server("region: {default: eu, enum: [eu, us]}"));
    let message = "the URL of the server has a variable without a value";
    for other in ["region: {}", "region: {default: eu, enum: [us]}", "other: {default: eu}"] {
        finds("server-url", "/servers/0/url", message, ALL, &server(other));
    }
}

#[test]
fn servers_may_be_relative_or_several() {
    for servers in ["[{url: /v1}]", "[{url: https://example.com}, {url: https://test.example.com}]"] {
        accepts(ALL, &format!("servers: {servers}\n"));
    }
}

#[test]
fn a_path_or_an_operation_may_have_a_server() {
    accepts(
        SEND,
        &format!("{SEND}      servers: [{{url: \"https://{{v}}.example.org\", variables: {{v: {{default: v1}}}}}}]\n"),
    );
    accepts("  /send:\n", "  /send:\n    servers: [{url: https://example.org}]\n");
    let message = "the URL of the server is not an absolute `https` URL";
    let at = "/paths/~1send/post/servers/0/url";
    finds("server-url", at, message, SEND, &format!("{SEND}      servers: [{{url: /v2}}]\n"));
    let message = "a server of an operation has `x-credential-prefix`";
    let to = format!("{SEND}      servers: [{{url: https://example.org, x-credential-prefix: {{key: live-}}}}]\n");
    finds("server-prefix", "/paths/~1send/post/servers/0/x-credential-prefix", message, SEND, &to);
    let message = "`servers` is not a list";
    finds("servers", "/paths/~1send/post/servers", message, SEND, &format!("{SEND}      servers: {{}}\n"));
}
