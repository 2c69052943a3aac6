//! Builds the package, and finds the operations whose generated code the compiler rejects.

use openapi_document::{Document, Usable};
use serde_json::Value;

use super::{
    culprits::Search,
    package::{Package, Target},
};
use crate::{
    cargo,
    context::Context,
    exit::{Error, Exit},
};

/// The rule of operations that can be generated, but not compiled.
pub(super) const RULE: &str = "compiler";

/// How many parts of the client the compiler checks to find what it rejects.
const MAX_CHECKS: usize = 24;

/// Builds the client with what is to be run; returns the messages of cargo. Operations that do not compile are skipped, and the package is written
/// again without them.
///
/// # Errors
/// The build fails, and not because of some of the operations.
pub(super) fn build(
    context: &Context,
    package: &Package,
    target: Target,
    usable: &mut Usable,
) -> Result<Vec<Value>, Error> {
    let what = match target {
        Target::Suite => "the client with its suite",
        Target::Call => "the client",
    };
    let error = match cargo::build_with(context, what, package.build(context, target)) {
        Ok(messages) => return Ok(messages),
        Err(error) => error,
    };
    let defect = |error: &Error| Error {
        exit: Exit::Failed,
        message: format!(
            "{}\nthis is a defect of the generator, not of the document: leave the operation out with `--only`",
            error.message
        ),
    };
    let Some(reason) = first_error(&error.message) else { return Err(defect(&error)) };
    let failure = &mut |part: &Document| {
        package.write(part, &part.canonical())?;
        let checked = cargo::build_with(&context.silent(), "a part of the client", package.check(context, target));
        Ok(checked.err().and_then(|error| first_error(&error.message)))
    };
    let search = Search { context, rule: RULE, failure, budget: MAX_CHECKS, is_over: false };
    if !search.reduce(usable, reason)? {
        return Err(defect(&error));
    }
    package.write(&usable.written, &usable.document)?;
    cargo::build_with(context, what, package.build(context, target)).map_err(|error| defect(&error))
}

/// The first error of the compiler in the output of a failed build. `None` if it failed for another reason.
fn first_error(output: &str) -> Option<String> {
    let mut lines = output.lines().skip_while(|line| !line.starts_with("error[E") && !line.starts_with("error: "));
    let error = lines.next()?;
    lines.next().filter(|line| line.trim_start().starts_with("-->"))?;
    Some(format!("the generated code does not compile: {}", error))
}

#[cfg(test)]
mod tests {
    use super::first_error;

    #[test]
    fn an_error_of_the_compiler_has_a_place() {
        let output =
            "the client does not build\nwarning: x\nerror[E0412]: cannot find type `A`\n  --> /t/generated.rs:1:2\n";
        let expected = "the generated code does not compile: error[E0412]: cannot find type `A`";
        assert_eq!(first_error(output).as_deref(), Some(expected));
        let other = "the client does not build\nerror: failed to get `serde` as a dependency\nCaused by: no network\n";
        assert_eq!(first_error(other), None);
    }
}
