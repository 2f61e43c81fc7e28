//! Who holds the network together: figures of its structure. All of them together are too much work for a browser, which
//! only estimates who stands between the others.
//!
//! - [`contacts`]: who is in contact with whom
//! - [`centrality`]: who stands between the others, and who is near to them
//! - [`communities`]: who has more to do with each other than with the rest
//! - [`cut_points`]: without whom it falls apart

pub mod centrality;
#[cfg(not(target_arch = "wasm32"))]
pub mod communities;
pub mod contacts;
pub mod cut_points;
