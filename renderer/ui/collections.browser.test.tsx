import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './styles/tokens.css';
import './styles/base.css';
import { CollectionSamples } from './gallery/CollectionSamples.tsx';
import { mountForTest } from './mount-for-test.tsx';

let unmount = () => {};

beforeEach(async () => {
  await page.viewport(1366, 1400);
  unmount = mountForTest(<CollectionSamples />);
});

afterEach(() => unmount());

const table = () => page.getByRole('grid', { name: 'Interviews' });
const state = () => page.getByLabelText('Table state');
const row = (name: string | RegExp) => table().getByRole('row', { name });

describe('DataTable', () => {
  it('keeps only the rows in sight in the page, and says how many there are', async () => {
    await expect.element(row(/INT-001/)).toBeVisible();
    expect(table().getByRole('row').elements().length).toBeLessThan(40);
    expect(table().element().getAttribute('aria-rowcount')).toBe('2001');
  });

  it('moves with arrows, selects with Space, opens with Enter', async () => {
    await row(/INT-001/)
      .getByRole('rowheader')
      .click();
    await expect.element(state()).toMatchTextContent(/2 selected/);
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    await expect.element(state()).toMatchTextContent(/3 selected/);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(state()).toMatchTextContent(/3 selected, opened row-3/);
  });

  it('reaches its last row with End', async () => {
    await row(/INT-001/)
      .getByRole('rowheader')
      .click();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.element(row(/INT-999/)).toBeVisible();
  });

  it('sorts by a click on a heading and back by another', async () => {
    await table()
      .getByRole('columnheader', { name: /^Words/ })
      .click();
    await expect.element(table().getByRole('row').nth(1)).toMatchTextContent(/INT-001/);
    await table()
      .getByRole('columnheader', { name: /^Words/ })
      .click();
    await expect.element(table().getByRole('row').nth(1)).toMatchTextContent(/5999/);
  });

  it('selects all', async () => {
    // The box itself is hidden under the one that is drawn.
    (table().getByRole('checkbox', { name: 'Select all' }).element() as HTMLElement).click();
    await expect.element(state()).toMatchTextContent(/2000 selected/);
  });
});

describe('ItemList', () => {
  it('lets the choice follow the arrows', async () => {
    const list = page.getByRole('grid', { name: 'Recipients' });
    await list.getByRole('row', { name: 'INT-002' }).click();
    await userEvent.keyboard('{ArrowDown}');
    await expect
      .element(list.getByRole('row', { name: 'INT-003' }))
      .toHaveAttribute('aria-selected', 'true');
  });
});

describe('SplitPane', () => {
  const border = () => page.getByRole('separator', { name: 'Width of the filters' });
  const width = () => Number(border().element().getAttribute('aria-valuenow'));

  it('moves with the keys, and not beyond its limits', async () => {
    (border().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(width).toBe(176);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(width).toBe(144);
    await userEvent.keyboard('{End}{ArrowRight}');
    await expect.poll(width).toBe(240);
    await userEvent.keyboard('{Home}{ArrowLeft}');
    await expect.poll(width).toBe(96);
  });

  it('follows the pointer', async () => {
    const box = border().element().getBoundingClientRect();
    const drag = (type: string, x: number) =>
      border()
        .element()
        .dispatchEvent(
          new PointerEvent(type, { pointerId: 1, clientX: x, clientY: box.y + 20, bubbles: true }),
        );
    // Without a real pointer there is nothing to capture.
    (border().element() as HTMLElement).setPointerCapture = () => undefined;
    drag('pointerdown', box.x);
    await expect.poll(() => document.querySelector('[data-dragging]')).not.toBeNull();
    drag('pointermove', box.x + 30);
    await expect.poll(width).toBe(190);
    drag('lostpointercapture', box.x + 30);
    await expect.poll(() => document.querySelector('[data-dragging]')).toBeNull();
  });
});
