//! Login by a passkey. Browsers use passkeys by script only: this page needs `passkey.js`.

use axum::{
    Form,
    extract::State,
    http::header,
    response::{Html, IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{SESSION_MINUTES, Shared},
    page,
    person::Person,
};

pub(crate) async fn show() -> Html<String> {
    log_in_page(None)
}

/// The options for the browser, as JSON.
pub(crate) async fn options(State(app): Shared) -> Response {
    let call = app.client.webauthn().authenticate_start().domain(app.origin.host());
    match call.return_passkey_credential_options(true).use_base64_url_encoding(true).send().await {
        Ok(started) => json(started.into_inner().public_key_credential_request_options),
        Err(error) => app.told(&error).into_response(),
    }
}

/// What the browser returns, as JSON.
#[derive(Deserialize)]
pub(crate) struct Credential {
    pub(crate) credential: String,
}

pub(crate) async fn log_in(
    State(app): Shared,
    jar: CookieJar,
    before: Option<Person>,
    Form(Credential { credential }): Form<Credential>,
) -> Response {
    let call = app.client.webauthn().authenticate().public_key_credential(credential);
    match call.session_duration_minutes(SESSION_MINUTES).send().await {
        Ok(login) => app.logged_in(jar, before, &login.session_jwt).await,
        Err(error) => app.failure(&error, |problem| log_in_page(Some(problem))),
    }
}

pub(crate) fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// A form that the script completes: it gets the options, lets the browser use or create a passkey, and sends what that returns.
pub(crate) fn form(action: &str, verb: &str, button: &str, problem: Option<&str>) -> Markup {
    html! {
        form method="post" action=(action) data-passkey=(verb) {
            input type="hidden" name="credential";
            div data-problem { (page::alert(problem)) }
            noscript { p { "Passkeys need scripts, which this browser has turned off." } }
            button { (button) }
        }
    }
}

fn log_in_page(problem: Option<&str>) -> Html<String> {
    let content = html! {
        p.hint { "If you have added a passkey to your account, your device logs you in: with your fingerprint, your face or its PIN." }
        (form("/log-in/passkey", "get", "Use my passkey", problem))
        (super::other_ways("/log-in/passkey"))
    };
    page::open("Log in with a passkey", problem, &content)
}
