//! Lighter plans: neighbours of Haßberge, the Werra-Meißner-Kreis, and the heat plan of Wiesbaden.

use domain::plan::{
    MeasureStatus::{Decided, Delayed, Done, Idea, Paused, Permanent, Planned, Running, Stopped},
    PlanState,
};
use time::Month;

use super::{GoalRow, OutcomeRow, PlanRow, down, measure, up};

pub(super) const PLANS: &[PlanRow] = &[
    adopted("bad-kissingen/plan", "bad-kissingen", "Umsetzungsplan", ("bad-kissingen/forum", Month::July, 9), BAD_KISSINGEN),
    adopted("rhoen-grabfeld/plan", "rhoen-grabfeld", "Umsetzungsplan", ("rhoen-grabfeld/forum", Month::July, 16), RHOEN_GRABFELD),
    adopted("schweinfurt/plan", "schweinfurt", "Umsetzungsplan", ("schweinfurt/forum", Month::September, 24), SCHWEINFURT),
    adopted("bamberg/plan", "bamberg", "Umsetzungsplan", ("bamberg/forum", Month::June, 25), BAMBERG),
    adopted("werra-meissner-kreis/plan", "werra-meissner-kreis", "Kommunale Gesundheitsstrategie", ("werra-meissner-kreis/gesundheitskonferenz", Month::May, 20), WERRA_MEISSNER),
    adopted("stadt-wiesbaden/plan", "stadt-wiesbaden", "Hitzeaktionsplan Wiesbaden", ("stadt-wiesbaden/gesundheitskonferenz", Month::September, 3), WIESBADEN),
];

const fn adopted(
    key: &'static str,
    health_region: &'static str,
    title: &'static str,
    adopted: (&'static str, Month, u8),
    goals: &'static [GoalRow],
) -> PlanRow {
    PlanRow { key, health_region, title, year: 0, state: PlanState::Adopted, adopted: Some(adopted), goals }
}

#[rustfmt::skip]
const BAD_KISSINGEN: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Ärztinnen und Ärzte für den Landkreis gewinnen",
        target_group: "Ärztinnen und Ärzte in Weiterbildung",
        outcomes: &[OutcomeRow {
            title: "Wer hier lernt, bleibt",
            indicators: &[up("Teilnehmende am Netzwerk Weiterbildung", "Personen", 30.0, 250, 91, &[8.0, 12.0, 17.0, 22.0])],
        }],
        measures: &[
            measure(Permanent, "Perspektivenabend Weiterbildung", "Jährlicher Abend mit Praxen und Kliniken.", ("ag-weiterbildung", "klinik"), (-600, -120), &["Erster Abend", "Zweiter Abend", "Fester Termin"]),
            measure(Running, "Netzwerk Ärztinnen und Ärzte in Weiterbildung", "Monatlicher Stammtisch und Mentoring.", ("ag-weiterbildung", "aerzte"), (-210, 160), &["Verteiler", "Mentorinnen und Mentoren", "Stammtisch", "Auswertung"]),
            measure(Decided, "Willkommenspaket der Gemeinden", "Wohnung, Kita, Verein: alles aus einer Hand.", ("ag-versorgung", "geschaeftsstelle"), (-15, 140), &["Abfrage", "Paket", "Vorstellung"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Pflege in kleinen Orten erhalten",
        target_group: "Pflegebedürftige und Angehörige",
        outcomes: &[OutcomeRow {
            title: "Tagespflege ist erreichbar",
            indicators: &[up("Plätze in der Tagespflege", "Plätze", 180.0, 300, 182, &[131.0, 134.0, 134.0, 152.0])],
        }],
        measures: &[
            measure(Running, "Fahrdienst zur Tagespflege", "Gemeinsame Touren dreier Träger.", ("ag-pflege", "psp"), (-130, 90), &["Touren", "Vertrag", "Beginn"]),
            measure(Delayed, "Pflegeatlas", "Karte aller Angebote und Lücken.", ("ag-pflege", "geschaeftsstelle"), (-240, -30), &["Daten", "Karte", "Veröffentlichung"]).behind(1).because("Daten zweier Träger fehlen noch.", "Erinnerung an die Träger, Auswertung ohne sie vorbereiten"),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Kurorte als Orte der Vorbeugung nutzen",
        target_group: "Einheimische und Betriebe",
        outcomes: &[OutcomeRow {
            title: "Betriebe nutzen Angebote der Kurorte",
            indicators: &[up("Teilnehmende Betriebe", "Betriebe", 25.0, 250, 91, &[3.0, 7.0, 12.0, 19.0])],
        }],
        measures: &[
            measure(Running, "Gesundheitstage im Betrieb", "Vier Kurorte, ein Angebot.", ("ag-praevention", "aok"), (-160, 120), &["Angebot", "Werbung", "Durchführung"]),
            measure(Idea, "Waldbaden auf Rezept", "Vorbeugung mit Wald und Klima.", ("ag-praevention", "gesundheitsamt"), (90, 260), &["Fachliche Prüfung"]),
            measure(Done, "Vortragsreihe Schlaf", "Sechs Abende in sechs Orten.", ("ag-praevention", "selbsthilfe"), (-320, -80), &["Themen", "Durchführung"]),
        ],
    },
];

#[rustfmt::skip]
const RHOEN_GRABFELD: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Versorgung in der Rhön sichern",
        target_group: "Menschen in abgelegenen Orten",
        outcomes: &[OutcomeRow {
            title: "Sprechstunden bleiben in der Fläche",
            indicators: &[up("Orte mit Zweigsprechstunde", "Orte", 6.0, 280, 122, &[2.0, 2.0, 3.0, 4.0])],
        }],
        measures: &[
            measure(Running, "Zweigsprechstunden in drei Gemeinden", "Feste Tage, gemeinsame Räume.", ("ag-versorgung", "aerzte"), (-200, 170), &["Räume", "Genehmigung", "Beginn", "Auswertung"]),
            measure(Delayed, "Telemedizin im Pflegeheim", "Visite per Bild in vier Heimen.", ("ag-versorgung", "klinik"), (-230, -18), &["Technik", "Schulung", "Probebetrieb"]).behind(1).because("Anbindung ans Netz fehlt in einem Heim.", "Ausbau durch die Gemeinde im Frühjahr"),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Pflegende Angehörige stärken",
        target_group: "Angehörige",
        outcomes: &[OutcomeRow {
            title: "Entlastung ist bekannt",
            indicators: &[up("Geschulte Angehörige", "Personen", 90.0, 220, 91, &[15.0, 31.0, 44.0, 62.0])],
        }],
        measures: &[
            measure(Running, "Pflegekurse in den Allianzen", "Abendkurse mit Kassen und Sozialstationen.", ("ag-pflege", "psp"), (-150, 100), &["Orte", "Erste Kurse", "Zweite Runde"]),
            measure(Planned, "Urlaub von der Pflege", "Gemeinsame Freizeit für Angehörige und Gepflegte.", ("ag-pflege", "selbsthilfe"), (40, 230), &["Haus", "Förderung"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Gesund bleiben in jedem Alter",
        target_group: "Familien und ältere Menschen",
        outcomes: &[OutcomeRow {
            title: "Angebote erreichen auch kleine Orte",
            indicators: &[up("Orte mit Angeboten", "Orte", 30.0, 250, 91, &[11.0, 16.0, 18.0, 22.0])],
        }],
        measures: &[
            measure(Done, "Hausbesuche für Familien", "Begrüßung Neugeborener mit Informationen.", ("ag-praevention", "gesundheitsamt"), (-380, -90), &["Ablauf", "Schulung", "Beginn"]),
            measure(Paused, "Mehrgenerationenpark", "Geräte für Jung und Alt.", ("ag-praevention", "landratsamt"), (-190, 60), &["Standort", "Förderantrag", "Bau"]).behind(1).because("Förderprogramm ausgesetzt.", "Neues Programm des Landes abwarten"),
        ],
    },
];

#[rustfmt::skip]
const SCHWEINFURT: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Stadt und Land gemeinsam versorgen",
        target_group: "Menschen in Stadt und Landkreis",
        outcomes: &[OutcomeRow {
            title: "Übergänge zwischen Klinik und Praxis gelingen",
            indicators: &[up("Entlassungen mit Überleitungsbogen", "%", 90.0, 250, 91, &[52.0, 61.0, 68.0, 74.0])],
        }],
        measures: &[
            measure(Running, "Entlassmanagement über Häusergrenzen", "Ein Bogen für drei Kliniken.", ("ag-versorgung", "klinik"), (-260, 130), &["Bogen", "Schulung", "Beginn", "Auswertung"]),
            measure(Decided, "Sprechstunde für Wohnungslose", "Ärztliche Hilfe in der Wärmestube.", ("ag-versorgung", "gesundheitsamt"), (5, 150), &["Räume", "Dienstplan"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Sucht vorbeugen und früh helfen",
        target_group: "Jugendliche und junge Erwachsene",
        outcomes: &[OutcomeRow {
            title: "Hilfe ist bekannt, bevor sie nötig ist",
            indicators: &[down("Klinikbehandlungen wegen Alkohol unter 20 Jahren", "Fälle", 25.0, 250, 182, &[48.0, 45.0, 39.0, 36.0])],
        }],
        measures: &[
            measure(Running, "Suchthilfe im Quartier", "Offene Sprechstunden an drei Orten.", ("ag-praevention", "selbsthilfe"), (-140, 110), &["Orte", "Team", "Beginn"]),
            measure(Done, "Elternabende Medien", "Gesund mit Handy und Spiel.", ("ag-praevention", "aok"), (-300, -70), &["Konzept", "Durchführung"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Internationale Pflegekräfte willkommen heißen",
        target_group: "Zugewanderte Pflegekräfte und ihre Teams",
        outcomes: &[OutcomeRow {
            title: "Wer kommt, bleibt",
            indicators: &[up("Verbleib nach zwei Jahren", "%", 80.0, 300, 182, &[61.0, 64.0, 66.0, 71.0])],
        }],
        measures: &[
            measure(Running, "Patenschaften in der Pflege", "Erfahrene begleiten Neue ein Jahr lang.", ("ag-pflege", "psp"), (-180, 190), &["Patinnen und Paten", "Schulung", "Zwischenbericht"]),
            measure(Stopped, "Sprachcafé im Schichtdienst", "Deutsch üben zwischen zwei Schichten.", ("ag-pflege", "geschaeftsstelle"), (-290, -100), &["Ort", "Beginn"]).behind(1).because("Kaum Nachfrage, Kurse der Kliniken reichen aus.", ""),
        ],
    },
];

#[rustfmt::skip]
const BAMBERG: &[GoalRow] = &[
    GoalRow {
        field: "gp",
        title: "Klima und Gesundheit zusammen denken",
        target_group: "Gefährdete Gruppen in der Stadt",
        outcomes: &[OutcomeRow {
            title: "Stadtteile haben einen Hitzeplan",
            indicators: &[up("Stadtteile mit Hitzeplan", "Stadtteile", 12.0, 200, 91, &[1.0, 3.0, 5.0, 8.0])],
        }],
        measures: &[
            measure(Running, "Hitzepläne der Stadtteile", "Mit Quartiersbüros und Pflegediensten.", ("ag-klima", "gesundheitsamt"), (-220, 140), &["Auftakt", "Erste vier", "Zweite vier", "Alle"]),
            measure(Permanent, "Kühle Orte Bamberg", "Karte und Schilder.", ("ag-klima", "landratsamt"), (-420, -100), &["Karte", "Schilder"]),
            measure(Planned, "Allergiekalender", "Pollen und Eichenprozessionsspinner melden.", ("ag-klima", "geschaeftsstelle"), (30, 190), &["Meldeweg", "Seite"]),
        ],
    },
    GoalRow {
        field: "gv",
        title: "Kinder und Jugendliche gut versorgen",
        target_group: "Familien",
        outcomes: &[OutcomeRow {
            title: "Kürzere Wege zur Kinderpraxis",
            indicators: &[down("Familien ohne Kinderpraxis", "Familien", 150.0, 280, 91, &[640.0, 560.0, 590.0, 480.0, 410.0])],
        }],
        measures: &[
            measure(Running, "Kinderarztmobil", "Vorsorge in Orten ohne Praxis.", ("ag-versorgung", "klinik"), (-120, 210), &["Fahrzeug", "Team", "Beginn", "Auswertung"]),
            measure(Delayed, "Vermittlungsstelle Kinderpraxis", "Eine Nummer für alle Familien.", ("ag-versorgung", "aerzte"), (-210, -8), &["Praxen", "Nummer", "Beginn"]).behind(1).because("Zwei Praxen haben die Teilnahme zurückgezogen.", "Gespräch mit dem Berufsverband"),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Beratung aus einer Hand",
        target_group: "Pflegebedürftige und Angehörige",
        outcomes: &[OutcomeRow {
            title: "Eine Nummer, eine Antwort",
            indicators: &[up("Anrufe der gemeinsamen Nummer je Monat", "Anrufe", 400.0, 200, 61, &[90.0, 150.0, 240.0, 310.0, 345.0])],
        }],
        measures: &[
            measure(Done, "Gemeinsame Beratungsnummer", "Stadt und Landkreis unter einer Nummer.", ("ag-pflege", "psp"), (-360, -60), &["Vertrag", "Technik", "Beginn"]),
            measure(Running, "Pflegelotsen in Betrieben", "Schulung von Beschäftigten als erste Ansprechperson.", ("ag-pflege", "aok"), (-150, 80), &["Betriebe", "Schulung", "Treffen"]),
            measure(Idea, "Digitale Pflegeberatung", "Beratung per Bild am Abend.", ("ag-pflege", "psp"), (110, 300), &["Bedarf"]),
        ],
    },
];

#[rustfmt::skip]
const WERRA_MEISSNER: &[GoalRow] = &[
    GoalRow {
        field: "gp",
        title: "Gesundheitsförderung in allen Lebensphasen verankern",
        target_group: "Menschen jeden Alters im Kreis",
        outcomes: &[OutcomeRow {
            title: "Kommunales Netzwerk arbeitet in drei Arbeitsgruppen",
            indicators: &[up("Aktive Mitglieder im Netzwerk", "Personen", 90.0, 250, 91, &[58.0, 66.0, 71.0, 76.0, 80.0])],
        }],
        measures: &[
            measure(Running, "Projektbroschüre des Netzwerks", "Alle Projekte der drei Arbeitsgruppen.", ("gesundheitskonferenz", "geko"), (-130, 50), &["Sammeln", "Texte", "Druck"]),
            measure(Running, "Gesund aufwachsen: Familienpaten", "Ehrenamtliche begleiten Familien im ersten Jahr.", ("aufwachsen", "gesundheitsamt"), (-220, 150), &["Schulung", "Erste Familien", "Auswertung"]),
            measure(Permanent, "Gesund altern: Bewegte Apotheke", "Spaziergang ab der Apotheke, jede Woche.", ("altern", "psp"), (-500, -110), &["Apotheken", "Beginn", "Verstetigung"]),
            measure(Planned, "Gesund leben: Pause im Betrieb", "Kurze Bewegung in zehn Betrieben.", ("leben", "geko"), (25, 170), &["Betriebe", "Anleitung"]),
        ],
    },
    GoalRow {
        field: "fk",
        title: "Bedarfsgerechte Versorgung und Fachkräfte sichern",
        target_group: "Menschen im ländlichen Raum, Fachkräfte",
        outcomes: &[OutcomeRow {
            title: "Beschlossene kommunale Gesundheitsstrategie",
            indicators: &[up("Eingeworbene Drittmittel", "Euro", 250_000.0, 300, 122, &[0.0, 45_000.0, 90_000.0, 165_000.0])],
        }],
        measures: &[
            measure(Done, "Stelle Gesundheitskoordination besetzen", "Volle Stelle, gefördert vom Land.", ("gesundheitskonferenz", "verwaltung"), (-420, -200), &["Ausschreibung", "Besetzung"]),
            measure(Running, "Gesundheits- und Präventionskonferenz durchführen", "Jährlich, mit Bericht der Arbeitsgruppen.", ("gesundheitskonferenz", "geko"), (-100, 120), &["Themen", "Einladung", "Sitzung", "Bericht"]),
            measure(Decided, "Landarzt-Stipendium des Kreises", "Zwei Stipendien im Jahr mit Bindung an den Kreis.", ("gesundheitskonferenz", "hausaerzte"), (-20, 240), &["Richtlinie", "Ausschreibung", "Vergabe"]),
            measure(Delayed, "Regionales Gesundheitszentrum prüfen", "Machbarkeit am Klinikstandort.", ("gesundheitskonferenz", "klinik"), (-280, -25), &["Auftrag", "Gutachten", "Empfehlung"]).behind(1).because("Gutachten liegt noch nicht vor.", "Zwischenstand in der Konferenz, Vorhaben mit der Serviceeinheit abstimmen"),
        ],
    },
];

#[rustfmt::skip]
const WIESBADEN: &[GoalRow] = &[
    GoalRow {
        field: "gp",
        title: "Hitzeschutz fachübergreifend umsetzen",
        target_group: "Gefährdete Gruppen in der Stadt",
        outcomes: &[OutcomeRow {
            title: "Warnung erreicht alle, die handeln müssen",
            indicators: &[up("Einrichtungen in der Hitzewarnkette", "Einrichtungen", 160.0, 170, 61, &[22.0, 48.0, 77.0, 104.0, 121.0])],
        }],
        measures: &[
            measure(Permanent, "Hitzeknigge der Stadt", "Faltblatt mit zehn Regeln, in sechs Sprachen.", ("hitze", "gesundheitsamt"), (-480, -150), &["Text", "Übersetzung", "Verteilung"]),
            measure(Running, "Hitzewarnkette zu Pflege, Kliniken und Kitas", "Meldung binnen einer Stunde mit Quittung.", ("hitze", "gesundheitsamt"), (-200, 160), &["Verteiler", "Technik", "Übung", "Auswertung"]),
            measure(Running, "Beratung in der Regionalen Gesundheitskonferenz", "Gemeinsames Vorgehen mit Rheingau-Taunus und Limburg-Weilburg.", ("versorgungsgebiet-wiesbaden-limburg/gesundheitskonferenz", "geko"), (-150, 70), &["Vorlage", "Beratung", "Beschluss"]),
            measure(Decided, "Hitzeschutz in der Bauleitplanung", "Gesundheit als Prüfpunkt jeder Planung.", ("hitze", "verwaltung"), (-10, 220), &["Kriterien", "Probe", "Einführung"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Kühle Orte schaffen",
        target_group: "Ältere, Kinder, Wohnungslose",
        outcomes: &[OutcomeRow {
            title: "Ein kühler Ort in fünf Minuten",
            indicators: &[
                up("Kühle Orte", "Orte", 40.0, 170, 91, &[12.0, 17.0, 24.0, 31.0]),
                down("Rettungseinsätze wegen Hitze an heißen Tagen", "je Tag", 6.0, 260, 365, &[11.0, 10.5, 12.0, 9.0]),
            ],
        }],
        measures: &[
            measure(Done, "Karte der kühlen Orte", "Öffentlich zugänglich, barrierefrei.", ("hitze", "geko"), (-340, -120), &["Orte", "Karte"]),
            measure(Delayed, "Trinkbrunnen in allen Ortsbezirken", "26 Brunnen in zwei Jahren.", ("hitze", "verwaltung"), (-300, -40), &["Standorte", "Ausschreibung", "Bau", "Abnahme"]).behind(1).because("Ausschreibung ohne Angebot, neu aufgelegt.", "Vergabe im Magistrat"),
            measure(Running, "Schattenplätze auf Spielplätzen", "Segel und Bäume an zwölf Plätzen.", ("hitze", "klinik"), (-160, 180), &["Auswahl", "Segel", "Pflanzung"]),
            measure(Planned, "Besuchsdienst bei Hitze", "Nachbarschaftshilfe ruft an und schaut vorbei.", ("altern", "pflegedienste"), (45, 200), &["Ehrenamtliche", "Ablauf"]),
        ],
    },
];
