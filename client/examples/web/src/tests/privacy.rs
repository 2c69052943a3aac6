//! Nothing about a person is in an address, or in the log.

use std::sync::Mutex;

use reqwest::header::{CONTENT_SECURITY_POLICY, LOCATION};
use stytch_mock::Options;

use super::Browser;

/// What each form gets, and no address and no log may have.
const CANARIES: [&str; 6] =
    ["0555016", "canary@example.com", "canary%40example.com", "canary password", "canary-token", "Canary"];

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn log(line: &str) {
    LOG.lock().expect("nothing panics with it").push(line.to_owned());
}

#[tokio::test]
async fn addresses_and_the_log_have_nothing_of_a_person() {
    let mut browser = Browser::with(Options::default(), |app| app.with_log(log)).await;
    browser.log_in().await;
    let mut addresses = Vec::new();
    for (path, fields) in [
        ("/account/name", &[("first", "Canary"), ("last", "Canary")][..]),
        ("/account/email", &[("email", "canary@example.com")]),
        ("/log-in/phone", &[("phone", "20555016")]),
        ("/log-in/phone", &[("phone", "+12055501601")]),
        ("/log-in/code", &[("code", "205550")]),
        ("/log-in/email", &[("email", "canary@example.com")]),
        ("/sign-up", &[("email", "canary@example.com"), ("password", "canary password")]),
        ("/log-in/password", &[("email", "canary@example.com"), ("password", "canary password")]),
        ("/magic-link", &[("token", "canary-token")]),
        ("/log-in/passkey", &[("credential", "canary-token")]),
    ] {
        let response = browser.post(path, fields).await;
        addresses.extend(response.headers().get(LOCATION).map(|path| path.to_str().expect("it is text").to_owned()));
    }
    // A session that nobody has.
    browser.cookies = vec![("session".to_owned(), "canary-token.canary-token.canary-token".to_owned())];
    browser.get("/account").await;
    let log = LOG.lock().expect("nothing panics with it").clone();
    assert!(log.len() >= 5 && addresses.len() >= 3, "{log:?} {addresses:?}");
    for line in log.iter().chain(&addresses) {
        for canary in CANARIES {
            assert!(!line.contains(canary), "{line}");
        }
    }
}

#[tokio::test]
async fn each_page_has_strict_headers_and_no_script_of_its_own() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    for path in
        ["/", "/account", "/sessions", "/admin", "/log-in/email", "/log-in/password", "/log-in/passkey", "/sign-up"]
    {
        let response = browser.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().expect("it is text").to_owned();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["referrer-policy"], "same-origin");
        let page = response.text().await.expect("it is text");
        assert_eq!(page.matches("<script").count(), 1, "{path}");
        assert!(page.contains("<script src=\"/passkey.js\" defer></script>"), "{path}");
        for inline in [" style=", " onclick=", " onload=", " onsubmit=", "javascript:"] {
            assert!(!page.contains(inline), "{path}: {page}");
        }
    }
}
