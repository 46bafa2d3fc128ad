import { base } from "./base";
import { observable } from "./observable";

/** A passage put aside for a document of quotes. Only its number and place are kept, never its words. */
export interface Kept {
  passage: number;
  place: string;
}

const PLACE = "evidex.basket";

function load(): Record<string, Kept[]> {
  try {
    return JSON.parse(window.localStorage.getItem(PLACE) ?? "{}") as Record<string, Kept[]>;
  } catch {
    return {};
  }
}

const baskets = observable(load());

/** Each base has a basket of its own. */
function name(): string {
  const state = base.get();
  return state ? `${state.base.folder}/${state.base.name}` : "";
}

function put(kept: Kept[]): void {
  baskets.set({ ...baskets.get(), [name()]: kept });
  try {
    window.localStorage.setItem(PLACE, JSON.stringify(baskets.get()));
  } catch {
    // The basket then lasts until the page is closed.
  }
}

export function useBasket(): readonly Kept[] {
  return baskets.use()[name()] ?? [];
}

/** Puts a passage into the basket, or takes it out if it is there. True: it is in the basket now. */
export function toggleKept(item: Kept): boolean {
  const kept = baskets.get()[name()] ?? [];
  const without = kept.filter(({ passage }) => passage !== item.passage);
  const added = without.length === kept.length;
  put(added ? [...kept, item] : without);
  return added;
}

export function emptyBasket(): void {
  put([]);
}
