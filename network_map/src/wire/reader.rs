//! Takes numbers and texts out of bytes that anybody may have written.

use super::WireError;

/// What is left to read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], WireError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(WireError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], WireError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(WireError::Truncated)?;
        self.rest = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, WireError> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn short(&mut self) -> Result<u16, WireError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn float(&mut self) -> Result<f32, WireError> {
        let value = f32::from_le_bytes(self.array()?);
        if value.is_finite() { Ok(value) } else { Err(WireError::Malformed) }
    }

    pub(super) fn number(&mut self) -> Result<u32, WireError> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return Err(WireError::Malformed);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(WireError::Malformed)
    }

    /// How many things of at least so many bytes follow.
    pub(super) fn count(&mut self, least_size: usize) -> Result<usize, WireError> {
        let count = self.number()? as usize;
        if count > self.rest.len() / least_size { Err(WireError::Truncated) } else { Ok(count) }
    }

    pub(super) fn list<T>(
        &mut self,
        count: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }

    /// Numbers below `limit`.
    pub(super) fn differences(&mut self, count: usize, limit: usize) -> Result<Vec<u32>, WireError> {
        let mut before = 0u32;
        self.list(count, |from| {
            let code = from.number()?;
            before = before.wrapping_add(code >> 1 ^ (code & 1).wrapping_neg());
            if (before as usize) < limit { Ok(before) } else { Err(WireError::Malformed) }
        })
    }

    pub(super) fn texts(&mut self, count: usize) -> Result<Vec<String>, WireError> {
        let lengths = self.list(count, Self::number)?;
        let mut lengths = lengths.into_iter();
        self.list(count, |from| {
            let bytes = from.take(lengths.next().unwrap_or_default() as usize)?;
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| WireError::Malformed)
        })
    }

    pub(super) fn end(&self) -> Result<(), WireError> {
        if self.rest.is_empty() { Ok(()) } else { Err(WireError::Malformed) }
    }
}
