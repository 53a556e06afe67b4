import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_IMPORT_FILES } from '../../core/import/import-limits.ts';
import { ExportTargets } from '../files/export-targets.ts';
import { OpenSources } from '../files/open-sources.ts';
import { en } from '../locales/en.ts';
import { exportFileHandlers } from './export-file.ts';
import { openFileHandlers } from './open-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(tmpdir(), 'handlers-'));
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

function exporting(answer: string) {
  const askWhere = vi.fn<(options: SaveDialogOptions) => Promise<string>>(async () => answer);
  const showItemInFolder = vi.fn<(file: string) => void>();
  const options = { targets: new ExportTargets(), askWhere, documents: '/docs' };
  return {
    handlers: exportFileHandlers({ ...options, shell: { showItemInFolder } }),
    askWhere,
    showItemInFolder,
  };
}

describe('exporting', () => {
  it('asks in Documents, replaces only after asking, and is not remembered by the system', async () => {
    const { handlers, askWhere } = exporting('');
    expect(await handlers['exportFile.begin']({ suggestedName: 'b.tar.age' })).toBeNull();
    expect(askWhere).toHaveBeenCalledWith({
      defaultPath: path.join('/docs', 'b.tar.age'),
      properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      showsTagField: false,
    });
  });

  it('that was cancelled leaves nothing', async () => {
    await exporting('').handlers['exportFile.begin']({ suggestedName: 'b.tar.age' });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('tells the page a name and a folder’s name, no path, and warns of a cloud folder', async () => {
    const place = path.join(folder, 'Dropbox');
    await fs.mkdir(place);
    const { handlers, showItemInFolder } = exporting(path.join(place, 'c.tar.age'));
    const begun = await handlers['exportFile.begin']({ suggestedName: 'b.tar.age' });
    expect(begun).toEqual({
      target: expect.any(String),
      name: 'c.tar.age',
      folder: 'Dropbox',
      cloudFolder: true,
    });
    const target = begun?.target ?? '';
    await handlers['exportFile.commit']({ target });
    await handlers['exportFile.reveal']({ target });
    expect(showItemInFolder).toHaveBeenCalledWith(path.join(place, 'c.tar.age'));
  });
});

describe('opening', () => {
  function opening(answer: string | undefined, several: readonly string[] = []) {
    const askWhich = vi.fn<(options: OpenDialogOptions) => Promise<string | undefined>>(
      async () => answer,
    );
    const askWhichOnes = async () => several;
    const sources = new OpenSources();
    const offered = { take: async () => null };
    const labels = () => en;
    const options = { sources, offered, askWhich, askWhichOnes, documents: '/docs', labels };
    return { handlers: openFileHandlers(options), askWhich, sources };
  }

  it('asks in Documents for one file, and is not remembered by the system', async () => {
    const { handlers, askWhich } = opening(undefined);
    expect(await handlers['openFile.choose']({ kind: 'bundle' })).toBeNull();
    expect(askWhich).toHaveBeenCalledWith({
      defaultPath: '/docs',
      properties: ['openFile', 'dontAddToRecent'],
      filters: [
        { name: 'Encrypted bundles', extensions: ['age'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  });

  it('gives a handle to read by', async () => {
    await fs.writeFile(path.join(folder, 'k.txt'), 'age1');
    const { handlers } = opening(path.join(folder, 'k.txt'));
    const file = await handlers['openFile.choose']({ kind: 'key' });
    const source = file?.source ?? '';
    const read = await handlers['openFile.read']({ source, offset: 0, length: 10 });
    expect(new TextDecoder().decode(read)).toBe('age1');
    await handlers['openFile.close']({ source });
  });

  it('gives a handle for each of several, and none when one of them cannot be read', async () => {
    const [one, two] = [path.join(folder, '1.txt'), path.join(folder, '2.txt')];
    await fs.writeFile(one, '1');
    await fs.writeFile(two, '22');
    const files = await opening(undefined, [one, two]).handlers['openFile.chooseTexts'](undefined);
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['1.txt', 1],
      ['2.txt', 2],
    ]);
    const { handlers, sources } = opening(undefined, [one, path.join(folder, 'gone.txt')]);
    const close = vi.spyOn(sources, 'close');
    await expect(handlers['openFile.chooseTexts'](undefined)).rejects.toMatchObject({
      code: 'file-read-failed',
    });
    expect(close).toHaveBeenCalledOnce();
  });

  it('takes no more files than one import does', async () => {
    const many = Array.from({ length: MAX_IMPORT_FILES + 1 }, (_, i) => `/nowhere/${i}.txt`);
    await expect(
      opening(undefined, many).handlers['openFile.chooseTexts'](undefined),
    ).rejects.toMatchObject({ code: 'import-too-many' });
  });
});
