//! A server that answers the same thing each time, as fast as it can.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use crate::rows::Answer;

/// Prints its address and serves until it is killed.
pub fn serve(answer: Answer) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("{}", listener.local_addr().expect("an address"));
    let (status, body) = answer.served();
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    let answer: &'static str = format!("{head}{body}").leak();
    for stream in listener.incoming().flatten() {
        thread::spawn(move || answer_each(stream, answer));
    }
}

fn answer_each(mut stream: TcpStream, answer: &str) {
    let (mut held, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        held.extend_from_slice(&buffer[..read]);
        while let Some(length) = complete(&held) {
            held.drain(..length);
            if stream.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

fn complete(held: &[u8]) -> Option<usize> {
    let head = held.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&held[..head]).to_lowercase();
    let body =
        text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()?.parse().ok()).unwrap_or(0);
    (held.len() >= head + body).then_some(head + body)
}
