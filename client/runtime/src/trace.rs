//! Spans: `api.call` for each call and `api.attempt` for each attempt. Their fields are an allow-list.

#[cfg(feature = "tracing")]
mod on {
    use std::{marker::PhantomData, time::Instant};

    use tracing::{Instrument, field::Empty};

    use crate::{
        api::Api,
        error::Error,
        operation::Operation,
        raw_response::RawResponse,
        redact::identifier,
        response::{ResponseBody, ResponseValue},
        support_id::FIELD as ID,
    };

    /// The span of a call.
    pub(crate) struct Call<A> {
        span: tracing::Span,
        started: Instant,
        api: PhantomData<fn() -> A>,
    }

    impl<A: Api> Call<A> {
        pub(crate) fn new(operation: &Operation) -> Self {
            let span = tracing::info_span!(
                "api.call",
                api = A::NAME,
                operation = operation.id,
                attempts = Empty,
                status = Empty,
                error_type = Empty,
                { ID } = Empty,
                elapsed_ms = Empty
            );
            Self { span, started: Instant::now(), api: PhantomData }
        }

        /// Runs an attempt in a span of its own.
        pub(crate) async fn attempt(
            &self,
            attempt: u32,
            response: impl Future<Output = Result<RawResponse, Error<A>>>,
        ) -> Result<RawResponse, Error<A>> {
            if self.span.is_disabled() {
                return response.await;
            }
            let span = tracing::debug_span!(
                parent: &self.span,
                "api.attempt",
                api = A::NAME,
                attempt,
                status = Empty,
                elapsed_ms = Empty
            );
            let started = Instant::now();
            let outcome = response.instrument(span.clone()).await;
            if let Some(status) = outcome.as_ref().map_or_else(Error::status, |response| Some(response.status)) {
                span.record("status", status.as_u16());
            }
            span.record("elapsed_ms", millis(started));
            outcome
        }

        /// Ends the span with the outcome of the call.
        pub(crate) fn end<T: ResponseBody>(self, outcome: &Result<ResponseValue<T>, Error<A>>) {
            if self.span.is_disabled() {
                return;
            }
            let (attempts, status, code, id) = match outcome {
                Ok(value) => (value.attempts(), Some(value.status()), None, value.id()),
                // The body of an incomplete response is not recorded.
                Err(error @ (Error::NotSent(_) | Error::NoResponse(_))) => {
                    (error.attempts(), error.status(), None, None)
                }
                Err(error) => (error.attempts(), error.status(), error.error_type(), error.id()),
            };
            self.span.record("attempts", attempts);
            if let Some(status) = status {
                self.span.record("status", status.as_u16());
            }
            if let Some(code) = code {
                self.span.record("error_type", identifier::<A>(code.as_ref()));
            }
            if let Some(id) = id {
                self.span.record(ID, identifier::<A>(id));
            }
            self.span.record("elapsed_ms", millis(self.started));
        }
    }

    fn millis(since: Instant) -> u64 {
        u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(feature = "tracing")]
pub(crate) use on::Call;

#[cfg(not(feature = "tracing"))]
mod off {
    use std::marker::PhantomData;

    use crate::{
        api::Api,
        error::Error,
        operation::Operation,
        raw_response::RawResponse,
        response::{ResponseBody, ResponseValue},
    };

    /// No span: the feature `tracing` is off.
    pub(crate) struct Call<A>(PhantomData<fn() -> A>);

    impl<A: Api> Call<A> {
        pub(crate) fn new(_: &Operation) -> Self {
            Self(PhantomData)
        }

        pub(crate) async fn attempt(
            &self,
            _: u32,
            response: impl Future<Output = Result<RawResponse, Error<A>>>,
        ) -> Result<RawResponse, Error<A>> {
            response.await
        }

        pub(crate) fn end<T: ResponseBody>(self, _: &Result<ResponseValue<T>, Error<A>>) {}
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) use off::Call;
