import { SaxesParser } from 'saxes';

/** What a reader of an XML file can come to see, a line for each text and each attribute's value. */
export interface XmlPart {
  readonly text: string;
  /** Bundle id of the interview that it is about. */
  readonly owner: string | undefined;
}

/** In these a word may be cut in the middle: their letters belong together until the paragraph or the line ends. */
const RUNS = /^w:(?!(?:p|br|cr|tab)$)/;

/** Elements of a REFI project that are about one interview. */
const OWNED = new Set(['TextSource', 'Case']);

/**
 * Every text, attribute, comment and instruction. Attributes stand behind the text that they would tear apart.
 * @returns undefined when it is not well-formed.
 */
export function xmlParts(file: string): XmlPart[] | undefined {
  const parts: XmlPart[] = [];
  let lines: string[] = [];
  let attributes: string[] = [];
  let run = '';
  let owner: string | undefined;

  function endLine(): void {
    if (run.trim() !== '') lines.push(run);
    run = '';
  }
  function endPart(): void {
    endLine();
    if (lines.length + attributes.length > 0)
      parts.push({ text: [...lines, ...attributes, ''].join('\n'), owner });
    lines = [];
    attributes = [];
    owner = undefined;
  }

  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes: given }) => {
    if (!RUNS.test(name)) endLine();
    if (OWNED.has(name)) endPart();
    attributes.push(...Object.values(given));
    if (name === 'TextSource') owner = given['guid']?.toLowerCase();
    if (name === 'SourceRef') owner ??= given['targetGUID']?.toLowerCase();
  });
  parser.on('closetag', ({ name }) => {
    if (!RUNS.test(name)) endLine();
    if (OWNED.has(name)) endPart();
  });
  const add = (text: string) => {
    run += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  const hidden = (text: string) => attributes.push(text);
  parser.on('comment', hidden);
  parser.on('doctype', hidden);
  parser.on('processinginstruction', ({ target, body }) => hidden(`${target} ${body}`));
  try {
    parser.write(file).close();
  } catch {
    return undefined;
  }
  endPart();
  return parts;
}
