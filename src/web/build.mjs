// Bundles the workbench into the folder given (default: dist): index.html, app.js, app.css. The same sources and the
// lock file's esbuild give the same bytes on every machine.
import { build } from "esbuild";
import { copyFile } from "node:fs/promises";

const out = process.argv[2] ?? "dist";
await build({
  entryPoints: { app: "src/main.tsx" },
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  format: "esm",
  target: ["chrome123", "firefox121", "safari17.5"],
  jsx: "automatic",
  jsxImportSource: "preact",
  outdir: out,
  logLevel: "warning",
});
await copyFile("index.html", `${out}/index.html`);
