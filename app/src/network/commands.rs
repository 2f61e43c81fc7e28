//! The controls of the page as commands: whatever stands in a part marked with `data-commands` can be found by its name.

use domain::search::fold;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// What counts as a control.
const CONTROLS: &str = ":is(a[href], button[type=button]:not([popovertarget]), input[type=checkbox])";

/// A control by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Command {
    /// What it says.
    pub name: String,
    /// What the part of the page says in which it stands.
    pub group: String,
    /// Whether it is chosen already.
    pub is_on: bool,
}

/// All commands there are now, in the order of the page.
pub(super) fn all() -> Vec<Command> {
    controls().into_iter().map(|(command, _)| command).collect()
}

/// Does what the control of this name does, if it is still there.
pub(super) fn perform(command: &Command) {
    if let Some((_, element)) = controls().into_iter().find(|(known, _)| known == command) {
        element.click();
    }
}

fn controls() -> Vec<(Command, HtmlElement)> {
    let Ok(found) = document().query_selector_all(&format!("[data-commands] {CONTROLS}")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter_map(|element| {
            let command = Command { name: name(&element)?, group: group(&element), is_on: is_on(&element) };
            Some((command, element))
        })
        .collect()
}

/// The label, or the words inside; for a check box the words beside it.
fn name(element: &Element) -> Option<String> {
    let said = element.get_attribute("aria-label").or_else(|| {
        let beside = element.closest("label").ok().flatten();
        let words = match beside {
            Some(label) => label.query_selector("span:not([class])").ok().flatten()?,
            None => element.clone(),
        };
        words.text_content()
    })?;
    Some(said.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

fn is_on(element: &HtmlElement) -> bool {
    element.has_attribute("aria-current")
        || element.get_attribute("aria-pressed").as_deref() == Some("true")
        || element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
}

fn group(element: &Element) -> String {
    let around = element.closest("fieldset, [aria-label]:not(a, button, input)").ok().flatten();
    around
        .and_then(|part| match part.query_selector(":scope > legend").ok().flatten() {
            Some(legend) => legend.text_content(),
            None => part.get_attribute("aria-label"),
        })
        .unwrap_or_default()
}

/// The commands that hold every word of `typed`; those that begin with it come first.
pub(super) fn matching(commands: &[Command], typed: &str) -> Vec<Command> {
    let wanted = fold(typed);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(bool, &Command)> = commands
        .iter()
        .filter_map(|command| {
            let name = fold(&command.name);
            let all = format!("{} {name}", fold(&command.group));
            words.iter().all(|word| all.contains(word)).then(|| (!name.starts_with(wanted.trim()), command))
        })
        .collect();
    found.sort_by_key(|(is_later, _)| *is_later);
    found.into_iter().map(|(_, command)| command.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(group: &str, name: &str) -> Command {
        Command { name: name.to_owned(), group: group.to_owned(), is_on: false }
    }

    #[test]
    fn commands_are_found_by_all_words_in_any_order() {
        let commands = [
            command("Art", "Geschäftsstellen"),
            command("Bild", "Vergrößern"),
            command("Fragen", "Größte Lücken"),
        ];
        let found = |typed| matching(&commands, typed).into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(found("groess"), ["Größte Lücken", "Vergrößern"]);
        assert_eq!(found("stellen art"), ["Geschäftsstellen"]);
        assert_eq!(found("  ").len(), 3);
        assert!(found("x").is_empty());
    }
}
