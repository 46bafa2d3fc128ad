import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { saveFile } from "../client";
import { moveBetweenMarks } from "./marks";
import { standalone } from "./standalone";

interface Props {
  /** Heading of the figure. */
  title: string;
  /** What it shows, in a sentence or two. */
  description: string;
  /** Of the file that "SVG" saves. */
  fileName: string;
  /** Draws for a width in pixels. */
  draw: (width: number) => SVGSVGElement | HTMLElement;
  /** Drawn again when one of these changes. */
  after: readonly unknown[];
  /** The same numbers as a table. */
  table: ComponentChildren;
  narrowest?: number;
  shown: "chart" | "table";
  onShow: (what: "chart" | "table") => void;
}

/** A chart and its table twin, one keystroke apart. */
export function Figure(props: Props) {
  const { title, description, fileName, draw, after, table, narrowest = 280, shown, onShow } = props;
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(narrowest, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
  useLayoutEffect(() => {
    if (!holder.current || width === 0 || shown !== "chart") return;
    const drawn = draw(width);
    // The page's content policy forbids <style> elements; charts.css says the same.
    for (const style of drawn.querySelectorAll("style")) style.remove();
    // Plot names its groups for developers; without a role such a name is noise to those who listen.
    for (const group of drawn.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
    const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector("svg");
    svg?.setAttribute("role", "group");
    svg?.setAttribute("aria-label", `${title}. ${description}`);
    holder.current.replaceChildren(drawn);
    for (const [index, link] of [...holder.current.querySelectorAll("a")].entries()) {
      link.setAttribute("tabindex", index === 0 ? "0" : "-1");
    }
  }, [width, shown, ...after]);
  const save = () => {
    const svg = holder.current?.querySelector("svg");
    if (svg) saveFile(`${fileName}.svg`, new Blob([standalone(svg, title, description)], { type: "image/svg+xml" }));
  };
  return (
    <figure class="figure">
      <div class="figure-head">
        <figcaption>{description}</figcaption>
        <div class="group">
          <button type="button" aria-pressed={shown === "chart"} onClick={() => onShow("chart")}>Chart</button>
          <button type="button" aria-pressed={shown === "table"} onClick={() => onShow("table")}>Table</button>
          {shown === "chart" && <button type="button" onClick={save}>Save as SVG</button>}
        </div>
      </div>
      {shown === "chart"
        ? <div ref={holder} class="chart" tabIndex={width > (holder.current?.clientWidth ?? width) ? 0 : undefined}
            role="group" aria-label={title} onKeyDown={moveBetweenMarks} />
        : <div class="scroll" tabIndex={0} role="group" aria-label={`${title}, as a table`}>{table}</div>}
    </figure>
  );
}
