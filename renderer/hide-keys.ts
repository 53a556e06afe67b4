/** Hides the window and locks. On a Mac the system itself takes the Q of every other: it logs the person out. */
export function hideKeys(isMac: boolean): string {
  return isMac ? 'Ctrl+Shift+KeyL' : 'Ctrl+Shift+KeyQ';
}
