//! The numbers of tests in the output of `cargo test`.

/// How many tests passed, failed and were ignored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) ignored: usize,
}

impl Tally {
    /// Adds up the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(super) fn read(text: &str) -> Self {
        let text = anstream::adapter::strip_str(text).to_string();
        let results = text.lines().filter_map(|line| line.strip_prefix("test result: "));
        results.map(Self::of_line).fold(Self::default(), |sum, tally| sum + tally)
    }

    fn of_line(line: &str) -> Self {
        let of = |what: &str| {
            let mut words = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).rev();
            words.find(|word| *word == what)?;
            words.next()?.parse().ok()
        };
        Self {
            passed: of("passed").unwrap_or_default(),
            failed: of("failed").unwrap_or_default(),
            ignored: of("ignored").unwrap_or_default(),
        }
    }
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_test_programs_are_added() {
        let text = "\
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: \u{1b}[31mFAILED\u{1b}[0m. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s
";
        let expected = Tally { passed: 7, failed: 2, ignored: 1 };
        assert_eq!(Tally::read(text), expected);
    }
}
