// Every page and state that is looked at: by axe, at 320 pixels, and in pictures.
import { settle } from "./browser.mjs";

async function openFirstWhy(page) {
  await page.locator("button.tag").first().click();
  await page.waitForSelector(".why .explained");
  await settle(page);
}

export const places = [
  { name: "overview", path: "/" },
  { name: "overview-tables", path: "/?by=kind&tables=coverage,saturation,together" },
  { name: "overview-source", path: "/?by=source" },
  { name: "quotes", path: "/quotes?component=aftercare-planning&role=young-person" },
  { name: "quotes-why", path: "/quotes?words=waiting", prepare: openFirstWhy },
  { name: "quotes-kwic", path: "/quotes?view=kwic&words=waiting" },
  { name: "quotes-none", path: "/quotes?words=zyzzyva&role=parent" },
  { name: "read", path: "/read" },
  {
    name: "read-source", path: "/read",
    async prepare(page) {
      await page.locator(".shelf a").filter({ hasText: "interview" }).nth(3).click();
      await page.waitForSelector(".passage .tag");
      await settle(page);
      await openFirstWhy(page);
    },
  },
  { name: "review", path: "/review?component=aftercare-planning" },
  { name: "review-blind", path: "/review?blind=yes&order=random" },
  { name: "review-sample", path: "/review?sample=50" },
  {
    name: "blind-gate", path: "/review?blind=yes",
    async prepare(page) {
      await page.keyboard.press("g");
      await page.keyboard.press("s");
      await page.getByRole("link", { name: "Go on coding blind" }).waitFor();
    },
  },
  { name: "agreement", path: "/agreement?engine=yes" },
  { name: "codebook", path: "/codebook?component=aftercare-planning" },
  {
    name: "codebook-row", path: "/codebook?component=aftercare-planning",
    async prepare(page) {
      await page.locator(".rows-table tbody a").first().click();
      await page.waitForSelector(".why h3");
    },
  },
  {
    name: "codebook-edit", path: "/codebook?component=aftercare-planning&row=AP-R005",
    async prepare(page) {
      await page.getByRole("button", { name: "Edit a copy of this row" }).click();
      await page.getByLabel("Weight").fill("-9");
      await page.getByRole("button", { name: "Put among the edits" }).click();
      await page.getByRole("button", { name: "Try on this base" }).click();
      await page.locator(".effect").first().waitFor();
      await page.getByRole("button", { name: "Edit a copy of this row" }).click();
      await page.getByLabel("Pattern").waitFor();
    },
  },
  { name: "sources", path: "/sources" },
  { name: "sources-runs", path: "/sources?view=runs&run=1" },
  {
    name: "keys", path: "/quotes?words=waiting",
    async prepare(page) {
      await page.keyboard.press("?");
      await page.waitForSelector("dialog[open]");
    },
  },
];
