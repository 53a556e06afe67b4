import { AppError } from '../errors.ts';

/** A tag as a codebook of another program has it. */
export interface ImportedTag {
  readonly name: string;
  readonly description: string;
  /** Place in the list of the one it stands under, which comes before it; undefined at the top. */
  readonly parent?: number;
  /** Which of the twelve code colours comes nearest; undefined when the file says none. */
  readonly colour?: number;
  readonly memo?: string;
}

/** More than any codebook that people tag with; what is larger is no codebook. */
export const CODEBOOK_FILE_MAX = 4 * 1024 * 1024;
export const TAGS_MAX = 5000;
export const NAME_MAX = 200;
export const DESCRIPTION_MAX = 20_000;

export function unreadable(why: string): AppError {
  return new AppError('codebook-file-unreadable', why);
}

/** The whole list, or nothing of it. @throws AppError codebook-file-unreadable */
export function checkedTags(tags: readonly ImportedTag[]): readonly ImportedTag[] {
  if (tags.length === 0) throw unreadable('no tag in it');
  if (tags.length > TAGS_MAX) throw unreadable('too many tags');
  return tags.map(({ name, description, ...place }) => {
    const words = oneLine(name);
    if (words === '' || words.length > NAME_MAX) throw unreadable('a name is empty or too long');
    if (description.length > DESCRIPTION_MAX) throw unreadable('a description is too long');
    return { name: words, description: description.replace(/\r\n?/g, '\n').trim(), ...place };
  });
}

export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
