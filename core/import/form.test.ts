import { describe, expect, it } from 'vitest';
import { NO_CONSENT } from '../domain/consent.ts';
import { errorCode } from '../errors.ts';
import { readCsv } from './csv.ts';
import { formId } from './form-id.ts';
import { makeDrafts, readDate, suggestMapping, withField } from './form-mapping.ts';
import { type FormTable, keysOfRow, readFormTable } from './form-table.ts';
import { MAX_IMPORT_FIELD, MAX_IMPORT_INTERVIEWS } from './import-limits.ts';

const ODK = `SubmissionDate,start,about-interview_code,about-today,about-city,about-gps-Latitude,about-gps-Longitude,profession,sex,lang,story,meta-instanceID,KEY,SubmitterID,SubmitterName
2026-05-04T10:00:00Z,2026-05-03T09:00:00,KZ-01,2026-05-03,Тараз,42.9000001,71.3666,teacher,f,kk,"Первая строка, ""сказал"" он
вторая",uuid:AA-1,uuid:aa-1,7,Собиратель
2026-05-04T11:00:00Z,,,03.11.2026,,,,blacksmith,male,other_lang,=1+2,uuid:aa-2,uuid:aa-2,7,Собиратель
2026-05-04T11:00:00Z,,,05/06/2026,,,,,,,,uuid:aa-2,uuid:aa-2,7,Собиратель
`;

const KOBO = `\uFEFF"start";"group/Пол";"Дата";"Рассказ";"Резюме";"место";"_место_latitude";"_id";"_uuid";"_submission_time";"_submitted_by";"rootUuid"
"2026";"женский";"2026-05";"Да; нет";"кратко";"42.90000 71.36660 0 0";"42.9";"1";"bb-1";"2026-05-03T10:00:00";"sobir";"uuid:bb-0"
`;

const draftsOf = (table: FormTable) => makeDrafts(table, suggestMapping(table));
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
};

describe('a table', () => {
  it('is read with whichever delimiter it has, quoted or not', () => {
    expect(readCsv('a,"b;c"\n1,2', 9)).toEqual([
      ['a', 'b;c'],
      ['1', '2'],
    ]);
    expect(readCsv('"a";b\n"1 ""и"" 2";\n\n;\n', 9)).toEqual([
      ['a', 'b'],
      ['1 "и" 2', ''],
    ]);
    expect(readCsv('sep=;\na,x;b', 9)).toEqual([['a,x', 'b']]);
    expect(readCsv('a\tb\tc,d', 9)).toEqual([['a', 'b', 'c,d']]);
    expect(readCsv('a,b"c"', 9)).toEqual([['a', 'b"c"']]);
  });

  it('is refused where its rows do not fit, and when it is empty or too long', () => {
    expect(codeOf(() => readFormTable('a,b\n1,2,3'))).toBe('import-not-a-table');
    expect(codeOf(() => readFormTable('a,b\n1,"2'))).toBe('import-not-a-table');
    expect(codeOf(() => readFormTable(`a\n${'1,'.repeat(5000)}`))).toBe('import-not-a-table');
    expect(codeOf(() => readFormTable('a,b\n'))).toBe('import-empty');
    expect(codeOf(() => readFormTable(`${'a'.repeat(3000)}\n1`))).toBe('import-not-a-table');
    const rows = '1\n'.repeat(MAX_IMPORT_INTERVIEWS);
    expect(readFormTable(`a\n${rows}`).rows).toHaveLength(MAX_IMPORT_INTERVIEWS);
    expect(codeOf(() => readFormTable(`a\n${rows}1\n`))).toBe('import-too-many');
  });

  it('has a name for every column, and cells for every column', () => {
    const { columns, rows } = readFormTable('a,,a\n1\n');
    expect(columns.map(({ name }) => name)).toEqual(['a', '#2', 'a #3']);
    expect(rows).toEqual([['1', '', '']]);
  });
});

describe('a form of ODK Central', () => {
  const table = readFormTable(ODK);

  it('is known by its columns; who sent it and where it was are private', () => {
    expect(table.source).toBe('odk');
    const names = (is: 'isPrivate' | 'isTechnical') =>
      table.columns.filter((column) => column[is]).map(({ name }) => name);
    expect(names('isPrivate')).toEqual([
      'about-gps-Latitude',
      'about-gps-Longitude',
      'SubmitterID',
      'SubmitterName',
    ]);
    expect(names('isTechnical')).toEqual(['SubmissionDate', 'start', 'meta-instanceID', 'KEY']);
  });

  it('is told from a table of what its submissions repeat', () => {
    expect(table.isRepeat).toBe(false);
    expect(readFormTable('name,PARENT_KEY,KEY\nx,uuid:a,uuid:a/b[1]').isRepeat).toBe(true);
  });

  it('becomes interviews, each answer in its field, formulas as text', () => {
    const { drafts } = draftsOf(table);
    expect(drafts.map(({ text }) => text)).toEqual(['Первая строка, "сказал" он\nвторая', '=1+2']);
    expect(drafts[0]?.record).toMatchObject({
      code: 'KZ-01',
      date: '2026-05-03',
      place: { name: 'Тараз' },
      occupation: 'occ.teacher',
      sex: 'female',
      language: 'kk',
      consent: NO_CONSENT,
    });
    expect(drafts[1]?.record).toMatchObject({ code: '', date: '2026-11-03', sex: 'male' });
    expect(JSON.stringify(drafts)).not.toMatch(/Собиратель|42\.9/);
  });

  it('says what of it becomes nothing', () => {
    const made = draftsOf(table);
    expect(made.unmatched).toMatchObject({ occupation: ['blacksmith'], language: ['other_lang'] });
    expect(made.repeated).toBe(1);
    expect(made.undated).toBe(0);
    const mapping = {
      ...suggestMapping(table),
      values: { occupation: { blacksmith: 'occ.factory' } },
    };
    const again = makeDrafts(table, mapping);
    expect(again.drafts[1]?.record.occupation).toBe('occ.factory');
    expect(again.unmatched.occupation).toEqual([]);
  });

  it('is the same form in whatever order its columns come', async () => {
    const turned = readFormTable('b,a\n1,2');
    expect(await formId(turned)).toBe(await formId(readFormTable('a,b\n1,2')));
    expect(await formId(turned)).not.toBe(await formId(readFormTable('a,c\n1,2')));
  });
});

describe('a form of Kobo', () => {
  const table = readFormTable(KOBO);

  it('is known by its columns, and its submissions by both of their keys', () => {
    expect(table.source).toBe('kobo');
    expect(keysOfRow(table, table.rows[0] ?? [])).toEqual(['bb-0', 'bb-1']);
  });

  it('becomes interviews; a place on the map is private though its column is called a place', () => {
    const place = table.columns.find(({ name }) => name === 'место');
    expect(place?.isPrivate).toBe(true);
    const [draft] = draftsOf(table).drafts;
    expect(draft?.text).toBe('Да; нет');
    expect(draft?.record).toMatchObject({
      sex: 'female',
      date: '2026-05',
      summary: 'кратко',
      place: { name: '' },
    });
    expect(JSON.stringify(draft?.record)).not.toMatch(/sobir|42\.9/);
    const wanted = makeDrafts(table, withField(suggestMapping(table), 'место', 'place'));
    expect(wanted.drafts[0]?.record.place.name).toBe('42.90000 71.36660 0 0');
  });
});

describe('a mapping', () => {
  const table = readFormTable('q1,q2,q3\nДа,,Тараз\n,,\n,Нет,');

  it('puts the answers of several columns under their questions', () => {
    let mapping = withField({ fields: {}, values: {} }, 'q1', 'testimony');
    mapping = withField(mapping, 'q2', 'testimony');
    const made = makeDrafts(table, mapping);
    expect(made.drafts.map(({ text }) => text)).toEqual(['q1\nДа', 'q2\nНет']);
  });

  it('gives a field to one column, and takes it back', () => {
    const first = withField({ fields: {}, values: {} }, 'q1', 'place');
    const second = withField(first, 'q3', 'place');
    expect(second.fields).toEqual({ q3: 'place' });
    expect(withField(second, 'q3', undefined).fields).toEqual({});
    expect(makeDrafts(table, second)).toMatchObject({ empty: 1 });
  });

  it('leaves out a row with a text that is too long for its field', () => {
    const long = readFormTable(`code,story\n1,a\n${'2'.repeat(MAX_IMPORT_FIELD + 1)},b`);
    expect(makeDrafts(long, suggestMapping(long))).toMatchObject({
      tooLong: 1,
      drafts: [{ text: 'a' }],
    });
  });

  it('is not led astray by words that every object has', () => {
    const odd = readFormTable('__proto__,constructor,sex\ntext,x,constructor');
    const mapping = withField(suggestMapping(odd), '__proto__', 'testimony');
    const made = makeDrafts(odd, { ...mapping, values: { sex: {} } });
    expect(made.drafts[0]).toMatchObject({ text: 'text' });
    expect(made.unmatched.sex).toEqual(['constructor']);
    expect(made.drafts[0]?.record.sex).toBeUndefined();
  });
});

describe('a date', () => {
  it.each([
    ['2026-05-03T09:00:00.000+06:00', '2026-05-03'],
    ['2026-05-03 09:00', '2026-05-03'],
    ['3.5.2026', '2026-05-03'],
    ['31.04.2026', undefined],
    ['13/05/2026', '2026-05-13'],
    ['05/13/2026', '2026-05-13'],
    ['05/05/2026', '2026-05-05'],
    ['03/04/2026', undefined],
    ['1998', '1998'],
    ['', ''],
    ['soon', undefined],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
});
