import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_RECORD, type Interview } from '../../core/domain/interview.ts';
import type { Bridge } from '../../core/ipc/contract.ts';
import type { VaultCallName, VaultCalls } from '../../renderer/vault/api.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { answerSaveDialog } from './support/share-flows.ts';

/** A bundle that is large enough for helpers: workers of the vault worker, under the policy of the real scheme. */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-large-'));
const TEXT = 'The river ran past the mill, and nobody spoke of it.\n'.repeat(18_000);
const { consent } = EMPTY_RECORD;
const RECORD = {
  ...EMPTY_RECORD,
  consent: { ...consent, answers: { ...consent.answers, 'share-partner': 'yes' } },
} as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** Asks the vault worker as the page does. Megabytes of testimony would take the editor minutes. */
async function ask<N extends VaultCallName>(
  me: Researcher,
  name: N,
  args: Parameters<VaultCalls[N]>[0],
): Promise<Awaited<ReturnType<VaultCalls[N]>>> {
  const worker = me.page.workers().find((one) => one.url().includes('vault.worker'));
  if (!worker) throw new Error('no vault worker');
  const result = await worker.evaluate(
    (call) =>
      new Promise((resolve) => {
        const post = self.postMessage;
        self.postMessage = (message: { id?: number; result?: unknown }) => {
          if (message.id !== call.id || !('result' in message)) return post.call(self, message);
          self.postMessage = post;
          resolve(message.result);
        };
        self.dispatchEvent(new MessageEvent('message', { data: call }));
      }),
    { type: 'call', id: -1, name, args },
  );
  expect(result).toMatchObject({ ok: true });
  return (result as { value: Awaited<ReturnType<VaultCalls[N]>> }).value;
}

describe('a large export', () => {
  let me: Researcher;
  beforeAll(async () => {
    me = await startWithVault();
  });
  afterAll(() => me?.close());

  it('is sealed with helpers, and age sees no difference', async () => {
    run('age-keygen', ['-o', 'key.txt']);
    const recipient = run('age-keygen', ['-y', 'key.txt']).trim();
    const interviews: Interview[] = [];
    for (let n = 1; n <= 6; n += 1) {
      const record = { ...RECORD, code: `INT-00${n}` };
      interviews.push(await ask(me, 'createInterview', { record, text: TEXT }));
    }
    await answerSaveDialog(me, path.join(folder, 'bundle.tar.age'));
    const target = await me.page.evaluate(async () => {
      const { calls } = (window as unknown as { readonly vouchsafe: Bridge }).vouchsafe;
      const begun = await calls['exportFile.begin']({ suggestedName: 'bundle.tar.age' });
      return begun.ok ? begun.value?.target : undefined;
    });
    await ask(me, 'writeExport', {
      target: target ?? '',
      recipients: [recipient],
      interviews: interviews.map(({ id }) => id),
      version: 'original',
      allowed: [],
    });
    const helpers = me.launched.requested.filter((url) => url.includes('seal.worker'));
    const cores = await me.page.evaluate(() => navigator.hardwareConcurrency);
    expect(helpers).toHaveLength(cores > 1 ? Math.min(cores, 4) : 0);
    expect(me.page.workers()).toHaveLength(1);
    run('sh', ['-ec', 'age -d -i key.txt bundle.tar.age | tar x; sha256sum -c SHA256SUMS']);
    expect(readFileSync(path.join(folder, 'interviews/INT-006.txt'), 'utf8')).toContain(TEXT);
  });
});
