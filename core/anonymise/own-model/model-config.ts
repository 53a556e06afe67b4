import * as v from 'valibot';
import type { RegisterKind } from '../../domain/person.ts';
import { AppError } from '../../errors.ts';

/** What `config.json` says of a model. */
export interface ModelConfig {
  /** As its makers name it; empty when they do not. */
  readonly name: string;
  readonly architecture: string;
  /** By the label's number. */
  readonly labels: readonly ModelLabel[];
  /** How many tokens it takes at once, with those that begin and end a text. */
  readonly maxTokens: number;
}

export interface ModelLabel {
  readonly text: string;
  /** What such words are to us; undefined for "nothing" and for what is not asked about. */
  readonly kind: RegisterKind | undefined;
  /** The first word of a name: two names may stand side by side. */
  readonly begins: boolean;
}

/** Longer windows cost time with the square of their length, and names need little context. */
const MOST_TOKENS = 256;
const FEWEST_TOKENS = 16;
/** Positions that RoBERTa and its kin count off for themselves. */
const RESERVED_POSITIONS = 2;

const KINDS: Readonly<Record<string, RegisterKind>> = {
  PER: 'person',
  PERS: 'person',
  PERSON: 'person',
  NAME: 'person',
  FIRST_NAME: 'person',
  LAST_NAME: 'person',
  MIDDLE_NAME: 'person',
  LOC: 'place',
  LOCATION: 'place',
  GPE: 'place',
  PLACE: 'place',
  FAC: 'place',
  FACILITY: 'place',
  CITY: 'place',
  ADDRESS: 'place',
  ORG: 'organisation',
  ORGANIZATION: 'organisation',
  ORGANISATION: 'organisation',
  COMPANY: 'organisation',
};

const configSchema = v.object({
  _name_or_path: v.optional(v.string(), ''),
  model_type: v.string(),
  architectures: v.pipe(v.array(v.string()), v.minLength(1)),
  id2label: v.optional(v.record(v.string(), v.string()), {}),
  max_position_embeddings: v.optional(v.pipe(v.number(), v.safeInteger()), MOST_TOKENS),
});

/**
 * @throws AppError `model-damaged` for what is no such file, `model-wrong-kind` for a model that does something else
 *   than labelling words, `model-labels-unknown` for one that labels neither people nor places nor organisations
 */
export function readModelConfig(json: string): ModelConfig {
  const config = v.safeParse(configSchema, parsed(json));
  if (!config.success) throw new AppError('model-damaged', 'config.json is not a configuration');
  const { _name_or_path: path, architectures, id2label, max_position_embeddings } = config.output;
  const [architecture = ''] = architectures;
  if (!architecture.endsWith('ForTokenClassification'))
    throw new AppError('model-wrong-kind', 'not a model for token classification');
  const labels = Object.keys(id2label).map((_, index) => labelOf(id2label[index] ?? ''));
  if (!labels.some(({ kind }) => kind))
    throw new AppError('model-labels-unknown', 'no label is a person, place or organisation');
  const room = max_position_embeddings - RESERVED_POSITIONS;
  if (room < FEWEST_TOKENS) throw new AppError('model-damaged', 'it takes no text');
  const name = path.split(/[/\\]/).at(-1) ?? '';
  return { name, architecture, labels, maxTokens: Math.min(room, MOST_TOKENS) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function labelOf(text: string): ModelLabel {
  const parts = /^(?:([BILUES])[-_])?(.*)$/s.exec(text.toUpperCase());
  const kind = KINDS[(parts?.[2] ?? '').replaceAll(/[\s-]/g, '_')];
  return { text, kind, begins: parts?.[1] !== undefined && 'BUS'.includes(parts[1]) };
}
