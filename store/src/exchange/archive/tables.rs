//! The tables, each described once: by this it is read, checked, written and documented.
//!
//! They stand in the order in which they are written, so that references point backwards. Two contract tests compare them
//! with what the databases say: a table or column that is neither here nor left out with a reason fails them.

use domain::{
    accounts::Role,
    change::{ChangeAction, RecordKind},
    directory::{
        CommitteeKind, ContactKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RegionKind,
        RelationKind,
    },
    exchange::{Counts, ImportSettings, ImportState, RowPreview, SourceTable},
    permission::Visibility,
    plan::{
        BoardColumns, CardFace, Direction, FieldNews, FileKind, MailRhythm, MeasureKind, MeasureLinkKind,
        MeasureStatus, NotificationKind, OwnFields, OwnValues, PlanState, PlanView, Priority, Setting,
        TrafficLight,
    },
    reports::Tile,
};
use serde_json::{Map, Value};

use super::column::{
    Kind, Part, Table, anything, day, district, document, flag, id, of, past, past_of, readable, real, text,
    time, to, whole, word, words,
};

/// What an archive does not hold: a table, or a column as `table.column`, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("user_account.password_hash", "nobody's password leaves the instance; restored accounts get new ones"),
    ("session", "whoever was signed in signs in anew"),
    ("setup_link", "it works once, for an hour, and only here"),
    ("sign_in_failure", "counted for a quarter of an hour"),
    ("mail", "waits to be sent by this instance, which sends it"),
    ("secret", "each instance makes its own; links in mail that was sent stop working"),
    ("search_entry", "derived: it is made anew"),
    ("node_placing", "counts how often this instance has placed nodes; the places themselves are in"),
];

/// The tables of the districts, which every instance has before anything else: an archive brings its own.
pub(super) const DISTRICTS: [&str; 3] = ["region_territory", "region_succession", "region"];

/// The table whose numbers the database counts.
pub(super) const COUNTED: &str = "change";

macro_rules! committees {
    () => {
        "select committee_id from committee where health_region_id = $1"
    };
}

macro_rules! plans {
    () => {
        "select plan_id from plan where health_region_id = $1"
    };
}

/// Also those that were removed.
macro_rules! measures {
    () => {
        concat!(
            "select measure_id from measure where plan_id in (",
            plans!(),
            ") union select record_id from change where record_kind = 'measure' and health_region_id = $1"
        )
    };
}

macro_rules! is_person {
    () => {
        concat!(
            "health_region_id = $1 or person_id in (select person_id from membership where committee_id in (",
            committees!(),
            ")) or person_id in (select responsible_id from measure where plan_id in (",
            plans!(),
            ")) or person_id in (select person_id from checklist_point where measure_id in (",
            measures!(),
            ")) or person_id in (select person_id from milestone where measure_id in (",
            measures!(),
            "))"
        )
    };
}

const PEOPLE: &str = is_person!();

/// Also those in which people work who are part of it.
const ORGANISATIONS: &str = concat!(
    "health_region_id = $1 or organisation_id in (select organisation_id from person where ",
    is_person!(),
    ") or organisation_id in (select organisation_id from membership where committee_id in (",
    committees!(),
    ")) or organisation_id in (select organisation_id from measure where plan_id in (",
    plans!(),
    ")) or organisation_id in (select organisation_id from measure_partner where measure_id in (",
    measures!(),
    "))"
);

/// Seats in its committees, and those that its people and organisations have elsewhere: those are named as left out.
const MEMBERSHIPS: &str = concat!(
    "committee_id in (",
    committees!(),
    ") or person_id in (select person_id from person where health_region_id = $1)
     or organisation_id in (select organisation_id from organisation where health_region_id = $1)"
);

/// Those with a role in it, and those who have written something that is part of it.
const USERS: &str = concat!(
    "user_id in (select user_id from role_grant where health_region_id = $1 or committee_id in (",
    committees!(),
    ")) or user_id in (select user_id from comment where measure_id in (",
    measures!(),
    ")) or user_id in (select user_id from judgement where measure_id in (",
    measures!(),
    ")) or user_id in (select user_id from attachment where measure_id in (",
    measures!(),
    ")) or user_id in (select story_by from indicator join outcome using (outcome_id) join goal using (goal_id)
        where plan_id in (",
    plans!(),
    ")) or user_id in (select released_by from plan where health_region_id = $1)
     or user_id in (select owner_id from saved_view where health_region_id = $1 or committee_id in (",
    committees!(),
    ")) or user_id in (select owner_id from saved_plan_view where plan_id in (",
    plans!(),
    ")) or user_id in (select owner_id from own_dashboard where health_region_id = $1 or committee_id in (",
    committees!(),
    ")) or user_id in (select user_id from change where health_region_id = $1)"
);

const IN_REGION_OR_COMMITTEE: &str =
    concat!("health_region_id = $1 or committee_id in (", committees!(), ")");

/// What is in files is not read only to find out that it belongs elsewhere.
const CONTENTS: &str = concat!(
    "attachment_id in (select attachment_id from attachment where measure_id in (",
    measures!(),
    "))"
);

const IN_REGION: &str = "health_region_id = $1";

const OF_MEASURE: Part = Part::Of(&["measure_id"]);

/// All tables that an archive holds.
pub static TABLES: &[Table] = &[
    Table {
        noun: "regions",
        name: "region",
        columns: &[of("ags", Kind::District), text("name"), word("kind", words!(RegionKind)), text("state")],
        key: 1,
        part: Part::Everything,
    },
    Table {
        noun: "region_territories",
        name: "region_territory",
        columns: &[
            district("ags"),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("population"),
            real("lon"),
            real("lat"),
        ],
        key: 3,
        part: Part::Everything,
    },
    Table {
        noun: "region_successions",
        name: "region_succession",
        columns: &[text("predecessor"), text("successor"), day("succeeded_on"), text("note")],
        key: 3,
        part: Part::Everything,
    },
    Table {
        noun: "fields_of_action",
        name: "field_of_action",
        columns: &[
            id("field_id"),
            text("name"),
            real("position"),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Everything,
    },
    Table {
        noun: "topics",
        name: "topic",
        columns: &[
            id("topic_id"),
            to("field_id", "fields_of_action"),
            text("name"),
            real("position"),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Everything,
    },
    Table {
        noun: "health_regions",
        name: "health_region",
        columns: &[
            id("health_region_id"),
            text("name"),
            word("kind", words!(HealthRegionKind)),
            text("state"),
            text("description"),
            word("visibility", words!(Visibility)),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "health_region_districts",
        name: "health_region_district",
        columns: &[
            to("health_region_id", "health_regions"),
            district("ags"),
            day("valid_from").optional(),
            day("valid_to").optional(),
        ],
        key: 2,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "organisations",
        name: "organisation",
        columns: &[
            id("organisation_id"),
            text("name"),
            word("kind", words!(OrganisationKind)),
            word("level", words!(Level)),
            to("health_region_id", "health_regions").optional(),
            text("state").optional(),
            district("ags").optional(),
            text("description"),
            word("visibility", words!(Visibility)),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(ORGANISATIONS),
    },
    Table {
        noun: "organisation_fields",
        name: "organisation_field",
        columns: &[to("organisation_id", "organisations"), to("field_id", "fields_of_action")],
        key: 2,
        part: Part::Of(&["organisation_id"]),
    },
    Table {
        noun: "former_names",
        name: "former_name",
        columns: &[
            id("former_name_id"),
            to("organisation_id", "organisations"),
            text("name"),
            day("valid_to"),
        ],
        key: 1,
        part: Part::Of(&["organisation_id"]),
    },
    Table {
        noun: "people",
        name: "person",
        columns: &[
            id("person_id"),
            text("name"),
            text("function"),
            to("organisation_id", "organisations").optional(),
            to("health_region_id", "health_regions").optional(),
            text("state").optional(),
            word("visibility", words!(Visibility)),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(PEOPLE),
    },
    Table {
        noun: "contacts",
        name: "contact",
        columns: &[
            id("contact_id"),
            to("person_id", "people").optional(),
            to("organisation_id", "organisations").optional(),
            word("kind", words!(ContactKind)),
            text("value"),
            word("visibility", words!(Visibility)),
            day("consent_on").optional(),
            text("consent_source"),
        ],
        key: 1,
        part: Part::Of(&["person_id", "organisation_id"]),
    },
    Table {
        noun: "committees",
        name: "committee",
        columns: &[
            id("committee_id"),
            text("name"),
            word("kind", words!(CommitteeKind)),
            word("level", words!(Level)),
            to("parent_id", "committees").optional(),
            to("health_region_id", "health_regions").optional(),
            text("state").optional(),
            text("description"),
            word("visibility", words!(Visibility)),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "committee_fields",
        name: "committee_field",
        columns: &[to("committee_id", "committees"), to("field_id", "fields_of_action")],
        key: 2,
        part: Part::Of(&["committee_id"]),
    },
    Table {
        noun: "memberships",
        name: "membership",
        columns: &[
            id("membership_id"),
            to("committee_id", "committees"),
            to("person_id", "people").optional(),
            to("organisation_id", "organisations").optional(),
            word("role", words!(MembershipRole)),
            flag("is_voting"),
            day("valid_from").optional(),
            day("valid_to").optional(),
            anything("ended_with").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(MEMBERSHIPS),
    },
    Table {
        noun: "relations",
        name: "relation",
        columns: &[
            id("relation_id"),
            word("kind", words!(RelationKind)),
            word("from_kind", words!(RecordKind)),
            past_of("from_id", "from_kind"),
            word("to_kind", words!(RecordKind)),
            past_of("to_id", "to_kind"),
            text("note"),
            day("valid_from").optional(),
            day("valid_to").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["from_id", "to_id"]),
    },
    Table {
        noun: "users",
        name: "user_account",
        columns: &[
            id("user_id"),
            of("email", Kind::Email),
            text("name"),
            to("person_id", "people").optional(),
            flag("is_active"),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(USERS),
    },
    Table {
        noun: "role_grants",
        name: "role_grant",
        columns: &[
            id("grant_id"),
            to("user_id", "users"),
            word("role", words!(Role)),
            text("state").optional(),
            to("health_region_id", "health_regions").optional(),
            to("committee_id", "committees").optional(),
            day("valid_from").optional(),
            day("valid_to").optional(),
        ],
        key: 1,
        part: Part::Where(IN_REGION_OR_COMMITTEE),
    },
    Table {
        noun: "plans",
        name: "plan",
        columns: &[
            id("plan_id"),
            to("health_region_id", "health_regions"),
            text("title"),
            day("period_from"),
            day("period_to"),
            word("state", words!(PlanState)),
            to("adopted_by", "committees").optional(),
            day("adopted_on").optional(),
            word("visibility", words!(Visibility)),
            document("columns", "columns", readable::<BoardColumns>).optional(),
            document("own_fields", "own_fields", readable::<OwnFields>).optional(),
            document("card_face", "card_face", readable::<CardFace>).optional(),
            day("released_on").optional(),
            to("released_by", "users").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "goals",
        name: "goal",
        columns: &[
            id("goal_id"),
            to("plan_id", "plans"),
            to("field_id", "fields_of_action"),
            to("topic_id", "topics").optional(),
            text("title"),
            text("target_group"),
            text("need"),
            text("need_source"),
            text("equity"),
            word("priority", words!(Priority)).optional(),
            real("position"),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["plan_id"]),
    },
    Table {
        noun: "outcomes",
        name: "outcome",
        columns: &[
            id("outcome_id"),
            to("goal_id", "goals"),
            text("title"),
            real("position"),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["goal_id"]),
    },
    Table {
        noun: "indicators",
        name: "indicator",
        columns: &[
            id("indicator_id"),
            to("outcome_id", "outcomes"),
            text("name"),
            text("unit"),
            word("direction", words!(Direction)),
            text("definition"),
            text("source"),
            real("baseline").optional(),
            day("baseline_on").optional(),
            real("target").optional(),
            day("target_on").optional(),
            text("story").optional(),
            to("story_by", "users").optional(),
            time("story_at").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["outcome_id"]),
    },
    Table {
        noun: "measurements",
        name: "measurement",
        columns: &[
            id("measurement_id"),
            to("indicator_id", "indicators"),
            day("measured_on"),
            real("value"),
            text("note"),
        ],
        key: 1,
        part: Part::Of(&["indicator_id"]),
    },
    Table {
        noun: "measures",
        name: "measure",
        columns: &[
            id("measure_id"),
            to("plan_id", "plans"),
            to("goal_id", "goals"),
            to("outcome_id", "outcomes").optional(),
            text("title"),
            text("description"),
            word("status", words!(MeasureStatus)),
            real("position"),
            to("committee_id", "committees").optional(),
            to("responsible_id", "people").optional(),
            to("organisation_id", "organisations").optional(),
            word("kind", words!(MeasureKind)),
            word("setting", words!(Setting)).optional(),
            day("starts_on").optional(),
            day("due_on").optional(),
            whole("cost").optional(),
            text("funding"),
            text("basis"),
            text("origin"),
            text("reason"),
            text("next_step"),
            document("own_values", "own_values", readable::<OwnValues>).optional(),
            past("continues_id", "measures").optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["plan_id"]),
    },
    Table {
        noun: "milestones",
        name: "milestone",
        columns: &[
            id("milestone_id"),
            to("measure_id", "measures"),
            text("title"),
            day("due_on").optional(),
            day("done_on").optional(),
            to("person_id", "people").optional(),
            real("position"),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "checklist_points",
        name: "checklist_point",
        columns: &[
            id("checklist_point_id"),
            past("measure_id", "measures"),
            text("title"),
            flag("is_done"),
            to("person_id", "people").optional(),
            day("due_on").optional(),
            real("position"),
            whole("version"),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "measure_links",
        name: "measure_link",
        columns: &[
            id("measure_link_id"),
            past("plan_id", "plans"),
            word("kind", words!(MeasureLinkKind)),
            past("from_id", "measures"),
            past("to_id", "measures"),
        ],
        key: 1,
        part: Part::Of(&["plan_id"]),
    },
    Table {
        noun: "measure_partners",
        name: "measure_partner",
        columns: &[
            id("measure_partner_id"),
            past("measure_id", "measures"),
            to("organisation_id", "organisations"),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "judgements",
        name: "judgement",
        columns: &[
            id("judgement_id"),
            past("measure_id", "measures"),
            to("user_id", "users"),
            word("light", words!(TrafficLight)),
            text("sentence"),
            time("judged_at"),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "comments",
        name: "comment",
        columns: &[
            id("comment_id"),
            past("measure_id", "measures"),
            to("user_id", "users"),
            text("text"),
            time("created_at"),
            time("edited_at").optional(),
            whole("version"),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "attachments",
        name: "attachment",
        columns: &[
            id("attachment_id"),
            past("measure_id", "measures"),
            to("user_id", "users"),
            text("name"),
            word("kind", words!(FileKind)),
            whole("size"),
            time("added_at"),
            time("removed_at").optional(),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "attachment_contents",
        name: "attachment_content",
        columns: &[to("attachment_id", "attachments"), of("content", Kind::Bytes)],
        key: 1,
        part: Part::Where(CONTENTS),
    },
    Table {
        noun: "measure_follows",
        name: "measure_follow",
        columns: &[past("measure_id", "measures"), to("user_id", "users"), flag("is_on")],
        key: 2,
        part: OF_MEASURE,
    },
    Table {
        noun: "saved_views",
        name: "saved_view",
        columns: &[
            id("saved_view_id"),
            text("name"),
            to("owner_id", "users"),
            word("visibility", words!(Visibility)),
            text("state").optional(),
            to("health_region_id", "health_regions").optional(),
            to("committee_id", "committees").optional(),
            text("query"),
            flag("is_start"),
            time("created_at"),
            time("changed_at"),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION_OR_COMMITTEE),
    },
    Table {
        noun: "saved_plan_views",
        name: "saved_plan_view",
        columns: &[
            id("saved_plan_view_id"),
            to("plan_id", "plans"),
            text("name"),
            to("owner_id", "users"),
            word("visibility", words!(Visibility)),
            text("state").optional(),
            to("health_region_id", "health_regions").optional(),
            to("committee_id", "committees").optional(),
            word("view", words!(PlanView)),
            text("query"),
            time("created_at"),
            time("changed_at"),
            whole("version"),
        ],
        key: 1,
        part: Part::Of(&["plan_id"]),
    },
    Table {
        noun: "own_dashboards",
        name: "own_dashboard",
        columns: &[
            id("own_dashboard_id"),
            text("name"),
            to("owner_id", "users"),
            word("visibility", words!(Visibility)),
            text("state").optional(),
            to("health_region_id", "health_regions").optional(),
            to("committee_id", "committees").optional(),
            document("tiles", "tiles", readable::<Vec<Tile>>),
            time("created_at"),
            time("changed_at"),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION_OR_COMMITTEE),
    },
    Table {
        noun: "notifications",
        name: "notification",
        columns: &[
            id("notification_id"),
            to("user_id", "users"),
            word("kind", words!(NotificationKind)),
            past("measure_id", "measures"),
            to("actor_id", "users").optional(),
            time("happened_at"),
            whole("occurrences"),
            document("news_json", "news", readable::<FieldNews>),
            past("comment_id", "comments").optional(),
            past("milestone_id", "milestones").optional(),
            day("due_on").optional(),
            time("read_at").optional(),
            time("mailed_at").optional(),
        ],
        key: 1,
        part: OF_MEASURE,
    },
    Table {
        noun: "muted_notifications",
        name: "muted_notification",
        columns: &[to("user_id", "users"), word("kind", words!(NotificationKind))],
        key: 2,
        part: Part::Of(&["user_id"]),
    },
    Table {
        noun: "mail_choices",
        name: "mail_choice",
        columns: &[
            to("user_id", "users"),
            word("rhythm", words!(MailRhythm)),
            flag("has_digest"),
            text("language"),
        ],
        key: 1,
        part: Part::Of(&["user_id"]),
    },
    Table {
        noun: "mail_digests",
        name: "mail_digest",
        columns: &[to("user_id", "users"), day("sent_for")],
        key: 1,
        part: Part::Of(&["user_id"]),
    },
    Table {
        noun: "plan_visits",
        name: "plan_visit",
        columns: &[
            to("user_id", "users"),
            past("plan_id", "plans"),
            whole("since"),
            whole("shown"),
            time("visited_at"),
        ],
        key: 2,
        part: Part::Of(&["plan_id"]),
    },
    Table {
        noun: "imports",
        name: "import",
        columns: &[
            id("import_id"),
            to("health_region_id", "health_regions"),
            to("user_id", "users").optional(),
            text("actor"),
            time("created_at"),
            text("file_name"),
            document("table_json", "table", readable::<SourceTable>),
            document("settings_json", "settings", readable::<ImportSettings>),
            word("state", words!(ImportState)),
            time("applied_at").optional(),
            document("counts_json", "counts", readable::<Counts>).optional(),
            document("rows_json", "rows", readable::<Vec<RowPreview>>).optional(),
            whole("version"),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "import_records",
        name: "import_record",
        columns: &[
            to("import_id", "imports"),
            whole("position"),
            word("record_kind", words!(RecordKind)),
            of("record_id", Kind::Id),
            document("before_json", "before", readable::<Map<String, Value>>).optional(),
            document("after_json", "after", readable::<Map<String, Value>>),
        ],
        key: 2,
        part: Part::Of(&["import_id"]),
    },
    Table {
        noun: "import_mappings",
        name: "import_mapping",
        columns: &[
            to("health_region_id", "health_regions"),
            text("column_names"),
            document("settings_json", "settings", readable::<ImportSettings>),
        ],
        key: 2,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "record_merges",
        name: "record_merge",
        columns: &[
            id("record_merge_id"),
            word("record_kind", words!(RecordKind)),
            past_of("kept_id", "record_kind"),
            past_of("merged_id", "record_kind"),
            text("merged_name"),
            to("user_id", "users").optional(),
            text("actor"),
            time("merged_at"),
            document("written_json", "written", readable::<Map<String, Value>>),
            time("undone_at").optional(),
        ],
        key: 1,
        part: Part::Of(&["kept_id"]),
    },
    Table {
        noun: "removed_records",
        name: "removed_record",
        columns: &[
            id("removed_record_id"),
            word("record_kind", words!(RecordKind)),
            past_of("record_id", "record_kind"),
            to("health_region_id", "health_regions").optional(),
            to("user_id", "users").optional(),
            text("actor"),
            time("removed_at"),
            document("written_json", "written", readable::<Map<String, Value>>),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
    Table {
        noun: "not_duplicates",
        name: "not_duplicate",
        columns: &[
            past_of("first_id", "record_kind"),
            past_of("second_id", "record_kind"),
            word("record_kind", words!(RecordKind)),
            to("user_id", "users").optional(),
            text("actor"),
            time("said_at"),
        ],
        key: 2,
        part: Part::Of(&["first_id"]),
    },
    Table {
        noun: "record_care",
        name: "record_care",
        columns: &[
            past_of("record_id", "record_kind"),
            word("record_kind", words!(RecordKind)),
            day("confirmed_on").optional(),
            to("confirmed_by", "users").optional(),
            text("confirmer").optional(),
            day("asked_on").optional(),
            whole("asked_count"),
            flag("awaits_answer"),
            text("note").optional(),
            day("noted_on").optional(),
        ],
        key: 1,
        part: Part::Of(&["record_id"]),
    },
    Table {
        noun: "node_positions",
        name: "node_position",
        columns: &[anything("record_id"), real("x"), real("y")],
        key: 1,
        part: Part::Of(&["record_id"]),
    },
    Table {
        noun: "changes",
        name: COUNTED,
        columns: &[
            whole("change_id").as_field("id"),
            time("changed_at"),
            to("user_id", "users").optional(),
            text("actor"),
            word("record_kind", words!(RecordKind)),
            of("record_id", Kind::Id),
            text("title"),
            word("action", words!(ChangeAction)),
            document("before_json", "before", readable::<Map<String, Value>>).optional(),
            document("after_json", "after", readable::<Map<String, Value>>).optional(),
            of("plan_id", Kind::Id).optional(),
            word("visibility", words!(Visibility)),
            text("state").optional(),
            of("health_region_id", Kind::Id).optional(),
            of("committee_id", Kind::Id).optional(),
            whole("undoes").optional(),
        ],
        key: 1,
        part: Part::Where(IN_REGION),
    },
];

/// The table of this noun.
pub(super) fn table_of(noun: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.noun == noun)
}

/// The noun of the records of this kind, as the change log names kinds.
pub(super) fn noun_of_kind(kind: &str) -> Option<&'static str> {
    let name = if kind == RecordKind::User.as_str() { "user_account" } else { kind };
    TABLES.iter().find(|table| table.name == name).map(|table| table.noun)
}
