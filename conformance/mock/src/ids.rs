//! Ids and secrets: they vary, and are the same for the same seed.

use serde_json::Value;

/// Makes ids and secrets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ids {
    pub(crate) seed: u64,
}

impl Ids {
    /// Replaces the ids of a documented body. Ids of a request (`request-id-…`) and invented values (`…-for-examples`) are derived from the
    /// number of the request; any other id is derived from the recipient, so that it is the same in all responses for that recipient.
    pub(crate) fn vary(self, body: &mut Value, request: u64, recipient: &str) {
        match body {
            Value::String(text) => {
                if let Some(kind) = text.strip_suffix("-for-examples") {
                    *text = format!("{kind}-{}", self.uuid(&[&request.to_string(), text]));
                } else if let Some(kind) = kind_of_id(text) {
                    let request = request.to_string();
                    let of = if kind.starts_with("request-id-") { &request } else { recipient };
                    *text = format!("{kind}{}", self.uuid(&[of, text]));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.vary(item, request, recipient)),
            Value::Object(members) => members.values_mut().for_each(|member| self.vary(member, request, recipient)),
            _ => {}
        }
    }

    /// Does the same for an object whose id is in a property: an id of another form gets another number at its end.
    pub(crate) fn vary_with(self, body: &mut Value, id: &str, request: u64, of: &str) {
        let documented = body.get(id).and_then(Value::as_str).unwrap_or_default().to_owned();
        self.vary(body, request, of);
        if let Some(Value::String(text)) = body.get_mut(id).filter(|id| **id == *documented) {
            let number = self.random(&[of, &documented]).u32(100_000..);
            *text = format!("{}{number}", documented.trim_end_matches(|c: char| c.is_ascii_digit()));
        }
    }

    /// A secret: as many digits as the documented one, or else its name and an id. Digits with a meaning start with 0; these do not.
    pub(crate) fn secret(self, request: u64, name: &str, documented: &str) -> String {
        let mut random = self.random(&[&request.to_string(), name]);
        match documented.bytes().all(|byte| byte.is_ascii_digit()) {
            true => (0..documented.len()).map(|at| char::from(b'0' + random.u8(u8::from(at == 0)..10))).collect(),
            false => format!("{}-{}", name.replace('_', "-"), self.uuid(&[&request.to_string(), name])),
        }
    }

    fn uuid(self, of: &[&str]) -> String {
        let bits = self.random(of).u128(..);
        let bits = bits & !(0xf << 76 | 0b11 << 62) | 0x4 << 76 | 0b10 << 62;
        let hex = format!("{bits:032x}");
        [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
    }

    fn random(self, of: &[&str]) -> fastrand::Rng {
        // FNV-1a: the same on every machine and with every compiler.
        let bytes = of.iter().flat_map(|text| text.bytes().chain([0]));
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64 ^ self.seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        fastrand::Rng::with_seed(hash)
    }
}

/// `user-test-` of `user-test-<uuid>`.
fn kind_of_id(text: &str) -> Option<&str> {
    let (kind, uuid) = text.split_at_checked(text.len().checked_sub(36)?)?;
    let is_uuid = uuid.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    (is_uuid && kind.ends_with('-')).then_some(kind)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Ids;

    fn varied(seed: u64, request: u64, recipient: &str) -> serde_json::Value {
        let mut body = json!({
            "id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141", "user_created": true,
            "user": {"user_id": "user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6"}, "session_token": "session-token-for-examples",
        });
        Ids { seed }.vary(&mut body, request, recipient);
        body
    }

    #[test]
    fn ids_are_derived_from_the_request_or_the_recipient() {
        let (one, two, other) = (varied(1, 1, "a"), varied(1, 2, "a"), varied(1, 1, "b"));
        assert_eq!(one, varied(1, 1, "a"), "the same seed gives the same ids");
        assert_ne!(one, varied(2, 1, "a"));
        assert_eq!(one["user"], two["user"]);
        assert_ne!(one["id"], two["id"]);
        assert_ne!(one["session_token"], two["session_token"]);
        assert_ne!(one["user"], other["user"]);
    }

    #[test]
    fn ids_keep_their_format_and_other_values_stay() {
        let body = varied(0, 1, "a");
        let id = body["user"]["user_id"].as_str().expect("it is a text");
        assert_eq!((id.len(), &id[..10], id.as_bytes()[24]), (46, "user-test-", b'4'), "{id}");
        assert_eq!(body["user_created"], true);
    }

    #[test]
    fn passcodes_have_six_digits_and_do_not_start_with_zero() {
        for request in 0..1000 {
            let code = Ids { seed: 0 }.secret(request, "passcode", "000000");
            assert!(code.len() == 6 && !code.starts_with('0'), "{code}");
        }
    }
}
