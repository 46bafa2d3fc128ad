import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./server.mjs";

const { build } = createRequire(join(root, "src/web/package.json"))("esbuild");

/** A module of src/web/src, without a browser. */
export async function moduleOf(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "src/web/src", path)], bundle: true, format: "esm", write: false, logLevel: "error",
    jsx: "automatic", jsxImportSource: "preact", nodePaths: [join(root, "src/web/node_modules")],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
