// What is there of a list, by what was counted before and after.
import { PEOPLE } from "./stakeholders.mjs";

/** `nothing`, `all` or `a part` of a list of so many rows. */
export function whatIsThere(before, after, rows) {
  const names = Object.keys(before);
  if (names.every((name) => before[name] === after[name])) return "nothing";
  const people = after.people - before.people;
  const organisations = after.organisations - before.organisations;
  // An address, a telephone number and an e-mail address of each organisation, an e-mail address of each person.
  const contacts = after.contacts - before.contacts;
  const bodies = Math.ceil(rows / PEOPLE);
  const isAll = people === rows && organisations === bodies && contacts === 3 * bodies + rows;
  return isAll ? "all" : "a part";
}
