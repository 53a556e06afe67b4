/** The review on a page of its own, and hands and eyes for it. */
import type { ComponentType } from 'react';
import { afterEach, beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import { startI18n } from '../../../i18n.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import type { InterviewPlace } from '../interview-place.ts';
import { AnonymisePane, type AnonymisePaneProps } from './AnonymisePane.tsx';
import { openTestVault, personOf, TestVault } from './vault-for-test.ts';

export const TEXT = [
  'К нам пришла Карлыгаш Ахметова. Я спросил у Ахметовой, можно ли прочитать.',
  'Позже я видел Ахметову на рынке, с ней был Марат. Марата я не знаю.',
  'My sister wrote to observer@example.org about Akhmetova.',
].join('\n\n');

export const AKHMETOVA = personOf({
  name: 'Карлыгаш Ахметова',
  gender: 'female',
  pseudonym: 'Жанна',
});
export const ERLAN = personOf({ name: 'Ерлан Жумабаев', gender: 'male', pseudonym: 'Дамир' });

type PaneAlone = ComponentType<Omit<AnonymisePaneProps, 'registerPerson'>>;

let unmount = () => {};

/** Leaves the review; a test may open it anew. */
export function close(): void {
  unmount();
  unmount = () => {};
}

/** Call once in a test file: each test begins with the language, the window and an empty page. */
export function preparePane(): void {
  beforeEach(async () => {
    startI18n('en');
    document.title = 'Vouchsafe';
    await page.viewport(1366, 768);
  });
  afterEach(() => {
    close();
    delete document.documentElement.dataset['theme'];
  });
}

/** @param Pane the review with a register of its own; without one drafts are written down and nothing is registered */
export async function open(
  vault = new TestVault(TEXT, [AKHMETOVA, ERLAN]),
  Pane?: PaneAlone,
  place?: InterviewPlace,
) {
  const parts = await openTestVault(vault);
  const drafts: unknown[] = [];
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <h1>INT-001</h1>
      {Pane ? (
        <Pane {...parts} />
      ) : (
        <AnonymisePane
          {...parts}
          place={place}
          registerPerson={(draft) => {
            drafts.push(draft);
            return Promise.resolve(undefined);
          }}
        />
      )}
    </main>,
  );
  if (!vault.held) await expect.element(original()).toBeVisible();
  return { ...parts, vault, drafts, decisions: () => parts.document.snapshot().record.redactions };
}

export const original = () => page.getByRole('textbox', { name: 'Original' });
export const reader = () => page.getByLabelText('What readers will see');
export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const expectReader = (words: string) =>
  expect.poll(() => reader().element().textContent).toContain(words);
export const replacement = () => page.getByRole('textbox', { name: 'Replacement' });
/** The framed place of the original, in words. */
export const current = () =>
  [...document.querySelectorAll('[contenteditable=true] [class*=current]')]
    .map((mark) => mark.textContent)
    .join('');
export const expectCurrent = (words: string) => expect.poll(current).toBe(words);
export const progress = (words: string) => expect.element(page.getByText(words)).toBeVisible();

/** What a keyboard with a Russian layout sends. The code is the same key, the letter is another one. */
export function press(code: string, key: string, more: KeyboardEventInit = {}) {
  const target = document.activeElement ?? document.body;
  const init = { code, key, bubbles: true, cancelable: true, ...more };
  target.dispatchEvent(new KeyboardEvent('keydown', init));
  target.dispatchEvent(new KeyboardEvent('keyup', init));
}

/** Clicks beside the words of the first line, so that the text has the focus and no place is picked. */
export async function enterText() {
  original().element().focus();
  await expectCurrent('Карлыгаш Ахметова');
}

/** Selects words of the original as a drag over them does. */
export function select(words: string) {
  const walker = document.createTreeWalker(original().element(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    original().element().focus();
    document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`not in the original: ${words}`);
}
