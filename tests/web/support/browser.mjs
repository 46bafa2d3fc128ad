import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [process.env.EVIDEX_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function launch() {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("No Chromium found: install the Debian package chromium, or set EVIDEX_CHROMIUM.");
  // Chromium refuses its sandbox to root, which is who runs checks in a container; only our own pages are opened.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...args, "--disable-dev-shm-usage"] });
}

/**
 * A page that has come in by the start address. Anything written to the console as an error, any script that throws
 * and any request to elsewhere is remembered; `clean()` fails if there was one.
 */
export async function enter(browser, server, { width = 1280, height = 900, scheme = "light", reduced = "reduce" } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, reducedMotion: reduced, acceptDownloads: true,
  });
  const page = await context.newPage();
  const wrong = [];
  const open = new Set();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`thrown: ${error.stack}`));
  for (const ended of ["requestfinished", "requestfailed"]) page.on(ended, (request) => open.delete(request));
  page.on("request", (request) => {
    open.add(request);
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== server.origin) wrong.push(`request to ${url}`);
  });
  page.on("framenavigated", () => open.clear());
  if (server.cookies) await context.addCookies(server.cookies);
  await page.goto(server.cookies ? server.origin : server.start);
  await page.waitForSelector("h1");
  server.cookies ??= await context.cookies();
  return Object.assign(page, {
    /** How many requests have no answer yet. */
    unanswered: () => open.size,
    clean: () => assert.deepEqual(wrong.splice(0), []),
    /** Forgets what the test has caused on purpose. */
    expected: () => wrong.splice(0),
  });
}

/** Goes to a place of the workbench, with the usual settings and not blind, and waits until nothing is on its way. */
export async function visit(page, path) {
  await page.evaluate(() => {
    localStorage.removeItem("evidex.settings");
    return fetch("/api/review/blind", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ blind: false }),
    });
  });
  await page.goto(new URL(path, page.url()).href);
  await settle(page);
}

/** Waits until every request is answered, nothing says that it waits, and what came is drawn: twice in a row. */
export async function settle(page) {
  await page.waitForSelector("h1");
  const until = Date.now() + 30_000;
  for (let quiet = 0; quiet < 2;) {
    if (Date.now() > until) throw new Error(`still busy after 30 s: ${page.url()}`);
    const drawn = await page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => setTimeout(() => done(!document.querySelector(".waiting, [aria-busy=true]")), 15));
    }));
    quiet = drawn && page.unanswered() === 0 ? quiet + 1 : 0;
  }
}
