import type { BlindAnswer, BlindRequest, ComponentInfo, State } from "./api";
import { askAgain, forgetAnswers, get, post, problemIn, writes } from "./client";
import { observable } from "./observable";
import { codesOf, shortLabel } from "./words";
import type { Problem } from "./api";

/** What the server says of itself and the base; null until it has answered. */
export const base = observable<State | null>(null);
export const baseProblem = observable<Problem | null>(null);
/** Set when the base has changed since this page was drawn: when that was noticed. */
export const outdated = observable<Date | null>(null);

let codes = new Map<string, string>();

export async function loadBase(): Promise<void> {
  try {
    const state = await get<State>("/api/state");
    codes = codesOf(state.components);
    base.set(state);
    askAgain();
    baseProblem.set(null);
    outdated.set(null);
  } catch (error) {
    baseProblem.set(problemIn(error));
  }
}

/** Begins or ends blind coding. The server keeps to it as well: what is hidden does not come to this page at all. */
export async function workBlind(blind: boolean): Promise<void> {
  const request: BlindRequest = { blind };
  try {
    await post<BlindAnswer>("/api/review/blind", request);
    await loadBase();
  } catch (error) {
    baseProblem.set(problemIn(error));
  }
}

/** Decisions made here change the base as well; that is no news to the person who made them. */
export async function noteOwnChange(): Promise<void> {
  ownChanges++;
  try {
    const state = await get<State>("/api/state");
    forgetAnswers();
    base.set(state);
  } finally {
    ownChanges--;
  }
}

/** Own changes whose effect on the base is not known here yet. */
let ownChanges = 0;

/** Asks now and then whether another run or coder has changed the base. What is on screen stays as it is. */
export function watchBase(everyMillis: number): void {
  window.setInterval(() => {
    const known = base.get();
    const written = writes();
    if (document.hidden || known === null || outdated.get() || ownChanges > 0) return;
    get<State>("/api/state")
      .then((state) => {
        baseProblem.set(null);
        if (ownChanges > 0 || writes() !== written || base.get() !== known) return;
        if (state.blind !== known.blind) return void loadBase();
        if (state.revision !== known.revision) outdated.set(new Date());
      })
      .catch((error: unknown) => baseProblem.set(problemIn(error)));
  }, everyMillis);
}

/** Nothing was read yet, not even in vain; there may be no file for the base. */
export function isEmpty(state: State): boolean {
  return state.counts.sources === 0 && state.counts.failures === 0;
}

/** How a component is shown: its place in the codebook gives colour and pattern, `code` is its two letters. */
export interface Look {
  id: string;
  index: number;
  code: string;
  label: string;
  short: string;
  info: ComponentInfo | undefined;
}

export function lookOf(id: string): Look {
  const components = base.get()?.components ?? [];
  const index = components.findIndex((component) => component.id === id);
  const info = components[index];
  const label = info?.label ?? id;
  return { id, index: index < 0 ? 0 : index % 10, code: codes.get(id) ?? "?", label, short: shortLabel(label), info };
}

export function roleLabel(id: string): string {
  return base.get()?.roles.find((role) => role.id === id)?.label ?? id.replace(/-/g, " ");
}
