//! Login by a passcode: a page with a field for the phone number, then one for the passcode.

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, SESSION_MINUTES, Shared},
    browsers::{NoTry, Stage},
    demo::{NUMBERS, PASSCODES},
    page::{self, Field},
    person::Person,
};

pub(crate) async fn show(State(app): Shared, jar: CookieJar, person: Option<Person>) -> Response {
    match person {
        Some(_) => Redirect::to("/").into_response(),
        None => app.passcode_page(app.id(&jar), None, "").into_response(),
    }
}

#[derive(Deserialize)]
pub(crate) struct Phone {
    phone: String,
}

pub(crate) async fn send(State(app): Shared, jar: CookieJar, Form(Phone { phone }): Form<Phone>) -> Response {
    app.send_passcode(jar, &phone).await
}

/// Sends to the same number again, which only the server knows.
pub(crate) async fn send_another(State(app): Shared, jar: CookieJar) -> Response {
    match app.browsers.stage(app.id(&jar)) {
        Stage::PasscodeSent { phone, .. } => app.send_passcode(jar, &phone).await,
        _ => Redirect::to("/log-in").into_response(),
    }
}

#[derive(Deserialize)]
pub(crate) struct Code {
    code: String,
}

pub(crate) async fn log_in(
    State(app): Shared,
    jar: CookieJar,
    before: Option<Person>,
    Form(Code { code }): Form<Code>,
) -> Response {
    let id = app.id(&jar);
    let method_id = match app.browsers.count_try(id) {
        Ok(method_id) => method_id,
        Err(NoTry::NothingSent) => return Redirect::to("/log-in").into_response(),
        Err(NoTry::TooMany) => {
            let problem = "Too many tries with this passcode. Ask for another.";
            return (StatusCode::TOO_MANY_REQUESTS, app.passcode_page(id, Some(problem), "")).into_response();
        }
    };
    let code: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    let call = app.client.otps().authenticate().method_id(method_id).code(code);
    match call.session_duration_minutes(SESSION_MINUTES).send().await {
        Ok(login) => app.logged_in(jar, before, &login.session_jwt).await,
        Err(error) => app.failure(&error, |problem| app.passcode_page(id, Some(problem), "")),
    }
}

pub(crate) async fn start_again(State(app): Shared, jar: CookieJar) -> Redirect {
    app.browsers.start_again(app.id(&jar));
    Redirect::to("/log-in")
}

impl App {
    async fn send_passcode(&self, jar: CookieJar, entered: &str) -> Response {
        let id = self.id(&jar).to_owned();
        let page = |problem: &str| self.passcode_page(&id, Some(problem), entered);
        let phone = phone_number(entered);
        self.send_message(jar, page, async |id| {
            let sent = self.client.otps().sms().login_or_create().phone_number(&phone).send().await?;
            let method_id = sent.phone_id.clone();
            let before = match self.browsers.stage(id) {
                Stage::PasscodeSent { phone: known, messages, .. } if known == phone => messages,
                _ => 0,
            };
            let stage = Stage::PasscodeSent { phone: phone.clone(), method_id, messages: before + 1, tries: 0 };
            self.browsers.move_to(id, stage);
            Ok(Redirect::to("/log-in").into_response())
        })
        .await
    }

    fn passcode_page(&self, id: &str, problem: Option<&str>, entered: &str) -> Html<String> {
        let is_mocked = self.mock.is_some();
        match self.browsers.stage(id) {
            Stage::PasscodeSent { phone, messages, .. } => {
                page::open("Enter your passcode", problem, &ask_for_code(&phone, messages, problem, is_mocked))
            }
            _ => page::open("Log in", problem, &ask_for_phone(problem, entered, is_mocked)),
        }
    }
}

fn ask_for_phone(problem: Option<&str>, entered: &str, is_mocked: bool) -> Markup {
    let hint = html! {
        "With + and the country code, such as " span.phone { "+1 202 555 0162" } ". We send you a passcode by SMS."
    };
    let field = Field::new("phone", "Phone number", "tel", "tel");
    html! {
        form method="post" action="/log-in/phone" {
            (page::alert(problem))
            (Field { hint: Some(hint), value: entered, is_focused: true, ..field }.render(problem))
            button { "Send me a passcode" }
        }
        (super::other_ways("/log-in"))
        @if is_mocked { (page::rows("Numbers", &NUMBERS, "Any other number is sent a passcode that the app prints.")) }
    }
}

fn ask_for_code(phone: &str, messages: u32, problem: Option<&str>, is_mocked: bool) -> Markup {
    let hint = html! { "The 6 digits that we sent to " strong.phone { (phone) } "." };
    let field = Field::new("code", "Passcode", "text", "one-time-code");
    html! {
        @if messages > 1 && problem.is_none() {
            p role="status" { "We sent another passcode. The previous one no longer works." }
        }
        form method="post" action="/log-in/code" {
            (page::alert(problem))
            (Field { hint: Some(hint), is_focused: true, ..field }.render(problem))
            button { "Log in" }
        }
        div.others {
            form method="post" action="/log-in/phone/again" { button.plain { "Send another passcode" } }
            form method="post" action="/log-in/start-again" { button.plain { "Use another number" } }
        }
        @if is_mocked { (page::rows("Passcodes", &PASSCODES, "Any other passcode is wrong.")) }
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
