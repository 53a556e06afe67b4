import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONSENT, withdrawn, withPermission } from '../../../core/domain/consent.ts';
import type { ExportPurpose } from '../../../core/domain/export-permission.ts';
import {
  type InterviewId,
  newId,
  type PassageId,
  type RedactionId,
  type TagId,
} from '../../../core/domain/ids.ts';
import {
  EMPTY_RECORD,
  type Interview,
  type InterviewRecord,
} from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { newTranslation } from '../../../core/domain/translation.ts';
import { errorCode } from '../../../core/errors.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../api.ts';
import type { MergeChoice, MergeReport } from '../calls/merge-calls.ts';
import { VaultDoor } from './vault-door.ts';

const CONSENT = withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' });
const RECORD: InterviewRecord = { ...EMPTY_RECORD, consent: CONSENT };

/** A colleague with a vault of their own. Nobody in it is real. */
class Colleague {
  readonly host = new DiskHost();
  readonly #door = new VaultDoor({
    host: this.host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });

  async ask<C extends VaultCallName>(name: C, args: VaultArgs<C>): Promise<VaultResult<C>> {
    return (await this.#door.call(name, args)) as VaultResult<C>;
  }

  begin(): Promise<void> {
    const passphrase = 'quiet river carries seven lanterns home';
    return this.ask('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase });
  }

  write(text: string, more: Partial<InterviewRecord> = {}): Promise<Interview> {
    return this.ask('createInterview', { record: { ...RECORD, ...more }, text });
  }

  read(id: InterviewId): Promise<Interview> {
    return this.ask('openInterview', { id });
  }

  async edit(id: InterviewId, more: Partial<InterviewRecord>, insert?: readonly [number, string]) {
    const { record } = await this.read(id);
    if (insert) {
      const [at, words] = insert;
      await this.ask('saveInterview', { id, changes: [[at, at, words]] });
    } else await this.ask('saveInterview', { id, record: { ...record, ...more } });
  }

  /** The other opens what this one sends. */
  async send(
    to: Colleague,
    ids: readonly InterviewId[],
    version: 'original' | 'anonymised',
    purpose: ExportPurpose = 'share',
  ) {
    const file = await this.seal(to, ids, version, purpose);
    const { source, size } = await to.host.sources.open(file);
    return to.ask('openBundle', { source, size });
  }

  /** @returns the file */
  async seal(
    to: Colleague,
    ids: readonly InterviewId[],
    version: 'original' | 'anonymised',
    purpose: ExportPurpose = 'share',
  ): Promise<string> {
    const target = await this.host.targets.begin(path.join(this.host.folder, `${newId()}.tar.age`));
    const { recipient } = await to.ask('identity', undefined);
    const plan = { interviews: ids, version, purpose, formats: [], allowed: [] };
    const { name } = await this.ask('writeExport', { ...plan, target, recipients: [recipient] });
    return path.join(this.host.folder, name);
  }

  async plan(): Promise<[string, string, readonly string[]][]> {
    const { items = [] } = (await this.ask('planMerge', undefined)) ?? {};
    return items.map(({ codeHere, state, fields }) => [codeHere, state, fields]);
  }

  async take(how: MergeChoice['how'] = 'take'): Promise<MergeReport> {
    const { items = [] } = (await this.ask('planMerge', undefined)) ?? {};
    return this.ask('merge', { choices: items.map(({ path }) => ({ path, how })) });
  }

  async said(id: InterviewId): Promise<string[]> {
    return (await this.ask('custodyOf', { id })).map(({ action }) => action);
  }

  async versions(id: InterviewId): Promise<string[]> {
    const list = await this.ask('versions', { id });
    const texts = list.map(async ({ id: version }) => this.ask('version', { id, version }));
    return (await Promise.all(texts)).map(({ text }) => text);
  }
}

describe('the merge of a colleague’s bundle', { timeout: 120_000 }, () => {
  let [ana, bek] = [new Colleague(), new Colleague()];
  beforeAll(async () => {
    [ana, bek] = [new Colleague(), new Colleague()];
    await Promise.all([ana.begin(), bek.begin()]);
  });
  afterAll(async () => {
    await ana.host.remove();
    await bek.host.remove();
  });

  it('makes one that is not here, with all that the original version says, and knows it again', async () => {
    const own = {
      id: newId<TagId>(),
      group: 'own',
      label: 'Market gate',
      definition: 'd',
      colour: 2,
    } as const;
    await ana.ask('editCodebook', { kind: 'put', tags: [own] });
    const { id } = await ana.write('They closed the gate.', {
      code: 'INT-001',
      date: '1998-11',
      role: 'witness',
      sex: 'female',
      employer: { name: 'Mill 4', published: 'a mill' },
      place: { name: 'Oak street', published: 'a town', level: 'district' },
      summary: 'A gate.',
      tags: [own.id, 'act.sign.forced' as TagId],
      passages: [{ id: newId<PassageId>(), from: 12, to: 20, tag: own.id, number: 3 }],
      consent: withPermission(CONSENT, { scope: 'archive', answer: 'no', conditions: 'never' }),
    });
    await bek.write('Another one.', { code: 'INT-001' });
    await ana.send(bek, [id], 'original');
    expect(await bek.plan()).toEqual([['INT-002', 'new', []]]);
    expect((await bek.ask('planMerge', undefined))?.newTags).toEqual(['Market gate']);
    expect(await bek.take()).toEqual({ made: 1, changed: 0, left: 0 });
    const there = await bek.read(id);
    const tag = (await bek.ask('codebook', undefined)).find(({ label }) => label === own.label);
    const { record } = await ana.read(id);
    expect(there.text).toBe('They closed the gate.');
    expect(there.record).toMatchObject({
      code: 'INT-002',
      date: '1998-11',
      role: 'witness',
      sex: 'female',
      employer: record.employer,
      place: record.place,
      summary: 'A gate.',
      consent: {
        permissions: record.consent.permissions.map(({ scope, answer }) => ({ scope, answer })),
      },
    });
    expect(there.record.tags).toHaveLength(2);
    expect(there.record.tags).toContain(tag?.id);
    expect(there.record.passages).toMatchObject([{ from: 12, to: 20, tag: tag?.id }]);
    expect(await bek.said(id)).toEqual(['merge']);
    expect(await bek.plan()).toEqual([['INT-002', 'same', []]]);
    expect(await bek.take()).toEqual({ made: 0, changed: 0, left: 1 });
    expect((await bek.ask('checkCustody', undefined)).broken).toEqual([]);
  });

  it('takes what was made from what is here, and keeps what no bundle carries', async () => {
    const text = 'The warden took the papers to the mill.';
    const { id } = await ana.write(text, { code: 'INT-010' });
    const redaction: Redaction = {
      id: newId<RedactionId>(),
      from: 4,
      to: 10,
      kind: 'other',
      action: 'remove',
      replacement: '',
      source: 'hand',
      decidedAt: 0,
    };
    await ana.edit(id, { redactions: [redaction], tags: ['hnd.sensitive' as TagId] });
    await ana.send(bek, [id], 'original');
    await bek.take();
    await bek.edit(id, {}, [0, 'That day, ']);
    await bek.edit(id, { summary: 'Papers.' });
    await bek.send(ana, [id], 'original');
    expect(await ana.plan()).toEqual([['INT-010', 'newer', ['text', 'summary']]]);
    expect(await ana.take()).toEqual({ made: 0, changed: 1, left: 0 });
    const merged = await ana.read(id);
    expect(merged.text).toBe(`That day, ${text}`);
    expect(merged.record.summary).toBe('Papers.');
    expect(merged.record.tags).toEqual(['hnd.sensitive']);
    const [moved] = merged.record.redactions;
    expect(merged.text.slice(moved?.from, moved?.to)).toBe('warden');
    expect(await ana.versions(id)).toContain(text);
    expect(await ana.said(id)).toEqual(['create', 'redact', 'export', 'merge']);
    // What came back is nothing new to the one who made it.
    await ana.send(bek, [id], 'original');
    expect(await bek.plan()).toEqual([['INT-010', 'same', []]]);
    await bek.edit(id, {}, [0, 'So: ']);
    expect(await bek.plan()).toEqual([['INT-010', 'older', ['text']]]);
  });

  it('asks where both went on, and leaves, takes or puts beside', async () => {
    const { id } = await ana.write('a b', { code: 'INT-020' });
    await ana.send(bek, [id], 'original');
    await bek.take();
    await ana.edit(id, {}, [3, ' ana']);
    await bek.edit(id, {}, [0, 'bek ']);
    await bek.send(ana, [id], 'original');
    expect(await ana.plan()).toEqual([['INT-020', 'apart', ['text']]]);
    const [{ path } = { path: '' }] = (await ana.ask('planMerge', undefined))?.items ?? [];
    expect(await ana.ask('mergeTexts', { path })).toEqual({ ours: 'a b ana', theirs: 'bek a b' });
    expect(await ana.take('copy')).toEqual({ made: 1, changed: 0, left: 0 });
    const texts = (await ana.ask('interviews', undefined)).map((one) => ana.read(one.id));
    const all = (await Promise.all(texts)).map((one) => one.text);
    expect(all).toEqual(expect.arrayContaining(['a b ana', 'bek a b']));
    expect(await ana.take()).toEqual({ made: 0, changed: 1, left: 0 });
    expect((await ana.read(id)).text).toBe('bek a b');
    expect(await ana.versions(id)).toContain('a b ana');
  });

  it('never gives back a permission that was withdrawn here, and the colleague learns of it', async () => {
    const { id } = await ana.write('a', { code: 'INT-030' });
    await ana.send(bek, [id], 'original');
    await bek.take();
    const gone = { scopes: ['share-with-named-partner'] as const, at: 5, via: '', note: '' };
    const consent = withdrawn((await ana.read(id)).record.consent, gone);
    await ana.edit(id, { consent });
    await bek.edit(id, {}, [0, 'x']);
    await bek.send(ana, [id], 'original');
    await ana.take();
    const { record, text } = await ana.read(id);
    expect(text).toBe('xa');
    expect(record.consent.permissions.find((one) => one.scope === gone.scopes[0])).toMatchObject({
      withdrawnAt: 5,
    });
    const asked = withPermission(record.consent, { scope: 'submit-to-court', answer: 'yes' });
    await ana.edit(id, { consent: asked });
    // A court is another matter, and the only one that this consent still lets a bundle be made for.
    await ana.send(bek, [id], 'original', 'court');
    expect((await bek.plan()).map(([, state, fields]) => [state, fields])).toEqual([
      ['newer', ['consent']],
    ]);
    await bek.take();
    const answers = (await bek.read(id)).record.consent.permissions;
    expect(answers.map(({ scope, answer }) => [scope, answer])).toEqual([
      ['share-with-named-partner', 'no'],
      ['submit-to-court', 'yes'],
    ]);
  });

  it('brings a translation with its original, and never alone', async () => {
    const { id } = await ana.write('Да.', { code: 'INT-040', language: 'ru' });
    const english = await ana.ask('createInterview', {
      record: { ...newTranslation(id, 'en'), consent: CONSENT },
      text: 'Yes.',
    });
    await ana.send(bek, [id], 'original');
    const { items = [] } = (await bek.ask('planMerge', undefined)) ?? {};
    expect(items.map(({ translation }) => translation)).toEqual([undefined, 'en']);
    const alone = items.filter(({ translation }) => translation !== undefined);
    const choose = (some: typeof items) =>
      bek.ask('merge', { choices: some.map(({ path }) => ({ path, how: 'take' })) });
    expect(await choose(alone)).toEqual({ made: 0, changed: 0, left: 1 });
    expect(await choose([...alone, ...items.filter((one) => !alone.includes(one))])).toEqual({
      made: 2,
      changed: 0,
      left: 0,
    });
    expect((await bek.read(english.id)).record).toEqual({
      ...newTranslation(id, 'en'),
      passages: [],
    });
    const states = async (one: Colleague) =>
      (await one.plan()).map(([, state, fields]) => [state, fields]);
    expect(await states(bek)).toEqual([
      ['same', []],
      ['same', []],
    ]);
    await bek.edit(english.id, {}, [0, 'Oh ']);
    await bek.send(ana, [id], 'original');
    expect(await states(ana)).toEqual([
      ['same', []],
      ['newer', ['text']],
    ]);
    await ana.take();
    expect(await ana.read(english.id)).toMatchObject({
      text: 'Oh Yes.',
      record: { consent: CONSENT },
    });
  });

  it('is of the bundle that was opened last, not of one that was given up and comes late', async () => {
    const [first, last] = await Promise.all([
      ana.write('given up', { code: 'INT-050' }),
      ana.write('read on', { code: 'INT-051' }),
    ]);
    const givenUp = await ana.seal(bek, [first.id], 'original');
    const held = Promise.withResolvers<void>();
    const file = new File([readFileSync(givenUp)], 'given-up.tar.age');
    const slice = file.slice.bind(file);
    file.slice = (from, to) => {
      const part = slice(from, to);
      const { arrayBuffer } = part;
      part.arrayBuffer = () => held.promise.then(() => arrayBuffer.call(part));
      return part;
    };
    const late = bek.ask('openBundle', { source: file, size: file.size });
    await ana.send(bek, [last.id], 'original');
    held.resolve();
    await late;
    expect((await bek.ask('planMerge', undefined))?.items.map(({ code }) => code)).toEqual([
      'INT-051',
    ]);
    await bek.ask('closeBundle', undefined);
    expect(await bek.ask('planMerge', undefined)).toBeUndefined();
  });

  it('puts nothing where it was destroyed or lies in the bin, and nothing of an anonymised version', async () => {
    const [gone, binned] = await Promise.all([ana.write('a'), ana.write('b')]);
    await ana.send(bek, [gone.id, binned.id], 'original');
    await bek.take();
    await bek.ask('destroyInterviews', { ids: [gone.id], reason: 'withdrawn' });
    await bek.ask('binInterview', { id: binned.id, deletedAt: Date.now() });
    expect((await bek.plan()).map(([, state]) => state)).toEqual(['destroyed', 'binned']);
    expect(await bek.take()).toEqual({ made: 0, changed: 0, left: 2 });
    await ana.send(bek, [gone.id], 'anonymised');
    expect(await bek.ask('planMerge', undefined)).toBeUndefined();
    expect(await bek.ask('merge', { choices: [] }).catch(errorCode)).toBe('bundle-not-a-bundle');
  });

  it('makes no tag while the codebook is frozen, and nothing else either', async () => {
    const own = {
      id: newId<TagId>(),
      group: 'own',
      label: 'Frozen out',
      definition: '',
      colour: 2,
    } as const;
    await ana.ask('editCodebook', { kind: 'put', tags: [own] });
    const { id } = await ana.write('a', { tags: [own.id] });
    await ana.send(bek, [id], 'original');
    await bek.ask('setRule', { id: 'codebook-frozen', isOn: true });
    expect(await bek.take().catch(errorCode)).toBe('codebook-frozen');
    await bek.ask('setRule', { id: 'codebook-frozen', isOn: false });
    expect(await bek.plan()).toMatchObject([[expect.any(String), 'new', []]]);
  });

  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('edit' as const), by: fc.nat(1), at: fc.nat(40) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        by: fc.nat(1),
        apart: fc.constantFrom('take' as const, 'copy' as const, 'leave' as const),
      }),
    },
  );

  it('loses nothing that either wrote, however they go on', async () => {
    let word = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const both = [ana, bek] as const;
        const { id } = await ana.write('the first words of it');
        const had = [new Set<string>(), new Set<string>()] as const;
        await ana.send(bek, [id], 'original');
        await bek.take();
        for (const one of steps) {
          const [me, other] = one.by === 0 ? both : ([bek, ana] as const);
          const [mine, theirs] = one.by === 0 ? had : ([had[1], had[0]] as const);
          const { text } = await me.read(id);
          mine.add(text);
          if (one.do === 'edit') {
            word += 1;
            await me.edit(id, {}, [Math.min(one.at, text.length), ` w${word} `]);
            mine.add((await me.read(id)).text);
            continue;
          }
          const before = (await other.read(id)).text;
          theirs.add(before);
          await me.send(other, [id], 'original');
          const [item] = (await other.ask('planMerge', undefined))?.items ?? [];
          if (!item) throw new Error('nothing was sent');
          if (item.state === 'same') expect(text).toBe(before);
          // Nothing is passed over but what this one had, and nothing replaced without asking but what the other had.
          if (item.state === 'older') expect(theirs).toContain(text);
          if (item.state === 'newer') expect(mine).toContain(before);
          const how = item.state === 'newer' ? 'take' : one.apart;
          if (how !== 'leave') await other.ask('merge', { choices: [{ path: item.path, how }] });
          const after = (await other.read(id)).text;
          theirs.add(after);
          if (after !== before) expect(await other.versions(id)).toContain(before);
        }
      }),
      { numRuns: 25 },
    );
  });
});
