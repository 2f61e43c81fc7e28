// A list of stakeholders of any length, in which everybody is somebody else and nothing has to be asked.

/** The columns with what an import reads in them. */
export const COLUMNS = [
  ["Einrichtung", "organisation_name"],
  ["Art", "organisation_kind"],
  ["Straße", "street"],
  ["PLZ", "postcode"],
  ["Ort", "town"],
  ["Telefon Einrichtung", "organisation_phone"],
  ["E-Mail Einrichtung", "organisation_email"],
  ["Vorname", "first_name"],
  ["Nachname", "last_name"],
  ["Funktion", "function"],
  ["E-Mail", "person_email"],
];

/** The people of an organisation stand in rows one after the other. */
export const PEOPLE = 4;

const KINDS = ["Apotheke", "Klinik", "Pflegedienst", "Sportverein", "Beratungsstelle"];

/** No two of an organisation sound alike. */
const FIRST_NAMES = [
  ...["Anna", "Bernd", "Clara", "Dieter"],
  ...["Emil", "Frieda", "Gerd", "Klaus"],
  ...["Ludwig", "Maria", "Norbert", "Otto"],
  ...["Paula", "Rosa", "Sabine", "Theo"],
  ...["Uwe", "Vera", "Wilhelm", "Yvonne"],
];

const SYLLABLES = ["ba", "bo", "da", "do", "fa", "fi", "ga", "ko", "la", "li", "ma", "mo", "na", "no", "ra", "ri", "sa", "to"];
const FUNCTIONS = ["Leitung", "Vertretung", "Fachreferat", "Koordination"];

/** The cells of a row, from 0. */
export function stakeholder(number) {
  const at = Math.floor(number / PEOPLE);
  const kind = KINDS[at % KINDS.length];
  return [
    `${kind} Musterort ${at + 1}`,
    kind,
    `Musterweg ${at + 1}`,
    "97437",
    "Musterort",
    `09521 ${1_000_000 + at}`,
    `info${at + 1}@musterland.example`,
    FIRST_NAMES[number % FIRST_NAMES.length],
    familyName(Math.floor(number / FIRST_NAMES.length)),
    FUNCTIONS[number % FUNCTIONS.length],
    `person${number + 1}@musterland.example`,
  ];
}

/** A name for each number. */
function familyName(number) {
  let name = "";
  for (let rest = number, count = 0; rest > 0 || count < 3; count += 1) {
    name += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return name[0].toUpperCase() + name.slice(1);
}

/** A list of so many rows below the names of its columns. */
export function list(count) {
  const lines = [COLUMNS.map(([name]) => name).join(";")];
  for (let number = 0; number < count; number += 1) lines.push(stakeholder(number).join(";"));
  return `${lines.join("\n")}\n`;
}

/** What the columns of the list mean, for a health region. */
export function mapping(healthRegion) {
  const columns = COLUMNS.map(([name, means]) => `[[column]]\nname = "${name}"\nmeans = "${means}"\n`);
  const head = `health_region = "${healthRegion}"\nsheet = ""\nhead_first = 1\nhead_count = 1\n`;
  return `${head}\n${columns.join("\n")}`;
}
