import { checkedTags, type ImportedTag, unreadable } from './imported-tag.ts';

const NAME_COLUMNS = ['tag', 'name', 'path'];

/**
 * The tags of a table as Taguette exchanges it: one column `tag`, `name` or `path`, and one `description` if there is
 * any. Letter case of the headings does not matter. @throws AppError codebook-file-unreadable
 */
export function readTagRows(rows: readonly (readonly string[])[]): readonly ImportedTag[] {
  const [head = [], ...lines] = rows;
  const headings = head.map((heading) => heading.trim().toLowerCase());
  const named = headings.flatMap((heading, at) => (NAME_COLUMNS.includes(heading) ? [at] : []));
  const [nameAt] = named;
  if (nameAt === undefined || named.length > 1) throw unreadable('no heading says what a tag is');
  const descriptionAt = headings.indexOf('description');
  const isBlank = (line: readonly string[]) => line.every((cell) => cell.trim() === '');
  return checkedTags(
    lines
      .filter((line) => !isBlank(line))
      .map((line) => ({ name: line[nameAt] ?? '', description: line[descriptionAt] ?? '' })),
  );
}
