//! What is presented, in its order, and where a key or button leads.

use crate::network::{
    query::{MapQuery, MapView},
    saved_views::api::ViewRow,
};

/// Where one may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// To the first view.
    First,
    /// To the view before.
    Back,
    /// To the next view.
    On,
    /// To the last view.
    Last,
    /// Out of the presentation.
    Leave,
}

impl Turn {
    /// What a key means, also those of a presenter in the hand.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowRight" | "ArrowDown" | "PageDown" => Some(Self::On),
            "ArrowLeft" | "ArrowUp" | "PageUp" => Some(Self::Back),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            "Escape" => Some(Self::Leave),
            _ => None,
        }
    }
}

/// A saved view as it is presented.
#[derive(Clone, Debug, PartialEq)]
struct Slide {
    name: String,
    query: MapQuery,
}

/// The saved views that the reader may open and that are pictures, in the order of their menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::network) struct Slides(Vec<Slide>);

impl Slides {
    /// Those of these views that are pictures: a table cannot be seen from afar.
    pub(in crate::network) fn of(rows: &[ViewRow]) -> Self {
        let slides = rows.iter().filter_map(|row| {
            let query = MapQuery::from_text(&row.query);
            let query = MapQuery { saved: Some(row.id.0), presents: true, ..query };
            (query.view == MapView::Net).then(|| Slide { name: row.name.clone(), query })
        });
        Self(slides.collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Which of them `query` shows, from 0.
    pub(super) fn place(&self, query: &MapQuery) -> Option<usize> {
        let saved = query.saved?;
        self.0.iter().position(|slide| slide.query.saved == Some(saved))
    }

    /// What the view at a place is called.
    pub(super) fn name(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(|slide| slide.name.as_str())
    }

    /// With what a presentation begins: the view that is open, else the first; without any, what is shown now.
    pub(super) fn begin(&self, now: &MapQuery) -> MapQuery {
        let first = self.0.get(self.place(now).unwrap_or_default());
        first.map_or_else(|| now.with_presented(true), |slide| slide.query.clone())
    }

    /// Where a turn leads from `now`; nowhere at the ends, where nothing begins anew.
    pub(super) fn turned(&self, now: &MapQuery, turn: Turn) -> Option<&MapQuery> {
        let place = self.place(now);
        let to = match (turn, place) {
            (Turn::Leave, _) | (Turn::Back, None) => return None,
            (Turn::First, _) | (Turn::On, None) => 0,
            (Turn::Back, Some(place)) => place.checked_sub(1)?,
            (Turn::On, Some(place)) => place + 1,
            (Turn::Last, _) => self.len().checked_sub(1)?,
        };
        self.0.get(to).filter(|_| place != Some(to)).map(|slide| &slide.query)
    }
}

#[cfg(test)]
mod tests {
    use domain::{id::SavedViewId, permission::Visibility};

    use super::*;
    use crate::{links, network::saved_views::api::AudienceChoice};

    fn row(name: &str, query: &str) -> ViewRow {
        ViewRow {
            id: SavedViewId::named(name),
            name: name.to_owned(),
            query: query.to_owned(),
            audience: AudienceChoice {
                key: "private".to_owned(),
                visibility: Visibility::Private,
                name: None,
            },
            owner: None,
            is_start: false,
            may_start: false,
            may_change: true,
            version: 1,
        }
    }

    fn slides() -> Slides {
        Slides::of(&[
            row("Alles", ""),
            row("Als Tabelle", "view=table"),
            row("Kreis", "region=Hof&arrange=geography"),
            row("Land", "level=state"),
        ])
    }

    fn opened(name: &str) -> MapQuery {
        MapQuery { saved: Some(SavedViewId::named(name).0), ..MapQuery::from_text("") }
    }

    #[test]
    fn pictures_are_presented_in_their_order_and_tables_are_not() {
        let slides = slides();
        let names: Vec<_> = (0..slides.len()).filter_map(|place| slides.name(place)).collect();
        assert_eq!(names, ["Alles", "Kreis", "Land"]);
        assert_eq!(slides.place(&opened("Kreis")), Some(1));
        assert_eq!(slides.place(&opened("Als Tabelle")), None);
        assert_eq!(slides.place(&MapQuery::default()), None);
    }

    #[test]
    fn a_presentation_begins_with_the_open_view_as_it_was_kept_else_with_the_first() {
        let slides = slides();
        let changed = MapQuery { region: None, ..opened("Kreis") };
        let id = SavedViewId::named("Kreis");
        let kept = format!("/map?saved={id}&region=Hof&arrange=geography&present=yes");
        assert_eq!(links::map(&slides.begin(&changed)), kept);
        let elsewhere = MapQuery::from_text("kind=person&view=table");
        assert_eq!(slides.place(&slides.begin(&elsewhere)), Some(0));
        let alone = Slides::of(&[row("Als Tabelle", "view=table")]).begin(&elsewhere);
        assert_eq!(links::map(&alone), "/map?kind=person&present=yes");
    }

    #[test]
    fn keys_step_through_the_views_and_stop_at_both_ends() {
        let slides = slides();
        let after = |name: &str, key: &str| {
            let turn = Turn::of_key(key)?;
            slides.turned(&opened(name), turn).and_then(|query| slides.place(query))
        };
        for key in ["ArrowRight", "ArrowDown", "PageDown"] {
            assert_eq!(["Alles", "Kreis", "Land"].map(|name| after(name, key)), [Some(1), Some(2), None]);
        }
        for key in ["ArrowLeft", "ArrowUp", "PageUp"] {
            assert_eq!(["Alles", "Kreis", "Land"].map(|name| after(name, key)), [None, Some(0), Some(1)]);
        }
        assert_eq!([after("Kreis", "Home"), after("Kreis", "End")], [Some(0), Some(2)]);
        assert_eq!([after("Alles", "Home"), after("Land", "End")], [None, None]);
        assert_eq!((after("Kreis", "Escape"), after("Kreis", "x")), (None, None));
        assert_eq!(Turn::of_key("Escape"), Some(Turn::Leave));
    }

    #[test]
    fn from_a_view_that_nobody_kept_one_goes_on_to_the_first_and_not_back() {
        let (slides, now) = (slides(), MapQuery::default().with_presented(true));
        let to = |turn| slides.turned(&now, turn).and_then(|query| slides.place(query));
        assert_eq!([Turn::On, Turn::Back, Turn::Last].map(to), [Some(0), None, Some(2)]);
        let none = Slides::default();
        let turns = [Turn::First, Turn::Back, Turn::On, Turn::Last, Turn::Leave];
        assert!(turns.iter().all(|turn| none.turned(&now, *turn).is_none()));
    }
}
