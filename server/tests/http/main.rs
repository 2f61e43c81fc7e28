//! What the server answers, in process, on `SQLite` and on `PostgreSQL`: each test runs on both.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and says where")]

#[macro_use]
#[path = "../../../store/tests/contract/databases.rs"]
mod databases;
mod succession;
mod support;

mod accounts;
mod archive;
mod attachment;
mod bulk;
mod care;
mod comment;
mod committee_form;
mod consent;
mod directory;
mod duplicates;
mod exchange;
mod exchange_network;
mod exports;
mod fields;
mod health;
mod health_region_form;
mod indicator_story;
mod list_files;
mod live;
mod mail;
mod network;
mod network_health;
mod notification;
mod own_dashboard;
mod own_field;
mod pages;
mod permission_table;
mod plan;
mod plan_life;
mod plan_view;
mod reasons;
mod record_form;
mod removal;
mod reports;
mod reports_regions;
mod restoring;
mod saved_view;
mod soak;

use support::make_template;
