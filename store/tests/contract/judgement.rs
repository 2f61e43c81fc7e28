//! How people judge measures: each judgement is kept, the newest counts.

use domain::{
    change::RecordKind,
    id::MeasureId,
    permission::Actor,
    plan::{EditError, MeasureDetail, TrafficLight},
};
use store::{Store, StoreError, StoreResult};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, MANAGER, MEMBER, NOW};

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Runder Tisch Pflege")
}

contract! {
    async fn each_judgement_is_kept_with_who_and_when_and_the_newest_counts(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        judge(&store, &coordinator, TrafficLight::OnTrack, "Die Themen stehen.").await.unwrap();
        let detail = judge(&store, &member, TrafficLight::AtRisk, " Die Kassen  fehlen noch. ").await.unwrap();
        let said: Vec<_> = detail
            .judgements
            .iter()
            .map(|said| (said.judgement.light, said.judgement.sentence.as_str(), said.name.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (TrafficLight::AtRisk, "Die Kassen fehlen noch.", member.name()),
                (TrafficLight::OnTrack, "Die Themen stehen.", coordinator.name()),
            ]
        );
        assert_eq!(detail.judgements[0].judgement.judged_at, NOW);
        assert_eq!(detail.changes[0].record.kind, RecordKind::Judgement);
        let card = store.read(&Actor::Visitor).await.unwrap().get_card(measure()).await.unwrap();
        assert_eq!(card.signs.judged, Some(detail.judgements[0].judgement.verdict()));
        assert_eq!(card.version, detail.measure.version, "the measure is still the same");
    }

    async fn whoever_reports_for_a_measure_judges_it_in_a_sentence(store: Demo) {
        for reader in [MANAGER, CHAIR, GUEST] {
            let actor = store.actor(reader).await;
            let refused = judge(&store, &actor, TrafficLight::OnTrack, "Gut.").await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}");
        }
        let member = store.actor(MEMBER).await;
        let empty = judge(&store, &member, TrafficLight::OnTrack, " ").await;
        assert!(matches!(empty, Err(StoreError::Refused(EditError::Empty))));
        let mut write = store.write(&member).await.unwrap();
        let missing = write.judge_measure(MeasureId::named("none"), TrafficLight::OnTrack, "Gut.").await;
        assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::Measure))));
    }
}

async fn judge(store: &Store, actor: &Actor, light: TrafficLight, text: &str) -> StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await?;
    let detail = write.judge_measure(measure(), light, text).await?;
    write.commit().await?;
    Ok(detail)
}
