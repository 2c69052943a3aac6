//! The recorder of requests: the latest ones, limited in number and size.

use std::{collections::VecDeque, mem};

use crate::request::RecordedRequest;

/// How many requests are kept.
const REQUESTS: usize = 1000;

/// Keeps the latest requests.
#[derive(Debug)]
pub(crate) struct Recorder {
    requests: VecDeque<RecordedRequest>,
    /// The size of the kept requests.
    bytes: usize,
    /// The largest size of the kept requests.
    limit: usize,
}

impl Recorder {
    /// `limit` is the largest size of the kept requests, in bytes. With 0, none is kept.
    pub(crate) fn new(limit: usize) -> Self {
        Self { requests: VecDeque::new(), bytes: 0, limit }
    }

    /// Keeps a request, and drops the oldest ones that exceed the limits.
    pub(crate) fn record(&mut self, request: RecordedRequest) {
        let bytes = size(&request);
        if bytes > self.limit {
            return;
        }
        self.bytes += bytes;
        self.requests.push_back(request);
        while self.bytes > self.limit || self.requests.len() > REQUESTS {
            let Some(oldest) = self.requests.pop_front() else { break };
            self.bytes -= size(&oldest);
        }
    }

    /// The kept requests, oldest first.
    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.requests.iter().cloned().collect()
    }
}

/// The memory that a request takes.
fn size(request: &RecordedRequest) -> usize {
    let header = |(name, value): &(String, String)| name.len() + value.len() + mem::size_of::<(String, String)>();
    let headers: usize = request.headers.iter().map(header).sum();
    mem::size_of::<RecordedRequest>() + request.method.len() + request.target.len() + headers + request.body.len()
}

#[cfg(test)]
mod tests {
    use super::{REQUESTS, RecordedRequest, Recorder};

    fn request(number: usize, body: usize) -> RecordedRequest {
        RecordedRequest {
            method: "POST".to_owned(),
            target: format!("/{number}"),
            headers: vec![("x-number".to_owned(), number.to_string())],
            body: vec![0; body],
        }
    }

    fn recorded(limit: usize, count: usize, body: usize) -> Recorder {
        let mut recorder = Recorder::new(limit);
        (0..count).for_each(|number| recorder.record(request(number, body)));
        recorder
    }

    #[test]
    fn the_size_of_the_kept_requests_does_not_grow_with_their_number() {
        let limit = 1 << 20;
        for count in [100, 400] {
            let recorder = recorded(limit, count, 100_000);
            let requests = recorder.requests();
            let kept: usize = requests.iter().map(|request| request.body.len()).sum();
            assert!(kept <= limit && recorder.bytes <= limit && requests.len() == 10, "{kept}");
            assert_eq!(requests[9].target, format!("/{}", count - 1), "the latest are kept");
        }
    }

    #[test]
    fn the_number_of_the_kept_requests_is_limited() {
        let requests = recorded(usize::MAX, REQUESTS + 5, 0).requests();
        assert_eq!((requests.len(), requests[0].target.as_str()), (REQUESTS, "/5"));
    }

    #[test]
    fn a_limit_of_zero_keeps_nothing() {
        assert!(recorded(0, 3, 0).requests().is_empty());
    }

    #[test]
    fn a_request_above_the_limit_leaves_the_others_alone() {
        let mut recorder = recorded(10_000, 3, 10);
        recorder.record(request(3, 10_001));
        assert_eq!(recorder.requests().len(), 3);
    }
}
