import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { EMPTY_RECORD, type Interview } from '../../../core/domain/interview.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { readDetector } from '../../../tools/anonymise/read-model.ts';
import { VaultDoor } from './vault-door.ts';

const passphrase = 'quiet river carries seven lanterns home';

it('lets a save through while it looks through a long testimony, and finds then what the edit brought', {
  timeout: 60_000,
}, async () => {
  const door = new VaultDoor({
    host: new MemoryHost(),
    onProgress: () => undefined,
    fetchDetector: async () => readDetector(),
  });
  await door.call('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase });
  const lines = Array.from({ length: 3000 }, (_, at) => `Потом ${at} раз пришла соседка.\n`);
  const interview = { record: { ...EMPTY_RECORD, code: 'A' }, text: lines.join('') };
  const { id } = (await door.call('createInterview', interview)) as Interview;
  const order: string[] = [];
  const looked = door.call('mentions', { id }).then((found) => {
    order.push('looked');
    return found as Mention[];
  });
  const name = 'Гульнара Оспанова';
  await door.call('saveInterview', { id, changes: [[0, 0, `Там была ${name}.\n`]] });
  order.push('saved');
  const before = await looked;
  expect(order).toEqual(['saved', 'looked']);
  const after = (await door.call('mentions', { id })) as Mention[];
  expect(after.slice(0, 1)).toMatchObject([{ from: 9, to: 9 + name.length, source: 'model' }]);
  expect(before.some(({ from }) => from === 9)).toBe(false);
});

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
