const STEP = 10;
const SMALLEST = 90;
const LARGEST = 150;

/** How each command changes the reading size, in percent of the normal one. */
export const textSizeSteps = {
  'text-larger': (size: number) => Math.min(LARGEST, size + STEP),
  'text-smaller': (size: number) => Math.max(SMALLEST, size - STEP),
  'text-normal': () => 100,
} as const;
