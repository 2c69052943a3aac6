//! Drivers that misbehave: shell scripts that say hello and then do what the test says.

use std::process::Command;

use serde_json::json;

use super::*;
use crate::outcome::Success;

const DOCUMENT: &str = "
    paths: {'/ping/{id}': {post: {operationId: ping, parameters: [{name: id, in: path, required: true, schema: {type: string}}],
        responses: {'200': {description: Good., content: {application/json: {
        schema: {type: object}, examples: {good: {value: {}}}}}}}}}}";
const HELLO: &str = r#"echo '{"protocol": 1, "name": "fake", "version": "1"}'"#;
const REPLY: &str = r#"echo '{"outcome": "value", "value": {"a": 1}}'"#;
/// The deadline for drivers that never reply: longer than a shell needs for a reply.
const SHORT: Duration = Duration::from_millis(200);

fn driver(script: &str, deadline: Duration) -> Driver {
    let document = Document::parse("test.yaml", DOCUMENT).expect("the document is YAML");
    Driver::new(&document, script, deadline)
}

/// A driver that replies, except to the call with the id `bad`.
fn with_bad(what: &str, deadline: Duration) -> Driver {
    driver(
        &format!("{HELLO}; while read -r line; do case $line in *'\"bad\"'*) {what};; *) {REPLY};; esac; done"),
        deadline,
    )
}

fn call(driver: &Driver, id: &str) -> Result<Outcome, String> {
    let parameters = [("id".to_owned(), json!(id))].into_iter().collect();
    driver.call(&Call { operation: "ping".to_owned(), parameters, ..Call::default() })
}

fn is_good(driver: &Driver) -> bool {
    let value = Success { value: json!({"a": 1}), attempts: 1, ..Success::default() };
    call(driver, "good") == Ok(Outcome::Value(Box::new(value)))
}

/// The outcome of the bad call. The calls before and after it are good.
fn bad(what: &str, deadline: Duration) -> (&'static str, String) {
    let driver = with_bad(what, deadline);
    assert!(is_good(&driver), "{what}");
    let message = call(&driver, "bad").expect_err(what);
    let no_outcome = driver.no_outcome().expect("there is none");
    assert!(is_good(&driver), "{what}");
    assert_eq!(driver.no_outcome(), None);
    match no_outcome {
        NoOutcome::Failed(reason, why) => {
            assert_eq!(why, message);
            (reason, why)
        }
        NoOutcome::NotOffered(why) => ("not offered", why),
    }
}

/// Whether a process exists and is not a zombie.
fn lives(id: &str) -> bool {
    let state = Command::new("ps").args(["-o", "stat=", "-p", id]).output().expect("ps starts");
    let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
    !state.is_empty() && !state.starts_with('Z')
}

#[test]
fn a_driver_that_ends_is_started_again() {
    let (reason, why) = bad("echo the last words >&2; exit 3", DEADLINE);
    assert_eq!((reason, why.as_str()), ("crashes", "the driver ended during the call: exit status: 3: the last words"));
    let (reason, why) = bad("kill -KILL $$", DEADLINE);
    assert_eq!(reason, "crashes");
    assert!(why.contains("signal: 9"), "{why}");
}

#[test]
fn a_frozen_driver_is_killed() {
    for freeze in ["kill -STOP $$", "sleep 1000"] {
        let (reason, why) = bad(freeze, SHORT);
        assert_eq!((reason, why.as_str()), ("hangs", "no reply within 0.2 s, so it was killed"));
    }
}

#[test]
fn garbage_is_no_reply() {
    for (garbage, why) in [
        ("echo garbage", "expected value at line 1 column 1"),
        (r#"echo '{"outcome": "value"}'"#, "missing field `value`"),
        ("echo", "EOF while parsing a value"),
        (r"printf '\377\n'", "bytes that are no text"),
    ] {
        let (reason, message) = bad(garbage, DEADLINE);
        assert_eq!(reason, "writes something else than a reply");
        assert!(message.contains(why), "{message}");
    }
}

#[test]
fn a_driver_that_writes_without_end_is_killed() {
    let driver = with_bad(&format!("while :; do {REPLY}; done"), DEADLINE);
    assert!(is_good(&driver));
    let id = driver.process_id().expect("it runs").to_string();
    // The first lines may be taken as replies.
    assert!(call(&driver, "bad").is_err() || (0..1000).any(|_| call(&driver, "good").is_err()));
    let reason = "writes something else than a reply";
    assert!(matches!(driver.no_outcome(), Some(NoOutcome::Failed(found, _)) if found == reason));
    assert!(!lives(&id));
    assert!(is_good(&driver));
    for (flood, why) in [("yes", "expected value"), ("yes '' | tr '\\n' a", "a line without an end")] {
        let (found, message) = bad(flood, DEADLINE);
        assert_eq!(found, reason);
        // Which of the two is seen depends on when the lines arrive.
        assert!(message.contains(why) || message.contains("a second line"), "{message}");
    }
    let (found, _) = bad("yes >&2", SHORT);
    assert_eq!(found, "hangs");
}

#[test]
fn a_driver_that_closes_its_output_is_killed() {
    let driver = with_bad("exec >&- 2>&-; sleep 1000", DEADLINE);
    assert!(is_good(&driver));
    let id = driver.process_id().expect("it runs").to_string();
    assert_eq!(call(&driver, "bad"), Err("the driver ended during the call: it closed its output".to_owned()));
    assert!(!lives(&id));
}

#[test]
fn a_driver_that_ends_takes_its_children_with_it() {
    let driver = with_bad("sleep 1000 >/dev/null 2>&1 & echo $! >&2; exit 3", DEADLINE);
    let message = call(&driver, "bad").expect_err("it ends");
    let child = message.rsplit(' ').next().expect("it wrote the id of its child");
    assert!(message.contains("exit status: 3") && child.parse::<u32>().is_ok(), "{message}");
    // The child has another parent now, which takes a moment to notice.
    let end = std::time::Instant::now() + DEADLINE;
    while lives(child) && std::time::Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(!lives(child));
}

#[test]
fn what_is_not_offered_ends_nothing() {
    let driver = with_bad(r#"echo '{"outcome": "not_offered", "why": "no such method"}'"#, DEADLINE);
    assert!(is_good(&driver));
    let before = driver.process_id();
    assert_eq!(call(&driver, "bad"), Err("no such method".to_owned()));
    assert_eq!(driver.no_outcome(), Some(NoOutcome::NotOffered("no such method".to_owned())));
    assert_eq!(driver.process_id(), before);
}

#[test]
fn a_line_without_a_call_does_not_become_the_next_reply() {
    let driver = driver(&format!("{HELLO}; {REPLY}; while read -r line; do {REPLY}; done"), DEADLINE);
    driver.hello().expect("it says hello");
    // Waits for the line.
    assert!((0..1000).any(|_| call(&driver, "good").is_err()));
    assert!(matches!(driver.no_outcome(), Some(NoOutcome::Failed("writes something else than a reply", _))));
}

#[test]
fn two_lines_at_once_are_no_reply() {
    let (reason, message) =
        bad("r=$({reply}); printf '%s\\n%s\\n' \"$r\" \"$r\"".replace("{reply}", REPLY).as_str(), DEADLINE);
    assert_eq!(reason, "writes something else than a reply");
    assert!(message.contains("a second line after the reply"), "{message}");
}

#[test]
fn a_driver_that_never_replies_is_given_up() {
    let driver = with_bad("exit 1", DEADLINE);
    for _ in 0..MAX_PROBLEMS {
        assert!(call(&driver, "bad").is_err());
        assert!(matches!(driver.no_outcome(), Some(NoOutcome::Failed("crashes", _))));
    }
    assert!(call(&driver, "good").is_err());
    assert!(matches!(driver.no_outcome(), Some(NoOutcome::Failed("not run: too many calls without a reply", _))));
}

#[test]
fn a_driver_that_does_not_start_says_why() {
    for (script, why) in [
        ("no-such-program", "not found"),
        ("echo hello", "its first line does not describe a client"),
        (r#"echo '{"protocol": 2, "name": "fake", "version": "1"}'"#, "version 2 of the protocol, not 1"),
    ] {
        let message = driver(script, DEADLINE).hello().expect_err(script);
        assert!(message.starts_with("the driver does not start: ") && message.contains(why), "{message}");
    }
}

#[test]
fn a_driver_takes_its_children_with_it() {
    // It says its own id and that of a child as its version, and then neither can be asked to end.
    let hello = r#"sleep 1000 & echo "{\"protocol\": 1, \"name\": \"fake\", \"version\": \"$$ $!\"}"; kill -STOP $$"#;
    let driver = driver(hello, DEADLINE);
    let version = driver.hello().expect("it says hello").version;
    let ids: Vec<_> = version.split(' ').collect();
    assert!(ids.len() == 2 && ids.iter().all(|id| lives(id)), "{version}");
    drop(driver);
    // The child has another parent now, which takes a moment to notice.
    while ids.iter().any(|id| lives(id)) {
        std::thread::yield_now();
    }
}
