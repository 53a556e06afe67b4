import { expect, test } from 'vitest';
import { AGE_VERSION_NEEDED, startHereBytes } from './start-here.ts';

const KINDS = ['x25519', 'post-quantum', 'passphrase'] as const;

test.each(KINDS)('tells in three languages what opens a bundle of the kind %s', (kind) => {
  const text = new TextDecoder().decode(startHereBytes(kind, false));
  expect(text.match(/^== .* ==$/gm)).toEqual(['== English ==', '== Русский ==', '== Қазақша ==']);
  for (const command of [
    'age -d',
    'tar -xf',
    'sha256sum -c',
    'shasum',
    'Get-FileHash',
    'ssh-keygen -Y verify',
    'grep "$(sha256sum SHA256SUMS',
    'Select-String (Get-FileHash SHA256SUMS)',
  ])
    expect(text.split(command).length - 1).toBeGreaterThanOrEqual(3);
  expect(text.split(AGE_VERSION_NEEDED[kind]).length - 1).toBe(3);
  expect(text.includes('-i key.txt')).toBe(kind !== 'passphrase');
});

test.each(KINDS)(
  'names other formats where there are some, and says nothing of them else: %s',
  (kind) => {
    const lines = (hasFormats: boolean) =>
      new TextDecoder().decode(startHereBytes(kind, hasFormats)).split('\n');
    const plain = lines(false);
    const added = lines(true).filter((line) => !plain.includes(line));
    expect(lines(true)).toHaveLength(plain.length + 6);
    expect(added.every((line) => line.includes('formats'))).toBe(true);
    expect(new Set(added).size).toBe(4);
  },
);
