// axe-core on every page and state, light and dark, and what axe cannot see: reflow, sizes, focus, structure.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { enter, settle, visit } from "./support/browser.mjs";
import { places } from "./support/places.mjs";
import { withDecisions, workbench } from "./support/workbench.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { browser, server, page } = await workbench({ fill: withDecisions });
const narrow = await enter(browser, server, { width: 320, height: 640 });

/** A window as high as the page, so that no part of it lies half under the bars that stay in place while one scrolls. */
async function showWhole(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1280, height: Math.min(Math.max(height, 900), 6000) });
  await settle(page);
}

/** What axe finds wrong, in a line each. The page's content policy would refuse an injected script element; this is none. */
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`));
}

for (const { name, path, prepare } of places) {
  test(`axe: ${name}, light and dark`, async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await visit(page, path);
    await prepare?.(page);
    await showWhole(page);
    assert.deepEqual(await faults(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await faults(page), []);
    page.clean();
  });

  test(`320 pixels: ${name} does not scroll sideways, targets are large enough, structure is sound`, async () => {
    await visit(narrow, path);
    await prepare?.(narrow);
    const seen = await narrow.evaluate(() => {
      const shown = (element) => element.getClientRects().length > 0 && !element.closest(".unseen");
      const small = [...document.querySelectorAll("a, button, input, select, summary, textarea")].filter((element) => {
        if (!shown(element) || element.closest("[disabled], .skip, .scroll table, .chart")) return false;
        const inLine = element.tagName === "A" && element.closest("p, li, dd, td, th, figcaption, label");
        const target = element.matches("input[type=checkbox]") ? (element.closest("label") ?? element) : element;
        const { width, height } = target.getBoundingClientRect();
        return !inLine && (width < 23.9 || height < 23.9);
      }).map((element) => `${element.outerHTML.slice(0, 90)}`);
      const levels = [...document.querySelectorAll("main h1, main h2, main h3, main h4")].map((heading) => Number(heading.tagName[1]));
      return {
        sideways: document.documentElement.scrollWidth - window.innerWidth,
        small,
        h1: document.querySelectorAll("h1").length,
        jumps: levels.filter((level, i) => i > 0 && level > (levels[i - 1] ?? 1) + 1).length,
        language: document.documentElement.lang,
      };
    });
    assert.deepEqual(seen, { sideways: 0, small: [], h1: 1, jumps: 0, language: "en" });
    narrow.clean();
  });
}

test("the focus is always seen: no stop lies outside the window or under a bar", async () => {
  for (const path of ["/", "/quotes?words=waiting"]) {
    await visit(page, path);
    await page.evaluate(() => document.body.focus());
    const hidden = [];
    for (let stop = 0; stop < 70; stop++) {
      await page.keyboard.press("Tab");
      const place = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const x = Math.max(1, Math.min(innerWidth - 2, box.left + Math.min(box.width / 2, 40)));
        const y = box.top + Math.min(box.height / 2, 12);
        const top = document.elementFromPoint(x, y);
        const visible = top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
        const style = getComputedStyle(element);
        return { what: element.outerHTML.slice(0, 80), visible: !!visible, ring: style.outlineStyle !== "none" };
      });
      if (place && (!place.visible || !place.ring)) hidden.push(place);
    }
    assert.deepEqual(hidden, []);
  }
});

test("nothing moves for those who asked for less motion", async () => {
  await visit(page, "/");
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || style.animationName !== "none";
  }).length);
  assert.equal(moving, 0);
});

test("text at twice its size still fits", async () => {
  await narrow.setViewportSize({ width: 640, height: 800 });
  await visit(narrow, "/quotes?words=waiting");
  await narrow.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await settle(narrow);
  assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await narrow.setViewportSize({ width: 320, height: 640 });
});
