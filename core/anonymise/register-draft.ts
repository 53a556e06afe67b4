import type { Person, RegisterKind } from '../domain/person.ts';
import type { Mention } from '../domain/redaction.ts';
import { foldWord } from './fold.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { declined, nameRole } from './register/russian-forms.ts';
import { SameMentions } from './same.ts';
import { samplePerson } from './sample-person.ts';
import { readWords } from './words.ts';

/** What is known of somebody whom nobody registered. */
export interface RegisterDraft {
  readonly draft: Pick<Person, 'kind' | 'name' | 'spellings'>;
  /** The mentions that seem to mean the same, the given one among them. */
  readonly mentions: readonly Mention[];
}

/**
 * What a new entry of the register begins with: the fullest name that the text has, in the nominative as far as the forms
 * in the text show it, and the spellings that would not be found by that name.
 * @param all mentions of the text that belong to nobody in the register, in its order, the given one among them
 */
export function registerDraft(
  text: string,
  mention: Mention,
  kind: RegisterKind,
  all: readonly Mention[],
): RegisterDraft {
  const mentions = new SameMentions().of(text, mention, all);
  const forms = [...new Set(mentions.map(({ from, to }) => writtenName(text.slice(from, to))))];
  const name = nominativeOf(forms);
  const matcher = createRegisterMatcher([{ ...samplePerson(name), kind }]);
  const isFound = (form: string) =>
    matcher.find(form).some(({ from, to }) => from === 0 && to === form.length);
  const spellings = forms.filter((form) => form !== name && !isFound(form));
  return { draft: { kind, name, spellings }, mentions };
}

/** Without what stands around the name: `Akhmetova’s`. */
function writtenName(words: string): string {
  const read = readWords(words);
  const [first, last] = [read[0], read.at(-1)];
  return first && last ? words.slice(first.from, last.to).replace(/\s+/g, ' ') : words;
}

/** One of the fullest forms, or the one that most of them are forms of. */
function nominativeOf(forms: readonly string[]): string {
  const full = fullest(forms).map((form) => form.split(' '));
  const length = full[0]?.length ?? 0;
  const alike = full.filter((words) => words.length === length);
  const words = Array.from({ length }, (_, at) => {
    const column = [...new Set(alike.map((row) => row[at] ?? ''))];
    return nominativeWord(column);
  });
  return words.join(' ');
}

/** Those of most words, initials not counted. */
function fullest(forms: readonly string[]): readonly string[] {
  const count = (form: string) => readWords(form).filter(({ text }) => text.length > 1).length;
  const most = Math.max(...forms.map(count));
  return forms.filter((form) => count(form) === most);
}

function nominativeWord(written: readonly string[]): string {
  const [first = ''] = written;
  if (!/^\p{Script=Cyrillic}{3,}$/u.test(first)) return first;
  const candidates = [...written, ...guesses(written)];
  const reach = (candidate: string) => {
    const forms = formsOf(candidate);
    return written.filter((word) => forms.has(foldWord(word))).length;
  };
  const most = Math.max(...candidates.map(reach));
  const best = candidates.filter((candidate) => reach(candidate) === most);
  // A form that is plainly none gives way to the guess; else what somebody wrote goes before what nobody did.
  return best.find((word) => !OBLIQUE.some(([ending]) => ending.test(word))) ?? best[0] ?? first;
}

function formsOf(word: string): ReadonlySet<string> {
  const forms = GENDERS.flatMap((gender) => Array.from(declined(word, nameRole(word), gender)));
  return new Set([word, ...forms.map(([, form]) => form)].map(foldWord));
}

const GENDERS = ['female', 'male', 'androgynous'] as const;

/** Endings that no nominative of a name has, and the nominative's. */
const OBLIQUE: readonly (readonly [RegExp, string])[] = [
  [/(?<=[оеё]в|[иы]н)ой$/u, 'а'],
  [/(?<=[оеё]в|[иы]н)ым$/u, ''],
  [/(?<=[сц]к)(?:ого|ому|им|ом)$/u, 'ий'],
  [/(?<=[сц]к)(?:ой|ую)$/u, 'ая'],
  [/(?<=[оеё]вн|ичн)(?:ой|у|е|ы)$/u, 'а'],
  [/(?<=[оеё]вич)(?:а|у|ем|е)$/u, ''],
];
const ENDINGS = ['', 'а', 'ь', 'я', 'й', 'ия', 'ий'];

/** Nominatives that the text has nowhere: by an ending, and by what several forms share. */
function guesses(written: readonly string[]): readonly string[] {
  const byEnding = written.flatMap((word) =>
    OBLIQUE.filter(([ending]) => ending.test(word)).map(([ending, own]) =>
      word.replace(ending, own),
    ),
  );
  const stem = written.reduce((a, b) => {
    let shared = 0;
    while (shared < a.length && a[shared] === b[shared]) shared += 1;
    return a.slice(0, shared);
  });
  const byStem = written.length > 1 && stem.length > 2 ? ENDINGS.map((own) => stem + own) : [];
  return [...byEnding, ...byStem];
}
