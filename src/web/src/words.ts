import type { ComponentInfo, Stance, Verdict } from "./api";

const plain = new Intl.NumberFormat("en-GB");

export function number(value: number): string {
  return plain.format(value);
}

/** "1 source", "2,100 sources". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function percent(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const share = (100 * part) / whole;
  if (part > 0 && share < 1) return "under 1 %";
  return `${Math.floor(share)} %`;
}

export function size(bytes: number): string {
  if (bytes < 1e6) return `${number(Math.ceil(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A time in a recording: "12:07", "1:02:45". */
export function clock(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A moment in UTC as the person's own clock shows it. */
export function moment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

export const STANCES: readonly Stance[] = ["meets", "falls-short", "neutral"];
const stances: Record<Stance, string> = { meets: "meets", "falls-short": "falls short", neutral: "neutral" };
export const stanceWord = (stance: Stance): string => stances[stance] ?? stance;

const verdicts: Record<Verdict, string> = {
  accepted: "accepted", rejected: "rejected", added: "added", changed: "changed", uncoded: "not coded", reviewed: "read to the end",
};
export const verdictWord = (verdict: Verdict): string => verdicts[verdict] ?? verdict;

/** The name of a component without what follows a colon. */
export function shortLabel(label: string): string {
  return label.split(":")[0] ?? label;
}

/** Two letters for each component, different from all others: initials, or the first letters that are free. */
export function codesOf(components: readonly Pick<ComponentInfo, "id">[]): Map<string, string> {
  const codes = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of components) {
    const words = id.toUpperCase().split(/[^A-Z0-9]+/).filter(Boolean);
    const first = words[0]?.[0] ?? "?";
    const seconds = [words[1]?.[0] ?? words[0]?.[1], ...(words.slice(2).map((w) => w[0])), ...id.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(1)];
    const code = seconds.map((second) => first + (second ?? "")).find((candidate) => !taken.has(candidate)) ?? first;
    taken.add(code);
    codes.set(id, code);
  }
  return codes;
}
