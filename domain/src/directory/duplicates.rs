//! Who may stand in the directory twice: pairs of records that agree in what tells people and organisations apart.
//!
//! Only records that share a sign (a name, its sound, a contact field) are compared, never all with all.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ContactKind, NamedRecord};
use crate::{
    change::{RecordKind, RecordRef},
    exchange::{contact_key, name_parts, organisation_key, organisation_sound, person_key, person_sound},
    id::HealthRegionId,
    search::fold,
};

/// What is known of a record that may stand there twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The organisation or person.
    pub record: RecordRef,
    /// The name as shown.
    pub name: String,
    /// The names that an organisation had before.
    pub former_names: Vec<String>,
    /// The health region it belongs to.
    pub health_region: Option<HealthRegionId>,
    /// The ways to reach it that whoever compares may see.
    pub contacts: Vec<(ContactKind, String)>,
}

/// Why two records are likely the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DuplicateReason {
    /// The same name, whatever its spelling, legal form or title.
    SameName,
    /// One had this name before, which the other one has or had as well.
    FormerName(String),
    /// Names that sound alike: the words in which they differ.
    SoundsAlike(String, String),
    /// The same e-mail address.
    SameEmail,
    /// The same telephone number.
    SamePhone,
    /// The same postal address.
    SameAddress,
}

/// Two records that are likely the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyPair {
    /// The two, by their ids; the smaller one first.
    pub ids: [Uuid; 2],
    /// Why.
    pub reasons: Vec<DuplicateReason>,
    /// How likely, against other pairs.
    pub weight: i32,
}

/// One of two records that are likely the same, as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DuplicateRecord {
    /// The record.
    pub named: NamedRecord,
    /// What a person does; the stable text of the kind of an organisation.
    pub detail: String,
    /// The health region it belongs to.
    pub health_region: String,
}

/// A pair as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The two.
    pub records: [DuplicateRecord; 2],
    /// Why they are likely the same.
    pub reasons: Vec<DuplicateReason>,
}

/// The pairs that somebody may review, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Duplicates {
    /// Those that nobody has said anything of.
    pub open: Vec<Duplicate>,
    /// How many of those there are; the last are not shown if there are very many.
    pub total: usize,
    /// Those of which somebody has said that they are not the same.
    pub apart: Vec<Duplicate>,
}

/// What two records can share. The stronger ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sign {
    Name,
    Email,
    Sound,
    Phone,
    Address,
}

impl Sign {
    const fn weight(self) -> i32 {
        match self {
            Self::Name => 6,
            Self::Email | Self::Sound => 4,
            Self::Phone => 2,
            Self::Address => 1,
        }
    }

    const fn is_contact(self) -> bool {
        matches!(self, Self::Email | Self::Phone | Self::Address)
    }
}

/// Pairs below are not worth anybody's time: the same telephone number is that of a house.
const LIKELY: i32 = 4;

/// What belongs to two health regions is rarely the same: then a name alone says little.
const ELSEWHERE: i32 = 3;

/// A contact field that more than so many share says nothing of one of them.
const SHARED_BY_MANY: usize = 8;

/// Within a block each record is compared with so many that come after it, so that a name that hundreds have stays cheap.
const COMPARED: usize = 20;

/// A name that sounds shorter than this sounds like too many others.
const SOUND_MIN: usize = 3;

/// The pairs that are likely the same, the likeliest first.
#[must_use]
pub fn find_duplicates(records: &[Described]) -> Vec<LikelyPair> {
    let mut blocks: HashMap<(RecordKind, Sign, String), Vec<usize>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        let signs: BTreeSet<(Sign, String)> = signs(record).into_iter().collect();
        for (sign, key) in signs {
            blocks.entry((record.record.kind, sign, key)).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), BTreeSet<Sign>> = BTreeMap::new();
    for ((_, sign, _), places) in blocks {
        if sign.is_contact() && places.len() > SHARED_BY_MANY {
            continue;
        }
        for (number, one) in places.iter().enumerate() {
            for other in places[number + 1..].iter().take(COMPARED) {
                shared.entry((*one, *other)).or_default().insert(sign);
            }
        }
    }
    let pairs = shared.into_iter();
    let mut pairs: Vec<_> =
        pairs.filter_map(|((one, other), signs)| likely(&records[one], &records[other], &signs)).collect();
    pairs.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.ids.cmp(&b.ids)));
    pairs
}

/// Everything by which a record can meet another one.
fn signs(record: &Described) -> Vec<(Sign, String)> {
    let (key, sound) = if record.record.kind == RecordKind::Person {
        (person_key(&record.name), person_sound(&record.name))
    } else {
        let key = organisation_key(&record.name);
        let sound = organisation_sound(&key);
        (key, sound)
    };
    let mut signs = Vec::new();
    if !key.trim().is_empty() {
        signs.push((Sign::Name, key));
    }
    let former = record.former_names.iter().map(|name| organisation_key(name));
    signs.extend(former.filter(|key| !key.trim().is_empty()).map(|key| (Sign::Name, key)));
    // Words in other letters have no sound, and would all sound alike.
    let is_heard = sound.split([' ', '/']).all(|word| !word.is_empty());
    if is_heard && sound.chars().filter(char::is_ascii_digit).count() >= SOUND_MIN {
        signs.push((Sign::Sound, sound));
    }
    for (kind, value) in &record.contacts {
        let sign = match kind {
            ContactKind::Email => Sign::Email,
            ContactKind::Phone => Sign::Phone,
            ContactKind::Address => Sign::Address,
            // A website is that of a whole house.
            ContactKind::Web => continue,
        };
        let key = contact_key(*kind, value);
        if !key.trim().is_empty() {
            signs.push((sign, key));
        }
    }
    signs
}

fn likely(one: &Described, other: &Described, signs: &BTreeSet<Sign>) -> Option<LikelyPair> {
    let is_named_alike = signs.contains(&Sign::Name) || signs.contains(&Sign::Sound);
    // Colleagues share a mailbox; somebody who has married still has the first name.
    if !is_named_alike && one.record.kind == RecordKind::Person && !shares_a_word(&one.name, &other.name) {
        return None;
    }
    let has_name = signs.contains(&Sign::Name);
    // Who has the same name also sounds alike, which says nothing more.
    let signs = signs.iter().copied().filter(|sign| !(has_name && *sign == Sign::Sound));
    let signs: Vec<Sign> = signs.collect();
    let is_elsewhere = match (one.health_region, other.health_region) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    };
    let weight: i32 = signs.iter().map(|sign| sign.weight()).sum();
    let weight = if is_elsewhere { weight - ELSEWHERE } else { weight };
    if weight < LIKELY {
        return None;
    }
    let (first, second) = if one.record.id < other.record.id { (one, other) } else { (other, one) };
    let reason = |sign: &Sign| match sign {
        Sign::Name => same_name(first, second),
        Sign::Sound => {
            let (first, second) = unlike_words(first, second);
            DuplicateReason::SoundsAlike(first, second)
        }
        Sign::Email => DuplicateReason::SameEmail,
        Sign::Phone => DuplicateReason::SamePhone,
        Sign::Address => DuplicateReason::SameAddress,
    };
    let reasons = signs.iter().map(reason).collect();
    Some(LikelyPair { ids: [first.record.id, second.record.id], reasons, weight })
}

/// What two records share in their names: that of today, or one that one of them had before.
fn same_name(one: &Described, other: &Described) -> DuplicateReason {
    let is_one = |a: &str, b: &str| organisation_key(a) == organisation_key(b);
    if one.record.kind == RecordKind::Person || is_one(&one.name, &other.name) {
        return DuplicateReason::SameName;
    }
    let names_of =
        |record: &Described| record.former_names.iter().chain([&record.name]).cloned().collect::<Vec<_>>();
    let others = names_of(other);
    let shared = names_of(one).into_iter().find(|name| others.iter().any(|known| is_one(known, name)));
    shared.map_or(DuplicateReason::SameName, DuplicateReason::FormerName)
}

fn shares_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let [_, first, last] = name_parts(name);
        let folded = fold(&format!("{first} {last}"));
        folded.split(' ').filter(|word| word.len() > 2).map(organisation_sound).collect()
    };
    !words(one).is_disjoint(&words(other))
}

/// The words in which two names differ that sound alike: "Meier" and "Mayer" of "Dr. Anna Meier" and "Mayer, Anna".
fn unlike_words(one: &Described, other: &Described) -> (String, String) {
    let plain = |record: &Described| {
        if record.record.kind == RecordKind::Person {
            let [_, first, last] = name_parts(&record.name);
            format!("{first} {last}").trim().to_owned()
        } else {
            record.name.clone()
        }
    };
    let names = (plain(one), plain(other));
    let (ones, others): (Vec<&str>, Vec<&str>) =
        (names.0.split_whitespace().collect(), names.1.split_whitespace().collect());
    if ones.len() == others.len() {
        let unlike = ones.iter().zip(&others).filter(|(one, other)| fold(one) != fold(other));
        let (ones, others): (Vec<&str>, Vec<&str>) = unlike.map(|(one, other)| (*one, *other)).unzip();
        if !ones.is_empty() {
            return (ones.join(" "), others.join(" "));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::{OrganisationId, PersonId};

    fn person(name: &str, contacts: &[(ContactKind, &str)]) -> Described {
        described(RecordRef::new(RecordKind::Person, PersonId::named(name)), name, contacts)
    }

    fn organisation(name: &str, contacts: &[(ContactKind, &str)]) -> Described {
        described(RecordRef::new(RecordKind::Organisation, OrganisationId::named(name)), name, contacts)
    }

    fn described(record: RecordRef, name: &str, contacts: &[(ContactKind, &str)]) -> Described {
        let contacts = contacts.iter().map(|(kind, value)| (*kind, (*value).to_owned())).collect();
        let health_region = Some(HealthRegionId::named("hassberge"));
        Described { record, name: name.to_owned(), former_names: Vec::new(), health_region, contacts }
    }

    fn reasons(one: Described, other: Described) -> Vec<DuplicateReason> {
        let found = find_duplicates(&[one, other]);
        found.into_iter().next().map(|pair| pair.reasons).unwrap_or_default()
    }

    #[test]
    fn a_name_is_the_same_whatever_its_spelling_title_and_legal_form() {
        for (one, other) in [
            (person("Dr. Anna Müller", &[]), person("Mueller, Anna", &[])),
            (
                organisation("Caritasverband Haßberge e.V.", &[]),
                organisation("CARITASVERBAND HASSBERGE", &[]),
            ),
        ] {
            assert_eq!(reasons(one, other), [DuplicateReason::SameName]);
        }
        // A person and an organisation of one name are two.
        assert!(reasons(person("Caritas", &[]), organisation("Caritas", &[])).is_empty());
    }

    #[test]
    fn an_organisation_is_met_under_the_names_it_had_before() {
        let renamed = Described {
            former_names: vec!["Kreisklinik Haßberge gGmbH".to_owned()],
            ..organisation("Klinikum am Main", &[])
        };
        let found = reasons(renamed, organisation("Kreisklinik Hassberge", &[]));
        let [DuplicateReason::FormerName(name)] = found.as_slice() else { panic!("{found:?}") };
        assert!(["Kreisklinik Haßberge gGmbH", "Kreisklinik Hassberge"].contains(&name.as_str()), "{name}");
    }

    #[test]
    fn names_that_sound_alike_are_told_by_the_words_in_which_they_differ() {
        let alike = reasons(person("Dr. Anna Meier", &[]), person("Mayer, Anna", &[]));
        let [DuplicateReason::SoundsAlike(one, other)] = alike.as_slice() else { panic!("{alike:?}") };
        let mut words = [one.as_str(), other.as_str()];
        words.sort_unstable();
        assert_eq!(words, ["Mayer", "Meier"]);
        assert!(reasons(person("Anna Huber", &[]), person("Anna Weber", &[])).is_empty());
        // What has no sound in this alphabet does not sound like everything else.
        assert!(reasons(person("Анна Иванова", &[]), person("Борис Петров", &[])).is_empty());
    }

    #[test]
    fn colleagues_who_share_a_mailbox_or_a_telephone_are_two() {
        let shared = [(ContactKind::Email, "info@haus.example"), (ContactKind::Phone, "09521 27-0")];
        assert!(reasons(person("Anna Huber", &shared), person("Karl Weber", &shared)).is_empty());
        // Somebody who has taken another name is one.
        assert_eq!(
            reasons(person("Anna Huber", &shared), person("Anna Weber", &shared)),
            [DuplicateReason::SameEmail, DuplicateReason::SamePhone]
        );
        let phone = [(ContactKind::Phone, "+49 9521 270")];
        assert!(reasons(organisation("Jugendamt", &phone), organisation("Bauamt", &phone)).is_empty());
    }

    #[test]
    fn contact_fields_are_the_same_however_they_are_written() {
        let one = organisation(
            "Sozialstation",
            &[(ContactKind::Email, "Info@Haus.example"), (ContactKind::Phone, "09521/27-0")],
        );
        let other = organisation(
            "Pflege",
            &[(ContactKind::Email, "info@haus.example "), (ContactKind::Phone, "+49 9521 270")],
        );
        assert_eq!(reasons(one, other), [DuplicateReason::SameEmail, DuplicateReason::SamePhone]);
    }

    #[test]
    fn in_another_health_region_a_name_alone_is_not_enough() {
        let elsewhere =
            |record: Described| Described { health_region: Some(HealthRegionId::named("fulda")), ..record };
        let email = [(ContactKind::Email, "anna@beispiel.example")];
        let (one, other) = (person("Anna Meier", &[]), elsewhere(person("Meier, Anna", &[])));
        assert!(reasons(one, other).is_empty());
        let (one, other) = (person("Anna Meier", &email), elsewhere(person("Meier, Anna", &email)));
        assert_eq!(reasons(one, other), [DuplicateReason::SameName, DuplicateReason::SameEmail]);
    }

    #[test]
    fn the_likeliest_come_first() {
        let email = [(ContactKind::Email, "anna@beispiel.example")];
        let records = [
            person("Karl Schmidt", &[]),
            person("Karl Schmitt", &[]),
            person("Anna Meier", &email),
            person("Meier, Anna", &email),
        ];
        let weights: Vec<_> = find_duplicates(&records).iter().map(|pair| pair.weight).collect();
        assert_eq!(weights, [10, 4]);
    }

    #[test]
    fn twenty_thousand_people_are_compared_in_blocks_and_a_name_of_thousands_stays_cheap() {
        let mut records = Vec::new();
        for number in 0..20_000_u32 {
            let name =
                if number % 4 == 0 { "Anna Meier".to_owned() } else { format!("Person Nummer {number}") };
            let mut one = person(&name, &[(ContactKind::Phone, "09521 270")]);
            one.record.id = PersonId::named(&format!("{number}")).0;
            records.push(one);
        }
        // Each of five thousand namesakes meets twenty others at most; the number that all share meets nobody.
        let found = find_duplicates(&records);
        assert!((90_000..=5_000 * COMPARED).contains(&found.len()), "{}", found.len());
    }

    proptest! {
        /// Every pair is of two records of one kind, has a reason, and stands there once, in whatever order they come.
        #[test]
        fn pairs_are_of_two_and_stand_there_once(
            names in prop::collection::vec("(Anna|Anne|Karl) (Meier|Mayer|Huber|Schmidt|Schmitt)", 0..30),
        ) {
            let records: Vec<_> = names
                .iter()
                .enumerate()
                .map(|(at, name)| Described {
                    record: RecordRef::new(RecordKind::Person, PersonId::named(&at.to_string())),
                    ..person(name, &[])
                })
                .collect();
            let found = find_duplicates(&records);
            let ids: BTreeSet<_> = found.iter().map(|pair| pair.ids).collect();
            prop_assert_eq!(ids.len(), found.len());
            for pair in &found {
                prop_assert!(pair.ids[0] < pair.ids[1]);
                prop_assert!(!pair.reasons.is_empty() && pair.weight >= LIKELY);
            }
            let turned: Vec<_> = records.iter().rev().cloned().collect();
            let again: BTreeSet<_> = find_duplicates(&turned).iter().map(|pair| pair.ids).collect();
            // A block that is too long compares neighbours only.
            if records.len() <= COMPARED {
                prop_assert_eq!(ids, again);
            }
        }
    }
}
