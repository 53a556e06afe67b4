/** What the model looks for. */
export const MODEL_TYPES = ['PERSON', 'PLACE', 'ORG'] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

/** Labels of tokens: 0 nothing; of each type one where a mention begins and one inside. */
export const LABELS = 1 + MODEL_TYPES.length * 2;

export function beginLabel(type: number): number {
  return 1 + type * 2;
}

/** Which type a label belongs to; -1 for nothing. */
export function typeOfLabel(label: number): number {
  return label === 0 ? -1 : (label - 1) >> 1;
}
