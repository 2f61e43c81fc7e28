// Makes the Latin subset of Fira Sans: node style/fonts.mjs <dir of @kern-ux/native/dist/fonts/fira-sans> <out dir>
// Needs the npm package `subset-font`. The range is the one in base/_fonts.scss.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
const subsetFont = createRequire(process.cwd() + "/")("subset-font");

const [from, to] = process.argv.slice(2);
const ranges = [[0x20, 0x7e], [0xa0, 0x17f], [0x218, 0x21b], [0x2010, 0x2027], [0x202f, 0x203a], [0x20ac, 0x20ac], [0x2190, 0x2193],
  [0x2212, 0x2212]];
const keepFeatures = ["kern", "liga", "tnum", "ccmp", "locl", "mark", "mkmk"];
const letters = ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => String.fromCodePoint(a + i))).join("");
for (const name of ["FiraSans-Regular", "FiraSans-SemiBold"]) {
  const font = await subsetFont(readFileSync(`${from}/${name}.woff2`), letters, { targetFormat: "woff2", keepFeatures });
  writeFileSync(`${to}/${name}-latin.woff2`, font);
  console.log(`${name}-latin.woff2 ${font.length} bytes`);
}
