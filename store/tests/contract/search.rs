//! One question over everything.

use std::collections::BTreeSet;

use domain::{
    change::{RecordKind, RecordRef},
    id::{MeasureId, OrganisationId, PersonId},
    permission::{Actor, Reach},
    plan::MeasureField,
    search::{HITS_MAX, SearchHit},
};
use store::Store;

use crate::{
    support::{COORDINATOR, Demo, Empty, HESSEN, MEMBER},
    world::{for_all, for_anybody, world},
};

contract! {
    async fn a_search_finds_exactly_what_its_reader_may_see(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            for (question, kind) in [
                ("weltregion", RecordKind::HealthRegion),
                ("weltkörper", RecordKind::Organisation),
                ("weltmensch", RecordKind::Person),
                ("weltrunde", RecordKind::Committee),
                ("weltplan", RecordKind::Plan),
                ("weltziel", RecordKind::Goal),
                ("weltmaßnahme", RecordKind::Measure),
            ] {
                let hits = search(&store, actor, question).await;
                assert!(hits.len() < HITS_MAX, "too many to compare");
                let found: BTreeSet<_> =
                    hits.iter().map(|hit| hit.record).filter(|hit| hit.kind == kind).collect();
                let visible = world.of(kind).filter(|thing| reach.contains(thing.visibility, &thing.place));
                assert_eq!(found, visible.map(|thing| thing.record).collect(), "{question}");
            }
        });
    }

    async fn a_word_is_found_whatever_becomes_of_its_umlaut(store: Demo) {
        let advice = RecordRef::new(RecordKind::Organisation, OrganisationId::named("hassberge/psp"));
        for question in [
            "pflegestutz",
            "Pflegestütz",
            "Pflegestützpunkt",
            "PFLEGESTUETZPUNKT",
            "pflegestuetzpunkt hassberge",
            "Haßberge Pflegestützpunkt",
            "stützpunkt",
            "stuetzpunkt",
            "tützpun",
            "  pflegestützpunkt,  ",
        ] {
            let hits = search(&store, &Actor::Visitor, question).await;
            assert!(hits.iter().any(|hit| hit.record == advice), "{question}: {hits:?}");
        }
    }

    async fn all_words_of_a_question_must_be_there(store: Demo) {
        for hit in search(&store, &Actor::System, "pflege demenz").await {
            let words = store
                .texts(&format!(
                    "select folded from search_entry where title = '{}'",
                    hit.title.replace('\'', "''")
                ))
                .await;
            assert!(
                words.iter().any(|words| words.contains("pflege") && words.contains("demenz")),
                "{hit:?}"
            );
        }
        assert!(search(&store, &Actor::System, "pflegestützpunkt gibtesnicht").await.is_empty());
    }

    async fn the_closest_name_comes_first(store: Demo) {
        let hits = search(&store, &Actor::Visitor, "Pflegestützpunkt Haßberge").await;
        assert_eq!(
            (&*hits[0].title, &*hits[0].subtitle),
            ("Pflegestützpunkt Haßberge", "Gesundheitsregion plus Landkreis Haßberge",)
        );
    }

    async fn every_committee_is_found_by_its_name(store: Demo) {
        for committee in store.content().committees {
            let hits = search(&store, &Actor::Visitor, &committee.name).await;
            assert!(hits.iter().any(|hit| hit.record.id == committee.id.0), "{}", committee.name);
            assert_eq!(hits[0].title, committee.name);
        }
    }

    async fn people_are_found_by_those_who_are_signed_in(store: Demo) {
        let person = PersonId::named("hassberge/psp").0;
        let finds = async |actor: &Actor| {
            search(&store, actor, "Leitung Pflegestützpunkt").await.iter().any(|hit| hit.record.id == person)
        };
        assert!(!finds(&Actor::Visitor).await);
        assert!(finds(&store.actor(HESSEN).await).await);
        assert!(finds(&store.actor(MEMBER).await).await);
    }

    async fn plans_goals_and_measures_are_found(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for (question, kind) in [
            ("Umsetzungsplan 2026/27", RecordKind::Plan),
            ("Hausärztliche Versorgung sichern", RecordKind::Goal),
            ("Trinkbrunnen", RecordKind::Measure),
        ] {
            let hits = search(&store, &coordinator, question).await;
            assert!(hits.iter().any(|hit| hit.record.kind == kind), "{question}");
        }
    }

    async fn a_measure_is_found_by_what_it_rests_on_and_where_it_came_from(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        for (field, text) in [(MeasureField::Basis, "Quittenbeschluss"), (MeasureField::Origin, "Quittenabend")] {
            assert!(search(&store, &coordinator, text).await.is_empty(), "{text}");
            let mut write = store.write(&coordinator).await.unwrap();
            write.edit_measure(id, field, text, "").await.unwrap();
            write.commit().await.unwrap();
            let hits = search(&store, &coordinator, text).await;
            assert_eq!(hits.iter().map(|hit| hit.record.id).collect::<Vec<_>>(), [id.0]);
        }
    }

    async fn signs_without_letters_find_nothing(store: Demo) {
        for question in ["", " ", "%", "_", "*", "\"", "\"*", "()", "' ;", "?!", "--", "\\", "\0", "🫀"] {
            assert!(search(&store, &Actor::System, question).await.is_empty(), "{question:?}");
        }
    }

    async fn no_question_is_a_command(store: Demo) {
        let long = "pflege ".repeat(2_000);
        let letters = "ä".repeat(10_000);
        for question in [
            "NEAR(pflege haßberge, 2)",
            "pflege AND OR NOT",
            "title:pflege",
            "folded : pflege",
            "\"pflege",
            "pflege*",
            "^pflege",
            "pflege & ! haßberge | (",
            "pflege:*AB <-> x",
            "'; drop table search_entry; --",
            "pfle\0ge",
            "{pflege}",
            "\u{301}\u{fe0f}\u{200d}",
            long.as_str(),
            letters.as_str(),
        ] {
            let mut read = store.read(&Actor::Visitor).await.unwrap();
            let answer = read.list_search_hits(question).await;
            assert!(answer.is_ok(), "{question:.40?}: {answer:?}");
        }
        assert!(!search(&store, &Actor::Visitor, &long).await.is_empty(), "what is too long is cut");
        assert!(!search(&store, &Actor::Visitor, "pflege*").await.is_empty());
    }

    async fn whatever_is_typed_has_an_answer(store: Demo) {
        let typed = "(\\PC|[ %_'\"*():&|!<>-]|pflege|ä|ß){0,60}";
        for_all(&typed, 150, async |question| {
            let answer = store.read(&Actor::Visitor).await.unwrap().list_search_hits(&question).await;
            assert!(answer.is_ok(), "{answer:?}");
        });
    }

    async fn a_question_has_at_most_so_many_hits(store: Demo) {
        let hits = search(&store, &Actor::System, "e").await;
        assert!((10..=2 * HITS_MAX).contains(&hits.len()), "{} hits", hits.len());
        let distinct: BTreeSet<_> = hits.iter().map(|hit| hit.record).collect();
        assert_eq!(distinct.len(), hits.len(), "each record once");
        assert_eq!(search(&store, &Actor::System, "gesundheit").await.len(), HITS_MAX);
    }
}

async fn search(store: &Store, actor: &Actor, question: &str) -> Vec<SearchHit> {
    store.read(actor).await.unwrap().list_search_hits(question).await.unwrap()
}
