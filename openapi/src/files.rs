//! The files of a document: each is read once, when a `$ref` first leads to it.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    Finding,
    places::Places,
    pointer,
    yaml::{self, Position},
};

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
        let (json, positions) = yaml::parse(root, &text)?;
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

    /// The target of a reference. `None` for a local reference of the main file.
    pub(crate) fn locate(&mut self, from: &Source, target: &str) -> Result<Option<Source>, Finding> {
        let (path, at) = target.split_once('#').unwrap_or((target, ""));
        if path.is_empty() && from.file == 0 {
            return Ok(None);
        }
        let file = match path {
            "" => from.file,
            path => self.load(from, target, path)?,
        };
        let known = file == 0 || self.all[file].json.pointer(at).is_some();
        if !known || !(at.is_empty() || at.starts_with('/')) {
            return Err(self.unusable(from, format!("`{target}` does not exist"), TARGET));
        }
        Ok(Some(Source { file, at: at.to_owned() }))
    }

    /// The name that a place gives to a component: its last key, or for a whole file the name of the file.
    pub(crate) fn component_name(&self, source: &Source) -> String {
        match pointer::last(&source.at) {
            name if !name.is_empty() => name,
            _ => stem(&self.all[source.file].path).to_owned(),
        }
    }

    /// A finding about a reference.
    pub(crate) fn unusable(&self, from: &Source, message: String, remedy: &str) -> Finding {
        let line = self.position(from).map(|position| position.line);
        finding(&self.all[from.file].name, line, &from.at, message, remedy)
    }

    /// The index of the file at a path relative to the file of a reference. Reads it unless it has been read.
    fn load(&mut self, from: &Source, target: &str, path: &str) -> Result<usize, Finding> {
        let Some(path) = resolve(&self.all[from.file].path, path) else {
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
        let (json, positions) = yaml::parse(&name, &text)?;
        self.all.push(Rc::new(File { path, name, json, positions }));
        Ok(self.all.len() - 1)
    }
}

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

/// A path relative to the file `around`, as a path from the folder of the main file. `None` outside that folder.
fn resolve(around: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains(['\\', ':']) {
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

/// The name of a file without its folder and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
