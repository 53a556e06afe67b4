import { useCallback, useEffect, useRef, useState } from 'react';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { AppError } from '../../../core/errors.ts';
import { MAX_IMPORT_FILES } from '../../../core/import/import-limits.ts';
import type { ImportedFile } from '../../../core/import/read-file.ts';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import { callMain } from '../../bridge.ts';
import type { BundleSource } from '../../vault/api.ts';
import type {
  ImportDraft,
  ImportedInterview,
  ImportSource,
} from '../../vault/calls/import-calls.ts';
import type { Library } from '../../vault/library.ts';

/** A file that was chosen, and how far it is. `id` tells it from another of the same name. */
export interface ChosenFile extends Omit<ImportSource, 'encoding'> {
  readonly id: string;
  readonly state:
    | { readonly phase: 'reading' }
    | { readonly phase: 'read'; readonly content: ImportedFile }
    | { readonly phase: 'failed'; readonly error: unknown };
}

/** What is to become an interview, and of what. */
export interface NamedDraft extends ImportDraft {
  readonly from: string;
}

/** What became an interview, and of what. */
export interface MadeInterview extends ImportedInterview {
  readonly from: string;
  /** The code that the form had for it; empty when it had none. */
  readonly wanted: string;
}

export type Importing =
  | { readonly phase: 'choose' }
  | { readonly phase: 'preview'; readonly files: readonly ChosenFile[] }
  | { readonly phase: 'writing'; readonly files: readonly ChosenFile[] }
  | {
      readonly phase: 'done';
      readonly made: readonly MadeInterview[];
      /** Tags that were made for them. */
      readonly tags: number;
      readonly isUndone: boolean;
    };

export interface ImportState {
  readonly importing: Importing;
  /** Why the last step failed; undefined when it did not. */
  readonly failure: unknown;
  /** Shows the system's dialog. */
  readonly choose: () => Promise<void>;
  readonly take: (files: readonly File[]) => Promise<void>;
  /** Reads a file anew in another encoding. */
  readonly readAs: (file: ChosenFile, encoding: TextEncoding) => Promise<void>;
  readonly leaveOut: (file: ChosenFile) => void;
  /** @param tags that have to be made for them */
  readonly write: (drafts: readonly NamedDraft[], tags?: readonly Tag[]) => Promise<void>;
  /** Puts what was made into the bin. */
  readonly undo: () => Promise<void>;
  readonly startOver: () => void;
}

/** What has to be looked at by itself. */
const ALONE = { table: 'import-table-alone', project: 'import-project-alone' } as const;

// A handle that is gone already needs no closing.
function release(source: BundleSource): void {
  if (typeof source !== 'string') return;
  callMain('openFile.close', { source }).then(
    () => undefined,
    () => undefined,
  );
}

/** The interviews that the files are about to become. */
export function draftsOf(files: readonly ChosenFile[]): NamedDraft[] {
  return files.flatMap(({ name, state }) =>
    state.phase === 'read' && state.content.kind === 'text'
      ? [{ record: EMPTY_RECORD, text: state.content.text, from: name }]
      : [],
  );
}

/** From choosing files to interviews. Nothing is stored before `write`; a file is let go when the import is over. */
export function useImport(library: Library): ImportState {
  const [importing, setImporting] = useState<Importing>({ phase: 'choose' });
  const [failure, setFailure] = useState<unknown>();
  /** Of what is on screen: what comes later than the next choice is dropped. */
  const held = useRef<readonly BundleSource[]>([]);

  const letGo = useCallback(() => {
    for (const source of held.current) release(source);
    held.current = [];
  }, []);
  useEffect(() => letGo, [letGo]);

  const read = useCallback(
    async (file: ChosenFile, encoding?: TextEncoding) => {
      const { id, source, name, size } = file;
      const put = (state: ChosenFile['state']) =>
        setImporting((now) =>
          now.phase === 'preview'
            ? { ...now, files: now.files.map((one) => (one.id === id ? { ...one, state } : one)) }
            : now,
        );
      put({ phase: 'reading' });
      try {
        const content = await library.vault.call('readImport', { source, name, size, encoding });
        if (held.current.length > 1 && content.kind !== 'text')
          throw new AppError(ALONE[content.kind]);
        put({ phase: 'read', content });
      } catch (error) {
        put({ phase: 'failed', error });
      }
    },
    [library],
  );

  const show = useCallback(
    async (sources: readonly Omit<ImportSource, 'encoding'>[]) => {
      letGo();
      held.current = sources.map(({ source }) => source);
      const mine = held.current;
      const files = sources.map(
        (source): ChosenFile => ({
          ...source,
          id: crypto.randomUUID(),
          state: { phase: 'reading' },
        }),
      );
      setFailure(undefined);
      setImporting({ phase: 'preview', files });
      // One after the other: only one of them lies in memory as bytes.
      for (const file of files) if (held.current === mine) await read(file);
    },
    [letGo, read],
  );

  const choose = useCallback(async () => {
    try {
      const files = await callMain('openFile.chooseTexts', undefined);
      if (files.length > 0) await show(files);
    } catch (error) {
      setFailure(error);
    }
  }, [show]);

  const take = useCallback(
    async (files: readonly File[]) => {
      if (files.length > MAX_IMPORT_FILES) setFailure(new AppError('import-too-many'));
      else await show(files.map((source) => ({ source, name: source.name, size: source.size })));
    },
    [show],
  );

  const leaveOut = useCallback((file: ChosenFile) => {
    held.current = held.current.filter((source) => source !== file.source);
    release(file.source);
    setImporting((now) => {
      if (now.phase !== 'preview') return now;
      const files = now.files.filter(({ id }) => id !== file.id);
      return files.length === 0 ? { phase: 'choose' } : { phase: 'preview', files };
    });
  }, []);

  async function write(drafts: readonly NamedDraft[], tags: readonly Tag[] = []) {
    if (importing.phase !== 'preview') return;
    const { files } = importing;
    setFailure(undefined);
    setImporting({ phase: 'writing', files });
    try {
      const made = await library.importInterviews(
        drafts.map(({ record, text, keys }) => ({ record, text, ...(keys && { keys }) })),
        tags,
      );
      letGo();
      const named = made.map((one, i) => ({
        ...one,
        from: drafts[i]?.from ?? '',
        wanted: drafts[i]?.record.code ?? '',
      }));
      setImporting({ phase: 'done', made: named, tags: tags.length, isUndone: false });
    } catch (error) {
      setFailure(error);
      setImporting({ phase: 'preview', files });
    }
  }

  async function undo() {
    if (importing.phase !== 'done') return;
    setFailure(undefined);
    try {
      await library.undoImport(importing.made.map(({ id }) => id));
      setImporting({ ...importing, isUndone: true });
    } catch (error) {
      setFailure(error);
    }
  }

  const startOver = useCallback(() => {
    letGo();
    setFailure(undefined);
    setImporting({ phase: 'choose' });
  }, [letGo]);

  return { importing, failure, choose, take, readAs: read, leaveOut, write, undo, startOver };
}
