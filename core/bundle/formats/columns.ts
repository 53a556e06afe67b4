/** Columns that every table of ours names the same, by which the leak check knows whose row it reads. */
export const COLUMNS = {
  /** The interview's `id` in this bundle. */
  interview: 'interview_id',
  code: 'code',
  testimony: 'testimony',
} as const;
