// What we call of two packages that bring no types.
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  export interface PdfContent {
    readonly refs: readonly unknown[];
  }
  export interface PdfElement {
    add(child: PdfElement | PdfContent): this;
    end(): void;
  }
  export interface PdfOutline {
    addItem(title: string): PdfOutline;
  }
  export interface PdfOptions {
    readonly size: 'A4';
    readonly margin: number;
    readonly pdfVersion: '1.7';
    readonly tagged: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly autoFirstPage: boolean;
    /** Null for none: the default is Helvetica, which has no Cyrillic. */
    readonly font: null;
    readonly info: Readonly<Record<string, string | Date>>;
  }
  export default class PDFDocument {
    constructor(options: PdfOptions);
    info: Record<string, string | Date>;
    readonly outline: PdfOutline;
    on(event: 'data', listen: (bytes: Uint8Array) => void): this;
    on(event: 'end', listen: () => void): this;
    on(event: 'error', listen: (error: unknown) => void): this;
    registerFont(name: string, font: Font): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: 'alphabetic' },
    ): this;
    addPage(): this;
    struct(type: string, options?: { readonly lang?: string; readonly scope?: 'Column' }): PdfElement;
    addStructure(element: PdfElement): this;
    markStructureContent(tag: string): PdfContent;
    markContent(tag: 'Artifact', options: { readonly type: 'Pagination' | 'Layout' }): this;
    endMarkedContent(): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    stroke(): this;
    endMetadata(): void;
    end(): void;
  }
}
