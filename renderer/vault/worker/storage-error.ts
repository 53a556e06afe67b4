import { AppError } from '../../../core/errors.ts';

/** The app's code for whatever IndexedDB or Dexie threw. */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) =>
    e instanceof Error ? e.name : '',
  );
  const code = names.includes('QuotaExceededError') ? 'storage-full' : 'storage-failed';
  return new AppError(code, names.join(' '), { cause: error });
}
