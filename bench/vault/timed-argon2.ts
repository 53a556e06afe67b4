import { argon2id as derive } from '../../node_modules/hash-wasm';

// By its place: the build puts this file wherever the vault asks for hash-wasm.
export * from '../../node_modules/hash-wasm';

/** When a derivation ended, on the clock that all threads share, and how long it took. */
export interface Derived {
  readonly ms: number;
  readonly at: number;
}

/** On it each derivation is told, whichever worker it ran in. */
export const DERIVED = 'derived';
const channel = new BroadcastChannel(DERIVED);

/** Argon2id, which also tells the page about itself: what an unlock takes is told with and without it. */
export const argon2id = (async (options) => {
  const started = performance.now();
  const key = await derive(options);
  const ended = performance.now();
  channel.postMessage({
    ms: ended - started,
    at: performance.timeOrigin + ended,
  } satisfies Derived);
  return key;
}) as typeof derive;
