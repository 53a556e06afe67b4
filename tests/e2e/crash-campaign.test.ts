import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concatBytes, fromHex } from '../../core/bytes.ts';
import { readFrozen } from '../old-vaults/frozen-vault.ts';
import {
  campaignVault,
  changePassphrase,
  expectWhole,
  type Known,
  newInterview,
  openFirst,
  passagesOf,
  row,
  selectAnew,
  unlockWithEither,
} from './support/campaign.ts';
import { testSnapshot } from './support/backup-flows.ts';
import { scanFolders } from './support/disk-scan.ts';
import { Researcher } from './support/researcher.ts';
import { seeded } from './support/seeded.ts';
import { temporaryProfile } from './support/temporary-profile.ts';

/**
 * Everything is killed at a random instant while something is being done: typing, tagging, binning, locking (which takes
 * a snapshot), changing the passphrase, bringing an old vault to the present format. Afterwards the vault opens, holds
 * everything that was durable, nothing that was never there, and no file holds a word of it.
 *
 *     CRASH_SEEDS=200 npx vitest run --project e2e tests/e2e/crash-campaign.test.ts
 */
const SEEDS = Number(process.env['CRASH_SEEDS'] ?? 20);
/** What is older than this when everything is killed has to be there. */
const SAFE_AFTER_MS = 1000;
const KEY_EVERY_MS = 100;
const WORDS = ['zanzibar', 'қарлығаш', 'binnable'];

/** Which of two states it may be in after a kill: the later one must be when its time is up. */
const isDue = (at: number, killedAt: number) => killedAt - at > SAFE_AFTER_MS;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Crash = (me: Researcher, known: Known, random: () => number) => Promise<Check>;
/** Looks at the vault after the kill, and says what is known from now on. */
type Check = (me: Researcher) => Promise<void>;

async function killAfter(me: Researcher, ms: number): Promise<number> {
  await pause(ms);
  const killedAt = Date.now();
  await me.kill();
  return killedAt;
}

const typing: Crash = async (me, known, random) => {
  await openFirst(me);
  await me.press('Control+KeyE', 'Control+End');
  const pressed: { letter: string; at: number }[] = [];
  const word = random() < 0.5 ? 'zanzibar ' : 'қарлығаш ';
  const started = Date.now();
  for (let i = 0; Date.now() - started < 600 + random() * 1500; i += 1) {
    await pause(Math.max(0, started + i * KEY_EVERY_MS - Date.now()));
    const letter = word[i % word.length] ?? '';
    await me.type(letter);
    pressed.push({ letter, at: Date.now() });
  }
  const killedAt = await killAfter(me, random() * 200);
  return async (next) => {
    await openFirst(next);
    const text = await next.page.getByRole('textbox', { name: 'Testimony' }).innerText();
    const due = pressed.filter(({ at }) => isDue(at, killedAt));
    const must = known.text + due.map(({ letter }) => letter).join('');
    const all = known.text + pressed.map(({ letter }) => letter).join('');
    // The editor trims nothing, but the page's innerText ends before a last space.
    expect(text.padEnd(must.length).startsWith(must.trimEnd())).toBe(true);
    expect(all.startsWith(text)).toBe(true);
    known.text = text;
  };
};

const tagging: Crash = async (me, known, random) => {
  await selectAnew(me, known);
  const tagged: number[] = [];
  const count = 1 + Math.floor(random() * 6);
  for (let digit = 1; digit <= count; digit += 1) {
    await me.press(`Digit${digit}`);
    tagged.push(Date.now());
  }
  const killedAt = await killAfter(me, random() * 1500);
  return async (next) => {
    await openFirst(next);
    const passages = await passagesOf(next);
    const due = tagged.filter((at) => isDue(at, killedAt)).length;
    expect(passages).toBeGreaterThanOrEqual(known.passages + due);
    expect(passages).toBeLessThanOrEqual(known.passages + tagged.length);
    known.passages = passages;
  };
};

const binning: Crash = async (me, known, random) => {
  const code = await newInterview(me, 'binnable');
  await me.press('Delete');
  const at = Date.now();
  const killedAt = await killAfter(me, random() * 1500);
  return async (next) => {
    await next.press('Control+Digit1');
    await row(next, 'INT-001').waitFor();
    const isListed = (await row(next, code).count()) === 1;
    if (isDue(at, killedAt)) expect(isListed).toBe(false);
    if (isListed) known.interviews += 1;
    else known.binned += 1;
  };
};

const locking: Crash = async (me, _known, random) => {
  await me.press('Control+KeyL');
  await killAfter(me, random() * 1500);
  return async () => undefined;
};

const changingPassphrase: Crash = async (me, known, random) => {
  await changePassphrase(me, known);
  await killAfter(me, random() * 4000);
  // Which of the two it is now shows at the door: `reopen` tries both.
  return async () => undefined;
};

const CRASHES: readonly Crash[] = [typing, tagging, binning, locking, changingPassphrase];

async function reopen(profile: string, known: Known): Promise<Researcher> {
  const me = await Researcher.start({ userDataDir: profile });
  await unlockWithEither(me, known);
  return me;
}

describe('a kill at a random instant', () => {
  let me: Researcher;
  let known: Known;
  let old: string;

  beforeAll(async () => {
    ({ me, known } = await campaignVault());
    old = await thawedProfile();
  });
  afterAll(() => me?.close());

  it.each(Array.from({ length: SEEDS }, (_, i) => i + 1))(
    'costs nothing that was durable: seed %i',
    async (seed) => {
      const random = seeded(seed);
      const crash = CRASHES[seed % (CRASHES.length + 1)];
      if (!crash) return expectMigration(old, random);
      const { profile } = me;
      const check = await crash(me, known, random);
      me = await reopen(profile, known);
      await check(me);
      await expectWhole(me, known);
      return undefined;
    },
  );

  it('leaves a snapshot that opens, and no word in clear', async () => {
    await me.lock();
    const { profile } = me;
    await me.close();
    expect(scanFolders([profile], WORDS).findings).toEqual([]);
    me = await reopen(profile, known);
    await testSnapshot(me, 'newest', known.passphrase);
    await me.sees(new RegExp(`^${known.interviews + known.binned} interviews?, .*all readable`));
  });
});

/** A vault of the first format as its app left it. */
async function thawedProfile(): Promise<string> {
  const { id, keys, database } = readFrozen(1);
  const me = await Researcher.start();
  await me.page.evaluate(
    async ([name, version, tables]) => {
      const request = indexedDB.open(name, version);
      request.addEventListener('upgradeneeded', () => {
        for (const table of Object.keys(tables))
          request.result.createObjectStore(table, { keyPath: 'id' });
      });
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('no database')));
      });
      const writing = opened.transaction(Object.keys(tables), 'readwrite', {
        durability: 'strict',
      });
      for (const [table, rows] of Object.entries(tables))
        for (const one of rows)
          writing.objectStore(table).put({ ...one, sealed: Uint8Array.from(one.sealed) });
      await new Promise((resolve) => {
        writing.addEventListener('complete', resolve);
      });
      opened.close();
    },
    [
      `vault-${id}`,
      database.version,
      Object.fromEntries(
        Object.entries(database.tables).map(([table, rows]) => [
          table,
          rows.map((one) => ({ ...one, sealed: [...fromHex(String(one['sealed']))] })),
        ]),
      ),
    ] as const,
  );
  await me.close();
  const folder = path.join(me.profile, 'vaults', id);
  mkdirSync(folder, { recursive: true });
  const bytes = concatBytes(...keys.map(fromHex));
  for (const copy of ['keys-a', 'keys-b']) writeFileSync(path.join(folder, copy), bytes);
  writeFileSync(path.join(folder, 'name.json'), JSON.stringify({ name: 'Vault 1' }));
  return me.profile;
}

/** Killed while the first unlock brings it to the present format, it opens the next time, with everything in it. */
async function expectMigration(old: string, random: () => number): Promise<void> {
  const { passphrase, content } = readFrozen(1);
  const profile = temporaryProfile();
  cpSync(old, profile, { recursive: true });
  const first = await Researcher.start({ userDataDir: profile });
  await first.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await first.press('Enter');
  await killAfter(first, random() * 600);
  const me = await Researcher.start({ userDataDir: profile });
  await me.unlock(passphrase);
  await me.press('Control+Digit1');
  const listed = content.interviews.filter(({ header }) => header.deletedAt === undefined);
  for (const { header } of listed) await row(me, header.code).waitFor();
  await me.kill();
  rmSync(profile, { recursive: true, force: true });
}
