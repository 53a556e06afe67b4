import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { NO_CONSENT, withPermission } from '../../../core/domain/consent.ts';
import {
  type InterviewId,
  newId,
  type PersonId,
  type RedactionId,
} from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewHeader } from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { newTranslation } from '../../../core/domain/translation.ts';
import { errorCode } from '../../../core/errors.ts';
import { PASSPHRASE, vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';

const CONSENT = withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' });
const PLACE = {
  name: 'Stall 14, Vymysel Market',
  published: 'the north',
  level: 'region',
} as const;
const ROZA: Person = {
  id: newId<PersonId>(),
  kind: 'person',
  name: 'Роза Вымышлена',
  spellings: ['Roza Vymyshlena'],
  gender: 'female',
  pseudonym: 'Marina',
  note: '',
};

/** Two interviews, the first with translations into English and Kazakh. */
async function translated() {
  const vault = await vaultOnDisk();
  const { ask } = vault;
  const create = async (record: Partial<typeof EMPTY_RECORD>, text: string) =>
    (await ask('createInterview', { record: { ...EMPTY_RECORD, ...record }, text })).id;
  const facts = { code: 'INT-001', language: 'ru', consent: CONSENT, place: PLACE } as const;
  const original = await create(facts, 'Нас заставили подписать.');
  const english = await create(newTranslation(original, 'en'), 'They made us sign.');
  const kazakh = await create(newTranslation(original, 'kk'), 'Қол қоюға мәжбүрледі.');
  const other = await create({ code: 'INT-002', consent: CONSENT }, 'Nothing of the kind.');
  const headers = async () => new Map((await ask('interviews', undefined)).map((h) => [h.id, h]));
  const inBin = async () =>
    [...(await headers()).values()].flatMap(({ id, deletedAt }: InterviewHeader) =>
      deletedAt === undefined ? [] : id,
    );
  return { ...vault, original, english, kazakh, other, headers, inBin };
}

const move = (id: InterviewId, deletedAt: number | undefined) => ({ id, deletedAt });
const names = (person: PersonId): Redaction => ({
  id: newId<RedactionId>(),
  kind: 'person',
  action: 'pseudonym',
  person,
  replacement: 'Marina',
  source: 'register',
  decidedAt: 0,
  from: 0,
  to: 4,
});

describe('a translation', () => {
  it('lies in the vault with a text of its own, and outlives a lock', async () => {
    const { ask, id, english, original } = await translated();
    await ask('saveInterview', { id: english, changes: [[18, 18, ' All of us.']] });
    await ask('unlock', { id, passphrase: PASSPHRASE });
    expect(await ask('openInterview', { id: english })).toMatchObject({
      text: 'They made us sign. All of us.',
      record: { translationOf: original, language: 'en' },
    });
    expect((await ask('openInterview', { id: original })).text).toBe('Нас заставили подписать.');
  });

  it('goes to the bin and comes back with its original', async () => {
    const { ask, original, english, kazakh, inBin } = await translated();
    await ask('binInterview', move(original, Date.now()));
    expect((await inBin()).toSorted()).toEqual([original, english, kazakh].toSorted());
    await ask('binInterview', move(original, undefined));
    expect(await inBin()).toEqual([]);
  });

  it('can be deleted alone, and then stays in the bin when its original comes back', async () => {
    const { ask, original, english, inBin } = await translated();
    const now = Date.now() + 1000;
    await ask('binInterview', move(english, now));
    expect(await inBin()).toEqual([english]);
    await ask('binInterview', move(original, now));
    expect(await inBin()).toHaveLength(3);
    await ask('binInterview', move(original, undefined));
    expect(await inBin()).toEqual([english]);
    const report = await ask('destroyInterviews', { ids: [english], reason: 'bin' });
    expect(report.codes).toEqual(['INT-001']);
    expect((await ask('openInterview', { id: original })).text).toContain('заставили');
    // The code is in use.
    expect(await ask('retiredCodes', undefined)).toEqual([]);
  });

  it('is destroyed with its original, rows and keys', async () => {
    const { ask, original, english, kazakh, other, headers } = await translated();
    const report = await ask('destroyInterviews', { ids: [original], reason: 'withdrawn' });
    expect(report).toEqual({ codes: ['INT-001'], areKeysGone: true, missedSnapshots: 0 });
    expect([...(await headers()).keys()]).toEqual([other]);
    for (const id of [original, english, kazakh])
      expect(errorCode(await ask('openInterview', { id }).catch((e: unknown) => e))).toBe(
        'not-found',
      );
    expect(await ask('retiredCodes', undefined)).toEqual(['INT-001']);
  });

  it('is destroyed when the days of its original are over, though it went to the bin later itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const { ask, original, english, headers, other } = await translated();
    await ask('tendBin', undefined);
    await ask('binInterview', move(original, Date.now()));
    await ask('binInterview', move(english, undefined));
    // The bin counts days on which it was looked at.
    for (let day = 0; day < 32; day += 1) {
      vi.setSystemTime(Date.now() + 24 * 3_600_000);
      await ask('tendBin', undefined);
    }
    expect([...(await headers()).keys()]).toEqual([other]);
  });

  it('counts for who is named nowhere else', async () => {
    const { ask, original, english, other } = await translated();
    await ask('putPerson', ROZA);
    const { record } = await ask('openInterview', { id: english });
    await ask('saveInterview', {
      id: english,
      record: { ...record, redactions: [names(ROZA.id)] },
    });
    expect(await ask('onlyNamedIn', { ids: [original] })).toEqual([ROZA.id]);
    expect(await ask('onlyNamedIn', { ids: [other] })).toEqual([]);
  });

  it('is no speaker of its own', async () => {
    const { ask } = await translated();
    const codes = (await ask('disclosed', undefined)).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(['INT-001', 'INT-002']);
  });

  it('shares the register: one person has one pseudonym in both', async () => {
    const { ask, original, english } = await translated();
    await ask('putPerson', ROZA);
    await ask('saveInterview', { id: original, changes: [[0, 0, 'Роза Вымышлена: ']] });
    await ask('saveInterview', { id: english, changes: [[0, 0, 'Roza Vymyshlena: ']] });
    for (const id of [original, english])
      expect(await ask('mentions', { id })).toMatchObject([{ person: ROZA.id }]);
  });
});

describe('an export', () => {
  it('takes translations along under the original’s consent, and searches them as it does the original', async () => {
    const { ask, original, english, other } = await translated();
    await ask('putPerson', ROZA);
    const text = 'Roza Vymyshlena stood at Stall 14, Vymysel Market. ';
    await ask('saveInterview', { id: english, changes: [[0, 0, text]] });
    const plan = {
      interviews: [original, other],
      version: 'anonymised',
      formats: [],
      allowed: [],
    } as const;
    const preview = await ask('previewExport', plan);
    expect(preview.blocked).toEqual([]);
    // START-HERE, four texts as two files each, with a chain, codebook, sums, manifest, signature.
    expect(preview.entries).toBe(17);
    expect(preview.undecided).toEqual([
      { id: english, code: 'INT-001', translation: 'en', count: 1 },
    ]);
    expect(preview.disclosure?.total).toBe(2);
    const found = preview.findings.filter(({ entry }) => entry.endsWith('.json'));
    expect(new Set(found.map(({ interview }) => interview))).toEqual(new Set([english]));
    expect(found).toContainEqual(
      expect.objectContaining({
        entry: 'interviews/INT-001.en.json',
        code: 'INT-001',
        translation: 'en',
        at: 0,
        found: 'Roza Vymyshlena',
      }),
    );
    // The place is the original's: it must not stand in the translation either.
    expect(found.map((one) => one.found).join()).toContain('Stall 14');
  });

  it('leaves a translation out that was deleted alone, and all of what consent keeps back', async () => {
    const { ask, original, english } = await translated();
    const plan = { interviews: [original], version: 'original', formats: [], allowed: [] } as const;
    await ask('binInterview', move(english, Date.now()));
    expect((await ask('previewExport', plan)).entries).toBe(11);
    const { record } = await ask('openInterview', { id: original });
    await ask('saveInterview', { id: original, record: { ...record, consent: NO_CONSENT } });
    const { blocked, entries } = await ask('previewExport', plan);
    expect(blocked.map(({ code }) => code)).toEqual(['INT-001']);
    expect(entries).toBe(5);
  });

  it('does not let a word out in a translation that a decision took out of the original', async () => {
    const { ask, original, english } = await translated();
    const { record } = await ask('openInterview', { id: original });
    const cut: Redaction = { ...names(ROZA.id), action: 'remove', replacement: '…', to: 3 };
    await ask('saveInterview', {
      id: original,
      changes: [[0, 0, 'Kok-Tobe. ']],
      record: { ...record, redactions: [{ ...cut, to: 8 }] },
    });
    await ask('saveInterview', { id: english, changes: [[0, 0, 'In Kok-Tobe. ']] });
    const plan = {
      interviews: [original],
      version: 'anonymised',
      formats: [],
      allowed: [],
    } as const;
    const { findings } = await ask('previewExport', plan);
    expect(new Set(findings.map(({ interview }) => interview))).toEqual(new Set([english]));
  });
});
