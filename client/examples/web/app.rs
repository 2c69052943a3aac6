//! The requests that the page makes, protected against other sites and other people.

use std::{sync::Arc, time::Duration};

use axum::{
    Form, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{self, HeaderMap},
    },
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use serde::Deserialize;
use stytch_client::{Client, Error};

use crate::{
    browsers::{Browsers, IDLE, NoTry, Stage},
    messages::{message, too_many},
    page,
};

pub(crate) struct App {
    pub(crate) client: Client,
    pub(crate) browsers: Browsers,
    /// Whether browsers use https.
    pub(crate) https: bool,
    /// Whether the client calls a mock: the page then lists numbers and passcodes to try.
    pub(crate) mocked: bool,
}

type Shared = State<Arc<App>>;

pub(crate) fn router(app: App) -> Router {
    // A browser that loads the target of a form again goes to the page and sends nothing.
    let home = || get(|| async { Redirect::to("/") });
    Router::new()
        .route("/", get(show))
        .route("/send", home().post(send))
        .route("/send-another", home().post(send_another))
        .route("/log-in", home().post(log_in))
        .route("/start-again", post(start_again))
        .route("/style.css", get(style))
        .layer(from_fn(protect))
        .layer(DefaultBodyLimit::max(1024))
        .with_state(Arc::new(app))
}

async fn show(State(app): Shared, jar: CookieJar) -> Response {
    page::of(&app.browsers.stage(app.id(&jar)), app.mocked, None, "").into_response()
}

#[derive(Deserialize)]
struct Phone {
    phone: String,
}

async fn send(State(app): Shared, jar: CookieJar, Form(Phone { phone }): Form<Phone>) -> Response {
    app.send(jar, &phone).await
}

/// Sends to the same number again, which only the server knows.
async fn send_another(State(app): Shared, jar: CookieJar) -> Response {
    match app.browsers.stage(app.id(&jar)) {
        Stage::PasscodeSent { phone, .. } => app.send(jar, &phone).await,
        _ => Redirect::to("/").into_response(),
    }
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

async fn log_in(State(app): Shared, jar: CookieJar, Form(Code { code }): Form<Code>) -> Response {
    let id = app.id(&jar);
    let method_id = match app.browsers.count_try(id) {
        Ok(method_id) => method_id,
        Err(NoTry::NothingSent) => return Redirect::to("/").into_response(),
        Err(NoTry::TooMany) => {
            let problem = "Too many tries with this passcode. Ask for another.";
            return app.problem(id, StatusCode::TOO_MANY_REQUESTS, problem, "");
        }
    };
    let code: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    let call = app.client.otps().authenticate().method_id(method_id).code(code);
    match call.send().await {
        Ok(response) => {
            let id = app.browsers.log_in(id, response.user_id.clone());
            (jar.add(app.cookie(id)), Redirect::to("/")).into_response()
        }
        Err(error) => app.failure(id, &error, ""),
    }
}

async fn start_again(State(app): Shared, jar: CookieJar) -> Redirect {
    app.browsers.start_again(app.id(&jar));
    Redirect::to("/")
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css")], include_str!("style.css"))
}

impl App {
    async fn send(&self, jar: CookieJar, entered: &str) -> Response {
        let id = match self.browsers.count_send(self.id(&jar)) {
            Ok(id) => id,
            Err(wait) => return self.limited(self.id(&jar), wait, entered),
        };
        let phone = phone_number(entered);
        let call = self.client.otps().sms().login_or_create().phone_number(&phone);
        let response = match call.send().await {
            Ok(sent) => {
                let method_id = sent.phone_id.clone();
                let before = match self.browsers.stage(&id) {
                    Stage::PasscodeSent { phone: known, messages, .. } if known == phone => messages,
                    _ => 0,
                };
                self.browsers.move_to(&id, Stage::PasscodeSent { phone, method_id, messages: before + 1, tries: 0 });
                Redirect::to("/").into_response()
            }
            Err(error) => {
                if !error.may_have_been_sent() {
                    self.browsers.uncount_send(&id);
                }
                self.failure(&id, &error, entered)
            }
        };
        (jar.add(self.cookie(id)), response).into_response()
    }

    /// Shows the page again, with the error.
    fn failure(&self, id: &str, error: &Error, entered: &str) -> Response {
        eprintln!("{error}");
        let status = match error {
            Error::InvalidRequest(_) if error.field().is_some() => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Api(_) => match error.status() {
                Some(StatusCode::TOO_MANY_REQUESTS) => StatusCode::TOO_MANY_REQUESTS,
                Some(status) if status.is_client_error() => StatusCode::UNPROCESSABLE_ENTITY,
                _ => StatusCode::SERVICE_UNAVAILABLE,
            },
            Error::Config(_) | Error::InvalidRequest(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        self.problem(id, status, &message(error), entered)
    }

    fn limited(&self, id: &str, wait: Duration, entered: &str) -> Response {
        let wait = wait + Duration::from_secs(1);
        let response = self.problem(id, StatusCode::TOO_MANY_REQUESTS, &too_many(Some(wait)), entered);
        ([(header::RETRY_AFTER, wait.as_secs().to_string())], response).into_response()
    }

    fn problem(&self, id: &str, status: StatusCode, problem: &str, entered: &str) -> Response {
        (status, page::of(&self.browsers.stage(id), self.mocked, Some(problem), entered)).into_response()
    }

    /// The id in the browser's cookie.
    fn id<'j>(&self, jar: &'j CookieJar) -> &'j str {
        jar.get(self.cookie_name()).map(Cookie::value).unwrap_or_default()
    }

    /// A cookie that scripts cannot read, that requests of other sites do not carry and, with https, that other hosts cannot set.
    fn cookie(&self, id: String) -> Cookie<'static> {
        let max_age = IDLE.try_into().expect("an hour is not too long");
        Cookie::build((self.cookie_name(), id))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(self.https)
            .max_age(max_age)
            .build()
    }

    fn cookie_name(&self) -> &'static str {
        if self.https { "__Host-browser" } else { "browser" }
    }
}

/// Normalizes a number as people write it: `+1 (202) 555-0162`, or with 00 for the plus. The client rejects a number without a country code:
/// a guess could send the message to somebody else.
fn phone_number(entered: &str) -> String {
    let written: String =
        entered.chars().filter(|character| !matches!(character, ' ' | '-' | '.' | '(' | ')')).collect();
    match written.strip_prefix("00") {
        Some(number) => format!("+{number}"),
        None => written,
    }
}

/// Rejects forms from other sites, and sets headers against framing, caching and injected content.
async fn protect(request: Request, next: Next) -> Response {
    if request.method() != "GET" && !is_same_site(request.headers()) {
        return (StatusCode::FORBIDDEN, "the form is from another site").into_response();
    }
    let mut response = next.run(request).await;
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        // With `no-referrer`, forms of this site would have no `Origin`.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a form comes from this site, according to the `Origin` that browsers send.
fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(_, host)| Some(host) == text(header::HOST))
}
