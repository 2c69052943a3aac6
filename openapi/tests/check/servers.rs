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
    let all = "servers:\n  - {url: \"https://live.example.com:8443/v1\", x-users: {project: live-}}\n  - {url: \"https://test.example.com\", x-users: {project: test-}}\n  - {url: \"https://example.com\"}\n";
    finds("servers", "/servers", "the servers are no list", all, "servers: {url: https://example.com}\n");
    for none in ["", "servers: []\n"] {
        assert_eq!(findings(all, none), []);
    }
}

#[test]
fn the_last_server_and_no_other_is_for_all_others() {
    let message = "the last server is for some credentials only, and none is for all others";
    let last = "{url: \"https://example.com\"}";
    let to = "{url: \"https://example.com\", x-users: {project: last-}}";
    finds("server-users", "/servers/2/x-users", message, last, to);
    let message = "the server is for all credentials, so that none is left for those after it";
    finds("server-users", "/servers/0", message, ", x-users: {project: live-}", "");
}

#[test]
fn a_server_says_it_of_each_kind_of_credential_that_there_is() {
    let from = "{project: live-}";
    let message = "nothing says which users of the credential `project` the server is for";
    finds_among("server-users", "/servers/0/x-users", message, from, "{public_token: live-}");
    let message = "no security scheme carries the credential `public_token`";
    let to = "{project: live-, public_token: live-}";
    finds("server-users", "/servers/0/x-users/public_token", message, from, to);
}

#[test]
fn no_user_is_of_two_servers() {
    for (prefix, at) in [("live-", "live-"), ("live", "live"), ("live-1", "live-1")] {
        let message = format!("users that start with `{at}` and those with `live-`, of another server, overlap");
        finds(
            "server-users",
            "/servers/1/x-users/project",
            &message,
            "{project: test-}",
            &format!("{{project: {prefix}}}"),
        );
    }
}

#[test]
fn what_users_start_with_is_a_text_that_a_user_can_have() {
    let message = "`x-users` does not hold what it should, or is in the wrong place";
    for other in [
        "{}",
        "live-",
        "{project: l}",
        "{project: \"\"}",
        "{project: \"li ve\"}",
        "{project: \"live:\"}",
        "{project: 11}",
        "[live-]",
    ] {
        finds("extension", "/servers/0/x-users", message, "{project: live-}", other);
    }
    finds("extension", "/servers/0/x-users", message, "{project: live-}", "{project: live-, password: live-}");
}
