//! Strings that match a pattern, and strings that almost do.

use regex_syntax::{
    Parser,
    hir::{Class, Hir, HirKind},
};

use crate::pattern::to_rust;

/// Strings to try with a pattern. A validator has to tell which of them match.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) matching: Vec<(&'static str, String)>,
    pub(super) others: Vec<(&'static str, String)>,
}

/// How many repetitions beyond the minimum an unbounded repetition gets.
const ENOUGH: u32 = 20;

pub(super) fn texts(pattern: &str) -> Texts {
    let Some(hir) = to_rust(pattern).ok().and_then(|translated| Parser::new().parse(&translated).ok()) else {
        return Texts::default();
    };
    let (shortest, longest) = (Text::of(&hir, false), Text::of(&hir, true));
    let mut others = vec![("as_nothing", String::new())];
    for (name, text) in [("shorter_than_shortest", &shortest), ("without_its_first", &longest)] {
        let mut chars = text.chars();
        let less = if name == "without_its_first" { chars.next() } else { chars.next_back() };
        others.extend(less.map(|_| (name, chars.collect())));
    }
    others.push(("longer_than_longest", longest.chars().chain(longest.chars().last()).collect()));
    others.push(("with_a_letter_in_it", middle(&shortest, 'x')));
    others.push(("with_other_digits", shortest.chars().map(arabic).collect()));
    others.push(("with_a_line_break", format!("{shortest}\n")));
    others.push(("with_a_blank_before", format!(" {shortest}")));
    Texts { matching: vec![("shortest", shortest), ("longest", longest)], others }
}

/// A short string that the pattern most likely matches.
#[must_use]
pub fn matching(pattern: &str) -> Option<String> {
    texts(pattern).matching.into_iter().next().map(|(_, text)| text)
}

/// How many parts of a pattern a text is written from at most: a nested repetition counts each of its rounds.
const MAX_PARTS: usize = 20_000;

/// A matching string with the fewest repetitions or the most. Cut off where the pattern asks for more than a sample may have.
struct Text {
    text: String,
    longest: bool,
    parts: usize,
}

impl Text {
    fn of(hir: &Hir, longest: bool) -> String {
        let mut text = Self { text: String::new(), longest, parts: 0 };
        text.write(hir);
        text.text
    }

    fn write(&mut self, hir: &Hir) {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(class) => self.text.extend(character(class, self.longest)),
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(repetition.min.saturating_add(ENOUGH));
                for _ in 0..if self.longest { most } else { repetition.min } {
                    if self.parts > MAX_PARTS {
                        return;
                    }
                    self.write(&repetition.sub);
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part)),
            HirKind::Alternation(branches) => {
                let branch = if self.longest { branches.last() } else { branches.first() };
                branch.into_iter().for_each(|branch| self.write(branch));
            }
        }
    }
}

/// A printable character of a class.
fn character(class: &Class, last: bool) -> Option<char> {
    let readable = |char: &char| class_has(class, *char);
    let mut readables = ('0'..='9').chain('a'..='z').chain('A'..='Z').chain('!'..='/').filter(readable);
    if last { readables.next_back() } else { readables.next() }
}

fn class_has(class: &Class, char: char) -> bool {
    match class {
        Class::Bytes(bytes) => bytes
            .ranges()
            .iter()
            .any(|range| u8::try_from(char).is_ok_and(|byte| (range.start()..=range.end()).contains(&byte))),
        Class::Unicode(chars) => chars.ranges().iter().any(|range| (range.start()..=range.end()).contains(&char)),
    }
}

fn middle(text: &str, with: char) -> String {
    let middle = text.chars().count() / 2;
    text.chars().enumerate().map(|(at, char)| if at == middle { with } else { char }).collect()
}

/// The same digit in Arabic script, which some implementations of `\d` accept.
fn arabic(char: char) -> char {
    let digit = char.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit));
    digit.unwrap_or(char)
}
