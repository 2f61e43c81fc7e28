//! The demo: the network of Hessen's service unit and of the health region Haßberge with its neighbours.
//!
//! Example data, not official: institutions are real or generic, seats and plans are invented, people are
//! functions. Tables in `store/data/demo` say *what* there is; the code here turns them into records.
//! Everything that has a day is relative to the day the demo is made for.

mod accounts;
mod bavaria;
mod draft;
mod hessen;
mod own_fields;
mod plans;
mod story;
mod tables;

use domain::directory::{HealthRegionKind, Level};
use time::{Date, macros::date};

use super::Content;
use draft::{Draft, End, Home, Seat};

/// The demo content as it would stand on a day.
#[must_use]
pub fn demo(today: Date) -> Content {
    let mut draft = Draft::new(today);
    add_tables(&mut draft);
    hessen::add(&mut draft);
    bavaria::add(&mut draft);
    // Seats and relations come last: they tie together what all others have added.
    add_seats(&mut draft);
    for row in tables::relations() {
        draft.relate(row.kind, End::parse(&row.from), End::parse(&row.to), &row.note);
    }
    plans::add(&mut draft);
    own_fields::add(&mut draft);
    accounts::add(&mut draft);
    story::add_judgements(&mut draft);
    story::add_explanations(&mut draft);
    story::add(&mut draft);
    draft.into_content()
}

/// The state level of Hessen.
const HESSEN: Home<'static> = Home {
    slug: "hessen",
    state: Some("06"),
    ags: Some("06414"),
    level: Level::State,
    dialling_code: "0611",
};
/// The state level of Bavaria.
const BAVARIA: Home<'static> =
    Home { slug: "bayern", state: Some("09"), ags: Some("09162"), level: Level::State, dialling_code: "089" };
/// The health region whose plan the demo shows.
const HASSBERGE: Home<'static> = Home {
    slug: "hassberge",
    state: Some("09"),
    ags: Some("09674"),
    level: Level::Region,
    dialling_code: "09521",
};
/// Bodies of the federation, where the networks of both states meet.
const FEDERATION: Home<'static> =
    Home { slug: "bund", state: None, ags: None, level: Level::Federation, dialling_code: "030" };

fn home(slug: &str) -> Home<'static> {
    let homes = [HESSEN, BAVARIA, HASSBERGE, FEDERATION];
    homes.into_iter().find(|home| home.slug == slug).expect(super::embedded::CHECKED)
}

/// Adds what is listed row by row: both states, Haßberge and the federation.
fn add_tables(draft: &mut Draft) {
    draft.health_region(
        &HESSEN,
        "Land Hessen",
        HealthRegionKind::State,
        &[],
        (None, None),
        "Landesebene: Serviceeinheit Gesundheitsversorgung, Gremien des Ministeriums, Verbände und \
         Körperschaften.",
    );
    draft.health_region(
        &BAVARIA,
        "Freistaat Bayern",
        HealthRegionKind::State,
        &[],
        (None, None),
        "Landesebene: Ministerium, Fachliche Leitstelle am LGL, Verbände und Körperschaften.",
    );
    draft.health_region(
        &HASSBERGE,
        "Gesundheitsregion plus Landkreis Haßberge",
        HealthRegionKind::RegionPlus,
        &["09674"],
        (Some(date!(2015 - 10 - 01)), None),
        "Netzwerk aus Gesundheitsforum, Lenkungskreis, drei Arbeitsgruppen und Projektgruppen. Die \
         Geschäftsstelle am Landratsamt ist Ansprechstelle aller Mitglieder, bereitet Sitzungen vor und \
         überwacht den Umsetzungsplan.",
    );
    for row in tables::organisations() {
        let home = home(&row.region);
        draft.organisation(&home, &row.key, &row.name, row.kind, &row.fields, &row.description);
        draft.organisation_was_there(row.since, row.until);
    }
    for row in tables::people() {
        draft.person(&home(&row.region), &row.key, &row.name, &row.function, &row.organisation);
    }
    for row in tables::committees() {
        let (home, parent) = (home(&row.region), row.parent.as_deref());
        draft.committee(
            &home,
            &row.key,
            &row.name,
            row.kind,
            parent,
            &row.fields,
            row.since,
            &row.description,
        );
        draft.committee_ended(row.until);
    }
}

/// Gives the seats of the table. Keys without a region are of the committee's own.
fn add_seats(draft: &mut Draft) {
    for row in tables::seats() {
        let region = row.committee.split('/').next().unwrap_or_default();
        let full = |key: &str| if key.contains('/') { key.to_owned() } else { format!("{region}/{key}") };
        let [began, ended] = [row.began, row.ended].map(|day| day.map(|day| draft.day(day)));
        let mut give = |seat: Seat<'_>| draft.seat(seat.within(began, ended));
        for person in row.people.split_whitespace() {
            give(Seat::of(&row.committee, &full(person), row.role));
        }
        for organisation in row.organisations.split_whitespace() {
            give(Seat::of_organisation(&row.committee, &full(organisation), row.role));
        }
    }
}

#[cfg(test)]
mod tests;
