import { useLayoutEffect } from "preact/hooks";
import { observable } from "./observable";
import { settings } from "./settings";

/** Something that a key does. Every one has a button or link on screen with the same effect. */
export interface Action {
  /** Stable name, under which a changed key is remembered. */
  name: string;
  /** What it does, for the list of keys. */
  label: string;
  /** As `keyOf` names keys; two keys in a row are written with a space: "g h". */
  keys: readonly string[];
  run: (event: KeyboardEvent) => void;
}

export interface KeySet {
  title: string;
  actions: readonly Action[];
}

const active = observable<readonly KeySet[]>([]);
let prefix = "";

/** The name of a pressed key: "a", "A", "ctrl+z", "Escape", "ArrowDown", "shift+ArrowLeft". */
export function keyOf(event: KeyboardEvent): string {
  const command = event.ctrlKey || event.metaKey;
  if (command || event.altKey) {
    return `${event.altKey ? "alt+" : "ctrl+"}${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`;
  }
  return event.shiftKey && event.key.length > 1 ? `shift+${event.key}` : event.key;
}

/** The keys of an action after what this person changed. */
export function keysOf(action: Action): readonly string[] {
  const own = settings.get().keys[action.name];
  return own ? [own, ...action.keys.filter((key) => key.length > 1 && !key.includes(" "))] : action.keys;
}

/** Two actions on one key, in words; empty if all is well. */
export function clashes(sets: readonly KeySet[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const action of sets.flatMap((set) => set.actions)) {
    for (const key of keysOf(action)) {
      const other = seen.get(key);
      if (other && other !== action.label) found.push(`The key “${key}” is given to “${other}” and to “${action.label}”.`);
      seen.set(key, action.label);
    }
  }
  return found;
}

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
}

/** Space and Enter belong to what has the focus. */
function ownedByFocus(key: string, target: EventTarget | null): boolean {
  return (key === "Enter" || key === " ") && !!(target as HTMLElement | null)?.closest?.("a, button, summary, [role=button]");
}

function isLetter(key: string): boolean {
  return key.length === 1 || key.includes(" ");
}

function find(key: string): Action | undefined {
  for (const set of [...active.get()].reverse()) {
    const action = set.actions.find((candidate) => keysOf(candidate).includes(key));
    if (action && (settings.get().letters || !isLetter(key))) return action;
  }
  return undefined;
}

function startsSequence(key: string): boolean {
  return active.get().some((set) => set.actions.some((action) => keysOf(action).some((k) => k.startsWith(`${key} `))));
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Shift" || event.key === "Control" || event.key === "Alt" || event.key === "Meta") return;
  const key = keyOf(event);
  if (typing(event.target) && key !== "Escape") return;
  if (ownedByFocus(key, event.target)) return;
  if (document.querySelector("dialog[open]") && key !== "?") return;
  const whole = prefix ? `${prefix} ${key}` : key;
  prefix = "";
  const action = find(whole);
  if (action) {
    event.preventDefault();
    action.run(event);
  } else if (settings.get().letters && startsSequence(whole)) {
    prefix = whole;
  }
}

export function startKeys(): void {
  document.addEventListener("keydown", onKey);
}

/** All sets that are in force, for the list of keys. */
export const useActiveKeys = active.use;

/**
 * Puts keys in force while the component is on screen. A clash is an error at once, not a surprise later. They are
 * exchanged in the same moment as what is on screen: a key must never act on what was there before the last letter.
 */
export function useKeys(set: KeySet): void {
  useLayoutEffect(() => {
    const others = active.get().filter((other) => other.title !== set.title);
    const clash = clashes([...others, set]);
    if (clash.length > 0) console.error(clash.join(" "));
    active.set([...others, set]);
    return () => active.set(active.get().filter((other) => other !== set));
  });
}
