// Priority from criteria and weights: the same sums as the server's (tests/cases/priority.json).

/** A criterion's fixed reference bounds; the first above the second where less is more urgent. */
export interface Bounds {
  least: number;
  most: number;
}

/** Return weights that sum to 1; equal ones where all are 0. */
export function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}

/** Return each value between its bounds, 0 to 1; an unknown one lies in the middle. */
export function scaledValues(values: readonly (readonly (number | null)[])[], criteria: readonly Bounds[]): number[][] {
  return values.map((row) =>
    row.map((value, i) => {
      const { least, most } = criteria[i]!;
      return value === null ? 0.5 : Math.min(1, Math.max(0, (value - least) / (most - least)));
    }),
  );
}

/** Return 100 · Σ weight · scaled of each row. */
export function scores(scaled: readonly (readonly number[])[], weights: readonly number[]): number[] {
  return scaled.map((row) => 100 * dot(row, weights));
}

/** Return ranks, 1 = most; equal scores share the better one. */
export function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a);
  return values.map((value) => sorted.indexOf(value) + 1);
}

/** Return the k rows of most score, of equal ones the earlier. */
export function firstOf(values: readonly number[], k: number): number[] {
  return values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b).slice(0, k);
}

/** One weight, and every row's priority with that weight at 0 and at 1, the others in proportion. */
interface Span {
  weight: number;
  atZero: number[];
  atOne: number[];
}

function spanOf(scaled: readonly (readonly number[])[], weights: readonly number[], index: number): Span {
  const others = weights.filter((_, i) => i !== index);
  const sum = others.reduce((a, b) => a + b, 0);
  const shares = others.map((weight) => (sum > 0 ? weight / sum : 1 / Math.max(others.length, 1)));
  return {
    weight: weights[index]!,
    atZero: scaled.map((row) => dot(row.filter((_, i) => i !== index), shares)),
    atOne: scaled.map((row) => row[index]!),
  };
}

/** Return, per criterion, from which to which weight the first k stay the same. */
export function stableWeights(scaled: readonly (readonly number[])[], weights: readonly number[], k: number): [number, number][] {
  const chosen = firstOf(scores(scaled, weights), k);
  const left = scaled.map((_, i) => i).filter((i) => !chosen.includes(i));
  return weights.map((_, index) => intervalOf(spanOf(scaled, weights, index), chosen, left));
}

function intervalOf({ weight, atZero, atOne }: Span, chosen: number[], left: number[]): [number, number] {
  let [low, high] = [0, 1];
  for (const a of chosen) {
    for (const b of left) {
      const [zero, one] = [atZero[a]! - atZero[b]!, atOne[a]! - atOne[b]!];
      if (zero === one) continue;
      const crossing = zero / (zero - one);
      if (one > zero) low = Math.max(low, crossing);
      else high = Math.min(high, crossing);
    }
  }
  return [Math.min(low, weight), Math.max(high, weight)];
}

/**
 * Return, per row and criterion, the nearest weight that brings the row among the first k: its
 * present weight where it is among them already, null where none does.
 */
export function entryWeights(scaled: readonly (readonly number[])[], weights: readonly number[], k: number): (number | null)[][] {
  const inside = new Set(firstOf(scores(scaled, weights), k));
  const spans = weights.map((_, index) => spanOf(scaled, weights, index));
  return scaled.map((_, row) => spans.map((span) => (inside.has(row) ? span.weight : nearestEntry(span, row, k))));
}

/** Return the nearest weight of one criterion that brings one row among the first k, or null. */
export function entryWeight(scaled: readonly (readonly number[])[], weights: readonly number[], at: { row: number; index: number; k: number }): number | null {
  const inside = firstOf(scores(scaled, weights), at.k).includes(at.row);
  const span = spanOf(scaled, weights, at.index);
  return inside ? span.weight : nearestEntry(span, at.row, at.k);
}

/** Walk along the weight from 0 to 1 and count, between crossings, how many are ahead. */
function nearestEntry({ weight, atZero, atOne }: Span, row: number, k: number): number | null {
  const crossings: { at: number; step: number }[] = [];
  let ahead = 0;
  for (let i = 0; i < atZero.length; i += 1) {
    const [zero, one] = [atZero[i]! - atZero[row]!, atOne[i]! - atOne[row]!];
    if (zero > 0 || (zero === 0 && one > 0)) ahead += 1;
    const at = zero === one ? -1 : zero / (zero - one);
    if (at > 0 && at < 1) crossings.push({ at, step: one > zero ? 1 : -1 });
  }
  crossings.sort((a, b) => a.at - b.at);
  let best: number | null = null;
  let from = 0;
  for (const { at, step } of [...crossings, { at: 1, step: 0 }]) {
    if (ahead < k && at > from) {
      const near = Math.min(Math.max(weight, from), at);
      if (best === null || Math.abs(near - weight) < Math.abs(best - weight)) best = near;
    }
    from = at;
    ahead += step;
  }
  return best;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
