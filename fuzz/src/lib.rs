//! Bytes that nobody would write, for everything that reads what others have written.
//!
//! A target reads an input and asserts what must be true of it; [`TARGETS`] lists them all. Inputs are the files of
//! `corpus`, one folder for each kind, and what [`mutation`] makes of them. The tests of this crate run every file and a
//! few hundred mutations of it with a fixed seed; `cargo xtask fuzz` goes on for minutes and puts an input that fails into
//! the corpus, where the tests fail until it is mended.
//!
//! Mutations are blind: nothing tells which part of the code an input has reached, so what lies behind many conditions is
//! reached only if a file of the corpus comes close to it.

pub mod corpus;
pub mod guard;
pub mod hunt;
mod memory;
pub mod mutation;
pub mod random;
mod targets;

pub use targets::TARGETS;

/// Something that reads what others have written.
#[derive(Debug)]
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// The folder of the corpus with its inputs.
    pub kind: &'static str,
    /// Words of its form, which mutations put in.
    pub dictionary: &'static [&'static str],
    /// Inputs that follow from the code and would be outdated as files.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Reads an input and asserts what must be true; tells whether it could be read.
    pub check: fn(&[u8]) -> bool,
}

impl Target {
    /// Everything to begin with, by name: the files of its kind, and what is made.
    ///
    /// # Errors
    /// If the corpus cannot be read.
    pub fn inputs(&self) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        let mut inputs = corpus::files(self.kind)?;
        let made = (self.seeds)().into_iter().enumerate();
        inputs.extend(made.map(|(number, seed)| (format!("made {number}"), seed)));
        Ok(inputs)
    }
}
