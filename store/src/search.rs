//! What can be found: an entry for each record that has a name, also used to name records on other pages.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::NamedRecord,
    permission::{Place, Visibility},
    search::{HITS_MAX, QUESTION_MAX, SearchHit, fold},
};
use uuid::Uuid;

use crate::{
    Session, StoreResult, Write,
    backend::{Tx, execute, on_tx},
    batch::{Bound, Insert},
    record::{FromRecordRow, parse_text},
    session::{ReachColumns, push_reach},
};

pub(crate) const ENTRY_REACH: ReachColumns = ReachColumns {
    visibility: "search_entry.visibility",
    state: "search_entry.state",
    health_region: "search_entry.health_region_id",
    committee: "search_entry.committee_id",
};

/// [`HITS_MAX`] as the databases take it.
const HITS: i64 = HITS_MAX as i64;

/// The part of the folded words that the title takes up; "ß" has become two letters.
pub(crate) const FOLDED_TITLE: &str =
    "substr(folded, 1, 2 * length(title) - length(replace(title, 'ß', '')))";

/// What is kept to find a record.
pub(crate) struct SearchEntry<'a> {
    pub(crate) record: RecordRef,
    pub(crate) title: &'a str,
    pub(crate) subtitle: &'a str,
    /// More words under which it can be found.
    pub(crate) words: &'a str,
    pub(crate) visibility: Visibility,
    pub(crate) place: &'a Place,
}

impl SearchEntry<'_> {
    /// All words under which the record can be found.
    fn folded(&self) -> String {
        fold(&format!("{} {} {}", self.title, self.subtitle, self.words))
    }
}

impl Write {
    /// Keeps what is needed to find a record; replaces what was kept for it.
    pub(crate) async fn index(&mut self, entry: SearchEntry<'_>) -> StoreResult<()> {
        let folded = entry.folded();
        // The columns that both databases have; `PostgreSQL` keeps the parsed words beside them.
        let sql = match self.tx {
            Tx::Sqlite(_) => {
                "insert into search_entry (record_id, record_kind, title, subtitle, folded, visibility, state,
                    health_region_id, committee_id)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                 on conflict (record_id) do update set title = excluded.title, subtitle = excluded.subtitle,
                    folded = excluded.folded, visibility = excluded.visibility, state = excluded.state,
                    health_region_id = excluded.health_region_id, committee_id = excluded.committee_id"
            }
            Tx::Postgres(_) => {
                "insert into search_entry (record_id, record_kind, title, subtitle, folded, words, visibility, state,
                    health_region_id, committee_id)
                 values ($1, $2, $3, $4, $5, to_tsvector('simple', $5) || to_tsvector('german', $3), $6, $7, $8, $9)
                 on conflict (record_id) do update set title = excluded.title, subtitle = excluded.subtitle,
                    folded = excluded.folded, words = excluded.words, visibility = excluded.visibility,
                    state = excluded.state, health_region_id = excluded.health_region_id,
                    committee_id = excluded.committee_id"
            }
        };
        execute!(
            self,
            sql,
            entry.record.id,
            entry.record.kind.as_str(),
            entry.title,
            entry.subtitle,
            &folded,
            entry.visibility.as_str(),
            entry.place.state.as_ref().map(|state| state.as_str().to_owned()),
            entry.place.health_region,
            entry.place.committee,
        )?;
        Ok(())
    }
}

/// The columns that both databases have.
const NEW_ENTRIES: Insert = Insert {
    head: "insert into search_entry (record_id, record_kind, title, subtitle, folded, visibility, state,
        health_region_id, committee_id)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    values: 9,
};

/// `PostgreSQL` keeps the parsed words beside them.
const NEW_PARSED_ENTRIES: Insert = Insert {
    head:
        "insert into search_entry (record_id, record_kind, title, subtitle, folded, words, visibility, state,
        health_region_id, committee_id)",
    row: "($1, $2, $3, $4, $5, to_tsvector('simple', $5) || to_tsvector('german', $3), $6, $7, $8, $9)",
    values: 9,
};

impl Write {
    /// As [`index`](Self::index), for many records for which nothing is kept yet.
    pub(crate) async fn index_new<'a>(
        &mut self,
        entries: impl IntoIterator<Item = SearchEntry<'a>>,
    ) -> StoreResult<()> {
        let insert = match self.tx {
            Tx::Sqlite(_) => NEW_ENTRIES,
            Tx::Postgres(_) => NEW_PARSED_ENTRIES,
        };
        let rows = entries.into_iter().map(|entry| {
            let Place { state, health_region, committee } = entry.place;
            vec![
                Bound::id(entry.record.id),
                Bound::text(entry.record.kind.as_str()),
                Bound::text(entry.title),
                Bound::text(entry.subtitle),
                Bound::text(entry.folded()),
                Bound::text(entry.visibility.as_str()),
                Bound::Text(state.as_ref().map(|state| state.as_str().to_owned())),
                Bound::some_id(*health_region),
                Bound::some_id(*committee),
            ]
        });
        self.insert_rows(insert, rows).await
    }
}

impl Session {
    /// Records the actor may see that have every word of the question, as a whole, as a beginning or within a
    /// compound; best matches first.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_search_hits(&mut self, question: &str) -> StoreResult<Vec<SearchHit>> {
        let question = without_nul(&question.chars().take(QUESTION_MAX).collect::<String>());
        let folded = fold(&question);
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        // Names first, and words within German compounds: "stützpunkt" finds "Pflegestützpunkt".
        let mut hits = self.match_letters(&folded, FOLDED_TITLE).await?;
        let mut more = self.match_words(&folded, &question).await?;
        if hits.len() + more.len() < 10 {
            more.extend(self.match_letters(&folded, "folded").await?);
        }
        for hit in more {
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        }
        // A hit in the name comes before one in the remarks, a region before what is named after it; the shorter name
        // is the closer one.
        let first_word = folded.split(' ').next().unwrap_or_default().to_owned();
        hits.sort_by_cached_key(|hit| {
            let title = fold(&hit.title);
            let place = if title.starts_with(&folded) {
                0
            } else if title.split(' ').any(|word| word.starts_with(&first_word)) {
                1
            } else if title.contains(&first_word) {
                2
            } else {
                3
            };
            (place, hit.record.kind != RecordKind::HealthRegion, title.len(), title)
        });
        hits.truncate(HITS_MAX);
        Ok(hits)
    }

    /// Records that have every word as a beginning of a word: the full-text index of either database.
    async fn match_words(&mut self, folded: &str, question: &str) -> StoreResult<Vec<SearchHit>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let words = folded.split(' ');
        let hits = match &mut self.tx {
            Tx::Sqlite(tx) => {
                let query = words.map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
                let mut statement = sqlx::QueryBuilder::<sqlx::Sqlite>::new(
                    "select record_id, record_kind, title, subtitle from search_word
                     join search_entry on search_entry.entry_number = search_word.rowid where search_word match ",
                );
                statement.push_bind(query);
                push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
                statement.push(" order by search_word.rank limit ").push_bind(HITS);
                statement.build().try_map(|row| Hit::from_record_row(&row)).fetch_all(&mut **tx).await?
            }
            Tx::Postgres(tx) => {
                let query = words.map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ");
                let mut statement = sqlx::QueryBuilder::<sqlx::Postgres>::new(
                    "select record_id, record_kind, title, subtitle from search_entry where (words @@ to_tsquery('simple', ",
                );
                statement.push_bind(query).push(") or words @@ plainto_tsquery('german', ");
                statement.push_bind(question.to_owned()).push("))");
                push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
                statement.push(" order by length(title), title limit ").push_bind(HITS);
                statement.build().try_map(|row| Hit::from_record_row(&row)).fetch_all(&mut **tx).await?
            }
        };
        hits.into_iter().map(search_hit).collect()
    }

    /// Records that have every word anywhere in a text: all that is kept, or what the name takes up of it.
    async fn match_letters(&mut self, folded: &str, text: &str) -> StoreResult<Vec<SearchHit>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let hits: Vec<Hit> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(
                "select record_id, record_kind, title, subtitle from search_entry where 1 = 1",
            );
            for word in folded.split(' ') {
                statement.push(format!(" and {text} like ")).push_bind(format!("%{word}%"));
            }
            push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
            statement.push(" order by case record_kind when 'health_region' then 0 else 1 end, length(title), title limit ");
            statement.push_bind(HITS);
            statement.build().try_map(|row| Hit::from_record_row(&row)).fetch_all(connection).await
        })?;
        hits.into_iter().map(search_hit).collect()
    }

    /// The ids of all health regions, organisations, people and committees that the actor sees, of all days.
    pub(crate) async fn list_seen_ids(&mut self) -> StoreResult<Vec<Uuid>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let ids: Vec<(Uuid,)> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(
                "select record_id from search_entry
                 where record_kind in ('health_region', 'organisation', 'person', 'committee')",
            );
            push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
            statement.build().try_map(|row| <(Uuid,)>::from_record_row(&row)).fetch_all(connection).await
        })?;
        Ok(ids.into_iter().map(|(id,)| id).collect())
    }

    /// The names of those records that the actor may see.
    pub(crate) async fn names_of(&mut self, ids: impl IntoIterator<Item = Uuid>) -> StoreResult<Names> {
        let mut ids: Vec<Uuid> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let mut names = HashMap::with_capacity(ids.len());
        // SQLite takes at most 32,766 values in one statement.
        for ids in ids.chunks(10_000) {
            let (actor, reach) = (self.actor.clone(), self.reach.clone());
            let rows: Vec<Hit> = on_tx!(self.tx, |connection| {
                let mut statement = sqlx::QueryBuilder::new(
                    "select record_id, record_kind, title, subtitle from search_entry where record_id in (",
                );
                let mut list = statement.separated(", ");
                for id in ids {
                    list.push_bind(*id);
                }
                statement.push(")");
                push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
                statement.build().try_map(|row| Hit::from_record_row(&row)).fetch_all(connection).await
            })?;
            for row in rows {
                let hit = search_hit(row)?;
                names.insert(hit.record.id, NamedRecord { record: hit.record, name: hit.title });
            }
        }
        Ok(Names(names))
    }
}

/// Names by id.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<Uuid, NamedRecord>);

impl Names {
    pub(crate) fn get(&self, id: impl Into<Uuid>) -> Option<NamedRecord> {
        self.0.get(&id.into()).cloned()
    }

    pub(crate) fn all(self) -> Vec<NamedRecord> {
        let mut all: Vec<_> = self.0.into_values().collect();
        all.sort_by_cached_key(|named| (named.record.kind, fold(&named.name), named.record.id));
        all
    }
}

/// A text that can be bound: `PostgreSQL` refuses the character NUL, which no stored text holds.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', " ")
}

pub(crate) type Hit = (Uuid, String, String, String);

pub(crate) fn search_hit((id, kind, title, subtitle): Hit) -> StoreResult<SearchHit> {
    let kind: RecordKind = parse_text(&kind, "search_entry", "record_kind")?;
    Ok(SearchHit { record: RecordRef { kind, id }, title, subtitle })
}
