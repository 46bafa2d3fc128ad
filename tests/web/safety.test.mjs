// Other pages, other hosts and other text must not get anywhere.
import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { visit } from "./support/browser.mjs";
import { evidex } from "./support/server.mjs";
import { workbench } from "./support/workbench.mjs";

/** A source whose name, speaker and words are mark-up. */
function hostileSource(place) {
  const hostile = join(place.folder, "x<img src=y onerror=alert(1)>.txt");
  const words = "<script>alert(2)</script> <img src=x onerror=alert(3)> waiting list \u202Eevil\u202C";
  writeFileSync(hostile, `Interviewer: Well?\n\nYP<b>01: ${words} I was told nothing about the waiting list.\n`);
  evidex("ingest", hostile, "--db", place.base);
}
const { page, server } = await workbench({ fill: hostileSource });
const [one] = await page.context().cookies();
const cookie = `${one.name}=${one.value}`;

/** A request with exactly these headers. */
function ask(path, headers = {}, method = "GET", body = undefined) {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(server.origin);
    const sent = request({ hostname, port, path, method, headers: { Host: `${hostname}:${port}`, Cookie: cookie, ...headers } }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on("error", fail);
    sent.end(body);
  });
}

test("our own page may ask", async () => {
  assert.equal((await ask("/api/state", { "Sec-Fetch-Site": "same-origin" })).status, 200);
});

for (const [what, headers, status] of [
  ["another host name", { Host: "evil.example" }, 421],
  ["a host name that ends like ours", { Host: "127.0.0.1.evil.example" }, 421],
  ["another site", { "Sec-Fetch-Site": "cross-site" }, 403],
  ["another port of this machine", { "Sec-Fetch-Site": "same-site" }, 403],
  ["a foreign origin", { Origin: "http://evil.example" }, 403],
  ["no cookie", { Cookie: "" }, 403],
  ["a wrong cookie", { Cookie: "evidex_1=00000000000000000000000000000000" }, 403],
]) {
  test(`refused: ${what}`, async () => {
    const answer = await ask("/api/state", headers);
    assert.equal(answer.status, status);
    assert.doesNotMatch(answer.text, /passages/);
    assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
  });
}

test("writing from elsewhere, or as anything but JSON, is refused", async () => {
  const json = { "Content-Type": "application/json" };
  assert.equal((await ask("/api/basket", { ...json, "Sec-Fetch-Site": "none" }, "POST", "{}")).status, 403);
  assert.equal((await ask("/api/basket", { ...json, "Sec-Fetch-Site": "same-site", Origin: server.origin }, "POST", "{}")).status, 403);
  assert.equal((await ask("/api/basket", { ...json }, "POST", "{}")).status, 403);
  assert.equal((await ask("/api/basket", { "Content-Type": "text/plain", "Sec-Fetch-Site": "same-origin", Origin: server.origin }, "POST", "{}")).status, 415);
});

test("the start address works once", async () => {
  const { pathname, search } = new URL(server.start);
  assert.equal((await ask(pathname + search, { Cookie: "" })).status, 403);
});

test("a page on another port cannot read the base", async () => {
  const other = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<h1>other</h1>"));
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const tab = await page.context().newPage();
  await tab.goto(`http://127.0.0.1:${other.address().port}/`);
  const outcome = await tab.evaluate(async (url) => {
    try {
      const answer = await fetch(url, { credentials: "include" });
      return answer.status;
    } catch {
      return "refused";
    }
  }, `${server.origin}/api/state`);
  await tab.close();
  other.close();
  assert.equal(outcome, "refused");
});

test("text from documents is never markup", async () => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  for (const path of ["/quotes?words=%22told+nothing+about%22", "/sources", "/read", "/quotes?view=kwic&words=nothing", "/?by=source"]) {
    await visit(page, path);
    await page.waitForTimeout(100);
  }
  await visit(page, "/quotes?words=%22told+nothing+about%22");
  assert.match(await page.locator(".quote blockquote").first().innerText(), /<script>alert\(2\)<\/script>/);
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.equal(dialogs, 0);
  page.clean();
});
