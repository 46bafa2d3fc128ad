import * as Plot from "@observablehq/plot";
import { number } from "../words";

export interface MatrixCell {
  row: string;
  column: string;
  value: number;
  /** What the number says, for hovering and for listening. */
  words: string;
  /** Where its passages are. */
  link: string | undefined;
  /** False where there was nothing to read, which is not the same as 0. */
  read: boolean;
}

interface Matrix {
  cells: readonly MatrixCell[];
  rows: readonly string[];
  columns: readonly string[];
  rowLabel: (row: string) => string;
  columnLabel: (column: string) => string;
  width: number;
}

const STEPS = 6;
const ROW_HEIGHT = 38;
/** Room for the names of rows, in pixels; so many characters fit into two lines. */
const LABELS = 240;
const CHARACTERS = 54;

function shortened(label: string): string {
  return label.length > CHARACTERS ? `${label.slice(0, CHARACTERS - 1).trimEnd()}…` : label;
}

/** 0 for none, 1 to STEPS for more and more; by square roots, since a few large numbers would pale all others. */
function step(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(1, Math.round(STEPS * Math.sqrt(value / most)));
}

function hatching(id: string): SVGElement {
  const name = "http://www.w3.org/2000/svg";
  const defs = document.createElementNS(name, "defs");
  const pattern = document.createElementNS(name, "pattern");
  const line = document.createElementNS(name, "path");
  for (const [key, value] of Object.entries({ id, width: "6", height: "6", patternUnits: "userSpaceOnUse" })) {
    pattern.setAttribute(key, value);
  }
  line.setAttribute("d", "M-1 1l2-2M0 6l6-6M5 7l2-2");
  line.setAttribute("class", "hatching");
  pattern.append(line);
  defs.append(pattern);
  return defs;
}

/** A table of numbers, darker where there is more, hatched where there is none. */
export function matrix({ cells, rows, columns, rowLabel, columnLabel, width }: Matrix): SVGSVGElement {
  // The diagonal of a square matrix would outshine all else; the scale is that of the other cells.
  const others = cells.filter((cell) => cell.row !== cell.column);
  const most = Math.max(1, ...others.map((cell) => cell.value));
  const hatch = `none-${Math.random().toString(36).slice(2)}`;
  const fill = (cell: MatrixCell) => {
    const shade = Math.min(STEPS, step(cell.value, most));
    return !cell.read ? "var(--paper)" : shade === 0 ? `url(#${hatch})` : `var(--heat-${shade})`;
  };
  const common = { x: "column", y: "row", href: "link" } as const;
  const svg = Plot.plot({
    width,
    height: rows.length * ROW_HEIGHT + 64,
    marginLeft: LABELS,
    marginTop: 52,
    marginBottom: 8,
    marginRight: 4,
    x: { domain: columns, type: "band", axis: null, padding: 0.04 },
    y: { domain: rows, type: "band", axis: null, padding: 0.06 },
    color: { type: "identity" },
    marks: [
      Plot.axisX({
        anchor: "top", tickFormat: columnLabel, tickSize: 0, label: null, lineHeight: 1.15,
        lineWidth: Math.max(3, (width - LABELS) / columns.length / 13),
      }),
      Plot.axisY({ tickFormat: (row: string) => shortened(rowLabel(row)), tickSize: 0, label: null, lineWidth: 18, lineHeight: 1.15 }),
      Plot.cell(cells, { ...common, fill, title: "words", ariaLabel: "words", className: "matrix-cell", rx: 2 }),
      Plot.text(cells, {
        x: "column", y: "row", pointerEvents: "none", className: "matrix-number",
        text: (cell: MatrixCell) => (cell.read ? number(cell.value) : "–"),
        fill: (cell: MatrixCell) => {
          const shade = cell.read ? Math.min(STEPS, step(cell.value, most)) : 0;
          return `var(--heat-ink-${shade})`;
        },
      }),
    ],
  }) as SVGSVGElement;
  svg.prepend(hatching(hatch));
  return svg;
}
