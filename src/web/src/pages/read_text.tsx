import { useEffect, useRef, useState } from "preact/hooks";
import type { ReaderPassage, SourceAnswer } from "../api";
import { base } from "../base";
import { useKeys } from "../keys";
import { say } from "../live";
import { Sign } from "../parts/component";
import { VirtualList, type VirtualHandle } from "../parts/virtual";
import { changed, go, here, held, param, usePlace } from "../route";
import { shortLabel } from "../words";
import { FindBox } from "./read_find";
import { PassageRow } from "./read_row";
import { usePassages } from "./read_passages";

interface Props {
  answer: SourceAnswer;
  /** Index of the passage to begin with. */
  start: number;
  /** Number of the passage that is selected; 0: none. */
  at: number;
}

/** A guess of a passage's height from its length, before its text is there. */
function guess(lengths: readonly number[], index: number): number {
  const perLine = Math.max(24, Math.min(74, window.innerWidth / 11));
  return 34 + 30 * Math.ceil((lengths[index] ?? 80) / perLine);
}

/** The whole source. Only the part near the window is in the page, so that long transcripts stay quick. */
export function ReaderText({ answer, start, at }: Props) {
  const place = usePlace();
  const id = answer.source.id;
  const words = param(place, "find");
  const passages = usePassages(id, answer.lengths.length, words);
  const list = useRef<VirtualHandle>(null);
  const chosen = held(place)["component"] ?? [];
  const blind = base.use()?.blind ?? false;
  const [current, setCurrent] = useState(start);
  const show = (index: number, focus: boolean) => {
    setCurrent(index);
    list.current?.show(index);
    if (focus) focusSoon(index);
  };
  useEffect(() => {
    if (start > 0) show(start, false);
    else window.scrollTo(0, 0);
  }, []);
  const select = (passage: ReaderPassage, why: string | undefined) => {
    setCurrent(passage.index);
    go(changed(here(), { id, at: passage.passage, why }), "replace");
  };
  const move = (by: number) => {
    const next = Math.min(answer.lengths.length - 1, Math.max(0, current + by));
    show(next, true);
    const passage = passages.at(next);
    if (passage) select(passage, param(here(), "why") ? "all" : undefined);
  };
  useKeys({
    title: "Reader",
    actions: [
      { name: "next", label: "Next passage", keys: ["j"], run: () => move(1) },
      { name: "previous", label: "Previous passage", keys: ["k"], run: () => move(-1) },
      { name: "find", label: "Find in this source", keys: ["f"], run: () => document.getElementById("find")?.focus() },
      { name: "why", label: "Why?", keys: ["w"], run: () => {
        if (blind) return void say("You are coding blind.");
        const passage = passages.at(current);
        if (passage) select(passage, param(here(), "why") ? undefined : "all");
      } },
      { name: "close", label: "Close Why?", keys: ["Escape"], run: () => go(changed(here(), { why: undefined }), "replace") },
    ],
  });
  return (
    <div class="reader">
      <div class="reader-bar">
        <FindBox id={id} words={words} onShow={(index) => show(index, false)} />
        <Jump answer={answer} onShow={(index) => show(index, true)} />
      </div>
      {blind ? <p class="banner">You are coding blind: the tags are left out.</p> : <Legend chosen={chosen} />}
      <VirtualList
        length={answer.lengths.length}
        label="Passages"
        guess={(index) => guess(answer.lengths, index)}
        handle={list}
        onRange={passages.want}
        row={(index) => (
          <PassageRow passage={passages.at(index)} length={answer.lengths[index] ?? 0} chosen={chosen} at={at}
            onSelect={select} />
        )}
      />
    </div>
  );
}

/** The row may have to be drawn first. */
function focusSoon(index: number): void {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-index="${index}"] .passage`)?.focus({ preventScroll: true });
  }));
}

/** Headings, pages and times to jump to. */
function Jump({ answer, onShow }: { answer: SourceAnswer; onShow: (index: number) => void }) {
  if (answer.outline.length === 0) return null;
  const names = { heading: "Headings", page: "Pages", time: "Times" };
  const kinds = (["heading", "page", "time"] as const).filter((kind) => answer.outline.some((one) => one.kind === kind));
  return (
    <label class="field inline">Jump to
      <select onChange={(event) => {
        const index = Number(event.currentTarget.value);
        if (index >= 0) onShow(index);
        say(`At ${event.currentTarget.selectedOptions[0]?.textContent}`);
      }}>
        <option value="-1">choose</option>
        {kinds.map((kind) => (
          <optgroup label={names[kind]}>
            {answer.outline.filter((one) => one.kind === kind).map((one) => <option value={one.index}>{one.label}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** What the signs mean, and which components are shown. */
function Legend({ chosen }: { chosen: readonly string[] }) {
  const components = base.use()?.components ?? [];
  const [open, setOpen] = useState(chosen.length > 0);
  return (
    <details class="legend" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Components shown: {chosen.length === 0 ? "all" : chosen.length}</summary>
      <div class="legend-list">
        {components.map(({ id, label }) => (
          <label class={chosen.includes(id) ? "facet on" : "facet"}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => {
              const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
              go(changed(here(), { component: next }), "replace");
            }} />
            <Sign id={id} />
            <span class="facet-label">{shortLabel(label)}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
