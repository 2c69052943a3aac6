//! Writes YAML for people: block style, plain texts where every reader takes them for texts, long ones folded.
//!
//! Readers differ in what they take for a number, a date or a Boolean (`no`, `1e3`, `2026-11-23`): those of YAML 1.1 in more cases than those
//! of 1.2. A text that one of them could mistake is quoted.

mod scalar;

use openapi_document::Node;
use serde_json::Value;

const INDENT: usize = 2;

/// A place of a document, and all that is in it.
pub(super) fn text(node: &Node<'_>) -> String {
    let mut text = String::new();
    block(&mut text, node, 0);
    text
}

/// The lines of a mapping or a list that is not empty; a scalar otherwise. The first line is not indented.
fn block(text: &mut String, node: &Node<'_>, indent: usize) {
    let lines: Vec<_> = match node.value() {
        Value::Object(_) => {
            node.raw_entries().into_iter().map(|(key, value)| (format!("{}:", scalar::key(key)), value)).collect()
        }
        _ => node.raw_items().into_iter().map(|item| ("-".to_owned(), item)).collect(),
    };
    let is_list = node.value().is_array();
    for (index, (start, value)) in lines.iter().enumerate() {
        if index > 0 {
            text.push_str(&" ".repeat(indent));
        }
        text.push_str(start);
        match value.value() {
            Value::Object(members) if members.is_empty() => text.push_str(" {}\n"),
            Value::Array(items) if items.is_empty() => text.push_str(" []\n"),
            Value::Object(_) | Value::Array(_) => {
                // The first key of an item is on the line of its dash.
                let start = if is_list { " ".to_owned() } else { format!("\n{}", " ".repeat(indent + INDENT)) };
                text.push_str(&start);
                block(text, value, indent + INDENT);
            }
            scalar => {
                text.push(' ');
                text.push_str(&scalar::value(scalar, indent + INDENT));
                text.push('\n');
            }
        }
    }
}
