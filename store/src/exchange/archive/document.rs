//! An archive as it comes in: read as a whole and checked before anything is written.

use std::collections::{HashMap, HashSet};

use domain::exchange::{ARCHIVE_FORMAT, ARCHIVE_VERSION};
use serde_json::{Map, Value};

use super::{
    column::{Column, Kind, Table, Target, flag, id, of, text, time},
    refusal::{Refusal, escaped},
    tables::{COUNTED, TABLES, noun_of_kind},
};
use crate::batch::Bound;

/// A record, its values in the order of the columns of its table.
pub(super) type Checked = Vec<Bound>;

/// Everything of an archive that is restored, and in which nothing is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// The records of each table, in the order of [`TABLES`].
    pub(super) records: Vec<Vec<Checked>>,
}

/// The fields of what says of which health region an archive is a part.
pub static HEALTH_REGION: &[Column] = &[id("health_region_id"), text("name")];

/// The fields of what a part of an archive refers to and does not hold.
pub static REFERENCE_OUT: &[Column] = &[
    text("noun"),
    text("key"),
    text("field"),
    text("refers_to"),
    of("referred_id", Kind::Text),
    flag("left_out"),
];

impl Archive {
    /// Reads and checks an archive.
    ///
    /// # Errors
    /// [`Refusal`] with the first place at which it is not as it must be.
    pub fn read(document: &[u8]) -> Result<Self, Refusal> {
        let document = serde_json::from_slice(document)
            .map_err(|error| Refusal::at("", format!("it is no complete JSON: {error}")))?;
        let mut head = Fields::of("", document)?;
        if head.take("format")? != ARCHIVE_FORMAT {
            return Err(Refusal::at("/format", format!("it must be \"{ARCHIVE_FORMAT}\"")));
        }
        let version = head.take("version")?;
        if version != ARCHIVE_VERSION {
            let reason = format!(
                "this program reads version {ARCHIVE_VERSION} and not {version}: use the program that wrote it, or a newer one"
            );
            return Err(Refusal::at("/version", reason));
        }
        let made_at = head.take("made_at")?;
        Bound::read(&time("made_at"), made_at).map_err(|reason| Refusal::at("/made_at", reason))?;
        let health_region = head.take("health_region")?;
        if !health_region.is_null() {
            record(HEALTH_REGION, "/health_region", health_region)?;
        }
        let records = head.take("records")?;
        for (at, reference) in list("/references_out", head.take("references_out")?)?.into_iter().enumerate()
        {
            record(REFERENCE_OUT, &format!("/references_out/{at}"), reference)?;
        }
        head.finish()?;
        let archive = Self { records: tables(records)? };
        archive.check()?;
        Ok(archive)
    }

    /// How many records it holds, by their nouns.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        TABLES.iter().zip(&self.records).map(|(table, records)| (table.noun, records.len()))
    }

    /// Refuses what is there twice, what refers to nothing, and what belongs to nobody.
    fn check(&self) -> Result<(), Refusal> {
        let known = self.known()?;
        let past = self.past();
        for (table, records) in TABLES.iter().zip(&self.records) {
            for (number, record) in records.iter().enumerate() {
                for (at, column) in table.columns.iter().enumerate() {
                    if column.target == Target::Nothing {
                        continue;
                    }
                    let Some(id) = record[at].key() else { continue };
                    let Some(noun) = missing(table, record, at, &id, &known, &past) else { continue };
                    let reason = format!("there is none of the {noun} with the id {id}");
                    return Err(Refusal::at(place(table, number, Some(column)), reason));
                }
                if table.name == "contact" {
                    let owners = ["person_id", "organisation_id"]
                        .map(|owner| table.position(owner).is_some_and(|at| record[at].key().is_some()));
                    if owners[0] == owners[1] {
                        let reason = "a contact belongs either to a person or to an organisation";
                        return Err(Refusal::at(place(table, number, None), reason));
                    }
                }
            }
        }
        Ok(())
    }

    /// The keys of all records that can be referred to, by their nouns.
    fn known(&self) -> Result<HashMap<&'static str, HashSet<String>>, Refusal> {
        let mut known = HashMap::with_capacity(TABLES.len());
        for (table, records) in TABLES.iter().zip(&self.records) {
            let mut keys = HashSet::with_capacity(records.len());
            for (number, record) in records.iter().enumerate() {
                let key: Vec<_> =
                    record[..table.key].iter().map(|value| value.key().unwrap_or_default()).collect();
                if !keys.insert(key.join("/")) {
                    return Err(Refusal::at(place(table, number, None), "it is there twice"));
                }
            }
            known.insert(table.noun, keys);
        }
        Ok(known)
    }

    /// The ids of all records that the change log knows, also of those that were removed.
    fn past(&self) -> HashSet<String> {
        let log = TABLES.iter().zip(&self.records).find(|(table, _)| table.name == COUNTED);
        let Some((table, changes)) = log else { return HashSet::new() };
        let Some(at) = table.position("record_id") else { return HashSet::new() };
        changes.iter().filter_map(|change| change[at].key()).collect()
    }
}

/// The noun of what a field refers to, if that is not there.
fn missing(
    table: &Table,
    record: &[Bound],
    at: usize,
    id: &str,
    known: &HashMap<&'static str, HashSet<String>>,
    past: &HashSet<String>,
) -> Option<String> {
    let is_present = |noun: &str| known.get(noun).is_some_and(|keys| keys.contains(id));
    match table.columns[at].target {
        Target::Nothing | Target::Anything => None,
        Target::Present(noun) => (!is_present(noun)).then(|| noun.to_owned()),
        Target::Past(noun) => (!is_present(noun) && !past.contains(id)).then(|| noun.to_owned()),
        Target::PastOfKind(kind) => {
            let kind = table.position(kind).and_then(|at| record[at].key()).unwrap_or_default();
            let is_there = noun_of_kind(&kind).is_some_and(is_present) || past.contains(id);
            (!is_there).then_some(kind)
        }
    }
}

/// Where a record stands, or one of its fields.
pub(super) fn place(table: &Table, number: usize, column: Option<&Column>) -> String {
    let field = column.map(|column| format!("/{}", column.field)).unwrap_or_default();
    format!("/records/{}/{number}{field}", table.noun)
}

fn tables(records: Value) -> Result<Vec<Vec<Checked>>, Refusal> {
    let mut fields = Fields::of("/records", records)?;
    let mut checked = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let records = list(&format!("/records/{}", table.noun), fields.take(table.noun)?)?;
        let records = records.into_iter().enumerate();
        let records =
            records.map(|(number, value)| record(table.columns, &place(table, number, None), value));
        checked.push(records.collect::<Result<_, _>>()?);
    }
    fields.finish()?;
    Ok(checked)
}

fn list(place: &str, value: Value) -> Result<Vec<Value>, Refusal> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(Refusal::at(place, "it must be a list")),
    }
}

fn record(columns: &[Column], place: &str, value: Value) -> Result<Checked, Refusal> {
    let mut fields = Fields::of(place, value)?;
    let mut values = Vec::with_capacity(columns.len());
    for column in columns {
        let value = fields.take(column.field)?;
        let value = Bound::read(column, value)
            .map_err(|reason| Refusal::at(format!("{place}/{}", column.field), reason))?;
        values.push(value);
    }
    fields.finish()?;
    Ok(values)
}

/// The fields of an object that were not taken yet.
struct Fields<'a> {
    place: &'a str,
    fields: Map<String, Value>,
}

impl<'a> Fields<'a> {
    fn of(place: &'a str, value: Value) -> Result<Self, Refusal> {
        match value {
            Value::Object(fields) => Ok(Self { place, fields }),
            _ => Err(Refusal::at(place, "it must be an object")),
        }
    }

    fn take(&mut self, name: &str) -> Result<Value, Refusal> {
        let field = self.fields.remove(name);
        field.ok_or_else(|| Refusal::at(self.place, format!("the field \"{name}\" is missing")))
    }

    /// Refuses what nobody has taken.
    fn finish(self) -> Result<(), Refusal> {
        match self.fields.keys().next() {
            None => Ok(()),
            Some(name) => {
                let place = format!("{}/{}", self.place, escaped(name));
                let reason = format!(
                    "version {ARCHIVE_VERSION} knows no such field; take it out, or see docs/archive.md"
                );
                Err(Refusal::at(place, reason))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// An archive that holds nothing.
    fn empty() -> Value {
        let records: Map<String, Value> =
            TABLES.iter().map(|table| (table.noun.to_owned(), json!([]))).collect();
        json!({
            "format": "geflecht", "version": 1, "made_at": "2026-11-21T08:00:00Z", "health_region": null,
            "records": records, "references_out": [],
        })
    }

    fn read(document: &Value) -> Result<Archive, Refusal> {
        Archive::read(document.to_string().as_bytes())
    }

    #[track_caller]
    fn refuses(change: impl FnOnce(&mut Value), place: &str, reason: &str) {
        let mut document = empty();
        change(&mut document);
        let refusal = read(&document).unwrap_err();
        assert_eq!(refusal.place, place, "{refusal}");
        assert!(refusal.reason.contains(reason), "{refusal}");
    }

    #[test]
    fn an_archive_that_holds_nothing_is_complete() {
        assert_eq!(read(&empty()).unwrap().counts().map(|(_, count)| count).sum::<usize>(), 0);
    }

    #[test]
    fn what_is_no_archive_or_one_of_another_version_is_refused() {
        refuses(|document| document["format"] = json!("oparl"), "/format", "geflecht");
        refuses(|document| document["version"] = json!(2), "/version", "version 1 and not 2");
        refuses(|document| document["made_at"] = json!("yesterday"), "/made_at", "time");
        refuses(|document| *document = json!([]), "", "object");
        refuses(|document| document["a/b"] = json!(1), "/a~1b", "no such field");
        let cut = empty().to_string();
        let refusal = Archive::read(&cut.as_bytes()[..cut.len() / 2]).unwrap_err();
        assert!(refusal.place.is_empty() && refusal.reason.contains("EOF"), "{refusal}");
    }

    #[test]
    fn what_is_missing_or_unknown_is_refused_where_it_is() {
        refuses(
            |document| drop(document["records"].as_object_mut().unwrap().remove("people")),
            "/records",
            "\"people\"",
        );
        refuses(|document| document["records"]["pets"] = json!([]), "/records/pets", "no such field");
        refuses(|document| document["records"]["people"] = json!({}), "/records/people", "list");
        let field = |more: Value| {
            let mut field = json!({
                "id": "867739e9-073d-8e9c-aa17-73685733fac8", "name": "Pflege", "position": 1.0, "valid_to": null,
                "version": 1,
            });
            field.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!([field])
        };
        let place = "/records/fields_of_action/0";
        refuses(
            |document| document["records"]["fields_of_action"] = json!([{ "name": "Pflege" }]),
            place,
            "\"id\" is missing",
        );
        refuses(
            |document| document["records"]["fields_of_action"] = field(json!({ "colour": "red" })),
            &format!("{place}/colour"),
            "no such field",
        );
        refuses(
            |document| document["records"]["fields_of_action"] = field(json!({ "name": 1 })),
            &format!("{place}/name"),
            "text",
        );
        refuses(
            |document| {
                let twice = vec![field(json!({}))[0].clone(); 2];
                document["records"]["fields_of_action"] = json!(twice);
            },
            "/records/fields_of_action/1",
            "twice",
        );
    }

    #[test]
    fn what_refers_to_nothing_is_refused_unless_the_log_knows_it() {
        let id = "867739e9-073d-8e9c-aa17-73685733fac8";
        let topic = json!([{ "id": id, "field_id": id, "name": "Demenz", "position": 1.0, "valid_to": null, "version": 1 }]);
        refuses(
            |document| document["records"]["topics"] = topic,
            "/records/topics/0/field_id",
            "fields_of_action",
        );
        let follow = |document: &mut Value| {
            let user = json!({
                "id": id, "email": "a@example.org", "name": "A", "person_id": null, "is_active": true, "version": 1,
            });
            document["records"]["users"] = json!([user]);
            let measure = "11111111-1111-8111-8111-111111111111";
            document["records"]["measure_follows"] =
                json!([{ "measure_id": measure, "user_id": id, "is_on": true }]);
        };
        refuses(follow, "/records/measure_follows/0/measure_id", "measures");
        let mut document = empty();
        follow(&mut document);
        document["records"]["changes"] = json!([{
            "id": 1, "changed_at": "2026-11-21T08:00:00Z", "user_id": null, "actor": "Geflecht",
            "record_kind": "measure", "record_id": "11111111-1111-8111-8111-111111111111", "title": "A",
            "action": "removed", "before": {}, "after": null, "plan_id": null, "visibility": "public",
            "state": null, "health_region_id": null, "committee_id": null, "undoes": null,
        }]);
        assert_eq!(read(&document).err(), None);
    }

    #[test]
    fn a_contact_belongs_to_exactly_one() {
        let contact = json!([{
            "id": "867739e9-073d-8e9c-aa17-73685733fac8", "person_id": null, "organisation_id": null,
            "kind": "email", "value": "a@example.org", "visibility": "public",
            "consent_on": null, "consent_source": "",
        }]);
        refuses(|document| document["records"]["contacts"] = contact, "/records/contacts/0", "either");
    }
}
