import { expect, test } from 'vitest';
import type { InterviewId, PassageId, RedactionId, TagId } from '../domain/ids.ts';
import { EMPTY_SESSION } from '../domain/consent-session.ts';
import { EMPTY_RECORD, type Interview, type InterviewRecord } from '../domain/interview.ts';
import { isSafePath } from './tar.ts';
import {
  encodeInterviewJson,
  encodeInterviewText,
  interviewFile,
  interviewNamer,
  parseInterviewJson,
  type BundleVersion,
  type InterviewFile,
} from './interview-file.ts';

/** Fictional. The name is replaced; one passage lies behind it, one within it, an emoji before all. */
const TEXT = '😀 Вымышлена said: they made us sign.';
const NAME = { from: 3, to: 12 };
const OWN_TAG = '7d0b9c1e-3f57-4c7e-9f58-0d8f3a0b9a11' as TagId;
const HANDLING = 'hnd.translate' as TagId;

function interview(record: Partial<InterviewRecord> = {}): Interview {
  return {
    id: '00000000-0000-4000-8000-000000000001' as InterviewId,
    text: TEXT,
    record: {
      ...EMPTY_RECORD,
      code: 'INT-001',
      date: '1998-11-26~',
      place: { name: 'Stall 14', published: 'Northern region', level: 'region' },
      role: 'witness',
      occupation: 'occ.trader',
      setting: 'in-person',
      language: 'ru',
      interviewerCode: 'R-2',
      interpreter: true,
      summary: 'Private summary',
      consent: {
        ...EMPTY_RECORD.consent,
        sessions: [{ ...EMPTY_SESSION, method: 'written', pressure: 'Private pressure' }],
        conditions: 'Private condition',
      },
      tags: ['act.sign.forced' as TagId, OWN_TAG, HANDLING],
      passages: [
        { id: 'p1' as PassageId, tag: OWN_TAG, from: 19, to: 36 },
        { id: 'p2' as PassageId, tag: 'who.x' as TagId, from: 3, to: 12 },
        { id: 'p3' as PassageId, tag: HANDLING, from: 19, to: 36 },
      ],
      redactions: [
        {
          ...NAME,
          id: 'r1' as RedactionId,
          kind: 'person',
          action: 'pseudonym',
          replacement: 'A',
          source: 'register',
          note: 'Private reason',
          decidedAt: 0,
        },
      ],
      ...record,
    },
  };
}

/** A stand-in for HMAC: only that equal messages give equal bytes matters here. */
const mac = async (message: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', message));

async function madeFile(version: BundleVersion, record?: Partial<InterviewRecord>) {
  return (await interviewFile(interview(record), version, mac)).file;
}

test('the anonymised version carries exactly what may go out', async () => {
  const file = await madeFile('anonymised');
  expect(Object.keys(file).sort()).toEqual(
    'code consent date format id language occupation passages place role setting tags text version'.split(
      ' ',
    ),
  );
  expect(file).toMatchObject({
    text: '😀 A said: they made us sign.',
    date: '1998-11~',
    place: { published: 'Northern region', level: 'region' },
  });
  expect(Object.keys(file.consent)).toEqual(['method', 'answers']);
  const json = new TextDecoder().decode(encodeInterviewJson(file));
  for (const secret of [
    'Вымышлена',
    'Stall',
    'Private',
    'R-2',
    'hnd.',
    OWN_TAG,
    '-26',
    '00000000-0000-4000',
  ])
    expect(json).not.toContain(secret);
});

test('a receiver learns what was agreed and what limits it, and of the anonymised version no free text', async () => {
  const consent = {
    ...EMPTY_RECORD.consent,
    permissions: [
      { scope: 'audio', answer: 'not-asked', givenAt: 1 },
      {
        scope: 'share-with-named-partner',
        answer: 'yes',
        expires: '2030',
        identityLevel: 'named',
        withheld: ['family'],
        audience: ['Private body'],
        territory: 'Private place',
        conditions: 'Private word',
      },
      { scope: 'archive', answer: 'yes', withdrawnAt: 1, withdrawalNote: 'Private note' },
    ],
  } as const;
  const answers = { 'share-with-named-partner': 'yes', archive: 'no' };
  const limits = { expires: '2030', identityLevel: 'named', withheld: ['family'] };
  const told = {
    audience: ['Private body'],
    territory: 'Private place',
    conditions: 'Private word',
  };
  const anonymised = await madeFile('anonymised', { consent });
  expect(anonymised.consent).toEqual({
    method: 'not-recorded',
    answers,
    limits: { 'share-with-named-partner': limits },
  });
  const original = await madeFile('original', { consent });
  expect(original.consent.limits).toEqual({ 'share-with-named-partner': { ...limits, ...told } });
  expect(parseInterviewJson(encodeInterviewJson(original))?.consent).toEqual(original.consent);
  const text = (file: InterviewFile) =>
    new TextDecoder().decode(encodeInterviewText(file, new Map()).bytes);
  expect(text(anonymised)).toContain(
    'share-with-named-partner: yes (until 2030; named; without family); archive: no',
  );
  expect(text(original)).toContain('only for Private body; Private place; Private word');
  for (const file of [text(anonymised), JSON.stringify(anonymised)])
    expect(file).not.toContain('Private');
  expect(JSON.stringify(original)).not.toContain('Private note');
});

test('sex and employer go out as they may be told, and not where they are withheld', async () => {
  const record = {
    sex: 'female',
    employer: { name: 'School 7', published: 'a village school' },
  } as const;
  expect(await madeFile('anonymised', record)).toMatchObject({
    sex: 'female',
    employer: { published: 'a village school' },
  });
  expect(await madeFile('original', record)).toMatchObject({
    employer: { exact: 'School 7', published: 'a village school' },
  });
  const withheld = ['role', 'occupation', 'sex', 'employer', 'month'] as const;
  const file = await madeFile('anonymised', { ...record, withheld });
  expect(file).toMatchObject({ role: '', occupation: '', date: '1998~' });
  const text = encodeInterviewText(file, new Map()).bytes;
  for (const bytes of [encodeInterviewJson(file), text])
    expect(new TextDecoder().decode(bytes)).not.toMatch(/female|school|-11|trader/i);
});

test('the original version carries everything but notes to colleagues and redactions', async () => {
  const file = await madeFile('original');
  expect(file).toMatchObject({
    text: TEXT,
    date: '1998-11-26~',
    place: { exact: 'Stall 14', published: 'Northern region', level: 'region' },
    interviewerCode: 'R-2',
    interpreter: true,
    summary: 'Private summary',
    consent: { conditions: 'Private condition' },
  });
  const json = new TextDecoder().decode(encodeInterviewJson(file));
  for (const absent of ['hnd.', 'redaction', 'pseudonym', 'review', 'reason', OWN_TAG])
    expect(json).not.toContain(absent);
});

test.each(['exact', 'withheld'] as const)(
  'an anonymised place of level %s says nothing',
  async (level) => {
    const place = { name: 'Stall 14', published: 'Stall 14', level };
    expect((await madeFile('anonymised', { place })).place).toEqual({
      published: '',
      level: 'withheld',
    });
  },
);

test('positions count code points of the outgoing text, and come back as UTF-16', async () => {
  const file = await madeFile('anonymised');
  const sliced = file.passages.map(({ from, to }) =>
    Array.from(file.text).slice(from, to).join(''),
  );
  expect(sliced).toEqual(['they made us sign', 'A']);
  const opened = parseInterviewJson(encodeInterviewJson(file));
  expect(opened?.passages.map(({ from, to }) => file.text.slice(from, to))).toEqual(sliced);
});

test('a passage of which nothing is left is left out', async () => {
  const removed = interview().record.redactions.map((redaction) => ({
    ...redaction,
    action: 'remove' as const,
    replacement: '',
  }));
  expect((await madeFile('anonymised', { redactions: removed })).passages).toHaveLength(1);
});

test('the text file names its facts and holds the testimony where it says', async () => {
  const file = await madeFile('anonymised');
  const { bytes, testimonyAt } = encodeInterviewText(
    file,
    new Map([['act.sign.forced', 'Forced to sign']]),
  );
  const text = new TextDecoder().decode(bytes);
  expect(text.slice(testimonyAt)).toBe(`${file.text}\n`);
  expect(text).toContain('Date: 1998-11~\nPlace: Northern region\nRole: witness');
  expect(text).toMatch(/^Tags: Forced to sign, [0-9a-f-]{36}$/m);
  expect(text).not.toContain('Summary');
});

test('takes no file that breaks the schema', () => {
  expect(
    parseInterviewJson(new TextEncoder().encode('{"format":"vouchsafe-interview"}')),
  ).toBeUndefined();
  expect(parseInterviewJson(Uint8Array.of(0xff))).toBeUndefined();
});

test('ties a translation to its original by an id of the bundle, and names its file after both', async () => {
  const original = interview();
  const record = { language: 'en', translationOf: original.id } as const;
  const translation = { ...interview(record), id: 'another' as InterviewId };
  const { file } = await interviewFile(translation, 'anonymised', mac);
  const first = await interviewFile(original, 'anonymised', mac);
  expect(file.translationOf).toBe(first.file.id);
  expect(file.translationOf).not.toBe(original.id);
  expect(parseInterviewJson(encodeInterviewJson(file))).toEqual({
    ...file,
    passages: expect.anything() as unknown,
  });
  expect(first.file).not.toHaveProperty('translationOf');
  const text = new TextDecoder().decode(encodeInterviewText(file, new Map()).bytes);
  expect(text).toContain('Translation into: en');
  const nameOf = interviewNamer();
  const names = [nameOf('INT-007'), nameOf('INT-007', 'en'), nameOf('INT-007', 'en')];
  expect([...names, nameOf('INT-007.en')]).toEqual([
    'INT-007',
    'INT-007.en',
    'INT-007.en-2',
    'INT-007-en',
  ]);
  expect(names.every((name) => isSafePath(`interviews/${name}.json`))).toBe(true);
});

test('gives every code a safe name, and none twice where capitals do not count', () => {
  const nameOf = interviewNamer();
  const codes = [
    'INT-007',
    'int-007',
    'INT/007',
    'Интервью 7',
    '',
    'con',
    '../../x',
    'y'.repeat(200),
    '—',
  ];
  const names = codes.map((code) => nameOf(code));
  expect(names.slice(0, 7)).toEqual([
    'INT-007',
    'int-007-2',
    'INT-007-3',
    '7',
    'interview',
    'interview-con',
    'x',
  ]);
  expect(names.every((name) => isSafePath(`interviews/${name}.json`))).toBe(true);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(codes.length);
});
