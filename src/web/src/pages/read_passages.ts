import { useEffect, useRef, useState } from "preact/hooks";
import type { ReaderPassage, SourceText } from "../api";
import { address, get, problemIn } from "../client";
import { say } from "../live";

const PART = 100;

/** The passages of a source, fetched in parts when they come near the window. */
export function usePassages(id: string, length: number, words: string) {
  const parts = useRef(new Map<number, ReaderPassage[] | "waiting">());
  const range = useRef({ from: 0, to: 0 });
  const [, redraw] = useState(0);

  const fetchPart = (part: number) => {
    const kept = parts.current;
    kept.set(part, "waiting");
    const url = address(`/api/sources/${encodeURIComponent(id)}/text`, { from: part * PART, limit: PART, words });
    get<SourceText>(url)
      .then((answer) => {
        if (parts.current !== kept) return;
        kept.set(part, answer.passages);
        redraw((n) => n + 1);
      })
      .catch((error: unknown) => {
        kept.delete(part);
        say(problemIn(error).title);
      });
  };

  const want = (from: number, to: number) => {
    range.current = { from, to };
    const last = Math.floor(Math.max(0, Math.min(length, to) - 1) / PART);
    for (let part = Math.floor(from / PART); part <= last; part++) {
      if (!parts.current.has(part)) fetchPart(part);
    }
  };

  useEffect(() => {
    parts.current = new Map();
    want(range.current.from, Math.max(range.current.to, 1));
  }, [id, words]);

  return {
    at(index: number): ReaderPassage | null {
      const part = parts.current.get(Math.floor(index / PART));
      return part && part !== "waiting" ? (part[index % PART] ?? null) : null;
    },
    want,
  };
}
