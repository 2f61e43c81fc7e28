//! What is written once all rows are read: each record once, however many rows are about it.

use super::{ContactWrite, OrganisationWrite, PersonWrite};
use crate::exchange::matching::{Everybody, Way};

pub(super) fn writes(everybody: Everybody) -> (Vec<OrganisationWrite>, Vec<PersonWrite>) {
    let Everybody { bodies, people, .. } = everybody;
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
    let people = people.into_iter().filter_map(|human| {
        let contacts = contacts(human.ways);
        let is_written = human.id.is_none() || human.is_changed || !contacts.is_empty();
        is_written.then(|| PersonWrite {
            id: human.id,
            name: human.name,
            function: human.function,
            organisation: human.body.map(|place| places[place]),
            is_changed: human.is_changed,
            contacts,
        })
    });
    let people = people.collect();
    (organisations, people)
}

fn contacts(ways: Vec<Way>) -> Vec<ContactWrite> {
    let written = ways.into_iter().filter(|way| way.id.is_none() || way.is_changed);
    let write = |Way { id, kind, value, visibility, .. }| ContactWrite { id, kind, value, visibility };
    written.map(write).collect()
}
