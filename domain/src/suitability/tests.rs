//! What makes somebody right for a topic, on a small pool.

use uuid::Uuid;

use super::*;
use crate::change::RecordKind;

fn witness(name: &str, words: &str) -> Witness {
    Witness { name: name.to_owned(), words: format!("{name} {words}") }
}

fn work(name: &str, is_current: bool) -> Work {
    Work { witness: witness(name, ""), is_current }
}

fn committee(id: u128, name: &str, description: &str, fields: &[usize]) -> Candidate {
    Candidate {
        record: RecordRef::new(RecordKind::Committee, Uuid::from_u128(id)),
        name: name.to_owned(),
        description: description.to_owned(),
        level: Some(Level::Region),
        state: Some(StateKey::new("09")),
        region: Some(0),
        fields: fields.to_vec(),
        members: Vec::new(),
        works: Vec::new(),
    }
}

/// Three committees of Haßberge and one of Bamberg.
fn pool() -> Pool {
    let field = |name: &str, topics: &[&str]| TopicField {
        name: name.to_owned(),
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
    };
    let mut candidates = vec![
        committee(1, "Gesundheitsforum", "Bestimmt die Themen.", &[0, 1]),
        committee(2, "AG Versorgung mit Pflege", "Pflegekräfte und Angehörige.", &[0]),
        committee(3, "AG Prävention", "Bewegung, Sucht, Hitzeschutz.", &[1]),
        committee(4, "AG Pflege", "Pflege im Alter.", &[0]),
    ];
    candidates[3].region = Some(1);
    candidates[1].members = vec![0, 1];
    candidates[1].works = vec![0];
    candidates[2].works = vec![1, 2];
    Pool {
        regions: vec!["Landkreis Haßberge".to_owned(), "Stadt Bamberg".to_owned()],
        fields: vec![
            field("Pflege", &["Kurzzeitpflege", "Pflegende Angehörige"]),
            field("Gesundheitsförderung", &["Hitzeschutz, Klima und Gesundheit"]),
        ],
        members: vec![witness("Pflegestützpunkt", ""), witness("Sportbund", "Bewegung Verein")],
        works: vec![
            work("Börse für Kurzzeitpflege", true),
            work("Trinkbrunnen", false),
            work("Hitzetelefon", true),
        ],
        candidates,
    }
}

fn names(ranking: &Ranking, pool: &Pool) -> Vec<String> {
    ranking.found.iter().map(|found| pool.candidates[found.candidate].name.clone()).collect()
}

fn reason(ranking: &Ranking, candidate: usize, ground: Ground) -> Option<&Reason> {
    let found = ranking.found.iter().find(|found| found.candidate == candidate)?;
    found.reasons.iter().find(|reason| reason.ground == ground)
}

#[test]
fn those_who_work_on_the_topic_come_first_and_others_not_at_all() {
    let pool = pool();
    let ranking = rank("Pflege", &pool);
    assert_eq!(names(&ranking, &pool), ["AG Versorgung mit Pflege", "AG Pflege", "Gesundheitsforum"]);
    assert!(ranking.found.windows(2).all(|pair| pair[0].points >= pair[1].points));
    assert_eq!(ranking.found[0].fit(), Fit::Strong);
    assert!(rank("Raumfahrt", &pool).found.is_empty());
    assert!(rank("", &pool).found.is_empty());
}

#[test]
fn each_reason_says_what_it_rests_on() {
    let pool = pool();
    let ranking = rank("Pflege", &pool);
    let evidence = |ground| reason(&ranking, 1, ground).map(|reason| reason.evidence.join("; "));
    assert_eq!(evidence(Ground::Name).as_deref(), Some("Pflege"));
    assert_eq!(evidence(Ground::Description).as_deref(), Some("Pflegekräfte"));
    assert_eq!(evidence(Ground::Field).as_deref(), Some("Pflege"));
    assert_eq!(evidence(Ground::Members).as_deref(), Some("Pflegestützpunkt"));
    assert_eq!(evidence(Ground::Current).as_deref(), Some("Börse für Kurzzeitpflege"));
    assert_eq!(evidence(Ground::Past), None);
}

#[test]
fn a_topic_is_named_with_its_field_where_it_says_more() {
    let pool = pool();
    let ranking = rank("Kurzzeitpflege", &pool);
    assert_eq!(reason(&ranking, 1, Ground::Field).unwrap().evidence, ["Pflege", "Kurzzeitpflege (Pflege)"]);
}

#[test]
fn compounds_are_found_by_their_parts_and_in_any_spelling() {
    let pool = pool();
    for topic in ["Pflegestützpunkt", "PFLEGESTUETZPUNKTE", "pflegestutzpunkt"] {
        let ranking = rank(topic, &pool);
        let members = reason(&ranking, 1, Ground::Members).expect("the member is found");
        assert_eq!(members.evidence, ["Pflegestützpunkt"], "{topic}");
        // What asks for a part of it is found too, but counts less.
        let name = reason(&ranking, 1, Ground::Name).expect("\"Pflege\" is a part of it");
        assert!(name.points > 0 && name.points < Ground::Name.weight(), "{topic}: {name:?}");
    }
}

#[test]
fn measures_that_are_over_are_told_apart_from_those_that_are_not() {
    let pool = pool();
    let ranking = rank("Trinkbrunnen und Hitze", &pool);
    assert_eq!(reason(&ranking, 2, Ground::Past).unwrap().evidence, ["Trinkbrunnen"]);
    assert_eq!(reason(&ranking, 2, Ground::Current).unwrap().evidence, ["Hitzetelefon"]);
}

#[test]
fn a_named_place_brings_its_committees_to_the_front_and_is_no_topic() {
    let mut pool = pool();
    pool.candidates[1].name = "AG Versorgung mit Pflege Haßberge".to_owned();
    let ranking = rank("Pflege in Bamberg", &pool);
    assert_eq!(names(&ranking, &pool)[0], "AG Pflege");
    assert_eq!(ranking.places, ["Stadt Bamberg"]);
    assert_eq!(ranking.words, ["Pflege"]);
    assert_eq!(reason(&ranking, 3, Ground::Region).unwrap().points, 25);
    assert!(rank("Bamberg", &pool).found.is_empty(), "a place alone is no topic");
}

#[test]
fn a_named_state_or_level_counts_too() {
    let mut pool = pool();
    pool.candidates[3].level = Some(Level::State);
    let ranking = rank("Pflege landesweit in Bayern", &pool);
    assert_eq!(
        (ranking.levels.as_slice(), ranking.places.as_slice()),
        ([Level::State].as_slice(), ["Bayern".to_owned()].as_slice())
    );
    assert!(reason(&ranking, 3, Ground::Level).is_some() && reason(&ranking, 1, Ground::Level).is_none());
    assert_eq!(reason(&ranking, 1, Ground::State).unwrap().evidence, ["Bayern"]);
}

#[test]
fn rare_words_count_more_than_frequent_ones() {
    let pool = pool();
    let ranking = rank("Pflege Sucht", &pool);
    assert_eq!(ranking.words, ["Sucht", "Pflege"]);
}

#[test]
fn a_whole_text_is_answered_like_its_topic() {
    let pool = pool();
    let text = "Wir möchten im Sommer älteren Menschen helfen, wenn die Hitze kommt: ein Hitzetelefon, an dem \
                Ehrenamtliche anrufen. Bisher gibt es das nicht, und wir wissen nicht, wer zuständig ist.";
    let ranking = rank(text, &pool);
    assert_eq!(names(&ranking, &pool)[0], "AG Prävention");
    assert_eq!(reason(&ranking, 2, Ground::Current).unwrap().evidence, ["Hitzetelefon"]);
}

#[test]
fn equal_questions_get_equal_answers_and_equals_stand_by_name() {
    let mut pool = pool();
    let twin = Candidate { name: "AG Alter".to_owned(), ..committee(5, "", "Pflege im Alter.", &[0]) };
    pool.candidates = vec![committee(6, "AG Zukunft", "Pflege im Alter.", &[0]), twin];
    let ranking = rank("Pflege", &pool);
    assert_eq!(names(&ranking, &pool), ["AG Alter", "AG Zukunft"]);
    assert_eq!(rank("Pflege", &pool), ranking);
}

#[test]
fn the_grounds_about_a_topic_add_up_to_a_hundred() {
    let about_place = [Ground::Region, Ground::State, Ground::Level];
    let about_topic = Ground::ALL.iter().filter(|ground| !about_place.contains(ground));
    assert_eq!(about_topic.map(|ground| ground.weight()).sum::<u32>(), 100);
}
