import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ConsentBlock } from '../../../core/domain/export-permission.ts';
import {
  button,
  first,
  leave,
  next,
  open,
  prepare,
  second,
  third,
  toCheck,
  toRecipients,
} from './wizard-page.test.tsx';

beforeEach(prepare);
afterEach(leave);

const UNLIMITED = {
  heldBack: [],
  inText: [],
  conditions: [],
  territory: [],
  audience: undefined,
} as const;
const NOT_ASKED: ConsentBlock = { scope: 'share-with-named-partner', reason: 'not-asked' };

describe('consent in the export', () => {
  it('names the permission that keeps an interview back, and leaves it out', async () => {
    const { vault } = await open({
      blocked: [{ id: third.id, code: 'INT-003', ...NOT_ASKED }],
    });
    await toCheck();
    await expect.element(page.getByText(/Share with named partners: not asked/)).toBeVisible();
    await next();
    await page.getByText('Aliya').click();
    await next();
    await button('Choose where to save…').click();
    await vi.waitFor(() =>
      expect(vault.argsOf('writeExport')[0]?.interviews).toEqual([first.id, second.id]),
    );
  });

  it('asks for the permissions of what they will do with it', async () => {
    const { vault } = await open();
    await button('Choose all shown').click();
    await next();
    await page.getByRole('button', { name: /What will they do with it/ }).click();
    await page.getByRole('option', { name: 'Submit it to a court' }).click();
    await expect
      .element(page.getByText('Asks for consent to submitting to a court.'))
      .toBeVisible();
    await next();
    await next();
    await expect.element(page.getByText('No known name or number was found')).toBeVisible();
    expect(vault.argsOf('previewExport').map(({ purpose }) => purpose)).toEqual(['court']);
    await next();
    await page.getByText('Aliya').click();
    await next();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(vault.argsOf('writeExport')[0]?.purpose).toBe('court'));
  });

  it('says what limits an interview, with the way to its consent', async () => {
    const { onJump } = await open({
      shaped: [
        {
          ...UNLIMITED,
          id: first.id,
          code: 'INT-001',
          heldBack: ['employer', 'place'],
          inText: ['age'],
          territory: ['not inside the country'],
        },
      ],
    });
    await toCheck();
    await expect
      .element(
        page.getByText(
          /held back: employer, place · the text must not tell: age · not inside the country/,
        ),
      )
      .toBeVisible();
    await button('Open INT-001').click();
    expect(onJump).toHaveBeenCalledWith(first.id, undefined, 'overview');
  });

  it('leaves out what is not for the recipients, and does not go on when that is all', async () => {
    const limited = { ...UNLIMITED, audience: ['aliya'] };
    const { vault } = await open({
      blocked: [{ id: third.id, code: 'INT-003', ...NOT_ASKED }],
      shaped: [
        { ...limited, id: first.id, code: 'INT-001' },
        { ...limited, id: second.id, code: 'INT-002', audience: ['Timur'] },
      ],
    });
    await toRecipients();
    await page.getByText('Timur').click();
    await page.getByText('Aliya').click();
    await next();
    await expect.element(page.getByText(/none of these interviews go to/)).toBeVisible();
    await page.getByText('Timur').click();
    await expect.element(page.getByText('INT-002: only for Timur')).toBeVisible();
    await next();
    await expect.element(page.getByText(/INT.003, INT.002/)).toBeVisible();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(vault.argsOf('writeExport')[0]?.interviews).toEqual([first.id]));
  });

  it('does not go on when consent keeps back everything', async () => {
    await open({
      blocked: [first, second, third].map(({ id, code }) => ({ id, code, ...NOT_ASKED })),
    });
    await toCheck();
    await next();
    await expect.element(page.getByText(/Consent keeps back every interview/)).toBeVisible();
  });
});
