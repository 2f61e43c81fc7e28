//! Words in vector pictures: written so that they cannot break out, and measured without a font.

use std::fmt;

/// A text as XML holds it: escaped, and without the characters that XML cannot hold at all.
pub(super) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for letter in self.0.chars() {
            match letter {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                '\t' | '\n' | '\r' => formatter.write_char(' ')?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                letter => formatter.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// About how wide words are in a common sans-serif font, in the unit of `size`; rather too much than too little.
#[must_use]
pub fn text_width(words: &str, size: f32) -> f32 {
    let em = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.28,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '/' | '-' | '·' => 0.36,
        'm' | 'w' | 'M' | 'W' | '–' | '…' | '—' => 0.88,
        letter if letter.is_uppercase() => 0.68,
        letter if letter.is_ascii() || letter.is_lowercase() => 0.57,
        _ => 1.0,
    };
    words.chars().map(em).sum::<f32>() * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_stays_text() {
        let typed = "<script>&\"'\u{0}\u{1b}\n</script>";
        assert_eq!(Escaped(typed).to_string(), "&lt;script&gt;&amp;&quot;' &lt;/script&gt;");
    }

    #[test]
    fn wide_words_are_wider_and_size_counts() {
        assert!(text_width("Hamm", 13.0) > text_width("Hilti", 13.0));
        assert!((text_width("AG Pflege", 26.0) - 2.0 * text_width("AG Pflege", 13.0)).abs() < 1e-3);
    }
}
