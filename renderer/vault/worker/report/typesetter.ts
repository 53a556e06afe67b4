import { create, type Font } from 'fontkit';
import type PDFDocument from 'pdfkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 'regular' | 'bold';

/** WOFF files of Noto Sans, each with some of its letters: Kazakh words are written with three of them. */
export type ReportFonts = Readonly<Record<Weight, readonly Uint8Array[]>>;

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  /** From the baseline of one line to that of the next. */
  readonly leading: number;
}

interface Face {
  readonly name: string;
  readonly font: Font;
}

/** Stands for a character that none of the fonts has. */
const UNKNOWN = '\uFFFD';

/** Breaks text into lines and draws these, letter by letter from the file that has it. */
export class Typesetter {
  readonly #pdf: PDFDocument;
  readonly #faces: Readonly<Record<Weight, readonly Face[]>>;
  readonly #missing = new Set<string>();

  constructor(pdf: PDFDocument, fonts: ReportFonts) {
    this.#pdf = pdf;
    const facesOf = (weight: Weight) =>
      fonts[weight].map((bytes, i) => {
        const face = { name: `${weight}-${i}`, font: create(unpackWoff(bytes)) };
        pdf.registerFont(face.name, face.font);
        return face;
      });
    this.#faces = { regular: facesOf('regular'), bold: facesOf('bold') };
  }

  /** Characters that were asked for and are in no font. */
  get missing(): readonly string[] {
    return [...this.#missing].sort();
  }

  /** The lines of a text in a column. A word that is wider than the column is broken where it has to be. */
  lines(text: string, style: TextStyle, width: number): readonly string[] {
    return text
      .normalize('NFC')
      .split('\n')
      .flatMap((paragraph) => this.#linesOf(paragraph, style, width));
  }

  /** Draws one line, and gives its width. */
  draw(text: string, style: TextStyle, x: number, baseline: number): number {
    let at = x;
    for (const run of this.#runs(text, style.weight)) {
      this.#pdf.font(run.face.name).fontSize(style.size);
      this.#pdf.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += this.#pdf.widthOfString(run.text);
    }
    return at - x;
  }

  widthOf(text: string, { weight, size }: TextStyle): number {
    return this.#runs(text, weight).reduce(
      (sum, run) => sum + this.#pdf.font(run.face.name).fontSize(size).widthOfString(run.text),
      0,
    );
  }

  #linesOf(paragraph: string, style: TextStyle, width: number): string[] {
    const space = this.widthOf(' ', style);
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of paragraph.split(' ')) {
      for (const part of this.#fitting(word, style, width)) {
        const needed = this.widthOf(part, style);
        const isFirst = lines.length === 0 && line === '';
        if (!isFirst && used + space + needed > width) {
          lines.push(line);
          [line, used] = [part, needed];
        } else {
          [line, used] = isFirst ? [part, needed] : [`${line} ${part}`, used + space + needed];
        }
      }
    }
    return [...lines, line];
  }

  /** The word, in pieces if it is too wide for a line. */
  #fitting(word: string, style: TextStyle, width: number): string[] {
    if (this.widthOf(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    let used = 0;
    for (const letter of word) {
      const needed = this.widthOf(letter, style);
      if (part !== '' && used + needed > width) {
        parts.push(part);
        [part, used] = ['', 0];
      }
      part += letter;
      used += needed;
    }
    return [...parts, part];
  }

  #runs(text: string, weight: Weight): readonly { readonly face: Face; readonly text: string }[] {
    const faces = this.#faces[weight];
    const [first] = faces;
    if (first === undefined) throw new Error('no font');
    const runs: { face: Face; text: string }[] = [];
    for (const letter of text) {
      const last = runs.at(-1);
      const candidates = last === undefined ? faces : [last.face, ...faces];
      const found = candidates.find(({ font }) =>
        font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
      );
      if (found === undefined) this.#missing.add(letter);
      const face = found ?? first;
      const drawn = found === undefined ? UNKNOWN : letter;
      if (last?.face === face) last.text += drawn;
      else runs.push({ face, text: drawn });
    }
    return runs;
  }
}
