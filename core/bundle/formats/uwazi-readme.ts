import { utf8, type Bytes } from '../../bytes.ts';

/** A property of the template, as its label in Uwazi and its column in `import.csv`. */
export interface UwaziProperty {
  readonly name: string;
  readonly type: 'Text' | 'Rich text' | 'Select' | 'Multiselect';
  /** Of a select: the file that its thesaurus is made from. */
  readonly thesaurus?: string;
}

/** What has to be there before an import, in the order in which to make it. */
export function uwaziReadme(
  properties: readonly UwaziProperty[],
  thesauri: readonly string[],
): Bytes {
  const lines = properties.map(({ name, type, thesaurus }) => {
    const isMade = thesaurus !== undefined && thesauri.includes(thesaurus);
    return `   ${name.padEnd(22)} ${type}${isMade ? `, with the thesaurus made from ${thesaurus}` : ''}`;
  });
  return utf8(
    [
      'How to bring these interviews into Uwazi (https://uwazi.io)',
      '',
      'You need the rights of an administrator. Work in the collection that your team has agreed on.',
      '',
      '1. Settings, Thesauri: import each of these files as a thesaurus of its own, before anything else.',
      ...thesauri.map((name) => `   ${name}`),
      '   If the collection has other languages than English, copy the column under their English names',
      '   first. Terms that come in with entities instead have damaged multilingual collections.',
      '',
      '2. Settings, Templates: make a template named Testimony. Give each property exactly this label,',
      '   in Latin letters; from labels in other letters Uwazi makes names that are all the same.',
      ...lines,
      '',
      '3. Library, Import CSV: choose import.zip and the template Testimony. One interview is one entity;',
      '   a translation is an entity of its own.',
      '',
      'Dates are text, because many are known to the month or the year only, and Uwazi would make a day',
      'of them. The property testimony is shown as rich text, so line ends and signs may look different;',
      'the attachment of each entity has the exact words.',
      '',
      'New entities are restricted. Publish none of them before you know what the speakers agreed to: see',
      'the property consent.',
      '',
    ].join('\n'),
  );
}
