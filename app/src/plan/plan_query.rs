//! What the address of a plan's page says: which view, which measures, in which order.

use std::{fmt, str::FromStr};

pub(crate) use domain::plan::PlanView;
use domain::{
    calendar,
    id::{GoalId, MeasureId, OwnFieldId, PlanId, SavedPlanViewId},
    plan::{BoardGoal, Card, MeasureStatus, OWN_FIELDS_MAX, is_late},
    search::{QUESTION_MAX, fold},
    text::UnknownText,
    text_enum,
};
use leptos_router::params::ParamsMap;
use time::Date;

use crate::links;

text_enum! {
    /// Which measures alone are shown.
    Only {
        /// Those of the reader.
        Mine = "mine",
        /// Those that are delayed or overdue.
        Late = "late",
        /// Those that others have changed since the reader's last visit.
        New = "new",
    }
}

text_enum! {
    /// What measures are grouped by.
    Grouping {
        /// The goal they serve.
        Goal = "goal",
        /// The field of action of that goal.
        Field = "field",
        /// The committee that works on them.
        Committee = "committee",
        /// The person who answers for them.
        Person = "person",
    }
}

text_enum! {
    /// A column of the table.
    TableColumn {
        /// The title.
        Title = "title",
        /// How far it is.
        Status = "status",
        /// The goal.
        Goal = "goal",
        /// The committee.
        Committee = "committee",
        /// The person who answers for it.
        Person = "person",
        /// When it begins.
        StartsOn = "starts-on",
        /// By when it is to be done.
        DueOn = "due-on",
        /// Milestones done.
        Milestones = "milestones",
        /// What was made of it last.
        Judged = "judged",
    }
}

/// A column of the table: one of every plan, or a field of the plan's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum AnyColumn {
    /// One that every plan has.
    Usual(TableColumn),
    /// A field that the plan has of its own.
    Own(OwnFieldId),
}

impl fmt::Display for AnyColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual(column) => column.fmt(f),
            Self::Own(field) => field.fmt(f),
        }
    }
}

impl FromStr for AnyColumn {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        let own = || text.parse().map(Self::Own).map_err(|_| UnknownText);
        text.parse().map(Self::Usual).or_else(|_: UnknownText| own())
    }
}

/// The columns that an address leaves out, in one order.
fn hidden(said: &str) -> Vec<AnyColumn> {
    let is_said = |column: &&TableColumn| said.split('.').any(|name| name == column.as_str());
    let usual = TableColumn::ALL.iter().filter(is_said).map(|column| AnyColumn::Usual(*column));
    let mut own: Vec<OwnFieldId> = said.split('.').filter_map(|name| name.parse().ok()).collect();
    own.sort_unstable();
    own.dedup();
    own.truncate(OWN_FIELDS_MAX);
    usual.chain(own.into_iter().map(AnyColumn::Own)).collect()
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    /// By what.
    pub(super) by: AnyColumn,
    /// Whether the last comes first.
    pub(super) is_descending: bool,
}

/// What the address of a plan's page says. What cannot be read is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanQuery {
    /// The last part of the path.
    pub(super) view: PlanView,
    /// `saved`: the saved view that was opened.
    pub(super) saved: Option<SavedPlanViewId>,
    /// `group`: measures in groups.
    pub(super) group: Option<Grouping>,
    /// `goal`: only the measures of this one.
    pub(super) goal: Option<GoalId>,
    /// `q`: only measures that have each of these words.
    pub(super) text: String,
    /// `only`: only these.
    pub(super) only: Option<Only>,
    /// `sort`: the order of the table; descending with a minus before it.
    pub(super) sort: Option<Sort>,
    /// `hide`: columns that the table leaves out.
    pub(super) hidden: Vec<AnyColumn>,
    /// `month`: the first day of the month that the calendar shows.
    pub(super) month: Option<Date>,
    /// `measure`: the one whose sheet is open.
    pub(super) measure: Option<MeasureId>,
}

impl PlanQuery {
    /// The view with everything in it.
    pub(super) const fn all(view: PlanView) -> Self {
        Self {
            view,
            saved: None,
            group: None,
            goal: None,
            text: String::new(),
            only: None,
            sort: None,
            hidden: Vec::new(),
            month: None,
            measure: None,
        }
    }

    /// Reads the query of an address.
    pub(super) fn read(view: PlanView, query: &ParamsMap) -> Self {
        let sort = query.get("sort").and_then(|sort| {
            let by = sort.strip_prefix('-');
            Some(Sort { is_descending: by.is_some(), by: by.unwrap_or(&sort).parse().ok()? })
        });
        Self {
            view,
            saved: query.get("saved").and_then(|saved| saved.parse().ok()),
            group: query.get("group").and_then(|group| group.parse().ok()),
            goal: query.get("goal").and_then(|goal| goal.parse().ok()),
            text: query.get("q").unwrap_or_default().chars().take(QUESTION_MAX).collect(),
            only: query.get("only").and_then(|only| only.parse().ok()),
            sort,
            hidden: hidden(&query.get("hide").unwrap_or_default()),
            month: query.get("month").and_then(|month| calendar::parse_day(&format!("{month}-01"))),
            measure: query.get("measure").and_then(|measure| measure.parse().ok()),
        }
    }

    /// Reads what a saved view keeps, from a query without the question mark; what it does not keep is left out.
    pub(super) fn kept(view: PlanView, text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let kept = pairs.filter(|(name, _)| view.kept().contains(name));
        let query = kept.map(|(name, value)| (name.to_owned(), value.replace('+', "%20"))).collect();
        Self::read(view, &query)
    }

    /// What of it a saved view keeps, as a query without the question mark: always the same for what looks the same.
    pub(super) fn kept_text(&self) -> String {
        let pairs = self.pairs().into_iter().filter(|(name, _)| self.view.kept().contains(name));
        let query = links::with_query(String::new(), &pairs.collect::<Vec<_>>());
        query.strip_prefix('?').unwrap_or_default().to_owned()
    }

    /// The parts of the query that are set.
    pub(super) fn pairs(&self) -> [(&'static str, Option<String>); 9] {
        let text = self.text.trim().to_owned();
        let hidden: Vec<_> = self.hidden.iter().map(ToString::to_string).collect();
        [
            ("saved", self.saved.map(|saved| saved.to_string())),
            ("group", self.group.map(|group| group.to_string())),
            ("goal", self.goal.map(|goal| goal.to_string())),
            ("q", Some(text).filter(|text| !text.is_empty())),
            ("only", self.only.map(|only| only.to_string())),
            (
                "sort",
                self.sort.map(|sort| format!("{}{}", if sort.is_descending { "-" } else { "" }, sort.by)),
            ),
            ("hide", Some(hidden.join(".")).filter(|hidden| !hidden.is_empty())),
            ("month", self.month.map(|month| format!("{}-{:02}", month.year(), u8::from(month.month())))),
            ("measure", self.measure.map(|measure| measure.to_string())),
        ]
    }

    /// The path that says this of a plan.
    pub(super) fn path(&self, plan: PlanId) -> String {
        links::with_query(links::plan_view(plan, self.view), &self.pairs())
    }

    /// Whether some of the measures are hidden.
    pub(super) fn is_filtered(&self) -> bool {
        self.goal.is_some() || self.only.is_some() || !self.text.trim().is_empty()
    }

    /// Shows all measures again.
    pub(super) fn lift_filter(&mut self) {
        (self.goal, self.only) = (None, None);
        self.text.clear();
    }

    /// The words that each measure must have, as they are compared.
    pub(super) fn words(&self) -> Vec<String> {
        fold(&self.text).split_whitespace().map(str::to_owned).collect()
    }

    /// Leaves the cards that are to be shown; `changed` are those that are new for the reader.
    pub(super) fn retain(&self, cards: &mut Vec<Card>, changed: &[MeasureId], today: Date) {
        if self.is_filtered() {
            let words = self.words();
            cards.retain(|card| self.shows(card, &words, changed, today));
        }
    }

    /// Whether a goal is to be shown with the cards that are: because of one of them, or of its own words.
    pub(super) fn shows_goal(&self, entry: &BoardGoal, shown: &[Card]) -> bool {
        if self.goal.is_some_and(|goal| goal != entry.goal.id) {
            return false;
        }
        let words = self.words();
        let outcomes = entry.outcomes.iter().map(|outcome| outcome.title.as_str());
        let indicators = entry.indicators.iter().map(|series| series.indicator.name.as_str());
        let own: Vec<&str> =
            [entry.goal.title.as_str()].into_iter().chain(outcomes).chain(indicators).collect();
        let own = fold(&own.join(" "));
        (self.only.is_none() && words.iter().all(|word| own.contains(word)))
            || shown.iter().any(|card| card.goal_id == entry.goal.id)
    }

    fn shows(&self, card: &Card, words: &[String], changed: &[MeasureId], today: Date) -> bool {
        let is_shown = self.goal.is_none_or(|goal| goal == card.goal_id)
            && match self.only {
                None => true,
                Some(Only::Mine) => card.is_mine,
                Some(Only::New) => changed.contains(&card.id),
                Some(Only::Late) => {
                    card.status == MeasureStatus::Delayed || is_late(card.status, card.due_on, today)
                }
            };
        if !is_shown || words.is_empty() {
            return is_shown;
        }
        let names =
            [&card.committee, &card.responsible].map(|named| named.as_ref().map(|it| it.name.as_str()));
        let [committee, responsible] = names.map(Option::unwrap_or_default);
        let own = card.own_values.texts().collect::<Vec<_>>().join(" ");
        let text = fold(&format!("{} {committee} {responsible} {} {own}", card.title, card.reason));
        words.iter().all(|word| text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn read(query: &str) -> PlanQuery {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        PlanQuery::read(PlanView::Table, &query)
    }

    #[test]
    fn an_address_says_again_what_was_read_from_it() {
        let plan = PlanId::named("plan");
        let goal = GoalId::named("goal");
        let query = format!(
            "group=person&goal={goal}&q=hitze&only=late&sort=-due-on&hide=goal.milestones&month=2026-11"
        );
        let read = read(&query);
        assert_eq!(read.path(plan), format!("/plan/{plan}/table?{query}"));
        assert_eq!(read.sort, Some(Sort { by: AnyColumn::Usual(TableColumn::DueOn), is_descending: true }));
        assert_eq!(read.hidden, [TableColumn::Goal, TableColumn::Milestones].map(AnyColumn::Usual));
        assert_eq!(read.month, Some(date!(2026 - 11 - 01)));
    }

    #[test]
    fn fields_of_a_plans_own_are_columns_like_others() {
        let plan = PlanId::named("plan");
        let [mut first, mut second] = ["a", "b"].map(OwnFieldId::named);
        if second < first {
            (first, second) = (second, first);
        }
        let said = read(&format!("sort=-{second}&hide={second}.goal.{first}.{second}"));
        assert_eq!(said.sort, Some(Sort { by: AnyColumn::Own(second), is_descending: true }));
        let path = format!("/plan/{plan}/table?sort=-{second}&hide=goal.{first}.{second}");
        assert_eq!(said.path(plan), path);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let read = read("group=shape&goal=x&only=all&sort=-colour&hide=a.b&month=2026-13&measure=1&q= ");
        assert_eq!(
            read.path(PlanId::named("plan")),
            PlanQuery::all(PlanView::Table).path(PlanId::named("plan"))
        );
        assert!(!read.is_filtered());
        assert_eq!("list".parse::<PlanView>(), Err(UnknownText));
    }

    #[test]
    fn a_saved_view_keeps_what_it_shows_in_one_order_and_nothing_else() {
        let goal = GoalId::named("goal");
        let said = format!(
            "measure={}&hide=milestones.goal.x&sort=-due-on&only=late&q=a+b%26&goal={goal}&group=person&month=2026-11&evil=1",
            MeasureId::named("measure"),
        );
        let kept = |view| PlanQuery::kept(view, &said).kept_text();
        let filter = format!("goal={goal}&q=a%20b%26&only=late");
        assert_eq!(kept(PlanView::Table), format!("group=person&{filter}&sort=-due-on&hide=goal.milestones"));
        assert_eq!(kept(PlanView::Board), format!("group=person&{filter}"));
        assert_eq!(kept(PlanView::Timeline), kept(PlanView::Board));
        assert_eq!(kept(PlanView::Calendar), format!("{filter}&month=2026-11"));
        assert_eq!((kept(PlanView::Outline), kept(PlanView::Indicators)), (filter.clone(), filter));
        for view in PlanView::ALL {
            let once = kept(*view);
            assert_eq!(PlanQuery::kept(*view, &once).kept_text(), once, "{view}");
        }
    }

    #[test]
    fn what_a_saved_view_cannot_mean_is_left_out() {
        let said = "group=shape&goal=1&only=all&sort=-colour&hide=a.b&q=%20+&saved=1&measure=x&=&&q";
        assert!(!PlanQuery::kept(PlanView::Table, said).is_filtered());
        assert_eq!(PlanQuery::kept(PlanView::Table, said).kept_text(), "");
        let long = format!("q={}", "x".repeat(9_000));
        assert_eq!(PlanQuery::kept(PlanView::Board, &long).kept_text().len(), "q=".len() + QUESTION_MAX);
    }

    #[test]
    fn an_address_says_which_saved_view_was_opened() {
        let (plan, saved) = (PlanId::named("plan"), SavedPlanViewId::named("view"));
        let opened = read(&format!("saved={saved}&only=late"));
        assert_eq!((opened.saved, opened.kept_text().as_str()), (Some(saved), "only=late"));
        assert_eq!(opened.path(plan), format!("/plan/{plan}/table?saved={saved}&only=late"));
    }

    #[test]
    fn a_lifted_filter_keeps_the_order() {
        let mut query = read("q=hitze&only=mine&sort=title&group=goal");
        assert!(query.is_filtered());
        query.lift_filter();
        assert!(!query.is_filtered() && query.sort.is_some() && query.group == Some(Grouping::Goal));
    }
}
