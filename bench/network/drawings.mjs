// Who takes part in drawing: the libraries, set up to show the same picture, and the floor.
//
// `mount` draws a network with given positions and returns `camera(x, y, scale)`; scale 1 shows all.
import cytoscape from "cytoscape";
import ForceGraph from "force-graph";
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { DataSet, Network } from "vis-network/standalone";
import { FIT, HEIGHT, WIDTH } from "./camera.mjs";
import { EDGE_COLOR, colorOf } from "./colors.mjs";
import { mountFloor } from "./floor.mjs";

const RADIUS = 3;
const REGION_RADIUS = 6;

export const MOUNTS = {
  "sigma 3": mountSigma({}),
  "sigma 3, thin lines": mountSigma({
    defaultEdgeType: "thin",
    edgeProgramClasses: { thin: EdgeLineProgram },
  }),
  cytoscape: mountCytoscape,
  "vis-network": mountVisNetwork,
  "force-graph": mountForceGraph,
  "floor: bare WebGL2": mountFloor,
};

function mountSigma(settings) {
  return (container, { nodes, edges }, positions) => {
    const graph = new Graph({ type: "undirected", multi: true });
    for (const { id, kind, label } of nodes) {
      const size = kind === "region" ? REGION_RADIUS : RADIUS;
      // Sigma's y grows upwards.
      graph.addNode(id, {
        x: positions[2 * id],
        y: -positions[2 * id + 1],
        size,
        color: colorOf(kind),
        label,
      });
    }
    for (const { source, target } of edges) graph.addEdge(source, target, { size: 1, color: EDGE_COLOR });
    // Its fit to the smaller side, less the padding, is our `FIT`.
    const stagePadding = 0.025 * HEIGHT;
    const sigma = new Sigma(graph, container, { renderLabels: false, stagePadding, ...settings });
    sigma.setCustomBBox({ x: [-1000, 1000], y: [-1000, 1000] });
    return {
      camera: (x, y, scale) =>
        sigma.getCamera().setState({ x: 0.5 + x / 2000, y: 0.5 - y / 2000, ratio: 1 / scale }),
    };
  };
}

function mountCytoscape(container, { nodes, edges }, positions) {
  const viewport = (x, y, scale) => {
    const zoom = FIT * scale;
    return { zoom, pan: { x: WIDTH / 2 - x * zoom, y: HEIGHT / 2 - y * zoom } };
  };
  const size = (2 * RADIUS) / FIT;
  const cy = cytoscape({
    container,
    layout: { name: "preset" },
    pixelRatio: 1,
    minZoom: 1e-4,
    maxZoom: 1e4,
    ...viewport(0, 0, 1),
    style: [
      { selector: "node", style: { width: size, height: size, "background-color": "data(color)" } },
      // Haystacks are its fastest edges.
      { selector: "edge", style: { width: 1 / FIT, "line-color": EDGE_COLOR, "curve-style": "haystack" } },
    ],
    elements: {
      nodes: nodes.map(({ id, kind }) => ({
        data: { id: `n${id}`, color: colorOf(kind) },
        position: { x: positions[2 * id], y: positions[2 * id + 1] },
      })),
      edges: edges.map(({ source, target }, index) => ({
        data: { id: `e${index}`, source: `n${source}`, target: `n${target}` },
      })),
    },
  });
  cy.viewport(viewport(0, 0, 1));
  return { camera: (x, y, scale) => cy.viewport(viewport(x, y, scale)) };
}

function mountVisNetwork(container, { nodes, edges }, positions) {
  const dots = nodes.map(({ id, kind }) => ({
    id,
    x: positions[2 * id],
    y: positions[2 * id + 1],
    color: colorOf(kind),
  }));
  const lines = edges.map(({ source, target }, id) => ({ id, from: source, to: target }));
  const network = new Network(
    container,
    { nodes: new DataSet(dots), edges: new DataSet(lines) },
    {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { shape: "dot", size: RADIUS / FIT, borderWidth: 0 },
      edges: { smooth: false, color: EDGE_COLOR, width: 1 / FIT, selectionWidth: 0 },
      interaction: { hideEdgesOnDrag: false, hideEdgesOnZoom: false, hover: false },
    },
  );
  const camera = (x, y, scale) =>
    network.moveTo({ position: { x, y }, scale: FIT * scale, animation: false });
  camera(0, 0, 1);
  return { camera };
}

function mountForceGraph(container, { nodes, edges }, positions) {
  const graph = new ForceGraph(container)
    .width(WIDTH)
    .height(HEIGHT)
    .cooldownTicks(0)
    .warmupTicks(0)
    .minZoom(1e-4)
    .maxZoom(1e4)
    .enableNodeDrag(false)
    .nodeColor("color")
    .nodeRelSize(RADIUS / FIT)
    .nodeVal(1)
    .linkColor(() => EDGE_COLOR)
    .linkWidth(1)
    .graphData({
      nodes: nodes.map(({ id, kind }) => ({
        id,
        x: positions[2 * id],
        y: positions[2 * id + 1],
        color: colorOf(kind),
      })),
      links: edges.map(({ source, target }) => ({ source, target })),
    });
  // The positions are given.
  for (const force of ["charge", "link", "center"]) graph.d3Force(force, null);
  const camera = (x, y, scale) => graph.centerAt(x, y).zoom(FIT * scale);
  camera(0, 0, 1);
  return { camera };
}
