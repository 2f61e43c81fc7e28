// Who takes part in the layout: libraries with their defaults and usual steps, chance, and ourselves.
//
// `prepare` builds the library's own graph and is not counted; what it returns begins the layout, and is.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { forceCenter, forceLink, forceManyBody, forceSimulation } from "d3-force";
import { forceManyBodyReuse } from "d3-force-reuse";
import { forceManyBodySampled } from "d3-force-sampled";
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import forceAtlas2Defaults from "graphology-layout-forceatlas2/defaults.js";
import forceAtlas2Helpers from "graphology-layout-forceatlas2/helpers.js";
import forceAtlas2Step from "graphology-layout-forceatlas2/iterate.js";
import createNgraphLayout from "ngraph.forcelayout";
import createNgraph from "ngraph.graph";
import { networkArrays } from "./network_arrays.mjs";
import { randomNumbers } from "./random.mjs";

export const OURS = "geflecht";
/** The layout that all drawings get: the best of the libraries that ends at every size. */
export const DRAWN_LAYOUT = "ForceAtlas2, theta 1";

const D3_STEPS = 300;
const FORCE_ATLAS_STEPS = 200;
const NGRAPH_STEPS = 300;
const START_SEED = 42;
const RANDOM_SEED = 9;

export const LAYOUTS = [
  { who: "random", role: "mark", steps: 1, prepare: prepareRandom },
  { who: "d3-force", role: "peer", steps: D3_STEPS, prepare: d3Force(forceManyBody) },
  { who: "d3-force + reuse", role: "peer", steps: D3_STEPS, prepare: d3Force(forceManyBodyReuse) },
  {
    who: "d3-force + sampled",
    role: "peer",
    steps: D3_STEPS,
    // Its documentation recommends this decay.
    prepare: d3Force(forceManyBodySampled, (simulation) => simulation.velocityDecay(0.2)),
  },
  { who: "ForceAtlas2", role: "peer", steps: FORCE_ATLAS_STEPS, prepare: forceAtlas() },
  { who: DRAWN_LAYOUT, role: "peer", steps: FORCE_ATLAS_STEPS, prepare: forceAtlas({ barnesHutTheta: 1 }) },
  { who: "ngraph.forcelayout", role: "peer", steps: NGRAPH_STEPS, prepare: prepareNgraph },
  { who: OURS, role: "ours", steps: 1, prepare: prepareOurs },
];

/** Chance is the zero of every scale. */
function prepareRandom({ nodes }) {
  return () => {
    const random = randomNumbers(RANDOM_SEED);
    const positions = Float32Array.from({ length: 2 * nodes.length }, random);
    return { step() {}, positions: () => positions };
  };
}

function d3Force(charge, tune = (simulation) => simulation) {
  return (network) => {
    const nodes = network.nodes.map(() => ({}));
    const links = network.edges.map(({ source, target }) => ({ source, target }));
    return () => {
      const simulation = forceSimulation(nodes)
        .force("charge", charge())
        .force("link", forceLink(links))
        .force("center", forceCenter())
        .stop();
      tune(simulation);
      return { step: () => simulation.tick(), positions: () => flat(nodes) };
    };
  };
}

function forceAtlas(settings = {}) {
  return ({ nodes, edges }) => {
    const random = randomNumbers(START_SEED);
    const graph = new Graph({ type: "undirected", multi: true });
    for (const { id } of nodes) graph.addNode(id, { x: 1000 * random(), y: 1000 * random() });
    for (const { source, target } of edges) graph.addEdge(source, target);
    return () => {
      // What the library's own synchronous layout does, but one step at a time.
      const inferred = forceAtlas2.inferSettings(graph);
      const all = { ...forceAtlas2Defaults, ...inferred, barnesHutOptimize: true, ...settings };
      const matrices = forceAtlas2Helpers.graphToByteArrays(graph, () => 1);
      return {
        step: () => forceAtlas2Step(all, matrices.nodes, matrices.edges),
        positions: () => {
          const places = forceAtlas2Helpers.collectLayoutChanges(graph, matrices.nodes);
          return flat(nodes.map(({ id }) => places[id]));
        },
      };
    };
  };
}

function prepareNgraph({ nodes, edges }) {
  const graph = createNgraph();
  for (const { id } of nodes) graph.addNode(id);
  for (const { source, target } of edges) graph.addLink(source, target);
  return () => {
    const layout = createNgraphLayout(graph);
    return {
      step: () => layout.step(),
      positions: () => flat(nodes.map(({ id }) => layout.getNodePosition(id))),
    };
  };
}

async function prepareOurs(network, { ours, seed }) {
  const { load } = await import(pathToFileURL(resolve(ours)).href);
  const engine = await load();
  const { pairs, groups, kinds } = networkArrays(network);
  return () => {
    let positions;
    return {
      step: () => {
        positions = engine.layout(network.nodes.length, pairs, groups, kinds, seed);
      },
      positions: () => positions,
    };
  };
}

/** Places as `[x0, y0, x1, y1, …]`. */
function flat(places) {
  const positions = new Float32Array(2 * places.length);
  places.forEach(({ x, y }, index) => positions.set([x, y], 2 * index));
  return positions;
}
