/**
 * The export wizard in a real page, and the way through its steps; holds no test itself. The name keeps Vitest's types,
 * which bring Node's globals along, out of the page's own project.
 */
import { mainForTest } from '../../bridge-for-test.ts';
import { expect, type Mock, vi } from 'vitest';
import { page } from 'vitest/browser';
import { startI18n } from '../../i18n.ts';
import type { ExportPreview } from '../../vault/api.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { ShareScreen, type ShareScreenProps } from './ShareScreen.tsx';
import {
  ALIYA,
  CLEAN_PREVIEW,
  contactForTest,
  findingForTest,
  headerForTest,
  TestVault,
  TIMUR,
} from './vault-for-test.ts';

let unmountWizard = () => {};

export async function prepare(): Promise<void> {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
  mainForTest.reset();
  mainForTest.answers['exportFile.begin'] = () => ({
    target: 'target-1',
    name: 'bundle-3f9a.tar.age',
    folder: 'Documents',
    cloudFolder: false,
  });
}

/** Leaves the screen, as by another section of the rail. */
export function leave(): void {
  unmountWizard();
  unmountWizard = () => {};
}

export const first = headerForTest({ code: 'INT-001', mayShare: true, updatedAt: 3 });
export const second = headerForTest({ code: 'INT-002', mayShare: true, updatedAt: 2 });
export const third = headerForTest({ code: 'INT-003', mayShare: false, updatedAt: 1 });
export const aliya = contactForTest({ name: 'Aliya', recipient: ALIYA });
export const rose = findingForTest({
  key: 'rose',
  found: 'Роза',
  before: 'в вазе ',
  interview: first.id,
  at: 7,
});

export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const heading = (name: string) => page.getByRole('heading', { name });
export const next = () => button('Continue').click();

interface OpenWizard {
  readonly vault: TestVault;
  readonly onJump: Mock<ShareScreenProps['onJump']>;
  /** Shows the screen anew, with the same library. */
  readonly mount: () => void;
}

export async function open(preview: Partial<ExportPreview> = {}): Promise<OpenWizard> {
  const vault = new TestVault();
  vault.interviews = [first, second, third];
  vault.contacts = [aliya, contactForTest({ name: 'Timur', recipient: TIMUR })];
  vault.answer('previewExport', () => ({ ...CLEAN_PREVIEW, ...preview }));
  vault.answer('writeExport', () => ({
    name: 'bundle-3f9a.tar.age',
    size: 131_072,
    sha256: 'ab'.repeat(32),
    bundleId: 'b',
  }));
  const library = await vault.open();
  const onJump = vi.fn<ShareScreenProps['onJump']>();
  const mount = () => {
    unmountWizard = mountForTest(
      <main style={{ height: '100vh' }}>
        <ShareScreen library={library} onSection={() => undefined} onJump={onJump} />
      </main>,
    );
  };
  mount();
  return { vault, onJump, mount };
}

/** All interviews in the original version, with the words typed. */
export async function confirmOriginals() {
  await button('Choose all shown').click();
  await next();
  await page.getByText('Original', { exact: true }).click();
  await page.getByLabelText(/type “real names”/).fill('real names');
}

export async function toCheck() {
  await button('Choose all shown').click();
  await next();
  await next();
  await expect.element(heading('Is there still a name in it?')).toBeVisible();
}

export async function toRecipients() {
  await toCheck();
  await expect.element(page.getByText('No known name or number was found')).toBeVisible();
  await next();
  await expect.element(heading('Who can open it?')).toBeVisible();
}

export async function toReview() {
  await toRecipients();
  await page.getByText('Aliya').click();
  await next();
  await expect.element(heading('Look at it once more')).toBeVisible();
}
