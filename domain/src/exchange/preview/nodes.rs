//! What becomes of a node: an organisation, a person or a committee, as a row of a list would bring it.

use uuid::Uuid;

use super::{
    Met, Outcome, Problem, Reason, RowPreview,
    network::node_key,
    reading::{Cells, DESCRIPTION_MAX, Reading, checked, first, push, shortened},
    seats::{answered_committee, likely_committees},
};
use crate::{
    directory::Level,
    exchange::{
        field::ImportField,
        matching::{Board, End, MatchReason},
        names::organisation_key,
        network_value::{NodeMeaning, node_of_words},
        question::{NEW, QuestionKind},
    },
    id::CommitteeId,
    network::NodeKind,
    search::fold,
};

/// What a node says beside what a row of a list would.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeSaid {
    /// The id of a record, if the file is one of ours.
    pub(super) id: Option<Uuid>,
    /// The name, as it is written.
    pub(super) name: String,
    /// The administrative level.
    pub(super) level: Option<Level>,
    /// Where a person works, by its edges: places in the list of organisations.
    pub(super) bodies: Vec<usize>,
}

/// Which committee a node is.
enum Meant {
    Known(usize, MatchReason),
    New,
}

impl Reading<'_> {
    pub(super) fn read_node(&mut self, cells: Cells<'_>, preview: &mut RowPreview) {
        let id = first(&cells, ImportField::NodeId).map_or("", |(_, id)| id).to_owned();
        let name = first(&cells, ImportField::NodeName).map_or("", |(_, name)| name);
        preview.title = shortened(if name.is_empty() { &id } else { name });
        match self.node(&id, cells, preview) {
            Ok(end) if preview.problems.is_empty() => {
                if let Some(node) = self.net.nodes.get_mut(&id) {
                    node.end = end;
                }
            }
            Ok(_) => {}
            Err(problem) => preview.problems.push(problem),
        }
    }

    fn node(
        &mut self,
        id: &str,
        mut cells: Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<Option<End>, Problem> {
        let Some((column, name)) = first(&cells, ImportField::NodeName) else {
            return Err(Problem { column: None, reason: Reason::NoName });
        };
        let Some(meaning) = self.node_meaning(preview.row, column, &cells, preview) else { return Ok(None) };
        let uuid = id.parse::<Uuid>().ok();
        if meaning.kind == NodeKind::Region {
            return self.region_node(uuid, name, column, preview);
        }
        let known = uuid.and_then(|id| self.everybody.end_of_id(id));
        let is_same_kind = matches!(
            (known, meaning.kind),
            (Some(End::Board(_)), NodeKind::Committee)
                | (Some(End::Human(_)), NodeKind::Person)
                | (Some(End::Body(_)), NodeKind::Organisation | NodeKind::Office)
        );
        if !is_same_kind {
            self.check_place(uuid, known.is_some(), &cells)?;
        }
        let level = level(&cells);
        let mut said = NodeSaid { id: uuid, name: name.to_owned(), level, bodies: Vec::new() };
        if meaning.kind == NodeKind::Committee {
            return self.committee_node(said, column, &cells, preview);
        }
        let (row, is_person) = (preview.row, meaning.kind == NodeKind::Person);
        let field = if is_person { ImportField::PersonName } else { ImportField::OrganisationName };
        cells.insert(field, vec![(column, name)]);
        if is_person {
            cells.remove(&ImportField::LastName);
            cells.remove(&ImportField::FirstName);
            said.bodies = self.employers(id);
        }
        let mut body = self.said_of_body(row, &cells, &mut preview.problems);
        let mut human = self.said_of_human(row, &cells, body.is_some(), &mut preview.problems);
        let seat = self.said_of_seat(row, &cells, &mut preview.problems);
        match (&mut body, &mut human) {
            (_, Some(human)) if is_person => human.node = Some(said),
            (Some(body), _) if !is_person => {
                body.kind = body.kind.or(meaning.of_organisation);
                body.node = Some(said);
            }
            _ if preview.problems.is_empty() => {
                return Err(Problem { column: Some(column), reason: Reason::NoName });
            }
            _ => {}
        }
        if !preview.problems.is_empty() {
            return Ok(None);
        }
        let [body, human] = self.settle(body, human, seat, &cells, preview);
        Ok(if is_person { human.map(End::Human) } else { body.map(End::Body) })
    }

    /// What the node stands for; nothing if it is asked, or left out.
    fn node_meaning(
        &mut self,
        row: usize,
        column_of_name: usize,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Option<NodeMeaning> {
        let (column, text) = first(cells, ImportField::NodeKind).unwrap_or((column_of_name, ""));
        let key = node_key(text);
        if !self.settings.answers.contains_key(&key)
            && let Some(meaning) = node_of_words(text)
        {
            return Some(meaning);
        }
        let before = preview.problems.len();
        let kind = QuestionKind::Node;
        let answered = self.ask(row, column, key, kind, text, node_of_words, &mut preview.problems);
        if answered.is_none() && preview.problems.len() == before {
            preview.problems.push(Problem { column: Some(column), reason: Reason::LeftOut });
        }
        answered
    }

    /// The health region itself is there already; others are not for an import to set up.
    fn region_node(
        &self,
        id: Option<Uuid>,
        name: &str,
        column: usize,
        preview: &mut RowPreview,
    ) -> Result<Option<End>, Problem> {
        let is_it = self
            .known
            .health_region
            .as_ref()
            .is_some_and(|region| id == Some(region.record.id) || fold(&region.name) == fold(name));
        if !is_it {
            return Err(Problem { column: Some(column), reason: Reason::RegionNode });
        }
        preview.outcome = Outcome::Unchanged;
        Ok(Some(End::Region))
    }

    /// Refuses what does not belong to the health region: an import writes nothing anywhere else.
    fn check_place(&self, id: Option<Uuid>, is_known: bool, cells: &Cells<'_>) -> Result<(), Problem> {
        let refused =
            |field, reason| Err(Problem { column: first(cells, field).map(|(column, _)| column), reason });
        if is_known || id.is_some_and(|id| self.known.elsewhere.contains(&id)) {
            return refused(ImportField::NodeId, Reason::Elsewhere);
        }
        let region = first(cells, ImportField::NodeRegion).map(|(_, name)| fold(name));
        match (region, &self.known.health_region) {
            (Some(name), Some(region)) if name != fold(&region.name) => {
                refused(ImportField::NodeRegion, Reason::OtherRegion)
            }
            (None, _) if level(cells).is_some_and(|level| level >= Level::State) => {
                refused(ImportField::NodeLevel, Reason::AboveRegion)
            }
            _ => Ok(()),
        }
    }

    /// Where those for whom a person works are in the list of organisations.
    fn employers(&self, id: &str) -> Vec<usize> {
        let ids = self.net.nodes.get(id).map(|node| node.employers.as_slice()).unwrap_or_default();
        let ends = ids.iter().filter_map(|id| self.net.nodes.get(id)?.end);
        ends.filter_map(|end| if let End::Body(place) = end { Some(place) } else { None }).collect()
    }

    /// A committee that is known stays as it is; a new one is set up.
    fn committee_node(
        &mut self,
        said: NodeSaid,
        column: usize,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<Option<End>, Problem> {
        let has_room = |field: ImportField| field.is_of_node() || field == ImportField::Description;
        if let Some(cells) = cells.iter().find(|(field, _)| !has_room(**field)).map(|(_, cells)| cells) {
            let column = cells.first().map(|(column, _)| *column);
            return Err(Problem { column, reason: Reason::NotOfCommittee });
        }
        let mut descriptions = Vec::new();
        for (column, text) in cells.get(&ImportField::Description).into_iter().flatten() {
            descriptions.extend(checked::<DESCRIPTION_MAX>(text, *column, &mut preview.problems));
        }
        if !preview.problems.is_empty() {
            return Ok(None);
        }
        let description = descriptions.join(". ");
        let Some(meant) = self.which_committee(&said, column, preview)? else { return Ok(None) };
        match meant {
            Meant::Known(place, why) => {
                let board = &self.everybody.boards[place];
                if !description.is_empty() && description != board.description {
                    return Err(Problem { column: Some(column), reason: Reason::CommitteeStands });
                }
                preview.committee = Some(Met { name: board.name.clone(), row: board.row, why: Some(why) });
                preview.outcome = Outcome::Unchanged;
                Ok(Some(End::Board(place)))
            }
            Meant::New => {
                let board = self.new_board(said.name, preview.row, column)?;
                let level = said.level.unwrap_or(Level::Region);
                let board = Board { level, description, ..board };
                push(&mut preview.fields, ImportField::Committee, "", &board.name);
                push(&mut preview.fields, ImportField::NodeKind, "", board.kind.as_str());
                if !board.description.is_empty() {
                    push(&mut preview.fields, ImportField::Description, "", &board.description);
                }
                preview.committee = Some(Met { name: board.name.clone(), row: board.row, why: None });
                preview.outcome = Outcome::New;
                Ok(Some(End::Board(self.everybody.add_board(board))))
            }
        }
    }

    /// Nothing if it is asked, or left out.
    fn which_committee(
        &mut self,
        said: &NodeSaid,
        column: usize,
        preview: &mut RowPreview,
    ) -> Result<Option<Meant>, Problem> {
        let name = said.name.as_str();
        if let Some(place) = said.id.and_then(|id| self.everybody.board_of_id(CommitteeId(id))) {
            let board = &self.everybody.boards[place];
            if organisation_key(&board.name) != organisation_key(name) {
                let reason = Reason::OtherName { name: board.name.clone() };
                return Err(Problem { column: Some(column), reason });
            }
            return Ok(Some(Meant::Known(place, MatchReason::SameId)));
        }
        // Two nodes of a file are two committees.
        let named = self.everybody.known_boards_named(name);
        let key = format!("committee:{}", organisation_key(name));
        let likely = match named.as_slice() {
            [one] if !self.settings.answers.contains_key(&key) => {
                return Ok(Some(Meant::Known(*one, MatchReason::SameName)));
            }
            [] => likely_committees(self.known, name),
            several => several.iter().filter_map(|at| self.everybody.boards[*at].id).collect(),
        };
        if likely.is_empty() {
            return Ok(Some(Meant::New));
        }
        let known = self.known;
        let asked = |answer: &str| {
            if answer == NEW { Some(None) } else { answered_committee(known, answer).map(Some) }
        };
        let before = preview.problems.len();
        let kind = QuestionKind::Committee(likely);
        let answered = self.ask(preview.row, column, key, kind, name, asked, &mut preview.problems);
        if answered.is_none() && preview.problems.len() == before {
            return Err(Problem { column: Some(column), reason: Reason::LeftOut });
        }
        Ok(answered.and_then(|id| match id {
            None => Some(Meant::New),
            Some(id) => Some(Meant::Known(self.everybody.board_of_id(id)?, MatchReason::Answered)),
        }))
    }
}

fn level(cells: &Cells<'_>) -> Option<Level> {
    let (_, text) = first(cells, ImportField::NodeLevel)?;
    Level::ALL.iter().copied().find(|level| fold(level.as_str()) == fold(text))
}
