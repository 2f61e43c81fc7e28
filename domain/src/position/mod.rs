//! Places in an ordered list: sparse numbers, so that a move rewrites one record and not the list.

/// The distance between two neighbours of a freshly numbered list.
pub const GAP: f64 = 65_536.0;

/// The smallest distance that is still split; below it the neighbours step aside.
const SMALLEST: f64 = 1e-4;

/// The place between two neighbours, or `None` if there is no room left and [room must be made](make_room).
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

/// Places under `above` for what comes there, and for as many of those `below` it as have to step aside.
///
/// `below` are the positions of the others from there on, lowest first. The answer holds the new place first, then new ones
/// for the first of them; all others stay.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52")]
pub fn make_room(above: f64, below: &[f64]) -> Vec<f64> {
    let stepping_aside = below.iter().enumerate().find_map(|(count, stays)| {
        let step = (stays - above) / (count as f64 + 2.0);
        (step >= 1.0).then_some((count, step))
    });
    let (count, step) = stepping_aside.unwrap_or((below.len(), GAP));
    (0..=count).map(|index| above + (index as f64 + 1.0) * step).collect()
}

/// The position of the `index`-th of a freshly numbered list.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "lists are far shorter than 2^52")]
pub fn numbered(index: usize) -> f64 {
    (index as f64 + 1.0) * GAP
}

#[cfg(test)]
mod together;

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

    #[test]
    fn only_as_many_step_aside_as_are_in_the_way() {
        assert_eq!(make_room(1.0, &[1.5, 2.0, 9.0, 9.5]), [3.0, 5.0, 7.0]);
        assert_eq!(make_room(1.0, &[1.0, 1.0]), [1.0 + GAP, 1.0 + 2.0 * GAP, 1.0 + 3.0 * GAP]);
        assert_eq!(make_room(1.0, &[]), [1.0 + GAP]);
    }

    proptest::proptest! {
        #[test]
        fn room_is_made_in_the_order_that_was(above in -1e6_f64..1e6, gaps in proptest::collection::vec(0.0_f64..3.0, 0..40)) {
            let below: Vec<f64> = gaps.iter().scan(above, |at, gap| { *at += gap; Some(*at) }).collect();
            let places = make_room(above, &below);
            let all: Vec<f64> = [above].into_iter().chain(places.iter().copied()).chain(below.iter().skip(places.len() - 1).copied()).collect();
            proptest::prop_assert_eq!(all.len(), below.len() + 2);
            proptest::prop_assert!(all.windows(2).take(places.len()).all(|pair| pair[0] < pair[1]));
            proptest::prop_assert!(all.is_sorted());
        }
    }
}
