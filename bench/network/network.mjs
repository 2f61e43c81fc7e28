// The synthetic health network by size and seed: districts, committees, stakeholders and topics.
import { randomNumbers } from "./random.mjs";

export const SIZES = {
  S: { nodes: 1_000, states: 2, districts: 4, topics: 12 },
  M: { nodes: 10_000, states: 8, districts: 40, topics: 24 },
  L: { nodes: 100_000, states: 16, districts: 400, topics: 40 },
};

const EDGES_PER_NODE = 3;
const TOWNS_PER_DISTRICT = 12;
const NEAR_DISTRICTS = 5;
const NO_REGION = -1;

const COMMITTEES = [
  "Gesundheitskonferenz",
  "Steuerungsgruppe",
  "AG Pflege",
  "AG Prävention",
  "AG Daten",
  "AG Notfallversorgung",
  "AG Seelische Gesundheit",
  "Beirat",
];

// Their `share` of all, their mean number of `seats`, and how likely they sit in other districts too.
const STAKEHOLDERS = [
  { kind: "practice", label: "Praxis", share: 0.34, seats: 0.7, abroad: 0.01 },
  { kind: "care_service", label: "Pflegedienst", share: 0.17, seats: 0.9, abroad: 0.04 },
  { kind: "pharmacy", label: "Apotheke", share: 0.09, seats: 0.6, abroad: 0.01 },
  { kind: "self_help", label: "Selbsthilfegruppe", share: 0.09, seats: 0.9, abroad: 0.1 },
  { kind: "municipality", label: "Gemeinde", share: 0.08, seats: 1.6, abroad: 0.03 },
  { kind: "nursing_home", label: "Pflegeheim", share: 0.07, seats: 0.8, abroad: 0.05 },
  { kind: "school", label: "Schule", share: 0.05, seats: 0.5, abroad: 0.01 },
  { kind: "hospital", label: "Krankenhaus", share: 0.04, seats: 2.6, abroad: 0.2 },
  { kind: "association", label: "Verband", share: 0.04, seats: 2, abroad: 0.35 },
  { kind: "health_insurance", label: "Krankenkasse", share: 0.02, seats: 4, abroad: 0.8 },
  { kind: "research", label: "Institut", share: 0.01, seats: 2, abroad: 0.45 },
];

/** Makes the network of a size, for example `SIZES.M`: as many nodes as asked for, three edges for each. */
export function healthNetwork(size, seed) {
  const draft = new Draft(size, seed);
  draft.addCountry();
  draft.addDistricts();
  draft.addCommittees();
  draft.addStakeholders();
  draft.addCooperations();
  return { nodes: draft.nodes, edges: draft.edges };
}

class Draft {
  nodes = [];
  edges = [];
  #linked = new Set();
  #partners = [];

  constructor(size, seed) {
    this.size = size;
    this.random = randomNumbers(seed);
  }

  addNode(kind, label, region, topics = []) {
    const id = this.nodes.length;
    this.nodes.push({ id, kind, label, region, topics });
    return id;
  }

  /** Links two nodes and says whether they were strangers before. */
  link(source, target, kind) {
    const pair = Math.min(source, target) * this.size.nodes + Math.max(source, target);
    if (source === target || this.#linked.has(pair)) return false;
    this.#linked.add(pair);
    this.edges.push({ source, target, kind });
    return true;
  }

  pick(list, skew = 1) {
    return list[Math.floor(list.length * this.random() ** skew)];
  }

  /** A whole number from 1 to `most` with a heavy tail: a few sit everywhere, most sit once. */
  heavyTailed(mean, most) {
    const drawn = Math.round(0.55 * mean * (1 - this.random()) ** -0.55);
    return Math.min(most, Math.max(1, drawn));
  }

  pickTopic() {
    return this.pick(this.topics, 1.8);
  }

  pickCommittee(district) {
    return this.pick(district.committees, 1.5);
  }

  addCountry() {
    const country = this.addNode("country", "Deutschland", NO_REGION);
    this.states = numbers(this.size.states).map((number) =>
      this.addNode("state", `Land ${number}`, NO_REGION),
    );
    for (const state of this.states) this.link(state, country, "part_of");
    this.topics = numbers(this.size.topics).map((number) =>
      this.addNode("topic", `Thema ${number}`, NO_REGION),
    );
  }

  /** Districts lie on a shaken grid; a state is a band of it. */
  addDistricts() {
    const columns = Math.ceil(Math.sqrt(this.size.districts));
    this.districts = numbers(this.size.districts).map((number) => {
      const region = number - 1;
      const node = this.addNode("region", `Landkreis ${number}`, region);
      const state = this.states[Math.floor((region * this.size.states) / this.size.districts)];
      this.link(node, state, "part_of");
      const x = (region % columns) + 0.6 * this.random();
      const y = Math.floor(region / columns) + 0.6 * this.random();
      const towns = Array.from({ length: TOWNS_PER_DISTRICT }, () => []);
      return { node, region, number, x, y, towns, committees: [], hands: [] };
    });
    for (const district of this.districts) {
      district.near = nearest(district, this.districts);
      for (const other of district.near.slice(0, 2)) this.link(district.node, other.node, "neighbour");
    }
  }

  addCommittees() {
    for (const district of this.districts) {
      const count = 5 + Math.floor(4 * this.random());
      for (const name of COMMITTEES.slice(0, count)) {
        const topics = [...new Set([this.pickTopic(), this.pickTopic()])];
        const committee = this.addNode("committee", `${name} ${district.number}`, district.region, topics);
        this.link(committee, district.node, "committee_of");
        const [conference] = district.committees;
        if (conference !== undefined) this.link(committee, conference, "reports_to");
        for (const topic of topics) this.link(committee, topic, "topic");
        district.committees.push(committee);
      }
    }
  }

  addStakeholders() {
    this.stakeholders = [];
    const counts = this.#stakeholdersPerDistrict(this.size.nodes - this.nodes.length);
    this.districts.forEach((district, index) => {
      for (const number of numbers(counts[index])) this.#addStakeholder(district, number);
    });
  }

  /** Splits the stakeholders so that the largest district has about six times as many as the smallest. */
  #stakeholdersPerDistrict(total) {
    const weights = this.districts.map(() => {
      const bell = this.random() + this.random() + this.random() - 1.5;
      return Math.exp(1.1 * bell);
    });
    const sum = weights.reduce((all, weight) => all + weight, 0);
    let reached = 0;
    let given = 0;
    return weights.map((weight, index) => {
      reached += weight;
      const until = index === weights.length - 1 ? total : Math.floor((total * reached) / sum);
      const count = until - given;
      given = until;
      return count;
    });
  }

  #addStakeholder(district, number) {
    const type = this.#pickStakeholderType();
    const topics = this.random() < 0.5 ? [this.pickTopic()] : [];
    const label = `${type.label} ${district.number}-${number}`;
    const node = this.addNode(type.kind, label, district.region, topics);
    const town = this.pick(district.towns, 1.4);
    town.push(node);
    district.hands.push(node);
    this.stakeholders.push({ node, district, town });

    const seats = this.heavyTailed(type.seats, district.committees.length);
    for (let seat = 0; seat < seats; seat++) this.link(node, this.pickCommittee(district), "member");
    if (this.random() < type.abroad) this.#seatAbroad(node, district, type);
    if (topics.length > 0 && this.random() < 0.25) this.link(node, topics[0], "topic");
  }

  #pickStakeholderType() {
    let left = this.random();
    return STAKEHOLDERS.find(({ share }) => (left -= share) < 0) ?? STAKEHOLDERS.at(-1);
  }

  /** First the neighbours, then anywhere: an insurer sits in up to 60 districts. */
  #seatAbroad(node, home, type) {
    const seats = this.heavyTailed(type.seats, Math.min(60, this.districts.length - 1));
    for (let seat = 0; seat < seats; seat++) {
      const isNear = seat < 3 || this.random() < 0.5;
      const district = this.pick(isNear ? home.near : this.districts);
      if (district !== home) this.link(node, this.pickCommittee(district), "member");
    }
  }

  /** Fills up to three edges per node: in town, with a partner's partner, in the district, next door. */
  addCooperations() {
    const wanted = EDGES_PER_NODE * this.size.nodes;
    // A network whose towns are all acquainted would never end.
    for (let attempts = 6 * wanted; this.edges.length < wanted && attempts > 0; attempts--) {
      const stakeholder = this.pick(this.stakeholders);
      const partner = this.#pickPartner(stakeholder);
      if (partner === undefined || !this.link(stakeholder.node, partner, "cooperation")) continue;
      this.#partnersOf(stakeholder.node).push(partner);
      this.#partnersOf(partner).push(stakeholder.node);
      // Who is chosen once more often is chosen again.
      stakeholder.district.hands.push(partner);
    }
  }

  #pickPartner({ node, district, town }) {
    const way = this.random();
    if (way < 0.55) return this.pick(town);
    if (way < 0.85) {
      const partner = this.pick(this.#partnersOf(node));
      return partner === undefined ? undefined : this.pick(this.#partnersOf(partner));
    }
    if (way < 0.96) return this.pick(district.hands);
    return this.pick(this.pick(district.near).hands);
  }

  #partnersOf(node) {
    return (this.#partners[node] ??= []);
  }
}

/** 1, 2, …, `count` */
function numbers(count) {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function nearest(place, places) {
  const distance = (other) => Math.hypot(other.x - place.x, other.y - place.y);
  return places
    .filter((other) => other !== place)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, NEAR_DISTRICTS);
}
