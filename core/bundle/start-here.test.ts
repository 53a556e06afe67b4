import { expect, test } from 'vitest';
import { AGE_VERSION_NEEDED, startHereBytes } from './start-here.ts';

const KINDS = ['x25519', 'post-quantum', 'passphrase'] as const;

test.each(KINDS)('tells in three languages what opens a bundle of the kind %s', (kind) => {
  const text = new TextDecoder().decode(startHereBytes(kind));
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
