import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleOf } from "./support/module.mjs";

const { Heights } = await moduleOf("parts/heights.ts");
const { moveEdge, stretchOfTag, cutRuns, selectionOf } = await moduleOf("parts/selection.ts");
const { codesOf, clock, percent } = await moduleOf("words.ts");

/** A small generator, so that a failure can be seen again. */
function random(seed) {
  return () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test("heights equal their slow twin", () => {
  const next = random(7);
  for (const length of [0, 1, 2, 3, 17, 64, 1000]) {
    const plain = Array.from({ length }, () => 10 + Math.floor(next() * 90));
    const heights = new Heights(length, (index) => plain[index]);
    for (let turn = 0; turn < 200 && length > 0; turn++) {
      const index = Math.floor(next() * length);
      const height = Math.floor(next() * 120);
      assert.equal(heights.measured(index, height), height - plain[index]);
      plain[index] = height;
    }
    const sums = [0];
    for (const height of plain) sums.push(sums[sums.length - 1] + height);
    for (let index = 0; index <= length; index++) assert.equal(heights.above(index), sums[index]);
    for (let turn = 0; turn < 100 && length > 0; turn++) {
      const distance = next() * (sums[length] + 20) - 10;
      const found = heights.at(distance);
      assert.ok(found >= 0 && found < length);
      if (distance >= 0 && distance < sums[length]) assert.ok(sums[found] <= distance && distance < sums[found + 1]);
    }
  }
});

test("edges move by words and characters, and never cross", () => {
  const text = "They closed my case, and nobody rang.";
  const from = { begin: 5, end: 11 };
  assert.deepEqual(moveEdge(text, from, "end", 1, "word"), { begin: 5, end: 14 });
  assert.deepEqual(moveEdge(text, from, "begin", -1, "word"), { begin: 0, end: 11 });
  assert.deepEqual(moveEdge(text, from, "end", -1, "word"), from);
  assert.deepEqual(moveEdge(text, from, "end", -1, "character"), { begin: 5, end: 10 });
  assert.deepEqual(moveEdge(text, { begin: 0, end: 1 }, "begin", 1, "character"), { begin: 0, end: 1 });
  const faces = "so 😀 sad";
  assert.deepEqual(moveEdge(faces, { begin: 0, end: 3 }, "end", 1, "character"), { begin: 0, end: 5 });
  assert.equal(selectionOf(text, from).words, "closed");
});

test("runs are cut at the edges of a selection without losing a character", () => {
  const runs = [{ text: "They " }, { text: "closed", tags: [0] }, { text: " my case." }];
  assert.deepEqual(stretchOfTag(runs, 0), { begin: 5, end: 11 });
  assert.deepEqual(stretchOfTag(runs, 3), { begin: 0, end: 20 });
  for (let begin = 0; begin < 20; begin++) {
    for (let end = begin + 1; end <= 20; end++) {
      const pieces = cutRuns(runs, { begin, end });
      assert.equal(pieces.map(({ run }) => run.text).join(""), "They closed my case.");
      assert.equal(pieces.filter(({ chosen }) => chosen).map(({ run }) => run.text).join(""), "They closed my case.".slice(begin, end));
    }
  }
});

test("every component has two letters of its own", () => {
  const ids = ["rapid-access", "self-care-skills", "individualised-support", "clear-information", "compassionate-competent-staff",
    "aftercare-planning", "confidentiality", "engagement-involvement", "collaborative-relationships", "learning-culture", "rapid-answers", "r"];
  const codes = codesOf(ids.map((id) => ({ id })));
  assert.equal(new Set(codes.values()).size, ids.length);
  assert.equal(codes.get("aftercare-planning"), "AP");
});

test("figures in words", () => {
  assert.equal(clock(3_765_000), "1:02:45");
  assert.equal(clock(59_000), "0:59");
  assert.equal(percent(1, 1000), "under 1 %");
  assert.equal(percent(0, 10), "0 %");
  assert.equal(percent(3, 0), "0 %");
});
