import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import frameWords from '../../renderer/locales/en/frame.json' with { type: 'json' };
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
import type { Researcher } from './support/researcher.ts';
import { seeded } from './support/seeded.ts';
import { answerSaveDialog } from './support/share-flows.ts';
import { SmallDisk } from './support/small-disk.ts';

/**
 * The disk under the whole profile becomes full, but for a random rest, while something is being done. Once there is
 * room again everything typed, tagged and deleted is in the vault, also after a lock, and what was refused left nothing.
 * Main's writes, each in turn: `electron/files/vault-full.test.ts`. What is said meanwhile: `save-failure.test.ts`.
 *
 *     FULL_SEEDS=60 npx vitest run --project e2e tests/e2e/disk-full-campaign.test.ts
 */
const SEEDS = Number(process.env['FULL_SEEDS'] ?? 6);
/** What is left, at most three blocks of the disk: room for a save, for half of one, or for none. */
const BLOCK = 4096;
const BLOCKS = 4;
const COPY = 'copy.vouchsafe';

interface Stage {
  readonly me: Researcher;
  readonly known: Known;
  readonly random: () => number;
  /** From here on there is hardly any room. */
  readonly fill: () => void;
}

/** Does something on the full disk. @returns what to look at once there is room and the vault was opened again */
type Act = (stage: Stage) => Promise<() => Promise<void>>;

const disk = new SmallDisk();
afterAll(() => disk.remove());

const typing: Act = async ({ me, known, random, fill }) => {
  await openFirst(me);
  await me.press('Control+KeyE', 'Control+End');
  fill();
  const words = ` ${'қайта-қайта '.repeat(1 + random() * 5)}zanzibar`;
  await me.type(words);
  known.text += words;
  await isToldUnsaved(me);
  return async () => {
    await openFirst(me);
    expect(await lengthOf(me)).toBe(known.text.length);
    await me.press('Control+End');
    await expect.poll(() => me.page.locator('.cm-line').last().innerText()).toMatch(/zanzibar$/);
  };
};

const pasting: Act = async ({ me, known, random, fill }) => {
  await openFirst(me);
  await me.press('Control+KeyE', 'Control+End');
  fill();
  // More than there is room for, whatever is left.
  const words = 'binnable binnable\n'.repeat(1000 + random() * 500);
  await me.page.keyboard.insertText(words);
  known.text += words;
  expect(await isToldUnsaved(me)).toBe(true);
  return async () => {
    await openFirst(me);
    expect(await lengthOf(me)).toBe(known.text.length);
  };
};

const tagging: Act = async ({ me, known, random, fill }) => {
  await selectAnew(me, known);
  fill();
  const count = 1 + Math.floor(random() * 6);
  for (let digit = 1; digit <= count; digit += 1) await me.press(`Digit${digit}`);
  known.passages += count;
  await isToldUnsaved(me);
  return async () => {
    await openFirst(me);
    expect(await passagesOf(me)).toBe(known.passages);
  };
};

const binning: Act = async ({ me, known, fill }) => {
  const code = await newInterview(me, 'binnable');
  fill();
  await me.press('Delete');
  // Either it goes, or the person is told that it did not.
  await expect
    .poll(async () => (await row(me, code).count()) === 0 || (await isRefused(me)), {
      timeout: 30_000,
    })
    .toBe(true);
  const isGone = (await row(me, code).count()) === 0;
  return async () => {
    if (isGone) known.binned += 1;
    else known.interviews += 1;
  };
};

const changing: Act = async ({ me, known, fill }) => {
  await me.press('Control+Comma');
  fill();
  await changePassphrase(me, known);
  // Which of the two opens it now shows at the door.
  const dialog = me.page.getByRole('dialog');
  await expect
    .poll(async () => (await dialog.count()) === 0 || (await isRefused(me)), { timeout: 30_000 })
    .toBe(true);
  if ((await dialog.count()) > 0) await me.press('Escape');
  return async () => undefined;
};

const backingUp: Act = async ({ me, fill }) => {
  await me.press('Control+Comma');
  await answerSaveDialog(me, path.join(disk.folder, COPY));
  fill();
  await me.page.getByRole('button', { name: 'Back up now to…', exact: true }).click();
  const isWritten = () => readdirSync(disk.folder).includes(COPY);
  const refusal = me.page.getByText(errorWords['file-write-failed'].title);
  await expect
    .poll(async () => isWritten() || (await refusal.count()) > 0, { timeout: 30_000 })
    .toBe(true);
  rmSync(path.join(disk.folder, COPY), { force: true });
  return async () => undefined;
};

const ACTS = [typing, tagging, binning, changing, backingUp, pasting];

/** Of a long text only what is near is on the page, so that it is counted instead. */
async function lengthOf(me: Researcher): Promise<number> {
  const count = await me.page.getByText(/^[\d,]+ characters?/).innerText();
  return Number.parseInt(count.replaceAll(',', ''), 10);
}

/** What was done to the open interview is saved, or the person is told that it is not: nothing third. */
async function isToldUnsaved(me: Researcher): Promise<boolean> {
  const told = me.page.getByText(frameWords.saveFailedText);
  await told
    .or(me.page.getByText(/^Saved \d/))
    .first()
    .waitFor();
  return (await told.count()) > 0;
}

async function isRefused(me: Researcher): Promise<boolean> {
  return (await me.page.getByRole('alert').count()) > 0;
}

/** Locks, and opens again: on the full disk Chromium may not open a database, which is said. */
async function reopen(me: Researcher, known: Known): Promise<void> {
  await me.lock();
  disk.free();
  await unlockWithEither(me, known);
}

describe.runIf(disk.isThere)('a disk that becomes full', { timeout: 90_000 }, () => {
  let me: Researcher;
  let known: Known;

  beforeAll(async () => {
    ({ me, known } = await campaignVault({ userDataDir: path.join(disk.folder, 'profile') }));
  });
  afterAll(() => me?.close());

  it.each(Array.from({ length: SEEDS }, (_, i) => i))(
    'costs nothing that was typed or done: seed %i',
    async (seed) => {
      const random = seeded(seed);
      const act = ACTS[seed % ACTS.length] ?? typing;
      const fill = () => disk.fill(Math.floor(random() * BLOCKS) * BLOCK);
      const check = await act({ me, known, random, fill });
      await reopen(me, known);
      await check();
      await expectWhole(me, known);
    },
  );

  it('leaves no half-written file', () => {
    const names = readdirSync(disk.folder, { recursive: true }) as string[];
    expect(names.filter((name) => /\.(?:part|tmp)$/.test(name))).toEqual([]);
  });
});
