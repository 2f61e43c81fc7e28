//! Forms: those that become a path, and how a day is typed.

use std::sync::Arc;

use leptos::web_sys::FormData;
use time::{Date, Month};

/// Takes out of a form what was left empty, so that only what was chosen stands in the path.
#[must_use]
pub fn without_empty(names: &'static [&'static str]) -> Arc<dyn Fn(&FormData)> {
    Arc::new(move |data| {
        // The button takes part, without a name.
        data.delete("");
        for name in names {
            if data.get(name).as_string().is_some_and(|value| value.trim().is_empty()) {
                data.delete(name);
            }
        }
    })
}

/// The day a date field sends (YYYY-MM-DD).
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().filter(|day| day.year() > 1000)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_date_fields_send_it() {
        assert_eq!(parse_day(" 2026-11-22 "), Some(date!(2026 - 11 - 22)));
        for text in ["", "22.11.2026", "2026-02-30", "2026-13-01", "2026-11", "26-11-22", "2026-11-22-1"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
