//! What becomes of an input when bits flip, pieces move and words of its form turn up where they do not belong.

use std::ops::Range;

use crate::random::Random;

/// The most bytes of an input.
pub const LONGEST: usize = 64 * 1024;

/// Bytes at which readers decide something.
const SPECIAL: &[u8] =
    b"\0\x01\t\n\r \"#%&'()*+,-./09:;<=>?@AZ[\\]_az{|}~\x7f\x80\xbf\xc3\xe2\xef\xf0\xfe\xff";

/// Numbers at which readers reckon wrongly.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e308",
    "1e999",
    "-0.0",
    "1e-320",
];

/// One of `seeds`, changed a few times.
#[must_use]
pub fn mutated(random: &mut Random, seeds: &[Vec<u8>], dictionary: &[&str]) -> Vec<u8> {
    let mut input = random.choose(seeds).cloned().unwrap_or_default();
    for _ in 0..=random.below(4) {
        change(random, &mut input, seeds, dictionary);
        input.truncate(LONGEST);
    }
    input
}

fn change(random: &mut Random, input: &mut Vec<u8>, seeds: &[Vec<u8>], dictionary: &[&str]) {
    match random.below(11) {
        0 => flip(random, input),
        1 => {
            let byte = random.choose(SPECIAL).copied().unwrap_or(0);
            let at = random.below(input.len());
            if let Some(place) = input.get_mut(at) {
                *place = byte;
            }
        }
        2 => {
            let byte = random.number().to_le_bytes()[0];
            input.insert(random.below(input.len() + 1), byte);
        }
        3 | 4 => insert(random, input, dictionary),
        5 => replace_number(random, input),
        6 => drop(input.drain(piece(random, input.len()))),
        7 => repeat(random, input),
        8 => splice(random, input, seeds),
        9 => input.truncate(random.below(input.len() + 1)),
        _ => swap(random, input),
    }
}

fn flip(random: &mut Random, input: &mut [u8]) {
    let (at, bit) = (random.below(input.len()), random.below(8));
    if let Some(byte) = input.get_mut(at) {
        *byte ^= 1 << bit;
    }
}

/// A stretch of an input, mostly a short one.
fn piece(random: &mut Random, length: usize) -> Range<usize> {
    let start = random.below(length + 1);
    let most = if random.below(4) == 0 { length } else { 16 };
    start..(start + random.below(most + 1)).min(length)
}

fn insert(random: &mut Random, input: &mut Vec<u8>, dictionary: &[&str]) {
    let word = random.choose(dictionary).copied().unwrap_or_default();
    let at = random.below(input.len() + 1);
    // In the place of as many bytes, or between them.
    let end = if random.below(2) == 0 { at } else { (at + word.len()).min(input.len()) };
    input.splice(at..end, word.bytes());
}

fn replace_number(random: &mut Random, input: &mut Vec<u8>) {
    let from = random.below(input.len());
    let Some(start) = input.iter().skip(from).position(u8::is_ascii_digit).map(|at| from + at) else {
        return;
    };
    let length = input[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = random.choose(NUMBERS).copied().unwrap_or_default();
    input.splice(start..start + length, number.bytes());
}

fn repeat(random: &mut Random, input: &mut Vec<u8>) {
    let range = piece(random, input.len());
    let times = 1_usize << random.below(11);
    let room = LONGEST.saturating_sub(input.len());
    let times = times.min(room / range.len().max(1));
    let repeated = input[range.clone()].repeat(times);
    input.splice(range.end..range.end, repeated);
}

fn splice(random: &mut Random, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let Some(other) = random.choose(seeds) else { return };
    let taken = other[piece(random, other.len())].to_vec();
    let place = piece(random, input.len());
    input.splice(place, taken);
}

fn swap(random: &mut Random, input: &mut Vec<u8>) {
    let taken: Vec<u8> = input.drain(piece(random, input.len())).collect();
    let at = random.below(input.len() + 1);
    input.splice(at..at, taken);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_inputs_and_none_is_too_long() {
        let seeds = [b"graph [ node [ id 12 ] ]".to_vec(), Vec::new(), vec![0; LONGEST]];
        let made = |seed| {
            let mut random = Random::new(seed);
            (0..500).map(|_| mutated(&mut random, &seeds, &["edge [", "\""])).collect::<Vec<_>>()
        };
        let inputs = made(1);
        assert_eq!(inputs, made(1));
        assert_ne!(inputs, made(2));
        assert!(inputs.iter().all(|input| input.len() <= LONGEST));
        let different: std::collections::BTreeSet<_> = inputs.iter().collect();
        assert!(different.len() > 100, "{}", different.len());
    }

    #[test]
    fn without_seeds_or_words_there_are_inputs_too() {
        let mut random = Random::new(1);
        assert!((0..100).map(|_| mutated(&mut random, &[], &[])).any(|input| !input.is_empty()));
    }
}
