import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { favouriteTags } from '../../../core/domain/favourites.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { MemoryVault } from '../../vault/memory-vault-for-test.ts';
import { CodebookScreen } from './CodebookScreen.tsx';

let unmount = () => {};
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

async function open() {
  const vault = new MemoryVault([
    { record: { code: 'INT-001', tags: ['prs.job' as TagId] } },
    { record: { code: 'INT-002', tags: ['prs.job' as TagId] } },
  ]);
  const library = await vault.load();
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <CodebookScreen library={library} />
    </main>,
  );
  return { vault };
}

const press = (keys: string) => userEvent.keyboard(keys);
const line = (name: RegExp) => page.getByRole('option', { name });
const tagOf = (vault: MemoryVault, id: string) => vault.tags.find((tag) => tag.id === id);

describe('the codebook', () => {
  it('finds a tag by its name and shows in how many interviews it stands', async () => {
    await open();
    await press('/');
    await press('dismissal');
    await expect.element(line(/Threat of dismissal/)).toBeVisible();
    expect(line(/Threat of dismissal/).element().textContent).toContain('2 interviews');
    await expect.element(line(/Market trader/)).not.toBeInTheDocument();
  });

  it('makes a tag of one’s own whose name can be typed at once', async () => {
    const { vault } = await open();
    await page.getByRole('button', { name: 'New tag' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await expect.element(name).toHaveFocus();
    await name.fill('Крик');
    await expect.poll(() => vault.tags.at(-1)?.label).toBe('Крик');
    expect(vault.tags.at(-1)).toMatchObject({ group: 'own' });
  });

  it('changes definition and colour, and refuses a name that is empty or taken', async () => {
    const { vault } = await open();
    await line(/Threat of dismissal/).click();
    await page.getByRole('textbox', { name: 'When it applies' }).fill('Only by an employer.');
    // The second colour is the one it has; eight steps on is the tenth.
    await press('{Tab}{ArrowRight>8/}');
    await expect
      .poll(() => tagOf(vault, 'prs.job'))
      .toMatchObject({
        definition: 'Only by an employer.',
        colour: 9,
      });
    await page.getByRole('textbox', { name: 'Name' }).fill('police');
    await expect.element(page.getByText(/Another tag has this name/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('');
    await expect.element(page.getByText(/A tag needs a name/)).toBeVisible();
    expect(tagOf(vault, 'prs.job')?.label).toBe('Threat of dismissal');
  });

  it('gives a digit to one tag alone', async () => {
    const { vault } = await open();
    await line(/Police$|Police /)
      .first()
      .click();
    await page.getByRole('button', { name: /Key/ }).click();
    await page.getByRole('option', { name: /^4/ }).click();
    await expect.poll(() => favouriteTags(vault.tags).get(4)?.label).toBe('Police');
    await expect.poll(() => line(/Threat of dismissal/).element().textContent).not.toContain('4');
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await line(/Threat of dismissal/).click();
    await expect.element(page.getByRole('textbox', { name: 'When it applies' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
