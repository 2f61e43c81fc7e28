// A board in a Chromium that has seen nothing before: until a card can be dragged, and one that is.
import { existsSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cpuSeconds } from "../measure/processes.mjs";

const VIEWPORT = { width: 1600, height: 1000 };
const LIMIT_MS = 60_000;
/** How long nothing may come over the wire before a page counts as loaded. */
const QUIET_MS = 500;
const ARGUMENTS = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens the board once and drags one card; `board` is what an adapter says of its pages. */
export async function measureBrowser(base, board, pids) {
  const { chromium } = await import("playwright-core");
  const executablePath = process.env.GEFLECHT_CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error("no Chromium found: name yours in GEFLECHT_CHROMIUM");
  const profile = mkdtempSync(join(tmpdir(), "geflecht-bench-chromium-"));
  const options = { executablePath, args: ARGUMENTS, viewport: VIEWPORT };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    const page = context.pages()[0];
    const cookies = Object.entries(board.cookies ?? {});
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: base })));
    await board.signIn?.(page, base);
    await page.goto("about:blank");
    const meter = await Meter.on(page);
    return { ...(await open(page, meter, `${base}${board.path}`, board, pids)), ...(await drag(page, meter, board)) };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function open(page, meter, address, board, pids) {
  await page.addInitScript(watchPage, board.isReady.toString());
  const before = { server: cpuSeconds(pids), metrics: await meter.metrics() };
  await page.goto(address, { waitUntil: "commit", timeout: LIMIT_MS });
  await page.waitForFunction(() => globalThis.benchReady > 0, null, { timeout: LIMIT_MS, polling: 50 });
  await meter.quiet();
  const after = await meter.metrics();
  const seen = await page.evaluate(() => ({
    readable_ms: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    draggable_ms: globalThis.benchReady,
    long: globalThis.benchLong,
    nodes: document.getElementsByTagName("*").length,
  }));
  const wire_kb = meter.wire / 1000;
  return {
    readable_ms: seen.readable_ms,
    draggable_ms: seen.draggable_ms,
    wire_kb,
    main_ms: (after.TaskDuration - before.metrics.TaskDuration) * 1000,
    heap_mb: await meter.heap(),
    nodes: seen.nodes,
    long_tasks: seen.long.length,
    longest_ms: Math.max(0, ...seen.long),
    page_cpu_ms: pids.length > 0 ? (cpuSeconds(pids) - before.server) * 1000 : null,
  };
}

/** Runs in the page before anything else: notes long tasks, and when a card can be dragged. */
function watchPage(isReady) {
  globalThis.benchReady = 0;
  globalThis.benchLong = [];
  const note = (list) => globalThis.benchLong.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
  // eslint-disable-next-line no-eval
  const check = (0, eval)(`(${isReady})`);
  const timer = setInterval(() => {
    if (!document.body || !check()) return;
    globalThis.benchReady = performance.now();
    clearInterval(timer);
  }, 4);
}

/** Drags the first card that is in sight into the column to its right. */
async function drag(page, meter, board) {
  const way = await page.evaluate(findWay, [board.card, board.column]);
  if (!way) return { note: "no card in sight that has a column to its right" };
  const answered = meter.answerTo(board.isAnswer);
  const before = await meter.metrics();
  const { mouse } = page;
  await mouse.move(way.from.x, way.from.y);
  await mouse.down();
  await mouse.move(way.from.x + 8, way.from.y + 4, { steps: 4 });
  await mouse.move(way.to.x, way.to.y, { steps: 20 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.evaluate(watchDrop);
  await mouse.up();
  const answer = await Promise.race([answered, pause(LIMIT_MS / 4)]);
  if (!answer) return { note: "no answer to a drop" };
  const frame_ms = await page.evaluate(() => globalThis.benchDrop);
  const dropped = await page.evaluate(() => globalThis.benchDropAt);
  const after = await meter.metrics();
  return {
    drop_answer_ms: answer.at - dropped,
    drop_frame_ms: frame_ms,
    drop_main_ms: (after.TaskDuration - before.TaskDuration) * 1000,
  };
}

/** Runs in the page: notes when the pointer is released, and when the frame after that is on the screen. */
function watchDrop() {
  const dropped = (event) => {
    globalThis.benchDropAt = performance.timeOrigin + event.timeStamp;
    // A message is handled after the frame that was asked for is drawn.
    globalThis.benchDrop = new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - event.timeStamp);
        port2.postMessage(undefined);
      });
    });
  };
  addEventListener("pointerup", dropped, { capture: true, once: true });
}

/** Runs in the page. */
function findWay([card, column]) {
  const boxes = (selector, within) =>
    [...within.querySelectorAll(selector)].map((element) => ({ element, box: element.getBoundingClientRect() }));
  const columns = boxes(column, document).filter(({ box }) => box.width > 20 && box.height > 20);
  for (const { element, box } of columns) {
    const isInSight = ({ box }) => box.height > 10 && box.top > 60 && box.bottom < innerHeight - 40;
    const found = boxes(card, element).find(isInSight);
    if (!found) continue;
    const top = found.box.top;
    const right = columns.find(
      (other) => other.box.left > box.left + 50 && other.box.left + 60 < innerWidth && other.box.bottom > top + 20,
    );
    if (!right) continue;
    const to = { x: right.box.left + right.box.width / 2, y: Math.max(right.box.top + 20, top + 15) };
    return { from: { x: found.box.left + found.box.width / 2, y: top + 12 }, to };
  }
  return undefined;
}

/** What the browser itself says about a page: bytes, CPU of the main thread, memory. */
class Meter {
  static async on(page) {
    const meter = new Meter();
    meter.session = await page.context().newCDPSession(page);
    await meter.session.send("Network.enable");
    await meter.session.send("Performance.enable", { timeDomain: "threadTicks" });
    meter.listen();
    return meter;
  }

  listen() {
    this.wire = 0;
    this.open = new Map();
    this.last = performance.now();
    const on = (event, handle) => this.session.on(`Network.${event}`, handle);
    const end = ({ requestId }) => {
      this.open.delete(requestId);
      this.last = performance.now();
    };
    on("requestWillBeSent", ({ requestId, request, timestamp, wallTime, type }) => {
      this.last = performance.now();
      const isAnswer = this.awaited?.isAnswer(request.method, request.url);
      if (isAnswer) Object.assign(this.awaited, { requestId, offset: wallTime - timestamp });
      if (type !== "EventSource") this.open.set(requestId, request.url);
    });
    on("loadingFinished", ({ requestId, encodedDataLength, timestamp }) => {
      this.wire += encodedDataLength;
      if (this.awaited?.requestId === requestId) this.awaited.done({ at: (timestamp + this.awaited.offset) * 1000 });
      end({ requestId });
    });
    on("loadingFailed", end);
    on("webSocketFrameReceived", ({ response }) => {
      this.wire += response.payloadData.length;
      this.last = performance.now();
    });
  }

  /** The end of the answer to the first request of this kind, in milliseconds since 1970. */
  answerTo(isAnswer) {
    return new Promise((done) => {
      this.awaited = { isAnswer, done };
    });
  }

  /** Waits until nothing more comes. Streams stay open and do not count. */
  async quiet() {
    const start = performance.now();
    while (performance.now() - start < LIMIT_MS) {
      if (this.open.size === 0 && performance.now() - this.last > QUIET_MS) return;
      await pause(50);
    }
  }

  async metrics() {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  async heap() {
    await this.session.send("HeapProfiler.collectGarbage");
    return (await this.session.send("Runtime.getHeapUsage")).usedSize / 1e6;
  }
}
