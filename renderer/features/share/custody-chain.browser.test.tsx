import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CustodyFinding } from '../../../core/bundle/read-custody.ts';
import type { SealedEntry } from '../../../core/custody/custody-entry.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import type { BundleInterview, BundleView, SignatureState } from '../../vault/api.ts';
import { BundleContents } from './BundleContents.tsx';
import { ALIYA_SIGNING, bundleForTest, TestVault } from './vault-for-test.ts';

const KNOWN: SignatureState = { state: 'known-checked', name: 'Aliya', signingKey: ALIYA_SIGNING };
const DAY = Date.UTC(1998, 10, 26);

function entry(seq: number, part: Partial<SealedEntry> = {}): SealedEntry {
  const codes = { action: 'edit', reason: '', target: '', content: '' };
  return { seq, at: DAY, ...codes, hash: 'ab'.repeat(32), ...part };
}

const ENTRIES = [
  entry(1, { action: 'begin', reason: 'late' }),
  entry(2),
  entry(3, { action: 'export', at: Date.UTC(1998, 11, 3) }),
];

function interview(n: number, custody?: CustodyFinding): BundleInterview {
  return {
    path: `interviews/INT-00${n}.json`,
    code: `INT-00${n}`,
    date: '1998-11',
    place: '',
    occupation: 'occ.trader',
    language: 'ru',
    tags: [],
    text: 'Вымышленный рассказ.',
    passages: [],
    ...(custody && { custody }),
  };
}

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => unmount());

async function show(interviews: readonly BundleInterview[], part: Partial<BundleView> = {}) {
  const library = await new TestVault().open();
  const nothing = () => undefined;
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <h1>Share</h1>
      <BundleContents
        library={library}
        file={{ source: 's', name: 'bundle-77c1.tar.age', size: 1 }}
        view={bundleForTest({ interviews, signature: KNOWN, ...part })}
        onClose={nothing}
        onAnother={nothing}
      />
    </main>,
  );
  await expect.element(page.getByRole('article')).toBeVisible();
}

const article = () => page.getByRole('article');

it.each<[SignatureState, RegExp]>([
  [KNOWN, /Custody chain: 3 entries\. It holds, and the signature covers it\./],
  [{ state: 'unknown-key', signingKey: ALIYA_SIGNING }, /It holds, and the signature covers it\./],
  [{ state: 'none' }, /3 entries\. It holds in itself, but nothing is signed/],
  [{ state: 'wrong' }, /3 entries\. It holds in itself, but the signature does not fit/],
])('says of a whole chain what the signature lets it say: %o', async (signature, words) => {
  await show([interview(1, { state: 'whole', entries: ENTRIES })], { signature });
  await expect.element(article().getByText(words)).toBeVisible();
  const facts = page.getByText('1 custody chain, which holds');
  if (signature.state === 'wrong') expect(facts.query()).toBeNull();
  else await expect.element(facts).toBeVisible();
  expect(page.getByText(/chains? do(es)? not hold/).query()).toBeNull();
});

it.each<[CustodyFinding, RegExp]>([
  [
    { state: 'broken', seq: 3, how: 'altered', entries: ENTRIES },
    /broken at entry 3, which was altered/,
  ],
  [
    { state: 'broken', seq: 2, how: 'missing', entries: ENTRIES },
    /broken at entry 2, which is missing/,
  ],
  [{ state: 'broken', seq: 1, how: 'reordered', entries: ENTRIES }, /entry 1, which is not in its/],
  [
    { state: 'broken', seq: 2, how: 'repeated', entries: ENTRIES },
    /entry 2, where one from before/,
  ],
  [{ state: 'other-end', entries: ENTRIES }, /the list of files names another last entry/],
  [{ state: 'unlisted', entries: ENTRIES }, /the list of files names no last entry/],
  [{ state: 'other-interview', entries: ENTRIES }, /it says that it is of another interview/],
  [{ state: 'unreadable' }, /cannot be read/],
  [{ state: 'missing' }, /missing, though the list of files names/],
])('says what is wrong with a chain, there and above all: %o', async (finding, words) => {
  await show([interview(1), interview(2, finding)]);
  const alert = page.getByRole('alert');
  await expect.element(alert.getByText('A custody chain does not hold')).toBeVisible();
  await expect.element(alert.getByText('INT-002')).toBeVisible();
  await page.getByRole('button', { name: /INT-002/ }).click();
  await expect.element(article().getByText(words)).toBeVisible();
  expect(
    page.getByText(/the signature covers it|which holds|all of which hold/).query(),
  ).toBeNull();
});

it('says of a bundle from before the log that it has no chain, and raises no alarm', async () => {
  await show([interview(1)]);
  await expect.element(article().getByText(/Custody chain: none/)).toBeVisible();
  expect(page.getByRole('alert').query()).toBeNull();
  expect(page.getByText(/which holds|all of which hold/).query()).toBeNull();
  expect(
    article()
      .getByText(/^Read the/)
      .query(),
  ).toBeNull();
});

it('names chains that belong to no interview, and of many broken ones the first', async () => {
  const many = Array.from({ length: 9 }, (_, n) => interview(n, { state: 'missing' }));
  await show(many, { strayChains: ['custody/INT-099.json'] });
  const alert = page.getByRole('alert');
  await expect.element(alert.getByText('10 custody chains do not hold')).toBeVisible();
  await expect.element(alert.getByText(/INT-000, .*INT-007, and 2 more/)).toBeVisible();
  unmount();
  await show([interview(1)], { strayChains: ['custody/INT-099.json'] });
  await expect.element(alert.getByText(/custody\/INT-099\.json \(of no interview/)).toBeVisible();
});

const rows = () =>
  page
    .getByRole('table', { name: 'What was done to this interview' })
    .getByRole('row')
    .elements()
    .map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s/g, ' ')));

async function readEntries() {
  const summary = article().getByText('Read the 3 entries');
  (summary.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

it('shows the entries by keyboard, in the words of the activity log, to the month', async () => {
  await show([interview(1, { state: 'whole', entries: ENTRIES })]);
  expect(page.getByRole('table').query()).toBeNull();
  await readEntries();
  await expect.poll(rows).toEqual([
    ['No.', 'Month', 'What'],
    ['3', 'December 1998', 'Left in a bundle'],
    ['2', 'November 1998', 'Edited'],
    ['1', 'November 1998', 'The log begins here: what it speaks of is older'],
  ]);
  await expect.element(article().getByText(/cannot be compared with the words/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('shows days of the original version, and codes that it does not know as they are', async () => {
  const entries = [entry(1), entry(2, { action: 'published', reason: 'on-paper' }), entry(3)];
  await show([interview(1, { state: 'whole', entries })], { version: 'original' });
  await readEntries();
  await expect.poll(rows).toEqual([
    ['No.', 'Day', 'What'],
    ['3', '26 November 1998', 'Edited'],
    ['2', '26 November 1998', 'Something else: published: on-paper'],
    ['1', '26 November 1998', 'Edited'],
  ]);
});

it('draws no more rows than can be read, and says so', async () => {
  const entries = Array.from({ length: 1002 }, (_, n) => entry(n + 1));
  await show([interview(1, { state: 'whole', entries })]);
  await article().getByText('Read the 1002 entries').click();
  await expect.element(article().getByText('2 older entries are not shown.')).toBeInTheDocument();
  expect(rows()).toHaveLength(1001);
  expect(rows()[1]?.[0]).toBe('1,002');
});
