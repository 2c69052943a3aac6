//! The clients that are generated from the documents.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
