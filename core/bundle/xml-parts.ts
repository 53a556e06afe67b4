import { SaxesParser } from 'saxes';
import type { TextRange } from '../domain/text-change.ts';

/** What a reader of an XML file can come to see, a line for each text and each attribute's value. */
export interface XmlPart {
  readonly text: string;
  /** Where the name of a source or of a case stands. */
  readonly labels: readonly TextRange[];
  /** Bundle id of the interview that it is about. */
  readonly owner: string | undefined;
}

/** In these a word may be cut in the middle: their letters belong together until the paragraph or the line ends. */
const RUNS = /^w:(?!(?:p|br|cr|tab)$)/;

/** Elements of a REFI project that are about one interview. */
const OWNED = new Set(['TextSource', 'Case']);

/** Gathers lines until a part of the file ends. Attributes stand behind the text that they would tear apart. */
class PartGatherer {
  readonly parts: XmlPart[] = [];
  readonly hidden: string[] = [];
  run = '';
  label = '';
  owner: string | undefined;
  readonly #lines: string[] = [];

  endLine(): void {
    if (this.run.trim() !== '') this.#lines.push(this.run);
    this.run = '';
  }

  endPart(): void {
    this.endLine();
    const { label, owner } = this;
    const lines = [...this.#lines.splice(0), ...this.hidden.splice(0)];
    const labels = label === '' ? [] : [{ from: 0, to: label.length }];
    if (lines.length + labels.length > 0)
      this.parts.push({ text: [label, ...lines, ''].join('\n'), labels, owner });
    this.label = '';
    this.owner = undefined;
  }
}

/**
 * Every text, attribute, comment and instruction.
 * @returns undefined when it is not well-formed.
 */
export function xmlParts(file: string): XmlPart[] | undefined {
  const gathered = new PartGatherer();
  const { hidden } = gathered;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes: { name: label, ...others } }) => {
    if (!RUNS.test(name)) gathered.endLine();
    const isOwned = OWNED.has(name);
    if (isOwned) {
      gathered.endPart();
      gathered.label = label ?? '';
    } else if (label !== undefined) hidden.push(label);
    hidden.push(...Object.values(others));
    if (name === 'TextSource') gathered.owner = others['guid']?.toLowerCase();
    if (name === 'SourceRef') gathered.owner ??= others['targetGUID']?.toLowerCase();
  });
  parser.on('closetag', ({ name }) => {
    if (!RUNS.test(name)) gathered.endLine();
    if (OWNED.has(name)) gathered.endPart();
  });
  const add = (text: string) => {
    gathered.run += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', (text) => hidden.push(text));
  parser.on('doctype', (text) => hidden.push(text));
  parser.on('processinginstruction', ({ target, body }) => hidden.push(`${target} ${body}`));
  try {
    parser.write(file).close();
  } catch {
    return undefined;
  }
  gathered.endPart();
  return gathered.parts;
}
