import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { WipeGroup } from './WipeGroup.tsx';
import { WipeResult } from './WipeResult.tsx';

let unmount = () => {};
beforeEach(() => {
  startI18n('en');
  document.title = 'Vouchsafe';
});
afterEach(() => unmount());

function open() {
  const onShortcut = vi.fn<(keys: string | null) => void>();
  const onWipe = vi.fn<() => Promise<void>>(() => new Promise(() => undefined));
  unmount = mountForTest(
    <main>
      <h1>Settings</h1>
      <WipeGroup vaultName="Spring" shortcut={null} onShortcut={onShortcut} onWipe={onWipe} />
    </main>,
  );
  return { onShortcut, onWipe };
}

describe('the settings of the wipe', () => {
  it('have no keys at first, and offer some', async () => {
    const { onShortcut } = open();
    await page.getByRole('button', { name: /Keys to hold/ }).click();
    await page.getByRole('option', { name: 'Shift+F8' }).click();
    expect(onShortcut).toHaveBeenCalledWith('Shift+F8');
    expect(await violations()).toEqual([]);
  });

  it('destroy the vault only once its name was typed, and say what remains', async () => {
    const { onWipe } = open();
    await page.getByRole('button', { name: 'Destroy this vault…' }).click();
    const confirm = page.getByRole('button', { name: 'Destroy the vault', exact: true });
    await expect.element(confirm).toBeDisabled();
    await expect.element(page.getByText(/old blocks of the key file/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('spring');
    await confirm.click();
    expect(onWipe).toHaveBeenCalledOnce();
  });
});

describe('the result of a wipe', () => {
  it('says what is gone, what could not be reached, and what may remain', async () => {
    const onGoOn = vi.fn<() => void>();
    unmount = mountForTest(
      <main>
        <h1>Destroyed</h1>
        <WipeResult report={{ vaults: 2, missed: 1, databases: 1 }} onGoOn={onGoOn} />
      </main>,
    );
    for (const text of [/2 vaults are gone/, /One file could not/, /A database/, /What may remain/])
      await expect.element(page.getByText(text)).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(onGoOn).toHaveBeenCalledOnce();
  });
});
