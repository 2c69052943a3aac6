//! The app as a browser finds it, with the mock behind it.

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

/// One browser at an app of its own.
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
        let client = client::of_mock(&mock).expect("the settings are fine");
        let client = client.with_options(RequestOptions::new().total_timeout(std::time::Duration::from_secs(1)));
        let app = App { client, browsers: Browsers::default(), https: false, mocked: true };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("it has an address"));
        tokio::spawn(async { axum::serve(listener, app::router(app)).await });
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("the settings are fine");
        Self { http, url, cookie: String::new(), _mock: mock }
    }

    async fn post(&mut self, path: &str, field: &str, value: &str) -> Response {
        let form = url::form_urlencoded::Serializer::new(String::new()).append_pair(field, value).finish();
        let request =
            self.http.post(format!("{}{path}", self.url)).header(ORIGIN, &self.url).header(COOKIE, &self.cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let response = request.send().await.expect("the app answers");
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            let cookie = cookie.to_str().expect("it is text");
            self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        }
        response
    }

    async fn page(&self) -> String {
        let page = self.http.get(&self.url).header(COOKIE, &self.cookie).send().await.expect("the app answers");
        page.text().await.expect("it is text")
    }
}

#[track_caller]
fn goes_home(response: &Response) {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], "/");
}

async fn shows(response: Response, status: u16, problem: &str) {
    assert_eq!(response.status(), status);
    let page = response.text().await.expect("it is text");
    assert!(page.contains(&format!("<p id=\"problem\" role=\"alert\">{problem}")), "{page}");
}

#[tokio::test]
async fn a_number_and_its_passcode_log_in_and_out() {
    let mut browser = Browser::open().await;
    assert!(browser.page().await.contains("Send me a passcode"));
    goes_home(&browser.post("/send", "phone", "00 1 (000) 000-0000").await);
    assert!(browser.page().await.contains("+10000000000"));
    let before = browser.cookie.clone();
    goes_home(&browser.post("/log-in", "code", "000 000").await);
    assert_ne!(browser.cookie, before, "who logs in has a new id");
    assert!(browser.page().await.contains("You are logged in"));
    goes_home(&browser.post("/start-again", "", "").await);
    assert!(browser.page().await.contains("Send me a passcode"));
}

#[tokio::test]
async fn each_number_that_fails_says_why() {
    for (number, status, problem) in [
        ("202 555 0162", 422, "That is not a phone number."),
        ("<script>", 422, "That is not a phone number."),
        ("+10000000400", 422, "That is not a phone number."),
        ("+12025550101", 422, "We cannot send messages to that country."),
        ("+12025550102", 422, "That number has opted out"),
        ("+12025550103", 429, "Too many tries. Please wait 60 seconds."),
        ("+10000000500", 503, "We are not sure that the message went out."),
        ("+12025550105", 503, "We are not sure that the message went out."),
        ("+12025550106", 503, "We are not sure that the message went out."),
    ] {
        let mut browser = Browser::open().await;
        shows(browser.post("/send", "phone", number).await, status, problem).await;
    }
}

#[tokio::test]
async fn each_passcode_that_fails_says_why() {
    let mut browser = Browser::open().await;
    browser.post("/send", "phone", PHONE).await;
    for (code, status, problem) in [
        ("123456", 422, "That passcode is wrong."),
        ("12345", 422, "That passcode is wrong."),
        ("000401", 422, "That passcode has been used already, or has expired."),
        ("000429", 429, "Too many tries. Please wait a few minutes."),
        ("000500", 503, "The service is in trouble."),
    ] {
        shows(browser.post("/log-in", "code", code).await, status, problem).await;
    }
    shows(browser.post("/log-in", "code", "000000").await, 429, "Too many tries with this passcode.").await;
}

#[tokio::test]
async fn a_browser_has_three_messages_and_what_was_not_sent_does_not_count() {
    let mut browser = Browser::open().await;
    for _ in 0..5 {
        shows(browser.post("/send", "phone", "12025550162").await, 422, "That is not a phone number.").await;
    }
    goes_home(&browser.post("/send", "phone", PHONE).await);
    goes_home(&browser.post("/send-another", "", "").await);
    assert!(browser.page().await.contains("Another passcode is on its way."));
    goes_home(&browser.post("/start-again", "", "").await);
    goes_home(&browser.post("/send", "phone", PHONE).await);
    let response = browser.post("/send-another", "", "").await;
    assert!(response.headers().contains_key("retry-after"));
    shows(response, 429, "Too many tries. Please wait 10 minutes.").await;
}

#[tokio::test]
async fn all_browsers_together_have_thirty_messages() {
    let mut browser = Browser::open().await;
    for _ in 0..30 {
        browser.cookie.clear();
        goes_home(&browser.post("/send", "phone", PHONE).await);
    }
    browser.cookie.clear();
    shows(browser.post("/send", "phone", PHONE).await, 429, "Too many tries.").await;
}

#[tokio::test]
async fn another_site_can_post_nothing() {
    let browser = Browser::open().await;
    for origin in [None, Some("null"), Some("https://example.com")] {
        let mut request = browser.http.post(format!("{}/send", browser.url)).body("phone=%2B12025550162");
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let response = request.send().await.expect("the app answers");
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_cookie_is_the_servers_alone() {
    let mut browser = Browser::open().await;
    let response = browser.post("/send", "phone", PHONE).await;
    let cookie = response.headers()[SET_COOKIE].to_str().expect("it is text");
    for said in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(said), "{cookie}");
    }
    assert!(!browser.page().await.contains("phone-number-test"), "the method_id does not leave the server");
}
