//! Checks a request against its operation: parameters, media type and body.

use openapi_document::{Body, BodyFormat, Document, Encoding, Node, Operation, Parameter, path, schema::properties};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::{encoding::read_body, request::RecordedRequest, schema::Validator, typed::typed};

/// The parameters and the body that an operation accepts.
#[derive(Debug)]
pub(crate) struct RequestFormat {
    path: String,
    parameters: Vec<ParameterFormat>,
    body: Option<RequestBody>,
}

#[derive(Debug)]
struct ParameterFormat {
    name: String,
    place: String,
    required: bool,
    encoding: Encoding,
    /// The type of the schema, and that of its items where it is a list.
    kind: String,
    item_kind: Option<String>,
    /// The name and the type of each property.
    properties: Vec<(String, String)>,
    /// The pointer of the schema.
    schema: String,
}

#[derive(Debug)]
struct RequestBody {
    media_type: String,
    format: BodyFormat,
    required: bool,
    /// The pointer of the schema.
    schema: String,
}

/// Something wrong with a request.
#[derive(Debug)]
pub(crate) struct RequestViolation {
    /// The top-level field of the body, or the parameter. Empty for the body as a whole.
    pub(crate) field: String,
    /// What is wrong, without the value.
    pub(crate) message: String,
}

impl RequestFormat {
    /// Reads what an operation accepts, and prepares the validator for its schemas.
    ///
    /// # Errors
    /// A `pattern` is not a regular expression.
    pub(crate) fn new(operation: &Operation<'_>, validator: &mut Validator) -> Result<Self, String> {
        let mut parameters = Vec::new();
        for parameter in operation.parameters() {
            let Some(schema) = parameter.schema() else { continue };
            validator.prepare(&schema)?;
            parameters.push(ParameterFormat::new(&parameter, &schema));
        }
        let body = operation.request_body();
        let body = body.as_ref().and_then(|body| Some((body, body.schema()?)));
        if let Some((_, schema)) = &body {
            validator.prepare(schema)?;
        }
        let body = body.map(|(body, schema)| RequestBody::new(body, &schema));
        Ok(Self { path: operation.path().to_owned(), parameters, body })
    }

    /// Whether a header, by its name in lower case, is a parameter.
    pub(crate) fn has_header(&self, name: &str) -> bool {
        let is_it = |parameter: &ParameterFormat| match parameter.place.as_str() {
            "header" => parameter.name.eq_ignore_ascii_case(name),
            "cookie" => name == "cookie",
            _ => false,
        };
        self.parameters.iter().any(is_it)
    }

    /// The schema of the body.
    pub(crate) fn schema<'d>(&self, document: &'d Document) -> Option<Node<'d>> {
        document.at(&self.body.as_ref()?.schema)
    }

    /// The body of a request as a value of its schema. None where there is no body.
    pub(crate) fn body(&self, document: &Document, request: &RecordedRequest) -> Option<Value> {
        let format = self.body.as_ref().filter(|_| !request.body.is_empty())?;
        read_body(format.format, &document.at(&format.schema)?, &request.body)
    }

    /// Everything wrong with a request. `body` is its body as a value of its schema.
    pub(crate) fn violations(
        &self,
        document: &Document,
        validator: &Validator,
        request: &RecordedRequest,
        body: Option<&Value>,
    ) -> Vec<RequestViolation> {
        let of_parameter = |parameter: &ParameterFormat| parameter.violation(&self.path, document, validator, request);
        let mut found: Vec<_> = self.parameters.iter().filter_map(of_parameter).collect();
        if let Some(format) = &self.body {
            found.extend(format.violations(document, validator, request, body));
        }
        found
    }
}

impl RequestBody {
    fn new(body: &Body<'_>, schema: &Node<'_>) -> Self {
        Self {
            media_type: body.media_type().to_owned(),
            format: body.format(),
            required: body.required(),
            schema: schema.pointer().to_owned(),
        }
    }

    fn violations(
        &self,
        document: &Document,
        validator: &Validator,
        request: &RecordedRequest,
        body: Option<&Value>,
    ) -> Vec<RequestViolation> {
        let whole = |message: &str| vec![RequestViolation { field: String::new(), message: message.to_owned() }];
        if request.body.is_empty() {
            return if self.required { whole("the body is missing") } else { Vec::new() };
        }
        let media_type = request.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        if !media_type.trim().eq_ignore_ascii_case(&self.media_type) {
            return whole(&format!("the content type is not {}", self.media_type));
        }
        let Some(body) = body else {
            return match self.format {
                BodyFormat::Json => whole("the body is not JSON"),
                BodyFormat::Multipart => whole("the body is not made of parts"),
                BodyFormat::Form | BodyFormat::Text | BodyFormat::Bytes => Vec::new(),
            };
        };
        let Some(schema) = document.at(&self.schema) else { return Vec::new() };
        let violations = validator.violations(&schema, body).into_iter();
        let named = violations.map(|violation| RequestViolation {
            field: violation.pointer.split('/').nth(1).unwrap_or_default().to_owned(),
            message: format!("{} {}", violation.pointer, violation.message).trim_start().to_owned(),
        });
        named.collect()
    }
}

impl ParameterFormat {
    fn new(parameter: &Parameter<'_>, schema: &Node<'_>) -> Self {
        let kind = |schema: &Node<'_>| schema.effective().text("type").unwrap_or_default().to_owned();
        Self {
            name: parameter.name().to_owned(),
            place: parameter.place().to_owned(),
            required: parameter.required(),
            encoding: parameter.encoding().unwrap_or(Encoding::Plain),
            properties: properties(schema).into_iter().map(|(name, schema)| (name.to_owned(), kind(&schema))).collect(),
            kind: kind(schema),
            item_kind: schema.effective().get("items").as_ref().map(kind),
            schema: schema.pointer().to_owned(),
        }
    }

    fn violation(
        &self,
        path: &str,
        document: &Document,
        validator: &Validator,
        request: &RecordedRequest,
    ) -> Option<RequestViolation> {
        let violation = |message: &str| {
            Some(RequestViolation { field: self.name.clone(), message: format!("{} {message}", self.name) })
        };
        match &self.value(path, request) {
            Value::Null => violation("is missing").filter(|_| self.required),
            Value::Array(items) if items.is_empty() => violation("is missing").filter(|_| self.required),
            value if validator.violations(&document.at(&self.schema)?, value).is_empty() => None,
            _ => violation("violates its schema"),
        }
    }

    /// The value of the parameter in a request. `null` where it is missing.
    fn value(&self, path: &str, request: &RecordedRequest) -> Value {
        let of_properties = |wire: &dyn Fn(&str) -> String| {
            let texts = |(name, kind): &(String, String)| {
                let text = request.query_values(&wire(name)).pop()?;
                Some((name.clone(), typed(kind, &text)))
            };
            let found: Map<_, _> = self.properties.iter().filter_map(texts).collect();
            if found.is_empty() { Value::Null } else { found.into() }
        };
        let mut texts = self.texts(path, request);
        match (self.encoding, &self.item_kind) {
            (Encoding::Json, _) => {
                texts.pop().map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))).unwrap_or_default()
            }
            (Encoding::Spread, _) => of_properties(&str::to_owned),
            (Encoding::Bracketed, _) => of_properties(&|property| format!("{}[{property}]", self.name)),
            (Encoding::Joined(delimiter), Some(kind)) => {
                let items = texts.iter().flat_map(|text| text.split(delimiter)).map(|text| typed(kind, text));
                Value::Array(items.collect())
            }
            (_, Some(kind)) => Value::Array(texts.iter().map(|text| typed(kind, text)).collect()),
            (_, None) => texts.pop().map(|text| typed(&self.kind, &text)).unwrap_or_default(),
        }
    }

    /// The texts of the parameter in a request: one, or one per item of a list.
    fn texts(&self, template: &str, request: &RecordedRequest) -> Vec<String> {
        match self.place.as_str() {
            "header" => request.header(&self.name.to_lowercase()).map(str::to_owned).into_iter().collect(),
            "path" => {
                let segments = template.split('/').zip(request.path().split('/'));
                let values = segments.filter_map(|(part, segment)| path::values(part, segment)).flatten();
                let own = values.filter(|(name, _)| *name == self.name);
                own.map(|(_, text)| percent_decode_str(text).decode_utf8_lossy().into_owned()).collect()
            }
            "query" => request.query_values(&self.name),
            "cookie" => request.cookie(&self.name).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}
