/** One of the ways to say something less exactly, and the words that then stand in its place. */
export interface LevelStep<Level extends string> {
  readonly level: Level;
  readonly text: string;
}
