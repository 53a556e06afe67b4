import { errorCode } from '../../core/errors.ts';
import type { PendingEditFile } from './pending-edit-file.ts';

const RETRY_EVERY_MS = 5000;

/**
 * Edits that a lock could not save, in their file or, while the disk refuses them, in this process's memory:
 * sealed either way. What is held is written as soon as the disk takes it, and a quit asks before it is lost.
 */
export class HeldEdits {
  readonly #file: Pick<PendingEditFile, 'read' | 'write' | 'clear'>;
  readonly #held = new Map<string, Uint8Array<ArrayBuffer>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(file: Pick<PendingEditFile, 'read' | 'write' | 'clear'>) {
    this.#file = file;
  }

  get isHolding(): boolean {
    return this.#held.size > 0;
  }

  /** What waits is newer than anything in the file. */
  async read(vault: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#held.get(vault)?.slice() ?? this.#file.read(vault);
  }

  /** Replaces what waits; in the file or held when it resolves. @throws AppError `call-refused` */
  async write(vault: string, sealed: Uint8Array<ArrayBuffer>): Promise<void> {
    const before = this.#held.get(vault);
    try {
      await this.#file.write(vault, sealed);
      if (this.#held.get(vault) === before) this.forget(vault);
    } catch (error) {
      if (errorCode(error) === 'call-refused') throw error;
      this.#held.set(vault, sealed);
      this.#timer ??= setInterval(() => void this.retry(), RETRY_EVERY_MS).unref();
    }
  }

  async clear(vault: string): Promise<void> {
    this.forget(vault);
    await this.#file.clear(vault);
  }

  /** Nothing of this vault, or with null of any, is held any more. */
  forget(vault: string | null): void {
    if (vault === null) this.#held.clear();
    else this.#held.delete(vault);
    if (this.isHolding) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @returns true when nothing is held any more */
  async retry(): Promise<boolean> {
    for (const [vault, sealed] of this.#held) {
      const isWritten = await this.#file.write(vault, sealed).then(
        () => true,
        () => false,
      );
      // Cleared or replaced meanwhile: what came later counts.
      if (isWritten && this.#held.get(vault) === sealed) this.forget(vault);
    }
    return !this.isHolding;
  }
}
