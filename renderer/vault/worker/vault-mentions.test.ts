import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { EMPTY_RECORD, type Interview } from '../../../core/domain/interview.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { readDetector } from '../../../tools/anonymise/read-model.ts';
import { VaultDoor } from './vault-door.ts';

it('proposes names that nobody registered, with one model for all interviews', {
  timeout: 60_000,
}, async () => {
  let fetched = 0;
  const door = new VaultDoor({
    host: new MemoryHost(),
    onProgress: () => undefined,
    fetchDetector: async () => {
      fetched += 1;
      return readDetector();
    },
  });
  const passphrase = 'quiet river carries seven lanterns home';
  await door.call('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase });
  const text = 'Потом пришла Гульнара Оспанова и позвонила на 8 701 123 45 67.';
  for (const code of ['A', 'B']) {
    const record = { ...EMPTY_RECORD, code };
    const { id } = (await door.call('createInterview', { record, text })) as Interview;
    const mentions = (await door.call('mentions', { id })) as Mention[];
    expect(mentions.map(({ from, to, source }) => `${source} ${text.slice(from, to)}`)).toEqual([
      'model Гульнара Оспанова',
      'pattern 8 701 123 45 67',
    ]);
  }
  expect(fetched).toBe(1);
});
