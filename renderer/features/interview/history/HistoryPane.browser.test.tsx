import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import {
  type InterviewId,
  newId,
  type PassageId,
  type TagId,
} from '../../../../core/domain/ids.ts';
import { EMPTY_RECORD, type Passage } from '../../../../core/domain/interview.ts';
import type { VersionEntry } from '../../../../core/vault/history.ts';
import { headerOf } from '../../../../core/vault/interview-header.ts';
import type { InterviewContent } from '../../../../core/vault/row-format.ts';
import { startI18n } from '../../../i18n.ts';
import { violations } from '../../../ui/axe-for-test.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import type { FromWorker, ToWorker } from '../../../vault/api.ts';
import { VaultClient } from '../../../vault/client.ts';
import { Library } from '../../../vault/library.ts';
import { InterviewDocument } from '../interview-document.ts';
import { HistoryPane } from './HistoryPane.tsx';

const ID = newId<InterviewId>();
const THEN = new Date(2026, 10, 20, 9, 30).getTime();

function passage(from: number, to: number): Passage {
  return { id: newId<PassageId>(), tag: 'act.sign.forced' as TagId, from, to };
}

/** The worker's side: the versions of one interview, in memory. */
class VersionsVault extends EventTarget {
  readonly versions: (VersionEntry & { readonly content: InterviewContent })[] = [];
  readonly damaged = new Set<string>();
  present: InterviewContent = { record: EMPTY_RECORD, text: '' };

  keep(content: InterviewContent, at: number): void {
    const { length } = content.text;
    const { passages, redactions } = content.record;
    const id = String(this.versions.length);
    const counts = { passages: passages.length, redactions: redactions.length };
    this.versions.push({ id, at, length, ...counts, content });
  }

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name, args } = message;
    const version = (args as { version?: string } | undefined)?.version;
    const data: FromWorker =
      version !== undefined && this.damaged.has(version)
        ? { type: 'result', id, result: { ok: false, code: 'row-damaged', message: '' } }
        : { type: 'result', id, result: { ok: true, value: this.#answer(name, version) } };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {}

  #answer(name: string, version: string | undefined): unknown {
    if (name === 'versions') return this.versions;
    if (name === 'version') return this.versions.find(({ id }) => id === version)?.content;
    if (name === 'keepVersion') return this.keep(this.present, THEN + 60_000);
    return [];
  }
}

let unmount = () => {};
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

async function open(vault: VersionsVault) {
  const relay = () => Promise.resolve(undefined);
  const library = await Library.load(new VaultClient(vault as unknown as Worker, relay), []);
  const opened: InterviewDocument = new InterviewDocument(
    { id: ID, ...vault.present },
    () => {
      const { record } = opened.snapshot();
      vault.present = { record, text: opened.text };
      return Promise.resolve({ savedAt: 1, header: headerOf(ID, vault.present, 1) });
    },
    () => undefined,
  );
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <h1>INT-001</h1>
      <HistoryPane document={opened} library={library} />
    </main>,
  );
  return opened;
}

const OLD = passage(0, 5);
const NEW = passage(2, 8);

function twoVersions(): VersionsVault {
  const vault = new VersionsVault();
  vault.keep({ record: EMPTY_RECORD, text: 'First of all.' }, THEN - 60_000);
  vault.keep({ record: { ...EMPTY_RECORD, passages: [OLD] }, text: 'Earlier words.' }, THEN);
  vault.present = {
    record: { ...EMPTY_RECORD, code: 'INT-001', passages: [NEW, passage(0, 1)] },
    text: 'Present words of today.',
  };
  return vault;
}

const text = (name: string | RegExp) => page.getByRole('textbox', { name });
const expectText = (locator: Locator, words: string) =>
  expect.poll(() => locator.element().textContent).toContain(words);
const bringBack = () => page.getByRole('button', { name: 'Bring back this version' });

describe('the history of a testimony', () => {
  it('says when there is none yet', async () => {
    await open(new VersionsVault());
    await expect.element(page.getByText('No earlier versions yet')).toBeVisible();
  });

  it('lists the newest first with what changed since, and compares it with now, read only', async () => {
    await open(twoVersions());
    await expectText(page.getByRole('row').first(), '14 characters');
    await expectText(page.getByRole('row').first(), 'Now: +9 characters, +1 tagged passage');
    await expectText(text('20 November 2026, 09:30'), 'Earlier words');
    await expectText(text('Now'), 'Present words of today');
    (text('Now').element() as HTMLElement).focus();
    await userEvent.keyboard('x');
    await expectText(text('Now'), 'Present words of today');
  });

  it('shows another version with the arrows', async () => {
    await open(twoVersions());
    await page.getByRole('row').first().click();
    await userEvent.keyboard('{ArrowDown}');
    await expectText(text('20 November 2026, 09:29'), 'First of all');
  });

  it('brings back text and passages, keeps the present as a version, and can be undone', async () => {
    const vault = twoVersions();
    const opened = await open(vault);
    await bringBack().click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Bring back/ })
      .click();
    await expect.element(page.getByText(/is back$/)).toBeVisible();
    expect(opened.text).toBe('Earlier words.');
    expect(opened.snapshot().record).toMatchObject({ code: 'INT-001', passages: [OLD] });
    expect(vault.versions.at(-1)?.content.text).toBe('Present words of today.');
    expect(vault.present.text).toBe('Earlier words.');
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(opened.text).toBe('Present words of today.');
    expect(opened.snapshot().record.passages.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 8],
    ]);
  });

  it('says that a version is damaged, and still shows the others', async () => {
    const vault = twoVersions();
    vault.damaged.add('1');
    await open(vault);
    await expect.element(page.getByText(/^This version is damaged/)).toBeVisible();
    await expect.element(bringBack()).toBeDisabled();
    await page.getByRole('row').last().click();
    await expectText(text('20 November 2026, 09:29'), 'First of all');
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open(twoVersions());
    await expect.element(text('Now')).toBeVisible();
    await expect.element(bringBack()).toBeEnabled();
    expect(await violations()).toEqual([]);
  });
});
