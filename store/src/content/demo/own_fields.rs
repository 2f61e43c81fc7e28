//! What the plan in force of Haßberge notes of its measures in fields of its own.

use domain::{
    id::{MeasureId, OwnFieldId, PlanId},
    plan::{OwnFieldKind, OwnFieldWish},
};

use super::Draft;
use crate::content::embedded::CHECKED;

const PLAN: &str = "hassberge/plan";

/// What can be chosen as the field of prevention.
const AREAS: &str = "Ernährung\nBewegung\nPsychische Gesundheit\nSuchtprävention\nPflegeprävention";

/// Measures with their field of prevention and the reference of their funding.
const VALUES: [(&str, &str, &str); 7] = [
    ("Gesunde Kita", "Ernährung", "GKV-BY-2214"),
    ("Bewegte Pause an Grundschulen", "Bewegung", "GKV-BY-2214"),
    ("Bewegungstreffs „Mitgehen“", "Bewegung", ""),
    ("Sturzprävention zu Hause", "Pflegeprävention", "PK-5-0831"),
    ("Krisenwegweiser für Jugendliche", "Psychische Gesundheit", ""),
    ("Suchtvorbeugung an allen Mittelschulen", "Suchtprävention", "GKV-BY-1907"),
    ("Telekonsil Dermatologie", "", "StMGP-TM-44"),
];

/// The field of prevention, which cards show, and the reference of the funding, which they do not.
pub(super) fn add(draft: &mut Draft) {
    let id = |name: &str| OwnFieldId::named(&format!("{PLAN}/{name}"));
    let (area, reference) = (id("area"), id("reference"));
    let wish = |name: &str, options: &str, is_on_card| OwnFieldWish {
        name: name.to_owned(),
        options: options.to_owned(),
        is_on_card,
    };
    let content = draft.content();
    let plan = content.plans.iter_mut().find(|plan| plan.id == PlanId::named(PLAN)).expect(CHECKED);
    plan.own_fields = plan
        .own_fields
        .with(area, OwnFieldKind::Choice, &wish("Präventionsbereich", AREAS, true))
        .and_then(|fields| fields.with(reference, OwnFieldKind::Text, &wish("Förderkennzeichen", "", false)))
        .expect(CHECKED);
    for (title, in_area, referred) in VALUES {
        let id = MeasureId::named(&format!("{PLAN}/{title}"));
        let measure = content.measures.iter_mut().find(|measure| measure.id == id).expect(CHECKED);
        for (field, value) in [(area, in_area), (reference, referred)] {
            measure.own_values = measure.own_values.with(field, value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn each_value_is_one_that_its_field_can_hold() {
        let content = crate::content::demo::demo(date!(2026 - 11 - 21));
        let plan = content.plans.iter().find(|plan| plan.id == PlanId::named(PLAN)).unwrap();
        let mut values = 0;
        for measure in content.measures.iter().filter(|measure| measure.plan_id == plan.id) {
            for field in plan.own_fields.iter() {
                let value = measure.own_values.get(field.id);
                assert_eq!(field.read(value, ""), Ok(value.to_owned()), "{}", measure.title);
                values += usize::from(!value.is_empty());
            }
        }
        let given = VALUES.iter().flat_map(|(_, area, reference)| [area, reference]);
        assert_eq!(values, given.filter(|value| !value.is_empty()).count());
    }
}
