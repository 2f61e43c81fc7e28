//! What a row says of a seat in a committee, which seat that is, and what it changes.

use time::Date;

use super::{
    FieldPreview, Met, Problem, Reason,
    reading::{Cells, Reading, first, push},
};
use crate::{
    directory::MembershipRole,
    exchange::{
        field::ImportField,
        matching::{Known, MatchReason, Member, Sitting},
        names::{organisation_key, organisation_sound},
        question::{LEAVE_OUT, NO, QuestionKind, YES},
        seat_value::{DayReading, day, is_vote, role_of_words},
    },
    id::CommitteeId,
    search::fold,
};

/// The most committees that a question puts first.
const MOST_LIKELY: usize = 6;

/// What a row says of a seat.
#[derive(Debug)]
pub(super) struct SaidOfSeat {
    committee: CommitteeId,
    why: MatchReason,
    /// The column that names the committee.
    column: usize,
    /// The column with a day, the last one if there are two.
    column_of_days: Option<usize>,
    role: Option<MembershipRole>,
    is_voting: Option<bool>,
    from: Option<Date>,
    /// First day after the term; inside nothing if it is said to be open.
    to: Option<Option<Date>>,
}

/// A seat as a row would leave it.
pub(super) struct NextSeat {
    /// Where it is in the list, unless it is new.
    pub(super) place: Option<usize>,
    seat: Sitting,
    met: Met,
}

impl Reading<'_> {
    /// Nothing without a committee, or if somebody has said that the seat is left out.
    pub(super) fn said_of_seat(
        &mut self,
        row: usize,
        cells: &Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<SaidOfSeat> {
        let (column, name) = first(cells, ImportField::Committee)?;
        let before = problems.len();
        let committee = self.committee(row, column, name, problems);
        if committee.is_none() && problems.len() == before {
            return None;
        }
        let role = first(cells, ImportField::SeatRole).and_then(|(column, text)| {
            let key = format!("role:{}", fold(text));
            let asked = |answer: &str| answer.parse::<MembershipRole>().ok();
            match role_of_words(text).filter(|_| !self.settings.answers.contains_key(&key)) {
                Some(role) => Some(role),
                None => self.ask(row, column, key, QuestionKind::Role, text, asked, problems),
            }
        });
        let is_voting = first(cells, ImportField::SeatVoting).and_then(|(column, text)| {
            let key = format!("voting:{}", text.trim().to_lowercase());
            let asked = |answer: &str| match answer {
                YES => Some(true),
                NO => Some(false),
                _ => None,
            };
            match is_vote(text).filter(|_| !self.settings.answers.contains_key(&key)) {
                Some(is_voting) => Some(is_voting),
                None => self.ask(row, column, key, QuestionKind::Voting, text, asked, problems),
            }
        });
        let from = said_day(cells, ImportField::SeatFrom, problems).flatten();
        let last = said_day(cells, ImportField::SeatTo, problems);
        let column_of = |field| first(cells, field).map(|(column, _)| column);
        let column_of_days = column_of(ImportField::SeatTo).or_else(|| column_of(ImportField::SeatFrom));
        let to = last.map(|last| last.and_then(Date::next_day));
        let (committee, why) = committee?;
        Some(SaidOfSeat { committee, why, column, column_of_days, role, is_voting, from, to })
    }

    /// The committee of a name, if there is one, or what somebody has said about it.
    fn committee(
        &mut self,
        row: usize,
        column: usize,
        name: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<(CommitteeId, MatchReason)> {
        let key = format!("committee:{}", organisation_key(name));
        let named = self.everybody.committees_named(name);
        if let [one] = named
            && !self.settings.answers.contains_key(&key)
        {
            return Some((*one, MatchReason::SameName));
        }
        let likely = if named.is_empty() { likely_committees(self.known, name) } else { named.to_vec() };
        let known = self.known;
        let asked = |answer: &str| answered_committee(known, answer);
        let answered = self.ask(row, column, key, QuestionKind::Committee(likely), name, asked, problems);
        answered.map(|committee| (committee, MatchReason::Answered))
    }

    /// What the row makes of the seat that the member has in the time it names, or of a new one.
    pub(super) fn next_seat(
        &self,
        said: &SaidOfSeat,
        member: Member,
        fields: &mut Vec<FieldPreview>,
    ) -> Result<NextSeat, Problem> {
        let known = self.known.committees.iter().find(|one| one.record.id == said.committee);
        let name = known.map(|one| one.record.name.clone()).unwrap_or_default();
        let before = fields.len();
        let begin = self.begin(said);
        let place = self.find_seat(said, member, begin);
        let mut seat = match place {
            Some(place) => self.everybody.seats[place].clone(),
            None => {
                let role = said.role.unwrap_or(MembershipRole::Member);
                let is_voting = said.is_voting.unwrap_or_else(|| role.usually_votes());
                push(fields, ImportField::Committee, "", &name);
                push(fields, ImportField::SeatRole, "", role.as_str());
                push(fields, ImportField::SeatVoting, "", vote(is_voting));
                Sitting {
                    id: None,
                    committee: said.committee,
                    member,
                    role,
                    is_voting,
                    valid_from: None,
                    valid_to: None,
                    is_changed: true,
                }
            }
        };
        if let Some(role) = said.role.filter(|role| *role != seat.role) {
            push(fields, ImportField::SeatRole, seat.role.as_str(), role.as_str());
            seat.role = role;
        }
        if let Some(is_voting) = said.is_voting.filter(|is_voting| *is_voting != seat.is_voting) {
            push(fields, ImportField::SeatVoting, vote(seat.is_voting), vote(is_voting));
            seat.is_voting = is_voting;
        }
        let from = if place.is_none() { begin } else { said.from.or(seat.valid_from) };
        if from != seat.valid_from {
            push(fields, ImportField::SeatFrom, &shown(seat.valid_from), &shown(from));
            seat.valid_from = from;
        }
        let to = said.to.unwrap_or(seat.valid_to);
        if to != seat.valid_to {
            let last = |to: Option<Date>| shown(to.and_then(Date::previous_day));
            push(fields, ImportField::SeatTo, &last(seat.valid_to), &last(to));
            seat.valid_to = to;
        }
        if fields.len() > before {
            seat.is_changed = true;
            self.check_seat(&seat, place, said)?;
            if !known.is_some_and(|one| one.may_edit) {
                return Err(Problem { column: Some(said.column), reason: Reason::CommitteeNotYours });
            }
        }
        // A new seat is told by its fields.
        let why =
            place.map(|_| said.why).or_else(|| Some(said.why).filter(|why| *why == MatchReason::Answered));
        Ok(NextSeat { place, seat, met: Met { name, row: None, why } })
    }

    /// The first day of a seat that is not there yet: the one that is said, or today unless it has ended by then.
    fn begin(&self, said: &SaidOfSeat) -> Option<Date> {
        let today = self.known.today.filter(|today| said.to.flatten().is_none_or(|to| to > *today));
        said.from.or(today)
    }

    /// Where the seat is that the row means: that of the same day, or else the last one within the time it names.
    fn find_seat(&self, said: &SaidOfSeat, member: Member, begin: Option<Date>) -> Option<usize> {
        let seats = &self.everybody.seats;
        let of_member = self.everybody.seats_of(said.committee, member);
        let of_day = of_member.iter().copied().find(|at| match said.from {
            Some(from) => seats[*at].valid_from == Some(from),
            None => said.to.flatten().is_some_and(|to| seats[*at].valid_to == Some(to)),
        });
        let within = || of_member.iter().copied().filter(|at| seats[*at].is_within(begin, said.to.flatten()));
        of_day.or_else(|| within().max_by_key(|at| seats[*at].valid_to.unwrap_or(Date::MAX)))
    }

    /// Refuses days that no seat can have.
    fn check_seat(&self, seat: &Sitting, place: Option<usize>, said: &SaidOfSeat) -> Result<(), Problem> {
        let column = Some(said.column_of_days.unwrap_or(said.column));
        if let (Some(from), Some(to)) = (seat.valid_from, seat.valid_to)
            && from >= to
        {
            return Err(Problem { column, reason: Reason::EndsBeforeItBegins });
        }
        let others = self.everybody.seats_of(seat.committee, seat.member).iter().copied();
        let mut others = others.filter(|at| Some(*at) != place);
        if others.any(|at| self.everybody.seats[at].is_within(seat.valid_from, seat.valid_to)) {
            return Err(Problem { column, reason: Reason::SeatsOverlap });
        }
        Ok(())
    }

    /// Keeps the seat for the rows that follow; tells its committee.
    pub(super) fn keep_seat(&mut self, next: NextSeat) -> Met {
        match next.place {
            Some(place) => self.everybody.seats[place] = next.seat,
            None => self.everybody.add_seat(next.seat),
        }
        next.met
    }
}

/// Whether an answer that was kept still answers a question: a committee may be gone meanwhile.
pub(super) fn is_answer(known: &Known, kind: &QuestionKind, answer: &str) -> bool {
    match kind {
        QuestionKind::Committee(_) => answer == LEAVE_OUT || answered_committee(known, answer).is_some(),
        _ => true,
    }
}

/// The committee that an answer names by its id, or, in a mapping of the command line, by its name.
fn answered_committee(known: &Known, answer: &str) -> Option<CommitteeId> {
    let committees = || known.committees.iter().map(|one| &one.record);
    if let Ok(id) = answer.parse::<CommitteeId>() {
        return committees().find(|committee| committee.id == id).map(|committee| committee.id);
    }
    let mut named = committees().filter(|committee| committee.name == answer);
    let one = named.next()?.id;
    named.next().is_none().then_some(one)
}

/// The committees whose name sounds like this one, or holds it, or is held by it.
fn likely_committees(known: &Known, name: &str) -> Vec<CommitteeId> {
    let key = organisation_key(name);
    let sound = organisation_sound(&key);
    let is_likely = |other: &str| {
        let other = organisation_key(other);
        let holds = |whole: &str, part: &str| !part.is_empty() && whole.contains(part);
        organisation_sound(&other) == sound || holds(&other, &key) || holds(&key, &other)
    };
    let likely = known.committees.iter().filter(|one| is_likely(&one.record.name));
    likely.map(|one| one.record.id).take(MOST_LIKELY).collect()
}

/// Nothing for an empty cell; an open day is said, and is none.
fn said_day(cells: &Cells<'_>, field: ImportField, problems: &mut Vec<Problem>) -> Option<Option<Date>> {
    let (column, text) = first(cells, field)?;
    match day(text) {
        DayReading::Day(day) => Some(Some(day)),
        DayReading::Open => Some(None),
        DayReading::None => {
            problems.push(Problem { column: Some(column), reason: Reason::NotADay });
            None
        }
    }
}

const fn vote(is_voting: bool) -> &'static str {
    if is_voting { YES } else { NO }
}

fn shown(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
