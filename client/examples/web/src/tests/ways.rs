//! Login by an email link, a password and a passkey.

use reqwest::{Response, header::SET_COOKIE};
use serde_json::Value;

use super::{Browser, assert_redirected, assert_shows};

const EMAIL: &str = "grace@example.com";
const PASSWORD: &str = "correct horse battery staple";
/// The mock takes any credential.
const CREDENTIAL: &str = r#"{"id": "eh17KCv4I0BB81SH2Gxmnw", "type": "public-key", "response": {}}"#;

#[tokio::test]
async fn a_link_logs_in_once_and_only_by_its_button() {
    let mut browser = Browser::open().await;
    assert_redirected(&browser.post("/log-in/email", &[("email", " grace@example.com ")]).await, "/log-in/email");
    assert!(browser.page("/log-in/email").await.contains("We sent a link to <strong>grace@example.com</strong>"));
    let token = browser.token(EMAIL);
    let link = format!("/magic-link?stytch_token_type=magic_links&token={token}");
    for _ in 0..2 {
        let page = browser.page(&link).await;
        assert!(page.contains("Confirm your email address") && page.contains(&token), "{page}");
        assert_redirected(&browser.get("/").await, "/log-in");
    }
    assert_redirected(&browser.post("/magic-link", &[("token", &token)]).await, "/");
    assert!(browser.page("/account").await.contains(EMAIL));
    browser.post("/log-out", &[]).await;
    browser.post("/log-in/email", &[("email", EMAIL)]).await;
    let used = browser.post("/magic-link", &[("token", &token)]).await;
    assert_shows(used, 422, "That link has been used already, or has expired.").await;
}

#[tokio::test]
async fn a_link_logs_in_no_browser_that_did_not_ask_for_it() {
    let mut browser = Browser::open().await;
    browser.post("/log-in/email", &[("email", EMAIL)]).await;
    let token = browser.token(EMAIL);
    let own = std::mem::take(&mut browser.cookies);
    let refused = browser.post("/magic-link", &[("token", &token)]).await;
    assert_shows(refused, 422, "Open the link in the browser in which you asked for it").await;
    browser.cookies = own;
    assert_redirected(&browser.post("/magic-link", &[("token", &token)]).await, "/");
}

#[tokio::test]
async fn what_a_link_brings_is_escaped() {
    let mut browser = Browser::open().await;
    let page = browser.page("/magic-link?token=%22%3E%3Cscript%3E").await;
    assert!(page.contains("value=\"&quot;&gt;&lt;script&gt;\""), "{page}");
}

#[tokio::test]
async fn emails_are_limited_with_the_other_messages() {
    let mut browser = Browser::open().await;
    assert_shows(
        browser.post("/log-in/email", &[("email", "grace@invalid")]).await,
        422,
        "That is not an email address.",
    )
    .await;
    // The API was asked, so the first one counts too.
    for _ in 0..2 {
        assert_redirected(&browser.post("/log-in/email", &[("email", EMAIL)]).await, "/log-in/email");
    }
    assert_shows(browser.post("/log-in/email", &[("email", EMAIL)]).await, 429, "Too many tries.").await;
}

#[tokio::test]
async fn an_account_with_a_password() {
    let mut browser = Browser::open().await;
    let entered = [("email", EMAIL), ("password", PASSWORD)];
    let wrong = [("email", EMAIL), ("password", "wrong")];
    let unknown = "The email address or the password is wrong.";
    assert_shows(browser.post("/log-in/password", &entered).await, 422, unknown).await;
    assert_redirected(&browser.post("/sign-up", &entered).await, "/");
    assert!(browser.page("/").await.contains("You are logged in"));
    browser.post("/log-out", &[]).await;
    assert_shows(browser.post("/log-in/password", &wrong).await, 422, unknown).await;
    assert_shows(browser.post("/sign-up", &entered).await, 422, "That email address has an account already.").await;
    assert_redirected(&browser.post("/log-in/password", &entered).await, "/");
}

#[tokio::test]
async fn a_passkey_is_added_and_logs_in() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    let user = browser.page("/").await;
    let options = json(browser.post("/account/passkey/options", &[]).await).await;
    assert_eq!(options["rp"]["id"], "localhost");
    assert_redirected(&browser.post("/account/passkey", &[("credential", CREDENTIAL)]).await, "/account");
    assert!(browser.page("/account").await.contains("You have one passkey."));
    browser.post("/log-out", &[]).await;
    let options = json(browser.post("/log-in/passkey/options", &[]).await).await;
    assert_eq!(options["rpId"], "localhost");
    assert_redirected(&browser.post("/log-in/passkey", &[("credential", CREDENTIAL)]).await, "/");
    let id = |page: &str| page.split("<code>").nth(1).and_then(|rest| rest.split('<').next().map(str::to_owned));
    assert_eq!(id(&browser.page("/").await), id(&user), "it is the same user");
}

#[tokio::test]
async fn a_login_replaces_the_session_that_the_browser_had() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    let old = browser.cookie("session").map(str::to_owned).expect("there is a session");
    browser.post("/log-in/email", &[("email", EMAIL)]).await;
    let token = browser.token(EMAIL);
    let response = browser.post("/magic-link", &[("token", &token)]).await;
    let cookies = response.headers().get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let session = cookies.filter(|cookie| cookie.starts_with("session=")).collect::<Vec<_>>();
    assert!(
        matches!(session[..], [cookie] if cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")),
        "{session:?}"
    );
    let new = browser.cookie("session").map(str::to_owned).expect("there is a session");
    assert_ne!(new, old);
    // A copy of the old cookie.
    browser.cookies = vec![("session".to_owned(), old)];
    assert_redirected(&browser.get("/account").await, "/log-in");
    browser.cookies = vec![("session".to_owned(), new)];
    assert_eq!(browser.get("/account").await.status(), 200);
}

async fn json(response: Response) -> Value {
    serde_json::from_str(&response.text().await.expect("it is text")).expect("it is JSON")
}
