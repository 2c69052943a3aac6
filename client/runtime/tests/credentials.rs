//! Which credentials a request carries, where, and what happens where one is missing or invalid.

mod support;

use std::{
    io::Write,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_client_runtime::reqwest;
use support::{
    PET, Server, builder, client, header,
    pets::{Client, ClientBuilder, Error},
    plain, response, with_headers,
};

fn pets() -> Server {
    Server::responding(response("200 OK", PET))
}

fn basic(pair: &str) -> String {
    format!("Basic {}", STANDARD.encode(pair))
}

#[track_caller]
fn config<T>(outcome: Result<T, Error>) -> Error {
    let error = outcome.map(drop).expect_err("it is rejected");
    assert!(matches!(error, Error::Config(_)), "{error}");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.attempts(), error.status()), (0, None));
    error
}

async fn get_pet(client: &Client) -> Result<(), Error> {
    client.get_pet().pet_id("pet-1").send().await.map(drop)
}

#[tokio::test]
async fn each_kind_of_credential_arrives_where_its_scheme_says() {
    let server = pets();
    let with = |settings: fn(ClientBuilder) -> ClientBuilder| settings(builder(&server.url())).build().expect("valid");
    let last = || server.requests().pop().expect("a request arrived");

    let shop = with(|builder| builder.shop("shop-test-1", "pass:wörd"));
    shop.add_pet().name("Rex").send().await.expect("it is accepted");
    assert_eq!(header(&last(), "authorization"), Some(&*basic("shop-test-1:pass:wörd")));

    let visitor = with(|builder| builder.visitor("visitor-1"));
    visitor.add_pet().name("Rex").send().await.expect("it is accepted");
    assert_eq!(header(&last(), "authorization"), Some(&*basic("visitor-1:visitor-1")));

    let keyed = with(|builder| builder.access_token("token.1").key("k&y /ü"));
    keyed.get_pet().pet_id("a/b").fields(vec!["kind".to_owned()]).send().await.expect("it is accepted");
    let request = last();
    assert!(request.starts_with("GET /pets/a%2Fb?fields=kind&api_key=k%26y+%2F%C3%BC HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(&request, "authorization"), Some("Bearer token.1"));

    let partner = with(|builder| builder.access_token("token.1").partner("partner-1"));
    get_pet(&partner).await.expect("it is accepted");
    let request = last();
    assert!(request.starts_with("GET /pets/pet-1 HTTP/1.1\r\n"), "{request}");
    assert_eq!(
        (header(&request, "authorization"), header(&request, "x-partner-key")),
        (Some("Bearer token.1"), Some("partner-1"))
    );

    assert_eq!(server.requests().len(), 4);
    assert!(server.requests().iter().all(|request| header(request, "user-agent").is_some()));
}

#[tokio::test]
async fn the_first_requirement_that_the_client_meets_as_a_whole_is_used() {
    let server = pets();
    let all = || builder(&server.url()).shop("shop-test-1", "s").visitor("v").access_token("t").key("k").partner("p");
    get_pet(&all().build().expect("valid")).await.expect("it is accepted");
    let request = server.requests().pop().expect("it arrived");
    assert!(request.starts_with("GET /pets/pet-1?api_key=k "), "{request}");
    assert_eq!((header(&request, "authorization"), header(&request, "x-partner-key")), (Some("Bearer t"), None));

    // A requirement that is met in part is not met.
    let half = builder(&server.url()).shop("shop-test-1", "s").access_token("t").build().expect("valid");
    get_pet(&half).await.expect("it is accepted");
    let request = server.requests().pop().expect("it arrived");
    assert_eq!(header(&request, "authorization"), Some(&*basic("shop-test-1:s")));
    assert!(request.starts_with("GET /pets/pet-1 "), "{request}");
}

#[tokio::test]
async fn no_credential_is_sent_where_none_is_needed() {
    let server = Server::start(|stream, nth| {
        let _ = stream.write_all(&if nth == 0 { response("200 OK", "photo") } else { response("204 No Content", "") });
    });
    let client = client(&server.url());
    client.get_photo().send().await.expect("it is accepted");
    client.put_photo().body("photo").send().await.expect("it is accepted");
    client.with_key("key-1").expect("valid").put_photo().body("photo").send().await.expect("it is accepted");
    let requests = server.requests();
    assert!(requests.iter().all(|request| header(request, "authorization").is_none()));
    let paths: Vec<_> = requests.iter().map(|request| request.split(' ').nth(1).expect("it has a path")).collect();
    assert_eq!(paths, ["/photo", "/photo", "/photo?api_key=key-1"]);
}

#[tokio::test]
async fn a_missing_credential_is_rejected_with_how_to_set_it() {
    let server = pets();
    let nothing = builder(&server.url()).access_token("t").build().expect("valid");
    let error = config(nothing.add_pet().name("Rex").send().await);
    assert_eq!(error.operation(), Some("add_pet"));
    assert_eq!(
        error.to_string(),
        "add_pet: client configuration: the client has no credential for it, give it \
         a shop id and a secret: `Client::builder().shop(shop_id, secret)` or \
         a visitor token: `Client::builder().visitor(visitor_token)`"
    );
    let error = config(get_pet(&nothing).await).to_string();
    assert!(
        error.contains(
            "an access token: `Client::builder().access_token(access_token)` and a key: `Client::builder().key(key)` or "
        ),
        "{error}"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_token_function_is_called_once_per_call() {
    // The first response asks for a retry, which is the same call.
    let server = Server::start(|stream, nth| {
        let busy = with_headers("503 Service Unavailable", "retry-after: 0\r\n", "");
        let _ = stream.write_all(&if nth == 0 { busy } else { response("200 OK", PET) });
    });
    let asked = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&asked);
    let token = move || format!("token-{}", counter.fetch_add(1, Ordering::Relaxed));
    let client = builder(&server.url()).partner("p").access_token_from(token).build().expect("valid");
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    get_pet(&client).await.expect("it is accepted");
    get_pet(&client.clone()).await.expect("it is accepted");
    let requests = server.requests();
    let tokens: Vec<_> = requests.iter().map(|request| header(request, "authorization")).collect();
    assert_eq!(tokens, [Some("Bearer token-0"), Some("Bearer token-0"), Some("Bearer token-1")]);
    assert_eq!(asked.load(Ordering::Relaxed), 2);

    for (token, problem) in [("", "is empty"), ("line\nbreak", "contains a control character")] {
        let client = client.with_access_token_from(move || token.to_owned()).expect("nothing is asked for yet");
        let error = config(get_pet(&client).await);
        assert_eq!(error.operation(), Some("get_pet"));
        assert!(error.to_string().contains(problem) && !error.to_string().contains("line\n"), "{error}");
    }
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_credential_can_be_replaced_at_run_time() {
    let server = pets();
    let first = builder(&server.url()).visitor("visitor-1").session_token("session-1").build().expect("valid");
    let session = first.with_session_token("session-2").expect("valid");
    let other = session.with_visitor("visitor-2").expect("valid");
    let shop =
        other.with_shop("shop-test-1", "secret-1").expect("valid").with_shop("shop-test-2", "s2").expect("valid");
    for (client, pair) in [
        (&first, "visitor-1:session-1"),
        (&session, "visitor-1:session-2"),
        // Another visitor has no session yet.
        (&other, "visitor-2:visitor-2"),
        (&shop, "shop-test-2:s2"),
        (&first, "visitor-1:session-1"),
    ] {
        client.add_pet().name("Rex").send().await.expect("it is accepted");
        assert_eq!(header(&server.requests().pop().expect("it arrived"), "authorization"), Some(&*basic(pair)));
    }
    let token = shop.with_access_token("t").expect("valid").with_key("k").expect("valid");
    get_pet(&token).await.expect("it is accepted");
    assert!(server.requests().pop().expect("it arrived").starts_with("GET /pets/pet-1?api_key=k "));
    let fresh = token.with_access_token_from(|| "fresh".to_owned()).expect("valid");
    get_pet(&fresh).await.expect("it is accepted");
    assert_eq!(header(&server.requests().pop().expect("it arrived"), "authorization"), Some("Bearer fresh"));
}

#[tokio::test]
async fn clients_with_other_credentials_share_the_retry_budget() {
    let server = Server::start(|stream, _| {
        let _ = stream.shutdown(std::net::Shutdown::Both);
    });
    let client = builder(&server.url()).access_token("t").key("k").build().expect("valid");
    for nth in 0..20 {
        let other = client.with_key(&format!("k{nth}")).expect("valid");
        get_pet(&other).await.expect_err("there is no response");
    }
    assert_eq!(server.requests().len(), 20 + 10);
}

#[test]
fn invalid_settings_are_rejected() {
    let url = "http://127.0.0.1:9";
    for (settings, problem) in [
        (builder(url).shop("", "canary"), "the shop id is empty"),
        (builder(url).shop("shop-1", ""), "the secret is empty"),
        (builder(url).shop("shop:1", "canary"), "the shop id contains a colon, which HTTP Basic cannot carry"),
        (builder(url).shop("shop-1", "canary\n"), "the secret contains a control character, such as a line break"),
        (builder(url).visitor("canary\0"), "the visitor token contains a control character, such as a line break"),
        (builder(url).session_token("canary"), "a session token needs a visitor token, which is not set"),
        (
            builder(url).access_token(" canary"),
            "the access token starts or ends with a space, which no header can carry",
        ),
        (builder(url).key(""), "the key is empty"),
        (builder(url).partner("canary "), "the partner key starts or ends with a space, which no header can carry"),
    ] {
        let error = config(settings.build());
        assert_eq!((error.operation(), error.to_string()), (None, format!("client configuration: {problem}")));
    }
    let error = config(client(url).with_session_token("canary"));
    assert!(error.to_string().ends_with("a session token needs a visitor token, which is not set"));
    config(client(url).with_key("canary\n"));

    let runtime = openapi_client_runtime::Client::<support::pets::Api>::builder;
    for (builder, problem) in [
        (runtime().credential("canteen", &[("token", "canary")]), "the document has no security scheme `canteen`"),
        (runtime().credential("shop", &[("token", "canary")]), "the security scheme `shop` has no part `token`"),
        (runtime().credential("shop", &[("password", "canary")]), "a secret needs a shop id, which is not set"),
        (runtime().credential("shop", &[]), "the shop id is not set"),
        (runtime().token_source("key", String::new), "the security scheme `key` takes no token"),
    ] {
        let error = config(builder.build());
        assert_eq!(error.to_string(), format!("client configuration: {problem}"));
    }
}

/// The host that a client asks a proxy for is that of the server.
#[tokio::test]
async fn the_credential_selects_the_server() {
    #[cfg(feature = "rustls-no-provider")]
    let _ = rustls::crypto::ring::default_provider().install_default();
    let proxy = Server::responding(response("502 Bad Gateway", ""));
    let http = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(proxy.url()).expect("it is a URL"))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("the settings are valid");
    let options = openapi_client_runtime::RequestOptions::new().retry(openapi_client_runtime::RetryPolicy::never());
    let builder = || Client::builder().http_client(http.clone()).options(options);
    let test = builder().shop("shop-test-1", "s").visitor("visitor-test-1").build().expect("valid");
    let live = test.with_shop("shop-live-1", "s").expect("valid");
    let keyed = builder().access_token("shop-live-1").partner("p").build().expect("valid");
    for (client, host) in [(&test, "test.pets.example"), (&live, "pets.example")] {
        client.add_pet().name("Rex").send().await.map(drop).expect_err("the proxy refuses");
        let asked = proxy.requests().pop().expect("the proxy was asked");
        assert!(asked.starts_with(&format!("CONNECT {host}:443 ")), "{asked}");
    }
    get_pet(&keyed).await.expect_err("the proxy refuses");
    // A call without credentials goes to the default server.
    keyed.get_photo().send().await.map(drop).expect_err("the proxy refuses");
    let asked = proxy.requests();
    assert!(asked[2..].iter().all(|asked| asked.starts_with("CONNECT test.pets.example:443 ")), "{asked:?}");
    assert_eq!(asked.len(), 4);
}

#[tokio::test]
async fn a_document_without_servers_and_credentials_needs_a_base_url_and_nothing_else() {
    let builder = openapi_client_runtime::Client::<plain::Api>::builder;
    let error = builder().build().map(drop).expect_err("it has no base URL");
    assert_eq!(
        error.to_string(),
        "client configuration: the document names no server: set the base URL with `ClientBuilder::base_url`"
    );
    let server = Server::responding(response("200 OK", "{}"));
    let client = builder().credentials_from_env().expect("there are none").base_url(&server.url()).build();
    plain::read(&client.expect("valid")).await.expect("it is accepted");
    assert_eq!(header(&server.requests()[0], "authorization"), None);
    assert_eq!(header(&server.requests()[0], "user-agent"), Some("plain-rust/0.0.0"));
}

/// The environment is the process's, so each row has a process of its own: this very test, with the row in `CASE`.
#[test]
fn credentials_come_from_the_environment_and_errors_name_the_variable() {
    if let Ok(expected) = std::env::var("CASE") {
        let outcome = Client::from_env().map(drop).map_err(|error| error.to_string());
        match expected.as_str() {
            "" => outcome.expect("the credentials are there"),
            problem => assert_eq!(outcome.expect_err("they are not"), format!("client configuration: {problem}")),
        }
        return;
    }
    let (id, secret, visitor, token) = ("PETS_SHOP_ID", "PETS_SECRET", "PETS_VISITOR_TOKEN", "PETS_ACCESS_TOKEN");
    let nothing = "no credentials: set PETS_SHOP_ID and PETS_SECRET, or PETS_VISITOR_TOKEN, or PETS_ACCESS_TOKEN";
    for (variables, expected) in [
        (vec![(id, "shop-1"), (secret, "secret-1")], ""),
        (vec![(visitor, "visitor-1")], ""),
        (vec![(token, "token-1")], ""),
        (vec![(id, "shop-1"), (secret, "secret-1"), (visitor, "visitor-1"), (token, "token-1")], ""),
        (vec![], nothing),
        (vec![(id, ""), (token, "")], nothing),
        (vec![(id, "shop-1")], "PETS_SHOP_ID is set and PETS_SECRET is not"),
        (vec![(secret, "s"), (visitor, "v")], "PETS_SECRET is set and PETS_SHOP_ID is not"),
        (vec![(id, "shop-1"), (secret, "a\tb")], "the secret contains a control character, such as a line break"),
    ] {
        let mut child = Command::new(std::env::current_exe().expect("it runs"));
        child.args(["--exact", "credentials_come_from_the_environment_and_errors_name_the_variable"]);
        [id, secret, visitor, token].iter().for_each(|name| {
            child.env_remove(name);
        });
        let output = child.envs(variables.clone()).env("CASE", expected).output().expect("it starts");
        assert!(output.status.success(), "{variables:?}: {}", String::from_utf8_lossy(&output.stdout));
    }
}
