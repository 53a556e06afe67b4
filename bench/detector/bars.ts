/** PERSON recall, recall of all types, precision in characters, share of documents that leak a person. */
export interface Bar {
  readonly person: number;
  readonly all?: number;
  readonly precision?: number;
  readonly leak?: number;
}

/** What the detector is to reach, and what it is after. */
export const BARS: Readonly<Record<string, readonly [bar: Bar, moonshot: Bar]>> = {
  'en-gum': [
    { person: 0.98, all: 0.96, precision: 0.8, leak: 0.15 },
    { person: 0.99, all: 0.97, precision: 0.86, leak: 0.08 },
  ],
  'en-ewt': [
    { person: 0.985, all: 0.95, precision: 0.76, leak: 0.06 },
    { person: 0.992, all: 0.96, precision: 0.85, leak: 0.03 },
  ],
  'en-synth': [
    { person: 0.998, all: 0.999, precision: 0.99, leak: 0.01 },
    { person: 1, all: 0.999, precision: 0.99, leak: 0 },
  ],
  'ru-factrueval': [
    { person: 0.995, all: 0.965, precision: 0.83, leak: 0.02 },
    { person: 0.998, all: 0.975, precision: 0.88, leak: 0.01 },
  ],
  'ru-synth': [
    { person: 0.995, all: 0.99, precision: 0.95, leak: 0.02 },
    { person: 0.999, all: 0.995, precision: 0.97, leak: 0.005 },
  ],
  'kk-kaznerd': [
    { person: 0.985, all: 0.955, precision: 0.87, leak: 0.03 },
    { person: 0.993, all: 0.965, precision: 0.9, leak: 0.015 },
  ],
  'kk-synth': [
    { person: 0.99, all: 0.98, precision: 0.95, leak: 0.03 },
    { person: 0.998, all: 0.99, precision: 0.97, leak: 0.01 },
  ],
};

/** PERSON recall in text without capitals. */
export const LOWER_CASE: readonly [bar: Bar, moonshot: Bar] = [{ person: 0.9 }, { person: 0.95 }];
/** KB of UTF-8 a second on one core. */
export const SPEED = [200, 1000] as const;
/** Gzipped bytes of all weights. */
export const SIZE = 3_000_000;
