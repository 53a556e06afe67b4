import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONSENT, withPermission } from '../../core/domain/consent.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import type { Bridge } from '../../core/ipc/contract.ts';
import { askManyTimes, askWorker } from './support/ask-worker.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { answerSaveDialog } from './support/share-flows.ts';

/** A bundle that is large enough for helpers: workers of the vault worker, under the policy of the real scheme. */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-large-'));
const TEXT = 'The river ran past the mill, and nobody spoke of it.\n'.repeat(18_000);
const RECORD = {
  ...EMPTY_RECORD,
  consent: withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' }),
} as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
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
    const interviews = await askManyTimes(
      me,
      'createInterview',
      // Megabytes of testimony would take the editor minutes.
      [1, 2, 3, 4, 5, 6].map((n) => ({ record: { ...RECORD, code: `INT-00${n}` }, text: TEXT })),
    );
    await answerSaveDialog(me, path.join(folder, 'bundle.tar.age'));
    const target = await me.page.evaluate(async () => {
      const { calls } = (window as unknown as { readonly vouchsafe: Bridge }).vouchsafe;
      const begun = await calls['exportFile.begin']({ suggestedName: 'bundle.tar.age' });
      return begun.ok ? begun.value?.target : undefined;
    });
    await askWorker(me, 'writeExport', {
      target: target ?? '',
      recipients: [recipient],
      interviews: interviews.map(({ id }) => id),
      version: 'original',
      formats: [],
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
