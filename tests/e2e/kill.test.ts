import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Researcher } from './support/researcher.ts';

/**
 * Nothing lost: somebody types ten keys a second without a pause, and everything is killed at a random
 * instant. After unlocking, every character older than a second is there.
 */
const SEEDS = 20;
const KEY_EVERY_MS = 100;
/** The promise is half a second; the bar is one. */
const SAFE_AFTER_MS = 1000;

/** Small deterministic generator (mulberry32), so that a failing seed can be run again. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

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

describe('killing everything while somebody types', () => {
  it('keeps every character that is older than a second, over 20 random instants', {
    timeout: 480_000,
  }, async () => {
    let me = await Researcher.start();
    const { profile } = me;
    await me.makeVault();
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
    let kept = '';
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const next = random(seed);
      const testimony = me.page.getByRole('textbox', { name: 'Testimony' });
      await testimony.focus();
      // A testimony with text opens for reading.
      if (kept !== '') await me.press('Control+KeyE');
      await me.press('Control+End');
      const pressed = await typeUntil(
        me,
        seed % 2 === 0 ? 'қарлығаш' : 'zanzibar',
        1200 + next() * 1800,
      );
      const killedAt = Date.now();
      await me.kill();

      me = await Researcher.start({ userDataDir: profile });
      await me.unlock();
      // The frame comes before the interview that was open.
      await me.page.getByRole('textbox', { name: 'Testimony' }).waitFor();
      const text =
        (await me.page.evaluate(() => document.querySelector('.cm-content')?.textContent)) ?? '';
      const must =
        kept +
        pressed
          .filter(({ at }) => killedAt - at > SAFE_AFTER_MS)
          .map(({ letter }) => letter)
          .join('');
      const all = kept + pressed.map(({ letter }) => letter).join('');
      expect(text.startsWith(must), `seed ${seed}: ${text.length} of at least ${must.length}`).toBe(
        true,
      );
      expect(all.startsWith(text), `seed ${seed}: nothing that was not typed`).toBe(true);
      kept = text;
    }
    await me.close();
    rmSync(profile, { recursive: true, force: true });
  });
});
