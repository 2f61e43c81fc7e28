//! Writes GML in ASCII, one key in a line, as every reader of it takes it.

use std::io::{self, Write};

use super::{Entry, Value, is_key};

/// Writes keys one after the other, so that a large network is never in memory twice.
pub struct GmlWriter<'a> {
    out: &'a mut dyn Write,
    depth: usize,
}

impl<'a> GmlWriter<'a> {
    /// A writer at the beginning of a file.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, depth: 0 }
    }

    /// A whole number.
    ///
    /// # Errors
    /// Those of `out`, and a key that is none.
    pub fn integer(&mut self, key: &str, number: i64) -> io::Result<()> {
        self.line(key, &number.to_string())
    }

    /// Any other number.
    ///
    /// # Errors
    /// Those of `out`, a key that is none, and `NaN`, for which the format has no word.
    pub fn real(&mut self, key: &str, number: f64) -> io::Result<()> {
        if number.is_nan() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "GML has no word for NaN"));
        }
        if number.is_infinite() {
            return self.line(key, if number > 0.0 { "+INF" } else { "-INF" });
        }
        // With a point, by which readers know that it is no whole number.
        let digits = number.to_string();
        let point = if digits.contains('.') { "" } else { ".0" };
        self.line(key, &format!("{digits}{point}"))
    }

    /// A text of any letters.
    ///
    /// # Errors
    /// Those of `out`, and a key that is none.
    pub fn text(&mut self, key: &str, text: &str) -> io::Result<()> {
        self.line(key, &format!("\"{}\"", escaped(text)))
    }

    /// A list, which `write` fills.
    ///
    /// # Errors
    /// Those of `out` and of `write`, and a key that is none.
    pub fn list(&mut self, key: &str, write: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.line(key, "[")?;
        self.depth += 1;
        write(self)?;
        self.depth -= 1;
        self.indent()?;
        self.out.write_all(b"]\n")
    }

    fn line(&mut self, key: &str, value: &str) -> io::Result<()> {
        if !is_key(key) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{key:?} is no key of GML")));
        }
        self.indent()?;
        writeln!(self.out, "{key} {value}")
    }

    fn indent(&mut self) -> io::Result<()> {
        for _ in 0..self.depth {
            self.out.write_all(b"  ")?;
        }
        Ok(())
    }
}

/// Writes all of `entries`.
///
/// # Errors
/// Those of [`GmlWriter`].
pub fn write_entries(entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
    write_into(&mut GmlWriter::new(out), entries)
}

fn write_into(writer: &mut GmlWriter<'_>, entries: &[Entry]) -> io::Result<()> {
    for Entry { key, value } in entries {
        match value {
            Value::Integer(number) => writer.integer(key, *number)?,
            Value::Real(number) => writer.real(key, *number)?,
            Value::Text(text) => writer.text(key, text)?,
            Value::List(entries) => writer.list(key, |writer| write_into(writer, entries))?,
        }
    }
    Ok(())
}

/// A text in letters that every encoding has, and none that ends it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, ' '..='~') && !matches!(letter, '&' | '"') {
            escaped.push(letter);
        } else {
            escaped.extend(["&#", u32::from(letter).to_string().as_str(), ";"]);
        }
    }
    escaped
}
