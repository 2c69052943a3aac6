//! The app as a browser uses it, with the mock behind it.

use reqwest::{
    Response, StatusCode,
    header::{COOKIE, LOCATION, ORIGIN, SET_COOKIE},
    redirect::Policy,
};
use stytch_client::RequestOptions;
use stytch_mock::MockStytch;
use tokio::net::TcpListener;

use crate::{
    app::{self, App},
    browsers::Browsers,
    client, demo,
};

const PHONE: &str = "+12025550162";

/// A browser, with an app of its own.
struct Browser {
    http: reqwest::Client,
    url: String,
    cookie: String,
    _mock: MockStytch,
}

impl Browser {
    async fn open() -> Self {
        let mock = MockStytch::start().expect("the mock starts");
        demo::prepare(&mock);
        let client = client::of_mock(&mock).expect("the settings are valid");
        let client = client.with_options(RequestOptions::new().total_timeout(std::time::Duration::from_secs(1)));
        let app = App { client, browsers: Browsers::default(), https: false, mocked: true };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("it has an address"));
        tokio::spawn(async { axum::serve(listener, app::router(app)).await });
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("the settings are valid");
        Self { http, url, cookie: String::new(), _mock: mock }
    }

    async fn post(&mut self, path: &str, field: &str, value: &str) -> Response {
        let form = url::form_urlencoded::Serializer::new(String::new()).append_pair(field, value).finish();
        let request =
            self.http.post(format!("{}{path}", self.url)).header(ORIGIN, &self.url).header(COOKIE, &self.cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let response = request.send().await.expect("the app responds");
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            let cookie = cookie.to_str().expect("it is text");
            self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        }
        response
    }

    async fn page(&self) -> String {
        let page = self.http.get(&self.url).header(COOKIE, &self.cookie).send().await.expect("the app responds");
        page.text().await.expect("it is text")
    }
}

#[track_caller]
fn assert_redirected(response: &Response) {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], "/");
}

async fn assert_shows(response: Response, status: u16, problem: &str) {
    assert_eq!(response.status(), status);
    let page = response.text().await.expect("it is text");
    assert!(page.contains(&format!("<p id=\"problem\" role=\"alert\">{problem}")), "{page}");
}

#[tokio::test]
async fn a_person_logs_in_and_out() {
    let mut browser = Browser::open().await;
    assert!(browser.page().await.contains("Send me a passcode"));
    assert_redirected(&browser.post("/send", "phone", "00 1 (000) 000-0000").await);
    assert!(browser.page().await.contains("+10000000000"));
    let before = browser.cookie.clone();
    assert_redirected(&browser.post("/log-in", "code", "000 000").await);
    assert_ne!(browser.cookie, before, "a login changes the id");
    assert!(browser.page().await.contains("You are logged in"));
    assert_redirected(&browser.post("/start-again", "", "").await);
    assert!(browser.page().await.contains("Send me a passcode"));
}

#[tokio::test]
async fn each_failing_number_shows_its_error() {
    for (number, status, problem) in [
        ("202 555 0162", 422, "That is not a phone number."),
        ("<script>", 422, "That is not a phone number."),
        ("+10000000400", 422, "That is not a phone number."),
        ("+12025550101", 422, "We cannot send messages to that country."),
        ("+12025550102", 422, "That number has opted out"),
        ("+12025550103", 429, "Too many tries. Please wait 60 seconds."),
        ("+10000000500", 503, "We are not sure that the message was sent."),
        ("+12025550105", 503, "We are not sure that the message was sent."),
        ("+12025550106", 503, "We are not sure that the message was sent."),
    ] {
        let mut browser = Browser::open().await;
        assert_shows(browser.post("/send", "phone", number).await, status, problem).await;
    }
}

#[tokio::test]
async fn each_failing_passcode_shows_its_error() {
    let mut browser = Browser::open().await;
    browser.post("/send", "phone", PHONE).await;
    for (code, status, problem) in [
        ("123456", 422, "That passcode is wrong."),
        ("12345", 422, "That passcode is wrong."),
        ("000401", 422, "That passcode has been used already, or has expired."),
        ("000429", 429, "Too many tries. Please wait a few minutes."),
        ("000500", 503, "The service has a problem."),
    ] {
        assert_shows(browser.post("/log-in", "code", code).await, status, problem).await;
    }
    assert_shows(browser.post("/log-in", "code", "000000").await, 429, "Too many tries with this passcode.").await;
}

#[tokio::test]
async fn a_browser_may_send_three_messages_not_counting_failures() {
    let mut browser = Browser::open().await;
    for _ in 0..5 {
        assert_shows(browser.post("/send", "phone", "12025550162").await, 422, "That is not a phone number.").await;
    }
    assert_redirected(&browser.post("/send", "phone", PHONE).await);
    assert_redirected(&browser.post("/send-another", "", "").await);
    assert!(browser.page().await.contains("We sent another passcode."));
    assert_redirected(&browser.post("/start-again", "", "").await);
    assert_redirected(&browser.post("/send", "phone", PHONE).await);
    let response = browser.post("/send-another", "", "").await;
    assert!(response.headers().contains_key("retry-after"));
    assert_shows(response, 429, "Too many tries. Please wait 10 minutes.").await;
}

#[tokio::test]
async fn all_browsers_together_may_send_thirty_messages() {
    let mut browser = Browser::open().await;
    for _ in 0..30 {
        browser.cookie.clear();
        assert_redirected(&browser.post("/send", "phone", PHONE).await);
    }
    browser.cookie.clear();
    assert_shows(browser.post("/send", "phone", PHONE).await, 429, "Too many tries.").await;
}

#[tokio::test]
async fn forms_of_other_sites_are_rejected() {
    let browser = Browser::open().await;
    for origin in [None, Some("null"), Some("https://example.com")] {
        let mut request = browser.http.post(format!("{}/send", browser.url)).body("phone=%2B12025550162");
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let response = request.send().await.expect("the app responds");
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_cookie_is_restricted_and_the_method_id_stays_on_the_server() {
    let mut browser = Browser::open().await;
    let response = browser.post("/send", "phone", PHONE).await;
    let cookie = response.headers()[SET_COOKIE].to_str().expect("it is text");
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!browser.page().await.contains("phone-number-test"), "the method_id does not leave the server");
}
