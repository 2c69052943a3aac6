//! The files of a document: each is read once, when a `$ref` first leads to it.

use std::rc::Rc;

use serde_json::Value;

use crate::{Finding, keyword, names::type_name, places::Places, pointer, text::parse, tree::Position};

/// Gives the text of a file by its path from the folder of the main file, or says why it cannot.
pub(crate) type Read<'r> = dyn FnMut(&str) -> Result<String, String> + 'r;

/// A file that has been read.
pub(crate) struct File {
    /// From the folder of the main file.
    path: String,
    /// As findings show it.
    pub(crate) name: String,
    pub(crate) json: Value,
    positions: Places<Position>,
}

impl File {
    /// Where the places right below a pointer are written, by their names.
    pub(crate) fn positions_below(&self, at: &str) -> impl Fn(&str) -> Option<Position> {
        self.positions.below(at)
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Source {
    /// The index of the file. The main file has 0.
    pub(crate) file: usize,
    /// The JSON pointer into the file.
    pub(crate) at: String,
}

impl Source {
    /// The place of a key or an item.
    pub(crate) fn child(&self, name: &str) -> Self {
        Self { file: self.file, at: pointer::join(&self.at, name) }
    }
}

/// The files that have been read, the main file first.
pub(crate) struct Files<'r> {
    folder: String,
    read: &'r mut Read<'r>,
    all: Vec<Rc<File>>,
}

impl<'r> Files<'r> {
    /// Reads the main file.
    pub(crate) fn open(root: &str, read: &'r mut Read<'r>) -> Result<Self, Finding> {
        let (folder, path) = root.rsplit_once('/').unwrap_or(("", root));
        let text =
            read(path).map_err(|reason| finding(root, None, "", format!("the file cannot be read: {reason}"), FILE))?;
        let (json, positions) = parse(root, &text)?;
        let main = File { path: path.to_owned(), name: root.to_owned(), json, positions };
        Ok(Self { folder: folder.to_owned(), read, all: vec![Rc::new(main)] })
    }

    /// The file of an index.
    pub(crate) fn get(&self, index: usize) -> Rc<File> {
        Rc::clone(&self.all[index])
    }

    /// The name of each file.
    pub(crate) fn names(&self) -> Vec<String> {
        self.all.iter().map(|file| file.name.clone()).collect()
    }

    /// The line of a place, and its order in the file.
    pub(crate) fn position(&self, source: &Source) -> Option<Position> {
        self.all[source.file].positions.get(&source.at)
    }

    /// The target of a reference. In the main file, the checks find out whether it exists.
    pub(crate) fn locate(&mut self, from: &Source, target: &str) -> Result<Source, Finding> {
        let (path, at) = target.split_once('#').unwrap_or((target, ""));
        let file = match path {
            "" => from.file,
            path => self.load(from, target, path)?,
        };
        let at = pointer::of_fragment(&self.all[file].json, at);
        let known = file == 0 || self.all[file].json.pointer(&at).is_some();
        if !known || file > 0 && !(at.is_empty() || at.starts_with('/')) {
            return Err(self.unusable(from, format!("`{target}` does not exist"), TARGET));
        }
        Ok(Source { file, at })
    }

    /// The value of a place.
    pub(crate) fn value(&self, source: &Source) -> Option<&Value> {
        self.all[source.file].json.pointer(&source.at)
    }

    /// The names that a place could give to a component, the preferred one first: its last key, or for a whole file the name of the file;
    /// then with the names of the file and its folders before it. In the middle of something else, all keys are part of the name.
    pub(crate) fn component_names(&self, source: &Source) -> impl Iterator<Item = String> + use<> {
        let path = &self.all[source.file].path;
        let mut folders: Vec<_> = path.split('/').rev().skip(1).collect();
        let keys: Vec<_> = pointer::segments(&source.at).collect();
        let of_file = type_name(stem(path));
        let last = keys.last().map_or(of_file.as_str(), String::as_str);
        if !keys.is_empty() && source.file > 0 {
            folders.insert(0, stem(path));
        }
        let is_definition = keys.first().is_none_or(|first| first != "paths")
            && last.starts_with(|first: char| first.is_alphabetic())
            && keyword::find(last).is_none()
            && last != "schema";
        let mut name = if is_definition { component_name(last) } else { type_name(&keys.join("-")) };
        let mut names = vec![name.clone()];
        if !is_definition {
            names.clear();
            names.extend(folders.is_empty().then(|| name.clone()));
        }
        for folder in folders {
            name = type_name(&format!("{folder}-{name}"));
            names.push(name.clone());
        }
        names.into_iter().chain((2..).map(move |number| format!("{name}{number}")))
    }

    /// A finding about a reference.
    pub(crate) fn unusable(&self, from: &Source, message: String, remedy: &str) -> Finding {
        let line = self.position(from).map(|position| position.line);
        finding(&self.all[from.file].name, line, &from.at, message, remedy)
    }

    /// The index of the file at a path relative to the file of a reference. Reads it unless it has been read.
    fn load(&mut self, from: &Source, target: &str, path: &str) -> Result<usize, Finding> {
        if is_url(path) {
            let message = format!("`{target}` is a URL, and nothing is downloaded");
            return Err(self.unusable(from, message, DOWNLOAD));
        }
        let path = resolve(&self.all[from.file].path, path, &|path| self.all.iter().any(|file| file.path == path));
        let Some(path) = path else {
            let message = format!("`{target}` is outside the folder of the main file");
            return Err(self.unusable(
                from,
                message,
                "write a path to a file in the folder of the main file, or below",
            ));
        };
        if let Some(known) = self.all.iter().position(|file| file.path == path) {
            return Ok(known);
        }
        let text = (self.read)(&path);
        let text = text
            .map_err(|reason| self.unusable(from, format!("the file of `{target}` cannot be read: {reason}"), FILE))?;
        let name = if self.folder.is_empty() { path.clone() } else { format!("{}/{path}", self.folder) };
        let (json, positions) = parse(&name, &text)?;
        self.all.push(Rc::new(File { path, name, json, positions }));
        Ok(self.all.len() - 1)
    }
}

/// Whether a reference leads to a file elsewhere.
pub(crate) fn is_url(target: &str) -> bool {
    target.split('#').next().is_some_and(|path| path.contains("://"))
}

/// The remedy for a reference that is a URL.
pub(crate) const DOWNLOAD: &str = "download the file to the folder of the main file, and write its relative path";
const FILE: &str = "put the file there in UTF-8, or correct the name";
const TARGET: &str = "add the target, or correct the reference";

fn finding(file: &str, line: Option<usize>, at: &str, message: String, remedy: &str) -> Finding {
    Finding {
        rule: "unresolved-reference",
        file: file.to_owned(),
        pointer: at.to_owned(),
        line,
        operation: None,
        message,
        remedy: remedy.to_owned(),
    }
}

/// A path relative to the file `around`, as a path from the folder of the main file. `None` outside that folder. A path is
/// percent-encoded, unless a file is known by the name as it is written.
fn resolve(around: &str, path: &str, is_known: &dyn Fn(&str) -> bool) -> Option<String> {
    let written = joined(around, path)?;
    if is_known(&written) { Some(written) } else { joined(around, &pointer::percent_decoded(path)) }
}

fn joined(around: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut segments: Vec<_> = around.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}

/// A name with the characters that components may have.
fn component_name(name: &str) -> String {
    name.replace(|char: char| !(char.is_alphanumeric() || "._-".contains(char)), "_")
}

/// The name of a file without its folder and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
