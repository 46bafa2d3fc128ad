import * as Plot from "@observablehq/plot";
import type { SaturationPoint } from "../api";

/** Pairs of component and theme met so far against sources read, with the band of random orders behind. */
export function saturation(points: readonly SaturationPoint[], possible: number, width: number): SVGSVGElement | HTMLElement {
  const last = points[points.length - 1];
  return Plot.plot({
    width,
    height: Math.max(220, Math.min(320, width * 0.45)),
    marginLeft: 44,
    marginRight: 92,
    marginBottom: 40,
    x: { label: "Sources read, in the order in which they came", domain: [0, Math.max(1, last?.sources ?? 1)], tickFormat: "d" },
    y: { label: "Component–theme pairs met", domain: [0, possible], grid: true, tickFormat: "d" },
    marks: [
      Plot.ruleY([possible], { className: "limit" }),
      Plot.areaY(points, { x: "sources", y1: "low", y2: "high", className: "band" }),
      Plot.lineY(points, { x: "sources", y: "mean", className: "mean" }),
      Plot.lineY(points, { x: "sources", y: "seen", className: "seen" }),
      Plot.text([`all ${possible}`], { x: last?.sources ?? 0, y: possible, text: (d: string) => d, textAnchor: "start", dx: 8, dy: -7 }),
      ...(last
        ? [Plot.text([last], { x: "sources", y: "seen", text: (d: SaturationPoint) => `${d.seen} met`, textAnchor: "start", dx: 8, dy: 9, className: "end" })]
        : []),
      Plot.dot(points, {
        x: "sources", y: "seen", r: 3, className: "points",
        href: (point: SaturationPoint) => `/read?id=${encodeURIComponent(point.source_id)}`,
        title: (point: SaturationPoint) =>
          `Source ${point.sources}: ${point.title}\n${point.fresh} new, ${point.seen} so far\nRandom orders: ${point.low.toFixed(0)} to ${point.high.toFixed(0)}`,
        ariaLabel: (point: SaturationPoint) => `Source ${point.sources}, ${point.title}: ${point.fresh} new, ${point.seen} so far`,
      }),
    ],
  });
}
