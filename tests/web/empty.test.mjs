// The first minute of a new user: no base yet. Every page says what to do, and doing it works.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { settle, visit } from "./support/browser.mjs";
import { workbench } from "./support/workbench.mjs";

const { place, page } = await workbench({ empty: true });
afterEach(() => page.clean());

for (const [path, words] of [
  ["/", /still empty.*Sources/s],
  ["/quotes", /nothing to search yet.*Sources/s],
  ["/read", /nothing to read yet.*Sources/s],
  ["/review", /nothing to review yet.*Sources/s],
  ["/agreement", /Nobody has coded anything yet.*Sources/s],
  ["/sources", /No source has been read yet.*PDF/s],
  ["/sources?view=runs", /No source has been read yet.*PDF/s],
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
  await page.locator(".rows-table tbody a").first().click();
  await page.waitForSelector(".why h3");
  assert.match(await page.locator(".why").innerText(), /matches nothing here/);
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
