import { isUuid } from '../bundle-ids.ts';
import { CODE_COLOURS } from './code-colours.ts';
import type { FormatFacts } from './format.ts';
import type { UsedTags } from './used-tags.ts';
import { element, listElement, xmlText } from './xml-text.ts';

/** As the programs of REFI-QDA write them: upper case, no braces. */
export function guid(id: string): string {
  return id.toUpperCase();
}

export async function codeGuid(tag: string, { idFor }: FormatFacts): Promise<string> {
  return guid(isUuid(tag) ? tag : await idFor(`refi code ${tag}`));
}

/** `Codes`, the same in a codebook and in a project: groups are folders, in which nothing can be coded. */
export async function codesElement(used: UsedTags, facts: FormatFacts): Promise<string> {
  const folders = used.groups().map(async ({ group, name, tags }) => {
    const codes = tags.map(async ({ id, label, definition, colour }) =>
      element(
        'Code',
        {
          guid: await codeGuid(id, facts),
          name: label,
          isCodable: 'true',
          color: colour === undefined ? undefined : CODE_COLOURS[colour],
        },
        definition === '' ? [] : [element('Description', {}, [xmlText(definition)])],
      ),
    );
    const folder = guid(await facts.idFor(`refi group ${group}`));
    return element('Code', { guid: folder, name, isCodable: 'false' }, [
      '\n',
      (await Promise.all(codes)).join('\n'),
      '\n',
    ]);
  });
  return listElement('Codes', await Promise.all(folders));
}
