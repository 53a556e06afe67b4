import type { Bytes } from '../../../../core/bytes.ts';
import { sameBytes } from '../../../../core/bytes.ts';
import type { RangeSource } from '../../../../core/bundle/age-stream.ts';
import { isUuid } from '../../../../core/bundle/bundle-ids.ts';
import {
  type BundleTag,
  labelsOf,
  parseCodebookJson,
} from '../../../../core/bundle/codebook-file.ts';
import { type InterviewFile, parseInterviewJson } from '../../../../core/bundle/interview-file.ts';
import { ENTRY_PATHS, type Manifest, parseManifest } from '../../../../core/bundle/manifest.ts';
import { checkCustody, type CustodyCheck } from '../../../../core/bundle/read-custody.ts';
import {
  formatPublicKey,
  parsePublicKey,
  verifyDetached,
} from '../../../../core/bundle/ssh-signature.ts';
import { readTar, TarError } from '../../../../core/bundle/tar-reader.ts';
import type { Contact } from '../../../../core/domain/contact.ts';
import { AppError } from '../../../../core/errors.ts';
import type { BundleInterview, BundleView, Progress, SignatureState } from '../../api.ts';
import { decryptAge } from './age-file.ts';
import { ensureNotCancelled } from './bundle-content.ts';
import { verifyEd25519 } from './own-keys.ts';
import { differingPaths, readEntries, type ReadEntry } from './read-entries.ts';

/**
 * The way in: a bundle is decrypted, compared with its manifest, its signature and its custody chains judged. Nothing is
 * stored.
 */
export interface OpenParts {
  /** The vault's identities, retired ones too. */
  readonly identities: readonly CryptoKey[];
  readonly passphrase?: string;
  readonly contacts: readonly Contact[];
  /** The vault's own public signing keys, retired ones too, as OpenSSH lines. */
  readonly ownSigningKeys: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Gets what a merge goes on with, once everything was found to be right. */
  readonly onRead?: (bundle: OpenedBundle) => void;
}

/** What was in a bundle. */
export interface OpenedBundle {
  readonly view: BundleView;
  /** By path. */
  readonly interviews: ReadonlyMap<string, InterviewFile>;
  readonly tags: readonly BundleTag[];
}

function reporting(source: RangeSource, parts: OpenParts): RangeSource {
  return {
    size: source.size,
    async read(offset, length) {
      ensureNotCancelled(parts.signal);
      const bytes = await source.read(offset, length);
      const done = offset + bytes.length;
      parts.onProgress?.({ stage: 'read', done, total: source.size });
      return bytes;
    },
  };
}

function isShown(path: string): boolean {
  const { codebook, custody, interviews, manifest, signature } = ENTRY_PATHS;
  const isInterview = path.startsWith(interviews) && path.endsWith('.json');
  return (
    isInterview ||
    path.startsWith(custody) ||
    path === codebook ||
    path === manifest ||
    path === signature
  );
}

/** @throws AppError `bundle-not-a-bundle` when the authentic content is not a tar as ours are. */
async function readAll(source: RangeSource, parts: OpenParts): Promise<ReadEntry[]> {
  try {
    return await readEntries(readTar(decryptAge(reporting(source, parts), parts)), isShown);
  } catch (cause) {
    if (!(cause instanceof TarError)) throw cause;
    throw new AppError('bundle-not-a-bundle', cause.message, { cause });
  }
}

/** Who made a signature over the manifest, in the words of the screen. */
export async function judgeSignature(
  armored: Bytes | undefined,
  manifest: Bytes,
  parts: Pick<OpenParts, 'contacts' | 'ownSigningKeys'>,
): Promise<SignatureState> {
  if (armored === undefined) return { state: 'none' };
  const text = new TextDecoder().decode(armored);
  const key = await verifyDetached(text, manifest, verifyEd25519);
  if (key === undefined) return { state: 'wrong' };
  const isThisKey = (line: string | undefined) => {
    const other = line === undefined ? undefined : parsePublicKey(line);
    return other !== undefined && sameBytes(other, key);
  };
  const signingKey = formatPublicKey(key);
  if (parts.ownSigningKeys.some(isThisKey)) return { state: 'own', signingKey };
  const known = parts.contacts.filter((contact) => isThisKey(contact.signingKey));
  const contact = known.find(({ checkedAt }) => checkedAt !== undefined) ?? known[0];
  if (contact === undefined) return { state: 'unknown-key', signingKey };
  const state = contact.checkedAt === undefined ? 'known-unchecked' : 'known-checked';
  return { state, name: contact.name, signingKey };
}

function interviewFileIn({ path, bytes }: ReadEntry): [string, InterviewFile] | undefined {
  if (!path.startsWith(ENTRY_PATHS.interviews) || bytes === undefined) return undefined;
  const file = parseInterviewJson(bytes);
  if (file === undefined)
    throw new AppError('bundle-content-mismatch', 'an interview breaks the schema');
  return [path, file];
}

function custodyIn(
  entries: readonly ReadEntry[],
  { custody = [] }: Manifest,
  interviews: readonly [string, InterviewFile][],
): CustodyCheck {
  const chains = entries.flatMap(({ path, bytes }) =>
    path.startsWith(ENTRY_PATHS.custody) && bytes ? [[path, bytes] as const] : [],
  );
  const named = interviews.map(([path, { id }]) => ({ path, id }));
  return checkCustody(new Map(chains), custody, named);
}

/**
 * Own tags of the sender are shown by their label: here their id means nothing.
 * @param paths of the originals, by the ids of the bundle
 */
function interviewView(
  path: string,
  file: InterviewFile,
  labels: ReadonlyMap<string, string>,
  paths: ReadonlyMap<string, string>,
): BundleInterview {
  const shown = (tag: string) => (isUuid(tag) ? (labels.get(tag) ?? tag) : tag);
  return {
    path,
    code: file.code,
    translationOf: file.translationOf === undefined ? undefined : paths.get(file.translationOf),
    date: file.date,
    place: file.place.exact ?? file.place.published,
    occupation: file.occupation,
    language: file.language,
    tags: file.tags.map(shown),
    text: file.text,
    passages: file.passages.map(({ from, to, tag }) => ({ from, to, tag: shown(tag) })),
  };
}

/**
 * Opens a bundle by ranges of at most 1 MiB.
 *
 * @throws AppError
 *   `bundle-not-a-bundle`: not an age file, or not our tar inside;
 *   `bundle-needs-passphrase`, `bundle-passphrase-wrong`, `bundle-not-for-us`: no key fits;
 *   `bundle-truncated`, `bundle-damaged`: not all there, or not as written;
 *   `bundle-newer`: a later version of the format;
 *   `bundle-content-mismatch`: well encrypted, but its files are not those that its manifest lists;
 *   `cancelled`.
 */
export async function openBundle(source: RangeSource, parts: OpenParts): Promise<BundleView> {
  const entries = await readAll(source, parts);
  const bytesOf = (path: string) => entries.find((entry) => entry.path === path)?.bytes;
  const manifestBytes = bytesOf(ENTRY_PATHS.manifest);
  if (manifestBytes === undefined) throw new AppError('bundle-not-a-bundle', 'no manifest');
  const manifest = parseManifest(manifestBytes);
  const { manifest: manifestPath, signature: signaturePath } = ENTRY_PATHS;
  const covered = entries.filter(({ path }) => path !== manifestPath && path !== signaturePath);
  if (differingPaths(covered, manifest.files).length > 0)
    throw new AppError('bundle-content-mismatch', 'files differ from the manifest');
  const codebook = bytesOf(ENTRY_PATHS.codebook);
  // Without one that can be read, tags are shown by id.
  const tags = (codebook && parseCodebookJson(codebook)) ?? [];
  const labels = labelsOf(tags);
  const interviews = entries.flatMap((entry) => {
    const found = interviewFileIn(entry);
    return found ? [found] : [];
  });
  const originals = interviews.filter(([, file]) => file.translationOf === undefined);
  const paths = new Map(originals.map(([path, { id }]) => [id, path]));
  const { findings, stray } = custodyIn(entries, manifest, interviews);
  const view: BundleView = {
    bundleId: manifest.bundleId,
    formatVersion: manifest.formatVersion,
    version: manifest.version,
    createdOn: manifest.createdOn,
    signature: await judgeSignature(bytesOf(signaturePath), manifestBytes, parts),
    files: entries.map(({ path, size }) => ({ path, size })),
    interviews: interviews.map(([path, file]) => ({
      ...interviewView(path, file, labels, paths),
      custody: findings.get(path),
    })),
    strayChains: stray.length === 0 ? undefined : stray,
  };
  parts.onRead?.({ view, interviews: new Map(interviews), tags });
  return view;
}
