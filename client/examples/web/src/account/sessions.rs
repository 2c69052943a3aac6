//! The list of a person's sessions, and logging out.

use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use stytch_client::{Error, types};

use crate::{
    app::{App, Shared},
    page,
    person::Person,
};

pub(crate) async fn show(State(app): Shared, person: Person) -> Response {
    match app.sessions_of(&person).await {
        Ok(sessions) => page::closed("/sessions", TITLE, None, &list(&sessions, &person)).into_response(),
        Err(error) => app.failure(&error, problem_page),
    }
}

pub(crate) async fn log_out(State(app): Shared, jar: CookieJar, person: Person) -> Response {
    match app.revoke(&person.session.session_id).await {
        Ok(()) => app.ended(&jar),
        Err(error) => app.failure(&error, problem_page),
    }
}

/// Ends all sessions, that of this browser last, so that the person can try again after an error.
pub(crate) async fn log_out_everywhere(State(app): Shared, jar: CookieJar, person: Person) -> Response {
    let own = &person.session.session_id;
    let revoked = async {
        for session in app.sessions_of(&person).await?.iter().filter(|session| session.session_id != *own) {
            app.revoke(&session.session_id).await?;
        }
        app.revoke(own).await
    };
    match revoked.await {
        Ok(()) => app.ended(&jar),
        Err(error) => app.failure(&error, problem_page),
    }
}

pub(crate) async fn logged_out() -> Html<String> {
    page::open("You are logged out", None, &html! { p { a href="/log-in" { "Log in again" } } })
}

impl App {
    async fn sessions_of(&self, person: &Person) -> Result<Vec<types::Session>, Error> {
        Ok(self.client.sessions().list().user_id(person.user_id()).send().await?.into_inner().sessions)
    }

    /// Logs the browser out of a session that has ended. The next person at it does not see where the one before stopped.
    fn ended(&self, jar: &CookieJar) -> Response {
        self.browsers.start_again(self.id(jar));
        (self.sessions.log_out(), Redirect::to("/logged-out")).into_response()
    }

    /// Ends a session, which may have ended already.
    async fn revoke(&self, session_id: &str) -> Result<(), Error> {
        match self.client.sessions().revoke().session_id(session_id).send().await {
            Err(error) if error.status() == Some(StatusCode::NOT_FOUND) => Ok(()),
            revoked => revoked.map(drop),
        }
    }
}

const TITLE: &str = "Your sessions";

fn problem_page(problem: &str) -> Html<String> {
    page::closed("/sessions", TITLE, Some(problem), &page::alert(Some(problem)))
}

fn list(sessions: &[types::Session], person: &Person) -> Markup {
    html! {
        p.hint { "One for each browser in which you are logged in." }
        ul.items {
            @for session in sessions {
                li {
                    strong {
                        @if session.session_id == person.session.session_id { "This browser" } @else { "Another browser" }
                    }
                    @if let Some(started) = &session.started_at { br; "since " (time(started)) }
                    @if let Some(expires) = &session.expires_at { br; "until " (time(expires)) }
                }
            }
        }
        form method="post" action="/log-out-everywhere" {
            p.hint id="everywhere-hint" { "Other browsers may show the home page for up to five minutes more." }
            button aria-describedby="everywhere-hint" { "Log out everywhere" }
        }
    }
}

/// A time as people read it.
pub(super) fn time(rfc3339: &str) -> Markup {
    let text = match (rfc3339.get(..10), rfc3339.get(11..16)) {
        (Some(day), Some(minute)) if rfc3339.ends_with('Z') => format!("{day}, {minute} UTC"),
        _ => rfc3339.to_owned(),
    };
    html! { time datetime=(rfc3339) { (text) } }
}
