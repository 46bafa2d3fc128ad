import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/server.mjs";

const css = readFileSync(join(root, "src/web/src/styles/tokens.css"), "utf8");
const pairs = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, [light, dark]]),
);

/** WCAG 2.2: relative luminance, and the contrast of two colours. */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const components = Array.from({ length: 10 }, (_, i) => `c${i}`);
const grounds = ["paper", "sheet", "sunk", "wash"];
const uses = [
  ...["ink", "soft", "accent", "bad", "good"].flatMap((text) => grounds.map((ground) => [text, ground, 4.5])),
  ...components.flatMap((component) => ["paper", "sheet", "sunk"].map((ground) => [component, ground, 4.5])),
  ["on-accent", "accent", 4.5], ["ink", "mark", 4.5], ["soft", "mark", 3], ["ink", "warn-wash", 4.5],
  ...["edge", "meets", "falls-short", "neutral"].flatMap((mark) => ["paper", "sheet"].map((ground) => [mark, ground, 3])),
  ...[1, 2, 3, 4, 5, 6].map((step) => [`heat-ink-${step}`, `heat-${step}`, 4.5]),
  ["heat-ink-0", "sheet", 4.5],
];

for (const [index, scheme] of ["light", "dark"].entries()) {
  test(`contrast of every pair in use, ${scheme}`, () => {
    const poor = uses
      .map(([text, ground, least]) => [text, ground, least, contrast(pairs[text][index], pairs[ground][index])])
      .filter(([, , least, found]) => found < least)
      .map(([text, ground, least, found]) => `${text} on ${ground}: ${found.toFixed(2)} < ${least}`);
    assert.deepEqual(poor, []);
  });
  test(`the ten components differ in ${scheme}, and have ten patterns`, () => {
    assert.equal(new Set(components.map((component) => pairs[component][index])).size, 10);
    const patterns = [...css.matchAll(/--pattern: ([^;]+)/g)].map(([, pattern]) => pattern);
    assert.equal(new Set(patterns).size, 10);
  });
  test(`the steps of the heat scale go one way in ${scheme}`, () => {
    const steps = [1, 2, 3, 4, 5, 6].map((step) => luminance(pairs[`heat-${step}`][index]));
    const sorted = [...steps].sort((a, b) => (index === 0 ? b - a : a - b));
    assert.deepEqual(steps, sorted);
  });
}
