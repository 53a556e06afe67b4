import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';

/** Deeper than any program nests. */
const DEEPEST = 256;

export interface XmlListener {
  open(tag: SaxesTagNS): void;
  text(text: string): void;
  close(tag: SaxesTagNS): void;
}

/** Walks through a document. Entities of its own are none of ours: a file that uses one is refused. @throws AppError import-damaged */
export function readXml(bytes: Bytes, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new AppError('import-damaged', 'nested very deeply');
    listener.open(tag);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close(tag);
  });
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : new AppError('import-damaged', 'XML that does not read', { cause });
  }
}

/** The value of an attribute, whatever its prefix. */
export function attribute({ attributes }: SaxesTagNS, name: string): string | undefined {
  return Object.values(attributes).find(({ local }) => local === name)?.value;
}
