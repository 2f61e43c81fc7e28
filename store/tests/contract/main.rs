//! What the store promises, on `SQLite` and on `PostgreSQL`: each test runs on both.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and says where")]

#[macro_use]
mod databases;
mod support;

mod accounts;
mod archive;
mod archive_schema;
mod attachment;
mod board_columns;
mod bulk;
mod care;
mod change;
mod checklist;
mod comment;
mod committee_editing;
mod consent;
mod directory;
mod directory_editing;
mod exchange;
mod fields;
mod gaps;
mod goal;
mod health_region_editing;
mod involvement;
mod judgement;
mod link;
mod mail;
mod many_plans;
mod measure;
mod merging;
mod needs;
mod network;
mod network_cache;
mod network_health;
mod notification;
mod own_dashboard;
mod own_fields;
mod partner;
mod plan;
mod plan_life;
mod plan_log;
mod plan_undo;
mod plan_view;
mod plan_visit;
mod removal;
mod reports;
mod reports_regions;
mod restoring;
mod saved_view;
mod search;
mod seat_ends;
mod seats;
mod session;
mod succession;
mod suitability;
mod world;

use support::make_template;
