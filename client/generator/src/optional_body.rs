//! Makes the body of a call optional, which progenitor does not: the builder holds no body until a setter is called.

use syn::{
    Expr, FieldValue, Fields, ImplItemFn, ItemStruct, Member, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    calls::{Call, Input},
    syntax::last_segment,
};

/// The optional body of a call.
pub(crate) fn of<'c>(call: &'c Call<'_>) -> Option<&'c Input> {
    call.inputs.iter().find(|input| input.is_body() && input.optional)
}

/// Changes the field of a builder: `Result<T, String>` becomes `Result<Option<T>, String>`.
pub(crate) fn rewrite_field(builder: &mut ItemStruct, body: &Input) {
    let Fields::Named(fields) = &mut builder.fields else { return };
    for field in fields.named.iter_mut().filter(|field| field.ident.as_ref() == Some(&body.ident)) {
        let held = last_segment(&field.ty).and_then(|(_, arguments)| arguments.first().copied().cloned());
        if let Some(held) = held {
            field.ty = parse_quote!(Result<::std::option::Option<#held>, String>);
        }
    }
}

/// Changes a function of the builder: `new` sets no body, and `body` sets one.
pub(crate) fn rewrite_function(function: &mut ImplItemFn, body: &Input) {
    OptionalBody { body }.visit_block_mut(&mut function.block);
}

struct OptionalBody<'i> {
    body: &'i Input,
}

impl OptionalBody<'_> {
    fn is_body(&self, member: &Member) -> bool {
        matches!(member, Member::Named(ident) if *ident == self.body.ident)
    }
}

impl VisitMut for OptionalBody<'_> {
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if self.is_body(&field.member) {
            field.expr = parse_quote!(Ok(::std::option::Option::None));
        }
    }

    fn visit_expr_assign_mut(&mut self, assign: &mut syn::ExprAssign) {
        visit_mut::visit_expr_assign_mut(self, assign);
        if !matches!(&*assign.left, Expr::Field(field) if self.is_body(&field.member)) {
            return;
        }
        let right = &assign.right;
        *assign.right = parse_quote!(#right.map(::std::option::Option::Some));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{DOCUMENT, assert_contains, document, rewritten_builders};

    #[test]
    fn no_body_is_sent_until_a_setter_is_called() {
        let source = rewritten_builders(&document(&DOCUMENT.replace("{required: true, content", "{content")));
        assert_contains(&source, "body: Result<::std::option::Option<types::builder::Request>, String>");
        assert_contains(&source, "body: Ok(::std::option::Option::None)");
        assert_contains(&source, ".map_err(|problem| problem.to_string()).map(::std::option::Option::Some)");
        assert_contains(&source, ".optional(input_2.as_ref(), |request, body| request.json(body))");
    }
}
