//! Many rows in one statement, for content that is written by the hundred thousand.

use sqlx::AssertSqlSafe;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::{StoreResult, Write, backend::on_tx};

/// The most values of a statement. Both databases take more, but `SQLite` looks for the name of each value among all
/// others, so that larger statements are slower again.
const MOST_VALUES: usize = 1_000;

/// A value that can be bound to a statement; none keeps its type, which `PostgreSQL` asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Bound {
    Id(Option<Uuid>),
    Text(Option<String>),
    Whole(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
    Day(Option<Date>),
    Time(Option<OffsetDateTime>),
    Bytes(Option<Vec<u8>>),
}

impl Bound {
    pub(crate) fn id(id: impl Into<Uuid>) -> Self {
        Self::Id(Some(id.into()))
    }

    pub(crate) fn some_id(id: Option<impl Into<Uuid>>) -> Self {
        Self::Id(id.map(Into::into))
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(Some(text.into()))
    }
}

/// How rows are inserted into a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Insert {
    /// The statement up to its values.
    pub(crate) head: &'static str,
    /// The values of one row, `($1, $2)`.
    pub(crate) row: &'static str,
    /// How many they are.
    pub(crate) values: usize,
}

impl Insert {
    /// The statement for so many rows.
    fn statement(self, rows: usize) -> String {
        let rows: Vec<_> = (0..rows).map(|number| shifted(self.row, number * self.values)).collect();
        format!("{} values {}", self.head, rows.join(", "))
    }
}

/// A text whose placeholders are those of values further behind.
fn shifted(row: &str, by: usize) -> String {
    let mut parts = row.split('$');
    let mut shifted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let number = number.parse::<usize>().unwrap_or(0) + by;
        shifted.push_str(&format!("${number}{rest}"));
    }
    shifted
}

impl Write {
    /// Runs a statement that was put together by our own code, with its values.
    pub(crate) async fn execute_bound(&mut self, sql: &str, values: &[Bound]) -> StoreResult<()> {
        on_tx!(self.tx, |connection| {
            let mut statement = sqlx::query(AssertSqlSafe(sql));
            for value in values {
                statement = match value {
                    Bound::Id(id) => statement.bind(id),
                    Bound::Text(text) => statement.bind(text),
                    Bound::Whole(number) => statement.bind(number),
                    Bound::Real(number) => statement.bind(number),
                    Bound::Flag(flag) => statement.bind(flag),
                    Bound::Day(day) => statement.bind(day),
                    Bound::Time(time) => statement.bind(time),
                    Bound::Bytes(bytes) => statement.bind(bytes),
                };
            }
            statement.execute(connection).await.map(drop)
        })?;
        Ok(())
    }

    /// Inserts rows in their order, many with each statement.
    pub(crate) async fn insert_rows(
        &mut self,
        insert: Insert,
        rows: impl IntoIterator<Item = Vec<Bound>>,
    ) -> StoreResult<()> {
        let most = (MOST_VALUES / insert.values).max(1);
        let whole = insert.statement(most);
        let mut values = Vec::with_capacity(most * insert.values);
        for row in rows {
            debug_assert_eq!(row.len(), insert.values, "{}", insert.head);
            values.extend(row);
            if values.len() == most * insert.values {
                self.execute_bound(&whole, &values).await?;
                values.clear();
            }
        }
        if !values.is_empty() {
            self.execute_bound(&insert.statement(values.len() / insert.values), &values).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_placeholders_of_its_own() {
        let insert = Insert { head: "insert into t (a, b)", row: "($1, lower($1) || $2)", values: 2 };
        assert_eq!(insert.statement(1), "insert into t (a, b) values ($1, lower($1) || $2)");
        assert_eq!(
            insert.statement(3),
            "insert into t (a, b) values ($1, lower($1) || $2), ($3, lower($3) || $4), ($5, lower($5) || $6)"
        );
    }

    #[test]
    fn placeholders_of_two_digits_are_moved_as_a_whole() {
        assert_eq!(shifted("($9, $10)", 10), "($19, $20)");
        assert_eq!(shifted("(now())", 3), "(now())");
    }
}
