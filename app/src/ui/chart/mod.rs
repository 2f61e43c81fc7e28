//! Charts as SVG, the same on server and client.
//!
//! A chart is a [`Drawing`]: a pure function makes shapes of numbers, and the shapes are drawn on the page or written as a
//! file. [`ChartFigure`] adds the sentence, the table and the files; a bar or a sparkline in a table stands beside its
//! numbers and needs neither. `/dashboard/charts` shows when which is right.

pub mod bars;
pub mod bullet;
pub mod burn_up;
pub mod choropleth;
pub mod donut;
pub mod drawing;
pub mod figure;
pub mod line;
pub mod scale;
pub mod sparkline;
pub mod stacked_bar;

pub use bars::{Bar, bars};
pub use bullet::{Bullet, bullet};
pub use burn_up::{Step, burn_up};
pub use choropleth::{Area, Choropleth, ClassLegend, Classes};
pub use donut::donut;
pub use drawing::{Drawing, Picture, Shape};
pub use figure::{Cell, ChartFigure, ChartFiles, DataTable};
pub use line::{Line, line};
pub use sparkline::sparkline;
pub use stacked_bar::{Legend, Part, Segment, StackedBar, Texture, TextureDefinitions, stacked_bars};
