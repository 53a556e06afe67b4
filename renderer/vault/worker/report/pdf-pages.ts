import type PDFDocument from 'pdfkit';
import type { TextStyle, Typesetter } from './typesetter.ts';

/** Points: A4 with margins of an inch. */
export const PAGE = { left: 72, top: 72, right: 523, bottom: 770, number: 805 } as const;
export const TEXT_WIDTH = PAGE.right - PAGE.left;

const NUMBER: TextStyle = { weight: 'regular', size: 9, leading: 12 };
/** Between the text and its footnotes, a line in the middle of it. */
const RULE = 14;
const RULE_WIDTH = 144;

/** What is put on a page whole: mostly a line. */
export interface Box {
  readonly height: number;
  /** @param top the upper edge */
  readonly draw: (top: number) => void;
  /** The lines of the footnotes that it refers to, which go to the foot of the same page. */
  readonly notes?: readonly Box[];
  /** Room that must be left below it, so that a heading is not the last thing on its page. */
  readonly roomBelow?: number;
}

/** Fills pages from top to bottom, footnotes from the bottom. What does not fit goes on: no text is lost. */
export class Pages {
  readonly #pdf: PDFDocument;
  readonly #type: Typesetter;
  #y: number = PAGE.top;
  #notes: Box[] = [];
  #number = 0;

  constructor(pdf: PDFDocument, type: Typesetter) {
    this.#pdf = pdf;
    this.#type = type;
    this.#begin();
  }

  place(box: Box): void {
    const { height, notes = [], roomBelow = 0 } = box;
    const foot = heightOfNotes([...this.#notes, ...notes]);
    const isEmpty = this.#y === PAGE.top;
    if (!isEmpty && this.#y + height + roomBelow + foot > PAGE.bottom) this.next();
    box.draw(this.#y);
    this.#y += height;
    this.#notes.push(...notes);
  }

  /** Space, which a page does not begin with. */
  skip(height: number): void {
    if (this.#y > PAGE.top) this.#y = Math.min(this.#y + height, PAGE.bottom);
  }

  /** A line across the page. */
  rule(): void {
    this.#draw(PAGE.left, PAGE.right, this.#y);
  }

  /** Goes on on a new page, unless this one is empty. */
  next(): void {
    if (this.#y === PAGE.top && this.#notes.length === 0) return;
    this.#end();
    this.#begin();
  }

  finish(): void {
    this.#end();
    while (this.#notes.length > 0) {
      this.#begin();
      this.#end();
    }
  }

  #begin(): void {
    this.#pdf.addPage();
    this.#number += 1;
    this.#y = PAGE.top;
  }

  #end(): void {
    const fitting: Box[] = [];
    for (const note of this.#notes) {
      if (this.#y + heightOfNotes([...fitting, note]) > PAGE.bottom) break;
      fitting.push(note);
    }
    this.#notes = this.#notes.slice(fitting.length);
    let top = PAGE.bottom - heightOfNotes(fitting);
    if (fitting.length > 0) {
      this.#draw(PAGE.left, PAGE.left + RULE_WIDTH, top + RULE / 2);
      top += RULE;
    }
    for (const note of fitting) {
      note.draw(top);
      top += note.height;
    }
    this.#drawNumber();
  }

  #draw(from: number, to: number, y: number): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    this.#pdf.lineWidth(0.5).moveTo(from, y).lineTo(to, y).stroke();
    this.#pdf.endMarkedContent();
  }

  #drawNumber(): void {
    const text = String(this.#number);
    const x = (PAGE.left + PAGE.right - this.#type.widthOf(text, NUMBER)) / 2;
    this.#pdf.markContent('Artifact', { type: 'Pagination' });
    this.#type.draw(text, NUMBER, x, PAGE.number);
    this.#pdf.endMarkedContent();
  }
}

function heightOfNotes(notes: readonly Box[]): number {
  if (notes.length === 0) return 0;
  return notes.reduce((sum, { height }) => sum + height, RULE);
}
