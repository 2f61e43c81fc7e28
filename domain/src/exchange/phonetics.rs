//! How German names sound: the Kölner Phonetik of Hans Joachim Postel (1969).

/// The code of a word that is already folded: equal codes sound alike. Digits stay, so that "Schule 1" is not "Schule 2".
pub(super) fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut codes = String::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let is_after = |set: &str| before.is_some_and(|before| set.contains(before));
        let is_before = |set: &str| after.is_some_and(|after| set.contains(after));
        let code = match letter {
            'a' | 'e' | 'i' | 'j' | 'o' | 'u' | 'y' => "0",
            'h' => "",
            'b' => "1",
            'p' => {
                if is_before("h") {
                    "3"
                } else {
                    "1"
                }
            }
            'd' | 't' => {
                if is_before("csz") {
                    "8"
                } else {
                    "2"
                }
            }
            'f' | 'v' | 'w' => "3",
            'g' | 'k' | 'q' => "4",
            'c' => {
                let is_hard = match before {
                    None => is_before("ahkloqrux"),
                    Some(_) => is_before("ahkoqux") && !is_after("sz"),
                };
                if is_hard { "4" } else { "8" }
            }
            'x' => {
                if is_after("ckq") {
                    "8"
                } else {
                    "48"
                }
            }
            'l' => "5",
            'm' | 'n' => "6",
            'r' => "7",
            's' | 'z' => "8",
            digit => {
                codes.push('#');
                codes.push(*digit);
                continue;
            }
        };
        for code in code.chars() {
            // Doubled codes are one, also when they come of different letters.
            if !codes.ends_with(code) {
                codes.push(code);
            }
        }
    }
    // Vowels count only at the beginning.
    let first = codes.chars().next();
    first.into_iter().chain(codes.chars().skip(1).filter(|code| *code != '0')).collect()
}

/// The codes of all words of a folded text.
pub(super) fn sounds(folded: &str) -> String {
    folded.split(' ').map(sound).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::fold;

    #[test]
    fn names_that_sound_alike_have_one_code() {
        assert_eq!(sound("wikipedia"), "3412");
        assert_eq!(sound(&fold("Müller-Lüdenscheidt")).len(), "65752682".len());
        for (one, other) in
            [("Maier", "Meyer"), ("Schmidt", "Schmitt"), ("Müller", "Mueller"), ("Philipp", "Filip")]
        {
            assert_eq!(sound(&fold(one)), sound(&fold(other)), "{one}, {other}");
        }
        assert_ne!(sound("huber"), sound("weber"));
        assert_ne!(sounds("schule 1"), sounds("schule 2"));
    }

    #[test]
    fn the_codes_are_those_of_the_published_examples() {
        for (name, code) in [
            ("Müller-Lüdenscheidt", "65752682"),
            ("Breschnew", "17863"),
            ("Wikipedia", "3412"),
            ("Heinz Classen", "068 4586"),
            ("Xaver", "4837"),
            ("Pfeiffer", "1337"),
        ] {
            let code_of = if name.contains(' ') { sounds(&fold(name)) } else { sound(&fold(name)) };
            assert_eq!(code_of, code, "{name}");
        }
    }

    proptest! {
        /// Whatever is written: a code has only signs of codes, and a vowel only in front.
        #[test]
        fn a_code_is_a_code_whatever_is_written(name in "\\PC{0,40}") {
            let code = sound(&fold(&name));
            prop_assert!(code.chars().all(|sign| sign.is_ascii_digit() || sign == '#'), "{code}");
            if !code.contains('#') {
                prop_assert!(!code.contains('9'), "{code}");
                prop_assert!(!code.chars().skip(1).any(|sign| sign == '0'), "{code}");
            }
        }

        /// Case, umlauts and how they are written make no difference to how a name sounds.
        #[test]
        fn spelling_makes_no_difference_where_it_is_not_heard(name in "[a-zA-Zäöüß]{1,20}") {
            let written = sound(&fold(&name));
            prop_assert_eq!(&sound(&fold(&name.to_uppercase())), &written);
            prop_assert_eq!(sound(&fold(&format!(" {name}."))), written);
        }
    }
}
