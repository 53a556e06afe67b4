import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../ui/styles/tokens.css';
import '../../ui/styles/fonts.css';
import '../../ui/styles/base.css';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import { AppFrame } from './AppFrame.tsx';
import type { SaveState } from './StatusLine.tsx';

const onLock = vi.fn();
let unmount = () => {};

beforeEach(() => {
  startI18n('en');
  document.title = 'Frame';
  onLock.mockClear();
});
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

// About as long as the sections are called in Russian and Kazakh.
const SECTIONS = [
  { id: 'interviews', label: 'Сұхбаттасулар', icon: null },
  { id: 'people', label: 'Псевдонимы', icon: null },
  { id: 'codebook', label: 'Кодификатор', icon: null, keys: 'Ctrl+Digit3' },
  { id: 'settings', label: 'Баптаулар', icon: null, place: 'end' },
] as const;
type Section = (typeof SECTIONS)[number]['id'];

function Frame({ save = { kind: 'none' } }: { readonly save?: SaveState }) {
  const [current, setCurrent] = useState<Section>('interviews');
  return (
    <AppFrame
      sections={SECTIONS}
      current={current}
      onNavigate={setCurrent}
      breadcrumb={[
        { id: 'list', label: 'Interviews', onPress: () => setCurrent('people') },
        { id: 'one', label: `INT-007 ${'очень длинное имя '.repeat(20)}` },
      ]}
      onLock={onLock}
      status={{ save, autoLockMinutes: 5 }}
      isDevelopmentHost
    >
      <h1>Interviews</h1>
      <label>
        Testimony
        <textarea style={{ height: 3000 }} />
      </label>
    </AppFrame>
  );
}

describe('AppFrame', () => {
  it.each([
    [1024, 640],
    [1366, 768],
    [1920, 1080],
  ])('fits into %s by %s pixels, and scrolls only its content', async (width, height) => {
    await page.viewport(width, height);
    unmount = mountForTest(<Frame />);
    const root = document.documentElement;
    expect(root.scrollWidth).toBe(width);
    expect(root.scrollHeight).toBe(height);
    const main = page.getByRole('main').element();
    expect(main.scrollWidth).toBe(main.clientWidth);
    expect(main.scrollHeight).toBeGreaterThan(main.clientHeight);
    for (const item of page.getByRole('navigation').first().getByRole('button').elements()) {
      expect(item.scrollWidth).toBeLessThanOrEqual(item.clientWidth);
    }
  });

  it.each(['light', 'dark'])('breaks no rule of axe in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    unmount = mountForTest(<Frame save={{ kind: 'failed', code: 'storage-full' }} />);
    expect(await violations()).toEqual([]);
  });

  it('locks by its button, and by the physical key while text is typed', async () => {
    unmount = mountForTest(<Frame />);
    await page.getByRole('button', { name: /^Lock/ }).click();
    expect(onLock).toHaveBeenCalledTimes(1);
    const text = page.getByLabelText('Testimony').element();
    text.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyL', key: 'д', ctrlKey: true, bubbles: true }),
    );
    expect(onLock).toHaveBeenCalledTimes(2);
  });

  it('marks the section one is in', async () => {
    unmount = mountForTest(<Frame />);
    const people = page.getByRole('button', { name: 'Псевдонимы' });
    await people.click();
    await expect.element(people).toHaveAttribute('aria-current', 'page');
    await expect
      .element(page.getByRole('button', { name: 'Сұхбаттасулар' }))
      .not.toHaveAttribute('aria-current');
  });

  it('goes round its panes with F6, and comes back to where the focus was', async () => {
    unmount = mountForTest(<Frame />);
    const text = page.getByLabelText('Testimony');
    await text.click();
    await userEvent.keyboard('{F6}');
    await expect.element(page.getByRole('navigation', { name: 'Sections' })).toHaveFocus();
    await userEvent.keyboard('{F6}');
    await expect.element(page.getByRole('banner')).toHaveFocus();
    await userEvent.keyboard('{F6}');
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    await expect.element(page.getByRole('banner')).toHaveFocus();
  });

  it('says in words whether the work is saved', async () => {
    unmount = mountForTest(<Frame save={{ kind: 'saved', at: '14:02:10' }} />);
    await expect.element(page.getByText('Saved 14:02:10')).toBeVisible();
    await expect.element(page.getByText('Locks after 5 minutes without input')).toBeVisible();
  });
});
