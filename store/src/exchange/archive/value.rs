//! Values on their way: from a row into an archive, and from an archive into a statement.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{directory::Ags, text::EmailAddress};
use serde::Deserialize as _;
use serde_json::{Number, Value};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};
use time::{Date, OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};
use uuid::Uuid;

use super::column::{Column, Kind, Table};
use crate::{batch::Bound, record::unreadable};

/// A row of a table, on either database.
pub(super) trait StoredRow {
    /// What stands in a column, as an archive writes it.
    fn value(&self, table: &Table, at: usize) -> sqlx::Result<Value>;
}

macro_rules! stored_row {
    ($row:ty) => {
        impl StoredRow for $row {
            fn value(&self, table: &Table, at: usize) -> sqlx::Result<Value> {
                let column = &table.columns[at];
                let unreadable = || unreadable(table.name, column.name);
                Ok(match column.kind {
                    Kind::Id => self.try_get::<Option<Uuid>, _>(at)?.map(|id| Value::from(id.to_string())),
                    Kind::Text | Kind::Email | Kind::District | Kind::Word(_) => {
                        self.try_get::<Option<String>, _>(at)?.map(Value::from)
                    }
                    Kind::Whole => self.try_get::<Option<i64>, _>(at)?.map(Value::from),
                    Kind::Real => {
                        let number = self.try_get::<Option<f64>, _>(at)?;
                        number
                            .map(|number| Number::from_f64(number).map(Value::from).ok_or_else(unreadable))
                            .transpose()?
                    }
                    Kind::Flag => self.try_get::<Option<bool>, _>(at)?.map(Value::from),
                    Kind::Day => self.try_get::<Option<Date>, _>(at)?.map(|day| Value::from(day.to_string())),
                    Kind::Time => {
                        let time = self.try_get::<Option<OffsetDateTime>, _>(at)?;
                        time.map(|time| written_time(time).map(Value::from).ok_or_else(unreadable))
                            .transpose()?
                    }
                    Kind::Bytes => {
                        let bytes = self.try_get::<Option<Vec<u8>>, _>(at)?;
                        bytes.map(|bytes| Value::from(STANDARD.encode(bytes)))
                    }
                    Kind::Document(_) => {
                        let text = self.try_get::<Option<String>, _>(at)?;
                        text.map(|text| serde_json::from_str::<Value>(&text).map_err(|_| unreadable()))
                            .transpose()?
                    }
                }
                .unwrap_or(Value::Null))
            }
        }
    };
}

stored_row!(SqliteRow);
stored_row!(PgRow);

/// A time as archives write it.
pub(super) fn written_time(time: OffsetDateTime) -> Option<String> {
    time.to_offset(UtcOffset::UTC).format(&Rfc3339).ok()
}

impl Bound {
    /// A value of an archive for a column, or what it would have to be.
    pub(super) fn read(column: &Column, value: Value) -> Result<Self, String> {
        if value.is_null() {
            return if column.is_required {
                Err("it must not be null".to_owned())
            } else {
                Ok(Self::none(column.kind))
            };
        }
        match column.kind {
            Kind::Id => id(&value).map(|id| Self::Id(Some(id))),
            Kind::Text => text(value).map(|text| Self::Text(Some(text))),
            Kind::Email => {
                let text = text(value)?;
                let is_kept = EmailAddress::parse(&text).is_ok_and(|email| email.as_str() == text);
                kept(is_kept, text, "it must be an e-mail address in small letters")
            }
            Kind::District => {
                let text = text(value)?;
                let is_key = Ags::parse(&text).is_some();
                kept(is_key, text, "it must be the key of a district, five digits")
            }
            Kind::Word(words) => {
                let text = text(value)?;
                let words = words();
                let is_known = words.contains(&text.as_str());
                kept(is_known, text, &format!("it must be one of: {}", words.join(", ")))
            }
            Kind::Whole => {
                let number = value.as_i64().ok_or("it must be a whole number")?;
                Ok(Self::Whole(Some(number)))
            }
            Kind::Real => {
                let number = value.as_f64().ok_or("it must be a number")?;
                Ok(Self::Real(Some(number)))
            }
            Kind::Flag => {
                let flag = value.as_bool().ok_or("it must be true or false")?;
                Ok(Self::Flag(Some(flag)))
            }
            Kind::Day => {
                let day = Some(&value).filter(|value| value.is_string());
                let day = day.and_then(|value| Date::deserialize(value).ok());
                Ok(Self::Day(Some(day.ok_or("it must be a day like 2026-11-21")?)))
            }
            Kind::Time => time(&value).map(|time| Self::Time(Some(time))),
            Kind::Bytes => {
                let bytes = value.as_str().and_then(|text| STANDARD.decode(text).ok());
                Ok(Self::Bytes(Some(bytes.ok_or("it must be text in Base64, with = at its end")?)))
            }
            Kind::Document(read) => {
                read(&value).map_err(|error| format!("it cannot be read: {error}"))?;
                Ok(Self::Text(Some(value.to_string())))
            }
        }
    }

    const fn none(kind: Kind) -> Self {
        match kind {
            Kind::Id => Self::Id(None),
            Kind::Whole => Self::Whole(None),
            Kind::Real => Self::Real(None),
            Kind::Flag => Self::Flag(None),
            Kind::Day => Self::Day(None),
            Kind::Time => Self::Time(None),
            Kind::Bytes => Self::Bytes(None),
            Kind::Text | Kind::Email | Kind::District | Kind::Word(_) | Kind::Document(_) => Self::Text(None),
        }
    }

    /// The value as part of a key, or as what refers to one.
    pub(super) fn key(&self) -> Option<String> {
        match self {
            Self::Id(id) => id.map(|id| id.to_string()),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.map(|number| number.to_string()),
            Self::Day(day) => day.map(|day| day.to_string()),
            Self::Real(_) | Self::Flag(_) | Self::Time(_) | Self::Bytes(_) => None,
        }
    }
}

fn kept(is_fit: bool, text: String, otherwise: &str) -> Result<Bound, String> {
    if is_fit { Ok(Bound::Text(Some(text))) } else { Err(otherwise.to_owned()) }
}

fn text(value: Value) -> Result<String, String> {
    match value {
        Value::String(text) if text.contains('\0') => {
            Err("it holds the character NUL, which no database keeps".to_owned())
        }
        Value::String(text) => Ok(text),
        _ => Err("it must be text".to_owned()),
    }
}

/// An id in the one form in which references to it are compared.
fn id(value: &Value) -> Result<Uuid, String> {
    let text = value.as_str().unwrap_or_default();
    let id = Uuid::parse_str(text).ok().filter(|id| id.to_string() == text);
    id.ok_or_else(|| {
        "it must be an id like 867739e9-073d-8e9c-aa17-73685733fac8, in small letters".to_owned()
    })
}

/// A time that both databases keep as it is.
fn time(value: &Value) -> Result<OffsetDateTime, String> {
    let time = value.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
    let time = time.ok_or("it must be a time like 2026-11-21T08:00:00Z")?.to_offset(UtcOffset::UTC);
    if time.nanosecond() % 1_000 == 0 {
        Ok(time)
    } else {
        Err("it must not be finer than a microsecond: at most six digits after the second".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::column::{
        day, flag, id as id_column, of, real, text as text_column, time as time_column, whole,
    };
    use super::*;

    fn email(name: &'static str) -> Column {
        of(name, Kind::Email)
    }

    #[test]
    fn what_a_column_cannot_hold_is_refused_with_what_it_must_be() {
        for (column, value, reason) in [
            (id_column("a_id"), json!("867739E9-073D-8E9C-AA17-73685733FAC8"), "small letters"),
            (id_column("a_id"), json!(1), "an id like"),
            (text_column("a"), json!(null), "null"),
            (text_column("a"), json!("a\0b"), "NUL"),
            (text_column("a"), json!(["a"]), "text"),
            (email("a"), json!("Anna@example.org"), "small letters"),
            (of("a", Kind::District), json!("9674"), "five digits"),
            (of("a", Kind::Word(|| vec!["x", "y"])), json!("z"), "one of: x, y"),
            (whole("a"), json!(1.5), "whole"),
            (real("a"), json!("1"), "number"),
            (flag("a"), json!(0), "true or false"),
            (day("a"), json!("2026-02-30"), "2026-11-21"),
            (time_column("a"), json!("2026-11-21"), "2026-11-21T08:00:00Z"),
            (time_column("a"), json!("2026-11-21T08:00:00.1234567Z"), "six digits"),
            (of("a", Kind::Bytes), json!("&"), "Base64"),
        ] {
            let said = Bound::read(&column, value.clone()).unwrap_err();
            assert!(said.contains(reason), "{value}: {said}");
        }
        assert_eq!(Bound::read(&whole("a").optional(), json!(null)), Ok(Bound::Whole(None)));
    }

    #[test]
    fn a_number_is_the_same_after_it_was_written_and_read() {
        for number in [0.1 + 0.2, 1e-300, 65536.0, f64::MAX, 5e-324, 1.0 / 3.0] {
            let text = Value::from(Number::from_f64(number).unwrap()).to_string();
            let again = Bound::read(&real("a"), serde_json::from_str(&text).unwrap());
            assert_eq!(again, Ok(Bound::Real(Some(number))), "{text}");
        }
    }

    #[test]
    fn a_time_is_kept_in_utc() {
        let read = Bound::read(&time_column("a"), json!("2026-11-21T09:00:00.25+01:00")).unwrap();
        let Bound::Time(Some(time)) = read else { panic!("{read:?}") };
        assert_eq!(written_time(time).unwrap(), "2026-11-21T08:00:00.25Z");
    }
}
