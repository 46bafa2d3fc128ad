import type { Stance } from "../api";
import { number, STANCES, stanceWord } from "../words";

export interface StanceCounts {
  meets: number;
  falls_short: number;
  neutral: number;
}

export function countOf(counts: StanceCounts, stance: Stance): number {
  return stance === "falls-short" ? counts.falls_short : counts[stance];
}

/** One bar in three patterns with the numbers below; each number leads to its passages if `link` says where. */
export function StanceBar({ counts, link }: { counts: StanceCounts; link: (stance: Stance) => string }) {
  const whole = counts.meets + counts.falls_short + counts.neutral;
  return (
    <div class="stance-bar">
      <div class="bar" aria-hidden="true">
        {STANCES.map((stance) => {
          const n = countOf(counts, stance);
          return n > 0 && <span class={`part ${stance}`} style={{ flexGrow: n }} />;
        })}
        {whole === 0 && <span class="part none" />}
      </div>
      <div class="stance-counts">
        {STANCES.map((stance) => (
          <a href={link(stance)} class={`stance ${stance}`}>
            <span class="stance-sign" aria-hidden="true" />
            <b>{number(countOf(counts, stance))}</b> {stanceWord(stance)}
          </a>
        ))}
      </div>
    </div>
  );
}
