/** What a hand on a mouse does that more than one part of the tour needs. */
import type { Locator } from 'playwright-core';
import type { Researcher } from '../../e2e/support/researcher.ts';

export type Section =
  | 'Interviews'
  | 'Search'
  | 'Passages'
  | 'People'
  | 'Codebook'
  | 'Share'
  | 'Settings';

export async function goTo(me: Researcher, section: Section): Promise<void> {
  const rail = me.page.getByRole('navigation', { name: 'Sections' });
  await rail.getByRole('button', { name: section }).click();
  await me.page.getByRole('heading', { level: 1, name: section }).waitFor();
}

export async function click(me: Researcher, name: string | RegExp): Promise<void> {
  await me.page.getByRole('button', { name }).first().click();
}

/** Of an interview or of the share screen. */
export async function clickTab(me: Researcher, name: string): Promise<void> {
  await me.page.getByRole('tab', { name }).click();
  await me.page.getByRole('tab', { name, selected: true }).waitFor();
}

/** A list in the app's own drop-down, whose button is called by its value and then by its label. */
export async function choose(me: Researcher, field: string, option: string): Promise<void> {
  await me.page.getByRole('button', { name: new RegExp(`${field}$`) }).click();
  await me.page.getByRole('option', { name: option, exact: true }).click();
  await me.page.getByRole('listbox').waitFor({ state: 'hidden' });
}

/** The open dialog or panel; an undo notice calls itself a dialog, too, and is none. */
export function dialog(me: Researcher): Locator {
  return me.page.locator(':is([role=dialog], [role=alertdialog]):not([aria-modal=false])');
}

export async function closeDialog(me: Researcher): Promise<void> {
  await me.press('Escape');
  await dialog(me).waitFor({ state: 'hidden' });
}

/** Takes the pointer off every control, so that none looks touched. */
export async function restPointer(me: Researcher): Promise<void> {
  await me.page.mouse.move(0, 0);
}

/** Opens an interview from the list. */
export async function openByCode(me: Researcher, code: string): Promise<void> {
  await goTo(me, 'Interviews');
  await me.page.getByRole('row', { name: new RegExp(code) }).dblclick();
  await me.page.getByRole('heading', { level: 1, name: code }).waitFor();
}

/** Selects words of the testimony on screen, from the first to the last of them, by dragging over them. */
export async function selectWords(me: Researcher, words: string): Promise<void> {
  const ends = await me.page.evaluate((wanted) => {
    const content = document.querySelector('.cm-content');
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(content ?? document, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    const start = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(wanted);
    if (start < 0) return undefined;
    const place = (offset: number) => {
      let rest = offset;
      for (const node of nodes) {
        if (rest < node.data.length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          const [box] = range.getClientRects();
          if (box) return box;
        }
        rest -= node.data.length;
      }
      throw new Error('the words end outside the text');
    };
    const from = place(start);
    const to = place(start + wanted.length - 1);
    return {
      from: { x: from.left + 1, y: from.top + from.height / 2 },
      to: { x: to.right - 1, y: to.top + to.height / 2 },
    };
  }, words);
  if (!ends) throw new Error(`the testimony does not say: ${words}`);
  const { mouse } = me.page;
  await mouse.move(ends.from.x, ends.from.y);
  await mouse.down();
  await mouse.move(ends.to.x, ends.to.y, { steps: 4 });
  await mouse.up();
}
