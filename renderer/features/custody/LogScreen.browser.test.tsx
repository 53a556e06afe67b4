import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  type CustodyEntry,
  type Deed,
  extended,
  newChain,
} from '../../../core/custody/custody-entry.ts';
import { type InterviewId, newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import type { ToWorker } from '../../vault/api.ts';
import type { LogCheck } from '../../vault/calls/custody-calls.ts';
import { VaultClient } from '../../vault/client.ts';
import { Library } from '../../vault/library.ts';
import { LogScreen } from './LogScreen.tsx';

const ID = newId<InterviewId>();
const GONE = 'f00dcafe-d9cb-469f-a165-70867728950e';
const DAY = Date.UTC(1998, 10, 26);
const DEEDS: readonly Deed[] = [
  { action: 'create' },
  { action: 'create', target: ID },
  { action: 'unlock-failed', content: '3' },
  { action: 'withdraw', target: GONE, reason: 'withdrawn' },
  { action: 'view-identity', target: newId<PersonId>() },
];

/** A worker that has a log, and finds what it is told to. */
class LogWorker extends EventTarget {
  entries: readonly CustodyEntry[] = [];
  own: readonly CustodyEntry[] = [];
  found: LogCheck = { entries: 5, interviews: 1, broken: [] };
  fails = false;

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name } = message;
    const log = { custodyLog: this.entries, checkCustody: this.found, custodyOf: this.own };
    const isLog = name in log;
    const value = isLog ? log[name as keyof typeof log] : [];
    const result =
      this.fails && isLog
        ? { ok: false, code: 'storage-failed', message: '' }
        : { ok: true, value };
    queueMicrotask(() =>
      this.dispatchEvent(new MessageEvent('message', { data: { type: 'result', id, result } })),
    );
  }

  terminate(): void {}
}

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => unmount());

async function open(worker = new LogWorker()) {
  const chain = extended(newChain(), DEEDS, DAY);
  worker.entries = chain.entries.toReversed();
  const client = new VaultClient(worker as unknown as Worker, () => Promise.resolve(undefined));
  const record = { ...EMPTY_RECORD, code: 'INT-007' };
  const library = await Library.load(client, [headerOf(ID, { record, text: '' }, 1)]);
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <LogScreen library={library} />
    </main>,
  );
  await expect.element(page.getByRole('row', { name: /INT-007/ })).toBeVisible();
  return worker;
}

const rows = () =>
  page
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => row.textContent);

it('lists what was done, the newest first, on records by their codes', async () => {
  await open();
  const [viewed, withdrawn, refused, made, vault] = rows();
  expect(viewed).toContain('Names were shown');
  expect(withdrawn).toContain("Withdrawn: on the witness's wish");
  expect(withdrawn).toContain('f00dcafe');
  expect(withdrawn).not.toContain(GONE);
  expect(refused).toContain('Passphrases refused: 3');
  expect(made).toMatch(/^2.*1998.*Made.*INT-007$/);
  expect(vault).toMatch(/^1.*26.*1998.*Made.*Vault$/);
  expect(await violations()).toEqual([]);
});

it('finds entries by code, action and day', async () => {
  await open();
  await userEvent.keyboard('/');
  await userEvent.keyboard('made int-007');
  await expect.poll(rows).toHaveLength(1);
  await expect.element(page.getByText('1 of 5 entries')).toBeVisible();
});

it('says that every chain holds, by V in any layout', async () => {
  await open();
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyV', key: 'м', bubbles: true }));
  await expect.element(page.getByText('The log is whole')).toBeVisible();
  await expect.element(page.getByText(/5 entries, and the chain of 1 interview/)).toBeVisible();
});

it('names the chain and the entry where one is broken', async () => {
  const worker = await open();
  worker.found = {
    entries: 5,
    interviews: 1,
    broken: [
      { seq: 4, how: 'missing' },
      { seq: 3, how: 'altered', interview: ID, code: 'INT-007' },
    ],
  };
  await page.getByRole('button', { name: 'Check the chains' }).click();
  const told = page.getByRole('alert');
  await expect.element(told.getByText('2 chains of the log are broken')).toBeVisible();
  await expect.element(told.getByText(/Vault: entry 4 is missing/)).toBeVisible();
  await expect.element(told.getByText(/INT-007: entry 3 was altered/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('shows an interview’s own chain with its times, and of nothing else', async () => {
  const worker = await open();
  const own = extended(newChain(), [{ action: 'create' }], new Date(1998, 10, 26, 9, 5).getTime());
  worker.own = own.entries;
  await page.getByRole('row', { name: /INT-007/ }).click();
  const dialog = page.getByRole('dialog', { name: /INT-007/ });
  await expect.element(dialog.getByText('26 November 1998, 09:05: Made')).toBeVisible();
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await page.getByRole('row', { name: /f00dcafe/ }).click();
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);
});

it('says what it could not read', async () => {
  const worker = await open();
  worker.fails = true;
  await page.getByRole('button', { name: 'Check the chains' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
});
