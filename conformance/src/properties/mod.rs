//! Property tests of a client: random requests and responses, from the schemas of the document.
//!
//! The seed is fixed, so that runs can be repeated. `PROPTEST_RNG_SEED` sets another one, `PROPTEST_CASES` the number of values. A value
//! that fails is shrunk and printed, but not kept: add an example to the document for it.

mod fixture;
mod strategy;

use std::{
    collections::HashMap,
    fmt::Debug,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use libtest_mimic::{Arguments, Failed, Trial};
use openapi_document::{Body, BodyFormat, Document, Node, Operation, Response as Documented, sample::random};
use openapi_mock::RecordedRequest;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};
use serde_json::{Map, Value, json};

use crate::{
    caller::Caller,
    case::Input,
    convention::{Convention, is_typed},
    credentials::invented,
    expressible::is_expressible,
    json::JSON,
    outcome::{ErrorKind, Failure, Outcome},
    server::Response,
    verify::{differences, head_differences},
};
use fixture::Fixture;
use strategy::{calls, changed, received_body};

/// Runs the property tests, as the `main` of a test target with `harness = false`. The exit code is 2 if there is no document.
#[must_use]
pub fn main(document: Result<Document, String>, caller: Arc<dyn Caller>) -> ExitCode {
    let document: &'static Document = match document {
        Ok(document) => Box::leak(Box::new(document.with_samples())),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let properties: &'static Properties =
        Box::leak(Box::new(Properties { document, caller, validators: Mutex::default() }));
    let trials = PROPERTIES.map(|(name, property, applies)| {
        Trial::test(name, move || property(properties)).with_ignored_flag(!applies(properties))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit_code()
}

/// A property test: its name, the test, and whether the document has anything to test it with. If not, it is ignored.
type Property = (&'static str, fn(&'static Properties) -> Result<(), Failed>, fn(&Properties) -> bool);

const PROPERTIES: [Property; 6] = [
    ("a_valid_request_arrives_unchanged", a_valid_request_arrives_unchanged, Properties::have_inputs),
    ("a_request_is_sent_if_and_only_if_it_is_valid", a_request_is_sent_if_and_only_if_it_is_valid, |properties| {
        !properties.requests().is_empty()
    }),
    ("a_value_equals_the_response_body", a_value_equals_the_response_body, |properties| {
        !properties.responses(is_success).is_empty()
    }),
    ("an_error_has_everything_that_the_response_says", an_error_has_everything_that_the_response_says, |properties| {
        !properties.responses(is_error).is_empty()
    }),
    (
        "a_response_is_a_value_if_and_only_if_it_is_valid",
        a_response_is_a_value_if_and_only_if_it_is_valid,
        |properties| !properties.responses(is_success).is_empty(),
    ),
    ("status_and_body_of_any_response_are_kept", status_and_body_of_any_response_are_kept, |properties| {
        !properties.requests().is_empty() && !properties.responses(|_| true).is_empty()
    }),
];

/// What all property tests share.
struct Properties {
    document: &'static Document,
    caller: Arc<dyn Caller>,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

/// Checks a property with random values.
fn check<T: Debug>(values: impl Strategy<Value = T>, property: impl Fn(T) -> TestCaseResult) -> Result<(), Failed> {
    let mut config = Config { failure_persistence: None, max_global_rejects: 100_000, ..Config::default() };
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 512;
    }
    TestRunner::new(config).run(&values, property).map_err(|failure| failure.to_string().into())
}

/// A body of an operation: of its request, or of its response with this status.
#[derive(Clone)]
struct OperationBody {
    operation: Operation<'static>,
    status: u16,
    body: Body<'static>,
}

impl Debug for OperationBody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.operation.id(), self.body.node().pointer())
    }
}

impl OperationBody {
    fn schema(&self) -> Node<'static> {
        self.body.schema().expect("a checked document has a schema for each body")
    }

    fn is_json(&self) -> bool {
        self.body.format() == BodyFormat::Json
    }

    /// The body with random values for it.
    fn with_values(
        self,
        change: fn(BoxedStrategy<Value>) -> BoxedStrategy<Value>,
    ) -> impl Strategy<Value = (Self, Value)> {
        let values = random::values(&self.schema()).unwrap_or_else(|unsupported| panic!("{unsupported}"));
        (Just(self), change(values))
    }

    /// Calls the operation with a body, and the first example of each required parameter.
    fn call(
        &self,
        fixture: &Fixture,
        request: &Value,
        response: &Response,
    ) -> Result<(Outcome, Vec<RecordedRequest>), TestCaseError> {
        let required = self.operation.parameters().into_iter().filter(|parameter| parameter.required());
        let mut parameters: Map<_, _> = required
            .filter_map(|parameter| Some((parameter.name().to_owned(), parameter.examples().first()?.value().clone())))
            .collect();
        if self.operation.request_body().is_some() {
            parameters.insert("body".to_owned(), request.clone());
        }
        fixture.call(self.operation.id(), parameters, response)
    }

    /// Calls the operation with a documented request; the server responds with this body.
    fn respond(&self, fixture: &Fixture, body: &Value) -> Result<Outcome, TestCaseError> {
        let response = Response::new(self.status, body.to_string()).header("content-type", JSON);
        Ok(self.call(fixture, &example(&self.operation), &response)?.0)
    }
}

impl Properties {
    fn fixture(&self) -> Result<Fixture, Failed> {
        Ok(Fixture::new(Arc::clone(&self.caller), invented(self.document))?)
    }

    fn validator(&self, schema: &Node<'static>) -> Arc<Validator> {
        let mut known = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || {
            let validator = openapi_document::validator(self.document, schema.pointer());
            Arc::new(validator.expect("a checked document has valid schemas"))
        };
        Arc::clone(known.entry(schema.pointer().to_owned()).or_insert_with(made))
    }

    /// Whether any operation has a parameter or a body.
    fn have_inputs(&self) -> bool {
        Operation::all(self.document).iter().any(|operation| !Input::all(operation).is_empty())
    }

    /// The JSON request bodies.
    fn requests(&self) -> Vec<OperationBody> {
        let operations = Operation::all(self.document).into_iter();
        operations
            .filter_map(|operation| Some(OperationBody { body: operation.request_body()?, status: 0, operation }))
            .filter(OperationBody::is_json)
            .collect()
    }

    /// The JSON bodies of these responses, if the caller gets them as the type of their schema.
    fn responses(&self, is_tried: fn(&Documented<'_>) -> bool) -> Vec<OperationBody> {
        let mut bodies = Vec::new();
        for operation in Operation::all(self.document) {
            let responses = operation.responses().into_iter();
            let responses = responses.filter(|response| is_tried(response) && is_typed(&operation, response));
            for (status, body) in responses.filter_map(|response| Some((response.status(), response.body()?))) {
                bodies.push(OperationBody { operation: operation.clone(), status, body });
            }
        }
        bodies.retain(OperationBody::is_json);
        bodies
    }

    /// Whether every integer type of the document can hold the whole numbers in a value: JSON has larger ones, and also writes whole
    /// numbers with a fraction or an exponent.
    fn is_representable(&self, value: &Value) -> bool {
        match value {
            Value::Number(number) => match number.as_i64() {
                Some(whole) => i32::try_from(whole).is_ok() || !has_int32(self.document.json()),
                None => number.as_f64().is_some_and(|number| number.fract() != 0.0),
            },
            Value::Array(items) => items.iter().all(|item| self.is_representable(item)),
            Value::Object(properties) => properties.values().all(|property| self.is_representable(property)),
            _ => true,
        }
    }
}

fn has_int32(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_int32),
        Value::Object(properties) => {
            properties.iter().any(|(key, value)| key == "format" && value == "int32" || has_int32(value))
        }
        _ => false,
    }
}

fn is_success(response: &Documented<'_>) -> bool {
    response.is_success()
}

fn is_error(response: &Documented<'_>) -> bool {
    !response.is_success()
}

fn unchanged(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    values
}

/// The first request example.
fn example(operation: &Operation<'_>) -> Value {
    let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
    examples.first().map(|example| example.value().clone()).unwrap_or_default()
}

fn a_valid_request_arrives_unchanged(properties: &'static Properties) -> Result<(), Failed> {
    let (document, fixture) = (properties.document, properties.fixture()?);
    check(calls(document), |(id, parameters)| {
        let operation = Operation::all(document).into_iter().find(|operation| operation.id() == id);
        let operation = operation.expect("the strategy knows the operations");
        let (outcome, received) = fixture.call(id, parameters.clone(), &Response::new(500, ""))?;
        let inputs = Input::all(&operation);
        let set_inputs = || inputs.iter().filter_map(|input| Some((input, parameters.get(input.name)?)));
        for (input, value) in set_inputs() {
            let schema = input.schema.as_ref().expect("a checked document has a schema for each input");
            prop_assert!(properties.validator(schema).is_valid(value), "the strategy made an invalid value: {value}");
        }
        let unsendable: Vec<_> = set_inputs().filter_map(|(input, value)| input.unsendable(value)).collect();
        match (outcome, received.as_slice()) {
            (Outcome::Error(error), []) if error.kind == ErrorKind::InvalidRequest => {
                let message = error.display;
                prop_assert!(unsendable.iter().any(|part| message.contains(part)), "not sent: {message}");
            }
            (_, [request]) => {
                prop_assert!(unsendable.is_empty(), "sent, although it {unsendable:?}");
                let credentials = invented(document);
                let head = head_differences(&operation, &parameters, &credentials, request);
                prop_assert_eq!(head, Vec::<String>::new());
                if let Some((sent, documented)) = parameters.get("body").zip(operation.request_body()) {
                    let body = received_body(&documented, request);
                    let (body, sent) = match documented.format() {
                        BodyFormat::Form | BodyFormat::Multipart => (without_empty(&body), without_empty(sent)),
                        _ => (body, sent.clone()),
                    };
                    prop_assert_eq!(differences(&body, &sent, ""), Vec::<String>::new());
                    let schema = documented.schema().expect("a checked document has a schema for each body");
                    prop_assert!(properties.validator(&schema).is_valid(&body));
                }
            }
            (outcome, received) => prop_assert!(false, "{} requests arrived, and {outcome:?}", received.len()),
        }
        Ok(())
    })
}

/// What a form can carry: it has no pair for `null`, an empty list and an empty object, at any depth.
fn without_empty(value: &Value) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(properties) => properties.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(properties) => {
            let carried = properties.iter().map(|(name, value)| (name.clone(), without_empty(value)));
            carried.filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(without_empty).collect(),
        value => value.clone(),
    }
}

fn a_request_is_sent_if_and_only_if_it_is_valid(properties: &'static Properties) -> Result<(), Failed> {
    let fixture = properties.fixture()?;
    let values = select(properties.requests()).prop_flat_map(|operation_body| operation_body.with_values(changed));
    let values = values.prop_filter("typed Rust cannot express it", |(operation_body, request)| {
        is_expressible(&operation_body.schema(), request)
    });
    check(values, |(operation_body, request)| {
        let (outcome, received) = operation_body.call(&fixture, &request, &Response::new(500, ""))?;
        let validator = properties.validator(&operation_body.schema());
        match (outcome, received.as_slice()) {
            (Outcome::Error(error), []) if error.kind == ErrorKind::InvalidRequest => {
                prop_assert!(!validator.is_valid(&request), "not sent: {}", error.display);
            }
            (_, [received]) => {
                let received: Value = serde_json::from_slice(&received.body).expect("a body that is JSON");
                prop_assert!(validator.is_valid(&received), "sent, although it is not valid: {received}");
                prop_assert_eq!(differences(&received, &request, ""), Vec::<String>::new());
            }
            (outcome, received) => prop_assert!(false, "{} requests arrived, and {outcome:?}", received.len()),
        }
        Ok(())
    })
}

fn a_value_equals_the_response_body(properties: &'static Properties) -> Result<(), Failed> {
    let (fixture, convention) = (properties.fixture()?, Convention::of(properties.document));
    let values =
        select(properties.responses(is_success)).prop_flat_map(|operation_body| operation_body.with_values(unchanged));
    check((values, any::<bool>()), |((operation_body, value), wrapped)| {
        let body = match operation_body.body.envelope() {
            Some(key) if wrapped => json!({ key: value }),
            _ => value.clone(),
        };
        let success = match operation_body.respond(&fixture, &body)? {
            Outcome::Value(success) => success,
            Outcome::Error(error) => return Err(TestCaseError::fail(error.display)),
        };
        prop_assert_eq!(success.status, operation_body.status);
        prop_assert_eq!(success.id.as_deref(), convention.id(&value));
        prop_assert_eq!(differences(&success.value, &value, ""), Vec::<String>::new());
        Ok(())
    })
}

fn an_error_has_everything_that_the_response_says(properties: &'static Properties) -> Result<(), Failed> {
    let (fixture, convention) = (properties.fixture()?, Convention::of(properties.document));
    let values =
        select(properties.responses(is_error)).prop_flat_map(|operation_body| operation_body.with_values(unchanged));
    check(values, |(operation_body, body)| {
        let Outcome::Error(error) = operation_body.respond(&fixture, &body)? else {
            return Err(TestCaseError::fail("the caller got a value"));
        };
        let text = |name: Option<&str>| body.get(name?)?.as_str();
        let details = &error.details;
        prop_assert_eq!(error.status, Some(operation_body.status));
        prop_assert_eq!(details.code.as_deref(), text(convention.code));
        prop_assert_eq!(details.message.as_deref(), text(convention.message));
        prop_assert_eq!(details.url.as_deref(), text(convention.url));
        prop_assert_eq!(details.id.as_deref(), text(convention.id));
        let documented = convention.details.and_then(|name| body.get(name)?.as_object());
        prop_assert_eq!(details.details.as_ref(), documented);
        prop_assert_eq!(error.kind, ErrorKind::Api, "{}", error.debug);
        let typed = error.typed.as_ref().unwrap_or(&Value::Null);
        prop_assert_eq!(differences(typed, &body, ""), Vec::<String>::new());
        Ok(())
    })
}

/// Whether clients tolerate this violation in a response: one of a constraint, or `null` for an absent property.
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

fn a_response_is_a_value_if_and_only_if_it_is_valid(properties: &'static Properties) -> Result<(), Failed> {
    let fixture = properties.fixture()?;
    let values =
        select(properties.responses(is_success)).prop_flat_map(|operation_body| operation_body.with_values(changed));
    check(values, |(operation_body, body)| {
        prop_assume!(properties.is_representable(&body));
        let validator = properties.validator(&operation_body.schema());
        let inner =
            operation_body.body.envelope().and_then(|key| body.get(key)).filter(|inner| validator.is_valid(inner));
        let mut violations = validator.iter_errors(inner.unwrap_or(&body));
        match operation_body.respond(&fixture, &body)? {
            Outcome::Value(_) => {
                let not_tolerated = violations.find(|violation| !is_tolerated(violation));
                prop_assert!(not_tolerated.is_none(), "a value, although {}", not_tolerated.expect("there is one"));
            }
            Outcome::Error(error) => {
                prop_assert!(violations.next().is_some(), "{}", error.display);
                prop_assert_eq!(error.kind, ErrorKind::UnexpectedResponse, "{}", error.debug);
                check_is_kept(&error, operation_body.status, body.to_string().as_bytes())?;
            }
        }
        Ok(())
    })
}

fn status_and_body_of_any_response_are_kept(properties: &'static Properties) -> Result<(), Failed> {
    let fixture = properties.fixture()?;
    let statuses = prop_oneof![
        select(vec![200, 400, 401, 403, 404, 429, 500]),
        // A 204, 205 or 304 has no body on the wire.
        (200..=599_u16).prop_filter("it has a body", |status| ![204, 205, 304].contains(status)),
    ];
    let documented: Vec<Vec<u8>> = properties
        .responses(|_| true)
        .iter()
        .flat_map(|operation_body| operation_body.body.examples())
        .map(|example| example.value().to_string().into_bytes())
        .collect();
    let bodies = prop_oneof![
        vec(any::<u8>(), 0..200),
        random::json().prop_map(|value| value.to_string().into_bytes()),
        (select(documented), vec((any::<Index>(), any::<u8>(), 0..4_u8), 0..4)).prop_map(|(mut body, edits)| {
            for (at, byte, edit) in edits {
                let at = at.index(body.len() + 1);
                match edit {
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
    let values = (select(properties.requests()), statuses, bodies, headers);
    check(values, |(operation_body, status, body, (media_type, retry_after))| {
        let response = Response::new(status, body.clone()).header("content-type", media_type);
        let response = match &retry_after {
            Some(value) => response.header("retry-after", value),
            None => response,
        };
        let (outcome, received) = operation_body.call(&fixture, &example(&operation_body.operation), &response)?;
        prop_assert_eq!(received.len(), 1);
        match outcome {
            Outcome::Value(value) => {
                prop_assert_eq!(value.status, status);
                prop_assert!((200..300).contains(&status));
            }
            Outcome::Error(error) => check_is_kept(&error, status, &body)?,
        }
        Ok(())
    })
}

/// Checks that an error keeps the status and the body, and prints no control characters.
fn check_is_kept(error: &Failure, status: u16, body: &[u8]) -> TestCaseResult {
    prop_assert_eq!(error.status, Some(status));
    prop_assert_eq!(error.body.as_deref(), Some(body));
    prop_assert!(error.may_have_been_sent);
    prop_assert!(error.headers.is_some());
    let printed = format!("{} {}", error.display, error.debug);
    prop_assert!(!printed.chars().any(char::is_control), "{printed:?}");
    prop_assert!(printed.len() < 1000, "{printed}");
    Ok(())
}
