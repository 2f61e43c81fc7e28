//! Who is in the directory already under a name, so that nobody is entered twice.

use domain::{
    change::RecordKind,
    exchange::{organisation_key, person_key},
    search::{QUESTION_MAX, SearchHit},
};
use uuid::Uuid;

use super::succession::FormerHit;
use crate::{
    Session, StoreResult,
    backend::on_tx,
    record::FromRecordRow,
    search::{ENTRY_REACH, FOLDED_TITLE, Hit, search_hit},
    session::push_reach,
};

/// More are not compared by anybody.
const SHOWN: usize = 8;

/// More are not looked through: the shortest names come first, and namesakes are among them.
const LOOKED_THROUGH: i64 = 200;

impl Session {
    /// Organisations or people that the actor sees and that an import would take to have this name, whatever its spelling,
    /// legal form or title, and organisations that had it before, which stands behind their name; without `except`, whose name it is already.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_namesakes(
        &mut self,
        kind: RecordKind,
        name: &str,
        except: Option<Uuid>,
    ) -> StoreResult<Vec<SearchHit>> {
        let name: String = name.chars().take(QUESTION_MAX).collect();
        let key_of: fn(&str) -> String = match kind {
            RecordKind::Organisation => organisation_key,
            RecordKind::Person => person_key,
            _ => return Ok(Vec::new()),
        };
        let key = key_of(&name);
        if key.trim().is_empty() {
            return Ok(Vec::new());
        }
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let hits: Vec<Hit> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(
                "select record_id, record_kind, title, subtitle from search_entry where record_kind = ",
            );
            statement.push_bind(kind.as_str().to_owned());
            for word in key.split(' ') {
                statement.push(format!(" and {FOLDED_TITLE} like ")).push_bind(format!("%{word}%"));
            }
            push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
            statement.push(" order by length(title), title, record_id limit ").push_bind(LOOKED_THROUGH);
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        let hits = hits.into_iter().map(search_hit).collect::<StoreResult<Vec<_>>>()?;
        let is_namesake = |hit: &SearchHit| Some(hit.record.id) != except && key_of(&hit.title) == key;
        let mut namesakes: Vec<SearchHit> = hits.into_iter().filter(is_namesake).collect();
        if kind == RecordKind::Organisation {
            for hit in self.list_former_namesakes(&key).await? {
                let is_known = namesakes.iter().any(|known| known.record == hit.record);
                if Some(hit.record.id) != except && !is_known {
                    namesakes.push(hit);
                }
            }
        }
        namesakes.truncate(SHOWN);
        Ok(namesakes)
    }

    /// Organisations that the actor sees and that had a name of this key before.
    async fn list_former_namesakes(&mut self, key: &str) -> StoreResult<Vec<SearchHit>> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let former: Vec<FormerHit> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(
                "select search_entry.record_id, search_entry.record_kind, search_entry.title, search_entry.subtitle,
                    former_name.name
                 from former_name join search_entry on search_entry.record_id = former_name.organisation_id
                 where 1 = 1",
            );
            push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
            statement.push(" order by search_entry.title, search_entry.record_id, former_name.valid_to desc");
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        let former = former.into_iter().filter(|(.., name)| organisation_key(name) == key);
        former
            .map(|(id, kind, title, subtitle, name)| {
                search_hit((id, kind, format!("{title} ({name})"), subtitle))
            })
            .collect()
    }
}
