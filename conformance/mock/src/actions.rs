//! The steps of an operation (`x-mock`), with what the document says about the fields that they name.

use openapi_document::{
    Operation, Pages,
    extension::{self, Step, Verb},
    schema,
};
use serde_json::{Map, Value};

use crate::{
    credentials::CredentialParts,
    fields::{DocumentedFields, Fields},
    kinds::Kind,
};

/// What an operation does.
#[derive(Debug)]
pub(crate) struct Actions {
    pub(crate) steps: Vec<Action>,
    /// The field with the recipient of the message that it sends.
    pub(crate) recipient: Option<String>,
    pub(crate) documented: DocumentedFields,
    pub(crate) credential: CredentialParts,
    /// The properties of the success.
    pub(crate) properties: Vec<String>,
}

/// A step.
#[derive(Debug)]
pub(crate) struct Action {
    pub(crate) verb: Verb,
    /// The name of the kind or of the secret.
    pub(crate) object: String,
    /// The index of the kind. 0 where the object is a secret.
    pub(crate) kind: usize,
    /// Whether the object is a secret.
    pub(crate) is_secret: bool,
    /// The property of the record that is meant.
    pub(crate) property: Option<String>,
    /// The properties that a record is found by, with their fields.
    pub(crate) by: Vec<(String, String)>,
    with: Vec<(String, String)>,
    pub(crate) sets: Map<String, Value>,
    pub(crate) minutes: Option<Minutes>,
    pub(crate) from: String,
    /// The field or property with the id of the secret.
    pub(crate) id: Option<String>,
    /// The property with the secret.
    pub(crate) value: Option<String>,
    /// The further property with the record.
    pub(crate) shown_as: Option<String>,
    /// A list of the record, and the items that are added to it.
    pub(crate) adds: Option<(String, Vec<Value>)>,
    pub(crate) list: Option<List>,
}

/// How many minutes something lasts.
#[derive(Debug)]
pub(crate) enum Minutes {
    /// As many as the field says, and how many there are without it.
    Field(String, Option<u64>),
    Fixed(u64),
}

/// How a list is returned.
#[derive(Debug)]
pub(crate) struct List {
    /// The pointers of the list, of the cursor of the next page and of the number of all records in the success.
    pub(crate) items: String,
    pub(crate) next: Option<String>,
    /// The cursor on the last page.
    pub(crate) no_next: Value,
    pub(crate) total: Option<String>,
    pub(crate) cursor: Option<String>,
    pub(crate) limit: Option<String>,
    pub(crate) filters: Option<Filters>,
}

/// Filters of a list.
#[derive(Debug)]
pub(crate) struct Filters {
    pub(crate) at: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) any: Option<String>,
    names: Vec<(String, String)>,
}

impl Actions {
    pub(crate) fn of(operation: &Operation<'_>, kinds: &[Kind]) -> Self {
        let steps: Vec<_> = Step::all(operation).iter().map(|step| Action::of(operation, step, kinds)).collect();
        let credential = CredentialParts::of(operation);
        let mut documented = DocumentedFields::of(operation);
        for name in credential.names() {
            let value = kinds.iter().find_map(|kind| kind.documented_secret(name));
            value.into_iter().for_each(|value| documented.add(name, value));
        }
        let success = operation.success().and_then(|response| response.body()?.schema());
        let properties = success.map(|schema| schema::properties(&schema)).unwrap_or_default();
        let properties = properties.into_iter().map(|(name, _)| name.to_owned()).collect();
        Self { steps, recipient: operation.recipient().map(str::to_owned), documented, credential, properties }
    }
}

impl Actions {
    /// The secrets that it consumes, with a documented value of each.
    pub(crate) fn secrets(&self) -> Vec<(String, String)> {
        let consumes = self.steps.iter().filter(|step| step.verb == Verb::Consumes);
        consumes.filter_map(|step| Some((step.object.clone(), self.documented.first(&step.from)?.to_owned()))).collect()
    }
}

impl Action {
    fn of(operation: &Operation<'_>, step: &Step<'_>, kinds: &[Kind]) -> Self {
        let text = |key: &str| step.text(key).map(str::to_owned);
        let owned = |(one, other): (&str, &str)| (one.to_owned(), other.to_owned());
        let request = operation.request_body().and_then(|body| body.schema());
        let default = |field: &str| {
            let schema = schema::property(request.as_ref()?, field)?.effective();
            schema.get("default")?.value().as_u64()
        };
        let list = || {
            let pages = operation.pages();
            let next = pages.and_then(|pages| Pages::in_success(operation, pages.next));
            let filters = step.filters().map(|filters| Filters {
                at: filters.at.to_owned(),
                name: filters.name.to_owned(),
                value: filters.value.to_owned(),
                any: filters.any.map(str::to_owned),
                names: filters.names.into_iter().map(owned).collect(),
            });
            List {
                items: text("items").or_else(|| Some(pages?.items.to_owned())).unwrap_or_default(),
                next: pages.map(|pages| pages.next.to_owned()),
                no_next: match next.is_some_and(|next| schema::is_nullable(&next)) {
                    true => Value::Null,
                    false => "".into(),
                },
                cursor: pages.map(|pages| pages.cursor.to_owned()),
                total: text("total"),
                limit: text("limit"),
                filters,
            }
        };
        let kind = kinds.iter().position(|kind| kind.name == step.kind());
        Self {
            verb: step.verb,
            object: step.object.to_owned(),
            kind: kind.unwrap_or_default(),
            is_secret: kind.is_none(),
            property: step.property().map(str::to_owned),
            by: step.by().into_iter().map(owned).collect(),
            with: step.with().into_iter().map(owned).collect(),
            sets: step.sets().cloned().unwrap_or_default(),
            minutes: step.minutes().map(|minutes| match minutes {
                extension::Minutes::Field(field) => Minutes::Field(field.to_owned(), default(field)),
                extension::Minutes::Fixed(minutes) => Minutes::Fixed(minutes),
            }),
            from: text("from").unwrap_or_default(),
            id: text("id"),
            value: text("value"),
            shown_as: text("as"),
            adds: text("adds").map(|list| (list, step.added(operation))),
            list: matches!(step.verb, Verb::Lists | Verb::Publishes).then(list),
        }
    }

    /// The field that a property of a record is made of.
    pub(crate) fn field<'a>(&'a self, property: &'a str, kind: &'a Kind) -> &'a str {
        self.with.iter().chain(&kind.with).find(|(known, _)| known == property).map_or(property, |(_, field)| field)
    }
}

impl Minutes {
    /// How many the request asks for. None if it leaves them out.
    pub(crate) fn asked(&self, fields: &Fields) -> Option<u64> {
        match self {
            Self::Field(field, _) => fields.number(field),
            Self::Fixed(minutes) => Some(*minutes),
        }
    }

    /// The same, with the documented default.
    pub(crate) fn or_default(&self, fields: &Fields) -> Option<u64> {
        self.asked(fields).or(match self {
            Self::Field(_, default) => *default,
            Self::Fixed(_) => None,
        })
    }
}

impl Filters {
    /// The property that a filter means.
    pub(crate) fn property<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.iter().find(|(known, _)| known == name).map_or(name, |(_, property)| property)
    }
}
