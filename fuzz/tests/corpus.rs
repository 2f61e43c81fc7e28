//! Every file of the corpus, and mutations of it that are the same in every run, through every target of its kind.

use std::collections::BTreeSet;

use fuzz::{
    TARGETS, Target, corpus,
    guard::{Limits, run},
    mutation::mutated,
    random::Random,
};

/// Mutations for each target.
const MUTATIONS: usize = 200;

/// All in one test: what is measured is the memory of the whole process.
#[test]
fn no_input_makes_a_reader_fail() {
    for target in TARGETS {
        let inputs = target.inputs().unwrap();
        let mut could_read = 0;
        for (name, input) in &inputs {
            could_read += usize::from(check(target, name, input));
        }
        assert!(could_read > 0, "{}: nothing in its corpus can be read", target.name);
        let seeds: Vec<Vec<u8>> = inputs.into_iter().map(|(_, input)| input).collect();
        let mut random = Random::new(1);
        for number in 0..MUTATIONS {
            let input = mutated(&mut random, &seeds, target.dictionary);
            check(target, &format!("mutation {number}"), &input);
        }
    }
}

fn check(target: &Target, name: &str, input: &[u8]) -> bool {
    run(target.check, input, Limits::UNOPTIMISED).unwrap_or_else(|failure| {
        let beginning = String::from_utf8_lossy(&input[..input.len().min(2000)]).into_owned();
        panic!("{}, {name}: {failure}\n{beginning:?}", target.name)
    })
}

#[test]
fn every_kind_has_targets_and_every_target_a_name_of_its_own() {
    let names: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names.len(), TARGETS.len());
    for kind in corpus::kinds().unwrap() {
        assert!(TARGETS.iter().any(|target| target.kind == kind), "corpus/{kind} belongs to no target");
        assert!(!corpus::files(&kind).unwrap().is_empty(), "corpus/{kind} is empty");
    }
}
