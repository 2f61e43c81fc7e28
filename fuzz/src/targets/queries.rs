//! What addresses say after the question mark.

use app::{network::query::MapQuery, plan::kept_query};
use domain::plan::PlanView;

pub(super) const WORDS: &[&str] = &[
    "&",
    "=",
    "%",
    "%20",
    "%ff",
    "%00",
    "%C3%9F",
    "+",
    ",",
    ".",
    "kind=person,committee",
    "level=region",
    "field=Pflege",
    "region=0",
    "seat=chair",
    "around=",
    "depth=3",
    "hide=",
    "only=",
    "chosen=",
    "pins=",
    "note=",
    "view=table",
    "view=topic",
    "arrange=levels",
    "size=betweenness",
    "outline=committee",
    "avoid=",
    "fold=",
    "sort=-title",
    "on=2026-11-22",
    "since=",
    "page=2",
    "least=",
    "weight=",
    "pairs=all",
    "present=yes",
    "group=goal",
    "of=",
    "status=done",
    "standing=late",
    "judged=",
    "age=",
    "lacks=",
    "month=2026-11",
    "measure=",
    "saved=",
    "q=",
    "867739e9-073d-8e9c-aa17-73685733fac8",
];

/// A map, kept: what is written of it is read as the same.
pub(super) fn check_map(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let kept = |text: &str| MapQuery::from_text(text).kept_text();
    check_kept(&text, kept)
}

/// A view of a plan, kept.
pub(super) fn check_plan(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let kept = PlanView::ALL.iter().filter(|view| check_kept(&text, |text| kept_query(**view, text)));
    kept.count() > 0
}

/// Whether anything is kept. A long text may lose a gap at its cut end the second time, and nothing after that.
fn check_kept(text: &str, kept: impl Fn(&str) -> String) -> bool {
    let once = kept(text);
    let twice = kept(&once);
    assert_eq!(kept(&twice), twice, "from {once}");
    !once.is_empty()
}
