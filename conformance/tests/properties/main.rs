//! What holds for every value of the document's schemas, and for every answer: tried with random ones.
//!
//! The seed is fixed, so that a run can be repeated; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try others, and more. A value that fails
//! is shrunk and printed, and kept nowhere: it becomes a case of its own.

mod given;
mod server;
mod strategy;

use std::{
    collections::HashMap,
    fmt::Debug,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use openapi_document::{Body, Document, Node, Operation};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    strategy::ValueTree as _,
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};
use serde_json::{Map, Value, json};
use stytch_client::{Error, ResponseValue};
use stytch_conformance::{Root, Sent, call::operation, differences, head_differences};
use wiremock::ResponseTemplate;

use given::{body, calls};
use server::call;
use strategy::{changed, json_value, valid};

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).expect("the build has checked it"));

/// Holds a property against random values of the strategy.
fn hold<T: Debug>(values: impl Strategy<Value = T>, property: impl Fn(T) -> TestCaseResult) {
    let mut config = Config { failure_persistence: None, max_global_rejects: 100_000, ..Config::default() };
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 512;
    }
    if let Err(failure) = TestRunner::new(config).run(&values, property) {
        panic!("{failure}");
    }
}

/// A body of an operation: the one that is sent, or with a status one that is answered.
#[derive(Clone)]
struct Subject {
    operation: Operation<'static>,
    status: u16,
    body: Body<'static>,
}

impl Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.operation.id(), self.body.node().pointer())
    }
}

impl Subject {
    fn schema(&self) -> Node<'static> {
        self.body.schema().expect("a body has a schema: the document was checked")
    }

    fn is_json(&self) -> bool {
        self.body.media_type() == "application/json"
    }

    /// With values for it.
    fn with(self, made: fn(BoxedStrategy<Value>) -> BoxedStrategy<Value>) -> impl Strategy<Value = (Self, Value)> {
        let values = valid(&self.schema()).unwrap_or_else(|unsupported| panic!("{unsupported}"));
        (Just(self), made(values))
    }

    fn validator(&self) -> Arc<Validator> {
        validator(&self.schema())
    }

    /// Calls the operation with a body, and the first example of each other parameter that it has to have.
    fn call(&self, request: &Value, answer: ResponseTemplate) -> (Result<ResponseValue<Value>, Error>, Vec<Sent>) {
        let required = self.operation.parameters().into_iter().filter(|parameter| parameter.required());
        let mut parameters: Map<_, _> = required
            .filter_map(|parameter| Some((parameter.name().to_owned(), parameter.examples().first()?.value().clone())))
            .collect();
        if self.operation.request_body().is_some() {
            parameters.insert("body".to_owned(), request.clone());
        }
        call(self.operation.id(), parameters, answer)
    }

    /// Calls the operation with a documented request, and answers so.
    fn answer(&self, body: &Value) -> Result<ResponseValue<Value>, Error> {
        let answer = ResponseTemplate::new(self.status).set_body_raw(body.to_string(), "application/json");
        self.call(&example(&self.operation), answer).0
    }
}

fn validator(schema: &Node<'static>) -> Arc<Validator> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let made = || Arc::new(openapi_document::validator(&DOCUMENT, schema.pointer()).expect("the build has checked it"));
    Arc::clone(known.entry(schema.pointer().to_owned()).or_insert_with(made))
}

/// What operations are sent.
fn requests() -> Vec<Subject> {
    let operations = Operation::all(&DOCUMENT).into_iter();
    operations
        .filter_map(|operation| Some(Subject { body: operation.request_body()?, status: 0, operation }))
        .filter(Subject::is_json)
        .collect()
}

/// What operations answer.
fn answers(of: fn(u16) -> bool) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for operation in Operation::all(&DOCUMENT) {
        let responses = operation.responses().into_iter().filter(|response| of(response.status()));
        for (status, body) in responses.filter_map(|response| Some((response.status(), response.body()?))) {
            subjects.push(Subject { operation: operation.clone(), status, body });
        }
    }
    subjects.retain(Subject::is_json);
    subjects
}

fn is_success(status: u16) -> bool {
    status < 300
}

fn is_error(status: u16) -> bool {
    status >= 400
}

fn as_they_are(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    values
}

/// A request that the document has as an example.
fn example(operation: &Operation<'_>) -> Value {
    let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
    examples.first().map(|example| example.value().clone()).unwrap_or_default()
}

#[test]
fn a_request_arrives_as_it_was_given() {
    hold(calls(&DOCUMENT), |(id, request)| {
        let operation = operation(&DOCUMENT, id).expect("it is there");
        let (outcome, arrived) = call(id, request.clone(), ResponseTemplate::new(500));
        let roots = Root::all(&operation);
        let given = || roots.iter().filter_map(|root| Some((root, request.get(root.name)?)));
        for (root, value) in given() {
            let schema = root.schema.as_ref().expect("it has one");
            prop_assert!(
                validator(schema).is_valid(value),
                "the strategy gave what its schema does not allow: {value}"
            );
        }
        let unsendable: Vec<_> = given().filter_map(|(root, value)| root.unsendable(value)).collect();
        match (outcome, arrived.as_slice()) {
            (Err(error @ Error::Refused(_)), []) => {
                let told = error.to_string();
                prop_assert!(unsendable.iter().any(|says| told.contains(says)), "refused: {told}");
            }
            (_, [arrived]) => {
                prop_assert!(unsendable.is_empty(), "sent, though it {unsendable:?}");
                prop_assert_eq!(head_differences(&operation, &request, arrived), Vec::<String>::new());
                if let Some((given, documented)) = request.get("body").zip(operation.request_body()) {
                    let arrived = body(documented.media_type(), arrived);
                    prop_assert_eq!(differences(&arrived, given, ""), Vec::<String>::new());
                    prop_assert!(validator(&documented.schema().expect("it has one")).is_valid(&arrived));
                }
            }
            (outcome, arrived) => prop_assert!(false, "{} requests arrived, and {outcome:?}", arrived.len()),
        }
        Ok(())
    });
}

#[test]
fn what_is_sent_is_what_the_document_allows() {
    hold(select(requests()).prop_flat_map(|subject| subject.with(changed)), |(subject, request)| {
        let (outcome, arrived) = subject.call(&request, ResponseTemplate::new(500));
        prop_assume!(is_representable(&request));
        let allowed = subject.validator().is_valid(&request);
        match (outcome, arrived.as_slice()) {
            (Err(error @ Error::Refused(_)), []) => {
                let told = error.to_string();
                // The typed request has no place for a field that the document does not have.
                prop_assert!(!allowed || told.contains("is not in the document"), "refused: {told}");
            }
            (_, [arrived]) => {
                let arrived: Value = serde_json::from_slice(&arrived.body).expect("a body that is JSON");
                prop_assert!(subject.validator().is_valid(&arrived), "sent, though not allowed: {arrived}");
                prop_assert_eq!(differences(&arrived, &request, ""), Vec::<String>::new());
            }
            (outcome, arrived) => prop_assert!(false, "{} requests arrived, and {outcome:?}", arrived.len()),
        }
        Ok(())
    });
}

#[test]
fn a_value_is_the_body_that_was_served() {
    let values = select(answers(is_success)).prop_flat_map(|subject| subject.with(as_they_are));
    hold((values, any::<bool>()), |((subject, value), wrapped)| {
        let served = match subject.body.envelope() {
            Some(key) if wrapped => json!({ key: value }),
            _ => value.clone(),
        };
        let got = subject.answer(&served).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(got.status().as_u16(), subject.status);
        prop_assert_eq!(got.request_id(), value["request_id"].as_str());
        prop_assert_eq!(differences(&got, &value, ""), Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn an_error_tells_what_was_served() {
    hold(select(answers(is_error)).prop_flat_map(|subject| subject.with(as_they_are)), |(subject, body)| {
        let Err(error) = subject.answer(&body) else { return Err(TestCaseError::fail("the caller got a value")) };
        prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(subject.status));
        prop_assert_eq!(error.error_type().map(|known| known.as_str()), body["error_type"].as_str());
        prop_assert_eq!(error.error_message(), body["error_message"].as_str());
        prop_assert_eq!(error.error_url(), body["error_url"].as_str());
        prop_assert_eq!(error.request_id(), body["request_id"].as_str());
        prop_assert_eq!(error.error_details(), body["error_details"].as_object());
        let Error::Api(api) = &error else { return Err(TestCaseError::fail(format!("{error:?}"))) };
        let typed = serde_json::to_value(api.response()).expect("a value that is JSON");
        prop_assert_eq!(differences(&typed, &body, ""), Vec::<String>::new());
        Ok(())
    });
}

/// Whether every integer type that the document asks for holds the whole numbers: JSON has larger ones, and writes them with a
/// fraction or an exponent too.
fn is_representable(value: &Value) -> bool {
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(whole) => i32::try_from(whole).is_ok() || !stytch_openapi::FILES[0].1.contains("int32"),
            None => number.as_f64().is_some_and(|number| number.fract() != 0.0),
        },
        Value::Array(items) => items.iter().all(is_representable),
        Value::Object(members) => members.values().all(is_representable),
        _ => true,
    }
}

/// Violations that answers may show: bounds, which are the server's business, and `null` for a field that is not there.
fn is_tolerated(violation: &ValidationError<'_>) -> bool {
    use ValidationErrorKind::{
        AnyOf, ExclusiveMaximum, ExclusiveMinimum, Format, MaxItems, MaxLength, MaxProperties, Maximum, MinItems,
        MinLength, MinProperties, Minimum, MultipleOf, OneOfNotValid, Pattern,
    };
    match violation.kind() {
        AnyOf { context } | OneOfNotValid { context } => context.iter().any(|branch| branch.iter().all(is_tolerated)),
        ExclusiveMaximum { .. }
        | ExclusiveMinimum { .. }
        | Format { .. }
        | MaxItems { .. }
        | MaxLength { .. }
        | MaxProperties { .. }
        | Maximum { .. }
        | MinItems { .. }
        | MinLength { .. }
        | MinProperties { .. }
        | Minimum { .. }
        | MultipleOf { .. }
        | Pattern { .. } => true,
        _ => violation.instance().is_null(),
    }
}

#[test]
fn an_answer_is_a_value_where_the_document_says_so() {
    hold(select(answers(is_success)).prop_flat_map(|subject| subject.with(changed)), |(subject, served)| {
        prop_assume!(is_representable(&served));
        let validator = subject.validator();
        let read = subject.body.envelope().and_then(|key| served.get(key)).filter(|inner| validator.is_valid(inner));
        let mut violations = validator.iter_errors(read.unwrap_or(&served));
        match subject.answer(&served) {
            Ok(_) => {
                let grave = violations.find(|violation| !is_tolerated(violation));
                prop_assert!(grave.is_none(), "a value, though {}", grave.expect("there is one"));
            }
            Err(error) => {
                prop_assert!(violations.next().is_some(), "{error}");
                prop_assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
                kept(&error, subject.status, served.to_string().as_bytes())?;
            }
        }
        Ok(())
    });
}

#[test]
fn whatever_is_answered_its_status_and_its_body_are_kept() {
    let statuses = prop_oneof![
        select(vec![200, 400, 401, 403, 404, 429, 500]),
        // A 204, 205 or 304 has no body on the wire.
        (200..=599_u16).prop_filter("it has a body", |status| ![204, 205, 304].contains(status)),
    ];
    let documented: Vec<Vec<u8>> = answers(|_| true)
        .iter()
        .flat_map(|subject| subject.body.examples())
        .map(|example| example.value().to_string().into_bytes())
        .collect();
    let bodies = prop_oneof![
        vec(any::<u8>(), 0..200),
        json_value().prop_map(|value| value.to_string().into_bytes()),
        (select(documented), vec((any::<Index>(), any::<u8>(), 0..4_u8), 0..4)).prop_map(|(mut body, edits)| {
            for (at, byte, what) in edits {
                let at = at.index(body.len() + 1);
                match what {
                    0 => body.truncate(at),
                    1 => body.insert(at, byte),
                    2 if at < body.len() => body[at] = byte,
                    _ => body.extend_from_within(at..),
                }
            }
            body
        }),
    ];
    let headers = (
        select(vec!["application/json", "application/json; charset=utf-16", "text/html", "text/plain", "x/y;\"", ""]),
        proptest::option::of("[ -~]{0,20}"),
    );
    hold((select(requests()), statuses, bodies, headers), |(subject, status, body, (kind, retry_after))| {
        let mut answer = ResponseTemplate::new(status).set_body_raw(body.clone(), kind);
        if let Some(value) = retry_after {
            answer = answer.insert_header("retry-after", value.as_str());
        }
        let (outcome, arrived) = subject.call(&example(&subject.operation), answer);
        prop_assert_eq!(arrived.len(), 1);
        match outcome {
            Ok(value) => {
                prop_assert_eq!(value.status().as_u16(), status);
                prop_assert!((200..300).contains(&status));
            }
            Err(error) => {
                kept(&error, status, &body)?;
                let _ = (error.retry_after(), error.error_details(), error.error_url(), error.body_status());
            }
        }
        Ok(())
    });
}

/// What an answer that is no value leaves the caller with.
fn kept(error: &Error, status: u16, body: &[u8]) -> TestCaseResult {
    prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    prop_assert_eq!(error.body().map(|body| &body[..]), Some(body));
    prop_assert!(error.may_have_been_sent());
    prop_assert!(error.headers().is_some());
    let printed = format!("{error} {error:?}");
    prop_assert!(!printed.chars().any(char::is_control), "{printed:?}");
    prop_assert!(printed.len() < 1000, "{printed}");
    Ok(())
}

#[test]
fn a_keyword_that_is_not_supported_is_reported() {
    let text = "components: {schemas: {Even: {type: integer, multipleOf: 2}, List: {type: array, items: {type: string, not: {}}}}}";
    let document = Document::parse("test.yaml", text).expect("it is YAML");
    for (name, keyword) in [("Even", "multipleOf"), ("List", "items/not")] {
        let pointer = format!("/components/schemas/{name}");
        let reported = valid(&document.at(&pointer).expect("it is there")).expect_err("it is not supported");
        assert!(reported.starts_with(&format!("{pointer}/{keyword} is not supported")), "{reported}");
    }
}

#[test]
fn a_schema_that_holds_itself_has_values_if_any_ends() {
    let text = "components: {schemas: {
        Tree: {oneOf: [{type: string, enum: [leaf]}, {$ref: '#/components/schemas/Branch'}]},
        Branch: {type: object, required: [tree], properties: {tree: {$ref: '#/components/schemas/Tree'}}},
        Chain: {type: object, properties: {next: {$ref: '#/components/schemas/Chain'}}},
        List: {type: array, items: {$ref: '#/components/schemas/List'}},
        Map: {type: object, additionalProperties: {$ref: '#/components/schemas/Map'}},
        EndlessChain: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/EndlessChain'}}},
        EndlessList: {type: array, minItems: 1, items: {$ref: '#/components/schemas/EndlessList'}},
        EndlessMap: {type: object, minProperties: 1, additionalProperties: {$ref: '#/components/schemas/EndlessMap'}}}}";
    let document = Document::parse("test.yaml", text).expect("it is YAML");
    let values = |name| valid(&document.at(&format!("/components/schemas/{name}")).expect("it is there"));
    for name in ["Tree", "Chain", "List", "Map"] {
        let (values, mut runner) = (values(name).expect("some of its values end"), TestRunner::deterministic());
        let drawn = (0..100).map(|_| depth(&values.new_tree(&mut runner).expect("a value").current()));
        assert_eq!(drawn.max(), Some(2), "{name}");
    }
    for name in ["EndlessChain", "EndlessList", "EndlessMap"] {
        let told = values(name).expect_err("none of its values ends");
        assert_eq!(told, format!("/components/schemas/{name} holds itself, and cannot end"));
    }
}

fn depth(value: &Value) -> usize {
    let held: Vec<_> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => Vec::new(),
    };
    held.into_iter().map(|value| depth(value) + 1).max().unwrap_or(0)
}
