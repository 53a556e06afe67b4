import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

it.each(['bench/detector/run.ts', 'tools/train-detector/train.ts'])(
  '%s says that it needs the corpora',
  (script) => {
    const root = path.join(import.meta.dirname, '../..');
    for (const args of [[], ['--corpora', '/nonexistent']]) {
      const { status, stderr } = spawnSync(process.execPath, [path.join(root, script), ...args], {
        encoding: 'utf8',
      });
      expect(stderr).toContain('--corpora DIR');
      expect(status).toBe(2);
    }
  },
);
