import { toHex } from '../bytes.ts';
import type { FormTable } from './form-table.ts';

/** Under which a mapping is remembered: the set of the columns, in whatever order they come. */
export function formId({ columns }: FormTable): Promise<string> {
  return digest(
    columns
      .map(({ name }) => name)
      .toSorted()
      .join('\n'),
  );
}

/** What the vault remembers of a submission: whoever has only the vault learns nothing of it. */
export function submissionId(key: string): Promise<string> {
  return digest(key);
}

async function digest(text: string): Promise<string> {
  return toHex(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
}
