import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AnonymisePane, type AnonymisePaneProps } from './AnonymisePane.tsx';
import { open, original, preparePane, progress } from './pane-for-test.tsx';
import { patternMentions, TestVault } from './vault-for-test.ts';

preparePane();

/** On the test's own clock: it stands still but when it is told otherwise. */
let time = 0;
const now = () => time;
const nobody = () => Promise.resolve(undefined);

function PaneOnClock(props: Omit<AnonymisePaneProps, 'registerPerson'>) {
  return <AnonymisePane {...props} registerPerson={nobody} now={now} />;
}

it('says after ten decisions about how long the rest will take, and no more once all is decided', async () => {
  const vault = new TestVault('Зал номер раз. '.repeat(40));
  vault.extra = (text) =>
    patternMentions(text, /Зал/g, { kind: 'other', band: 'ask', replacement: '[removed]' });
  await open(vault, PaneOnClock);
  await progress('0 of 40 decided');
  original().element().focus();
  for (let count = 1; count <= 10; count += 1) {
    time += 12_000;
    if (count === 10) await progress('9 of 40 decided');
    await userEvent.keyboard('x');
  }
  await progress('10 of 40 decided, about 6 minutes left');
  await userEvent.keyboard('{Shift>}a{/Shift}');
  await page.getByRole('button', { name: 'Keep 30 as they are' }).click();
  await progress('40 of 40 decided');
  expect(page.getByText(/about/).elements()).toEqual([]);
});
