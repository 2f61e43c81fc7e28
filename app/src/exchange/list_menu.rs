//! The menu by which a list is taken along. Its items are links, which need no script.

use domain::directory::DirectoryQuery;
use leptos::prelude::*;

use super::list_text as text;
use crate::{
    i18n::{Language, t},
    links::{self, ListFile},
    ui::{Icon, Menu},
};

/// Files of everything that a query leaves, whatever page is shown.
#[component]
pub(crate) fn ListMenu(
    /// What the list shows.
    query: Memo<DirectoryQuery>,
) -> impl IntoView {
    let list = Memo::new(move |_| query.read().list);
    let items = move || {
        let files = ListFile::of(list.get()).iter().map(|file| {
            let file = *file;
            view! {
                <a class="menu__item" href=move || links::list_file(&query.read(), file) download="">
                    <Icon name="download"/>
                    {t(word(file))}
                </a>
            }
        });
        files.collect_view()
    };
    view! { <Menu title=text::download icon="download" at_end=true>{items}</Menu> }.into_any()
}

const fn word(file: ListFile) -> fn(Language) -> &'static str {
    match file {
        ListFile::Xlsx => text::as_xlsx,
        ListFile::ExcelCsv => text::as_excel_csv,
        ListFile::Csv => text::as_csv,
        ListFile::VCard => text::as_vcard,
    }
}
