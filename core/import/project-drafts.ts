import { importedTags, type ImportLine, planImport } from '../codebook/plan-import.ts';
import type { PassageId, TagId } from '../domain/ids.ts';
import {
  EMPTY_RECORD,
  type InterviewRecord,
  type Passage,
  type TestimonyLanguage,
} from '../domain/interview.ts';
import { numberPassages } from '../domain/quotation.ts';
import type { Tag } from '../domain/tag.ts';
import type { ProjectCode } from './project-xml.ts';
import type { ProjectFile, ProjectSource } from './read-project.ts';

/** What one code of a project becomes. */
export interface CodeLine {
  readonly code: ProjectCode;
  /** The tag that it is already, under the same name; undefined for a new one. */
  readonly tag: Tag | undefined;
  /** The name that it has in the codebook, or would have. */
  readonly label: string;
  /** `left`: a folder under which nothing new would come to stand. */
  readonly becomes: 'tag' | 'new' | 'left';
  /** Passages and whole interviews that have it. */
  readonly uses: number;
}

export interface ProjectPlan {
  /** In the order of the codes. */
  readonly codes: readonly CodeLine[];
  readonly lines: readonly ImportLine[];
}

/** Codes and tags are matched as those of a codebook are: by their names, in any language. */
export function planProject(
  tags: readonly Tag[],
  { codes, sources }: Pick<ProjectFile, 'codes' | 'sources'>,
): ProjectPlan {
  const lines = planImport(tags, codes);
  const uses = codes.map(() => 0);
  const used = sources.flatMap((one) => [...one.codes, ...one.passages.map(({ code }) => code)]);
  for (const code of used) uses[code] = (uses[code] ?? 0) + 1;
  const isLeft = codes.map(({ isFolder }, i) => isFolder && uses[i] === 0);
  // What stands under a code comes after it.
  for (const [i, { parent }] of [...codes.entries()].toReversed())
    if (parent !== undefined && lines[i]?.kind === 'new' && isLeft[i] === false)
      isLeft[parent] = false;
  return {
    lines,
    codes: codes.map((code, i): CodeLine => {
      const { tag, label = code.name } = lines[i] ?? {};
      const becomes = tag ? 'tag' : isLeft[i] === true ? 'left' : 'new';
      return { code, tag, label, becomes, uses: uses[i] ?? 0 };
    }),
  };
}

export interface DraftChoices {
  /** Of all texts. */
  readonly language: TestimonyLanguage;
  /** The name of each text heads its summary. */
  readonly areNamesKept: boolean;
  readonly newId: <T extends TagId | PassageId>() => T;
  readonly colours: number;
}

export interface ProjectDraft {
  readonly record: InterviewRecord;
  readonly text: string;
}

/** The interviews that a project would become, and the tags that have to be made for them. */
export function projectDrafts(
  { sources }: Pick<ProjectFile, 'sources'>,
  { codes, lines }: ProjectPlan,
  tags: readonly Tag[],
  choices: DraftChoices,
): { readonly drafts: readonly ProjectDraft[]; readonly tags: readonly Tag[] } {
  const { newId, colours } = choices;
  const chosen = new Set(codes.flatMap(({ becomes }, i) => (becomes === 'new' ? [i] : [])));
  // One for each that is chosen, in their order: none of them is in the codebook yet.
  const made = importedTags(tags, lines, chosen, { newId: () => newId<TagId>(), colours });
  const fresh = new Map([...chosen].map((code, i) => [code, made[i]?.id]));
  const tagOf = (code: number) => codes[code]?.tag?.id ?? fresh.get(code);
  return { drafts: sources.map((source) => draftOf(source, tagOf, choices)), tags: made };
}

function draftOf(
  source: ProjectSource,
  tagOf: (code: number) => TagId | undefined,
  { language, areNamesKept, newId }: DraftChoices,
): ProjectDraft {
  const { name, description, text } = source;
  const passages = source.passages.flatMap(({ from, to, code }): Passage[] => {
    const tag = tagOf(code);
    return tag === undefined ? [] : [{ id: newId<PassageId>(), from, to, tag }];
  });
  // Two codes may be one tag, by its names in two languages.
  const once = new Map(passages.map((one) => [`${one.from} ${one.to} ${one.tag}`, one]));
  const summary = [areNamesKept ? name : '', description].filter((part) => part !== '').join('\n');
  const record: InterviewRecord = {
    ...EMPTY_RECORD,
    language,
    summary,
    tags: [...new Set(source.codes.flatMap((code) => tagOf(code) ?? []))],
    passages: [...once.values()],
  };
  return { record: numberPassages(record), text };
}
