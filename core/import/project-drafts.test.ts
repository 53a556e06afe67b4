import { describe, expect, it } from 'vitest';
import { newId, type TagId } from '../domain/ids.ts';
import type { Tag } from '../domain/tag.ts';
import { planProject, projectDrafts } from './project-drafts.ts';
import { codeXml, readForTest } from './project-for-test.ts';

const tag = (id: string, label: string, more: Partial<Tag> = {}): Tag => {
  return { id: id as TagId, group: 'own', label, definition: '', colour: 0, ...more };
};
const folder = (n: number, name: string, inside: string) =>
  codeXml(n, name, inside).replace('"true"', '"false"');
const CHOICES = { language: 'ru', areNamesKept: false, newId, colours: 12 } as const;

function drafts(
  project: ReturnType<typeof readForTest>,
  tags: readonly Tag[],
  choices: Partial<Parameters<typeof projectDrafts>[3]> = {},
) {
  return projectDrafts(project, planProject(tags, project), tags, { ...CHOICES, ...choices });
}

describe('what the codes of a project become', () => {
  it('is the tag of the same name in any language, or a new one under its folder', () => {
    const tags = [tag('t1', 'Levy', { names: { ru: 'Сбор' } }), tag('t2', 'Police')];
    const codes = folder(
      1,
      'Money',
      codeXml(2, 'СБОР') + codeXml(3, 'Wage', '<NoteRef targetGUID="n"/>', ' color="#f00"'),
    );
    const rest = '<Notes><Note guid="N"><PlainTextContent>Ask.</PlainTextContent></Note></Notes>';
    const selections = [
      { start: 0, end: 3, codes: [2, 3] },
      { start: 4, end: 11, codes: [3] },
    ];
    const project = readForTest([{ text: 'Нас вызвали', selections }], { codes, rest });
    const plan = planProject(tags, project);
    expect(plan.codes.map(({ label, becomes, uses }) => [label, becomes, uses])).toEqual([
      ['Money', 'new', 0],
      ['Levy', 'tag', 1],
      ['Wage', 'new', 2],
    ]);
    const made = drafts(project, tags);
    expect(made.tags).toMatchObject([
      { group: 'own', label: 'Money' },
      { group: 'own', label: 'Wage', parent: made.tags[0]?.id, colour: 0, memo: 'Ask.' },
    ]);
    expect(made.drafts[0]?.record.passages).toMatchObject([
      { from: 0, to: 3, tag: 't1', number: 1 },
      { from: 0, to: 3, tag: made.tags[1]?.id, number: 1 },
      { from: 4, to: 11, tag: made.tags[1]?.id, number: 2 },
    ]);
    expect(made.drafts[0]?.record.lastNumber).toBe(2);
  });

  it('is nothing for a folder of what is there already, unless it is coded with itself', () => {
    const tags = [tag('t1', 'Levy')];
    const codes =
      folder(1, 'Money', folder(2, 'Inner', codeXml(3, 'Levy'))) + folder(4, 'Used', '');
    const selections = [{ start: 0, end: 3, codes: [4] }];
    const project = readForTest([{ text: 'Нас вызвали', selections }], { codes });
    expect(planProject(tags, project).codes.map(({ becomes }) => becomes)).toEqual([
      'left',
      'left',
      'tag',
      'new',
    ]);
    expect(drafts(project, tags).tags.map(({ label }) => label)).toEqual(['Used']);
  });

  it('is one tag where two codes have its names, and the passage has it once', () => {
    const tags = [tag('t1', 'Levy', { names: { ru: 'Сбор' } })];
    const codes = codeXml(1, 'Levy') + codeXml(2, 'Сбор');
    const coding = (n: string) => `<Coding><CodeRef targetGUID="${n}"/></Coding>`;
    const selections = [{ start: 0, end: 3, codes: [1, 2] }];
    const guids = codes.match(/[\dA-F]{8}(?:-[\dA-F]+){4}/g) ?? [];
    const inside = guids.map(coding).join('');
    const project = readForTest([{ text: 'Нас', selections, inside }], { codes });
    const [draft] = drafts(project, tags).drafts;
    expect(draft?.record.tags).toEqual(['t1']);
    expect(draft?.record.passages).toMatchObject([{ from: 0, to: 3, tag: 't1' }]);
  });
});

describe('the interviews of a project', () => {
  it('have no name of a text in them unless it is asked for', () => {
    const inside = '<Description>Read twice</Description>';
    const project = readForTest([{ name: 'Aigul S.', text: 'Нас', inside }, { text: 'Вас' }]);
    const [first] = drafts(project, []).drafts;
    expect(first?.record).toMatchObject({ code: '', language: 'ru', summary: 'Read twice' });
    expect(JSON.stringify(drafts(project, []))).not.toContain('Aigul');
    const named = drafts(project, [], { areNamesKept: true, language: '' });
    expect(named.drafts.map(({ record }) => record.summary)).toEqual([
      'Aigul S.\nRead twice',
      'A text',
    ]);
    expect(named.drafts[0]?.record.language).toBe('');
  });
});
