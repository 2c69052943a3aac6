//! The guard against toll fraud: which numbers get a message, and that nothing is sent to the others.
#![cfg(feature = "otps")]

mod support;

use stytch_client::{CallingPrefixes, Client, Error, RecipientRefused};
use stytch_mock::MockStytch;

fn client(mock: &MockStytch, prefixes: CallingPrefixes) -> Client {
    support::builder(mock.url()).allow_recipients(prefixes).build().expect("the settings are valid")
}

#[test]
fn the_longest_prefix_of_a_number_decides() {
    let nested = || CallingPrefixes::none().allow("+1").deny("+1900").allow("+19005").deny("+190055").allow("+44");
    for (prefixes, number, expected) in [
        (nested(), "+12025550162", true),
        (nested(), "+19001234567", false),
        (nested(), "+19005123456", true),
        (nested(), "+19005512345", false),
        (nested(), "+447400123456", true),
        (nested(), "+33612345678", false),
        (nested(), "12025550162", false),
        (nested(), "", false),
        (nested().deny("+1"), "+12025550162", false),
        (CallingPrefixes::none(), "+12025550162", false),
        (CallingPrefixes::none().allow("+"), "+33612345678", true),
        (CallingPrefixes::none().allow("+").deny("+33"), "+33612345678", false),
        (CallingPrefixes::none().allow("+33").deny("+33"), "+33612345678", false),
        // A typo allows nothing, wherever it is.
        (nested().deny("+1 900"), "+12025550162", false),
        (nested().allow("44"), "+12025550162", false),
        (nested().allow(""), "+12025550162", false),
    ] {
        assert_eq!(prefixes.allows(number), expected, "{number} {prefixes:?}");
    }
}

#[test]
fn the_set_of_the_us_and_canada_has_no_other_country() {
    let prefixes = CallingPrefixes::us_and_canada();
    let allows = |code: u32| prefixes.allows(&format!("+1{code}5550123"));
    // New York, Los Angeles, Toronto, Montreal, Yukon and its neighbours, Hawaii, Alaska, Washington; toll-free numbers.
    for code in [212, 213, 416, 514, 867, 808, 907, 202, 800] {
        assert!(allows(code), "{code}");
    }
    let caribbean = [
        242, 246, 264, 268, 284, 340, 345, 441, 473, 649, 658, 664, 721, 758, 767, 784, 787, 809, 829, 849, 868, 869,
        876, 939,
    ];
    for code in caribbean.into_iter().chain([670, 671, 684, 900]) {
        assert!(!allows(code), "{code}");
    }
    assert_eq!((200..1000).filter(|code| !allows(*code)).count(), caribbean.len() + 5);
    for number in ["+10000000000", "+12025550162"] {
        assert!(prefixes.allows(number), "{number} is that of the sandbox, or a documented one");
    }
    for number in ["+447400123456", "+525512345678", "+5312345678", "+2250123456789", "+99312345678"] {
        assert!(!prefixes.allows(number), "{number}");
    }
}

#[tokio::test]
async fn no_call_that_sends_a_message_to_another_prefix_is_sent() {
    let mock = MockStytch::start().expect("a port is free");
    let client = client(&mock, CallingPrefixes::us_and_canada());
    let (jamaica, otps, sdk) = ("+18765550123", client.otps(), client.sdk().otps());
    let outcomes: Vec<Result<(), Error>> = vec![
        otps.sms().login_or_create().phone_number(jamaica).send().await.map(drop),
        otps.sms().send().phone_number(jamaica).send().await.map(drop),
        otps.whatsapp().login_or_create().phone_number(jamaica).send().await.map(drop),
        otps.whatsapp().send().phone_number(jamaica).send().await.map(drop),
        sdk.sms().login_or_create().phone_number(jamaica).send().await.map(drop),
        sdk.whatsapp().login_or_create().phone_number(jamaica).send().await.map(drop),
    ];
    for outcome in outcomes {
        let error = outcome.expect_err("it is refused");
        let reason = error.refusal().and_then(|reason| reason.downcast_ref::<RecipientRefused>());
        assert_eq!(reason, Some(&RecipientRefused::PrefixNotAllowed));
        assert!(!error.may_have_been_sent() && error.attempts() == 0);
        let printed = format!("{error} {error:?} {error:#?}");
        assert!(printed.contains("nothing was sent") && !printed.contains("876"), "{printed}");
    }
    assert_eq!(mock.requests().len(), 0);

    otps.sms().login_or_create().phone_number("+12025550162").send().await.expect("it is allowed");
    otps.email().login_or_create().email("somebody@example.com").send().await.expect("it is an email");
    assert_eq!(mock.requests().len(), 2);
}

#[tokio::test]
async fn by_default_every_recipient_is_allowed() {
    let mock = MockStytch::start().expect("a port is free");
    let client = support::client(mock.url());
    client.otps().sms().login_or_create().phone_number("+18765550123").send().await.expect("it is sent");
}

#[tokio::test]
async fn an_invalid_prefix_is_named() {
    let mock = MockStytch::start().expect("a port is free");
    let client = client(&mock, CallingPrefixes::us_and_canada().allow("0044"));
    let error =
        client.otps().sms().login_or_create().phone_number("+12025550162").send().await.expect_err("it is refused");
    assert!(error.to_string().ends_with("\"0044\" is no calling prefix: write `+` and digits"), "{error}");
    assert_eq!(mock.requests().len(), 0);
}
