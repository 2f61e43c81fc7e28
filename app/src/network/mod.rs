//! The network: who is linked with whom, as a picture and as a table of the same.
//!
//! The server answers everything once ([`api`]), so that the page is whole without JavaScript. In the browser the
//! network is fetched a second time as data; from then on selecting and filtering ask nobody ([`reading`] is the same
//! code on both sides), and `stage` drives the renderer.

pub mod api;
mod appearance;
mod appearance_text;
mod arrangement_nav;
mod arrangement_text;
pub mod bonds;
mod by_hand;
pub mod caption;
mod choice;
mod command_dialog;
mod command_text;
mod commands;
pub mod export;
mod export_text;
mod fetch;
mod filter_panel;
mod fold_link;
mod gap_answer;
mod gap_page;
mod gap_text;
mod id_list;
mod involved;
mod kept_query;
mod list_frame;
mod map_canvas;
mod map_page;
mod map_state;
mod measure;
mod node_table;
mod outline;
mod overlap_reading;
mod overlap_rule;
mod overlap_table;
mod overlap_text;
pub mod picture;
mod presentation;
pub mod query;
mod question_menu;
pub mod reading;
mod restriction;
mod restriction_bar;
mod restriction_text;
pub mod saved_views;
mod search_box;
mod selection_panel;
mod share_menu;
#[cfg(target_arch = "wasm32")]
mod stage;
pub(crate) mod text;
mod time;
mod topic_answer;
mod topic_page;
mod topic_text;

pub use map_page::MapPage;
