import { LABELS } from '../../core/anonymise/model/labels.ts';
import { seededRandom } from './random.ts';

/** A sentence: the ids of its features, `width` to a token (-1: none), and its labels. */
export interface Example {
  readonly features: Int32Array;
  readonly labels: Uint8Array;
}

export interface TrainOptions {
  readonly width: number;
  readonly features: number;
  readonly epochs: number;
  readonly alpha: number;
  readonly l1: number;
  readonly l2: number;
  /** How often a feature is left out while learning, so that no other relies on it alone. */
  readonly dropout: number;
  /**
   * How much the score of nothing is raised at names while learning, so that a missed name costs more than a false one. That
   * makes all probabilities too high: the second look takes it back.
   */
  readonly missed: number;
  readonly seed: number;
}

export interface TrainedChain {
  /** {@link LABELS} to a feature. */
  readonly weights: Float32Array;
  readonly steps: Float32Array;
}

/**
 * A linear-chain conditional random field by FTRL-proximal stochastic gradient (McMahan 2011), which keeps most weights at
 * exactly 0. The same input gives the same weights.
 */
export function trainChain(examples: readonly Example[], options: TrainOptions): TrainedChain {
  const random = seededRandom(options.seed);
  const trainer = new ChainTrainer(options, random);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) trainer.learn(example);
    }
    console.error(`  epoch ${epoch + 1}: ${trainer.takeLoss().toFixed(4)} a token`);
  }
  return trainer.result();
}

class ChainTrainer {
  readonly #options: TrainOptions;
  readonly #random: () => number;
  readonly #w: Float32Array;
  readonly #z: Float32Array;
  readonly #n: Float32Array;
  readonly #base: number;
  #loss = 0;
  #tokens = 0;

  constructor(options: TrainOptions, random: () => number) {
    this.#options = options;
    this.#random = random;
    this.#base = options.features * LABELS;
    const size = this.#base + LABELS * LABELS;
    this.#w = new Float32Array(size);
    this.#z = new Float32Array(size);
    this.#n = new Float32Array(size);
  }

  takeLoss(): number {
    const loss = -this.#loss / this.#tokens;
    this.#loss = 0;
    this.#tokens = 0;
    return loss;
  }

  /** Features speak as loudly as they did on average while some were left out. */
  result(): TrainedChain {
    const { dropout } = this.#options;
    return {
      weights: this.#w.slice(0, this.#base).map((weight) => weight * (1 - dropout)),
      steps: this.#w.slice(this.#base),
    };
  }

  learn({ features: all, labels }: Example): void {
    const length = labels.length;
    const { dropout } = this.#options;
    const features = all.map((feature) => (this.#random() < dropout ? -1 : feature));
    const steps = Float64Array.from({ length: LABELS * LABELS }, (_, at) =>
      Math.exp(this.#w[this.#base + at] ?? 0),
    );
    const emit = this.#emissions(features, length);
    const raised = Math.exp(this.#options.missed);
    for (const [at, gold] of labels.entries())
      if (gold !== 0) emit[at * LABELS] = (emit[at * LABELS] ?? 0) * raised;
    const { forward, backward, scale } = passes(emit, length, steps);
    this.#tokens += length;
    const stepGradient = new Float64Array(LABELS * LABELS);
    for (let at = 0; at < length; at += 1) {
      const gold = labels[at] ?? 0;
      const row = at * LABELS;
      let sum = 0;
      const p = new Float64Array(LABELS);
      for (let y = 0; y < LABELS; y += 1) {
        p[y] = (forward[row + y] ?? 0) * (backward[row + y] ?? 0);
        sum += p[y] ?? 0;
      }
      for (let y = 0; y < LABELS; y += 1) p[y] = (p[y] ?? 0) / sum;
      this.#loss += Math.log(Math.max(p[gold] ?? 0, 1e-12));
      if (at > 0) {
        for (let x = 0; x < LABELS; x += 1)
          for (let y = 0; y < LABELS; y += 1)
            stepGradient[x * LABELS + y] =
              (stepGradient[x * LABELS + y] ?? 0) +
              ((forward[row - LABELS + x] ?? 0) *
                (steps[x * LABELS + y] ?? 0) *
                (emit[row + y] ?? 0) *
                (backward[row + y] ?? 0)) /
                (scale[at] ?? 1);
        const step = (labels[at - 1] ?? 0) * LABELS + gold;
        stepGradient[step] = (stepGradient[step] ?? 0) - 1;
      }
      p[gold] = (p[gold] ?? 0) - 1;
      this.#update(features, at, p);
    }
    for (let step = 0; step < stepGradient.length; step += 1)
      this.#change(this.#base + step, stepGradient[step] ?? 0);
  }

  #emissions(features: Int32Array, length: number): Float64Array {
    const { width } = this.#options;
    const w = this.#w;
    const emit = new Float64Array(length * LABELS);
    for (let at = 0; at < length; at += 1) {
      const row = at * LABELS;
      for (let column = at * width; column < (at + 1) * width; column += 1) {
        const feature = features[column] ?? -1;
        if (feature < 0) continue;
        const start = feature * LABELS;
        for (let y = 0; y < LABELS; y += 1)
          emit[row + y] = (emit[row + y] ?? 0) + (w[start + y] ?? 0);
      }
      let most = Number.NEGATIVE_INFINITY;
      for (let y = 0; y < LABELS; y += 1) most = Math.max(most, emit[row + y] ?? 0);
      for (let y = 0; y < LABELS; y += 1) emit[row + y] = Math.exp((emit[row + y] ?? 0) - most);
    }
    return emit;
  }

  #update(features: Int32Array, at: number, gradient: Float64Array): void {
    const { width } = this.#options;
    for (let y = 0; y < LABELS; y += 1) {
      const g = gradient[y] ?? 0;
      if (g < 2e-4 && g > -2e-4) continue;
      for (let column = at * width; column < (at + 1) * width; column += 1) {
        const feature = features[column] ?? -1;
        if (feature >= 0) this.#change(feature * LABELS + y, g);
      }
    }
  }

  #change(at: number, gradient: number): void {
    if (gradient === 0) return;
    const { alpha, l1, l2 } = this.#options;
    const n = this.#n[at] ?? 0;
    const next = n + gradient * gradient;
    const root = Math.sqrt(next);
    const z = (this.#z[at] ?? 0) + gradient - ((root - Math.sqrt(n)) / alpha) * (this.#w[at] ?? 0);
    this.#z[at] = z;
    this.#n[at] = next;
    this.#w[at] = Math.abs(z) <= l1 ? 0 : -(z - Math.sign(z) * l1) / ((1 + root) / alpha + l2);
  }
}

function passes(
  emit: Float64Array,
  length: number,
  steps: Float64Array,
): { forward: Float64Array; backward: Float64Array; scale: Float64Array } {
  const forward = new Float64Array(length * LABELS);
  const backward = new Float64Array(length * LABELS);
  const scale = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const row = at * LABELS;
    let sum = 0;
    for (let y = 0; y < LABELS; y += 1) {
      let reach = 1;
      if (at > 0) {
        reach = 0;
        for (let x = 0; x < LABELS; x += 1)
          reach += (forward[row - LABELS + x] ?? 0) * (steps[x * LABELS + y] ?? 0);
      }
      const value = reach * (emit[row + y] ?? 0);
      forward[row + y] = value;
      sum += value;
    }
    scale[at] = sum;
    for (let y = 0; y < LABELS; y += 1) forward[row + y] = (forward[row + y] ?? 0) / sum;
  }
  backward.fill(1, (length - 1) * LABELS);
  for (let at = length - 2; at >= 0; at -= 1) {
    const row = at * LABELS;
    for (let x = 0; x < LABELS; x += 1) {
      let sum = 0;
      for (let y = 0; y < LABELS; y += 1)
        sum +=
          (steps[x * LABELS + y] ?? 0) *
          (emit[row + LABELS + y] ?? 0) *
          (backward[row + LABELS + y] ?? 0);
      backward[row + x] = sum / (scale[at + 1] ?? 1);
    }
  }
  return { forward, backward, scale };
}
