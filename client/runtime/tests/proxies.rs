//! Proxies of the environment: which requests go by them, and which values are rejected. Each row runs in a process of its own.
#![cfg(any(feature = "rustls-no-provider", feature = "native-tls"))]

mod support;

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::Command,
    sync::mpsc::{Receiver, channel},
    thread,
};

use openapi_client_runtime::{RequestOptions, RetryPolicy};
use support::{PET, Server, builder, pets, response, with_headers};

const BASE_URL: &str = "TEST_BASE_URL";
/// Retries, and prints the error of the call.
const RETRIES: &str = "TEST_RETRIES";
const VARIABLES: [&str; 8] =
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];

/// Runs a row: `built`, or the error of the settings.
fn row(base_url: &str, variables: &[(&str, &str)]) -> String {
    let mut child = Command::new(std::env::current_exe().expect("it runs"));
    child.args(["--exact", "--nocapture", "a_row_calls_once"]);
    VARIABLES.iter().for_each(|name| {
        child.env_remove(name);
    });
    let output = child.envs(variables.iter().copied()).env(BASE_URL, base_url).output().expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let message = text.lines().find_map(|line| line.split_once("outcome: ")).map(|(_, message)| message.to_owned());
    assert!(output.status.success(), "{variables:?}: {text}");
    message.expect("it prints its outcome")
}

#[tokio::test]
async fn a_row_calls_once() {
    let Ok(base_url) = std::env::var(BASE_URL) else { return };
    // With `rustls-no-provider`, there is none otherwise.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let retries = std::env::var_os(RETRIES).is_some();
    let retry = if retries { support::quick() } else { RetryPolicy::never() };
    let builder = builder(&base_url).options(RequestOptions::new().retry(retry));
    match builder.shop("shop-test-1", "secret-1").build() {
        Ok(client) => {
            let outcome = client.get_pet().pet_id("pet-1").send().await;
            match outcome {
                Err(error @ pets::Error::NotSent(_)) if retries => println!("outcome: {} {error}", error.attempts()),
                _ => println!("outcome: built"),
            }
        }
        Err(error @ pets::Error::Config(_)) => println!("outcome: {error}"),
        Err(error) => panic!("{error}"),
    }
}

/// A SOCKS5 proxy that lets nobody through: its host and port, and the hosts that were requested.
fn socks() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address").to_string();
    let (sender, hosts) = channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut greeting = [0; 3];
            let mut request = [0; 5];
            let read = stream.read_exact(&mut greeting).and_then(|()| {
                stream.write_all(&[5, 0])?;
                stream.read_exact(&mut request)
            });
            let mut host = vec![0; request[4].into()];
            read.and_then(|()| stream.read_exact(&mut host)).expect("it speaks SOCKS5");
            sender.send(String::from_utf8(host).expect("it is a name")).expect("the test listens");
        }
    });
    (address, hosts)
}

#[test]
fn requests_over_tls_go_by_a_socks_proxy() {
    let (address, hosts) = socks();
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        assert_eq!(row("https://pets.invalid", &[(variable, &format!("socks5h://{address}"))]), "built");
        assert_eq!(hosts.try_recv().as_deref(), Ok("pets.invalid"), "{variable}");
    }
    // Plaintext, and hosts that are called directly.
    let (url, server) = (format!("socks5h://{address}"), Server::responding(response("200 OK", PET)));
    row(&server.url(), &[("ALL_PROXY", &url), ("HTTP_PROXY", &url), ("HTTPS_PROXY", &url)]);
    assert_eq!(server.requests().len(), 1);
    row("https://pets.invalid", &[("HTTP_PROXY", &url)]);
    row("https://pets.invalid", &[("ALL_PROXY", &url), ("NO_PROXY", ""), ("no_proxy", "pets.invalid")]);
    assert!(hosts.try_recv().is_err());
}

#[test]
fn an_http_proxy_may_lack_its_scheme_and_is_used_under_cgi_too() {
    let proxy = Server::responding(response("502 Bad Gateway", ""));
    let address = proxy.address.to_string();
    assert_eq!(row("https://pets.invalid", &[("https_proxy", &address), ("HTTPS_PROXY", "")]), "built");
    assert_eq!(row("https://pets.invalid", &[("https_proxy", &address), ("REQUEST_METHOD", "GET")]), "built");
    let requests = proxy.requests();
    assert!(requests.iter().all(|request| request.starts_with("CONNECT pets.invalid:443 ")), "{requests:?}");
    assert_eq!(requests.len(), 2);
}

#[test]
fn a_proxy_that_cannot_be_used_is_rejected_where_it_would_be_used() {
    for (variable, value, problem) in [
        ("ALL_PROXY", "socks://canary", "its scheme must be http, https, socks4, socks4a, socks5 or socks5h"),
        (
            "HTTPS_PROXY",
            "ftp://user:canary@proxy.example",
            "its scheme must be http, https, socks4, socks4a, socks5 or socks5h",
        ),
        ("all_proxy", "http://canary:port", "invalid port number"),
        ("https_proxy", "socks5://", "it has no host"),
    ] {
        let message = row("https://pets.invalid", &[(variable, value)]);
        assert_eq!(message, format!("client configuration: {variable} is not the URL of a proxy: {problem}"));
        assert_eq!(row("http://127.0.0.1:9", &[(variable, value)]), "built", "{variable}");
    }
}

#[test]
fn a_proxy_that_requires_authentication_is_asked_once() {
    for (status, attempts, problem) in [
        ("407 Proxy Authentication Required", 1, "the proxy requires authentication, or rejected its credentials"),
        ("503 Service Unavailable", 3, "no connection to the server"),
    ] {
        let proxy = Server::responding(with_headers(status, "proxy-authenticate: Basic\r\n", ""));
        let address = proxy.address.to_string();
        let message = row("https://pets.invalid", &[("HTTPS_PROXY", &address), (RETRIES, "1")]);
        assert!(message.starts_with(&format!("{attempts} get_pet: not sent: {problem}")), "{message}");
        assert_eq!(proxy.requests().len(), attempts);
    }
}
