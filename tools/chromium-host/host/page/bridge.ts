/**
 * The synchronous bridge between the two worlds of one frame, under contextBridge.
 *
 * `CustomEvent.detail` is structured-cloned by Chromium when another world reads it, and dispatch
 * is synchronous: together they make a synchronous call between worlds on one thread, which is
 * what Electron's own bridge is. Functions and promises cross as ids.
 *
 * Everything the bridge needs from the page's globals is taken before the page's scripts run.
 */
export type BridgeHandler = (payload: unknown) => unknown;

export interface Bridge {
  /** Calls the other world's handler of that name and returns its answer. */
  tell(kind: string, payload: unknown): unknown;
  /** Answers the other world. */
  handle(kind: string, handler: BridgeHandler): void;
  /** Functions and promises to ids, so that a value can cross. */
  wrap(value: unknown): unknown;
  /** Ids back to functions and promises. */
  unwrap(value: unknown): unknown;
}

interface Settlers {
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

interface Call {
  kind: string;
  payload: unknown;
}

interface Answer {
  returned?: unknown;
  thrown?: unknown;
  isThrown: boolean;
}

type Callable = (...args: unknown[]) => unknown;
type Plain = Record<string, unknown>;

// One closure: nothing of its state may be reached from the page.
// oxlint-disable-next-line max-lines-per-function
export function createBridge(channel: string, me: 'main' | 'isolated'): Bridge {
  const peer = me === 'main' ? 'isolated' : 'main';
  const NativeEvent = CustomEvent;
  const fire = dispatchEvent.bind(globalThis);
  const { apply } = Reflect;
  const { freeze, keys } = Object;
  const handlers = new Map<string, BridgeHandler>();
  const functions = new Map<number, Callable>();
  const functionIds = new WeakMap<Callable, number>();
  const waiting = new Map<number, Settlers>();
  let lastId = 0;
  let answer: Answer | undefined;

  const isPlain = (value: object): value is Plain =>
    Object.prototype.toString.call(value) === '[object Object]';

  const wrapFunction = (value: Callable): Plain => {
    const id = functionIds.get(value) ?? ++lastId;
    functionIds.set(value, id);
    functions.set(id, value);
    return { [channel]: 'function', id };
  };

  const wrapPromise = (value: Promise<unknown>): Plain => {
    const id = ++lastId;
    value.then(
      (result) => tell('resolve', { id, value: wrap(result) }),
      (reason: unknown) =>
        tell('reject', { id, value: reason instanceof Error ? reason : wrap(reason) }),
    );
    return { [channel]: 'promise', id };
  };

  const wrap = (value: unknown, seen = new Map<object, unknown>()): unknown => {
    if (typeof value === 'function') return wrapFunction(value as Callable);
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the context bridge');
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return wrapPromise(value);
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      seen.set(value, list);
      for (const item of value) list.push(wrap(item, seen));
      return list;
    }
    if (!isPlain(value)) return value;
    const copy: Plain = {};
    seen.set(value, copy);
    for (const key of keys(value)) copy[key] = wrap(value[key], seen);
    return copy;
  };

  /** Works in place: what arrives is already this world's own copy. */
  const unwrap = (value: unknown, seen = new Set<object>()): unknown => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return value;
    seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        value[index] = unwrap(item, seen);
      });
      return value;
    }
    if (!isPlain(value)) return value;
    const id = value['id'] as number;
    if (value[channel] === 'function') {
      return (...args: unknown[]) => tell('call', { id, args: wrap(args) });
    }
    if (value[channel] === 'promise') {
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    }
    for (const key of keys(value)) value[key] = unwrap(value[key], seen);
    return value;
  };

  const tell = (kind: string, payload: unknown): unknown => {
    const outer = answer; // calls nest: an answer belongs to the innermost
    answer = undefined;
    fire(new NativeEvent(channel + peer, { detail: freeze({ kind, payload }) }));
    const received = answer as Answer | undefined;
    answer = outer;
    if (!received) throw new TypeError('An object could not be cloned.');
    if (received.isThrown) throw received.thrown;
    return unwrap(received.returned);
  };

  const settle = (how: keyof Settlers) => (payload: unknown) => {
    const { id, value } = payload as { id: number; value: unknown };
    waiting.get(id)?.[how](unwrap(value));
    waiting.delete(id);
  };

  const answerCall = ({ kind, payload }: Call): Answer => {
    try {
      const handler = handlers.get(kind);
      if (!handler) throw new TypeError(`No such bridge call: ${kind}`);
      return { returned: wrap(handler(payload)), isThrown: false };
    } catch (error) {
      return { thrown: error instanceof Error ? error : new Error(String(error)), isThrown: true };
    }
  };

  handlers.set('resolve', settle('resolve'));
  handlers.set('reject', settle('reject'));
  handlers.set('call', (payload) => {
    const { id, args } = payload as { id: number; args: unknown[] };
    return apply(functions.get(id) as Callable, undefined, unwrap(args) as unknown[]);
  });
  addEventListener(channel + me, (event) => {
    const detail = (event as CustomEvent<Call | Answer | null>).detail;
    if (detail === null) return;
    if ('isThrown' in detail) answer = detail;
    else fire(new NativeEvent(channel + peer, { detail: answerCall(detail) }));
  });

  return {
    tell: (kind, payload) => tell(kind, payload),
    handle: (kind, handler) => void handlers.set(kind, handler),
    wrap: (value) => wrap(value),
    unwrap: (value) => unwrap(value),
  };
}
