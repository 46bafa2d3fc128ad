// Pictures of every page for a person to look at: build/screenshots. Fails if a page throws or complains.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { enter, launch, visit } from "./support/browser.mjs";
import { places } from "./support/places.mjs";
import { root, serve, workplace } from "./support/server.mjs";

const folder = join(root, "build/screenshots");
const place = workplace();
let browser, server;

before(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launch();
  server = await serve(place.base, "--coder", "Anna");
});
after(async () => {
  await browser?.close();
  await server?.stop();
  place.remove();
});

for (const scheme of ["light", "dark"]) {
  for (const width of [1280, 400]) {
    test(`pictures at ${width} pixels, ${scheme}`, async () => {
      const page = await enter(browser, server, { width, height: width === 400 ? 860 : 900, scheme });
      for (const { name, path, prepare } of places) {
        await visit(page, path);
        await prepare?.(page);
        await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: name.startsWith("overview") });
      }
      page.clean();
      await page.context().close();
    });
  }
}

test("the overview as it is printed", async () => {
  const page = await enter(browser, server);
  await visit(page, "/");
  await page.pdf({ path: join(folder, "overview.pdf"), format: "A4" });
  page.clean();
});
