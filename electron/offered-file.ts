import path from 'node:path';

/**
 * A bundle that somebody opened from the file manager: by a command line, by a second start, or by
 * macOS's `open-file`. One waits at a time, the last. The page may not be loaded yet, or may be about to be
 * loaded anew, so it asks for what waits when it starts, and is told of later ones by an event.
 */
export class OfferedFile<Offer> {
  readonly #open: (file: string) => Promise<Offer>;
  readonly #tell: (offer: Offer) => void;
  #waiting: string | undefined;
  #pageListens = false;

  /**
   * @param open makes a handle of the path
   * @param tell sends `file.offered` to a page that has asked before
   */
  constructor(open: (file: string) => Promise<Offer>, tell: (offer: Offer) => void) {
    this.#open = open;
    this.#tell = tell;
  }

  /** @throws AppError `file-read-failed`, only when the page already listens */
  async offer(file: string): Promise<void> {
    if (this.#pageListens) this.#tell(await this.#open(file));
    else this.#waiting = file;
  }

  /** The page asks; from now on it listens. @throws AppError `file-read-failed` */
  async take(): Promise<Offer | null> {
    const file = this.#waiting;
    this.#waiting = undefined;
    this.#pageListens = true;
    return file === undefined ? null : this.#open(file);
  }

  /** Another document is on its way; it will ask again. */
  pageGone(): void {
    this.#pageListens = false;
  }
}

/** The bundle among a command line's words, as an absolute path. Switches and other files are not offered. */
export function bundleInArguments(argv: readonly string[], folder: string): string | undefined {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const file = words.findLast((word) => word.toLowerCase().endsWith('.age'));
  return file === undefined ? undefined : path.resolve(folder, file);
}
