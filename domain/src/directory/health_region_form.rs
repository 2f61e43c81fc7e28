//! What a form says of a health region: as it was typed, and as it is kept once every field has been checked.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    Ags, DESCRIPTION_MAX, FieldFault, FieldProblem, HealthRegion, HealthRegionKind, NAME_MAX, RecordField,
    Region,
    record_form::{Problems, day, first_day, last_day, words, words_if_any},
};
use crate::permission::Visibility;

/// A health region to which a district belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistrictHolder {
    /// Its form.
    pub kind: HealthRegionKind,
    /// Its name, if the reader may see it.
    pub name: Option<String>,
    /// The first day on which the district no longer belongs to it, if that is known.
    pub until: Option<Date>,
}

/// A district that a health region can cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferedDistrict {
    /// The district.
    pub region: Region,
    /// The other health regions it belongs to.
    pub holders: Vec<DistrictHolder>,
}

impl OfferedDistrict {
    /// To whom it belongs, if it cannot belong to another health region of this kind as well.
    #[must_use]
    pub fn rival(&self, kind: HealthRegionKind) -> Option<&DistrictHolder> {
        self.holders.iter().find(|holder| holder.kind.is_rival_of(kind))
    }

    /// To whom it belongs on that day or later, if it cannot belong to another health region of this kind as well.
    #[must_use]
    pub fn rival_from(&self, kind: HealthRegionKind, day: Date) -> Option<&DistrictHolder> {
        let mut rivals = self.holders.iter().filter(|holder| holder.kind.is_rival_of(kind));
        rivals.find(|holder| holder.until.is_none_or(|end| end > day))
    }
}

/// What a form says of a health region; days as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthRegionForm {
    /// The name.
    pub name: String,
    /// Its legal form.
    pub kind: HealthRegionKind,
    /// The keys of its districts.
    #[serde(default)]
    pub districts: Vec<String>,
    /// The day from which these are its districts; today if it is empty.
    #[serde(default)]
    pub districts_from: String,
    /// What it is and does, in a few sentences; may be empty.
    #[serde(default)]
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day; may be empty.
    #[serde(default)]
    pub from: String,
    /// Last day; may be empty.
    #[serde(default)]
    pub to: String,
}

/// What a health region is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthRegionWish {
    /// The name.
    pub name: String,
    /// Its legal form.
    pub kind: HealthRegionKind,
    /// The keys of its districts, each once.
    pub districts: Vec<Ags>,
    /// The day from which these are its districts, unless it is today.
    pub districts_from: Option<Date>,
    /// What it is and does.
    pub description: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists.
    pub valid_to: Option<Date>,
}

impl HealthRegionForm {
    /// Whom a health region can be shown to. It belongs to no committee.
    pub const VISIBILITIES: &'static [Visibility] = &[
        Visibility::Public,
        Visibility::Network,
        Visibility::Region,
        Visibility::Internal,
        Visibility::Office,
    ];

    /// Whom a new health region is shown to, unless somebody says otherwise.
    pub const USUAL: Visibility = Visibility::Public;

    /// A form that says nothing yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            name: String::new(),
            kind: HealthRegionKind::RegionPlus,
            districts: Vec::new(),
            districts_from: String::new(),
            description: String::new(),
            visibility: Self::USUAL,
            from: String::new(),
            to: String::new(),
        }
    }

    /// A form that says what is there already.
    #[must_use]
    pub fn of(region: &HealthRegion, districts: &[Ags]) -> Self {
        Self {
            name: region.name.clone(),
            kind: region.kind,
            districts: districts.iter().map(ToString::to_string).collect(),
            districts_from: String::new(),
            description: region.description.clone(),
            visibility: region.visibility,
            from: first_day(region.valid_from),
            to: last_day(region.valid_to),
        }
    }

    /// Which row of the form a district is.
    #[must_use]
    pub fn row_of(&self, district: &Ags) -> usize {
        self.districts.iter().position(|typed| typed.trim() == district.as_str()).unwrap_or_default()
    }

    /// Checks every field. `present` is who sees the health region now.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed.
    pub fn read(&self, present: Option<Visibility>) -> Result<HealthRegionWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::Name, words::<NAME_MAX>(&self.name));
        let mut districts = Vec::new();
        for (row, key) in self.districts.iter().enumerate() {
            match Ags::parse(key.trim()) {
                Some(district) => districts.push(district),
                None => {
                    let (field, fault) = (RecordField::Districts, FieldFault::NotThere);
                    problems.push(FieldProblem { field, row, fault });
                }
            }
        }
        districts.sort();
        districts.dedup();
        let description =
            problems.of(RecordField::Description, words_if_any::<DESCRIPTION_MAX>(&self.description));
        problems.visibility(self.visibility, Self::VISIBILITIES, present);
        let (valid_from, valid_to) = problems.term(&self.from, &self.to);
        let districts_from = problems.of(RecordField::DistrictsFrom, day(&self.districts_from));
        if let (Some(from), Some(end)) = (districts_from, valid_to)
            && from >= end
        {
            problems.push(FieldProblem::of(RecordField::DistrictsFrom, FieldFault::EndsBeforeItBegins));
        }
        problems.or(HealthRegionWish {
            name,
            kind: self.kind,
            districts,
            districts_from,
            description,
            visibility: self.visibility,
            valid_from,
            valid_to,
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{directory::RegionKind, permission::StateKey};

    fn form(districts: &[&str]) -> HealthRegionForm {
        HealthRegionForm {
            name: "Gesundheitsregion plus Main-Spessart".to_owned(),
            districts: districts.iter().map(|key| (*key).to_owned()).collect(),
            ..HealthRegionForm::blank()
        }
    }

    #[test]
    fn districts_are_named_by_their_keys_each_once() {
        let wish = form(&["09677", "09674", "09677"]).read(None).unwrap();
        assert_eq!(wish.districts, ["09674", "09677"].map(|key| Ags::parse(key).unwrap()));
        assert_eq!(form(&["09677", "09674"]).row_of(&wish.districts[0]), 1);
        assert!(form(&[]).read(None).unwrap().districts.is_empty());
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once_with_the_row_of_a_district() {
        let wrong = HealthRegionForm {
            name: String::new(),
            visibility: Visibility::Committee,
            from: "morgen".to_owned(),
            districts_from: "übermorgen".to_owned(),
            ..form(&["09677", "Haßberge"])
        };
        let faults: Vec<_> = wrong.read(None).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "name.0.empty",
                "districts.1.not-there",
                "visibility.0.not-offered",
                "valid-from.0.not-a-day",
                "districts-from.0.not-a-day",
            ]
        );
    }

    #[test]
    fn districts_change_while_the_health_region_is_there() {
        let on = |districts_from: &str| HealthRegionForm {
            districts_from: districts_from.to_owned(),
            to: "2026-12-31".to_owned(),
            ..form(&["09677"])
        };
        assert_eq!(on("2026-12-31").read(None).unwrap().districts_from, Some(date!(2026 - 12 - 31)));
        assert_eq!(on(" ").read(None).unwrap().districts_from, None);
        let late = on("2027-01-01").read(None).unwrap_err();
        assert_eq!(late, [FieldProblem::of(RecordField::DistrictsFrom, FieldFault::EndsBeforeItBegins)]);
    }

    #[test]
    fn a_district_names_who_has_it_to_those_who_want_it_for_the_same() {
        let until = Some(date!(2027 - 01 - 01));
        let holder = |kind, name: &str| DistrictHolder { kind, name: Some(name.to_owned()), until };
        let offered = OfferedDistrict {
            region: Region {
                ags: Ags::parse("06435").unwrap(),
                name: "Main-Kinzig-Kreis".to_owned(),
                kind: RegionKind::Landkreis,
                state: StateKey::new("06"),
                population: 1,
                lon: 9.0,
                lat: 50.0,
                valid_from: None,
                valid_to: None,
            },
            holders: vec![
                holder(HealthRegionKind::SupplyArea, "Versorgungsgebiet"),
                holder(HealthRegionKind::Coordination, "Koordination"),
            ],
        };
        let rival = |kind| offered.rival(kind).and_then(|holder| holder.name.as_deref());
        assert_eq!(rival(HealthRegionKind::Network), Some("Koordination"));
        assert_eq!(rival(HealthRegionKind::SupplyArea), Some("Versorgungsgebiet"));
        assert_eq!(rival(HealthRegionKind::State), None);
        let from = |day| offered.rival_from(HealthRegionKind::Network, day).is_some();
        assert!(from(date!(2026 - 12 - 31)) && !from(date!(2027 - 01 - 01)));
    }
}
