//! The field of a call that holds its body. The builder of a large body is in a `Box`, so that a call and its future are small however
//! large the body is; a small one costs no allocation. An optional body, which progenitor does not know, is not there until a setter is called.

use syn::{
    Expr, FieldValue, Fields, ImplItemFn, ItemStruct, Member, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    calls::{Call, Input},
    syntax::last_segment,
};

/// The body of a call, if its field has to be changed.
pub(crate) fn of<'c>(call: &'c Call<'_>) -> Option<&'c Input> {
    call.inputs.iter().find(|input| input.is_body() && (input.optional || input.boxed))
}

/// Changes the field of a call: `Result<T, String>` becomes `Result<Option<Box<T>>, String>` for an optional and large body.
pub(crate) fn rewrite_field(builder: &mut ItemStruct, body: &Input) {
    let Fields::Named(fields) = &mut builder.fields else { return };
    for field in fields.named.iter_mut().filter(|field| field.ident.as_ref() == Some(&body.ident)) {
        let held = last_segment(&field.ty).and_then(|(_, arguments)| arguments.first().copied().cloned());
        let Some(mut held) = held else { continue };
        if body.boxed {
            held = parse_quote!(::std::boxed::Box<#held>);
        }
        if body.optional {
            held = parse_quote!(::std::option::Option<#held>);
        }
        field.ty = parse_quote!(Result<#held, String>);
    }
}

/// Changes a function of the call: `new` sets no body, or one without properties, and `body` sets one.
pub(crate) fn rewrite_function(function: &mut ImplItemFn, body: &Input) {
    BodyField { body }.visit_block_mut(&mut function.block);
}

struct BodyField<'i> {
    body: &'i Input,
}

impl BodyField<'_> {
    fn is_body(&self, member: &Member) -> bool {
        matches!(member, Member::Named(ident) if *ident == self.body.ident)
    }
}

impl VisitMut for BodyField<'_> {
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if self.body.optional && self.is_body(&field.member) {
            field.expr = parse_quote!(Ok(::std::option::Option::None));
        }
    }

    fn visit_expr_assign_mut(&mut self, assign: &mut syn::ExprAssign) {
        visit_mut::visit_expr_assign_mut(self, assign);
        if !matches!(&*assign.left, Expr::Field(field) if self.is_body(&field.member)) {
            return;
        }
        if self.body.boxed {
            let right = &assign.right;
            *assign.right = parse_quote!(#right.map(::std::boxed::Box::new));
        }
        if self.body.optional {
            let right = &assign.right;
            *assign.right = parse_quote!(#right.map(::std::option::Option::Some));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{DOCUMENT, assert_contains, assert_lacks, document, rewritten_builders};

    /// The document, with a request of so many fields that it is large.
    fn large() -> String {
        let fields = (0..16).map(|index| format!("        more{index}: {{type: string}}\n")).collect::<String>();
        DOCUMENT.replace("        secret:", &format!("{fields}        secret:"))
    }

    #[test]
    fn the_builder_of_a_large_body_is_in_a_box() {
        let source = rewritten_builders(&document(&large()));
        assert_contains(&source, "body: Result<::std::boxed::Box<types::builder::Request>, String>");
        assert_contains(&source, ".map_err(|problem| problem.to_string()).map(::std::boxed::Box::new)");
        assert_contains(&source, "types::Request::try_from(*value)");
        assert_lacks(&rewritten_builders(&document(DOCUMENT)), "Box");
    }

    #[test]
    fn no_body_is_sent_until_a_setter_is_called() {
        let optional = |text: &str| text.replace("{required: true, content", "{content");
        let source = rewritten_builders(&document(&optional(DOCUMENT)));
        assert_contains(&source, "body: Result<::std::option::Option<types::builder::Request>, String>");
        assert_contains(&source, "body: Ok(::std::option::Option::None)");
        assert_contains(&source, ".map_err(|problem| problem.to_string()).map(::std::option::Option::Some)");
        assert_contains(&source, ".optional(input_2.as_ref(), |request, body| request.json(body))");
        let source = rewritten_builders(&document(&optional(&large())));
        assert_contains(&source, "::std::option::Option<::std::boxed::Box<types::builder::Request>>");
        assert_contains(&source, ".map(::std::boxed::Box::new).map(::std::option::Option::Some)");
    }
}
