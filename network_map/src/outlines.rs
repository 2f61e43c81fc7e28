//! Borders of areas below the network, such as districts.

/// An area with its name. A polygon is a ring around it and rings around its holes; rings need not be closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// What is written in its middle where there is room; nothing if empty.
    pub name: String,
    /// Polygons in layout units.
    pub polygons: Vec<Vec<Vec<[f32; 2]>>>,
}

impl Outline {
    /// The corners of the triangles that fill it, three to each.
    #[must_use]
    pub fn triangles(&self) -> Vec<[f32; 2]> {
        let mut cutter = earcut::Earcut::new();
        let mut corners: Vec<u32> = Vec::new();
        let mut triangles = Vec::new();
        for polygon in &self.polygons {
            let points: Vec<[f32; 2]> = polygon.iter().flatten().copied().collect();
            let holes = polygon.iter().scan(0, |end, ring| {
                *end += ring.len() as u32;
                Some(*end)
            });
            let holes: Vec<u32> = holes.take(polygon.len().saturating_sub(1)).collect();
            cutter.earcut(points.iter().copied(), &holes, &mut corners);
            triangles.extend(corners.iter().map(|&corner| points[corner as usize]));
        }
        triangles
    }

    /// The lines of its border, each from one corner to the next.
    pub fn segments(&self) -> impl Iterator<Item = [[f32; 2]; 2]> + '_ {
        self.polygons.iter().flatten().flat_map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|(from, to)| [*from, *to]).filter(|[from, to]| from != to)
        })
    }

    /// The middle of its largest polygon and half of its width; none if it has no extent.
    #[must_use]
    pub fn middle(&self) -> Option<([f32; 2], f32)> {
        let largest = self.polygons.iter().filter_map(|polygon| polygon.first()).max_by(|a, b| {
            let [a, b] = [a, b].map(|ring| doubled_area(ring).abs());
            a.total_cmp(&b)
        })?;
        let bounds = crate::camera::Bounds::around(largest.iter().copied())?;
        let half = (bounds.high[0] - bounds.low[0]) * 0.5;
        (half > 0.0).then(|| (centroid(largest), half))
    }
}

fn edges(ring: &[[f32; 2]]) -> impl Iterator<Item = ([f32; 2], [f32; 2], f32)> + '_ {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(&a, &b)| (a, b, a[0] * b[1] - b[0] * a[1]))
}

fn doubled_area(ring: &[[f32; 2]]) -> f32 {
    edges(ring).map(|(_, _, area)| area).sum()
}

fn centroid(ring: &[[f32; 2]]) -> [f32; 2] {
    let area = doubled_area(ring);
    let mean = |axis: usize| ring.iter().map(|place| place[axis]).sum::<f32>() / ring.len() as f32;
    if area.abs() < 1e-6 {
        return [mean(0), mean(1)];
    }
    [0, 1].map(|axis| edges(ring).map(|(a, b, part)| (a[axis] + b[axis]) * part).sum::<f32>() / (3.0 * area))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(low: f32, high: f32) -> Vec<[f32; 2]> {
        vec![[low, low], [high, low], [high, high], [low, high]]
    }

    fn filled(outline: &Outline) -> f32 {
        let triangles = outline.triangles();
        triangles.as_chunks::<3>().0.iter().map(|corners| doubled_area(corners).abs() * 0.5).sum()
    }

    #[test]
    fn an_area_is_filled_without_its_holes() {
        let outline =
            Outline { polygons: vec![vec![square(0.0, 10.0), square(2.0, 4.0)]], ..Outline::default() };
        assert!((filled(&outline) - 96.0).abs() < 1e-3);
        assert_eq!(outline.segments().count(), 8);
    }

    #[test]
    fn islands_belong_to_the_area_and_its_name_stands_on_the_largest() {
        let outline = Outline {
            polygons: vec![vec![square(0.0, 1.0)], vec![square(10.0, 20.0)]],
            ..Outline::default()
        };
        assert!((filled(&outline) - 101.0).abs() < 1e-3);
        assert_eq!(outline.middle(), Some(([15.0, 15.0], 5.0)));
    }

    #[test]
    fn an_area_without_extent_is_no_mistake() {
        for ring in [vec![], vec![[1.0, 1.0]], vec![[1.0, 1.0], [1.0, 1.0]]] {
            let outline = Outline { polygons: vec![vec![ring]], ..Outline::default() };
            assert!(outline.triangles().is_empty());
            assert_eq!((outline.segments().count(), outline.middle()), (0, None));
        }
        assert_eq!(Outline::default().middle(), None);
    }
}
