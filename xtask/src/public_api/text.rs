//! Formats items: signatures end with a semicolon, impls of traits take one line.

use syn::Item;

/// An item, formatted.
pub(super) fn unparse(item: Item) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}

/// `fn a() {}` becomes `fn a();`, and the placeholder of private fields a comment.
pub(super) fn without_bodies(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let inner = line.trim();
        if inner == "{}" {
            // The body of a function with a `where` clause, which ends with a comma.
            out.truncate(out.trim_end_matches([',', '\n']).len());
            out.push_str(";\n");
        } else if let Some(signature) =
            line.strip_suffix(" {}").filter(|_| inner.contains("fn ") || inner.starts_with([')', '>']))
        {
            out.push_str(signature);
            out.push_str(";\n");
        } else {
            out.push_str(&line.replace("private_fields: PrivateFields,", "// private fields"));
            out.push('\n');
        }
    }
    out
}

/// `impl Display for A {}` becomes `impl Display for A`, after any `cfg` attributes.
pub(super) fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    format!("{}\n", line.strip_suffix(" {}").unwrap_or(&line))
}
