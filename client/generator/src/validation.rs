//! Validation of requests: the constraints of each schema as statics, and `Validate` for each type that requests contain.

use openapi_document::{
    Node, format,
    keyword::{self, Constraint, Keyword, ValueType},
};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Ident, Item, parse_quote};

use crate::{
    boxes::unboxed,
    pattern,
    problem::Problem,
    syntax::{is_type, last_segment},
    type_map::{Kind, MappedType, TypeMap, Variant},
};

/// Implements `Validate` for every type that requests contain.
pub(crate) fn implementations(map: &TypeMap<'_>, constraints: &mut Constraints) -> Result<Vec<Item>, Problem> {
    let requested = map.types.iter().filter(|(_, mapped)| mapped.used_in.requests);
    requested.map(|(name, mapped)| validate(name, mapped, map, constraints)).collect()
}

fn validate(
    name: &str,
    mapped: &MappedType<'_>,
    map: &TypeMap<'_>,
    constraints: &mut Constraints,
) -> Result<Item, Problem> {
    let ident = format_ident!("{name}");
    let body = match &mapped.kind {
        Kind::Struct(fields) => {
            let mut checks = Vec::new();
            for field in fields {
                if let Some(schema) = &field.collected {
                    let (ident, own) = (&field.ident, constraints.of(schema)?.at_root());
                    checks.push(quote!(self.#ident.iter().try_for_each(|(name, value)| value.validate(#own, &at.field(name)))?;));
                }
                let Some(schema) = &field.schema else { continue };
                let (ident, wire) = (&field.ident, &field.wire);
                let reference = constraints.of(schema)?;
                if reference.0.is_some() || !is_always_valid(&field.ty) {
                    let own = reference.at_root();
                    checks.push(quote!(self.#ident.validate(#own, &at.field(#wire))?;));
                }
            }
            let sizes = ["minProperties", "maxProperties"];
            if sizes.iter().any(|size| mapped.schema.get(size).is_some()) {
                let own = constraints.of(&mapped.schema)?.at_root();
                checks.push(quote!(::openapi_client_runtime::generated::validate_size(self, #own, at)?;));
            }
            let inside = (!checks.is_empty()).then(|| quote!(let at = &at.inside(constraints);));
            quote!(#inside #(#checks)* Ok(()))
        }
        Kind::Newtype(_) => {
            let own = constraints.of(&mapped.schema)?.at_root();
            quote!(self.0.validate(#own, &at.inside(constraints)))
        }
        Kind::Strings { .. } => quote!(Ok(())),
        Kind::Choice(variants) => {
            let mut arms = Vec::new();
            for Variant { ident, ty, schema } in variants {
                // A component has its own.
                let own = match last_segment(unboxed(ty)).is_some_and(|(name, _)| map.get(&name).is_some()) {
                    true => quote!(constraints),
                    false => constraints.of(schema)?.at_root(),
                };
                arms.push(quote!(Self::#ident(value) => value.validate(#own, at),));
            }
            quote!(match self { #(#arms)* })
        }
    };
    Ok(parse_quote! {
        impl ::openapi_client_runtime::generated::Validate for types::#ident {
            #[allow(unused_variables, reason = "not every type has constraints")]
            fn validate(&self, constraints: &::openapi_client_runtime::generated::Constraints, at: &::openapi_client_runtime::generated::Location<'_>) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> { #body }
        }
    })
}

/// Whether every value of a type is valid without constraints. A float can be NaN, and other types contain more.
fn is_always_valid(ty: &syn::Type) -> bool {
    ["String", "bool", "i32", "i64", "u32", "u64"]
        .iter()
        .any(|plain| is_type(ty, &[plain]) || is_type(ty, &["Option", plain]))
}

/// The static with the constraints of a schema; `None` for a schema without constraints.
pub(crate) struct Reference(Option<Ident>);

impl Reference {
    /// The expression at the root of the generated code.
    pub(crate) fn at_root(&self) -> TokenStream {
        match &self.0 {
            Some(name) => quote!(&#name),
            None => quote!(&::openapi_client_runtime::generated::Constraints::NONE),
        }
    }

    /// The expression in a module of the generated code.
    pub(crate) fn in_module(&self) -> TokenStream {
        match &self.0 {
            Some(name) => quote!(&super::#name),
            None => self.at_root(),
        }
    }
}

/// The statics that hold constraints, one per schema, and compiled patterns.
#[derive(Default)]
pub(crate) struct Constraints {
    pub(crate) statics: Vec<Item>,
    /// The schemas that have constraints; the position is in the name of the static.
    pointers: Vec<String>,
    /// The schemas whose constraints are being collected, from the outside in, and the number of the static of those that are recursive.
    open: Vec<(String, Option<usize>)>,
    patterns: usize,
}

impl Constraints {
    /// The constraints of a schema.
    pub(crate) fn of(&mut self, schema: &Node<'_>) -> Result<Reference, Problem> {
        let (mut fields, is_marked) = (Vec::new(), schema.flag("x-sensitive"));
        let schema = schema.effective();
        let is_sensitive = is_marked || schema.flag("x-sensitive");
        // The mark may be around the schema, which other places use without it.
        let pointer = match is_sensitive && !schema.flag("x-sensitive") {
            true => format!("{} (sensitive)", schema.pointer()),
            false => schema.pointer().to_owned(),
        };
        if let Some(known) = self.pointers.iter().position(|known| *known == pointer) {
            return Ok(Reference(Some(format_ident!("CONSTRAINTS_{known}"))));
        }
        for (name, value) in schema.value().as_object().into_iter().flatten() {
            match (keyword::find(name), name.as_str(), value) {
                (Some(keyword), ..) => {
                    if let Some(constraint) = keyword.constraint() {
                        fields.extend(self.field(keyword, constraint, value, &pointer)?);
                    }
                }
                (None, "x-sensitive", _) => {}
                _ if openapi_document::is_ignored_keyword(name) => {}
                _ => {
                    let message = format!("`{name}` is not enforced on requests");
                    return Err(Problem::document(&pointer, message, "remove it"));
                }
            }
        }
        if is_sensitive {
            fields.push(quote!(sensitive: true));
        }
        if schema.get("pattern").is_some()
            && let Some(words) = schema.text("description").and_then(in_words)
        {
            fields.push(quote!(description: Some(#words)));
        }
        // A list or map that contains itself refers to its own static, whose number is therefore known before its constraints are.
        if let Some((_, number)) = self.open.iter_mut().find(|(open, _)| *open == pointer) {
            let number = *number.get_or_insert_with(|| {
                self.pointers.push(pointer.clone());
                self.pointers.len() - 1
            });
            return Ok(Reference(Some(format_ident!("CONSTRAINTS_{number}"))));
        }
        self.open.push((pointer.clone(), None));
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get(key).filter(|inner| inner.value().is_object()) {
                // Without constraints of its own, `NONE` is implied. Older compilers take no reference to it in a static.
                if let Reference(Some(inner)) = self.of(&inner)? {
                    fields.push(quote!(items: Some(&#inner)));
                }
            }
        }
        let number = self.open.pop().and_then(|(_, number)| number);
        if fields.is_empty() {
            return Ok(Reference(None));
        }
        let number = number.unwrap_or_else(|| {
            self.pointers.push(pointer.clone());
            self.pointers.len() - 1
        });
        let name = format_ident!("CONSTRAINTS_{number}");
        self.statics.push(parse_quote! {
            #[doc = #pointer]
            static #name: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints { #(#fields,)* ..::openapi_client_runtime::generated::Constraints::NONE };
        });
        Ok(Reference(Some(name)))
    }

    /// The field of a constraint; `None` for a format that is not checked.
    fn field(
        &mut self,
        keyword: &Keyword,
        constraint: Constraint,
        value: &Value,
        pointer: &str,
    ) -> Result<Option<TokenStream>, Problem> {
        let invalid =
            |what: &str| Problem::document(pointer, format!("`{}` must be {what}", keyword.name), "correct it");
        let field = format_ident!("{}", keyword.field());
        Ok(match constraint.value_type() {
            ValueType::Number => {
                let number = value.as_f64().ok_or_else(|| invalid("a number"))?;
                Some(quote!(#field: Some(#number)))
            }
            ValueType::Count => {
                let count = value.as_u64().and_then(|count| usize::try_from(count).ok());
                let count = count.ok_or_else(|| invalid("a whole number"))?;
                Some(quote!(#field: Some(#count)))
            }
            ValueType::Flag => {
                let flag = value.as_bool().ok_or_else(|| invalid("`true` or `false`"))?;
                Some(quote!(#field: #flag))
            }
            ValueType::Pattern => {
                let pattern = value.as_str().ok_or_else(|| invalid("a regular expression"))?;
                let pattern = self.pattern(pattern, pattern, pointer)?;
                Some(quote!(#field: Some(#pattern)))
            }
            ValueType::Values => {
                let values = value.as_array().ok_or_else(|| invalid("a list"))?.iter().map(|value| {
                    let whole = value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
                    whole.filter(|_| value.is_f64()).map_or_else(|| value.to_string(), |whole| format!("{whole}"))
                });
                Some(quote!(#field: Some(&[#(#values),*])))
            }
            ValueType::Format => {
                let format = value.as_str().ok_or_else(|| invalid("the name of a format"))?;
                let Some(strings) = format::strings(format) else { return Ok(None) };
                let pattern = self.pattern(strings.pattern, format, pointer)?;
                Some(quote!(#field: Some(#pattern)))
            }
        })
    }

    /// Compiles a pattern and returns the expression for it. `source` is its name in messages.
    pub(crate) fn pattern(&mut self, pattern: &str, source: &str, pointer: &str) -> Result<TokenStream, Problem> {
        let compiled = pattern::compile(pattern).map_err(|problem| {
            let remedy = openapi_document::pattern::remedy(&problem);
            Problem::document(pointer, format!("the pattern cannot be compiled: {problem}"), remedy)
        })?;
        let length = compiled.little_endian.len();
        let [little, big] = [&compiled.little_endian[..], &compiled.big_endian].map(Literal::byte_string);
        let name = format_ident!("PATTERN_{}", self.patterns);
        self.patterns += 1;
        self.statics.push(parse_quote! {
            static #name: ::openapi_client_runtime::generated::Aligned<[u8; #length]> = ::openapi_client_runtime::generated::Aligned {
                align: [],
                bytes: if cfg!(target_endian = "big") { *#big } else { *#little },
            };
        });
        Ok(quote!(::openapi_client_runtime::generated::Pattern::new(#source, &#name)))
    }
}

/// The first sentence of a description as a part of a message, if it is short.
fn in_words(description: &str) -> Option<String> {
    let line = description.trim().lines().next()?;
    let sentence = line.split_once(". ").map_or(line, |(first, _)| first).trim_end_matches('.');
    let mut chars = sentence.chars();
    let (first, second) = (chars.next()?, chars.next());
    // An abbreviation stays as it is.
    let first =
        if second.is_some_and(char::is_uppercase) { first.to_string() } else { first.to_lowercase().to_string() };
    let words: String = first.chars().chain(sentence.chars().skip(1)).collect();
    (words.chars().count() <= 100).then_some(words)
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::*;

    /// The constraints of a schema, as code without the path of the runtime.
    fn constraints(schema: &str) -> Result<Vec<String>, Problem> {
        let text = format!("components:\n  schemas:\n    S: {schema}\n");
        let document = Document::parse("test.yaml", &text).expect("it is YAML");
        let mut constraints = Constraints::default();
        constraints.of(&document.at("/components/schemas/S").expect("it is there"))?;
        let code = constraints.statics.iter().map(|item| quote!(#item).to_string());
        Ok(code.map(|code| code.replace(":: openapi_client_runtime :: generated :: ", "")).collect())
    }

    #[track_caller]
    fn assert_constraints(schema: &str, expected: &str) {
        let found = constraints(schema).expect("it can be enforced").pop().unwrap_or_default();
        assert!(found.contains(expected), "{expected}\nis not in {found}");
    }

    #[test]
    fn bounds_are_numbers() {
        assert_constraints(
            "{type: integer, minimum: 1, exclusiveMaximum: true}",
            "exclusive_maximum : true , minimum : Some (1f64) ,",
        );
    }

    #[test]
    fn lengths_are_whole() {
        assert_constraints(
            "{type: string, minLength: 2, maxLength: 3}",
            "max_length : Some (3usize) , min_length : Some (2usize) ,",
        );
    }

    #[test]
    fn a_sensitive_schema_is_marked() {
        assert_constraints("{type: string, x-sensitive: true}", "sensitive : true");
        assert_constraints("{allOf: [{type: string}], x-sensitive: true}", "sensitive : true");
        assert_constraints(
            "{type: array, items: {allOf: [{type: string, maxLength: 3}], x-sensitive: true}}",
            "& CONSTRAINTS_0",
        );
    }

    #[test]
    fn a_pattern_is_compiled() {
        assert_constraints("{type: string, pattern: '^a$'}", "pattern : Some (Pattern :: new (\"^a$\" , & PATTERN_0))");
    }

    #[test]
    fn a_format_is_a_pattern_with_the_name_of_the_format() {
        assert_constraints("{type: string, format: date}", "format : Some (Pattern :: new (\"date\" , & PATTERN_0))");
        assert_eq!(constraints("{type: string, format: email}").expect("no constraint").len(), 0);
    }

    #[test]
    fn a_pattern_is_explained_by_the_description() {
        let explained = |description: &str| {
            let schema = format!("{{type: string, pattern: a, description: {description:?}}}");
            constraints(&schema).expect("it can be enforced").pop().unwrap_or_default()
        };
        for (description, words) in [
            ("A number in E.164 format. Starts with `+`.", "a number in E.164 format"),
            ("URL of a page.\nMore.", "URL of a page"),
        ] {
            let found = explained(description);
            assert!(found.contains(&format!("description : Some ({words:?})")), "{found}");
        }
        for description in ["", &"a".repeat(101)] {
            assert!(!explained(description).contains("description"));
        }
        assert!(
            !constraints("{type: string, minLength: 1, description: A}").expect("it can")[0].contains("description")
        );
    }

    #[test]
    fn a_list_has_the_constraints_of_its_items() {
        assert_constraints("{type: array, items: {type: string, maxLength: 3}}", "items : Some (& CONSTRAINTS_0)");
    }

    #[test]
    fn what_is_not_enforced_is_a_problem() {
        let problem = constraints("{type: array, contains: {}}").expect_err("nothing enforces it");
        assert!(problem.to_string().contains("`contains` is not enforced"), "{problem}");
    }

    #[test]
    fn a_list_of_itself_has_its_own_constraints() {
        assert_constraints(
            "{type: array, minItems: 1, items: {$ref: '#/components/schemas/S'}}",
            "static CONSTRAINTS_0 : Constraints = Constraints { min_items : Some (1usize) , items : Some (& CONSTRAINTS_0) ,",
        );
    }
}
