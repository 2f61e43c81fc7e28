//! Why there is no picture.

use std::fmt;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// The browser has no WebGL2, or it is switched off, and the network is too large to be drawn without.
    NoWebGl2,
    /// The browser has no way of drawing at all; show the table instead.
    NoCanvas,
    /// The canvas for labels is in use by something else.
    NoTextCanvas,
    /// The context was lost while the renderer was set up.
    ContextLost,
    /// The graphics driver rejects a shader, with its reason.
    Shader(String),
}

impl fmt::Display for MapError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWebGl2 => formatter.write_str("the browser offers no WebGL2"),
            Self::NoCanvas => formatter.write_str("the browser offers neither WebGL2 nor a 2D canvas"),
            Self::NoTextCanvas => formatter.write_str("the canvas for labels has no 2D context"),
            Self::ContextLost => formatter.write_str("the WebGL context was lost"),
            Self::Shader(reason) => write!(formatter, "a shader was rejected: {reason}"),
        }
    }
}

impl std::error::Error for MapError {}
