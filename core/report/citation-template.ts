/** What a citation is written with, each a text with placeholders: `{org} {type} with {who}, {place}, {date}.` */
export interface CitationTemplates {
  readonly full: string;
  /** When neither who nor where nor when may be said. */
  readonly withheld: string;
  /** For the source of the note before. */
  readonly repeat: string;
  /** For a source that an earlier note cites in full. */
  readonly short: string;
}

export const CITATION_PLACEHOLDERS = [
  'org',
  'type',
  'who',
  'interpreter',
  'place',
  'date',
  'code',
  'quotation',
  'note',
] as const;
export type CitationPlaceholder = (typeof CITATION_PLACEHOLDERS)[number];

export type TemplatePiece = string | { readonly placeholder: CitationPlaceholder };

/** What is wrong with a template, and at which character. */
export type TemplateProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-placeholder'; readonly name: string; readonly at: number }
  | { readonly kind: 'stray-brace'; readonly at: number };

export type ParsedTemplate =
  | { readonly pieces: readonly TemplatePiece[] }
  | { readonly problem: TemplateProblem };

/** A brace stands for a placeholder alone. */
export function parseTemplate(template: string): ParsedTemplate {
  if (template.trim() === '') return { problem: { kind: 'empty' } };
  const pieces: TemplatePiece[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{([^{}]*)\}|[{}]/g)) {
    const [whole, name] = match;
    const at = match.index;
    if (name === undefined) return { problem: { kind: 'stray-brace', at } };
    const placeholder = CITATION_PLACEHOLDERS.find((one) => one === name.trim());
    if (placeholder === undefined) return { problem: { kind: 'unknown-placeholder', name, at } };
    pieces.push(template.slice(end, at), { placeholder });
    end = at + whole.length;
  }
  pieces.push(template.slice(end));
  return { pieces: pieces.filter((piece) => piece !== '') };
}

/**
 * The template with its values. What an empty value leaves behind goes too: a second comma or space, a comma before the
 * full stop.
 * @throws on a template that `parseTemplate` finds a problem in
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<CitationPlaceholder, string>>,
): string {
  const parsed = parseTemplate(template);
  if ('problem' in parsed) throw new Error(`template: ${parsed.problem.kind}`);
  const text = parsed.pieces
    .map((piece) => (typeof piece === 'string' ? piece : values[piece.placeholder]))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/([:(])\s*,/g, '$1')
    .replace(/[,:](?=[.)])/g, '')
    .replace(/\.{2,}/g, '.')
    .trim();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
