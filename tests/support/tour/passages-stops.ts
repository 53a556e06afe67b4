/** Tagged passages across interviews, and what is put by for the report. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { goTo } from './mouse.ts';

export async function lookAtPassages(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'Passages');
  await me.sees('Choose a tag');
  await look('passages-start');
  const tag = (name: string) => me.page.getByRole('option', { name });
  await tag('Forced to sign support list').click();
  await tag('Threat to withhold wages').click({ modifiers: ['Shift'] });
  await me.page.getByRole('row', { name: /INT-002/ }).click();
  await me.press('KeyB');
  await me.sees('put by for the report');
  await look('passages');
  await me.press('KeyV');
  await me.page.getByRole('option', { name: /INT-002/ }).waitFor();
  await look('passages-cards');
}
