import type { OneAndMany, ReportWords } from './report-words.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function month(number: number): string {
  return MONTHS[number - 1] ?? '';
}

function regular(one: string): OneAndMany {
  return [one, `${one}s`];
}

function interviews(count: number): string {
  return count === 1 ? '1 interview' : `${count} interviews`;
}

export const ENGLISH: ReportWords = {
  date: {
    day: (parts) => `${month(parts.month)} ${parts.day}, ${parts.year}`,
    month: (parts) => `${month(parts.month)} ${parts.year}`,
    year: ({ year }) => String(year),
    about: (date) => `about ${date}`,
  },
  citation: {
    templates: {
      full: '{org} {type} with {who}, {interpreter}, {place}, {date}. {quotation}',
      withheld: '{org} {type}, {interpreter}, name, location and date withheld. {quotation}',
      repeat: 'Ibid. {quotation}',
      short: '{org} {type} with {who}, note {note} above. {quotation}',
    },
    type: {
      '': 'interview',
      'in-person': 'interview',
      telephone: 'telephone interview',
      video: 'video interview',
      correspondence: 'correspondence',
      group: 'group interview',
    },
    pseudonym: (name) => `“${name}” (pseudonym)`,
    nameWithheld: 'name withheld',
    namesWithheld: 'names withheld',
    placeWithheld: 'location withheld',
    dateWithheld: 'date withheld',
    throughInterpreter: 'through an interpreter',
  },
  occupation: {
    'occ.trader': regular('market trader'),
    'occ.teacher': regular('teacher'),
    'occ.lecturer': regular('university teacher'),
    'occ.doctor': regular('doctor'),
    'occ.nurse': ['nurse or medical worker', 'nurses and medical workers'],
    'occ.civil': regular('public servant'),
    'occ.factory': ['factory or mine worker', 'factory and mine workers'],
    'occ.farm': regular('farm worker'),
    'occ.student': regular('student'),
    'occ.pension': regular('pensioner'),
    'occ.business': regular('small business owner'),
    'occ.journalist': regular('journalist'),
    'occ.activist': ['activist or party member', 'activists and party members'],
    'occ.lawyer': regular('lawyer'),
    'occ.jobless': ['unemployed person', 'unemployed people'],
    'occ.conscript': ['soldier or conscript', 'soldiers and conscripts'],
    'occ.other': ['person of another occupation', 'people of another occupation'],
  },
  role: {
    victim: regular('victim'),
    witness: ['witness', 'witnesses'],
    relative: ['relative of a victim', 'relatives of victims'],
    official: regular('official'),
  },
  methodology: {
    basis: (count, organisation) =>
      organisation === ''
        ? `This report is based on ${interviews(count)}.`
        : `This report is based on ${interviews(count)} conducted by ${organisation}.`,
    period: 'Period',
    by: {
      occupation: 'By occupation',
      role: 'By role',
      place: 'By place',
      sex: 'By sex',
      language: 'By language',
      setting: 'By setting',
      consentMethod: 'How consent was taken',
    },
    sex: { female: 'women', male: 'men', other: 'other' },
    language: { ru: 'Russian', kk: 'Kazakh', en: 'English', other: 'another language' },
    setting: {
      'in-person': 'individually, in person',
      telephone: 'by telephone',
      video: 'by video call',
      correspondence: 'in writing',
      group: 'in a group',
    },
    consentMethod: {
      'oral-noted': 'orally, noted by the interviewer',
      'oral-witnessed': 'orally, before a witness',
      'oral-recorded': 'orally, recorded',
      written: 'in writing',
    },
    rest: 'other or not given',
    interpreter: (count, total) =>
      `An interpreter was present in ${count} of ${interviews(total)}.`,
    someInterpreter: 'An interpreter was present in some of the interviews.',
    noInterpreter: 'The interviews were conducted without an interpreter.',
    noPayment: 'No interviewee received payment or another reward.',
    anonymised:
      'To protect the interviewees, their names, exact places and exact dates are withheld.',
    original:
      'The quotations are given as recorded. They may hold names and other details that identify people, and are not meant for publication.',
    pseudonyms:
      'Names of people, places and organizations that could identify somebody were replaced in the quotations by pseudonyms or general words.',
    smallCells:
      'Where fewer than three interviews share an occupation, a role, a place or a sex, it is not given. Some larger groups are left out too, so that these numbers cannot be worked out.',
  },
  report: {
    methodology: 'Methodology',
    findings: 'Findings',
    group: {
      act: 'Acts of coercion',
      prs: 'Threats and pressure',
      vio: 'Other violations',
      who: 'Who did it',
      occ: 'Occupation',
      set: 'Where it happened',
      src: 'Source of knowledge',
      out: 'What followed',
      own: 'Further subjects',
    },
    mentionedIn: (count, total) => `Mentioned in ${count} of ${interviews(total)}.`,
    mentionedInFew: (total) => `Mentioned in fewer than 3 of ${interviews(total)}.`,
    codebook: 'Annex A. Codebook',
    tag: 'Tag',
    definition: 'Definition',
    interviews: 'Annex B. Interviews',
    code: 'Code',
    pseudonym: 'Pseudonym',
    occupation: 'Occupation',
    role: 'Role',
    date: 'Date',
    place: 'Place',
    methodLog: 'Annex C. Method log',
    software: (name) => `Made with ${name}.`,
    version: {
      anonymised: 'Made from the anonymised version of the interviews.',
      original: 'Made from the original version of the interviews.',
    },
    counts: (count, quotations) =>
      `${interviews(count)}, ${quotations === 1 ? '1 quotation' : `${quotations} quotations`}.`,
    filter: (filter) => `Chosen by: ${filter}.`,
  },
};
