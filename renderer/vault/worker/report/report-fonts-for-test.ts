import { readFile } from 'node:fs/promises';
import { makeReport } from './make-report.ts';
import type { ReportFonts } from './typesetter.ts';

/** The app's own fonts, read from where the build takes them. */
async function reportFonts(): Promise<ReportFonts> {
  const filesOf = (weight: number) =>
    Promise.all(
      ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext'].map(async (letters) => {
        const file = `noto-sans-${letters}-${weight}-normal.woff`;
        return new Uint8Array(await readFile(`node_modules/@fontsource/noto-sans/files/${file}`));
      }),
    );
  return { regular: await filesOf(400), bold: await filesOf(700) };
}

/** `makeReport` where there is nothing to fetch from. */
export const makeReportForTest = (...[format, report]: Parameters<typeof makeReport>) =>
  makeReport(format, report, reportFonts);
