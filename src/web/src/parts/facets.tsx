import { useState } from "preact/hooks";
import type { Facet, Facets, FacetValue } from "../api";
import { address, useAnswer, type Query } from "../client";
import { changed, go, held, usePlace } from "../route";
import { number } from "../words";
import { Sign } from "./component";
import { ProblemNotice } from "./notice";

const SHOWN = 8;

/** What can be chosen, with how many passages each choice would leave. */
export function FacetPanel({ query }: { query: Query }) {
  const { data, problem } = useAnswer<Facets>(address("/api/facets", query));
  return (
    <div class="facets" role="group" aria-label="Filters">
      {problem && <ProblemNotice problem={problem} />}
      {data?.facets.map((facet) => <FacetGroup facet={facet} />)}
    </div>
  );
}

function FacetGroup({ facet }: { facet: Facet }) {
  const [all, setAll] = useState(false);
  const place = usePlace();
  const chosen = held(place)[facet.name] ?? [];
  const values = all ? facet.values : facet.values.filter(({ value }, i) => i < SHOWN || chosen.includes(value));
  const more = facet.values.length - values.length;
  return (
    <fieldset>
      <legend>{facet.label}</legend>
      {!facet.counted && <p class="quiet">Not counted: that would have taken too long.</p>}
      {facet.counted && facet.values.length === 0 && <p class="quiet">nothing to choose</p>}
      {values.map((one) => <Choice facet={facet} one={one} chosen={chosen} />)}
      {(more > 0 || all) && facet.values.length > SHOWN && (
        <button type="button" class="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer" : `${more} more`}<span class="unseen"> of {facet.label}</span>
        </button>
      )}
    </fieldset>
  );
}

/** Of these one value can be chosen, of the others several. */
const single = new Set(["kind", "stance", "year", "source", "decided"]);

function Choice({ facet, one, chosen }: { facet: Facet; one: FacetValue; chosen: readonly string[] }) {
  const place = usePlace();
  const on = chosen.includes(one.value);
  const choose = () => {
    const others = single.has(facet.name) ? [] : chosen.filter((value) => value !== one.value);
    go(changed(place, { [facet.name]: on ? others : [...others, one.value], page: undefined, passage: undefined, why: undefined }));
  };
  return (
    <label class={on ? "facet on" : "facet"}>
      <input type="checkbox" checked={on} onChange={choose} />
      {facet.name === "component" && <Sign id={one.value} />}
      <span class="facet-label" title={one.label}>{one.label.split(":")[0]}</span>
      <span class="facet-count">{number(one.passages)}</span>
    </label>
  );
}
