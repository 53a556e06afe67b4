import { describe, expect, test } from 'vitest';
import type { LeakScanner } from '../anonymise/leak-scan.ts';
import { createLeakScanner } from '../anonymise/leak-scan.ts';
import { samplePerson } from '../anonymise/sample-person.ts';
import { utf8 } from '../bytes.ts';
import { scanEntry } from './leaks.ts';
import { jsonBytes } from './manifest.ts';
import { signDetached } from './ssh-signature.ts';

/** Finds whole words only, as a scanner of names does. */
function scannerFor(...words: readonly string[]): LeakScanner {
  return {
    scan: (text) =>
      words.flatMap((found) =>
        [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])${found}(?![\\p{L}\\d])`, 'gu'))].map(
          ({ index }) => ({
            kind: 'name' as const,
            found,
            from: index,
            to: index + found.length,
          }),
        ),
      ),
  };
}

const scanner = scannerFor('Асель', '4711');

test('finds a name behind a line end, which JSON writes as the letter n', async () => {
  const text = 'first\nАсель came';
  const leaks = await scanEntry(
    { path: 'interviews/a.json', bytes: jsonBytes({ code: 'x', text }) },
    scanner,
  );
  expect(leaks).toMatchObject([
    { found: 'Асель', before: 'first ', after: ' came', inTestimony: 6 },
  ]);
});

test('finds names in keys, in nested values, and in the path', async () => {
  const bytes = jsonBytes({ Асель: 1, list: [{ deep: 'the Асель market' }] });
  const leaks = await scanEntry({ path: 'interviews/Асель.json', bytes }, scanner);
  expect(leaks.map(({ inTestimony }) => inTestimony)).toEqual([undefined, undefined, undefined]);
});

test('says where in the testimony of a text file a name stands', async () => {
  const entry = {
    path: 'interviews/a.txt',
    bytes: utf8('Place: Асель\n\nЗдесь Асель.\n'),
    testimonyAt: 14,
  };
  const leaks = await scanEntry(entry, scanner);
  expect(leaks.map(({ inTestimony }) => inTestimony)).toEqual([undefined, 6]);
});

test('leaves digests and ids out, where any number occurs by chance, and nothing else', async () => {
  const chance = '4711';
  const digest = `${chance}${'a'.repeat(60)}`;
  const found = async (path: string, bytes: ReturnType<typeof utf8>) =>
    (
      await scanEntry(
        { path, bytes },
        { scan: (text) => (text.includes(chance) ? scanner.scan(' 4711 ') : []) },
      )
    ).length;
  expect(
    await found(
      'manifest.json',
      jsonBytes({ sha256: digest, id: `${chance}0000-0000-4000-8000-000000000000` }),
    ),
  ).toBe(0);
  expect(await found('SHA256SUMS', utf8(`${digest}  a.txt\n`))).toBe(0);
  expect(await found('SHA256SUMS', utf8(`${digest}  ${chance}.txt\n`))).toBe(1);
  expect(await found('a.json', jsonBytes({ phone: 4711 }))).toBe(1);
});

describe('the signature', async () => {
  const signer = { publicKey: new Uint8Array(32), sign: async () => new Uint8Array(64) };
  const file = await signDetached(signer, utf8('a manifest'));
  /** Finds letters that stand in every signature. */
  const short: LeakScanner = {
    scan: (text) =>
      text.includes('AAAA') ? [{ kind: 'name', found: 'AAAA', from: 0, to: 4 }] : [],
  };
  const found = async (path: string, text: string) =>
    (await scanEntry({ path, bytes: utf8(text) }, short)).length;

  test('is random letters, in which nobody is looked for', async () => {
    expect(file).toContain('AAAA');
    expect(await found('manifest.json.sig', file)).toBe(0);
  });

  test('is searched as any text when it is another file, or holds anything else', async () => {
    expect(await found('AAAA.txt', file)).toBe(2);
    expect(await found('manifest.json.sig', `${file}AAAA\n`)).toBe(1);
    expect(await found('manifest.json.sig', ` ${file}`)).toBe(1);
    expect(await found('manifest.json.sig', file.replace('\nU1NI', '\nU1NI\n'))).toBe(1);
  });
});

test('a key outlives a new scan, tells equal findings apart, and dies with an edit beside it', async () => {
  const keys = async (text: string) =>
    (await scanEntry({ path: 'a.txt', bytes: utf8(text) }, scanner)).map(({ key }) => key);
  const far = '-'.repeat(100);
  const [first, second] = await keys(`Асель${far}Асель`);
  expect(await keys(`Асель${far}Асель`)).toEqual([first, second]);
  expect(first).not.toBe(second);
  expect(await keys(`Асель${far}`)).toEqual([first]);
  expect(await keys(`Асель ${far}`)).not.toContain(first);
  const repeated = await keys(Array.from({ length: 5 }, () => far + 'Асель' + far).join(''));
  expect(new Set(repeated).size).toBe(5);
});

test('reads the path and the code of an interview in capitals too', async () => {
  const kim = createLeakScanner([samplePerson('Виктор Ким')], []);
  const found = async (path: string, bytes: ReturnType<typeof utf8>, testimonyAt?: number) =>
    (await scanEntry({ path, bytes, ...(testimonyAt && { testimonyAt }) }, kim)).map(
      ({ found: words, inTestimony }) => [words, inTestimony],
    );
  const text = 'қолын кім қойды';
  expect(await found('interviews/kim-07.json', jsonBytes({ code: 'kim-07', text }))).toEqual([
    ['kim', undefined],
    ['kim', undefined],
  ]);
  expect(await found('interviews/07.txt', utf8(`ким-07\n\n${text}\n`), 8)).toEqual([
    ['ким', undefined],
  ]);
});
