//! The app as a browser uses it, with the mock behind it.

mod account;
mod login;
mod privacy;
mod ways;

use std::time::Duration;

use reqwest::{
    Response, StatusCode,
    header::{COOKIE, LOCATION, ORIGIN, SET_COOKIE},
    redirect::Policy,
};
use stytch_client::RequestOptions;
use stytch_mock::{MockStytch, Options};
use tokio::net::TcpListener;

use crate::{app::App, demo, routes};

const PHONE: &str = "+12025550162";

/// A browser, with an app of its own.
struct Browser {
    http: reqwest::Client,
    url: String,
    cookies: Vec<(String, String)>,
    /// A client of the app's mock, for what the app does not do.
    client: stytch_client::Client,
    token_source: MockStytch,
}

impl Browser {
    async fn open() -> Self {
        Self::with(Options::default(), |app| app).await
    }

    async fn with(options: Options, settings: impl FnOnce(App) -> App) -> Self {
        let mock = MockStytch::start_with(options).expect("the mock starts");
        let client = demo::client(&mock).await.expect("the settings are valid");
        let client = client.with_options(RequestOptions::new().total_timeout(Duration::from_secs(1)));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("it has an address"));
        let origin = url.parse().expect("it is an origin");
        let app = settings(App::new(client.clone(), MockStytch::PROJECT_ID, origin, None));
        tokio::spawn(async { axum::serve(listener, routes::router(app)).await });
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("the settings are valid");
        Self { http, url, cookies: Vec::new(), client, token_source: mock }
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.http.post(format!("{}{path}", self.url)).header(ORIGIN, &self.url);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        self.send(request).await
    }

    async fn get(&mut self, path: &str) -> Response {
        let request = self.http.get(format!("{}{path}", self.url));
        self.send(request).await
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Response {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = request.header(COOKIE, cookies.join("; ")).send().await.expect("the app responds");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("it is text");
            let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("it is a pair");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        response
    }

    async fn page(&mut self, path: &str) -> String {
        self.get(path).await.text().await.expect("it is text")
    }

    fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Logs in by the passcode of the sandbox, whose person may see the administration.
    async fn log_in(&mut self) {
        assert_redirected(&self.post("/log-in/phone", &[("phone", "+10000000000")]).await, "/log-in");
        assert_redirected(&self.post("/log-in/code", &[("code", "000000")]).await, "/");
    }

    /// Another browser with the same app.
    fn another(self) -> (Self, Vec<(String, String)>) {
        let cookies = self.cookies.clone();
        (Self { cookies: Vec::new(), ..self }, cookies)
    }

    /// The token of the link that was sent to an address.
    fn token(&self, email: &str) -> String {
        self.token_source.sent(email).expect("a link was sent")
    }
}

#[track_caller]
fn assert_redirected(response: &Response, path: &str) {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], path);
}

async fn assert_shows(response: Response, status: u16, problem: &str) {
    assert_eq!(response.status(), status);
    let page = response.text().await.expect("it is text");
    assert!(page.contains(&format!("<p id=\"problem\" role=\"alert\">{problem}")), "{page}");
}
