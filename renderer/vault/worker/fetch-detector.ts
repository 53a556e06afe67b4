import lexicon from '../../../core/anonymise/model/weights/lexicon.bin?url';
import en from '../../../core/anonymise/model/weights/en.bin?url';
import enRaw from '../../../core/anonymise/model/weights/en-raw.bin?url';
import kk from '../../../core/anonymise/model/weights/kk.bin?url';
import kkRaw from '../../../core/anonymise/model/weights/kk-raw.bin?url';
import ru from '../../../core/anonymise/model/weights/ru.bin?url';
import ruRaw from '../../../core/anonymise/model/weights/ru-raw.bin?url';
import {
  createDetector,
  type Detector,
  type ModelFiles,
} from '../../../core/anonymise/model/detector.ts';

const FILES = { lexicon, en, 'en-raw': enRaw, ru, 'ru-raw': ruRaw, kk, 'kk-raw': kkRaw } as const;

/** The trained model, from the app's own files. */
export async function fetchDetector(): Promise<Detector> {
  const files = await Promise.all(
    Object.entries(FILES).map(async ([name, url]) => [name, await fetchOwn(url)] as const),
  );
  return createDetector(Object.fromEntries(files) as Record<string, Uint8Array> as ModelFiles);
}

async function fetchOwn(url: string): Promise<Uint8Array> {
  // oxlint-disable-next-line no-restricted-globals -- a file of this app, under its own scheme
  const response = await fetch(url);
  if (!response.ok) throw new Error('a weight file cannot be read');
  return response.bytes();
}
