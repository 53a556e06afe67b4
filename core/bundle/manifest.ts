import * as v from 'valibot';
import { utf8, type Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';

/** The version of `docs/bundle-format.md` that we write, and the newest that we read. */
export const BUNDLE_FORMAT_VERSION = 1;
export const BUNDLE_FORMAT = 'vouchsafe-bundle';

export const ENTRY_PATHS = {
  startHere: 'START-HERE.txt',
  interviews: 'interviews/',
  custody: 'custody/',
  codebook: 'codebook.json',
  formats: 'formats/',
  sums: 'SHA256SUMS',
  manifest: 'manifest.json',
  signature: 'manifest.json.sig',
} as const;

const fileSchema = v.object({
  path: v.string(),
  /** Bytes. */
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Lower-case hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** The head of a custody chain that the bundle carries. */
const headSchema = v.object({ path: v.string(), head: fileSchema.entries.sha256 });

const manifestSchema = v.object({
  format: v.literal(BUNDLE_FORMAT),
  formatVersion: v.literal(BUNDLE_FORMAT_VERSION),
  bundleId: v.pipe(v.string(), v.uuid()),
  /** Day of the export, `2026-11-23`: no time of day. */
  createdOn: v.pipe(v.string(), v.isoDate()),
  version: v.picklist(['anonymised', 'original']),
  /** The name of the program, without build or operating system. */
  generator: v.string(),
  /** Every file of the bundle but the manifest and its signature, in the order of the tar. */
  files: v.array(fileSchema),
  /** Bundles from before there was a log have none. */
  custody: v.optional(v.array(headSchema)),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = v.InferOutput<typeof fileSchema>;
export type CustodyHead = v.InferOutput<typeof headSchema>;

const versionSchema = v.object({
  format: v.literal(BUNDLE_FORMAT),
  formatVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** JSON as every file of a bundle has it: two spaces, LF, one at the end. */
export function jsonBytes(value: unknown): Bytes {
  return utf8(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** The manifest's bytes: fields in the order of the schema, whatever order the value has. */
export function encodeManifest(manifest: Manifest): Bytes {
  const { format, formatVersion, bundleId, createdOn, version, generator } = manifest;
  const files = manifest.files.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
  const custody = manifest.custody?.map(({ path, head }) => ({ path, head }));
  return jsonBytes({
    format,
    formatVersion,
    bundleId,
    createdOn,
    version,
    generator,
    files,
    ...(custody && { custody }),
  });
}

/** Decoded JSON, or undefined for what is not UTF-8 or not JSON. */
export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * @throws AppError `bundle-newer` when a later version of the format made it, `bundle-not-a-bundle` when it
 *   is no manifest of ours, `bundle-content-mismatch` when it claims our version and breaks its rules.
 */
export function parseManifest(bytes: Bytes): Manifest {
  const json = parseJson(bytes);
  const version = v.safeParse(versionSchema, json);
  if (!version.success) throw new AppError('bundle-not-a-bundle', 'no manifest of ours');
  if (version.output.formatVersion > BUNDLE_FORMAT_VERSION)
    throw new AppError('bundle-newer', `format version ${version.output.formatVersion}`);
  const manifest = v.safeParse(manifestSchema, json);
  if (!manifest.success)
    throw new AppError('bundle-content-mismatch', 'manifest breaks the schema');
  return manifest.output;
}

/** What `sha256sum -c` reads. Two spaces, LF. */
export function sumsBytes(files: readonly ManifestFile[]): Bytes {
  return utf8(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
}

/** Seconds since 1970 of a day's start in UTC: the one time that a bundle's tar headers carry. */
export function daySeconds(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}
