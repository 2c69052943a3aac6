//! The rows of the table: three clients that make the same call.

use serde::{Deserialize, Serialize};
use stytch::consumer::otp_sms::{LoginOrCreateRequest, Sms as SMS};
use stytch_client::types::ErrorType;

const PHONE: &str = "+12025550162";
const ID: &str = "project-test-00000000-0000-4000-8000-000000000001";
const SECRET: &str = "secret-test-of-the-benchmark";

/// The outcome of each call: the server always sends the same response.
#[derive(Clone, Copy, PartialEq)]
pub enum Outcome {
    Success,
    Error,
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Success, Self::Error];

    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Error => "error",
        }
    }

    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name).expect("the name of an outcome")
    }

    /// The status line and the body.
    pub fn response(self) -> (&'static str, &'static str) {
        match self {
            Self::Success => (
                "200 OK",
                r#"{"status_code":200,"request_id":"request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141","user_id":"user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6","phone_id":"phone-number-test-d5a3b680-e8a3-40c0-b815-ab79986666d0","user_created":true}"#,
            ),
            Self::Error => (
                "400 Bad Request",
                r#"{"status_code":400,"request_id":"request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141","error_type":"invalid_phone_number","error_message":"phone_number format is invalid.","error_url":"https://stytch.com/docs/api/errors/400"}"#,
            ),
        }
    }
}

#[derive(Clone, Copy)]
pub enum Row {
    Ours,
    ByHand,
    Official,
}

pub enum Client {
    Ours(stytch_client::Client),
    ByHand(reqwest::Client, String),
    Official(SMS),
}

impl Row {
    pub const ALL: [Self; 3] = [Self::Ours, Self::ByHand, Self::Official];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "stytch-client",
            Self::ByHand => "by-hand",
            Self::Official => "official",
        }
    }

    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|row| row.name() == name).expect("the name of a row")
    }

    pub fn client(self, base: &str) -> Client {
        match self {
            Self::Ours => Client::Ours(ours_at(base)),
            Self::ByHand => Client::ByHand(reqwest::Client::new(), base.to_owned()),
            Self::Official => {
                let base = base.parse().expect("a URL");
                let vertical = stytch::client::Vertical::Consumer;
                let client = stytch::client::Client::new_with_base_url(ID, SECRET, base, vertical);
                Client::Official(SMS::new(client.expect("a client")))
            }
        }
    }
}

/// This client, for a server.
pub fn ours_at(base: &str) -> stytch_client::Client {
    stytch_client::Client::builder().project(ID, SECRET).base_url(base).build().expect("a client")
}

impl Client {
    /// Makes calls one after the other.
    pub async fn calls(&self, outcome: Outcome, calls: u64) {
        for _ in 0..calls {
            let succeeded = match self {
                Self::Ours(client) => ours(client).await,
                Self::ByHand(client, base) => by_hand(client, base).await,
                Self::Official(sms) => official(sms).await,
            };
            assert_eq!(succeeded, outcome == Outcome::Success);
        }
    }

    /// Makes calls in as many concurrent lanes.
    pub async fn in_flight(&self, outcome: Outcome, calls: u64, lanes: u64) {
        let lanes = (0..lanes).map(|_| self.calls(outcome, calls));
        futures_util::future::join_all(lanes).await;
    }
}

async fn ours(client: &stytch_client::Client) -> bool {
    let call = client.otps().sms().login_or_create().phone_number(PHONE).expiration_minutes(5);
    match call.send().await {
        Ok(value) => value.user_created,
        Err(error) => {
            assert_eq!(error.error_type(), Some(&ErrorType::InvalidPhoneNumber));
            false
        }
    }
}

#[derive(Serialize)]
struct Request<'a> {
    phone_number: &'a str,
    expiration_minutes: u32,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded as a caller would")]
struct Response {
    status_code: u16,
    request_id: String,
    user_id: String,
    phone_id: String,
    user_created: bool,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded as a caller would")]
struct ErrorBody {
    status_code: u16,
    request_id: Option<String>,
    error_type: String,
    error_message: String,
    error_url: Option<String>,
}

async fn by_hand(client: &reqwest::Client, base: &str) -> bool {
    let response = client
        .post(format!("{base}/v1/otps/sms/login_or_create"))
        .basic_auth(ID, Some(SECRET))
        .json(&Request { phone_number: PHONE, expiration_minutes: 5 })
        .send()
        .await
        .expect("a response");
    if response.status().is_success() {
        response.json::<Response>().await.expect("the documented one").user_created
    } else {
        let body: ErrorBody = response.json().await.expect("the documented one");
        assert_eq!(body.error_type, "invalid_phone_number");
        false
    }
}

async fn official(sms: &SMS) -> bool {
    let request =
        LoginOrCreateRequest { phone_number: PHONE.to_owned(), expiration_minutes: Some(5), ..Default::default() };
    match sms.login_or_create(request).await {
        Ok(response) => response.user_created,
        Err(stytch::Error::Response(error)) => {
            assert!(
                format!("{error:?}").contains("InvalidPhoneNumber") || error.error_message.contains("phone_number")
            );
            false
        }
        Err(error) => panic!("{error}"),
    }
}
