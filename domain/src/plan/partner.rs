//! The organisations that take part in a measure beside the leading one.

use serde::{Deserialize, Serialize};

use crate::{
    directory::{NamedRecord, Organisation},
    id::{MeasureId, MeasurePartnerId, OrganisationId},
    permission::{Place, Visibility},
};

/// An organisation that takes part in a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurePartner {
    /// Its id.
    pub id: MeasurePartnerId,
    /// The measure.
    pub measure_id: MeasureId,
    /// The organisation.
    pub organisation_id: OrganisationId,
}

/// A partner of a measure with the name of the organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedPartner {
    /// The id of the partner.
    pub id: MeasurePartnerId,
    /// The organisation.
    pub organisation: NamedRecord,
}

/// Whether an organisation takes part in a measure already: as the one that leads it, or as one of its partners.
#[must_use]
pub fn takes_part(
    organisation: OrganisationId,
    leading: Option<OrganisationId>,
    partners: &[MeasurePartner],
) -> bool {
    leading == Some(organisation) || partners.iter().any(|partner| partner.organisation_id == organisation)
}

/// Whether everybody who sees a plan sees an organisation too, so that what is told of the plan may name it.
#[must_use]
pub fn is_seen_with_plan(organisation: &Organisation, plan: Visibility, region: &Place) -> bool {
    match organisation.visibility {
        Visibility::Public => true,
        Visibility::Network => plan != Visibility::Public,
        visibility => visibility == plan && organisation.place() == *region,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{Level, OrganisationKind},
        id::HealthRegionId,
        permission::StateKey,
    };

    #[test]
    fn whoever_leads_a_measure_or_is_its_partner_takes_part_already() {
        let [leading, partner, other] = ["leading", "partner", "other"].map(OrganisationId::named);
        let known = [MeasurePartner {
            id: MeasurePartnerId::named("p"),
            measure_id: MeasureId::named("m"),
            organisation_id: partner,
        }];
        for (organisation, is_there) in [(leading, true), (partner, true), (other, false)] {
            assert_eq!(takes_part(organisation, Some(leading), &known), is_there);
        }
        assert!(!takes_part(leading, None, &known));
    }

    #[test]
    fn an_organisation_that_some_readers_of_a_plan_do_not_see_is_not_named_to_them() {
        let region = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("here")),
            committee: None,
        };
        let organisation = |visibility| Organisation {
            id: OrganisationId::named("o"),
            name: "Pflegedienst".to_owned(),
            kind: OrganisationKind::Office,
            level: Level::Region,
            health_region_id: region.health_region,
            state: region.state.clone(),
            ags: None,
            description: String::new(),
            visibility,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        for (visibility, plan, is_seen) in [
            (Visibility::Public, Visibility::Public, true),
            (Visibility::Public, Visibility::Office, true),
            (Visibility::Network, Visibility::Public, false),
            (Visibility::Network, Visibility::Region, true),
            (Visibility::Region, Visibility::Region, true),
            (Visibility::Region, Visibility::Public, false),
            (Visibility::Office, Visibility::Region, false),
        ] {
            let known = is_seen_with_plan(&organisation(visibility), plan, &region);
            assert_eq!(known, is_seen, "{visibility} {plan}");
        }
        let elsewhere = Place { health_region: Some(HealthRegionId::named("there")), ..region.clone() };
        assert!(!is_seen_with_plan(&organisation(Visibility::Region), Visibility::Region, &elsewhere));
    }
}
