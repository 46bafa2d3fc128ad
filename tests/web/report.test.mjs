// `evidex report` in a real browser: axe in both schemes, no way to the network, narrow windows, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./support/browser.mjs";
import { evidex, workplace } from "./support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const place = workplace();
const file = join(place.folder, "report.html");
let browser;

before(async () => {
  evidex("report", "-o", file, "--db", place.base, "--quiet");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  place.remove();
});

async function open(options) {
  const context = await browser.newContext({ javaScriptEnabled: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) wrong.push(request.url()); });
  await page.goto(pathToFileURL(file).href);
  return Object.assign(page, { clean: () => assert.deepEqual(wrong, []) });
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const page = await open({ colorScheme, viewport: { width: 1280, height: 900 } });
    page.clean();
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    assert.deepEqual(found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}: ${node.failureSummary}`)), []);
    assert.ok(found.passes.length > 10);
  });
}

test("320 pixels: only tables scroll sideways", async () => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0);
});

test("every cell of the table by voice is what coverage counts under that filter", async () => {
  const page = await open({});
  const map = await page.evaluate(() => {
    const table = document.querySelector("table.map");
    const roles = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.firstChild.textContent);
    return [...table.querySelectorAll("tbody tr")].map((row) => ({
      label: row.querySelector("th").textContent,
      cells: Object.fromEntries([...row.querySelectorAll("td")].map((cell, i) => [roles[i], Number(cell.textContent.replaceAll(",", ""))])),
    }));
  });
  const rows = JSON.parse(evidex("coverage", "--by", "role", "--db", place.base, "--format", "json", "--quiet"));
  const names = { unknown: "role unknown", "not speech": "in writing" };
  assert.equal(map.length, 10);
  for (const { label, cells } of map) {
    for (const row of rows.filter((each) => each.label === label)) {
      assert.equal(cells[names[row.group] ?? row.group.replaceAll("-", " ")], row.passages, `${label} / ${row.group}`);
    }
  }
});

test("on paper no quote is cut in two", async () => {
  const page = await open({});
  await page.emulateMedia({ media: "print" });
  const broken = await page.evaluate(() => [...document.querySelectorAll(".quote, .card, tr")]
    .filter((element) => getComputedStyle(element).breakInside !== "avoid").length);
  assert.equal(broken, 0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
});
