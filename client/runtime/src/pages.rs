//! The pages of a list: one call for each, with the cursor that the page before returned.

use std::{collections::HashSet, fmt};

use serde_json::Value;

use crate::{
    call::IntoRequest, customize::Customized, error::Error, raw_response::RawResponse, response::ResponseValue,
};

/// What generated code has to know of a call that returns one page of a list.
pub trait Paged<'c>: IntoRequest<'c> + Clone {
    /// The JSON pointer of the next cursor in a success.
    const NEXT: &'static str;

    /// Sets the cursor.
    #[must_use]
    fn with_cursor(self, cursor: &str) -> Self;
}

/// The pages of a list, which [`next`](Self::next) calls one after the other: `call.pages()`, or `call.customize().timeout(…).pages()`.
///
/// ```text
/// let mut pages = client.list_telescopes().limit(50).pages();
/// while let Some(page) = pages.next().await {
///     for telescope in &page?.items {
///         println!("{}", telescope.name);
///     }
/// }
/// ```
///
/// Each page is a call of its own: with the limits of one, and with its retries. The first one has the cursor that the call sets, if it
/// sets one.
///
/// For a `Stream`: `futures_util::stream::unfold(pages, async |mut pages| Some((pages.next().await?, pages)))`.
///
/// `Debug` prints neither the call nor a cursor.
#[derive(Clone)]
#[must_use = "no page is called until `.next().await`"]
pub struct Pages<C> {
    call: Customized<C>,
    place: Place,
    /// Every cursor that a page returned, so that no page comes twice.
    known: HashSet<String>,
}

#[derive(Clone)]
enum Place {
    First,
    /// The page with this cursor.
    At(String),
    End,
}

impl<C> Pages<C> {
    #[doc(hidden)]
    pub fn new(call: C) -> Self {
        Customized::new(call).into_pages()
    }

    /// Calls the next page. `None` after the last one, whose next cursor is absent, `null` or empty.
    ///
    /// After an error, and if the future is dropped, the same page is next: call this again to repeat it, or leave it at that.
    ///
    /// # Errors
    /// An [`Error`] of this call, whose variants say how far the request got. It is an [`Error::UnexpectedResponse`] where the next cursor is
    /// one that a page before returned, since the pages would never end; [`Error::decode`] reads what the page has.
    pub async fn next<'c>(&mut self) -> Option<Result<ResponseValue<C::Output>, Error<C::Api>>>
    where
        C: Paged<'c>,
    {
        let call = match &self.place {
            Place::First => self.call.clone(),
            Place::At(cursor) => self.call.clone().map(|call| call.with_cursor(cursor)),
            Place::End => return None,
        };
        let mut following = Place::End;
        let decode = |response: RawResponse| {
            let operation = response.operation;
            let page = C::decode(response)?;
            match following_place(&page, C::NEXT, &self.known) {
                Ok(place) => following = place,
                Err(problem) => return Err(Error::unexpected(page.into_raw(operation), problem, None)),
            }
            Ok(page)
        };
        let page = call.send_and_decode(decode).await;
        if page.is_ok() {
            if let Place::At(cursor) = &following {
                self.known.insert(cursor.clone());
            }
            self.place = following;
        }
        Some(page)
    }
}

impl<C> Customized<C> {
    /// The pages of the list, each of them called with these settings.
    pub fn pages<'c>(self) -> Pages<C>
    where
        C: Paged<'c>,
    {
        self.into_pages()
    }

    fn into_pages(self) -> Pages<C> {
        Pages { call: self, place: Place::First, known: HashSet::new() }
    }
}

/// The place after a page.
fn following_place<T>(page: &ResponseValue<T>, next: &str, known: &HashSet<String>) -> Result<Place, &'static str> {
    match page.get(next).unwrap_or(Value::Null) {
        Value::String(cursor) if known.contains(&cursor) => Err("the next cursor is one that a page before returned"),
        Value::String(cursor) if !cursor.is_empty() => Ok(Place::At(cursor)),
        Value::String(_) | Value::Null => Ok(Place::End),
        _ => Err("the next cursor is not a string"),
    }
}

impl<C> fmt::Debug for Pages<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
