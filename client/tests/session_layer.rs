//! The layer that checks the session of each request, called as a service, with the mock server behind it.

mod support;

use std::time::{Duration, SystemTime};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
    response::{IntoResponse, Redirect},
    routing::get,
};
use stytch_client::{AuthenticatedSession, Client, SessionLayer, SessionVerifier};
use stytch_mock::{MockStytch, Options};
use tower_service::Service;

/// More than a JWT lives.
const SIX_MINUTES: Duration = Duration::from_secs(6 * 60);

struct App {
    mock: MockStytch,
    client: Client,
    router: Router,
}

impl App {
    fn start(options: Options, settings: impl FnOnce(SessionLayer) -> SessionLayer) -> Self {
        let mock = MockStytch::start_with(options).expect("a port is free");
        let client = support::builder(mock.url()).project(MockStytch::PROJECT_ID, MockStytch::SECRET);
        let client = client.build().expect("the settings are valid");
        let router = router(settings(layer(&client)));
        Self { mock, client, router }
    }

    fn plain() -> Self {
        Self::start(Options::default(), |layer| layer)
    }

    /// With a person whose JWT has expired, while the session goes on.
    async fn with_expired_jwt() -> (Self, String) {
        let now = SystemTime::now().checked_sub(SIX_MINUTES);
        let app = Self::start(Options { now, ..Options::default() }, |layer| layer);
        let jwt = app.log_in().await;
        app.mock.advance(SIX_MINUTES);
        (app, jwt)
    }

    async fn log_in(&self) -> String {
        let sent = self.client.otps().sms().login_or_create().phone_number(support::PHONE).send().await;
        let sent = sent.expect("it is sent");
        let code = self.mock.passcode(&sent.phone_id).expect("a passcode was sent");
        let login = self.client.otps().authenticate().method_id(&sent.phone_id).code(code);
        login.session_duration_minutes(60).send().await.expect("it is the code").session_jwt.to_string()
    }

    async fn get(&self, path: &str, headers: &[(&str, String)]) -> Outcome {
        call(&self.router, path, headers).await
    }

    /// How often the API was asked about a session.
    fn asked(&self) -> usize {
        self.mock.requests().iter().filter(|request| request.path().starts_with("/v1/sessions/authenticate")).count()
    }
}

fn layer(client: &Client) -> SessionLayer {
    SessionLayer::new(SessionVerifier::new(client, MockStytch::PROJECT_ID))
}

fn router(layer: SessionLayer) -> Router {
    let (log_out, log_in) = (layer.clone(), layer.clone());
    let required = async |login: AuthenticatedSession| login.session.user_id;
    let optional =
        async |login: Option<AuthenticatedSession>| login.map_or("nobody".to_owned(), |login| login.session.user_id);
    Router::new()
        .route("/required", get(required))
        .route("/optional", get(optional))
        .route("/open", get(async || "open"))
        .route("/cached", get(async || ([("cache-control", "public, max-age=3600")], "cached")))
        .route("/log-out", get(async move || (log_out.log_out(), Redirect::to("/"))))
        .route("/log-in", get(async move || (log_in.log_in("new.jwt.value"), Redirect::to("/"))))
        .layer(layer)
}

struct Outcome {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Outcome {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("it is text"))
    }

    /// The value of the session cookie that the response sets. Empty if it is removed.
    fn cookie(&self) -> Option<&str> {
        let cookies = self.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("it is text"));
        let values: Vec<_> = cookies.filter_map(|cookie| cookie.strip_prefix("__Host-session=")).collect();
        assert!(values.len() <= 1, "the cookie is set once");
        values.first().map(|value| value.split(';').next().unwrap_or_default())
    }
}

async fn call(router: &Router, path: &str, headers: &[(&str, String)]) -> Outcome {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, value));
    let request = request.body(Body::empty()).expect("it is a request");
    let (head, body) = router.clone().call(request).await.into_response().into_parts();
    let body = to_bytes(body, 1024).await.expect("it is short");
    Outcome { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

fn cookie(jwt: &str) -> [(&'static str, String); 1] {
    [("cookie", format!("theme=d\u{e4}mmrig; __Host-session={jwt}"))]
}

fn bearer(jwt: &str) -> [(&'static str, String); 1] {
    [("authorization", format!("Bearer {jwt}"))]
}

#[tokio::test]
async fn who_is_not_logged_in_is_rejected_without_a_call() {
    let app = App::plain();
    let rejected = app.get("/required", &[]).await;
    assert_eq!((rejected.status, rejected.header("www-authenticate")), (StatusCode::UNAUTHORIZED, Some("Bearer")));
    let open = app.get("/optional", &[("cookie", "session=a.b.c".to_owned())]).await;
    assert_eq!((open.status, open.body.as_str(), open.cookie()), (StatusCode::OK, "nobody", None));
    assert!(app.mock.requests().is_empty());
}

#[tokio::test]
async fn who_is_not_logged_in_is_redirected_where_the_app_says_so() {
    let app = App::start(Options::default(), |layer| layer.login_page("/log-in"));
    let redirected = app.get("/required", &[]).await;
    assert_eq!((redirected.status, redirected.header("location")), (StatusCode::SEE_OTHER, Some("/log-in")));
    assert_eq!(app.get("/required", &bearer("a.b.c")).await.status, StatusCode::UNAUTHORIZED, "it is a program");
}

#[tokio::test]
async fn a_valid_jwt_is_accepted_without_a_call() {
    let app = App::plain();
    let jwt = app.log_in().await;
    let user_id = app.get("/required", &cookie(&jwt)).await.body;
    assert!(user_id.starts_with("user-test-"), "{user_id}");
    let both = [cookie("x.y.z"), bearer(&jwt)].concat();
    for (path, headers) in [("/required", &bearer(&jwt)[..]), ("/optional", &cookie(&jwt)), ("/required", &both)] {
        let outcome = app.get(path, headers).await;
        assert_eq!((outcome.status, &outcome.body, outcome.cookie()), (StatusCode::OK, &user_id, None));
    }
    assert_eq!(app.get("/cached", &cookie(&jwt)).await.header("cache-control"), Some("public, max-age=3600"));
    assert_eq!(app.asked(), 0);
}

#[tokio::test]
async fn an_expired_jwt_is_renewed_by_one_call() {
    let (app, old) = App::with_expired_jwt().await;
    let renewed = app.get("/cached", &cookie(&old)).await;
    assert_eq!((renewed.status, renewed.header("cache-control")), (StatusCode::OK, Some("no-store")));
    let new = renewed.cookie().expect("there is a new JWT");
    assert!(new != old && new.split('.').count() == 3);
    assert_eq!(app.asked(), 1);
    let outcome = app.get("/required", &cookie(new)).await;
    assert_eq!((outcome.status, outcome.cookie(), app.asked()), (StatusCode::OK, None, 1));
    let outcome = app.get("/required", &bearer(&old)).await;
    assert_eq!((outcome.status, outcome.cookie(), app.asked()), (StatusCode::OK, None, 2), "programs get no cookie");
}

#[tokio::test]
async fn a_session_that_was_revoked_is_refused_and_its_cookie_removed() {
    let (app, jwt) = App::with_expired_jwt().await;
    app.client.sessions().revoke().session_jwt(&jwt).send().await.expect("there is a session");
    let refused = app.get("/required", &cookie(&jwt)).await;
    assert_eq!((refused.status, refused.cookie()), (StatusCode::UNAUTHORIZED, Some("")));
    let open = app.get("/optional", &cookie(&jwt)).await;
    assert_eq!((open.status, open.body.as_str(), open.cookie()), (StatusCode::OK, "nobody", Some("")));
    let refused = app.get("/required", &bearer(&jwt)).await;
    assert_eq!((refused.status, refused.cookie()), (StatusCode::UNAUTHORIZED, None));
    let tampered = app.get("/required", &cookie("not-a-jwt")).await;
    assert_eq!((tampered.status, tampered.cookie(), app.asked()), (StatusCode::UNAUTHORIZED, Some(""), 3));
}

#[tokio::test]
async fn a_revocation_counts_at_once_where_the_api_is_always_asked() {
    let app = App::plain();
    let jwt = app.log_in().await;
    let strict = SessionVerifier::new(&app.client, MockStytch::PROJECT_ID).max_age(Duration::ZERO);
    let strict = router(SessionLayer::new(strict));
    assert_eq!(call(&strict, "/required", &cookie(&jwt)).await.status, StatusCode::OK);
    app.client.sessions().revoke().session_jwt(&jwt).send().await.expect("there is a session");
    assert_eq!(call(&strict, "/required", &cookie(&jwt)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get("/required", &cookie(&jwt)).await.status, StatusCode::OK, "until the JWT expires");
}

#[tokio::test]
async fn nobody_is_logged_out_while_the_api_is_down() {
    let jwt = App::plain().log_in().await;
    let router = router(layer(&support::client(&support::unused_url())));
    for path in ["/required", "/optional"] {
        let outcome = call(&router, path, &cookie(&jwt)).await;
        assert_eq!((outcome.status, outcome.cookie()), (StatusCode::SERVICE_UNAVAILABLE, None));
        assert_eq!(outcome.body, "cannot check the session now");
    }
    assert_eq!(call(&router, "/open", &cookie(&jwt)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_handler_has_the_last_word_on_the_cookie() {
    let (app, jwt) = App::with_expired_jwt().await;
    for (path, value) in [("/log-out", ""), ("/log-in", "new.jwt.value")] {
        let outcome = app.get(path, &cookie(&jwt)).await;
        assert_eq!((outcome.cookie(), outcome.header("cache-control")), (Some(value), Some("no-store")));
    }
    assert_eq!(app.asked(), 2);
}

#[tokio::test]
async fn a_route_without_the_layer_says_so() {
    let router = Router::new().route("/", get(async |_: AuthenticatedSession| "secret"));
    let outcome = call(&router, "/", &[]).await;
    assert_eq!(
        (outcome.status, outcome.body.as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, "the route has no `SessionLayer`")
    );
}
