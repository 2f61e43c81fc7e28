//! The words of the organisations that take part in a measure.

crate::texts! {
    partners: "Partner", "Partners";
    none: "Noch keine Partner.", "No partners yet.";
    organisation: "Organisation, die mitmacht", "Organisation that takes part";
    choose: "Bitte wählen", "Please choose";
    add: "Hinzufügen", "Add";
    remove(name: &str): "Partner entfernen: {name}", "Remove the partner: {name}";
}
