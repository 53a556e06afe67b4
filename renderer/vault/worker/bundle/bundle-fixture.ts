import { NO_LINEAGE } from '../../../../core/merge/lineage.ts';
import { concatBytes, type Bytes } from '../../../../core/bytes.ts';
import type { RangeSource } from '../../../../core/bundle/age-stream.ts';
import type { LeakHit, LeakScanner } from '../../../../core/anonymise/leak-scan.ts';
import type { InterviewId, PassageId, RedactionId, TagId } from '../../../../core/domain/ids.ts';
import { EMPTY_SESSION } from '../../../../core/domain/consent-session.ts';
import { EMPTY_RECORD, type Interview } from '../../../../core/domain/interview.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { Tag } from '../../../../core/domain/tag.ts';
import { FIRST_REPORT_SETTINGS } from '../../../../core/report/report-settings.ts';
import type { ReportFacts } from '../../../../core/bundle/formats/format.ts';
import type { ExportPlan } from '../../api.ts';
import { makeReportForTest } from '../report/report-fonts-for-test.ts';
import type { FilePort, PreviewParts } from './export-bundle.ts';
import { loadSigningKey, newSigningKey } from './own-keys.ts';

/** Test support: a tiny fictional vault and files in memory. Nobody in it exists. */
export const REAL_NAME = 'Вымышлена';
export const PSEUDONYM = 'Участница 1';
export const OWN_TAG: Tag = {
  id: '7d0b9c1e-3f57-4c7e-9f58-0d8f3a0b9a11' as TagId,
  group: 'own',
  label: 'Market levy',
  definition: 'A fee that the market itself takes.',
  colour: 3,
};
export const STARTER_TAG = 'act.sign.forced' as TagId;

/** A decision for each place where the name stands. */
function redactionsOf(text: string): Redaction[] {
  return [...text.matchAll(new RegExp(REAL_NAME, 'g'))].map(({ index }, nth) => ({
    id: `33333333-0000-4000-8000-${String(nth).padStart(12, '0')}` as RedactionId,
    kind: 'person',
    action: 'pseudonym',
    replacement: PSEUDONYM,
    source: 'register',
    note: 'Private reason.',
    decidedAt: 0,
    from: index,
    to: index + REAL_NAME.length,
  }));
}

/** Consent given, an emoji before the passage so that the two ways of counting differ. */
export function exampleInterview(n: number, text?: string): Interview {
  const words = text ?? `😀 ${REAL_NAME} told us:\n"they made us sign" (fictional).`;
  const from = Math.max(0, words.indexOf('they made'));
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as InterviewId,
    text: words,
    record: {
      ...EMPTY_RECORD,
      code: `INT-${String(n).padStart(3, '0')}`,
      date: '1998-11-26',
      place: { name: 'Stall 14, Fictional Market', published: 'Northern region', level: 'region' },
      role: 'witness',
      occupation: 'occ.trader',
      setting: 'in-person',
      language: 'ru',
      interviewerCode: 'R-2',
      summary: 'Private summary.',
      consent: {
        sessions: [{ ...EMPTY_SESSION, method: 'oral-noted' }],
        permissions: [{ scope: 'share-with-named-partner', answer: 'yes' }],
        conditions: 'Private condition.',
      },
      tags: [STARTER_TAG, OWN_TAG.id, 'hnd.followup' as TagId],
      redactions: redactionsOf(words),
      passages: [
        {
          id: `11111111-0000-4000-8000-${String(n).padStart(12, '0')}` as PassageId,
          tag: STARTER_TAG,
          from,
          to: Math.min(words.length, from + 17),
        },
      ],
    },
  };
}

/** An interview in whose text nobody has decided about the name. */
export function undecidedInterview(n: number): Interview {
  const interview = exampleInterview(n);
  return { ...interview, record: { ...interview.record, redactions: [] } };
}

/** Finds words, as the real scanner finds names. */
export function wordScanner(...words: readonly string[]): LeakScanner {
  return {
    scan: (text) =>
      words.flatMap((found) =>
        [...text.matchAll(new RegExp(found, 'gu'))].map(
          ({ index }): LeakHit => ({ kind: 'name', found, from: index, to: index + found.length }),
        ),
      ),
  };
}

export async function exampleSigner() {
  return loadSigningKey(await newSigningKey());
}

export function examplePlan(
  interviews: readonly Interview[],
  version: ExportPlan['version'] = 'anonymised',
): ExportPlan {
  return { interviews: interviews.map(({ id }) => id), version, formats: [], allowed: [] };
}

/** Makes reports here: there are no helpers in Node. */
export const REPORT_FOR_TEST: ReportFacts = {
  settings: FIRST_REPORT_SETTINGS,
  basket: [],
  make: async (...report) => (await makeReportForTest(...report)).bytes,
};

export async function exampleParts(interviews: readonly Interview[]): Promise<PreviewParts> {
  return {
    async load(id) {
      const interview = interviews.find((candidate) => candidate.id === id);
      if (interview === undefined) throw new Error('no such interview');
      return interview;
    },
    custodyOf: async () => undefined,
    lineageOf: async () => NO_LINEAGE,
    translationsOf: (id) =>
      interviews.filter(({ record }) => record.translationOf === id).map((one) => one.id),
    codebook: [OWN_TAG],
    undecided: async () => [],
    scanner: wordScanner(REAL_NAME),
    today: '2026-11-23',
    signer: await exampleSigner(),
    report: REPORT_FOR_TEST,
  };
}

/** A file in memory that notices a second append before the first is done. */
export class MemoryFile implements FilePort {
  bytes: Bytes = new Uint8Array(0);
  private readonly chunks: Bytes[] = [];
  private isBusy = false;

  async append(chunk: Bytes): Promise<void> {
    if (this.isBusy || chunk.length > 1024 * 1024) throw new Error('append breaks the rules');
    this.isBusy = true;
    await Promise.resolve();
    this.chunks.push(chunk.slice());
    this.bytes = new Uint8Array(0);
    this.isBusy = false;
  }

  async read(offset: number, length: number): Promise<Bytes> {
    return this.whole().slice(offset, offset + length);
  }

  whole(): Bytes {
    if (this.bytes.length === 0) this.bytes = concatBytes(...this.chunks);
    return this.bytes;
  }
}

export function sourceOf(bytes: Bytes): RangeSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
}
