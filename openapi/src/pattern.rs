//! The regular expressions of documents, which are those of ECMA-262: translates them for Rust's `regex` crates, and compiles them to automata
//! (DFAs).

use regex_automata::{
    dfa::{StartKind, dense},
    nfa::thompson,
    util::syntax,
};
use regex_syntax::{
    Error, Parser,
    hir::{Class, Hir, HirKind, Look},
};

/// The largest automaton, and the most memory that making it may take, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// The most parts that a pattern may have once its repetitions are written out.
const MAX_PARTS: u64 = 1 << 13;

/// The beginning of the message for a pattern that is too large.
const TOO_LARGE: &str = "it is too large";

/// Translates a pattern of a document for Rust's `regex` crates: in ECMA-262, `\d` and `\w` are ASCII, `.` matches no line break, and more
/// characters may be escaped, or need not be.
///
/// # Errors
/// The pattern is not a regular expression, uses look-around or back-references, which Rust's `regex` crates do not support, or repeats too
/// much to be compiled. The message is one line.
pub fn to_rust(pattern: &str) -> Result<String, String> {
    let translated = translate(pattern);
    match Parser::new().parse(&translated) {
        Ok(hir) if size(&hir) > MAX_PARTS => {
            Err(format!("{TOO_LARGE}: written out, it has more than {MAX_PARTS} parts"))
        }
        Ok(_) => Ok(translated),
        Err(Error::Parse(error)) => Err(error.kind().to_string()),
        Err(Error::Translate(error)) => Err(error.kind().to_string()),
        Err(error) => Err(error.to_string().replace('\n', " ")),
    }
}

/// Compiles a pattern of a document to an automaton.
///
/// # Errors
/// Those of [`to_rust`], and an automaton that is too large.
pub fn automaton(pattern: &str) -> Result<dense::DFA<Vec<u32>>, String> {
    let translated = to_rust(pattern)?;
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Unanchored)
                .dfa_size_limit(Some(MAX_BYTES))
                .determinize_size_limit(Some(MAX_BYTES / 4)),
        )
        .thompson(thompson::Config::new().nfa_size_limit(Some(MAX_BYTES)))
        .syntax(syntax::Config::new())
        .build(&translated)
        .map_err(|error| {
            let reason = explain(&error);
            if reason.contains("limit") { format!("{TOO_LARGE}: {reason}") } else { reason }
        })
}

/// What to write instead of a pattern that cannot be compiled.
#[must_use]
pub fn remedy(reason: &str) -> &'static str {
    let remedies = [
        (
            TOO_LARGE,
            "repeat less: write `+` or `*` for a large number of repetitions, and limit the length with `maxLength`",
        ),
        (
            "look-around",
            "remove the part in `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`, and say in the `description` what it is for: the server checks it",
        ),
        (
            "backreference",
            "write the group again instead of the reference to it, without what only the reference can say",
        ),
        ("Unicode property", "use a general category or a script, such as `\\p{L}` or `\\p{Greek}`"),
        (
            "unrecognized escape",
            "remove the backslash of a letter that needs none; the start and the end are `^` and `$`",
        ),
        ("unclosed", "close it, or escape the bracket with a backslash"),
        ("unopened", "open it, or escape the bracket with a backslash"),
        ("repetition", "correct the repetition, or escape its sign with a backslash"),
    ];
    let found = remedies.into_iter().find(|(part, _)| reason.contains(part));
    found.map_or("correct it, or remove it and describe the form in the `description`", |(_, remedy)| remedy)
}

/// How many characters the texts have that match a pattern: at least, and at most if there is a limit. `None` if the pattern can match a part
/// of a text.
pub(crate) fn lengths(pattern: &str) -> Option<(u64, Option<u64>)> {
    let hir = Parser::new().parse(&to_rust(pattern).ok()?).ok()?;
    let is_whole = is_anchored(&hir, Look::Start) && is_anchored(&hir, Look::End);
    is_whole.then(|| characters(&hir))
}

/// Whether it matches at an end of a text only: the start, or the end.
fn is_anchored(hir: &Hir, end: Look) -> bool {
    match hir.kind() {
        HirKind::Look(look) => *look == end,
        HirKind::Concat(parts) => {
            let outermost = if end == Look::Start { parts.first() } else { parts.last() };
            outermost.is_some_and(|part| is_anchored(part, end))
        }
        HirKind::Alternation(parts) => parts.iter().all(|part| is_anchored(part, end)),
        HirKind::Capture(capture) => is_anchored(&capture.sub, end),
        _ => false,
    }
}

fn characters(hir: &Hir) -> (u64, Option<u64>) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => (0, Some(0)),
        HirKind::Literal(literal) => {
            let count = String::from_utf8_lossy(&literal.0).chars().count() as u64;
            (count, Some(count))
        }
        HirKind::Class(_) => (1, Some(1)),
        HirKind::Repetition(repetition) => {
            let (least, most) = characters(&repetition.sub);
            let most = most.and_then(|most| if most == 0 { Some(0) } else { most.checked_mul(repetition.max?.into()) });
            (least.saturating_mul(repetition.min.into()), most)
        }
        HirKind::Capture(capture) => characters(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(characters).fold((0, Some(0)), |sum, (least, most)| {
            (sum.0.saturating_add(least), sum.1.zip(most).and_then(|(sum, most)| sum.checked_add(most)))
        }),
        HirKind::Alternation(parts) => {
            let all: Vec<_> = parts.iter().map(characters).collect();
            let most = all.iter().map(|(_, most)| *most).collect::<Option<Vec<_>>>();
            (
                all.iter().map(|(least, _)| *least).min().unwrap_or_default(),
                most.and_then(|most| most.into_iter().max()),
            )
        }
    }
}

fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// How many parts a pattern has once its repetitions are written out.
fn size(hir: &Hir) -> u64 {
    let sum = |parts: &[Hir]| parts.iter().map(size).fold(1, u64::saturating_add);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min.saturating_add(1));
            size(&repetition.sub).max(1).saturating_mul(times.into())
        }
        HirKind::Capture(capture) => size(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => sum(parts),
    }
}

fn translate(pattern: &str) -> String {
    let (mut translated, mut in_class, mut in_repetition) = (String::new(), false, false);
    let mut rest = pattern;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        match (char, in_class) {
            ('\\', _) => {
                let Some(escaped) = rest.chars().next() else {
                    translated.push('\\');
                    break;
                };
                rest = &rest[escaped.len_utf8()..];
                escape(escaped, in_class, &mut rest, &mut translated);
            }
            ('[', true) => translated.push_str(r"\["),
            // Two of them are an operator on classes.
            ('&' | '~', true) => translated.extend(['\\', char]),
            ('-', true) if translated.ends_with('-') && !translated.ends_with(r"\-") => translated.push_str(r"\-"),
            (']', true) => {
                translated.push(']');
                in_class = false;
            }
            ('[', false) => {
                let (negated, inside) = rest.strip_prefix('^').map_or((false, rest), |inside| (true, inside));
                // In ECMA-262, an empty class ends at once.
                if let Some(after) = inside.strip_prefix(']') {
                    translated.push_str(if negated { r"[\s\S]" } else { r"[^\s\S]" });
                    rest = after;
                } else {
                    translated.push_str(if negated { "[^" } else { "[" });
                    rest = inside;
                    in_class = true;
                }
            }
            ('.', false) => translated.push_str(r"[^\n\r\u{2028}\u{2029}]"),
            ('{', false) if is_repetition(rest) => {
                translated.push('{');
                in_repetition = true;
            }
            ('}', false) if in_repetition => {
                translated.push('}');
                in_repetition = false;
            }
            ('{' | '}', false) => translated.extend(['\\', char]),
            (char, _) => translated.push(char),
        }
    }
    translated
}

/// Translates a backslash and the character after it.
fn escape(escaped: char, in_class: bool, rest: &mut &str, translated: &mut String) {
    match (escaped, in_class) {
        ('d', _) => translated.push_str("[0-9]"),
        ('D', _) => translated.push_str("[^0-9]"),
        ('w', _) => translated.push_str("[0-9A-Za-z_]"),
        ('W', _) => translated.push_str("[^0-9A-Za-z_]"),
        ('b', true) => translated.push_str(r"\x08"),
        ('b' | 'B', false) => translated.extend(["(?-u:\\", if escaped == 'b' { "b" } else { "B" }, ")"]),
        ('0', _) if !rest.starts_with(|next: char| next.is_ascii_digit()) => translated.push_str(r"\x00"),
        ('c', _) if rest.starts_with(|next: char| next.is_ascii_alphabetic()) => {
            let control = rest.as_bytes()[0] % 32;
            *rest = &rest[1..];
            translated.push_str(&format!(r"\x{control:02x}"));
        }
        ('p' | 'P' | 'u' | 'x', _) if rest.starts_with('{') => {
            let end = rest.find('}').map_or(rest.len(), |end| end + 1);
            translated.extend(['\\', escaped]);
            translated.push_str(&rest[..end]);
            *rest = &rest[end..];
        }
        ('<' | '>' | 'a', _) => translated.push(escaped),
        (escaped, _) if !escaped.is_ascii() => translated.push(escaped),
        (escaped, _) => translated.extend(['\\', escaped]),
    }
}

/// Whether what comes after a brace makes it a repetition. Else, it is a brace.
fn is_repetition(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once('}') else { return false };
    let is_count = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
    !least.is_empty() && is_count(least) && is_count(most)
}

#[cfg(test)]
mod tests {
    use regex_automata::{Input, dfa::Automaton as _};

    use super::{automaton, remedy, to_rust};

    #[test]
    fn a_pattern_of_whole_texts_limits_their_lengths() {
        for (pattern, expected) in [
            ("^VA[0-9a-f]{32}$", Some((34, Some(34)))),
            ("^(a|bcd)?$", Some((0, Some(3)))),
            ("^é+$", Some((1, None))),
            ("^a$|^bb$", Some((1, Some(2)))),
            ("^a", None),
            ("a|^b$", None),
            ("(?=a)", None),
        ] {
            assert_eq!(super::lengths(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn digits_and_words_are_ascii() {
        assert_eq!(to_rust(r"^\d+[\w.]\W\\d$").as_deref(), Ok(r"^[0-9]+[[0-9A-Za-z_].][^0-9A-Za-z_]\\d$"));
    }

    #[test]
    fn a_pattern_matches_what_it_does_in_ecma_262() {
        for (pattern, matches, others) in [
            (r"^\/a\-b\_c$", "/a-b_c", r"\/a-b_c"),
            (r"^[[a]$", "[", "b"),
            (r"^[\w&&~~+--]$", ",", " "),
            (r"^[^]$", "\n", ""),
            (r"^[]$|^b$", "b", "a"),
            (r"^a{x}{2}$", "a{x}}", "aa"),
            (r"^{$", "{", ""),
            (r"^.$", "\t", "\r"),
            (r"^\u00e9\x41\p{L}$", "éAß", "eA1"),
            (r"^\D$", "٣", "3"),
            (r"^(?<year>\d{4})$", "2026", "٢٠٢٦"),
            (r"\bcat\b", "a cat!", "cats"),
            (r"^[\b\0]\cA$", "\u{8}\u{1}", "b\u{1}"),
            (r"^\<é\é\>$", "<éé>", "éé"),
            (r"^a$", "a", "a\n"),
        ] {
            let automaton = automaton(pattern).unwrap_or_else(|reason| panic!("{pattern}: {reason}"));
            let is_match = |text: &str| matches!(automaton.try_search_fwd(&Input::new(text)), Ok(Some(_)));
            assert!(is_match(matches) && !is_match(others), "{pattern}");
        }
    }

    #[test]
    fn an_unsupported_pattern_has_a_reason_of_one_line() {
        for (pattern, reason) in [
            ("(", "unclosed group"),
            ("[", "unclosed character class"),
            ("(?=a)", "look-around, including look-ahead and look-behind, is not supported"),
            (r"(a)\1", "backreferences are not supported"),
            (r"\p{Nothing}", "Unicode property not found"),
            ("a{2,1}", "invalid repetition count range, the start must be <= the end"),
        ] {
            assert_eq!(to_rust(pattern), Err(reason.to_owned()), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_would_take_minutes_and_gigabytes_is_rejected_before_it_is_compiled() {
        for pattern in [
            r"^(((a{1000}){1000}){1000})$",
            r"[\s\S]{0,100000}",
            r"(\p{L}{1000}|b){9}",
            "((((a{999}){999}){999}){999}){999}",
        ] {
            assert!(to_rust(pattern).is_err_and(|reason| reason.starts_with("it is too large")), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_needs_a_huge_automaton_is_rejected() {
        for pattern in ["^((a{1,50}){1,50}){1,2}$", "^.{1,1000}$"] {
            assert!(to_rust(pattern).is_ok(), "{pattern}");
            assert!(automaton(pattern).is_err_and(|reason| reason.contains("limit")), "{pattern}");
        }
    }

    #[test]
    fn what_a_remedy_says_compiles() {
        for (pattern, says, instead) in [
            (r"^(\w{1,300}){1,100}$", "`maxLength`", r"^\w+$"),
            ("^(?!-)[a-z-]+$", "`(?!…)`", "^[a-z-]+$"),
            (r"^([ab])\1$", "write the group again", "^([ab])([ab])$"),
            (r"^\p{Alien}$", "`\\p{L}`", r"^\p{L}$"),
            (r"^\q$", "backslash of a letter", "^q$"),
            (r"^a\Z", "`$`", "^a$"),
            ("(a", "close it", "(a)"),
            ("a)", "open it", "(a)"),
            ("*a", "correct the repetition", r"\*a"),
        ] {
            let reason = automaton(pattern).map(|_| ()).expect_err("it does not compile");
            assert!(remedy(&reason).contains(says), "{pattern}: {reason}");
            assert!(automaton(instead).is_ok(), "{instead}");
        }
    }
}
