//! The generated clients, a module for each document.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
