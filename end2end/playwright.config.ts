import { existsSync } from "node:fs";
import { defineConfig, type ReporterDescription } from "@playwright/test";

const reporter: ReporterDescription[] = [["list"]];
if (process.env.GEFLECHT_RESULTS) {
  reporter.push(["json", { outputFile: process.env.GEFLECHT_RESULTS }]);
}

const debianChromiums = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const executablePath = process.env.GEFLECHT_CHROMIUM ?? debianChromiums.find((path) => existsSync(path));

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A second try is counted and shown at the end; more than one in a hundred fail the run (xtask/src/report.rs).
  retries: process.env.GEFLECHT_RESULTS ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter,
  use: {
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    // A record of every test costs a sixth of the time.
    trace: "on-first-retry",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        // The map needs WebGL2; Chrome does without a graphics card only when told to.
        "--enable-unsafe-swiftshader",
        "--use-angle=swiftshader",
        // Without a graphics card everything but the map is drawn in half the time without WebGL's software.
        "--disable-gpu-compositing",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "chromium", testIgnore: "no_javascript/**" },
    { name: "no-javascript", testMatch: "no_javascript/**/*.spec.ts", use: { javaScriptEnabled: false } },
  ],
});
