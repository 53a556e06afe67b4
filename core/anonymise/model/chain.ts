import { LABELS } from './labels.ts';

/**
 * Probability of every label at every token of a sentence: forward and backward pass of a linear
 * chain. Replaces the scores in place.
 * @param scores `length` rows of {@link LABELS}
 * @param steps exp of the transition weights, row = label before
 */
export function marginals(scores: Float64Array, length: number, steps: Float64Array): void {
  const backward = length * LABELS <= SCRATCH.length ? SCRATCH : new Float64Array(length * LABELS);
  for (let at = 0; at < length; at += 1) exponentiate(scores, at * LABELS);
  const last = (length - 1) * LABELS;
  for (let label = 0; label < LABELS; label += 1) backward[last + label] = 1;
  for (let row = last - LABELS; row >= 0; row -= LABELS) stepBack(scores, backward, row, steps);
  normalise(scores, 0);
  for (let row = LABELS; row <= last; row += LABELS) stepOn(scores, row, steps);
  for (let row = 0; row <= last; row += LABELS) {
    for (let label = 0; label < LABELS; label += 1)
      scores[row + label] = (scores[row + label] ?? 0) * (backward[row + label] ?? 0);
    normalise(scores, row);
  }
}

const SCRATCH = new Float64Array(256 * LABELS);
const step = new Float64Array(LABELS);

function exponentiate(scores: Float64Array, row: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < LABELS; label += 1) most = Math.max(most, scores[row + label] ?? 0);
  for (let label = 0; label < LABELS; label += 1)
    scores[row + label] = Math.exp((scores[row + label] ?? 0) - most);
}

function stepBack(
  scores: Float64Array,
  backward: Float64Array,
  row: number,
  steps: Float64Array,
): void {
  const next = row + LABELS;
  for (let to = 0; to < LABELS; to += 1)
    step[to] = (scores[next + to] ?? 0) * (backward[next + to] ?? 0);
  for (let from = 0; from < LABELS; from += 1) {
    let sum = 0;
    for (let to = 0; to < LABELS; to += 1)
      sum += (steps[from * LABELS + to] ?? 0) * (step[to] ?? 0);
    backward[row + from] = sum;
  }
  normalise(backward, row);
}

/** From now on the row holds the forward pass. */
function stepOn(scores: Float64Array, row: number, steps: Float64Array): void {
  const last = row - LABELS;
  for (let to = 0; to < LABELS; to += 1) {
    let sum = 0;
    for (let from = 0; from < LABELS; from += 1)
      sum += (scores[last + from] ?? 0) * (steps[from * LABELS + to] ?? 0);
    step[to] = sum * (scores[row + to] ?? 0);
  }
  for (let to = 0; to < LABELS; to += 1) scores[row + to] = step[to] ?? 0;
  normalise(scores, row);
}

function normalise(values: Float64Array, row: number): void {
  let sum = 0;
  for (let label = 0; label < LABELS; label += 1) sum += values[row + label] ?? 0;
  for (let label = 0; label < LABELS; label += 1)
    values[row + label] = (values[row + label] ?? 0) / sum;
}
