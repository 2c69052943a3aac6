//! The document has no findings, and an example for each response.

use std::collections::BTreeSet;

use openapi_document::{Document, Operation, check};
use stytch_openapi::{FILES, ROOT};

fn document() -> Document {
    Document::bundle(ROOT, FILES).expect("the document can be read")
}

#[test]
fn the_document_has_no_findings() {
    assert_eq!(check(&document()), []);
}

#[test]
fn each_response_has_an_example_and_no_two_cases_share_a_name() {
    let document = document();
    let operations = Operation::all(&document);
    let mut names = BTreeSet::new();
    for operation in &operations {
        for response in operation.responses() {
            let examples = response.body().map(|body| body.examples()).unwrap_or_default();
            assert!(!examples.is_empty(), "{} {}", operation.id(), response.status());
            for example in examples {
                let name = format!("{}/{}_{}", operation.id(), response.status(), example.name());
                assert!(names.insert(name.clone()), "{name}");
            }
        }
    }
    assert!(names.len() >= operations.len());
}
