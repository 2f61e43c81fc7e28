//! What is said about a list, in a file that people edit.

use domain::id::HealthRegionId;
use serde::{Deserialize, Serialize};

/// What a list means: where its columns are named, what they hold, and the answers to its questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The id of the health region; none leaves it to be said beside the mapping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_region: Option<HealthRegionId>,
    /// The name of the sheet; empty for a text file.
    #[serde(default)]
    pub sheet: String,
    /// The first row of column names, from 1.
    pub head_first: usize,
    /// How many rows name the columns.
    pub head_count: usize,
    /// What the columns hold.
    #[serde(default)]
    pub column: Vec<MappedColumn>,
    /// Answers to questions.
    #[serde(default)]
    pub answer: Vec<MappedAnswer>,
}

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// The name of the column.
    pub name: String,
    /// The field it holds; empty for none.
    #[serde(default)]
    pub means: String,
}

/// A question and what somebody says to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedAnswer {
    /// The key of the question.
    pub question: String,
    /// The question in words.
    #[serde(default)]
    pub text: String,
    /// What can be answered, where that is not all kinds or all keys of districts.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The answer; empty for none.
    #[serde(default)]
    pub answer: String,
}

impl Mapping {
    /// Reads a file in TOML.
    ///
    /// # Errors
    /// What the reader of TOML says, with the place.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The file in TOML.
    ///
    /// # Errors
    /// For numbers that TOML cannot hold.
    pub fn write(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }
}
