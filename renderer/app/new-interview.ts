import {
  EMPTY_RECORD,
  type InterviewRecord,
  nextInterviewCode,
} from '../../core/domain/interview.ts';
import type { VaultClient } from '../vault/client.ts';
import type { Library } from '../vault/library.ts';

/** An empty interview under a code that none has, nor one that was destroyed. */
export async function newInterview(
  client: VaultClient,
  library: Library,
): Promise<InterviewRecord> {
  const { interviews, bin } = library.snapshot();
  const present = [...interviews, ...bin].map((header) => header.code);
  const retired = await client.call('retiredCodes', undefined);
  return { ...EMPTY_RECORD, code: nextInterviewCode([...present, ...retired]) };
}
