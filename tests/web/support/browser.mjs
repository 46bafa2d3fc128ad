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
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`thrown: ${error.stack}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== server.origin) wrong.push(`request to ${url}`);
  });
  if (server.cookies) await context.addCookies(server.cookies);
  await page.goto(server.cookies ? server.origin : server.start);
  await page.waitForSelector("h1");
  server.cookies ??= await context.cookies();
  return Object.assign(page, {
    clean: () => assert.deepEqual(wrong.splice(0), []),
    /** Forgets what the test has caused on purpose. */
    expected: () => wrong.splice(0),
  });
}

/** Goes to a place of the workbench and waits until nothing is on its way any more. */
export async function visit(page, path) {
  await page.goto(new URL(path, page.url()).href);
  await settle(page);
}

export async function settle(page) {
  await page.waitForSelector("h1");
  await page.waitForFunction(() => !document.querySelector(".waiting, [aria-busy=true]"));
  await page.waitForLoadState("networkidle");
}
