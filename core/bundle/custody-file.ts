import { toHex, utf8, type Bytes } from '../bytes.ts';
import { type Chain, extended, headOf } from '../custody/custody-entry.ts';
import { bundleId, type BundleMac, isUuid } from './bundle-ids.ts';
import type { BundleVersion } from './interview-file.ts';
import { jsonBytes } from './manifest.ts';

export const CUSTODY_FORMAT = 'vouchsafe-custody';

/** What happened to an interview, as a bundle tells it. */
export interface CustodyFile {
  readonly bytes: Bytes;
  /** Of the chain in the file: the manifest signs it. */
  readonly head: string;
}

export interface CustodyFacts {
  readonly bundle: string;
  /** The interview's id in the bundle. */
  readonly interview: string;
  readonly version: BundleVersion;
  readonly mac: BundleMac;
}

/**
 * `custody/<name>.json`: the chain of an interview, hashed anew over what a receiver may know. Times are rounded to the
 * day, in the anonymised version to the month, as its dates are; ids of other bundles become ids of this one; hashes of
 * the content, which would join two bundles, are left out. It begins with `start`, which commits the vault to its own chain
 * as it was: SHA-256 of bundle id and head, so that who keeps the vault can prove later which chain this was, and
 * nobody else can join two bundles by it.
 */
export async function custodyFile(own: Chain, facts: CustodyFacts): Promise<CustodyFile> {
  let chain: Chain = { first: 1, start: await commitment(facts.bundle, headOf(own)), entries: [] };
  for (const { at, action, reason, target } of own.entries) {
    const there = isUuid(target) ? await bundleId(facts.mac, target) : '';
    chain = extended(chain, [{ action, reason, target: there }], rounded(at, facts.version));
  }
  const { interview } = facts;
  const bytes = jsonBytes({ format: CUSTODY_FORMAT, interview, ...chain });
  return { bytes, head: headOf(chain) };
}

async function commitment(bundle: string, head: string): Promise<string> {
  const said = JSON.stringify(['vouchsafe/custody/bundle/1', bundle, head]);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(said))));
}

/** Milliseconds since 1970 of the beginning of the day, or of the month, in UTC. */
function rounded(at: number, version: BundleVersion): number {
  const time = new Date(at);
  const day = version === 'anonymised' ? 1 : time.getUTCDate();
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), day);
}
