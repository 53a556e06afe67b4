import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONSENT } from '../../../core/domain/consent.ts';
import {
  EMPTY_RECORD,
  type Interview,
  type InterviewRecord,
} from '../../../core/domain/interview.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../api.ts';
import { VaultDoor } from './vault-door.ts';

const consent = {
  ...NO_CONSENT,
  answers: { ...NO_CONSENT.answers, 'share-partner': 'yes' },
} as const;

/** The way out of a whole vault, through the worker's door. Everybody in it is invented. */
describe('bundles of a vault', { timeout: 60_000 }, () => {
  const host = new DiskHost();
  const door = new VaultDoor({ host, onProgress: () => undefined, onSearch: () => undefined });
  const ask = async <C extends VaultCallName>(name: C, args: VaultArgs<C>) =>
    (await door.call(name, args)) as VaultResult<C>;

  beforeAll(() =>
    ask('create', {
      id: crypto.randomUUID(),
      name: 'Vault 1',
      passphrase: 'quiet river carries seven lanterns home',
    }),
  );
  afterAll(() => host.remove());

  const interview = (code: string, text: string, more: Partial<InterviewRecord> = {}) =>
    ask('createInterview', { record: { ...EMPTY_RECORD, code, consent, ...more }, text });

  const planOf = (...interviews: readonly Interview[]) => ({
    interviews: interviews.map(({ id }) => id),
    version: 'anonymised' as const,
    allowed: [],
  });

  it('are searched for the exact places and the interviewers of what goes out', async () => {
    const place = { name: 'Жанатас, Рудная 4', published: 'Жанатас', level: 'district' } as const;
    const first = await interview('INT-001', 'Nothing here.', { place, interviewerCode: 'Динара' });
    const typed = { ...place, name: 'Жанатас' };
    const second = await interview('INT-002', 'С Динарой, Рудная 4.', { place: typed });
    const { findings } = await ask('previewExport', planOf(first, second));
    const found = findings.filter(({ entry }) => entry.endsWith('.json'));
    expect(found.map(({ code, found: words }) => `${code} ${words}`).toSorted()).toEqual([
      'INT-001 Жанатас',
      'INT-002 Динарой',
      'INT-002 Жанатас',
      'INT-002 Рудная 4',
    ]);
  });
});
