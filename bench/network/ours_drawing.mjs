// Our drawing as a contender: the renderer of the map. `cargo xtask bench` puts its WebAssembly beside this file.
import init, { Drawing } from "./map_drawing.js";

const WIDTH = 1280;
const HEIGHT = 800;
/** The side of the square in which positions lie, and how many pixels show it at scale 1. */
const BOX = 2000;
const SHOWN = 760;
/** Layout units between neighbours on our map: `SPACING` of its layout. */
const SPACING = 6;
/** Places in `NodeKind::ALL`; all others are organisations. */
const OUR_KINDS = { region: 0, committee: 2 };
const ORGANISATION = 3;

const { memory } = await init({ module_or_path: new URL("map_drawing_bg.wasm", import.meta.url) });

/** `choices` say whether nodes are named, and whether less may be drawn while the camera moves. */
export async function mount(container, { nodes, pairs, groups }, positions, choices) {
  const [picture, names] = [0, 1].map(() => {
    const canvas = document.createElement("canvas");
    canvas.style.cssText = `position: absolute; width: ${WIDTH}px; height: ${HEIGHT}px; font-family: sans-serif`;
    container.append(canvas);
    return canvas;
  });
  const units = (SPACING * Math.sqrt(nodes.length)) / BOX;
  const drawing = new Drawing(picture, names, WIDTH, HEIGHT);
  drawing.set_choices(choices.hasNames, choices.maySave);
  drawing.set_network(
    positions.map((value) => value * units),
    Uint8Array.from(nodes, ({ kind }) => OUR_KINDS[kind] ?? ORGANISATION),
    groups,
    pairs,
    nodes.map(({ label }) => label).join("\n"),
  );
  const camera = (x, y, scale) => {
    drawing.look_at(x * units, y * units, (SHOWN / BOX / units) * scale);
    drawing.frame(performance.now());
  };
  camera(0, 0, 1);
  return {
    camera,
    /** Draws until there is nothing left to do, as the map does. */
    async settled() {
      while (drawing.frame(performance.now())) {
        await new Promise((next) => requestAnimationFrame(next));
      }
    },
    memory: () => memory.buffer.byteLength,
  };
}
