//! What links in mail have in common: they are signed, so that nobody makes one up.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How many bytes of the signature a link carries.
const SIGNATURE: usize = 16;

/// The bytes of a link as they stand in an address, signed with a key for one use.
pub(crate) fn sign(usage: &str, link: &[u8], key: &str) -> String {
    let signature = signature(usage, link, key).finalize().into_bytes();
    URL_SAFE_NO_PAD.encode([link, &signature[..SIGNATURE]].concat())
}

/// A link as an address holds it, with the signature that it claims to have.
pub(crate) struct Claimed<const BYTES: usize> {
    pub(crate) link: [u8; BYTES],
    sign: Vec<u8>,
}

impl<const BYTES: usize> Claimed<BYTES> {
    /// Reads an address.
    pub(crate) fn read(token: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (link, sign) = bytes.split_first_chunk::<BYTES>()?;
        (sign.len() == SIGNATURE).then(|| Self { link: *link, sign: sign.to_vec() })
    }

    /// Whether it was signed with the key for this use.
    pub(crate) fn is_signed(&self, usage: &str, key: &str) -> bool {
        signature(usage, &self.link, key).verify_truncated_left(&self.sign).is_ok()
    }
}

fn signature(usage: &str, bytes: &[u8], key: &str) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "this code takes keys of every length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key of any length");
    // Another use of the key could never be mistaken for this one.
    mac.update(usage.as_bytes());
    mac.update(b"\0");
    mac.update(bytes);
    mac
}
