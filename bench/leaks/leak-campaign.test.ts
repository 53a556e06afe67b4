import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type CampaignPart, type Outcome, runCampaign } from './campaign.ts';
import { corpusEntries } from './corpus-entries.ts';
import { type FrozenEntry, frozenEntries } from './frozen-forms.ts';

/**
 * Bundles into which names were put, searched by the app's own way out and judged by `age`, `tar` and Python. The whole
 * campaign, with names that the corpora mention beside our own:
 *
 *     LEAK_BUNDLES=1000 CORPORA=DIR npx vitest run --project node bench/leaks/leak-campaign.test.ts
 */
const BUNDLES = Number(process.env['LEAK_BUNDLES'] ?? 8);
const CORPORA = process.env['CORPORA'];

const REGISTER = 200;
const FROM_CORPORA = 30;
/** False alarms for each bundle. */
const ALARMS_MOST = 0.1;

function newIdentity(): CampaignPart['identity'] {
  const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'ignore'];
  const secret = execFileSync('age-keygen', { encoding: 'utf8', stdio });
  const recipient = execFileSync('age-keygen', ['-y'], { encoding: 'utf8', input: secret });
  return { secret, recipient: recipient.trim() };
}

function register(): readonly FrozenEntry[] {
  const own = frozenEntries();
  if (CORPORA === undefined) return own;
  return [...own.slice(0, REGISTER - FROM_CORPORA), ...corpusEntries(CORPORA, FROM_CORPORA)];
}

/** What went wrong in a bundle, in words. */
function faults({ number, passed, unseen, out, isConsistent }: Outcome): string[] {
  return [
    ...passed.map(
      ({ where, written, form, person }) =>
        `${number}: passed in ${where}: ${JSON.stringify(written)} (${form} of ${person.name})`,
    ),
    ...(unseen > 0 ? [`${number}: ${unseen} plants unseen by the second judge`] : []),
    ...out.map((form) => `${number}: let out: ${form}`),
    ...(isConsistent ? [] : [`${number}: writing and preview disagree`]),
  ];
}

test(`no name passes in ${BUNDLES} bundles`, { timeout: BUNDLES * 40_000 }, async () => {
  const wrong: string[] = [];
  const alarms: string[] = [];
  let plants = 0;
  for await (const outcome of runCampaign(register(), {
    count: BUNDLES,
    identity: newIdentity(),
  })) {
    plants += outcome.plants.length;
    wrong.push(...faults(outcome));
    for (const { entry, found, before, after } of outcome.alarms)
      alarms.push(
        `${outcome.number} ${entry}: ${before.slice(-25)}[${found}]${after.slice(0, 25)}`,
      );
  }
  if (BUNDLES > 8) console.log(`${plants} planted, ${alarms.length} false alarms`, alarms);
  expect(plants).toBeGreaterThan(BUNDLES / 2);
  expect(wrong).toEqual([]);
  expect(alarms.slice(Math.floor(BUNDLES * ALARMS_MOST))).toEqual([]);
});
