// How long a researcher looks at an empty page, on a base of any size; printed beside the budget, never asserted.
// Usage: node tests/web/paint.mjs BASE.db [ROUNDS]      EVIDEX_PROGRAM: the program; default build/release/evidex
import { enter, launch, settle } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

const BUDGET = 1000;
const pages = [
  ["overview", "/"], ["overview of one component", "/?component=aftercare-planning&by=year"],
  ["quotes", "/quotes"], ["quotes of a component", "/quotes?component=aftercare-planning"],
  ["quotes of a word", "/quotes?words=waiting"], ["keyword in context", "/quotes?view=kwic&words=waiting"],
  ["read", "/read"], ["review", "/review"], ["blind review", "/review?blind=yes"], ["agreement", "/agreement"],
  ["codebook", "/codebook?component=aftercare-planning"], ["sources", "/sources"], ["runs", "/sources?view=runs"],
];

const [base, rounds = "3"] = process.argv.slice(2);
if (!base) {
  console.error("Say which base: node tests/web/paint.mjs BASE.db");
  process.exit(2);
}
const server = await serve(base, "--coder", "paint");
const browser = await launch();
const page = await enter(browser, server);

/** Milliseconds from asking for the page: its first words, its own content, and until nothing is on its way any more. */
async function open(path) {
  await page.evaluate(() => fetch("/api/review/blind", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ blind: false }),
  }));
  const began = performance.now();
  await page.goto(new URL(path, server.origin).href, { waitUntil: "commit" });
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main?.querySelector(".card, .quote, .kwic tr, .shelf a, .review-item, .notice, .empty, table.data, .hint");
  }, undefined, { polling: "raf", timeout: 60_000 });
  const content = performance.now() - began;
  await settle(page);
  const all = performance.now() - began;
  const first = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  return { first, content, all };
}

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
console.log(`${"page".padEnd(38)}${"first paint".padStart(12)}${"content".padStart(10)}${"everything".padStart(12)}   ms, medians of ${rounds}; content within ${BUDGET}?`);
for (const [name, path] of pages) {
  const times = [];
  for (let round = 0; round < Number(rounds); round++) times.push(await open(path));
  const [first, content, all] = ["first", "content", "all"].map((what) => middle(times.map((time) => time[what])));
  console.log(`${name.padEnd(38)}${first.toFixed(0).padStart(12)}${content.toFixed(0).padStart(10)}${all.toFixed(0).padStart(12)}   ${content <= BUDGET ? "met" : "MISSED"}`);
}
await browser.close();
await server.stop();
