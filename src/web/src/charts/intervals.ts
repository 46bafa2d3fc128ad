import * as Plot from "@observablehq/plot";
import type { AgreementRow } from "../api";
import { lookOf } from "../base";

/** Kappa of each component with its interval, against the lines of chance and of complete agreement. */
export function intervals(
  rows: readonly AgreementRow[], width: number, link: (row: AgreementRow) => string | undefined,
): SVGSVGElement | HTMLElement {
  const known = rows.filter((row) => row.kappa.value !== null);
  const low = (row: AgreementRow) => row.kappa.interval?.low ?? row.kappa.value ?? 0;
  const high = (row: AgreementRow) => row.kappa.interval?.high ?? row.kappa.value ?? 0;
  const words = (row: AgreementRow) =>
    `${row.label}: kappa ${row.kappa.value?.toFixed(2)}, interval ${low(row).toFixed(2)} to ${high(row).toFixed(2)}, ${row.units} units`;
  const name = (row: AgreementRow) => (row.component ? `${lookOf(row.component).code}  ${lookOf(row.component).short}` : row.label);
  return Plot.plot({
    width,
    height: rows.length * 28 + 60,
    marginLeft: 220,
    marginRight: 20,
    x: { domain: [Math.min(0, ...known.map(low)), 1], label: "Cohen’s kappa", grid: true, ticks: 6 },
    y: { domain: rows.map(name), label: null, tickSize: 0 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, tickFormat: (label: string) => (label.length > 28 ? `${label.slice(0, 27).trimEnd()}…` : label) }),
      Plot.ruleX([0], { className: "limit" }),
      Plot.ruleY(known, { y: name, x1: low, x2: high, className: "interval" }),
      Plot.dot(known, { y: name, x: (row: AgreementRow) => row.kappa.value, r: 5, className: "points", href: link, title: words, ariaLabel: words }),
    ],
  });
}
