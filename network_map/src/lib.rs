//! The interactive network map: from a [`NetworkSnapshot`](domain::network::NetworkSnapshot) to a picture.
//!
//! - [`graph`]: who is linked with whom, and where an arrow key leads
//! - [`history`]: the network of a day
//! - [`comparison`]: what differs between two days
//! - [`layout`]: where nodes stand; deterministic, for server and browser
//! - [`borders`]: borders of districts as they travel to the browser
//! - [`task`]: what a web worker arranges
//! - [`filter`]: which nodes are shown, and the counts of the legend
//! - [`folding`]: groups of nodes as one
//! - [`names`]: which nodes are called so
//! - [`overlaps`]: which committees have the same members
//! - [`paths`]: how one gets from one node to another
//! - [`bonds`]: who holds the network together; most of it is not worked out in the browser
//! - [`places`]: where nodes stand, and how they move to another arrangement
//! - [`scene`]: what is to be drawn; [`layer`]: as flat numbers
//! - [`hulls`]: outlines around groups of nodes; [`outlines`]: borders below the network; [`areas`]: both as flat numbers
//! - [`camera`]: which part of it is on the screen
//! - [`detail`]: how much is drawn while it moves; [`tiles`]: which links can be seen
//! - [`aggregate`]: large networks from afar, a mark for each region
//! - [`picking`]: which node is under the pointer
//! - [`lasso`]: which nodes a line that was drawn around them encloses
//! - [`labels`]: which nodes are named, and where; [`line_breaks`]: in which lines
//! - [`palette`]: colours and shapes of the kinds in each theme; [`shapes`]: their outlines; [`look`]: how strong and wide things are drawn
//! - [`svg`]: the picture as vectors; [`caption`]: what stands around a picture that leaves the page
//! - [`wire`]: the compact form in which a network travels to the browser
//! - `webgl` (in the browser only): draws it; the only place that knows the graphics card

pub mod aggregate;
pub mod areas;
pub mod bonds;
pub mod borders;
pub mod camera;
pub mod caption;
pub mod comparison;
pub mod detail;
pub mod filter;
pub mod folding;
pub mod graph;
pub mod history;
pub mod hulls;
pub mod labels;
pub mod lasso;
pub mod layer;
pub mod layout;
pub mod line_breaks;
pub mod look;
pub mod names;
pub mod outlines;
pub mod overlaps;
pub mod palette;
pub mod paths;
pub mod picking;
pub mod places;
pub mod scene;
pub mod shapes;
pub mod svg;
pub mod task;
pub mod tiles;
#[cfg(target_arch = "wasm32")]
pub mod webgl;
pub mod wire;

#[cfg(test)]
mod sample;
