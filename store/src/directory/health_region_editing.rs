//! Health regions are set up, changed and ended, with the districts they cover.

use std::collections::HashMap;

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

    /// The districts of a state as they are today, by name, each with the health regions it belongs to; `except` is the one
    /// that is to cover them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_offered_districts(
        &mut self,
        state: &StateKey,
        except: Option<HealthRegionId>,
    ) -> StoreResult<Vec<OfferedDistrict>> {
        let mut districts = self.list_regions(self.today()).await?;
        districts.retain(|district| district.state == *state);
        districts.sort_by_cached_key(|district| (domain::search::fold(&district.name), district.ags.clone()));
        let holders = self.list_district_holders(except).await?;
        let offer = |region: Region| {
            let holders = holders.iter().filter(|(ags, _)| *ags == region.ags);
            let holders = holders.map(|(_, holder)| DistrictHolder {
                kind: holder.kind,
                name: self.sees(holder.visibility, &holder.place()).then(|| holder.name.clone()),
            });
            OfferedDistrict { holders: holders.collect(), region }
        };
        Ok(districts.into_iter().map(offer).collect())
    }

    /// The districts of a health region, today and from a day to come, by key.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_covered_districts(&mut self, id: HealthRegionId) -> StoreResult<Vec<Ags>> {
        let today = self.today();
        let keys: Vec<(String,)> = rows!(
            self,
            "select ags from health_region_district
             where health_region_id = $1 and (valid_to is null or valid_to > $2) order by ags",
            id,
            today,
        )?;
        Ok(keys.iter().filter_map(|(key,)| Ags::parse(key)).collect())
    }

    /// Which health regions have which districts, today or from a day to come, whoever may see them.
    async fn list_district_holders(
        &mut self,
        except: Option<HealthRegionId>,
    ) -> StoreResult<Vec<(Ags, HealthRegion)>> {
        let today = self.today();
        let held: Vec<(HealthRegionId, String)> = rows!(
            self,
            "select health_region_id, ags from health_region_district
             where valid_to is null or valid_to > $1 order by ags, health_region_id",
            today,
        )?;
        let regions: Vec<HealthRegion> =
            rows!(self, "select * from health_region where valid_to is null or valid_to > $1", today)?;
        let regions: HashMap<HealthRegionId, HealthRegion> =
            regions.into_iter().map(|region| (region.id, region)).collect();
        let holder = |(id, ags): (HealthRegionId, String)| {
            let region = regions.get(&id).filter(|_| Some(id) != except)?;
            Some((Ags::parse(&ags)?, region.clone()))
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
        self.require_districts(&region, form, &wish.districts).await?;
        self.insert_health_region(&region).await?;
        for ags in wish.districts {
            let (valid_from, valid_to) = (region.valid_from, None);
            let district = HealthRegionDistrict { health_region_id: region.id, ags, valid_from, valid_to };
            self.insert_district(&district).await?;
        }
        Ok(region)
    }

    /// Changes a health region. Districts it no longer covers leave it today, new ones join it today.
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
        let HealthRegionWish { name, kind, districts, description, visibility, valid_from, valid_to } = wish;
        let after =
            HealthRegion { name, kind, description, visibility, valid_from, valid_to, ..before.clone() };
        // What is there stays, until it would be shared with another region of its kind, or be shared again.
        let comes_back = before.valid_to.is_some() && before.valid_to != after.valid_to;
        let is_judged = |ags: &&Ags| !covered.contains(ags) || after.kind != before.kind || comes_back;
        let judged: Vec<Ags> = districts.iter().filter(is_judged).cloned().collect();
        self.require_districts(&after, form, &judged).await?;
        self.change_health_region(&before, after, [&covered, &districts]).await?;
        let today = self.today();
        for gone in covered.iter().filter(|ags| !districts.contains(ags)) {
            self.leave_district(id, gone, today).await?;
        }
        let first_day = valid_from.map_or(today, |from| from.max(today));
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
        self.change_health_region(&before, after, [&districts, &districts]).await
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
    ) -> StoreResult<()> {
        if after == *before && districts[0] == districts[1] {
            return Ok(());
        }
        let after = HealthRegion { version: before.version + 1, ..after };
        self.require(Action::Edit, ObjectKind::HealthRegion, after.visibility, &after.place())?;
        let names =
            [self.names_of_districts(districts[0]).await?, self.names_of_districts(districts[1]).await?];
        let told = [Told::health_region(before, &names[0]), Told::health_region(&after, &names[1])];
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

    /// Refuses districts that are not in the state today, and those that another health region has.
    async fn require_districts(
        &mut self,
        region: &HealthRegion,
        form: &HealthRegionForm,
        districts: &[Ags],
    ) -> StoreResult<()> {
        if districts.is_empty() {
            return Ok(());
        }
        let offered = self.list_offered_districts(&region.state, Some(region.id)).await?;
        let fault = |ags: &Ags| {
            let fault = match offered.iter().find(|offered| offered.region.ags == *ags) {
                None => FieldFault::NotThere,
                Some(offered) => offered.rival(region.kind).map(|_| FieldFault::BelongsElsewhere)?,
            };
            Some(FieldProblem { field: RecordField::Districts, row: form.row_of(ags), fault })
        };
        let problems: Vec<_> = districts.iter().filter_map(fault).collect();
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

    /// A district that has not joined yet never did.
    async fn leave_district(&mut self, id: HealthRegionId, ags: &Ags, today: Date) -> StoreResult<()> {
        execute!(
            self,
            "delete from health_region_district where health_region_id = $1 and ags = $2 and valid_from >= $3",
            id,
            ags.as_str(),
            today,
        )?;
        execute!(
            self,
            "update health_region_district set valid_to = $3 where health_region_id = $1 and ags = $2",
            id,
            ags.as_str(),
            today,
        )?;
        Ok(())
    }

    /// A district that left on the same day has never been away.
    async fn join_district(&mut self, id: HealthRegionId, ags: &Ags, first_day: Date) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region_district (health_region_id, ags, valid_from, valid_to)
             values ($1, $2, $3, null)
             on conflict (health_region_id, ags) do update set valid_to = null, valid_from =
                case when health_region_district.valid_to = excluded.valid_from
                    then health_region_district.valid_from else excluded.valid_from end",
            id,
            ags.as_str(),
            first_day,
        )?;
        Ok(())
    }
}
