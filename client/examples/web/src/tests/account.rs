//! The pages for people who are logged in.

use std::time::{Duration, SystemTime};

use stytch_mock::{CustomResponse, Options};

use super::{Browser, assert_redirected, assert_shows};

const CLOSED: [&str; 4] = ["/", "/account", "/sessions", "/admin"];

#[tokio::test]
async fn who_is_not_logged_in_is_sent_to_the_login_page() {
    let mut browser = Browser::open().await;
    for path in CLOSED {
        assert_redirected(&browser.get(path).await, "/log-in");
    }
    for path in
        ["/account/name", "/account/email", "/account/passkey", "/account/passkey/options", "/log-out-everywhere"]
    {
        assert_redirected(&browser.post(path, &[]).await, "/log-in");
    }
}

#[tokio::test]
async fn the_name_is_changed_and_the_middle_names_stay() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    let page = browser.page("/").await;
    let user_id =
        page.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("it has the id").to_owned();
    let middle = stytch_client::types::Name { middle_name: Some("Brewster".to_owned()), ..Default::default() };
    browser.client.users().update().user_id(&user_id).name(middle).send().await.expect("it is a user");
    let name = [("first", "Grace"), ("last", "<Hopper>")];
    assert_redirected(&browser.post("/account/name", &name).await, "/account");
    let page = browser.page("/account").await;
    assert!(page.contains("value=\"Grace\"") && page.contains("value=\"&lt;Hopper&gt;\""), "{page}");
    let user = browser.client.users().get().user_id(&user_id).send().await.expect("it is a user").into_inner();
    assert_eq!(user.name.and_then(|name| name.middle_name).as_deref(), Some("Brewster"));
}

#[tokio::test]
async fn an_email_address_is_added_and_confirmed_by_its_link() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    assert_shows(
        browser.post("/account/email", &[("email", "grace@invalid")]).await,
        422,
        "That is not an email address.",
    )
    .await;
    assert_redirected(&browser.post("/account/email", &[("email", "grace@example.com")]).await, "/log-in/email");
    assert!(browser.page("/account").await.contains("grace@example.com <span class=\"note\">not confirmed</span>"));
    let token = browser.token("grace@example.com");
    assert_redirected(&browser.post("/magic-link", &[("token", &token)]).await, "/");
    let page = browser.page("/account").await;
    assert!(page.contains("grace@example.com") && !page.contains("not confirmed"), "{page}");
}

#[tokio::test]
async fn after_a_logout_the_next_person_sees_no_address() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    assert_redirected(&browser.post("/account/email", &[("email", "grace@example.com")]).await, "/log-in/email");
    assert!(browser.page("/log-in/email").await.contains("grace@example.com"));
    assert_redirected(&browser.post("/log-out", &[]).await, "/logged-out");
    assert!(!browser.page("/log-in/email").await.contains("grace@example.com"));
}

#[tokio::test]
async fn logging_out_everywhere_ends_the_sessions_of_all_browsers() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    let (mut browser, first) = browser.another();
    browser.log_in().await;
    let page = browser.page("/sessions").await;
    assert_eq!((page.matches("This browser").count(), page.matches("Another browser").count()), (1, 1), "{page}");
    let second = browser.cookies.clone();
    assert_redirected(&browser.post("/log-out-everywhere", &[]).await, "/logged-out");
    assert!(browser.cookie("session").is_none(), "the cookie is removed");
    for cookies in [first, second] {
        for path in ["/account", "/sessions", "/admin"] {
            browser.cookies.clone_from(&cookies);
            assert_redirected(&browser.get(path).await, "/log-in");
            assert!(browser.cookie("session").is_none(), "the cookie is removed");
        }
    }
}

#[tokio::test]
async fn the_home_page_needs_no_call_until_the_jwt_expires() {
    let six_minutes = Duration::from_secs(6 * 60);
    let now = SystemTime::now().checked_sub(six_minutes);
    let mut browser = Browser::with(Options { now, ..Options::default() }, |app| app).await;
    browser.log_in().await;
    browser.token_source.advance(six_minutes);
    let asked = |browser: &Browser| {
        let requests = browser.token_source.requests();
        requests.iter().filter(|request| request.path() == "/v1/sessions/authenticate").count()
    };
    let old = browser.cookie("session").map(str::to_owned);
    for calls in [1, 1, 1] {
        assert!(browser.page("/").await.contains("You are logged in"));
        assert_eq!(asked(&browser), calls);
    }
    assert!(browser.cookie("session").is_some_and(|new| Some(new) != old.as_deref()), "the cookie is renewed");
}

#[tokio::test]
async fn a_session_that_cannot_be_checked_is_no_logout() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    browser.token_source.expect("sessions.authenticate").respond(CustomResponse::new(503));
    let response = browser.get("/account").await;
    assert_eq!(response.status(), 503);
    assert!(response.text().await.expect("it is text").contains("You are still logged in"));
    assert!(browser.page("/").await.contains("You are logged in"));
}

#[tokio::test]
async fn the_administration_is_for_those_with_the_permission() {
    let mut browser = Browser::open().await;
    browser.post("/sign-up", &[("email", "grace@example.com"), ("password", "correct horse battery staple")]).await;
    let response = browser.get("/admin").await;
    assert_eq!(response.status(), 403);
    assert!(!response.text().await.expect("it is text").contains("You may delete"));
    browser.log_in().await;
    assert!(browser.page("/admin").await.contains("You may delete documents"));
}
