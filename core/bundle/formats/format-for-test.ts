import { bundleTag, type BundleMac } from '../bundle-ids.ts';
import { type BundleTag, unknownTag } from '../codebook-file.ts';
import { INTERVIEW_FORMAT, type BundleVersion, type InterviewFile } from '../interview-file.ts';
import { bundleId } from '../bundle-ids.ts';
import { utf8 } from '../../bytes.ts';
import { FIRST_REPORT_SETTINGS } from '../../report/report-settings.ts';
import type { FormatFacts, FormatFile, FormatWriter } from './format.ts';

/** Test support: what leaves of a fictional interview. */
const mac: BundleMac = async (message) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', utf8(`test ${new TextDecoder().decode(message)}`)),
  );

export const OWN_TAG_ID = await bundleTag(mac, '7d0b9c1e-3f57-4c7e-9f58-0d8f3a0b9a11');
export const STARTER_TAG_ID = 'act.sign.forced';

const TAGS: readonly BundleTag[] = [
  {
    id: OWN_TAG_ID,
    group: 'own',
    label: '=Market <levy> & "fee"',
    definition: 'A fee that the market itself takes.',
    colour: 3,
  },
  {
    id: STARTER_TAG_ID,
    group: 'act',
    label: 'Forced to sign support list',
    definition: 'Somebody signed a list of support against their will.',
    colour: 0,
  },
];

export const idFor = (name: string): Promise<string> => bundleId(mac, name);

export function factsForTest(version: BundleVersion = 'anonymised'): FormatFacts {
  return {
    version,
    createdOn: '2026-11-23',
    generator: 'Vouchsafe',
    tagOf: (id) => TAGS.find((tag) => tag.id === id) ?? unknownTag(id),
    idFor,
    report: {
      settings: FIRST_REPORT_SETTINGS,
      basket: [],
      make: () => Promise.reject(new Error('made where its libraries are')),
    },
  };
}

/** One passage, whose positions differ between code points and UTF-16 units. */
export async function fileForTest(n: number, part: Partial<InterviewFile> = {}) {
  const text = '😀 Participant 1 told us:\n"they made us sign" (fictional).';
  const file: InterviewFile = {
    format: INTERVIEW_FORMAT,
    id: await idFor(`interview ${n}`),
    code: `INT-${String(n).padStart(3, '0')}`,
    version: 'anonymised',
    language: 'ru',
    date: '1998-11~',
    place: { published: 'Northern region', level: 'region' },
    role: 'witness',
    occupation: 'occ.trader',
    sex: 'female',
    employer: { published: 'a market' },
    setting: 'in-person',
    consent: { method: 'oral-noted', answers: { 'share-with-named-partner': 'yes' } },
    tags: [STARTER_TAG_ID, OWN_TAG_ID],
    text,
    passages: [
      { id: await idFor(`passage ${n}`), from: 26, to: 43, tag: STARTER_TAG_ID },
      { id: await idFor(`second passage ${n}`), from: 26, to: 43, tag: OWN_TAG_ID },
    ],
  };
  return { ...file, ...part };
}

export async function written(
  writer: FormatWriter,
  files: readonly InterviewFile[],
): Promise<readonly FormatFile[]> {
  for (const file of files) await writer.add(file, file.code);
  return writer.finish();
}

export function textOf(files: readonly FormatFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`no ${path}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}
