import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { STARTER_TAGS } from '../../../../core/domain/starter-codebook.ts';
import { violations } from '../../../ui/axe-for-test.ts';

import {
  TEXT,
  bars,
  editor,
  open,
  passage,
  press,
  pressCyrillic,
  setUpPane,
  unmountPane,
} from './testimony-pane-for-test.tsx';

setUpPane();

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
    unmountPane();
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
