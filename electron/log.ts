/**
 * A line on the terminal while developing; nothing at all in a packaged app, which keeps no log.
 * Events only: never a path, a URL, an argument or anything a person typed.
 */
export function createLog(isPackaged: boolean): (event: string) => void {
  if (isPackaged) return () => {};
  return (event) => void process.stderr.write(`${event}\n`);
}
