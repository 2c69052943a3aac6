//! The ways to log in, a file each, and the response to a call that fails.

pub(crate) mod magic_link;
pub(crate) mod passcode;
pub(crate) mod passkey;
pub(crate) mod password;

use std::time::Duration;

use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use stytch_client::Error;

use crate::{
    app::App,
    messages::{message, too_many},
};

/// The other ways to log in, below the form of one.
fn other_ways(own: &str) -> Markup {
    let ways = [
        ("/log-in", "Use a passcode by SMS"),
        ("/log-in/email", "Use a link by email"),
        ("/log-in/password", "Use a password"),
        ("/log-in/passkey", "Use a passkey"),
    ];
    html! {
        nav.ways aria-label="Other ways to log in" {
            ul { @for (path, name) in ways.iter().filter(|(path, _)| *path != own) { li { a href=(path) { (name) } } } }
        }
    }
}

impl App {
    /// Sends a message, within the limits of the browser. `send` makes the call and returns the response; `page` shows an error.
    pub(crate) async fn send_message(
        &self,
        jar: CookieJar,
        page: impl Fn(&str) -> Html<String>,
        send: impl AsyncFnOnce(&str) -> Result<Response, Error>,
    ) -> Response {
        let id = match self.browsers.count_send(self.id(&jar)) {
            Ok(id) => id,
            Err(wait) => return limited(wait, page),
        };
        let response = match send(&id).await {
            Ok(response) => response,
            Err(error) => {
                if !error.may_have_been_sent() {
                    self.browsers.uncount_send(&id);
                }
                self.failure(&error, page)
            }
        };
        (jar.add(self.cookie(id)), response).into_response()
    }

    /// Shows the page again, with the error.
    pub(crate) fn failure(&self, error: &Error, page: impl Fn(&str) -> Html<String>) -> Response {
        let (status, message) = self.told(error);
        (status, page(&message)).into_response()
    }

    /// Logs an error. Returns the status and the message for the person.
    pub(crate) fn told(&self, error: &Error) -> (StatusCode, String) {
        self.log(error);
        let status = match error {
            Error::InvalidRequest(_) if error.field().is_some() => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Api(_) => match error.status() {
                Some(StatusCode::TOO_MANY_REQUESTS) => StatusCode::TOO_MANY_REQUESTS,
                Some(status) if status.is_client_error() => StatusCode::UNPROCESSABLE_ENTITY,
                _ => StatusCode::SERVICE_UNAVAILABLE,
            },
            Error::Config(_) | Error::InvalidRequest(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        (status, message(error))
    }
}

fn limited(wait: Duration, page: impl Fn(&str) -> Html<String>) -> Response {
    let wait = wait + Duration::from_secs(1);
    let response = (StatusCode::TOO_MANY_REQUESTS, page(&too_many(Some(wait))));
    ([(header::RETRY_AFTER, wait.as_secs().to_string())], response).into_response()
}
