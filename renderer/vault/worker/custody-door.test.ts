import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import { NO_CONSENT, withPermission } from '../../../core/domain/consent.ts';
import { newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../api.ts';
import { VaultDoor } from './vault-door.ts';

vi.setConfig({ testTimeout: 60_000 });

const RECORD: InterviewRecord = { ...EMPTY_RECORD, code: 'INT-001' };
const MAY_LEAVE = withPermission(NO_CONSENT, {
  scope: 'share-with-named-partner',
  answer: 'yes',
});

afterEach(() => {
  vi.restoreAllMocks();
});

const said = (entries: readonly CustodyEntry[]) =>
  entries.map(({ action, reason }) => (reason === '' ? action : `${action} ${reason}`));

describe('through the worker’s door, the custody log', () => {
  const PASSPHRASE = 'quiet river carries seven lanterns home';

  async function opened() {
    const host = new DiskHost();
    const newDoor = () =>
      new VaultDoor({ host, onProgress: () => undefined, fetchDetector: noDetector });
    const door = newDoor();
    const asker =
      (one: VaultDoor) =>
      async <C extends VaultCallName>(name: C, args: VaultArgs<C>) =>
        (await one.call(name, args)) as VaultResult<C>;
    const id = crypto.randomUUID();
    await asker(door)('create', { id, name: 'Vault 1', passphrase: PASSPHRASE });
    return { host, id, ask: asker(door), again: () => asker(newDoor()) };
  }

  type Ask = Awaited<ReturnType<typeof opened>>['ask'];

  const saidIn = async (ask: Ask) => said((await ask('custodyLog', undefined)).toReversed());

  it('a bundle, a backup, a look at a name and a check are entered', async () => {
    const { host, ask } = await opened();
    try {
      const { id } = await ask('createInterview', {
        record: { ...RECORD, consent: MAY_LEAVE },
        text: 'No.',
      });
      const kept = await ask('createInterview', { record: RECORD, text: 'No.' });
      const { recipient } = await ask('identity', undefined);
      const target = await host.targets.begin(path.join(host.folder, 'a.tar.age'));
      const plan = {
        interviews: [id, kept.id],
        version: 'original',
        formats: [],
        allowed: [],
      } as const;
      const { bundleId } = await ask('writeExport', { ...plan, target, recipients: [recipient] });
      const chain = await ask('custodyOf', { id });
      expect(said(chain)).toEqual(['create', 'export']);
      expect(chain[1]).toMatchObject({ target: bundleId, content: chain[0]?.content });
      expect(said(await ask('custodyOf', { id: kept.id }))).toEqual(['create']);
      const bytes = readFileSync(path.join(host.folder, 'a.tar.age'));
      const source = new File([bytes], 'a.tar.age');
      const { files, interviews } = await ask('openBundle', { source, size: bytes.length });
      expect(files.map((file) => file.path).filter((name) => name.startsWith('custody/'))).toEqual([
        'custody/INT-001.json',
      ]);
      // The entry of the bundle itself is made once that is in place.
      expect(interviews.map(({ custody }) => custody)).toMatchObject([
        { state: 'whole', entries: [{ seq: 1, action: 'create' }] },
      ]);
      const backup = await host.targets.begin(path.join(host.folder, 'b.vouchsafe'));
      await ask('writeBackup', { target: backup });
      const person = newId<PersonId>();
      await ask('noteIdentityViewed', { id: person });
      await ask('noteIdentityViewed', { id: person });
      expect(await ask('checkCustody', undefined)).toMatchObject({ interviews: 2, broken: [] });
      expect(await saidIn(ask)).toEqual([
        'create',
        'create',
        'create',
        'export',
        'export',
        'backup',
        'view-identity',
        'verify whole',
      ]);
      const [, viewed] = await ask('custodyLog', undefined);
      expect(viewed?.target).toBe(person);
    } finally {
      await host.remove();
    }
  });

  it('refused passphrases are entered behind the next unlock, once, by their number', async () => {
    const { host, id, again } = await opened();
    try {
      const ask = again();
      for (let i = 0; i < 2; i += 1)
        await expect(ask('unlock', { id, passphrase: 'another' })).rejects.toMatchObject({
          code: 'unlock-refused',
        });
      for (let i = 0; i < 2; i += 1) {
        await ask('unlock', { id, passphrase: PASSPHRASE });
        await ask('sweep', undefined);
      }
      expect(await saidIn(ask)).toEqual(['create', 'unlock-failed']);
      expect((await ask('custodyLog', undefined))[0]?.content).toBe('2');
    } finally {
      await host.remove();
    }
  });

  it('what was typed behind an entry is entered when the session ends', async () => {
    const { host, ask } = await opened();
    try {
      const { id } = await ask('createInterview', { record: RECORD, text: 'a' });
      for (const word of ['x', 'y']) await ask('saveInterview', { id, changes: [[0, 0, word]] });
      await ask('flush', undefined);
      expect(said(await ask('custodyOf', { id }))).toEqual(['create', 'edit', 'edit as-left']);
    } finally {
      await host.remove();
    }
  });

  it('a bundle that could not be put in place is entered as one that failed', async () => {
    const { host, ask } = await opened();
    try {
      const { id } = await ask('createInterview', {
        record: { ...RECORD, consent: MAY_LEAVE },
        text: 'No.',
      });
      const { recipient } = await ask('identity', undefined);
      const target = await host.targets.begin(path.join(host.folder, 'a.tar.age'));
      vi.spyOn(host.targets, 'commit').mockRejectedValueOnce(new AppError('file-write-failed'));
      const plan = { interviews: [id], version: 'original', formats: [], allowed: [] } as const;
      const writing = ask('writeExport', { ...plan, target, recipients: [recipient] });
      await expect(writing).rejects.toMatchObject({ code: 'file-write-failed' });
      expect(await saidIn(ask)).toEqual(['create', 'create', 'export', 'export', 'export failed']);
    } finally {
      await host.remove();
    }
  });

  it('a restored state and a re-keyed vault go on with the chains that they had', async () => {
    const { host, id: vault, ask, again } = await opened();
    try {
      const { id } = await ask('createInterview', { record: RECORD, text: 'a' });
      const file = path.join(host.folder, 'b.vouchsafe');
      await ask('writeBackup', { target: await host.targets.begin(file) });
      const next = 'nine other lanterns drift past quietly';
      await ask('rekey', { current: PASSPHRASE, next });
      const rekeyed = again();
      await rekeyed('unlock', { id: vault, passphrase: next });
      expect(await saidIn(rekeyed)).toEqual(['create', 'create', 'backup', 'rekey', 'rekey']);
      expect(said(await rekeyed('custodyOf', { id }))).toEqual(['create', 'rekey']);
      const [before, after] = await rekeyed('custodyOf', { id });
      expect(after?.content).not.toBe(before?.content);
      expect((await rekeyed('checkCustody', undefined)).broken).toEqual([]);
      const backup = await host.sources.open(file);
      await rekeyed('restoreBackup', { ...backup, passphrase: PASSPHRASE, name: 'x' });
      const restored = again();
      await restored('unlock', { id: vault, passphrase: PASSPHRASE });
      expect(await saidIn(restored)).toEqual(['create', 'create', 'restore']);
      expect((await restored('checkCustody', undefined)).broken).toEqual([]);
    } finally {
      await host.remove();
    }
  });
});
