//! Links between measures: one record, two words; and what no link may say.

use domain::{
    change::{ChangeAction, RecordKind},
    id::{MeasureId, MeasureLinkId},
    permission::Actor,
    plan::{EditError, LinkWord, MeasureDetail},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, MANAGER, MEMBER, current_plan};

fn measure(title: &str) -> MeasureId {
    MeasureId::named(&format!("hassberge/plan/{title}"))
}

const ONE: &str = "Gesunde Kita";
const OTHER: &str = "Telekonsil Dermatologie";
const THIRD: &str = "Pflegemesse im Landkreis";

contract! {
    async fn a_link_is_said_by_both_ends_each_in_its_own_word_until_one_takes_it_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for word in LinkWord::ALL {
            let said = link(&store, &coordinator, ONE, *word, OTHER).await.unwrap();
            let linked = &said.links[0];
            assert_eq!((linked.word, linked.id, linked.title.as_str()), (*word, measure(OTHER), OTHER));
            assert_eq!(said.changes[0].title.matches(" → ").count(), 1);
            let other = get(&store, &coordinator, OTHER).await;
            assert_eq!((other.links[0].link_id, other.links[0].id), (linked.link_id, measure(ONE)));
            let inverse = other.links[0].word;
            assert_eq!(inverse.stored(measure(OTHER), measure(ONE)), word.stored(measure(ONE), measure(OTHER)));
            assert_eq!(other.changes[0].record.kind, RecordKind::MeasureLink);

            let mut write = store.write(&coordinator).await.unwrap();
            let other = write.unlink_measures(measure(OTHER), linked.link_id).await.unwrap();
            write.commit().await.unwrap();
            assert!(other.links.is_empty());
            assert!(get(&store, &coordinator, ONE).await.links.is_empty());
            let query = ChangeQuery { record: Some(linked.link_id.0), limit: 9, ..ChangeQuery::default() };
            let log = store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap();
            let actions: Vec<_> = log.iter().map(|change| change.action).collect();
            assert_eq!(actions, [ChangeAction::Removed, ChangeAction::Created]);
        }
    }

    async fn the_other_measure_is_named_by_its_id_or_its_whole_title_in_the_same_plan(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let by_id = link(&store, &coordinator, ONE, LinkWord::Related, &measure(OTHER).to_string()).await;
        assert_eq!(by_id.unwrap().links[0].id, measure(OTHER));
        let by_title = link(&store, &coordinator, ONE, LinkWord::Related, " pflegemesse im LANDKREIS ").await;
        assert_eq!(by_title.unwrap().links.len(), 2);
        let draft = store.content().measures.into_iter().find(|it| it.plan_id != current_plan()).unwrap();
        for unknown in ["Pflegemesse", "", &draft.id.to_string()] {
            let missing = link(&store, &coordinator, ONE, LinkWord::Related, unknown).await;
            assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::Measure))), "{unknown}");
        }
    }

    async fn no_link_leads_to_itself_is_there_twice_or_goes_in_a_circle(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        link(&store, &coordinator, ONE, LinkWord::Precedes, OTHER).await.unwrap();
        link(&store, &coordinator, THIRD, LinkWord::BlockedBy, OTHER).await.unwrap();
        for (one, word, other, why) in [
            (ONE, LinkWord::Related, ONE, EditError::LinkedToItself),
            (ONE, LinkWord::Precedes, OTHER, EditError::LinkedAlready),
            (OTHER, LinkWord::Follows, ONE, EditError::LinkedAlready),
            (THIRD, LinkWord::Precedes, ONE, EditError::Circle),
        ] {
            let refused = link(&store, &coordinator, one, word, other).await;
            assert!(matches!(refused, Err(StoreError::Refused(known)) if known == why), "{one} {word} {other}");
        }
    }

    async fn whoever_edits_a_measure_links_it_and_nobody_else(store: Demo) {
        for reader in [MANAGER, CHAIR, MEMBER, GUEST] {
            let actor = store.actor(reader).await;
            let refused = link(&store, &actor, ONE, LinkWord::Related, OTHER).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}");
        }
        let known = store.content().links[0];
        let chair = store.actor(CHAIR).await;
        let mut write = store.write(&chair).await.unwrap();
        let refused = write.unlink_measures(known.from_id, known.id).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)));
        let coordinator = store.actor(COORDINATOR).await;
        drop(write);
        let mut write = store.write(&coordinator).await.unwrap();
        for (id, link) in [(measure(ONE), known.id), (known.from_id, MeasureLinkId::named("none"))] {
            let missing = write.unlink_measures(id, link).await;
            assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::MeasureLink))));
        }
    }

    async fn links_of_a_removed_measure_are_not_shown_and_come_back_with_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        link(&store, &coordinator, ONE, LinkWord::Precedes, OTHER).await.unwrap();
        let of_board = async |store: &Store| {
            let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
            board.links.iter().filter(|link| link.from_id == measure(ONE)).count()
        };
        assert_eq!(of_board(&store).await, 1);
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure(ONE)).await.unwrap().version;
        write.remove_measure(measure(ONE), version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(of_board(&store).await, 0);
        assert!(get(&store, &coordinator, OTHER).await.links.is_empty());
        let mut write = store.write(&coordinator).await.unwrap();
        write.restore_measure(measure(ONE)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(of_board(&store).await, 1);
    }

    async fn two_links_that_make_a_circle_together_are_not_written_at_the_same_moment(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let second = store.second().await;
        let (one, other) = tokio::join!(
            link(&store, &coordinator, ONE, LinkWord::Precedes, OTHER),
            link(&second, &coordinator, OTHER, LinkWord::Precedes, ONE),
        );
        assert_eq!([one, other].iter().filter(|result| result.is_ok()).count(), 1);
    }
}

async fn link(
    store: &Store,
    actor: &Actor,
    one: &str,
    word: LinkWord,
    other: &str,
) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.link_measures(measure(one), word, other).await?;
    write.commit().await?;
    Ok(detail)
}

async fn get(store: &Store, actor: &Actor, title: &str) -> MeasureDetail {
    store.read(actor).await.unwrap().get_measure(measure(title)).await.unwrap()
}
