/** The search over every interview. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { goTo } from './mouse.ts';

export async function lookAtSearch(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'Search');
  const field = me.page.getByRole('searchbox', { name: 'Search all interviews' });
  await look('search-start');
  await field.fill('podpis');
  await me.page.locator('mark').first().waitFor();
  await look('search');
  await field.fill('akhmet');
  await me.page.getByRole('button', { name: 'Show under People' }).waitFor();
  await me.page.locator('mark').first().waitFor();
  await look('search-people');
  await field.fill('nobody has said this');
  await me.sees('No interview found');
  await look('search-nothing');
  await field.fill('');
}
