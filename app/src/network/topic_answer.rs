//! Who is right for a topic, as the page shows it.

use domain::{
    change::RecordRef,
    directory::Level,
    network::NodeKind,
    suitability::{Fit, Reason},
};
use serde::{Deserialize, Serialize};

/// How a topic was understood, and who is right for it among those whom the filter shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TopicAnswer {
    /// The words that were found anywhere, the weightiest first.
    pub words: Vec<String>,
    /// Names of the places that are named.
    pub places: Vec<String>,
    /// Levels that are named.
    pub levels: Vec<Level>,
    /// Committees, the best first.
    pub committees: Vec<TopicRow>,
    /// Health regions, the best first.
    pub regions: Vec<TopicRow>,
}

/// A committee or health region that is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicRow {
    /// The record.
    pub record: RecordRef,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// The level it works on.
    pub level: Option<Level>,
    /// The name of its health region.
    pub region: Option<String>,
    /// How right it is, in words.
    pub fit: Fit,
    /// The same in points, up to 100.
    pub points: u32,
    /// Why, the weightiest reason first.
    pub reasons: Vec<Reason>,
}

#[cfg(feature = "ssr")]
mod reading {
    use domain::{
        change::RecordKind,
        network::{NetworkSnapshot, Node},
        suitability::{Candidate, Pool, Ranking, Suitable, rank},
    };

    use super::{NodeKind, TopicAnswer, TopicRow};
    use crate::network::query::MapQuery;

    /// Most committees and health regions that are shown.
    const COMMITTEES: usize = 12;
    const REGIONS: usize = 6;
    /// Most words that are told as understood.
    const WORDS: usize = 12;

    impl TopicAnswer {
        /// Answers `query` from everybody whom the reader may see.
        #[must_use]
        pub fn of(pool: &Pool, query: &MapQuery) -> Self {
            let shown = shown(pool, query);
            let Ranking { mut words, places, levels, found } = rank(&query.text, pool);
            words.truncate(WORDS);
            let rows = |kind: NodeKind, most: usize| {
                let found = found.iter().filter(|suitable| shown[suitable.candidate]);
                let found = found.filter(|suitable| kind_of(&pool.candidates[suitable.candidate]) == kind);
                found.take(most).map(|suitable| row(pool, suitable)).collect()
            };
            Self {
                committees: rows(NodeKind::Committee, COMMITTEES),
                regions: rows(NodeKind::Region, REGIONS),
                words,
                places,
                levels,
            }
        }
    }

    fn kind_of(candidate: &Candidate) -> NodeKind {
        match candidate.record.kind {
            RecordKind::HealthRegion => NodeKind::Region,
            _ => NodeKind::Committee,
        }
    }

    /// Per candidate, whether the filter shows it.
    fn shown(pool: &Pool, query: &MapQuery) -> Vec<bool> {
        let node = |candidate: &Candidate| Node {
            id: candidate.record.id,
            kind: kind_of(candidate),
            label: String::new(),
            level: candidate.level,
            region: candidate.region.and_then(|region| region.try_into().ok()),
            fields: candidate
                .fields
                .iter()
                .fold(0, |bits, field| bits | 1_u32.checked_shl(*field as u32).unwrap_or(0)),
            position: [0.0; 2],
        };
        let fields: Vec<String> = pool.fields.iter().map(|field| field.name.clone()).collect();
        let filter = query.filter(&fields, &pool.regions);
        let nodes = pool.candidates.iter().map(node).collect();
        filter.visible(&NetworkSnapshot { nodes, ..NetworkSnapshot::default() })
    }

    fn row(pool: &Pool, suitable: &Suitable) -> TopicRow {
        let candidate = &pool.candidates[suitable.candidate];
        let kind = kind_of(candidate);
        // A region is in itself.
        let region = candidate.region.filter(|_| kind != NodeKind::Region);
        TopicRow {
            record: candidate.record,
            kind,
            name: candidate.name.clone(),
            level: candidate.level,
            region: region.map(|region| pool.regions[region].clone()),
            fit: suitable.fit(),
            points: (suitable.points.round() as u32).min(100),
            reasons: suitable.reasons.clone(),
        }
    }

    #[cfg(test)]
    mod tests {
        use domain::{change::RecordRef, directory::Level, suitability::TopicField};
        use uuid::Uuid;

        use super::*;

        fn candidate(id: u128, kind: RecordKind, region: usize, fields: &[usize]) -> Candidate {
            Candidate {
                record: RecordRef::new(kind, Uuid::from_u128(id)),
                name: format!("Pflege {id}"),
                description: String::new(),
                level: (kind == RecordKind::Committee).then_some(Level::Region),
                state: None,
                region: Some(region),
                fields: fields.to_vec(),
                members: Vec::new(),
                works: Vec::new(),
            }
        }

        fn pool() -> Pool {
            let field = |name: &str| TopicField { name: name.to_owned(), topics: Vec::new() };
            Pool {
                regions: vec!["Haßberge".to_owned(), "Bamberg".to_owned()],
                fields: vec![field("Hitze"), field("Pflege")],
                candidates: vec![
                    candidate(1, RecordKind::Committee, 0, &[1]),
                    candidate(2, RecordKind::Committee, 1, &[0]),
                    candidate(3, RecordKind::HealthRegion, 0, &[0, 1]),
                ],
                ..Pool::default()
            }
        }

        fn names(rows: &[TopicRow]) -> Vec<&str> {
            rows.iter().map(|row| row.name.as_str()).collect()
        }

        #[test]
        fn committees_and_regions_are_listed_apart_and_filtered_like_the_map() {
            let query = MapQuery { text: "Pflege".to_owned(), ..MapQuery::default() };
            let answer = TopicAnswer::of(&pool(), &query);
            assert_eq!(
                (names(&answer.committees), names(&answer.regions)),
                (vec!["Pflege 1", "Pflege 2"], vec!["Pflege 3"])
            );
            assert_eq!(answer.committees[0].region.as_deref(), Some("Haßberge"));
            assert_eq!(answer.regions[0].region, None);

            let bamberg = query.changed(|query| query.region = Some("Bamberg".to_owned()));
            assert_eq!(names(&TopicAnswer::of(&pool(), &bamberg).committees), ["Pflege 2"]);
            let heat = query.changed(|query| query.fields = vec!["Hitze".to_owned()]);
            assert_eq!(names(&TopicAnswer::of(&pool(), &heat).committees), ["Pflege 2"]);
            let level = query.changed(|query| query.levels = vec![Level::Region]);
            assert!(TopicAnswer::of(&pool(), &level).regions.is_empty());
        }

        #[test]
        fn no_topic_has_no_answer() {
            assert_eq!(TopicAnswer::of(&pool(), &MapQuery::default()), TopicAnswer::default());
        }
    }
}
