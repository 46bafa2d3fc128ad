import { number } from "../words";

const BINS = 12;

/** Passages by year in at most twelve bars, for a card; `link` leads to the years one by one. */
export function YearLine({ years, link }: { years: readonly { year: number; passages: number }[]; link: string }) {
  const known = years.filter(({ year }) => year > 0);
  if (known.length === 0) return <p class="years quiet">no years known</p>;
  const first = Math.min(...known.map(({ year }) => year));
  const last = Math.max(...known.map(({ year }) => year));
  const span = Math.max(1, Math.ceil((last - first + 1) / BINS));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / span) }, () => 0);
  for (const { year, passages } of known) {
    const bin = Math.floor((year - first) / span);
    bins[bin] = (bins[bin] ?? 0) + passages;
  }
  const most = Math.max(...bins);
  const words = bins
    .map((n, i) => `${first + i * span}${span > 1 ? ` to ${Math.min(last, first + (i + 1) * span - 1)}` : ""}: ${number(n)}`)
    .join(", ");
  const wide = 120 / bins.length;
  return (
    <a class="years" href={link}>
      <span>{first}</span>
      <svg viewBox="0 0 120 22" role="img" aria-label={`Passages by year: ${words}`} preserveAspectRatio="none">
        <title>{words}</title>
        {bins.map((n, i) => {
          const tall = n === 0 ? 1 : 2 + (20 * n) / most;
          return <rect x={i * wide + 0.5} width={Math.max(1, wide - 1.5)} y={22 - tall} height={tall} class={n ? "" : "none"} />;
        })}
      </svg>
      <span>{last}</span>
    </a>
  );
}
