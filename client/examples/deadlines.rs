//! Custom deadlines and retries, for a client and for a single call.
//!
//! ```text
//! cargo run --package stytch-client --example deadlines
//! ```

use std::{
    error::Error,
    time::{Duration, Instant},
};

use stytch_client::{Client, RequestOptions, RetryPolicy};
use stytch_mock::{MockStytch, Options};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // The server responds too late.
    let mock = MockStytch::start_with(Options { latency: Duration::from_secs(5), ..Options::default() })?;

    let options = RequestOptions::new()
        .total_timeout(Duration::from_secs(2))
        .retry(RetryPolicy::default().max_attempts(5).max_delay(Duration::from_secs(1)));
    let client = Client::builder()
        .project(MockStytch::PROJECT_ID, MockStytch::SECRET)
        .base_url(mock.url())
        .connect_timeout(Duration::from_secs(1))
        .options(options)
        .build()?;
    let call = || client.otps().sms().login_or_create().phone_number("+10000000000");
    outcome("two seconds, for the client", call().send()).await;
    outcome("half a second, for this call", call().customize().timeout(Duration::from_millis(500)).send()).await;
    Ok(())
}

async fn outcome<T>(title: &str, call: impl Future<Output = Result<T, stytch_client::Error>>) {
    let started = Instant::now();
    let text = call.await.map_or_else(|error| error.to_string(), |_| "success".to_owned());
    println!("{title}: {text} (after {:.1} s)", started.elapsed().as_secs_f32());
}
