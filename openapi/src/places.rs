//! A map from JSON pointers to values. It is a tree that stores each name once, so that its memory is linear in the document's text even where
//! long names contain many places.
//!
//! A name that the canonical form changes keeps the one that was written, for people who look for it.

use std::collections::{BTreeMap, HashMap};

use crate::pointer;

/// A value for each place of a document, by JSON pointer.
#[derive(Debug, Clone)]
pub(crate) struct Places<T> {
    /// The nodes of the tree, the root first.
    all: Vec<Entry<T>>,
    /// How many places have a value.
    count: usize,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    value: Option<T>,
    /// The index of each child, by its segment of the pointer.
    below: BTreeMap<Box<str>, usize>,
    /// Its own segment as it was written, if that has changed.
    written: Option<Box<str>>,
}

impl<T> Entry<T> {
    fn empty() -> Self {
        Self { value: None, below: BTreeMap::new(), written: None }
    }
}

impl<T: Copy> Places<T> {
    pub(crate) fn new() -> Self {
        Self { all: vec![Entry::empty()], count: 0 }
    }

    /// How many places have a value.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The value of a place.
    pub(crate) fn get(&self, pointer: &str) -> Option<T> {
        self.all[self.find(pointer)?].value
    }

    /// The pointer and the value of each place.
    pub(crate) fn all(&self) -> Vec<(String, T)> {
        let (mut all, mut next) = (Vec::new(), vec![(0, String::new())]);
        while let Some((index, pointer)) = next.pop() {
            let entry = &self.all[index];
            next.extend(entry.below.iter().map(|(name, below)| (*below, format!("{pointer}/{name}"))));
            all.extend(entry.value.map(|value| (pointer, value)));
        }
        all
    }

    /// The values of the places right below a pointer, by the names of their properties or their indices.
    pub(crate) fn below(&self, pointer: &str) -> impl Fn(&str) -> Option<T> {
        let around = self.find(pointer).map(|index| &self.all[index].below);
        move |name| {
            let around = around?;
            let index = match pointer::is_plain(name) {
                true => around.get(name),
                false => around.get(pointer::escape(name).as_str()),
            };
            self.all[*index?].value
        }
    }

    /// The index of the node of a pointer.
    fn find(&self, pointer: &str) -> Option<usize> {
        segments(pointer).try_fold(0, |index, segment| self.all[index].below.get(segment).copied())
    }

    /// The value of a place, or of its nearest ancestor that has one.
    pub(crate) fn nearest(&self, pointer: &str) -> Option<T> {
        let mut index = 0;
        let mut nearest = self.all[index].value;
        for segment in segments(pointer) {
            let Some(below) = self.all[index].below.get(segment) else { break };
            index = *below;
            nearest = self.all[index].value.or(nearest);
        }
        nearest
    }

    /// Sets the value of a place.
    pub(crate) fn insert(&mut self, pointer: &str, value: T) {
        let index = self.node(pointer);
        self.set(index, value);
    }

    /// Sets the value of the place with an index. The root has 0.
    pub(crate) fn set(&mut self, index: usize, value: T) {
        self.count += usize::from(self.all[index].value.replace(value).is_none());
    }

    /// Moves a place, and those below it, to another pointer.
    pub(crate) fn relocate(&mut self, from: &str, to: &str) {
        if let Some(index) = self.unlink(from) {
            self.unlink(to);
            self.link(to, index);
        }
    }

    /// Copies a place, and those below it, to another pointer.
    pub(crate) fn copy(&mut self, from: &str, to: &str) {
        let mut node = 0;
        for segment in segments(from) {
            match self.all[node].below.get(segment) {
                Some(below) => node = *below,
                None => return,
            }
        }
        let mut next = vec![(node, to.to_owned())];
        while let Some((node, to)) = next.pop() {
            if let Some(value) = self.all[node].value {
                self.insert(&to, value);
            }
            next.extend(self.all[node].below.iter().map(|(name, below)| (*below, format!("{to}/{name}"))));
        }
    }

    /// Removes a place, and those below it.
    pub(crate) fn remove(&mut self, at: &str) {
        self.unlink(at);
    }

    /// Removes an item of a list, and moves those after it.
    pub(crate) fn remove_item(&mut self, list: &str, index: usize, length: usize) {
        self.unlink(&format!("{list}/{index}"));
        for after in index + 1..length {
            self.relocate(&format!("{list}/{after}"), &format!("{list}/{}", after - 1));
        }
    }

    /// Takes a node out of its parent. Its index stays.
    fn unlink(&mut self, at: &str) -> Option<usize> {
        let (around, last) = at.rsplit_once('/')?;
        let mut index = 0;
        for segment in segments(around) {
            index = *self.all[index].below.get(segment)?;
        }
        let removed = self.all[index].below.remove(last)?;
        self.count -= self.count_below(removed);
        Some(removed)
    }

    /// Puts a node below its new parent.
    fn link(&mut self, at: &str, node: usize) {
        let Some((around, last)) = at.rsplit_once('/') else { return };
        let parent = self.node(around);
        self.all[parent].below.insert(last.into(), node);
        self.count += self.count_below(node);
    }

    /// How many places at and below a node have a value.
    fn count_below(&self, node: usize) -> usize {
        let (mut count, mut next) = (0, vec![node]);
        while let Some(index) = next.pop() {
            count += usize::from(self.all[index].value.is_some());
            next.extend(self.all[index].below.values());
        }
        count
    }

    /// The index of the place with a name right below one with an index. It is made if it is not there.
    pub(crate) fn node_below(&mut self, around: usize, name: &str) -> usize {
        if pointer::is_plain(name) { self.child(around, name) } else { self.child(around, &pointer::escape(name)) }
    }

    /// The index of the node of a pointer, which is made if it is not there.
    pub(crate) fn node(&mut self, pointer: &str) -> usize {
        let mut index = 0;
        for segment in segments(pointer) {
            index = self.child(index, segment);
        }
        index
    }

    /// The index of a node below another one, which is made if it is not there.
    fn child(&mut self, around: usize, segment: &str) -> usize {
        if let Some(known) = self.all[around].below.get(segment) {
            return *known;
        }
        let next = self.all.len();
        self.all[around].below.insert(segment.into(), next);
        self.all.push(Entry::empty());
        next
    }

    /// Makes the places below `from` be below `to` as well.
    pub(crate) fn alias(&mut self, from: &str, to: &str) {
        let around = to.rsplit_once('/').and_then(|(around, last)| Some((self.find(around)?, last)));
        if let (Some(index), Some((around, last))) = (self.find(from), around) {
            self.all[around].below.insert(last.into(), index);
        }
    }

    /// Renames the places right below a pointer, from the names that are keys to those that are values.
    pub(crate) fn rename(&mut self, around: &str, names: &HashMap<String, String>) {
        let mut index = 0;
        for segment in segments(around) {
            let Some(below) = self.all[index].below.get(segment) else { return };
            index = *below;
        }
        for (segment, place) in std::mem::take(&mut self.all[index].below) {
            let renamed = names.get(&pointer::unescape(&segment)).map(|name| pointer::escape(name).into_boxed_str());
            if renamed.is_some() {
                self.all[place].written.get_or_insert_with(|| segment.clone());
            }
            self.all[index].below.insert(renamed.unwrap_or(segment), place);
        }
    }

    /// The pointer with the names as they were written.
    pub(crate) fn written(&self, pointer: &str) -> String {
        let mut index = Some(0);
        let mut written = String::with_capacity(pointer.len());
        for segment in segments(pointer) {
            index = index.and_then(|index: usize| self.all[index].below.get(segment).copied());
            let name = index.and_then(|index| self.all[index].written.as_deref()).unwrap_or(segment);
            written.push('/');
            written.push_str(name);
        }
        written
    }

    /// The same places with other values.
    pub(crate) fn map<U>(self, to: impl Fn(T) -> U) -> Places<U> {
        let entry = |entry: Entry<T>| Entry { value: entry.value.map(&to), below: entry.below, written: entry.written };
        Places { all: self.all.into_iter().map(entry).collect(), count: self.count }
    }

    /// The total length of the stored names, in bytes.
    #[cfg(test)]
    pub(crate) fn name_bytes(&self) -> usize {
        self.all.iter().flat_map(|entry| entry.below.keys()).map(|name| name.len()).sum()
    }
}

/// The segments of a pointer, still escaped.
fn segments(pointer: &str) -> impl Iterator<Item = &str> {
    pointer.split('/').skip(1)
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_renamed_place_keeps_what_is_below_it_and_its_first_name() {
        let mut places = Places::new();
        for (value, pointer) in ["", "/s", "/s/a~1b", "/s/a~1b/c", "/s/d"].into_iter().enumerate() {
            places.insert(pointer, value);
        }
        places.rename("/s", &[("a/b".to_owned(), "AB".to_owned())].into());
        assert_eq!(["/s/AB/c", "/s/d", "/s/a~1b/c"].map(|pointer| places.get(pointer)), [Some(3), Some(4), None]);
        places.rename("/s", &[("AB".to_owned(), "Ab".to_owned())].into());
        assert_eq!(places.written("/s/Ab/c/x/0"), "/s/a~1b/c/x/0");
        assert_eq!((places.written("/s/d").as_str(), places.written("").as_str()), ("/s/d", ""));
    }

    #[test]
    fn nearest_falls_back_to_the_closest_ancestor() {
        let mut places = Places::new();
        places.insert("", 0);
        places.insert("/a", 1);
        places.insert("/a/b~1c/0", 2);
        places.insert("/a", 3);
        assert_eq!(places.len(), 3);
        let found = ["", "/a", "/a/b~1c", "/a/b~1c/0", "/b"].map(|pointer| places.get(pointer));
        assert_eq!(found, [Some(0), Some(3), None, Some(2), None]);
        let nearest = ["/a/b~1c", "/a/b~1c/0/d", "/b"].map(|pointer| places.nearest(pointer));
        assert_eq!(nearest, [Some(3), Some(2), Some(0)]);
        assert_eq!(Places::<i32>::new().nearest("/a"), None);
    }

    #[test]
    fn a_place_moves_with_those_below_it() {
        let mut places = Places::new();
        for (value, pointer) in ["", "/a", "/a/0", "/a/0/x", "/a/1", "/a/1/y", "/a/2"].into_iter().enumerate() {
            places.insert(pointer, value);
        }
        places.remove_item("/a", 0, 3);
        let found = ["/a/0", "/a/0/y", "/a/0/x", "/a/1", "/a/2"].map(|pointer| places.get(pointer));
        assert_eq!(found, [Some(4), Some(5), None, Some(6), None]);
        places.relocate("/a/0", "/b/c");
        assert_eq!((places.get("/b/c/y"), places.get("/a/0"), places.len()), (Some(5), None, 5));
        places.remove("/b");
        assert_eq!(places.len(), 3);
    }
}
