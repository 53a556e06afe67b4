import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TagId } from '../../../../core/domain/ids.ts';

import {
  TEXT,
  bars,
  editor,
  open,
  passage,
  press,
  pressCyrillic,
  setUpPane,
  status,
} from './testimony-pane-for-test.tsx';

setUpPane();

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

describe('the codebook beside the text', () => {
  const JOB = 'prs.job' as TagId;

  it('offers no retired tag and shows a merged one as the tag that stands for it', async () => {
    const { library, select, tagged } = await open();
    select('акимата');
    await press('4');
    expect(tagged()).toEqual(['prs.job: акимата']);
    const into = 'vio.fined' as TagId;
    await library.editCodebook({ kind: 'merge', id: JOB, into, at: 1 });
    await expect.element(page.getByRole('button', { name: 'Remove Fined' })).toBeVisible();
    await library.editCodebook({ kind: 'change', id: into, to: { isRetired: true } });
    await expect.element(page.getByRole('option', { name: /^Fined/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Remove Fined' })).toBeVisible();
    // Neither the digit nor the tag used last is left to tag with.
    select('пришёл');
    await press('4');
    await press('r');
    await status('No tag used yet');
    expect(tagged()).toEqual(['prs.job: акимата']);
  });

  it('makes no tag while it is frozen, and says so', async () => {
    const { vault, library, select, tagged } = await open();
    await library.setRule('codebook-frozen', true);
    vault.failing = { editCodebook: 'codebook-frozen' };
    select('акимата');
    await press('v');
    await expect.element(page.getByText(/The codebook is frozen/)).toBeVisible();
    await press('t');
    await press('никакой');
    await expect.element(page.getByText(/none can be made: the codebook is frozen/)).toBeVisible();
    await expect.element(page.getByRole('option', { name: /New tag/ })).not.toBeInTheDocument();
    await press('{Control>}{Enter}{/Control}');
    expect(tagged()).toEqual([]);
  });
});
