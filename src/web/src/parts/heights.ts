/** Heights of many rows, guessed or measured, with the sum above any row in logarithmic time (a Fenwick tree). */
export class Heights {
  private readonly heights: Float64Array;
  private readonly sums: Float64Array;

  constructor(private readonly length: number, guess: (index: number) => number) {
    this.heights = new Float64Array(length);
    this.sums = new Float64Array(length + 1);
    for (let index = 0; index < length; index++) this.measured(index, guess(index));
  }

  /** Sets a height and returns by how much it differs from the one before. */
  measured(index: number, height: number): number {
    const change = height - (this.heights[index] ?? 0);
    if (change === 0) return 0;
    this.heights[index] = height;
    for (let i = index + 1; i <= this.length; i += i & -i) this.sums[i] = (this.sums[i] ?? 0) + change;
    return change;
  }

  /** The sum of the heights of all rows before `index`. */
  above(index: number): number {
    let sum = 0;
    for (let i = index; i > 0; i -= i & -i) sum += this.sums[i] ?? 0;
    return sum;
  }

  /** The row at a distance from the top of the first; the nearest if there is none. */
  at(distance: number): number {
    let index = 0;
    let rest = distance;
    for (let step = 1 << Math.floor(Math.log2(Math.max(1, this.length))); step > 0; step >>= 1) {
      const next = index + step;
      if (next <= this.length && (this.sums[next] ?? 0) <= rest) {
        index = next;
        rest -= this.sums[next] ?? 0;
      }
    }
    return Math.min(index, Math.max(0, this.length - 1));
  }
}
