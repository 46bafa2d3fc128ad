import { lookOf } from "../base";
import type { Stance } from "../api";
import { stanceWord } from "../words";

/** The sign of a component: two letters on its colour and pattern. Beside its name, so it is not read aloud. */
export function Sign({ id }: { id: string }) {
  const look = lookOf(id);
  return <span class={`sign c${look.index}`} aria-hidden="true">{look.code}</span>;
}

/** Sign and name. */
export function Component({ id, whole = false }: { id: string; whole?: boolean }) {
  const look = lookOf(id);
  return (
    <span class="component">
      <Sign id={id} />
      <span>{whole ? look.label : look.short}</span>
    </span>
  );
}

export function StanceSign({ stance }: { stance: Stance }) {
  return (
    <span class={`stance ${stance}`}>
      <span class="stance-sign" aria-hidden="true" />
      {stanceWord(stance)}
    </span>
  );
}
