//! The words of this room.

use domain::accounts::Role;

use crate::i18n::Language;

/// The word for a role.
pub(crate) const fn role(language: Language, role: Role) -> &'static str {
    match (language, role) {
        (Language::De, Role::Operator) => "Betrieb",
        (Language::De, Role::Coordinator) => "Koordination",
        (Language::De, Role::Manager) => "Leitung",
        (Language::De, Role::Chair) => "Vorsitz",
        (Language::De, Role::Member) => "Mitglied",
        (Language::De, Role::Guest) => "Gast",
        (Language::En, Role::Operator) => "Operator",
        (Language::En, Role::Coordinator) => "Coordinator",
        (Language::En, Role::Manager) => "Manager",
        (Language::En, Role::Chair) => "Chair",
        (Language::En, Role::Member) => "Member",
        (Language::En, Role::Guest) => "Guest",
    }
}

crate::texts! {
    sign_in: "Anmelden", "Sign in";
    email: "E-Mail", "E-mail";
    password: "Passwort", "Password";
    failed: "Die Anmeldung ist nicht gelungen.", "The sign-in failed.";
    wrong: "E-Mail oder Passwort stimmen nicht.", "E-mail or password are wrong.";
    locked: "Zu viele Versuche. Bitte warten Sie 15 Minuten.", "Too many attempts. Please wait 15 minutes.";
    set_up: "Geflecht einrichten", "Set up Geflecht";
    set_up_lead: "Das erste Konto betreibt diese Installation. Der Link gilt einmal und eine Stunde lang.",
        "The first account runs this installation. The link works once, for one hour.";
    name: "Name", "Name";
    new_password_hint: "Mindestens 12 Zeichen. Ein Satz ist besser als ein kurzes Wort mit Sonderzeichen.",
        "At least 12 characters. A sentence is better than a short word with special characters.";
    create_account: "Konto anlegen", "Create account";
    set_up_failed: "Das Konto wurde nicht angelegt.", "The account was not created.";
    set_up_expired: "Der Link gilt nicht mehr. Starten Sie den Server neu; er druckt einen neuen Link.",
        "The link no longer works. Restart the server; it prints a new one.";
    set_up_invalid: "Bitte geben Sie einen Namen, eine gültige E-Mail und ein Passwort mit mindestens 12 Zeichen an.",
        "Please give a name, a valid e-mail address and a password of at least 12 characters.";
}
