//! Pages: which cursor each request has, where they end, and what an error leaves.

mod support;

use std::{future::poll_fn, io::Write as _, pin::pin, task::Poll, time::Duration};

use openapi_client_runtime::{
    Client, Error, Pages, ResponseValue,
    generated::{Call, IntoRequest, Paged, RawResponse, Request},
    serde_json::Value,
};
use support::{
    Server, header,
    plain::{Api, READ},
    quick, response,
};

/// A call that returns a list in pages, as the generator writes one.
#[derive(Clone)]
struct List<'c> {
    client: &'c Client<Api>,
    cursor: Option<String>,
}

impl Call for List<'_> {
    type Api = Api;
    type Output = Value;

    fn decode(response: RawResponse) -> Result<ResponseValue<Value>, Error<Api>> {
        match response.status().as_u16() {
            200 => ResponseValue::from_response(response),
            _ => Err(Error::from_response(response)),
        }
    }
}

impl<'c> IntoRequest<'c> for List<'c> {
    fn into_request(self) -> Result<Request<'c, Api>, Error<Api>> {
        self.client.request(&READ).query("after", &self.cursor)
    }
}

impl<'c> Paged<'c> for List<'c> {
    const NEXT: &'static str = "/meta/next";

    fn with_cursor(self, cursor: &str) -> Self {
        Self { cursor: Some(cursor.to_owned()), ..self }
    }
}

/// A server that responds to the nth request with the nth body, and to more with the last one. `503` is a status.
fn server(bodies: &'static [&'static str]) -> Server {
    Server::start(move |stream, nth| {
        let body = bodies.get(nth).or(bodies.last()).expect("there is one");
        let response = match *body {
            "503" => response("503 Service Unavailable", "{}"),
            body => response("200 OK", body),
        };
        let _ = stream.write_all(&response);
    })
}

fn client(server: &Server) -> Client<Api> {
    let options = openapi_client_runtime::RequestOptions::new().retry(quick());
    Client::<Api>::builder().base_url(&server.url()).options(options).build().expect("the settings are valid")
}

fn pages(client: &Client<Api>) -> Pages<List<'_>> {
    Pages::new(List { client, cursor: None })
}

/// What was requested of each page.
fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests.iter().map(|request| request.split(' ').nth(1).expect("it has a target").to_owned()).collect()
}

/// The numbers of all pages, until the first error.
async fn numbers(mut pages: Pages<List<'_>>) -> (Vec<i64>, Option<Error<Api>>) {
    let mut numbers = Vec::new();
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => numbers.push(page["n"].as_i64().expect("it has a number")),
            Err(error) => return (numbers, Some(error)),
        }
    }
    (numbers, None)
}

#[tokio::test]
async fn each_page_has_the_cursor_that_the_one_before_returned() {
    for last in [r#"{"n": 3}"#, r#"{"n": 3, "meta": {"next": null}}"#, r#"{"n": 3, "meta": {"next": ""}}"#] {
        let server = server(Vec::leak(vec![
            r#"{"n": 1, "meta": {"next": "a/b?c=d&e f"}}"#,
            r#"{"n": 2, "meta": {"next": "z"}}"#,
            last,
        ]));
        let client = client(&server);
        let (numbers, error) = numbers(pages(&client)).await;
        assert!(error.is_none() && numbers == [1, 2, 3], "{numbers:?} {error:?}");
        assert_eq!(targets(&server), ["/read", "/read?after=a%2Fb%3Fc%3Dd%26e+f", "/read?after=z"]);
    }
}

#[tokio::test]
async fn nothing_is_sent_after_the_last_page() {
    let server = server(&[r#"{"n": 1}"#]);
    let client = client(&server);
    let mut pages = pages(&client);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    assert_eq!(targets(&server).len(), 1);
}

#[tokio::test]
async fn the_first_page_has_the_cursor_of_the_call() {
    let server = server(&[r#"{"n": 2, "meta": {"next": "z"}}"#, r#"{"n": 3}"#]);
    let client = client(&server);
    let call = List { client: &client, cursor: Some("y".to_owned()) };
    assert_eq!(numbers(Pages::new(call)).await.0, [2, 3]);
    assert_eq!(targets(&server), ["/read?after=y", "/read?after=z"]);
}

#[tokio::test]
async fn the_page_of_an_error_can_be_called_again() {
    let server = server(&[r#"{"n": 1, "meta": {"next": "z"}}"#, "503", r#"{"n": 2}"#]);
    let client = client(&server);
    let mut pages = pages(&client);
    assert_eq!(pages.next().await.expect("it is the first").expect("it is a page")["n"], 1);
    let error = pages.next().await.expect("there is another").map(drop).expect_err("the server is busy");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(pages.next().await.expect("it is the second").expect("it is a page")["n"], 2);
    assert!(pages.next().await.is_none());
    assert_eq!(targets(&server), ["/read", "/read?after=z", "/read?after=z"]);
}

#[tokio::test]
async fn a_page_whose_future_is_dropped_is_next() {
    let server = server(&[r#"{"n": 1, "meta": {"next": "z"}}"#, r#"{"n": 2}"#]);
    let client = client(&server);
    let mut pages = pages(&client);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    {
        let mut begun = pin!(pages.next());
        poll_fn(|context| Poll::Ready(begun.as_mut().poll(context).is_ready())).await;
    }
    assert_eq!(numbers(pages).await.0, [2]);
    assert_eq!(targets(&server).last().map(String::as_str), Some("/read?after=z"));
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_an_error() {
    let at_once: &[&str] =
        &[r#"{"n": 1, "meta": {"next": "Canary"}}"#, r#"{"n": 2, "meta": {"next": "Canary"}}"#, r#"{"n": 3}"#];
    let later: &[&str] = &[
        r#"{"n": 1, "meta": {"next": "Canary"}}"#,
        r#"{"n": 2, "meta": {"next": "z"}}"#,
        r#"{"n": 3, "meta": {"next": "Canary"}}"#,
        r#"{"n": 4}"#,
    ];
    for (bodies, before, requests) in [(at_once, vec![1], 2), (later, vec![1, 2], 3)] {
        let server = server(bodies);
        let client = client(&server);
        let mut pages = pages(&client);
        let (numbers, error) = numbers(pages.clone()).await;
        let error = error.expect("it ends with an error");
        assert_eq!((numbers, targets(&server).len()), (before, requests));
        let Error::UnexpectedResponse(unexpected) = &error else { panic!("{error}") };
        assert_eq!(unexpected.problem(), "the next cursor is one that a page before returned");
        assert!(error.decode::<Value>().is_some_and(|page| page["n"].is_i64()), "its items are there");
        assert!(!format!("{error} {error:?}").contains("Canary"), "{error:?}");
        assert!(pages.next().await.is_some(), "a clone is as it was");
    }
}

#[tokio::test]
async fn a_cursor_of_another_type_is_an_error() {
    let server = server(&[r#"{"n": 1, "meta": {"next": 5}}"#]);
    let client = client(&server);
    let error = numbers(pages(&client)).await.1.expect("it is not the last page");
    let Error::UnexpectedResponse(unexpected) = &error else { panic!("{error}") };
    assert_eq!(unexpected.problem(), "the next cursor is not a string");
}

#[tokio::test]
async fn the_settings_of_a_customized_call_are_those_of_each_page() {
    let server = server(&[r#"{"n": 1, "meta": {"next": "z"}}"#, r#"{"n": 2}"#]);
    let client = client(&server);
    let call = openapi_client_runtime::Customized::new(List { client: &client, cursor: None });
    let pages = call.header("x-trial", "yes").timeout(Duration::from_secs(9)).pages();
    assert_eq!(numbers(pages).await.0, [1, 2]);
    let requests = server.requests();
    assert!(requests.len() == 2 && requests.iter().all(|request| header(request, "x-trial") == Some("yes")));
}

#[tokio::test]
async fn nothing_of_pages_is_printed() {
    let server = server(&[r#"{"n": 1, "meta": {"next": "Canary"}}"#]);
    let client = client(&server);
    let mut pages = Pages::new(List { client: &client, cursor: Some("Canary".to_owned()) });
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert_eq!(format!("{pages:?}"), "Pages { .. }");
}

#[test]
fn pages_can_be_read_in_another_thread() {
    fn is_send<T: Send>(_: T) {}
    let server = server(&["{}"]);
    let client = client(&server);
    let mut pages = pages(&client);
    is_send(pages.next());
}
