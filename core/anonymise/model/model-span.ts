import type { TextRange } from '../../domain/text-change.ts';
import type { ModelType } from './labels.ts';

/** What the model takes for a name. */
export interface ModelSpan extends TextRange {
  readonly type: ModelType;
  /** Probability that something of it is a name. */
  readonly score: number;
}
