//! What is sent, what is rejected before it is, and calls by operationId.

mod support;

use openapi_client_runtime::Operation;
use serde_json::{Value, json};
use support::{
    PET, Server, client, header,
    pets::{Api, Error, operations, types},
    response,
};

fn pets() -> Server {
    Server::responding(response("200 OK", PET))
}

#[track_caller]
fn invalid<T>(outcome: Result<T, Error>) -> Error {
    let error = outcome.map(drop).expect_err("it is rejected");
    assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.attempts(), error.status()), (0, None));
    error
}

fn body(request: &str) -> Value {
    serde_json::from_str(request.split("\r\n\r\n").nth(1).expect("it has a body")).expect("it is JSON")
}

#[tokio::test]
async fn a_body_arrives_as_it_was_built() {
    let server = pets();
    let request =
        types::NewPet::builder().name("Rex").kind("parrot").age(5).weight(60.0).nicknames(vec!["R".to_owned()]);
    let pet = client(&server.url()).add_pet().body(request).send().await.expect("it is accepted");
    assert_eq!((pet.pet_id.as_str(), pet.request_id()), ("pet-1", Some("trace-1")));
    let request = server.requests().pop().expect("it arrived");
    assert!(request.starts_with("POST /pets HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(header(&request, "accept"), Some("application/json"));
    assert_eq!(
        header(&request, "user-agent"),
        Some(concat!("openapi-client-runtime-rust/", env!("CARGO_PKG_VERSION")))
    );
    assert!(request.ends_with(r#""weight":60,"nicknames":["R"]}"#), "{request}");
    assert_eq!(body(&request)["kind"], "parrot");
}

#[tokio::test]
async fn a_request_that_violates_the_document_is_not_sent() {
    let server = pets();
    let client = client(&server.url());
    let name = "N".to_owned() + &"a".repeat(20);
    for (body, field, problem) in [
        (types::NewPet::builder(), "/name", "required, but not set"),
        (types::NewPet::builder().name("rex"), "/name", "\"rex\" does not match the pattern ^[A-Z][a-z]+$"),
        (types::NewPet::builder().name(name.as_str()), "/name", "has 21 characters, expected at most 20"),
        (
            types::NewPet::builder().name("Rex").age(201),
            "/age",
            "201 is out of range, expected at least 0 and at most 200",
        ),
        (
            types::NewPet::builder().name("Rex").weight(f64::NAN),
            "/weight",
            "NaN is not a number that JSON can represent",
        ),
        (
            types::NewPet::builder().name("Rex").nicknames(vec!["a".to_owned(); 4]),
            "/nicknames",
            "[redacted] has 4 items, expected at most 3",
        ),
        (
            types::NewPet::builder().name("Rex").nicknames(vec!["a".repeat(41)]),
            "/nicknames/0",
            "has 41 characters, expected at most 40",
        ),
    ] {
        let error = invalid(client.add_pet().body(body).send().await);
        assert_eq!((error.operation(), error.field()), (Some("add_pet"), Some(field)));
        let message = error.to_string();
        assert!(
            message.starts_with(&format!("add_pet: invalid request: {field}: ")) && message.ends_with(problem),
            "{message}"
        );
    }
    for segment in ["", ".", ".."] {
        assert_eq!(invalid(client.get_pet().pet_id(segment).send().await).field(), Some("/pet_id"));
    }
    for value in ["two\nlines", " spaced"] {
        let error = invalid(client.get_pet().pet_id("pet-1").on_behalf_of(value).send().await);
        assert_eq!(error.field(), Some("/On-Behalf-Of"));
        assert!(!error.to_string().contains(value), "{error}");
    }
    assert_eq!(invalid(client.get_pet().send().await).field(), Some("/pet_id"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn parameters_arrive_in_path_query_and_header() {
    let server = pets();
    let client = client(&server.url());
    let call = client.get_pet().pet_id("a/b?c#d %e").fields(vec!["kind".to_owned(), "a&b".to_owned()]);
    call.on_behalf_of("someone").send().await.expect("it is accepted");
    let request = server.requests().pop().expect("it arrived");
    assert!(request.starts_with("GET /pets/a%2Fb%3Fc%23d%20%25e?fields=kind&fields=a%26b HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(&request, "on-behalf-of"), Some("someone"));
}

#[tokio::test]
async fn only_an_idempotent_call_is_retried_after_it_may_have_been_received() {
    let server = Server::responding(response("500 Internal Server Error", ""));
    let client = client(&server.url());
    let error = client.get_pet().pet_id("pet-1").send().await.expect_err("it fails");
    assert_eq!((error.attempts(), server.requests().len()), (3, 3));
    let error = client.add_pet().name("Rex").send().await.expect_err("it fails");
    assert_eq!((error.attempts(), server.requests().len()), (1, 4));
}

#[test]
fn operations_are_listed_with_their_metadata() {
    let described = |operation: &&Operation| {
        format!("{} {} {} {:?}", operation.id(), operation.method(), operation.path(), operation.retry_safety())
    };
    assert_eq!(
        operations().iter().map(described).collect::<Vec<_>>(),
        [
            "add_pet POST /pets UnsentOnly",
            "get_pet GET /pets/{pet_id} Idempotent",
            "get_photo GET /photo Idempotent",
            "put_photo PUT /photo Idempotent"
        ]
    );
    let [add_pet, ..] = operations() else { panic!("there are operations") };
    assert_eq!(add_pet.recipient(), Some("name"));
    assert!(add_pet.sends_message() && add_pet.documents(404) && !add_pet.documents(500));
    assert_eq!(add_pet.summary(), "Add a pet");
}

#[test]
fn a_text_prints_where_it_is_a_word_or_an_id_of_the_api() {
    let printed = |text: &str| format!("{:?}", openapi_client_runtime::generated::text::<Api>(text));
    let long = format!("pet-{}", "0".repeat(125));
    for text in ["invalid_name", "trace-test-b05c992f-ebdc-489d-a754-c7e70ba13141", "pet-1"] {
        assert_eq!(printed(text), format!("{text:?}"));
    }
    for text in [
        "+12025550162",
        "000000",
        "someone@example.com",
        "192.0.2.1",
        "WJtR5BCy38Szd5AfoDpf0iqF",
        "secret-test-6EcGQh2FWoxMTjmlLYvwJRGJRGV-DwEPdN1=",
        "two words",
        "",
        "Pet-1",
        "a pet-1",
        "pet-1\n",
        "pet-",
        &"a".repeat(65),
        &long,
    ] {
        assert_eq!(printed(text), "[redacted]");
    }
    assert_eq!(format!("{:?}", types::PetKind::from("someone@example.com")), "Other([redacted])");
    assert_eq!(format!("{:?} {:?}", types::PetKind::from("parrot"), types::PetKind::Cat), "Other(\"parrot\") Cat");
}

#[test]
fn an_open_enum_keeps_unknown_values() {
    use types::PetKind;
    assert_eq!(PetKind::from("guinea-pig"), PetKind::GuineaPig);
    assert_eq!(PetKind::Other("cat".to_owned()), PetKind::Cat);
    assert_eq!(PetKind::KNOWN, ["cat", "guinea-pig"]);
    for value in ["cat", "guinea-pig", "parrot", ""] {
        let kind: PetKind = serde_json::from_value(json!(value)).expect("any text is a value");
        assert_eq!((kind.as_str(), json!(kind), kind.to_string().as_str()), (value, json!(value), value));
        assert!(kind == value && kind.as_ref() == value);
    }
    assert!(PetKind::Cat < PetKind::Other("dog".to_owned()));
}

#[cfg(feature = "schemars")]
#[test]
fn generated_types_have_schemas() {
    let schemas = support::pets::schemas();
    let (pointer, schema) = &schemas[0];
    assert_eq!(*pointer, "/components/schemas/NewPet");
    assert_eq!(schema.pointer("/required"), Some(&json!(["name"])));
}

#[test]
fn clients_and_errors_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn sendable<T: Send>(_: T) {}
    shared::<support::pets::Client>();
    shared::<Error>();
    let client = client("http://127.0.0.1:9");
    sendable(client.add_pet().send());
}
