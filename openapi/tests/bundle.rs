//! Documents of several files: the target of each `$ref`, and the file and line of each place.

#![expect(clippy::result_large_err, reason = "the finding is what the tests look at")]

use std::fs;

use openapi_document::{Document, Finding, Operation, check};
use serde_json::json;

const MAIN: &str = "\
openapi: 3.0.3
info: {title: pets, version: '1'}
paths:
  /pets:
    get:
      operationId: list_pets
      parameters:
        - $ref: parts/common.yaml#/Limit
      responses:
        '200': {$ref: 'parts/common.yaml#/responses/Pets'}
  /pets/{id}: {$ref: parts/pet.yaml}
components:
  schemas:
    Own: {type: string}
";

const COMMON: &str = "\
Limit: {name: limit, in: query, schema: {type: integer}}
responses:
  Pets:
    description: all
    content:
      application/json:
        schema: {type: array, items: {$ref: '../schemas.yaml#/Pet'}}
";

const PET: &str = "\
get:
  operationId: get_pet
  responses:
    '200':
      description: one
      content:
        application/json:
          schema: {$ref: '../schemas.yaml#/Pet'}
";

const SCHEMAS: &str = "\
Pet:
  type: object
  properties:
    name: {$ref: '#/Name'}
    parent: {$ref: '#/Pet'}
    tag: {$ref: 'pets.yaml#/components/schemas/Own'}
Name: {type: string, minLength: 1}
Unused: {type: string}
";

const FILES: [(&str, &str); 4] =
    [("pets.yaml", MAIN), ("parts/common.yaml", COMMON), ("parts/pet.yaml", PET), ("schemas.yaml", SCHEMAS)];

fn bundle(files: &[(&str, &str)]) -> Result<Document, Finding> {
    Document::bundle("api/pets.yaml", files)
}

/// The finding of the files, of which some are replaced.
fn finding(replaced: &[(&'static str, &'static str)]) -> Finding {
    let replaced_by = |name| replaced.iter().find(|(replaced, _)| *replaced == name);
    let mut files: Vec<_> = FILES.iter().map(|file| *replaced_by(file.0).unwrap_or(file)).collect();
    files.extend(replaced.iter().filter(|(name, _)| FILES.iter().all(|(known, _)| known != name)));
    bundle(&files).expect_err("the bundle fails")
}

/// The parts of a finding: rule, file, line, pointer and message.
fn summary(finding: &Finding) -> (&str, &str, Option<usize>, &str, &str) {
    (finding.rule, &finding.file, finding.line, &finding.pointer, &finding.message)
}

#[test]
fn targets_in_other_files_become_components() {
    let document = bundle(&FILES).expect("the bundle succeeds");
    let components = document.json()["components"].clone();
    assert_eq!(
        components,
        json!({
            "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}},
            "responses": {"Pets": {
                "description": "all",
                "content": {"application/json": {
                    "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                }},
            }},
            "schemas": {
                "Own": {"type": "string"},
                "Pet": {"type": "object", "properties": {
                    "name": {"$ref": "#/components/schemas/Name"},
                    "parent": {"$ref": "#/components/schemas/Pet"},
                    "tag": {"$ref": "#/components/schemas/Own"},
                }},
                "Name": {"type": "string", "minLength": 1},
            },
        })
    );
    assert_eq!(
        document.json()["paths"]["/pets"]["get"]["parameters"],
        json!([{"$ref": "#/components/parameters/Limit"}])
    );
}

#[test]
fn a_path_item_replaces_its_reference() {
    let document = bundle(&FILES).expect("the bundle succeeds");
    let operations = Operation::all(&document);
    let ids: Vec<_> = operations.iter().map(|operation| (operation.id(), operation.node().pointer())).collect();
    assert_eq!(ids, [("list_pets", "/paths/~1pets/get"), ("get_pet", "/paths/~1pets~1{id}/get")]);
}

#[test]
fn each_place_has_its_file_and_line() {
    let document = bundle(&FILES).expect("the bundle succeeds");
    assert_eq!(document.name(), "api/pets.yaml");
    for (pointer, file, line) in [
        ("", "api/pets.yaml", 1),
        ("/paths/~1pets/get/operationId", "api/pets.yaml", 6),
        ("/paths/~1pets/get/parameters/0", "api/pets.yaml", 8),
        ("/paths/~1pets/get/parameters/0/$ref", "api/pets.yaml", 8),
        ("/paths/~1pets~1{id}/get/operationId", "api/parts/pet.yaml", 2),
        ("/components/parameters/Limit/name", "api/parts/common.yaml", 1),
        ("/components/responses/Pets/description", "api/parts/common.yaml", 4),
        ("/components/schemas/Pet/properties/name", "api/schemas.yaml", 4),
        ("/components/schemas/Pet/properties/name/none/such", "api/schemas.yaml", 4),
        ("/components/schemas/Name", "api/schemas.yaml", 7),
        ("/components/schemas/Own", "api/pets.yaml", 14),
    ] {
        assert_eq!((document.file(pointer), document.line(pointer)), (file, Some(line)), "{pointer}");
    }
}

#[test]
fn the_findings_of_a_rule_are_sorted_by_file_and_line() {
    let (main, pet) = (MAIN.replace("list_pets", "[a]"), PET.replace("get_pet", "[a]"));
    let files = [("pets.yaml", &*main), FILES[1], ("parts/pet.yaml", &*pet), FILES[3]];
    let document = bundle(&files).expect("the bundle succeeds");
    let found = check(&document).into_iter().filter(|finding| finding.rule == "operation-id");
    let found: Vec<_> = found.map(|finding| (finding.file, finding.line)).collect();
    assert_eq!(found, [("api/pets.yaml".to_owned(), Some(6)), ("api/parts/pet.yaml".to_owned(), Some(2))]);
}

#[test]
fn entries_of_bundled_files_keep_their_order() {
    let main =
        "openapi: 3.0.3\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {z: {$ref: s.yaml}}}}}\n";
    let document = bundle(&[("pets.yaml", main), ("s.yaml", "type: object\nproperties: {z: {}, a: {}, m: {}}\n")]);
    let document = document.expect("the bundle succeeds");
    let properties = document.at("/components/schemas/S/properties").expect("it is there");
    assert_eq!(properties.entries().iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["z", "a", "m"]);
}

#[test]
fn the_same_files_are_read_from_disk() {
    let folder = std::env::temp_dir().join(format!("openapi-document-{}", std::process::id()));
    fs::create_dir_all(folder.join("parts")).expect("the folder can be made");
    for (name, text) in FILES {
        fs::write(folder.join(name), text).expect("the file can be written");
    }
    let document = Document::load(&folder.join("pets.yaml")).expect("the bundle succeeds");
    assert_eq!(document.json(), bundle(&FILES).expect("the bundle succeeds").json());
    assert!(document.file("/components/schemas/Name").ends_with("/schemas.yaml"));
    let missing = Document::load(&folder.join("none.yaml")).expect_err("it is not there");
    assert!(missing.message.starts_with("the file cannot be read: "), "{missing}");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
fn a_component_that_is_only_a_reference_names_its_target() {
    let main =
        MAIN.replace("    Own: {type: string}", "    Own: {type: string}\n    Animal: {$ref: 'schemas.yaml#/Pet'}");
    let document = bundle(&[("pets.yaml", &main), FILES[1], FILES[2], FILES[3]]).expect("the bundle succeeds");
    let schemas = &document.json()["components"]["schemas"];
    assert_eq!(schemas["Animal"]["properties"]["parent"], json!({"$ref": "#/components/schemas/Animal"}));
    assert!(schemas.get("Pet").is_none());
    assert_eq!(document.file("/components/schemas/Animal/type"), "api/schemas.yaml");
}

#[test]
fn a_discriminator_mapping_is_redirected_to_components() {
    let main = "openapi: 3.0.3\npaths: {}\ncomponents: {schemas: {A: {$ref: 's.yaml#/A'}}}\n";
    let schemas = "A: {oneOf: [{$ref: '#/B'}, {$ref: '#/D'}], discriminator: {propertyName: kind, mapping: {b: '#/B', c: C}}}\nB: {type: object}\nD: {type: object}\n";
    let document = bundle(&[("pets.yaml", main), ("s.yaml", schemas)]).expect("the bundle succeeds");
    let schema = &document.json()["components"]["schemas"]["A"];
    assert_eq!(schema["oneOf"], json!([{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/D"}]));
    assert_eq!(schema["discriminator"]["mapping"], json!({"b": "#/components/schemas/B", "c": "C"}));
}

#[test]
fn an_example_that_looks_like_a_reference_is_left_alone() {
    let main = "openapi: 3.0.3\npaths: {}\nx-any: {$ref: none.yaml}\ncomponents: {examples: {A: {value: {$ref: none.yaml}}}}\n";
    let document = bundle(&[("pets.yaml", main)]).expect("the bundle succeeds");
    assert_eq!(document.json()["components"]["examples"]["A"]["value"], json!({"$ref": "none.yaml"}));
}

#[test]
fn a_second_component_of_the_same_name_has_the_name_of_its_file_before_it() {
    let common = "Limit: {name: limit, in: query, schema: {$ref: '../schemas.yaml#/Own'}}\nresponses: {Pets: {description: all}}\n";
    let schemas = "Own: {type: integer}\nPet: {type: object}\n";
    let document = bundle(&[FILES[0], ("parts/common.yaml", common), FILES[2], ("schemas.yaml", schemas)]);
    let document = document.expect("the bundle succeeds");
    let components = &document.json()["components"];
    let reference = json!({"$ref": "#/components/schemas/SchemasOwn"});
    assert_eq!(components["parameters"]["Limit"]["schema"], reference);
    assert_eq!(components["schemas"]["SchemasOwn"], json!({"type": "integer"}));
    assert_eq!(document.file("/components/schemas/SchemasOwn"), "api/schemas.yaml");
}

/// The schemas of a document whose only path refers to schemas of other files.
fn schemas(targets: &[&str], files: &[(&str, &str)]) -> serde_json::Value {
    let properties: Vec<_> =
        targets.iter().enumerate().map(|(index, target)| format!("p{index}: {{$ref: '{target}'}}")).collect();
    let main = format!(
        "openapi: 3.0.3\npaths: {{}}\ncomponents: {{schemas: {{Main: {{properties: {{{}}}}}}}}}\n",
        properties.join(", ")
    );
    let files: Vec<_> = std::iter::once(("pets.yaml", main.as_str())).chain(files.iter().copied()).collect();
    let mut schemas = bundle(&files).expect("the bundle succeeds").json()["components"]["schemas"].clone();
    for index in 0..targets.len() {
        let target = schemas["Main"]["properties"][format!("p{index}")]["$ref"].as_str().expect("it is a reference");
        schemas[format!("p{index}")] = target.trim_start_matches("#/components/schemas/").into();
    }
    schemas.as_object_mut().expect("it is an object").remove("Main");
    schemas
}

#[test]
fn names_are_the_same_in_any_order_of_folders() {
    let pet = |kind: &'static str| -> &'static str { if kind == "a" { "type: integer\n" } else { "type: string\n" } };
    assert_eq!(
        schemas(
            &["a/pet.yaml", "b/pet.yaml", "b/c.yaml#/pet"],
            &[("a/pet.yaml", pet("a")), ("b/pet.yaml", pet("b")), ("b/c.yaml", "pet: {type: number}\n")]
        ),
        json!({
            "Pet": {"type": "integer"}, "BPet": {"type": "string"}, "CPet": {"type": "number"},
            "p0": "Pet", "p1": "BPet", "p2": "CPet",
        })
    );
}

#[test]
fn references_are_percent_encoded_or_not() {
    let file = "a b: {type: integer}\n'{c}': {type: string}\n";
    assert_eq!(
        schemas(&["my%20pet.yaml#/a%20b", "my pet.yaml#/a b", "my%20pet.yaml#/%7Bc%7D"], &[("my pet.yaml", file)]),
        json!({"Ab": {"type": "integer"}, "MyPetC": {"type": "string"}, "p0": "Ab", "p1": "Ab", "p2": "MyPetC"})
    );
    let text = "paths: {'/a~1{id}': {get: {responses: {200: {$ref: '#/components/responses/a%7Eb'}}}}}\ncomponents: {responses: {a~b: {description: d}}}\n";
    for document in [Document::parse("pets.yaml", text), bundle(&[("pets.yaml", text)])] {
        let target = document.expect("it can be read").json()["paths"]["/a~1{id}"]["get"]["responses"]["200"].clone();
        assert_eq!(target, json!({"$ref": "#/components/responses/a~b"}));
    }
}

#[test]
fn an_alias_of_the_same_name_is_its_target() {
    let files = [
        ("a.yaml", "Pet: {$ref: 'b.yaml#/Pet'}\n"),
        ("b.yaml", "Pet: {$ref: pet.yaml#/Pet}\n"),
        ("pet.yaml", "Pet: {type: integer}\n"),
    ];
    assert_eq!(schemas(&["a.yaml#/Pet"], &files), json!({"Pet": {"type": "integer"}, "p0": "Pet"}));
    let back = [("a.yaml", "Main: {$ref: 'pets.yaml#/components/schemas/Main'}\n")];
    assert_eq!(schemas(&["a.yaml#/Main"], &back), json!({"p0": "Main"}));
}

#[test]
fn a_place_in_the_middle_becomes_a_component() {
    let other = "paths: {/a: {get: {responses: {200: {content: {application/json: {schema: {type: integer}}}}}}}}\n\
                 Pet: {properties: {id: {type: string}}}\n";
    assert_eq!(
        schemas(
            &[
                "other.yaml#/paths/~1a/get/responses/200/content/application~1json/schema",
                "other.yaml#/Pet/properties/id"
            ],
            &[("other.yaml", other)]
        ),
        json!({
            "OtherPathsAGetResponses200ContentApplicationJsonSchema": {"type": "integer"}, "Id": {"type": "string"},
            "p0": "OtherPathsAGetResponses200ContentApplicationJsonSchema", "p1": "Id",
        })
    );
    let main = "openapi: 3.0.3\npaths:\n  /a: {get: {responses: {200: {description: d}}}}\n  \
                /b: {get: {responses: {200: {$ref: '#/paths/~1a/get/responses/200'}}}}\n";
    let document = bundle(&[("pets.yaml", main)]).expect("the bundle succeeds");
    let reference = json!({"$ref": "#/components/responses/PathsAGetResponses200"});
    assert_eq!(document.json()["paths"]["/b"]["get"]["responses"]["200"], reference);
    assert_eq!(document.json()["components"]["responses"]["PathsAGetResponses200"], json!({"description": "d"}));
}

#[test]
fn maps_may_be_in_other_files() {
    let main = "openapi: 3.0.3\npaths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: schemas/index.yaml}}\n";
    let paths = "/a: {$ref: a.yaml}\n";
    let index = "Pet: {$ref: ./pet.yaml}\nDog: {properties: {pet: {$ref: pet.yaml}}}\n";
    let files = [
        ("pets.yaml", main),
        ("paths.yaml", paths),
        (
            "a.yaml",
            "get: {operationId: a, responses: {200: {content: {application/json: {schema: {$ref: 'pets.yaml#/components/schemas/Dog'}}}}}}\n",
        ),
        ("schemas/index.yaml", index),
        ("schemas/pet.yaml", "type: string\n"),
    ];
    let document = bundle(&files).expect("the bundle succeeds");
    assert_eq!(document.json()["paths"]["/a"]["get"]["operationId"], "a");
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    assert_eq!(
        document.json()["components"]["schemas"],
        json!({"Pet": {"type": "string"}, "Dog": {"type": "object", "properties": {"pet": pet}}})
    );
    assert_eq!(
        (document.file("/components/schemas/Pet/type"), document.line("/paths/~1a/get")),
        ("api/schemas/pet.yaml", Some(1))
    );
}

#[test]
fn a_missing_target_or_file_is_a_finding() {
    let rule = "unresolved-reference";
    let found = finding(&[("schemas.yaml", "Cat: {type: object}\n")]);
    let message = "`../schemas.yaml#/Pet` does not exist";
    assert_eq!(
        summary(&found),
        (rule, "api/parts/pet.yaml", Some(8), "/get/responses/200/content/application~1json/schema", message)
    );
    let files: Vec<_> = FILES.into_iter().filter(|(name, _)| *name != "schemas.yaml").collect();
    let found = bundle(&files).expect_err("the bundle fails");
    assert_eq!(
        found.message,
        "the file of `../schemas.yaml#/Pet` cannot be read: it is not among the given files, which are named by their paths from its \
         folder: pets.yaml, parts/common.yaml, parts/pet.yaml"
    );
    assert_eq!(Document::bundle("api/none.yaml", &FILES).expect_err("it is not there").file, "api/none.yaml");
}

#[test]
fn a_reference_stays_in_the_folder_of_the_main_file() {
    for target in
        ["../../pets.yaml", "../..", "/etc/passwd", "%2Fetc/passwd", "%2e%2e/%2E./pets.yaml", "C:\\\\pet.yaml"]
    {
        let pet = format!("get: {{responses: {{'200': {{$ref: \"{target}\"}}}}}}\n");
        let found = bundle(&[FILES[0], FILES[1], ("parts/pet.yaml", &pet), FILES[3]]).expect_err("the bundle fails");
        assert_eq!((found.rule, found.line), ("unresolved-reference", Some(1)));
        assert!(found.message.ends_with("is outside the folder of the main file"), "{found}");
    }
}

#[test]
fn a_text_may_be_in_another_file() {
    let main = "openapi: 3.0.3\npaths: {}\ntags: [{name: a, description: {$ref: 'texts.yaml#/a'}}]\n";
    let document = bundle(&[("pets.yaml", main), ("texts.yaml", "a: b\n")]).expect("the bundle succeeds");
    assert_eq!(document.json()["tags"], json!([{"name": "a", "description": "b"}]));
    assert_eq!(document.file("/tags/0/description"), "api/texts.yaml");
}

#[test]
fn a_url_is_a_finding() {
    let pet = "get: {responses: {'200': {$ref: \"https://example.com/pet.yaml\"}}}\n";
    let document = bundle(&[FILES[0], FILES[1], ("parts/pet.yaml", pet), FILES[3]]).expect("it can be read");
    let found = check(&document).into_iter().find(|finding| finding.rule == "unresolved-reference").expect("a finding");
    assert_eq!(found.message, "`https://example.com/pet.yaml` is a URL, and nothing is downloaded");
    assert_eq!((found.file.as_str(), found.line), ("api/parts/pet.yaml", Some(1)));
    let files = [
        FILES[0],
        FILES[1],
        ("parts/pet.yaml", "get: {responses: {'200': {$ref: ../pet.yaml}}}\n"),
        ("pet.yaml", "description: d\n"),
        FILES[3],
    ];
    assert!(bundle(&files).is_ok(), "the remedy helps");
}

#[test]
fn a_circle_of_references_is_a_finding() {
    let found = finding(&[("parts/pet.yaml", "$ref: pet.yaml\n")]);
    assert_eq!(
        summary(&found),
        ("unresolved-reference", "api/parts/pet.yaml", Some(1), "", "the `$ref` refers to itself")
    );
    let schemas = "Pet: {$ref: '#/Cat'}\nCat: {$ref: '#/Pet'}\n";
    let document = bundle(&[FILES[0], FILES[1], FILES[2], ("schemas.yaml", schemas)]).expect("it can be read");
    let found: Vec<_> = check(&document).into_iter().map(|finding| (finding.file, finding.message)).collect();
    let circle =
        |name: &str| ("api/schemas.yaml".to_owned(), format!("`#/components/schemas/{name}` refers to itself"));
    assert!(found.contains(&circle("Cat")) && found.contains(&circle("Pet")), "{found:?}");
}

#[test]
fn keys_beside_the_reference_of_a_path_win() {
    let main =
        MAIN.replace("{$ref: parts/pet.yaml}", "{$ref: parts/pet.yaml, summary: x,\n    get: {operationId: own}}");
    let document = bundle(&[("pets.yaml", &main), FILES[1], FILES[2], FILES[3]]).expect("the bundle succeeds");
    let item = &document.json()["paths"]["/pets/{id}"];
    assert_eq!((&item["get"]["operationId"], &item["summary"]), (&json!("own"), &json!("x")));
    let at = "/paths/~1pets~1{id}/get/operationId";
    assert_eq!((document.file(at), document.line(at)), ("api/pets.yaml", Some(12)));
    let local = MAIN.replace("{$ref: parts/pet.yaml}", "{$ref: '#/paths/~1pets'}");
    let document = bundle(&[("pets.yaml", &local), FILES[1], FILES[2], FILES[3]]).expect("the bundle succeeds");
    assert_eq!(document.json()["paths"]["/pets/{id}"]["get"]["operationId"], "list_pets");
}

#[test]
fn invalid_yaml_is_a_finding_in_its_file() {
    let found = finding(&[("schemas.yaml", "Pet: [\n")]);
    assert_eq!((found.rule, found.file.as_str()), ("yaml", "api/schemas.yaml"));
    let found = finding(&[("schemas.yaml", "- Pet\n")]);
    assert_eq!((found.file.as_str(), found.message.as_str()), ("api/schemas.yaml", "the document is not a mapping"));
}

#[test]
fn an_endless_chain_of_files_is_a_finding() {
    let paths = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a: {$ref: 'f0.yaml#/T'}\n";
    let mut files = vec![("openapi.yaml".to_owned(), paths.to_owned())];
    for index in 0..100 {
        files.push((format!("f{index}.yaml"), format!("T: {{$ref: 'f{}.yaml#/T'}}\n", index + 1)));
    }
    files.push(("f100.yaml".to_owned(), "T: {}\n".to_owned()));
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let finding = Document::bundle("openapi.yaml", &files).expect_err("the chain is too long");
    assert!(finding.message.contains("in a chain"), "{finding}");
}
