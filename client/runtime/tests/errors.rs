//! What a caller can ask of an error, by the error convention of the API.

mod support;

use std::{io::Write, net::Shutdown};

use openapi_client_runtime::{Client, generated::serde::Deserialize, http};
use serde_json::json;
use support::{
    PET, Server, client,
    pets::{Error, types::Reason},
    plain, reset, response,
};

async fn add_pet(status: &str, body: &str) -> Error {
    let server = Server::responding(response(status, body));
    let error = client(&server.url()).add_pet().name("Rex").send().await.map(drop);
    assert_eq!(server.requests().len(), 1);
    error.expect_err("it fails")
}

#[tokio::test]
async fn the_properties_of_an_error_are_those_of_the_convention() {
    let body = r#"{"status":"409","trace_id":"trace-7","reason":"no_such_pet","text":"There is none.",
        "link":"https://pets.example/errors","more":{"pet":"Rex"},"error_type":"x","request_id":"y","message":"z"}"#;
    let error = add_pet("404 Not Found", body).await;
    assert_eq!(error.error_type(), Some(&Reason::NoSuchPet));
    assert_eq!(error.error_message(), Some("There is none."));
    assert_eq!(error.error_url(), Some("https://pets.example/errors"));
    assert_eq!(error.error_details().map(|more| json!(more)), Some(json!({"pet": "Rex"})));
    assert_eq!((error.body_status(), error.status().map(|status| status.as_u16())), (Some(409), Some(404)));
    assert_eq!(error.request_id(), Some("trace-7"));
    assert_eq!(
        error.to_string(),
        "add_pet: the API responded with an error; status 404; reason no_such_pet; trace_id trace-7"
    );
    let api = error.as_api().expect("it is the API's own");
    assert_eq!((api.operation(), api.status().as_u16(), api.code()), ("add_pet", 404, Some(&Reason::NoSuchPet)));
    assert_eq!((api.message(), api.request_id()), (Some("There is none."), Some("trace-7")));
    assert_eq!(api.details().map(|more| json!(more)), Some(json!({"pet": "Rex"})));
    assert_eq!(
        (api.retry_after(), api.headers().len()),
        (error.retry_after(), error.headers().map_or(0, |all| all.len()))
    );
    assert!(api.response().is_some_and(|problem| problem.reason == Reason::NoSuchPet));
    assert_eq!((api.url(), api.body_status(), api.attempts()), (Some("https://pets.example/errors"), Some(409), 1));
    assert_eq!(api.decode::<serde_json::Value>().map(|body| body["message"].clone()), Some(json!("z")));
    assert_eq!((&api.body()[..], api.to_string()), (body.as_bytes(), error.to_string()));
    assert_eq!(format!("{api:?}"), format!("ApiError({error})"));
}

#[tokio::test]
async fn the_content_of_a_variant_says_what_it_knows() {
    let Error::UnexpectedResponse(unexpected) = add_pet("502 Bad Gateway", "<html>").await else { panic!("no JSON") };
    assert_eq!(
        (unexpected.operation(), unexpected.status().as_u16(), &unexpected.body()[..]),
        ("add_pet", 502, &b"<html>"[..])
    );
    assert_eq!(unexpected.problem(), "the status is not documented");
    assert_eq!((unexpected.code(), unexpected.request_id()), (None, None));
    assert_eq!(unexpected.to_string(), "add_pet: unexpected response: the status is not documented; status 502");
    let nowhere = client("http://127.0.0.1:1");
    let invalid = nowhere.add_pet().send().await.map(drop).expect_err("it lacks a name");
    assert!(invalid.as_api().is_none());
    let Error::InvalidRequest(invalid) = invalid else { panic!("{invalid}") };
    assert_eq!(
        (invalid.operation(), invalid.field(), invalid.problem()),
        (Some("add_pet"), Some("/name"), "required, but not set")
    );
    assert_eq!(invalid.to_string(), "add_pet: invalid request: /name: required, but not set");
    let Error::NotSent(failure) = nowhere.add_pet().name("Rex").send().await.map(drop).expect_err("nobody listens")
    else {
        panic!("nothing was sent")
    };
    assert_eq!((failure.operation(), failure.attempts(), failure.is_timeout()), ("add_pet", 3, false));
    assert_eq!(failure.problem(), "no connection to the server");
    assert_eq!((failure.status(), failure.headers(), failure.body()), (None, None, None));
    assert_eq!(failure.to_string(), "add_pet: no connection to the server");
}

#[test]
fn a_test_makes_an_error_of_a_response() {
    let response = |body: &'static str| {
        let response = http::Response::builder().status(404).header("retry-after", "7").body(body);
        response.expect("it is a response")
    };
    let error = Error::from_http("get_pet", response(r#"{"reason":"no_such_pet","trace_id":"trace-7"}"#));
    let error = error.expect("there is such an operation");
    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!((error.operation(), error.error_type()), (Some("get_pet"), Some(&Reason::NoSuchPet)));
    assert_eq!((error.retry_after().map(|wait| wait.as_secs()), error.attempts()), (Some(7), 1));
    assert!(matches!(Error::from_http("get_pet", response("<html>")), Some(Error::UnexpectedResponse(_))));
    assert!(Error::from_http("no_such_operation", response("")).is_none());
}

#[tokio::test]
async fn what_arrived_of_a_response_is_kept() {
    let server = Server::start(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 409 Conflict\r\ncontent-length: 100\r\n\r\n{\"trace_id\":\"trace-7\",");
        reset(stream);
    });
    let error = client(&server.url()).add_pet().name("Rex").send().await.map(drop).expect_err("it is reset");
    let Error::NoResponse(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.status().map(|status| status.as_u16()), Some(409));
    assert_eq!(failure.headers().map(|headers| headers.len()), Some(1));
    assert_eq!(failure.body().map(|body| &body[..]), Some(&b"{\"trace_id\":\"trace-7\","[..]));
    assert!(failure.to_string().ends_with("; status 409; trace_id trace-7"), "{failure}");
}

#[tokio::test]
async fn a_success_keeps_what_the_document_does_not_know() {
    for body in [PET.to_owned(), format!(r#"{{"data":{PET}}}"#)] {
        let body = body.replace(r#""kind":"cat""#, r#""kind":"cat","chip":{"id":7,"id":8}"#);
        let server = Server::responding(response("200 OK", &body));
        let pet = client(&server.url()).get_pet().pet_id("pet-1").send().await.expect("it is accepted");
        assert_eq!(&pet.raw()[..], body.as_bytes());
        assert_eq!((pet.get::<u8>("/chip/id"), pet.get::<u8>("chip/id")), (Some(8), Some(8)));
        assert_eq!((pet.get::<String>("/chip/id"), pet.get::<u8>("/chip/age")), (None, None));
    }
}

#[tokio::test]
async fn a_body_without_the_code_is_no_error_of_the_api() {
    for body in ["", "{}", "[]", "<html>", r#"{"error_type":"bad_request"}"#, r#"{"reason":7,"trace_id":"trace-8"}"#] {
        let error = add_pet("400 Bad Request", body).await;
        assert!(matches!(error, Error::UnexpectedResponse(_)), "{error}");
        assert_eq!(error.error_type(), None);
        assert_eq!(error.body().map(|body| &body[..]), Some(body.as_bytes()));
    }
    assert_eq!(add_pet("400 Bad Request", r#"{"trace_id":"trace-8"}"#).await.request_id(), Some("trace-8"));
}

#[tokio::test]
async fn readable_properties_are_read_around_unreadable_ones() {
    for body in [
        r#"{"reason":"odd","more":{"a":1e999},"trace_id":"trace-9"}"#.to_owned(),
        format!(r#"{{"reason":"odd","more":{}{},"trace_id":"trace-9"}}"#, "[".repeat(500), "]".repeat(500)),
        r#"{"reason":"odd","text":[1],"trace_id":"trace-9","te"#.to_owned(),
        r#"{"data":1,"reason":"odd","trace_id":"trace-9","status":{}}"#.to_owned(),
    ] {
        let error = add_pet("500 Internal Server Error", &body).await;
        assert!(matches!(error, Error::Api(_)), "{error}");
        assert!(error.error_type().is_some_and(|reason| reason == "odd"), "{error}");
        assert_eq!(error.request_id(), Some("trace-9"), "{error}");
    }
}

#[tokio::test]
async fn an_error_in_the_envelope_of_a_success_is_found() {
    let server = Server::responding(response("404 Not Found", r#"{"data":{"reason":"no_such_pet"}}"#));
    let error = client(&server.url()).get_pet().pet_id("pet-1").send().await.map(drop).expect_err("it fails");
    assert_eq!(error.error_type(), Some(&Reason::NoSuchPet));
}

#[tokio::test]
async fn decode_reads_a_body_as_any_type() {
    #[derive(Deserialize)]
    #[serde(crate = "openapi_client_runtime::generated::serde")]
    struct Conflict {
        since: u32,
    }

    let error = add_pet("409 Conflict", r#"{"reason":"taken","since":7}"#).await;
    assert!(error.decode::<Conflict>().is_some_and(|conflict| conflict.since == 7));
    assert!(add_pet("409 Conflict", "[7]").await.decode::<Conflict>().is_none(), "an array is no object");
}

#[tokio::test]
async fn a_success_that_does_not_decode_names_the_place_and_not_the_value() {
    for (body, problem) in [
        (r#"{"pet_id":1}"#, "/pet_id is not of the documented type"),
        (r#"{"trace_id":"trace-1"}"#, "/pet_id required, but missing"),
        (r#"{"pet_id":"a","pet_id":1}"#, "/pet_id is not of the documented type"),
        (r#"{"pet_id":"a","pet_id":"b","kind":7}"#, "/kind is not of the documented type"),
        (r#"["pet-1"]"#, "is not of the documented type"),
        (r#"{"pet_id":"#, "the body is cut off, or empty"),
        ("", "the body is cut off, or empty"),
        ("<html>", "the body is not JSON"),
    ] {
        let error = add_pet("200 OK", body).await;
        let message = error.to_string();
        assert!(message.starts_with(&format!("add_pet: unexpected response: {problem}; status 200")), "{message}");
    }
    let cut_off = Server::start(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"trace_id\":\"trace-3\",");
        let _ = stream.shutdown(Shutdown::Both);
    });
    let error = client(&cut_off.url()).add_pet().name("Rex").send().await.expect_err("cut off");
    assert_eq!((error.request_id(), error.attempts()), (Some("trace-3"), 1));
    assert!(error.to_string().contains("the body is cut off"), "{error}");
}

#[tokio::test]
async fn of_properties_with_the_same_name_the_last_counts() {
    for body in [
        r#"{"pet_id":"pet-1","trace_id":"trace-1","pet_id":"pet-2"}"#,
        r#"{"pet_id":1,"trace_id":"trace-1","pet_id":"pet-2"}"#,
        r#"{"data":{"pet_id":"pet-1","pet_id":"pet-2","trace_id":"trace-1"}}"#,
        r#"{"data":7,"data":{"pet_id":"pet-2","trace_id":"trace-1"}}"#,
    ] {
        let server = Server::responding(response("200 OK", body));
        let pet = client(&server.url()).get_pet().pet_id("pet-1").send().await.expect("it is a pet");
        assert_eq!((pet.pet_id.as_str(), pet.request_id()), ("pet-2", Some("trace-1")), "{body}");
    }

    let error = add_pet("400 Bad Request", r#"{"reason":"odd","text":"a","text":"b","reason":"no_such_pet"}"#).await;
    assert_eq!((error.error_type(), error.error_message()), (Some(&Reason::NoSuchPet), Some("b")));
    let Error::Api(api) = &error else { panic!("{error}") };
    assert!(api.response().is_some_and(|problem| problem.reason == Reason::NoSuchPet));
}

/// A call that took effect is not lost: its body can still be read.
#[tokio::test]
async fn a_success_of_another_shape_can_be_read_by_the_caller() {
    #[derive(Deserialize)]
    #[serde(crate = "openapi_client_runtime::generated::serde")]
    struct Id {
        pet_id: String,
    }

    let error = add_pet("200 OK", r#"{"pet_id":"pet-1","kind":7}"#).await;
    assert!(matches!(error, Error::UnexpectedResponse(_)), "{error}");
    assert!(error.status().is_some_and(|status| status.is_success()));
    assert_eq!(error.decode::<Id>().map(|id| id.pet_id).as_deref(), Some("pet-1"));
}

#[tokio::test]
async fn a_success_is_accepted_with_and_without_its_envelope() {
    for body in [PET.to_owned(), format!(r#"{{"data":{PET}}}"#)] {
        let server = Server::responding(response("200 OK", body));
        let pet = client(&server.url()).get_pet().pet_id("pet-1").send().await.expect("it is a pet");
        assert_eq!((pet.pet_id.as_str(), pet.request_id(), pet.attempts()), ("pet-1", Some("trace-1"), 1));
    }
}

#[tokio::test]
async fn without_an_error_schema_a_documented_status_is_an_api_error() {
    type PlainError = openapi_client_runtime::Error<plain::Api>;

    for (status, body, api) in [
        ("404 Not Found", r#"{"any":"thing","request_id":"x"}"#, true),
        ("404 Not Found", "", true),
        ("502 Bad Gateway", r#"{"any":"thing"}"#, false),
        ("201 Created", "{}", false),
    ] {
        let server = Server::responding(response(status, body));
        let client = Client::builder().base_url(&server.url()).build().expect("valid");
        let error = plain::read(&client).await.expect_err("it fails");
        assert_eq!(matches!(error, PlainError::Api(_)), api, "{error}");
        assert_eq!((error.error_type(), error.request_id()), (None, None));
        assert_eq!(error.body().map(|body| &body[..]), Some(body.as_bytes()));
        assert!(error.to_string().ends_with(&format!("; status {}", &status[..3])), "{error}");
        if let PlainError::Api(api) = &error {
            assert_eq!(api.response(), serde_json::from_str(body).ok().as_ref());
        }
    }
    let server = Server::responding(response("200 OK", r#"{"request_id":"x","a":1}"#));
    let client = Client::builder().base_url(&server.url()).build().expect("valid");
    let value = plain::read(&client).await.expect("it is JSON");
    assert_eq!((value["a"].as_i64(), value.request_id()), (Some(1), None));
}

#[tokio::test]
async fn numbers_of_open_objects_are_exact_to_64_bits() {
    let read = async |body: &str| {
        let server = Server::responding(response("200 OK", body));
        plain::read(&Client::builder().base_url(&server.url()).build().expect("valid")).await
    };
    let body = r#"{"a":18446744073709551615,"b":-9223372036854775808,"c":18446744073709551616,"d":0.1}"#;
    let value = read(body).await.expect("it is JSON");
    assert_eq!((value["a"].as_u64(), value["b"].as_i64()), (Some(u64::MAX), Some(i64::MIN)));
    assert_eq!(
        (value["c"].as_u64(), value["c"].as_f64(), value["d"].as_f64()),
        (None, Some(2_f64.powi(64)), Some(0.1))
    );

    #[derive(Deserialize)]
    #[serde(crate = "openapi_client_runtime::generated::serde")]
    struct Token {
        token: String,
    }
    let error = read(r#"{"token":"t","limit":1e400}"#).await.map(drop).expect_err("no `f64` is that large");
    assert_eq!(error.to_string(), "read: unexpected response: /* is not of the documented type; status 200");
    assert_eq!(error.decode::<Token>().map(|body| body.token).as_deref(), Some("t"));
}

#[tokio::test]
async fn generic_code_can_handle_the_error_of_any_client() {
    fn printed<A: openapi_client_runtime::Api>(error: &openapi_client_runtime::Error<A>) -> String {
        error.error_type().map(|code| code.as_ref().to_owned()).unwrap_or_default()
    }
    assert_eq!(printed(&add_pet("400 Bad Request", r#"{"reason":"bad_request"}"#).await), "bad_request");
}
