//! Fields of a plan's own: what its people note of each measure beside what every measure has.

use std::{cmp::Ordering, collections::BTreeMap, ops::RangeInclusive};

use serde::{Deserialize, Serialize};

use super::{EditError, ListStep, Measure, edit::day, number};
use crate::{
    id::OwnFieldId,
    search::fold,
    text::{TextError, line},
    text_enum,
};

/// The most fields that a plan has of its own.
pub const OWN_FIELDS_MAX: usize = 12;

/// The most characters of the name of a field.
pub const OWN_NAME_MAX: usize = 60;

/// How many options a choice has.
pub const OWN_OPTIONS: RangeInclusive<usize> = 2..=30;

/// The most characters of a text in a field.
pub const OWN_TEXT_MAX: usize = 200;

/// The largest number in a field; what is larger is no number that people would write down.
const NUMBER_MAX: f64 = 1e12;

text_enum! {
    /// What is written into a field.
    OwnFieldKind {
        /// A line of text.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Day = "day",
        /// One of several options.
        Choice = "choice",
    }
}

/// A field that a plan has of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OwnField {
    /// Its id; the next plan has the field under the same.
    pub id: OwnFieldId,
    /// What it is called.
    pub name: String,
    /// What is written into it; never changes.
    pub kind: OwnFieldKind,
    /// What can be chosen, in the order in which it is offered; empty unless it is a choice.
    pub options: Vec<String>,
    /// Whether cards show it.
    pub is_on_card: bool,
}

/// The fields that a plan has of its own, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<OwnField>", into = "Vec<OwnField>")]
pub struct OwnFields(Vec<OwnField>);

/// What a form says of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFieldWish {
    /// Its name.
    pub name: String,
    /// What can be chosen, one option in a line; counts for nothing unless the field is a choice.
    #[serde(default)]
    pub options: String,
    /// Whether cards are to show it.
    #[serde(default)]
    pub is_on_card: bool,
}

/// What a measure says in the fields of its plan; a field without a value is not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnValues(BTreeMap<OwnFieldId, String>);

impl OwnFields {
    /// The fields in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &OwnField> + ExactSizeIterator {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of the fields.
    #[must_use]
    pub fn get(&self, id: OwnFieldId) -> Option<&OwnField> {
        self.0.iter().find(|field| field.id == id)
    }

    /// The fields with one more at their end.
    ///
    /// # Errors
    /// [`EditError::TooManyFields`], and those of a name or of options: [`EditError::Empty`], [`EditError::TooLong`],
    /// [`EditError::NameTaken`], [`EditError::WrongOptions`].
    pub fn with(&self, id: OwnFieldId, kind: OwnFieldKind, wish: &OwnFieldWish) -> Result<Self, EditError> {
        let mut fields = self.0.clone();
        fields.push(wish.read(id, kind)?);
        Self::try_from(fields)
    }

    /// The fields with another name and other options for one of them; its kind stays.
    ///
    /// # Errors
    /// As [`with`](Self::with).
    pub fn changed(&self, id: OwnFieldId, wish: &OwnFieldWish) -> Result<Self, EditError> {
        let mut fields = self.0.clone();
        for field in fields.iter_mut().filter(|field| field.id == id) {
            *field = wish.read(id, field.kind)?;
        }
        Self::try_from(fields)
    }

    /// The fields with one of them a place further up or down; what is at the end stays there.
    #[must_use]
    pub fn moved(&self, id: OwnFieldId, step: ListStep) -> Self {
        let mut fields = self.0.clone();
        if let Some(place) = fields.iter().position(|field| field.id == id)
            && let Some(other) = step.from(place, fields.len())
        {
            fields.swap(place, other);
        }
        Self(fields)
    }

    /// The fields without one of them.
    #[must_use]
    pub fn without(&self, id: OwnFieldId) -> Self {
        Self(self.0.iter().filter(|field| field.id != id).cloned().collect())
    }
}

impl OwnFieldWish {
    /// What a form says of a field as it is.
    #[must_use]
    pub fn of(field: &OwnField) -> Self {
        Self { name: field.name.clone(), options: field.options.join("\n"), is_on_card: field.is_on_card }
    }

    fn read(&self, id: OwnFieldId, kind: OwnFieldKind) -> Result<OwnField, EditError> {
        let name = line::<OWN_NAME_MAX>(&self.name).map_err(|error| match error {
            TextError::TooLong { max } => EditError::TooLong { max },
            _ => EditError::Empty,
        })?;
        let mut options = Vec::new();
        if kind == OwnFieldKind::Choice {
            for text in self.options.lines() {
                match line::<OWN_NAME_MAX>(text) {
                    Ok(option) => options.push(option),
                    Err(TextError::TooLong { max }) => return Err(EditError::TooLong { max }),
                    Err(_) => {}
                }
            }
        }
        Ok(OwnField { id, name, kind, options, is_on_card: self.is_on_card })
    }
}

impl OwnField {
    /// A value as it is kept, from what people write: numbers with a point or a comma, days as `YYYY-MM-DD`; nothing for
    /// no value. What stands there `now` may stay, also where it is offered no more.
    ///
    /// # Errors
    /// [`EditError::TooLong`], [`EditError::NotUnderstood`] for what is no number, day or option of this field.
    pub fn read(&self, text: &str, now: &str) -> Result<String, EditError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(String::new());
        }
        match self.kind {
            OwnFieldKind::Text => line::<OWN_TEXT_MAX>(text).or_else(|error| match error {
                TextError::TooLong { max } => Err(EditError::TooLong { max }),
                _ => Ok(String::new()),
            }),
            OwnFieldKind::Number => match number(text)? {
                // Adding nothing makes zero of what is less than nothing.
                Some(number) if number.abs() <= NUMBER_MAX => Ok((number + 0.0).to_string()),
                _ => Err(EditError::NotUnderstood),
            },
            OwnFieldKind::Day => Ok(day(text)?.map(|day| day.to_string()).unwrap_or_default()),
            OwnFieldKind::Choice if text == now || self.options.iter().any(|option| option == text) => {
                Ok(text.to_owned())
            }
            OwnFieldKind::Choice => Err(EditError::NotUnderstood),
        }
    }

    /// Which of two values comes first: numbers as numbers, days as days, options as they are offered.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match self.kind {
            OwnFieldKind::Number => {
                let number = |text: &str| text.parse().unwrap_or(f64::NAN);
                number(a).total_cmp(&number(b))
            }
            // As they are written, days are in their order.
            OwnFieldKind::Day => a.cmp(b),
            OwnFieldKind::Choice => {
                let place = |text: &str| {
                    self.options.iter().position(|option| option == text).unwrap_or(self.options.len())
                };
                place(a).cmp(&place(b)).then_with(|| fold(a).cmp(&fold(b)))
            }
            OwnFieldKind::Text => fold(a).cmp(&fold(b)),
        }
    }
}

impl OwnValues {
    /// The value of a field; empty for none.
    #[must_use]
    pub fn get(&self, field: OwnFieldId) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// The values with another one for a field; empty for none.
    #[must_use]
    pub fn with(&self, field: OwnFieldId, value: String) -> Self {
        let mut values = self.0.clone();
        if value.is_empty() {
            values.remove(&field);
        } else {
            values.insert(field, value);
        }
        Self(values)
    }

    /// Those of them for which there still is a field.
    #[must_use]
    pub fn of(&self, fields: &OwnFields) -> Self {
        let known = self.0.iter().filter(|(id, _)| fields.get(**id).is_some());
        Self(known.map(|(id, value)| (*id, value.clone())).collect())
    }

    /// The values in words, in no order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}

impl Measure {
    /// The measure with a value in a field of its plan, as [`OwnField::read`] reads it.
    ///
    /// # Errors
    /// [`EditError`] if the field cannot hold it.
    pub fn with_own_value(&self, field: &OwnField, text: &str) -> Result<Self, EditError> {
        let value = field.read(text, self.own_values.get(field.id))?;
        Ok(Self { own_values: self.own_values.with(field.id, value), ..self.clone() })
    }
}

impl TryFrom<Vec<OwnField>> for OwnFields {
    type Error = EditError;

    fn try_from(fields: Vec<OwnField>) -> Result<Self, EditError> {
        if fields.len() > OWN_FIELDS_MAX {
            return Err(EditError::TooManyFields { max: OWN_FIELDS_MAX });
        }
        if has_twins(fields.iter().map(|field| field.name.as_str())) {
            return Err(EditError::NameTaken);
        }
        let is_wrong = |field: &OwnField| {
            let options = field.options.iter().map(String::as_str);
            field.kind == OwnFieldKind::Choice
                && (!OWN_OPTIONS.contains(&options.len()) || has_twins(options))
        };
        if fields.iter().any(is_wrong) { Err(EditError::WrongOptions) } else { Ok(Self(fields)) }
    }
}

impl From<OwnFields> for Vec<OwnField> {
    fn from(OwnFields(fields): OwnFields) -> Self {
        fields
    }
}

/// Whether two of the words are the same but for their capitals.
fn has_twins<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut words: Vec<_> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words.windows(2).any(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(name: &str, options: &str) -> OwnFieldWish {
        OwnFieldWish { name: name.to_owned(), options: options.to_owned(), is_on_card: false }
    }

    fn id(name: &str) -> OwnFieldId {
        OwnFieldId::named(name)
    }

    fn fields(names: &[&str]) -> OwnFields {
        names.iter().fold(OwnFields::default(), |fields, name| {
            fields.with(id(name), OwnFieldKind::Text, &wish(name, "")).unwrap()
        })
    }

    fn field(kind: OwnFieldKind) -> OwnField {
        let fields =
            OwnFields::default().with(id("f"), kind, &wish("Feld", "Kita\n Schule \n\nBetrieb")).unwrap();
        fields.get(id("f")).unwrap().clone()
    }

    fn names(fields: &OwnFields) -> Vec<&str> {
        fields.iter().map(|field| field.name.as_str()).collect()
    }

    #[test]
    fn a_name_is_a_line_of_its_own_in_the_plan() {
        let two = fields(&["Kostenstelle", "Ort"]);
        let add = |name: &str| two.with(id("new"), OwnFieldKind::Text, &wish(name, ""));
        assert_eq!(names(&add("  Frist \n Land ").unwrap()), ["Kostenstelle", "Ort", "Frist Land"]);
        assert_eq!(add(" "), Err(EditError::Empty));
        assert_eq!(add(&"x".repeat(61)), Err(EditError::TooLong { max: 60 }));
        assert!(add(&"x".repeat(60)).is_ok());
        assert_eq!(add("KOSTENSTELLE"), Err(EditError::NameTaken));
        assert_eq!(two.changed(id("Ort"), &wish("kostenstelle", "")), Err(EditError::NameTaken));
        assert_eq!(names(&two.changed(id("Ort"), &wish("ORT", "")).unwrap()), ["Kostenstelle", "ORT"]);
    }

    #[test]
    fn a_plan_has_twelve_fields_of_its_own_and_no_more() {
        let names: Vec<_> = (1..=12).map(|number| format!("Feld {number}")).collect();
        let full = fields(&names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(full.iter().len(), 12);
        let refused = full.with(id("new"), OwnFieldKind::Text, &wish("Feld 13", ""));
        assert_eq!(refused, Err(EditError::TooManyFields { max: 12 }));
    }

    #[test]
    fn a_choice_has_two_to_thirty_different_options() {
        let choice =
            |options: &str| OwnFields::default().with(id("f"), OwnFieldKind::Choice, &wish("F", options));
        assert_eq!(field(OwnFieldKind::Choice).options, ["Kita", "Schule", "Betrieb"]);
        let numbered =
            |count: usize| (1..=count).map(|number| number.to_string()).collect::<Vec<_>>().join("\r\n");
        assert!(choice(&numbered(2)).is_ok() && choice(&numbered(30)).is_ok());
        for options in ["", "Kita", "Kita\nKITA", &numbered(31)] {
            assert_eq!(choice(options), Err(EditError::WrongOptions), "{options}");
        }
        assert_eq!(choice(&format!("Kita\n{}", "x".repeat(61))), Err(EditError::TooLong { max: 60 }));
        assert!(field(OwnFieldKind::Text).options.is_empty(), "only a choice has options");
    }

    #[test]
    fn a_field_keeps_its_kind_whatever_is_changed() {
        let fields =
            OwnFields::default().with(id("f"), OwnFieldKind::Number, &wish("Teilnahmen", "")).unwrap();
        let wish = OwnFieldWish { is_on_card: true, ..wish("Gäste", "a\nb") };
        let changed = fields.changed(id("f"), &wish).unwrap();
        let field = changed.get(id("f")).unwrap();
        assert_eq!(
            (field.kind, field.name.as_str(), field.is_on_card),
            (OwnFieldKind::Number, "Gäste", true)
        );
        assert!(field.options.is_empty());
        assert_eq!(OwnFieldWish::of(field), OwnFieldWish { options: String::new(), ..wish });
    }

    #[test]
    fn fields_are_moved_step_by_step_and_not_beyond_the_ends() {
        let all = fields(&["a", "b", "c"]);
        assert_eq!(names(&all.moved(id("c"), ListStep::Up)), ["a", "c", "b"]);
        assert_eq!(names(&all.moved(id("a"), ListStep::Down)), ["b", "a", "c"]);
        for (end, step) in [("a", ListStep::Up), ("c", ListStep::Down), ("none", ListStep::Up)] {
            assert_eq!(all.moved(id(end), step), all, "{end}");
        }
        assert_eq!(names(&all.without(id("b"))), ["a", "c"]);
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        let read = |kind, text: &str| field(kind).read(text, "");
        let kept = |text: &str| Ok(text.to_owned());
        for kind in OwnFieldKind::ALL {
            assert_eq!(read(*kind, "  "), kept(""), "{kind}");
        }
        assert_eq!(read(OwnFieldKind::Text, " 47\n11 "), kept("47 11"));
        assert_eq!(read(OwnFieldKind::Text, &"x".repeat(201)), Err(EditError::TooLong { max: 200 }));
        for (text, number) in
            [("12,50", "12.5"), ("12.5", "12.5"), (" -3 ", "-3"), ("-0", "0"), ("1e3", "1000")]
        {
            assert_eq!(read(OwnFieldKind::Number, text), kept(number), "{text}");
        }
        for text in ["viele", "1.000,5", "NaN", "inf", "1e13"] {
            assert_eq!(read(OwnFieldKind::Number, text), Err(EditError::NotUnderstood), "{text}");
        }
        assert_eq!(read(OwnFieldKind::Day, "2027-02-28"), kept("2027-02-28"));
        assert_eq!(read(OwnFieldKind::Day, "2027-02-29"), Err(EditError::NotUnderstood));
        assert_eq!(read(OwnFieldKind::Choice, "Schule"), kept("Schule"));
        assert_eq!(read(OwnFieldKind::Choice, "schule"), Err(EditError::NotUnderstood));
    }

    #[test]
    fn an_option_that_is_offered_no_more_stays_until_another_is_chosen() {
        let field = field(OwnFieldKind::Choice);
        assert_eq!(field.read("Klinik", "Klinik"), Ok("Klinik".to_owned()));
        assert_eq!(field.read("Klinik", "Kita"), Err(EditError::NotUnderstood));
    }

    #[test]
    fn numbers_are_ordered_as_numbers_days_as_days_and_options_as_offered() {
        let order = |kind, a: &str, b: &str| field(kind).compare(a, b);
        assert_eq!(order(OwnFieldKind::Number, "9", "10.5"), Ordering::Less);
        assert_eq!(order(OwnFieldKind::Number, "-9", "-10.5"), Ordering::Greater);
        assert_eq!(order(OwnFieldKind::Day, "2026-12-31", "2027-01-01"), Ordering::Less);
        assert_eq!(order(OwnFieldKind::Choice, "Schule", "Betrieb"), Ordering::Less);
        assert_eq!(
            order(OwnFieldKind::Choice, "Ach, früher", "Betrieb"),
            Ordering::Greater,
            "what is offered first"
        );
        assert_eq!(order(OwnFieldKind::Text, "Ähre", "b"), Ordering::Less);
    }

    #[test]
    fn a_value_that_is_emptied_is_gone_and_those_of_removed_fields_are_left_out() {
        let values = OwnValues::default().with(id("a"), "1".to_owned()).with(id("b"), "2".to_owned());
        assert_eq!((values.get(id("a")), values.get(id("c"))), ("1", ""));
        assert_eq!(values.of(&fields(&["b"])).texts().collect::<Vec<_>>(), ["2"]);
        let emptied = values.with(id("a"), String::new()).with(id("b"), String::new());
        assert_eq!(emptied, OwnValues::default());
    }

    #[test]
    fn what_was_written_down_is_read_as_the_same_and_what_could_not_be_made_not_at_all() {
        let fields = fields(&["a", "b"]);
        let written = serde_json::to_string(&fields).unwrap();
        assert_eq!(serde_json::from_str::<OwnFields>(&written).unwrap(), fields);
        assert!(serde_json::from_str::<OwnFields>(&written.replace("\"b\"", "\"A\"")).is_err());
        let values = OwnValues::default().with(id("a"), "1".to_owned());
        let written = serde_json::to_string(&values).unwrap();
        assert_eq!(written, format!("{{\"{}\":\"1\"}}", id("a")));
        assert_eq!(serde_json::from_str::<OwnValues>(&written).unwrap(), values);
    }
}
