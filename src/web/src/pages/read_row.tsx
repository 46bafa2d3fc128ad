import type { ReaderPassage } from "../api";
import { roleLabel } from "../base";
import { Component, StanceSign } from "../parts/component";
import { Runs } from "../parts/runs";
import { clock } from "../words";

interface Props {
  /** Null until its text has come. */
  passage: ReaderPassage | null;
  length: number;
  /** Components to show; none means all. */
  chosen: readonly string[];
  at: number;
  onSelect: (passage: ReaderPassage, why: string | undefined) => void;
}

/** A passage of the reader: who and where, the words, and the tags in the margin. */
export function PassageRow({ passage, length, chosen, at, onSelect }: Props) {
  if (!passage) return <div class="passage waiting-row" style={{ minHeight: `${20 + 26 * Math.ceil(length / 74)}px` }} />;
  const wanted = (component: string) => chosen.length === 0 || chosen.includes(component);
  const tags = passage.tags.filter((tag) => wanted(tag.component));
  const selected = passage.passage === at;
  const classes = ["passage", passage.kind, passage.taggable ? "" : "aside", selected ? "selected" : "", tags.length ? "tagged" : ""];
  const heading = passage.kind === "heading";
  return (
    <div class={classes.filter(Boolean).join(" ")} tabIndex={-1} data-passage={passage.passage}
      onClick={() => window.getSelection()?.isCollapsed && onSelect(passage, undefined)}>
      <div class="passage-who">
        {passage.speaker && <b>{passage.speaker}</b>}
        {passage.role && <span>{roleLabel(passage.role)}</span>}
        {passage.millis !== null && <span>{clock(passage.millis)}</span>}
        {passage.page !== null && <span>p. {passage.page}</span>}
      </div>
      <p class={heading ? "passage-text heading" : "passage-text"}>
        <Runs runs={passage.runs} tags={passage.tags} shown={tags.map((tag) => tag.component)} onTag={(component) => onSelect(passage, component)} />
      </p>
      <ul class="passage-tags">
        {tags.map((tag) => (
          <li>
            <button type="button" class="tag" title="Why?" onClick={(event) => {
              event.stopPropagation();
              onSelect(passage, tag.component);
            }}>
              <Component id={tag.component} /> <StanceSign stance={tag.stance} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
