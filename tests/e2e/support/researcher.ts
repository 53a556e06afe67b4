import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch-app.ts';

export const PASSPHRASE = 'quiet river carries seven lanterns home';

/**
 * A researcher at the keyboard: drives one window the way a person does, and fails when the page throws
 * (which a violated content security policy does too).
 */
export class Researcher {
  readonly launched: LaunchedApp;

  private constructor(launched: LaunchedApp) {
    this.launched = launched;
  }

  static async start(options: LaunchOptions = {}): Promise<Researcher> {
    return new Researcher(await launchApp(options));
  }

  get page(): Page {
    return this.launched.page;
  }

  get profile(): string {
    return this.launched.profile;
  }

  /** Ends the app in order; fails when the page threw meanwhile. */
  async close(): Promise<void> {
    await this.launched.close();
    expect(this.launched.pageErrors).toEqual([]);
  }

  /** SIGKILL for everything at once. */
  async kill(): Promise<void> {
    await this.launched.kill();
    expect(this.launched.pageErrors).toEqual([]);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until words are on screen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Waits until no dialog is left: as long as one is there, the page below takes no key. */
  async dialogCloses(): Promise<void> {
    await this.page.locator('[role="dialog"]').waitFor({ state: 'detached' });
  }

  /** Tabs until the control of that name has the focus; a person without a mouse has no other way. */
  async focusOn(name: string | RegExp, limit = 60): Promise<void> {
    for (let i = 0; i < limit; i += 1) {
      if (await this.focusIs(name)) return;
      await this.press('Tab');
    }
    throw new Error(`no control called ${String(name)} within ${limit} tabs`);
  }

  async focusIs(name: string | RegExp): Promise<boolean> {
    const focused = await this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const labels = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      return element.getAttribute('aria-label') ?? (words || element.textContent) ?? '';
    });
    return typeof name === 'string' ? focused.trim().startsWith(name) : name.test(focused);
  }

  /** The first run, from the language to the empty list. */
  async makeVault(passphrase = PASSPHRASE): Promise<void> {
    await this.focusOn('English');
    await this.press('Enter');
    await this.sees('What this app does');
    await this.press('Enter');
    await this.sees('Choose a passphrase');
    await this.type(passphrase);
    await this.press('Enter');
    await this.type('no recovery');
    await this.press('Enter');
    await this.sees('again');
    await this.type(passphrase);
    await this.press('Enter');
    await this.page.getByRole('navigation', { name: 'Sections' }).waitFor();
  }

  async unlock(passphrase = PASSPHRASE): Promise<void> {
    await this.page.getByRole('button', { name: 'Unlock' }).waitFor();
    await this.focusOn('Passphrase');
    // Not key by key: there are two hundred unlocks, and half a second each.
    await this.page.keyboard.insertText(passphrase);
    await this.press('Enter');
    await this.page.getByRole('navigation', { name: 'Sections' }).waitFor();
  }

  async lock(): Promise<void> {
    await this.press('Control+KeyL');
    await this.page.getByRole('button', { name: 'Unlock' }).waitFor();
  }
}
