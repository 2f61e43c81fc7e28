//! Puts numbers and texts into bytes.

/// The bytes written so far.
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self { bytes: Vec::with_capacity(capacity) }
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Seven bits to a byte, the lowest first; the highest bit says that more follow.
    pub(super) fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }

    /// Each number less the one before, with the sign in the lowest bit.
    pub(super) fn differences(&mut self, numbers: impl Iterator<Item = u32>) {
        let mut before = 0;
        for number in numbers {
            let difference = number.wrapping_sub(before) as i32;
            self.number((difference << 1 ^ difference >> 31) as u32);
            before = number;
        }
    }

    pub(super) fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str> + Clone) {
        for text in texts.clone() {
            self.number(text.len() as u32);
        }
        for text in texts {
            self.bytes(text.as_bytes());
        }
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.bytes
    }
}
