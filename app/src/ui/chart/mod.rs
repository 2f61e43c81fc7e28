//! Charts as SVG, the same on server and client; each is shown with its table by whoever uses it.

pub mod choropleth;
pub mod stacked_bar;

pub use choropleth::{Area, Choropleth, ClassLegend, Classes};
pub use stacked_bar::{Legend, Part, Segment, StackedBar, Texture, TextureDefinitions};
