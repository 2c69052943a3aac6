//! Calls `the_call` as callers do. Each line is one that a change of the document can break.

use stytch_client::{
    Client, Error,
    types::{TheCallAnswer, TheCallKind, TheCallLanguage, TheCallRequest, TheCallState, TheCallTone},
};

pub async fn the_call(client: &Client) -> Result<(), Error> {
    let call = client.the_call().body_map(|body| {
        let body = body.name("Ada").level(10).word("abc").tags(vec!["a".to_owned()]);
        body.tone(TheCallTone::Warm).language("xx").language(TheCallLanguage::En)
    });
    read(&*call.send().await?);
    Ok(())
}

fn read(answer: &TheCallAnswer) {
    let _: String = answer.id.clone();
    let _: Option<String> = answer.note.clone();
    let _: Option<i64> = answer.count;
    let _: Option<Vec<String>> = answer.list.clone();
    match answer.state {
        TheCallState::On | TheCallState::Off => {}
    }
    match &answer.kind {
        TheCallKind::Known => {}
        other => println!("{}", other.as_str()),
    }
    println!("{}", answer.shown);
    let _: String = answer.pin.clone();
    let _: String = answer.secret.to_string();
}

#[allow(dead_code)]
fn written_back(_: TheCallRequest) {}

#[allow(dead_code)]
fn main() {}
