import type { InterviewFile } from '../../../../core/bundle/interview-file.ts';
import { defaultCitationStyle } from '../../../../core/report/citation.ts';
import type { ReportDocument } from '../../../../core/report/report-document.ts';
import { outgoingFile } from '../../../../core/report/report-fixture.ts';
import type { ReportLanguage } from '../../../../core/report/report-language.ts';
import { reportDocument } from '../../../../core/report/report-model.ts';

/** Fictional sentences with every letter of the Kazakh alphabet that Russian has not, one of them in two paragraphs. */
const SAID = {
  kk: 'Ұжымның бәрін жинап, «қол қойыңдар» деді.\nІңір үйге һәм өзімізге ғана айттық.',
  ru: 'Нас собрали и велели подписать. Объявили: ещё раз — и всё.',
  en: 'They made us sign: “a fortnight’s pay” & <no> more – it’s naïve.',
  other: 'Bizge aytqan: šešť čłověk.',
};

/** A report of fifteen interviews, for tests. */
export function sampleReport(language: ReportLanguage = 'kk', count = 15): ReportDocument {
  const languages = ['kk', 'ru', 'en', 'other'] as const;
  const files = Array.from({ length: count }, (_, i): InterviewFile => {
    const spoken = languages[i % 4] ?? 'kk';
    const text = SAID[spoken];
    return outgoingFile({
      id: `file-${i + 1}`,
      code: `INT-${String(i + 1).padStart(3, '0')}`,
      language: spoken,
      occupation: i % 2 === 0 ? 'occ.teacher' : 'occ.trader',
      place: { published: i % 3 === 0 ? 'Батыс өңірі' : 'Солтүстік өңірі', level: 'region' },
      date: `2026-0${(i % 5) + 1}`,
      text,
      passages: [
        { id: 'p1', from: 0, to: text.length, tag: 'act.sign.forced' },
        { id: 'p2', from: 0, to: 12, tag: 'who.boss' },
      ],
    });
  });
  const codebook = [
    {
      id: 'act.sign.forced',
      group: 'act',
      label: 'Қол қою парағына мәжбүрлеп қол қойғызу',
      definition: 'Біреу <қолдау> парағына өз еркінен тыс қол қойды & т.б.',
    },
    { id: 'who.boss', group: 'who', label: 'Жұмыс беруші', definition: 'Басшысы.' },
  ];
  return reportDocument(files, codebook, {
    citation: defaultCitationStyle(language, 'Қоғам & Co'),
    title: 'Бұйрықпен жиналған қолдар',
    classification: 'Серіктестер үшін',
    date: '2026-05-17',
    noPayment: true,
    hidesSmallCells: true,
    software: 'Vouchsafe 0.1.0',
    filters: [],
  });
}
