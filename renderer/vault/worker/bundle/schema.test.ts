// @vitest-environment node
import { readFileSync } from 'node:fs';
import { bech32 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { parseCodebookJson } from '../../../../core/bundle/codebook-file.ts';
import { parseInterviewJson } from '../../../../core/bundle/interview-file.ts';
import { jsonBytes, parseJson, parseManifest } from '../../../../core/bundle/manifest.ts';
import { parseCustodyJson } from '../../../../core/bundle/read-custody.ts';
import { readTar } from '../../../../core/bundle/tar-reader.ts';
import { type Bytes, utf8 } from '../../../../core/bytes.ts';
import {
  CUSTODY_ACTIONS,
  CUSTODY_REASONS,
  extended,
  newChain,
} from '../../../../core/custody/custody-entry.ts';
import {
  CONSENT_ANSWERS,
  CONSENT_SCOPES,
  CONSENT_WITHHELD,
  IDENTITY_LEVELS,
} from '../../../../core/domain/consent.ts';
import { CONSENT_METHODS } from '../../../../core/domain/consent-session.ts';
import { EXPORT_PURPOSES } from '../../../../core/domain/export-permission.ts';
import {
  EMPTY_RECORD,
  type Interview,
  type InterviewRecord,
  LANGUAGES,
  PLACE_LEVELS,
  SEXES,
} from '../../../../core/domain/interview.ts';
import {
  changed,
  fieldsOf,
  type Json,
  type JsonObject,
  type Place,
  places,
  propertiesOf,
  type SchemaName,
  SCHEMAS,
  schemaJson,
  schemaOf,
  schemaValidators,
  untold,
  waysIn,
} from '../../../../tests/support/bundle-schemas.ts';
import { decryptAge } from './age-file.ts';
import { BundleContent } from './bundle-content.ts';
import { exampleInterview, exampleParts, examplePlan, sourceOf } from './bundle-fixture.ts';
import { loadAgeIdentity } from './own-keys.ts';
import { readEntries } from './read-entries.ts';

/** The published schemas, the files that we write, and our own reader: each judges the others. */
const validators = schemaValidators();

function isValid(name: SchemaName, file: Json): boolean {
  return validators.get(name)?.(file) === true;
}

function complaints(name: SchemaName, file: Json): unknown {
  return isValid(name, file) ? [] : validators.get(name)?.errors;
}

function isRead(name: SchemaName, file: Json): boolean {
  const bytes = jsonBytes(file);
  if (name === 'interview') return parseInterviewJson(bytes) !== undefined;
  if (name === 'codebook') return parseCodebookJson(bytes) !== undefined;
  if (name === 'custody') return parseCustodyJson(bytes) !== undefined;
  try {
    return parseManifest(bytes).format !== undefined;
  } catch {
    return false;
  }
}

const EVERYTHING_ALLOWED: InterviewRecord['consent'] = {
  sessions: exampleInterview(1).record.consent.sessions,
  permissions: CONSENT_SCOPES.map((scope) => ({
    scope,
    answer: 'yes',
    expires: '2030-01~',
    identityLevel: 'named',
    conditions: 'Not before the trial.',
    territory: 'not inside the country',
    // These would keep the original version back.
    ...(scope === 'audio' && { audience: ['An invented body'], withheld: ['voice', 'family'] }),
  })),
  conditions: 'Private condition.',
};

function withRecord(n: number, record: Partial<InterviewRecord>): Interview {
  const one = exampleInterview(n);
  return { ...one, record: { ...one.record, consent: EVERYTHING_ALLOWED, ...record } };
}

/** In the one all is said that can be, in the other nothing, and then each level of place and identity by itself. */
const INTERVIEWS: readonly Interview[] = [
  withRecord(1, {
    sex: 'female',
    employer: { name: 'Invented School 14', published: 'a secondary school' },
    interpreter: true,
  }),
  { ...withRecord(2, { ...EMPTY_RECORD, consent: EVERYTHING_ALLOWED }), text: '' },
  ...PLACE_LEVELS.map((level, i) =>
    withRecord(10 + i, { place: { name: 'Stall 14', published: 'Somewhere', level } }),
  ),
  ...IDENTITY_LEVELS.map((identityLevel, i) => {
    const { permissions, ...consent } = EVERYTHING_ALLOWED;
    const levelled = permissions.map((one) => ({ ...one, identityLevel, withheld: [] }));
    return withRecord(20 + i, { consent: { ...consent, permissions: levelled } });
  }),
  ...LANGUAGES.map((language, i) => withRecord(30 + i, { language, date: '1998-11-26~' })),
  withRecord(40, { translationOf: exampleInterview(1).id, language: 'en' }),
];

const CHAIN = extended(
  newChain(),
  [
    ...CUSTODY_ACTIONS.map((action) => ({ action })),
    ...CUSTODY_REASONS.map((reason) => ({ action: 'edit', reason, content: 'ab' }) as const),
    { action: 'export', target: crypto.randomUUID() },
  ],
  Date.UTC(2026, 4, 17, 13, 45),
);

type Files = ReadonlyMap<string, Json>;

function jsonFiles(entries: Iterable<readonly [string, Bytes]>): Files {
  const found = [...entries].filter(([path]) => schemaOf(path) !== undefined);
  return new Map(found.map(([path, bytes]) => [path, parseJson(bytes) as Json]));
}

const BUNDLE = '0000002a-0000-4000-8000-000000000000';

async function exported(
  version: 'anonymised' | 'original',
  purpose: (typeof EXPORT_PURPOSES)[number] = 'share',
): Promise<Files> {
  const originals = INTERVIEWS.filter(({ record }) => record.translationOf === undefined);
  const lineage = { same: [BUNDLE], before: [BUNDLE] };
  const facts = { custodyOf: async () => CHAIN, lineageOf: async () => lineage };
  const parts = { ...(await exampleParts(INTERVIEWS)), ...facts };
  const plan = { ...examplePlan(originals, version), purpose };
  const content = new BundleContent(plan, 'x25519', parts);
  const entries: [string, Bytes][] = [];
  for await (const { path, bytes } of content.entries()) entries.push([path, bytes]);
  return jsonFiles(entries);
}

const VERSIONS = ['anonymised', 'original'] as const;
const written = new Map(
  await Promise.all(VERSIONS.map(async (version) => [version, await exported(version)] as const)),
);

function fileOf(version: (typeof VERSIONS)[number], path: string): Json {
  return written.get(version)?.get(path) ?? null;
}

/** One of each kind, with every field that there is. */
const SAMPLES: readonly (readonly [string, SchemaName, Json])[] = [
  ['an anonymised interview', 'interview', fileOf('anonymised', 'interviews/INT-001.json')],
  ['an original interview', 'interview', fileOf('original', 'interviews/INT-001.json')],
  ['a translation', 'interview', fileOf('original', 'interviews/INT-001.en.json')],
  ['a manifest', 'manifest', fileOf('original', 'manifest.json')],
  ['a codebook', 'codebook', fileOf('original', 'codebook.json')],
  ['a custody chain', 'custody', fileOf('anonymised', 'custody/INT-001.json')],
];

describe('what we write is valid', () => {
  test.each(VERSIONS.flatMap((version) => EXPORT_PURPOSES.map((one) => [version, one] as const)))(
    'in the %s version, to %s',
    async (version, purpose) => {
      const files = await exported(version, purpose);
      const kinds = new Set([...files.keys()].map(schemaOf));
      expect(kinds).toEqual(new Set(SCHEMAS));
      for (const [path, file] of files) {
        const name = schemaOf(path) as SchemaName;
        expect.soft(complaints(name, file), path).toEqual([]);
        expect.soft(isRead(name, file), path).toBe(true);
      }
    },
  );

  test('and has no field that the schema does not tell of', () => {
    for (const files of written.values())
      for (const [path, file] of files)
        expect.soft(untold(schemaJson(schemaOf(path) as SchemaName), file), path).toEqual([]);
  });

  test.each(SAMPLES)(
    '%s has every field that the schema tells of, or they are other samples’',
    (_, name) => {
      const ofKind = SAMPLES.filter(([, other]) => other === name).map(([, , file]) => file);
      const seen = new Set(ofKind.flatMap((file) => waysIn(schemaJson(name), file)));
      expect(fieldsOf(schemaJson(name)).filter((field) => !seen.has(field))).toEqual([]);
    },
  );
});

describe('frozen bundles', () => {
  const vectors = new URL('../../../../tests/vectors/', import.meta.url);
  test.each([
    ['bundle-v1', 'x25519'],
    ['bundle-v1', 'passphrase'],
    ['bundle-v1-custody', 'anonymised'],
    ['bundle-v1-custody', 'original'],
  ])('are valid, and read: %s/%s', async (folder, name) => {
    const at = (file: string) => readFileSync(new URL(`${folder}/${file}`, vectors));
    const secret = /^AGE-SECRET-KEY-1.*$/m.exec(at('key.txt').toString())?.[0] ?? '';
    const own = await loadAgeIdentity(
      Uint8Array.from(bech32.decodeToBytes(secret.toLowerCase()).bytes),
    );
    const keys = { identities: [own.key], passphrase: 'fictional passphrase for tests' };
    const plain = decryptAge(sourceOf(Uint8Array.from(at(`${name}.tar.age`))), keys);
    const read = await readEntries(readTar(plain), () => true);
    const files = jsonFiles(read.map(({ path, bytes }) => [path, bytes ?? utf8('')] as const));
    expect(files.size).toBeGreaterThan(3);
    for (const [path, file] of files) {
      const kind = schemaOf(path) as SchemaName;
      expect.soft(complaints(kind, file), path).toEqual([]);
      expect.soft(isRead(kind, file), path).toBe(true);
      expect.soft(untold(schemaJson(kind), file), path).toEqual([]);
    }
  });
});

/** Values of every type but the one that stands there. */
function otherTypes(value: Json): readonly Json[] {
  const of = (one: Json) => (one === null ? 'null' : Array.isArray(one) ? 'list' : typeof one);
  const all: readonly Json[] = [null, true, 7, 'x', [], {}];
  return all.filter((one) => of(one) !== of(value));
}

const isObject = ({ value }: Place): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** May be missing: the reader takes files from before them, and what is not known is not said. */
const OPTIONAL = new Set([
  'manifest custody',
  'interview origin',
  'interview lineage',
  'interview translationOf',
  'interview sex',
  'interview employer',
  'interview employer.exact',
  'interview consent.limits',
  ...['', '.expires', '.identityLevel', '.withheld', '.conditions', '.audience', '.territory'].map(
    (field) => `interview consent.limits.*${field}`,
  ),
  'interview consent.answers.*',
  'interview passages.number',
]);

/** The schema asks for what every original has; our reader does without. */
const ONLY_SCHEMA_ASKS_FOR = new Set(
  ['place.exact', 'consent.conditions', 'interviewerCode', 'interpreter', 'summary'].map(
    (field) => `interview ${field}`,
  ),
);

function fieldName(name: SchemaName, path: Place['path']): string {
  const keys = path.filter((key) => typeof key === 'string');
  const isNamed = keys[0] === 'consent' && (keys[1] === 'limits' || keys[1] === 'answers');
  return `${name} ${keys.map((key, i) => (isNamed && i === 2 ? '*' : key)).join('.')}`;
}

describe.each(SAMPLES)('%s', (_, name, file) => {
  test('is refused by schema and reader with a value of any other type, in any place', () => {
    for (const { path, value } of places(file))
      for (const other of otherTypes(value)) {
        const wrong = changed(file, path, other);
        const where = `${path.join('.')} as ${JSON.stringify(other)}`;
        expect.soft([where, isValid(name, wrong)]).toEqual([where, false]);
        // To our reader a list without anything in it has no permission in it, or no limit: that is a "no" as well.
        const isTaken =
          Array.isArray(other) &&
          /^consent\.(?:answers|limits(?:\.[a-z-]+)?)$/.test(path.join('.'));
        expect.soft([where, isRead(name, wrong)]).toEqual([where, isTaken]);
      }
  });

  test('is refused by schema and reader without a field that it needs', () => {
    for (const { path } of places(file)) {
      if (typeof path.at(-1) !== 'string') continue;
      const field = fieldName(name, path);
      const without = changed(file, path, undefined);
      const isOptional = OPTIONAL.has(field);
      expect.soft([field, isValid(name, without)]).toEqual([field, isOptional]);
      const isTaken = isOptional || ONLY_SCHEMA_ASKS_FOR.has(field);
      expect.soft([field, isRead(name, without)]).toEqual([field, isTaken]);
    }
  });

  test('with a field more is refused by both in a custody chain, and taken by both elsewhere', () => {
    const isStrict = name === 'custody';
    for (const place of places(file).filter(isObject)) {
      // Of these the names are permissions.
      if (/^consent\.(?:answers|limits)$/.test(place.path.join('.'))) continue;
      const more = changed(file, [...place.path, 'unknown'], 'x');
      expect.soft(isValid(name, more), place.path.join('.')).toBe(!isStrict);
      expect.soft(isRead(name, more), place.path.join('.')).toBe(!isStrict);
    }
  });

  test('has no text or number, changed as far as its type allows, that the schema takes and the reader does not', () => {
    for (const { path, value } of places(file)) {
      const others =
        typeof value === 'string'
          ? ['', 'x', `${value} `, value.toUpperCase(), '2026-13-01', 'a/../b']
          : typeof value === 'number'
            ? [-1, 0, 0.5, value + 1, 2 ** 53, 1e300]
            : [];
      for (const other of others) {
        const next = changed(file, path, other);
        if (!isValid(name, next)) continue;
        const where = `${path.join('.')} as ${JSON.stringify(other)}`;
        expect.soft([where, isRead(name, next)]).toEqual([where, true]);
      }
    }
  });
});

test('an anonymised interview with anything of the original version is not valid', () => {
  const file = fileOf('anonymised', 'interviews/INT-001.json');
  const limit = ['consent', 'limits', 'audio'];
  const original: readonly [Place['path'], Json][] = [
    [['place', 'exact'], 'Stall 14'],
    [['place', 'level'], 'exact'],
    [['employer', 'exact'], 'Invented School 14'],
    [['consent', 'conditions'], ''],
    [[...limit, 'conditions'], 'x'],
    [[...limit, 'audience'], []],
    [[...limit, 'territory'], 'x'],
    [['origin'], BUNDLE],
    [['lineage'], { same: [], before: [] }],
    [['interviewerCode'], 'R-2'],
    [['interpreter'], false],
    [['summary'], ''],
    [['date'], '1998-11-26'],
  ];
  expect(complaints('interview', file)).toEqual([]);
  for (const [path, value] of original)
    expect.soft(isValid('interview', changed(file, path, value)), path.join('.')).toBe(false);
});

describe('the schemas', () => {
  const doc = readFileSync(new URL('../../../../docs/bundle-format.md', import.meta.url), 'utf8');

  test('describe every field, and the specification names it', () => {
    for (const name of SCHEMAS)
      for (const [field, schema] of propertiesOf(schemaJson(name))) {
        expect.soft(schema['description'], `${name} ${field}`).toMatch(/^.{10,}[.)]$/s);
        expect.soft(doc, `${name} ${field}`).toMatch(new RegExp(`\`[^\`]*\\b${field}\\b[^\`]*\``));
      }
  });

  test('list the values that the code knows', () => {
    const { properties } = schemaJson('interview') as { properties: Record<string, JsonObject> };
    const at = (...path: string[]) =>
      path.reduce<Json>((value, key) => (value as JsonObject)[key] ?? null, properties);
    const limits = ['consent', 'properties', 'limits', 'additionalProperties', 'properties'];
    expect(at('language', 'enum')).toEqual([...LANGUAGES, '']);
    expect(at('sex', 'enum')).toEqual(SEXES);
    expect(at('place', 'properties', 'level', 'enum')).toEqual(PLACE_LEVELS);
    expect(at('consent', 'properties', 'method', 'enum')).toEqual(CONSENT_METHODS);
    expect(at('consent', 'properties', 'answers', 'additionalProperties', 'enum')).toEqual(
      CONSENT_ANSWERS,
    );
    expect(at(...limits, 'identityLevel', 'enum')).toEqual(IDENTITY_LEVELS);
    expect(at(...limits, 'withheld', 'items', 'enum')).toEqual(CONSENT_WITHHELD);
    const custody = JSON.stringify(schemaJson('custody'));
    for (const code of [...CUSTODY_ACTIONS, ...CUSTODY_REASONS]) expect(custody).toContain(code);
  });
});
