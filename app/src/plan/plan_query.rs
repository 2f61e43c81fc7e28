//! What the address of a plan's page says: which view, which measures, in which order.

use std::{fmt, str::FromStr};

pub(crate) use domain::plan::{Only, PlanView};
use domain::{
    calendar,
    id::{GoalId, MeasureId, OwnFieldId, PlanId, SavedPlanViewId},
    plan::{
        BoardGoal, Card, FilterFacts, Judged, Lack, Lane, MeasureFilter, MeasureStatus, OWN_FIELDS_MAX,
        StatusAge,
    },
    reports::Standing,
    search::{QUESTION_MAX, fold},
    text::UnknownText,
    text_enum,
};
use leptos_router::params::ParamsMap;
use time::Date;

use crate::links;

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
    /// `of`: only the measures that have this in common; that of a goal is said by `goal`.
    pub(super) lane: Lane,
    /// `status`: only those of this status.
    pub(super) status: Option<MeasureStatus>,
    /// `standing`: only those that stand like this.
    pub(super) standing: Option<Standing>,
    /// `judged`: only open ones that are judged like this.
    pub(super) judged: Option<Judged>,
    /// `age`: only those that have had their status for so long.
    pub(super) age: Option<StatusAge>,
    /// `q`: only measures that have each of these words.
    pub(super) text: String,
    /// `only`: only these.
    pub(super) only: Option<Only>,
    /// `lacks`: only goals that lack this.
    pub(super) lacks: Option<Lack>,
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
            lane: Lane::All,
            status: None,
            standing: None,
            judged: None,
            age: None,
            text: String::new(),
            only: None,
            lacks: None,
            sort: None,
            hidden: Vec::new(),
            month: None,
            measure: None,
        }
    }

    /// The table with these measures alone.
    pub(super) fn of_measures(filter: MeasureFilter) -> Self {
        let MeasureFilter { goal, lane, status, standing, judged, age, only } = filter;
        Self { goal, lane, status, standing, judged, age, only, ..Self::all(PlanView::Table) }
    }

    /// Reads the query of an address.
    pub(super) fn read(view: PlanView, query: &ParamsMap) -> Self {
        let sort = query.get("sort").and_then(|sort| {
            let by = sort.strip_prefix('-');
            Some(Sort { is_descending: by.is_some(), by: by.unwrap_or(&sort).parse().ok()? })
        });
        let (lane, of_goal) = match part(query, "of").unwrap_or_default() {
            Lane::Goal(goal) => (Lane::All, Some(goal)),
            lane => (lane, None),
        };
        Self {
            view,
            saved: part(query, "saved"),
            group: part(query, "group"),
            goal: part(query, "goal").or(of_goal),
            lane,
            status: part(query, "status"),
            standing: part(query, "standing"),
            judged: part(query, "judged"),
            age: part(query, "age"),
            text: query.get("q").unwrap_or_default().chars().take(QUESTION_MAX).collect(),
            only: part(query, "only"),
            lacks: part(query, "lacks"),
            sort,
            hidden: hidden(&query.get("hide").unwrap_or_default()),
            month: query.get("month").and_then(|month| calendar::parse_day(&format!("{month}-01"))),
            measure: part(query, "measure"),
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
    pub(super) fn pairs(&self) -> [(&'static str, Option<String>); 15] {
        let text = self.text.trim().to_owned();
        let hidden: Vec<_> = self.hidden.iter().map(ToString::to_string).collect();
        [
            ("saved", self.saved.map(|saved| saved.to_string())),
            ("group", self.group.map(|group| group.to_string())),
            ("goal", self.goal.map(|goal| goal.to_string())),
            ("of", (self.lane != Lane::All).then(|| self.lane.to_string())),
            ("status", self.status.map(|status| status.to_string())),
            ("standing", self.standing.map(|standing| standing.to_string())),
            ("judged", self.judged.map(|judged| judged.to_string())),
            ("age", self.age.map(|age| age.to_string())),
            ("q", Some(text).filter(|text| !text.is_empty())),
            ("only", self.only.map(|only| only.to_string())),
            ("lacks", self.lacks.map(|lack| lack.to_string())),
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

    /// Which measures are meant, but for the words.
    pub(super) fn filter(&self) -> MeasureFilter {
        let Self { goal, lane, status, standing, judged, age, only, .. } = *self;
        MeasureFilter { goal, lane, status, standing, judged, age, only }
    }

    /// Whether something may be hidden.
    pub(super) fn is_filtered(&self) -> bool {
        self.filter().is_set() || self.lacks.is_some() || !self.text.trim().is_empty()
    }

    /// Shows everything again.
    pub(super) fn lift_filter(&mut self) {
        let MeasureFilter { goal, lane, status, standing, judged, age, only } = MeasureFilter::default();
        (self.goal, self.lane, self.status, self.standing) = (goal, lane, status, standing);
        (self.judged, self.age, self.only, self.lacks) = (judged, age, only, None);
        self.text.clear();
    }

    /// The words that each measure must have, as they are compared.
    pub(super) fn words(&self) -> Vec<String> {
        fold(&self.text).split_whitespace().map(str::to_owned).collect()
    }

    /// Leaves the cards that are to be shown.
    pub(super) fn retain(&self, cards: &mut Vec<Card>, facts: FilterFacts<'_>) {
        if self.is_filtered() {
            let (filter, words) = (self.filter(), self.words());
            cards.retain(|card| filter.shows(card, facts) && has_words(card, &words));
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
        // What is asked of measures says nothing about a goal, but for which it is.
        let asks_of_measures = MeasureFilter { goal: None, ..self.filter() }.is_set();
        (!asks_of_measures && words.iter().all(|word| own.contains(word)))
            || shown.iter().any(|card| card.goal_id == entry.goal.id)
    }
}

/// What a saved view keeps of a query, without the question mark: always the same for what looks the same.
#[must_use]
pub fn kept_query(view: PlanView, query: &str) -> String {
    PlanQuery::kept(view, query).kept_text()
}

/// What a part of a query says, if it can be read.
fn part<T: FromStr>(query: &ParamsMap, name: &str) -> Option<T> {
    query.get(name).and_then(|text| text.parse().ok())
}

/// Where the table of a plan lists exactly these measures.
pub(crate) fn measures_path(plan: PlanId, filter: MeasureFilter) -> String {
    PlanQuery::of_measures(filter).path(plan)
}

/// Where a view of a plan shows exactly the goals that lack something, or their indicators.
pub(crate) fn lacking_path(plan: PlanId, view: PlanView, lack: Lack) -> String {
    PlanQuery { lacks: Some(lack), ..PlanQuery::all(view) }.path(plan)
}

/// Whether a measure has each of the words.
fn has_words(card: &Card, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let names = [&card.committee, &card.responsible].map(|named| named.as_ref().map(|it| it.name.as_str()));
    let [committee, responsible] = names.map(Option::unwrap_or_default);
    let own = card.own_values.texts().collect::<Vec<_>>().join(" ");
    let text = fold(&format!("{} {committee} {responsible} {} {own}", card.title, card.reason));
    words.iter().all(|word| text.contains(word))
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
    fn an_address_says_each_part_of_a_filter_again() {
        let plan = PlanId::named("plan");
        let goal = GoalId::named("goal");
        let query = format!(
            "goal={goal}&of=person-00000000-0000-0000-0000-000000000000&status=paused&standing=not_begun&judged=at-risk&age=half-year&only=open&lacks=value"
        );
        let filter = MeasureFilter {
            goal: Some(goal),
            lane: Lane::Person(None),
            status: Some(MeasureStatus::Paused),
            standing: Some(Standing::NotBegun),
            judged: Some(Judged::AtRisk),
            age: Some(StatusAge::HalfYear),
            only: Some(Only::Open),
        };
        assert_eq!((read(&query).filter(), read(&query).lacks), (filter, Some(Lack::Value)));
        assert_eq!(read(&query).path(plan), format!("/plan/{plan}/table?{query}"));
        assert_eq!(format!("{}&lacks=value", measures_path(plan, filter)), read(&query).path(plan));
        // A goal is said in one way.
        assert_eq!(read(&format!("of=goal-{goal}")).path(plan), format!("/plan/{plan}/table?goal={goal}"));
        assert!(!read("of=all&status=x&standing=&judged=none&age=1&lacks=all").is_filtered());
        let lacking = format!("/plan/{plan}/goals?lacks=measure");
        assert_eq!(lacking_path(plan, PlanView::Outline, Lack::Measure), lacking);
    }

    #[test]
    fn a_lifted_filter_keeps_the_order() {
        let mut query = read(
            "q=hitze&only=mine&status=idea&of=committee-00000000-0000-0000-0000-000000000000&standing=delayed&judged=at-risk&age=year&lacks=value&sort=title&group=goal",
        );
        assert!(query.is_filtered());
        query.lift_filter();
        assert!(!query.is_filtered() && query.sort.is_some() && query.group == Some(Grouping::Goal));
    }
}
