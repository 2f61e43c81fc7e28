// Runs in a web worker: each message is a task, each answer a picture, or null if there is none.
import start, { arrange } from "./map_worker.js";

const started = start({ module_or_path: new URL("map_worker_bg.wasm", import.meta.url) });

onmessage = async ({ data }) => {
  try {
    await started;
    const picture = arrange(data);
    postMessage(picture ?? null, picture ? [picture.buffer] : []);
  } catch {
    postMessage(null);
  }
};
