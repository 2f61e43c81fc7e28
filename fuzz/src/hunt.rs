//! Goes on with one target until something fails or the time is up.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::{
    Target, corpus,
    guard::{Failure, Limits, run},
    mutation::mutated,
    random::Random,
};

/// What a hunt has found.
#[derive(Debug)]
pub struct Found {
    /// How many inputs were tried.
    pub tried: u64,
    /// How many of them could be read.
    pub read: u64,
    /// What failed, and where the input is kept.
    pub failure: Option<(Failure, PathBuf)>,
}

/// Tries the inputs of a target, then mutations of them for `time`. The input at hand lies in `at_hand`, for the case that
/// it ends the process.
///
/// # Errors
/// If the corpus cannot be read, or an input not be kept.
pub fn hunt(target: &Target, time: Duration, seed: u64, at_hand: &Path) -> io::Result<Found> {
    let began = Instant::now();
    let inputs: Vec<Vec<u8>> = target.inputs()?.into_iter().map(|(_, input)| input).collect();
    let mut random = Random::new(seed);
    let mut found = Found { tried: 0, read: 0, failure: None };
    let mut kept = inputs.iter().cloned();
    loop {
        let input = match kept.next() {
            Some(input) => input,
            None if began.elapsed() < time => mutated(&mut random, &inputs, target.dictionary),
            None => break,
        };
        fs::write(at_hand, &input)?;
        found.tried += 1;
        match run(target.check, &input, Limits::USUAL) {
            Ok(could_read) => found.read += u64::from(could_read),
            Err(failure) => {
                let path = corpus::keep(target.kind, target.name, &input)?;
                found.failure = Some((failure, path));
                break;
            }
        }
    }
    fs::remove_file(at_hand)?;
    Ok(found)
}
