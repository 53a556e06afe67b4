import { afterEach, beforeEach } from 'vitest';
import { page } from 'vitest/browser';
import { mainForTest } from '../../bridge-for-test.ts';
import { startI18n } from '../../i18n.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { ImportScreen } from './ImportScreen.tsx';
import { ImportVault } from './import-vault-for-test.ts';

let unmount = () => {};

/** For every test of a file: a fresh page, and the screen taken away behind it. */
export function withImportScreen(): void {
  beforeEach(async () => {
    startI18n('en');
    document.title = 'Vouchsafe';
    mainForTest.reset();
    await page.viewport(1366, 768);
  });
  afterEach(() => {
    unmount();
    delete document.documentElement.dataset['theme'];
  });
}

export async function openImport(vault = new ImportVault()) {
  const library = await vault.load();
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <ImportScreen library={library} onList={() => undefined} />
    </main>,
  );
  return { vault, library };
}
