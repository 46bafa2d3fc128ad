// Every number leads to what it counts, or says that it is a measure or a fact with nothing more behind it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { settle, visit } from "./support/browser.mjs";
import { places } from "./support/places.mjs";
import { withDecisions, workbench } from "./support/workbench.mjs";

const { page } = await workbench({ fill: withDecisions });

/** Numbers of the page that cannot be followed, with where they stand. */
function loose() {
  const followed = "a, button, summary, label, select, input, svg";
  const spoken = "blockquote, .quote, .passage, .kwic, .review-words, .queue-words, code, pre, dd:not(.fact)";
  const saidElsewhere = ".query, .list-head, .pager, [role=status], .progress-line .save";
  const explained = ".measure, .fact, .place, h1, h2, td.words, th, caption, figcaption, .notice, .banner, .setup, .explained";
  const walker = document.createTreeWalker(document.querySelector(".frame"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!/[1-9]/.test(node.data) || element.closest([followed, spoken, saidElsewhere, explained].join())) continue;
    if (!element.checkVisibility()) continue;
    found.push(`${element.tagName.toLowerCase()}.${element.className} in ${element.closest("section, header, aside")?.className ?? "main"}: ${node.data.trim()}`);
  }
  return found;
}

for (const { name, path, prepare } of places) {
  test(`${name}: no number leads nowhere`, async () => {
    await visit(page, path);
    await prepare?.(page);
    await settle(page);
    assert.deepEqual(await page.evaluate(loose), []);
  });
}

test("a number that is neither followed nor explained would be found", async () => {
  await visit(page, "/sources");
  await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("p"), { textContent: "42 more" })));
  assert.deepEqual(await page.evaluate(loose), ["p. in main: 42 more"]);
});

test("a cell of the heat map leads to as many quotes as it says, those of what is not speech too", async () => {
  await visit(page, "/?tables=coverage");
  const table = page.locator("figure", { hasText: "Passages of each component" }).locator("table");
  const column = (await table.locator("thead th").allTextContents()).indexOf("not speech");
  assert.ok(column > 0);
  const cell = table.locator("tbody tr").nth(1).locator("td").nth(column - 1).locator("a");
  const said = await cell.innerText();
  await cell.click();
  await settle(page);
  assert.match(page.url(), /role=not(-|%20)speech/);
  assert.equal(await page.locator(".list-head b").first().innerText(), said);
});

test("a kappa leads to the disagreements on its component", async () => {
  await visit(page, "/agreement?tables=blind,assisted");
  const row = page.locator("table.measures tbody tr").first();
  await row.locator("td a").nth(1).click();
  await settle(page);
  assert.match(page.url(), /component=/);
  await page.locator("#disagreements").waitFor();
});

test("a mark of agreement leads there too", async () => {
  await visit(page, "/agreement");
  const mark = page.locator("figure svg a").nth(1);
  assert.match(await mark.locator("[aria-label]").getAttribute("aria-label"), /kappa/);
  await mark.locator("circle").click();
  await settle(page);
  assert.match(page.url(), /component=/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "disagreements");
});

test("passages that speak to a component, and those that speak to none, are there to read", async () => {
  await visit(page, "/?kind=interview");
  const section = page.locator("section[aria-labelledby=together]");
  const said = (await section.locator(".summary a").first().innerText()).replace(/ .*/, "");
  await section.locator(".summary a").first().click();
  await settle(page);
  assert.match(page.url(), /kind=interview.*tagged=yes/);
  assert.equal(await page.locator(".list-head b").first().innerText(), said);
  await visit(page, "/quotes?tagged=no");
  await page.locator("article, .quote").first().waitFor();
  assert.equal(await page.locator(".list-head b").first().innerText() === "0", false);
});
