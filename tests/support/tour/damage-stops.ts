/** Rows that do not open, and what is offered then. The vault is whole again at the end. */
import damage from '../../../renderer/locales/en/damage.json' with { type: 'json' };
import error from '../../../renderer/locales/en/error.json' with { type: 'json' };
import type { Researcher } from '../../e2e/support/researcher.ts';
import { tamperRows, type Which } from '../../e2e/support/tamper-rows.ts';
import type { Look } from './look.ts';
import { click, closeDialog, dialog, goTo } from './mouse.ts';

export async function lookAtDamage(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await goTo(me, 'Interviews');
  await flip(me, ['interviews', 'all']);
  await page.getByRole('row', { name: /INT-001/ }).dblclick();
  await me.sees(error['row-damaged'].title);
  await look('interview-damaged');
  await click(me, 'Look for INT-001 in the snapshots');
  await dialog(me)
    .getByText(/characters/)
    .waitFor();
  await look('bring-back');
  await closeDialog(me);

  // Mended, the pages list every interview: what the root lists as well would not be lost with its row.
  await flip(me, ['interviews', 'all'], ['pages', 'all']);
  await flip(me, ['interviews', 'first'], ['pages', 'all']);
  await me.sees(damage.stripLasting);
  await click(me, damage.show);
  await me.sees(damage.lost.title_one);
  await look('damage');
  await click(me, damage.missing.look);
  const bring = dialog(me).getByRole('button', { name: /^Bring INT-\d+.* back$/ });
  await bring.waitFor();
  await bring.scrollIntoViewIfNeeded();
  await look('damage-missing');
  await bring.click();
  await dialog(me)
    .getByText(/is in the list again/)
    .waitFor();
  await closeDialog(me);
  await click(me, 'Close');
  await page.getByRole('button', { name: damage.show }).waitFor({ state: 'hidden' });
}

async function flip(
  me: Researcher,
  ...rows: readonly (readonly [table: string, which: Which])[]
): Promise<void> {
  await me.lock();
  for (const [table, which] of rows) await tamperRows(me, table, which, 'flip');
  await me.unlock();
}
