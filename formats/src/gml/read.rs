//! Reads GML of any program: lists one in the other, texts with entities.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::{Entry, Limits, Value, is_in_key};

/// The names of the letters from U+00A0 to U+00FF, which ISO 8859-1 has beyond ASCII.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
    "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
    "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
    "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// The longest name of an entity, number included.
const ENTITY: usize = 10;

/// How much of a word an error repeats.
const REPEATED: usize = 40;

/// Why a file is no GML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GmlError {
    /// It breaks off, or contradicts its format.
    #[error("line {line}: {why}")]
    Broken {
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// More than [`Limits`] allow.
    #[error("line {line}: more {what} than {max}")]
    TooMuch {
        /// Where it became too much.
        line: usize,
        /// What there is too much of.
        what: &'static str,
        /// How much would be read.
        max: usize,
    },
}

/// The text of a file: UTF-8, or else ISO 8859-1, as the format was made for.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // What Windows has beyond ISO 8859-1 are only letters where the standard has none.
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Whether a text begins as GML does: remarks, then a key and a gap.
#[must_use]
pub fn is_gml(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    rest.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && after.starts_with(|letter: char| letter.is_ascii_whitespace() || letter == '[')
}

/// Reads a text.
///
/// # Errors
/// [`GmlError`] names the line.
pub fn read(text: &str, limits: &Limits) -> Result<Vec<Entry>, GmlError> {
    if text.len() > limits.bytes {
        return Err(GmlError::TooMuch { line: 1, what: "bytes", max: limits.bytes });
    }
    let mut tokens = Tokens { rest: text.trim_start_matches('\u{feff}'), line: 1, limits };
    // Kept in a list of our own, not on the stack of the machine.
    let mut open: Vec<Open> = Vec::new();
    let mut entries = Vec::new();
    let mut count = 0;
    while let Some(token) = tokens.next_token()? {
        let key = match token {
            Token::Key(key) => key,
            Token::End => {
                let list = open.pop().ok_or_else(|| tokens.broken("a list ends that has not begun"))?;
                let inner = std::mem::replace(&mut entries, list.before);
                entries.push(Entry { key: list.key, value: Value::List(inner) });
                continue;
            }
            _ => return Err(tokens.broken("a key is missing before this value")),
        };
        count += 1;
        if count > limits.entries {
            return Err(tokens.too_much("keys", limits.entries));
        }
        let value = match tokens.next_token()? {
            Some(Token::Integer(number)) => Value::Integer(number),
            Some(Token::Real(number)) => Value::Real(number),
            Some(Token::Text(text)) => Value::Text(plain(text)),
            Some(Token::Begin) if open.len() < limits.depth => {
                let before = std::mem::take(&mut entries);
                open.push(Open { key: key.to_owned(), line: tokens.line, before });
                continue;
            }
            Some(Token::Begin) => return Err(tokens.too_much("lists within lists", limits.depth)),
            Some(Token::Key(_) | Token::End) | None => {
                return Err(tokens.broken(format!("the key {} has no value", beginning(key))));
            }
        };
        entries.push(Entry { key: key.to_owned(), value });
    }
    match open.pop() {
        Some(Open { key, line, .. }) => {
            Err(GmlError::Broken { line, why: format!("the list {} does not end", beginning(&key)) })
        }
        None => Ok(entries),
    }
}

/// A list that has begun, with what was read of the list around it.
struct Open {
    key: String,
    line: usize,
    before: Vec<Entry>,
}

enum Token<'a> {
    Key(&'a str),
    Integer(i64),
    Real(f64),
    /// Still with its entities.
    Text(&'a str),
    Begin,
    End,
}

struct Tokens<'a> {
    rest: &'a str,
    line: usize,
    limits: &'a Limits,
}

impl<'a> Tokens<'a> {
    fn next_token(&mut self) -> Result<Option<Token<'a>>, GmlError> {
        self.skip_gaps();
        let Some(first) = self.rest.chars().next() else { return Ok(None) };
        let token = match first {
            '[' | ']' => {
                self.take(1);
                if first == '[' { Token::Begin } else { Token::End }
            }
            '"' => self.text()?,
            'A'..='Z' | 'a'..='z' => {
                let length = self.rest.bytes().take_while(|byte| is_in_key(*byte)).count();
                Token::Key(self.take(length))
            }
            '0'..='9' | '+' | '-' | '.' => self.number()?,
            letter => return Err(self.broken(format!("{letter:?} is out of place"))),
        };
        Ok(Some(token))
    }

    /// Passes over white space, and remarks to the end of their lines.
    fn skip_gaps(&mut self) {
        loop {
            let gap = self.rest.len() - self.rest.trim_start().len();
            self.take(gap);
            if !self.rest.starts_with('#') {
                return;
            }
            let remark = self.rest.find('\n').unwrap_or(self.rest.len());
            self.take(remark);
        }
    }

    /// Goes on by so many bytes and counts the lines in them.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
        taken
    }

    fn text(&mut self) -> Result<Token<'a>, GmlError> {
        let Some(length) = self.rest[1..].find('"') else {
            return Err(self.broken("a text does not end"));
        };
        if length > self.limits.text_bytes {
            return Err(self.too_much("bytes of a text", self.limits.text_bytes));
        }
        let quoted = self.take(length + 2);
        Ok(Token::Text(&quoted[1..=length]))
    }

    fn number(&mut self) -> Result<Token<'a>, GmlError> {
        let is_in_number = |byte: &u8| is_in_key(*byte) || b"+-.".contains(byte);
        let length = self.rest.bytes().take_while(is_in_number).count();
        let word = self.take(length);
        if let Ok(number) = word.parse::<i64>() {
            return Ok(Token::Integer(number));
        }
        match word {
            "+INF" => return Ok(Token::Real(f64::INFINITY)),
            "-INF" => return Ok(Token::Real(f64::NEG_INFINITY)),
            _ => {}
        }
        // What the language of this program takes for a number beyond digits is none here.
        let is_plain = word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        match word.parse::<f64>() {
            Ok(number) if is_plain && number.is_finite() => Ok(Token::Real(number)),
            Ok(_) if is_plain => Err(self.broken(format!("{} is too large a number", beginning(word)))),
            _ => Err(self.broken(format!("{} is no number", beginning(word)))),
        }
    }

    fn broken(&self, why: impl Into<String>) -> GmlError {
        GmlError::Broken { line: self.line, why: why.into() }
    }

    const fn too_much(&self, what: &'static str, max: usize) -> GmlError {
        GmlError::TooMuch { line: self.line, what, max }
    }
}

fn beginning(word: &str) -> String {
    word.chars().take(REPEATED).collect()
}

/// A text with the letters that its entities stand for; what is no entity stays as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(ENTITY + 2).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                plain.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let (digits, base) = hexadecimal.map_or((number, 10), |digits| (digits, 16));
        let is_number = digits.chars().all(|digit| digit.is_digit(base));
        return is_number.then(|| u32::from_str_radix(digits, base).ok()).flatten().and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "lt" => Some('<'),
        "gt" => Some('>'),
        _ => {
            let place = (0xa0_u8..=0xff).zip(LATIN_1).find(|(_, known)| *known == name);
            place.map(|(code, _)| char::from(code))
        }
    }
}
