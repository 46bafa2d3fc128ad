import { useState } from "preact/hooks";
import type { PassageAnswer, Quote } from "../api";
import { toggleKept } from "../basket";
import { address, get, problemIn } from "../client";
import { say } from "../live";
import { href } from "../route";
import { copy } from "../shell/foot";
import { Component, StanceSign } from "./component";
import { Runs } from "./runs";

interface Props {
  quote: Quote;
  /** The component whose explanation is open beside it, if any. */
  why?: string | undefined;
  selected?: boolean;
  kept?: boolean;
  onWhy?: (component: string) => void;
  onSelect?: () => void;
  words?: string;
  /** Components whose words are underlined; without it all are. */
  shown?: readonly string[] | undefined;
}

interface Context {
  before: string[];
  after: string[];
}

/** A passage with its words, its tags, where it comes from, and what can be done with it. */
export function QuoteCard({ quote, why, selected = false, kept = false, onWhy, onSelect, words = "", shown }: Props) {
  const [context, setContext] = useState<Context | null>(null);
  const around = context ?? (quote.before || quote.after ? { before: quote.before ?? [], after: quote.after ?? [] } : null);
  const showContext = () => {
    if (context) return setContext(null);
    get<PassageAnswer>(address(`/api/passages/${quote.passage}`, { context: 2 }))
      .then(({ quote: answer }) => setContext({ before: answer.before ?? [], after: answer.after ?? [] }))
      .catch((error: unknown) => say(problemIn(error).title));
  };
  return (
    <article class={selected ? "quote selected" : "quote"} tabIndex={-1} data-passage={quote.passage}
      aria-label={quote.place} onClick={onSelect} onFocusCapture={(event) => {
        // By mouse it is the click that selects: what a selection changes must not move the button under the pointer.
        if ((event.target as HTMLElement).matches(":focus-visible")) onSelect?.();
      }}>
      {quote.question && <p class="question">Asked: {quote.question}</p>}
      {around?.before.map((text) => <p class="context">{text}</p>)}
      <blockquote><Runs runs={quote.runs} tags={quote.components} onTag={onWhy} shown={shown} /></blockquote>
      {around?.after.map((text) => <p class="context">{text}</p>)}
      <p class="place">
        <a href={href("read", { id: quote.source_id, at: quote.passage, find: words || undefined })}>{quote.place}</a>
      </p>
      {quote.components.length > 0 && (
        <ul class="tags" aria-label="Components">
          {quote.components.map((tag) => (
            <li>
              {onWhy
                ? <button type="button" class="tag" aria-expanded={why === tag.component} onClick={() => onWhy(tag.component)}
                    title="Why?"><Component id={tag.component} /> <StanceSign stance={tag.stance} /></button>
                : <span class="tag"><Component id={tag.component} /> <StanceSign stance={tag.stance} /></span>}
            </li>
          ))}
        </ul>
      )}
      <div class="quote-acts">
        <button type="button" class="small" aria-expanded={context !== null} onClick={showContext}>
          {context ? "Less context" : "Context"}
        </button>
        <button type="button" class="small" onClick={() => void copy(quote.citation, "Quote and citation")}>Copy with citation</button>
        <button type="button" class="small" aria-pressed={kept} data-act="basket"
          onClick={() => say(toggleKept({ passage: quote.passage, place: quote.place }) ? "In the basket." : "Out of the basket.")}>
          {kept ? "In the basket" : "Add to basket"}
        </button>
      </div>
    </article>
  );
}
