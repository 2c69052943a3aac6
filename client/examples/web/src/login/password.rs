//! Login by a password, and creating an account with one.

use axum::{
    Form,
    extract::State,
    response::{Html, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{SESSION_MINUTES, Shared},
    page::{self, Field},
    person::Person,
};

#[derive(Deserialize)]
pub(crate) struct Entered {
    email: String,
    password: String,
}

pub(crate) async fn show() -> Html<String> {
    log_in_page(None, "")
}

pub(crate) async fn show_sign_up() -> Html<String> {
    sign_up_page(None, "")
}

pub(crate) async fn log_in(
    State(app): Shared,
    jar: CookieJar,
    before: Option<Person>,
    Form(Entered { email, password }): Form<Entered>,
) -> Response {
    let call = app.client.passwords().authenticate().email(email.trim()).password(password);
    match call.session_duration_minutes(SESSION_MINUTES).send().await {
        Ok(login) => app.logged_in(jar, before, &login.session_jwt).await,
        Err(error) => app.failure(&error, |problem| log_in_page(Some(problem), &email)),
    }
}

pub(crate) async fn sign_up(
    State(app): Shared,
    jar: CookieJar,
    before: Option<Person>,
    Form(Entered { email, password }): Form<Entered>,
) -> Response {
    let call = app.client.passwords().create().email(email.trim()).password(password);
    match call.session_duration_minutes(SESSION_MINUTES).send().await {
        Ok(login) => app.logged_in(jar, before, &login.session_jwt).await,
        Err(error) => app.failure(&error, |problem| sign_up_page(Some(problem), &email)),
    }
}

fn log_in_page(problem: Option<&str>, entered: &str) -> Html<String> {
    let content = html! {
        form method="post" action="/log-in/password" {
            (fields(problem, entered, "current-password", None))
            button { "Log in" }
        }
        p { "New here? " a href="/sign-up" { "Make an account" } "." }
        (super::other_ways("/log-in/password"))
    };
    page::open("Log in with a password", problem, &content)
}

fn sign_up_page(problem: Option<&str>, entered: &str) -> Html<String> {
    let hint = html! { "Long is better than complicated: some words that nobody else would put together." };
    let content = html! {
        form method="post" action="/sign-up" {
            (fields(problem, entered, "new-password", Some(hint)))
            button { "Make an account" }
        }
        p { "Do you have one? " a href="/log-in/password" { "Log in" } "." }
    };
    page::open("Make an account", problem, &content)
}

fn fields(problem: Option<&str>, entered: &str, autocomplete: &str, hint: Option<Markup>) -> Markup {
    let email = Field::new("email", "Email address", "email", "username");
    let password = Field::new("password", "Password", "password", autocomplete);
    html! {
        (page::alert(problem))
        (Field { value: entered, is_focused: true, ..email }.render(problem))
        (Field { hint, ..password }.render(problem))
    }
}
