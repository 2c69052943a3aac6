//! The bundled document says what the files say, and is read like them.

use openapi_document::{Node, Operation, schema};
use serde_json::Value;

use super::*;
use crate::{
    suite::Name,
    test_support::{context, parsed, written},
};

const FILES: [(&str, &str); 4] = [
    (
        "api.yaml",
        "\
# A comment.
openapi: 3.0.3
info: {title: Pets, version: '1', description: \"first\\n\\n  second\\n\"}
paths:
  /pets/{id}: {$ref: 'pets.yaml#/paths/~1pets~1%7Bid%7D'}
  /owners: {$ref: owners.yaml}
components:
  schemas:
    Id: {type: string, pattern: '^\\w+$', x-order: {z: 1, a: [no, 'no', '1', 1.5e20]}}
",
    ),
    (
        "pets.yaml",
        "\
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {$ref: 'api.yaml#/components/schemas/Id'}}]
    get:
      responses:
        '200':
          description: a pet
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        zone: {type: string}
        owner: {$ref: 'parts/owner.yaml'}
        alike: {$ref: '#/components/schemas/Pet'}
",
    ),
    (
        "owners.yaml",
        "\
get:
  responses:
    '200':
      description: all
      content: {application/json: {schema: {type: array, items: {$ref: 'parts/owner.yaml'}}}}
",
    ),
    (
        "parts/owner.yaml",
        "{type: object, properties: {pets: {type: array, items: {$ref: '../pets.yaml#/components/schemas/Pet'}}}}\n",
    ),
];

const BUNDLED: &str = r##"openapi: "3.0.3"
info:
  title: Pets
  version: "1"
  description: |
    first

      second
paths:
  /pets/{id}:
    parameters:
      - name: id
        in: path
        required: true
        schema:
          $ref: "#/components/schemas/Id"
    get:
      responses:
        "200":
          description: a pet
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Pet"
  /owners:
    get:
      responses:
        "200":
          description: all
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: "#/components/schemas/Owner"
components:
  schemas:
    Id:
      type: string
      pattern: ^\w+$
      x-order:
        z: 1
        a:
          - "no"
          - "no"
          - "1"
          - 1.5e+20
    Pet:
      type: object
      properties:
        zone:
          type: string
        owner:
          $ref: "#/components/schemas/Owner"
        alike:
          $ref: "#/components/schemas/Pet"
    Owner:
      type: object
      properties:
        pets:
          type: array
          items:
            $ref: "#/components/schemas/Pet"
"##;

fn document(files: &[(&str, &str)]) -> Document {
    Document::read_as_written(files[0].0, |path| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| "it is not there".to_owned())
    })
    .unwrap()
}

/// What a suite's document is as a bundle, in a format.
fn bundled(line: &str) -> String {
    let (exit, text) = written(|out| run(&context(), &parsed(line), out).unwrap());
    assert_eq!(exit, Exit::Success, "{text}");
    text
}

#[test]
fn files_become_one_in_their_order() {
    assert_eq!(text(&document(&FILES), Format::Yaml).unwrap(), BUNDLED);
}

#[test]
fn both_formats_have_the_same_values_in_the_same_order() {
    let document = document(&FILES);
    let (yaml, json) = (text(&document, Format::Yaml).unwrap(), text(&document, Format::Json).unwrap());
    let reread = Document::parse("a.json", &json).unwrap();
    assert_eq!(Document::written("a.yaml", &yaml).unwrap(), Document::written("a.json", &json).unwrap());
    assert_eq!(reread.json(), Document::parse("a.yaml", &yaml).unwrap().json());
    let places = |names: [&str; 3]| names.map(|name| json.find(&format!("\"{name}\"")).unwrap());
    assert!(places(["title", "version", "description"]).is_sorted() && places(["zone", "owner", "alike"]).is_sorted());
}

#[test]
fn bundling_a_bundle_changes_nothing() {
    for (line, name) in [("bundle", "a.yaml"), ("bundle --format json", "a.json")] {
        for line in [line.to_owned(), format!("{line} --document observatory")] {
            let once = bundled(&line);
            let format = parsed::<Args>(&line).format;
            assert!(once == text(&document(&[(name, &once)]), format).unwrap(), "{line}");
        }
    }
    assert_eq!(text(&document(&[("a.yaml", BUNDLED)]), Format::Yaml).unwrap(), BUNDLED);
}

/// What the reader makes of a document: the operations and the schemas in order, each with the keys in it, and the whole value.
fn read(document: &Document) -> (Vec<String>, Value) {
    let operation =
        |operation: &Operation<'_>| format!("{} {} {}", operation.id(), operation.method(), operation.path());
    let keys = |node: &Node<'_>| node.raw_entries().iter().map(|(key, _)| *key).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<_> = Operation::all(document).iter().map(operation).collect();
    lines.extend(schema::all(document).iter().map(|node| format!("{}: {}", node.pointer(), keys(node))));
    (lines, document.json().clone())
}

#[test]
fn the_reader_sees_the_same_in_the_bundle() {
    for name in [Name::Stytch, Name::Observatory] {
        let (from_files, _) = written(|out| document::usable(&context(), Suite::named(name), out).unwrap().unwrap());
        let line = if name == Name::Stytch { "bundle" } else { "bundle --document observatory" };
        let bundle = Document::parse("a.yaml", &bundled(line)).unwrap();
        assert!(read(&from_files) == read(&bundle), "{name:?}");
    }
    let from_files = Document::bundle("api.yaml", &FILES).unwrap();
    assert_eq!(read(&from_files), read(&Document::parse("a.yaml", BUNDLED).unwrap()));
}

#[test]
fn a_file_gets_the_same_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    assert_eq!(bundled(&format!("bundle --output {}", file.display())), "");
    assert!(fs::read_to_string(&file).unwrap() == bundled("bundle"));
    let nowhere = folder.path().join("none/a.yaml");
    let line = format!("bundle --output {}", nowhere.display());
    let (error, _) = written(|out| run(&context(), &parsed(&line), out).unwrap_err());
    assert!(error.message.starts_with("cannot write "), "{error}");
}

#[test]
fn a_reference_without_a_target_is_a_finding() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join(Suite::named(Name::Stytch).document);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "openapi: 3.0.3\npaths:\n  /a: {$ref: none.yaml}\n").unwrap();
    let context = Context { root: root.path().to_owned(), ..context() };
    let (exit, text) = written(|out| run(&context, &Args::default(), out).unwrap());
    assert_eq!(exit, Exit::Unusable);
    assert!(text.contains("the file of `none.yaml` cannot be read") && text.contains(":3"), "{text}");
}
