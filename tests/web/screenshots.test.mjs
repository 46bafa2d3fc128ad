// Pictures of every page for a person to look at: build/screenshots. Fails if a page throws or complains.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { enter, visit } from "./support/browser.mjs";
import { places } from "./support/places.mjs";
import { root } from "./support/server.mjs";
import { withDecisions, workbench } from "./support/workbench.mjs";

const folder = join(root, "build/screenshots");
mkdirSync(folder, { recursive: true });
const { browser, server, page: wide } = await workbench({ fill: withDecisions });
const pages = { 1280: wide, 400: await enter(browser, server, { width: 400, height: 860 }) };

for (const { name, path, prepare } of places) {
  for (const [width, page] of Object.entries(pages)) {
    test(`pictures: ${name} at ${width} pixels, light and dark`, async () => {
      await visit(page, path);
      await prepare?.(page);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: name.startsWith("overview") });
      }
      page.clean();
    });
  }
}

test("the overview as it is printed", async () => {
  await visit(wide, "/");
  await wide.pdf({ path: join(folder, "overview.pdf"), format: "A4" });
  wide.clean();
});
