import type { TextRange } from '../../domain/text-change.ts';
import type { Steps } from '../steps.ts';
import type { PlacedBlock } from '../text-blocks.ts';
import type { ModelType } from './labels.ts';

/** What a model takes for a name. */
export interface ModelSpan extends TextRange {
  readonly type: ModelType;
  /** Probability that something of it is a name. */
  readonly score: number;
}

/** Names in a text, as a model sees them: sorted, without overlaps. */
export type FindNames = (text: string) => readonly ModelSpan[];

/** Reads one text again and again, and only what is new in it. */
export interface NameReader {
  read(placed: readonly PlacedBlock[]): Steps<ModelSpan[]>;
}
