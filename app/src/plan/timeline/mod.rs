//! The timeline of a plan: measures as bars over the months, with their milestones; bars can be moved and stretched.

mod dependencies;
mod hand;
mod scale;
mod text;

use std::collections::HashMap;

use domain::{
    id::MeasureId,
    plan::{Card, Lane, LinkWord, MeasureStatus, Milestone, is_late},
};
use leptos::prelude::*;
use time::{Date, Month};

use self::{
    dependencies::{Dependency, End, Lines, Piece, RowKey, dependencies, pieces},
    hand::{Hand, words, words_of_whole_days},
    scale::Scale,
};
use super::{
    lane::{self, Group},
    measure_link::MeasureLink,
    open_plan::OpenPlan,
    sheet::links_text as link_text,
    text as plan_text,
};
use crate::{
    i18n::{t, use_language},
    ui::{Icon, format},
};

/// The timeline of a plan.
#[component]
pub(super) fn TimelineView(
    state: OpenPlan,
    /// First and last day of the plan.
    period: (Date, Date),
) -> impl IntoView {
    let hand = Hand::new(state);
    let scale = Memo::new(move |_| {
        state.all.with(|cards| {
            state
                .milestones
                .with(|milestones| Scale::new(period, cards, milestones.as_deref().unwrap_or_default()))
        })
    });
    let groups = Memo::new(move |_| {
        let by = state.query.with(|query| query.group);
        state.goals.with(|goals| {
            state.cards.with(|cards| match by {
                Some(by) => lane::groups(by, goals, cards, false),
                None if cards.is_empty() => Vec::new(),
                None => vec![Group { lane: Lane::All, name: None }],
            })
        })
    });
    // In the order in which they are shown, of each group.
    let rows = Memo::new(move |_| {
        let lanes = groups.with(|groups| groups.iter().map(|group| group.lane).collect::<Vec<_>>());
        state
            .cards
            .with(|cards| lanes.into_iter().map(|lane| (lane, ordered(cards, lane))).collect::<Vec<_>>())
    });
    let waiting = Memo::new(move |_| {
        let links = state.links.get();
        let ends = state.all.with(|cards| {
            let is_linked = |id| links.iter().any(|link| link.from_id == id || link.to_id == id);
            let linked = cards.iter().filter(|card| is_linked(card.id));
            linked
                .map(|card| {
                    let (title, status, period) = (card.title.clone(), card.status, hand.shown(card));
                    (card.id, End { title, status, period })
                })
                .collect()
        });
        dependencies(&links, &ends, scale.get())
    });
    let lines = Memo::new(move |_| {
        let keys = rows.with(|rows| {
            rows.iter()
                .flat_map(|(lane, ids)| {
                    let heading = std::iter::once(RowKey::Heading(lane.to_string()));
                    heading.chain(ids.iter().map(|id| RowKey::Measure(*id)))
                })
                .collect::<Vec<_>>()
        });
        waiting.with(|waiting| pieces(&keys, waiting))
    });
    let drawn = Drawn { rows, waiting, lines };
    let may_edit = Memo::new(move |_| state.cards.with(|cards| cards.iter().any(|card| card.may_edit)));
    let today = Memo::new(move |_| Some(scale.get().at(state.today)).filter(|at| *at > 0.0 && *at < 100.0));
    view! {
        <Notices hand/>
        {move || groups.with(Vec::is_empty).then(|| view! { <p class="muted">{t(text::none)}</p> })}
        <div class="panel panel--flush">
            <div
                class=move || format!("timeline timeline--{}", scale.get().length())
                role="region"
                tabindex="0"
                aria-label=t(text::region)
            >
                <div class="timeline__head" aria-hidden="true">
                    <span class="timeline__name">{t(text::measure)}</span>
                    <Months scale today/>
                </div>
                <For each=move || groups.get() key=|group| (group.lane.to_string(), group.name.clone()) let:group>
                    <Section state hand scale today drawn group/>
                </For>
            </div>
        </div>
        {move || may_edit.get().then(|| view! { <p class="note" id="timeline-hint">{t(text::hint)}</p> })}
    }
    .into_any()
}

/// What is drawn in which row; cheap to copy.
#[derive(Clone, Copy)]
struct Drawn {
    /// The measures of each group, in their order.
    rows: Memo<Vec<(Lane, Vec<MeasureId>)>>,
    /// Which measure waits for which.
    waiting: Memo<Vec<Dependency>>,
    /// The lines between their bars.
    lines: Memo<HashMap<RowKey, Vec<Piece>>>,
}

/// The measures of a lane, the earliest first.
fn ordered(cards: &[Card], lane: Lane) -> Vec<MeasureId> {
    let mut cards: Vec<_> = cards
        .iter()
        .filter(|card| lane.holds(card))
        .map(|card| (card.starts_on.or(card.due_on), &card.title, card.id))
        .collect();
    cards.sort_by(|(a, name_a, _), (b, name_b, _)| {
        a.is_none().cmp(&b.is_none()).then(a.cmp(b)).then(name_a.cmp(name_b))
    });
    cards.into_iter().map(|(_, _, id)| id).collect()
}

/// A place along the timeline as SVG takes it: inline styles are not allowed, attributes are.
fn percent(at: f64) -> String {
    format!("{at:.3}%")
}

/// The months above the rows, and where today is.
#[component]
fn Months(scale: Memo<Scale>, today: Memo<Option<f64>>) -> impl IntoView {
    let language = use_language();
    let months = move || {
        let marks = scale.get().months().into_iter().enumerate();
        marks
            .map(|(index, month)| {
                let first = month.first;
                let words = move || {
                    let language = language.get();
                    let has_year = index == 0 || first.month() == Month::January;
                    if has_year {
                        format::month(language, first)
                    } else {
                        format::month_short(language, first.month()).to_owned()
                    }
                };
                view! {
                    <line x1=percent(month.left) x2=percent(month.left) y2="100%"></line>
                    <svg x=percent(month.left) overflow="visible">
                        <text x="5" y="23">{words}</text>
                    </svg>
                }
            })
            .collect_view()
    };
    let today_mark = move || {
        today.get().map(|at| {
            view! {
                <svg x=percent(at) overflow="visible">
                    <path class="timeline__today" d="M-5 28h10l-5 8z"></path>
                </svg>
            }
        })
    };
    view! {
        <div class="timeline__track">
            <svg>{months} {today_mark}</svg>
        </div>
    }
    .into_any()
}

/// What was moved last, and what was refused.
#[component]
fn Notices(hand: Hand) -> impl IntoView {
    let language = use_language();
    let moved = move || {
        let moved = hand.moved.get()?;
        let sentence = move || {
            let language = language.get();
            text::moved(language, &moved.title, &words(language, moved.to))
        };
        Some(view! {
            <div class="alert" role="status">
                <Icon name="info"/>
                <div>
                    <p>{sentence}</p>
                    <div class="actions">
                        <button class="btn btn--small" type="button" on:click=move |_| hand.undo()>
                            {t(text::undo)}
                        </button>
                        <button class="btn btn--small btn--quiet" type="button" on:click=move |_| hand.moved.set(None)>
                            {t(text::close)}
                        </button>
                    </div>
                </div>
            </div>
        })
    };
    let refused = move || {
        hand.refused.get().map(|sentence| {
            view! {
                <div class="alert alert--warning" role="alert">
                    <Icon name="warning"/>
                    <p>{sentence}</p>
                </div>
            }
        })
    };
    view! {
        {moved}
        {refused}
    }
}

/// The measures of a group, the earliest first.
#[component]
fn Section(
    state: OpenPlan,
    hand: Hand,
    scale: Memo<Scale>,
    today: Memo<Option<f64>>,
    drawn: Drawn,
    group: Group,
) -> impl IntoView {
    let language = use_language();
    let lane = group.lane;
    let heading = format!("timeline-{lane}");
    let labelled_by = heading.clone();
    let is_all = lane == Lane::All;
    let title =
        move || if is_all { text::all(language.get()).to_owned() } else { group.title(language.get()) };
    let ids = Memo::new(move |_| {
        drawn.rows.with(|rows| {
            let own = rows.iter().find(|(known, _)| *known == lane);
            own.map(|(_, ids)| ids.clone()).unwrap_or_default()
        })
    });
    view! {
        <section aria-labelledby=labelled_by>
            <h2 class=if is_all { "visually-hidden" } else { "timeline__group" } id=heading lang="de">
                <span>{title}</span>
                {(!is_all)
                    .then(|| {
                        view! {
                            <span class="timeline__track" aria-hidden="true">
                                <svg>
                                    <Lines pieces=drawn.lines row=RowKey::Heading(lane.to_string())/>
                                </svg>
                            </span>
                        }
                    })}
            </h2>
            <ul>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Row state hand scale today drawn id/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Row(
    state: OpenPlan,
    hand: Hand,
    scale: Memo<Scale>,
    today: Memo<Option<f64>>,
    drawn: Drawn,
    id: MeasureId,
) -> impl IntoView {
    let language = use_language();
    let card = Memo::new(move |_| state.all.with(|cards| cards.iter().find(|card| card.id == id).cloned()));
    let title = Signal::derive(move || card.get().map(|card| card.title).unwrap_or_default());
    let lines = move || {
        let lines = scale.get().months().into_iter().skip(1).map(|month| {
            view! { <line x1=percent(month.left) x2=percent(month.left) y2="100%"></line> }
        });
        lines.collect_view()
    };
    let today_line = move || {
        today.get().map(|at| {
            view! { <line class="timeline__now" x1=percent(at) x2=percent(at) y2="100%"></line> }
        })
    };
    let marks = move || {
        let of_measure = state.milestones.with(|milestones| {
            milestones
                .iter()
                .flatten()
                .filter(|milestone| milestone.measure_id == id)
                .cloned()
                .collect::<Vec<_>>()
        });
        let shown = scale.get();
        let of_measure = of_measure.into_iter().filter(|it| it.due_on.is_some_and(|day| shown.has(day)));
        let marks = of_measure.map(|milestone| view! { <Mark state scale milestone/> });
        marks.collect_view()
    };
    let dates = move || card.get().map(|card| words_of_whole_days(language.get(), hand.shown(&card)));
    view! {
        <li class="timeline__row">
            <div class="timeline__name">
                <MeasureLink state id title/>
                <span class="note">{dates}</span>
                <Waits drawn id/>
            </div>
            <div class="timeline__track">
                <svg>
                    {lines}
                    {today_line}
                    <Lines pieces=drawn.lines row=RowKey::Measure(id)/>
                    <svg y="50%" overflow="visible">
                        <Bar state hand scale id card/>
                        {marks}
                    </svg>
                </svg>
            </div>
        </li>
    }
    .into_any()
}

/// What a measure waits for, in words; that it begins too early is seen as well.
#[component]
fn Waits(drawn: Drawn, id: MeasureId) -> impl IntoView {
    let language = use_language();
    move || {
        let own = drawn.waiting.with(|waiting| {
            waiting.iter().filter(|dependency| dependency.after == id).cloned().collect::<Vec<_>>()
        });
        let words = own.into_iter().map(|Dependency { kind, title, is_early, .. }| {
            let words = move || {
                let language = language.get();
                let word = link_text::word(language, LinkWord::of(kind, false));
                if is_early {
                    text::early(language, word, &title)
                } else {
                    text::waits(language, word, &title)
                }
            };
            let class = if is_early { "note timeline__early" } else { "visually-hidden" };
            view! {
                <span class=class>
                    {is_early.then(|| view! { <Icon name="warning" small=true/> })}
                    <span>{words}</span>
                </span>
            }
        });
        words.collect_view()
    }
}

/// A milestone on its day.
#[component]
fn Mark(state: OpenPlan, scale: Memo<Scale>, milestone: Milestone) -> impl IntoView {
    let language = use_language();
    let Some(day) = milestone.due_on else { return ().into_any() };
    let is_done = milestone.done_on.is_some();
    let person = milestone.person_id;
    let name = move || {
        state.people.with(|people| {
            let named = people.iter().find(|named| person.is_some_and(|person| person.0 == named.record.id));
            named.map(|named| named.name.clone())
        })
    };
    let label = Signal::derive(move || {
        let language = language.get();
        let day = format::short_date(language, day);
        let words = if is_done {
            text::milestone_done(language, &milestone.title, &day)
        } else {
            text::milestone(language, &milestone.title, &day)
        };
        name().map_or(words.clone(), |name| format!("{words}, {name}"))
    });
    view! {
        <svg x=move || percent(scale.get().at(day)) overflow="visible">
            <path
                class="timeline__milestone"
                class:timeline__milestone--done=is_done
                class:timeline__milestone--late=!is_done && day < state.today
                role="img"
                aria-label=label
                d="M0 -6l6 6l-6 6l-6 -6z"
            >
                <title>{label}</title>
            </path>
        </svg>
    }
    .into_any()
}

/// How a bar looks, by status; the shape at its beginning says the same as the colour.
const fn look(status: MeasureStatus, is_late: bool) -> (&'static str, &'static str) {
    match status {
        _ if is_late => ("late", "delayed"),
        MeasureStatus::Done | MeasureStatus::Permanent => ("done", "reached"),
        MeasureStatus::Stopped => ("stopped", "close"),
        MeasureStatus::Delayed => ("late", "delayed"),
        MeasureStatus::Paused => ("paused", "watch"),
        MeasureStatus::Running => ("running", "running"),
        MeasureStatus::Idea | MeasureStatus::Planned | MeasureStatus::Decided => ("planned", "planned"),
    }
}

/// The bar of a measure that has a day; it stays the same element whatever changes, and so keeps the focus.
#[component]
fn Bar(
    state: OpenPlan,
    hand: Hand,
    scale: Memo<Scale>,
    id: MeasureId,
    card: Memo<Option<Card>>,
) -> impl IntoView {
    let language = use_language();
    let shown =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| hand.shown(card))).unwrap_or_default());
    let place = Memo::new(move |_| scale.get().drawn(shown.get()).unwrap_or_default());
    let left = move || percent(place.get().0);
    let width = move || percent(place.get().1);
    let end = move || percent(place.get().0 + place.get().1);
    let look = Memo::new(move |_| {
        card.with(|card| {
            let card = card.as_ref()?;
            Some(look(card.status, is_late(card.status, card.due_on, state.today)))
        })
        .unwrap_or_default()
    });
    let class = move || format!("timebar timebar--{}", look.get().0);
    let is_held = move || hand.held.with(|held| held.is_some_and(|held| held.id == id));
    let label = Signal::derive(move || {
        let language = language.get();
        card.with(|card| {
            let card = card.as_ref()?;
            let status = plan_text::status(language, card.status);
            Some(text::bar(language, &card.title, &words(language, shown.get()), status))
        })
    });
    let drawing = move || {
        view! {
            <rect class="timebar__body" x=left y="-13" width=width height="26" rx="4"></rect>
            <svg x=move || percent(place.get().0.max(0.0)) overflow="visible">
                <svg class="icon icon--small" x="5" y="-8" width="16" height="16">
                    <use href=move || format!("/icons.svg#{}", look.get().1)></use>
                </svg>
            </svg>
        }
    };
    let kind = Memo::new(move |_| {
        let may_edit = card.with(|card| card.as_ref().map(|card| card.may_edit));
        may_edit.filter(|_| shown.get().days().is_some())
    });
    let navigate = hand::navigation();
    move || match kind.get() {
        None => ().into_any(),
        Some(false) => view! { <g class=class role="img" aria-label=label>{drawing()}</g> }.into_any(),
        Some(true) => {
            let navigate = navigate.clone();
            view! {
                <g
                    class=class
                    class:timebar--held=is_held
                    role="button"
                    tabindex="0"
                    aria-label=label
                    aria-describedby="timeline-hint"
                    aria-pressed=move || is_held().to_string()
                    data-bar=id.to_string()
                    on:pointerdown=move |event| hand.down(&event, id, scale.get_untracked().days())
                    on:pointermove=move |event| hand.moved_to(&event)
                    on:pointerup=move |event| hand.up(&event)
                    on:pointercancel=move |_| hand.cancel()
                    on:keydown=move |event| hand.key(&event, id)
                    on:click=move |_| hand.click(id, &navigate)
                >
                    {drawing()}
                    <rect class="timebar__end" data-part="start" x=left y="-13" width="7" height="26"></rect>
                    <svg x=end overflow="visible">
                        <rect class="timebar__end" data-part="end" x="-7" y="-13" width="7" height="26"></rect>
                    </svg>
                </g>
            }
            .into_any()
        }
    }
}
