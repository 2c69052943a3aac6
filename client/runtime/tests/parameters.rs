//! How parameters are written, and what of them cannot be.

mod support;

use std::collections::BTreeMap;

use openapi_client_runtime::{Client, Error, Operation, ResponseValue, generated::Request};
use serde_json::{Value, json};
use support::{
    Server, header,
    plain::{Api, READ, READ_PART},
    response,
};

fn client(url: &str) -> Client<Api> {
    Client::builder().base_url(url).build().expect("the settings are valid")
}

type Written<'c> = Result<Request<'c, Api>, Error<Api>>;

/// Sends a request with parameters that `add` adds, and returns it as it arrived.
async fn sent(operation: &'static Operation, add: impl FnOnce(Request<'_, Api>) -> Written<'_>) -> String {
    let server = Server::responding(response("200 OK", "{}"));
    let client = client(&server.url());
    let request = add(client.request(operation)).expect("it can be written");
    let outcome = request.send(ResponseValue::<Value>::from_response).await;
    outcome.expect("it is accepted");
    server.requests().pop().expect("it arrived")
}

/// The message for a parameter that cannot be written.
#[track_caller]
fn refused(add: impl FnOnce(Request<'_, Api>) -> Written<'_>) -> String {
    let client = client("http://127.0.0.1:9");
    let error = add(client.request(&READ)).map(drop).expect_err("it cannot be written");
    assert!(matches!(error, Error::InvalidRequest(_)) && error.field() == Some("/p"), "{error}");
    error.to_string()
}

#[tokio::test]
async fn lists_and_objects_in_the_query_have_a_style() {
    let request = sent(&READ, |request| {
        let object: BTreeMap<_, _> = [("a b", json!("c&d")), ("e", json!(1))].into();
        let none: Option<Vec<String>> = None;
        request
            .query("many", &["a,b", "c"])?
            .query_joined("comma", &["a b", "c&d"], ',')?
            .query_joined("space", &[1, 2], ' ')?
            .query_joined("pipe", &["a b", "c"], '|')?
            .query_joined("none", &none, ',')?
            .query_joined("empty", &Vec::<String>::new(), ',')?
            .query_object("spread", &object, false)?
            .query_object("deep", &Some(object), true)?
            .query_object("absent", &none, true)?
            .query_json("json", &Some(json!({"a": [1, "b"]})))?
            .query_json("no_json", &none)
    })
    .await;
    let query = "many=a%2Cb&many=c&comma=a+b,c%26d&space=1%202&pipe=a+b%7Cc&a+b=c%26d&e=1&deep%5Ba+b%5D=c%26d&deep%5Be%5D=1&\
                 json=%7B%22a%22%3A%5B1%2C%22b%22%5D%7D";
    assert!(request.starts_with(&format!("GET /read?{query} HTTP/1.1\r\n")), "{request}");
}

#[tokio::test]
async fn lists_in_the_path_and_in_headers_have_commas() {
    let request = sent(&READ_PART, |request| {
        request
            .path("part", &["a/b", "c d"])?
            .header("X-List", &[1, 2], false)?
            .header("X-Text", &"a, b", false)?
            .header("X-Empty", &Vec::<String>::new(), false)
    })
    .await;
    assert!(request.starts_with("GET /read/a%2Fb,c%20d HTTP/1.1\r\n"), "{request}");
    assert_eq!((header(&request, "x-list"), header(&request, "x-text")), (Some("1,2"), Some("a, b")));
    assert_eq!(header(&request, "x-empty"), None);
}

#[tokio::test]
async fn cookies_share_a_header() {
    let request =
        sent(&READ, |request| request.cookie("a", &"b; c=\u{fc}\"%")?.cookie("n", &1)?.cookie("none", &None::<String>))
            .await;
    assert_eq!(header(&request, "cookie"), Some("a=b%3B%20c=%C3%BC%22%25; n=1"));
}

#[test]
fn what_cannot_be_written_is_refused() {
    let delimiter = "has an item that contains the character between items";
    assert!(refused(|request| request.query_joined("p", &["a,b"], ',')).ends_with(delimiter));
    assert!(refused(|request| request.query_joined("p", &["a|b"], '|')).ends_with(delimiter));
    assert!(refused(|request| request.header("p", &["a,b"], false)).ends_with(delimiter));
    assert!(refused(|request| request.path("p", &["a,b"])).ends_with(delimiter));
    let unwritable = "cannot be written as a parameter";
    assert!(refused(|request| request.query_object("p", &json!({"a": [1]}), true)).ends_with(unwritable));
    assert!(refused(|request| request.query_object("p", &"text", true)).ends_with(unwritable));
    assert!(refused(|request| request.cookie("p", &json!({}))).ends_with(unwritable));
}

#[tokio::test]
async fn a_base_url_replaces_the_server_of_an_operation() {
    let request = sent(&READ_PART, |request| request.path("part", &"a")).await;
    assert!(request.starts_with("GET /read/a HTTP/1.1\r\n"), "{request}");
}

#[test]
fn without_a_server_for_each_operation_a_base_url_is_required() {
    let problem = Client::<Api>::builder().build().expect_err("one operation has no server");
    assert!(problem.to_string().contains("set the base URL with `ClientBuilder::base_url`"), "{problem}");
}
