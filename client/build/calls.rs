//! The generated calls: each `send` made to use our runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use stytch_openapi::{Document, Operation};
use syn::{
    Expr, Ident, Item, ItemMod, ReturnType, Stmt, Type, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    docs,
    finish::{changed, content, method, opaque_debug},
    shapes::last_segment,
};

/// A call that the generator wrote, and the operation of the document that it performs.
pub(crate) struct Call<'d> {
    pub(crate) operation: Operation<'d>,
    /// The builder in the generated module `builder`.
    pub(crate) builder: Ident,
    /// The method of `Client`.
    pub(crate) method: Ident,
    /// The static that describes the operation.
    pub(crate) table: Ident,
    /// What the builder takes: name, type, and whether it can be left out.
    pub(crate) inputs: Vec<Input>,
    /// What the call gives: the `T` of `ResponseValue<T>`.
    pub(crate) output: Type,
}

pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) optional: bool,
}

/// Finds each `send` of the generated builders and makes it use our runtime.
pub(crate) fn finish<'d>(builder: &mut ItemMod, document: &'d Document) -> Result<Vec<Call<'d>>, String> {
    let operations = document.operations();
    let mut calls = Vec::new();
    let mut steps = Steps::default();
    let (mut inputs, mut added) = (Vec::new(), Vec::new());
    let items = content(builder)?;
    items.retain(|item| !matches!(item, Item::Use(_)));
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => {
                inputs.push((item.ident.clone(), item.fields.iter().filter_map(input).collect::<Vec<_>>()));
                added.push(opaque_debug(item));
            }
            Item::Impl(item) => {
                steps.visit_item_impl_mut(item);
                let Some(builder) = last_segment(&item.self_ty).map(|(name, _)| format_ident!("{name}")) else {
                    continue;
                };
                let Some(send) = method(item, "send") else { continue };
                let id = steps.operation.take().ok_or_else(|| format!("`{builder}::send` names no operation"))?;
                let operation = operations
                    .iter()
                    .find(|operation| operation.id() == id)
                    .ok_or_else(|| format!("`{builder}::send` performs `{id}`, which is not in the document"))?
                    .clone();
                let output =
                    output(&send.sig.output).ok_or_else(|| format!("`{builder}::send` returns something unknown"))?;
                send.sig.output = parse_quote!(-> ::std::result::Result<ResponseValue<#output>, Error>);
                let table = format_ident!("{}", id.to_uppercase());
                finish_send(&mut send.block.stmts, &table, &mut steps);
                docs::call(item, &operation);
                calls.push(Call {
                    operation,
                    builder,
                    method: format_ident!("{id}"),
                    table,
                    inputs: Vec::new(),
                    output,
                });
            }
            _ => {}
        }
    }
    steps.all_changed()?;
    for (ident, inputs) in inputs {
        if let Some(call) = calls.iter_mut().find(|call| call.builder == ident) {
            call.inputs = inputs;
        }
    }
    items.extend(added);
    items.insert(
        0,
        parse_quote!(
            use super::types;
        ),
    );
    items.insert(
        1,
        parse_quote!(
            #[allow(unused_imports, reason = "which of them are used depends on the document")]
            use crate::runtime::{Error, ResponseValue};
        ),
    );
    let (found, documented) = (calls.len(), operations.len());
    if found != documented {
        return Err(format!("the generator wrote {found} calls for {documented} operations"));
    }
    let bodies = calls.iter().filter(|call| call.inputs.iter().any(|input| input.ident == "body")).count();
    steps.changed_each(calls.len(), bodies)?;
    Ok(calls)
}

/// `Result<T, String>` is a required input, `Result<Option<T>, String>` an optional one.
fn input(field: &syn::Field) -> Option<Input> {
    let ident = field.ident.clone()?;
    let (name, arguments) = last_segment(&field.ty)?;
    let held = arguments.first().filter(|_| name == "Result")?;
    let (name, inner) = last_segment(held)?;
    let optional = name == "Option";
    let mut ty = if optional { (*inner.first()?).clone() } else { (*held).clone() };
    // The builder holds `types::builder::T` for a body of `types::T`.
    if let Type::Path(path) = &mut ty
        && path.path.segments.len() == 3
        && path.path.segments[1].ident == "builder"
    {
        path.path.segments = path.path.segments.iter().filter(|segment| segment.ident != "builder").cloned().collect();
    }
    Some(Input { ident, ty, optional })
}

/// The `T` of `Result<ResponseValue<T>, _>`.
fn output(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let value = last_segment(ty)?.1.first().copied().cloned()?;
    last_segment(&value)?.1.first().copied().cloned()
}

/// The statements of `send`: no header that the document does not have, a path in place of a URL, one call of our runtime.
fn finish_send(statements: &mut Vec<Stmt>, table: &Ident, steps: &mut Steps) {
    let mut finished: Vec<Stmt> = vec![parse_quote!(let operation = &super::operations::#table;)];
    let other_headers = statements.iter().filter(|statement| mentions(statement, "header_map")).count() > 3;
    for mut statement in statements.drain(..) {
        let text = quote!(#statement).to_string();
        if text.starts_with("header_map . append") && text.contains("api-version") {
            steps.drop_api_version += 1;
            continue;
        }
        if text.starts_with("let mut header_map") && !other_headers {
            continue;
        }
        if text.starts_with("let info =") || text.starts_with("client . pre") || text.starts_with("client . post") {
            steps.drop_hooks += 1;
            continue;
        }
        if text.starts_with("let result =") {
            steps.one_call += 1;
            finished.push(parse_quote!(let response = client.execute(request).await?;));
            continue;
        }
        if text.starts_with("let response =") {
            continue;
        }
        if let Stmt::Local(local) = &mut statement
            && text.starts_with("# [allow (unused_mut)] let mut request")
        {
            local.attrs.clear();
            local.pat = parse_quote!(request);
            if let (false, Some(init)) = (other_headers, &mut local.init) {
                drop_call(&mut init.expr, "headers");
            }
        }
        let is_body = text.starts_with("let body =");
        finished.push(statement);
        if is_body {
            steps.validate += 1;
            finished.push(parse_quote!(crate::validate::request(operation, &body)?;));
        }
    }
    *statements = finished;
}

fn mentions(statement: &Stmt, name: &str) -> bool {
    quote!(#statement).to_string().contains(name)
}

/// Takes `.name(…)` out of a chain of method calls.
fn drop_call(expr: &mut Expr, name: &str) {
    match expr {
        Expr::MethodCall(call) if call.method == name => *expr = (*call.receiver).clone(),
        Expr::MethodCall(call) => drop_call(&mut call.receiver, name),
        Expr::Try(inner) => drop_call(&mut inner.expr, name),
        _ => {}
    }
}

/// What is changed inside the generated calls, counted step by step.
#[derive(Default)]
struct Steps {
    operation: Option<String>,
    own_errors: usize,
    own_request: usize,
    relative_path: usize,
    answers: usize,
    problems: usize,
    drop_api_version: usize,
    drop_hooks: usize,
    one_call: usize,
    validate: usize,
}

impl Steps {
    fn all_changed(&self) -> Result<(), String> {
        changed("own_errors", self.own_errors)?;
        changed("problems", self.problems)?;
        changed("drop_hooks", self.drop_hooks)
    }

    /// What has to be changed once in every call: one that was missed would be sent unchecked, or with a header too many.
    fn changed_each(&self, calls: usize, bodies: usize) -> Result<(), String> {
        for (step, count, expected) in [
            ("own_request", self.own_request, calls),
            ("relative_path", self.relative_path, calls),
            ("answers", self.answers, calls),
            ("drop_api_version", self.drop_api_version, calls),
            ("one_call", self.one_call, calls),
            ("validate", self.validate, bodies),
        ] {
            if count != expected {
                return Err(format!(
                    "the step `{step}` changed {count} generated calls of {expected}: look at client/build/calls.rs"
                ));
            }
        }
        Ok(())
    }
}

impl VisitMut for Steps {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Path(path) if quote!(#path).to_string() == "Error :: InvalidRequest" => {
                self.own_errors += 1;
                *expr = parse_quote!(|problem| Error::refused(operation, problem));
            }
            Expr::Struct(item) if item.path.is_ident("OperationInfo") => {
                if let Some(Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(id), .. })) =
                    item.fields.first().map(|field| &field.expr)
                {
                    self.operation = Some(id.value());
                }
            }
            Expr::MethodCall(call)
                if {
                    let receiver = &call.receiver;
                    quote!(#receiver).to_string() == "client . client"
                } =>
            {
                self.own_request += 1;
                let path = &call.args;
                *expr = parse_quote!(client.request(operation, #path));
            }
            Expr::Macro(item) if item.mac.path.is_ident("format") => {
                if let Some(finished) = self.format(&item.mac.tokens) {
                    *expr = finished;
                }
            }
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                if let Some(field) = text.value().strip_suffix(" was not initialized") {
                    self.problems += 1;
                    *text = syn::LitStr::new(&format!("{field}: required, but not set"), text.span());
                }
            }
            Expr::Match(item)
                if {
                    let on = &item.expr;
                    quote!(#on).to_string().contains("response . status ()")
                } =>
            {
                self.answers += 1;
                item.arms.retain(|arm| {
                    let body = &arm.body;
                    !quote!(#body).to_string().contains("Error ::")
                });
                item.arms.push(parse_quote!(_ => ::std::result::Result::Err(response.into_error()),));
            }
            _ => {}
        }
    }
}

impl Steps {
    /// `format!("{}/path/{}", client.baseurl, …)` becomes the path alone, and a problem starts with its field.
    fn format(&mut self, tokens: &TokenStream) -> Option<Expr> {
        let arguments: Vec<Expr> = syn::parse::Parser::parse2(
            syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated,
            tokens.clone(),
        )
        .ok()?
        .into_iter()
        .collect();
        let (Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(template), .. }), rest) = arguments.split_first()? else {
            return None;
        };
        let template = template.value();
        if let Some(path) = template.strip_prefix("{}/") {
            self.relative_path += 1;
            let path = format!("/{path}");
            let segments = &rest[1..];
            return Some(if segments.is_empty() {
                parse_quote!(#path)
            } else {
                parse_quote!(format!(#path, #(#segments),*))
            });
        }
        if template.starts_with("conversion to `") && template.contains("for body failed") {
            self.problems += 1;
            return Some(parse_quote!(s.to_string()));
        }
        None
    }
}
