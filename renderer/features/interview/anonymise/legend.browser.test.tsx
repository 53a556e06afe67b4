import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { enterText, expectCurrent, open, preparePane } from './pane-for-test.tsx';

preparePane();

it('has the keys without a button of their own in sight', async () => {
  await open();
  await enterText();
  const legend = page.getByText(/less, more detail$/);
  await expect.element(legend).toBeVisible();
  expect(legend.element().textContent).toBe('LShiftL less, more detail');
});

it('says what a key did where nothing else shows it, until the next step', async () => {
  await open();
  await enterText();
  await userEvent.keyboard('u');
  const said = page.getByText('Nothing more to undo.');
  await expect.element(said).toBeVisible();
  await userEvent.keyboard('j');
  await expectCurrent('Ахметовой');
  await expect.poll(() => said.elements()).toEqual([]);
});
