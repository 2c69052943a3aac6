//! Which handler serves which path, and what protects them.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::header,
    middleware::from_fn_with_state,
    response::Redirect,
    routing::{get, post},
};

use crate::{
    account,
    app::App,
    login::{magic_link, passcode, passkey, password},
    protect::protect,
};

pub(crate) fn router(app: App) -> Router {
    let app = Arc::new(app);
    // A browser that reloads the target of a form goes to the page of the form and sends nothing.
    let page = |path: &'static str| get(async move || Redirect::to(path));
    let verified_here = Router::new()
        .route("/", get(account::home))
        .route("/log-in", get(passcode::show))
        .route("/log-in/phone", page("/log-in").post(passcode::send))
        .route("/log-in/phone/again", page("/log-in").post(passcode::send_another))
        .route("/log-in/code", page("/log-in").post(passcode::log_in))
        .route("/log-in/start-again", page("/log-in").post(passcode::start_again))
        .route("/log-in/email", get(magic_link::show).post(magic_link::send))
        .route("/magic-link", get(magic_link::confirm).post(magic_link::log_in))
        .route("/log-in/password", get(password::show).post(password::log_in))
        .route("/sign-up", get(password::show_sign_up).post(password::sign_up))
        .route("/log-in/passkey", get(passkey::show).post(passkey::log_in))
        .route("/log-in/passkey/options", post(passkey::options))
        .layer(app.sessions.clone());
    let verified_by_the_api = Router::new()
        .route("/account", get(account::show))
        .route("/account/name", page("/account").post(account::name))
        .route("/account/email", page("/account").post(account::email))
        .route("/account/passkey", page("/account").post(account::passkey))
        .route("/account/passkey/options", post(account::passkey_options))
        .route("/sessions", get(account::sessions::show))
        .route("/log-out", page("/").post(account::sessions::log_out))
        .route("/log-out-everywhere", page("/sessions").post(account::sessions::log_out_everywhere))
        .route("/admin", get(account::admin::show))
        .layer(app.strict_sessions.clone());
    verified_here
        .merge(verified_by_the_api)
        .route("/logged-out", get(account::sessions::logged_out))
        .route("/style.css", get(async || ([(header::CONTENT_TYPE, "text/css")], include_str!("style.css"))))
        .route("/passkey.js", get(async || ([(header::CONTENT_TYPE, "text/javascript")], include_str!("passkey.js"))))
        .layer(from_fn_with_state(app.clone(), protect))
        // The credential that a browser returns for a passkey has some kilobytes.
        .layer(DefaultBodyLimit::max(16 * 1024))
        .with_state(app)
}
