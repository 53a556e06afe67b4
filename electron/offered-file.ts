import path from 'node:path';

/**
 * A bundle that somebody opened from the file manager: by a command line, by a second start, or by
 * macOS's `open-file`. One waits at a time, the last, until the page takes it. A page that is not loaded yet,
 * or about to be loaded anew, does not hear that one waits; it asks when it starts.
 */
export class OfferedFile<Offer> {
  readonly #open: (file: string) => Promise<Offer>;
  readonly #tell: () => void;
  #waiting: string | undefined;

  /**
   * @param open makes a handle of the path
   * @param tell sends `file.offered` to the page, if there is one
   */
  constructor(open: (file: string) => Promise<Offer>, tell: () => void) {
    this.#open = open;
    this.#tell = tell;
  }

  offer(file: string): void {
    this.#waiting = file;
    this.#tell();
  }

  /** The page asks. @throws AppError `file-read-failed` */
  async take(): Promise<Offer | null> {
    const file = this.#waiting;
    this.#waiting = undefined;
    return file === undefined ? null : this.#open(file);
  }
}

/** The bundle among a command line's words, as an absolute path. Switches and other files are not offered. */
export function bundleInArguments(argv: readonly string[], folder: string): string | undefined {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const file = words.findLast((word) => word.toLowerCase().endsWith('.age'));
  return file === undefined ? undefined : path.resolve(folder, file);
}
