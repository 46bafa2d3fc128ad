// The first minute of a new user: no base yet. Every page says what to do, and doing it works.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { enter, launch, settle, visit } from "./support/browser.mjs";
import { serve, workplace } from "./support/server.mjs";

const place = workplace({ empty: true });
let browser, server, page;

before(async () => {
  browser = await launch();
  server = await serve(place.base, "--coder", "Anna");
  page = await enter(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  place.remove();
});
afterEach(() => page.clean());

for (const [path, words] of [
  ["/", /(still empty|no evidence base).*Sources/s],
  ["/quotes", /(nothing to search|no evidence base).*Sources/s],
  ["/read", /(nothing to read|no evidence base).*Sources/s],
  ["/review", /(nothing to review|no evidence base).*Sources/s],
  ["/agreement", /(Nobody has coded anything yet|no evidence base)/],
  ["/sources", /(No source has been read|no evidence base).* yet/s],
  ["/sources?view=runs", /(Nothing has been read|no evidence base).* yet/s],
]) {
  test(`an empty base: ${path} says what to do`, async () => {
    await visit(page, path);
    assert.match(await page.locator("main").innerText(), words);
    assert.doesNotMatch(await page.locator("main").innerText(), /NaN|undefined|null/);
  });
}

test("an empty base: the codebook can be read all the same", async () => {
  await visit(page, "/codebook?component=aftercare-planning");
  assert.ok((await page.locator(".rows-table tbody tr").count()) > 20);
});

test("the first file makes the overview", async () => {
  const file = join(place.folder, "first.txt");
  writeFileSync(file, "Interviewer: How did it end?\n\nYP01: They closed my case when I turned eighteen and nobody rang me.\n");
  await visit(page, "/sources");
  await page.locator("#files").setInputFiles(file);
  await page.locator(".drop .notice").waitFor();
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await settle(page);
  await page.locator(".card").first().waitFor();
  const aftercare = page.locator(".card", { hasText: "Aftercare planning" });
  assert.match(await aftercare.locator(".card-count b").first().innerText(), /^1$/);
  assert.match(await aftercare.locator(".card-note").innerText(), /^Thin/);
  assert.match(await page.locator(".card", { hasText: "Individualised support" }).locator(".card-note").innerText(), /^Empty/);
});
