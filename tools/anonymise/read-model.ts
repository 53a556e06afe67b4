import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createDetector,
  type Detector,
  type ModelFiles,
  TAGGER_NAMES,
} from '../../core/anonymise/model/detector.ts';

/** Where the weight files lie in the repository. */
export const WEIGHTS = path.join(import.meta.dirname, '../../core/anonymise/model/weights');

export function readDetector(folder = WEIGHTS): Detector {
  const files = ['lexicon', ...TAGGER_NAMES].map(
    (name) => [name, readFileSync(path.join(folder, `${name}.bin`))] as const,
  );
  return createDetector(Object.fromEntries(files) as Record<string, Uint8Array> as ModelFiles);
}
