//! Aligned columns.

use std::io::{self, Write};

use anstyle::Style;

/// A text and its style.
pub(crate) type Cell = (String, Style);

/// Writes rows with each column as wide as its widest cell.
pub(crate) fn write(out: &mut dyn Write, rows: &[Vec<Cell>]) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|(text, _)| text.chars().count()).max().unwrap_or_default()
        })
        .collect();
    for row in rows {
        for (column, (text, style)) in row.iter().enumerate() {
            // The last cell of a row is not padded, so that no line ends with blanks.
            let padding = match widths.get(column) {
                Some(width) if column + 1 < row.len() => width - text.chars().count() + 2,
                _ => 0,
            };
            write!(out, "{style}{text}{style:#}{:padding$}", "")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        style::{BAD, PLAIN},
        test_support::written,
    };

    #[test]
    fn columns_are_aligned_by_characters_without_colours() {
        let rows = [
            vec![("operation".to_owned(), PLAIN), ("status".to_owned(), PLAIN), ("verdict".to_owned(), PLAIN)],
            vec![("größe".to_owned(), BAD), ("400".to_owned(), BAD), ("passed".to_owned(), PLAIN)],
        ];
        let ((), text) = written(|out| write(out, &rows).unwrap());
        assert_eq!(text, "operation  status  verdict\ngröße      400     passed\n");
    }

    #[test]
    fn no_line_ends_with_blanks() {
        let rows = [vec![("a".to_owned(), PLAIN), ("longer".to_owned(), PLAIN)], vec![("b".to_owned(), PLAIN)]];
        let ((), text) = written(|out| write(out, &rows).unwrap());
        assert_eq!(text, "a  longer\nb\n");
    }
}
