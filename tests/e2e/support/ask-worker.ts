import type { Worker } from 'playwright-core';
import { expect } from 'vitest';
import type { VaultArgs, VaultCallName, VaultCalls } from '../../../renderer/vault/api.ts';
import type { Researcher } from './researcher.ts';

type Answer<N extends VaultCallName> = Awaited<ReturnType<VaultCalls[N]>>;

/** Asks the vault worker as the page does: what would take minutes at the keyboard. */
export async function askWorker<N extends VaultCallName>(
  me: Researcher,
  name: N,
  args: VaultArgs<N>,
): Promise<Answer<N>> {
  const [answer] = await askManyTimes(me, name, [args]);
  return answer as Answer<N>;
}

/** The same question, each time about something else. @returns the answers in the same order */
export async function askManyTimes<N extends VaultCallName>(
  me: Researcher,
  name: N,
  list: readonly VaultArgs<N>[],
): Promise<Answer<N>[]> {
  // Ids that the page does not use.
  const calls = list.map((args, i) => ({ type: 'call', id: -1 - i, name, args }));
  const results = await vaultWorker(me).evaluate(
    (asked) =>
      new Promise<unknown[]>((resolve) => {
        const answers = new Map<number, unknown>();
        const post = self.postMessage;
        self.postMessage = (message: { id?: number; result?: unknown }) => {
          if ((message.id ?? 0) >= 0 || !('result' in message)) return post.call(self, message);
          answers.set(message.id ?? 0, message.result);
          if (answers.size < asked.length) return undefined;
          self.postMessage = post;
          return resolve(asked.map(({ id }) => answers.get(id)));
        };
        for (const data of asked) self.dispatchEvent(new MessageEvent('message', { data }));
      }),
    calls,
  );
  for (const result of results) expect(result).toMatchObject({ ok: true });
  return (results as { value: Answer<N> }[]).map(({ value }) => value);
}

export function vaultWorker(me: Researcher): Worker {
  const worker = me.page.workers().find((one) => one.url().includes('vault.worker'));
  if (!worker) throw new Error('no vault worker');
  return worker;
}
