/** The pane on a vault in memory, for the browser tests of its parts. */
import { afterEach, beforeEach, expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newId, type PassageId, type TagId } from '../../../../core/domain/ids.ts';
import { EMPTY_RECORD, type Passage } from '../../../../core/domain/interview.ts';
import { startI18n } from '../../../i18n.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import { MemoryVault } from '../../../vault/memory-vault-for-test.ts';
import { InterviewDocument } from '../interview-document.ts';
import type { InterviewPlace } from '../interview-place.ts';
import { TestimonyPane } from './TestimonyPane.tsx';

export const TEXT = 'К нам пришёл А. К. Ахметов из акимата. Он сказал: подпишите!\nБіз қол қойдық.';

let unmount = () => {};

/** As the person leaves the tab. */
export function unmountPane(): void {
  unmount();
}

/** Call once at the head of a test file. */
export function setUpPane(): void {
  afterEach(() => {
    unmount();
    delete document.documentElement.dataset['theme'];
  });
  beforeEach(async () => {
    startI18n('en');
    document.title = 'Vouchsafe';
    await page.viewport(1366, 768);
  });
}

interface Options {
  readonly text?: string;
  readonly passages?: readonly Passage[];
  readonly place?: InterviewPlace;
}

export async function open({ text = TEXT, passages = [], place }: Options = {}) {
  const vault = new MemoryVault([{ record: { ...EMPTY_RECORD, code: 'INT-001', passages }, text }]);
  const library = await vault.load();
  const [interview] = vault.interviews.values();
  if (!interview) throw new Error('the vault has no interview');
  const opened = new InterviewDocument(
    interview,
    (edit) => vault.save(edit),
    (header) => library.takeHeader(header),
  );
  let last: InterviewPlace | undefined;
  const drafts: unknown[] = [];
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <h1>INT-001</h1>
      <TestimonyPane
        document={opened}
        library={library}
        place={place}
        onPlace={(next) => {
          last = next;
        }}
        registerPerson={(draft) => {
          drafts.push(draft);
          return Promise.resolve(undefined);
        }}
      />
    </main>,
  );
  await expect.element(editor()).toHaveFocus();
  const record = () => opened.snapshot().record;
  const quote = ({ from, to }: { from: number; to: number }) => opened.text.slice(from, to);
  return {
    document: opened,
    library,
    vault,
    id: interview.id,
    place: () => last,
    drafts,
    tagged: () => record().passages.map((one) => `${one.tag}: ${quote(one)}`),
    redacted: () => record().redactions.map((one) => `${one.action} ${quote(one)}`),
    selected: () => quote(opened.snapshot().state.selection.main),
    caretAt: (words: string, offset = 1) =>
      opened.dispatch({ selection: { anchor: opened.text.indexOf(words) + offset } }),
    select: (words: string) => {
      const anchor = opened.text.indexOf(words);
      opened.dispatch({ selection: { anchor, head: anchor + words.length } });
    },
  };
}

export const editor = () => page.getByRole('textbox', { name: 'Testimony' });
export const press = (keys: string) => userEvent.keyboard(keys);
export const status = (words: string) =>
  expect.element(page.getByText(words, { exact: true })).toBeVisible();

/** As a keyboard with another layout sends it: the physical key is the same, the letter is not. */
export function pressCyrillic(code: string, key: string, modifiers: KeyboardEventInit = {}) {
  const init = { code, key, bubbles: true, cancelable: true, ...modifiers };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
}

/** The bars in the margin that are drawn. */
export const bars = () => [...document.querySelectorAll<HTMLElement>('[data-passage]')];

export function passage(tag: string, from: number, to: number): Passage {
  return { id: newId<PassageId>(), tag: tag as TagId, from, to };
}
