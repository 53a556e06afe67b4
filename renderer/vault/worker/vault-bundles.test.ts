import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noDetector } from '../../../tests/support/no-detector.ts';
import { NO_CONSENT, withPermission } from '../../../core/domain/consent.ts';
import {
  type ContactId,
  type InterviewId,
  newId,
  type PersonId,
  type RedactionId,
} from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { AppError } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import type { ExportPlan } from '../api.ts';
import { MemoryFile } from './bundle/bundle-fixture.ts';
import { loadAgeIdentity, newAgeIdentity, newSigningKey } from './bundle/own-keys.ts';
import { keyCalls } from './calls/key-calls.ts';
import { Vault } from './vault.ts';
import { VaultBundles } from './vault-bundles.ts';

/** A host whose export target lies in memory. */
class ExportHost extends MemoryHost {
  readonly file = new MemoryFile();
  readonly asked: CallName[] = [];
  /** Called before the file gets its name. */
  onCommit: () => unknown = () => undefined;

  override async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    this.asked.push(name);
    return (await this.#export(name, args)) as CallResult<C>;
  }

  async #export(name: CallName, args: unknown): Promise<unknown> {
    switch (name) {
      case 'exportFile.append':
        return this.file.append((args as CallArgs<'exportFile.append'>).chunk);
      case 'exportFile.read': {
        const { offset, length } = args as CallArgs<'exportFile.read'>;
        return this.file.read(offset, length);
      }
      case 'exportFile.commit':
        await this.onCommit();
        return { name: 'bundle-1a2b.tar.age', size: 1 };
      case 'exportFile.discard':
        return undefined;
      default:
        return super.call(name, args as never);
    }
  }
}

const FACTS = { name: 'V', passphrase: 'p' };
const REASON = 'The flower, not the woman';
const TIMUR = (await loadAgeIdentity(newAgeIdentity())).recipient;
const STRANGER = (await loadAgeIdentity(newAgeIdentity())).recipient;

let host: ExportHost;
let vault: Vault;
let bundles: VaultBundles;
let plan: ExportPlan;
let facts: typeof FACTS & { readonly id: string };

beforeEach(async () => {
  host = new ExportHost();
  facts = { ...FACTS, id: crypto.randomUUID() };
  const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
  await Vault.create(host, facts, secrets, KDF_OPEN_FLOOR);
  ({ vault } = await Vault.unlock(host, facts));
  bundles = new VaultBundles(vault, {
    host,
    onProgress: () => undefined,
    mentions: async () => [],
    detector: noDetector,
    write: (task) => task(),
  });
  await vault.register.put({
    id: newId<PersonId>(),
    kind: 'person',
    name: 'Iris',
    spellings: [],
    gender: 'female',
    pseudonym: 'Marina',
    note: '',
  });
  await vault.contacts.put({ id: newId<ContactId>(), name: 'Timur', recipient: TIMUR });
  const consent = withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' });
  const record = { ...EMPTY_RECORD, code: 'INT-001', consent } as const;
  const { id } = await vault.interviews.create(record, 'The sheets lay beside the Iris.');
  plan = { interviews: [id], version: 'anonymised', formats: [], allowed: [] };
}, 60_000);

async function allowed() {
  const { findings } = await bundles.preview(plan);
  return findings.map(({ key }) => ({ key, reason: REASON }));
}

describe('a bundle that was written', { timeout: 60_000 }, () => {
  it('is remembered in the vault, with the reason of every finding that was let through', async () => {
    const { recipient } = await bundles.publicIdentity();
    const reasons = await allowed();
    expect(reasons.length).toBeGreaterThan(0);
    const stale = { key: 'not in it', reason: 'of an older text' };
    const { bundleId } = await bundles.write({
      ...plan,
      target: 't',
      allowed: [stale, ...reasons],
      recipients: [TIMUR, STRANGER, recipient],
    });
    const again = (await Vault.unlock(host, facts)).vault;
    expect(await again.exports.list()).toEqual([
      {
        id: bundleId,
        day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        version: 'anonymised',
        interviews: 1,
        interviewIds: plan.interviews,
        purpose: 'share',
        recipients: ['Timur', STRANGER],
        toSelf: true,
        hasPassphrase: false,
        allowed: reasons,
      },
    ]);
  });

  it('is for those whom the permission names, as the contacts call them', async () => {
    const [id] = plan.interviews;
    if (!id) throw new Error('no interview');
    const { record } = await vault.interviews.read(id);
    const consent = withPermission(NO_CONSENT, {
      scope: 'share-with-named-partner',
      answer: 'yes',
      audience: ['Timur'],
    });
    await vault.interviews.save({ id, record: { ...record, consent } });
    const reasons = await allowed();
    const write = (recipients: readonly string[], passphrase?: string) =>
      bundles.write({
        ...plan,
        target: 't',
        allowed: reasons,
        recipients,
        ...(passphrase !== undefined && { passphrase }),
      });
    const { recipient } = await bundles.publicIdentity();
    await write([TIMUR, recipient]);
    await expect(write([TIMUR, STRANGER])).rejects.toMatchObject({ code: 'export-empty' });
    await expect(write([], 'six words that nobody can guess at all')).rejects.toMatchObject({
      code: 'export-empty',
    });
    expect(await vault.exports.list()).toHaveLength(1);
  });

  it('is not made when a finding was allowed without a reason', async () => {
    const blank = (await allowed()).map((one) => ({ ...one, reason: ' ' }));
    const writing = bundles.write({ ...plan, target: 't', allowed: blank, recipients: [TIMUR] });
    await expect(writing).rejects.toMatchObject({ code: 'leak-found' });
    expect(host.asked).toContain('exportFile.discard');
    expect(await vault.exports.list()).toEqual([]);
  });

  it('is remembered before the file has its name', async () => {
    let known = 0;
    host.onCommit = async () => {
      known = (await vault.exports.list()).length;
    };
    await bundles.write({ ...plan, target: 't', allowed: await allowed(), recipients: [TIMUR] });
    expect(known).toBe(1);
  });

  it('gets no name when it cannot be remembered', async () => {
    const job = { ...plan, target: 't', allowed: await allowed(), recipients: [TIMUR] };
    vi.spyOn(vault.exports, 'put').mockRejectedValueOnce(new AppError('storage-full'));
    await expect(bundles.write(job)).rejects.toMatchObject({ code: 'storage-full' });
    expect(host.asked).not.toContain('exportFile.commit');
    expect(host.asked.at(-1)).toBe('exportFile.discard');
  });

  it('is not remembered when its file could not get its name', async () => {
    host.onCommit = () => {
      throw new AppError('file-write-failed');
    };
    const job = { ...plan, target: 't', allowed: await allowed(), recipients: [TIMUR] };
    await expect(bundles.write(job)).rejects.toMatchObject({ code: 'file-write-failed' });
    expect(await vault.exports.list()).toEqual([]);
  });

  it('as a copy for this vault alone needs no vault that can be written', async () => {
    const [id] = plan.interviews;
    if (!id) throw new Error('no interview');
    const interview = { id, ...(await vault.interviews.read(id)) };
    const put = vi.spyOn(vault.exports, 'put');
    await bundles.writeCopy('t', interview);
    expect(put).not.toHaveBeenCalled();
    expect(host.asked).toContain('exportFile.commit');
  });
});

it('a month that was taken out of one interview may stand in another, a day may not', async () => {
  const text = 'In May 2020 they came. On 12 June 2020 he left.';
  const takenOut = (words: string): Redaction => ({
    id: newId<RedactionId>(),
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
    kind: 'date',
    action: 'generalise',
    replacement: '[date]',
    source: 'pattern',
    decidedAt: 0,
  });
  const { record } = await vault.interviews.read(plan.interviews[0] as InterviewId);
  const redactions = [takenOut('May 2020'), takenOut('12 June 2020')];
  const first = await vault.interviews.create({ ...record, redactions }, text);
  const second = await vault.interviews.create(record, 'It was May 2020, then 12 June 2020.');
  const { findings } = await bundles.preview({ ...plan, interviews: [first.id, second.id] });
  expect(new Set(findings.map(({ found }) => found))).toEqual(new Set(['12 June 2020']));
});

it('a dropped bundle is opened without asking main for its bytes', async () => {
  const job = { ...plan, target: 't', allowed: await allowed() };
  const { recipient } = await bundles.publicIdentity();
  await bundles.write({ ...job, recipients: [recipient] });
  host.asked.length = 0;
  const source = new File([host.file.whole()], 'bundle-1a2b.tar.age');
  const view = await bundles.open({ source, size: source.size });
  expect(view.interviews.map(({ code }) => code)).toEqual(['INT-001']);
  expect(host.asked).not.toContain('openFile.read');
}, 60_000);

it('the secrets of a vault that could not be made are wiped', async () => {
  let held: Uint8Array[] = [];
  const create = vi
    .spyOn(Vault, 'create')
    .mockImplementationOnce(async (_host, _facts, secrets) => {
      held = [secrets.identity, secrets.signing];
      throw new AppError('storage-full');
    });
  const unused = () => {
    throw new Error('not asked for');
  };
  const calls = keyCalls({
    host,
    onProgress: () => undefined,
    fetchDetector: unused,
    opened: unused,
    write: unused,
    alone: unused,
    enter: unused,
    leave: unused,
  });
  const passphrase = 'quiet river carries seven lanterns home';
  await expect(calls.create({ ...facts, passphrase }, unused)).rejects.toMatchObject({
    code: 'storage-full',
  });
  create.mockRestore();
  expect(held).toHaveLength(2);
  for (const secret of held) expect(secret.every((byte) => byte === 0)).toBe(true);
}, 60_000);
