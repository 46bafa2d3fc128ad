// The usual set-up of a test file: a base of its own, the real program serving it, a browser that has come in.
import { join } from "node:path";
import { after } from "node:test";
import { enter, launch } from "./browser.mjs";
import { evidex, root, serve, workplace } from "./server.mjs";

/** Fills a base with what two coders decided on the samples. */
export function withDecisions(place) {
  const logs = ["ana", "ben"].map((coder) => join(root, "corpus-samples/decisions", `${coder}.jsonl`));
  evidex("decisions", "import", ...logs, "--db", place.base, "--quiet");
}

/** `fill` may put more into the base before it is served; what else is said goes to `enter`. */
export async function workbench({ empty = false, coder = "Anna", fill, ...look } = {}) {
  const place = workplace({ empty });
  fill?.(place);
  const browser = await launch();
  const server = await serve(place.base, "--coder", coder);
  after(async () => {
    await browser.close();
    await server.stop();
    place.remove();
  });
  return { place, browser, server, page: await enter(browser, server, look) };
}
