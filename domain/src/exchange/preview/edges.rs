//! What becomes of an edge: where somebody works or sits, which committee stands above another, a relation.

use super::{
    Outcome, Problem, Reason, RowPreview,
    reading::{Cells, Reading, first, push, shortened},
    seats::{SaidOfCommittee, SaidOfSeat},
};
use crate::{
    directory::{MembershipRole, RelationKind},
    exchange::{
        field::ImportField,
        matching::{Bond, End, MatchReason, Member},
        network_value::{EdgeSense, EdgeWord, edge_sense, edge_word},
        question::{QuestionKind, is_said_by_an_edge},
    },
    network::NodeKind,
    search::fold,
};

/// What a committee says of another by an edge.
const PARENT: &str = "parent";

/// How many committees can stand above one; whoever draws more has drawn no order of committees.
const DEEPEST: usize = 100;

/// The two ends of an edge.
#[derive(Clone, Copy)]
struct Ends {
    from: End,
    to: End,
}

impl Reading<'_> {
    pub(super) fn read_edge(&mut self, cells: &Cells<'_>, preview: &mut RowPreview) {
        let text = |field| first(cells, field).map_or("", |(_, text)| text);
        let name = |id: &str| self.net.nodes.get(id).map_or(id, |node| node.name.as_str()).to_owned();
        let (from, to) = (text(ImportField::EdgeFrom), text(ImportField::EdgeTo));
        preview.title = shortened(&format!("{} → {}", name(from), name(to)));
        let column = first(cells, ImportField::EdgeKind).map(|(column, _)| column);
        let read = self.ends(cells).and_then(|(ends, sense)| self.edge(ends, sense, cells, preview));
        match read {
            Ok(outcome) => preview.outcome = outcome,
            Err(problem) if problem.column.is_none() => {
                preview.problems.push(Problem { column, ..problem });
            }
            Err(problem) => preview.problems.push(problem),
        }
    }

    /// Who is linked, and what that says.
    fn ends(&self, cells: &Cells<'_>) -> Result<(Ends, EdgeSense), Problem> {
        let node = |field| {
            let (column, id) = first(cells, field).map_or((None, ""), |(column, id)| (Some(column), id));
            let node = self.net.nodes.get(id).filter(|_| column.is_some());
            node.map(|node| (column, node)).ok_or(Problem { column, reason: Reason::NoEnd })
        };
        let ((from_column, from), (to_column, to)) =
            (node(ImportField::EdgeFrom)?, node(ImportField::EdgeTo)?);
        if from.kind == Some(NodeKind::Region) && to.kind == Some(NodeKind::Region) {
            return Err(Problem { column: to_column, reason: Reason::BetweenRegions });
        }
        let left_out = |column, name: &String| {
            let name = name.clone();
            Problem { column, reason: Reason::EndLeftOut { name } }
        };
        let begin = from.end.zip(from.kind).ok_or_else(|| left_out(from_column, &from.name))?;
        let end = to.end.zip(to.kind).ok_or_else(|| left_out(to_column, &to.name))?;
        if begin.0 == end.0 {
            return Err(Problem { column: to_column, reason: Reason::OneEnd });
        }
        let word = first(cells, ImportField::EdgeKind).map_or("", |(_, text)| text);
        let sense = edge_sense(edge_word(word), begin.1, end.1);
        Ok((Ends { from: begin.0, to: end.0 }, sense))
    }

    fn edge(
        &mut self,
        ends: Ends,
        sense: EdgeSense,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<Outcome, Problem> {
        match (sense, ends.from, ends.to) {
            (EdgeSense::Work, End::Human(human), End::Body(body))
            | (EdgeSense::Work, End::Body(body), End::Human(human)) => self.work(human, body, preview),
            (EdgeSense::SeatOfPerson, End::Human(human), End::Board(board))
            | (EdgeSense::SeatOfPerson, End::Board(board), End::Human(human)) => {
                self.seat(Member::Human(human), board, cells, preview)
            }
            (EdgeSense::SeatOfOrganisation, End::Body(body), End::Board(board))
            | (EdgeSense::SeatOfOrganisation, End::Board(board), End::Body(body)) => {
                self.seat(Member::Body(body), board, cells, preview)
            }
            (EdgeSense::Below, End::Board(board), End::Board(parent)) => self.below(board, parent, preview),
            (EdgeSense::Belongs, End::Region, end) | (EdgeSense::Belongs, end, End::Region) => {
                self.belongs(end)
            }
            _ => self.relation(ends, cells, preview),
        }
    }

    /// Somebody works for one organisation; on behalf of others they sit somewhere.
    fn work(&mut self, human: usize, body: usize, preview: &mut RowPreview) -> Result<Outcome, Problem> {
        let person = &self.everybody.people[human];
        if person.body == Some(body) || self.everybody.speaks_for(human, body) {
            return Ok(Outcome::Unchanged);
        }
        if let Some(other) = person.body {
            let name = self.everybody.bodies[other].name.clone();
            return Err(Problem { column: None, reason: Reason::WorksElsewhere { name } });
        }
        if person.works_unseen {
            return Err(Problem { column: None, reason: Reason::WorksUnseen });
        }
        if !person.may_edit {
            return Err(Problem { column: None, reason: Reason::NotYours });
        }
        push(&mut preview.fields, ImportField::OrganisationName, "", &self.everybody.bodies[body].name);
        let person = &mut self.everybody.people[human];
        person.body = Some(body);
        person.is_changed = true;
        Ok(Outcome::Changed)
    }

    fn seat(
        &mut self,
        member: Member,
        board: usize,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<Outcome, Problem> {
        let kind = first(cells, ImportField::EdgeKind);
        let said_role = first(cells, ImportField::SeatRole);
        let word = edge_word(kind.map_or("", |(_, text)| text));
        // A role of its own says more than the kind of the edge.
        let role = match (said_role, kind, word) {
            (Some((column, text)), ..) | (None, Some((column, text)), EdgeWord::Other) => {
                self.role(preview.row, column, text, &mut preview.problems)
            }
            (None, _, EdgeWord::Chair) if !self.leads(member, board) => Some(MembershipRole::Chair),
            _ => None,
        };
        let said = self.said_of_term(preview.row, cells, &mut preview.problems);
        if !preview.problems.is_empty() {
            return Ok(Outcome::Rejected);
        }
        // Where somebody sits on its behalf, a seat of its own would be a second one.
        if let Member::Body(body) = member
            && role.is_none()
            && self.everybody.is_represented(board, body, self.known.today)
        {
            return Ok(Outcome::Unchanged);
        }
        let column = first(cells, ImportField::EdgeTo).map_or(0, |(column, _)| column);
        let committee = SaidOfCommittee::Known(board, MatchReason::SameName);
        let said = SaidOfSeat { committee, column, role, ..said };
        let next = self.next_seat(&said, member, &mut preview.fields)?;
        let outcome = match (next.place, preview.fields.is_empty()) {
            (None, _) => Outcome::New,
            (Some(_), false) => Outcome::Changed,
            (Some(_), true) => Outcome::Unchanged,
        };
        self.keep_seat(next);
        Ok(outcome)
    }

    /// Whether a member leads or moderates the committee today; the map tells both by one word.
    fn leads(&self, member: Member, board: usize) -> bool {
        let seats = self.everybody.seats_of(board, member).iter().map(|at| &self.everybody.seats[*at]);
        let mut seats = seats.filter(|seat| seat.is_within(self.known.today, None));
        seats.any(|seat| seat.role.leads())
    }

    /// Of a committee that is in the directory, its page says what stands above it.
    fn below(&mut self, board: usize, parent: usize, preview: &mut RowPreview) -> Result<Outcome, Problem> {
        let boards = &self.everybody.boards;
        if boards[board].parent == Some(parent) {
            return Ok(Outcome::Unchanged);
        }
        if boards[board].id.is_some() || boards[board].parent.is_some() {
            return Err(Problem { column: None, reason: Reason::CommitteeStands });
        }
        let mut above =
            std::iter::successors(Some(parent), |at| boards[*at].parent).take(DEEPEST).enumerate();
        if above.any(|(depth, at)| at == board || depth + 1 == DEEPEST) {
            return Err(Problem { column: None, reason: Reason::AboveItself });
        }
        push(&mut preview.fields, ImportField::EdgeKind, "", PARENT);
        self.everybody.boards[board].parent = Some(parent);
        Ok(Outcome::New)
    }

    /// What an import brings belongs to the health region anyway.
    fn belongs(&self, end: End) -> Result<Outcome, Problem> {
        match end {
            End::Body(body) if !self.everybody.bodies[body].is_here => {
                Err(Problem { column: None, reason: Reason::BelongsToNone })
            }
            _ => Ok(Outcome::Unchanged),
        }
    }

    fn relation(
        &mut self,
        ends: Ends,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<Outcome, Problem> {
        let (column, text) = match first(cells, ImportField::EdgeKind) {
            Some(cell) => cell,
            None => first(cells, ImportField::EdgeTo).unwrap_or((0, "")),
        };
        let text = if first(cells, ImportField::EdgeKind).is_some() { text } else { "" };
        let word = edge_word(text);
        let said = if let EdgeWord::Relation(kind) = word { kind } else { None };
        // The map does not tell the kind of a relation: any that is there already is meant.
        let is_any = matches!(word, EdgeWord::Relation(None) | EdgeWord::Missing);
        if is_any && self.is_bound(ends, None) {
            return Ok(Outcome::Unchanged);
        }
        let kind = match said {
            Some(kind) => kind,
            None => {
                let key = format!("relation:{}", fold(text));
                let asked = |answer: &str| {
                    answer.parse::<RelationKind>().ok().filter(|kind| is_said_by_an_edge(*kind))
                };
                let before = preview.problems.len();
                let problems = &mut preview.problems;
                match self.ask(preview.row, column, key, QuestionKind::Relation, text, asked, problems) {
                    Some(kind) => kind,
                    None if preview.problems.len() > before => return Ok(Outcome::Rejected),
                    None => return Err(Problem { column: Some(column), reason: Reason::LeftOut }),
                }
            }
        };
        if !is_said_by_an_edge(kind) {
            return Err(Problem { column: Some(column), reason: Reason::Succession });
        }
        if self.is_bound(ends, Some(kind)) {
            return Ok(Outcome::Unchanged);
        }
        if !self.may_edit(ends.from) && !self.may_edit(ends.to) {
            return Err(Problem { column: Some(column), reason: Reason::NotYours });
        }
        push(&mut preview.fields, ImportField::EdgeKind, "", kind.as_str());
        self.everybody.add_bond(Bond { is_new: true, kind, from: ends.from, to: ends.to });
        Ok(Outcome::New)
    }

    /// Whether the two are related already, perhaps by a kind; who works together is named in either order.
    fn is_bound(&self, Ends { from, to }: Ends, kind: Option<RelationKind>) -> bool {
        let is_of_kind = |bond: &&Bond| kind.is_none_or(|kind| bond.kind == kind);
        let mut turned = self.everybody.bonds_between(to, from).filter(is_of_kind);
        self.everybody.bonds_between(from, to).any(|bond| is_of_kind(&bond))
            || turned.any(|bond| bond.kind == RelationKind::Cooperates)
    }

    /// Whoever may change one of two records may say how they are related.
    fn may_edit(&self, end: End) -> bool {
        match end {
            End::Human(place) => self.everybody.people[place].may_edit,
            End::Body(place) => self.everybody.bodies[place].may_edit,
            End::Board(place) => self.everybody.boards[place].may_edit,
            End::Region => false,
        }
    }
}
