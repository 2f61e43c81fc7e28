// The drawing part: every contender, each run in a fresh Chromium without a graphics card.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, dirname, extname, join, resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { HEIGHT, WIDTH } from "./camera.mjs";
import { drawnPositions } from "./layout_series.mjs";
import { OURS } from "./layouts.mjs";
import { resultFile } from "./output.mjs";
import { rowOf } from "./rows.mjs";

const PEERS = ["sigma 3", "sigma 3, thin lines", "cytoscape", "vis-network", "force-graph"];
const DRAWINGS = [
  ...PEERS.map((who) => ({ who, role: "peer" })),
  { who: "floor: bare WebGL2", role: "mark" },
  { who: OURS, role: "ours", choices: { hasNames: false, maySave: false } },
  { who: `${OURS} + labels`, role: "ours", choices: { hasNames: true, maySave: false } },
  { who: `${OURS} + labels, level of detail`, role: "ours", choices: { hasNames: true, maySave: true } },
];

const STEP_LIMIT_MS = 300_000;
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Geflecht: bench</title>
<style>
  body { margin: 0; background: #fff; }
  #stage { position: absolute; width: ${WIDTH}px; height: ${HEIGHT}px; }
</style>
<div id="stage"></div>
<script type="module" src="/page.js"></script>`;
const CONTENT_TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Offices have no graphics card, and neither have servers: everything is drawn by the processor.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-accelerated-2d-canvas",
  "--disable-gpu-rasterization",
  // Frames follow each other as fast as they can.
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
  "--js-flags=--max-old-space-size=6000",
];

/** Measures the drawings of a network and tells `report` each row. */
export async function measureDrawings(network, { oursDrawing, runs, isWanted }, report) {
  const drawings = DRAWINGS.filter(({ who, role }) => isWanted(who) && (role !== "ours" || oursDrawing));
  if (drawings.length === 0) return;
  const server = await serve(network, oursDrawing);
  try {
    for (const drawing of drawings) {
      const results = [];
      while (results.length < runs && !results.some(({ note }) => note)) {
        const run = measure(network, drawing, server.address, oursDrawing);
        results.push(await run.catch((error) => ({ note: error.message.split("\n")[0] })));
      }
      report(rowOf(network, drawing, "chromium", results));
    }
  } finally {
    server.close();
  }
}

/** The version of the browser that draws. */
export async function browserVersion() {
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return version;
}

function launch() {
  const debianChromium = "/usr/bin/chromium";
  const executablePath = process.env.GEFLECHT_CHROMIUM ?? debianChromium;
  if (!existsSync(executablePath)) throw new Error("no Chromium found: name yours in GEFLECHT_CHROMIUM");
  return chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
}

async function measure(network, { who, role, choices }, address, oursDrawing) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    const failure = new Promise((_, reject) => page.once("pageerror", reject));
    // It may come when nobody waits for a step.
    failure.catch(() => {});
    const call = (step, argument) => Promise.race([callPage(page, step, argument), failure]);
    const cpu = await cpuClocks(browser, page);
    await page.goto(address);
    const ours = role === "ours" ? `/ours/${basename(oursDrawing)}` : undefined;
    await call("load", { who, ours, choices });

    const before = await cpu.read();
    const first_frame_ms = await call("mount");
    const mounted = await cpu.read();
    const frames = await call("play");
    const played = await cpu.read();
    const heap_mb = (await cpu.heap()) + (await call("memory")) / 1e6;

    await call("rest");
    const picture = resultFile(network, "pictures", who, "png");
    await page.screenshot({ path: picture, timeout: STEP_LIMIT_MS });
    return {
      frame_main_ms: (played.main - mounted.main) / frames,
      frame_all_ms: (played.all - mounted.all) / frames,
      mount_ms: mounted.main - before.main,
      first_frame_ms,
      heap_mb,
      frames,
    };
  } finally {
    await browser.close();
  }
}

async function callPage(page, step, argument) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${step}: not done in ${STEP_LIMIT_MS / 1e3} s`)),
      STEP_LIMIT_MS,
    );
  });
  const done = page.evaluate(([name, value]) => window.bench[name](value), [step, argument]);
  return Promise.race([done, limit]).finally(() => clearTimeout(timer));
}

/** CPU time in ms, of the page's main thread and of all processes of the browser. */
async function cpuClocks(browser, page) {
  const pageSession = await page.context().newCDPSession(page);
  await pageSession.send("Performance.enable", { timeDomain: "threadTicks" });
  const browserSession = await browser.newBrowserCDPSession();
  return {
    async read() {
      const { metrics } = await pageSession.send("Performance.getMetrics");
      const { processInfo } = await browserSession.send("SystemInfo.getProcessInfo");
      const main = metrics.find(({ name }) => name === "TaskDuration").value;
      const all = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
      return { main: 1e3 * main, all: 1e3 * all };
    },
    /** The JavaScript heap in MB, without what nobody needs any more. */
    async heap() {
      await pageSession.send("HeapProfiler.collectGarbage");
      const { metrics } = await pageSession.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6;
    },
  };
}

async function serve(network, oursDrawing) {
  const positions = await drawnPositions(network);
  const script = await bundlePage();
  const answers = {
    "/": () => [".html", PAGE],
    "/page.js": () => [".js", script],
    "/network.json": async () => [".json", await readFile(network.file)],
    "/positions.f32": () => ["", positions],
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      const [extension, body] = await (answers[pathname]?.() ?? readOurs(pathname, oursDrawing));
      response.setHeader("content-type", CONTENT_TYPES[extension] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Files beside the adapter of our drawing, so that it can load its WebAssembly. */
async function readOurs(pathname, oursDrawing) {
  if (!oursDrawing || !pathname.startsWith("/ours/")) throw new Error("not found");
  const file = join(dirname(resolve(oursDrawing)), decodeURIComponent(pathname.slice("/ours/".length)));
  return [extname(file), await readFile(file)];
}

async function bundlePage() {
  const { outputFiles } = await build({
    entryPoints: [new URL("drawing_page.mjs", import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}
