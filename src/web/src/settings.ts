import { observable } from "./observable";

/** What a person chose for this browser. Kept in the browser, never sent anywhere. */
export interface Settings {
  theme: "system" | "light" | "dark";
  /** Whether single letters are keys at all (WCAG 2.1.4). */
  letters: boolean;
  /** Keys that were changed: name of the action → key. */
  keys: Record<string, string>;
}

const PLACE = "evidex.settings";
const usual: Settings = { theme: "system", letters: true, keys: {} };

function load(): Settings {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(PLACE) ?? "{}");
    return { ...usual, ...(stored as Partial<Settings>) };
  } catch {
    return usual;
  }
}

export const settings = observable(load());

export function choose(changes: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...changes });
  applyTheme();
  try {
    window.localStorage.setItem(PLACE, JSON.stringify(settings.get()));
  } catch {
    // A browser that keeps nothing still works; the choice then lasts until the page is closed.
  }
}

export function applyTheme(): void {
  const { theme } = settings.get();
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
