import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import path from 'node:path';
import { NO_CONSENT, withPermission } from '../../../core/domain/consent.ts';
import { newId, type PersonId, type RedactionId, type TagId } from '../../../core/domain/ids.ts';
import {
  EMPTY_RECORD,
  type Interview,
  type InterviewRecord,
} from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../api.ts';
import { VaultDoor } from './vault-door.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';

const consent = withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' });

/** The way out of a whole vault, through the worker's door. Everybody in it is invented. */
describe('bundles of a vault', { timeout: 60_000 }, () => {
  const host = new DiskHost();
  const door = new VaultDoor({
    host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });
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
    formats: [],
    allowed: [],
  });

  /** What a colleague with the key reads in the bundle. */
  async function sent(...interviews: readonly Interview[]): Promise<string[]> {
    const target = await host.targets.begin(path.join(host.folder, `${newId()}.tar.age`));
    const { recipient } = await ask('identity', undefined);
    const { name } = await ask('writeExport', {
      ...planOf(...interviews),
      target,
      recipients: [recipient],
    });
    const { source, size } = await host.sources.open(path.join(host.folder, name));
    return (await ask('openBundle', { source, size })).interviews.map(({ text }) => text);
  }

  const decision = (text: string, words: string, more: Partial<Redaction>): Redaction => ({
    id: newId<RedactionId>(),
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
    kind: 'person',
    action: 'pseudonym',
    replacement: '',
    source: 'register',
    decidedAt: 0,
    ...more,
  });

  it('say who could be singled out by what goes out, and count the vault anew after each change', async () => {
    const facts = { occupation: 'occ.nurse', date: '1998-11-26' } as const;
    const made = await Promise.all(
      ['INT-021', 'INT-022', 'INT-023'].map((code) => interview(code, 'No.', facts)),
    );
    const doctor = await interview('INT-024', 'No.', { ...facts, occupation: 'occ.doctor' });
    const { disclosure } = await ask('previewExport', planOf(...made, doctor));
    expect(disclosure?.total).toBe(4);
    expect(disclosure?.small.map(({ code, sharedBy }) => [code, sharedBy])).toEqual([
      ['INT-024', 1],
    ]);
    const original = { ...planOf(doctor), version: 'original' } as const;
    expect((await ask('previewExport', original)).disclosure).toBeUndefined();

    const told = async () =>
      (await ask('disclosed', undefined)).find(({ id }) => id === doctor.id)?.facts;
    expect(await told()).toMatchObject({ occupation: 'occ.doctor', date: '1998-11' });
    const record = { ...doctor.record, withheld: ['occupation', 'month'] as const };
    await ask('saveInterview', { id: doctor.id, record });
    expect(await told()).toMatchObject({ occupation: '', date: '1998' });
    await ask('binInterview', { id: doctor.id, deletedAt: Date.now() });
    expect(await told()).toBeUndefined();
  });

  it('find the exact employer in the files of its interview', async () => {
    const employer = { name: 'Школа имени Абая', published: 'a school' };
    const one = await interview('INT-025', 'Я работаю в школе имени Абая.', { employer });
    const other = await interview('INT-026', 'Это рядом со школой имени Абая.');
    const { findings } = await ask('previewExport', planOf(one, other));
    expect(new Set(findings.map(({ code, found }) => `${code} ${found}`))).toEqual(
      new Set(['INT-025 школе имени Абая']),
    );
  });

  it('name edited marks as undecided and never hold their words', async () => {
    const text = 'He is the blind fiddler.';
    const mark = decision(text, 'blind fiddler', { source: 'hand', replacement: '[a musician]' });
    const one = await interview('INT-011', text, { redactions: [mark], review: 'done' });
    expect((await ask('previewExport', planOf(one))).undecided).toEqual([]);
    const at = text.indexOf('fiddler');
    await ask('saveInterview', { id: one.id, changes: [[at, at + 7, 'accordionist']] });
    expect(await ask('openInterview', { id: one.id })).toMatchObject({
      text: 'He is the blind accordionist.',
      record: { review: 'in-review' },
    });
    const preview = await ask('previewExport', planOf(one));
    expect(preview.undecided).toEqual([{ id: one.id, code: 'INT-011', count: 1 }]);
    expect(await sent(one)).toEqual(['He is the [a musician].']);
    // The words are known to the leak check as they are now.
    const copy = await interview('INT-012', 'A blind accordionist plays.');
    const { findings } = await ask('previewExport', planOf(one, copy));
    expect(findings.map(({ found }) => found)).toContain('blind accordionist');
  });

  it('name reviews that no second reader has read, where the vault requires one', async () => {
    const once = await interview('INT-031', 'No.', { review: 'done' });
    const twice = await interview('INT-032', 'No.', { review: 'confirmed' });
    const unread = async () =>
      (await ask('previewExport', planOf(once, twice))).unread.map(({ code }) => code);
    expect(await unread()).toEqual([]);
    await ask('setRule', { id: 'second-reader', isOn: true });
    expect(await ask('rules', undefined)).toEqual([{ id: 'second-reader' }]);
    expect(await unread()).toEqual(['INT-031']);
    await ask('setRule', { id: 'second-reader', isOn: false });
    expect(await unread()).toEqual([]);
  });

  it('carry the tag that stands for a merged one', async () => {
    const [from, into] = ['prs.job', 'vio.dismissed'] as TagId[];
    if (!from || !into) throw new Error('no tags');
    const one = await interview('INT-041', 'No.', { tags: [from] });
    await ask('editCodebook', { kind: 'merge', id: from, into, at: 1 });
    const target = await host.targets.begin(path.join(host.folder, `${newId()}.tar.age`));
    const { recipient } = await ask('identity', undefined);
    const { name } = await ask('writeExport', { ...planOf(one), target, recipients: [recipient] });
    const { source, size } = await host.sources.open(path.join(host.folder, name));
    const { interviews } = await ask('openBundle', { source, size });
    expect(interviews[0]?.tags).toEqual([into]);
    await ask('editCodebook', { kind: 'unmerge', id: from });
    expect((await ask('openInterview', { id: one.id })).record.tags).toEqual([from]);
  });

  it('have one pseudonym for one person, whenever it was decided', async () => {
    const nurlan: Person = {
      id: newId<PersonId>(),
      kind: 'person',
      name: 'Nurlan Vymyshlenov',
      spellings: [],
      gender: 'male',
      pseudonym: 'Umar',
      note: '',
    };
    await ask('putPerson', nurlan);
    const text = 'Nurlan came.';
    const umar = decision(text, 'Nurlan', { person: nurlan.id, replacement: 'Umar' });
    const before = await interview('INT-021', text, { redactions: [umar] });
    await ask('putPerson', { ...nurlan, pseudonym: 'Damir', formerPseudonyms: ['Umar'] });
    const damir = { ...umar, id: newId<RedactionId>(), replacement: 'Damir' };
    const after = await interview('INT-022', text, { redactions: [damir] });
    expect(await sent(before, after)).toEqual(['Damir came.', 'Damir came.']);
  });

  it('are searched for the exact places and the interviewers of what goes out', async () => {
    const place = { name: 'Жанатас, Рудная 4', published: 'Жанатас', level: 'district' } as const;
    const first = await interview('INT-001', 'Рудная 4.', { place, interviewerCode: 'Динара' });
    const typed = { ...place, name: 'Жанатас' };
    const second = await interview('INT-002', 'С Динарой, Рудная 4.', { place: typed });
    const { findings } = await ask('previewExport', planOf(first, second));
    const found = findings.filter(({ entry }) => entry.endsWith('.json'));
    expect(found.map(({ code, found: words }) => `${code} ${words}`).toSorted()).toEqual([
      // Of somebody else's street another testimony may speak.
      'INT-001 Рудная 4',
      'INT-002 Динарой',
      'INT-002 Жанатас',
    ]);
  });
});
