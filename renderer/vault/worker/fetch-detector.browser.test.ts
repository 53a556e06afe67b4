import { expect, it } from 'vitest';
import { fetchDetector } from './fetch-detector.ts';

it('reads the model out of the files of the app', async () => {
  const detector = await fetchDetector();
  const text = 'Потом пришла Гульнара Оспанова. Then John Whitaker left. Біз Тараздан келдік.';
  const words = detector.find(text).map(({ from, to }) => text.slice(from, to));
  expect(words).toEqual(expect.arrayContaining(['Гульнара Оспанова', 'John Whitaker', 'Тараздан']));
});
