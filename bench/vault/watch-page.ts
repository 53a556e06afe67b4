/** What the page's own thread was kept from doing while something was measured. */
export interface PageLoad {
  /** Milliseconds of the longest task over 50 ms, or 0. */
  readonly longestTask: number;
  readonly longTasks: number;
  /** Milliseconds of the longest call of WebCrypto on this thread. */
  readonly longestCrypto: number;
}

let [longestTask, longTasks, longestCrypto] = [0, 0, 0];

const observer = new PerformanceObserver((list) => take(list.getEntries()));
observer.observe({ type: 'longtask' });

function take(entries: readonly PerformanceEntry[]): void {
  longTasks += entries.length;
  for (const { duration } of entries) longestTask = Math.max(longestTask, duration);
}

/** WebCrypto works before it returns its promise (in this Chromium): the call alone is what the thread pays. */
const methods = ['encrypt', 'decrypt', 'digest', 'sign', 'wrapKey', 'unwrapKey', 'deriveKey'];
for (const name of methods) {
  const original: unknown = Reflect.get(SubtleCrypto.prototype, name);
  if (typeof original !== 'function') continue;
  Reflect.set(
    SubtleCrypto.prototype,
    name,
    function timed(this: SubtleCrypto, ...args: readonly unknown[]): unknown {
      const started = performance.now();
      const result: unknown = Reflect.apply(original, this, args);
      longestCrypto = Math.max(longestCrypto, performance.now() - started);
      return result;
    },
  );
}

/** Since the last time that it was asked. */
export function pageLoad(): PageLoad {
  take(observer.takeRecords());
  const load = { longestTask, longTasks, longestCrypto };
  [longestTask, longTasks, longestCrypto] = [0, 0, 0];
  return load;
}
