import { AppError, errorCode } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import type { FromWorker, ToWorker, VaultCallName, WorkerEnvelope } from '../api.ts';
import { standBy } from './derivation.ts';
import { fetchDetector } from './fetch-detector.ts';
import { VaultDoor } from './vault-door.ts';

/**
 * The vault worker's entry: messages in, results out. Everything that holds a key lives behind it and
 * dies with it when the page terminates the worker.
 */
declare const self: DedicatedWorkerGlobalScope;

const waiting = new Map<number, (result: WorkerEnvelope) => void>();
let nextHostId = 1;

function post(message: FromWorker): void {
  self.postMessage(message);
}

function callHost<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
  const id = nextHostId;
  nextHostId += 1;
  return new Promise((resolve, reject) => {
    waiting.set(id, (result) => {
      if (result.ok) resolve(result.value as CallResult<C>);
      else reject(new AppError(result.code, result.message));
    });
    post({ type: 'host', id, name, args });
  });
}

const door = new VaultDoor({
  host: { call: callHost },
  onProgress: (progress) => post({ type: 'progress', progress }),
  fetchDetector,
});

async function answer(id: number, name: VaultCallName, args: unknown): Promise<void> {
  let result: WorkerEnvelope;
  try {
    const tell = (part: unknown) => post({ type: 'part', id, part });
    result = { ok: true, value: await door.call(name, args, tell) };
  } catch (error) {
    // The message names code and place, never content: it may reach a developer's console.
    result = {
      ok: false,
      code: errorCode(error),
      message: error instanceof Error ? error.name : 'error',
    };
    if (errorCode(error) === 'internal') queueMicrotask(() => reportBug(error));
  }
  post({ type: 'result', id, result });
}

/** Rethrown outside any promise, so that it reaches the page's error handler as the bug it is. */
function reportBug(error: unknown): never {
  throw error;
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'call') void answer(message.id, message.name, message.args);
  else {
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  }
});

self.addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective } = event as Event & { readonly effectiveDirective?: string };
  post({ type: 'violation', directive: effectiveDirective ?? 'unknown' });
});

// Somebody is at the door of a vault now, and types.
standBy();
