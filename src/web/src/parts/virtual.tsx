import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Heights } from "./heights";

export interface VirtualHandle {
  /** Brings a row to the upper third of the window. */
  show: (index: number) => void;
}

interface Props {
  length: number;
  /** A guess of a row's height in pixels before it was drawn. */
  guess: (index: number) => number;
  row: (index: number) => ComponentChildren;
  /** Told which rows are drawn. */
  onRange?: (from: number, to: number) => void;
  handle: RefObject<VirtualHandle | null>;
  label: string;
}

const BEYOND = 600;

/** The rows near the window, drawn; all others, a height. Rows are measured once they are drawn. */
export function VirtualList({ length, guess, row, onRange, handle, label }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [heights] = useState(() => new Heights(length, guess));
  const [range, setRange] = useState({ from: 0, to: Math.min(length, 20) });
  const [, redraw] = useState(0);
  /** Whoever scrolled to the very end stays there while the last rows grow to their true heights. */
  const toEnd = useRef(false);

  const look = () => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const from = heights.at(-top - BEYOND);
    const to = Math.min(length, heights.at(-top + window.innerHeight + BEYOND) + 1);
    setRange((old) => (old.from === from && old.to === to ? old : { from, to }));
  };

  const scrolled = () => {
    toEnd.current = document.documentElement.scrollHeight - window.scrollY - window.innerHeight < 2;
    look();
  };

  useEffect(() => {
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", look);
    look();
    return () => {
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", look);
    };
  }, [length]);

  useEffect(() => onRange?.(range.from, range.to), [range.from, range.to]);

  handle.current = {
    show(index) {
      const move = () => {
        const top = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY + heights.above(index);
        window.scrollTo({ top: Math.max(0, top - window.innerHeight / 4) });
      };
      // The rows on the way have guessed heights: after they are measured, the place is corrected.
      move();
      look();
      requestAnimationFrame(() => requestAnimationFrame(move));
    },
  };

  useLayoutEffect(() => {
    let different = 0;
    if (toEnd.current) window.scrollTo(0, document.documentElement.scrollHeight);
    const first = list.current?.getBoundingClientRect().top ?? 0;
    for (const element of list.current?.querySelectorAll<HTMLElement>(":scope > [data-index]") ?? []) {
      const index = Number(element.dataset["index"]);
      const change = heights.measured(index, element.offsetHeight);
      // A row above the window that grew would push what is being read; the window follows.
      if (change !== 0 && first + heights.above(index) < 0) window.scrollBy(0, change);
      different += Math.abs(change);
    }
    if (different > 1) redraw((n) => n + 1);
  });

  const rows = [];
  for (let index = range.from; index < Math.min(range.to, length); index++) {
    rows.push(
      <div role="listitem" key={index} data-index={index} class="virtual-row" aria-setsize={length}
        aria-posinset={index + 1} style={{ top: `${heights.above(index)}px` }}>
        {row(index)}
      </div>,
    );
  }
  return (
    <div ref={list} role="list" aria-label={label} class="virtual" style={{ height: `${heights.above(length)}px` }}>
      {rows}
    </div>
  );
}
