/**
 * What the app asked of the desktop, for tests of the host. The app's own tests stub Electron's
 * functions instead, because the real Electron keeps no such record.
 */
export interface DialogRecord {
  method: string;
  options: unknown;
}

export const records = {
  openedExternally: [] as string[],
  shownInFolder: [] as string[],
  dialogs: [] as DialogRecord[],
  /** Answers for dialogs to come, each used once by the next dialog of its method. */
  answers: [] as { method: string; value: unknown }[],
  permissions: [] as { permission: string; isGranted: boolean }[],
  /** URLs of requests that were refused. */
  refusedRequests: [] as string[],
};
