import { expect, test } from 'vitest';
import type { ReportDocument } from '../../report/report-document.ts';
import type { ReportSettings } from '../../report/report-settings.ts';
import { factsForTest, fileForTest, idFor, written } from './format-for-test.ts';
import { reportWriter } from './report-format.ts';

/** What the makers of files are given. */
async function documentOf(settings: Partial<ReportSettings>, basket: readonly string[] = []) {
  const facts = factsForTest();
  let made: ReportDocument | undefined;
  const report = {
    settings: { ...facts.report.settings, ...settings },
    basket,
    make: async (_format: string, document: ReportDocument) => {
      made = document;
      return new Uint8Array(1);
    },
  };
  // As the vault calls them: the writer is given what the bundle makes of that.
  const passages = await Promise.all(
    ['first', 'second'].map(async (id, n) => ({
      id: await idFor(id),
      from: n * 2,
      to: n * 2 + 1,
      tag: 'act.sign.forced',
    })),
  );
  const file = await fileForTest(1, { text: 'a b c', passages });
  const files = await written(reportWriter('docx')({ ...facts, report }), [file]);
  expect(files.map(({ path }) => path)).toEqual(['formats/report.docx']);
  return made;
}

const quotesIn = (document: ReportDocument | undefined) =>
  document?.blocks.flatMap((block) => (block.kind === 'quote' ? block.text : []));

test('quotes every tagged passage, or those alone that are put by for it', async () => {
  expect(quotesIn(await documentOf({}))).toEqual(['a', 'b']);
  expect(quotesIn(await documentOf({ quotes: 'basket' }, ['second', 'elsewhere']))).toEqual(['b']);
  expect(quotesIn(await documentOf({ quotes: 'basket' }))).toEqual([]);
});

test('says what the team says of it: title, organisation, who may read it, in its language', async () => {
  const document = await documentOf({
    title: 'Подписи по приказу',
    organisation: 'Наблюдатели',
    classification: 'Для своих',
    language: 'ru',
  });
  expect(document?.title).toBe('Подписи по приказу');
  expect(document?.language).toBe('ru-RU');
  const texts = document?.blocks.flatMap((block) => (block.kind === 'subtitle' ? block.text : []));
  expect(texts).toEqual(['Наблюдатели', 'ноябрь 2026 г.', 'Для своих']);
});
