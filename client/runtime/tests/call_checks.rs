//! Checks of the program: what they see of a call, and that nothing is sent when one refuses it.

mod support;

use std::{
    error::Error as _,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use support::{
    PET, Server, builder,
    pets::{Client, Error, types},
    response,
};

#[derive(Debug)]
struct NotThisOne;

impl fmt::Display for NotThisOne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not this one")
    }
}

impl std::error::Error for NotThisOne {}

/// A client that sends nothing to Rex.
fn client(server: &Server) -> Client {
    let builder = builder(&server.url()).shop("shop-test-1", "secret-1");
    let builder = builder.check_calls(|call| match call.recipient().as_deref() {
        Some("Rex") => Err(NotThisOne),
        _ => Ok(()),
    });
    builder.build().expect("the settings are valid")
}

fn pet(name: &str) -> types::builder::NewPet {
    types::NewPet::builder().name(name).kind("cat")
}

#[track_caller]
fn refused(error: &Error) {
    assert!(matches!(error, Error::Refused(_)) && !error.may_have_been_sent() && !error.is_timeout());
    assert_eq!((error.operation(), error.attempts(), error.status(), error.field()), (Some("add_pet"), 0, None, None));
    assert!(error.refusal().is_some_and(|reason| reason.is::<NotThisOne>()));
    assert_eq!(error.to_string(), "add_pet: refused, nothing was sent: not this one");
    assert_eq!(format!("{error:?}"), format!("Refused({error})"));
    assert!(error.source().is_none(), "its line has the reason already");
}

#[tokio::test]
async fn a_refused_call_is_not_sent() {
    let server = Server::responding(response("200 OK", PET));
    let client = client(&server);
    refused(&client.add_pet().body(pet("Rex")).send().await.expect_err("it is refused"));
    let customized = client.add_pet().body(pet("Rex")).customize().extra("more", 1);
    refused(&customized.send().await.expect_err("it is refused"));
    // Another client of the same settings.
    let other = client.with_shop("shop-test-2", "secret-2").expect("it is valid");
    refused(&other.add_pet().body(pet("Rex")).send().await.expect_err("it is refused"));
    assert_eq!(server.requests().len(), 0);
    client.add_pet().body(pet("Tom")).send().await.expect("it passes");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_check_runs_once_for_all_attempts_and_sees_the_operation() {
    let server = Server::responding(response("503 Service Unavailable", "{}"));
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let builder = builder(&server.url()).shop("shop-test-1", "secret-1");
    let builder = builder.check_calls(move |call| {
        counted.fetch_add(1, Ordering::Relaxed);
        assert_eq!((call.operation().id(), call.recipient()), ("get_pet", None));
        assert_eq!(format!("{call:?}"), "OutgoingCall { operation: \"get_pet\", .. }");
        Ok::<_, NotThisOne>(())
    });
    let client = builder.build().expect("the settings are valid");
    let error = client.get_pet().pet_id("pet-1").send().await.expect_err("the server is unavailable");
    assert_eq!((count.load(Ordering::Relaxed), error.attempts(), server.requests().len()), (1, 3, 3));
}

#[tokio::test]
async fn each_check_has_to_be_passed_and_an_invalid_request_reaches_none() {
    let server = Server::responding(response("200 OK", PET));
    let builder = builder(&server.url()).shop("shop-test-1", "secret-1");
    let builder = builder.check_calls(|_| Ok::<_, NotThisOne>(())).check_calls(|_| Err("always"));
    let client = builder.build().expect("the settings are valid");
    let error = client.add_pet().body(pet("Tom")).send().await.expect_err("the second refuses it");
    assert_eq!(error.refusal().map(ToString::to_string).as_deref(), Some("always"));
    let error = client.add_pet().body(pet("rex")).send().await.expect_err("the name violates the document");
    assert!(matches!(error, Error::InvalidRequest(_)));
    assert_eq!(server.requests().len(), 0);
}
