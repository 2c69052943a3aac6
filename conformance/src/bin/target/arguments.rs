//! What the command line asks for.

use std::{path::PathBuf, str::FromStr};

use lexopt::{Arg, Parser, ValueExt as _};

pub(crate) struct Arguments {
    pub(crate) url: String,
    /// Operations, or parts of the ids of cases.
    pub(crate) filters: Vec<String>,
    pub(crate) mock: bool,
    pub(crate) send: bool,
    pub(crate) yes: Option<usize>,
    pub(crate) strict: bool,
    pub(crate) list: bool,
    pub(crate) resume: Option<PathBuf>,
    pub(crate) per_second: u32,
    pub(crate) at_most: u32,
}

impl Arguments {
    pub(crate) fn read() -> Result<Self, String> {
        let mut arguments = Self {
            url: String::new(),
            filters: Vec::new(),
            mock: false,
            send: false,
            yes: None,
            strict: false,
            list: false,
            resume: None,
            per_second: 2,
            at_most: 300,
        };
        let mut parser = Parser::from_env();
        let unreadable = |error: lexopt::Error| error.to_string();
        while let Some(argument) = parser.next().map_err(unreadable)? {
            match argument {
                Arg::Long("mock") => arguments.mock = true,
                Arg::Long("send") => arguments.send = true,
                Arg::Long("strict") => arguments.strict = true,
                Arg::Long("list") => arguments.list = true,
                Arg::Long("yes") => arguments.yes = Some(number(&mut parser, "yes")?),
                Arg::Long("per-second") => arguments.per_second = number(&mut parser, "per-second")?,
                Arg::Long("at-most") => arguments.at_most = number(&mut parser, "at-most")?,
                Arg::Long("resume") => arguments.resume = Some(parser.value().map_err(unreadable)?.into()),
                Arg::Value(value) => {
                    let text = value.string().map_err(unreadable)?;
                    if arguments.url.is_empty() { arguments.url = text } else { arguments.filters.push(text) }
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        if arguments.yes.is_some() && !arguments.send {
            return Err("`--yes` confirms what `--send` allows: add that".to_owned());
        }
        Ok(arguments)
    }
}

fn number<N: FromStr + PartialOrd + From<u8>>(parser: &mut Parser, name: &str) -> Result<N, String> {
    let text = parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())?;
    let number = text.parse().ok().filter(|number| *number >= N::from(1));
    number.ok_or_else(|| format!("`--{name}` takes a whole number from 1, not `{text}`"))
}
