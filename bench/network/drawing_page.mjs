// What runs in the browser: mounts one drawing and moves its camera by the script.
import { SCRIPT_SECONDS, cameraAt, densestSpot, onStage } from "./camera.mjs";
import { MOUNTS } from "./drawings.mjs";
import { networkArrays } from "./network_arrays.mjs";

// Where a frame takes longer than the whole script, this many are drawn all the same.
const FEWEST_FRAMES = 3;

const contexts = recordContexts();
let graph;
let choices;
let positions;
let mount;
let view;

window.bench = {
  /** Brings data and code into memory, before any clock starts. */
  async load({ who, ours, choices: ourChoices }) {
    choices = ourChoices;
    const network = await (await fetch("/network.json")).json();
    // Ourselves we take numbers, as our server sends them; the libraries take objects.
    graph = { ...network, ...networkArrays(network) };
    positions = onStage(new Float32Array(await (await fetch("/positions.f32")).arrayBuffer()));
    mount = ours ? (await import(ours)).mount : MOUNTS[who];
  },

  /** Draws the first complete picture and says how long it took. */
  async mount() {
    const container = document.querySelector("#stage");
    await nextFrame();
    const start = performance.now();
    view = await mount(container, graph, positions, choices);
    // What somebody keeps of it is theirs.
    graph = undefined;
    // Some draw a first frame without edges or in the wrong size.
    for (let frame = 0; frame < 2; frame++) {
      await nextFrame();
      finishDrawing("webgl2", "webgl", "2d");
    }
    await view.settled?.();
    return performance.now() - start;
  },

  /** Plays the script and says how many frames there were. */
  async play() {
    const spot = densestSpot(positions);
    const start = performance.now();
    let frames = 0;
    for (let seconds = 0; seconds < SCRIPT_SECONDS || frames < FEWEST_FRAMES; frames++) {
      const { x, y, scale } = cameraAt(Math.min(seconds, SCRIPT_SECONDS), spot);
      await view.camera(x, y, scale);
      await nextFrame();
      finishDrawing("webgl2", "webgl");
      seconds = (performance.now() - start) / 1e3;
    }
    return frames;
  },

  /** Bytes beside the JavaScript heap. */
  memory() {
    return view.memory?.() ?? 0;
  },

  /** Shows everything again, for the picture that is kept. */
  async rest() {
    await view.camera(0, 0, 1);
    await nextFrame();
    await nextFrame();
    await view.settled?.();
  },
};

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Remembers the context of each canvas: asking for it later would create one where there is none. */
function recordContexts() {
  const found = new Map();
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (type, ...options) {
    const context = getContext.call(this, type, ...options);
    if (context) found.set(this, { type, context });
    return context;
  };
  return found;
}

/** Reads a pixel of every canvas, which waits until it is drawn. */
function finishDrawing(...types) {
  for (const [canvas, { type, context }] of contexts) {
    if (!canvas.isConnected || !types.includes(type)) continue;
    if (type === "2d") context.getImageData(0, 0, 1, 1);
    else context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
  }
}
