//! Ids and passcodes that vary, and are the same again with the same seed.

use serde_json::Value;

/// Where ids come from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    pub(super) seed: u64,
}

impl Ids {
    /// A documented body with ids of its own: one of a call (`request-id-…`) or invented (`…-for-examples`) belongs to the call, any other
    /// to whom the call is about, so that it is the same in all answers about them.
    pub(super) fn vary(self, body: &mut Value, call: u64, about: &str) {
        match body {
            Value::String(text) => {
                if let Some(kind) = text.strip_suffix("-for-examples") {
                    *text = format!("{kind}-{}", self.uuid(&[&call.to_string(), text]));
                } else if let Some(kind) = kind_of_id(text) {
                    let call = call.to_string();
                    let of = if kind.starts_with("request-id-") { &call } else { about };
                    *text = format!("{kind}{}", self.uuid(&[of, text]));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.vary(item, call, about)),
            Value::Object(members) => members.values_mut().for_each(|member| self.vary(member, call, about)),
            _ => {}
        }
    }

    /// A passcode of six digits that does not begin with 0, as those with a meaning do.
    pub(super) fn passcode(self, call: u64) -> String {
        self.random(&[&call.to_string(), "passcode"]).u32(100_000..1_000_000).to_string()
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

    fn varied(seed: u64, call: u64, about: &str) -> serde_json::Value {
        let mut body = json!({
            "request_id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141", "user_created": true,
            "user": {"user_id": "user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6"}, "session_token": "session-token-for-examples",
        });
        Ids { seed }.vary(&mut body, call, about);
        body
    }

    #[test]
    fn an_id_belongs_to_the_call_or_to_whom_it_is_about() {
        let (one, two, other) = (varied(1, 1, "a"), varied(1, 2, "a"), varied(1, 1, "b"));
        assert_eq!(one, varied(1, 1, "a"), "the same seed gives the same ids");
        assert_ne!(one, varied(2, 1, "a"));
        assert_eq!(one["user"], two["user"]);
        assert_ne!(one["request_id"], two["request_id"]);
        assert_ne!(one["session_token"], two["session_token"]);
        assert_ne!(one["user"], other["user"]);
    }

    #[test]
    fn an_id_keeps_its_form_and_what_is_none_stays() {
        let body = varied(0, 1, "a");
        let id = body["user"]["user_id"].as_str().expect("it is a text");
        assert_eq!((id.len(), &id[..10], id.as_bytes()[24]), (46, "user-test-", b'4'), "{id}");
        assert_eq!(body["user_created"], true);
    }

    #[test]
    fn no_passcode_begins_like_one_with_a_meaning() {
        for call in 0..1000 {
            let code = Ids { seed: 0 }.passcode(call);
            assert!(code.len() == 6 && !code.starts_with('0'), "{code}");
        }
    }
}
