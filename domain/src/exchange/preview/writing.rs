//! What is written once all rows are read: each record once, however many rows are about it.

use super::{
    CommitteeWrite, ContactWrite, OrganisationWrite, PersonWrite, Preview, RelationEnd, RelationWrite,
    SeatMember, SeatWrite,
};
use crate::{
    exchange::matching::{Board, End, Everybody, Member, Way},
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
};

/// Where each record of a list of [`Everybody`] is: a place among those that are written, or who is not.
#[derive(Default)]
struct Places {
    bodies: Vec<Result<usize, OrganisationId>>,
    people: Vec<Result<usize, PersonId>>,
    boards: Vec<Result<usize, CommitteeId>>,
}

/// The lists of a preview that say what is written.
pub(super) fn writes(everybody: Everybody, region: Option<HealthRegionId>) -> Preview {
    let Everybody { bodies, people: humans, boards, seats, bonds, .. } = everybody;
    let mut places = Places::default();
    let mut organisations = Vec::new();
    for body in bodies {
        let contacts = contacts(body.ways);
        let is_written = body.id.is_none() || body.is_changed || !contacts.is_empty();
        places.bodies.push(match body.id {
            Some(id) if !is_written => Err(id),
            _ => Ok(organisations.len()),
        });
        if is_written {
            organisations.push(OrganisationWrite {
                id: body.id,
                name: body.name,
                kind: body.kind,
                level: body.level,
                ags: body.ags,
                description: body.description,
                is_changed: body.is_changed,
                contacts,
            });
        }
    }
    let mut people = Vec::new();
    for human in humans {
        let contacts = contacts(human.ways);
        let is_written = human.id.is_none() || human.is_changed || !contacts.is_empty();
        places.people.push(match human.id {
            Some(id) if !is_written => Err(id),
            _ => Ok(people.len()),
        });
        if is_written {
            people.push(PersonWrite {
                id: human.id,
                name: human.name,
                function: human.function,
                organisation: human.body.map(|place| places.bodies[place]),
                is_changed: human.is_changed,
                contacts,
            });
        }
    }
    let committees = committees(boards, &mut places);
    let seats = seats.into_iter().filter(|seat| seat.id.is_none() || seat.is_changed);
    let seats = seats.map(|seat| SeatWrite {
        id: seat.id,
        committee: places.boards[seat.committee],
        member: match seat.member {
            Member::Human(place) => SeatMember::Person(places.people[place]),
            Member::Body(place) => SeatMember::Organisation(places.bodies[place]),
        },
        role: seat.role,
        is_voting: seat.is_voting,
        valid_from: seat.valid_from,
        valid_to: seat.valid_to,
    });
    let seats = seats.collect();
    let end = |end| {
        Some(match end {
            End::Human(place) => RelationEnd::Person(places.people[place]),
            End::Body(place) => RelationEnd::Organisation(places.bodies[place]),
            End::Board(place) => RelationEnd::Committee(places.boards[place]),
            End::Region => RelationEnd::HealthRegion(region?),
        })
    };
    let relations = bonds.into_iter().filter(|bond| bond.is_new);
    let relations = relations
        .filter_map(|bond| Some(RelationWrite { kind: bond.kind, from: end(bond.from)?, to: end(bond.to)? }));
    let relations = relations.collect();
    Preview { organisations, people, committees, seats, relations, ..Preview::default() }
}

/// New committees, those above others first, as the database wants them.
fn committees(boards: Vec<Board>, places: &mut Places) -> Vec<CommitteeWrite> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); boards.len()];
    let mut order: Vec<usize> = Vec::new();
    for (place, board) in boards.iter().enumerate().filter(|(_, board)| board.id.is_none()) {
        // What stands above and is there already does not wait.
        match board.parent.filter(|parent| boards[*parent].id.is_none()) {
            Some(parent) => below[parent].push(place),
            None => order.push(place),
        }
    }
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        order.append(&mut below[place]);
        next += 1;
    }
    // Those that are new get their places below.
    places.boards = boards.iter().map(|board| board.id.map_or(Ok(0), Err)).collect();
    for (at, place) in order.iter().enumerate() {
        places.boards[*place] = Ok(at);
    }
    let write = |place: usize| {
        let board = &boards[place];
        CommitteeWrite {
            name: board.name.clone(),
            kind: board.kind,
            level: board.level,
            description: board.description.clone(),
            parent: board.parent.map(|parent| places.boards[parent]),
        }
    };
    order.into_iter().map(write).collect()
}

fn contacts(ways: Vec<Way>) -> Vec<ContactWrite> {
    let written = ways.into_iter().filter(|way| way.id.is_none() || way.is_changed);
    let write = |Way { id, kind, value, visibility, .. }| ContactWrite { id, kind, value, visibility };
    written.map(write).collect()
}
