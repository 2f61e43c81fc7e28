//! What is written once all rows are read: each record once, however many rows are about it.

use super::{ContactWrite, OrganisationWrite, PersonWrite, SeatMember, SeatWrite};
use crate::exchange::matching::{Everybody, Member, Way};

pub(super) fn writes(everybody: Everybody) -> (Vec<OrganisationWrite>, Vec<PersonWrite>, Vec<SeatWrite>) {
    let Everybody { bodies, people: humans, seats, .. } = everybody;
    let mut places = Vec::with_capacity(bodies.len());
    let mut organisations = Vec::new();
    for body in bodies {
        let contacts = contacts(body.ways);
        let is_written = body.id.is_none() || body.is_changed || !contacts.is_empty();
        places.push(match body.id {
            Some(id) if !is_written => Err(id),
            _ => Ok(organisations.len()),
        });
        if is_written {
            organisations.push(OrganisationWrite {
                id: body.id,
                name: body.name,
                kind: body.kind,
                ags: body.ags,
                description: body.description,
                is_changed: body.is_changed,
                contacts,
            });
        }
    }
    let mut places_of_people = Vec::with_capacity(humans.len());
    let mut people = Vec::new();
    for human in humans {
        let contacts = contacts(human.ways);
        let is_written = human.id.is_none() || human.is_changed || !contacts.is_empty();
        places_of_people.push(match human.id {
            Some(id) if !is_written => Err(id),
            _ => Ok(people.len()),
        });
        if is_written {
            people.push(PersonWrite {
                id: human.id,
                name: human.name,
                function: human.function,
                organisation: human.body.map(|place| places[place]),
                is_changed: human.is_changed,
                contacts,
            });
        }
    }
    let seats = seats.into_iter().filter(|seat| seat.id.is_none() || seat.is_changed);
    let seats = seats.map(|seat| SeatWrite {
        id: seat.id,
        committee: seat.committee,
        member: match seat.member {
            Member::Human(place) => SeatMember::Person(places_of_people[place]),
            Member::Body(place) => SeatMember::Organisation(places[place]),
        },
        role: seat.role,
        is_voting: seat.is_voting,
        valid_from: seat.valid_from,
        valid_to: seat.valid_to,
    });
    let seats = seats.collect();
    (organisations, people, seats)
}

fn contacts(ways: Vec<Way>) -> Vec<ContactWrite> {
    let written = ways.into_iter().filter(|way| way.id.is_none() || way.is_changed);
    let write = |Way { id, kind, value, visibility, .. }| ContactWrite { id, kind, value, visibility };
    written.map(write).collect()
}
