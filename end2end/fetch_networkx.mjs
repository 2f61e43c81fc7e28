// Fetches networkx, which npm does not have, from PyPI: part of installing, so that tests need no network. Without it the
// tests that read exported networks fail, and no others.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";

const release = "networkx-3.6.1-py3-none-any.whl";
const folder = "https://files.pythonhosted.org/packages/9e/c9/b2622292ea83fbb4ec318f5b9ab867d0a28ab43c5717bb85b0a5f6b3b0a4";
const sha256 = "d47fbf302e7d9cbbb9e2555a0d267983d2aa476bac30e90dfbe5669bd57f3762";
const kept = new URL("node_modules/.networkx/networkx.whl", import.meta.url);

const isRight = (bytes) => createHash("sha256").update(bytes).digest("hex") === sha256;

async function fetchWheel() {
  const answer = await fetch(`${folder}/${release}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok || !isRight(bytes)) {
    throw new Error(`status ${answer.status}, ${bytes.length} bytes that are not those expected`);
  }
  await mkdir(new URL(".", kept), { recursive: true });
  const unfinished = new URL(`networkx.${process.pid}`, kept);
  await writeFile(unfinished, bytes);
  await rename(unfinished, kept);
}

const known = await readFile(kept).catch(() => undefined);
if (!known || !isRight(known)) {
  await fetchWheel().catch((error) => {
    console.warn(`${release} could not be fetched from PyPI (${error.cause ?? error}).`);
    console.warn("Tests that read exported networks will fail until `node fetch_networkx.mjs` succeeds in end2end.");
  });
}
