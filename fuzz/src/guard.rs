//! Runs a check on a thread of its own, and ends the wait when it takes too long or too much.

use std::{
    any::Any,
    fmt,
    panic::catch_unwind,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use crate::memory;

/// The stack of a thread of the server, on which its readers must have room.
const STACK: usize = 2 * 1024 * 1024;

/// How often time and memory are looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// What one input may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// Bytes in use at the same time.
    pub memory: usize,
}

impl Limits {
    /// For optimised code.
    pub const USUAL: Self = Self { time: Duration::from_secs(2), memory: 256 * 1024 * 1024 };
    /// For code as tests run it, on a machine that does other things beside.
    pub const UNOPTIMISED: Self = Self { time: Duration::from_secs(60), ..Self::USUAL };
}

/// How an input failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Something was not as it must be.
    Panic(String),
    /// It took too long.
    Time(Duration),
    /// It took too many bytes.
    Memory(usize),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Panic(said) => f.write_str(said),
            Self::Time(time) => write!(f, "not done after {:.1} s", time.as_secs_f64()),
            Self::Memory(bytes) => write!(f, "{} MB in use", bytes / 1024 / 1024),
        }
    }
}

/// Runs a check; tells whether the input could be read. After [`Failure::Time`] and [`Failure::Memory`] it may still be
/// running: the process should end.
///
/// # Errors
/// [`Failure`].
pub fn run(check: fn(&[u8]) -> bool, input: &[u8], limits: Limits) -> Result<bool, Failure> {
    memory::forget_peak();
    let before = memory::live();
    let began = Instant::now();
    let (done, waiting) = channel();
    let owned = input.to_vec();
    let body = move || {
        let answer = catch_unwind(|| check(&owned)).map_err(|cause| said(cause.as_ref()));
        // Nobody waits any more if it took too long.
        let _ = done.send(answer);
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(body).expect("a thread can be started");
    let answer = loop {
        match waiting.recv_timeout(PAUSE) {
            Ok(answer) => break answer,
            Err(RecvTimeoutError::Disconnected) => break Err("it ended without a word".to_owned()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let used = memory::live().saturating_sub(before);
        if used > limits.memory {
            return Err(Failure::Memory(used));
        }
        if began.elapsed() > limits.time {
            return Err(Failure::Time(began.elapsed()));
        }
    };
    // It has said all it had to say.
    let _ = thread.join();
    let used = memory::peak().saturating_sub(before);
    if used > limits.memory {
        return Err(Failure::Memory(used));
    }
    if began.elapsed() > limits.time {
        return Err(Failure::Time(began.elapsed()));
    }
    answer.map_err(Failure::Panic)
}

fn said(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("a panic without words").to_owned()
}
