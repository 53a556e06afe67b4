import { sameBytes, type Bytes } from '../../../../core/bytes.ts';
import { checkDisclosure, type DisclosedInterview } from '../../../../core/anonymise/disclosure.ts';
import type { ConsentWithheld } from '../../../../core/domain/consent.ts';
import { disclosedFacts, heldBackFacts } from '../../../../core/domain/disclosed-facts.ts';
import {
  type ExportUse,
  speakerLimits,
  spokenLimits,
} from '../../../../core/domain/export-permission.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import { daySeconds, ENTRY_PATHS } from '../../../../core/bundle/manifest.ts';
import type { BundleLock } from '../../../../core/bundle/recipients.ts';
import {
  AGE_VERSION_NEEDED,
  startHereBytes,
  type LockKind,
} from '../../../../core/bundle/start-here.ts';
import { readTar, TarError } from '../../../../core/bundle/tar-reader.ts';
import { tarSize, writeTar } from '../../../../core/bundle/tar.ts';
import { isReason, type AllowedFinding } from '../../../../core/domain/export-record.ts';
import type { Interview } from '../../../../core/domain/interview.ts';
import { translationLanguage } from '../../../../core/domain/translation.ts';
import { AppError } from '../../../../core/errors.ts';
import type { ExportPlan, ExportPreview, ExportReceipt, LeakFinding, Progress } from '../../api.ts';
import { AgeWriter } from './age-file.ts';
import {
  BundleContent,
  ensureNotCancelled,
  type ContentParts,
  type MadeEntry,
} from './bundle-content.ts';
import { findingsIn, type SearchParts } from './findings-in.ts';
import { differingPaths, hashingSource, readEntries } from './read-entries.ts';

/**
 * The way out: interviews become files, each file is searched for names, hashed, and encrypted as it
 * passes; then the written file is read back and compared. Nothing lies in memory but one interview, and what other
 * formats gather until the last one.
 */
export interface FilePort {
  /**
   * At most 1 MiB. Never called again before the last call is done; then the buffer is used anew, so copy
   * what must last, and do not transfer it (`postMessage` without a transfer list copies at once).
   */
  append(chunk: Bytes): Promise<void>;
  /** Reads back what was appended. */
  read(offset: number, length: number): Promise<Bytes>;
}

export interface ExportParts extends SearchParts, Omit<ContentParts, 'onInterview' | 'onIncluded'> {
  readonly onProgress?: (progress: Progress) => void;
}

export interface PreviewParts extends ExportParts {
  /** The words of an interview that seem to identify somebody, and that nobody has decided about. */
  undecided(interview: Interview): Promise<readonly string[]>;
  /** No review counts as finished before a second reader has read it. */
  readonly needsSecondReader?: boolean;
}

export interface WriteParts extends ExportParts {
  readonly file: FilePort;
  readonly onIncluded?: NonNullable<ContentParts['onIncluded']>;
  /** Tests only: a small work factor. The default is that of `age`, 18. */
  readonly scryptWorkFactor?: number;
}

/** All of a receipt but the file's name, which the caller learns by committing, and what the vault remembers. */
export interface WrittenBundle {
  readonly receipt: Omit<ExportReceipt, 'name'>;
  /** Which interviews left. */
  readonly interviews: readonly InterviewId[];
  /** Those allowances that a finding needed. */
  readonly allowed: readonly AllowedFinding[];
}

type Shape = ExportPreview['shaped'][number];

/** What consent does to an interview that may leave. */
function shapeOf({ id, record }: Interview, use: Pick<ExportUse, 'purpose' | 'version'>): Shape {
  const isAnonymised = use.version === 'anonymised';
  const { withheld } = speakerLimits(record.consent, use.purpose);
  return {
    id,
    code: record.code,
    heldBack: isAnonymised ? heldBackFacts(record, use.purpose) : [],
    inText: isAnonymised ? withheld.filter((one) => IN_TEXT.includes(one)) : [],
    ...spokenLimits(record.consent, use),
  };
}

/** What only the person who anonymises the text can leave out. */
const IN_TEXT: readonly ConsentWithheld[] = ['exact-date', 'age', 'family'];

function isShaped({ heldBack, inText, conditions, territory, audience }: Shape): boolean {
  const lists = [heldBack, inText, conditions, territory];
  return audience !== undefined || lists.some((list) => list.length > 0);
}

function near({ before, after }: LeakFinding, words: readonly string[] = []): readonly string[] {
  return words.filter((one) => before.includes(one) || after.includes(one));
}

/** What may stay, by key. An allowance without a reason is none. */
function allowances(plan: ExportPlan): ReadonlyMap<string, AllowedFinding> {
  return new Map(plan.allowed.filter((one) => isReason(one.reason)).map((one) => [one.key, one]));
}

/**
 * Findings in the words of `START-HERE.txt` that a bundle of another kind would have: who can open it is
 * chosen after the search.
 */
async function findingsInOtherStarts(
  known: readonly LeakFinding[],
  plan: ExportPlan,
  scanners: SearchParts,
): Promise<LeakFinding[]> {
  const findings = new Map(known.map((finding) => [finding.key, finding]));
  for (const kind of Object.keys(AGE_VERSION_NEEDED) as LockKind[]) {
    const entry = {
      path: ENTRY_PATHS.startHere,
      bytes: startHereBytes(kind, plan.formats.length > 0),
    };
    for (const finding of await findingsIn(entry, plan, scanners))
      findings.set(finding.key, finding);
  }
  return [...findings.values()];
}

/**
 * Makes every file and searches it; writes nothing. Allowed findings are left out of the list.
 * @throws AppError `cancelled`
 */
export async function previewExport(plan: ExportPlan, parts: PreviewParts): Promise<ExportPreview> {
  const undecided: ExportPreview['undecided'][number][] = [];
  const unread: ExportPreview['unread'][number][] = [];
  const disclosed: DisclosedInterview[] = [];
  const open = new Map<string | undefined, readonly string[]>();
  const findings: LeakFinding[] = [];
  const sizes: number[] = [];
  const allowed = allowances(plan);
  const { purpose = 'share', version } = plan;
  const shaped: ExportPreview['shaped'][number][] = [];
  const content = new BundleContent(plan, 'x25519', {
    ...parts,
    onInterview: (done) =>
      parts.onProgress?.({ stage: 'scan', done, total: plan.interviews.length }),
    async onIncluded(interview) {
      const { id, record } = interview;
      const translation = translationLanguage(record);
      if (translation === undefined) shaped.push(shapeOf(interview, { purpose, version }));
      if (version === 'original') return;
      // A translation tells nothing about another speaker.
      if (translation === undefined)
        disclosed.push({ id, code: record.code, facts: disclosedFacts(record, purpose) });
      if (parts.needsSecondReader && record.review !== 'confirmed')
        unread.push({ id, code: record.code, translation });
      const words = await parts.undecided(interview);
      open.set(id, [...new Set(words.map((one) => one.replace(/\s+/g, ' ')))]);
      if (words.length > 0)
        undecided.push({ id, code: record.code, translation, count: words.length });
    },
  });
  for await (const entry of content.entries()) {
    sizes.push(entry.bytes.length);
    findings.push(...(await findingsIn(entry, plan, parts, content.sources)));
  }
  const all = await findingsInOtherStarts(findings, plan, parts);
  return {
    entries: sizes.length,
    size: tarSize(sizes),
    findings: all
      .filter(({ key }) => !allowed.has(key))
      .map((finding) => ({ ...finding, undecided: near(finding, open.get(finding.interview)) })),
    blocked: content.blocked,
    shaped: shaped.filter(isShaped),
    undecided,
    unread,
    disclosure: plan.version === 'original' ? undefined : checkDisclosure(disclosed),
  };
}

/** Passes files on; the first name that was not allowed ends it. `used` takes the allowances that were needed. */
async function* withoutLeaks(
  content: BundleContent,
  plan: ExportPlan,
  scanners: SearchParts,
  used: AllowedFinding[],
): AsyncGenerator<MadeEntry> {
  const allowed = allowances(plan);
  for await (const entry of content.entries()) {
    for (const { key } of await findingsIn(entry, plan, scanners, content.sources)) {
      const allowance = allowed.get(key);
      if (!allowance) throw new AppError('leak-found', 'a finished file holds a known form');
      used.push(allowance);
    }
    yield entry;
  }
  if (content.included.length === 0) throw new AppError('export-empty');
}

/**
 * Appends all pieces. The next is made while one is being written, and never a second one sent before.
 * @returns bytes appended.
 */
async function appendAll(
  pieces: AsyncIterable<Bytes>,
  file: FilePort,
  signal: AbortSignal | undefined,
): Promise<number> {
  let size = 0;
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const piece of pieces) {
      await writing;
      ensureNotCancelled(signal);
      writing = file.append(piece);
      // Its failure is met at the next `await writing`; without this it would count as unhandled meanwhile.
      writing.catch(() => undefined);
      size += piece.length;
    }
    await writing;
  } finally {
    // The caller discards the file next: no write may still be on its way.
    await Promise.allSettled([writing]);
  }
  return size;
}

/**
 * Reads the written file back, decrypts it, compares every entry with what was meant.
 * @returns the file's SHA-256.
 * @throws AppError `file-write-failed` when anything differs, `cancelled`.
 */
async function verifyWritten(
  age: AgeWriter,
  content: BundleContent,
  size: number,
  parts: WriteParts,
): Promise<string> {
  const source = {
    size,
    read(offset: number, length: number) {
      ensureNotCancelled(parts.signal);
      return parts.file.read(offset, length);
    },
  };
  const hashed = await hashingSource(source, (done) =>
    parts.onProgress?.({ stage: 'verify', done, total: size }),
  );
  const { manifest, signature } = ENTRY_PATHS;
  const isSeal = (path: string) => path === manifest || path === signature;
  try {
    const entries = await readEntries(readTar(age.readBack(hashed)), isSeal);
    const seal = (path: string) => entries.find((entry) => entry.path === path)?.bytes;
    const differing = differingPaths(
      entries.filter(({ path }) => !isSeal(path)),
      content.files,
    );
    const sealsDiffer =
      !sameBytes(seal(manifest) ?? new Uint8Array(0), content.manifest ?? new Uint8Array(1)) ||
      !sameBytes(seal(signature) ?? new Uint8Array(0), content.signature ?? new Uint8Array(1));
    if (differing.length > 0 || sealsDiffer)
      throw new AppError('file-write-failed', 'an entry reads back differently');
    return hashed.digest();
  } catch (cause) {
    const known = cause instanceof AppError && !cause.code.startsWith('bundle-');
    if (known || !(cause instanceof AppError || cause instanceof TarError)) throw cause;
    throw new AppError('file-write-failed', 'the written file does not read back', { cause });
  }
}

/**
 * Writes a bundle through `parts.file` and verifies it. The caller commits the file when this resolves and
 * discards it when it throws.
 *
 * @throws AppError `leak-found`, `export-empty` (consent keeps back every interview), `recipient-invalid`,
 *   `file-write-failed`, `cancelled`.
 */
export async function writeExport(
  plan: ExportPlan,
  lock: BundleLock,
  parts: WriteParts,
): Promise<WrittenBundle> {
  const report = parts.onProgress ?? (() => undefined);
  const total = plan.interviews.length;
  const content = new BundleContent(plan, lock.kind, {
    ...parts,
    onInterview: (done) => report({ stage: 'write', done, total }),
  });
  report({ stage: 'derive', done: 0, total: 1 });
  const age = await AgeWriter.create(lock, parts.scryptWorkFactor);
  report({ stage: 'derive', done: 1, total: 1 });
  try {
    ensureNotCancelled(parts.signal);
    const allowed: AllowedFinding[] = [];
    const entries = withoutLeaks(content, plan, parts, allowed);
    const tar = writeTar(entries, daySeconds(parts.today));
    const size = await appendAll(age.encrypt(tar), parts.file, parts.signal);
    const sha256 = await verifyWritten(age, content, size, parts);
    const receipt = { size, sha256, bundleId: content.bundleId };
    return { receipt, interviews: content.included, allowed };
  } finally {
    age.forget();
  }
}
