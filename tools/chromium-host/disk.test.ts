/**
 * What Chrome itself would write about a page (history, form entries, session restore) must not
 * reach the disk, or the app's own test for plaintext would find what Electron never writes.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { launchFixture } from './fixture.ts';

const CANARIES = ['qtitleq', 'qurlq', 'qstateq', 'qtextq', 'qinputq', 'qnameq'];
const STORED = 'qstoredq';

const folder = mkdtempSync(path.join(tmpdir(), 'host-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesWith(root: string, word: string): string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'));
  });
}

it('leaves no word of the page in any file', async () => {
  const [home, temporary, userDataDir] = ['home', 'tmp', 'profile'].map((name) => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  }) as [string, string, string];
  const env = {
    HOME: home,
    TMPDIR: temporary,
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
  };
  const launched = await launchFixture({ userDataDir, env });
  const { page } = launched;
  await page.evaluate(async (stored) => {
    document.title = 'qtitleq';
    history.pushState({ text: 'qstateq' }, '', '?qurlq');
    const input = document.createElement('input');
    input.id = 'input';
    input.name = 'qnameq';
    document.body.append(input);
    document.querySelector('#text')?.removeAttribute('autocomplete');
    await fixture.put(stored);
  }, STORED);
  await page.fill('#text', 'qtextq');
  await page.type('#input', 'qinputq');
  // Navigating away is when a browser saves a page's state.
  await page.reload();
  await launched.close();
  for (const word of CANARIES) expect(filesWith(folder, word), word).toEqual([]);
  // The control: what the page stored itself is found, so the search does work.
  expect(filesWith(folder, STORED).length).toBeGreaterThan(0);
  expect(existsSync(path.join(home, '.cache/mesa_shader_cache'))).toBe(false);
});
