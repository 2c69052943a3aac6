//! Canaries in every credential, request and response: none is printed, logged or panicked.

mod support;

use std::{error::Error as _, fmt::Debug, io::Write, panic, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_client_runtime::RequestOptions;
use support::{
    Log, Server,
    pets::{Client, Error, types},
    response, with_headers,
};

const SECRET: &str = "Secret.Canary-1";
const SESSION: &str = "Session.Canary-2";
const TOKEN: &str = "Token.Canary-3";
const ASKED_TOKEN: &str = "Token.Canary-4";
const KEY: &str = "Key.Canary-5";
const PARTNER: &str = "Partner.Canary-6";
const EMAIL: &str = "someone.canary-7@example.com";
const HEADER: &str = "Canary 8";
const NICKNAME: &str = "Canary 9";

/// None of these may be printed.
const CANARIES: [&str; 9] = [SECRET, SESSION, TOKEN, ASKED_TOKEN, KEY, PARTNER, EMAIL, HEADER, NICKNAME];

#[track_caller]
fn silent(printed: &str) {
    let encoded = [format!("shop-test-1:{SECRET}"), format!("visitor-1:{SESSION}")].map(|pair| STANDARD.encode(pair));
    for canary in CANARIES.iter().copied().chain(encoded.iter().map(String::as_str)) {
        assert!(!printed.contains(canary), "{canary} is printed: {printed}");
    }
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// Clients that together have each kind of credential.
fn clients(url: &str) -> Vec<Client> {
    let options = RequestOptions::new().read_timeout(Duration::from_millis(60)).retry(support::quick());
    let builder = || Client::builder().base_url(url).options(options);
    let builders = [
        builder().shop("shop-test-1", SECRET),
        builder().visitor("visitor-1").session_token(SESSION).access_token(TOKEN).key(KEY),
        builder()
            .visitor("visitor-1")
            .session_token(SESSION)
            .access_token_from(|| ASKED_TOKEN.to_owned())
            .partner(PARTNER),
    ];
    let clients: Vec<_> = builders
        .into_iter()
        .map(|builder| {
            silent(&shown(&builder));
            builder.build().expect("the settings are valid")
        })
        .collect();
    let replaced = clients[0].with_access_token(TOKEN).and_then(|client| client.with_key(KEY)).expect("valid");
    clients.iter().cloned().chain([replaced]).inspect(|client| silent(&shown(client))).collect()
}

fn new_pet() -> types::NewPet {
    let builder =
        types::NewPet::builder().name("Rex").owner_email(EMAIL).nicknames(vec![NICKNAME.to_owned()]).kind(SECRET);
    silent(&shown(&builder));
    let pet = types::NewPet::try_from(builder).expect("every property is there");
    silent(&shown(&pet));
    pet
}

#[track_caller]
fn error_is_silent(error: &Error) {
    silent(&format!("{error} {error:#}"));
    silent(&shown(error));
    match error {
        Error::Config(inner) => silent(&shown(inner)),
        Error::InvalidRequest(inner) => silent(&shown(inner)),
        Error::NotSent(inner) | Error::NoResponse(inner) => silent(&shown(inner)),
        Error::Api(inner) => silent(&format!("{} {}", shown(inner), shown(&inner.response()))),
        Error::UnexpectedResponse(inner) => silent(&shown(inner)),
        _ => panic!("a variant that the test does not know"),
    }
    let mut source = error.source();
    while let Some(cause) = source {
        silent(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[tokio::test]
async fn nothing_sensitive_is_printed_logged_or_panicked() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(move || writer.clone())
        .finish();
    // Set for the whole process: a subscriber of one thread misses events that another thread was the first to reach.
    tracing_subscriber::util::SubscriberInitExt::try_init(subscriber).expect("no other test sets one");

    let everywhere = format!(
        r#"{{"status":"{TOKEN}","trace_id":"{SESSION}","reason":"{EMAIL}","text":"{SECRET} {KEY}","link":"https://x/{KEY}",
            "more":{{"{EMAIL}":"{SECRET}"}},"{KEY}":"{PARTNER}"}}"#
    );
    let canaries = CANARIES.join(" ");
    let headers = format!("x-canary: {canaries}\r\nset-cookie: session={SESSION}\r\n");
    let responses = [
        response("200 OK", format!(r#"{{"pet_id":7,"trace_id":"{SESSION}","{EMAIL}":1}}"#)),
        response("200 OK", format!(r#"{{"data":{{"pet_id":7,"owner_email":"{EMAIL}"}}}}"#)),
        with_headers("400 Bad Request", &headers, &everywhere),
        with_headers("400 Bad Request", &headers, &everywhere[..everywhere.len() - 20]),
        with_headers("502 Bad Gateway", &headers, &canaries),
        with_headers("307 Temporary Redirect", &format!("location: http://127.0.0.1:1/?api_key={KEY}\r\n"), &canaries),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{canaries}").into_bytes(),
        format!("HTTP/9 {canaries}\r\n\r\n").into_bytes(),
        Vec::new(),
    ];
    for response in responses {
        let ends = response.is_empty() || response.starts_with(b"HTTP/1.1 200 OK\r\ncontent-length: 9999");
        let server = Server::start(move |stream, _| {
            let _ = stream.write_all(&response);
            if ends {
                let _ = stream.shutdown(std::net::Shutdown::Both);
            }
        });
        for client in clients(&server.url()) {
            let call = client.add_pet().body(new_pet());
            silent(&shown(&call));
            error_is_silent(&call.send().await.map(drop).expect_err("none of these is the documented success"));
            let call = client.get_pet().pet_id("pet-1").on_behalf_of(HEADER);
            silent(&shown(&call));
            error_is_silent(&call.send().await.map(drop).expect_err("none of these is the documented success"));
        }
        assert!(!server.requests().is_empty());
    }

    // Nobody listens. The URL, and so the query key, is in the error of the HTTP client.
    for client in clients("http://127.0.0.1:9") {
        error_is_silent(&client.get_pet().pet_id("pet-1").send().await.map(drop).expect_err("nobody listens"));
        for invalid in [format!("{KEY}\n"), String::new()] {
            error_is_silent(&client.with_key(&invalid).map(drop).expect_err("it cannot be sent"));
            error_is_silent(&client.with_shop("shop-1", &invalid).map(drop).expect_err("it cannot be sent"));
            error_is_silent(&client.with_access_token(&invalid).map(drop).expect_err("it cannot be sent"));
        }
        let asked =
            client.with_access_token_from(|| format!("{ASKED_TOKEN}\0")).and_then(|client| client.with_key(KEY));
        let asked = asked.expect("nothing is asked for yet");
        error_is_silent(&asked.get_pet().pet_id("pet-1").send().await.map(drop).expect_err("it cannot be sent"));
        let call = client.add_pet().body(types::NewPet { nicknames: vec![NICKNAME.repeat(9)], ..new_pet() });
        error_is_silent(&call.send().await.map(drop).expect_err("it is too long"));
    }
    let panicked = panic::catch_unwind(|| panic!("{:?}", new_pet()));
    silent(panicked.expect_err("it panicked").downcast_ref::<String>().expect("it says why"));

    let logged = log.text();
    assert!(!cfg!(feature = "tracing") || logged.contains("api.call"), "the log was not captured");
    silent(&logged);
}

#[tokio::test]
async fn a_success_prints_neither_headers_nor_what_is_sensitive() {
    let headers = format!("x-canary: {SECRET}\r\n");
    let body = format!(r#"{{"pet_id":"pet-1","kind":"{KEY}","owner_email":"{EMAIL}","trace_id":"{SESSION}"}}"#);
    let server = Server::responding(with_headers("200 OK", &headers, body));
    let value = clients(&server.url())[0].add_pet().body(new_pet()).send().await.expect("it is accepted");
    assert!(shown(&value).starts_with("ResponseValue { status: 200, "), "{value:?}");
    silent(&shown(&value));
    let pet = value.into_inner();
    silent(&shown(&pet));
    assert_eq!(
        format!("{pet:?}"),
        "Pet { pet_id: \"pet-1\", kind: Some(Other([redacted])), owner_email: Some([redacted]), trace_id: Some([redacted]) }"
    );
}

#[test]
fn an_invalid_base_url_is_not_printed() {
    for (base_url, problem) in [
        (format!("http://{KEY}:{SECRET}@pets.example"), "must be https, except on the loopback interface"),
        (
            format!("https://user:{SECRET}@pets.example"),
            "contains a user or a password: credentials have settings of their own",
        ),
        (format!("https://pets.example?{EMAIL}"), "contains a query or a fragment, which no operation would carry"),
        (format!("ftp://{KEY}"), "must be https"),
        (SECRET.to_owned(), "must start with `https://`, or on the loopback interface with `http://`"),
    ] {
        let error = Client::builder().base_url(&base_url).build().map(drop).expect_err("it is no base URL");
        silent(&error.to_string());
        assert_eq!(error.to_string(), format!("client configuration: the base URL {problem}"));
    }
}

#[tokio::test]
async fn texts_of_a_hostile_server_are_not_printed() {
    for text in ["\u{9b}31mred", "a\u{202e}b", "\u{1b}[2J", "a\nb", "+12025550162", "a@b.example", "192.0.2.10"] {
        let line = text.replace(|char: char| char.is_ascii_control(), " ");
        let body = serde_json::json!({"status": text, "trace_id": text, "reason": text, "text": text, "link": text, text: text, "pet_id": text});
        for status in ["200 OK", "400 Bad", "418 Teapot", "302 Found"] {
            let server = Server::responding(with_headers(
                &format!("{status}{line}"),
                &format!("x-text: {line}\r\n"),
                body.to_string(),
            ));
            for client in clients(&server.url()) {
                let printed = match client.add_pet().body(new_pet()).send().await {
                    Ok(value) => shown(&value),
                    Err(error) => format!("{error} {}", shown(&error)),
                };
                let is_printable = |char: char| char == '\n' || (' '..='~').contains(&char);
                assert!(!printed.contains(text) && printed.chars().all(is_printable), "{text:?} {printed:?}");
            }
        }
    }
}
