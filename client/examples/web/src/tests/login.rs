//! Login by a passcode, and what protects it.

use reqwest::header::{ORIGIN, SET_COOKIE};

use super::{Browser, PHONE, assert_redirected, assert_shows};

#[tokio::test]
async fn a_person_logs_in_and_out() {
    let mut browser = Browser::open().await;
    assert!(browser.page("/log-in").await.contains("Send me a passcode"));
    assert_redirected(&browser.post("/log-in/phone", &[("phone", "00 1 (000) 000-0000")]).await, "/log-in");
    assert!(browser.page("/log-in").await.contains("+10000000000"));
    let before = browser.cookie("browser").map(str::to_owned).expect("there is a cookie");
    assert_redirected(&browser.post("/log-in/code", &[("code", "000 000")]).await, "/");
    assert!(browser.cookie("browser").is_some_and(|id| id != before), "a login changes the id");
    assert!(browser.page("/").await.contains("You are logged in"));
    assert_redirected(&browser.get("/log-in").await, "/");
    assert_redirected(&browser.post("/log-out", &[]).await, "/logged-out");
    assert_redirected(&browser.get("/").await, "/log-in");
    assert!(browser.page("/log-in").await.contains("Send me a passcode"));
}

#[tokio::test]
async fn each_failing_number_shows_its_error() {
    for (number, status, problem) in [
        ("202 555 0162", 422, "That is not a phone number."),
        ("<script>", 422, "That is not a phone number."),
        ("+10000000400", 422, "That is not a phone number."),
        ("+44 7400 123456", 422, "We cannot send messages to that country."),
        ("+12025550101", 422, "We cannot send messages to that country."),
        ("+12025550102", 422, "That number has opted out"),
        ("+12025550103", 429, "Too many tries. Please wait 60 seconds."),
        ("+10000000500", 503, "We are not sure that the message was sent."),
        ("+12025550105", 503, "We are not sure that the message was sent."),
        ("+12025550106", 503, "We are not sure that the message was sent."),
    ] {
        let mut browser = Browser::open().await;
        assert_shows(browser.post("/log-in/phone", &[("phone", number)]).await, status, problem).await;
    }
}

#[tokio::test]
async fn each_failing_passcode_shows_its_error() {
    let mut browser = Browser::open().await;
    browser.post("/log-in/phone", &[("phone", PHONE)]).await;
    for (code, status, problem) in [
        ("123456", 422, "That passcode is wrong."),
        ("12345", 422, "That passcode is wrong."),
        ("000401", 422, "That passcode has been used already, or has expired."),
        ("000429", 429, "Too many tries. Please wait a few minutes."),
        ("000500", 503, "The service has a problem."),
    ] {
        assert_shows(browser.post("/log-in/code", &[("code", code)]).await, status, problem).await;
    }
    assert_shows(browser.post("/log-in/code", &[("code", "000000")]).await, 429, "Too many tries with this passcode.")
        .await;
}

#[tokio::test]
async fn a_browser_may_send_three_messages_not_counting_failures() {
    let mut browser = Browser::open().await;
    for _ in 0..5 {
        assert_shows(
            browser.post("/log-in/phone", &[("phone", "12025550162")]).await,
            422,
            "That is not a phone number.",
        )
        .await;
    }
    assert_redirected(&browser.post("/log-in/phone", &[("phone", PHONE)]).await, "/log-in");
    assert_redirected(&browser.post("/log-in/phone/again", &[]).await, "/log-in");
    assert!(browser.page("/log-in").await.contains("We sent another passcode."));
    assert_redirected(&browser.post("/log-in/start-again", &[]).await, "/log-in");
    assert_redirected(&browser.post("/log-in/phone", &[("phone", PHONE)]).await, "/log-in");
    let response = browser.post("/log-in/phone/again", &[]).await;
    assert!(response.headers().contains_key("retry-after"));
    assert_shows(response, 429, "Too many tries. Please wait 10 minutes.").await;
}

#[tokio::test]
async fn all_browsers_together_may_send_thirty_messages() {
    let mut browser = Browser::open().await;
    for _ in 0..30 {
        browser.cookies.clear();
        assert_redirected(&browser.post("/log-in/phone", &[("phone", PHONE)]).await, "/log-in");
    }
    browser.cookies.clear();
    assert_shows(browser.post("/log-in/phone", &[("phone", PHONE)]).await, 429, "Too many tries.").await;
}

#[tokio::test]
async fn forms_of_other_sites_are_rejected() {
    let mut browser = Browser::open().await;
    browser.log_in().await;
    for path in ["/log-in/phone", "/log-in/password", "/account/name", "/log-out-everywhere", "/log-in/passkey/options"]
    {
        let other_scheme = browser.url.replace("http:", "https:");
        for origin in [None, Some("null"), Some("https://example.com"), Some(&*other_scheme)] {
            let mut request = browser.http.post(format!("{}{path}", browser.url)).body("phone=%2B12025550162");
            if let Some(origin) = origin {
                request = request.header(ORIGIN, origin);
            }
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            assert_eq!(browser.send(request).await.status(), 403, "{path}");
        }
    }
    assert!(browser.page("/account").await.contains("Your account"), "the person is still logged in");
}

#[tokio::test]
async fn the_cookie_is_restricted_and_the_method_id_stays_on_the_server() {
    let mut browser = Browser::open().await;
    let response = browser.post("/log-in/phone", &[("phone", PHONE)]).await;
    let cookie = response.headers()[SET_COOKIE].to_str().expect("it is text").to_owned();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!browser.page("/log-in").await.contains("phone-number-test"), "the method_id does not leave the server");
}
