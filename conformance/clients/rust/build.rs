//! Reads the source of the official client, since Rust has no reflection: for each method that sends a request, a row for `official.rs` with
//! its route, its type and the type of its input.

use std::{env, error::Error, fs, path::Path, process::Command};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = source()?;
    let mut rows = String::new();
    let mut modules: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    modules.sort_by_key(fs::DirEntry::file_name);
    for file in modules {
        let path = file.path();
        let Some(module) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        for row in methods(&fs::read_to_string(&path)?) {
            let Row { method, route, of, function, input } = row;
            let module = format!("stytch::consumer::{module}");
            rows += &format!("(\"{method}\", \"{route}\") => call!({module}::{of}, {function}, {module}::{input}),\n");
        }
    }
    let text = format!("match route {{\n{rows}_ => None,\n}}");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("routes.rs"), text)?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}

/// The folder with the modules of the client's source.
fn source() -> Result<std::path::PathBuf, Box<dyn Error>> {
    let arguments = ["metadata", "--format-version=1", "--locked", "--offline"];
    let output = Command::new(env::var("CARGO")?).args(arguments).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut manifests =
        packages.filter(|package| package["name"] == "stytch").filter_map(|package| package["manifest_path"].as_str());
    let manifest = manifests.next().ok_or("the package `stytch` is missing")?;
    Ok(Path::new(manifest).with_file_name("src").join("consumer"))
}

struct Row<'t> {
    method: &'t str,
    route: &'t str,
    of: &'t str,
    function: &'t str,
    input: &'t str,
}

/// The methods that send a request, of each type that is made from a client.
fn methods(text: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let (mut of, mut at) = ("", text);
    while let Some((kind, start)) = ["impl ", "pub async fn "]
        .into_iter()
        .filter_map(|kind| Some((kind, at.find(kind)? + kind.len())))
        .min_by_key(|(_, start)| *start)
    {
        at = &at[start..];
        if kind == "impl " {
            of = at.split([' ', '<']).next().unwrap_or_default();
            continue;
        }
        let end = at.find("\n    }").unwrap_or(at.len());
        rows.extend(row(of, &at[..end]));
    }
    rows
}

/// The row of a method, if it sends a request.
fn row<'t>(of: &'t str, method: &'t str) -> Option<Row<'t>> {
    let between = |start: &str, end: &[char]| Some(method.split_once(start)?.1.split(end).next()?.trim());
    let path = between("format!(", &[';']).or_else(|| between("String::from(", &[';']))?;
    Some(Row {
        function: method.split('(').next()?,
        input: between("body: ", &[',', ')'])?,
        route: path.split('"').nth(1)?.split('?').next()?,
        method: between("http::Method::", &[','])?,
        of,
    })
}
