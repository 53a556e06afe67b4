import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Consent, NO_CONSENT, type Permission } from '../../../../core/domain/consent.ts';
import { EMPTY_SESSION } from '../../../../core/domain/consent-session.ts';
import type { ExportRecord } from '../../../../core/domain/export-record.ts';
import type { InterviewRecord } from '../../../../core/domain/interview.ts';
import { startI18n } from '../../../i18n.ts';
import { violations } from '../../../ui/axe-for-test.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import { MemoryVault } from '../../../vault/memory-vault-for-test.ts';
import { InterviewDocument } from '../interview-document.ts';
import { OverviewPane } from './OverviewPane.tsx';

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

async function open(consent: Partial<Consent> = {}, more: Partial<InterviewRecord> = {}) {
  const record = { code: 'INT-001', ...more, consent: { ...NO_CONSENT, ...consent } };
  const vault = new MemoryVault([{ record }]);
  const library = await vault.load();
  const [interview] = vault.interviews.values();
  if (!interview) throw new Error('the vault has no interview');
  const opened = new InterviewDocument(
    interview,
    (edit) => vault.save(edit),
    (header) => library.takeHeader(header),
  );
  let destroyed = 0;
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <h1>INT-001</h1>
      <OverviewPane
        onDestroy={() => {
          destroyed += 1;
        }}
        document={opened}
        library={library}
      />
    </main>,
  );
  return {
    vault,
    id: interview.id,
    header: () => library.snapshot().interviews[0],
    destroyed: () => destroyed,
    stored: async () => {
      await opened.autosave.flush();
      return vault.interviews.get(interview.id)?.record.consent;
    },
  };
}

const press = (keys: string) => userEvent.keyboard(keys);
const row = (name: string) => page.getByRole('radiogroup', { name, exact: true });
const radio = (name: string, answer: string) =>
  row(name).getByRole('radio', { name: answer, exact: true });
const button = (name: string) => page.getByRole('button', { name });
const answersOf = (consent: Consent | undefined) =>
  consent?.permissions.map(({ scope, answer }) => [scope, answer]);

/** A key as another layout types it: the physical key is what counts. */
function pressCode(code: string, key: string) {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
  );
}

describe('the grid of permissions', () => {
  it('is filled in with one key for each row, on any layout', async () => {
    const { stored } = await open();
    await radio('Take notes', 'Not asked').click();
    await press('ynay');
    pressCode('KeyN', 'т');
    await expect.element(radio('Share with named partners', 'No')).toBeChecked();
    expect(answersOf(await stored())).toEqual([
      ['take-notes', 'yes'],
      ['audio', 'no'],
      ['photo', 'ask-first'],
      ['internal-analysis', 'yes'],
      ['share-with-named-partner', 'no'],
    ]);
    await expect.element(radio('Use in private talks', 'Not asked')).toHaveFocus();
  });

  it('is moved through with the arrows, and a blank takes an answer back', async () => {
    const { stored } = await open({ permissions: [{ scope: 'photo', answer: 'yes' }] });
    await radio('Take notes', 'Not asked').click();
    await press('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    await expect.element(radio('Take photographs', 'Not asked')).toHaveFocus();
    await press('{Delete}');
    await expect.element(radio('Take photographs', 'Not asked')).toBeChecked();
    await press('{ArrowDown}{ArrowRight}{ArrowUp}');
    await expect.element(radio('Keep and analyse', 'Yes')).toHaveFocus();
    expect(answersOf(await stored())).toEqual([]);
  });

  it('remembers when an answer was given', async () => {
    const before = Date.now();
    const { stored } = await open();
    await radio('Archive', 'Yes').click();
    const [permission] = (await stored())?.permissions ?? [];
    expect(permission?.givenAt).toBeGreaterThanOrEqual(before);
  });

  it('takes no key for an answer while a limit is being typed', async () => {
    const { stored } = await open({
      permissions: [{ scope: 'share-with-named-partner', answer: 'yes' }],
    });
    await button('Limits of “Share with named partners”').click();
    await page.getByRole('textbox', { name: 'Only for these bodies' }).click();
    await press('Any NGO, Yana');
    await page.getByRole('textbox', { name: 'Where it may be used' }).fill('not here');
    await page.getByRole('button', { name: /Readers may know the speaker as/ }).click();
    await page.getByRole('option', { name: 'Role only' }).click();
    await page.getByText('Family', { exact: true }).click();
    expect(await stored()).toMatchObject({
      permissions: [
        {
          scope: 'share-with-named-partner',
          answer: 'yes',
          audience: ['Any NGO', 'Yana'],
          territory: 'not here',
          identityLevel: 'role-only',
          withheld: ['family'],
        },
      ],
    });
    const words = 'Role only · without Family · only for Any NGO, Yana · not here';
    await expect.element(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: /Readers may know the speaker as/ }).click();
    await page.getByRole('option', { name: 'Nothing was said' }).click();
    expect((await stored())?.permissions[0]).not.toHaveProperty('identityLevel');
  });

  it('lets readers learn no more than its limits at once', async () => {
    const limited: Permission = {
      scope: 'share-with-named-partner',
      answer: 'yes',
      identityLevel: 'role-only',
    };
    await open(
      { permissions: [limited] },
      { occupation: 'occ.teacher', date: '1998-11', sex: 'female' },
    );
    const readers = page.getByRole('group', { name: 'What readers learn' });
    await expect.element(readers.getByText('Teacher', { exact: true })).toBeVisible();
  });
});

describe('how consent was asked', () => {
  it('is folded away, kept by conversation, and stops everything when in doubt', async () => {
    const { stored, header } = await open({
      sessions: [{ ...EMPTY_SESSION, method: 'written' }],
      permissions: [{ scope: 'share-with-named-partner', answer: 'yes' }],
    });
    await expect.element(page.getByText('In writing · no date')).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: 'Asked by (code)' }))
      .not.toBeInTheDocument();
    await button('Write it down').click();
    await page.getByText('Risks', { exact: true }).click();
    await button('Another conversation').click();
    await page.getByRole('textbox', { name: 'Asked by (code)' }).fill('R-2');
    await page.getByRole('button', { name: /Who agreed/ }).click();
    await page.getByRole('option', { name: 'In doubt: stop' }).click();
    await expect
      .element(page.getByText('Whether the speaker could agree is in doubt'))
      .toBeVisible();
    expect((await stored())?.sessions).toEqual([
      { ...EMPTY_SESSION, method: 'written', explained: ['risks'] },
      { ...EMPTY_SESSION, obtainedBy: 'R-2', capacity: 'in-doubt' },
    ]);
    expect(header()?.mayShare).toBe(false);
  });
});

describe('withdrawing', () => {
  const given: readonly Permission[] = [
    { scope: 'internal-analysis', answer: 'yes', givenAt: 1 },
    { scope: 'share-with-named-partner', answer: 'yes', givenAt: 1 },
  ];
  const bundle = (part: Partial<ExportRecord>): ExportRecord => ({
    id: 'bundle-a',
    day: '2026-11-03',
    version: 'anonymised',
    interviews: 1,
    recipients: ['Secret Name'],
    toSelf: false,
    hasPassphrase: false,
    allowed: [],
    ...part,
  });

  it('is not offered where nothing was given', async () => {
    await open({ permissions: [{ scope: 'archive', answer: 'no' }] });
    await expect.element(row('Archive')).toBeVisible();
    await expect.element(button('Withdraw consent…')).not.toBeInTheDocument();
  });

  it('takes one permission back, says who has it, and writes the notice without names', async () => {
    const { vault, id, stored, header, destroyed } = await open({ permissions: given });
    vault.exports = [
      bundle({ interviewIds: [id] }),
      bundle({ id: 'bundle-b', interviewIds: [] }),
      bundle({ id: 'bundle-c', day: '2025-01-02' }),
    ];
    const asked = vi.spyOn(vault, 'postMessage');
    await button('Withdraw consent…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Keep and analyse').click();
    await dialog.getByRole('textbox', { name: 'How they told you' }).fill('by telephone');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect.element(dialog.getByText(/2 bundles left this vault with it/)).toBeVisible();
    const list = dialog.getByRole('list', { name: 'Bundles' });
    const lines = [...list.element().children].map((line) => line.textContent);
    expect(lines).toEqual([
      expect.stringMatching(/2.January.2025 · Secret Name · Anonymised · may hold it/u),
      expect.stringMatching(/3.November.2026 · Secret Name · Anonymised$/u),
    ]);
    const notice = dialog.getByRole('textbox', { name: 'Notice to send to them' });
    await expect.element(notice).toHaveValue(expect.stringContaining('INT-001'));
    const text = (notice.element() as HTMLTextAreaElement).value;
    expect(text).toContain('Share with named partners');
    expect(text).not.toContain('Keep and analyse');
    expect(text).toMatch(/bundle-c[^]*bundle-a/u);
    expect(text).not.toMatch(/bundle-b|Secret/);
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ name: 'cancelExport' }));
    const permissions = (await stored())?.permissions;
    expect(permissions?.[0]).toEqual(given[0]);
    expect(permissions?.[1]).toMatchObject({ answer: 'yes', withdrawnVia: 'by telephone' });
    expect(header()?.mayShare).toBe(false);
    await dialog.getByRole('button', { name: 'Destroy this interview…' }).click();
    expect(destroyed()).toBe(1);
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('cannot be undone by a key, only by saying that it was given again', async () => {
    const { stored } = await open({
      permissions: [{ scope: 'audio', answer: 'yes', givenAt: 1, withdrawnAt: 2 }],
    });
    await radio('Take notes', 'Not asked').click();
    await press('yy');
    await expect.element(page.getByText(/Withdrawn on/)).toBeVisible();
    expect((await stored())?.permissions[1]).toMatchObject({ answer: 'yes', givenAt: 1 });
    await button('Given again: Record the voice').click();
    await radio('Record the voice', 'Yes').click();
    const [, again] = (await stored())?.permissions ?? [];
    expect(again).toMatchObject({ answer: 'yes', withdrawnAt: 2 });
    expect(again?.givenAt).toBeGreaterThan(2);
  });

  it('says when it could not be saved', async () => {
    const { vault } = await open({ permissions: given });
    vault.save = () => Promise.reject(new Error('full'));
    await button('Withdraw consent…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect.element(page.getByText('The withdrawal is not saved yet')).toBeVisible();
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const { vault } = await open({ permissions: given });
    vault.exports = [bundle({})];
    await button('Limits of “Share with named partners”').click();
    await button('Write it down').click();
    await expect.element(page.getByRole('textbox', { name: 'Asked by (code)' })).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('Withdraw consent…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect.element(page.getByText(/1 bundle left this vault/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
