// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { createLeakScanner } from '../../../../core/anonymise/leak-scan.ts';
import { tarSize } from '../../../../core/bundle/tar.ts';
import type { BundleLock } from '../../../../core/bundle/recipients.ts';
import { utf8, type Bytes } from '../../../../core/bytes.ts';
import { NO_CONSENT } from '../../../../core/domain/consent.ts';
import type { PersonId } from '../../../../core/domain/ids.ts';
import type { Interview } from '../../../../core/domain/interview.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { ExportPlan, Progress } from '../../api.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  REAL_NAME,
  sourceOf,
  undecidedInterview,
  wordScanner,
} from './bundle-fixture.ts';
import { previewExport, writeExport, type WriteParts } from './export-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

const own = await loadAgeIdentity(newAgeIdentity());
const LOCK: BundleLock = { kind: 'x25519', recipients: [own.recipient] };

function withoutConsent(n: number): Interview {
  const interview = exampleInterview(n);
  return { ...interview, record: { ...interview.record, consent: NO_CONSENT } };
}

async function write(
  interviews: readonly Interview[],
  given: { plan?: Partial<ExportPlan>; lock?: BundleLock; parts?: Partial<WriteParts> } = {},
) {
  const file = new MemoryFile();
  const parts = { ...(await exampleParts(interviews)), file, ...given.parts };
  const plan = { ...examplePlan(interviews), ...given.plan };
  const written = await writeExport(plan, given.lock ?? LOCK, parts);
  return { ...written, written: written.receipt, file, parts };
}

async function open(file: MemoryFile) {
  return openBundle(sourceOf(file.whole()), {
    identities: [own.key],
    contacts: [],
    ownSigningKeys: [],
  });
}

describe('what is written', () => {
  test('is as long, and as many files, as the preview announced', async () => {
    const interviews = [exampleInterview(1), exampleInterview(2)];
    const preview = await previewExport(examplePlan(interviews), await exampleParts(interviews));
    const { file } = await write(interviews);
    const { files } = await open(file);
    expect(preview.entries).toBe(files.length);
    expect(preview.size).toBe(tarSize(files.map(({ size }) => size)));
    expect(preview.findings).toEqual([]);
  });

  test('opens as what was meant, with nothing that must stay', async () => {
    const { file, written } = await write([exampleInterview(1)]);
    const view = await open(file);
    expect(view).toMatchObject({
      bundleId: written.bundleId,
      version: 'anonymised',
      createdOn: '2026-11-23',
    });
    const [interview] = view.interviews;
    const [passage] = interview?.passages ?? [];
    expect(interview).toMatchObject({ code: 'INT-001', date: '1998-11', place: 'Northern region' });
    expect(interview?.tags).toEqual(['act.sign.forced', 'Market levy']);
    expect(interview?.text.slice(passage?.from, passage?.to)).toBe('they made us sign');
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`${REAL_NAME}|Private|Stall|hnd|R-2`));
  });

  test('has the length and the digest that the receipt says', async () => {
    const { file, written } = await write([exampleInterview(1)]);
    expect(written.size).toBe(file.whole().length);
    expect(written.sha256).toBe(createHash('sha256').update(file.whole()).digest('hex'));
  });

  test('leaves out what consent keeps back', async () => {
    const { file } = await write([withoutConsent(1), exampleInterview(2)]);
    expect((await open(file)).interviews.map(({ code }) => code)).toEqual(['INT-002']);
  });

  test('shares no id with another bundle of the same interview', async () => {
    const ids = async () => {
      const { file } = await write([exampleInterview(1)]);
      return (await open(file)).bundleId;
    };
    expect(await ids()).not.toBe(await ids());
  });

  test('opens with a passphrase', async () => {
    const lock: BundleLock = { kind: 'passphrase', passphrase: 'six words' };
    const { file } = await write([exampleInterview(1)], { lock, parts: { scryptWorkFactor: 10 } });
    const view = await openBundle(sourceOf(file.whole()), {
      identities: [],
      passphrase: 'six words',
      contacts: [],
      ownSigningKeys: [],
    });
    expect(view.interviews).toHaveLength(1);
  });

  test('in the original version names people', async () => {
    const { file } = await write([exampleInterview(1)], { plan: { version: 'original' } });
    const view = await open(file);
    expect(view.version).toBe('original');
    expect(view.interviews[0]).toMatchObject({
      date: '1998-11-26',
      place: 'Stall 14, Fictional Market',
    });
    expect(view.interviews[0]?.text).toContain(REAL_NAME);
  });
});

describe('writing refuses', () => {
  test('an allowance that says no reason', async () => {
    const interviews = [undecidedInterview(1)];
    const { findings } = await previewExport(
      examplePlan(interviews),
      await exampleParts(interviews),
    );
    for (const reason of ['', '  ', ' . ', 'a']) {
      const allowed = findings.map(({ key }) => ({ key, reason }));
      const writing = write(interviews, { plan: { allowed } });
      await expect(writing, reason).rejects.toMatchObject({ code: 'leak-found' });
    }
  });

  test('a name in a finished file, unless it was allowed', async () => {
    const interviews = [undecidedInterview(1)];
    await expect(write(interviews)).rejects.toMatchObject({ code: 'leak-found' });
    const { findings } = await previewExport(
      examplePlan(interviews),
      await exampleParts(interviews),
    );
    const allowed = findings.map(({ key }) => ({ key, reason: 'a flower' }));
    const others = [{ key: 'of another bundle', reason: 'a flower' }];
    const written = await write(interviews, { plan: { allowed: [...others, ...allowed] } });
    expect(written.allowed).toEqual(allowed);
    expect(written.interviews).toHaveLength(1);
    const some = allowed.slice(1);
    await expect(write(interviews, { plan: { allowed: some } })).rejects.toMatchObject({
      code: 'leak-found',
    });
  });

  test.each([
    ['a file name and the manifest', { code: 'INT-Vymyshlena' }, 'Vymyshlena'],
    [
      'the place',
      { place: { name: '', published: 'near Vymyshlena', level: 'region' as const } },
      'Vymyshlena',
    ],
  ])('a name in %s', async (_, record, word) => {
    const interview = exampleInterview(1);
    const named = { ...interview, record: { ...interview.record, ...record } };
    await expect(write([named], { parts: { scanner: wordScanner(word) } })).rejects.toMatchObject({
      code: 'leak-found',
    });
  });

  test('an inflected form of a registered name, by the real scanner', async () => {
    const person: Person = {
      id: 'p1' as PersonId,
      kind: 'person',
      name: 'Карлыгаш Ахметова',
      spellings: [],
      gender: 'female',
      pseudonym: 'А',
      note: 'fictional',
    };
    const interviews = [exampleInterview(1, 'Начало.\nАхметову вызвали (вымысел).')];
    const parts = { scanner: createLeakScanner([person], []) };
    await expect(write(interviews, { parts })).rejects.toMatchObject({ code: 'leak-found' });
    const preview = await previewExport(examplePlan(interviews), {
      ...(await exampleParts(interviews)),
      ...parts,
    });
    expect(preview.findings.map(({ found, at }) => [found, at])).toEqual([
      ['Ахметову', 8],
      ['Ахметову', 8],
    ]);
  });

  test('a name in the words of a tag', async () => {
    const parts = { scanner: wordScanner('Market levy') };
    await expect(write([exampleInterview(1)], { parts })).rejects.toMatchObject({
      code: 'leak-found',
    });
  });

  test('a bundle without interviews', async () => {
    await expect(write([withoutConsent(1)])).rejects.toMatchObject({ code: 'export-empty' });
  });

  test('to go on once it is cancelled', async () => {
    const controller = new AbortController();
    const parts = {
      signal: controller.signal,
      onProgress: ({ stage, done }: Progress) => {
        if (stage === 'write' && done === 2) controller.abort();
      },
    };
    const interviews = [1, 2, 3].map((n) => exampleInterview(n));
    await expect(write(interviews, { parts })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a disk that does not do as told', () => {
  class BadFile extends MemoryFile {
    private readonly fault: (bytes: Bytes) => Bytes;

    constructor(fault: (bytes: Bytes) => Bytes) {
      super();
      this.fault = fault;
    }

    override async read(offset: number, length: number): Promise<Bytes> {
      return this.fault(this.whole()).slice(offset, offset + length);
    }
  }

  test.each<[string, (bytes: Bytes) => Bytes]>([
    ['flips a bit of the header', (bytes) => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))],
    [
      'flips a bit of the content',
      (bytes) => bytes.map((byte, i) => (i === 3000 ? byte ^ 1 : byte)),
    ],
    ['loses the end', (bytes) => bytes.slice(0, -500)],
    ['gives zeros', (bytes) => new Uint8Array(bytes.length)],
  ])('%s: the export fails', async (_, fault) => {
    const parts = { file: new BadFile(fault) };
    await expect(write([exampleInterview(1)], { parts })).rejects.toMatchObject({
      code: 'file-write-failed',
    });
  });

  test('fails to append: its own error comes through, and no second append was sent', async () => {
    let calls = 0;
    const file = new MemoryFile();
    file.append = async () => {
      calls += 1;
      throw new Error('disk full');
    };
    await expect(write([exampleInterview(1)], { parts: { file } })).rejects.toThrow('disk full');
    expect(calls).toBe(1);
  });
});

test('an entry that left memory other than it was hashed fails the export', async () => {
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  const fault = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (name, data) => {
    const text = new TextDecoder().decode(data);
    return digest(name, text.includes('vouchsafe-interview') ? utf8('other bytes') : data);
  });
  try {
    await expect(write([exampleInterview(1)])).rejects.toMatchObject({ code: 'file-write-failed' });
  } finally {
    fault.mockRestore();
  }
});

test('reports each stage to its end', async () => {
  const seen: Progress[] = [];
  const { written } = await write([exampleInterview(1), exampleInterview(2)], {
    parts: { onProgress: (progress) => seen.push(progress) },
  });
  expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(['derive', 'write', 'verify']);
  expect(seen.filter(({ stage }) => stage === 'write').at(-1)).toMatchObject({ done: 2, total: 2 });
  expect(seen.at(-1)).toEqual({ stage: 'verify', done: written.size, total: written.size });
});

test('50 MB go through with one append at a time and little memory', async () => {
  const text = 'Слово '.repeat(45_000); // 0.5 MB as UTF-8, twice in the bundle
  const interviews = Array.from({ length: 50 }, (_, i) => i + 1);
  const ids = interviews.map((n) => exampleInterview(n).id);
  const parts = await exampleParts([]);
  let [bytes, waiting, most, peak] = [0, 0, 0, 0];
  const limit = new Error('far enough');
  const file = {
    async append(chunk: Bytes) {
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise((resolve) => setTimeout(resolve, 1));
      bytes += chunk.length;
      waiting -= 1;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    },
    // What is not kept cannot be read back: the count is what this test is about.
    read: async () => {
      throw limit;
    },
  };
  const before = process.memoryUsage().arrayBuffers;
  const plan: ExportPlan = { interviews: ids, version: 'original', formats: [], allowed: [] };
  const load = async (id: string) => exampleInterview(ids.indexOf(id as never) + 1, text);
  await expect(writeExport(plan, LOCK, { ...parts, load, file })).rejects.toBe(limit);
  expect(bytes).toBeGreaterThan(50_000_000);
  expect(most).toBe(1);
  // Some megabytes of garbage are waiting to be collected; a whole bundle would be fifty.
  expect(peak - before).toBeLessThan(25_000_000);
}, 30_000);

test('an allowance for one text does not reach another', async () => {
  const first = undecidedInterview(1);
  const { findings } = await previewExport(examplePlan([first]), await exampleParts([first]));
  const allowed = findings.map(({ key }) => ({ key, reason: 'a flower' }));
  const edited = { ...first, text: `Then ${first.text}` };
  await expect(write([edited], { plan: { allowed } })).rejects.toMatchObject({
    code: 'leak-found',
  });
});
