//! The application as a test finds it, and those who use it.

pub(crate) mod people;
pub(crate) mod test_app;

pub(crate) use test_app::{Demo, Empty, make_template, on_postgres, on_sqlite};
