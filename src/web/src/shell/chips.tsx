import type { ComponentChildren } from "preact";
import { roleLabel } from "../base";
import { Component } from "../parts/component";
import { changed, FILTER_PARAMS, held, usePlace, type FilterParam } from "../route";
import { stanceWord } from "../words";
import type { Stance } from "../api";

const names: Record<FilterParam, string> = {
  component: "", theme: "theme", role: "who", kind: "kind", stance: "stance", source: "source", year: "years",
  tagged: "any component", decided: "decided", evidence: "evidence",
};

export function filterValue(name: string, value: string): ComponentChildren {
  if (name === "component") return <Component id={value} />;
  if (name === "role") return roleLabel(value);
  if (name === "stance") return stanceWord(value as Stance);
  return value.replace(/^\.\.(.+)/, "until $1").replace(/^(.+)\.\.$/, "from $1").replace("..", " to ");
}

/** What restricts the view, each with its way out. */
export function Chips() {
  const place = usePlace();
  const all = held(place);
  const active = FILTER_PARAMS.flatMap((name) => (all[name] ?? []).map((value) => ({ name, value })));
  const words = place.page === "quotes" ? (all["words"]?.[0] ?? "") : "";
  if (active.length === 0 && !words) return null;
  const none = Object.fromEntries(FILTER_PARAMS.map((name) => [name, undefined]));
  return (
    <ul class="chips" aria-label="Active filters">
      {words && <Chip text={<>words: <b>{words}</b></>} off={changed(place, { words: undefined, page: undefined })} />}
      {active.map(({ name, value }) => (
        <Chip
          text={<>{names[name] && `${names[name]}: `}<b>{filterValue(name, value)}</b></>}
          off={changed(place, { [name]: (all[name] ?? []).filter((v) => v !== value), page: undefined })}
        />
      ))}
      {active.length > 1 && <li><a class="chip-all" href={changed(place, { ...none, page: undefined })}>Clear all</a></li>}
    </ul>
  );
}

function Chip({ text, off }: { text: ComponentChildren; off: string }) {
  return (
    <li class="chip">
      <span>{text}</span>
      <a href={off}><span aria-hidden="true">×</span><span class="unseen">Remove this filter</span></a>
    </li>
  );
}
