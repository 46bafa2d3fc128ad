// The real program on a copy of a real base: nothing here stands in for anything.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
export const program = process.env.EVIDEX_PROGRAM ?? join(root, "build/release/evidex");
const samples = process.env.EVIDEX_WEB_BASE ?? join(root, "build/web-tests/samples.db");

/** Runs a command of evidex and gives what it printed; fails if it failed. */
export function evidex(...args) {
  const run = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`evidex ${args.join(" ")}: ${run.status ?? run.signal ?? run.error}\n${run.stderr}`);
  return run.stdout;
}

/** A folder of its own for a test file, with a copy of the samples' base in it. */
export function workplace({ empty = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "evidex-web-"));
  const base = join(folder, "evidence.db");
  mkdirSync(folder, { recursive: true });
  if (!empty) copyFileSync(samples, base);
  return { folder, base, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts `evidex serve`; `start` is the address with the token that it printed. */
export async function serve(base, ...options) {
  // While pages are being written, they need not be compiled in again for each look.
  const assets = process.env.EVIDEX_WEB_ASSETS ? ["--assets", process.env.EVIDEX_WEB_ASSETS] : [];
  const child = spawn(program, ["serve", "--no-open", "--db", base, ...assets, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const start = await new Promise((done, fail) => {
    const read = (chunk) => {
      printed += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*token=\S+/.exec(printed);
      if (address) done(address[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => fail(new Error(`evidex serve ended with ${code}: ${printed}`)));
  });
  return {
    start,
    origin: new URL(start).origin,
    async stop() {
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      return child.exitCode;
    },
  };
}
