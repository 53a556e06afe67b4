import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { requirements } from './system-packages.ts';

const script = path.join(import.meta.dirname, 'system-packages.ts');

/** Without a PATH there is neither a program to find nor an apt-get to fetch it with. */
function runWithoutPath(...args: string[]) {
  const env = { ...process.env, PATH: '/nonexistent', DISPLAY: '' };
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

it('names every missing program and package, and fails, where it cannot install', () => {
  const { status, stderr } = runWithoutPath('test');
  expect(status).toBe(1);
  expect(stderr).toContain('Xvfb, age, xmllint, ssh-keygen, tar, sha256sum');
  expect(stderr).toContain('apt-get install xvfb age libxml2-utils openssh-client tar coreutils');
});

it('wants to know what for', () => {
  expect(runWithoutPath().status).toBe(64);
});

it('asks less for a start than for the tests', () => {
  const [start, test] = [requirements('start'), requirements('test')];
  expect(test.length).toBeGreaterThan(start.length);
  expect(test).toEqual(expect.arrayContaining(start));
});
