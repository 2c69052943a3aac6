//! Compares what operations share: servers, credentials, the error convention, ids that may be printed.

use openapi_document::{Document, ErrorConvention, Node, SecurityScheme};

use super::{
    super::{difference::Aspect, rust_type},
    CREDENTIAL, Comparison, ERROR, IDENTIFIERS, entries,
};

impl<'d> Comparison<'d> {
    pub(super) fn document(&mut self, old: &'d Document, new: &'d Document) {
        self.keywords_of_document(old, new);
        self.credential_parts(old, new);
        self.error_convention(old, new);
        self.identifiers(old, new);
    }

    fn keywords_of_document(&mut self, old: &'d Document, new: &'d Document) {
        let (old, new) = (old.root(), new.root());
        // Document-wide defaults are compared at each operation.
        self.keywords(
            Aspect::Document,
            Some(&old),
            Some(&new),
            &["paths", "components", "security", IDENTIFIERS],
            None,
        );
        for (_, old, new) in entries(old.get("paths").as_ref(), new.get("paths").as_ref()) {
            let elsewhere = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "parameters"];
            if old.is_some() && new.is_some() {
                self.keywords(Aspect::Operation, old.as_ref(), new.as_ref(), &elsewhere, None);
            }
        }
        let components = |kind| {
            let of = |root: &Node<'d>| root.get("components")?.get(kind);
            entries(of(&old).as_ref(), of(&new).as_ref())
        };
        for (name, old, new) in components("schemas").into_iter().filter(|(_, old, new)| old.is_none() || new.is_none())
        {
            self.add(Aspect::Types, &name, old.as_ref(), new.as_ref(), None);
        }
        for (name, old, new) in components("securitySchemes") {
            if old.is_some() && new.is_some() {
                self.keywords(Aspect::Scheme, old.as_ref(), new.as_ref(), &[CREDENTIAL], None);
            } else {
                self.add(Aspect::Schemes, &name, old.as_ref(), new.as_ref(), None);
            }
        }
    }

    /// The parts of each credential kind that is the same on both sides.
    fn credential_parts(&mut self, old: &'d Document, new: &'d Document) {
        let (before, now) = (SecurityScheme::all(old), SecurityScheme::all(new));
        for new in &now {
            let Some(old) = before.iter().find(|old| old.name() == new.name()) else { continue };
            for part in new.parts() {
                let Some(was) = old.parts().into_iter().find(|old| old.field == part.field) else { continue };
                let at = |scheme: &SecurityScheme<'d>, key| scheme.node().get(CREDENTIAL)?.get(part.field)?.get(key);
                let sides = |key| (at(old, key), at(new, key));
                let mut add = |found, key| {
                    let (old, new) = sides(key);
                    self.add(found, key, old.as_ref(), new.as_ref(), None);
                };
                if was.name != part.name {
                    add(Aspect::CredentialName { method: was.default.or(part.default).is_some() }, "name");
                }
                if was.default != part.default {
                    add(Aspect::CredentialDefault, "default");
                }
                if was.variable != part.variable {
                    add(Aspect::CredentialVariable, "variable");
                }
            }
        }
        match (first_variable(&before), first_variable(&now)) {
            (Some(_), Some(_)) | (None, None) => {}
            (old, new) => self.add(Aspect::FromEnv, "variable", old.as_ref(), new.as_ref(), None),
        }
    }

    fn error_convention(&mut self, old: &'d Document, new: &'d Document) {
        let (old, new) = (ErrorConvention::of(old), ErrorConvention::of(new));
        let roles = |side: &Option<ErrorConvention<'d>>| side.as_ref()?.schema.get(ERROR);
        for (role, before, now) in entries(roles(&old).as_ref(), roles(&new).as_ref()) {
            let is_other_type = role == "code" && error_code(old.as_ref()) != error_code(new.as_ref());
            let property = |side: &Option<Node<'d>>| side.as_ref().map(|node| node.value().clone());
            if is_other_type {
                self.add(Aspect::ErrorCode, &role, before.as_ref(), now.as_ref(), None);
            } else if property(&before) != property(&now) {
                self.add(Aspect::ErrorProperties, &role, before.as_ref(), now.as_ref(), None);
            }
        }
    }

    fn identifiers(&mut self, old: &'d Document, new: &'d Document) {
        let patterns = |side: &'d Document| side.root().get(IDENTIFIERS).map(|list| list.items()).unwrap_or_default();
        let (before, now) = (patterns(old), patterns(new));
        let others = |all: &[Node<'d>], node: &Node<'d>| all.iter().all(|other| other.value() != node.value());
        for old in before.iter().filter(|old| others(&now, old)) {
            self.add(Aspect::Identifiers, IDENTIFIERS, Some(old), None, None);
        }
        for new in now.iter().filter(|new| others(&before, new)) {
            self.add(Aspect::Identifiers, IDENTIFIERS, None, Some(new), None);
        }
    }
}

fn first_variable<'d>(schemes: &[SecurityScheme<'d>]) -> Option<Node<'d>> {
    schemes.iter().find_map(|scheme| {
        let parts = scheme.node().get(CREDENTIAL)?;
        scheme.parts().iter().find_map(|part| parts.get(part.field)?.get("variable"))
    })
}

/// The Rust type of error codes: the place of an open enum, or none for a string.
fn error_code(convention: Option<&ErrorConvention<'_>>) -> Option<String> {
    let convention = convention?;
    let (_, property) =
        rust_type::fields(&convention.schema).into_iter().find(|(name, _)| Some(*name) == convention.code)?;
    let schema = property.node.effective();
    rust_type::values(&schema).1.then(|| schema.pointer().to_owned())
}
