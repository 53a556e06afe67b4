import type { InterviewFile } from '../bundle/interview-file.ts';

/** Fictional, for tests: an interview as the anonymised version has it. */
export function outgoingFile(told: Partial<InterviewFile> = {}): InterviewFile {
  return {
    format: 'vouchsafe-interview',
    id: 'file-7',
    code: 'INT-007',
    version: 'anonymised',
    language: 'kk',
    date: '2026-03',
    place: { published: 'Northern region', level: 'region' },
    role: 'witness',
    occupation: 'occ.teacher',
    setting: 'in-person',
    consent: {
      method: 'written',
      answers: { 'share-with-named-partner': 'yes', 'publish-named': 'no' },
    },
    tags: [],
    text: 'They made us sign.',
    passages: [{ id: 'p1', from: 0, to: 18, tag: 'act.sign.forced' }],
    ...told,
  };
}

/** The same interview in the original version, by somebody who agreed to be named. */
export function originalFile(told: Partial<InterviewFile> = {}): InterviewFile {
  return outgoingFile({
    version: 'original',
    date: '2026-03-12',
    place: { exact: 'Zhanaauyl', published: 'Northern region', level: 'region' },
    interpreter: true,
    consent: {
      method: 'written',
      answers: { 'share-with-named-partner': 'yes', 'publish-named': 'yes' },
    },
    ...told,
  });
}
