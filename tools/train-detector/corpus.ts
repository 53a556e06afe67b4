import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A document of the corpora (see their README). */
export interface CorpusDocument {
  readonly id: string;
  readonly lang: string;
  readonly corpus: string;
  readonly genre: string;
  readonly train: boolean;
  readonly types: readonly string[];
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
}

/** Folder with the corpora, or undefined: they are no part of the repository. */
export function corporaFolder(args: readonly string[]): string | undefined {
  const at = args.indexOf('--corpora');
  const folder = at < 0 ? undefined : args[at + 1];
  if (folder === undefined) return undefined;
  for (const each of [folder, path.join(folder, 'dev')]) {
    try {
      if (readdirSync(each).some((file) => file.endsWith('.jsonl'))) return each;
    } catch {
      // Not there: the other one, or none.
    }
  }
  return undefined;
}

export function readCorpus(file: string): CorpusDocument[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusDocument);
}

/** One document in eight is never trained on: what the bench reports as held back. */
export function isHeldBack({ id }: { readonly id: string }, fold = 0): boolean {
  let hash = 7;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return (Math.imul(hash, 0x9e3779b1) >>> 8) % 8 === fold;
}

/** Which of four parts a text is in, apart from what is held back. */
export function foldOf({ id }: { readonly id: string }): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 0) % 4;
}
