//! Login by a link in an email.
//!
//! The link opens a page with a button, and only the button uses it up: mail programs load links to look for viruses.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use maud::html;
use serde::Deserialize;

use crate::{
    app::{App, SESSION_MINUTES, Shared},
    browsers::Stage,
    demo::EMAILS,
    page::{self, Field},
    person::Person,
};

pub(crate) async fn show(State(app): Shared, jar: CookieJar) -> Html<String> {
    match app.browsers.stage(app.id(&jar)) {
        Stage::LinkSent { email } => app.link_sent(&email),
        _ => ask_for_email(None, "", app.mock.is_some()),
    }
}

#[derive(Deserialize)]
pub(crate) struct Address {
    email: String,
}

pub(crate) async fn send(State(app): Shared, jar: CookieJar, Form(Address { email }): Form<Address>) -> Response {
    let email = email.trim();
    let page = |problem: &str| ask_for_email(Some(problem), email, app.mock.is_some());
    app.send_message(jar, page, async |id| {
        let url = app.magic_link_url();
        let call = app.client.magic_links().email().login_or_create().email(email);
        call.login_magic_link_url(&url).signup_magic_link_url(&url).send().await?;
        app.browsers.move_to(id, Stage::LinkSent { email: email.to_owned() });
        Ok(Redirect::to("/log-in/email").into_response())
    })
    .await
}

/// The query of a link, which its page posts when the button is pressed.
#[derive(Deserialize)]
pub(crate) struct Link {
    #[serde(default)]
    token: String,
}

pub(crate) async fn confirm(Query(Link { token }): Query<Link>) -> Html<String> {
    let content = html! {
        p { "Your link has brought you here. It works once." }
        form method="post" action="/magic-link" {
            input type="hidden" name="token" value=(token);
            button autofocus { "Continue" }
        }
    };
    page::open("Confirm your email address", None, &content)
}

pub(crate) async fn log_in(
    State(app): Shared,
    jar: CookieJar,
    before: Option<Person>,
    Form(Link { token }): Form<Link>,
) -> Response {
    // A link that somebody else asked for would log this browser in to their account.
    if !matches!(app.browsers.stage(app.id(&jar)), Stage::LinkSent { .. }) {
        let problem = "Open the link in the browser in which you asked for it, or ask for another one.";
        let page = ask_for_email(Some(problem), "", app.mock.is_some());
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    }
    let call = app.client.magic_links().authenticate().token(token);
    match call.session_duration_minutes(SESSION_MINUTES).send().await {
        Ok(login) => app.logged_in(jar, before, &login.session_jwt).await,
        Err(error) => app.failure(&error, |problem| ask_for_email(Some(problem), "", app.mock.is_some())),
    }
}

impl App {
    /// Where the links in emails lead.
    pub(crate) fn magic_link_url(&self) -> String {
        format!("{}/magic-link", self.origin)
    }

    fn link_sent(&self, email: &str) -> Html<String> {
        let token = self.mock.as_ref().and_then(|mock| mock.sent(email));
        let content = html! {
            p { "We sent a link to " strong { (email) } ". Open it in this browser." }
            @if let Some(token) = token {
                p.demo {
                    "This app calls a mock, which sends no email. The link would be: "
                    a href={ "/magic-link?stytch_token_type=magic_links&token=" (token) } { "open the link" } "."
                }
            }
            form method="post" action="/log-in/start-again" { button.plain { "Start again" } }
        };
        page::open("Look at your email", None, &content)
    }
}

fn ask_for_email(problem: Option<&str>, entered: &str, is_mocked: bool) -> Html<String> {
    let hint = html! { "We send you a link to log in with. If you are new here, it makes you an account." };
    let field = Field::new("email", "Email address", "email", "email");
    let content = html! {
        form method="post" action="/log-in/email" {
            (page::alert(problem))
            (Field { hint: Some(hint), value: entered, is_focused: true, ..field }.render(problem))
            button { "Send me a link" }
        }
        (super::other_ways("/log-in/email"))
        @if is_mocked { (page::rows("Addresses", &EMAILS, "Any other address gets a link that the next page shows.")) }
    };
    page::open("Log in by email", problem, &content)
}
