//! Which committees count as double structures: how many members they share, and how much common fields of action weigh.

use serde::{Deserialize, Serialize};

/// The reader's choice; what the URL says beside the choices offered is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlapRule {
    /// Fewer common members are no overlap.
    pub least: usize,
    /// As many members a common field of action counts.
    pub field_weight: u32,
}

impl OverlapRule {
    /// What may be chosen as the least number of common members.
    pub const LEAST: [usize; 3] = [2, 3, 5];
    /// What may be chosen as the weight of a field.
    pub const FIELD_WEIGHTS: [u32; 3] = [0, 1, 3];

    /// Reads the choice from the values of `least` and `weight` in the URL.
    #[must_use]
    pub fn read(least: Option<&str>, weight: Option<&str>) -> Self {
        let mut rule = Self::default();
        rule.least = offered(least, &Self::LEAST).unwrap_or(rule.least);
        rule.field_weight = offered(weight, &Self::FIELD_WEIGHTS).unwrap_or(rule.field_weight);
        rule
    }

    /// The parts of the URL's query; what is as usual is not there.
    #[must_use]
    pub fn pairs(self) -> [(&'static str, Option<String>); 2] {
        let usual = Self::default();
        [
            ("least", (self.least != usual.least).then(|| self.least.to_string())),
            ("weight", (self.field_weight != usual.field_weight).then(|| self.field_weight.to_string())),
        ]
    }
}

impl Default for OverlapRule {
    fn default() -> Self {
        Self { least: Self::LEAST[0], field_weight: Self::FIELD_WEIGHTS[0] }
    }
}

fn offered<T: std::str::FromStr + PartialEq + Copy>(word: Option<&str>, choices: &[T]) -> Option<T> {
    let wanted = word?.parse().ok()?;
    choices.iter().copied().find(|choice| *choice == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        let rule = OverlapRule::read(Some("3"), Some("1"));
        assert_eq!((rule.least, rule.field_weight), (3, 1));
        assert_eq!(OverlapRule::read(Some("4"), Some("-1")), OverlapRule::default());
        assert_eq!(OverlapRule::read(None, Some("")), OverlapRule::default());
    }

    #[test]
    fn the_usual_choice_does_not_stand_in_the_url() {
        assert_eq!(OverlapRule::default().pairs().map(|(_, value)| value), [None, None]);
        let rule = OverlapRule { least: 5, field_weight: 3 };
        let [least, weight] = rule.pairs().map(|(_, value)| value);
        assert_eq!(OverlapRule::read(least.as_deref(), weight.as_deref()), rule);
    }
}
