//! What an input may take, apart from all other tests: the memory of the whole process is measured.

use std::{
    hint::{black_box, spin_loop},
    time::{Duration, Instant},
};

use fuzz::guard::{Limits, run};

fn panics(input: &[u8]) -> bool {
    panic!("{} byte", input.len())
}

fn takes_long(_: &[u8]) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(2) {
        spin_loop();
    }
    true
}

fn takes_much(_: &[u8]) -> bool {
    !black_box(vec![1_u8; 512 * 1024 * 1024]).is_empty()
}

#[test]
fn what_fails_takes_too_long_or_too_much_is_told() {
    // Naming the places of a panic takes some 70 MB itself.
    let limits = Limits { time: Duration::from_secs(1), ..Limits::USUAL };
    let told = |check: fn(&[u8]) -> bool| run(check, b"x", limits).map_err(|failure| failure.to_string());
    assert_eq!(told(|input| input == b"x"), Ok(true));
    assert_eq!(told(|input| input.is_empty()), Ok(false));
    assert_eq!(told(panics).unwrap_err(), "1 byte");
    assert!(told(takes_much).unwrap_err().ends_with(" MB in use"));
    assert!(told(takes_long).unwrap_err().starts_with("not done after 1."));
}
