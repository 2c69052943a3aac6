//! The document as the mock needs it: what each operation takes, what it can answer, and what brings which answer. Built once.

use std::{collections::HashMap, sync::Arc};

use jsonschema::{Validator, error::ValidationErrorKind};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use stytch_openapi::{Body, Document, Example, Finding, Header, Node, Operation, validator};
use url::form_urlencoded;

use crate::http::{RecordedRequest as Sent, parameter_texts as written};

/// Everything that is served.
pub(super) struct Api {
    pub(super) document: Document,
    pub(super) routes: Vec<Route>,
    pub(super) sandbox: Sandbox,
}

/// Whom no message is sent to.
#[derive(Debug, Default)]
pub(crate) struct Sandbox {
    pub(crate) people: Vec<String>,
    /// The passcode that always works, with the ids it works for without having been sent.
    pub(super) code: Option<String>,
    pub(super) ids: Vec<String>,
}

/// An operation.
pub(super) struct Route {
    pub(super) id: String,
    method: &'static str,
    pub(super) path: String,
    credentials: Vec<[Validator; 2]>,
    parameters: Vec<Parameter>,
    body: Option<Request>,
    pub(super) passcode: Option<Passcode>,
    pub(super) answers: Vec<Answer>,
}

struct Request {
    media_type: String,
    required: bool,
    /// Where its schema is.
    schema: String,
    validator: Arc<Validator>,
}

struct Parameter {
    name: String,
    place: String,
    required: bool,
    /// The type of its schema, and that of its items where it is a list.
    kind: String,
    items: Option<String>,
    validator: Arc<Validator>,
}

/// What an operation has to do with passcodes, by the names of fields.
pub(super) enum Passcode {
    Sent {
        to: String,
        minutes: String,
        /// How long it is good for where nothing is asked.
        default_minutes: u64,
        known_as: String,
    },
    Taken {
        code: String,
        of: String,
    },
}

/// A documented answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The name of the example. Empty where there is no body.
    pub(super) name: String,
    /// The documented headers, each with its first example.
    pub(super) headers: Vec<(String, String)>,
    pub(super) media_type: String,
    pub(super) body: Option<Value>,
    pub(super) envelope: Option<String>,
    rule: Value,
}

/// What can be wrong with a request.
#[derive(Debug)]
pub(super) struct Fault {
    /// The field of the body, or the parameter.
    pub(super) field: String,
    /// What is wrong, without the value.
    pub(super) problem: String,
}

impl Api {
    pub(super) fn new(document: Document) -> Result<Self, Box<Finding>> {
        let mut validators = Validators { document: &document, known: HashMap::new() };
        let operations = document.operations();
        let routes = operations.iter().map(|operation| Route::new(operation, &mut validators));
        let routes = routes.collect::<Result<_, _>>()?;
        let sandbox = Sandbox::of(&operations);
        Ok(Self { routes, sandbox, document })
    }

    /// The operation that a method and a path, without the query, stand for. A path without parameters goes before one with them.
    pub(super) fn route(&self, method: &str, path: &str) -> Option<&Route> {
        let mut found = self.routes.iter().filter(|route| route.method == method && route.takes(path));
        let first = found.next()?;
        if first.path == path { Some(first) } else { found.find(|route| route.path == path).or(Some(first)) }
    }

    /// The answer that an event brings where there is no operation to answer it.
    pub(super) fn answer_to(&self, event: &str) -> Option<&Answer> {
        self.routes.iter().find_map(|route| route.answer_to(event))
    }
}

impl Sandbox {
    pub(crate) fn has(&self, person: &str) -> bool {
        self.people.iter().any(|known| known == person)
    }

    pub(crate) fn of(operations: &[Operation<'_>]) -> Self {
        let mut sandbox = Self::default();
        for operation in operations {
            let Some(mock) = operation.node().get("x-mock") else { continue };
            let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
            let marked = |example: &&Example<'_>| rule(example.node()) == json!({"sandbox": true});
            for example in examples.iter().filter(marked) {
                let text = |key: &str| Some(example.value().get(mock.text(key)?)?.as_str()?.to_owned());
                sandbox.people.extend(text("sends_passcode_to"));
                sandbox.ids.extend(text("of"));
                sandbox.code = text("takes_passcode").or(sandbox.code);
            }
        }
        sandbox
    }
}

impl Route {
    fn new(operation: &Operation<'_>, validators: &mut Validators<'_>) -> Result<Self, Box<Finding>> {
        let body = operation.request_body();
        let mut parameters = Vec::new();
        for parameter in operation.parameters() {
            let Some(schema) = parameter.schema() else { continue };
            let kind = |schema: &Node<'_>| schema.effective().text("type").unwrap_or_default().to_owned();
            parameters.push(Parameter {
                name: parameter.name().to_owned(),
                place: parameter.place().to_owned(),
                required: parameter.required(),
                kind: kind(&schema),
                items: schema.effective().get("items").as_ref().map(kind),
                validator: validators.at(schema.pointer())?,
            });
        }
        Ok(Self {
            id: operation.id().to_owned(),
            method: operation.method(),
            path: operation.path().to_owned(),
            credentials: credentials(operation),
            parameters,
            passcode: passcode(operation, body.as_ref()),
            body: body.and_then(|body| Request::new(&body, validators)).transpose()?,
            answers: answers(operation),
        })
    }

    fn takes(&self, path: &str) -> bool {
        let (mine, theirs) = (self.path.split('/'), path.split('/'));
        mine.clone().count() == theirs.clone().count()
            && mine.zip(theirs).all(|(mine, theirs)| mine == theirs || mine.starts_with('{') && !theirs.is_empty())
    }

    /// Whether user and password are made like a credential that the operation accepts.
    pub(super) fn accepts(&self, user: &str, password: &str) -> bool {
        let fits = |[of_user, of_password]: &[Validator; 2]| {
            of_user.is_valid(&user.into()) && of_password.is_valid(&password.into())
        };
        self.credentials.is_empty() || self.credentials.iter().any(fits)
    }

    /// The first documented answer with a status and, where it is asked for, a name.
    pub(super) fn answer(&self, status: Option<u16>, name: Option<&str>) -> Option<&Answer> {
        self.answers.iter().find(|answer| {
            status.is_none_or(|status| answer.status == status) && name.is_none_or(|name| answer.name == name)
        })
    }

    pub(super) fn answer_to(&self, event: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.rule["when"] == event)
    }

    /// The answer to a fault: the one for its field, else the one for any.
    pub(super) fn answer_to_fault(&self, fault: &Fault) -> Option<&Answer> {
        let of_field = self.answers.iter().find(|answer| answer.rule["invalid"] == fault.field.as_str());
        of_field.or_else(|| self.answer_to("invalid_request"))
    }

    /// The answer that a value of the request brings, whichever field holds it.
    pub(super) fn answer_to_values(&self, body: &Value) -> Option<&Answer> {
        let values: Vec<_> = body.as_object()?.values().collect();
        let brings = |answer: &&Answer| {
            answer.rule["given"].as_array().is_some_and(|given| given.iter().any(|value| values.contains(&value)))
        };
        self.answers.iter().find(brings)
    }

    /// The answer to a request that nothing is wrong with.
    pub(super) fn success(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.status < 300 && answer.rule.is_null())
    }

    /// Whether a header, by its name in lower case, is a parameter.
    pub(super) fn has_header(&self, name: &str) -> bool {
        let is_it = |parameter: &Parameter| parameter.place == "header" && parameter.name.eq_ignore_ascii_case(name);
        self.parameters.iter().any(is_it)
    }

    /// The schema of the request's body.
    pub(super) fn schema<'d>(&self, document: &'d Document) -> Option<Node<'d>> {
        document.at(&self.body.as_ref()?.schema)
    }

    /// Everything that breaks the document in a request, of which `body` is the body where it is JSON.
    pub(super) fn faults(&self, sent: &Sent, body: Option<&Value>) -> Vec<Fault> {
        let mut faults: Vec<_> =
            self.parameters.iter().filter_map(|parameter| parameter.fault(&self.path, sent)).collect();
        faults.extend(self.body.as_ref().map(|request| request.faults(sent, body)).unwrap_or_default());
        faults
    }
}

impl Request {
    fn new(body: &Body<'_>, validators: &mut Validators<'_>) -> Option<Result<Self, Box<Finding>>> {
        let schema = body.schema()?.pointer().to_owned();
        let validator = match validators.at(&schema) {
            Ok(validator) => validator,
            Err(finding) => return Some(Err(finding)),
        };
        Some(Ok(Self { media_type: body.media_type().to_owned(), required: body.required(), schema, validator }))
    }

    fn faults(&self, sent: &Sent, body: Option<&Value>) -> Vec<Fault> {
        let whole = |problem: &str| vec![Fault { field: String::new(), problem: problem.to_owned() }];
        if sent.body.is_empty() {
            return if self.required { whole("the body is missing") } else { Vec::new() };
        }
        let media_type = sent.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        if !media_type.trim().eq_ignore_ascii_case(&self.media_type) {
            return whole(&format!("the content type is not {}", self.media_type));
        }
        if self.media_type != "application/json" {
            return Vec::new();
        }
        let Some(body) = body else { return whole("the body is not JSON") };
        let fault = |error: jsonschema::ValidationError<'_>| {
            let at = error.instance_path().to_string();
            let field = at.split('/').nth(1).unwrap_or_default().to_owned();
            let problem = match error.kind() {
                // Its message names the property, which is the document's.
                ValidationErrorKind::Required { .. } => error.to_string(),
                _ => error.masked_with("the value").to_string(),
            };
            Fault { field, problem: format!("{at} {problem}").trim_start().to_owned() }
        };
        self.validator.iter_errors(body).map(fault).collect()
    }
}

impl Parameter {
    fn fault(&self, path: &str, sent: &Sent) -> Option<Fault> {
        let fault =
            |problem: &str| Some(Fault { field: self.name.clone(), problem: format!("{} {problem}", self.name) });
        let mut texts = self.texts(path, sent);
        let value = match self.items.as_deref() {
            Some(kind) => Value::Array(texts.iter().map(|text| typed(kind, text)).collect()),
            None => texts.pop().map(|text| typed(&self.kind, &text)).unwrap_or_default(),
        };
        match &value {
            Value::Null => fault("is missing").filter(|_| self.required),
            Value::Array(items) if items.is_empty() => fault("is missing").filter(|_| self.required),
            value if self.validator.is_valid(value) => None,
            _ => fault("breaks its schema"),
        }
    }

    /// What a request has for it: one text, or one for each item of a list.
    fn texts(&self, path: &str, sent: &Sent) -> Vec<String> {
        let (target, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
        match self.place.as_str() {
            "header" => sent.header(&self.name.to_lowercase()).map(str::to_owned).into_iter().collect(),
            "path" => {
                let place = format!("{{{}}}", self.name);
                let mine = path.split('/').zip(target.split('/')).filter(|(mine, _)| *mine == place);
                mine.map(|(_, theirs)| percent_decode_str(theirs).decode_utf8_lossy().into_owned()).collect()
            }
            "query" => {
                let pairs = form_urlencoded::parse(query.as_bytes());
                pairs.filter(|(name, _)| *name == self.name).map(|(_, value)| value.into_owned()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A text as the type that the document gives it.
fn typed(kind: &str, text: &str) -> Value {
    match kind {
        "integer" | "number" | "boolean" => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        _ => text.into(),
    }
}

/// Validators by the pointers of their schemas, each built once.
struct Validators<'d> {
    document: &'d Document,
    known: HashMap<String, Arc<Validator>>,
}

impl Validators<'_> {
    fn at(&mut self, pointer: &str) -> Result<Arc<Validator>, Box<Finding>> {
        if let Some(known) = self.known.get(pointer) {
            return Ok(Arc::clone(known));
        }
        let new = Arc::new(validator(self.document, pointer).map_err(Box::new)?);
        self.known.insert(pointer.to_owned(), Arc::clone(&new));
        Ok(new)
    }
}

/// The forms that the operation's security schemes tell of user and password.
fn credentials(operation: &Operation<'_>) -> Vec<[Validator; 2]> {
    let document = operation.node().document();
    let form = |scheme: &&str| {
        let forms = document.at(&format!("/components/securitySchemes/{scheme}"))?.get("x-mock")?;
        let form = |key| jsonschema::validator_for(&json!({"pattern": forms.text(key)?})).ok();
        Some([form("user")?, form("password")?])
    };
    operation.security().iter().filter_map(form).collect()
}

fn passcode(operation: &Operation<'_>, body: Option<&Body<'_>>) -> Option<Passcode> {
    let mock = operation.node().get("x-mock")?;
    let field = |key: &str| mock.text(key).map(str::to_owned);
    if let (Some(code), Some(of)) = (field("takes_passcode"), field("of")) {
        return Some(Passcode::Taken { code, of });
    }
    let minutes = field("for_minutes")?;
    let schema = body?.schema()?.get("properties")?.get(&minutes)?;
    Some(Passcode::Sent {
        to: field("sends_passcode_to")?,
        default_minutes: schema.get("default").and_then(|default| default.value().as_u64()).unwrap_or(1),
        minutes,
        known_as: field("known_as")?,
    })
}

fn answers(operation: &Operation<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    for response in operation.responses() {
        let status = response.status();
        let headers = response.headers().into_iter();
        let first = |header: Header<'_>| {
            let value = written(header.examples().first()?.value()).concat();
            Some((header.name().to_owned(), value))
        };
        let headers: Vec<_> = headers.filter_map(first).collect();
        let Some(body) = response.body() else {
            answers.push(Answer { status, headers, ..Answer::default() });
            continue;
        };
        answers.extend(body.examples().into_iter().map(|example| Answer {
            status,
            name: example.name().to_owned(),
            headers: headers.clone(),
            media_type: body.media_type().to_owned(),
            body: Some(example.value().clone()),
            envelope: body.envelope().map(str::to_owned),
            rule: rule(example.node()),
        }));
    }
    answers
}

/// What `x-mock` says of an example.
fn rule(example: &Node<'_>) -> Value {
    example.get("x-mock").map(|rule| rule.value().clone()).unwrap_or_default()
}
