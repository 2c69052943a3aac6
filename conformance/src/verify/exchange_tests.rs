//! Tests that each property of an exchange is compared: one that is right, with one thing wrong at a time.

use openapi_document::{Document, sample::Schemas};
use openapi_mock::RecordedRequest;
use serde_json::json;

use super::verify;
use crate::{
    case::{Case, documented_cases},
    credentials::{Carrier, carriers, secrets},
    outcome::{Failure, Headers, Outcome, Success},
    runner::Exchange,
    server::ServerKind,
};

const TEXT: &str = "
    paths: {/ping: {post: {operationId: ping, security: [{token: []}],
        requestBody: {required: true, content: {application/json: {
            schema: {type: object, properties: {phone: {type: string}}}, examples: {one: {value: {phone: '+12025550162'}}}}}},
        responses: {
            '200': {description: Good., content: {application/json: {schema: {type: object}, examples: {good: {value: {}}}}}},
            '500': {description: Bad., content: {application/json: {schema: {type: object}, examples: {bad: {value: {}}}}}}}}}}
    components: {securitySchemes: {token: {type: http, scheme: bearer}}}";

/// The mismatches of the documented case with this status, after a change of the right exchange.
fn mismatches(status: u16, change: impl FnOnce(&Case<'_>, &mut Exchange)) -> Vec<String> {
    let document = Document::parse("test.yaml", TEXT).expect("the document is YAML");
    let cases = documented_cases(&document);
    let case = cases.iter().find(|case| case.status == status).expect("the status has an example");
    let mut exchange = Exchange {
        server: ServerKind::Wiremock,
        requests: vec![request(case)],
        chosen_server: None,
        elsewhere: Vec::new(),
        outcome: outcome(case),
    };
    change(case, &mut exchange);
    verify(&Schemas::new(&document), case, &exchange).err().unwrap_or_default()
}

/// The request that the document describes.
fn request(case: &Case<'_>) -> RecordedRequest {
    let carriers = carriers(&case.operation.security(), &case.credentials).expect("the credentials suffice");
    let carriers = carriers.into_iter().filter_map(|carrier| match carrier {
        Carrier::Header(name, value) => Some((name, value)),
        Carrier::Query(..) | Carrier::Cookie(..) => None,
    });
    let others = [("accept", "application/json"), ("content-type", "application/json"), ("user-agent", "test")];
    let others = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    RecordedRequest {
        method: "POST".to_owned(),
        target: "/ping".to_owned(),
        headers: others.into_iter().chain(carriers).collect(),
        body: case.parameters["body"].to_string().into_bytes(),
    }
}

/// The outcome that the document describes.
fn outcome(case: &Case<'_>) -> Outcome {
    let headers = Headers(vec![("content-type".to_owned(), "application/json".to_owned())]);
    if case.status == 200 {
        return Outcome::Value(Box::new(Success {
            status: 200,
            headers,
            value: json!({}),
            attempts: 1,
            ..Success::default()
        }));
    }
    let json = json!({
        "kind": "api", "operation": "ping", "status": case.status, "headers": headers, "body": "e30=", "typed": {},
        "may_have_been_sent": true, "is_timeout": false, "attempts": 1, "display": "ping: status 500", "debug": "",
    });
    Outcome::Error(Box::new(serde_json::from_value::<Failure>(json).expect("it is an error")))
}

#[test]
fn the_documented_exchange_has_no_mismatch() {
    for status in [200, 500] {
        assert_eq!(mismatches(status, |_, _| {}), Vec::<String>::new());
    }
}

#[test]
fn an_unknown_header_is_a_mismatch() {
    let found = mismatches(200, |_, exchange| {
        exchange.requests[0].headers.push(("x-trace".to_owned(), "1".to_owned()));
    });
    assert_eq!(found, ["the header `x-trace` is neither in the document nor needed by HTTP"]);
}

#[test]
fn a_credential_in_the_url_is_a_mismatch() {
    for encode in [false, true] {
        let found = mismatches(200, |case, exchange| {
            let secret = secrets(case.operation.node().document(), &case.credentials).remove(0);
            let secret = if encode { secret.replace('-', "%2D") } else { secret };
            exchange.requests[0].target = format!("/ping?token={secret}");
        });
        assert!(found.contains(&"a credential is in the URL".to_owned()), "{found:?}");
    }
}

#[test]
fn a_request_that_arrived_elsewhere_is_a_mismatch() {
    let found = mismatches(200, |case, exchange| exchange.elsewhere.push(request(case)));
    assert_eq!(found, ["the number of requests that arrived elsewhere is 1, expected 0"]);
}

#[test]
fn a_display_of_several_lines_is_a_mismatch() {
    let found = mismatches(500, |_, exchange| {
        if let Outcome::Error(error) = &mut exchange.outcome {
            error.display.push_str("\nmore");
        }
    });
    assert_eq!(found, ["`Display` has more than one line: \"ping: status 500\\nmore\""]);
}
