//! One row after the other: its values, whom it is about, what it changes.

use std::collections::{BTreeMap, HashMap};

use super::{
    FieldPreview, Met, Outcome, Problem, Reason, RowPart, RowPreview,
    network::Net,
    nodes::NodeSaid,
    seats::{SaidOfSeat, is_answer},
};
use crate::{
    directory::{Ags, ContactKind, Level, OrganisationForm, OrganisationKind, PersonForm},
    exchange::{
        field::ImportField,
        import::ImportSettings,
        matching::{Body, Everybody, Found, Human, Known, MatchReason, Member, Way},
        names::{PersonName, organisation_key},
        question::{Candidate, LEAVE_OUT, NEW, Question, QuestionKind},
        value::{self, DistrictReading, kind_of_words, listed},
    },
    id::{OrganisationId, PersonId},
    permission::Visibility,
    search::fold,
    text::{EmailAddress, TextError, line},
};

/// The longest description, in characters.
pub(super) const DESCRIPTION_MAX: usize = 2000;

/// How many rows a question names.
const ROWS_NAMED: usize = 5;

/// What has been read so far.
pub(super) struct Reading<'a> {
    pub(super) settings: &'a ImportSettings,
    pub(super) known: &'a Known,
    pub(super) everybody: Everybody,
    /// Which nodes and edges there are, if the file is a network.
    pub(super) net: Net,
    questions: Vec<Question>,
    asked: HashMap<String, usize>,
}

/// The values of a row by their fields, each with its column.
pub(super) type Cells<'a> = BTreeMap<ImportField, Vec<(usize, &'a str)>>;

/// What a row says of an organisation.
#[derive(Debug, Default)]
pub(super) struct SaidOfBody {
    name: String,
    /// What else a node says.
    pub(super) node: Option<NodeSaid>,
    pub(super) kind: Option<OrganisationKind>,
    ags: Option<Ags>,
    description: String,
    ways: Vec<(ContactKind, String)>,
}

/// What a row says of a person.
#[derive(Debug, Default)]
pub(super) struct SaidOfHuman {
    name: PersonName,
    /// What else a node says.
    pub(super) node: Option<NodeSaid>,
    function: String,
    ways: Vec<(ContactKind, String)>,
}

/// Somebody as a row would leave them.
enum Next<T> {
    New(T),
    Known(usize, T, MatchReason),
}

impl<'a> Reading<'a> {
    pub(super) fn new(settings: &'a ImportSettings, known: &'a Known) -> Self {
        let everybody = Everybody::of(known);
        let (net, questions, asked) = (Net::default(), Vec::new(), HashMap::new());
        Self { settings, known, everybody, net, questions, asked }
    }

    pub(super) fn finish(self) -> (Everybody, Vec<Question>) {
        (self.everybody, self.questions)
    }

    /// The cells of a row that is not empty, by what they mean.
    pub(super) fn by_field<'c>(&self, cells: &'c [String]) -> Cells<'c> {
        let mut by_field: Cells<'c> = BTreeMap::new();
        for (column, (cell, field)) in cells.iter().zip(&self.settings.columns).enumerate() {
            if let Some(field) = field.filter(|_| !cell.is_empty()) {
                by_field.entry(field).or_default().push((column, cell));
            }
        }
        by_field
    }

    pub(super) fn read(&mut self, row: usize, cells: &[String]) -> RowPreview {
        let by_field = self.by_field(cells);
        let part = self.net.part(row);
        let mut preview = RowPreview {
            row,
            part,
            outcome: Outcome::Rejected,
            title: String::new(),
            organisation: None,
            person: None,
            committee: None,
            fields: Vec::new(),
            problems: Vec::new(),
        };
        match part {
            RowPart::Row => {
                preview.title = title(&by_field, cells);
                self.read_row(&by_field, &mut preview);
            }
            RowPart::Node(_) => self.read_node(by_field, &mut preview),
            RowPart::Edge(_) => self.read_edge(&by_field, &mut preview),
        }
        if !preview.problems.is_empty() {
            preview.outcome = Outcome::Rejected;
            preview.fields.clear();
        }
        preview
    }

    fn read_row(&mut self, cells: &Cells<'_>, preview: &mut RowPreview) {
        let row = preview.row;
        let body = self.said_of_body(row, cells, &mut preview.problems);
        let human = self.said_of_human(row, cells, body.is_some(), &mut preview.problems);
        let seat = self.said_of_seat(row, cells, &mut preview.problems);
        if body.is_none() && human.is_none() && preview.problems.is_empty() {
            preview.problems.push(Problem { column: None, reason: Reason::NoName });
        }
        if preview.problems.is_empty() {
            self.settle(body, human, seat, cells, preview);
        }
    }

    /// Finds whom the row is about, and keeps what it says of them unless there is a problem. Tells where the organisation and
    /// the person are in their lists.
    pub(super) fn settle(
        &mut self,
        body: Option<SaidOfBody>,
        human: Option<SaidOfHuman>,
        seat: Option<SaidOfSeat>,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> [Option<usize>; 2] {
        match self.settled(body, human, seat, cells, preview) {
            Ok(places) => places,
            Err(problem) => {
                preview.problems.push(problem);
                [None, None]
            }
        }
    }

    fn settled(
        &mut self,
        body: Option<SaidOfBody>,
        human: Option<SaidOfHuman>,
        seat: Option<SaidOfSeat>,
        cells: &Cells<'_>,
        preview: &mut RowPreview,
    ) -> Result<[Option<usize>; 2], Problem> {
        let row = preview.row;
        let next_body = body.map(|said| self.next_body(row, said, cells, &mut preview.fields)).transpose()?;
        // A new organisation gets the next place in the list.
        let place = next_body.as_ref().map(|next| match next {
            Next::New(_) => self.everybody.bodies.len(),
            Next::Known(place, ..) => *place,
        });
        let next_human =
            human.map(|said| self.next_human(row, said, place, cells, &mut preview.fields)).transpose()?;
        let place_of_human = next_human.as_ref().map(|next| match next {
            Next::New(_) => self.everybody.people.len(),
            Next::Known(place, ..) => *place,
        });
        let member = place_of_human.map(Member::Human).or(place.map(Member::Body));
        let next_seat =
            seat.zip(member).map(|(said, member)| self.next_seat(&said, member, &mut preview.fields));
        let next_seat = next_seat.transpose()?;
        let is_new = matches!(next_body, Some(Next::New(_)))
            || matches!(next_human, Some(Next::New(_)))
            || next_seat.as_ref().is_some_and(|next| next.place.is_none());
        preview.outcome = match (is_new, preview.fields.is_empty()) {
            (true, _) => Outcome::New,
            (false, false) => Outcome::Changed,
            (false, true) => Outcome::Unchanged,
        };
        preview.organisation = next_body.map(|next| match next {
            Next::New(body) => {
                let met = Met { name: body.name.clone(), row: Some(row), why: None };
                self.everybody.add_body(body);
                met
            }
            Next::Known(place, body, why) => {
                let met = Met { name: body.name.clone(), row: body.row, why: Some(why) };
                self.everybody.bodies[place] = body;
                self.everybody.note_body_emails(place);
                met
            }
        });
        preview.person = next_human.map(|next| match next {
            Next::New(human) => {
                let met = Met { name: human.name.clone(), row: Some(row), why: None };
                self.everybody.add_human(human);
                met
            }
            Next::Known(place, human, why) => {
                let met = Met { name: human.name.clone(), row: human.row, why: Some(why) };
                self.everybody.people[place] = human;
                self.everybody.note_human_emails(place);
                met
            }
        });
        preview.committee = next_seat.map(|next| self.keep_seat(next));
        Ok([place, place_of_human])
    }

    pub(super) fn said_of_body(
        &mut self,
        row: usize,
        cells: &Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<SaidOfBody> {
        let (column, name) = *cells.get(&ImportField::OrganisationName)?.first()?;
        let mut said = SaidOfBody { name: checked::<200>(name, column, problems)?, ..SaidOfBody::default() };
        if let Some((column, text)) = first(cells, ImportField::OrganisationKind) {
            let key = format!("kind:{}", fold(text));
            let asked = |answer: &str| answer.parse::<OrganisationKind>().ok();
            said.kind = match kind_of_words(text).filter(|_| !self.settings.answers.contains_key(&key)) {
                Some(kind) => Some(kind),
                None => self.ask(row, column, key, QuestionKind::Kind, text, asked, problems),
            };
        }
        if let Some((column, text)) = first(cells, ImportField::District) {
            said.ags = match value::district(text, &self.known.districts) {
                DistrictReading::One(ags) => Some(ags),
                reading => {
                    let candidates =
                        if let DistrictReading::Several(several) = reading { several } else { Vec::new() };
                    let districts = &self.known.districts;
                    let answered = |answer: &str| {
                        Ags::parse(answer).filter(|ags| districts.iter().any(|one| one.ags == *ags))
                    };
                    let kind = QuestionKind::District(candidates);
                    self.ask(row, column, format!("district:{}", fold(text)), kind, text, answered, problems)
                }
            };
        }
        for (column, text) in cells.get(&ImportField::Description).into_iter().flatten() {
            if let Some(text) = checked::<DESCRIPTION_MAX>(text, *column, problems) {
                if !said.description.is_empty() {
                    said.description.push_str(". ");
                }
                said.description.push_str(&text);
            }
        }
        said.ways =
            self.ways(row, cells, ImportField::OrganisationPhone, ImportField::OrganisationEmail, problems);
        if let Some((column, text)) = first(cells, ImportField::Web) {
            match value::web(text) {
                Some(link) => said.ways.push((ContactKind::Web, link)),
                None => self.ask_to_leave_out(row, column, QuestionKind::Web, text, problems),
            }
        }
        said.ways.extend(address(cells, problems).map(|address| (ContactKind::Address, address)));
        Some(said)
    }

    /// What is said of ways to reach an organisation is said of the person, where no organisation is named.
    pub(super) fn said_of_human(
        &mut self,
        row: usize,
        cells: &Cells<'_>,
        has_body: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<SaidOfHuman> {
        let text = |field| first(cells, field).map_or("", |(_, text)| text);
        let mut name = PersonName::parse(text(ImportField::PersonName));
        if !text(ImportField::LastName).is_empty() {
            let whole = format!("{}, {}", text(ImportField::LastName), text(ImportField::FirstName));
            name = PersonName::parse(&whole);
        } else if !text(ImportField::FirstName).is_empty() && name.first.is_empty() {
            name.first = text(ImportField::FirstName).to_owned();
        }
        if !text(ImportField::PersonTitle).is_empty() && name.title.is_empty() {
            name.title = PersonName::parse(text(ImportField::PersonTitle)).title;
        }
        if name.last.is_empty() {
            return None;
        }
        checked::<200>(&name.shown(), column_of_name(cells), problems)?;
        let function = match first(cells, ImportField::Function) {
            Some((column, text)) => checked::<200>(text, column, problems)?,
            None => String::new(),
        };
        let mut ways = self.ways(row, cells, ImportField::PersonPhone, ImportField::PersonEmail, problems);
        if !has_body {
            let (phone, email) = (ImportField::OrganisationPhone, ImportField::OrganisationEmail);
            ways.extend(self.ways(row, cells, phone, email, problems));
            ways.extend(address(cells, problems).map(|address| (ContactKind::Address, address)));
        }
        Some(SaidOfHuman { name, node: None, function, ways })
    }

    fn ways(
        &mut self,
        row: usize,
        cells: &Cells<'_>,
        phone: ImportField,
        email: ImportField,
        problems: &mut Vec<Problem>,
    ) -> Vec<(ContactKind, String)> {
        let mut ways = Vec::new();
        for (column, cell) in cells.get(&phone).into_iter().flatten() {
            for text in listed(cell) {
                match value::phone(text) {
                    Some(number) => ways.push((ContactKind::Phone, number)),
                    None => self.ask_to_leave_out(row, *column, QuestionKind::Phone, text, problems),
                }
            }
        }
        for (column, cell) in cells.get(&email).into_iter().flatten() {
            for text in listed(cell) {
                let plain = text.trim_start_matches("mailto:").trim_matches(['<', '>', ' ']);
                match EmailAddress::parse(plain) {
                    Ok(address) => ways.push((ContactKind::Email, address.as_str().to_owned())),
                    Err(_) => self.ask_to_leave_out(row, *column, QuestionKind::Email, text, problems),
                }
            }
        }
        ways
    }

    fn next_body(
        &mut self,
        row: usize,
        said: SaidOfBody,
        cells: &Cells<'_>,
        fields: &mut Vec<FieldPreview>,
    ) -> Result<Next<Body>, Problem> {
        let column = first(cells, ImportField::OrganisationName).map(|(column, _)| column);
        let by_id = said.node.as_ref().and_then(|node| self.everybody.body_of_id(OrganisationId(node.id?)));
        let found = match by_id {
            Some(place) => Found::One(place, MatchReason::SameId),
            None => self.everybody.find_body(&said.name, &emails(&said.ways), said.node.is_some()),
        };
        let found = match found {
            Found::Perhaps(perhaps) => {
                let candidate = |(place, why): &(usize, MatchReason)| {
                    let body = &self.everybody.bodies[*place];
                    let code = code(body.id.map(|id| id.0), body.row);
                    Candidate {
                        code,
                        name: body.name.clone(),
                        context: String::new(),
                        row: body.row,
                        why: *why,
                    }
                };
                let kind = QuestionKind::Organisation(perhaps.iter().map(candidate).collect());
                let key = format!("organisation:{}", organisation_key(&said.name));
                self.which(row, column, key, kind, &said.name, &perhaps)?
            }
            found => found,
        };
        let (place, why, mut body) = match found {
            Found::One(place, why) => (Some(place), why, self.everybody.bodies[place].clone()),
            _ => {
                let mut kind = said.kind.or_else(|| kind_of_words(&said.name));
                // The map knows an office by its kind: what its file calls an organisation stays one.
                if said.node.is_some() && said.kind.is_none() {
                    kind = kind.filter(|kind| *kind != OrganisationKind::Office);
                }
                let kind = kind.unwrap_or(OrganisationKind::Other);
                let body = Body {
                    id: None,
                    row: Some(row),
                    name: said.name.clone(),
                    kind,
                    level: said.node.as_ref().and_then(|node| node.level).unwrap_or(Level::Region),
                    is_here: true,
                    ags: None,
                    description: String::new(),
                    visibility: OrganisationForm::USUAL,
                    ways: Vec::new(),
                    may_edit: true,
                    is_changed: true,
                };
                push(fields, ImportField::OrganisationName, "", &said.name);
                push(fields, ImportField::OrganisationKind, "", kind.as_str());
                (None, MatchReason::SameName, body)
            }
        };
        if why == MatchReason::SameId && organisation_key(&body.name) != organisation_key(&said.name) {
            return Err(Problem { column, reason: Reason::OtherName { name: body.name } });
        }
        let before = fields.len();
        if let Some(kind) = said.kind.filter(|kind| *kind != body.kind) {
            push(fields, ImportField::OrganisationKind, body.kind.as_str(), kind.as_str());
            body.kind = kind;
        }
        if said.ags.is_some() && said.ags != body.ags {
            let text =
                |ags: &Option<Ags>| ags.as_ref().map(|ags| ags.as_str().to_owned()).unwrap_or_default();
            push(fields, ImportField::District, &text(&body.ags), &text(&said.ags));
            body.ags = said.ags;
        }
        if !said.description.is_empty() && said.description != body.description {
            push(fields, ImportField::Description, &body.description, &said.description);
            body.description = said.description;
        }
        body.is_changed |= fields.len() > before;
        add_ways(
            &mut body.ways,
            said.ways,
            |kind| match kind {
                ContactKind::Email => ImportField::OrganisationEmail,
                ContactKind::Phone => ImportField::OrganisationPhone,
                ContactKind::Address => ImportField::Address,
                ContactKind::Web => ImportField::Web,
            },
            OrganisationForm::USUAL.max(body.visibility),
            fields,
        );
        if fields.len() > before && !body.may_edit {
            return Err(Problem { column, reason: Reason::NotYours });
        }
        Ok(match place {
            Some(place) => Next::Known(place, body, why),
            None => Next::New(body),
        })
    }

    fn next_human(
        &mut self,
        row: usize,
        said: SaidOfHuman,
        place_of_body: Option<usize>,
        cells: &Cells<'_>,
        fields: &mut Vec<FieldPreview>,
    ) -> Result<Next<Human>, Problem> {
        let column = Some(column_of_name(cells));
        let node = said.node.as_ref();
        let bodies: Vec<usize> =
            place_of_body.into_iter().chain(node.into_iter().flat_map(|node| node.bodies.clone())).collect();
        let by_id = node.and_then(|node| self.everybody.human_of_id(PersonId(node.id?)));
        let found = match by_id {
            Some(place) => Found::One(place, MatchReason::SameId),
            None => self.everybody.find_human(&said.name, &bodies, &emails(&said.ways), said.node.is_some()),
        };
        let found = match found {
            Found::Perhaps(perhaps) => {
                let candidate = |(place, why): &(usize, MatchReason)| {
                    let human = &self.everybody.people[*place];
                    let context = human.body.map(|body| self.everybody.bodies[body].name.clone());
                    Candidate {
                        code: code(human.id.map(|id| id.0), human.row),
                        name: human.name.clone(),
                        context: context.unwrap_or_default(),
                        row: human.row,
                        why: *why,
                    }
                };
                let kind = QuestionKind::Person(perhaps.iter().map(candidate).collect());
                let body = first(cells, ImportField::OrganisationName).map_or("", |(_, name)| name);
                let key = format!("person:{}@{}", said.name.key(), organisation_key(body));
                self.which(row, column, key, kind, &said.name.shown(), &perhaps)?
            }
            found => found,
        };
        let (place, why, mut human) = match found {
            Found::One(place, why) => (Some(place), why, self.everybody.people[place].clone()),
            _ => {
                let human = Human {
                    id: None,
                    row: Some(row),
                    // A node keeps the name that it has, so that it is called the same when it goes out again.
                    name: node.map_or_else(|| said.name.shown(), |node| node.name.clone()),
                    function: String::new(),
                    body: bodies.first().copied(),
                    works_unseen: false,
                    visibility: PersonForm::USUAL,
                    ways: Vec::new(),
                    may_edit: true,
                    is_changed: true,
                };
                push(fields, ImportField::PersonName, "", &human.name);
                (None, MatchReason::SameName, human)
            }
        };
        let before = fields.len();
        if !said.function.is_empty() && said.function != human.function {
            push(fields, ImportField::Function, &human.function, &said.function);
            human.function = said.function;
        }
        if why == MatchReason::SameId && PersonName::parse(&human.name).key() != said.name.key() {
            return Err(Problem { column, reason: Reason::OtherName { name: human.name } });
        }
        // Edges of a node say nothing against where somebody works; for whom they sit somewhere, they need not work. What the
        // actor may not say is refused of the edge, and the node comes in.
        let place_of_body = match (place_of_body, place) {
            (None, Some(place)) if human.body.is_none() && !human.works_unseen && human.may_edit => {
                bodies.iter().copied().find(|body| !self.everybody.speaks_for(place, *body))
            }
            (said, _) => said,
        };
        if place_of_body.is_some() && place_of_body != human.body {
            let name = |place: Option<usize>| {
                let known = place.and_then(|place| self.everybody.bodies.get(place));
                known.map(|body| body.name.clone()).unwrap_or_default()
            };
            let said_name = first(cells, ImportField::OrganisationName).map_or("", |(_, name)| name);
            let after = Some(name(place_of_body)).filter(|name| !name.is_empty());
            push(
                fields,
                ImportField::OrganisationName,
                &name(human.body),
                after.as_deref().unwrap_or(said_name),
            );
            human.body = place_of_body;
        }
        human.is_changed |= fields.len() > before;
        add_ways(
            &mut human.ways,
            said.ways,
            |kind| match kind {
                ContactKind::Email => ImportField::PersonEmail,
                ContactKind::Phone => ImportField::PersonPhone,
                ContactKind::Address => ImportField::Address,
                ContactKind::Web => ImportField::Web,
            },
            PersonForm::USUAL_OF_CONTACTS.max(human.visibility),
            fields,
        );
        if fields.len() > before && !human.may_edit {
            return Err(Problem { column, reason: Reason::NotYours });
        }
        Ok(match place {
            Some(place) => Next::Known(place, human, why),
            None => Next::New(human),
        })
    }

    /// Whom somebody has said the row is about; without an answer it is a problem.
    fn which(
        &mut self,
        row: usize,
        column: Option<usize>,
        key: String,
        kind: QuestionKind,
        value: &str,
        perhaps: &[(usize, MatchReason)],
    ) -> Result<Found, Problem> {
        let codes: Vec<String> = match &kind {
            QuestionKind::Organisation(candidates) | QuestionKind::Person(candidates) => {
                candidates.iter().map(|candidate| candidate.code.clone()).collect()
            }
            _ => Vec::new(),
        };
        let question = self.note_question(row, key, kind, value);
        match question.answer.as_deref() {
            Some(NEW) => Ok(Found::Nobody),
            Some(answer) => {
                let chosen = codes.iter().position(|code| code == answer);
                let chosen = chosen.and_then(|at| perhaps.get(at));
                chosen
                    .map(|(place, _)| Found::One(*place, MatchReason::Answered))
                    .ok_or(Problem { column, reason: Reason::Asked(Box::new(question)) })
            }
            None => Err(Problem { column, reason: Reason::Asked(Box::new(question)) }),
        }
    }

    /// What somebody has said a value means; nothing if they leave it out, a problem without an answer.
    #[expect(clippy::too_many_arguments, reason = "a question is all of this, and is asked in one way")]
    pub(super) fn ask<T>(
        &mut self,
        row: usize,
        column: usize,
        key: String,
        kind: QuestionKind,
        value: &str,
        read: impl Fn(&str) -> Option<T>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let question = self.note_question(row, key, kind, value);
        let answer = question.answer.as_deref();
        let meant = answer.and_then(&read);
        if meant.is_none() && answer != Some(LEAVE_OUT) {
            problems.push(Problem { column: Some(column), reason: Reason::Asked(Box::new(question)) });
        }
        meant
    }

    fn ask_to_leave_out(
        &mut self,
        row: usize,
        column: usize,
        kind: QuestionKind,
        value: &str,
        problems: &mut Vec<Problem>,
    ) {
        let word = match kind {
            QuestionKind::Email => "email",
            QuestionKind::Phone => "phone",
            _ => "web",
        };
        let key = format!("{word}:{}", value.trim().to_lowercase());
        self.ask(row, column, key, kind, value, |_| None::<()>, problems);
    }

    /// Asks once for all rows with the same value.
    fn note_question(&mut self, row: usize, key: String, kind: QuestionKind, value: &str) -> Question {
        let known = self.known;
        let place = *self.asked.entry(key.clone()).or_insert_with(|| {
            let answer =
                self.settings.answers.get(&key).filter(|answer| is_answer(known, &kind, answer)).cloned();
            self.questions.push(Question { key, kind, value: value.to_owned(), rows: Vec::new(), answer });
            self.questions.len() - 1
        });
        let question = &mut self.questions[place];
        if !question.rows.contains(&row) && question.rows.len() < ROWS_NAMED {
            question.rows.push(row);
        }
        question.clone()
    }
}

/// The answer that chooses a record.
fn code(id: Option<uuid::Uuid>, row: Option<usize>) -> String {
    match (id, row) {
        (Some(id), _) => id.to_string(),
        (None, Some(row)) => format!("row:{row}"),
        (None, None) => String::new(),
    }
}

fn emails(ways: &[(ContactKind, String)]) -> Vec<String> {
    ways.iter().filter(|(kind, _)| *kind == ContactKind::Email).map(|(_, email)| email.clone()).collect()
}

pub(super) fn first<'a>(cells: &Cells<'a>, field: ImportField) -> Option<(usize, &'a str)> {
    cells.get(&field)?.first().copied()
}

fn column_of_name(cells: &Cells<'_>) -> usize {
    let names = [ImportField::PersonName, ImportField::LastName, ImportField::FirstName];
    names.into_iter().find_map(|field| first(cells, field)).map_or(0, |(column, _)| column)
}

/// What a row is about, in its own words: its names, or else its first cells.
fn title(by_field: &Cells<'_>, cells: &[String]) -> String {
    let text = |field| first(by_field, field).map(|(_, text)| text);
    let person = text(ImportField::PersonName).map(str::to_owned).or_else(|| {
        let last = text(ImportField::LastName)?;
        Some(format!("{} {last}", text(ImportField::FirstName).unwrap_or_default()).trim().to_owned())
    });
    let names: Vec<String> =
        [text(ImportField::OrganisationName).map(str::to_owned), person].into_iter().flatten().collect();
    if !names.is_empty() {
        return shortened(&names.join(" · "));
    }
    let cells = cells.iter().filter(|cell| !cell.is_empty()).take(3).map(String::as_str);
    shortened(&cells.collect::<Vec<_>>().join(" · "))
}

pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

pub(super) fn checked<const MAX: usize>(
    text: &str,
    column: usize,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    match line::<MAX>(text) {
        Ok(text) => Some(text),
        Err(TextError::TooLong { max }) => {
            problems.push(Problem { column: Some(column), reason: Reason::TooLong { max } });
            None
        }
        Err(_) => None,
    }
}

/// A postal address of one cell, or of several.
fn address(cells: &Cells<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    let text = |field| first(cells, field).map_or("", |(_, text)| text);
    let whole = text(ImportField::Address);
    let town = [text(ImportField::Postcode), text(ImportField::Town)];
    let town = town.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let parts = [if whole.is_empty() { text(ImportField::Street) } else { whole }, &town];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let fields = [ImportField::Address, ImportField::Street, ImportField::Town, ImportField::Postcode];
    let column = fields.into_iter().find_map(|field| first(cells, field)).map_or(0, |(column, _)| column);
    if parts.is_empty() { None } else { checked::<300>(&parts, column, problems) }
}

pub(super) fn push(fields: &mut Vec<FieldPreview>, field: ImportField, before: &str, after: &str) {
    fields.push(FieldPreview { field, before: before.to_owned(), after: after.to_owned(), narrowed: None });
}

/// Adds what is not there yet. The first value of a kind replaces the one there is; more are kept beside it.
///
/// Whom a value is shown to was said of that value alone: another one in its place is for no more than a new one would be,
/// that is `usual`, and for no more than saw the old one.
fn add_ways(
    ways: &mut Vec<Way>,
    said: Vec<(ContactKind, String)>,
    field: impl Fn(ContactKind) -> ImportField,
    usual: Visibility,
    fields: &mut Vec<FieldPreview>,
) {
    for kind in ContactKind::ALL {
        let said: Vec<&String> = said.iter().filter(|(of, _)| of == kind).map(|(_, value)| value).collect();
        let has = |ways: &[Way], value: &str| {
            ways.iter().any(|way| way.kind == *kind && Way::key(*kind, &way.value) == Way::key(*kind, value))
        };
        let is_known = said.iter().any(|value| has(ways, value));
        for (at, value) in said.into_iter().enumerate() {
            if has(ways, value) {
                continue;
            }
            let replaced = ways.iter_mut().find(|way| way.kind == *kind).filter(|_| at == 0 && !is_known);
            match replaced {
                Some(way) => {
                    push(fields, field(*kind), &way.value, value);
                    if way.visibility < usual {
                        way.visibility = usual;
                        if let Some(field) = fields.last_mut() {
                            field.narrowed = Some(usual);
                        }
                    }
                    way.value.clone_from(value);
                    way.is_changed = true;
                }
                None => {
                    push(fields, field(*kind), "", value);
                    let (id, value) = (None, value.clone());
                    ways.push(Way { id, kind: *kind, value, visibility: usual, is_changed: false });
                }
            }
        }
    }
}
