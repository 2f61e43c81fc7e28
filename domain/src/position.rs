//! Places in an ordered list: sparse numbers, so that a move rewrites one record and not the list.

/// The distance between two neighbours of a freshly numbered list.
pub const GAP: f64 = 65_536.0;

/// The smallest distance that is still split; below it the list is numbered afresh.
const SMALLEST: f64 = 1e-4;

/// The place between two neighbours, or `None` if there is no room left and the list must be numbered afresh.
///
/// `above` and `below` are the positions of the neighbours, `None` at either end of the list.
#[must_use]
pub fn between(above: Option<f64>, below: Option<f64>) -> Option<f64> {
    match (above, below) {
        (None, None) => Some(GAP),
        (Some(above), None) => Some(above + GAP),
        (None, Some(below)) => Some(below - GAP),
        (Some(above), Some(below)) if below - above > SMALLEST => Some(f64::midpoint(above, below)),
        _ => None,
    }
}

/// The position of the `index`-th of a freshly numbered list.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52")]
pub fn numbered(index: usize) -> f64 {
    (index as f64 + 1.0) * GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_between_two_neighbours_lies_between_them() {
        assert_eq!(between(Some(1.0), Some(2.0)), Some(1.5));
        assert!(between(Some(1.0), None).unwrap() > 1.0);
        assert!(between(None, Some(1.0)).unwrap() < 1.0);
        assert_eq!(between(None, None), Some(numbered(0)));
    }

    #[test]
    fn an_exhausted_gap_asks_for_new_numbers() {
        let (mut above, below) = (numbered(0), numbered(1));
        let mut splits = 0;
        while let Some(middle) = between(Some(above), Some(below)) {
            assert!(above < middle && middle < below);
            above = middle;
            splits += 1;
        }
        assert!(splits > 25, "only {splits} moves fit between two neighbours");
        assert_eq!(between(Some(1.0), Some(1.0)), None);
    }
}
