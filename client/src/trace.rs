//! What a call tells `tracing`: a span per call and one per attempt, made of an allow-list of fields and nothing else.

#[cfg(feature = "tracing")]
mod on {
    use std::time::Instant;

    use tracing::{Instrument, field::Empty};

    use crate::{error::Error, operation::Operation, redact::identifier, response::Received};

    /// The span of a call, which ends when the caller has the outcome.
    #[derive(Clone)]
    pub(crate) struct Call {
        span: tracing::Span,
        started: Instant,
    }

    impl Call {
        pub(crate) fn new(operation: &Operation) -> Self {
            let span = tracing::info_span!(
                "stytch.call",
                operation = operation.id,
                attempts = Empty,
                status = Empty,
                error_type = Empty,
                request_id = Empty,
                elapsed_ms = Empty
            );
            Self { span, started: Instant::now() }
        }

        /// An attempt, in a span of its own.
        pub(crate) async fn attempt(
            &self,
            attempt: u32,
            exchange: impl Future<Output = Result<Received, Error>>,
        ) -> Result<Received, Error> {
            if self.span.is_disabled() {
                return exchange.await;
            }
            let span =
                tracing::debug_span!(parent: &self.span, "stytch.attempt", attempt, status = Empty, elapsed_ms = Empty);
            let started = Instant::now();
            let outcome = exchange.instrument(span.clone()).await;
            if let Some(status) = outcome.as_ref().map_or_else(Error::status, |received| Some(received.status)) {
                span.record("status", status.as_u16());
            }
            span.record("elapsed_ms", millis(started));
            outcome
        }

        /// What the caller gets.
        pub(crate) fn ended(
            &self,
            attempts: u32,
            status: Option<u16>,
            error_type: Option<&str>,
            request_id: Option<&str>,
        ) {
            if self.span.is_disabled() {
                return;
            }
            self.span.record("attempts", attempts);
            if let Some(status) = status {
                self.span.record("status", status);
            }
            if let Some(error_type) = error_type {
                self.span.record("error_type", identifier(error_type));
            }
            if let Some(request_id) = request_id {
                self.span.record("request_id", identifier(request_id));
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
    use crate::{error::Error, operation::Operation, response::Received};

    /// Nothing: the feature `tracing` is off.
    #[derive(Clone)]
    pub(crate) struct Call;

    impl Call {
        pub(crate) fn new(_: &Operation) -> Self {
            Self
        }

        pub(crate) async fn attempt(
            &self,
            _: u32,
            exchange: impl Future<Output = Result<Received, Error>>,
        ) -> Result<Received, Error> {
            exchange.await
        }

        pub(crate) fn ended(&self, _: u32, _: Option<u16>, _: Option<&str>, _: Option<&str>) {}
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) use off::Call;
