import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WHOLE_ROW_MAX } from '../../core/vault/row-format.ts';
import { startWithVault } from './support/ready-vault.ts';
import { Researcher } from './support/researcher.ts';
import { seeded } from './support/seeded.ts';

/**
 * Nothing lost: somebody types ten keys a second without a pause, and everything is killed at a random
 * instant. After unlocking, every character older than a second is there.
 */
const SEEDS = 20;
const KEY_EVERY_MS = 100;
/** The promise is half a second; the bar is one. */
const SAFE_AFTER_MS = 1000;
/** From the middle on the testimony is so long that a save writes its changes only, in rows of their own. */
const LONG_FROM_SEED = SEEDS / 2 + 1;
const LONG = Array.from(
  { length: 500 },
  (_, i) => `Line ${i}: what was said before the sheets came.`,
);

/** Keys for about three seconds, with the moment at which each was pressed. */
async function typeUntil(
  me: Researcher,
  letters: string,
  stopAfterMs: number,
): Promise<{ letter: string; at: number }[]> {
  const pressed: { letter: string; at: number }[] = [];
  const started = Date.now();
  for (let i = 0; Date.now() - started < stopAfterMs; i += 1) {
    const letter = letters[i % letters.length] ?? 'a';
    const due = started + i * KEY_EVERY_MS;
    // The rhythm is what is tested: a wait for the next key, not for an effect.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
    await me.type(letter);
    pressed.push({ letter, at: Date.now() });
  }
  return pressed;
}

/** Puts a long text before the line that is typed on. */
async function makeLong(me: Researcher): Promise<void> {
  await me.press('Control+Home');
  await me.page.keyboard.insertText(`${LONG.join('\n')}\n`);
  await me.sees(/Saved \d/);
}

/** The last line, which is typed on, and how long all is: of a long text only what is near is on the page. */
async function seen(me: Researcher): Promise<{ line: string; characters: number }> {
  const { page } = me;
  // The frame comes before the interview that was open.
  await page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.press('Control+End');
  const line = await page.locator('.cm-line').last().innerText();
  const count = await page.getByText(/^[\d,]+ characters?/).innerText();
  return { line: line.trim(), characters: Number.parseInt(count.replaceAll(',', ''), 10) };
}

describe('killing everything while somebody types', () => {
  it('keeps every character that is older than a second, over 20 random instants', {
    timeout: 480_000,
  }, async () => {
    expect(LONG.join('\n').length).toBeGreaterThan(WHOLE_ROW_MAX);
    let me = await startWithVault();
    const { profile } = me;
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
    let kept = '';
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const next = seeded(seed);
      await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
      // A testimony with text opens for reading.
      if (kept !== '') await me.press('Control+KeyE');
      if (seed === LONG_FROM_SEED) await makeLong(me);
      await me.press('Control+End');
      const pressed = await typeUntil(
        me,
        seed % 2 === 0 ? 'қарлығаш' : 'zanzibar',
        1200 + next() * 1000,
      );
      const killedAt = Date.now();
      await me.kill();

      me = await Researcher.start({ userDataDir: profile });
      await me.unlock();
      const { line, characters } = await seen(me);
      const must =
        kept +
        pressed
          .filter(({ at }) => killedAt - at > SAFE_AFTER_MS)
          .map(({ letter }) => letter)
          .join('');
      const all = kept + pressed.map(({ letter }) => letter).join('');
      expect(line.startsWith(must), `seed ${seed}: ${line.length} of at least ${must.length}`).toBe(
        true,
      );
      expect(all.startsWith(line), `seed ${seed}: nothing that was not typed`).toBe(true);
      const before = seed < LONG_FROM_SEED ? 0 : LONG.join('\n').length + 1;
      expect(characters, `seed ${seed}: with all that stood before`).toBe(before + line.length);
      kept = line;
    }
    await me.close();
    rmSync(profile, { recursive: true, force: true });
  });
});
