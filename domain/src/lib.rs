//! What is true in a health region, on any machine: types, ids, rules and permissions.
//!
//! No I/O, no clock, no user interface. Time, chance and the caller are arguments.
//!
//! Rooms: [`accounts`], [`directory`], [`exchange`], [`network`] (with [`saved_view`]), [`plan`], [`reports`], [`search`].
//! Foundations: [`calendar`], [`id`], [`text`], [`position`], [`permission`], [`change`],
//! [`words`].
//! Questions over several rooms: [`suitability`] (who is right for a topic), [`gaps`] (what regions lack),
//! [`involvement`] (what somebody is part of).

pub mod accounts;
pub mod calendar;
pub mod change;
pub mod directory;
pub mod exchange;
pub mod gaps;
pub mod id;
pub mod involvement;
pub mod network;
pub mod permission;
pub mod plan;
pub mod position;
pub mod reports;
pub mod saved_view;
pub mod search;
pub mod suitability;
pub mod text;
pub mod words;
