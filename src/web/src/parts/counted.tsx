import { number } from "../words";

/** A number that leads to what it counts; none leads nowhere. */
export function Counted({ n, to, sign = "" }: { n: number; to: string | undefined; sign?: string }) {
  return n > 0 && to ? <a href={to}>{sign}{number(n)}</a> : <>{number(n)}</>;
}
