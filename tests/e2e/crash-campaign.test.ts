import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VAULT_FORMAT } from '../../core/vault/row-format.ts';
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
import { changesOf, formatsIn, oldProfile } from './support/old-profile.ts';
import { openEverything } from './support/opened-rows.ts';
import { Researcher } from './support/researcher.ts';
import { seeded } from './support/seeded.ts';
import { temporaryProfile } from './support/temporary-profile.ts';

/**
 * Everything is killed at a random instant while something is being done: typing, tagging, binning, destroying, locking
 * (which takes a snapshot), changing the passphrase, bringing an old vault to the present format. No file holds a word of
 * it then; the vault opens, and holds everything that was durable and nothing that was never there.
 *
 *     CRASH_SEEDS=200 npx vitest run --project e2e tests/e2e/crash-campaign.test.ts
 */
const SEEDS = Number(process.env['CRASH_SEEDS'] ?? 20);
/** What is older than this when everything is killed has to be there. */
const SAFE_AFTER_MS = 1000;
const KEY_EVERY_MS = 100;
const DOOMED = 'withdrawable';
const WORDS = ['zanzibar', 'қарлығаш', 'binnable', DOOMED];
/** Of the frozen vaults. */
const OLD_WORDS = ['Вымышленн', 'шығарылған', 'Выдуманная', 'Шыққан'];
/** Of the changes that a first unlock makes to files: before the first step's until after the last one's. */
const [FIRST_CHANGE, CHANGES] = [5, 14];
const UNLOCKED_BY_MS = 3000;

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

/** @param isGone what took it out of the list was told to be saved */
async function isStillListed(me: Researcher, code: string, isGone: boolean): Promise<boolean> {
  await me.press('Control+Digit1');
  await row(me, 'INT-001').waitFor();
  const isListed = (await row(me, code).count()) === 1;
  if (isGone) expect(isListed).toBe(false);
  return isListed;
}

const binning: Crash = async (me, known, random) => {
  const code = await newInterview(me, 'binnable');
  await me.press('Delete');
  const at = Date.now();
  const killedAt = await killAfter(me, random() * 1500);
  return async (next) => {
    const isListed = await isStillListed(next, code, isDue(at, killedAt));
    if (isListed) known.interviews += 1;
    else known.binned += 1;
  };
};

const destroying: Crash = async (me, known, random) => {
  const words = `${DOOMED} ${random()}`;
  const code = await newInterview(me, words);
  await row(me, code).dblclick();
  await me.page.getByRole('tab', { name: 'Overview' }).click();
  await me.page.getByRole('button', { name: 'Destroy this interview' }).click();
  const question = me.page.getByRole('alertdialog');
  await question.getByRole('textbox').fill(code);
  await question.getByRole('button', { name: `Destroy ${code}` }).click();
  const at = Date.now();
  const killedAt = await killAfter(me, random() * 1500);
  return async (next) => {
    const isListed = await isStillListed(next, code, isDue(at, killedAt));
    if (isListed) known.interviews += 1;
    // What was cut off is finished once the list is shown.
    else await expect.poll(() => opensTo(words, next, known), { timeout: 20_000 }).toBe(false);
  };
};

/** Whether something on the disk does, for somebody with the passphrase. */
async function opensTo(
  words: string,
  { profile }: Researcher,
  { passphrase }: Known,
): Promise<boolean> {
  const { opened } = await openEverything(profile, { passphrases: [passphrase] });
  expect(opened.length).toBeGreaterThan(0);
  return opened.some((text) => text.includes(words));
}

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

const CRASHES: readonly Crash[] = [
  typing,
  tagging,
  binning,
  locking,
  changingPassphrase,
  destroying,
];

/** A vault of an older format as its app left it. */
interface OldVault {
  readonly profile: string;
  readonly frozen: ReturnType<typeof readFrozen>;
}

async function reopen(profile: string, known: Known): Promise<Researcher> {
  const me = await Researcher.start({ userDataDir: profile });
  await unlockWithEither(me, known);
  return me;
}

describe('a kill at a random instant', () => {
  let me: Researcher;
  let known: Known;
  const olds: OldVault[] = [];

  beforeAll(async () => {
    ({ me, known } = await campaignVault());
    for (const format of [1, 2, 3])
      olds.push({ profile: await oldProfile(format), frozen: readFrozen(format) });
  });
  afterAll(() => me?.close());

  it.for(Array.from({ length: SEEDS }, (_, i) => i + 1))(
    'costs nothing that was durable: seed %i',
    async (seed, { annotate }) => {
      const random = seeded(seed);
      const crash = CRASHES[seed % (CRASHES.length + 1)];
      const old = olds[seed % olds.length];
      if (!crash && old) {
        await annotate(await expectMigration(old, random));
        return;
      }
      const { profile } = me;
      const check = await crash?.(me, known, random);
      expect(scanFolders([profile], WORDS).findings).toEqual([]);
      me = await reopen(profile, known);
      await check?.(me);
      await expectWhole(me, known);
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

/** Killed while the first unlock brings it to the present format, it opens the next time, with everything in it. */
async function expectMigration(old: OldVault, random: () => number): Promise<string> {
  const { id, passphrase, content } = old.frozen;
  const profile = temporaryProfile();
  cpSync(old.profile, profile, { recursive: true });
  const first = await Researcher.start({ userDataDir: profile });
  await first.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  const due = changesOf(profile, id, FIRST_CHANGE + Math.floor(random() * CHANGES));
  await first.press('Enter');
  await Promise.race([due, pause(UNLOCKED_BY_MS)]);
  await first.kill();
  expect(scanFolders([profile], OLD_WORDS).findings).toEqual([]);
  const me = await Researcher.start({ userDataDir: profile });
  const { rows, keys } = await formatsIn(me, id);
  await me.unlock(passphrase);
  await me.press('Control+Digit1');
  // A translation stands in no row of its own.
  const listed = content.interviews.filter(
    ({ header }) => header.deletedAt === undefined && header.translationOf === undefined,
  );
  for (const { header } of listed) await row(me, header.code).waitFor();
  expect(await formatsIn(me, id)).toEqual({
    rows: VAULT_FORMAT,
    keys: [VAULT_FORMAT, VAULT_FORMAT],
  });
  await me.kill();
  rmSync(profile, { recursive: true, force: true });
  return `killed when the rows had format ${rows} and the key files said ${keys.join(' and ')}`;
}
