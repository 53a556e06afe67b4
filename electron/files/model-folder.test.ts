import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MODEL_FILE_LIMITS } from '../../core/anonymise/own-model/model-files.ts';
import { SettingsStore } from '../settings.ts';
import { ModelFolder } from './model-folder.ts';
import { OpenSources } from './open-sources.ts';

// electron-store imports the `electron` package, which here would look for a binary to download.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= 'no-electron-in-unit-tests';
});

const code = (name: string) => expect.objectContaining({ code: name });
let root = '';
let folder = '';
let sources: OpenSources;
let model: ModelFolder;

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'model-'));
  folder = path.join(root, 'tiny-names');
  await fs.mkdir(path.join(folder, 'onnx'), { recursive: true });
  for (const name of ['config.json', 'tokenizer.json', 'onnx/model.onnx', 'other.py', 'README.md'])
    await fs.writeFile(path.join(folder, name), name);
  sources = new OpenSources();
  model = start();
});
afterEach(async () => {
  await sources.releaseAll();
  await fs.rm(root, { recursive: true, force: true });
});

/** The app is started anew: only what lies on the disk is known. */
function start(): ModelFolder {
  return new ModelFolder(sources, new SettingsStore(root));
}

const filesOf = async () => (await model.choose(folder)).files.map(({ file }) => file);
const remove = (name: string) => fs.rm(path.join(folder, name));
const grow = (name: string, size: number) => fs.truncate(path.join(folder, name), size);

describe('a folder with a model', () => {
  it('shows the page its name and the files that belong to a model, and no path', async () => {
    const opened = await model.choose(folder);
    expect(opened.folder).toBe('tiny-names');
    expect(opened.files.map(({ file, size }) => [file, size])).toEqual([
      ['config.json', 11],
      ['tokenizer.json', 14],
      ['onnx/model.onnx', 15],
    ]);
    expect(JSON.stringify(opened)).not.toContain(root);
    const [config] = opened.files;
    const read = await sources.read(config?.source ?? '', 0, 100);
    expect(new TextDecoder().decode(read)).toBe('config.json');
  });

  it('gives the smaller weights, in the inner folder or not, and settings of the tokenizer', async () => {
    await fs.writeFile(path.join(folder, 'model.onnx'), '');
    await fs.writeFile(path.join(folder, 'tokenizer_config.json'), '{}');
    const common = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
    expect(await filesOf()).toEqual([...common, 'onnx/model.onnx']);
    await fs.writeFile(path.join(folder, 'onnx/model_quantized.onnx'), '');
    expect(await filesOf()).toEqual([...common, 'onnx/model_quantized.onnx']);
    await fs.rm(path.join(folder, 'onnx'), { recursive: true });
    expect(await filesOf()).toEqual([...common, 'model.onnx']);
  });

  it.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'])(
    'is refused without %s, or with a folder in its place',
    async (name) => {
      await remove(name);
      await expect(model.choose(folder)).rejects.toEqual(code('model-incomplete'));
      await fs.mkdir(path.join(folder, name));
      await expect(model.choose(folder)).rejects.toEqual(code('model-incomplete'));
    },
  );

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx', 'onnx'])(
    'is refused with a link in place of %s',
    async (name) => {
      const aside = path.join(root, 'aside');
      await fs.rename(path.join(folder, name), aside).catch(() => fs.writeFile(aside, '{}'));
      await fs.symlink(aside, path.join(folder, name));
      await expect(model.choose(folder)).rejects.toEqual(code('model-linked'));
    },
  );

  it.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'] as const)(
    'is refused with %s beyond its limit, and taken at it',
    async (name) => {
      await grow(name, MODEL_FILE_LIMITS[name] + 1);
      await expect(model.choose(folder)).rejects.toEqual(code('model-too-large'));
      await grow(name, MODEL_FILE_LIMITS[name]);
      expect(await filesOf()).toContain(name);
    },
  );

  it('leaves nothing open when it is refused', async () => {
    const opened: string[] = [];
    const counting = {
      open: async (file: string) => {
        if (file.endsWith('.onnx')) return sources.open(path.join(root, 'nowhere'));
        const source = await sources.open(file);
        opened.push(source.source);
        return source;
      },
      close: (source: string) => sources.close(source),
    };
    const refused = new ModelFolder(counting, new SettingsStore(root)).choose(folder);
    await expect(refused).rejects.toEqual(code('file-read-failed'));
    expect(opened).toHaveLength(2);
    for (const source of opened)
      await expect(sources.read(source, 0, 1)).rejects.toEqual(code('call-refused'));
  });
});

describe('the folder that is remembered', () => {
  it('is none at first, and none that was only looked at', async () => {
    expect(await model.open()).toBeNull();
    await model.choose(folder);
    expect(await start().open()).toBeNull();
  });

  it('is the one that was kept, until it is forgotten, over a restart', async () => {
    await model.choose(folder);
    model.keep();
    expect((await start().open())?.folder).toBe('tiny-names');
    start().forget();
    expect(await start().open()).toBeNull();
  });

  it('stays when another was refused, and the refused one cannot be kept', async () => {
    await model.choose(folder);
    model.keep();
    await expect(model.choose(path.join(root, 'nowhere'))).rejects.toEqual(
      code('model-folder-gone'),
    );
    expect(() => model.keep()).toThrow(code('call-refused'));
    expect((await start().open())?.folder).toBe('tiny-names');
  });

  it('is told to be gone, and comes back with its drive', async () => {
    await model.choose(folder);
    model.keep();
    await fs.rename(folder, `${folder}-away`);
    await expect(start().open()).rejects.toEqual(code('model-folder-gone'));
    await fs.rename(`${folder}-away`, folder);
    expect((await start().open())?.folder).toBe('tiny-names');
  });

  it('leaves the settings beside it as they were', async () => {
    new SettingsStore(root).write({ theme: 'dark' });
    const again = start();
    await again.choose(folder);
    again.keep();
    expect(new SettingsStore(root).read().theme).toBe('dark');
  });
});
