import type { State } from "../api";
import { address, type Query } from "../client";

/** The list of sources as files. It tells how much of each is tagged, so a blind coder is not given it. */
export function sourceFiles(state: State | null, query: Query = {}): { csv?: string; json?: string } {
  return state?.blind ? {} : { csv: address("/api/sources.csv", query), json: address("/api/sources.json", query) };
}
