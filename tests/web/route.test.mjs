import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleOf } from "./support/module.mjs";

globalThis.window = { location: { pathname: "/", search: "" }, localStorage: { getItem: () => null } };
const { parsePlace, href, held, changed, filterOf, param, PAGES } = await moduleOf("route.ts");
const { clashes, keyOf } = await moduleOf("keys.ts");

test("equal views have equal addresses: sorted, usual values left out", () => {
  assert.equal(href("quotes", { words: "wait", role: ["parent", "commissioner"], view: "cards", page: 1 }),
    "/quotes?role=commissioner&role=parent&words=wait");
  assert.equal(href("quotes", { role: ["commissioner", "parent"], words: "wait" }), "/quotes?role=commissioner&role=parent&words=wait");
  assert.equal(href("overview", { by: "role" }), "/");
  assert.equal(href("overview", { by: "kind" }), "/?by=kind");
});

test("every address survives being read and written again", () => {
  for (const address of ["/", "/?by=year", "/quotes?component=a&component=b&words=%22no%20one%22%20OR%20nobody", "/read?at=12&find=a%26b%3D%23",
    "/review?blind=yes", "/agreement?coders=A%2CB", "/codebook?row=AP-R001", "/sources?run=3&view=runs"]) {
    const url = new URL(address, "http://x");
    const place = parsePlace(url);
    assert.deepEqual(place.unknown, []);
    assert.equal(href(place.page, held(place)), address);
  }
  for (const page of PAGES) assert.equal(parsePlace(new URL(href(page), "http://x")).page, page);
});

test("unknown parameters are named, known ones kept", () => {
  const place = parsePlace(new URL("/quotes?colour=red&words=wait&token=1", "http://x"));
  assert.deepEqual(place.unknown, ["colour", "token"]);
  assert.equal(param(place, "words"), "wait");
  assert.deepEqual(parsePlace(new URL("/review?component=a&role=parent", "http://x")).unknown, ["role"]);
  assert.deepEqual(parsePlace(new URL("/?decided=yes", "http://x")).unknown, ["decided"]);
});

test("a change keeps everything else, and can take something away", () => {
  const place = parsePlace(new URL("/quotes?component=a&page=3&words=wait", "http://x"));
  assert.equal(changed(place, { page: undefined, role: ["parent"] }), "/quotes?component=a&role=parent&words=wait");
  assert.deepEqual(filterOf(place), { component: ["a"] });
});

test("a clash of keys is found", () => {
  const run = () => undefined;
  const set = (title, ...pairs) => ({ title, actions: pairs.map(([label, key]) => ({ name: label, label, keys: [key], run })) });
  assert.deepEqual(clashes([set("one", ["Accept", "a"], ["Reject", "r"]), set("two", ["Skip", "s"])]), []);
  assert.match(clashes([set("one", ["Accept", "a"]), set("two", ["Agreement", "a"])])[0], /“a”.*“Accept”.*“Agreement”/);
});

test("keys have the names that the list of keys uses", () => {
  const key = (name, more = {}) => keyOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
  assert.equal(key("A", { shiftKey: true }), "A");
  assert.equal(key("ArrowLeft", { shiftKey: true }), "shift+ArrowLeft");
  assert.equal(key("Z", { ctrlKey: true, shiftKey: true }), "ctrl+shift+z");
});
