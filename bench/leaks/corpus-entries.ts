import { readFileSync } from 'node:fs';
import path from 'node:path';
import { samplePerson } from '../../core/anonymise/sample-person.ts';
import type { FrozenEntry } from './frozen-forms.ts';

const FILES = ['ru-factrueval', 'kk-kaznerd', 'en-gum'];

interface Document {
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
}

/** People that the corpora mention by two words and more, each under the form of the mention and with no other. */
export function corpusEntries(folder: string, count: number): FrozenEntry[] {
  const each = Math.ceil(count / FILES.length);
  return FILES.flatMap((file) => mentionsOf(path.join(folder, `${file}.jsonl`)).slice(0, each))
    .slice(0, count)
    .map((name) => ({ person: samplePerson(name), forms: [name] }));
}

function mentionsOf(file: string): string[] {
  const mentions = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { text, spans } = JSON.parse(line) as Document;
    for (const { start, end, type } of spans) {
      const mention = text.slice(start, end);
      if (type === 'PERSON' && /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{3,})+$/u.test(mention))
        mentions.add(mention);
    }
  }
  return [...mentions];
}
