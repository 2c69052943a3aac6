//! Calls `the_call`. Each line is one that a change of the document can break.

use verify_rules::the_module::{
    Client, ClientBuilder, Error,
    types::{FailureCode, TheCallResponse, TheCallKind, TheCallLanguage, TheCallRequest, TheCallState, TheCallTone},
};

pub async fn the_call(client: &Client) -> Result<(), Error> {
    let call = client.the_call().name("Ada").level(10).word("abc").tags(vec!["a".to_owned()]);
    let call = call.tone(TheCallTone::Warm).language("xx").language(TheCallLanguage::En);
    read(&*call.send().await?);
    Ok(())
}

fn read(response: &TheCallResponse) {
    let _: String = response.id.clone();
    let _: Option<String> = response.note.clone();
    let _: Option<i64> = response.count;
    let _: Option<Vec<String>> = response.list.clone();
    match response.state {
        TheCallState::On | TheCallState::Off => {}
    }
    match &response.kind {
        TheCallKind::Known => {}
        other => println!("{}", other.as_str()),
    }
    println!("{}", response.shown);
    let _: String = response.pin.clone();
    let _: String = response.secret.to_string();
}

#[allow(dead_code)]
fn written_back(_: TheCallRequest) {}

#[allow(dead_code)]
fn code(error: &Error) -> Option<&FailureCode> {
    error.error_type()
}

#[allow(dead_code)]
fn credentials(builder: ClientBuilder) -> ClientBuilder {
    builder.second("visitor").session("session").third("key")
}

/// The text about the error that the server returns.
#[allow(unused_variables)]
pub fn seen(error: &Error) -> String {
    String::new()
}

#[allow(dead_code)]
fn main() {}
