const directions: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** One tab stop for a chart; the arrow keys go from mark to mark. */
export function moveBetweenMarks(event: KeyboardEvent): void {
  const direction = directions[event.key];
  const from = (event.target as Element).closest("a");
  const chart = event.currentTarget as Element;
  if (!direction || !from) return;
  const [dx, dy] = direction;
  const start = from.getBoundingClientRect();
  let best: { link: SVGAElement; cost: number } | null = null;
  for (const link of chart.querySelectorAll<SVGAElement>("a")) {
    const box = link.getBoundingClientRect();
    const x = box.left + box.width / 2 - (start.left + start.width / 2);
    const y = box.top + box.height / 2 - (start.top + start.height / 2);
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 2 && (best === null || along + 4 * aside < best.cost)) best = { link, cost: along + 4 * aside };
  }
  event.preventDefault();
  if (!best) return;
  from.setAttribute("tabindex", "-1");
  best.link.setAttribute("tabindex", "0");
  best.link.focus();
}
