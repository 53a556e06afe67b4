import { mainForTest, Refusal } from '../../bridge-for-test.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../core/errors.ts';
import { ALIYA, CLEAN_PREVIEW, OWN_RECIPIENT, TIMUR } from './vault-for-test.ts';
import {
  button,
  confirmOriginals,
  heading,
  leave,
  next,
  open,
  prepare,
  rose,
  toCheck,
  toRecipients,
  toReview,
} from './wizard-page.test.tsx';

beforeEach(prepare);

afterEach(leave);

const STRONG = 'anvil gravel mitten pelican thimble';

describe('recipients', () => {
  it('does not go on with nobody', async () => {
    await open();
    await toRecipients();
    await next();
    await expect.element(page.getByText(/Tick at least one recipient/)).toBeVisible();
  });

  it('seals to the ticked keys, and to the own key only when that is ticked', async () => {
    const { vault } = await open();
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    expect(vault.argsOf('writeExport')[0]?.recipients).toEqual([ALIYA]);
    expect(vault.argsOf('writeExport')[0]).not.toHaveProperty('passphrase');
  });

  it('adds the own key when it is ticked', async () => {
    const { vault } = await open();
    await toRecipients();
    await page.getByText('Also to my own key').click();
    await next();
    await button('Choose where to save…').click();
    await vi.waitFor(() =>
      expect(vault.argsOf('writeExport')[0]?.recipients).toEqual([OWN_RECIPIENT]),
    );
  });

  it('takes a passphrase instead, above the floor and typed twice; never both', async () => {
    const { vault } = await open();
    await toRecipients();
    await page.getByText('Aliya').click();
    await page.getByText('A passphrase instead').click();
    await page.getByLabelText('Passphrase of the bundle').fill('anvil gravel');
    await expect.element(page.getByTitle('Latin letters typed last')).toBeVisible();
    await next();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/could be guessed/);
    await page.getByLabelText('Passphrase of the bundle').fill(STRONG);
    await page.getByLabelText('The same passphrase again').fill('anvil');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/differs from the first/);
    await page.getByLabelText('The same passphrase again').fill(STRONG);
    await next();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(vault.argsOf('writeExport')).toHaveLength(1));
    expect(vault.argsOf('writeExport')[0]).toMatchObject({ recipients: [], passphrase: STRONG });
  });

  it('forgets the passphrase when the person goes back to keys', async () => {
    const { vault } = await open();
    await toRecipients();
    await page.getByText('A passphrase instead').click();
    await page.getByLabelText('Passphrase of the bundle').fill(STRONG);
    await page.getByText('The keys of these people').click();
    await page.getByText('Timur').click();
    await next();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(vault.argsOf('writeExport')[0]?.recipients).toEqual([TIMUR]));
    expect(JSON.stringify(vault.asked)).not.toContain('anvil');
  });

  it('says in the review that a key was never compared', async () => {
    await open();
    await toReview();
    await expect.element(page.getByText('Not every key was compared in person')).toBeVisible();
  });
});

describe('writing', () => {
  it('asks main for a neutral name and writes into the handle it gave', async () => {
    const { vault } = await open();
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    const begin = mainForTest.asked.find((one) => one.name === 'exportFile.begin');
    expect(begin?.args).toEqual({
      suggestedName: expect.stringMatching(/^bundle-[0-9a-f]{4}\.tar\.age$/),
    });
    expect(vault.argsOf('writeExport')[0]?.target).toBe('target-1');
    await expect.element(page.getByText('ab'.repeat(32))).toBeVisible();
    await button('Show in folder').click();
    expect(mainForTest.asked.at(-1)).toEqual({
      name: 'exportFile.reveal',
      args: { target: 'target-1' },
    });
  });

  it('stays at the review when the save dialog is cancelled', async () => {
    mainForTest.answers['exportFile.begin'] = () => null;
    const { vault } = await open();
    await toReview();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(mainForTest.names()).toContain('exportFile.begin'));
    await expect.element(heading('Look at it once more')).toBeVisible();
    expect(vault.argsOf('writeExport')).toEqual([]);
  });

  it('shows interviews and then bytes, stops on Cancel and discards the file', async () => {
    const { vault } = await open();
    const end = Promise.withResolvers<never>();
    vault.answer('writeExport', () => end.promise);
    vault.answer('cancelExport', () => end.reject(new AppError('cancelled')));
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(heading('Writing the bundle')).toBeVisible();
    // As `writeExport` reports them; its own test holds it to that.
    vault.progress({ stage: 'write', done: 1, total: 2 });
    await expect.element(page.getByText('1 of 2 interviews')).toBeVisible();
    vault.progress({ stage: 'verify', done: 5_600_000, total: 13_400_000 });
    await expect.element(page.getByText('Reading back and comparing')).toBeVisible();
    await expect.element(page.getByText(/5\.6.MB of 13\.4.MB/)).toBeVisible();
    await button('Cancel').click();
    await expect.element(page.getByText(/No file was left behind/)).toBeVisible();
    expect(mainForTest.asked.at(-1)).toEqual({
      name: 'exportFile.discard',
      args: { target: 'target-1' },
    });
  });

  it('stops and discards when the screen is left', async () => {
    const { vault } = await open();
    const end = Promise.withResolvers<never>();
    vault.answer('writeExport', () => end.promise);
    vault.answer('cancelExport', () => end.reject(new AppError('cancelled')));
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(heading('Writing the bundle')).toBeVisible();
    leave();
    await vi.waitFor(() => expect(mainForTest.names()).toContain('exportFile.discard'));
  });

  it('forgets with the bundle what was allowed in it', async () => {
    const { vault, mount } = await open({ findings: [rose] });
    await toCheck();
    await button(/Allow once: “Роза”/).click();
    await userEvent.keyboard('the flower{Enter}');
    await next();
    await page.getByText('Aliya').click();
    await next();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    await expect
      .element(page.getByRole('listitem').filter({ hasText: 'Write' }))
      .not.toHaveAttribute('aria-current');
    // By the screen's own button, and by coming back to the screen.
    leave();
    mount();
    await expect.element(heading('Which interviews go into the bundle?')).toBeVisible();
    await next();
    await next();
    await expect.element(page.getByText('1 finding needs a decision')).toBeVisible();
    await next();
    await expect.element(page.getByText(/1 finding still needs a decision/)).toBeVisible();
    expect(vault.argsOf('writeExport')).toHaveLength(1);
  });

  it('forgets with the bundle that the originals were confirmed', async () => {
    const { mount } = await open();
    await confirmOriginals();
    await next();
    await next();
    await page.getByText('Aliya').click();
    await next();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    leave();
    mount();
    await next();
    await next();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Type the confirmation word/);
  });

  it('suggests in the dialog the name that the review showed', async () => {
    await open();
    await toReview();
    const name = page.getByText(/^bundle-[0-9a-f]{4}\.tar\.age$/).element().textContent;
    await button('Choose where to save…').click();
    await vi.waitFor(() =>
      expect(mainForTest.asked.find((one) => one.name === 'exportFile.begin')?.args).toEqual({
        suggestedName: name,
      }),
    );
  });

  it('warns of a cloud folder before anything is written, and gives that place up for another', async () => {
    const places = [true, false].map((cloudFolder, index) => ({
      target: `target-${index}`,
      name: 'b',
      folder: 'OneDrive',
      cloudFolder,
    }));
    mainForTest.answers['exportFile.begin'] = () => places.shift();
    const { vault } = await open();
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(heading('This folder may be copied to a cloud')).toBeVisible();
    expect(vault.argsOf('writeExport')).toEqual([]);
    await button('Choose another place…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    expect(vault.argsOf('writeExport')[0]?.target).toBe('target-1');
    expect(mainForTest.asked).toContainEqual({
      name: 'exportFile.discard',
      args: { target: 'target-0' },
    });
  });

  it('leads back to the check when a name is found while writing', async () => {
    const { vault } = await open();
    vault.answer('writeExport', () => {
      throw new AppError('leak-found');
    });
    await toReview();
    vault.answer('previewExport', () => ({ ...CLEAN_PREVIEW, findings: [rose] }));
    await button('Choose where to save…').click();
    await expect.element(page.getByText('A name is still in the bundle')).toBeVisible();
    await button('Check again').click();
    await expect.element(page.getByText('1 finding needs a decision')).toBeVisible();
    expect(mainForTest.names()).toContain('exportFile.discard');
  });

  it('shows why main refused the place', async () => {
    mainForTest.answers['exportFile.begin'] = () => new Refusal('file-write-failed');
    await open();
    await toReview();
    await button('Choose where to save…').click();
    await expect.element(page.getByText('The file could not be written')).toBeVisible();
  });
});
