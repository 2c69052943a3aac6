//! A page behind a permission: for those who may delete documents.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;
use stytch_client::PermissionError;

use crate::{app::Shared, page, person::Person};

pub(crate) async fn show(State(app): Shared, person: Person) -> Response {
    const TITLE: &str = "Administration";
    let roles: Vec<_> = person.session.roles.iter().flatten().collect();
    match app.permissions.authorize(&person.session, "documents", "delete").await {
        Ok(()) => {
            let content = html! {
                p { "You may delete documents, as one of your roles says." }
                p { "Your roles:" @for role in roles { " " code { (role) } } }
            };
            page::closed("/admin", TITLE, None, &content).into_response()
        }
        Err(PermissionError::Forbidden) => {
            let content = html! {
                p { "This page is for people who may delete documents. None of your roles says that you may." }
                @if app.mock.is_some() { p.demo { "With this mock, " code { "+10000000000" } " may." } }
            };
            (StatusCode::FORBIDDEN, page::closed("/admin", TITLE, None, &content)).into_response()
        }
        Err(error) => {
            app.log(&error);
            let problem = "We cannot check now what you may do. Please try again in a minute.";
            let page = page::closed("/admin", TITLE, Some(problem), &page::alert(Some(problem)));
            (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
        }
    }
}
