// A transcript of 4,000 turns: only what is near the window is in the page, and every place can be reached.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { settle, visit } from "./support/browser.mjs";
import { evidex } from "./support/server.mjs";
import { workbench } from "./support/workbench.mjs";

const TURNS = 4000;
function longTranscript(place) {
  const turns = Array.from({ length: TURNS }, (_, i) => (i % 2 === 0
    ? `Interviewer: And then, question ${i}?`
    : `YP01: Turn ${i}. I waited ${2 + (i % 9)} months on the waiting list.${i % 5 === 1 ? " They closed my case and nobody rang." : ""}${" It went on and on.".repeat(i % 7)}`));
  const file = join(place.folder, "long.txt");
  writeFileSync(file, turns.join("\n\n") + "\n");
  evidex("ingest", file, "--db", place.base);
}
const { place, page } = await workbench({ empty: true, fill: longTranscript });

test("few rows are in the page, wherever one scrolls, and each says where it stands", async () => {
  await visit(page, "/read");
  await page.locator(".shelf a").first().click();
  await page.waitForSelector(".passage .passage-text");
  await settle(page);
  for (const part of [0, 0.1, 0.5, 0.9, 1]) {
    await page.evaluate((share) => window.scrollTo(0, share * document.documentElement.scrollHeight), part);
    await page.waitForTimeout(60);
    await page.waitForFunction(() => !document.querySelector(".waiting-row"));
    const rows = await page.locator(".virtual-row").count();
    assert.ok(rows > 3 && rows <= 200, `${rows} rows at ${part}`);
  }
  const last = page.locator(".virtual-row").last();
  assert.equal(Number(await last.getAttribute("aria-setsize")), TURNS);
  assert.equal(Number(await last.getAttribute("aria-posinset")), TURNS);
  assert.match(await last.innerText(), new RegExp(`Turn ${TURNS - 1}\\b`));
  page.clean();
});

test("rows neither overlap nor leave holes after jumping about", async () => {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 3));
  await page.waitForTimeout(100);
  await page.waitForFunction(() => !document.querySelector(".waiting-row"));
  await page.waitForTimeout(100);
  const gaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".virtual-row")].map((row) => row.getBoundingClientRect());
    return boxes.slice(1).map((box, i) => Math.abs(box.top - boxes[i].bottom)).filter((gap) => gap > 1.5);
  });
  assert.deepEqual(gaps, []);
});

test("find goes to a turn far down, and back and forward keep their place", async () => {
  await page.getByLabel("Find", { exact: true }).fill(`"turn 3123"`);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => [...document.querySelectorAll(".passage-text")].some((text) => {
    const { top, bottom } = text.getBoundingClientRect();
    return text.textContent.includes("Turn 3123") && top > 0 && bottom < innerHeight;
  }));
  page.clean();
});

test("an address into the middle opens there", async () => {
  const [{ passage }] = JSON.parse(evidex("quotes", '"turn 2001"', "--db", place.base, "--format", "json"));
  await visit(page, `/read?at=${passage}`);
  await page.waitForFunction(() => {
    const box = document.querySelector(".passage.selected")?.getBoundingClientRect();
    return box && box.top > 0 && box.bottom < innerHeight;
  });
  page.clean();
});
