//! Which part of the picture is on the screen, and how it gets there.

/// Milliseconds a flight takes.
const FLIGHT: f64 = 200.0;
/// CSS pixels per layout unit beyond which nothing new appears.
const NEAREST: f32 = 40.0;
/// How far out one may zoom, as a share of the zoom that fits the whole picture.
const FARTHEST: f32 = 0.5;
/// A small picture is not blown up beyond this when fitted.
const NEAREST_FIT: f32 = 14.0;
/// How far out and how near a flight to a node goes at most: names can be read there, and it is clear where one is.
const READING_ZOOMS: [f32; 2] = [6.0, 11.0];
/// CSS pixels kept free around a fitted picture.
const MARGIN: f32 = 28.0;

/// Widths of the floating panels that cover the edges of the map, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    /// Covered at the top.
    pub top: f32,
    /// Covered on the right.
    pub right: f32,
    /// Covered at the bottom.
    pub bottom: f32,
    /// Covered on the left.
    pub left: f32,
}

/// A rectangle in layout units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The corner with the smallest coordinates.
    pub low: [f32; 2],
    /// The corner with the largest coordinates.
    pub high: [f32; 2],
}

impl Bounds {
    /// The smallest rectangle around `points`; none if there are none.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = [f32; 2]>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, [x, y]| {
            let Self { low, high } = bounds.unwrap_or(Self { low: [x, y], high: [x, y] });
            Some(Self { low: [low[0].min(x), low[1].min(y)], high: [high[0].max(x), high[1].max(y)] })
        })
    }
}

impl Bounds {
    /// What lies in both; none if they do not touch.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let low = [0, 1].map(|axis| self.low[axis].max(other.low[axis]));
        let high = [0, 1].map(|axis| self.high[axis].min(other.high[axis]));
        (low[0] <= high[0] && low[1] <= high[1]).then_some(Self { low, high })
    }
}

/// What the camera looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    centre: [f32; 2],
    zoom: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Flight {
    from: View,
    to: View,
    /// Set at the first frame, because only frames know the time.
    started: Option<f64>,
}

/// The camera. "Screen" is CSS pixels from the upper left corner of the canvas, "world" is layout units.
///
/// The centre of the view is shown in the middle of the *free* area, never under a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Camera {
    view: View,
    viewport: [f32; 2],
    insets: Insets,
    bounds: Option<Bounds>,
    flight: Option<Flight>,
    is_motion_reduced: bool,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            view: View { centre: [0.0; 2], zoom: 4.0 },
            viewport: [1.0; 2],
            insets: Insets::default(),
            bounds: None,
            flight: None,
            is_motion_reduced: false,
        }
    }
}

impl Camera {
    /// A camera that shows `bounds` on a picture of this size.
    #[must_use]
    pub fn showing(bounds: Bounds, viewport: [f32; 2]) -> Self {
        let mut camera = Self { viewport, ..Self::default() };
        camera.fit(bounds);
        camera
    }

    /// A camera that shows what no panel covers, and only that, as large as it is.
    #[must_use]
    pub fn of_free_area(&self) -> Self {
        let [_, _, width, height] = self.free_area();
        Self { viewport: [width, height], insets: Insets::default(), flight: None, ..self.clone() }
    }

    /// CSS pixels per layout unit.
    #[must_use]
    pub fn zoom(&self) -> f32 {
        self.view.zoom
    }

    /// Width and height of the canvas in CSS pixels.
    #[must_use]
    pub fn viewport(&self) -> [f32; 2] {
        self.viewport
    }

    /// CSS pixels per unit of *symbol* size: symbols grow slower than distances, so that they stay visible from afar
    /// and do not become blobs close by.
    #[must_use]
    pub fn symbol_scale(&self) -> f32 {
        symbol_scale(self.view.zoom)
    }

    /// Where the world is moved to: screen = world * zoom + offset.
    #[must_use]
    pub fn offset(&self) -> [f32; 2] {
        let middle = self.middle();
        [0, 1].map(|axis| middle[axis] - self.view.centre[axis] * self.view.zoom)
    }

    /// A place in the world as a place on the screen.
    #[must_use]
    pub fn to_screen(&self, world: [f32; 2]) -> [f32; 2] {
        let offset = self.offset();
        [0, 1].map(|axis| world[axis] * self.view.zoom + offset[axis])
    }

    /// A place on the screen as a place in the world.
    #[must_use]
    pub fn to_world(&self, screen: [f32; 2]) -> [f32; 2] {
        let offset = self.offset();
        [0, 1].map(|axis| (screen[axis] - offset[axis]) / self.view.zoom)
    }

    /// The part of the world the whole canvas shows.
    #[must_use]
    pub fn visible_world(&self) -> Bounds {
        Bounds { low: self.to_world([0.0; 2]), high: self.to_world(self.viewport) }
    }

    /// Sets the size of the canvas; the centre stays in the middle.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.viewport = [width.max(1.0), height.max(1.0)];
    }

    /// Tells which edges are covered. What is on the screen does not jump; the next fit or flight aims at the rest.
    pub fn set_insets(&mut self, insets: Insets) {
        let before = self.middle();
        self.insets = insets;
        let after = self.middle();
        for axis in 0..2 {
            self.view.centre[axis] += (after[axis] - before[axis]) / self.view.zoom;
        }
    }

    /// Sets the extent of the picture, which limits how far one may zoom out and pan.
    pub fn set_bounds(&mut self, bounds: Option<Bounds>) {
        self.bounds = bounds;
    }

    /// Makes flights jump.
    pub fn set_reduced_motion(&mut self, is_reduced: bool) {
        self.is_motion_reduced = is_reduced;
    }

    /// Moves the picture with the pointer, by CSS pixels.
    pub fn pan_by(&mut self, dx: f32, dy: f32) {
        self.flight = None;
        self.view.centre[0] -= dx / self.view.zoom;
        self.view.centre[1] -= dy / self.view.zoom;
        // The picture can be pushed to the edge of the screen but not out of it.
        if let Some(Bounds { low, high }) = self.bounds {
            for axis in 0..2 {
                self.view.centre[axis] = self.view.centre[axis].clamp(low[axis], high[axis]);
            }
        }
    }

    /// Zooms by `factor`, keeping what is at the screen point `(x, y)` where it is.
    pub fn zoom_at(&mut self, x: f32, y: f32, factor: f32) {
        self.flight = None;
        let before = self.to_world([x, y]);
        self.view.zoom = self.within_limits(self.view.zoom * factor);
        let after = self.to_world([x, y]);
        for axis in 0..2 {
            self.view.centre[axis] += before[axis] - after[axis];
        }
    }

    /// Shows `bounds` as large as the free area allows, at once.
    pub fn fit(&mut self, bounds: Bounds) {
        self.flight = None;
        self.view = self.fitting(bounds);
    }

    /// Shows `world` in the middle of the free area, with `zoom` CSS pixels per layout unit, at once.
    pub fn look_at(&mut self, world: [f32; 2], zoom: f32) {
        self.flight = None;
        self.view = View { centre: world, zoom };
    }

    /// As [`Camera::fit`], but in flight.
    pub fn fly_to_fit(&mut self, bounds: Bounds) {
        self.fly(self.fitting(bounds));
    }

    /// Flies until `world` is in the middle of the free area, near enough to fill it with what is within `radius`.
    pub fn fly_to_surroundings(&mut self, world: [f32; 2], radius: f32) {
        let [_, _, width, height] = self.free_area();
        let zoom = (width.min(height) * 0.5 - MARGIN).max(40.0) / radius.max(1e-3);
        self.fly_to(world, zoom.clamp(READING_ZOOMS[0], READING_ZOOMS[1]));
    }

    /// Flies until `world` is in the middle of the free area, at least as near as `zoom`.
    pub fn fly_to(&mut self, world: [f32; 2], zoom: f32) {
        self.fly(View { centre: world, zoom: self.within_limits(self.view.zoom.max(zoom)) });
    }

    /// What it looks at, or will after the flight that is under way.
    #[must_use]
    pub fn aim(&self) -> View {
        self.flight.map_or(self.view, |flight| flight.to)
    }

    /// Flies to what [`Camera::aim`] was once.
    pub fn fly_back(&mut self, view: View) {
        self.fly(View { zoom: self.within_limits(view.zoom), ..view });
    }

    /// Zooms by `factor` about the middle of the free area, in flight; pressing again goes on from where that leads.
    pub fn fly_zoom(&mut self, factor: f32) {
        let View { centre, zoom } = self.aim();
        self.fly(View { centre, zoom: self.within_limits(zoom * factor) });
    }

    /// Flies to `world` as near as it is now, unless it lies in the free area already or a flight is under way.
    pub fn reveal(&mut self, world: [f32; 2]) {
        let [left, top, width, height] = self.free_area();
        let [x, y] = self.to_screen(world);
        let is_free =
            |at: f32, start: f32, length: f32| at >= start + MARGIN && at <= start + length - MARGIN;
        if self.flight.is_none() && !(is_free(x, left, width) && is_free(y, top, height)) {
            self.fly(View { centre: world, zoom: self.view.zoom });
        }
    }

    /// Moves on to the time `now_ms`; returns whether the flight goes on.
    pub fn advance(&mut self, now_ms: f64) -> bool {
        let Some(flight) = &mut self.flight else { return false };
        let started = *flight.started.get_or_insert(now_ms);
        let progress = ((now_ms - started) / FLIGHT).clamp(0.0, 1.0) as f32;
        let eased = ease(progress);
        let View { centre: from, zoom: from_zoom } = flight.from;
        let View { centre: to, zoom: to_zoom } = flight.to;
        // Zoom by equal factors in equal times, and move as the zoom goes, so that the target is approached straight.
        let ratio = to_zoom / from_zoom;
        let zoom = from_zoom * ratio.powf(eased);
        let way =
            if (ratio - 1.0).abs() < 1e-3 { eased } else { (1.0 - from_zoom / zoom) / (1.0 - 1.0 / ratio) };
        self.view = View { centre: [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * way), zoom };
        if progress >= 1.0 {
            self.view = flight.to;
            self.flight = None;
        }
        self.flight.is_some()
    }

    /// Whether a flight is under way.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    fn fly(&mut self, to: View) {
        if self.is_motion_reduced {
            self.flight = None;
            self.view = to;
        } else {
            self.flight = Some(Flight { from: self.view, to, started: None });
        }
    }

    /// Left, top, width and height of what no panel covers.
    fn free_area(&self) -> [f32; 4] {
        let Insets { top, right, bottom, left } = self.insets;
        let (width, height) = (self.viewport[0] - left - right, self.viewport[1] - top - bottom);
        // Panels that cover nearly all (a sheet on a phone) are ignored: better under a panel than nowhere.
        let (left, width) = if width < 120.0 { (0.0, self.viewport[0]) } else { (left, width) };
        let (top, height) = if height < 120.0 { (0.0, self.viewport[1]) } else { (top, height) };
        [left, top, width, height]
    }

    /// The middle of what panels leave free, in CSS pixels.
    #[must_use]
    pub fn middle(&self) -> [f32; 2] {
        let [left, top, width, height] = self.free_area();
        [left + width * 0.5, top + height * 0.5]
    }

    fn fitting(&self, Bounds { low, high }: Bounds) -> View {
        let [_, _, width, height] = self.free_area();
        let across = (width - 2.0 * MARGIN).max(width * 0.5) / (high[0] - low[0]).max(1e-3);
        let down = (height - 2.0 * MARGIN).max(height * 0.5) / (high[1] - low[1]).max(1e-3);
        View {
            centre: [(low[0] + high[0]) * 0.5, (low[1] + high[1]) * 0.5],
            zoom: across.min(down).min(NEAREST_FIT),
        }
    }

    fn within_limits(&self, zoom: f32) -> f32 {
        let farthest = self.bounds.map_or(0.05, |bounds| self.fitting(bounds).zoom * FARTHEST);
        zoom.clamp(farthest.min(NEAREST), NEAREST)
    }
}

/// See [`Camera::symbol_scale`].
#[must_use]
pub fn symbol_scale(zoom: f32) -> f32 {
    // Far out, where nodes crowd, they shrink faster.
    let crowded = (zoom / 3.0).min(1.0).powf(0.25);
    (3.8 * zoom.sqrt() * crowded).min(20.0)
}

/// Starts and ends gently.
pub(crate) fn ease(progress: f32) -> f32 {
    progress * progress * (3.0 - 2.0 * progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Bounds = Bounds { low: [-50.0, -50.0], high: [50.0, 50.0] };

    fn camera() -> Camera {
        let mut camera = Camera::default();
        camera.resize(1440.0, 900.0);
        camera.set_bounds(Some(SQUARE));
        camera.set_insets(Insets { top: 60.0, right: 330.0, bottom: 100.0, left: 460.0 });
        camera.fit(SQUARE);
        camera
    }

    fn assert_near(a: [f32; 2], b: [f32; 2]) {
        assert!((a[0] - b[0]).hypot(a[1] - b[1]) < 1e-2, "{a:?} is not {b:?}");
    }

    #[test]
    fn screen_to_world_and_back_is_the_same_place() {
        let mut camera = camera();
        camera.pan_by(31.0, -12.0);
        camera.zoom_at(300.0, 200.0, 1.7);
        assert_near(camera.to_screen(camera.to_world([123.0, 456.0])), [123.0, 456.0]);
    }

    #[test]
    fn a_fitted_picture_lies_in_the_free_area() {
        let camera = camera();
        let (low, high) = (camera.to_screen(SQUARE.low), camera.to_screen(SQUARE.high));
        assert!(low[0] >= 460.0 && high[0] <= 1110.0 && low[1] >= 60.0 && high[1] <= 800.0);
        assert_near(camera.to_screen([0.0, 0.0]), [785.0, 430.0]);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut camera = camera();
        let under = camera.to_world([700.0, 300.0]);
        camera.zoom_at(700.0, 300.0, 2.5);
        assert_near(camera.to_screen(under), [700.0, 300.0]);
    }

    #[test]
    fn zoom_has_limits() {
        let mut camera = camera();
        let fitted = camera.zoom();
        camera.zoom_at(0.0, 0.0, 1e-6);
        assert!((camera.zoom() - fitted * FARTHEST).abs() < 1e-4);
        camera.zoom_at(0.0, 0.0, 1e9);
        assert_eq!(camera.zoom(), NEAREST);
    }

    #[test]
    fn panning_moves_the_picture_with_the_pointer_but_not_out_of_sight() {
        let mut camera = camera();
        let before = camera.to_screen([3.0, 4.0]);
        camera.pan_by(10.0, 20.0);
        assert_near(camera.to_screen([3.0, 4.0]), [before[0] + 10.0, before[1] + 20.0]);
        camera.pan_by(1e6, 0.0);
        assert_near(camera.to_screen([-50.0, camera.view.centre[1]]), camera.middle());
    }

    #[test]
    fn opening_a_panel_does_not_move_the_picture() {
        let mut camera = camera();
        let before = camera.to_screen([3.0, 4.0]);
        camera.set_insets(Insets::default());
        assert_near(camera.to_screen([3.0, 4.0]), before);
    }

    #[test]
    fn a_camera_comes_back_to_what_it_looked_at_although_panels_have_gone_meanwhile() {
        let mut camera = camera();
        camera.fly_to([20.0, 10.0], 12.0);
        let before = camera.aim();
        camera.set_insets(Insets::default());
        camera.fit(SQUARE);
        camera.fly_back(before);
        assert_eq!(camera.aim(), before);
        assert!(camera.advance(1000.0) && !camera.advance(1200.0));
        assert_near(camera.to_screen([20.0, 10.0]), [720.0, 450.0]);
        assert_eq!(camera.zoom(), 12.0);
    }

    #[test]
    fn a_flight_takes_its_time_and_arrives_in_the_free_area() {
        let mut camera = camera();
        camera.fly_to([20.0, 10.0], 12.0);
        assert!(camera.advance(1000.0));
        assert!(camera.advance(1100.0));
        assert!(!camera.advance(1200.0));
        assert_near(camera.to_screen([20.0, 10.0]), [785.0, 430.0]);
        assert_eq!(camera.zoom(), 12.0);
    }

    #[test]
    fn what_is_under_a_panel_is_brought_out_and_what_is_free_stays() {
        let mut camera = camera();
        let free = camera.to_world([700.0, 300.0]);
        camera.reveal(free);
        assert!(!camera.is_flying());
        let (covered, zoom) = (camera.to_world([1300.0, 300.0]), camera.zoom());
        camera.reveal(covered);
        camera.advance(0.0);
        camera.advance(1e4);
        assert_near(camera.to_screen(covered), camera.middle());
        assert_eq!(camera.zoom(), zoom);
    }

    #[test]
    fn zooming_twice_in_one_flight_adds_up() {
        let mut camera = camera();
        let fitted = camera.zoom();
        camera.fly_zoom(1.5);
        camera.advance(0.0);
        camera.fly_zoom(1.5);
        camera.advance(10.0);
        camera.advance(1e4);
        assert!((camera.zoom() - fitted * 2.25).abs() < 1e-3);
    }

    #[test]
    fn with_reduced_motion_flights_jump() {
        let mut camera = camera();
        camera.set_reduced_motion(true);
        camera.fly_to([20.0, 10.0], 12.0);
        assert!(!camera.is_flying());
        assert_near(camera.to_screen([20.0, 10.0]), [785.0, 430.0]);
    }

    #[test]
    fn symbols_grow_slower_than_distances() {
        let sizes = [0.5, 2.0, 8.0, 30.0].map(symbol_scale);
        assert!(sizes.is_sorted());
        assert!(sizes[2] / sizes[1] < 4.0 && sizes[0] > 1.0 && sizes[3] <= 20.0);
    }

    #[test]
    fn bounds_have_in_common_what_lies_in_both() {
        let other = Bounds { low: [0.0, -90.0], high: [70.0, 10.0] };
        assert_eq!(SQUARE.common(other), Some(Bounds { low: [0.0, -50.0], high: [50.0, 10.0] }));
        assert_eq!(SQUARE.common(Bounds { low: [60.0, 0.0], high: [70.0, 10.0] }), None);
    }

    #[test]
    fn the_free_area_alone_shows_what_is_free_and_nothing_else() {
        let camera = camera();
        let free = camera.of_free_area();
        assert_eq!(free.viewport(), [650.0, 740.0]);
        let Bounds { low, high } = free.visible_world();
        assert_near(camera.to_screen(low), [460.0, 60.0]);
        assert_near(camera.to_screen(high), [1110.0, 800.0]);
    }

    #[test]
    fn panels_that_cover_everything_are_ignored() {
        let mut camera = Camera::default();
        camera.resize(360.0, 640.0);
        camera.set_insets(Insets { left: 300.0, ..Insets::default() });
        camera.fit(SQUARE);
        assert_near(camera.to_screen([0.0, 0.0]), [180.0, 320.0]);
    }
}
