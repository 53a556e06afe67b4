/** Value of a function at a point; writes its slope there. */
export type Slope = (at: Float64Array, slope: Float64Array) => number;

const REMEMBERED = 8;
const MOST_STEPS = 100;
const MOST_HALVINGS = 20;
/** Ends when a step gains less than this share. */
const LEAST_GAIN = 1e-6;

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
}

/** The lowest point of a smooth function with one valley (L-BFGS, Nocedal 1980): the same function, the same point. */
export function minimise(size: number, slopeOf: Slope): Float64Array {
  let at = new Float64Array(size);
  let slope = new Float64Array(size);
  let value = slopeOf(at, slope);
  const steps: Step[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const way = wayDown(slope, steps);
    const next = new Float64Array(size);
    const nextSlope = new Float64Array(size);
    const nextValue = walk(at, way, { value, fall: dot(slope, way), next, nextSlope }, slopeOf);
    if (nextValue === undefined) break;
    const moved = next.map((each, index) => each - (at[index] ?? 0));
    const turned = nextSlope.map((each, index) => each - (slope[index] ?? 0));
    if (dot(moved, turned) > 1e-12) steps.push({ moved, turned });
    if (steps.length > REMEMBERED) steps.shift();
    const gain = value - nextValue;
    [at, slope, value] = [next, nextSlope, nextValue];
    if (gain < LEAST_GAIN * Math.abs(value)) break;
  }
  return at;
}

function wayDown(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slope.map((each) => -each);
  const shares: number[] = [];
  for (const { moved, turned } of steps.toReversed()) {
    const share = dot(moved, way) / dot(moved, turned);
    shares.push(share);
    add(way, turned, -share);
  }
  const last = steps.at(-1);
  const size =
    last === undefined
      ? 1 / Math.max(1, Math.sqrt(dot(slope, slope)))
      : dot(last.moved, last.turned) / dot(last.turned, last.turned);
  for (let at = 0; at < way.length; at += 1) way[at] = (way[at] ?? 0) * size;
  for (const { moved, turned } of steps)
    add(way, moved, (shares.pop() ?? 0) - dot(turned, way) / dot(moved, turned));
  return way;
}

interface Walk {
  readonly value: number;
  /** How fast it goes down along the way. */
  readonly fall: number;
  readonly next: Float64Array;
  readonly nextSlope: Float64Array;
}

/** Half as far until it is lower enough. */
function walk(
  at: Float64Array,
  way: Float64Array,
  { value, fall, next, nextSlope }: Walk,
  slopeOf: Slope,
): number | undefined {
  let length = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    next.set(at);
    add(next, way, length);
    const found = slopeOf(next, nextSlope);
    if (found <= value + 1e-4 * length * fall) return found;
    length /= 2;
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}
