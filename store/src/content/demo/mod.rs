//! The demo: the network of Hessen's service unit and of the health region Haßberge with its neighbours.
//!
//! Example data, not official: institutions are real or generic, seats and plans are invented, people are functions.
//! The tables say *what* there is; [`draft`] turns them into records. Everything is relative to the day it is made.

mod accounts;
mod bavaria;
mod draft;
mod hassberge;
mod hessen;
mod plan_tables;
mod plans;

use time::Date;

use super::Content;
use draft::Draft;

/// The demo content as it would stand on a day.
#[must_use]
pub fn demo(today: Date) -> Content {
    let mut draft = Draft::new(today);
    hessen::add(&mut draft);
    bavaria::add(&mut draft);
    hassberge::add(&mut draft);
    bavaria::add_neighbours(&mut draft);
    plans::add(&mut draft);
    accounts::add(&mut draft);
    draft.into_content()
}

#[cfg(test)]
mod tests;
