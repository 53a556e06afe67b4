/** A session between a worker and a main process that answer as the test says. */
import { vi } from 'vitest';
import type { InterviewId } from '../../core/domain/ids.ts';
import type { Session } from './session.ts';
import { FakeWorker } from './worker-for-test.ts';

export const VAULT = { id: 'b1d7a3c2-0000-4000-8000-000000000000', name: 'Vault 1' };
export const callMain = vi.fn<(name: string, args: unknown) => Promise<unknown>>();
/** The worker of the test that runs. */
export let worker = new FakeWorker();

/** In the place of `bridge.ts`. */
export const bridge = {
  callMain: (name: string, args: unknown) => callMain(name, args),
  relayToMain: async () => undefined,
};
/** In the place of `vault/start-worker.ts`. */
export const startWorker = { startVaultWorker: () => worker };

const ANSWERS: Readonly<Record<string, unknown>> = {
  'vaults.list': [VAULT],
  'vaults.wiped': [],
  'window.lock': undefined,
};

/** A new worker, and a main process that has one vault. */
export function beginAnew(): void {
  worker = new FakeWorker();
  callMain.mockReset();
  callMain.mockImplementation(async (name) => (name in ANSWERS ? ANSWERS[name] : {}));
}

export function open(session: Session) {
  const state = session.snapshot();
  if (state.phase !== 'open') throw new Error(`not open but ${state.phase}`);
  return state;
}

export function type(session: Session, insert: string): void {
  open(session).document?.dispatch({ changes: { from: 0, insert } });
}

export const interview = (id: InterviewId) =>
  ({ screen: 'interview', id, tab: 'testimony' }) as const;
