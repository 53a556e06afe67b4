import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { REVIEW_KEYS } from '../features/interview/anonymise/review-keys.ts';
import { startI18n } from '../i18n.ts';
import { isMacPlatform, keycaps } from '../ui/keys.ts';
import { mountForTest } from '../ui/mount-for-test.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  await page.viewport(1366, 768);
});
afterEach(() => unmount());

it('tells every key of the review, and fits the window', async () => {
  unmount = mountForTest(<KeysSheet isOpen onClose={() => undefined} />);
  const heading = page.getByRole('heading', { name: 'Anonymise' });
  await expect.element(heading).toBeVisible();
  const hints = heading.element().parentElement?.querySelectorAll('dd > span') ?? [];
  const told = [...hints].map((hint) => hint.textContent);
  const bound = Object.values(REVIEW_KEYS).map(([keys]) => keycaps(keys, isMacPlatform()).join(''));
  expect(bound.filter((caps) => !told.includes(caps))).toEqual([]);
  const last = page.getByText('Cover the original (hold)').element().getBoundingClientRect();
  const close = page.getByRole('button', { name: 'Close' }).element().getBoundingClientRect();
  expect(last.bottom).toBeLessThan(close.top);
});
