import type { ERROR_CODES } from '../core/errors.ts';
import { BRIDGE_KEY } from '../core/ipc/channels.ts';

type Answer = (args: unknown) => unknown;
type Code = (typeof ERROR_CODES)[number];

/** The main process as a table in memory. Import it before anything that imports bridge.ts. For tests only. */
export const mainForTest = {
  answers: {} as Record<string, Answer>,
  asked: [] as { readonly name: string; readonly args: unknown }[],
  reset() {
    this.answers = {};
    this.asked = [];
  },
  names() {
    return this.asked.map((one) => one.name);
  },
};

/** An answer that refuses with the code. */
export class Refusal {
  readonly code: Code;
  constructor(code: Code) {
    this.code = code;
  }
}

async function call(name: string, args: unknown) {
  mainForTest.asked.push({ name, args });
  const value = await mainForTest.answers[name]?.(args);
  return value instanceof Refusal ? { ok: false, code: value.code } : { ok: true, value };
}

Object.assign(window, {
  [BRIDGE_KEY]: {
    calls: new Proxy({}, { get: (_, name) => (args: unknown) => call(String(name), args) }),
    events: new Proxy({}, { get: () => () => () => undefined }),
  },
});
