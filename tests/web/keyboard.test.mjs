// The three jobs with nothing but keys. After each step: where is the focus, what was said, what is the address?
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { settle, visit } from "./support/browser.mjs";
import { evidex } from "./support/server.mjs";
import { workbench } from "./support/workbench.mjs";

const { place, page } = await workbench();
let keys = 0;
afterEach(() => page.clean());

async function press(...names) {
  for (const name of names) {
    await page.keyboard.press(name);
    keys++;
  }
}

/** Tabs until what has the focus fits; fails after too many. */
async function tabTo(words, most = 60) {
  for (let i = 0; i < most; i++) {
    await press("Tab");
    const text = await page.evaluate(() => {
      const element = document.activeElement;
      const name = element?.getAttribute("aria-label") || element?.closest("label")?.textContent || element?.textContent;
      return (name ?? "").replace(/\s+/g, " ").trim();
    });
    if (text.includes(words)) return;
  }
  assert.fail(`no focus on “${words}” within ${most} tabs`);
}

const said = () => page.locator("#live").innerText();
const focused = () => page.evaluate(() => document.activeElement?.className ?? "");

test("keys are listed, can be changed, and can be switched off", async () => {
  await visit(page, "/");
  await press("?");
  assert.match(await page.locator("dialog[open]").innerText(), /To the query box/);
  await press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await press("?");
  await tabTo("Single letters are keys");
  await press("Space", "Escape", "g", "s");
  assert.equal(new URL(page.url()).pathname, "/");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await settle(page);
  await press("g", "s");
  await settle(page);
  assert.equal(new URL(page.url()).pathname, "/quotes");
});

test("no two actions share a key on any page", async () => {
  for (const path of ["/", "/quotes", "/read", "/review", "/review?blind=yes", "/agreement", "/codebook", "/sources"]) await visit(page, path);
  page.clean();
});

test("job 1, the evidence base: what is new, what is thin, what could not be read", async () => {
  keys = 0;
  await visit(page, "/");
  await press("g", "c");
  await page.waitForFunction(() => document.activeElement?.id === "coverage");
  await tabTo("by kind");
  await press("Enter");
  await settle(page);
  assert.match(page.url(), /by=kind/);
  await press("g", "f");
  await settle(page);
  assert.equal(await page.locator("h1").innerText(), "Sources");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  await tabTo("Runs");
  await press("Enter");
  await settle(page);
  await tabTo("ingest");
  await press("Enter");
  await page.getByRole("heading", { name: /From run/ }).waitFor();
  assert.ok(keys < 40, `${keys} keys`);
});

test("job 2, a new transcript: decide, undo, note, and change by keys alone", async () => {
  const file = join(place.folder, "new.txt");
  writeFileSync(file, "Interviewer: How did it end?\n\nYP78: They closed my case when I turned eighteen and nobody rang me.\n\n"
    + "YP78: I waited seven months for the first appointment, and then again.\n");
  evidex("ingest", file, "--db", place.base);
  keys = 0;
  await visit(page, "/review?source=new.txt");
  assert.match(await focused(), /review-item/);
  const total = Number(await page.locator(".progress-line b").nth(1).innerText());
  assert.ok(total >= 2);
  await press("w");
  await page.waitForSelector(".why .explained");
  await press("Escape");
  await press("a");
  await page.locator(".save.saved").waitFor();
  assert.match(await said(), /^Saved\. 1 of/);
  assert.equal(await page.locator(".progress-line b").first().innerText(), "1");
  await press("u");
  await page.waitForFunction(() => document.querySelector(".progress-line b")?.textContent === "0");
  assert.match(await said(), /Undone/);
  await press("n");
  await page.keyboard.type("Said with feeling.");
  await press("Escape", "r");
  await page.waitForFunction(() => document.querySelector(".progress-line b")?.textContent === "1");
  const log = evidex("decisions", "--db", place.base, "--format", "json");
  assert.match(log, /Said with feeling\./);
  assert.match(log, /rejected/);
  assert.match(log, /Anna/);
});

test("job 2: the words that count are chosen by keys, and kept", async () => {
  await visit(page, "/review?source=new.txt");
  await press("]", "ArrowLeft");
  assert.ok(await page.locator(".chosen").count() > 0);
  const words = (await page.locator(".chosen").allTextContents()).join("");
  const done = Number(await page.locator(".progress-line b").first().innerText());
  await press("a");
  await page.waitForFunction((n) => Number(document.querySelector(".progress-line b")?.textContent) > n, done);
  assert.ok(evidex("decisions", "--db", place.base, "--format", "json").includes(JSON.stringify(words).slice(1, -1)));
});

test("job 3, quotes: search, choose, explain, keep, read", async () => {
  keys = 0;
  await visit(page, "/");
  await press("/");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "query");
  await page.keyboard.type("waiting list");
  await press("Enter");
  await settle(page);
  assert.match(await said(), /passages found/);
  await page.evaluate(() => document.activeElement?.blur());
  await press("j", "j");
  assert.match(page.url(), /passage=\d+/);
  assert.match(await focused(), /quote selected/);
  await press("w");
  await page.waitForSelector(".why .explained");
  await press("Escape", "b");
  assert.match(await said(), /In the basket/);
  await press("Enter");
  await page.waitForSelector(".passage.selected");
  assert.match(page.url(), /\/read\?/);
  assert.ok(keys < 15, `${keys} keys`);
});
