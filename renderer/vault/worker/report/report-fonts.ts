import boldCyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff?url';
import boldCyrillicExt from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-700-normal.woff?url';
import boldLatin from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff?url';
import boldLatinExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff?url';
import cyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff?url';
import cyrillicExt from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff?url';
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff?url';
import latinExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff?url';
import type { ReportFonts } from './typesetter.ts';

/** The Kazakh letters that Russian has not lie in three of the files: `Ұ` and `і` with the Russian, `қ` by itself. */
const REGULAR = [latin, cyrillic, cyrillicExt, latinExt];
const BOLD = [boldLatin, boldCyrillic, boldCyrillicExt, boldLatinExt];

/** The fonts of a report, from the app's own files. WOFF: out of the newer format fontkit makes no subsets. */
export async function fetchReportFonts(): Promise<ReportFonts> {
  const [regular, bold] = await Promise.all(
    [REGULAR, BOLD].map((urls) => Promise.all(urls.map((url) => fetchOwn(url)))),
  );
  return { regular: regular ?? [], bold: bold ?? [] };
}

async function fetchOwn(url: string): Promise<Uint8Array> {
  // oxlint-disable-next-line no-restricted-globals -- a file of this app, under its own scheme
  const response = await fetch(url);
  if (!response.ok) throw new Error('a font file cannot be read');
  return response.bytes();
}
