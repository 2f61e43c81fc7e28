//! What a row says of a seat in a committee, which seat that is, and what it changes.

use time::Date;

use super::{
    FieldPreview, Met, Problem, Reason,
    reading::{Cells, Reading, first, push},
};
use crate::{
    directory::{Level, MembershipRole, NAME_MAX},
    exchange::{
        field::ImportField,
        matching::{Board, Known, MatchReason, Member, Sitting},
        names::{organisation_key, organisation_sound},
        network_value::committee_kind_of_name,
        question::{LEAVE_OUT, NEW, NO, QuestionKind, YES},
        seat_value::{DayReading, day, is_vote, role_of_words},
    },
    id::CommitteeId,
    search::fold,
};

/// The most committees that a question puts first.
const MOST_LIKELY: usize = 6;

/// The committee of a seat.
#[derive(Clone, Debug)]
pub(super) enum SaidOfCommittee {
    /// A place in the list of committees, and why it is meant.
    Known(usize, MatchReason),
    /// One of this name that is to be set up, and by which row.
    New(String, usize),
}

/// What a row says of a seat.
#[derive(Debug)]
pub(super) struct SaidOfSeat {
    pub(super) committee: SaidOfCommittee,
    /// The column that names the committee.
    pub(super) column: usize,
    /// The column with a day, the last one if there are two.
    pub(super) column_of_days: Option<usize>,
    pub(super) role: Option<MembershipRole>,
    pub(super) is_voting: Option<bool>,
    pub(super) from: Option<Date>,
    /// First day after the term; inside nothing if it is said to be open.
    pub(super) to: Option<Option<Date>>,
}

/// A seat as a row would leave it.
pub(super) struct NextSeat {
    /// Where it is in the list, unless it is new.
    pub(super) place: Option<usize>,
    seat: Sitting,
    /// The committee, if it is to be set up.
    board: Option<Board>,
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
        let role = first(cells, ImportField::SeatRole);
        let role = role.and_then(|(column, text)| self.role(row, column, text, problems));
        let said = self.said_of_term(row, cells, problems);
        Some(SaidOfSeat { committee: committee?, column, role, ..said })
    }

    /// What a word says that a member is.
    pub(super) fn role(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<MembershipRole> {
        let key = format!("role:{}", fold(text));
        let asked = |answer: &str| answer.parse::<MembershipRole>().ok();
        match role_of_words(text).filter(|_| !self.settings.answers.contains_key(&key)) {
            Some(role) => Some(role),
            None => self.ask(row, column, key, QuestionKind::Role, text, asked, problems),
        }
    }

    /// The vote and the days of a seat; the committee is for the caller to say.
    pub(super) fn said_of_term(
        &mut self,
        row: usize,
        cells: &Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> SaidOfSeat {
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
        let committee = SaidOfCommittee::Known(0, MatchReason::SameName);
        SaidOfSeat { committee, column: 0, column_of_days, role: None, is_voting, from, to }
    }

    /// The committee of a name, if there is one, or what somebody has said about it.
    fn committee(
        &mut self,
        row: usize,
        column: usize,
        name: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<SaidOfCommittee> {
        let key = format!("committee:{}", organisation_key(name));
        let named = self.everybody.boards_named(name).to_vec();
        if let [one] = named.as_slice()
            && !self.settings.answers.contains_key(&key)
        {
            return Some(SaidOfCommittee::Known(*one, MatchReason::SameName));
        }
        let ids = |places: &[usize]| places.iter().filter_map(|at| self.everybody.boards[*at].id).collect();
        let likely = if named.is_empty() { likely_committees(self.known, name) } else { ids(&named) };
        let places: Vec<(CommitteeId, usize)> = self.places_of_committees();
        let known = self.known;
        // An earlier row may have set it up by now, also beside others of its name.
        let own = named.iter().copied().find(|at| self.everybody.boards[*at].id.is_none());
        let asked = |answer: &str| {
            if answer == NEW {
                return Some(match (own, named.as_slice()) {
                    (Some(one), _) => SaidOfCommittee::Known(one, MatchReason::Answered),
                    (None, [one]) => SaidOfCommittee::Known(*one, MatchReason::Answered),
                    _ => SaidOfCommittee::New(name.to_owned(), row),
                });
            }
            let id = answered_committee(known, answer)?;
            let (_, place) = places.iter().find(|(known, _)| *known == id)?;
            Some(SaidOfCommittee::Known(*place, MatchReason::Answered))
        };
        self.ask(row, column, key, QuestionKind::Committee(likely), name, asked, problems)
    }

    fn places_of_committees(&self) -> Vec<(CommitteeId, usize)> {
        let boards = self.everybody.boards.iter().enumerate();
        boards.filter_map(|(place, board)| Some((board.id?, place))).collect()
    }

    /// What the row makes of the seat that the member has in the time it names, or of a new one.
    pub(super) fn next_seat(
        &self,
        said: &SaidOfSeat,
        member: Member,
        fields: &mut Vec<FieldPreview>,
    ) -> Result<NextSeat, Problem> {
        let (committee, board, why) = self.board_of(said)?;
        let (name, may_edit) = match &board {
            Some(board) => (board.name.clone(), board.may_edit),
            None => {
                let board = &self.everybody.boards[committee];
                (board.name.clone(), board.may_edit)
            }
        };
        let before = fields.len();
        let begin = self.begin(said);
        let place = self.find_seat(committee, said, member, begin);
        let mut seat = match place {
            Some(place) => self.everybody.seats[place].clone(),
            None => {
                let role = said.role.unwrap_or(MembershipRole::Member);
                let is_voting = said.is_voting.unwrap_or_else(|| role.usually_votes());
                push(fields, ImportField::Committee, "", &name);
                if let Some(board) = &board {
                    push(fields, ImportField::NodeKind, "", board.kind.as_str());
                }
                push(fields, ImportField::SeatRole, "", role.as_str());
                push(fields, ImportField::SeatVoting, "", vote(is_voting));
                Sitting {
                    id: None,
                    committee,
                    member,
                    on_behalf_of: self.behalf_of(member),
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
            if !may_edit {
                return Err(Problem { column: Some(said.column), reason: Reason::CommitteeNotYours });
            }
        }
        // A new seat is told by its fields.
        let why = place.map(|_| why).or_else(|| Some(why).filter(|why| *why == MatchReason::Answered));
        let row = board.as_ref().map_or(self.everybody.row_of_board(committee), |board| board.row);
        let why = why.filter(|_| board.is_none());
        Ok(NextSeat { place, seat, board, met: Met { name, row, why } })
    }

    /// Where the committee of a seat is in the list; one that is to be set up comes at its end.
    fn board_of(&self, said: &SaidOfSeat) -> Result<(usize, Option<Board>, MatchReason), Problem> {
        match &said.committee {
            SaidOfCommittee::Known(place, why) => Ok((*place, None, *why)),
            SaidOfCommittee::New(name, row) => {
                let board = self.new_board(name.clone(), *row, said.column)?;
                Ok((self.everybody.boards.len(), Some(board), MatchReason::Answered))
            }
        }
    }

    /// A committee that a row sets up, if the actor may.
    pub(super) fn new_board(&self, name: String, row: usize, column: usize) -> Result<Board, Problem> {
        if !self.known.may_add_committees {
            return Err(Problem { column: Some(column), reason: Reason::NoNewCommittee });
        }
        if name.chars().count() > NAME_MAX {
            return Err(Problem { column: Some(column), reason: Reason::TooLong { max: NAME_MAX } });
        }
        Ok(Board {
            id: None,
            row: Some(row),
            kind: committee_kind_of_name(&name),
            name,
            level: Level::Region,
            description: String::new(),
            parent: None,
            may_edit: true,
        })
    }

    /// For whom a new seat is held: a person sits there for where they work.
    fn behalf_of(&self, member: Member) -> Option<usize> {
        match member {
            Member::Human(place) => self.everybody.people.get(place).and_then(|human| human.body),
            Member::Body(place) => Some(place),
        }
    }

    /// The first day of a seat that is not there yet: the one that is said, or today unless it has ended by then.
    fn begin(&self, said: &SaidOfSeat) -> Option<Date> {
        let today = self.known.today.filter(|today| said.to.flatten().is_none_or(|to| to > *today));
        said.from.or(today)
    }

    /// Where the seat is that the row means: that of the same day, or else the last one within the time it names.
    fn find_seat(
        &self,
        committee: usize,
        said: &SaidOfSeat,
        member: Member,
        begin: Option<Date>,
    ) -> Option<usize> {
        let seats = &self.everybody.seats;
        let of_member = self.everybody.seats_of(committee, member);
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
        if let Some(board) = next.board {
            self.everybody.add_board(board);
        }
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
        QuestionKind::Committee(_) => {
            [LEAVE_OUT, NEW].contains(&answer) || answered_committee(known, answer).is_some()
        }
        _ => true,
    }
}

/// The committee that an answer names by its id, or, in a mapping of the command line, by its name.
pub(super) fn answered_committee(known: &Known, answer: &str) -> Option<CommitteeId> {
    let committees = || known.committees.iter().map(|one| &one.record);
    if let Ok(id) = answer.parse::<CommitteeId>() {
        return committees().find(|committee| committee.id == id).map(|committee| committee.id);
    }
    let mut named = committees().filter(|committee| committee.name == answer);
    let one = named.next()?.id;
    named.next().is_none().then_some(one)
}

/// The committees whose name sounds like this one, or holds it, or is held by it.
pub(super) fn likely_committees(known: &Known, name: &str) -> Vec<CommitteeId> {
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
