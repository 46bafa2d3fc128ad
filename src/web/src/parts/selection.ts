import type { Selection, TextRun } from "../api";

/** A chosen stretch of a passage, in UTF-16 units of its text. */
export interface Stretch {
  begin: number;
  end: number;
}

export function textOf(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join("");
}

/** From the first to the last word behind a tag; the whole passage if it has none. */
export function stretchOfTag(runs: readonly TextRun[], tag: number): Stretch {
  let at = 0;
  let begin = -1;
  let end = 0;
  for (const run of runs) {
    if (run.tags?.includes(tag)) {
      if (begin < 0) begin = at;
      end = at + run.text.length;
    }
    at += run.text.length;
  }
  return begin < 0 ? { begin: 0, end: at } : { begin, end };
}

/** Where words begin and where they end. */
function wordEdges(text: string): { begins: number[]; ends: number[] } {
  const begins: number[] = [];
  const ends: number[] = [];
  for (const word of text.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)) {
    begins.push(word.index);
    ends.push(word.index + word[0].length);
  }
  return { begins, ends };
}

function byOneCharacter(text: string, at: number, direction: 1 | -1): number {
  const next = at + direction;
  const half = next > 0 && /[\uDC00-\uDFFF]/.test(text[next] ?? "") && /[\uD800-\uDBFF]/.test(text[next - 1] ?? "");
  return half ? next + direction : next;
}

/** Moves one edge by a word or a character. At least one character stays chosen. */
export function moveEdge(text: string, stretch: Stretch, edge: "begin" | "end", direction: 1 | -1, by: "word" | "character"): Stretch {
  const from = stretch[edge];
  const stops = wordEdges(text)[edge === "begin" ? "begins" : "ends"];
  const next = by === "character"
    ? byOneCharacter(text, from, direction)
    : (direction > 0 ? stops.find((stop) => stop > from) : [...stops].reverse().find((stop) => stop < from));
  if (next === undefined) return stretch;
  const moved = { ...stretch, [edge]: Math.min(text.length, Math.max(0, next)) };
  return moved.begin < moved.end ? moved : stretch;
}

/** As the server wants it: with the words, so that it can refuse if they are not the ones there. */
export function selectionOf(text: string, { begin, end }: Stretch): Selection {
  return { begin, end, words: text.slice(begin, end) };
}

/** What the mouse chose inside an element that holds nothing but the passage's text. */
export function stretchOfMouse(element: HTMLElement): Stretch | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const begin = before.toString().length;
  const end = begin + range.toString().length;
  return begin < end ? { begin, end } : null;
}

/** The runs cut at the edges of the stretch; `chosen` says which lie inside. */
export function cutRuns(runs: readonly TextRun[], { begin, end }: Stretch): { run: TextRun; chosen: boolean }[] {
  const pieces: { run: TextRun; chosen: boolean }[] = [];
  let at = 0;
  for (const run of runs) {
    const cuts = [0, begin - at, end - at, run.text.length].filter((cut) => cut >= 0 && cut <= run.text.length).sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1] ?? 0, cuts[i] ?? 0];
      if (from < to) pieces.push({ run: { ...run, text: run.text.slice(from, to) }, chosen: at + from >= begin && at + to <= end });
    }
    at += run.text.length;
  }
  return pieces;
}
