//! Applies overlays (OpenAPI Overlay 1.0): files with changes to a document that stays as it is.
//!
//! Each action has a target, a JSONPath (RFC 9535), and updates or removes every place that it matches. A value that an
//! overlay writes has the file and the line of the overlay, so that findings point there.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{
    Document, Finding,
    bundle::{Bundle, Place},
    places::Places,
    pointer,
    text::parse,
    tree::Position,
};

/// The id of the rule of findings about overlays.
const RULE: &str = "overlay";
const KEYS: [&str; 4] = ["overlay", "info", "extends", "actions"];
const ACTION_KEYS: [&str; 4] = ["target", "description", "update", "remove"];

impl Document {
    /// Applies an overlay to a document that [`read_as_written`](Self::read_as_written) has read. `name` is the name of the overlay's file in
    /// findings.
    ///
    /// # Errors
    /// The text is no overlay, or an action has an invalid target, or one that matches nothing.
    pub fn with_overlay(self, name: &str, text: &str) -> Result<Self, Vec<Finding>> {
        self.overlaid(name, text, false)
    }

    /// Applies an overlay to an earlier version of its document: an action that matches nothing there has no effect.
    ///
    /// # Errors
    /// The text is no overlay, or an action has an invalid target.
    pub fn with_later_overlay(self, name: &str, text: &str) -> Result<Self, Vec<Finding>> {
        self.overlaid(name, text, true)
    }

    fn overlaid(self, name: &str, text: &str, is_later: bool) -> Result<Self, Vec<Finding>> {
        let (json, positions) = parse(name, text).map_err(|finding| vec![finding])?;
        let mut bundle = self.into_bundle();
        let first = bundle.places.all().iter().map(|(_, place)| place.order + 1).max().unwrap_or_default();
        let file = bundle.files.len();
        let place = |position: Position| Place { file, line: position.line, order: first + position.order };
        let mut overlay = Overlay { name, json: &json, places: positions.map(place), is_later, findings: Vec::new() };
        bundle.files.push(name.to_owned());
        overlay.apply(&mut bundle);
        if overlay.findings.is_empty() { Ok(Self::bundled(bundle)) } else { Err(overlay.findings) }
    }
}

struct Overlay<'o> {
    name: &'o str,
    json: &'o Value,
    places: Places<Place>,
    /// Whether an action may match nothing.
    is_later: bool,
    findings: Vec<Finding>,
}

impl Overlay<'_> {
    fn apply(&mut self, bundle: &mut Bundle) {
        let json = self.json;
        if !json["overlay"].as_str().is_some_and(|version| version.starts_with("1.")) {
            return self.add("/overlay", "the file is not an overlay".to_owned(), "start it with `overlay: 1.0.0`");
        }
        self.unknown_keys("", json, &KEYS);
        let Some(actions) = json["actions"].as_array().filter(|actions| !actions.is_empty()) else {
            return self.add("/actions", "the overlay has no actions".to_owned(), "list them under `actions`");
        };
        for (index, action) in actions.iter().enumerate() {
            self.action(bundle, action, &format!("/actions/{index}"));
        }
    }

    fn action(&mut self, bundle: &mut Bundle, action: &Value, at: &str) {
        self.unknown_keys(at, action, &ACTION_KEYS);
        let Some(target) = action["target"].as_str() else {
            return self.add(at, "the action has no `target`".to_owned(), "write a JSONPath, such as `$.info`");
        };
        let at_target = format!("{at}/target");
        let path = match JsonPath::parse(target) {
            Ok(path) => path,
            Err(error) => {
                let message = format!("`{target}` is not a JSONPath: {}", error.to_string().replace('\n', " "));
                let remedy =
                    "write it as RFC 9535 has it: `$.paths['/pets'].get`, `$..example`, `$.tags[?@.name == 'a']`";
                return self.add(&at_target, message, remedy);
            }
        };
        let mut found: Vec<String> =
            path.query_located(&bundle.json).locations().map(|location| location.to_json_pointer()).collect();
        if found.is_empty() && self.is_later {
            return;
        }
        if found.is_empty() {
            let message = format!("`{target}` matches nothing in the document");
            return self.add(&at_target, message, "correct it, or remove the action: names are case-sensitive");
        }
        let (update, remove) = (action.get("update"), action.get("remove") == Some(&Value::Bool(true)));
        match update {
            _ if remove => {
                found.dedup();
                bundle.remove_all(&found);
            }
            Some(update) => {
                for to in found {
                    self.update(bundle, &to, update, &format!("{at}/update"));
                }
            }
            None => self.add(at, "the action does nothing".to_owned(), "add `update`, or `remove: true`"),
        }
    }

    /// Merges a value into the target: objects are merged by key, and a list gets the value as a new item. Any other target is a finding.
    fn update(&mut self, bundle: &mut Bundle, to: &str, value: &Value, from: &str) {
        match (bundle.json.pointer_mut(to), value) {
            (Some(Value::Object(members)), Value::Object(more)) => {
                let (new, known): (Vec<_>, Vec<_>) = more.iter().partition(|(key, _)| !members.contains_key(*key));
                members.extend(new.iter().map(|(key, value)| ((*key).clone(), (*value).clone())));
                for (key, value) in new {
                    self.copy_places(bundle, &pointer::join(from, key), &pointer::join(to, key), value);
                }
                for (key, value) in known {
                    self.merge(bundle, &pointer::join(to, key), value, &pointer::join(from, key));
                }
            }
            (Some(Value::Array(items)), value) => {
                let index = items.len();
                items.push(value.clone());
                self.copy_places(bundle, from, &pointer::join(to, &index.to_string()), value);
            }
            _ => {
                let message =
                    "the target is neither an object nor a list, or the `update` is not of its kind".to_owned();
                self.add(from, message, "name the object around it in `target`, and write the key in `update`");
            }
        }
    }

    /// As `update`, below the target: two lists become one, and any other value replaces what is there.
    fn merge(&mut self, bundle: &mut Bundle, to: &str, value: &Value, from: &str) {
        match (bundle.json.pointer_mut(to), value) {
            (Some(Value::Object(_)), Value::Object(_)) => self.update(bundle, to, value, from),
            (Some(Value::Array(_)), Value::Array(more)) => {
                for (index, item) in more.iter().enumerate() {
                    self.update(bundle, to, item, &format!("{from}/{index}"));
                }
            }
            (Some(place), value) => {
                *place = value.clone();
                bundle.places.remove(to);
                self.copy_places(bundle, from, to, value);
            }
            (None, _) => {}
        }
    }

    fn copy_places(&self, bundle: &mut Bundle, from: &str, to: &str, value: &Value) {
        if let Some(place) = self.places.nearest(from) {
            bundle.places.insert(to, place);
        }
        let below = |name: &str| (pointer::join(from, name), pointer::join(to, name));
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let (from, to) = below(name);
                    self.copy_places(bundle, &from, &to, value);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    let (from, to) = below(&index.to_string());
                    self.copy_places(bundle, &from, &to, value);
                }
            }
            _ => {}
        }
    }

    fn unknown_keys(&mut self, at: &str, value: &Value, known: &[&str]) {
        for key in value.as_object().into_iter().flat_map(|members| members.keys()) {
            if !known.contains(&key.as_str()) && !key.starts_with("x-") {
                let message = format!("`{key}` is not a key of an overlay here");
                self.add(&pointer::join(at, key), message, &format!("use {}", known.join(", ")));
            }
        }
    }

    fn add(&mut self, at: &str, message: String, remedy: &str) {
        self.findings.push(Finding {
            rule: RULE,
            file: self.name.to_owned(),
            pointer: at.to_owned(),
            line: self.places.nearest(at).map(|place| place.line),
            operation: None,
            message,
            remedy: remedy.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check;

    const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers:
  - url: http://pets.example
tags: [{name: a}]
paths:
  /pets:
    get:
      responses:
        '200':
          description: Good.
          content: {application/json: {schema: {type: string}, example: 1}}
";

    fn document() -> Document {
        Document::read_as_written("api.yaml", |_| Ok(DOCUMENT.to_owned())).unwrap()
    }

    fn overlaid(actions: &str) -> Result<Document, Vec<Finding>> {
        document().with_overlay(
            "overlay.yaml",
            &format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}"),
        )
    }

    #[track_caller]
    fn fails(actions: &str, line: usize, message: &str) {
        let findings = overlaid(actions).unwrap_err();
        let [finding] = &findings[..] else { panic!("not one but {findings:?}") };
        assert_eq!(
            (finding.file.as_str(), finding.line, finding.message.as_str()),
            ("overlay.yaml", Some(line), message)
        );
    }

    #[test]
    fn objects_are_merged_and_lists_grow() {
        let document = overlaid(
            "  - target: $\n    update: {info: {title: Cats}, tags: [{name: b}]}\n  - target: $.tags\n    update: {name: c}\n  - target: $.servers[0]\n    update: {url: 'https://pets.example'}\n",
        )
        .unwrap();
        assert_eq!(document.json()["info"], json!({"title": "Cats", "version": "1"}));
        assert_eq!(document.json()["tags"], json!([{"name": "a"}, {"name": "b"}, {"name": "c"}]));
        assert_eq!(document.json()["servers"], json!([{"url": "https://pets.example"}]));
    }

    #[test]
    fn in_an_earlier_version_an_action_may_match_nothing() {
        let text = "overlay: 1.0.0\nactions:\n  - {target: '$.paths[\"/cats\"]', remove: true}\n  - {target: $.tags, remove: true}\n";
        let earlier = document().with_later_overlay("overlay.yaml", text).unwrap();
        assert_eq!(earlier.json().get("tags"), None);
        assert!(document().with_overlay("overlay.yaml", text).is_err());
        assert!(document().with_later_overlay("overlay.yaml", &text.replace("$.tags", "tags")).is_err());
    }

    #[test]
    fn every_match_is_removed() {
        let document =
            overlaid("  - target: $..example\n    remove: true\n  - target: $.tags[*]\n    remove: true\n").unwrap();
        assert!(!document.json().to_string().contains("example\":1"));
        assert_eq!(document.json()["tags"], json!([]));
    }

    #[test]
    fn a_finding_where_an_overlay_wrote_names_its_line() {
        let document = overlaid("  - target: $.servers[0]\n    update:\n      url: ftp://pets.example\n").unwrap();
        let findings = check(&document.canonical());
        let finding = findings.iter().find(|finding| finding.rule == "server-url").unwrap();
        assert_eq!((finding.file.as_str(), finding.line), ("overlay.yaml", Some(6)));
        assert_eq!(document.file("/info"), "api.yaml");
    }

    #[test]
    fn an_action_that_changes_nothing_is_an_error() {
        fails(
            "  - target: $.paths['/cats']\n    remove: true\n",
            4,
            "`$.paths['/cats']` matches nothing in the document",
        );
        fails("  - target: $.info\n", 4, "the action does nothing");
        fails("  - update: {}\n", 4, "the action has no `target`");
        fails("  - target: $.info\n    updat: {}\n    remove: true\n", 5, "`updat` is not a key of an overlay here");
        let message = "the target is neither an object nor a list, or the `update` is not of its kind";
        fails("  - target: $.openapi\n    update: 3.0.0\n", 5, message);
        let findings = overlaid("  - target: info\n    remove: true\n").unwrap_err();
        assert!(findings[0].message.starts_with("`info` is not a JSONPath: "), "{findings:?}");
        let findings = document().with_overlay("o.yaml", "openapi: 3.0.3\n").unwrap_err();
        assert_eq!(findings[0].message, "the file is not an overlay");
    }
}
