//! The words of the command dialog.

crate::texts! {
    title: "Befehle und Tasten", "Commands and keys";
    open: "Befehle und Tasten (Strg + K)", "Commands and keys (Ctrl + K)";
    close: "Befehle schließen", "Close commands";
    field: "Was möchten Sie tun?", "What would you like to do?";
    list: "Befehle", "Commands";
    none: "Dazu gibt es keinen Befehl und keinen Knoten.", "There is no command and no node of this name.";
    is_on: "gewählt", "chosen";
    node: "Knoten", "Node";
    keys: "Tasten", "Keys";
    key_walk: "Zum Nachbarn in dieser Richtung", "To the neighbour in this direction";
    key_enter: "Eingabe", "Enter";
    key_open: "Seite des ausgewählten Knotens öffnen", "Open the page of the selected node";
    key_shift: "Umschalt", "Shift";
    key_space: "Leertaste", "Space";
    key_choose: "Ausgewählten Knoten zur Auswahl nehmen oder herausnehmen", "Add the node to the selection or take it out";
    key_choose_on: "Auswahl um den Nachbarn erweitern", "Extend the selection by the neighbour";
    key_draw: "Knoten mit einem Kasten auswählen", "Select nodes with a box";
    key_alt: "Alt", "Alt";
    key_pin: "Ausgewählten Knoten verschieben", "Move the selected node";
    key_fold: "Ausgewähltes Gremium, ausgewählte Region zusammenfalten oder aufklappen",
        "Fold or unfold the selected committee or region";
    key_drag: "Ziehen", "Drag";
    key_deselect: "Auswahl aufheben", "Clear the selection";
    key_zoom: "Vergrößern und verkleinern", "Zoom in and out";
    key_fit: "Alles zeigen", "Show everything";
    key_search: "Im Netz suchen", "Search the map";
    key_control: "Strg", "Ctrl";
    key_commands: "Befehle öffnen", "Open the commands";
    key_help: "Tasten zeigen", "Show the keys";
}
