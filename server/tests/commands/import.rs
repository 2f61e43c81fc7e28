//! `geflecht import`: a mapping is suggested, a list is tried, brought in and accounted for, and what is no list is refused.

use domain::id::HealthRegionId;
use serde_json::Value;
use server::import_mapping::Mapping;

use crate::program::{Ended, Folder};

const LIST: &str = "Einrichtung;Telefon;Bemerkung\r\nHospizverein Beispiel;09521/1234;=1+1\r\n\
    Pflegestützpunkt Haßberge;09521 99;\r\n;;nur eine Bemerkung\r\nVerein A;siehe oben;\r\n";

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

/// The mapping that is suggested for the list, in a file.
fn mapping(folder: &Folder, region: Option<&str>) -> Ended {
    let mut args = vec!["import", "liste.csv", "--suggest-mapping"];
    args.extend(region.into_iter().flat_map(|region| ["--region", region]));
    let suggested = folder.run(&args);
    folder.keep("mapping.toml", &suggested.out);
    suggested
}

/// What a report says of a count.
fn count(report: &Value, name: &str) -> u64 {
    report[name].as_u64().unwrap_or_else(|| panic!("{name} in {report}"))
}

/// The sums of a report: every row is one of the four.
fn counts(report: &Value) -> [u64; 4] {
    let counts = ["new", "changed", "unchanged", "rejected"].map(|name| count(report, name));
    assert_eq!(counts.iter().sum::<u64>(), count(report, "rows"), "{report}");
    let rejected = report["rejected_rows"].as_array().unwrap();
    assert_eq!(rejected.len() as u64, counts[3], "each with its reason: {report}");
    counts
}

#[test]
fn a_mapping_is_suggested_whether_or_not_the_health_region_is_said() {
    let folder = Folder::with_demo();
    folder.keep("liste.csv", LIST);
    let open = mapping(&folder, None);
    assert_eq!(open.code, Some(0), "{open:?}");
    let line = format!("# health_region = \"{}\" # ", hassberge());
    assert!(open.out.contains(&line), "{}", open.out);
    let suggested = Mapping::read(&open.out).unwrap();
    assert_eq!(suggested.health_region, None);
    let means: Vec<_> = suggested.column.iter().map(|column| column.means.as_str()).collect();
    assert_eq!(means[..2], ["organisation_name", "organisation_phone"]);
    // Once the mark is taken off its line, the mapping names the region.
    let chosen = open.out.replace(&line, line.trim_start_matches("# "));
    assert_eq!(Mapping::read(&chosen).unwrap().health_region, Some(hassberge()));

    let said = mapping(&folder, Some(&hassberge().to_string()));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(Mapping::read(&said.out).unwrap().health_region, Some(hassberge()));
    let unknown = folder.run(&["import", "liste.csv", "--suggest-mapping", "--region", "Atlantis"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("--region: there is no such health region"), "{}", unknown.err);
}

#[test]
fn a_mapping_asks_for_a_committee_by_name() {
    let folder = Folder::with_demo();
    folder.keep("liste.csv", "Einrichtung;Gremium;bis\r\nVerein A;AK Pflege;2099-12-31\r\n");
    let suggested = mapping(&folder, Some(&hassberge().to_string())).out;
    let read = Mapping::read(&suggested).unwrap();
    let means: Vec<_> = read.column.iter().map(|column| column.means.as_str()).collect();
    assert_eq!(means, ["organisation_name", "committee", "seat_to"]);
    let choices = &read.answer[0].choices;
    assert!(choices.iter().any(|choice| choice == "AG Versorgung mit Pflege Haßberge"), "{choices:?}");
    let mut answered = read;
    "AG Versorgung mit Pflege Haßberge".clone_into(&mut answered.answer[0].answer);
    folder.keep("mapping.toml", answered.write().unwrap());
    let tried = folder.run(&["import", "liste.csv", "--mapping", "mapping.toml", "--dry-run"]);
    assert_eq!(counts(&serde_json::from_str(&tried.out).unwrap()), [1, 0, 0, 0], "{tried:?}");
}

#[test]
fn a_list_is_tried_brought_in_and_accounted_for() {
    let folder = Folder::with_demo();
    folder.keep("liste.csv", LIST);
    mapping(&folder, Some(&hassberge().to_string()));
    let import = ["import", "liste.csv", "--mapping", "mapping.toml"];
    for _ in 0..2 {
        let tried = folder.run(&[&import[..], &["--dry-run"]].concat());
        assert_eq!(tried.code, Some(2), "nothing was written: {tried:?}");
        let report: Value = serde_json::from_str(&tried.out).unwrap();
        assert_eq!((counts(&report), &report["applied"]), ([1, 1, 0, 2], &Value::Bool(false)));
    }
    let with_report = [&import[..], &["--report", "report.json"]].concat();
    let brought = folder.run(&with_report);
    assert_eq!((brought.code, brought.out.as_str()), (Some(0), ""), "{brought:?}");
    let report: Value = serde_json::from_str(&folder.read("report.json")).unwrap();
    assert_eq!((counts(&report), &report["applied"]), ([1, 1, 0, 2], &Value::Bool(true)));
    assert_eq!(report["file"], "liste.csv");
    let rejected = &report["rejected_rows"];
    assert_eq!((&rejected[0]["row"], &rejected[1]["row"]), (&Value::from(4), &Value::from(5)));
    assert_eq!(rejected[1]["column"], "Telefon");

    let again = folder.run(&with_report);
    assert_eq!(again.code, Some(2), "there is nothing new: {again:?}");
    let report: Value = serde_json::from_str(&folder.read("report.json")).unwrap();
    assert_eq!(counts(&report), [0, 0, 2, 2]);
}

#[test]
fn a_mapping_without_a_health_region_is_told_one_beside_it() {
    let folder = Folder::with_demo();
    folder.keep("liste.csv", LIST);
    mapping(&folder, None);
    let import = ["import", "liste.csv", "--mapping", "mapping.toml"];
    let silent = folder.run(&import);
    assert_eq!(silent.code, Some(2));
    assert!(silent.err.contains("--region: say which health region is meant"), "{}", silent.err);
    let said = folder.run(&[&import[..], &["--region", &hassberge().to_string()]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");

    mapping(&folder, Some(&hassberge().to_string()));
    let other = HealthRegionId::named("bamberg").to_string();
    let torn = folder.run(&[&import[..], &["--region", &other]].concat());
    assert_eq!(torn.code, Some(2));
    assert!(torn.err.contains("the mapping names another health region"), "{}", torn.err);
}

#[test]
fn what_is_no_list_is_refused_with_its_reason_and_nothing_is_written() {
    let folder = Folder::with_demo();
    folder.keep("liste.csv", LIST);
    mapping(&folder, Some(&hassberge().to_string()));
    let wide = "x;".repeat(1_000_000);
    let hostile: [(&str, &[u8]); 5] = [
        ("empty.csv", b""),
        ("cut.xlsx", b"PK\x03\x04 cut off"),
        ("letter.csv", b"%PDF-1.7"),
        ("wide.csv", wide.as_bytes()),
        ("other.csv", b"Farbe;Form\r\nrot;rund\r\n"),
    ];
    for (name, bytes) in hostile {
        folder.keep(name, bytes);
        let refused = folder.run(&["import", name, "--mapping", "mapping.toml", "--report", "report.json"]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""), "{name}: {refused:?}");
        assert!(refused.err.starts_with("geflecht: "), "{name}: {}", refused.err);
        let report: Value = serde_json::from_str(&folder.read("report.json")).unwrap();
        assert_eq!((counts(&report), &report["applied"]), ([0; 4], &Value::Bool(false)), "{name}");
        assert!(report["error"].as_str().is_some_and(|error| !error.is_empty()), "{name}: {report}");
    }
    let missing = folder.run(&["import", "none.csv", "--mapping", "mapping.toml"]);
    assert_eq!(missing.code, Some(2));
    // Whatever was refused, the list still brings what it brought.
    let tried = folder.run(&["import", "liste.csv", "--mapping", "mapping.toml", "--dry-run"]);
    assert_eq!(counts(&serde_json::from_str(&tried.out).unwrap()), [1, 1, 0, 2]);
}
