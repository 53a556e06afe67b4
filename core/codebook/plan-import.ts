import type { TagId } from '../domain/ids.ts';
import { isNamed, type Tag } from '../domain/tag.ts';
import type { ImportedTag } from './imported-tag.ts';

/** One tag of the file beside the tag of that name in the codebook, if there is one. */
export interface ImportLine {
  /** `same`: nothing of it is new. `changed`: the codebook says otherwise when it applies. */
  readonly kind: 'new' | 'same' | 'changed';
  readonly imported: ImportedTag;
  readonly tag: Tag | undefined;
  /** The name it would have: another tag of the file may have its own. */
  readonly label: string;
}

/** What a file would bring, in its order. Tags are known by their names, in any language. */
export function planImport(
  tags: readonly Tag[],
  imported: readonly ImportedTag[],
): readonly ImportLine[] {
  const shown = tags.filter(({ merged }) => merged === undefined);
  const matched = new Set<string>();
  // Names of the file count before any that is made up.
  const inFile = new Set(imported.map(({ name }) => name.toLowerCase()));
  const given = new Set<string>();
  const isFree = (label: string) =>
    !given.has(label.toLowerCase()) && !shown.some((tag) => isNamed(tag, label));
  return imported.map((one): ImportLine => {
    const key = one.name.toLowerCase();
    const isFirst = !matched.has(key);
    matched.add(key);
    const tag = isFirst ? shown.find((known) => isNamed(known, one.name)) : undefined;
    if (tag) {
      const isSame = one.description === '' || one.description === tag.definition.trim();
      return { kind: isSame ? 'same' : 'changed', imported: one, tag, label: tag.label };
    }
    const above = one.parent === undefined ? undefined : imported[one.parent]?.name;
    const isMadeUp = (label: string) => isFree(label) && !inFile.has(label.toLowerCase());
    const label = isFree(one.name) ? one.name : madeUpName(one.name, above, isMadeUp);
    given.add(label.toLowerCase());
    return { kind: 'new', imported: one, tag, label };
  });
}

/**
 * The tags to be written for the lines that a person chose: new ones among their own tags, with their place in the
 * file's tree as far as that is chosen too; of known ones the definition alone.
 */
export function importedTags(
  tags: readonly Tag[],
  lines: readonly ImportLine[],
  chosen: ReadonlySet<number>,
  parts: { readonly newId: () => TagId; readonly colours: number },
): readonly Tag[] {
  const ids = new Map<number, TagId>();
  const placeOf = ({ parent }: ImportedTag) => {
    const line = parent === undefined ? undefined : lines[parent];
    const isOwn = line?.tag === undefined || line.tag.group === 'own';
    return parent !== undefined && isOwn ? (line?.tag?.id ?? ids.get(parent)) : undefined;
  };
  return lines.flatMap(({ kind, imported, tag, label }, at): Tag[] => {
    if (!chosen.has(at) || kind === 'same') return [];
    if (tag) return [{ ...tag, definition: imported.description }];
    const id = parts.newId();
    ids.set(at, id);
    const parent = placeOf(imported);
    return [
      {
        id,
        group: 'own',
        label,
        definition: imported.description,
        colour: imported.colour ?? (tags.length + at) % parts.colours,
        ...(parent !== undefined && { parent }),
        ...(imported.memo !== undefined && { memo: imported.memo }),
      },
    ];
  });
}

/** With the one it stands under before it, or a number behind. */
function madeUpName(
  name: string,
  above: string | undefined,
  isFree: (label: string) => boolean,
): string {
  if (above !== undefined && isFree(`${above}: ${name}`)) return `${above}: ${name}`;
  let number = 2;
  while (!isFree(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
