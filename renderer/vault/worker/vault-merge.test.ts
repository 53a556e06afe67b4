import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InterviewFile, interviewFile } from '../../../core/bundle/interview-file.ts';
import { withdrawn, withPermission } from '../../../core/domain/consent.ts';
import { EMPTY_SESSION } from '../../../core/domain/consent-session.ts';
import { newId, type PassageId, type RedactionId, type TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { newTranslation } from '../../../core/domain/translation.ts';
import { errorCode } from '../../../core/errors.ts';
import { Colleague, CONSENT } from '../../../tests/support/colleague.ts';
import { freshVault } from '../../../tests/support/fresh-vault.ts';
import type { OpenedBundle } from './bundle/open-bundle.ts';
import { VaultMerge } from './vault-merge.ts';

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
    expect((await ana.versions(id)).map((one) => one.text)).toContain(text);
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
    expect(await ana.ask('mergeSides', { path })).toMatchObject({
      ours: { text: 'a b ana' },
      theirs: { text: 'bek a b' },
      newTags: [],
    });
    expect(await ana.take('copy')).toEqual({ made: 1, changed: 0, left: 0 });
    const texts = (await ana.ask('interviews', undefined)).map((one) => ana.read(one.id));
    const all = (await Promise.all(texts)).map((one) => one.text);
    expect(all).toEqual(expect.arrayContaining(['a b ana', 'bek a b']));
    expect(await ana.take()).toEqual({ made: 0, changed: 1, left: 0 });
    expect((await ana.read(id)).text).toBe('bek a b');
    expect((await ana.versions(id)).map((one) => one.text)).toContain('a b ana');
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
      arbitrary: fc.record({
        do: fc.constantFrom('write' as const, 'sum up' as const),
        by: fc.nat(1),
        at: fc.nat(40),
      }),
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
        const { id } = await ana.write('the first words of it');
        const had = new Map([ana, bek].map((one) => [one, new Set<string>()]));
        const said = async (one: Colleague) => {
          const { text, record } = await one.read(id);
          return `${text} / ${record.summary}`;
        };
        const note = async (one: Colleague) => had.get(one)?.add(await said(one));
        await ana.send(bek, [id], 'original');
        await bek.take();
        for (const one of steps) {
          const [me, other] = one.by === 0 ? [ana, bek] : [bek, ana];
          await note(me);
          if (one.do !== 'send') {
            word += 1;
            const { text } = await me.read(id);
            if (one.do === 'sum up') await me.edit(id, { summary: `s${word}` });
            else await me.edit(id, {}, [Math.min(one.at, text.length), ` w${word} `]);
            await note(me);
            continue;
          }
          await note(other);
          const [sent, before] = [await said(me), await said(other)];
          await me.send(other, [id], 'original');
          const [item] = (await other.ask('planMerge', undefined))?.items ?? [];
          if (!item) throw new Error('nothing was sent');
          if (item.state === 'same') expect(sent).toBe(before);
          // Nothing is passed over but what this one had, and nothing replaced without asking but what the other had.
          if (item.state === 'older') expect(had.get(other)).toContain(sent);
          if (item.state === 'newer') expect(had.get(me)).toContain(before);
          const how = item.state === 'newer' ? 'take' : one.apart;
          if (how !== 'leave') await other.ask('merge', { choices: [{ path: item.path, how }] });
          await note(other);
          const kept = await other.versions(id);
          const versions = kept.map(({ text, record }) => `${text} / ${record.summary}`);
          if ((await said(other)) !== before) expect(versions).toContain(before);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(['', 'words'])(
    'keeps what was known here of an interview with the words “%s”',
    async (text) => {
      const { id } = await ana.write(text);
      await ana.send(bek, [id], 'original');
      await bek.take();
      // These words have a version already.
      await ana.ask('keepVersion', { id });
      await ana.edit(id, { summary: 'known here' });
      await bek.edit(id, { summary: 'known there' });
      await bek.send(ana, [id], 'original');
      await ana.take();
      expect((await ana.read(id)).record.summary).toBe('known there');
      expect((await ana.versions(id)).map(({ record }) => record.summary)).toContain('known here');
    },
  );

  it('gives those that are taken the codes that were shown, whichever are left', async () => {
    const made = [
      await ana.write('one', { code: 'INT-060' }),
      await ana.write('two', { code: 'INT-061' }),
    ];
    for (const code of ['INT-060', 'INT-061']) await bek.write('other', { code });
    await ana.send(
      bek,
      made.map(({ id }) => id),
      'original',
    );
    const { items = [] } = (await bek.ask('planMerge', undefined)) ?? {};
    const last = items.find(({ code }) => code === 'INT-061');
    if (!last) throw new Error('nothing was sent');
    await bek.ask('merge', { choices: [{ path: last.path, how: 'take' }] });
    expect((await bek.read(last.id)).record.code).toBe(last.codeHere);
  });

  it('agrees in the end on how consent was asked, which only one of the two knew', async () => {
    const { id } = await ana.write('a', { code: 'INT-070' });
    await ana.send(bek, [id], 'original');
    await bek.take();
    const sessions = [{ ...EMPTY_SESSION, method: 'written' as const, witnessCode: 'W-1' }];
    await ana.edit(id, { consent: { ...CONSENT, sessions } });
    await bek.edit(id, { summary: 'b' });
    await bek.send(ana, [id], 'original');
    await ana.take();
    expect((await ana.read(id)).record.consent.sessions).toEqual(sessions);
    await ana.send(bek, [id], 'original');
    await bek.take();
    expect((await bek.read(id)).record.consent.sessions).toMatchObject([{ method: 'written' }]);
    await bek.send(ana, [id], 'original');
    expect((await ana.plan()).map(([, state]) => state)).toEqual(['same']);
  });
});

it('takes an id in capital letters for what it is: the same id', async () => {
  const { vault } = await freshVault();
  const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'a');
  const { file } = await interviewFile(
    { id, record: EMPTY_RECORD, text: 'forged' },
    'original',
    async (message) => message,
  );
  const forged: InterviewFile = { ...file, origin: id.toUpperCase() };
  const view = { version: 'original', bundleId: newId(), signature: { state: 'none' } };
  const merge = new VaultMerge(vault);
  merge.expect()({
    view,
    interviews: new Map([['a', forged]]),
    tags: [],
  } as unknown as OpenedBundle);
  expect((await merge.plan())?.items.map(({ state }) => state)).toEqual(['apart']);
  vault.close();
});
