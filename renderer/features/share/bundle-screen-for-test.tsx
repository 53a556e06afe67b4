import { afterEach, beforeEach } from 'vitest';
import { page } from 'vitest/browser';
import { mainForTest } from '../../bridge-for-test.ts';
import { startI18n } from '../../i18n.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { ShareScreen } from './ShareScreen.tsx';
import type { TestVault } from './vault-for-test.ts';

/** What the system's dialog answers. */
export const FILE = { source: 'source-1', name: 'bundle-77c1.tar.age', size: 183_400 };

let unmount = () => {};

/** For every test of a file: a fresh page, and the screen taken away behind it. */
export function withBundleScreen(): void {
  beforeEach(async () => {
    startI18n('en');
    document.title = 'Vouchsafe';
    await page.viewport(1366, 768);
    mainForTest.reset();
    mainForTest.answers['openFile.choose'] = () => FILE;
  });
  afterEach(() => unmount());
}

/** The section in which bundles are opened; one that was there before is taken away. */
export async function showBundleScreen(vault: TestVault, offered?: typeof FILE): Promise<void> {
  const library = await vault.open();
  unmount();
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <ShareScreen
        library={library}
        onSection={() => undefined}
        onJump={() => undefined}
        section="open"
        offered={offered}
      />
    </main>,
  );
}

export const chooseBundle = () => page.getByRole('button', { name: 'Choose a bundle…' }).click();
