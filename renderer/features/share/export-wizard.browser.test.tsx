import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkDisclosure } from '../../../core/anonymise/disclosure.ts';
import { disclosedFacts } from '../../../core/domain/disclosed-facts.ts';
import type { ConsentBlock } from '../../../core/domain/export-permission.ts';
import { type InterviewId, newId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { CLEAN_PREVIEW, findingForTest } from './vault-for-test.ts';
import {
  button,
  confirmOriginals,
  first,
  heading,
  leave,
  next,
  open,
  prepare,
  rose,
  second,
  third,
  toCheck,
} from './wizard-page.test.tsx';

const NOT_ASKED: ConsentBlock = { scope: 'share-with-named-partner', reason: 'not-asked' };

beforeEach(prepare);

afterEach(() => {
  leave();
  delete document.documentElement.dataset['theme'];
});

describe('choosing', () => {
  it('does not go on without an interview', async () => {
    await open();
    await next();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/Choose at least one interview/);
  });

  it('keeps what was chosen when the filter hides it', async () => {
    const { vault } = await open();
    await button('Choose all shown').click();
    await page.getByRole('searchbox').fill('INT-002');
    await expect
      .element(page.getByText('3 of 3 chosen, 2 of them not shown by this filter'))
      .toBeVisible();
    await next();
    await next();
    await next();
    await vi.waitFor(() => expect(vault.argsOf('previewExport')[0]?.interviews).toHaveLength(3));
  });

  it('is done with the keyboard', async () => {
    const { vault } = await open();
    await page
      .getByRole('row', { name: /INT-001/ })
      .getByRole('rowheader')
      .click();
    await userEvent.keyboard('{ArrowDown} {Alt>}{ArrowRight}{/Alt}');
    await expect.element(heading('Which version do they get?')).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expect.element(heading('Does somebody need another format?')).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expect.element(heading('Is there still a name in it?')).toHaveFocus();
    await vi.waitFor(() =>
      expect(vault.argsOf('previewExport')[0]?.interviews).toEqual([first.id, second.id]),
    );
  });
});

describe('version', () => {
  it('is anonymised unless the confirmation word is typed', async () => {
    const { vault } = await open();
    await button('Choose all shown').click();
    await next();
    await page.getByText('Original', { exact: true }).click();
    await next();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Type the confirmation word/);
    await page.getByLabelText(/type “real names”/).fill('real name');
    await next();
    expect(vault.argsOf('previewExport')).toEqual([]);
    await page.getByLabelText(/type “real names”/).fill('Real names');
    await next();
    await next();
    await vi.waitFor(() => expect(vault.argsOf('previewExport')[0]?.version).toBe('original'));
  });

  it('asks for the word again when the version was changed in between', async () => {
    await open();
    await button('Choose all shown').click();
    await next();
    await page.getByText('Original', { exact: true }).click();
    await page.getByLabelText(/type “real names”/).fill('real names');
    await page.getByText('Anonymised', { exact: true }).click();
    await page.getByText('Original', { exact: true }).click();
    await next();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Type the confirmation word/);
  });
});

describe('version', () => {
  it('asks for the word again when other interviews were chosen', async () => {
    const { vault } = await open();
    await confirmOriginals();
    await button('Back').click();
    await button('Choose none').click();
    await button('Choose all shown').click();
    await next();
    await expect.element(page.getByText('Not confirmed yet')).toBeVisible();
    await next();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Type the confirmation word/);
    expect(vault.argsOf('previewExport')).toEqual([]);
  });
});

describe('formats', () => {
  const toFormats = async () => {
    await button('Choose all shown').click();
    await next();
    await next();
    await expect.element(heading('Does somebody need another format?')).toBeVisible();
  };

  it('are none unless somebody ticks one', async () => {
    const { vault } = await open();
    await toFormats();
    await next();
    await vi.waitFor(() => expect(vault.argsOf('previewExport')[0]?.formats).toEqual([]));
  });

  it('are checked, shown and written as they were ticked, whatever was ticked in between', async () => {
    const { vault } = await open();
    await toFormats();
    const csv = page.getByRole('checkbox', { name: 'Tables (CSV)' });
    await expect.element(csv).toHaveAccessibleDescription(/Excel cuts testimonies off/);
    await page.getByText('Tables (CSV)').click();
    await expect.element(csv).toBeChecked();
    await next();
    await vi.waitFor(() => expect(vault.argsOf('previewExport')[0]?.formats).toEqual(['csv']));
    await button('Back').click();
    await page.getByText('Tables (CSV)').click();
    await next();
    await vi.waitFor(() => expect(vault.argsOf('previewExport')[1]?.formats).toEqual([]));
    await button('Back').click();
    await page.getByText('Tables (CSV)').click();
    await next();
    await next();
    await page.getByText('Aliya').click();
    await next();
    await expect.element(page.getByText('Tables (CSV)')).toBeVisible();
    await button('Choose where to save…').click();
    await vi.waitFor(() => expect(vault.argsOf('writeExport')[0]?.formats).toEqual(['csv']));
  });
});

describe('leak check', () => {
  it('takes one decision for a passage that stands in two files', async () => {
    const text = { ...rose, key: 'rose-txt', entry: 'interviews/INT-001.txt' };
    const { vault } = await open({
      findings: [{ ...rose, entry: 'interviews/INT-001.json' }, text],
    });
    await toCheck();
    await expect.element(page.getByText('1 finding needs a decision')).toBeVisible();
    await expect.element(page.getByText(/INT-001\.json, interviews\/INT-001\.txt$/)).toBeVisible();
    await button(/Allow once: “Роза”/).click();
    await userEvent.keyboard('the flower{Enter}');
    await next();
    await page.getByText('Aliya').click();
    await next();
    await button('Choose where to save…').click();
    const reason = 'the flower';
    await vi.waitFor(() =>
      expect(vault.argsOf('writeExport')[0]?.allowed).toEqual([
        { key: 'rose', reason },
        { key: 'rose-txt', reason },
      ]),
    );
  });

  it('marks in the words around what nobody decided, and warns of it before the findings', async () => {
    const iin = '590315402313';
    await open({
      findings: [{ ...rose, after: `. Мой ИИН ${iin} списали`, undecided: [iin] }],
      undecided: [{ id: first.id, code: 'INT-001', count: 2 }],
    });
    await toCheck();
    await expect.element(page.getByText(iin, { exact: true })).toBeVisible();
    expect(page.getByText(iin, { exact: true }).element().tagName).toBe('MARK');
    const warning = page.getByText('1 interview has suggestions that nobody decided').element();
    const finding = page.getByText('Роза', { exact: true }).element();
    expect(warning.compareDocumentPosition(finding)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('names who could be singled out and what saying less would do, and goes on all the same', async () => {
    const facts = {
      role: '',
      occupation: 'occ.doctor',
      sex: 'male',
      employer: '',
      place: 'Zhambyl region',
      placeLevel: 'region',
      date: '1998-11',
    } as const;
    const teacher = { ...facts, occupation: 'occ.teacher' } as const;
    const { onJump } = await open({
      disclosure: checkDisclosure(
        [facts, teacher, teacher, teacher].map((one, i) => ({
          id: i === 0 ? first.id : newId<InterviewId>(),
          code: `INT-00${i + 1}`,
          facts: one,
        })),
      ),
    });
    await toCheck();
    const warning = page.getByText('1 of 4 interviews could single somebody out');
    await expect.element(warning).toBeVisible();
    await expect
      .element(page.getByText('Doctor · Man · Zhambyl region · November 1998'))
      .toBeVisible();
    await expect
      .element(
        page.getByText('No other interview tells this. Without the occupation, 3 others do.'),
      )
      .toBeVisible();
    await expect.element(page.getByText('No occupation: 0 interviews')).toBeVisible();
    await button('Open INT-001').click();
    expect(onJump).toHaveBeenCalledWith(first.id, undefined);
    expect(await violations()).toEqual([]);
    await next();
    await expect.element(heading('Who can open it?')).toBeVisible();
  });

  it('does not count where everybody stands alone', async () => {
    const { id } = first;
    const cell = {
      id,
      code: 'INT-001',
      facts: disclosedFacts(EMPTY_RECORD),
      sharedBy: 1,
      without: [],
    };
    await open({ disclosure: { total: 1, small: [cell], steps: [] } });
    await toCheck();
    await expect
      .element(page.getByText('With fewer than three interviews, each stands alone'))
      .toBeVisible();
  });

  it('says beside Continue how many are left', async () => {
    await open({ findings: [rose] });
    await toCheck();
    await expect.element(button('Continue')).toHaveAccessibleDescription('1 left to decide');
    await button(/Allow once: “Роза”/).click();
    await userEvent.keyboard('the flower{Enter}');
    await expect.element(button('Continue')).not.toHaveAccessibleDescription();
  });

  it('refuses to go on while a finding has no decision', async () => {
    await open({ findings: [rose, findingForTest({ key: 'b', found: 'Ахметова' })] });
    await toCheck();
    await expect.element(page.getByText('2 findings need a decision')).toBeVisible();
    await next();
    await expect.element(page.getByText(/2 findings still need a decision/)).toBeVisible();
    await expect.element(heading('Is there still a name in it?')).toBeVisible();
  });

  it('lets on once every finding is allowed with a reason, and hands the reason on', async () => {
    const { vault } = await open({ findings: [rose] });
    await toCheck();
    await button(/Allow once: “Роза”/).click();
    await userEvent.keyboard(' . {Enter}');
    await expect.element(page.getByText(/Say why in a few words/)).toBeVisible();
    await page.getByLabelText('Why is it not about a person?').fill('the flower');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Allowed: the flower')).toBeVisible();
    await next();
    await page.getByText('Aliya').click();
    await next();
    await expect.element(page.getByText('the flower')).toBeVisible();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    expect(vault.argsOf('writeExport')[0]?.allowed).toEqual([
      { key: 'rose', reason: 'the flower' },
    ]);
  });

  it('refuses again when a permission is taken back', async () => {
    await open({ findings: [rose] });
    await toCheck();
    await button(/Allow once: “Роза”/).click();
    await userEvent.keyboard('the flower{Enter}');
    await button(/Take back/).click();
    await next();
    await expect.element(page.getByText(/1 finding still needs a decision/)).toBeVisible();
  });

  it('goes to the place in the interview, and is where it was on the way back', async () => {
    const { onJump, mount, vault } = await open({ findings: [rose] });
    await toCheck();
    await button('Show in the interview INT-001: “Роза”').click();
    expect(onJump).toHaveBeenCalledWith(first.id, 7);
    leave();
    vault.answer('previewExport', () => CLEAN_PREVIEW);
    mount();
    await expect.element(page.getByText('No known name or number was found')).toBeVisible();
    expect(vault.argsOf('previewExport')[1]?.interviews).toHaveLength(3);
  });

  it('warns of suggestions that nobody decided, and goes on', async () => {
    await open({ undecided: [{ id: second.id, code: 'INT-002', count: 4 }] });
    await toCheck();
    await expect.element(page.getByText(/4 suggestions/)).toBeVisible();
    await next();
    await expect.element(heading('Who can open it?')).toBeVisible();
  });

  it('treats what no second reader has read as unfinished, where one is required, and goes on', async () => {
    const { vault } = await open({ unread: [{ id: second.id, code: 'INT-002' }] });
    expect(vault.rules).toEqual([]);
    await toCheck();
    await expect
      .element(page.getByText('1 interview has not been read by a second reader'))
      .toBeVisible();
    await expect.element(button('Open INT-002')).toBeVisible();
    await next();
    await expect.element(heading('Who can open it?')).toBeVisible();
  });

  it('does not go on when the check failed, and can be started again', async () => {
    const { vault } = await open();
    vault.answer('previewExport', () => {
      throw new AppError('row-damaged');
    });
    await toCheck();
    await expect.element(page.getByText('A record cannot be read')).toBeVisible();
    await next();
    await expect.element(page.getByText('The check has to finish first.')).toBeVisible();
    vault.answer('previewExport', () => CLEAN_PREVIEW);
    await button('Check again').click();
    await expect.element(page.getByText('No known name or number was found')).toBeVisible();
  });

  it('stops a check that nobody waits for any more', async () => {
    const { vault } = await open();
    vault.answer('previewExport', () => new Promise(() => {}));
    await toCheck();
    await button('Back').click();
    await vi.waitFor(() => expect(vault.argsOf('cancelExport')).toHaveLength(1));
  });
});

describe('every step', () => {
  it.each(['light', 'dark'])('has no axe violation in %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open({
      findings: [rose],
      blocked: [{ id: third.id, code: 'INT-003', ...NOT_ASKED }],
      undecided: [{ id: second.id, code: 'INT-002', count: 4 }],
    });
    const check = async () => expect(await violations()).toEqual([]);
    await button('Choose all shown').click();
    await expect.element(page.getByText('3 of 3 chosen')).toBeVisible();
    await check();
    await next();
    await page.getByText('Original', { exact: true }).click();
    await expect.element(page.getByLabelText(/type “real names”/)).toBeVisible();
    await check();
    await page.getByText('Anonymised', { exact: true }).click();
    await next();
    await page.getByText('Tables (CSV)').click();
    await check();
    await next();
    await button(/Allow once: “Роза”/).click();
    await expect.element(page.getByLabelText('Why is it not about a person?')).toHaveFocus();
    await check();
    await userEvent.keyboard('the flower{Enter}');
    await next();
    await page.getByText('Aliya').click();
    await expect.element(page.getByRole('checkbox', { name: /Aliya/ })).toBeChecked();
    await check();
    await next();
    await expect.element(heading('Look at it once more')).toBeVisible();
    await check();
    await button('Choose where to save…').click();
    await expect.element(heading('The bundle is written and checked')).toBeVisible();
    await check();
  });
});
