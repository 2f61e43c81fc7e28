//! Haßberge: the plan in force, the one before, and the draft of the next.

use domain::plan::{
    MeasureStatus::{Decided, Delayed, Done, Idea, Paused, Permanent, Planned, Running, Stopped},
    PlanState,
};
use time::Month;

use super::{GoalRow, MeasureRow, OutcomeRow, PlanRow, down, measure, up};

pub(super) const PLANS: &[PlanRow] = &[
    PlanRow {
        key: "hassberge/plan",
        health_region: "hassberge",
        title: "Umsetzungsplan",
        year: 0,
        state: PlanState::Adopted,
        adopted: Some(("hassberge/forum", Month::October, 14)),
        goals: IN_FORCE,
    },
    PlanRow {
        key: "hassberge/plan-vorjahr",
        health_region: "hassberge",
        title: "Umsetzungsplan",
        year: -1,
        state: PlanState::Continued,
        adopted: Some(("hassberge/forum", Month::October, 16)),
        goals: LAST_YEAR,
    },
    PlanRow {
        key: "hassberge/plan-folgejahr",
        health_region: "hassberge",
        title: "Umsetzungsplan",
        year: 1,
        state: PlanState::Draft,
        adopted: None,
        goals: NEXT_YEAR,
    },
];

#[rustfmt::skip]
const IN_FORCE: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Hausärztliche Versorgung sichern",
        target_group: "Menschen in Gemeinden, in denen Praxen bald ohne Nachfolge sind",
        outcomes: &[
            OutcomeRow {
                title: "Mehr Ärztinnen und Ärzte in Weiterbildung bleiben in der Region",
                indicators: &[
                    up("Versorgungsgrad Hausärzte", "%", 100.0, 310, 91, &[86.0, 87.0, 89.0, 90.5, 92.0, 94.0]),
                    up("Ärztinnen und Ärzte im Weiterbildungsverbund", "Personen", 8.0, 310, 122, &[2.0, 3.0, 3.0, 4.0, 5.0]),
                ],
            },
            OutcomeRow {
                title: "Praxen finden rechtzeitig eine Nachfolge",
                indicators: &[down("Anteil Hausärztinnen und Hausärzte ab 60 Jahren", "%", 33.0, 680, 182, &[41.0, 42.5, 42.0, 40.5, 39.0])],
            },
        ],
        measures: &[
            measure(Planned, "Perspektivenabend für Ärztinnen und Ärzte in Weiterbildung", "Abend mit Praxen, Klinik und Gemeinden: wer kommt, lernt Menschen und Orte kennen. Vorbild Bad Kissingen.", ("pg-weiterbildung", "weiterbildung"), (20, 85), &["Termin und Ort festlegen", "Praxen und Gemeinden gewinnen", "Einladungen versenden"]),
            measure(Decided, "Rahmenbedingungen für die Ansiedlung von Hausärzten", "Wohnung, Kinderbetreuung, Räume: jede Gemeinde nennt eine Ansprechperson und ihr Angebot.", ("ag-versorgung", "regionalmanagement"), (-30, 130), &["Abfrage bei den 26 Gemeinden", "Angebote in einer Mappe bündeln", "Vorstellung im Kreistag", "Ansprache von Praxen"]).of_outcome(1).next("Ergebnis der Abfrage in der AG vorstellen"),
            measure(Running, "Weiterbildungsverbund Allgemeinmedizin erweitern", "Gemeinsame Weiterbildung von Klinik und Praxen mit fester Rotation.", ("pg-weiterbildung", "weiterbildung"), (-300, 190), &["Kooperationsvertrag", "Zwei neue Verbundpraxen", "Rotationsplan", "Begleitseminare", "Auswertung"]),
            measure(Done, "Famulaturwoche Haßberge", "Eine Woche in vier Praxen und der Notaufnahme, mit Unterkunft und Abendprogramm.", ("pg-weiterbildung", "leitung-gs"), (-330, -60), &["Praxen gewinnen", "Unterkünfte", "Durchführung", "Rückmeldung der Teilnehmenden"]),
            measure(Idea, "Nachfolgebörse für Praxen", "Praxen, die in fünf Jahren schließen, und Menschen, die eine suchen, früh zusammenbringen.", ("ag-versorgung", "kvb"), (120, 300), &["Bedarf mit der KVB klären", "Rechtliche Prüfung"]).of_outcome(1),
        ],
    },
    GoalRow {
        field: "gv",
        title: "Notfallversorgung enger vernetzen",
        target_group: "Menschen im Notfall, besonders im Norden des Landkreises",
        outcomes: &[OutcomeRow {
            title: "Abgestimmte Dienstplanung an den Notarztstandorten",
            indicators: &[
                up("Anteil besetzter Notarztschichten", "%", 98.0, 220, 91, &[93.0, 93.5, 92.0, 91.0, 89.5]),
                down("Notaufnahme: Fälle, die eine Praxis hätte versorgen können", "%", 25.0, 310, 91, &[38.0, 37.0, 35.0, 34.0, 32.5, 31.0]),
            ],
        }],
        measures: &[
            measure(Delayed, "Notärztliche Dienstplanung abstimmen", "Ein Plan für beide Standorte mit gegenseitiger Vertretung.", ("pg-notfall", "notaerzte"), (-240, -21), &["Ist-Aufnahme der Schichten", "Entwurf gemeinsamer Plan", "Probebetrieb"]).behind(2).because("Ein Standort hat seit dem Sommer zwei Stellen unbesetzt; der Entwurf liegt beim Zweckverband.", "Gespräch mit dem Rettungszweckverband am Monatsende"),
            measure(Permanent, "Runder Tisch Notarztstandorte", "Notärzte, Leitstelle, Klinik und Bereitschaftsdienst treffen sich vierteljährlich.", ("pg-notfall", "notaufnahme"), (-700, -200), &["Erstes Treffen", "Geschäftsordnung", "Verstetigung"]),
            measure(Running, "Gemeinsame Anlaufstelle an der Klinik Haßfurt", "Bereitschaftspraxis und Notaufnahme mit einem Tresen.", ("ag-versorgung", "notaufnahme"), (-150, 260), &["Konzept mit der KVB", "Räume", "Personalplan", "Eröffnung"]),
            measure(Done, "Faltblatt „Welche Nummer hilft?“", "112, 116 117, Krisendienst und Apothekennotdienst auf einer Seite, in fünf Sprachen.", ("ag-versorgung", "referat-praevention"), (-280, -95), &["Texte abstimmen", "Druck und Verteilung"]),
        ],
    },
    GoalRow {
        field: "gv",
        title: "Den richtigen Weg in die Versorgung finden",
        target_group: "Alle Bürgerinnen und Bürger, besonders Menschen mit wenig Erfahrung im Gesundheitswesen",
        outcomes: &[OutcomeRow {
            title: "Angebote sind bekannt und verständlich",
            indicators: &[up("Ausgegebene Gesundheitsratgeber", "Stück", 6000.0, 160, 91, &[0.0, 1200.0, 2600.0, 3400.0, 4100.0])],
        }],
        measures: &[
            measure(Running, "Gesundheitsratgeber, dritte Auflage", "Alle Angebote im Landkreis, gedruckt und als barrierefreies PDF.", ("pg-ratgeber", "referat-praevention"), (-260, 60), &["Adressen prüfen", "Neue Kapitel Pflege und Hitze", "Leichte Sprache", "Satz und Korrektur", "Druck"]),
            measure(Paused, "Online-Wegweiser in Leichter Sprache", "Suche nach Angeboten mit Karte, in Leichter Sprache.", ("ag-versorgung", "vhs"), (-200, 90), &["Angebote erfassen", "Prüfgruppe Lebenshilfe", "Veröffentlichung"]).behind(1).because("Förderantrag beim Land abgelehnt; Haushaltsmittel erst im nächsten Jahr.", "Neuer Antrag zum Stichtag im Februar"),
            measure(Idea, "Gesundheitslotsinnen in den Gemeinden", "Ehrenamtliche, die den Weg zu Praxis, Beratung und Antrag zeigen.", ("ag-versorgung", "selbsthilfe"), (100, 290), &["Erfahrungen anderer Regionen einholen", "Schulungskonzept"]),
        ],
    },
    GoalRow {
        field: "gv",
        title: "Fachärztliche Sprechstunden in die Fläche bringen",
        target_group: "Menschen mit weiten Wegen zur Fachpraxis",
        outcomes: &[OutcomeRow {
            title: "Kürzere Wege zu Haut- und HNO-Ärzten",
            indicators: &[
                down("Wartezeit auf einen Hauttermin", "Wochen", 8.0, 250, 91, &[19.0, 18.0, 20.0, 16.0, 14.0, 13.0]),
                up("Telekonsile Dermatologie im Quartal", "Konsile", 60.0, 250, 91, &[4.0, 11.0, 23.0, 38.0]),
            ],
        }],
        measures: &[
            measure(Running, "Telekonsil Dermatologie", "Sechs Hausarztpraxen schicken Bilder an eine Hautklinik und erhalten binnen zwei Tagen Rat.", ("ag-versorgung", "hausarzt-koenigsberg"), (-320, -12), &["Vertrag mit der Hautklinik", "Geräte und Schulung", "Probebetrieb", "Bericht an die AG"]).behind(1).next("Bericht fertigstellen, Verlängerung vorschlagen"),
            measure(Delayed, "Zweigsprechstunde HNO in Ebern", "Ein Tag in der Woche in Räumen des Hauses Ebern.", ("ag-versorgung", "mvz"), (-220, 40), &["Bedarf mit der KVB klären", "Genehmigung", "Räume und Gerät", "Beginn"]).behind(1).because("Genehmigung des Zulassungsausschusses steht aus.", "Unterlagen zur Sitzung des Ausschusses nachreichen"),
            measure(Decided, "Fahrdienst zur Facharztpraxis", "Bürgerbusse zweier Allianzen fahren an festen Tagen zu den Praxen.", ("ag-versorgung", "gemeindetag"), (10, 200), &["Absprache mit den Allianzen", "Fahrplan", "Werbung"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Pflegende Angehörige entlasten",
        target_group: "Menschen, die zu Hause pflegen",
        outcomes: &[OutcomeRow {
            title: "Angehörige kennen Entlastung und nutzen sie",
            indicators: &[
                up("Angehörige in Netzwerk und Gesprächskreisen", "Personen", 240.0, 220, 91, &[64.0, 78.0, 142.0, 188.0, 212.0]),
                up("Freie Plätze in der Kurzzeitpflege je Monat", "Plätze", 12.0, 310, 91, &[7.0, 6.0, 6.0, 5.0, 4.0]),
            ],
        }],
        measures: &[
            measure(Running, "Netzwerk pflegende Angehörige", "Ein Verteiler, ein Ansprechpartner je Gemeinde, vier Treffen im Jahr.", ("ag-pflege", "sozialstation"), (-290, 125), &["Ansprechpersonen benennen", "Auftakt", "Verteiler und Rundbrief", "Zweites Netzwerktreffen", "Auswertung"]).next("Zweites Netzwerktreffen in Hofheim vorbereiten"),
            measure(Running, "Gesprächskreise in vier Orten", "Monatlich, begleitet, mit Betreuung der Pflegebedürftigen.", ("pg-angehoerige", "pflegeberatung"), (-180, 150), &["Räume und Begleitung", "Start Haßfurt und Ebern", "Start Hofheim und Eltmann", "Rückmeldung"]),
            measure(Delayed, "Börse für Kurzzeitpflege", "Heime melden freie Plätze tagesgenau, der Pflegestützpunkt vermittelt.", ("ag-pflege", "psp"), (-260, -35), &["Bedarf erheben", "Vereinbarung mit acht Heimen", "Meldeweg einrichten", "Probebetrieb"]).behind(2).because("Drei Heime halten wegen Personalmangel keine Plätze vor.", "Rückmeldung der Träger bis zur nächsten Sitzung der AG"),
            measure(Done, "Notfallmappe für Pflegende", "Vollmachten, Medikamente, Ansprechpersonen: eine Mappe zum Mitnehmen.", ("pg-angehoerige", "caritas"), (-310, -120), &["Vorlage prüfen", "Druck", "Ausgabe über Praxen und Apotheken"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Pflegekräfte gewinnen und halten",
        target_group: "Menschen, die in der Pflege arbeiten oder arbeiten wollen",
        outcomes: &[OutcomeRow {
            title: "Mehr Auszubildende in der Pflege",
            indicators: &[
                up("Begonnene Pflegeausbildungen im Jahr", "Personen", 45.0, 310, 365, &[28.0, 31.0, 30.0, 36.0]),
                down("Unbesetzte Stellen in der Pflege", "Stellen", 30.0, 310, 91, &[58.0, 55.0, 57.0, 61.0, 52.0, 47.0]),
            ],
        }],
        measures: &[
            measure(Planned, "Pflegemesse im Landkreis", "Ein Tag für Schulen, Umsteigende und Rückkehrende mit allen Trägern.", ("pg-pflegemesse", "pflegeschule"), (40, 180), &["Ort und Termin", "Träger gewinnen", "Programm", "Durchführung"]),
            measure(Permanent, "Ausbildungsverbund Pflege", "Zwölf Träger, eine Schule, gemeinsame Einsatzplanung.", ("ag-pflege", "pflegeschule"), (-650, -70), &["Kooperationsvertrag", "Koordinationsstelle", "Einsatzplanung", "Qualitätszirkel", "Gemeinsame Praxisanleitung", "Verstetigung"]),
            measure(Running, "Runder Tisch Pflege", "Träger, Kassen und Landkreis beraten zweimal im Jahr über Personal und Plätze.", ("ag-pflege", "sozialstation"), (-200, 110), &["Themen abfragen", "Erste Sitzung", "Zweite Sitzung"]),
            measure(Running, "Tag der Praxisanleitung", "Fortbildung und Austausch für alle, die anleiten.", ("ag-pflege", "pflegedirektion"), (-120, 35), &["Programm", "Einladung", "Durchführung"]),
            measure(Stopped, "Rückkehrkurs für Pflegefachkräfte", "Kurs für Menschen, die nach einer Pause zurück in die Pflege wollen.", ("ag-pflege", "jobcenter"), (-340, -110), &["Kursplan", "Werbung", "Durchführung"]).behind(1).because("Nur zwei Anmeldungen; Nachbarregion bietet den gleichen Kurs an.", "Interessierte an den Kurs in Schweinfurt verweisen"),
            measure(Idea, "Springerpool der Träger", "Gemeinsame Kräfte für Ausfälle, getragen von mehreren Diensten.", ("ag-pflege", "heimleitung"), (150, 312), &["Rechtliche Prüfung", "Interesse der Träger"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Gut leben mit Demenz",
        target_group: "Menschen mit Demenz und ihre Familien",
        outcomes: &[OutcomeRow {
            title: "Sichere Übergänge zwischen Klinik und Zuhause",
            indicators: &[up("Geschulte Helferinnen und Helfer", "Personen", 120.0, 310, 122, &[35.0, 48.0, 66.0, 81.0, 97.0])],
        }],
        measures: &[
            measure(Decided, "Überleitung bei Demenz aus der Klinik", "Ein Bogen und eine Ansprechperson, vom Tag der Aufnahme an.", ("pg-demenz", "demenznetz"), (-20, 210), &["Überleitungsbogen", "Schulung der Stationen", "Probebetrieb", "Auswertung"]),
            measure(Running, "Helferkreis Demenz ausbauen", "Schulung Ehrenamtlicher in allen vier Teilregionen.", ("pg-demenz", "demenznetz"), (-230, 100), &["Schulung Haßfurt", "Schulung Ebern", "Schulung Hofheim", "Schulung Eltmann"]),
            measure(Done, "Demenzwochen", "Vierzehn Tage mit Vorträgen, Kino und Gottesdienst.", ("pg-demenz", "psp"), (-200, -48), &["Programm", "Durchführung"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Ältere vor Hitze schützen",
        target_group: "Menschen über 75, Bewohnerinnen und Bewohner von Heimen",
        outcomes: &[OutcomeRow {
            title: "Einrichtungen haben einen Hitzeschutzplan",
            indicators: &[
                up("Einrichtungen mit Hitzeschutzplan", "Einrichtungen", 14.0, 190, 61, &[2.0, 2.0, 3.0, 4.0, 5.0]),
                up("Öffentliche kühle Orte", "Orte", 26.0, 190, 91, &[3.0, 6.0, 9.0, 9.0]),
            ],
        }],
        measures: &[
            measure(Running, "Hitzeschutz in Pflegeheimen", "Beratung jedes Heims vor Ort und Plan nach Muster.", ("pg-hitze", "hygiene"), (-190, 200), &["Muster anpassen", "Zwei Heime beraten", "Vier weitere Heime", "Schulung der Pflege", "Alle Heime beraten", "Auswertung nach dem Sommer"]).behind(1).next("Termine mit vier Heimen bis Jahresende"),
            measure(Planned, "Hitzewarnkette für den Landkreis", "Warnung des Wetterdienstes erreicht binnen einer Stunde Heime, Dienste und Kitas.", ("pg-hitze", "brk"), (30, 170), &["Empfängerliste", "Meldeweg", "Übung"]),
            measure(Delayed, "Trinkbrunnen an acht Plätzen", "Gemeinden bauen Brunnen an belebten Orten.", ("pg-hitze", "gemeindetag"), (-250, -14), &["Standorte", "Hygienekonzept", "Bau", "Inbetriebnahme"]).behind(2).because("Lieferfristen der Brunnen; zwei Gemeinden haben den Beschluss vertagt.", "Sammelbestellung mit dem Gemeindetag"),
            measure(Done, "Muster-Hitzeschutzplan für Heime", "Vorlage mit Checkliste, angelehnt an die Empfehlungen des Landes.", ("pg-hitze", "heim-zeil"), (-240, -150), &["Entwurf", "Freigabe durch das Gesundheitsamt"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Bewegung in den Alltag bringen",
        target_group: "Kinder und ältere Menschen in kleinen Orten",
        outcomes: &[OutcomeRow {
            title: "In jeder Gemeinde gibt es ein offenes Angebot",
            indicators: &[
                up("Gemeinden mit Bewegungstreff", "Gemeinden", 20.0, 280, 91, &[4.0, 7.0, 9.0, 12.0, 15.0, 16.0]),
                up("Teilnehmende der Sturzprävention", "Personen", 300.0, 280, 91, &[60.0, 110.0, 150.0, 205.0]),
            ],
        }],
        measures: &[
            measure(Done, "Bewegungspfad Königsberg", "Zwei Kilometer mit zwölf Stationen, barrierearm.", ("pg-bewegung", "bm-koenigsberg"), (-400, -40), &["Route", "Förderantrag", "Bau", "Eröffnung"]),
            measure(Running, "Bewegungstreffs „Mitgehen“", "Einmal in der Woche eine Stunde gehen, angeleitet, kostenlos.", ("pg-bewegung", "sport"), (-240, 230), &["Anleitende schulen", "Zehn Gemeinden", "Fünfzehn Gemeinden", "Zwanzig Gemeinden"]),
            measure(Running, "Sturzprävention zu Hause", "Übungen und Wohnungsprüfung durch Physiotherapie und Sozialstationen.", ("ag-praevention", "physio"), (-170, -5), &["Ablauf mit Praxen", "Schulung", "Erste fünfzig Haushalte", "Zwischenbericht"]).behind(1),
            measure(Paused, "Bewegte Pause an Grundschulen", "Spielkisten und Schulung an acht Schulen.", ("ag-praevention", "schulamt"), (-150, 80), &["Schulen gewinnen", "Material", "Schulung"]).behind(1).because("Zuständige Stelle am Schulamt ist unbesetzt.", "Wiederaufnahme nach Besetzung zum Halbjahr"),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Seelisch gesund aufwachsen und leben",
        target_group: "Kinder, Jugendliche und Familien",
        outcomes: &[
            OutcomeRow {
                title: "Hilfe ist früh erreichbar",
                indicators: &[
                    up("Kitas im Programm „Gesunde Kita“", "Kitas", 24.0, 250, 91, &[5.0, 8.0, 13.0, 17.0, 21.0, 25.0]),
                    down("Wartezeit auf ein Erstgespräch Psychotherapie", "Wochen", 10.0, 310, 91, &[16.0, 17.0, 17.5, 19.0]),
                ],
            },
            OutcomeRow {
                title: "Bedarf an Gesundheitsförderung ist bekannt",
                indicators: &[up("Rücklauf der Bürgerbefragung", "%", 35.0, 70, 14, &[0.0, 12.0, 21.0, 27.0])],
            },
        ],
        measures: &[
            measure(Running, "Gesunde Kita", "Ernährung, Bewegung, seelische Gesundheit: Begleitung über zwei Jahre.", ("ag-praevention", "kita"), (-500, 220), &["Pilotkitas", "Fortbildung", "Zweite Runde", "Dritte Runde", "Abschluss und Siegel"]),
            measure(Running, "Bürgerbefragung Gesundheit", "Schriftliche Befragung von 4.000 Haushalten, Fachgespräche, Bericht.", ("ag-praevention", "praeventionsfachkraft"), (-140, 75), &["Fragebogen", "Versand", "Fachgespräche", "Auswertung", "Bericht im Forum"]).of_outcome(1),
            measure(Decided, "Krisenwegweiser für Jugendliche", "Karte und Seite mit allen Stellen, von Jugendlichen mit entwickelt.", ("ag-praevention", "spdi"), (-10, 160), &["Werkstatt mit dem Jugendring", "Entwurf", "Veröffentlichung"]),
            measure(Permanent, "Suchtvorbeugung an allen Mittelschulen", "Jede siebte Klasse nimmt am Programm teil.", ("ag-praevention", "suchtberatung"), (-600, -130), &["Programm wählen", "Lehrkräfte schulen", "Alle Schulen erreicht"]),
        ],
    },
];

/// Everything is finished here: what was open went on into the plan in force.
#[rustfmt::skip]
const LAST_YEAR: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Hausärztliche Versorgung sichern",
        target_group: "Gemeinden mit Praxen ohne Nachfolge",
        outcomes: &[OutcomeRow {
            title: "Ein Verbund für die Weiterbildung besteht",
            indicators: &[up("Praxen im Weiterbildungsverbund", "Praxen", 6.0, -60, 91, &[1.0, 2.0, 4.0, 5.0, 6.0])],
        }],
        measures: &[
            measure(Done, "Weiterbildungsverbund gründen", "Klinik und Praxen schließen einen Verbund.", ("pg-weiterbildung", "weiterbildung"), (-700, -400), &["Gespräche", "Satzung", "Gründung"]),
            measure(Done, "Lehrpraxen gewinnen", "Vier Praxen werden Lehrpraxis der Universität.", ("pg-weiterbildung", "hausarzt-koenigsberg"), (-640, -330), &["Information", "Anerkennung"]),
            measure(Stopped, "Ärztehaus im Norden", "Räume für zwei Praxen und Therapie.", ("ag-versorgung", "regionalmanagement"), (-680, -260), &["Machbarkeitsstudie", "Grundstück", "Träger"]).behind(2).because("Kein Träger gefunden.", "Gespräche mit dem Kommunalbüro im Rahmen der Ansiedlung"),
        ],
    },
    GoalRow {
        field: "gv",
        title: "Notfallversorgung enger vernetzen",
        target_group: "Menschen im Notfall",
        outcomes: &[OutcomeRow {
            title: "Beteiligte kennen einander",
            indicators: &[up("Treffen der Beteiligten im Jahr", "Treffen", 4.0, -60, 182, &[0.0, 1.0, 3.0, 4.0])],
        }],
        measures: &[
            measure(Done, "Ist-Aufnahme Notfallversorgung", "Wer ist wann wofür da? Bericht für das Forum.", ("pg-notfall", "referat-praevention"), (-660, -420), &["Befragung", "Karte der Standorte", "Bericht"]),
            measure(Done, "Erste-Hilfe-Tag in Ebern", "Aktionstag mit Reanimation und Defibrillatoren.", ("ag-versorgung", "brk"), (-560, -390), &["Planung", "Durchführung"]),
        ],
    },
    GoalRow {
        field: "pf",
        title: "Pflegende Angehörige entlasten",
        target_group: "Menschen, die zu Hause pflegen",
        outcomes: &[OutcomeRow {
            title: "Beratung ist in der Nähe",
            indicators: &[up("Beratungen in Außensprechstunden", "Beratungen", 120.0, -60, 91, &[20.0, 45.0, 74.0, 96.0, 118.0])],
        }],
        measures: &[
            measure(Permanent, "Außensprechstunden des Pflegestützpunkts", "Monatlich in Ebern, Hofheim und Eltmann.", ("ag-pflege", "psp"), (-690, -300), &["Räume", "Beginn", "Verstetigung"]),
            measure(Done, "Fachtag Kurzzeitpflege", "Träger, Kassen und Angehörige an einem Tisch.", ("ag-pflege", "referat-pflege"), (-520, -360), &["Programm", "Durchführung", "Protokoll"]),
            measure(Done, "Vortragsreihe „Pflege beginnt“", "Acht Abende in acht Gemeinden.", ("pg-angehoerige", "caritas"), (-600, -280), &["Themen und Orte", "Erste Hälfte", "Zweite Hälfte"]),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Ältere vor Hitze schützen",
        target_group: "Menschen über 75",
        outcomes: &[OutcomeRow {
            title: "Das Thema ist in den Einrichtungen angekommen",
            indicators: &[up("Teilnehmende am Fachtag Hitze", "Personen", 80.0, -60, 120, &[0.0, 34.0, 61.0, 92.0])],
        }],
        measures: &[
            measure(Done, "Fachtag „Wenn es heiß wird in der Pflege“", "Für Leitungen und Pflegekräfte.", ("ag-praevention", "hygiene"), (-480, -290), &["Programm", "Durchführung"]),
            measure(Done, "Karte der kühlen Orte", "Kirchen, Büchereien, Parks auf einer Karte.", ("pg-hitze", "praeventionsfachkraft"), (-430, -250), &["Orte melden", "Karte"]),
            measure(Stopped, "Hitzetelefon", "Anrufe bei Hitzewarnung bei alleinlebenden Älteren.", ("pg-hitze", "seniorenbeauftragte"), (-450, -240), &["Ehrenamtliche", "Datenschutz", "Beginn"]).behind(2).because("Zu wenige Ehrenamtliche; der Hausnotruf übernimmt einen Teil.", "In die Hitzewarnkette einbinden"),
        ],
    },
    GoalRow {
        field: "gp",
        title: "Bewegung in den Alltag bringen",
        target_group: "Kinder und ältere Menschen",
        outcomes: &[OutcomeRow {
            title: "Erste Angebote laufen",
            indicators: &[up("Offene Bewegungsangebote", "Angebote", 10.0, -60, 91, &[2.0, 3.0, 6.0, 9.0, 11.0])],
        }],
        measures: &[
            measure(Done, "Übungsleitende für Bewegungstreffs schulen", "Zwei Kurse mit dem Sportverband.", ("pg-bewegung", "sport"), (-580, -340), &["Kurs eins", "Kurs zwei"]),
            measure(Done, "Aktionstag „Gesund im Betrieb“", "Zwölf Betriebe öffnen ihre Türen.", ("ag-praevention", "betriebe"), (-500, -270), &["Betriebe", "Programm", "Durchführung"]),
            measure(Permanent, "Gesundheitskurse der Volkshochschule in kleinen Orten", "Kurse in Orten unter 2.000 Einwohnern.", ("ag-praevention", "vhs"), (-720, -310), &["Bedarf", "Erste Kurse", "Fester Bestandteil des Programms"]),
        ],
    },
];

const NEXT_YEAR: &[GoalRow] = &[
    GoalRow {
        field: "gv",
        title: "Hausärztliche Versorgung sichern",
        target_group: "Gemeinden mit Praxen ohne Nachfolge",
        outcomes: &[OutcomeRow { title: "Praxen arbeiten im Team", indicators: &[] }],
        measures: &NEXT_YEAR_CARE,
    },
    GoalRow {
        field: "gp",
        title: "Das Schwerpunktthema des Ministeriums aufgreifen",
        target_group: "Noch festzulegen",
        outcomes: &[],
        measures: &NEXT_YEAR_PREVENTION,
    },
    GoalRow {
        field: "pf",
        title: "Pflege und Wohnen zusammen denken",
        target_group: "Ältere Menschen in kleinen Orten",
        outcomes: &[],
        measures: &NEXT_YEAR_NURSING,
    },
];

const NEXT_YEAR_CARE: [MeasureRow; 2] = [
    measure(
        Planned,
        "Praxisassistenz auf Hausbesuch",
        "Weitergebildete Fachangestellte entlasten Hausärztinnen und Hausärzte.",
        ("ag-versorgung", "hausarzt-ebern"),
        (330, 600),
        &["Praxen gewinnen", "Fortbildung", "Beginn"],
    ),
    measure(
        Idea,
        "Gesundheitskiosk im alten Rathaus",
        "Beratung, Messwerte, Vermittlung an einem Ort.",
        ("ag-versorgung", "bm-ebern"),
        (350, 640),
        &["Vorbilder besuchen", "Finanzierung"],
    ),
];

const NEXT_YEAR_PREVENTION: [MeasureRow; 1] = [measure(
    Idea,
    "Auftakt zum Schwerpunktthema",
    "Veranstaltung mit allen Arbeitsgruppen, sobald das Thema bekannt ist.",
    ("ag-praevention", "referat-praevention"),
    (330, 420),
    &["Thema", "Termin"],
)];

const NEXT_YEAR_NURSING: [MeasureRow; 2] = [
    measure(
        Planned,
        "Wohnberatung in jeder Allianz",
        "Ehrenamtliche und hauptamtliche Wohnberatung mit festen Zeiten.",
        ("ag-pflege", "sozialamt"),
        (320, 620),
        &["Beraterinnen und Berater schulen", "Sprechzeiten", "Auswertung"],
    ),
    measure(
        Idea,
        "Pflege-Wohngemeinschaft in Maroldsweisach",
        "Ambulant betreute Wohngemeinschaft als Alternative zum Heim.",
        ("ag-pflege", "pflegeberatung"),
        (360, 660),
        &["Interesse erheben", "Träger"],
    ),
];
