import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { newTranslation } from '../../../core/domain/translation.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { MemoryVault } from '../../vault/memory-vault-for-test.ts';
import { InterviewDocument } from './interview-document.ts';
import type { InterviewTab } from './interview-place.ts';
import { InterviewScreen } from './InterviewScreen.tsx';

const PARAGRAPHS = ['Утром пришли люди.', 'Они принесли листы.', 'Мы подписали.'];

let unmount = () => {};
afterEach(() => unmount());
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

/** An interview in Russian with the translations asked for; the first of them, or the testimony, is on screen. */
async function open(tab: InterviewTab, languages: readonly ('en' | 'kk')[]) {
  const vault = new MemoryVault([
    { record: { code: 'INT-001', language: 'ru' }, text: PARAGRAPHS.join('\n\n') },
  ]);
  const id = [...vault.interviews.keys()][0] as InterviewId;
  for (const [nth, language] of languages.entries()) {
    const own = `00000000-0000-4000-8000-00000000000${nth}` as InterviewId;
    const record = newTranslation(id, language);
    vault.interviews.set(own, { id: own, record, text: '', updatedAt: 1 });
  }
  const library = await vault.load();
  const documents = [...vault.interviews.values()].map(
    (one) =>
      new InterviewDocument(
        one,
        (edit) => vault.save(edit),
        (h) => library.takeHeader(h),
      ),
  );
  const [original, translation] = documents;
  if (!original) throw new Error('the vault has no interview');
  const asked: unknown[] = [];
  const ask = (what: string) => (how: unknown) => void asked.push([what, how]);
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <InterviewScreen
        id={id}
        document={translation ?? original}
        original={original}
        library={library}
        tab={tab}
        onTab={ask('tab')}
        onText={ask('text')}
        onTranslate={ask('translate')}
        onDeleteTranslation={({ language }) => ask('delete')(language)}
        place={undefined}
        onPlace={() => undefined}
        registerPerson={() => Promise.resolve(undefined)}
        onDestroy={() => undefined}
      />
    </main>,
  );
  return { asked, original, documents };
}

const editor = () => page.getByRole('textbox', { name: 'Translation into English' });
const original = () => page.getByRole('region', { name: 'Original' });
/** The paragraph of the original that is marked. */
const marked = () =>
  [...document.querySelectorAll('[class*="here"]')].map(({ textContent }) => textContent);

describe('the tab of the translation', () => {
  it('begins with a language, that of the testimony left out', async () => {
    const { asked } = await open('translation', []);
    const offered = page.getByRole('radiogroup', { name: 'Language of the translation' });
    await expect.element(offered.getByRole('radio', { name: 'English' })).toBeChecked();
    expect(offered.getByRole('radio', { name: 'Russian' }).query()).toBeNull();
    await offered.getByRole('radio', { name: 'Kazakh' }).click();
    await page.getByRole('button', { name: 'Begin a translation' }).click();
    expect(asked).toEqual([['translate', 'kk']]);
    expect(await violations()).toEqual([]);
  });

  it('has the original to read, and marks in it the paragraph that is being translated', async () => {
    const { documents } = await open('translation', ['en']);
    await expect.poll(() => original().element().textContent).toContain('Утром пришли люди.');
    expect(original().getByRole('textbox').query()?.getAttribute('contenteditable')).not.toBe(
      'true',
    );
    await editor().click();
    await expect.poll(marked).toEqual([PARAGRAPHS[0]]);
    await userEvent.keyboard('In the morning.{Enter}{Enter}Th');
    await expect.poll(marked).toEqual([PARAGRAPHS[1]]);
    expect(documents.map(({ text }) => text)).toEqual([
      PARAGRAPHS.join('\n\n'),
      'In the morning.\n\nTh',
    ]);
    expect(await violations()).toEqual([]);
  });

  it('offers another language, which is not there yet, and takes one away', async () => {
    const { asked } = await open('translation', ['en']);
    await page.getByRole('button', { name: 'Another language' }).click();
    expect(page.getByRole('radio', { name: 'English' }).query()).toBeNull();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Delete this translation' }).click();
    expect(asked).toEqual([['delete', 'en']]);
  });
});

describe('which text is anonymised', () => {
  it('is chosen among the testimony and its translations', async () => {
    const { asked, documents } = await open('anonymise', ['en', 'kk']);
    const choice = page.getByRole('radiogroup', { name: 'Which text' });
    const names = choice.getByRole('radio').elements();
    expect(names.map(({ textContent }) => textContent)).toEqual(['Original', 'Kazakh', 'English']);
    await expect.element(choice.getByRole('radio', { name: 'English' })).toBeChecked();
    await choice.getByRole('radio', { name: 'Original' }).click();
    expect(asked).toEqual([['text', documents[0]?.id]]);
  });

  it('is no question while there is one text', async () => {
    await open('anonymise', []);
    await expect.element(page.getByRole('heading', { name: 'INT-001' })).toBeVisible();
    expect(page.getByRole('radiogroup', { name: 'Which text' }).query()).toBeNull();
  });
});
