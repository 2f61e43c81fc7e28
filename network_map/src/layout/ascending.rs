//! Finds places in a given order that are as near as possible to the wanted ones.

/// Places close to the `wanted` ones, in the same order: the one with index `i` at least by `offset(i) - offset(i - 1)`
/// after the one before. The first is not below zero, and each is at most `most` beyond its offset.
///
/// Without the offsets these are the closest ascending numbers, which pooling adjacent violators finds.
pub(super) fn ascending(wanted: &[f32], offset: impl Fn(usize) -> f32, most: f32) -> Vec<f32> {
    let mut pools: Vec<(f32, usize)> = Vec::new();
    for (index, place) in wanted.iter().enumerate() {
        let mut pool = (place - offset(index), 1);
        while let Some(&(mean, size)) = pools.last()
            && mean > pool.0
        {
            let all = size + pool.1;
            pool = ((mean * size as f32 + pool.0 * pool.1 as f32) / all as f32, all);
            pools.pop();
        }
        pools.push(pool);
    }
    let means = pools.into_iter().flat_map(|(mean, size)| std::iter::repeat_n(mean, size));
    means.enumerate().map(|(index, mean)| mean.clamp(0.0, most.max(0.0)) + offset(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_keep_their_order_and_their_distance() {
        let wanted = [5.0, 1.0, 1.2, 9.0, -3.0, 40.0];
        let places = ascending(&wanted, |index| index as f32 * 2.0, 10.0);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 2.0 - 1e-4), "{places:?}");
        assert!(places[0] >= 0.0 && places[5] <= 20.0);
    }

    #[test]
    fn what_is_wanted_and_possible_is_done() {
        assert_eq!(ascending(&[1.0, 4.0, 9.0], |index| index as f32, 20.0), [1.0, 4.0, 9.0]);
        assert!(ascending(&[], |_| 0.0, 1.0).is_empty());
    }
}
