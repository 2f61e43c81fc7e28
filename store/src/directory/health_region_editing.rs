//! Health regions are set up, changed and ended, with the districts they cover.

use std::collections::{BTreeSet, HashMap};

use domain::{
    change::RecordKind,
    directory::{
        Ags, Committee, DistrictHolder, FieldFault, FieldProblem, HealthRegion, HealthRegionForm,
        HealthRegionWish, OfferedDistrict, Organisation, RecordField, Region, STATES, end_after, state_name,
    },
    id::HealthRegionId,
    permission::{Action, ObjectKind, Place, StateKey, Visibility},
};
use time::Date;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    content::HealthRegionDistrict,
    directory::{changed::Told, editing::refused},
};

impl Session {
    /// The states in which the actor may set up health regions, by key.
    #[must_use]
    pub fn list_states_for_health_regions(&self) -> Vec<StateKey> {
        let states = STATES.iter().map(|(key, _)| StateKey::new(key));
        states.filter(|state| self.may_set_up_region_in(state).is_ok()).collect()
    }

    /// Refuses those who may not set up health regions in a state.
    fn may_set_up_region_in(&self, state: &StateKey) -> StoreResult<()> {
        let place = Place { state: Some(state.clone()), ..Place::default() };
        self.require(Action::Create, ObjectKind::HealthRegion, Visibility::Network, &place)
    }

    /// The districts of a state, today or from a day to come, by name, each with the health regions it belongs to; `except`
    /// is the one that is to cover them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_offered_districts(
        &mut self,
        state: &StateKey,
        except: Option<HealthRegionId>,
    ) -> StoreResult<Vec<OfferedDistrict>> {
        let today = self.today();
        let mut districts: Vec<Region> = rows!(
            self,
            "select * from region join region_territory using (ags)
             where valid_to is null or valid_to > $1 order by ags, coalesce(valid_from, '0001-01-01')",
            today,
        )?;
        districts.dedup_by(|later, first| later.ags == first.ags);
        self.offered(districts, state, except, today).await
    }

    /// Those of these districts that lie in a state, by name, with the health regions they belong to on that day or later.
    async fn offered(
        &mut self,
        mut districts: Vec<Region>,
        state: &StateKey,
        except: Option<HealthRegionId>,
        day: Date,
    ) -> StoreResult<Vec<OfferedDistrict>> {
        districts.retain(|district| district.state == *state);
        districts.sort_by_cached_key(|district| (domain::search::fold(&district.name), district.ags.clone()));
        let holders = self.list_district_holders(except, day).await?;
        let offer = |region: Region| {
            let holders = holders.iter().filter(|(ags, ..)| *ags == region.ags);
            let holders = holders.map(|(_, holder, left_on)| DistrictHolder {
                kind: holder.kind,
                name: self.sees(holder.visibility, &holder.place()).then(|| holder.name.clone()),
                until: [*left_on, holder.valid_to].into_iter().flatten().min(),
            });
            OfferedDistrict { holders: holders.collect(), region }
        };
        Ok(districts.into_iter().map(offer).collect())
    }

    /// The districts of a health region that are not to leave it, by key; some join it only on a day to come.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_covered_districts(&mut self, id: HealthRegionId) -> StoreResult<Vec<Ags>> {
        let keys: Vec<(String,)> = rows!(
            self,
            "select ags from health_region_district where health_region_id = $1 and valid_to is null order by ags",
            id,
        )?;
        Ok(keys.iter().filter_map(|(key,)| Ags::parse(key)).collect())
    }

    /// Which health regions have which districts on a day or later, whoever may see them, and when these leave them.
    async fn list_district_holders(
        &mut self,
        except: Option<HealthRegionId>,
        day: Date,
    ) -> StoreResult<Vec<(Ags, HealthRegion, Option<Date>)>> {
        let held: Vec<(HealthRegionId, String, Option<Date>)> = rows!(
            self,
            "select health_region_id, ags, valid_to from health_region_district
             where valid_to is null or valid_to > $1 order by ags, health_region_id",
            day,
        )?;
        let regions: Vec<HealthRegion> =
            rows!(self, "select * from health_region where valid_to is null or valid_to > $1", day)?;
        let regions: HashMap<HealthRegionId, HealthRegion> =
            regions.into_iter().map(|region| (region.id, region)).collect();
        let holder = |(id, ags, left_on): (HealthRegionId, String, Option<Date>)| {
            let region = regions.get(&id).filter(|_| Some(id) != except)?;
            Some((Ags::parse(&ags)?, region.clone(), left_on))
        };
        Ok(held.into_iter().filter_map(holder).collect())
    }
}

impl Write {
    /// Sets up a health region in a state.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the actor may set up health regions in the state, [`StoreError::Fields`] if fields
    /// cannot hold what was typed, or a district belongs to another health region.
    pub async fn create_health_region(
        &mut self,
        state: &StateKey,
        form: &HealthRegionForm,
    ) -> StoreResult<HealthRegion> {
        self.may_set_up_region_in(state)?;
        if state_name(state.as_str()).is_none() {
            return Err(refused(FieldProblem::of(RecordField::State, FieldFault::NotThere)));
        }
        let wish = form.read(None).map_err(StoreError::Fields)?;
        let region = HealthRegion {
            id: HealthRegionId::new(),
            name: wish.name.clone(),
            kind: wish.kind,
            state: state.clone(),
            description: wish.description.clone(),
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            version: 1,
        };
        self.require(Action::Create, ObjectKind::HealthRegion, region.visibility, &region.place())?;
        // `None` is the earliest day.
        let joined_on = region.valid_from.max(wish.districts_from);
        let first_day = joined_on.map_or(self.today(), |day| day.max(self.today()));
        let judged: Vec<_> = wish.districts.iter().map(|ags| (ags.clone(), first_day)).collect();
        self.require_districts(&region, form, &judged).await?;
        self.insert_health_region(&region).await?;
        for ags in wish.districts {
            let (valid_from, valid_to) = (joined_on, None);
            let district = HealthRegionDistrict { health_region_id: region.id, ags, valid_from, valid_to };
            self.insert_district(&district).await?;
        }
        Ok(region)
    }

    /// Changes a health region. Districts it no longer covers leave it on the day that the form names, and new ones join it
    /// then; that is today unless it says otherwise.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// edit it, also as it is to be, [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Fields`] if fields
    /// cannot hold what was typed, or a district belongs to another health region.
    pub async fn edit_health_region(
        &mut self,
        id: HealthRegionId,
        form: &HealthRegionForm,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.health_region_of_version(id, version).await?;
        let wish = form.read(Some(before.visibility)).map_err(StoreError::Fields)?;
        let covered = self.list_covered_districts(id).await?;
        let HealthRegionWish {
            name,
            kind,
            districts,
            districts_from,
            description,
            visibility,
            valid_from,
            valid_to,
        } = wish;
        let after =
            HealthRegion { name, kind, description, visibility, valid_from, valid_to, ..before.clone() };
        // What is there stays, until it would be shared with another region of its kind, or be shared again.
        let comes_back = before.valid_to.is_some() && before.valid_to != after.valid_to;
        let today = self.today();
        let day = districts_from.unwrap_or(today);
        let first_day = valid_from.map_or(day, |from| from.max(day));
        let judged_from = |ags: &Ags| {
            let is_new = !covered.contains(ags);
            let is_judged = is_new || after.kind != before.kind || comes_back;
            is_judged.then(|| (ags.clone(), if is_new { first_day } else { today }))
        };
        let judged: Vec<_> = districts.iter().filter_map(judged_from).collect();
        self.require_districts(&after, form, &judged).await?;
        self.change_health_region(&before, after, [&covered, &districts], districts_from).await?;
        for gone in covered.iter().filter(|ags| !districts.contains(ags)) {
            self.leave_district(id, gone, day).await?;
        }
        for new in districts.iter().filter(|ags| !covered.contains(ags)) {
            self.join_district(id, new, first_day).await?;
        }
        Ok(())
    }

    /// Ends a health region after its last day. Its committees, organisations and people stay; its districts are free.
    ///
    /// # Errors
    /// As [`edit_health_region`](Self::edit_health_region).
    pub async fn end_health_region(
        &mut self,
        id: HealthRegionId,
        last_day: Date,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.health_region_of_version(id, version).await?;
        let end = end_after(before.valid_from, last_day).map_err(refused)?;
        let districts = self.list_covered_districts(id).await?;
        let after = HealthRegion { valid_to: Some(end), ..before.clone() };
        self.change_health_region(&before, after, [&districts, &districts], None).await
    }

    async fn health_region_of_version(
        &mut self,
        id: HealthRegionId,
        version: i64,
    ) -> StoreResult<HealthRegion> {
        let found: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", id)?;
        let found = self.seen(found, RecordKind::HealthRegion, |r| (r.visibility, r.place()))?;
        self.require(Action::Edit, ObjectKind::HealthRegion, found.visibility, &found.place())?;
        if found.version == version { Ok(found) } else { Err(StoreError::Stale(RecordKind::HealthRegion)) }
    }

    /// Writes a health region if it or its districts differ; what belongs to it is found under its new name.
    async fn change_health_region(
        &mut self,
        before: &HealthRegion,
        after: HealthRegion,
        districts: [&[Ags]; 2],
        districts_from: Option<Date>,
    ) -> StoreResult<()> {
        if after == *before && districts[0] == districts[1] {
            return Ok(());
        }
        let after = HealthRegion { version: before.version + 1, ..after };
        self.require(Action::Edit, ObjectKind::HealthRegion, after.visibility, &after.place())?;
        let names =
            [self.names_of_districts(districts[0]).await?, self.names_of_districts(districts[1]).await?];
        let districts_from = districts_from.filter(|_| districts[0] != districts[1]);
        let told = [
            Told::health_region(before, &names[0], None),
            Told::health_region(&after, &names[1], districts_from),
        ];
        self.update_health_region(before, &after, told).await?;
        if after.name != before.name {
            let committees: Vec<Committee> =
                rows!(self, "select * from committee where health_region_id = $1", after.id)?;
            for committee in &committees {
                self.index_committee(committee, &after.name).await?;
            }
            let bodies: Vec<Organisation> =
                rows!(self, "select * from organisation where health_region_id = $1", after.id)?;
            for body in &bodies {
                self.index_organisation(body, &after.name).await?;
            }
        }
        Ok(())
    }

    /// Refuses districts that are not in the state on their day, and those that another health region has then or later.
    async fn require_districts(
        &mut self,
        region: &HealthRegion,
        form: &HealthRegionForm,
        districts: &[(Ags, Date)],
    ) -> StoreResult<()> {
        let days: BTreeSet<Date> = districts.iter().map(|(_, day)| *day).collect();
        let mut problems = Vec::new();
        for day in days {
            let there = self.list_regions(day).await?;
            let offered = self.offered(there, &region.state, Some(region.id), day).await?;
            let fault = |ags: &Ags| {
                let fault = match offered.iter().find(|offered| offered.region.ags == *ags) {
                    None => FieldFault::NotThere,
                    Some(offered) => {
                        offered.rival_from(region.kind, day).map(|_| FieldFault::BelongsElsewhere)?
                    }
                };
                Some(FieldProblem { field: RecordField::Districts, row: form.row_of(ags), fault })
            };
            let of_day = districts.iter().filter(|(_, judged)| *judged == day);
            problems.extend(of_day.filter_map(|(ags, _)| fault(ags)));
        }
        if problems.is_empty() { Ok(()) } else { Err(StoreError::Fields(problems)) }
    }

    async fn names_of_districts(&mut self, districts: &[Ags]) -> StoreResult<String> {
        let known: Vec<(String, String)> = rows!(self, "select ags, name from region")?;
        let names: HashMap<&str, &str> =
            known.iter().map(|(ags, name)| (ags.as_str(), name.as_str())).collect();
        let name =
            |ags: &Ags| names.get(ags.as_str()).map_or_else(|| ags.to_string(), |name| (*name).to_owned());
        Ok(districts.iter().map(name).collect::<Vec<_>>().join(", "))
    }

    /// A district that has not joined by that day never did.
    async fn leave_district(&mut self, id: HealthRegionId, ags: &Ags, day: Date) -> StoreResult<()> {
        execute!(
            self,
            "delete from health_region_district where health_region_id = $1 and ags = $2 and valid_from >= $3",
            id,
            ags.as_str(),
            day,
        )?;
        execute!(
            self,
            "update health_region_district set valid_to = $3 where health_region_id = $1 and ags = $2",
            id,
            ags.as_str(),
            day,
        )?;
        Ok(())
    }

    /// A district that left on the same day, or was to leave later, has never been away.
    async fn join_district(&mut self, id: HealthRegionId, ags: &Ags, first_day: Date) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region_district (health_region_id, ags, valid_from, valid_to)
             values ($1, $2, $3, null)
             on conflict (health_region_id, ags) do update set valid_to = null, valid_from =
                case when health_region_district.valid_to >= excluded.valid_from
                    then health_region_district.valid_from else excluded.valid_from end",
            id,
            ags.as_str(),
            first_day,
        )?;
        Ok(())
    }
}
