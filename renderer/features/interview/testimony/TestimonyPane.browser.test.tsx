import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newId, type PassageId, type TagId } from '../../../../core/domain/ids.ts';
import { EMPTY_RECORD, type Passage } from '../../../../core/domain/interview.ts';
import { STARTER_TAGS } from '../../../../core/domain/starter-codebook.ts';
import { startI18n } from '../../../i18n.ts';
import { violations } from '../../../ui/axe-for-test.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import { MemoryVault } from '../../interviews/vault-for-test.ts';
import { InterviewDocument } from '../interview-document.ts';
import type { InterviewPlace } from '../interview-place.ts';
import { TestimonyPane } from './TestimonyPane.tsx';

const TEXT = 'К нам пришёл А. К. Ахметов из акимата. Он сказал: подпишите!\nБіз қол қойдық.';

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

interface Options {
  readonly text?: string;
  readonly passages?: readonly Passage[];
  readonly place?: InterviewPlace;
}

async function open({ text = TEXT, passages = [], place }: Options = {}) {
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

const editor = () => page.getByRole('textbox', { name: 'Testimony' });
const press = (keys: string) => userEvent.keyboard(keys);
const status = (words: string) =>
  expect.element(page.getByText(words, { exact: true })).toBeVisible();

/** As a keyboard with another layout sends it: the physical key is the same, the letter is not. */
function pressCyrillic(code: string, key: string, modifiers: KeyboardEventInit = {}) {
  const init = { code, key, bubbles: true, cancelable: true, ...modifiers };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
}

/** The bars in the margin that are drawn. */
const bars = () => [...document.querySelectorAll<HTMLElement>('[data-passage]')];

function passage(tag: string, from: number, to: number): Passage {
  return { id: newId<PassageId>(), tag: tag as TagId, from, to };
}

describe('the room below the text', () => {
  const scroller = () => document.querySelector<HTMLElement>('.cm-scroller');
  const overflow = () => (scroller()?.scrollHeight ?? 0) - (scroller()?.clientHeight ?? 0);

  it('gives a text that fits no scroll bar', async () => {
    await open();
    await expect.poll(overflow).toBe(0);
  });

  it('brings the last line of a long text up to eye height', async () => {
    await open({ text: `${TEXT}\n`.repeat(40) });
    await expect.poll(overflow).toBeGreaterThan(0.4 * innerHeight);
    const lines = () => [...document.querySelectorAll('.cm-line')];
    const box = scroller();
    box?.scrollTo(0, box.scrollHeight);
    await expect
      .poll(() => lines().at(-1)?.getBoundingClientRect().bottom)
      .toBeLessThan(0.6 * innerHeight);
  });

  it('comes with the typing, and goes again', async () => {
    const { document: opened } = await open();
    opened.dispatch({ changes: { from: opened.text.length, insert: `\n${TEXT}`.repeat(40) } });
    await expect.poll(overflow).toBeGreaterThan(0.4 * innerHeight);
    opened.dispatch({ changes: { from: TEXT.length, to: opened.text.length } });
    await expect.poll(overflow).toBe(0);
  });
});

describe('tagging by keyboard', () => {
  it('picks below the words, although there is more room above them', async () => {
    const { caretAt } = await open({ text: `${'\n'.repeat(12)}${TEXT}` });
    caretAt('акимата');
    pressCyrillic('BracketRight', 'ъ');
    pressCyrillic('KeyT', 'е');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    const words = [...document.querySelectorAll('.cm-line')][12]?.getBoundingClientRect();
    const pane = page.getByRole('dialog').element().getBoundingClientRect();
    expect(words?.bottom).toBeGreaterThan(innerHeight / 2);
    expect(pane.top).toBeGreaterThanOrEqual(words?.bottom ?? Infinity);
    expect(pane.bottom).toBeLessThanOrEqual(innerHeight);
  });

  it('grows the selection to the sentence over initials and tags it with a digit, on any layout', async () => {
    const { caretAt, tagged, selected } = await open();
    caretAt('Ахметов');
    pressCyrillic('BracketRight', 'ъ');
    expect(selected()).toBe('Ахметов');
    pressCyrillic('BracketRight', 'ъ');
    // The Kazakh layout types a letter with the key of the digit 4.
    pressCyrillic('Digit4', 'ң');
    expect(tagged()).toEqual(['prs.job: К нам пришёл А. К. Ахметов из акимата.']);
    pressCyrillic('BracketLeft', 'х');
    expect(selected()).toBe('Ахметов');
  });

  it('tags overlapping stretches, and shows and removes each by itself', async () => {
    const { select, tagged } = await open();
    select('Ахметов из акимата');
    await press('1');
    select('из акимата. Он');
    await press('4');
    select('из акимата');
    await expect
      .element(page.getByRole('complementary').getByText('Threat of dismissal').first())
      .toBeVisible();
    await press('{Delete}');
    const choice = page.getByRole('dialog', { name: 'Remove which tag?' });
    await expect.element(choice).toBeVisible();
    await press('dismissal{Enter}');
    await expect.element(editor()).toHaveFocus();
    expect(tagged()).toEqual(['act.sign.forced: Ахметов из акимата']);
    await press('{Delete}');
    expect(tagged()).toEqual([]);
    await status('Removed: Forced to sign support list');
  });

  it('does not tag the same words twice, nor blanks alone', async () => {
    const { select, tagged } = await open();
    select(' подпишите!');
    await press('11');
    expect(tagged()).toEqual(['act.sign.forced: подпишите!']);
    await status('Already tagged: Forced to sign support list');
    select(' ');
    await press('1');
    expect(tagged()).toHaveLength(1);
    await status('Select some words first.');
  });

  it('picks by typing, repeats, and undoes and redoes in order', async () => {
    const { select, tagged } = await open();
    select('акимата');
    await press('t');
    await press('akimat{Enter}');
    await expect.element(editor()).toHaveFocus();
    expect(tagged()).toEqual(['who.akimat: акимата']);
    select('қол қойдық');
    pressCyrillic('KeyR', 'к');
    expect(tagged()).toEqual(['who.akimat: акимата', 'who.akimat: қол қойдық']);
    pressCyrillic('KeyZ', 'я', { ctrlKey: true });
    expect(tagged()).toEqual(['who.akimat: акимата']);
    pressCyrillic('KeyZ', 'Я', { ctrlKey: true, shiftKey: true });
    expect(tagged()).toHaveLength(2);
  });

  it('makes a new tag of what was typed with Ctrl+Enter, and offers it first the next time', async () => {
    const { select, tagged, vault } = await open();
    select('подпишите');
    await press('{Enter}');
    await press('Крик{Control>}{Enter}{/Control}');
    await expect.poll(() => tagged()).toHaveLength(1);
    const own = vault.tags.find((tag) => tag.label === 'Крик');
    expect(own).toMatchObject({ group: 'own' });
    select('акимата');
    await press('t');
    await expect
      .poll(() => page.getByRole('dialog').getByRole('option').first().element().textContent)
      .toContain('Крик');
    await press('{Enter}');
    expect(tagged()).toHaveLength(2);
  });

  it('makes the selected words a tag with V, on any layout', async () => {
    const { select, tagged, library } = await open();
    select(' подпишите');
    pressCyrillic('KeyV', 'м');
    await status('Tagged: подпишите');
    const made = library.snapshot().tags.find((tag) => tag.label === 'подпишите');
    expect(made).toMatchObject({ group: 'own' });
    select('қол');
    pressCyrillic('KeyV', 'м');
    await status('Tagged: қол');
    expect(tagged().length).toBe(2);
    select(TEXT);
    pressCyrillic('KeyV', 'м');
    await status('Too long for the name of a tag: select fewer words');
    expect(tagged().length).toBe(2);
  });

  it('goes through the passages at the caret with O, and round', async () => {
    const { caretAt, selected } = await open({
      passages: [
        passage('prs.job', 0, 35),
        passage('act.sign.forced', 12, 26),
        passage('prs.job', 36, 40),
      ],
    });
    caretAt('Ахметов');
    pressCyrillic('KeyO', 'щ');
    expect(selected()).toBe(TEXT.slice(0, 35));
    await status('1 of 2 here: Threat of dismissal');
    pressCyrillic('KeyO', 'щ');
    expect(selected()).toBe(TEXT.slice(12, 26));
    await status('2 of 2 here: Forced to sign support list');
    pressCyrillic('KeyO', 'щ');
    expect(selected()).toBe(TEXT.slice(0, 35));
    caretAt('қойдық');
    pressCyrillic('KeyO', 'щ');
    await status('No tag at the caret');
  });

  it('goes from passage to passage with Tab and leaves the text after the last', async () => {
    const passages = [passage('prs.job', 0, 5), passage('prs.wage', 3, 8)];
    const { selected, document: opened } = await open({ passages });
    opened.dispatch({ selection: { anchor: 0 } });
    await press('{Tab}');
    expect(selected()).toBe(TEXT.slice(0, 5));
    await press('{Tab}');
    expect(selected()).toBe(TEXT.slice(3, 8));
    await press('{Shift>}{Tab}{/Shift}');
    expect(selected()).toBe(TEXT.slice(0, 5));
    await press('{Tab}{Tab}');
    await expect.element(editor()).not.toHaveFocus();
  });

  it('marks words as identifying in the form of the review, in the words of the testimony', async () => {
    const { select, redacted, drafts, document: opened } = await open();
    select('А. К. Ахметов');
    await press('m');
    const dialog = page.getByRole('dialog', { name: 'Mark as identifying' });
    const replacement = dialog.getByRole('textbox', { name: 'Replacement' });
    await expect.element(replacement).toHaveValue('[есім]');
    await replacement.fill('[an official]');
    await press('{Enter}');
    await expect.element(editor()).toHaveFocus();
    expect(redacted()).toEqual(['pseudonym А. К. Ахметов']);
    expect(opened.snapshot().record.redactions[0]).toMatchObject({
      source: 'hand',
      replacement: '[an official]',
    });
    await press('{Control>}z{/Control}');
    expect(redacted()).toEqual([]);
    await press('m');
    await dialog.getByRole('button', { name: 'Register the name instead' }).click();
    expect(drafts).toEqual([{ name: 'А. К. Ахметов', kind: 'person' }]);
  });
});

describe('tagging by mouse', () => {
  it('tags what is selected by a click in the panel and keeps the selection for the next tag', async () => {
    const { select, tagged, selected } = await open();
    select('акимата');
    const panel = page.getByRole('complementary', { name: 'Tags' });
    await panel.getByRole('option', { name: /^SI?.*Saw it/ }).click();
    await panel.getByRole('option', { name: /Employer or manager/ }).click();
    expect(tagged()).toEqual(['src.saw: акимата', 'who.boss: акимата']);
    expect(selected()).toBe('акимата');
    await panel.getByRole('button', { name: 'Remove Saw it' }).click();
    expect(tagged()).toEqual(['who.boss: акимата']);
  });

  it('selects a passage by a click on its bar in the margin', async () => {
    const { selected } = await open({ passages: [passage('prs.job', 6, 12)] });
    await expect.poll(() => bars().map((bar) => bar.textContent)).toEqual(['Td']);
    await userEvent.click(bars()[0] ?? document.body);
    expect(selected()).toBe(TEXT.slice(6, 12));
  });
});

describe('two modes', () => {
  it('types nothing while reading, and types digits while editing', async () => {
    const { document: opened, caretAt, tagged } = await open();
    caretAt('нам', 0);
    await press('5bx{Backspace}');
    await userEvent.paste();
    expect(opened.text).toBe(TEXT);
    pressCyrillic('KeyE', 'у', { ctrlKey: true });
    await expect.element(page.getByRole('radio', { name: 'Edit text' })).toBeChecked();
    await press('1t');
    expect(opened.text).toBe(TEXT.replace('нам', '1tнам'));
    expect(tagged()).toEqual([]);
  });

  it('tags while editing with Ctrl+T and Alt+digit, and passages move with the text', async () => {
    const { select, tagged, document: opened, caretAt } = await open();
    await press('{Control>}e{/Control}');
    select('акимата');
    pressCyrillic('KeyT', 'е', { ctrlKey: true });
    await press('akimat{Enter}');
    await expect.element(editor()).toHaveFocus();
    pressCyrillic('Digit9', 'ұ', { altKey: true });
    caretAt('К нам', 0);
    await press('Да. ');
    expect(opened.text.startsWith('Да. К нам')).toBe(true);
    expect(tagged()).toEqual(['who.akimat: акимата', 'src.saw: акимата']);
  });

  it('pastes plain text with LF line ends', async () => {
    const { document: opened } = await open({ text: '' });
    const data = new DataTransfer();
    data.setData('text/html', '<b>one</b><p>two</p>');
    data.setData('text/plain', '\uFEFFone\r\ntwo\rthree');
    editor()
      .element()
      .dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    expect(opened.text).toBe('one\ntwo\nthree');
  });

  it('begins an empty testimony in the mode that writes', async () => {
    const { document: opened } = await open({ text: '' });
    await press('Менің атым');
    expect(opened.text).toBe('Менің атым');
  });

  it('asks the browser for no help with what is typed', async () => {
    await open();
    for (const [name, value] of Object.entries({
      spellcheck: 'false',
      autocomplete: 'off',
      autocorrect: 'off',
      autocapitalize: 'off',
      writingsuggestions: 'false',
      translate: 'no',
    })) {
      await expect.element(editor()).toHaveAttribute(name, value);
    }
  });
});

describe('a long testimony', () => {
  const long = Array.from(
    { length: 9000 },
    (_, line) =>
      `${line} Они ходили по рядам и говорили всем: подпишите. Не подпишешь, места не будет.`,
  ).join('\n');

  it('has only what is in sight in the page, and tags 5,000 passages in without a pause', async () => {
    const passages = Array.from({ length: 5000 }, (_, index) => {
      const from = Math.floor((index / 5000) * (long.length - 300));
      return passage(
        STARTER_TAGS[index % STARTER_TAGS.length]?.id ?? '',
        from,
        from + 20 + ((index * 37) % 200),
      );
    });
    const { document: opened } = await open({ text: long, passages });
    expect(document.querySelectorAll('.cm-content *').length).toBeLessThan(1500);
    await expect.poll(() => bars().length).toBeGreaterThan(3);
    opened.dispatch({ selection: { anchor: 10, head: 60 } });
    const begin = performance.now();
    for (let round = 0; round < 20; round += 1) {
      await press(String(1 + (round % 9)));
      opened.dispatch({ selection: { anchor: 10 + round, head: 60 + round } });
    }
    // Twenty tags; a generous ceiling, because what it guards against takes seconds each.
    expect(performance.now() - begin).toBeLessThan(8000);
  });

  it('comes back to caret and scroll, and tells of both as they change', async () => {
    const at = long.indexOf('4000 Они');
    const { document: opened, place } = await open({
      text: long,
      place: { anchor: at, head: at + 4, scrollTop: -1 },
    });
    expect(opened.snapshot().state.selection.main).toMatchObject({ anchor: at, head: at + 4 });
    const view = EditorView.findFromDOM(editor().element() as HTMLElement);
    await expect.poll(() => view?.coordsAtPos(at)?.top ?? -1).toBeGreaterThan(100);
    const scrolled = view?.scrollDOM.scrollTop ?? 0;
    expect(scrolled).toBeGreaterThan(10_000);
    await press('{ArrowRight}');
    await expect.poll(() => place()?.anchor).toBe(at + 4);
    unmount();
    const again = await open({
      text: long,
      place: { anchor: 0, head: 0, scrollTop: scrolled },
    });
    const second = EditorView.findFromDOM(editor().element() as HTMLElement);
    await expect
      .poll(() => Math.abs((second?.scrollDOM.scrollTop ?? 0) - scrolled))
      .toBeLessThan(4);
    expect(again.selected()).toBe('');
  });
});

describe('for everybody', () => {
  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const { select } = await open({
      passages: [passage('prs.job', 0, 30), passage('who.akimat', 10, 40)],
    });
    select('пришёл');
    await expect
      .element(page.getByRole('button', { name: 'Remove Threat of dismissal' }))
      .toBeVisible();
    expect(await violations()).toEqual([]);
    await press('t');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
