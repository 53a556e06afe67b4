import type { IdentifierLevel } from '../../domain/redaction.ts';

/** One of the ways to say something less exactly, and the words that then stand in its place. */
export interface LevelStep {
  readonly level: IdentifierLevel;
  readonly text: string;
}
