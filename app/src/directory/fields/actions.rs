//! What can be done on the page of fields and topics; outlives the page's content, which is fetched anew after each change.

use domain::{directory::FieldForm, plan::ListStep};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{
    api::{AddField, AddTopic, EditField, EditTopic, MoveField, MoveTopic},
    forms::About,
    text,
};
use crate::{error::AppError, ui::News};

/// A form that was refused, with what was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) about: About,
    pub(super) form: FieldForm,
    pub(super) error: AppError,
}

/// The forms of the page and what came of them; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct FieldActions {
    pub(super) add_field: ServerAction<AddField>,
    pub(super) edit_field: ServerAction<EditField>,
    pub(super) move_field: ServerAction<MoveField>,
    pub(super) add_topic: ServerAction<AddTopic>,
    pub(super) edit_topic: ServerAction<EditTopic>,
    pub(super) move_topic: ServerAction<MoveTopic>,
    /// The last form, if it was refused.
    pub(super) refused: RwSignal<Option<Refused>>,
    /// Where the focus is to go once the page is drawn anew.
    pub(super) refocus: RwSignal<Option<String>>,
    pub(super) news: RwSignal<Option<News>>,
    /// What was sent last.
    sent: RwSignal<Option<(About, FieldForm)>>,
    made: RwSignal<u32>,
}

impl FieldActions {
    pub(super) fn new() -> Self {
        let refused = refused_in_address();
        // What is wrong with a field stands beside it.
        let news = refused.clone().map(|refused| Err(refused.error)).or_else(problem_in_address);
        let actions = Self {
            add_field: ServerAction::new(),
            edit_field: ServerAction::new(),
            move_field: ServerAction::new(),
            add_topic: ServerAction::new(),
            edit_topic: ServerAction::new(),
            move_topic: ServerAction::new(),
            refused: RwSignal::new(refused),
            refocus: RwSignal::new(None),
            news: RwSignal::new(news),
            sent: RwSignal::new(None),
            made: RwSignal::new(0),
        };
        actions.follows(actions.add_field, |sent| (About::NewField, sent.form));
        actions.follows(actions.edit_field, |sent| (About::Field(sent.field), sent.form));
        actions.follows(actions.add_topic, |sent| (About::NewTopic(sent.field), sent.form));
        actions.follows(actions.edit_topic, |sent| (About::Topic(sent.topic), sent.form));
        actions.follows_step(actions.move_field, |sent| (About::Field(sent.field), sent.step));
        actions.follows_step(actions.move_topic, |sent| (About::Topic(sent.topic), sent.step));
        actions
    }

    /// Keeps what a form has sent until there is an answer.
    fn follows<F>(self, action: ServerAction<F>, said: fn(F) -> (About, FieldForm))
    where
        F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
    {
        Effect::new(move |_| {
            if let Some(input) = action.input().get() {
                self.sent.set(Some(said(input)));
            }
        });
        Effect::new(move |_| {
            let Some(answer) = action.value().get() else { return };
            let sent = self.sent.get_untracked();
            if let (Some((about, _)), true) = (&sent, is_shown_anew(&answer)) {
                self.refocus.set(Some(format!("#change-{}", about.key())));
            }
            let refused = answer.as_ref().err().zip(sent);
            self.refused.set(refused.map(|(error, (about, form))| Refused {
                about,
                form,
                error: error.clone(),
            }));
            self.tell(answer);
        });
    }

    fn follows_step<F>(self, action: ServerAction<F>, said: fn(F) -> (About, ListStep))
    where
        F: ServerFn<Output = (), Error = AppError> + Clone + Send + Sync + 'static,
    {
        Effect::new(move |_| {
            if let Some(input) = action.input().get() {
                let (about, step) = said(input);
                let key = about.key();
                self.refocus.set(Some(format!("#{step}-{key}:not([disabled]), #change-{key}")));
            }
        });
        Effect::new(move |_| {
            if let Some(answer) = action.value().get() {
                self.refused.set(None);
                self.tell(answer);
            }
        });
    }

    fn tell(self, answer: Result<(), AppError>) {
        // Whoever was refused because of a newer state gets to see it.
        if is_shown_anew(&answer) {
            self.made.update(|made| *made += 1);
        }
        self.news.set(Some(answer.map(|()| text::saved as fn(_) -> _)));
    }

    /// How many changes have been made, for asking again after each.
    pub(super) fn made(self) -> u32 {
        self.made.get()
    }
}

fn is_shown_anew(answer: &Result<(), AppError>) -> bool {
    matches!(answer, Ok(()) | Err(AppError::Stale))
}

/// What was refused without a script stands in the address.
fn refused_in_address() -> Option<Refused> {
    let query = use_query_map();
    let query = query.read_untracked();
    Some(Refused {
        about: About::read(&query.get("about")?)?,
        form: FieldForm {
            name: query.get("name").unwrap_or_default(),
            to: query.get("to").unwrap_or_default(),
        },
        error: AppError::from_code(&query.get("problem")?)?,
    })
}

fn problem_in_address() -> Option<News> {
    let problem = use_query_map().read_untracked().get("problem")?;
    AppError::from_code(&problem).map(Err)
}
