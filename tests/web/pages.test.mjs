// Each page's main way, by mouse, in a real browser against the real program.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { settle, visit } from "./support/browser.mjs";
import { evidex } from "./support/server.mjs";
import { workbench } from "./support/workbench.mjs";

const AFTERCARE = "aftercare-planning";
const { place, page } = await workbench();
afterEach(() => page.clean());

const coverage = () => JSON.parse(evidex("coverage", "--db", place.base, "--format", "json"));
const number = (text) => Number(text.replace(/\D/g, ""));

test("the token is gone from the address, and the cookie cannot be read by script", async () => {
  assert.ok(!page.url().includes("token"));
  assert.equal(await page.evaluate(() => document.cookie), "");
});

test("overview: ten cards with the command line's numbers, each leading to its quotes", async () => {
  await visit(page, "/");
  assert.equal(await page.locator(".card").count(), 10);
  const row = coverage().find(({ component }) => component === AFTERCARE);
  const card = page.locator(".card", { hasText: "Aftercare planning" });
  assert.equal(number(await card.locator(".card-count b").innerText()), row.passages);
  await card.getByRole("link", { name: `${row.sources} sources` }).click();
  await settle(page);
  assert.match(page.url(), /by=source&component=aftercare-planning$/);
  await page.goBack();
  await settle(page);
  await card.locator(".stance-counts a.falls-short").click();
  await settle(page);
  assert.match(page.url(), /\/quotes\?component=aftercare-planning&stance=falls-short$/);
  assert.equal(number(await page.locator(".list-head b").innerText()), row.falls_short);
});

test("overview: heat map, its table twin and the download hold the same numbers", async () => {
  const printed = JSON.parse(evidex("coverage", "--by", "kind", "--db", place.base, "--format", "json"));
  await visit(page, "/?by=kind");
  const figure = page.locator("figure", { hasText: "Passages of each component" });
  const drawn = await figure.locator(".matrix-number text").allTextContents();
  await figure.getByRole("button", { name: "Table" }).click();
  const table = await figure.locator("tbody td").allTextContents();
  assert.deepEqual(drawn, table);
  assert.match(page.url(), /tables=coverage/);
  const total = (texts) => texts.reduce((sum, text) => sum + number(text), 0);
  assert.equal(total(table), printed.reduce((sum, { passages }) => sum + passages, 0));
});

test("overview: what was read and holds nothing is told from what is not there", async () => {
  await visit(page, "/?by=source");
  const figure = page.locator("figure", { hasText: "Passages of each component" });
  const words = await figure.locator("title").allTextContents();
  assert.ok(words.some((one) => /read, none found$/.test(one)), "a gap is said");
  assert.ok((await figure.locator("rect[fill^='url(#none']").count()) > 0, "and hatched");
});

test("overview: saturation and co-occurrence are drawn, and saved as SVG", async () => {
  await visit(page, "/");
  const figure = page.locator("section", { has: page.getByRole("heading", { name: "Saturation" }) }).locator("figure");
  assert.ok((await figure.locator("svg circle").count()) > 10);
  const [download] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", { name: "Save as SVG" }).click()]);
  const svg = await readFile(await download.path(), "utf8");
  assert.match(svg, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(svg, /<title>Saturation<\/title>/);
  assert.doesNotMatch(svg, /var\(|class=|<style/);
});

test("quotes: words, facets, why, and back", async () => {
  await visit(page, "/");
  await page.getByRole("searchbox", { name: "Search all passages" }).fill("waiting");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.match(page.url(), /\/quotes\?words=waiting$/);
  const all = number(await page.locator(".list-head b").innerText());
  assert.equal(all, JSON.parse(evidex("quotes", "waiting", "--db", place.base, "--limit", "0", "--format", "json")).length);
  assert.ok((await page.locator(".quote mark").count()) > 0);
  const facet = page.locator("label.facet", { hasText: "young person" });
  const promised = number(await facet.locator(".facet-count").innerText());
  await facet.click();
  await settle(page);
  assert.equal(number(await page.locator(".list-head b").innerText()), promised);
  await page.locator(".quote button.tag").first().click();
  await page.waitForSelector(".why .explained");
  assert.match(await page.locator(".why .score").first().innerText(), /^Tagged: the words .+ match \d+ rows? of the codebook/);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes("role="));
  await settle(page);
  assert.equal(number(await page.locator(".list-head b").innerText()), all);
});

test("quotes: context, basket, and a Word document of it", async () => {
  await visit(page, `/quotes?component=${AFTERCARE}`);
  const first = page.locator(".quote").first();
  await first.getByRole("button", { name: "Context" }).click();
  await first.locator(".context").first().waitFor();
  for (const index of [0, 1]) await page.locator(".quote").nth(index).getByRole("button", { name: "Add to basket" }).click();
  const basket = page.getByRole("region", { name: "Basket" });
  assert.match(await basket.innerText(), /2 quotes/);
  const [download] = await Promise.all([page.waitForEvent("download"), basket.getByRole("button", { name: "Word" }).click()]);
  assert.match(download.suggestedFilename(), /^evidex-basket-.*\.docx$/);
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), "PK");
  await basket.getByRole("button", { name: "Empty it" }).click();
  await basket.waitFor({ state: "detached" });
});

test("quotes: keyword in context lists the words with what stands beside them", async () => {
  await visit(page, "/quotes?view=kwic&words=waiting");
  const hits = await page.locator(".kwic mark").allTextContents();
  assert.ok(hits.length > 5);
  assert.ok(hits.every((hit) => /wait/i.test(hit)), hits.join());
});

test("quotes: what was found is downloaded whole, as the command prints it", async () => {
  await visit(page, `/quotes?component=${AFTERCARE}&role=parent`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".foot").getByRole("link", { name: "CSV" }).click()]);
  const saved = await readFile(await download.path(), "utf8");
  const printed = evidex("quotes", "--db", place.base, "--component", AFTERCARE, "--role", "parent", "--limit", "0", "--format", "csv");
  assert.equal(saved, printed);
  await page.getByRole("button", { name: "Show as command" }).click();
  assert.match(await page.locator(".command code").innerText(), /^evidex quotes .*--component aftercare-planning/);
});

test("nothing found names what emptied it, and the way out", async () => {
  await visit(page, "/quotes?words=zyzzyva&role=parent");
  assert.match(await page.locator(".notice.empty").innerText(), /zyzzyva/);
  await page.getByRole("link", { name: "Search without role parent" }).click();
  await settle(page);
  assert.match(page.url(), /\/quotes\?words=zyzzyva$/);
});

test("an address with words that the page does not know says so", async () => {
  await visit(page, "/quotes?colour=blue&words=waiting");
  assert.match(await page.locator(".banner").innerText(), /colour/);
  assert.ok((await page.locator(".quote").count()) > 0);
});

test("read: a source with its tags, find, and why", async () => {
  await visit(page, "/read");
  await page.getByLabel("Title or file name").fill("PC02");
  if ((await page.locator(".shelf a").count()) === 0) await page.getByLabel("Title or file name").fill("parent");
  await page.locator(".shelf a").first().click();
  await page.waitForSelector(".passage .passage-text");
  await settle(page);
  assert.ok((await page.locator(".hit").count()) > 0);
  await page.getByLabel("Find", { exact: true }).fill("told");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /of|in|not found/.test(document.querySelector(".find [role=status]")?.textContent ?? ""));
  await page.locator(".passage .tag").first().click();
  await page.waitForSelector(".why .explained");
  assert.match(page.url(), /at=\d+/);
  assert.match(page.url(), /why=/);
});

test("codebook: what a row matches here, an edit tried, saved as a copy", async () => {
  await visit(page, `/codebook?component=${AFTERCARE}`);
  await page.locator(".rows-table tbody a").first().click();
  await page.waitForSelector(".why h3");
  assert.match(await page.locator(".why").innerText(), /hits? in [\d,]+ passages?/);
  await page.getByRole("button", { name: "Edit a copy of this row" }).click();
  await page.getByLabel("Weight").fill("0.1");
  await page.getByRole("button", { name: "Put among the edits" }).click();
  await page.getByRole("button", { name: "Try on this base" }).click();
  await page.waitForFunction(() => /would change/.test(document.querySelector(".edits")?.textContent ?? ""), null, { timeout: 60_000 });
  await page.getByLabel("Name").fill("trial");
  await page.getByRole("button", { name: "Save as a new codebook" }).click();
  await page.locator(".edits .notice").waitFor();
  const folder = await page.locator(".edits .notice code").first().innerText();
  assert.ok(folder.startsWith(place.folder), folder);
  evidex("codebook", "check", "--codebook", folder);
});

test("sources: a file is added, read with progress, and its passages are there", async () => {
  await visit(page, "/sources");
  const before_ = await page.locator(".sources tbody tr").count();
  const file = join(place.folder, "new interview.txt");
  await writeFile(file, "Interviewer: How did it end?\n\nYP77: They closed my case when I turned eighteen and nobody rang me.\n");
  await page.locator("#files").setInputFiles(file);
  await page.locator(".drop .notice").waitFor();
  assert.match(await page.locator(".drop .notice").innerText(), /1 new/);
  await page.waitForFunction((n) => document.querySelectorAll(".sources tbody tr").length > n, before_);
  await visit(page, "/quotes?words=%22nobody+rang+me%22");
  assert.match(await page.locator(".quote").first().innerText(), /nobody rang me/);
});

test("sources: a file dropped anywhere on the page is read, and what cannot be read says why", async () => {
  await visit(page, "/sources");
  const dropped = await page.evaluateHandle(() => {
    const files = new DataTransfer();
    files.items.add(new File(["Interviewer: And?\n\nYP80: A leaflet with long words, and nobody explained them.\n"], "dropped.txt"));
    files.items.add(new File(["%PDF-1.4 and nothing else"], "broken.pdf"));
    return files;
  });
  await page.dispatchEvent("h1", "drop", { dataTransfer: dropped });
  await page.locator(".drop .notice").waitFor();
  assert.match(await page.locator(".drop .notice").innerText(), /1 new.*1 failed.*broken\.pdf/s);
  await settle(page);
  const row = page.locator(".sources tr.failed", { hasText: "broken.pdf" });
  assert.match(await row.innerText(), /could not be read/);
  assert.ok((await row.locator(".advice").innerText()).length > 10);
});

test("review: what was on screen with suggestions is left out of blind coding", async () => {
  await visit(page, "/review?component=aftercare-planning");
  const seen = await page.locator(".queue li").count();
  await visit(page, "/review?blind=yes");
  const words = await page.locator("main .banner").first().innerText();
  const passages = number(words.split(" ")[0]);
  assert.ok(passages > 0 && passages <= seen, words);
});

test("blind: other pages hide suggestions until blind coding is ended, and reading leaves the tags out", async () => {
  await visit(page, "/review?blind=yes");
  assert.equal(await page.locator(".review-item .hit").count(), 0);
  for (const name of ["Quotes", "Agreement", "Codebook"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: "Go on coding blind" }).waitFor();
    assert.equal(await page.locator("main .tag, main .hit, main table").count(), 0, name);
  }
  await page.locator("#rail").getByRole("link", { name: "Read" }).click();
  await page.locator(".shelf a").filter({ hasText: "interview" }).first().click();
  await page.waitForSelector(".passage .passage-text");
  await settle(page);
  assert.equal(await page.locator(".passage .tag, .passage .hit").count(), 0);
  await page.getByRole("link", { name: "Review", exact: true }).click();
  await page.locator(".desk.blind").waitFor();
  await page.getByRole("link", { name: "Quotes", exact: true }).click();
  await page.getByRole("button", { name: "End blind coding and show the page" }).click();
  await page.locator(".quote .tag").first().waitFor();
});

test("blind: a random sample is coded, kept for all coders, and says what evidex missed", async () => {
  await visit(page, "/review?blind=yes");
  await page.locator(".setup").getByLabel("Passages").selectOption("50");
  await page.waitForFunction(() => location.search.includes("sample=50"));
  await settle(page);
  const total = number(await page.locator(".progress-line b").nth(1).innerText());
  assert.ok(total > 25 && total <= 50, `${total}`);
  await page.getByRole("button", { name: /None of them: save and go on/ }).click();
  await page.locator(".save.saved").waitFor();
  const { samples } = JSON.parse(evidex("agreement", "--include-engine", "--db", place.base, "--format", "json"));
  assert.deepEqual(samples.map(({ wanted, components }) => [wanted, components[0].unread]), [[50, 49]]);
  await visit(page, "/agreement?engine=yes");
  await page.getByRole("heading", { name: "What evidex missed, from a sample of 50" }).waitFor();
});

test("what somebody else reads into the base is announced, and does not move the page", async () => {
  await visit(page, "/quotes?words=waiting");
  const before_ = await page.locator(".list-head b").innerText();
  const file = join(place.folder, "elsewhere.txt");
  await writeFile(file, "Interviewer: And?\n\nYP79: Waiting, waiting, a year of waiting.\n");
  evidex("ingest", file, "--db", place.base);
  await page.locator(".banner", { hasText: "has changed" }).waitFor();
  assert.equal(await page.locator(".list-head b").innerText(), before_);
  await page.getByRole("button", { name: "Show what is new" }).click();
  await page.waitForFunction((old) => document.querySelector(".list-head b")?.textContent !== old, before_);
  assert.match(page.url(), /words=waiting/);
});

test("sources: runs, and what came since one", async () => {
  await visit(page, "/sources?view=runs");
  await page.locator("tbody th a").last().click();
  await page.getByRole("heading", { name: /From run/ }).waitFor();
});

test("an unknown address leads to the overview, not to an empty page", async () => {
  await visit(page, "/nowhere");
  assert.equal(await page.locator("h1").innerText(), "Overview");
});
