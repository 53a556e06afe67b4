/**
 * A walk through the whole app with a mouse, past every screen. Whoever takes the tour says what to do at each stop: the
 * screenshots take a picture, the accessibility test looks with axe.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atRest } from '../../renderer/ui/at-rest-for-test.ts';
import type { Researcher } from '../e2e/support/researcher.ts';
import { lookAtDamage } from './tour/damage-stops.ts';
import { lookAtChoice, lookAtCrash, lookAtDoor, lookAtFirstRun } from './tour/door-stops.ts';
import { fillVault } from './tour/fill-vault.ts';
import { lookAtImport } from './tour/import-stops.ts';
import {
  lookAtFinishedReview,
  lookAtInterview,
  lookAtList,
  lookAtReview,
} from './tour/interview-stops.ts';
import type { Look, Stop } from './tour/look.ts';
import { restPointer } from './tour/mouse.ts';
import { lookAtPassages } from './tour/passages-stops.ts';
import { lookAtCodebook, lookAtPeople } from './tour/register-stops.ts';
import { lookAtReviewReadTwice } from './tour/review-stops.ts';
import { lookAtSearch } from './tour/search-stops.ts';
import { lookAtBackup, lookAtKeys, lookAtRecovery, lookAtSettings } from './tour/settings-stops.ts';
import { lookAtBundle, lookAtCards, lookAtFindings } from './tour/share-stops.ts';

export const SIZE = { width: 1366, height: 768 };
export const SMALLEST_SIZE = { width: 1024, height: 640 };
export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Starts at the first run of a new profile and ends at the locked door. Returns the stops in the order taken. */
export async function takeTour(me: Researcher, lookAt: Look): Promise<readonly Stop[]> {
  const taken: Stop[] = [];
  const look: Look = async (stop) => {
    taken.push(stop);
    await restPointer(me);
    await me.page.getByText('Saving', { exact: true }).waitFor({ state: 'hidden' });
    await lookAt(stop);
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-tour-'));
  try {
    await me.page.setViewportSize(SIZE);
    await lookAtFirstRun(me, look);
    await fillVault(me, look);
    await lookAtList(me, look);
    await lookAtInterview(me, look);
    await lookAtReview(me, look);
    await lookAtPeople(me, look);
    await lookAtCodebook(me, look);
    await lookAtCards(me, look);
    await lookAtFindings(me, look);
    await lookAtFinishedReview(me, look);
    await lookAtBundle(me, look, folder);
    await lookAtImport(me, look, folder);
    await lookAtSearch(me, look);
    await lookAtPassages(me, look);
    await lookAtSettings(me, look);
    await lookAtRecovery(me, look);
    await lookAtBackup(me, look, folder);
    await lookAtKeys(me, look);
    await lookAtDamage(me, look);
    await lookAtReviewReadTwice(me, look);
    await lookAtCrash(me, look);
    await lookAtDoor(me, look);
    await lookAtChoice(me, look);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return taken;
}

/**
 * The theme "Same as system" follows this at once and on the spot, so that both themes of a state can be looked at
 * without leaving it. Returns when nothing moves any more, of the state or of the theme: what is looked at in between
 * is nothing that a person is shown.
 */
export async function putScheme(me: Researcher, colorScheme: Scheme): Promise<void> {
  await me.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await me.page.evaluate(atRest);
}
