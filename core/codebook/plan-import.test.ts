import { describe, expect, it } from 'vitest';
import type { TagId } from '../domain/ids.ts';
import type { Tag } from '../domain/tag.ts';
import type { ImportedTag } from './imported-tag.ts';
import { importedTags, planImport } from './plan-import.ts';

function own(label: string, part: Partial<Tag> = {}): Tag {
  return { id: label as TagId, group: 'own', label, definition: '', colour: 0, ...part };
}

const TAGS = [
  own('Arrest', { definition: 'When held.' }),
  own('Search', { names: { ru: 'Обыск' } }),
  own('Old', { merged: { into: 'Search' as TagId, at: 1 } }),
];

function imported(name: string, description = '', parent?: number): ImportedTag {
  return { name, description, ...(parent !== undefined && { parent }) };
}

function write(lines: ReturnType<typeof planImport>, chosen: readonly number[], tags = TAGS) {
  let count = 0;
  const newId = () => `new-${(count += 1)}` as TagId;
  return importedTags(tags, lines, new Set(chosen), { newId, colours: 12 });
}

describe('the import of a codebook', () => {
  it('tells what is new, what is there, and what is said otherwise', () => {
    const lines = planImport(TAGS, [
      imported('arrest'),
      imported('ARREST '.trim(), 'When held.'),
      imported('обыск', 'When a home is searched.'),
      imported('Fear'),
      imported('Old'),
    ]);
    expect(lines.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'same Arrest',
      'new ARREST 2',
      'changed Search',
      'new Fear',
      'new Old',
    ]);
  });

  it('writes what was chosen, of a known tag the definition alone', () => {
    const lines = planImport(TAGS, [
      imported('Search', 'Of a home.'),
      imported('Fear'),
      imported('B'),
    ]);
    expect(write(lines, [0, 1])).toEqual([
      { ...TAGS[1], definition: 'Of a home.' },
      own('Fear', { id: 'new-1' as TagId, colour: 4 }),
    ]);
    expect(write(lines, [])).toEqual([]);
  });

  it('keeps the tree of the file as far as it is chosen', () => {
    const lines = planImport(TAGS, [
      imported('Fear'),
      imported('Of loss', '', 0),
      imported('Home', '', 1),
      imported('Arrest'),
      imported('Night', '', 3),
    ]);
    expect(write(lines, [0, 1, 2, 4]).map(({ parent }) => parent)).toEqual([
      undefined,
      'new-1',
      'new-2',
      'Arrest',
    ]);
    expect(write(lines, [2]).map(({ parent }) => parent)).toEqual([undefined]);
    // A tag of another group has no room for a person's own under it.
    const grouped = [own('Arrest', { group: 'vio' })];
    expect(
      write(planImport(grouped, [imported('Arrest'), imported('A', '', 0)]), [1], grouped),
    ).toEqual([own('A', { id: 'new-1' as TagId, colour: 2 })]);
  });

  it('gives each tag a name that no other has', () => {
    const lines = planImport(TAGS, [
      imported('Fear'),
      imported('Other', '', 0),
      imported('Joy'),
      imported('Other', '', 2),
      imported('Other', '', 2),
      imported('Other 2'),
      imported('Other'),
    ]);
    expect(lines.map(({ label }) => label)).toEqual([
      'Fear',
      'Other',
      'Joy',
      'Joy: Other',
      'Other 3',
      'Other 2',
      'Other 4',
    ]);
  });
});
