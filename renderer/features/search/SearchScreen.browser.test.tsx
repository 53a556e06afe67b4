import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newId, type PersonId } from '../../../core/domain/ids.ts';
import type { Person } from '../../../core/domain/person.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import { MemoryVault } from '../../vault/memory-vault-for-test.ts';
import { SearchScreen } from './SearchScreen.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';

const ENTRY: Person = {
  id: newId<PersonId>(),
  kind: 'person',
  name: 'Карлыгаш Ахметова',
  spellings: [],
  gender: 'female',
  pseudonym: 'Жанна',
  note: 'drives the school bus',
};

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => unmount());

async function open() {
  const library = await new MemoryVault().load();
  const lists = { ...library.snapshot(), people: [ENTRY] };
  vi.spyOn(library, 'snapshot').mockReturnValue(lists);
  const onPeople = vi.fn();
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <SearchScreen
        library={library}
        plan={{ words: '' }}
        onPlan={() => undefined}
        onOpen={() => undefined}
        onPeople={onPeople}
      />
    </main>,
  );
  return { onPeople };
}

const words = (text: string) => page.getByRole('searchbox').fill(text);
const show = page.getByRole('button', { name: 'Show under People' });

describe('entries of the register', () => {
  it('are found by name in either alphabet and by note, and only counted: no pseudonym stands beside the name', async () => {
    await open();
    for (const text of ['akhmet', 'bus']) {
      await words(text);
      await expect.element(page.getByText('1 entry under People has these words.')).toBeVisible();
      for (const secret of ['Жанна', 'Ахметова', 'school'])
        expect(document.body.innerHTML).not.toContain(secret);
    }
    expect(await violations()).toEqual([]);
    await words('nobody');
    await expect.element(show).not.toBeInTheDocument();
    await words('');
    await expect.element(show).not.toBeInTheDocument();
  });

  it('are shown by the screen that covers them, with the same words', async () => {
    const { onPeople } = await open();
    await words('bus');
    await expect.element(show).toBeVisible();
    await userEvent.keyboard('{Tab}{Enter}');
    expect(onPeople).toHaveBeenCalledWith('bus');
  });
});
