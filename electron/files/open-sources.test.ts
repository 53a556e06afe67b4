import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenSources } from './open-sources.ts';

const code = (name: string) => expect.objectContaining({ code: name });
let folder = '';
let sources: OpenSources;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(tmpdir(), 'open-'));
  await fs.writeFile(path.join(folder, 'b.tar.age'), '0123456789');
  sources = new OpenSources();
});
afterEach(async () => {
  await sources.releaseAll();
  await fs.rm(folder, { recursive: true, force: true });
});

describe('an opened file', () => {
  it('shows the page its name and size, and no path', async () => {
    const offered = await sources.open(path.join(folder, 'b.tar.age'));
    expect(offered).toEqual({ source: expect.any(String), name: 'b.tar.age', size: 10 });
    expect(JSON.stringify(offered)).not.toContain(folder);
  });

  it('is read in ranges, to its end and no further', async () => {
    const { source } = await sources.open(path.join(folder, 'b.tar.age'));
    expect(await sources.read(source, 3, 4)).toEqual(new TextEncoder().encode('3456'));
    expect(await sources.read(source, 9, 100)).toHaveLength(1);
    expect(await sources.read(source, 99, 1)).toHaveLength(0);
  });

  it('is refused after it was closed, by a name that was never given, and when the page is gone', async () => {
    const { source } = await sources.open(path.join(folder, 'b.tar.age'));
    await sources.close(source);
    await sources.close(source);
    await expect(sources.read(source, 0, 1)).rejects.toEqual(code('call-refused'));
    const other = await sources.open(path.join(folder, 'b.tar.age'));
    await sources.releaseAll();
    await expect(sources.read(other.source, 0, 1)).rejects.toEqual(code('call-refused'));
  });

  it('is closed again when the page went while it was opened', async () => {
    const opening = sources.open(path.join(folder, 'b.tar.age'));
    await sources.releaseAll();
    await expect(opening).rejects.toEqual(code('locked'));
  });

  it.each(['absent.age', '.'])('cannot be %s', async (name) => {
    await expect(sources.open(path.join(folder, name))).rejects.toEqual(code('file-read-failed'));
  });

  it.skipIf(process.platform === 'win32')(
    'cannot be a pipe, which would never answer',
    async () => {
      const pipe = path.join(folder, 'pipe.age');
      execFileSync('mkfifo', [pipe]);
      await expect(sources.open(pipe)).rejects.toEqual(code('file-read-failed'));
    },
  );
});
