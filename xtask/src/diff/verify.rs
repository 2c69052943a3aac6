//! Verifies the rules: compiles and runs a caller for each rule, before and after a change to which the rule applies.

mod package;
mod rows;

use std::io::Write;

use crate::{
    context::Context,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    table,
};

use package::{Outcome, Package};
use rows::{Row, Side};

/// Verifies all rules and writes a table of the results.
pub(super) fn run(context: &Context, out: &mut dyn Write) -> Result<Exit, Error> {
    let rows = rows::all()?;
    let package = Package::create(context)?;
    let before = package.outcomes(context, &rows, Side::Before)?;
    let after = package.outcomes(context, &rows, Side::After)?;
    let mut table = vec![["rule", "verdict", "before", "after", ""].map(|name| (name.to_owned(), STRONG)).to_vec()];
    let mut failed = 0;
    for row in &rows {
        let (before, after) = (before.get(row.rule.id), after.get(row.rule.id));
        let verified = before.zip(after).is_some_and(|(before, after)| is_verified(row, before, after));
        failed += usize::from(!verified);
        let cell = |outcome: Option<&Outcome>| (outcome.map_or_else(|| "unknown".to_owned(), Outcome::text), PLAIN);
        let result = if verified { ("verified".to_owned(), GOOD) } else { ("wrong".to_owned(), BAD) };
        table.push(vec![
            (row.rule.id.to_owned(), PLAIN),
            (row.rule.verdict.name().to_owned(), FAINT),
            cell(before),
            cell(after),
            result,
        ]);
    }
    table::write(out, &table)?;
    writeln!(out, "\n{} rules: {} verified, {failed} wrong", rows.len(), rows.len() - failed)?;
    Ok(if failed == 0 { Exit::Success } else { Exit::Failed })
}

/// Whether the caller breaks as the row expects, or else calls as before and prints another text only if the row expects it.
fn is_verified(row: &Row, before: &Outcome, after: &Outcome) -> bool {
    let Outcome::Calls { seen } = before else { return false };
    row.is_consistent()
        && match after {
            Outcome::DoesNotCompile { code } => row.breaks() == Some(code),
            Outcome::Rejected => row.breaks() == Some("rejected"),
            Outcome::Calls { seen: after } => row.breaks().is_none() && row.changes_what_is_seen() == (seen != after),
        }
}

#[cfg(test)]
mod tests;
