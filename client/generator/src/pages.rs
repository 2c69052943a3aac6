//! `pages` on the calls of operations that the document marks with `x-pages`.

use openapi_document::call_setters;
use quote::format_ident;
use syn::{ImplItemFn, Item, parse_quote};

use crate::{calls::Call, problem::Problem};

/// The method that starts with the first page.
pub(crate) fn method(call: &Call<'_>) -> Option<ImplItemFn> {
    call.operation.pages()?;
    Some(parse_quote! {
        pub fn pages(self) -> ::openapi_client_runtime::Pages<Self> { ::openapi_client_runtime::Pages::new(self) }
    })
}

/// The documentation of that method.
pub(crate) fn docs(call: &Call<'_>) -> String {
    let Some(pages) = call.operation.pages() else { return String::new() };
    format!(
        "The pages of `{}`, one call for each. The value at `{}` of a page is the `{}` of the next one.",
        pages.items, pages.next, pages.cursor
    )
}

/// Implements the runtime's `Paged`.
pub(crate) fn implementation(call: &Call<'_>) -> Result<Option<Item>, Problem> {
    let (operation, builder) = (&call.operation, &call.builder);
    let Some(pages) = operation.pages() else { return Ok(None) };
    let taker = pages.taker(operation).map(|(sets, _)| sets);
    let setter = call_setters(operation).into_iter().find(|setter| Some(setter.sets) == taker);
    let setter = setter.ok_or_else(|| {
        Problem::generator("pages", format!("`{}` has no setter for `{}`", operation.id(), pages.cursor))
    })?;
    let (setter, next) = (format_ident!("{}", setter.name), pages.next);
    Ok(Some(parse_quote! {
        impl<'a> ::openapi_client_runtime::generated::Paged<'a> for #builder<'a> {
            const NEXT: &'static str = #next;

            fn with_cursor(self, cursor: &str) -> Self { self.#setter(cursor) }
        }
    }))
}

#[cfg(test)]
mod tests {
    use crate::testing::{DOCUMENT, assert_contains, assert_lacks, document, rewritten_builders};

    fn paged(cursor: &str, from: &str, to: &str) -> String {
        let pages = format!("operationId: send\n      x-pages: {{cursor: {cursor}, next: /inner/text, items: /list}}");
        let text = DOCUMENT
            .replace("operationId: send", &pages)
            .replace("properties: {kind:", "properties: {list: {type: array, items: {type: string}}, kind:");
        rewritten_builders(&document(&text.replace(from, to)))
    }

    #[test]
    fn a_call_of_an_operation_with_pages_has_them() {
        let source = paged("my-text", "", "");
        assert_contains(&source, "pub fn pages(self) -> ::openapi_client_runtime::Pages<Self>");
        assert_contains(&source, "const NEXT: &'static str = \"/inner/text\";");
        assert_contains(&source, "fn with_cursor(self, cursor: &str) -> Self { self.my_text(cursor) }");
        assert_contains(&source, "The value at `/inner/text` of a page is the `my-text` of the next one.");
    }

    #[test]
    fn the_cursor_is_set_by_the_name_of_its_setter() {
        let source = paged(
            "send",
            "name: limit, in: query, schema: {type: integer}",
            "name: send, in: query, schema: {type: string}",
        );
        assert_contains(&source, "self.send_field(cursor)");
    }

    #[test]
    fn other_calls_have_no_pages() {
        assert_lacks(&rewritten_builders(&document(DOCUMENT)), "pages");
    }
}
