import * as v from 'valibot';
import type { Bytes } from '../bytes.ts';
import type { SealedEntry } from '../custody/custody-entry.ts';
import { type ChainBreak, verifyChain } from '../custody/verify-chain.ts';
import { CUSTODY_FORMAT } from './custody-file.ts';
import { type CustodyHead, ENTRY_PATHS, parseJson } from './manifest.ts';

/** The last millisecond of the year 9999: beyond that no calendar of ours has a name for a day. */
const LAST_MOMENT = 253_402_300_799_999;
const DAY_MS = 86_400_000;

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * Codes that a later version adds are taken as they are: what a code means is not needed to see whether a chain holds.
 * Fields are another matter: no hash covers one that is not named here, so it is refused.
 */
const entrySchema = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    v.maxValue(LAST_MOMENT),
    v.multipleOf(DAY_MS),
  ),
  action: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
  target: v.union([v.literal(''), v.pipe(v.string(), v.uuid())]),
  reason: v.pipe(v.string(), v.regex(/^[a-z-]{0,40}$/)),
  content: v.literal(''),
  hash: digest,
});

const custodySchema = v.strictObject({
  format: v.literal(CUSTODY_FORMAT),
  /** The interview's id in the bundle. */
  interview: v.pipe(v.string(), v.uuid()),
  first: v.literal(1),
  start: digest,
  entries: v.pipe(v.array(entrySchema), v.minLength(1)),
});

export type CustodyFileValue = v.InferOutput<typeof custodySchema>;

/** What a bundle says of an interview's past, and whether it fits together. */
export type CustodyFinding =
  /** Every entry seals the one before, and the manifest names the last. */
  | { readonly state: 'whole'; readonly entries: readonly SealedEntry[] }
  /** An entry is not what its hash says, or not in its place. */
  | ({ readonly state: 'broken'; readonly entries: readonly SealedEntry[] } & ChainBreak)
  /** The entries hold, and the manifest names another as the last. */
  | { readonly state: 'other-end'; readonly entries: readonly SealedEntry[] }
  /** The entries hold, and the manifest names none of them: nothing shows that the last ones are there. */
  | { readonly state: 'unlisted'; readonly entries: readonly SealedEntry[] }
  /** It says that it is that of another interview. */
  | { readonly state: 'other-interview'; readonly entries: readonly SealedEntry[] }
  | { readonly state: 'unreadable' }
  /** The manifest names its last entry, and its file is not there. */
  | { readonly state: 'missing' };

export interface CustodyCheck {
  /** By the path of the interview; one of which the bundle carries no chain has none. */
  readonly findings: ReadonlyMap<string, CustodyFinding>;
  /** Paths of chains that are there, or that the manifest names, and that belong to no interview of the bundle. */
  readonly stray: readonly string[];
}

interface InterviewInBundle {
  readonly path: string;
  readonly id: string;
}

/** The file's value, or undefined when the bytes break the rules of `docs/bundle-format.md`. */
export function parseCustodyJson(bytes: Bytes): CustodyFileValue | undefined {
  const parsed = v.safeParse(custodySchema, parseJson(bytes));
  return parsed.success ? parsed.output : undefined;
}

/**
 * Judges every chain of a bundle by itself, by the interview whose name its file has, and by the manifest. Whether the
 * manifest can be relied on is for its signature to say.
 * @param files of the folder `custody/`, by path
 * @param heads as the manifest lists them
 */
export function checkCustody(
  files: ReadonlyMap<string, Bytes>,
  heads: readonly CustodyHead[],
  interviews: readonly InterviewInBundle[],
): CustodyCheck {
  const findings = new Map<string, CustodyFinding>();
  const stray = new Set([...files.keys(), ...heads.map(({ path }) => path)]);
  for (const { path, id } of interviews) {
    const custody = custodyPath(path);
    if (!stray.delete(custody)) continue;
    const listed = heads.filter((one) => one.path === custody).map(({ head }) => head);
    findings.set(path, judged(files.get(custody), listed, id));
  }
  return { findings, stray: [...stray].toSorted() };
}

/** Of `interviews/INT-007.json` `custody/INT-007.json`. */
function custodyPath(interviewPath: string): string {
  return ENTRY_PATHS.custody + interviewPath.slice(ENTRY_PATHS.interviews.length);
}

/** @param listed heads that the manifest names for it; of two that differ one is another's */
function judged(
  bytes: Bytes | undefined,
  listed: readonly string[],
  interview: string,
): CustodyFinding {
  if (bytes === undefined) return { state: 'missing' };
  const file = parseCustodyJson(bytes);
  if (file === undefined) return { state: 'unreadable' };
  const { entries } = file;
  if (file.interview !== interview) return { state: 'other-interview', entries };
  const found = verifyChain(file);
  if (found) return { state: 'broken', ...found, entries };
  if (listed.length === 0) return { state: 'unlisted', entries };
  const isEnd = listed.every((head) => verifyChain(file, head) === undefined);
  return { state: isEnd ? 'whole' : 'other-end', entries };
}
