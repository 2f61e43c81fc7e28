//! What the program answers on the command line: it is run as whoever operates it runs it, on a file of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and says where")]

mod import;
mod program;
