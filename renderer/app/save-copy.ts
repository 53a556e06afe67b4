import { newBundleName } from '../../core/bundle/bundle-ids.ts';
import { callMain } from '../bridge.ts';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import type { VaultClient } from '../vault/client.ts';

export interface SavedCopy {
  readonly name: string;
  readonly folder: string;
  readonly isCloudFolder: boolean;
}

/**
 * Writes the open interview as it stands in memory to a place that the person chooses, for this vault
 * alone. @returns undefined when they cancelled the dialog. @throws AppError file-write-failed
 */
export async function saveCopy(
  vault: VaultClient,
  { id, text, snapshot }: InterviewDocument,
): Promise<SavedCopy | undefined> {
  const { record } = snapshot();
  const chosen = await callMain('exportFile.begin', { suggestedName: newBundleName() });
  if (!chosen) return undefined;
  const { target, folder, cloudFolder } = chosen;
  const { name } = await vault.call('writeCopy', { target, interview: { id, record, text } });
  return { name, folder, isCloudFolder: cloudFolder };
}
