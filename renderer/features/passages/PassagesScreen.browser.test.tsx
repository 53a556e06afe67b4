import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newId, type PassageId, type TagId } from '../../../core/domain/ids.ts';
import type { Passage } from '../../../core/domain/interview.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import { type Draft, MemoryVault } from '../../vault/memory-vault-for-test.ts';
import { PassagesScreen } from './PassagesScreen.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';

const SIGN = 'act.sign.forced' as TagId;
const THREAT = 'prs.job' as TagId;
const TEXT = 'Нас собрали. Сказали подписать лист. Потом грозили увольнением.';

function passage(words: string, tag: TagId): Passage {
  const from = TEXT.indexOf(words);
  return { id: newId<PassageId>(), tag, from, to: from + words.length };
}

function interview(code: string, passages: readonly Passage[]): Draft {
  return { record: { code, occupation: 'occ.teacher', passages }, text: TEXT };
}

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

async function open() {
  const threat = passage('грозили увольнением', THREAT);
  const vault = new MemoryVault([
    interview('INT-001', [passage('подписать', SIGN), threat]),
    interview('INT-010', [passage('подписать', SIGN)]),
    interview('INT-002', [passage('подписать лист', SIGN)]),
  ]);
  const library = await vault.load();
  const onOpen = vi.fn();
  const show = () => {
    unmount = mountForTest(
      <main style={{ height: '90vh' }}>
        <PassagesScreen library={library} onOpen={onOpen} />
      </main>,
    );
  };
  show();
  return { vault, onOpen, threat, show };
}

const option = (name: string) => page.getByRole('option', { name, exact: false });
const row = (name: string) => page.getByRole('row', { name, exact: false });
const rowNames = () =>
  [...document.querySelectorAll('[role=rowheader]')].map((one) => one.textContent);

describe('passages across interviews', () => {
  it('are listed by tag, in the order of codes; Enter opens one where it stands', async () => {
    const { onOpen, vault } = await open();
    await expect.element(page.getByText('Choose a tag')).toBeVisible();
    await option('Forced to sign support list').click();
    await expect.element(page.getByText('3 passages in 3 interviews')).toBeVisible();
    expect(rowNames()).toEqual(['INT-001:1', 'INT-002:1', 'INT-010:1']);
    await row('INT-002:1').click();
    await userEvent.keyboard('{Enter}');
    const [id] = [...vault.interviews].find(([, one]) => one.record.code === 'INT-002') ?? [];
    const from = TEXT.indexOf('подписать лист');
    expect(onOpen).toHaveBeenCalledWith(id, { from, to: from + 'подписать лист'.length });
  });

  it('are put by for the report with a key, and wait there', async () => {
    const { vault, threat } = await open();
    await option('Threat of dismissal').click();
    await row('INT-001:2').click();
    await userEvent.keyboard('b');
    await expect.element(page.getByText('INT-001:2 is put by for the report.')).toBeVisible();
    expect([...vault.basket.keys()]).toEqual([threat.id]);
    await page.getByRole('radio', { name: 'For the report', exact: false }).click();
    await expect.element(row('INT-001:2')).toBeVisible();
    await row('INT-001:2').click();
    await userEvent.keyboard('b');
    await expect.element(page.getByText('Nothing is put by for the report')).toBeVisible();
    expect(vault.basket.size).toBe(0);
  });

  it('give their citation to the clipboard with a key', async () => {
    const { threat } = await open();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await option('Threat of dismissal').click();
    await row('INT-001:2').click();
    await userEvent.keyboard('c');
    await expect
      .element(page.getByText('The citation of INT-001:2 is on the clipboard.'))
      .toBeVisible();
    expect(write).toHaveBeenCalledExactlyOnceWith(`Cited: ${threat.id}`);
    write.mockRestore();
  });

  it('say so when the vault refuses, and put nothing by', async () => {
    const { vault } = await open();
    vault.failing = { putInBasket: 'storage-full' };
    await option('Threat of dismissal').click();
    await row('INT-001:2').click();
    await userEvent.keyboard('b');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByText('In the report')).not.toBeInTheDocument();
  });

  it('are read as cards with the sentences around them, and come back as they were left', async () => {
    const { show, onOpen } = await open();
    await option('Threat of dismissal').click();
    await row('INT-001:2').click();
    await userEvent.keyboard('v');
    const card = option('INT-001:2');
    await expect.element(card).toHaveAttribute('aria-selected', 'true');
    await expect.element(card).toMatchTextContent(/Потом грозили увольнением\./);
    unmount();
    show();
    await expect.element(card).toBeVisible();
    await card.click();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it.each(['light', 'dark'])('have no violation as table and as cards, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await option('Forced to sign support list').click();
    await expect.element(row('INT-010:1')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('radio', { name: 'Cards' }).click();
    await expect.element(option('INT-010:1')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
